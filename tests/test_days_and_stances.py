"""What words tell of days, and of how somebody takes something, language by language."""

import pytest

from generator.content.dates import ExtendedDate, PartialDate
from generator.evidence.stances import (
    carries,
    first_told,
    is_contrary,
    is_spoiled,
    is_weak,
    needs_words,
    stances_told,
)
from generator.evidence.temporal_expressions import tells_a_length, temporal_expressions

PUBLISHED = PartialDate(2025, 3, 13)
"""A Thursday."""

DAYS = [
    ("en", "said on Thursday", "2025-03-13"),
    ("en", "Wednesday’s talks", "2025-03-12"),
    ("en", "last Thursday", "2025-03-06"),
    ("en", "from 22 to 26 April", "2025-04-26"),
    ("en", "March 14, 2025", "2025-03-14"),
    ("en", "in February 2022", "2022-02"),
    ("en", "last August", "2024-08"),
    ("en", "since mid-2024", "2024"),
    ("en", "in the 1990s", "1994"),
    ("de", "am Mittwochabend", "2025-03-12"),
    ("de", "vom 3. bis 5. April", "2025-04-03"),
    ("de", "am 13.03.2025", "2025-03-13"),
    ("de", "gestern", "2025-03-12"),
    ("es", "el 13 de marzo de 2025", "2025-03-13"),
    ("fr", "le 1er avril", "2025-04-01"),
    ("ru", "в среду", "2025-03-12"),
    ("ru", "с 3 по 5 апреля", "2025-04-05"),
    ("uk", "у п’ятницю", "2025-03-07"),
    ("uk", "13 березня 2025 року", "2025-03-13"),
    ("ar", "الأربعاء الماضي", "2025-03-12"),
    ("ar", "في ١٣ مارس", "2025-03-13"),
    ("fi", "13.3.2025", "2025-03-13"),
]

OTHER = [
    ("en", "said on Thursday", "2025-03-20"),
    ("en", "last August", "2023-08"),
    ("en", "2,000 people, 30 days, a march", "2025-03-13"),
    ("en", "it may, he said", "2025-05"),
    ("de", "Montagearbeiten", "2025-03-10"),
    ("fi", "torstaina", "2025-03-13"),
]

TAKEN = [
    ("en", "called the statement “very promising”", "welcomes", "criticises"),
    ("en", "She turned the offer down", "rejects", "accepts"),
    ("en", "just another manipulation", "criticises", "welcomes"),
    ("en", "She called the museum’s offers a joke", "criticises", "accepts"),
    ("fr", "La ministre a qualifié l’offre de farce", "criticises", "accepts"),
    ("es", "Calificó la oferta de farsa", "criticises", "accepts"),
    ("de", "Man lehne die Trasse ab", "rejects", "accepts"),
    ("de", "Wir akzeptieren den Plan nicht", "rejects", "accepts"),
    ("es", "celebró la propuesta", "welcomes", "criticises"),
    ("fr", "a condamné le projet", "criticises", "welcomes"),
    ("ru", "не поддержал план", "rejects", "accepts"),
    ("uk", "привітала готовність", "welcomes", "criticises"),
    ("ar", "ورحبت الحكومة بالاقتراح", "welcomes", "criticises"),
    ("en", "There will be no second ballot", "rejects", "accepts"),
    ("en", "It is welcome, but far too late", "mixed", "welcomes"),
    ("ru", "Спасибо за полосу, но нужна и вторая", "mixed", "accepts"),
    ("de", "Warum fragt uns niemand?", "criticises", "welcomes"),
    ("en", "He would sign nothing", "rejects", "accepts"),
    ("en", "They should have asked in May", "criticises", "welcomes"),
    ("ru", "Намораживать надо было в ноябре", "criticises", "welcomes"),
    ("de", "Man hätte im Mai fragen müssen", "criticises", "welcomes"),
]


def may_be(language, text, day):
    """Whether some words of a text may tell of a day."""
    found = temporal_expressions(text, language, PUBLISHED)
    return any(one.may_be(ExtendedDate.parse(day)) for one in found)


@pytest.mark.parametrize(("language", "text", "day"), DAYS)
def test_words_tell_of_a_day(language, text, day):
    """A date, a weekday and a month tell of the days that they name, by the article's day."""
    assert may_be(language, text, day)


@pytest.mark.parametrize(("language", "text", "day"), OTHER)
def test_words_tell_of_no_other_day(language, text, day):
    """They tell of no day a week or a year off, and other words of none."""
    assert not may_be(language, text, day)


def test_what_has_no_year_tells_nothing_without_the_articles_day():
    """Where it is not known of which day an article is, only a whole date tells of one."""
    text = "on Thursday, 13 March; on 13 March 2024"
    assert [one.words for one in temporal_expressions(text, "en", None)] == ["13 March 2024"]


def test_units_of_time_are_told():
    """A deadline may be told as a length; of a language without data nothing is denied."""
    assert tells_a_length("within three days", "en")
    assert not tells_a_length("soon", "en")
    assert tells_a_length("pian", "fi")


@pytest.mark.parametrize(("language", "text", "stance", "contrary"), TAKEN)
def test_words_tell_of_a_stance(language, text, stance, contrary):
    """Words carry a response, also when it is a denial, and not its contrary."""
    told = stances_told([text], language)
    assert carries("response", stance, told)
    assert not carries("response", contrary, told)
    spoiled = is_spoiled("response", contrary, told)
    assert spoiled or is_contrary(contrary, told) or "denied" in told


def test_the_first_word_is_told():
    """Of a sentence with words for and against something, the first tells how it is meant."""
    assert "rejects" in first_told("Turns down the good offer.", "en")
    assert "welcomes" in first_told("Welcomes the end of the strike.", "en")


def test_other_languages_are_left():
    """Of a language without lists, nothing is told."""
    assert stances_told(["hylkäsi"], "fi") is None
    assert first_told("hylkäsi", "fi") == frozenset()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He has nothing against the plan."),
        ("en", "She has no objection to the plan."),
        ("de", "Hat gegen ein neues Bad nichts."),
        ("de", "Dagegen sei nichts einzuwenden."),
        ("en", "The choir has no trouble with the later hour."),
        ("en", "The district will not stand in the way of the market."),
        ("uk", "Округ не стане заважати ринкові."),
        ("ru", "Против зала ничего не имеет."),
        ("ru", "Возражать против читального зала не стал."),
        ("uk", "Не має нічого проти."),
        ("fr", "Il n’a rien contre le plan."),
        ("es", "No tiene nada contra el plan."),
    ],
)
def test_nothing_against_is_a_yes(language, text):
    """What denies that somebody is against something tells of consent, and of no denial beside."""
    told = stances_told([text], language)
    assert "agrees" in told
    assert not told & {"rejects", "denied", "refused"}


def test_a_particle_ends_its_clause():
    """What stands apart from its German verb ends the clause: a preposition is none."""
    assert "rejects" in stances_told(["Sie schlägt das Geld aus."], "de")
    assert "rejects" not in stances_told(["Sie schlägt eine Brücke aus Holz vor."], "de")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The board passed it, and signed, by seven votes against two."),
        ("ru", "Совет семью голосами против двух утвердил расписание."),
        ("uk", "Рада сімома голосами проти двох затвердила розклад."),
    ],
)
def test_who_votes_against_something_is_no_refusal(language, text):
    """How many voted against something that was passed tells of no refusal."""
    assert stances_told([text], language) == {"agrees"}


def test_what_somebody_will_not_do_is_no_flat_refusal():
    """What is only not done rejects what is asked, and is told apart from what rejects it."""
    assert {"rejects", "flatly"} <= stances_told(["Turns the plan down."], "en")
    assert "flatly" not in stances_told(["Will not sell the wood."], "en")


def told(*texts):
    """What some words and a sentence tell, in English."""
    return [stances_told([one], "en") for one in texts]


def test_a_no_in_part_or_a_yes_to_what_is_so_is_weak():
    """A no that is limited, or that the sentence does not tell, is asked about where nothing
    rejects flatly; so is a yes that things stay as they are."""
    assert is_weak("outcome", "rejects", *told("Not five.", "Can spare two instead of five."))
    assert is_weak("outcome", "rejects", *told("Says nothing.", "Pays for the well."))
    assert not is_weak("outcome", "rejects", *told("Turns it down.", "Pays only for the well."))
    assert not is_weak("outcome", "rejects", *told("Not a coin.", "Gives no money."))
    assert is_weak("outcome", "accepts", *told("We shall go on.", "Will go on spraying."))
    assert not is_weak("outcome", "accepts", *told("We agree.", "Agrees to stop."))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The fence still stands."),
        ("de", "Der Zaun steht noch immer."),
        ("ru", "Забор стоит до сих пор."),
        ("uk", "Паркан стоїть і досі."),
        ("ar", "ولا يزال السياج في مكانه."),
    ],
)
def test_what_stays_as_it_is_meets_nothing(language, text):
    """What is asked is not met where things stay as they are."""
    told = stances_told([text], language)
    assert carries("outcome", "not-met", told)
    assert is_spoiled("outcome", "met", told)


def test_who_objects_needs_no_word_for_it():
    """An objection is told by what it says; consent and praise by words of theirs."""
    assert not needs_words("response", "criticises")
    assert needs_words("response", "welcomes")
    assert needs_words("outcome", "rejects")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Will not accept the offer."),
        ("de", "Man werde das Angebot nicht annehmen."),
        ("ru", "Совет не примет предложение."),
        ("uk", "Рада не прийме пропозицію."),
        ("ar", "لن نقبل العرض."),
    ],
)
def test_who_will_not_accept_rejects(language, text):
    """What somebody will not accept is rejected, and not only left undone."""
    assert {"rejects", "flatly"} <= stances_told([text], language)


def test_a_denial_behind_a_closed_predicate_is_of_the_next():
    """“Lehnt das ab und will nicht …” rejects; “without” denies no consent."""
    assert "agrees" not in stances_told(["Lehnt den Plan ab und will sich nicht beugen."], "de")
    assert "agrees" in stances_told(["Lehnt den Plan und die Frist nicht ab."], "de")
    assert "refuses" not in stances_told(["Stimmt auch ohne Vertrag zu."], "de")
