"""Said jointly, or by each: what the words that carry a statement tell of how they were said."""

from types import SimpleNamespace

import pytest

from generator.content.statements import Evidence
from generator.content.tree import Sequence
from generator.content.yaml_reader import parse_yaml
from generator.evidence.articles.archive import Article, Paragraph
from generator.evidence.languages import read_language
from generator.evidence.quotation_marks import quoted_spans
from generator.evidence.resolution.joint_speech import is_joint
from generator.evidence.resolution.passages import locate
from generator.evidence.resolution.said import Cited
from generator.pages.exports.explainer_json import export
from generator.pages.pipeline import read
from generator.pages.search.entries import entries
from tests.goldens import GOLDEN
from tests.tables import table

CALLED = table("joint_speech", "called")


def told(cast, texts, *passages):
    """Whether those of a `cast`, which has its language's name, are told to have spoken jointly,
    where each of `passages`, or else each paragraph, is a piece of evidence."""
    language = read_language(cast.partition("-")[0])
    texts = [texts] if isinstance(texts, str) else texts
    found = enumerate(zip(texts, quoted_spans(texts), strict=True), 1)
    paragraphs = tuple(Paragraph(n, text, quoted, None) for n, (text, quoted) in found)
    source = SimpleNamespace(id="paper", speaker=(), kind="article")
    article = Article(source, "", paragraphs)
    record = SimpleNamespace(speaker=("russia", "belarus"))
    pieces = []
    for words in passages or texts:
        tree, problems = parse_yaml(f"- source: paper\n  passage: |\n    {words}\n", "x.yaml")
        assert isinstance(tree, Sequence) and not problems
        evidence = Evidence.model_validate(tree.items[0].plain())
        piece = locate(Cited(evidence, article, record=record))
        assert not piece.fault, (words, piece.fault)
        pieces.append((piece, language))
    return is_joint(pieces, CALLED[cast])


@pytest.mark.parametrize("row", table("joint_speech", "joint"), ids=lambda row: str(row[1])[:60])
def test_words_tell_that_they_spoke_jointly(row):
    """A joint statement, letter or press conference in which they say it, and “jointly said”."""
    assert told(*row)


@pytest.mark.parametrize(
    "row", table("joint_speech", "with_a_partner"), ids=lambda row: row[1][:60]
)
def test_one_of_them_speaks_jointly_with_the_others(row):
    """A joint statement with all of the others, which “it” makes, is that of the one who is not
    named beside them."""
    assert told(*row)


@pytest.mark.parametrize("row", table("joint_speech", "each"), ids=lambda row: str(row[1])[:60])
def test_words_tell_no_more_than_that_each_spoke(row):
    """Joint exercises, and joint statements that are denied, to come, of others, of some of them or
    only spoken of, make nothing joint."""
    assert not told(*row)


@pytest.mark.parametrize("row", table("joint_speech", "joint"), ids=lambda row: str(row[1])[:60])
def test_what_is_joint_of_some_is_joint_of_no_others(row, monkeypatch):
    """Whoever stands in the list of speakers and is not named beside the others was not told to
    have spoken with them."""
    cast, texts, *_ = row
    first, *_ = CALLED[cast]
    monkeypatch.setitem(CALLED, cast, [first, ["Zembla"]])
    text = " ".join(texts) if isinstance(texts, list) else texts
    assert not told(*row) or not any(name.casefold() in text.casefold() for name in first)


TOGETHER = "Russia and Belarus said in a joint statement that the raid was wrong."
SILENT = "Russia and Belarus condemned the raid."
APART = "Russia and Belarus condemned the raid in separate statements."


def test_one_article_that_says_so_is_enough():
    """Where one piece of evidence says joint and another is silent it is joint, in any order; where
    another says that they spoke apart, the sources differ and it is of each."""
    assert told("en", [TOGETHER, SILENT]) and told("en", [SILENT, TOGETHER])
    assert not told("en", [TOGETHER, APART]) and not told("en", [APART, TOGETHER])
    assert not told("en", SILENT)


def test_only_the_sentences_of_the_words_count():
    """The sentence beside the words tells nothing of them, unless it leads in a quotation from the
    paragraph before; taken into the passage, it does."""
    text = f"{TOGETHER} They want talks."
    assert not told("en", text, "They want talks.")
    assert told("en", text, "that the raid was wrong")
    assert told("en", text, "was wrong.\n    They want talks.")
    assert not told("en", [TOGETHER, "“We want talks.”"], "We want talks.")


@pytest.fixture(scope="module")
def full():
    return read(GOLDEN / "full").dossier


def test_texts_of_several_are_joint(full):
    """What stands in a document of theirs is joint, though it does not say so; and what an article
    calls a joint letter; what each said has the attribution of its words."""
    of = {one: full.of(full.statement[one]) for one in full.statement}
    for name in ("upham-millbrook-meet-monthly", "agency-be-heard"):
        assert of[name].attribution == "joint-statement" and not of[name].is_of_each
    each = of["upham-millbrook-count-salmon"]
    assert (each.attribution, each.is_of_each) == ("reported", True)


def test_every_place_tells_of_each(full):
    """The card, the line on the other party's page, the citation, search and the export say that
    each of them said it; of a joint one they do not."""
    pages = {p.name: p.read_text("utf-8") for p in (GOLDEN / "full/expected/positions").iterdir()}
    assert pages["upham.md"].count(">Said by each · Reported, not quoted<") == 1
    assert pages["upham.md"].count(">Joint statement · ") == 2
    cited = "Upham, Millbrook (each), May 3, 2024, as reported by The Wend Gazette, "
    assert pages["upham.md"].count(cited) == pages["upham.md"].count("(each)") == 1
    assert "Said by each, recorded under Upham." in pages["millbrook.md"]
    who = {one["id"]: one["who"] for one in entries(full)["statements"]}
    assert who["upham-millbrook-count-salmon"] == "Upham, Millbrook (each)"
    assert who["upham-millbrook-meet-monthly"] == "Upham, Millbrook"
    told_of = [one["id"] for one in export(full)["statements"] if "said_by_each" in one]
    assert told_of == ["upham-millbrook-count-salmon"]
