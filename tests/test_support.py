"""What is compared of a sentence and its passage: quotations, numbers, dates, names, denials."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from generator.content.dates import PartialDate
from generator.evidence.articles.archive import Article, Paragraph, Passage
from generator.evidence.quotation_marks import Span
from generator.evidence.support.contest import exchanged_with_another
from generator.evidence.support.elsewhere import Corpus
from generator.evidence.support.figures.counts import number_findings
from generator.evidence.support.figures.days import dates_in
from generator.evidence.support.figures.measures import measures_in
from generator.evidence.support.figures.numbers import numbers_in
from generator.evidence.support.figures.told_days import tells_day
from generator.evidence.support.force.compared_force import force_findings
from generator.evidence.support.force.denials import clauses_of
from generator.evidence.support.force.polarity import Summaries
from generator.evidence.support.ground import Ground, Piece
from generator.evidence.support.likeness import are_of_one_root
from generator.evidence.support.named.bare_names import bare_name_findings
from generator.evidence.support.named.names import KnownNames, are_same_name, countries_in
from generator.evidence.support.quoted import prose_quotations, stands_in
from generator.evidence.support.reading import read_words
from generator.evidence.support.roles.compared_roles import KnownSides, role_findings
from generator.evidence.support.untold import accusing_findings


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Says “we agree”, and “no more”.", ["we agree", "no more"]),
        ("Says „so” and «so» and 'so' and ‘so’.", ["so", "so", "so", "so"]),
        ("Says “he called it ‘mad’ twice”.", ["he called it ‘mad’ twice"]),
        ("Says “we surrender", ["we surrender"]),
        ('Says "we surrender', ["we surrender"]),
        ("Says ’we surrender’.", ["we surrender"]),
        ("Says ,,we surrender''.", ["we surrender"]),
        ("Says ‘we surrender", ["we surrender"]),
        ("Says ″we surrender″ and ´no more´.", ["we surrender", "no more"]),
        ("Putin’s don’t, the towns’ view, the ’90s", []),
    ],
)
def test_quotations_of_prose(text, words):
    """Marks of every style quote, also unpaired ones; apostrophes do not."""
    assert [text[one.start : one.end] for one in prose_quotations(text)] == words


def test_quotations_stand_word_for_word():
    """The first letter's case and what an ellipsis leaves out may differ, and nothing else."""
    text = "We accept the plan, but not in this form."
    assert stands_in("we accept … in this form", text)
    assert stands_in("We accept the plan.", text)
    assert not stands_in("in this form … We accept", text)
    assert not stands_in("We accept a plan", text)
    assert not stands_in("e accept", text)


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        ("en", "twenty-five, 1,000 and two hundred thousand", [25, 1000, 200_000]),
        ("en", "3.5 million, a thousand, World War II", [3_500_000, 1000, 2]),
        ("de", "fünfundzwanzig, 1.000, zweihunderttausend", [25, 1000, 200_000]),
        ("fr", "quatre-vingt-dix, soixante-quinze, 1 000", [90, 75, 1000]),
        ("ru", "двадцать пять, три тысячи, 5 млн", [25, 3000, 5_000_000]),
        ("uk", "двадцять п’ять, 1 000", [25, 1000]),
        ("ar", "خمسة وعشرون، ٣٠ يوما، ١٬٠٠٠", [25, 30, 1000]),
        ("zh", "30天停火", [30]),
    ],
)
def test_numbers_are_what_they_stand_for(code, text, values):
    """In digits of any script, in words, and with the marks that a language divides them by."""
    found = numbers_in(read_words(text, code))
    assert len(found) == len(values)
    assert all(value in one.values for one, value in zip(found, values, strict=True))


@pytest.mark.parametrize(
    ("code", "sentence", "passage", "is_there"),
    [
        ("en", "20% of pupils", "two in ten pupils", True),
        ("en", "one in five", "every fifth pupil", True),
        ("en", "40% of pupils", "two in ten pupils", False),
        ("en", "by 50 percent", "has halved", True),
        ("en", "14 days", "within a fortnight, or two weeks", True),
        ("en", "15 days", "within a fortnight, or two weeks", False),
        ("en", "almost 9,900 names", "9,870 names", True),
        ("en", "9,900 names", "9,870 names", False),
        ("en", "rose by 200 euros", "from 800 to 1,000 euros", True),
        ("en", "rose by 300 euros", "from 800 to 1,000 euros", False),
        ("de", "zwölf Lehrer", "die Hälfte der 24 Lehrer", True),
        ("de", "drei Jahre", "eine dreijährige Frist", True),
        ("ru", "пятая часть", "двое из десяти", True),
        ("ru", "1500 человек", "полторы тысячи человек", True),
        ("uk", "половину", "удвічі", True),
        ("ar", "12 معلما", "نصف المعلمين الأربعة والعشرين", True),
    ],
)
def test_numbers_are_told_in_other_ways(code, sentence, passage, is_there):
    """Parts, lengths of time, rounded numbers and what is worked out from two are found; others are
    not."""
    ours, theirs = (measures_in(read_words(text, code)) for text in (sentence, passage))
    for one in ours.numbers[:1]:
        is_same = any(one.is_carried_by(other) for other in theirs.numbers)
        found = is_same or ours.measures_as(one, theirs) or ours.is_worked_out(one, theirs)
        assert found == is_there


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on 12, 19 and 26 June", [12, 19, 26]),
        ("from 3 to 5 June", [3, 5]),
        ("by 30 June", [30]),
    ],
)
def test_days_are_listed_before_their_month(text, days):
    """Each day of a list or a range is a date of its own."""
    assert sorted(one.day for one in dates_in(read_words(text, "en"))) == days


@pytest.mark.parametrize(
    ("wanted", "told", "is_told"),
    [
        ("30 September", "by the end of September", True),
        ("29 September", "by the end of September", False),
        ("11 March", "on Tuesday", True),
        ("5 March", "until last Wednesday", True),
        ("5 March", "until Wednesday", False),
    ],
)
def test_dates_are_told_by_the_day_of_the_article(wanted, told, is_told):
    """What a passage leaves out, its article's day adds."""
    [ours] = dates_in(read_words(f"by {wanted}", "en"))
    published = PartialDate(2025, 3, 13)
    dates = dates_in(read_words(told, "en"))
    assert any(tells_day(one, ours, published) for one in dates) == is_told


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        ("en", "the first of May", (None, 1, 5, None)),
        ("en", "13 March 2025", (None, 13, 3, 2025)),
        ("de", "am Montagabend", (0, None, None, None)),
        ("ru", "в среду", (2, None, None, None)),
        ("es", "el 13 de marzo de 2025", (None, 13, 3, 2025)),
        ("ar", "١٣ مارس ٢٠٢٥", (None, 13, 3, 2025)),
    ],
)
def test_dates_are_read_in_each_language(code, text, told):
    """Days and months are Unicode's names, in most of their forms."""
    [one] = dates_in(read_words(text, code))
    assert (one.weekday, one.day, one.month, one.year) == told


def test_other_words_are_no_dates():
    """May and March are months only where they stand as such."""
    for text in ("They may march on.", "Theresa May said so.", "Both may hold."):
        assert dates_in(read_words(text, "en")) == ()


def test_names_are_alike_in_most_forms():
    """Endings and spellings may differ, other names are other names."""
    for one, other in (("putin", "putins"), ("russia", "russian"), ("зеленский", "зеленского")):
        assert are_same_name(one, other)
    for one, other in (("iran", "iraq"), ("austria", "australia"), ("marco", "macron")):
        assert not are_same_name(one, other)
    assert countries_in(read_words("Polish farmers", "en")) & {"PL"}
    assert countries_in(read_words("زار بنين", "ar")) == {"BJ"}
    assert countries_in(read_words("بُني السور", "ar")) == set()


def test_denials_are_told_clause_by_clause():
    """What is not only so is so, twice no is yes, and what is never said is denied."""
    said = {
        "He does not refuse the plan.": [False],
        "She accepts not only the plan.": [False],
        "He has never said that the ward is safe.": [True],
        "We accept the plan, but not the toll.": [False, True],
    }
    for text, denied in said.items():
        assert [one.is_denied for one in clauses_of(read_words(text, "en"))] == denied, text


@pytest.mark.parametrize(
    ("code", "passage", "sentence", "is_turned"),
    [
        ("en", "The state will pay the firm", "The firm will pay the state", True),
        ("en", "The state will pay the firm", "The firm will be paid by the state", False),
        ("en", "The state will pay the firm", "Says that the state pays the firm", False),
        ("en", "The state will pay the firm", "The state will be paid by the firm", True),
        ("en", "The judges who pay the firm met", "The firm pays the judges", False),
        ("de", "Der Kreis verklagt die Bahn", "Die Bahn verklagt den Kreis", True),
        ("de", "Der Kreis verklagt die Bahn", "Die Bahn verklagt der Kreis", False),
        ("de", "Der Kreis verklagt die Bahn", "Die Bahn wird vom Kreis verklagt", False),
        ("de", "Der Kreis verklagt die Bahn", "Der Kreis wird von der Bahn verklagt", True),
        ("ru", "Мэр поддержал жителей", "Жители поддержали мэра", True),
        ("ru", "Мэр поддержал жителей", "Жителей поддержал мэр", False),
        ("ru", "Мэр поддержал жителей", "Жители были поддержаны мэром", False),
        ("uk", "Мер підтримав мешканців", "Мешканці підтримали мера", True),
        ("uk", "Мер підтримав мешканців", "Мешканців підтримав мер", False),
        ("ar", "رفضت الوزارة مقترح البلدية", "إن البلدية رفضت مقترح الوزارة", True),
        ("ar", "رفضت الوزارة مقترح البلدية", "إن الوزارة رفضت مقترح البلدية", False),
    ],
)
def test_who_does_what_is_told_by_grammar(code, passage, sentence, is_turned):
    """Turned round it is found; passives, another order of words and another case are not."""
    ground = SimpleNamespace(near=(read_words(f"{passage}.", code),))
    nobody = KnownSides(KnownNames({}, code), {}, frozenset())
    found = list(role_findings(read_words(f"{sentence}.", code), ground, nobody))
    assert bool(found) == is_turned


FORCE = [
    ("en", "The board has failed to repair the bridge.", "Repaired the bridge.", True),
    ("en", "She did not call the plan a betrayal.", "Calls the plan a betrayal.", True),
    ("en", "He called the plan a betrayal.", "Does not call the plan a betrayal.", True),
    ("en", "Nobody had paid for the bridge.", "Says that everybody had paid for it.", True),
    ("en", "They rejected the toll, as dear as ever.", "Accepts the toll, as dear as ever.", True),
    ("en", "The clerk said a report existed, but was lost.", "Says that no report existed.", True),
    ("en", "We will close it; nobody will leave.", "Will not close it.", True),
    ("en", "We do not, as her friends, want it shut.", "Wants it shut.", True),
    ("en", "We do not, as her friends, want it shut.", "Does not want it shut.", False),
    ("en", "They do not want a wall but a gate.", "Wants no gate.", True),
    ("en", "He would resign if there were a vote.", "Would not resign if there were one.", True),
    ("en", "Men who drown don't carry passports.", "Men who drown carry passports.", True),
    ("en", "He would not rule out the others.", "Rules out the others.", True),
    ("en", "We agree to talks, but not at any price.", "Does not agree at any price.", False),
    ("en", "A ward without nurses is a room.", "A ward that has no nurses is a room.", False),
    ("en", "Hardly anyone trusts the firm.", "Trusts the firm.", True),
    ("en", "A boat is not a trawler, and we shall not sign.", "Will not sign.", False),
    ("en", "He declined to say whether boats may leave.", "Leaves open whether boats may.", False),
    ("en", "We do not want a wall, but a gate.", "Wants a gate, and no wall.", False),
    ("en", "She wants the nights free of it.", "Asks that there be no work at night.", False),
    ("en", "The lorries should avoid us.", "Wants no smoke or lorries past school.", False),
    ("en", "The ladder is not safe.", "Says that the ladder is unsafe.", False),
    ("de", "Die Stadt schloss höhere Zuschüsse aus.", "Zahlt keine höheren Zuschüsse.", False),
    ("de", "Die Stadt schloss höhere Zuschüsse aus.", "Will höhere Zuschüsse zahlen.", True),
    ("de", "Sie wies den Vorwurf zurück, sie habe gelogen.", "Hat nicht gelogen.", False),
    ("de", "Lehnt die Trasse ab.", "Lehnt die Trasse nicht ab.", True),
    ("de", "Er schlug einen Steg aus Holz vor.", "Schlägt einen Steg vor.", False),
    ("de", "Er schlug den Steg aus, weil er teuer ist.", "Will den Steg.", True),
    ("de", "Ohne den Bund geht es nicht.", "Auch ohne den Bund gehe es.", True),
    ("de", "Wir bringen jedes Kind hin.", "Verspricht nicht, jedes Kind hinzubringen.", True),
    ("de", "Das Dach wird nicht geschlossen.", "Will das Dach schließen.", True),
    ("de", "Sie will längere Stunden, keine längeren Ferien.", "Will längere Ferien.", True),
    ("de", "Dass es reicht, ist unwahrscheinlich.", "Glaubt nicht, dass es reicht.", False),
    ("de", "Er hat nichts gegen ein neues Bad.", "Hat gegen ein neues Bad nichts.", False),
    ("de", "Was die Eile angeht, irrt sie.", "Mit der Eile habe sie nicht recht.", False),
    ("ru", "Союз не намерен прекращать сбор подписей.", "Продолжит собирать подписи.", False),
    ("ru", "Он не советует отзывать жалобы.", "Советует отзывать жалобы.", True),
    ("ru", "Денег на ремонт в городе нет.", "На ремонт в городе нет денег.", False),
    ("ru", "Даст деньги на дорогу. На причалы не даст.", "Даст на дорогу, но на причалы.", True),
    ("uk", "План не скасовано, а відкладено.", "Каже, що план відклали.", False),
    ("uk", "Рибалки не бачили дозволу.", "Кажуть, що бачили дозвіл.", True),
    ("ar", "لن تدفع المحافظة ثمن القناة.", "ستدفع المحافظة ثمن القناة.", True),
    ("ar", "البوابة ليست متداعية وأن ما ينقصها هو الصيانة.", "البوابة تنقصها الصيانة.", False),
    ("en", "They will not sign before they ask us.", "Ask us before they sign.", False),
    (
        "en",
        "We vote in May, and not before we have the map.",
        "Does not vote until it has it.",
        False,
    ),
    ("en", "We vote in May, and not before the map is there.", "Does not vote in May.", True),
    ("en", "Pay us land or the lost income.", "Wants better land or lost income.", False),
    ("en", "The wall must be no higher than two metres.", "Wants at most two metres.", False),
    ("en", "They will not sign before they ask us.", "Will sign before they ask us.", True),
    ("en", "I do not dispute that the hall was cold.", "Admits that the hall was cold.", False),
    ("en", "He called it a bribe, and nobody would take it.", "Will not take the bribe.", False),
    ("de", "Ohne Vertretung sind freie Tage nichts wert.", "Nennt freie Tage wertlos.", False),
    ("ru", "Склад надо сохранить до весны.", "Считает, что до весны склад не сносят.", False),
    ("ru", "Склад надо сохранить до весны.", "Считает, что до весны склад не сохранят.", True),
    ("en", "If the mill goes on, we go to court.", "Sues if the mill does not stop.", False),
    ("en", "If the mill goes on, we go to court.", "Sues if the mill does not go on.", True),
    ("ru", "Закрывать его не требуем.", "Требует закрыть карьер.", True),
    ("ru", "Закрывать его не требуем.", "Не требует закрывать карьер.", False),
    (
        "ru",
        "Мэр обещал приехать весной и не приехал.",
        "Мэр обещал приехать весной и приехал.",
        True,
    ),
    ("ru", "Мэр обещал приехать весной и не приехал.", "Мэр обещал приехать весной.", False),
    ("ru", "Закрывать рынок, по словам мэра, никто не будет.", "Рынок закроют.", True),
    ("uk", "За рік ми не втратили жодної матері.", "За рік відділення втратило матір.", True),
    ("ru", "Мы отклоняем упрёки в задержке.", "Упрёков в задержке не признаёт.", False),
    ("uk", "Ми заперечуємо, що ціна зросла.", "Каже, що ціна не зросла.", False),
    ("ar", "نستبعد أن يفتح الجسر.", "لا ترى أن الجسر سيفتح.", False),
    ("ru", "Лодок никто не чинит.", "Лодок никто чинит.", True),
    ("ru", "Что бы ни решил совет, лодки останутся.", "Лодки останутся, что бы ни решили.", False),
    ("uk", "Нікого з сусідів не спитали.", "Нікого з сусідів спитали.", True),
    ("ar", "ولا مانع من فتح الجسر.", "لا تمانع في فتح الجسر.", False),
    ("uk", "Не всі рибалки підписали.", "Підписали всі рибалки.", True),
    ("uk", "Не всі рибалки підписали.", "Підписала частина рибалок.", False),
    ("uk", "Ключів обіцяли дати, але їх не дали.", "Обіцяних ключів немає.", False),
    ("ru", "Рыбаки довольны.", "Рыбаки недовольны.", True),
]
"""Words of an article, a sentence, and whether they do not deny the same."""

MODALITY = [
    ("ru", "Рыбаки требуют новый причал.", "Рыбаки получили новый причал.", True),
    ("ru", "Требуем, чтобы мэр осмотрел причал.", "Требует, чтобы мэр осмотрел причал.", False),
    ("ru", "Причал откроют лишь тогда, когда высохнет бетон.", "Причал откроют.", True),
    (
        "uk",
        "Ми готові чинити човни, якщо дадуть дошки.",
        "Чинитиме човни, якщо дадуть дошки.",
        False,
    ),
    ("ar", "سنفتح الجسر ما لم ترتفع المياه.", "ستفتح الجسر.", True),
    ("ar", "سنفتح الجسر شرط أن تنخفض المياه.", "ستفتح الجسر.", True),
    ("ar", "سنفتح الجسر شرط أن تنخفض المياه.", "ستفتح الجسر إذا انخفضت المياه.", False),
    ("ar", "يجب أن ينتقل السوق إلى الميناء.", "انتقل السوق إلى الميناء.", True),
    ("ar", "انتقل السوق إلى الميناء.", "انتقل السوق إلى الميناء.", False),
    ("en", "I expect the boats in May.", "The boats are certain to come in May.", True),
    ("en", "The boats are sure to come in May.", "Is certain that boats come in May.", False),
    ("de", "Vielleicht kommen die Boote im Mai.", "Hält Boote im Mai nicht für sicher.", False),
    ("de", "Ich rechne im Mai mit den Booten.", "Die Boote kommen sicher im Mai.", True),
    ("en", "We will pay £400,000, whatever the vote is.", "Has paid £400,000.", True),
    ("en", "The council plans to sell the site.", "Has sold the site.", True),
    ("en", "It has sold the site and will sell the house.", "Has sold the site.", False),
    ("en", "They will announce that the site is sold.", "Has sold the site.", False),
    ("en", "She would have signed the paper.", "Has signed the paper.", False),
    ("de", "Die Stadt will das Gelände verkaufen.", "Hat das Gelände verkauft.", True),
    (
        "de",
        "Sie hat das Feld verkauft und will das Haus verkaufen.",
        "Hat das Feld verkauft.",
        False,
    ),
    ("en", "The union may strike in May.", "Will strike in May.", True),
    ("en", "The union may strike in May.", "Strikes in May.", True),
    ("en", "The union may strike in May.", "Could strike in May.", False),
    ("en", "We would sell it if somebody paid.", "Will sell it.", True),
    ("en", "We would sell it if somebody paid.", "Will sell it if somebody pays.", False),
    ("en", "She said they would sell it in May.", "Will sell it in May.", False),
    ("en", "You cannot keep it open.", "It has to be kept from being open.", False),
    ("en", "The village pays half of it.", "The village must pay half of it.", True),
    ("en", "Both sides should talk, the bishop urged.", "Says that there will be talks.", True),
    ("en", "Both sides should talk, the bishop urged.", "Calls for new talks.", False),
    ("en", "The farmers fear that the river will dry up.", "Says that the river runs dry.", True),
    ("en", "The farmers fear that the river will dry up.", "Worries about the river.", False),
    ("en", "We would go, should the price stand.", "Must go if it stands.", True),
    ("de", "Die Bürger müssten gefragt werden, verlangte sie.", "Die Bürger werden befragt.", True),
    ("uk", "Мешканці побоюються шуму.", "Кажуть, що вночі буде гучно.", True),
    ("ar", "ولم يستبعد أن يشارك السائقون في تمويله", "يقول إن السائقين يسهمون في كلفته.", True),
    ("de", "Sie könnte, so Wiek, in sechs Wochen stehen.", "Steht in sechs Wochen.", True),
    ("de", "Er wird im März neu gebaut.", "Er könnte im März neu gebaut werden.", True),
    ("de", "Müsste ich wählen, nähme ich den Bau.", "Müsste er wählen, nähme er ihn.", False),
    ("ru", "Завод могут перенести за реку.", "Завод перенесут за реку.", True),
    ("ru", "Мы бы продали мельницу.", "Продадут мельницу.", True),
    ("ru", "Лёд может не выдержать машину.", "Лёд не выдержит машину.", True),
    ("uk", "Школа може втратити класи.", "Школа втратить класи.", True),
    ("ar", "يمكن أن تنقل الشركة القناة.", "تنقل الشركة القناة.", True),
    ("en", "She asked the town to keep the pier open.", "The town keeps the pier open.", True),
    ("en", "She asked the town to keep the pier open.", "Asks that the pier stay open.", False),
    ("en", "The pier was torn down in May.", "The pier may be torn down in May.", True),
    ("en", "Selling the pier is conceivable, she said.", "The pier will be up for sale.", True),
    ("en", "Selling the pier is conceivable, she said.", "Leaves open whether to sell it.", False),
    ("de", "Er verlangt, dass die Stadt das Tor öffnet.", "Die Stadt öffnet das Tor.", True),
    ("ru", "Союз просит закрыть цех на неделю.", "Цех закроют на неделю.", True),
    ("ru", "Союз не намерен закрывать цех.", "Закрывать цех не станет.", False),
    ("en", "His lorries would use the ferry.", "Hauliers must go back to the ferry.", True),
    ("en", "His lorries have to use the ferry.", "Hauliers must go back to the ferry.", False),
    ("uk", "Склад слід перенести за кілометр.", "Склад треба перенести за кілометр.", False),
    ("uk", "Не бачить підстав закривати млин.", "Не вважає, що млин треба закрити.", False),
    ("en", "The fire may spread to the mill.", "Fears that the fire spreads to the mill.", False),
    ("en", "The fire may spread to the mill.", "Says that the fire spreads to the mill.", True),
    ("ru", "Верю акту, если его напишет лесник.", "Верит акту.", True),
    ("ru", "Верю акту, если его напишет лесник.", "Верит акту лесника.", False),
    ("ru", "Верю акту, если его напишет лесник.", "Верит акту, если пишет лесник.", False),
    ("en", "We mend the roof if the council pays.", "Mends the roof.", True),
    ("en", "We back the ban if others do.", "Backs the ban.", False),
    ("en", "Should they find a leak, we withdraw the plan.", "Promises to withdraw it.", True),
    ("en", "As soon as the ice is gone, we will open the pier.", "Opens it in spring.", False),
    ("de", "Wenn die Glocken läuten, wacht das Dorf auf.", "Beklagt den Lärm im Dorf.", False),
    ("ru", "Мы починим крышу, если город заплатит.", "Обещает починить крышу.", True),
    ("es", "Si el ayuntamiento paga, arreglaremos el techo.", "Arreglará el tejado.", True),
    ("en", "A dam ends it. We stop if the towns pay.", "Says that a dam would end it.", False),
    ("en", "We would lend ten men, as long as they are paid.", "Would lend ten men.", True),
    ("en", "Should they find a leak? We withdraw the plan.", "Promises to withdraw it.", False),
    ("en", "Unless the wall is mended, we grant no licence.", "Will refuse a licence.", True),
    ("en", "Unless the wall is mended, we grant no licence.", "Wants a better wall.", False),
    ("en", "We can offer land, provided the county buys it.", "Offers fields to farmers.", True),
    ("de", "Sollte die Bahn zustimmen, verkaufen wir das Feld.", "Will das Feld verkaufen.", True),
    ("uk", "Рада заявила, що подасть позов.", "Подала позов.", True),
    ("uk", "Рада заявила, що подала позов.", "Подала позов.", False),
    ("ar", "قد يقضي الحفر على الأعشاب.", "سيقضي الحفر على الأعشاب.", True),
    ("de", "Der Kanal müsse vorher geprüft werden.", "Sagt, dass der Kanal geprüft ist.", True),
    ("de", "Der Kanal sei geprüft worden.", "Sagt, dass der Kanal geprüft ist.", False),
    ("de", "Die Stadt will den Turm verkaufen.", "Die Stadt hat den Turm verkauft.", True),
    ("de", "Die Stadt hat den Turm verkauft.", "Die Stadt hat den Turm verkauft.", False),
    ("ru", "В подвале стоит вода по пояс.", "В подвале вода по пояс.", False),
    ("ru", "Стоит закрыть подвал на лето.", "Подвал закроют на лето.", True),
    ("ar", "ويُتوقع فتح الجسر غداً.", "يتوقع فتح الجسر غداً.", False),
    ("ar", "لن نسمح بفتح الجسر.", "لن تسمح بفتح الجسر.", False),
    ("ar", "سيقضي الحفر على الأعشاب.", "سيقضي الحفر على الأعشاب.", False),
]
"""Words of an article, a sentence, and whether it is surer or more binding."""

OPPOSITES = [
    ("en", "He wants to lower the fee.", "Wants to raise the fee.", True),
    ("en", "He wants to lower the fee.", "Does not want to raise the fee.", False),
    ("en", "The new road is shorter and dearer.", "The new road is shorter and cheaper.", True),
    ("en", "Meet us before the vote.", "Wants to meet them after the vote.", True),
    ("en", "Meet us before the vote.", "Wants to meet after Easter, before the vote.", False),
    ("en", "Shops open not before nine.", "Shops open before nine.", True),
    ("en", "A dam no higher than nine metres.", "Wants a dam of at least nine metres.", True),
    ("en", "A dam no higher than nine metres.", "Wants a dam of at most nine metres.", False),
    ("en", "The board meets every month.", "The board meets once a year.", True),
    ("es", "El consejo se reúne cada mes.", "El consejo se reúne una vez al año.", True),
    ("en", "Meet us before the second vote.", "Wants to meet them after the vote.", True),
    ("en", "Meet us before the second vote.", "Wants to meet before the vote.", False),
    ("en", "It was paid in full last year.", "It was partly paid last year.", True),
    ("en", "It was paid in full last year.", "It was wholly paid.", False),
    ("en", "Some of the boats came home.", "All of the boats came home.", True),
    ("en", "Unless the rain stops, the fair is off.", "If the rain stops, the fair is off.", True),
    ("de", "Die Einnahmen fließen in Busse.", "Die Ausgaben fließen in Busse.", True),
    ("ru", "Расходы порта выросли.", "Доходы порта выросли.", True),
    ("de", "Die Stadt zahlt jährlich 50 Euro.", "Die Stadt zahlt monatlich 50 Euro.", True),
    ("uk", "Місто платить щороку 50 гривень.", "Місто платить щомісяця 50 гривень.", True),
    ("uk", "Усі човни повернулися.", "Деякі човни повернулися.", True),
    ("ar", "تزيد إيرادات الميناء.", "تزيد نفقات الميناء.", True),
    ("de", "Ohne den Bund geht es hier.", "Mit dem Bund geht es hier.", True),
    ("de", "Das Tor bleibt offen.", "Das Tor bleibt geschlossen.", True),
    ("ru", "Мы не против дороги.", "Выступает против дороги.", True),
    ("uk", "Оренду знизять до ста гривень.", "Оренду підвищать до ста гривень.", True),
    ("ar", "ستخفض الشركة الرسوم.", "سترفع الشركة الرسوم.", True),
]
"""Words of an article, a sentence, and whether it has the opposite of one of them in its place."""


def ground_of(code, passage, language=""):
    """An article that has nothing but its passage, to rest on; in a language of its own, if any."""
    source = SimpleNamespace(id="a", title="", language=language or code, published=None)
    article = Article(source, "", (Paragraph(1, passage, (), None),))
    whole = Passage(1, Span(0, len(passage)))
    return Ground(code, (Piece(article, ("a", passage), (whole,), language or code),))


def kinds_found(code, passage, sentence):
    """What is found of a sentence beside an article that has nothing but its passage."""
    found = force_findings(read_words(sentence, code), ground_of(code, passage))
    return [one.kind for one in found]


NUMBERS = [
    ("en", "The fee rises from 3 to 5 crowns.", "The fee rises from 5 to 3 crowns.", True),
    ("en", "The fee rises from 3 to 5 crowns.", "The fee rises to 5 crowns, from 3.", False),
    ("en", "It killed twelve and wounded 18.", "It killed 18 and wounded twelve.", True),
    ("de", "Der Preis steigt von 3 auf 5 Euro.", "Der Preis steigt von 5 auf 3 Euro.", True),
    ("ar", "ارتفع السعر من 3 إلى 5 دنانير.", "ارتفع السعر من 5 إلى 3 دنانير.", True),
    ("en", "Prices rose by 8 per cent.", "Prices rose by 8 percentage points.", True),
    ("en", "The levy is 26 crowns a year, she said.", "Asks 26 crowns more a month.", True),
    ("en", "The levy is 26 crowns a year, she said.", "Asks 26 crowns every year.", False),
    ("en", "He pays 26 a year, and 26 a month for heat.", "Pays 26 crowns a month.", False),
    ("fr", "La taxe est de 26 euros par an.", "Demande 26 euros par mois.", True),
    ("ru", "Сбор — 26 рублей в год.", "Просит 26 рублей в месяц.", True),
    ("ru", "Цены выросли на 8 процентов.", "Цены выросли на 8 процентных пунктов.", True),
]


@pytest.mark.parametrize(("code", "passage", "sentence", "differs"), NUMBERS)
def test_numbers_count_what_they_count_in_the_passage(code, passage, sentence, differs):
    """Two numbers do not change places, and percentage points are no per cent."""
    found = number_findings(read_words(sentence, code), ground_of(code, passage), [])
    assert bool(list(found)) == differs


YEARS = [
    ("The drought of 2029 hurt us. It must not return.", "Says that 2029 must not return.", False),
    ("In 2029 we lost. In 2024 we had won.", "Says that it had won in 2029.", True),
    ("We had 2029 ewes. They must not return.", "Says that 2031 must not return.", True),
]
"""A paragraph whose last sentence is cited, a sentence, and whether its year is not there."""


@pytest.mark.parametrize(("paragraph", "sentence", "is_missing"), YEARS)
def test_a_year_is_told_by_the_paragraph(paragraph, sentence, is_missing):
    """What happened in a year that only the paragraph tells may be told with it; no other year may
    stand for one that the words themselves tell."""
    ground = ground_of("en", paragraph)
    [piece] = ground.pieces
    last = Span(paragraph.index(". ") + 2, len(paragraph))
    cited = replace(piece, passages=(Passage(1, last),))
    found = number_findings(read_words(sentence, "en"), Ground("en", (cited,)), [])
    assert any(one.kind == "number" for one in found) == is_missing


NUMBERS_ABROAD = [
    ("en", "Wants 40 trams.", "de", "Will 40 Wagen, darunter 12 Trams."),
    ("ru", "Требует 300 метров.", "uk", "Вимагає відступу 300 кроків або 200 метрів."),
]


@pytest.mark.parametrize(("code", "sentence", "language", "passage"), NUMBERS_ABROAD)
def test_what_numbers_count_is_not_compared_across_languages(code, sentence, language, passage):
    """Words of two languages that look alike tell nothing of what a number counts."""
    ground = ground_of(code, passage, language)
    assert not list(number_findings(read_words(sentence, code), ground, []))


ACCUSING = [
    ("en", "The chair pays for the wall.", "The crooked chair pays for the wall.", True),
    ("en", "He said the chair stole the money.", "Says that the chair is a thief.", False),
    ("en", "The village is behind the river.", "The village lies behind the river.", False),
    ("en", "They have a house in Crimea.", "Has a house in Crimea.", False),
    ("de", "Der Verein zahlt die Mauer.", "Der Verein zahlt aus Habgier.", True),
    ("de", "Das Dorf ist enttäuscht.", "Das Dorf ist enttäuscht.", False),
    ("ru", "Мэрия платит за стену.", "Продажная мэрия берёт взятки.", True),
    ("ru", "Это сказала Варвара Зимина.", "Варвара Зимина платит за стену.", False),
    ("uk", "Громада платить за мур.", "Громада краде гроші.", True),
    ("uk", "Громада вимагає муру.", "Вимагає муру.", False),
    ("ar", "تدفع البلدية ثمن الجدار.", "البلدية فاسدة.", True),
    ("ar", "تدفع البلدية ثمن الجدار.", "تدفع البلدية الفاسدة.", True),
    ("ar", "تدفع البلدية ثمن الجدار.", "تدفع البلدية ثمن الجدار.", False),
    ("fr", "La mairie paie le mur.", "La mairie corrompue paie le mur.", True),
    ("es", "El ayuntamiento paga el muro.", "El ayuntamiento estafa a todos.", True),
]


@pytest.mark.parametrize(("code", "passage", "sentence", "accuses"), ACCUSING)
def test_nobody_is_blamed_without_words_for_it(code, passage, sentence, accuses):
    """A word that blames somebody needs one near the passage; one that looks like it does not."""
    found = accusing_findings(read_words(sentence, code), ground_of(code, passage), [])
    assert bool([*found]) == accuses


@pytest.mark.parametrize(("code", "passage", "sentence", "differs"), MODALITY)
def test_nothing_is_surer_or_more_binding(code, passage, sentence, differs):
    """What may be, would be or need not be is not told as what is, will be or must be."""
    found = kinds_found(code, passage, sentence)
    assert ("modality" in found or "condition" in found) == differs


@pytest.mark.parametrize(("code", "passage", "sentence", "differs"), OPPOSITES)
def test_opposites_are_told(code, passage, sentence, differs):
    """A word is not put for its opposite, unless a denial makes it the same."""
    assert ("opposite" in kinds_found(code, passage, sentence)) == differs


@pytest.mark.parametrize(("code", "passage", "sentence", "differs"), FORCE)
def test_what_is_denied_is_compared_and_not_how_often(code, passage, sentence, differs):
    """A denial tells of the words that it denies: put otherwise they are silent, turned not."""
    found = kinds_found(code, passage, sentence)
    assert bool({"negation", "opposite"}.intersection(found)) == differs


LONE = [
    ("en", "The fields will be let to whoever asks first.", "Nobody else gets a lease.", True),
    ("en", "The fields will be let to nobody.", "Leases go out in spring.", True),
    ("en", "The fields are far from ready.", "Nothing can be planted.", False),
    ("en", "The fields will be let to nobody, and stay green.", "Wants them green.", False),
    ("en", "Only Hale may let the fields.", "Others cannot.", True),
    ("en", "The fields are let to nobody but Hale.", "Only Hale has a lease.", False),
    ("de", "Die Felder bekommt, wer zuerst fragt.", "Andere gehen nicht leer aus.", True),
    ("uk", "Поля дістануться першому.", "Інші не отримають нічого.", True),
    ("ar", "ستؤجر الحقول لمن يطلب أولا.", "لن يحصل الآخرون على شيء.", True),
    ("en", "Hale offered to guarantee all of us a field.", "Does not promise us a field.", True),
    ("en", "A bridge was out of the question.", "Does not reject a bridge.", True),
    ("en", "A bridge might come.", "Does not reject a bridge.", False),
    ("en", "The board lifted the ban on dogs.", "Does not forbid dogs any more.", False),
    ("en", "She declined to name a date.", "Does not name a date.", False),
    ("en", "The bank has yet to sign.", "The bank has signed.", True),
    ("en", "The bank has yet to sign.", "The bank has not signed.", False),
    ("en", "Instead of the tram they propose a bus.", "Replaces the tram with a bus.", False),
    ("ru", "Письмо лежит без ответа.", "На письмо ответили.", True),
    ("ru", "Письмо лежит без ответа.", "На письмо не ответили.", False),
    ("ar", "التعاونية لا تمانع بناء الرصيف.", "تمانع التعاونية بناء الرصيف.", True),
    ("ar", "ولم ترفض المديرة التعويض.", "لا تعترض على التعويض.", False),
    ("ar", "لن يوقع الترخيص ما لم تكتمل الدراسة.", "يربط الترخيص بالدراسة.", False),
    ("ru", "Компания согласна поставить фильтр.", "Не готова оборудовать трубу фильтром.", True),
    ("ar", "ووافقت المديرية على وزن الخبز أسبوعيا", "لا تقبل أن تزن الخبز كل أسبوع.", True),
    ("en", "They want us to move the stalls. We won’t.", "Will not move the stalls.", False),
    ("en", "They want us to move the stalls. We won’t.", "Will move the stalls.", True),
    ("en", "They say we foul the river. We do not. We clean it.", "Does not foul it.", False),
    (
        "en",
        "I never said that it is nothing. What I say is that we came first.",
        "Came first.",
        False,
    ),
    ("de", "Wir sollen den Markt räumen. Das werden wir nicht.", "Räumt den Markt.", True),
    ("de", "Wir sollen die Brücke sperren. Das tun wir nicht.", "Sperrt die Brücke.", True),
    ("de", "Wir sollen die Brücke sperren. Das tun wir nicht.", "Sperrt die Brücke nicht.", False),
    ("fr", "On nous demande de fermer le pont. Nous ne le ferons pas.", "Ferme le pont.", True),
    (
        "fr",
        "On nous demande de fermer le pont. Nous ne le ferons pas.",
        "Ne ferme pas le pont.",
        False,
    ),
    ("es", "Nos piden cerrar el puente. No lo haremos.", "Cierra el puente.", True),
    ("es", "Nos piden cerrar el puente. No lo haremos.", "No cierra el puente.", False),
    ("ru", "Нас просят закрыть мост. Мы этого не сделаем.", "Закроет мост.", True),
    ("ru", "Нас просят закрыть мост. Мы этого не сделаем.", "Не закроет мост.", False),
    ("uk", "Нас просять закрити міст. Ми цього не зробимо.", "Закриє міст.", True),
    ("uk", "Нас просять закрити міст. Ми цього не зробимо.", "Не закриє міст.", False),
    ("ar", "يطلبون منا إغلاق الجسر. لن نفعل ذلك.", "يغلق الجسر.", True),
    ("ar", "يطلبون منا إغلاق الجسر. لن نفعل ذلك.", "لن يغلق الجسر.", False),
    ("ar", "يريدون أن نغلق الجسر. لن نفعل.", "يغلق الجسر.", True),
    ("de", "Wir sollen den Markt räumen. Das werden wir nicht.", "Räumt den Markt nicht.", False),
    ("ru", "Нас просят закрыть рынок. Не будем.", "Закроет рынок.", True),
    ("uk", "Нас просять закрити ринок. Не будемо.", "Не закриє ринок.", False),
    ("en", "Some want us to sell the pier. I am against that.", "Rejects selling the pier.", False),
    ("en", "Boats are exempt. Yachts are not.", "Boats are free, while yachts pay.", False),
    ("en", "Boats are taxed. Yachts are not.", "Yachts are taxed.", True),
    ("en", "We ask members not to let the divers in.", "Asks to keep the divers out.", False),
    ("de", "Niemand sagt, dass der Kai nicht sinkt.", "Dass er sinkt, bestreitet keiner.", False),
    (
        "de",
        "Der Zoll steige, ohne dass ein einziges Boot umkehre.",
        "Der Zoll steige, und kein Boot kehre um.",
        False,
    ),
    (
        "de",
        "Über die 15 reden wir nicht. Wir verkaufen sie.",
        "Will die 15 Boote verkaufen.",
        False,
    ),
    ("de", "Man darf Boote nicht an Land ziehen.", "Warnt vor Booten an Land.", False),
    ("en", "If the tide is low, we shall sail.", "Sails even if the tide is high.", True),
    ("en", "We sail, whatever the tide, if the crew is well.", "Sails even at low tide.", False),
    ("de", "Wir fahren, sofern das Wasser reicht.", "Fährt auch dann, wenn Wasser fehlt.", True),
    ("en", "Every boat gets a light.", "Hardly any boat gets a light.", True),
    ("en", "Few boats have a light.", "Most of the boats have a light.", True),
]


@pytest.mark.parametrize(("code", "passage", "sentence", "differs"), LONE)
def test_a_denial_is_met_by_one_in_any_words(code, passage, sentence, differs):
    """Where no word is shared, what only one of the two denies is asked about; a limit will do."""
    assert ("negation" in kinds_found(code, passage, sentence)) == differs


POLARITY = [
    ("en", ["Wants to open the mine."], "Does not want to open the mine.", False),
    ("en", ["Wants a gate.", "Wants no wall."], "Wants a gate and no wall.", True),
    ("en", ["Wants no wall.", "Wants a gate."], "Wants a wall.", False),
    ("en", ["Opens the mine, which could be in May."], "Opens no mine in May.", False),
    ("en", ["Will blast by day only."], "Will not blast.", None),
    ("en", ["Wants a gate."], "Has no money.", None),
    ("de", ["Lehnt die Trasse ab, nicht die Bahn."], "Lehnt die Trasse ab, die Bahn.", False),
    ("de", ["Zahle keinen Cent, solange sie friert."], "Zahlt erst, wenn sie heizt.", None),
    ("de", ["Kündigt an, vor Gericht zu klagen."], "Kündigt eine Klage vor Gericht an.", True),
    ("ru", ["Не даст, пока не будет отчёта."], "Не даст, пока будет отчёт.", False),
    ("ru", ["Подождёт с актом до отчёта."], "Не даст акта, пока нет отчёта.", None),
    ("ar", ["يدعم القناة إذا ارتفع الماء."], "لا يدعم القناة إذا ارتفع الماء.", False),
]
"""The summaries of statements, a point on them, and whether they say and deny what its clauses do;
None where that cannot be told of one."""


@pytest.mark.parametrize(("code", "summaries", "point", "carried"), POLARITY)
def test_point_says_no_where_its_summaries_do(code, summaries, point, carried):
    """The clause of a summary that has most of the words decides, whatever the others deny."""
    told = Summaries(code, tuple(summaries))
    found = [told.carry(one, frozenset()) for one in clauses_of(read_words(point, code))]
    assert (False if False in found else None if None in found else True) == carried


def test_refusal_is_carried_by_a_statement_that_refuses():
    """A word that refuses may stand for what is told of the statement; “not” may not."""
    [rejects, denies] = (
        clauses_of(read_words(text, "en"))[0] for text in ("Rejects the plan.", "Has no plan.")
    )
    told = Summaries("en", ("Says that whoever moves copper breaks a sound.",), refuse=True)
    assert told.carry(rejects, frozenset())
    assert told.carry(denies, frozenset()) is None


@pytest.mark.parametrize(
    ("code", "passage", "sentence", "names"),
    [
        ("ar", "يؤيد الوزير الخطة.", "يؤيد الخطة بدعم من مانشستر.", ["مانشستر"]),
        ("ar", "يؤيد الوزير الخطة.", "يؤيد الخطة مع ماريا كونتي.", ["كونتي"]),
        ("ar", "يؤيد الوزير الخطة.", "يؤيد الخطة الجديدة بحماسة كبيرة.", []),
        ("ar", "يؤيد الوزير الخطة مع مانشستر.", "يؤيد الخطة مع مانشستر.", []),
        ("ar", "يؤيد الوزير الخطة.", "يؤيّد الخطة بشدّة وسيُعلنها مستبشراً.", []),
        ("de", "Der Minister stimmt dem Plan zu.", "Stimmt dem Plan mit Krause zu.", ["Krause"]),
        ("de", "Der Minister stimmt dem Plan zu.", "Stimmt dem Plan mit Begeisterung zu.", []),
    ],
)
def test_names_without_capitals_are_told_by_their_form(code, passage, sentence, names):
    """What no article has is a name where it stands bare, or is built as no word of the language:
    in Arabic of more letters than a root has, with all that may stand around one."""
    found = bare_name_findings(read_words(sentence, code), ground_of(code, passage), frozenset())
    assert [one.words for one in found] == names


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("de", "schließen", "Schließung"),
        ("de", "sprechen", "Gespräch"),
        ("de", "Plan", "Busplan"),
        ("de", "Wohnraum", "Wohnungen"),
        ("de", "befürchtet", "Furcht"),
        ("en", "spoke", "speak"),
        ("en", "decided", "decision"),
        ("ru", "закрыть", "закрытие"),
        ("uk", "переїзд", "переїхати"),
        ("ar", "يغلق", "إغلاق"),
        ("ar", "تغلق", "أغلقت"),
        ("ar", "استقبال", "قبول"),
    ],
)
def test_words_of_one_root(code, one, other):
    """A word may be put as another of its root: derived, compounded, with other vowels."""
    stems = [read_words(word, code).words[0].stem for word in (one, other)]
    assert are_of_one_root(*stems)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("de", "Sicherheit", "Freiheit"),
        ("de", "Verein", "Verkehr"),
        ("en", "bridge", "budget"),
        ("ru", "город", "горечь"),
        ("ar", "مدرسة", "مدينة"),
    ],
)
def test_words_of_two_roots(code, one, other):
    """What only ends alike, or begins with the same three letters, is of two roots: but for words
    of four, which may be forms of one as “гора” and “горой” are."""
    stems = [read_words(word, code).words[0].stem for word in (one, other)]
    assert not are_of_one_root(*stems)


@pytest.mark.parametrize(
    ("passage", "kinds"),
    [("The council called that too much.", []), ("The council opened a school.", ["exchanged"])],
)
def test_what_points_back_has_no_words_to_be_exchanged(passage, kinds):
    """A passage with no word of its own beside its speaker says what stands elsewhere; one that has
    any is held against the sentence of another article that carries the summary."""
    told, other = (
        Article(
            SimpleNamespace(id=name, title="", language=None),
            name,
            (Paragraph(1, text, (), None),),
        )
        for name, text in (("a", passage), ("b", "Weir asks for a higher fare."))
    )
    ground = Ground("en", (Piece(told, ("a", "a"), (Passage(1, Span(0, len(passage))),), "en"),))
    sentence = read_words("Calls the fare too high.", "en")
    corpus = Corpus([told, other], "en")
    named = frozenset({"council"})
    found = exchanged_with_another(sentence, ground, (), named, corpus, is_own=True)
    assert ([found.kind] if found else []) == kinds
