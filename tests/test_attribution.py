"""Who says what: on the shipped articles, rule by rule, and in six languages."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.evidence.articles.archive import Paragraph, Passage
from generator.evidence.attribution.article import attribute
from generator.evidence.attribution.grammar.datelines import text_start
from generator.evidence.attribution.utterances import (
    RULES,
    Known,
    Utterance,
    as_read_in,
    known_speakers,
)
from generator.evidence.languages import language_of, read_language
from generator.evidence.quotation_marks import Span, quoted_spans
from generator.evidence.resolution.dossier import Dossier
from tests.lengths import tries
from tests.tables import table

ROOT = Path(__file__).parents[1]

KNOWN = (
    Known("russia", ("Russia", "Moscow", "Россия", "Russland")),
    Known("ukraine", ("Ukraine", "Kyiv", "Украина", "Україна")),
    Known("us", ("United States", "the US", "Washington")),
    Known("west", ("The West",)),
    Known(
        "putin",
        ("Vladimir Putin", "Putin", "Mr Putin", "Владимир Путин", "فلاديمير بوتين"),
        "President",
        "russia",
    ),
    Known(
        "zelenskyy",
        ("Volodymyr Zelenskyy", "Zelenskyy", "Владимир Зеленский", "Володимир Зеленський"),
        "President",
        "ukraine",
    ),
    Known("trump", ("Donald Trump", "Trump", "Mr Trump"), "President", "us"),
)


def article(*texts: str) -> list[Paragraph]:
    """Paragraphs as the archive holds them."""
    found = zip(texts, quoted_spans(texts), strict=True)
    return [Paragraph(number, text, spans, None) for number, (text, spans) in enumerate(found, 1)]


def words(paragraphs: Sequence[Paragraph], passage: Passage | None) -> str | None:
    """The words of a passage."""
    if passage is None:
        return None
    return paragraphs[passage.paragraph - 1].text[passage.span.start : passage.span.end]


def told(*texts: str, language: str = "en", known: Sequence[Known] = KNOWN) -> list[Utterance]:
    """The utterances of an article."""
    return attribute(article(*texts), read_language(language), known)


def last(*texts: str, language: str = "en") -> tuple[str | None, str, str | None]:
    """The speaker, the rule and the mention of an article's last utterance."""
    one = told(*texts, language=language)[-1]
    return one.speaker, one.rule, words(article(*texts), one.mention)


def truth(dossier: Dossier, source: str, part: Passage) -> set[str]:
    """Who speaks in the statements that quote from a stretch inside quotation marks, or hold it."""
    return {
        speaker
        for statement in dossier.statements
        for evidence in statement.evidence
        if evidence.source == source
        for passage in dossier.cited(evidence).passages
        if passage.paragraph == part.paragraph
        if part.span.holds(passage.span) or passage.span.holds(part.span)
        for speaker in statement.speaker
    }


def shipped_quotations(dossier: Dossier) -> list[tuple[str, Utterance, Passage]]:
    """Every quoted stretch that attribution finds in the shipped articles."""
    known = known_speakers(dossier.explainer.parties)
    return [
        (name, one, part)
        for name, read in dossier.archive.articles.items()
        for one in attribute(read.paragraphs, language_of(dossier.explainer, read.source), known)
        if one.is_quoted
        for part in one.parts
    ]


@pytest.mark.parametrize(("language", "text"), table("attribution", "datelines"))
def test_a_dateline_is_no_part_of_the_text(language, text):
    """The text of a paragraph begins behind its dateline, of whatever order and language."""
    before, _, rest = text.partition("|")
    assert text_start(before + rest, read_language(language).speech) == len(before)


def test_a_role_in_another_language_tells_no_gender():
    """An English “Minister” is no man to an article in German, whose “sie” may stand for her."""
    known = (Known("oru", ("Amadi Oru", "Oru"), "Minister of Culture", "tarsu"),)
    texts = ("Alles fehle, sagte Lea Brunner.", "Oru fuhr hin. „Er gehört uns“, sagte sie.")
    foreign = as_read_in("de", known, "en")
    assert told(*texts, language="de", known=foreign)[-1].speaker == "oru"
    assert told(*texts, language="de", known=as_read_in("de-AT", known, "de"))[-1].speaker is None


@pytest.mark.parametrize("name", ["Oru", "Marsh"])
def test_short_names_are_names(name):
    """A pronoun stands for whom the sentence before is about, however short the name."""
    known = (Known("one", (f"Ann {name}", name), None, "p"), Known("lea", ("Lea Hall",), None, "q"))
    texts = ("It was gone, the spokeswoman Lea Hall said.", f"{name} went there. “Ours,” she said.")
    assert told(*texts, known=known)[-1].speaker == "one"


@pytest.mark.parametrize(
    "text", ["The Band left. “Ours,” the band said.", "The left. “Ours,” The said."]
)
def test_a_name_may_be_of_articles_alone(text):
    """“The The” is somebody's name as well as “The Band”."""
    known = (Known("the", ("The The", "The"), None, "p"), Known("band", ("The Band",), None, "q"))
    assert told(text, known=known)


def test_every_quoted_span_of_the_shipped_articles_is_part_of_an_utterance(shipped):
    """Each of the 23 stretches inside quotation marks is found whole, once, in order."""
    expected = [
        (name, Passage(paragraph.number, span))
        for name, read in shipped.dossier.archive.articles.items()
        for paragraph in read.reporting
        for span in paragraph.quoted
    ]
    assert len(expected) == 23
    assert [(name, part) for name, _, part in shipped_quotations(shipped.dossier)] == expected


def test_speakers_of_the_shipped_quotations_are_right_or_left_out(shipped):
    """Of 23 quotations no speaker is wrong, and at least 20 are right, as the content has them."""
    right = 0
    for name, one, part in shipped_quotations(shipped.dossier):
        expected = truth(shipped.dossier, name, part)
        assert expected
        assert one.speaker is None or {one.speaker} == expected
        right += one.speaker is not None
    assert right >= 20


def test_reported_speakers_of_the_shipped_articles_are_right_or_left_out(shipped):
    """A sentence that reports names no speaker whom the content does not have in its paragraph."""
    known = known_speakers(shipped.dossier.explainer.parties)
    given_speakers = 0
    for name, read in shipped.dossier.archive.articles.items():
        for one in attribute(read.paragraphs, read_language("en"), known):
            citing = shipped.dossier.citing(read.source, one.paragraph)
            speakers = {who for record in citing for who in getattr(record, "speaker", ())}
            if one.speaker and not one.is_quoted:
                given_speakers += 1
                assert one.speaker in speakers | {"unnamed"}, (name, one)
    assert given_speakers >= 10


@pytest.mark.parametrize(("texts", "found"), table("attribution", "rule"))
def test_rule(texts, found):
    """Each way of telling who speaks is known by its place, and its mention found."""
    speaker, rule, mention = last(*texts)
    assert [speaker, rule] == found[:2]
    assert found[2] is None or mention == found[2]
    assert rule in RULES


@pytest.mark.parametrize(("texts", "speaker"), table("attribution", "who-is-meant"))
def test_speaker_is_who_is_meant_or_nobody(texts, speaker):
    """Names, titles and pronouns give the person they stand for; what could be another, nobody."""
    assert last(*texts)[0] == speaker


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (code, text, speaker)
        for code, rows in table("attribution", "known").items()
        for text, speaker in rows
    ],
)
def test_somebodys_spokesman_is_not_that_person(language, text, speaker):
    """Whose adviser or spokesman somebody is, is not the one who speaks, in any language."""
    assert last(text, language=language)[0] == speaker


@pytest.mark.parametrize(
    ("language", "texts", "found"),
    [
        (code, texts, found)
        for code, rows in table("attribution", "told").items()
        for texts, found in rows
    ],
)
def test_last_utterance_is_told(language, texts, found):
    """How sure it is who speaks, by which rule, which words name the speaker, and whom they mean;
    of an article whose last sentence says nothing, nothing."""
    paragraphs = article(*texts)
    utterances = attribute(paragraphs, read_language(language))
    one = utterances[-1] if utterances else None
    told_of = one and [one.confidence, one.rule, words(paragraphs, one.mention), one.name]
    assert told_of == found


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Putin told us that it was “good”.", "putin"),
        ("“It is good for us,” it said, of the US.", None),
        ("“Putin is right,” the minister said.", None),
        ("The “Putin” plan is “dead”, a source said.", "unnamed"),
        ("The focus group said it was “good”.", None),
        ("The non-US group said it was “good”.", None),
    ],
)
def test_a_name_is_a_word_of_its_own(text, speaker):
    """“us” is no US, nor is a part of another word; what is quoted names no speaker outside."""
    known = (*KNOWN, Known("us", ("US",)))
    found = attribute(article(text), read_language("en"), known)
    assert found[-1].speaker == speaker


def test_a_pronoun_says_so():
    """Whether a mention is a pronoun is told beside whom it stands for."""
    first, second = told("“Yes,” Putin said.", "“And no,” he said.")
    assert (first.is_pronoun, second.is_pronoun) == (False, True)
    assert second.speaker == "putin"


def test_new_names_are_told_in_full():
    """Somebody not among the people is no speaker, but has the fullest name of the article."""
    first, second = told(
        "“Yes,” said Angela Merkel, the former chancellor.", "“And no,” Merkel said.", known=()
    )
    assert (first.speaker, first.name) == (None, "Angela Merkel")
    assert (second.speaker, second.name) == (None, "Angela Merkel")


@pytest.mark.parametrize(
    ("text", "rule", "confidence", "perhaps"),
    [
        # the title of a work, which is an utterance so that no quoted stretch is lost
        ("The film “The Long Way Home” opened in May.", "nobody", "none", None),
        # what only seems so
        ("Putin praised the plan. “It is good.”", "nearest", "low", "putin"),
        # deeds: a verb without a speaker
        (
            "Before the talks, cutting words led to language calling for “help”.",
            "participle",
            "low",
            None,
        ),
        # what the article asks itself
        ("What happens if Putin refuses?", "reported", "low", "putin"),
    ],
)
def test_nobody_speaks_for_sure(text, rule, confidence, perhaps):
    """What names nobody, or only seems to, has no speaker; who it may be is told beside."""
    one = told(text)[-1]
    assert (one.rule, one.confidence, one.speaker, one.perhaps) == (rule, confidence, None, perhaps)


def test_reporting_sentences_are_utterances():
    """A sentence that reports without quotation marks is one utterance, whole."""
    paragraphs = article("It rained. Putin said the plan was good. He left.")
    (one,) = attribute(paragraphs, read_language("en"), KNOWN)
    assert (one.is_quoted, one.rule, one.speaker) == (False, "reported", "putin")
    assert words(paragraphs, one.parts[0]) == "Putin said the plan was good."


def test_boilerplate_is_left_out():
    """What is named as boilerplate says nothing."""
    paragraph = Paragraph(1, "“Yes,” Putin said.", (Span(1, 5),), "caption")
    assert attribute([paragraph], read_language("en"), KNOWN) == []


ARTICLES = table("attribution", "articles")


@pytest.mark.parametrize(
    ("language", "text", "mention"),
    [(language, text, mention) for language, rows in ARTICLES.items() for text, mention in rows],
)
def test_languages_need_no_code(language, text, mention):
    """With its data file alone, each language's speakers are found before and after the verb."""
    one = told(text, language=language)[-1]
    assert one.is_quoted
    assert one.confidence == "high"
    assert mention in (words(article(text), one.mention) or "")


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("ru", "Президент России Владимир Путин сказал, что условия «те же».", "putin"),
        ("ru", "По словам Владимира Зеленского, условия «те же».", "zelenskyy"),
        ("uk", "Володимир Зеленський заявив, що умови «ті самі».", "zelenskyy"),
        ("ar", "قال الرئيس الروسي فلاديمير بوتين إن الشروط «لم تتغير».", "putin"),
        ("de", "„Nein“, sagte Putin.", "putin"),
        ("ru", "Об этом сообщил источник в правительстве.", "unnamed"),
        ("ar", "وقال مصدر إن الوفد وصل أمس.", "unnamed"),
    ],
)
def test_names_are_known_in_other_scripts(language, text, speaker):
    """A known name is recognised in the article's script, also where names change endings."""
    assert last(text, language=language)[0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("В администрации обещали убрать мусор.", "town"),
        ("Горит в администрации Нижней. В администрации обещали убрать мусор.", None),
        ("В «Экосервисе» обещали убрать мусор.", "waste"),
        ("В «Экосервисе» всё отрицают. Компания обещает убрать мусор.", "waste"),
        ("По словам Анны Лис, мусор горит.", "lis"),
    ],
)
def test_known_bodies_are_called_by_their_noun_or_name_in_marks(text, speaker):
    """A known body is meant by its noun alone where the article has no other, and by its name in
    marks; short names are known in each case."""
    known = (
        Known("town", ("администрация Верхней",)),
        Known("waste", ("оператор «Экосервис»",)),
        Known("lis", ("Анна Лис",), "эколог", "town"),
    )
    assert attribute(article(text), read_language("ru"), known)[-1].speaker == speaker


def test_words_of_the_writer_inside_the_marks_part_a_quotation():
    """Where the writer speaks between dashes inside the marks, the stretches around are quoted."""
    paragraphs = article("Министр уехал.", "«Решения нет, — добавил он, — но оно будет».")
    one = attribute(paragraphs, read_language("ru"), KNOWN)[-1]
    assert [words(paragraphs, part) for part in one.parts] == ["Решения нет,", "но оно будет"]
    assert (one.rule, words(paragraphs, one.mention)) == ("said-between", "он")


@pytest.mark.parametrize(
    "texts",
    [("Putin said: “One.", "“Two.", "“Three.”"), ("“One.", "“Two.", "“Three,” Putin said.")],
)
def test_quotation_over_three_paragraphs_is_one_utterance(texts):
    """Paragraphs that go on with a quotation are one utterance of whom its begin or end names."""
    paragraphs = article(*texts, "He left.")
    (one,) = attribute(paragraphs, read_language("en"), KNOWN)
    said = [(words(paragraphs, part) or "").rstrip(".,") for part in one.parts]
    assert said == ["One", "Two", "Three"]
    assert one.speaker == "putin"


@pytest.mark.parametrize("language", ["en", "de", "ru", "uk", "ar", "xx"])
@pytest.mark.parametrize(
    "texts",
    [
        ["“One, Putin said.", "It rained.", "“Two,” he said."],
        ["“The ‘small’ “plan” is „good“,” he said «and « more » ”."],
        ['"Yes," said "X". "No'],
        ["„Ja, „nein““, sagte", "»Gut«"],
        ["’’’", "“”", "«»", "…", "-", "12 “ 3", "said said said", "said:"],
        [", “x”", ": “x”", "— “x” —", "( “x” )", "“x” who, said"],
    ],
)
def test_odd_marks_raise_nothing(language, texts):
    """An odd number of marks, nested and empty ones: every quoted span stays in its place."""
    paragraphs = article(*texts)
    found = attribute(paragraphs, read_language(language), KNOWN)
    parts = [part for one in found if one.is_quoted for part in one.parts]
    assert parts == [
        Passage(p.number, span) for p in paragraphs for span in p.quoted if span.end > span.start
    ]


PIECES = st.sampled_from(
    [
        *("“", "”", '"', "'", "«", "»", "„", ",", ".", ":", "—", "-", "(", ")", "?", " ", "\u00a0"),
        *("said", "Putin", "he", "the", "president", "who", "according to", "adding", "and", "Mr."),
        *(
            "sagte",
            "заявил",
            "قال",
            "он",
            "الوزير",
            "\u200f",
            "é",
            "e\u0301",
            "👍",
            "中文",
            "12",
            "'s",
        ),
    ]
)


@settings(max_examples=tries(50, 500))
@given(
    st.lists(st.lists(PIECES | st.text(max_size=3), max_size=14).map(" ".join), max_size=4),
    st.sampled_from(["en", "de", "ru", "uk", "ar", "fr", "es", "zh"]),
)
def test_any_text_keeps_its_quoted_spans(texts, language):
    """Whatever a text holds, its quoted spans are the quoted utterances' parts, in order."""
    paragraphs = article(*texts)
    for one in (found := attribute(paragraphs, read_language(language), KNOWN)):
        for passage in (*one.parts, one.cue, one.mention):
            assert passage is None or words(paragraphs, passage)
    quoted = [one for one in found if one.is_quoted]
    covered = [
        (
            part.paragraph,
            next(s for s in paragraphs[part.paragraph - 1].quoted if s.holds(part.span)),
        )
        for one in quoted
        for part in one.parts
    ]
    expected = [(p.number, s) for p in paragraphs for s in p.quoted if s.end > s.start]
    assert list(dict.fromkeys(covered)) == expected


def test_an_article_without_anything_gives_nothing():
    """No paragraphs, empty ones, and a language without a file give no speakers."""
    assert told() == []
    assert told("") == []
    (one,) = told("他说：“我们同意。”", language="zh")
    assert (one.rule, one.speaker) == ("nobody", None)
