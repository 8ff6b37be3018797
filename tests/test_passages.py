"""Passages: the exact words of a source that report something, in quotation marks or not."""

import re
import textwrap
from itertools import pairwise
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.content.model import Difference
from generator.content.statements import Evidence
from generator.content.tree import Sequence
from generator.content.yaml_reader import parse_yaml
from generator.evidence.articles.archive import Article, Paragraph, Passage
from generator.evidence.languages import read_language
from generator.evidence.matching import cuts_word, fold, readable
from generator.evidence.proposals import propose_passage
from generator.evidence.quotation_marks import Span, quoted_spans
from generator.evidence.resolution.passages import Located, cut_segments, locate, without_gaps
from generator.pages.pipeline import read
from tests import broken_cases
from tests.broken_cases import CASES, rule_of
from tests.goldens import GOLDEN
from tests.lengths import tries
from tests.sites import ROOT, lay_out_any

EN = read_language("en")


def article(*texts, boilerplate=()):
    """An article of these paragraphs, those of the numbers in `boilerplate` reporting nothing."""
    found = enumerate(zip(texts, quoted_spans(texts), strict=True), 1)
    paragraphs = (
        Paragraph(n, text, quoted, "notice" if n in boilerplate else None)
        for n, (text, quoted) in found
    )
    return Article(SimpleNamespace(id="paper"), "", tuple(paragraphs))


def written(text):
    """A piece of evidence as the program reads it from YAML."""
    tree, problems = parse_yaml(f"- source: paper\n{text}", "x.yaml")
    assert isinstance(tree, Sequence) and not problems, problems
    return Evidence.model_validate(tree.items[0].plain())


def under_bar(fragments, more=""):
    """A piece of evidence whose passage is written under `|`, one fragment a line."""
    return written("  passage: |\n" + "".join(f"    {one}\n" for one in fragments) + more)


ARTICLES = [
    one
    for root in (ROOT, GOLDEN / "full", GOLDEN / "hostile")
    for one in read(root).dossier.archive.articles.values()
]
SIGNS = "ab e.,:;#-?!&*[]{}|>%@`\"'’“”„«»…–ä中文かな한국ไทยنحن\u0301\u00a0 "
texts = st.text(alphabet=SIGNS, min_size=1, max_size=40).map(readable).filter(bool)
some = st.one_of(
    st.sampled_from(ARTICLES), st.lists(texts, min_size=1, max_size=5).map(lambda t: article(*t))
)


def stretch(data, text):
    """A stretch of a text that begins and ends with no space."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    inner = text[start:end].strip()
    at = text.find(inner, start) if inner else 0
    return Span(at, at + len(inner))


@settings(max_examples=tries(300, 5000))
@given(some, st.data())
def test_any_words_are_found_where_they_were_taken_from(source, data):
    """Any stretch of any paragraph, written under `|` without quotation marks, is found exactly
    there; where it stands elsewhere too the error names the paragraphs, and where it cuts a word or
    has none it is refused."""
    paragraph = data.draw(st.sampled_from(source.reporting))
    span = stretch(data, paragraph.text)
    words = paragraph.text[span.start : span.end]
    if not words:
        return
    found = locate(Located(under_bar([words]), source))
    places = [
        Passage(one.number, Span(at, at + len(words)))
        for one in source.reporting
        for at in range(len(one.text))
        if fold(one.text).startswith(fold(words), at)
        if not cuts_word(Span(at, at + len(words)), one.text)
    ]
    here = Passage(paragraph.number, span)
    if not any(map(str.isalnum, words)):
        assert found.fault == "passage-without-words"
    elif not places:
        assert found.fault == "passage-cuts-word"
    elif len(places) == 1:
        assert (found.fault, found.passages) == ("", tuple(places))
        assert here in places or cuts_word(span, paragraph.text)
    else:
        assert found.fault == "passage-ambiguous"
        assert found.paragraphs == tuple(dict.fromkeys(one.paragraph for one in places))


@settings(max_examples=tries(200, 3000))
@given(some, st.data())
def test_fragments_are_found_in_their_order(source, data):
    """Stretches of one paragraph in its order, one a line, are found where they were taken from,
    or refused; never anywhere else, and never in another order than the article's."""
    paragraph = data.draw(st.sampled_from(source.reporting))
    words = paragraph.text.split()
    cuts = sorted(data.draw(st.sets(st.integers(0, len(words)), min_size=2, max_size=6)))
    taken = [" ".join(words[a:b]) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    if " ".join(words) != paragraph.text or not taken:
        return
    found = locate(Located(under_bar(taken, f"  paragraph: {paragraph.number}\n"), source))
    if found.fault:
        faults = ("passage-ambiguous", "passage-cuts-word", "passage-without-words")
        assert found.fault in faults
    else:
        starts = [len(" ".join([*words[:cut], ""])) for cut in cuts[::2]]
        spans = [Span(s, s + len(one)) for s, one in zip(starts, taken, strict=False)]
        assert [one.span for one in found.passages] == spans
    reverse = locate(Located(under_bar(taken[::-1]), source)).passages
    assert all(one.span.end <= other.span.start for one, other in pairwise(reverse))


@settings(max_examples=tries(200, 2000))
@given(texts, st.data())
def test_segments_are_cut_at_every_edge(text, data):
    """A text that is cut for several pieces of evidence is whole, and each segment belongs to just
    those pieces whose words it is."""
    spans = st.lists(st.builds(lambda: stretch(data, text)), max_size=3)
    marked = data.draw(st.lists(spans, max_size=4))
    segments = list(cut_segments(text, marked))
    assert "".join(text[span.start : span.end] for span, _ in segments) == text
    for span, held in segments:
        for index in range(span.start, span.end):
            assert held == tuple(
                n for n, some in enumerate(marked) if any(s.start <= index < s.end for s in some)
            )


def test_a_broken_line_is_one_run_of_words():
    """Lines between which nothing but a space stands are joined again; others stay apart."""
    source = article("He said that he would come, or not, on Monday.")
    found = locate(Located(under_bar(["He said that", "he would come", "on Monday"]), source))
    joined = without_gaps(found.passages, source)
    assert [source.words(one) for one in joined] == ["He said that he would come", "on Monday"]


@pytest.mark.parametrize(
    "text",
    [
        "  passage: He came, and left\n",
        "  passage: |\n    He came, and left\n",
        "  passage: >\n    He came,\n    and left\n",
        '  passage: "He came, and left"\n',
        "  passage: [He came]\n",
        "  passage:\n    - He came,\n    - and left\n",
        "  passage: |\n\n    He came,\n\n    and left\n",
    ],
)
def test_every_way_to_write_a_passage(text):
    """On one line, under `|` with a fragment a line, folded, in quotation marks, as a list."""
    found = locate(Located(written(text), article("“No.” He came, and left again.")))
    assert not found.fault
    assert found.passages[0].span.start == 6


@pytest.mark.parametrize(
    ("quote", "fault"),
    [
        ("We agree", ""),
        ("agree", ""),
        ("We go", "quote-outside-passage"),
        ("said Ann", "quote-outside-quotation-marks"),
        ("We agreed", "quote-not-found"),
        ("We", ""),
        ("e", "quote-cuts-word"),
    ],
)
def test_a_quotation_lies_inside_its_passage(quote, fault):
    """A quotation beside a passage is looked for in the passage alone, and inside its marks; what
    stands in other places too is no longer ambiguous."""
    source = article("“We agree,” said Ann. “We go,” said Bo.")
    piece = under_bar(["“We agree,” said Ann"], f"  quote: {quote}\n")
    found = locate(Located(piece, source))
    assert found.fault == fault
    if not fault:
        assert [source.words(one) for one in found.quoted] == [quote]
        assert [source.words(one) for one in found.passages] == ["“We agree,” said Ann"]


@pytest.mark.parametrize(
    ("texts", "summary", "number", "words", "confidence"),
    [
        (["It rained. The minister would pay half of the cost. They left."],
         "Offers to pay half of the costs.", 1,
         "The minister would pay half of the cost.", "high"),
        (["One sentence about the bridge"], "Wants the bridge.", 1,
         "One sentence about the bridge", "high"),
        (["One sentence about the bridge"], "Es regnet.", 1,
         "One sentence about the bridge", "none"),
        (["The bridge is old. The bridge is long."], "The bridge.", 1,
         "The bridge is old.", "none"),
        (["The bridge is old. The bridge needs a roof."],
         "Says that the old bridge needs a new roof and a toll of coins.", 1,
         "The bridge needs a roof.", "low"),
        (["今天下雨。我们同意停火协议。"], "同意停火", 1, "我们同意停火协议。", "high"),
        (["He paid 40 in 2019. He paid 45 in 2020."], "45 paid", 1, "He paid 45 in 2020.", "high"),
    ],
)  # fmt: skip
def test_the_sentence_that_carries_a_summary_is_proposed(texts, summary, number, words, confidence):
    """Of a numbered paragraph, the sentence that shares most with the summary, and how sure that
    is."""
    source = article(*texts)
    found = propose_passage(source, number, summary, EN)
    assert (source.words(found.passage), found.confidence) == (words, confidence)


def test_nothing_is_proposed_for_no_paragraph():
    """A paragraph that is not there has no sentence."""
    assert propose_passage(article("One."), 2, "One.", EN) is None


def test_passages_stand_wherever_evidence_does():
    """Statements, events and the accounts of differences rest on passages alike."""
    dossier = read(GOLDEN / "full").dossier
    resting = {type(one.record).__name__ for one in dossier.evidence if one.evidence.passage}
    assert {"Event", Difference.__name__, "Background", "Offer", "Reaction"} <= resting
    assert not [one for one in dossier.evidence if one.fault]


def test_a_passage_alone_is_reported_and_a_quotation_in_it_quoted():
    """The label of a statement follows from its quotation, not from its passage."""
    dossier = read(GOLDEN / "full").dossier
    wording = {name: dossier.of(dossier.statement[name]).wording for name in dossier.statement}
    assert wording["province-offers-half"] == "reported"
    assert wording["fishers-a-beginning"] == "partly-quoted"


def test_a_paragraph_that_is_not_there_is_told_once(tmp_path):
    """A passage placed by a number that the article does not have is one mistake."""
    root = lay_out_any("full", tmp_path / "full")
    file = root / "content/differences.yaml"
    text = file.read_text("utf-8").replace(
        "passage: The wall would be 40 metres high", "passage: The wall\n      paragraph: 99"
    )
    file.write_text(text, "utf-8")
    assert [problem.rule for problem in read(root).problems] == ["no-such-paragraph"]


ALONE = [case for case in CASES if rule_of(case) == "paragraph-alone" and "tells" not in case]


@pytest.mark.parametrize("case", ALONE)
def test_words_that_are_offered_can_be_copied(case, tmp_path):
    """What is offered for a paragraph's number is right as it stands, where the number stood."""
    root = broken_cases.lay_out(case, tmp_path)
    for _ in range(9):
        told = [problem for problem in read(root).problems if problem.is_error]
        if not told:
            break
        place = told[0].place
        offered = "\n".join(one for one in told[0].hint.split("\n") if one.startswith("  "))
        lines = (root / place.file).read_text("utf-8").split("\n")
        head, _, rest = lines[place.line - 1].partition("paragraph: ")
        end = re.sub(r"^(\[.*?\]|\d+)", "", rest)
        fresh = textwrap.indent(textwrap.dedent(offered), " " * len(head)).strip()
        lines[place.line - 1] = f"{head}{fresh}{end}"
        (root / place.file).write_text("\n".join(lines), "utf-8")
    assert told == []
