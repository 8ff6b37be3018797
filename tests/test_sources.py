"""Saved articles: their paragraphs, their checksum, and where evidence stands in them."""

import hashlib
from pathlib import Path

import pytest

from generator.content.model import Source
from generator.content.problems import Place
from generator.content.statements import Evidence
from generator.content.tree import Mapping
from generator.evidence.articles.archive import (
    Article,
    Passage,
    find_strays,
    read_article,
)
from generator.evidence.articles.paragraphs import split_paragraphs
from generator.evidence.quotation_marks import Span
from generator.evidence.resolution.passages import Located, locate, skipped_texts
from generator.pages.pipeline import read
from tests.broken_cases import lay_out
from tests.tables import table

NODE = {"\0node": Mapping(Place("content/sources.yaml"))}


def article(root: Path, data: str | bytes, **fields: object) -> Article:
    """The article of a file with that text, in which nothing is wrong."""
    (root / "seeds").mkdir(exist_ok=True)
    (root / "seeds/a.txt").write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    found, problems = read_article(root, source(**fields), ["a.txt"])
    assert problems == []
    assert found is not None
    return found


def source(**fields: object) -> Source:
    """A source whose copy is a.txt."""
    data = {"id": "a", "file": "a.txt", "sha256": "0" * 64} | fields
    for item in data.get("boilerplate", ()):  # type: ignore[attr-defined]
        item.update(NODE)
    return Source.model_validate(data | NODE)


def evidence(*quote: str, paragraph: tuple[int, ...] | None = None) -> Evidence:
    """Evidence from that source."""
    return Evidence.model_validate(
        {"source": "a", "paragraph": paragraph} | ({"quote": quote} if quote else {}) | NODE
    )


@pytest.mark.parametrize(("text", "paragraphs"), table("sources", "paragraphs"))
def test_paragraphs_are_lines_or_blocks(text, paragraphs, tmp_path):
    """Each line is a paragraph, unless lines are broken to a width between blank lines."""
    assert [p.text for p in article(tmp_path, text).paragraphs] == paragraphs


def test_an_editor_may_say_how_paragraphs_are_divided():
    """`paragraphs: lines` and `paragraphs: blocks` hold whatever the text looks like."""
    text = "One goes\nto the edge.\n\nTwo.\n"
    assert split_paragraphs(text, "lines") == ["One goes", "to the edge.", "Two."]
    assert split_paragraphs(text, "blocks") == ["One goes to the edge.", "Two."]
    assert split_paragraphs("One.\nTwo.\n\nThree.\n", "blocks") == ["One. Two.", "Three."]


def test_paragraphs_are_numbered_with_boilerplate(tmp_path):
    """Boilerplate keeps its number, and is left out of what reports."""
    found = article(
        tmp_path, "By Ann\nOne.\nTwo.\n", boilerplate=[{"paragraph": 1, "kind": "byline"}]
    )
    assert [(p.number, p.boilerplate) for p in found.paragraphs] == [
        (1, "byline"),
        (2, None),
        (3, None),
    ]
    assert [p.number for p in found.reporting] == [2, 3]
    assert (found.paragraph(0), found.paragraph(4)) == (None, None)


@pytest.mark.parametrize("data", [b"One.\n", b"One.\r\n", b"\xef\xbb\xbfOne.\n", b"One."])
def test_the_checksum_is_of_the_bytes(data, tmp_path):
    """The SHA-256 is of the file as it lies on the disk, line ends and all."""
    assert article(tmp_path, data).sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    "name", ["../a.txt", "sub/a.txt", "/etc/passwd", "..", ".hidden", "a\\b.txt"]
)
def test_a_source_is_a_file_of_its_folder(name, tmp_path):
    """No name leads out of seeds/, or to a hidden file in it."""
    found, [problem] = read_article(tmp_path, source(file=name), ["a.txt"])
    assert (found, problem.rule) == (None, "bad-file-name")


def test_a_file_without_a_source_is_named_unless_a_name_is_misspelt():
    """A file that no source names is a warning, save where a source seems to mean it."""
    names = ["gazette.txt", "herald.txt", "courier.txt"]
    strays = find_strays(names, {"gazete.txt", "herald.txt"}, "x")
    assert [(p.place.file, p.is_error) for p in strays] == [("seeds/courier.txt", False)]
    assert list(find_strays(names, {"", "herald.txt"}, "x")) == []


TEXT = """\
By “Ann Reed”
The mayor said that the bridge was old. “We will pay our share,” he said. “We ask for no more.”
“The gate (to the north) must open,” he said, “or we leave the table.”
“We will not pay,” she said. “We will see.”
“One thing,” he said. “It is unlikely.”
They said “we leave” and “we leave” again.
"""


@pytest.fixture
def gazette(tmp_path: Path) -> Article:
    """An article with quotations; its first paragraph is boilerplate."""
    return article(tmp_path, TEXT, boilerplate=[{"paragraph": 1, "kind": "byline"}])


@pytest.mark.parametrize(
    ("item", "fault", "fragment"),
    [
        (evidence("We will pay the share"), "quote-not-found", 0),
        (evidence("we will pay our share"), "quote-not-found", 0),
        (evidence("Ann Reed"), "quote-not-found", 0),
        (evidence("We will pay our share", paragraph=(3,)), "quote-not-found", 0),
        (evidence("We will pay", "the moon"), "quote-not-found", 1),
        (evidence("The mayor said"), "quote-outside-quotation-marks", 0),
        (evidence("share,” he said. “We ask"), "quote-outside-quotation-marks", 0),
        (evidence("We will pay", "the bridge was old"), "quote-outside-quotation-marks", 1),
        (evidence("likely"), "quote-cuts-word", 0),
        (evidence("The gate must open"), "insertion-left-out", 0),
        (evidence("The gate", "must open"), "insertion-left-out", 1),
        (evidence("We will"), "quote-ambiguous", 0),
        (evidence("we leave"), "quote-ambiguous", 0),
        (evidence("We ask for no more", "We will pay"), "fragments-apart", 1),
        (evidence("We will pay our share", "We will see"), "fragments-apart", 1),
        (evidence("It is unlikely", "We will see", paragraph=(4, 5)), "fragments-apart", 1),
    ],
)
def test_faults_of_evidence(item, fault, fragment, gazette):
    """Evidence that breaks a rule is told which one, and by which of its fragments."""
    found = locate(Located(item, gazette))
    assert (found.fault, found.fragment, found.passages) == (fault, fragment, ())


@pytest.mark.parametrize(
    ("item", "words", "paragraphs"),
    [
        (evidence("We will pay our share"), ["We will pay our share"], (2,)),
        (evidence('"We will pay our share"'), ["We will pay our share"], (2,)),
        (evidence("We will pay our share,"), ["We will pay our share,"], (2,)),
        (evidence("We will", paragraph=(4,)), ["We will"], (4,)),
        (evidence("we leave", paragraph=(6,)), ["we leave"], (6,)),
        (evidence("Ann Reed", paragraph=(1,)), ["Ann Reed"], (1,)),
        (
            evidence("The gate (to the north) must open", "or we leave the table"),
            ["The gate (to the north) must open", "or we leave the table"],
            (3,),
        ),
        (
            evidence("We will see", "It is unlikely", paragraph=(4, 5)),
            ["We will see", "It is unlikely"],
            (4, 5),
        ),
        (evidence(paragraph=(2,)), [], ()),
        (evidence(), [], ()),
    ],
)
def test_where_evidence_stands(item, words, paragraphs, gazette):
    """Evidence without fault is found: the very words, in their paragraphs."""
    found = locate(Located(item, gazette))
    texts = [
        gazette.paragraphs[p.paragraph - 1].text[p.span.start : p.span.end] for p in found.passages
    ]
    assert (found.fault, texts, found.paragraphs) == ("", words, paragraphs)


def test_the_first_way_through_fragments_is_taken(gazette):
    """A fragment that stands twice is taken after the one before it."""
    found = locate(Located(evidence("we leave", "we leave"), gazette))
    assert [p.span.start for p in found.passages] == sorted({p.span.start for p in found.passages})
    assert found.paragraphs == (6,)


def test_what_is_skipped_is_known(gazette):
    """What the article says between fragments is at hand, across paragraphs too."""
    found = locate(Located(evidence("The gate (to the north) must open", "or we leave"), gazette))
    assert skipped_texts(found.passages, gazette) == [",” he said, “"]
    found = locate(Located(evidence("We will see", "It is unlikely", paragraph=(4, 5)), gazette))
    assert skipped_texts(found.passages, gazette) == [".” “One thing,” he said. “"]


def test_boilerplate_between_fragments_is_not_skipped_text(tmp_path):
    """A subhead between two halves of a quotation is nothing that was left out."""
    found = article(
        tmp_path,
        "He said: “One.\nNot a word more\n“Two.”\n",
        boilerplate=[{"paragraph": 2, "kind": "subhead"}],
    )
    passages = (Passage(1, Span(10, 13)), Passage(3, Span(1, 4)))
    assert skipped_texts(passages, found) == [". “"]


@pytest.mark.parametrize(
    "words", ["of the carts", "of the carts) matters", "The weight (of the", "(of the carts)"]
)
def test_words_of_an_insertion_are_not_the_speakers(words, tmp_path):
    """What a journalist put in brackets cannot be quoted by itself, nor in part."""
    text = "“The weight (of the carts) matters,” Holm said.\n"
    found = locate(Located(evidence(words), article(tmp_path, text)))
    assert found.fault == "quote-outside-quotation-marks"
    whole = locate(Located(evidence("The weight (of the carts) matters"), article(tmp_path, text)))
    assert not whole.fault


def test_insertions_in_a_row_are_not_left_out(tmp_path):
    """Two brackets beside each other are no more to be skipped than one."""
    text = "“The weight (of the carts) [and horses] matters,” Holm said.\n"
    found = locate(Located(evidence("The weight", "matters"), article(tmp_path, text)))
    assert (found.fault, found.fragment) == ("insertion-left-out", 1)


@pytest.mark.parametrize(
    ("file", "entry"),
    [
        (
            "events.yaml",
            "- {id: ev-courier, name: It came, on: 2031-05-04, evidence: [EVIDENCE]}\n",
        ),
        (
            "background.yaml",
            "- {id: bg-courier, summary: It came., evidence: [EVIDENCE],\n"
            "   retracted: {on: 2031-05-05, why: It did not.}}\n",
        ),
    ],
)
def test_an_event_alone_may_rest_on_a_source(file, entry, tmp_path):
    """A source that carries an event alone, or only what was retracted, is one that is cited: it
    cannot be deleted, and a strict run may publish it."""
    lay_out("source-without-statement", tmp_path)
    text = entry.replace("EVIDENCE", "{source: courier, passage: The bridge is old}")
    assert [one.rule for one in read(tmp_path).problems] == ["source-without-statement"]
    (tmp_path / "content" / file).write_text(text, "utf-8")
    assert read(tmp_path).problems == []


@pytest.mark.parametrize(("text", "paragraphs"), table("sources", "broken-words"))
def test_words_that_a_line_breaks_are_whole_again(text, paragraphs):
    """A hyphen at a line's end goes, unless the text elsewhere writes it, or a word of its own
    follows."""
    assert split_paragraphs(text, "blocks") == paragraphs


def test_a_long_line_is_divided_between_its_sentences():
    """A line that is too long to be a paragraph becomes several, none of which ends in quotation
    marks; a shorter one stays."""
    said = "The county said on Monday: “We pay nothing. We never did. Ask Mr. Roy.” It was late. "
    assert split_paragraphs(said * 100) == [(said * 100).strip()]
    parts = split_paragraphs(said * 400)
    assert len(parts) > 20 and " ".join(parts) == (said * 400).strip()
    assert all(part.endswith(("late.", "Roy.”")) and len(part) < 1_200 for part in parts)
    assert [len(part) for part in split_paragraphs("word " * 5_000)] == [24_999]
