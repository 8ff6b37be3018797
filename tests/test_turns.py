"""Whose words a text is: heads of turns, speech led by a dash, and who may be quoted with what."""

import json

import pytest

from generator.content.model import Source
from generator.content.problems import Place
from generator.content.statements import Evidence
from generator.content.tree import NODE_KEY, Mapping
from generator.evidence.articles.archive import Article, read_article
from generator.evidence.articles.dialogue import spoken_spans
from generator.evidence.articles.turns import are_turns, find_heads
from generator.evidence.attribution.article import attribute
from generator.evidence.attribution.utterances import Known
from generator.evidence.languages import read_language
from generator.evidence.matching import occurrences
from generator.evidence.resolution.passages import Located, is_own_passage, locate
from generator.pages.pipeline import read as dossier_of
from generator.pages.plan import plan_sources
from generator.pages.render import render_all
from tests.sites import lay_out_any
from tests.tables import table
from tests.test_escaping import shown

TEXTS = table("turns", "texts")
SPEAKERS = ("hale", "brand", "voss", "unnamed")
NODE = {NODE_KEY: Mapping(Place(""))}


def names(language: str, *paragraphs: str, named: tuple[str, ...] = ()) -> list[str]:
    """The names at the head of turns."""
    texts = dict(enumerate(paragraphs, 1))
    return [head.name for head in find_heads(texts, read_language(language).speech, named)]


@pytest.mark.parametrize(("language", "paragraphs", "found"), table("turns", "heads"))
def test_heads_in_many_languages_and_scripts(language, paragraphs, found):
    """Names before colons and in brackets, and markers of questions and answers, begin turns."""
    assert names(language, *paragraphs) == found


@pytest.mark.parametrize(("language", "text"), table("turns", "no-heads"))
def test_what_begins_no_turn(language, text):
    """Hours, quarters, lists, reporting clauses and initials are no heads."""
    assert names(language, text) == []


@pytest.mark.parametrize(("language", "paragraphs"), table("turns", "no-turns"))
def test_an_article_with_colons_is_no_interview(language, paragraphs):
    """A list of places, a notice, a timetable: names before colons that make no interview."""
    speech = read_language(language).speech
    assert not are_turns(find_heads(dict(enumerate(paragraphs, 1)), speech), speech)


def test_more_beside_a_name_that_is_told_begins_a_turn():
    """“Hale, upset:” begins with a name that is told, and so the turn before does not go on."""
    assert names("en", "Hale, plainly upset: No.", named=("hale",)) == ["Hale, plainly upset"]
    assert names("en", "Hale, plainly upset: No.") == []


@pytest.mark.parametrize(("language", "text", "said"), table("turns", "dashes"))
def test_speech_led_by_a_dash(language, text, said):
    """What a dash leads is said, and the reporting clause is not."""
    spans = spoken_spans(text, read_language(language).speech)
    assert [text[span.start : span.end] for span in spans] == said


@pytest.mark.parametrize(("language", "text"), table("turns", "no-dashes"))
def test_a_dash_that_leads_no_speech(language, text):
    """Lists, dashes inside a sentence, and languages that do not print speech so."""
    assert spoken_spans(text, read_language(language).speech) == ()


def read(tmp_path, kind: str, language: str, text: str, **told) -> Article:
    """A text as the archive holds it."""
    (tmp_path / "seeds").mkdir(exist_ok=True)
    (tmp_path / "seeds/a.txt").write_text(text, "utf-8")
    turns = [{**NODE, "name": n, "speaker": who} for n, who in told.pop("turns", {}).items()]
    numbered = told.pop("numbered", {}).items()
    turns += [{**NODE, "paragraphs": list(numbers), "speaker": who} for who, numbers in numbered]
    fields = {"id": "a", "file": "a.txt", "sha256": "0" * 64, "kind": kind, "language": language}
    source = Source.model_validate({**NODE, **fields, **told, "turns": turns})
    article, _ = read_article(tmp_path, source, ["a.txt"])
    assert article
    return article


def told_text(tmp_path, name: str) -> Article:
    """One of the texts of the table."""
    told = dict(TEXTS[name])
    told.pop("said")
    return read(tmp_path, **told)


def fault(article: Article, quote: str, by: tuple[str, ...] | None) -> str:
    """The rule that a quotation by somebody breaks; empty where it breaks none."""
    evidence = Evidence.model_validate({**NODE, "source": "a", "quote": quote})
    return locate(Located(evidence, article, by=by)).fault


@pytest.mark.parametrize("name", TEXTS)
def test_each_is_quoted_with_own_words_alone(name, tmp_path):
    """Every stretch is quoted by whose words it is; each false speaker is refused, and words that
    are nobody's are refused to everybody."""
    article = told_text(tmp_path, name)
    for quote, whose in TEXTS[name]["said"]:
        assert any(occurrences(quote, p.text) for p in article.paragraphs), quote
        for by in SPEAKERS:
            is_right = whose == "any" or (whose == by != "unnamed")
            assert (fault(article, quote, (by,)) == "") is is_right, (quote, by)


@pytest.mark.parametrize("name", [n for n, text in TEXTS.items() if text["kind"] != "article"])
def test_no_other_sentence_is_anybodys(name, tmp_path):
    """Word for word, no stretch of three words is quoted by two speakers, by an unnamed one, by
    background, or across the edge of a turn."""
    article = told_text(tmp_path, name)
    for paragraph in article.paragraphs:
        words = paragraph.text.split()
        for start in range(max(1, len(words) - 2)):
            quote = " ".join(words[start : start + 3])
            quoted = [by for by in SPEAKERS if not fault(article, quote, (by,))]
            assert len(quoted) <= 1 and set(quoted) <= set(paragraph.speakers) - {"unnamed"}, quote
            assert fault(article, quote, ()) and fault(article, quote, ("hale", "brand"))


def test_a_joint_text_is_quoted_by_each_and_by_all(tmp_path):
    """A document of two is quoted by both together and by each, and by nobody else."""
    article = read(tmp_path, "document", "en", "We open the bridge.\n", speaker=["hale", "brand"])
    quote = "We open the bridge."
    for by in [("hale",), ("brand",), ("brand", "hale"), None]:
        assert fault(article, quote, by) == ""
    for by in [("voss",), ("hale", "voss"), ()]:
        assert fault(article, quote, by) == "quote-of-another"


def test_a_quotation_over_paragraphs_ends_with_its_turn(tmp_path):
    """Marks opened again at each paragraph are one quotation, and none reaches into another's
    turn."""
    text = "HALE: He wrote “we pay.\n“We always did.” I do not believe it.\nBRAND: I do.”\n"
    article = read(tmp_path, "transcript", "en", text, turns={"HALE": "hale", "BRAND": "brand"})
    assert fault(article, "I do not believe it.", ("hale",)) == ""
    for quote in ("we pay.", "We always did."):
        assert fault(article, quote, ("hale",)) == "quote-within-quotation"


ASKED = """\
HALE: No, and I never said so.
Your critics see that differently.
They may.
Will you pay? Most would.
I will not. And who would?
Nobody.
"""


def test_turns_without_a_name_begin_where_it_is_told(tmp_path):
    """A turn that is told by its paragraph ends the one before, and lasts until the next."""
    numbered = {"unnamed": (2, 4), "hale": (3, 5)}
    article = read(tmp_path, "interview", "en", ASKED, turns={"HALE": "hale"}, numbered=numbered)
    whose = ["hale", "unnamed", "hale", "unnamed", "hale", "hale"]
    assert [one.speakers for one in article.paragraphs] == [(who,) for who in whose]
    assert [one.turn for one in article.paragraphs] == ["HALE", *[""] * 5]
    assert fault(article, "Your critics see that differently.", ("hale",)) == "quote-of-another"


def test_what_ends_as_a_question_in_an_answer_is_known(tmp_path):
    """In an interview, where no turn is told to begin there; in a transcript speakers are named."""
    asked = ASKED.replace("And who would?\n", "And who would?”\n")
    for kind, numbers in (("interview", (5,)), ("transcript", ())):
        article = read(tmp_path, kind, "en", asked, turns={"HALE": "hale"})
        assert article.questions_within == numbers
    told = {"turns": {"HALE": "hale"}, "numbered": {"hale": [5]}}
    assert read(tmp_path, "interview", "en", asked, **told).questions_within == ()


@pytest.mark.parametrize("name", TEXTS)
def test_drafts_have_the_speaker_of_the_turn(name, tmp_path):
    """What somebody says in a turn is theirs, for sure; an interviewer's questions are nobody's."""
    article = told_text(tmp_path, name)
    known = (
        Known("hale", ("Ines Hale", "Інес Гейл", "Inés Hale", "Hale")),
        Known("brand", ("Otto Brand", "Отто Бранд")),
    )
    told = attribute(article.paragraphs, read_language(TEXTS[name]["language"]), known)
    for one in told:
        paragraph = article.paragraphs[one.paragraph - 1]
        if paragraph.speakers:
            assert (one.rule, one.confidence) == ("own-words", "high")
            assert (one.speaker, *one.along) == paragraph.speakers != ("unnamed",)
    own = {p.number for p in article.paragraphs if p.own and not p.is_nobodys}
    assert own == {one.paragraph for one in told if one.rule == "own-words"}


def test_a_dash_tells_who_speaks(tmp_path):
    """Speech led by a dash is attributed by the clause between the dashes."""
    article = told_text(tmp_path, "article-uk")
    known = (Known("hale", ("Інес Гейл",)), Known("brand", ("Отто Бранд",)))
    told = attribute(article.paragraphs, read_language("uk"), known)
    spoken = {
        article.words(part): one.speaker for one in told for part in one.parts if one.is_quoted
    }
    assert spoken["Ми заплатимо половину"] == spoken["Решту знайде ліга."] == "hale"
    assert spoken["Ніколи"] == "brand"


def test_no_turn_is_cited_as_anothers_report(tmp_path):
    """Each paragraph that is somebody's own is refused as a report of anybody else, and accepted as
    one of theirs, or where it tells that they said so; what an interviewer says is refused as a
    report of anybody at all."""
    root = lay_out_any("full", tmp_path / "full")
    file = root / "content/parties/upham.yaml"
    head, sections, tail = file.read_text("utf-8").partition("statements:\n")
    dossier = dossier_of(root).dossier
    own = [
        (source, paragraph)
        for source, article in dossier.archive.articles.items()
        for paragraph in article.paragraphs
        if paragraph.speakers
    ]
    entries = [
        f"  - id: planted-{source}-{paragraph.number}\n    issue: dam\n    speaker: hale\n"
        f"    summary: Says so.\n    evidence:\n      - source: {source}\n"
        f"        passage: {json.dumps(paragraph.text)}\n"
        f"        paragraph: {paragraph.number}\n"
        for source, paragraph in own
    ]
    file.write_text(head + sections + "".join(entries) + tail, "utf-8")
    outcome = dossier_of(root)
    lines = {p.place.line for p in outcome.problems if p.rule == "report-of-another"}
    first = head.count("\n") + 2
    refused = [one for n, one in enumerate(own) if first + 8 * n + 6 in lines]
    others = [one for one in own if "hale" not in one[1].speakers]
    assert refused == [one for one in others if not one[1].text.startswith("Mayor Hale told me")]
    assert len(refused) == len(others) - 1
    assert len(refused) > 5


@pytest.mark.parametrize(
    ("passage", "is_own"),
    [
        ("We pay for half", True),
        ("VOSS: We pay", True),
        ("told us “not one coin”", True),
        ("“not one coin”", False),
        ("one coin", False),
        ("VOSS:", False),
    ],
)
def test_a_passage_in_a_turn_is_in_their_own_words(passage, is_own, tmp_path):
    """A passage is in its speaker's own words where it has some, and not in those that they quote,
    nor those at the head."""
    text = "VOSS: We pay for half. Hale told us “not one coin” would come.\n"
    found = read(tmp_path, "interview", "en", text, turns={"VOSS": "voss"})
    evidence = Evidence.model_validate(NODE | {"source": "a", "passage": passage})
    located = locate(Located(evidence, found, by=("voss",)))
    assert not located.fault
    [spot] = located.passages
    assert is_own_passage(spot, found, ("voss",)) is is_own
    assert not is_own_passage(spot, found, ("hale",))


def test_a_turn_may_report_what_another_said(tmp_path):
    """Where whoever speaks tells that another said so, the other's statement may rest on it: on a
    passage that stands in the sentence which tells so."""
    root = lay_out_any("full", tmp_path / "full")
    said = "VOSS: Ines Hale told me that Upham pays. I pay nothing.\nHale is a friend of mine.\n"
    seed = root / "seeds/radio.txt"
    seed.write_text(seed.read_text("utf-8") + said + "Q: Ines Hale said so?\n", "utf-8")
    file = root / "content/parties/upham.yaml"
    entries = [
        f"  - id: planted-{number}\n    issue: dam\n    speaker: hale\n    summary: Says so.\n"
        f"    evidence:\n      - source: radio\n        {cited}\n"
        for number, cited in enumerate(
            ["passage: Upham pays", "passage: pay nothing", "passage: Hale said so"]
        )
    ]
    text = file.read_text("utf-8").replace("statements:\n", "statements:\n" + "".join(entries), 1)
    file.write_text(text, "utf-8")
    told = [p for p in dossier_of(root).problems if p.rule == "report-of-another"]
    lines = file.read_text("utf-8").split("\n")
    refused = [lines[p.place.line - 1].strip() for p in told]
    assert refused == ["passage: pay nothing", "passage: Hale said so"]


def test_a_hostile_name_is_shown_as_it_stands(tmp_path):
    """What stands at the head of a turn is text on the source's page, whatever it looks like."""
    name = "a <b>c</b> `d` {{ e }} | &amp; _f_ ~g~ {# h #} <i"
    root = lay_out_any("full", tmp_path / "full")
    (root / "seeds/radio.txt").write_text(f"VOSS: So. \n{name}: We pay.\nQ: Why?\n", "utf-8")
    sources = root / "content/sources.yaml"
    more = f"    - {{name: '{name}', speaker: hale}}\n"
    text = sources.read_text("utf-8").replace("    - {name: VOSS", f"{more}    - {{name: VOSS")
    sources.write_text(text, "utf-8")
    dossier = dossier_of(root).dossier
    assert any(head.name == name for head in dossier.archive.articles["radio"].heads)
    own = [page for page in plan_sources(dossier) if page.path == "sources/radio.md"]
    pages = dict(render_all(dossier, own))
    told = pages["sources/radio.md"].partition("Who speaks</dt>")[2].partition("</dd>")[0]
    tags, words = shown(told.partition(">")[2])
    assert f"Ines Hale (“{name}”)" in words
    assert not {"b", "i", "code", "em"} & {tag[1] for tag in tags if len(tag) > 1}
