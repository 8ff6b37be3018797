"""Sentences of articles, typed as passages the way docs/editing.md says: YAML breaks on none."""

import hashlib

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.authoring.scaffold import Beginning, start
from generator.content.characters import forbidden_in
from generator.evidence.articles.archive import Passage
from generator.evidence.articles.paragraphs import split_paragraphs
from generator.evidence.languages import read_language
from generator.evidence.matching import occurrences, readable
from generator.evidence.proposals import sentence_spans
from generator.evidence.quotation_marks import Span
from generator.evidence.resolution.passages import Located, locate
from generator.pages.pipeline import read
from tests.lengths import tries
from tests.sites import ROOT
from tests.tables import FOLDER, LOADER
from tests.test_first_article import BLOCK
from tests.test_passages import SIGNS, article, written

SKIPPED = {".venv", "build", "site", "_many"}
EN = read_language("en")

HOSTILE = [
    "key: value, and: another",
    "He asked: who pays?",
    "It ends in a colon:",
    "half #1 is a comment # and this too",
    "# begins with one",
    "- a dash leads it",
    "– a long dash leads it",
    "? asks like a key",
    "& anchors it",
    "*refers to nothing",
    "!tagged with nothing",
    "%YAML 9.9 directive",
    "@ is kept for later",
    "`backquoted` words",
    "| a bar leads it",
    "> folded, it seems",
    "[bracketed] words, and {braced: ones}",
    "{braced: ones}, and [bracketed] words",
    "], }, said nobody",
    "'single' marks lead it",
    "it's all one 'quotation",
    '"double" marks lead it',
    'he said "no", and left the " open',
    "“Curly” marks lead it",
    "„Unten“, »innen« und ‚einfach‘",
    "\\ backslashes \\n \\u0041 \\",
    "--- begins no document here",
    "... ends none here",
    "<<: *merged",
    "no",
    "null and void",
    "2025-03-13",
    "12:30:45",
    "0x1F, 1e3 and .inf",
    "= equals nothing",
    "~ about nothing",
    "a tab\tstands here, and two\t\there",
    "two  spaces,   and three",
    "a no-break\u00a0space, and a narrow\u202fone",
    "passage: |",
    "source: elsewhere, quote: nothing",
    "مرحبا: قال “نعم” # ولم يوقّع - شيئاً",
    "שלום: אמר „כן“ # ולא חתם [דבר]",
    "协议：双方同意“停火”，但有条件。",
    "ข้อตกลง: ทั้งสองฝ่ายเห็นด้วย",
    "नमस्ते: हम सहमत हैं।",
    "— No —dijo ella—. Nunca: jamás.",
    "€40,000 & 5% @ noon! * more?",
    "😀: a face # and 👩‍👩‍👧 a family",
    "x" * 500 + " " + "y: " * 500 + "z",
]


def texts():
    """Every saved article that the repository has, and every longer text that its tests have."""
    for path in sorted(ROOT.glob("**/seeds/*.txt")):
        if SKIPPED.isdisjoint(path.relative_to(ROOT).parts) and path.is_file():
            yield path.read_text("utf-8", "replace")
    yield from (path.read_text("utf-8") for path in ROOT.glob("tools/bench/annotated/text/*.txt"))
    guide = (ROOT / "docs/editing.md").read_text("utf-8")
    yield from (text for language, text in BLOCK.findall(guide) if language == "text")
    for path in sorted(FOLDER.glob("*.yaml")):
        told = strings(yaml.load(path.read_text("utf-8"), LOADER))
        yield "\n".join(one for one in told if len(one.split()) > 3)
    yield "\n".join(HOSTILE)


def strings(value):
    """Every text in a table."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)


def paragraphs(text):
    """The paragraphs of a text, each once, that an article may have."""
    found = dict.fromkeys(split_paragraphs(text))
    return tuple(one for one in found if one and not any(forbidden_in(one)))


def typed(words, number):
    """What an editor types who follows the guide, as evidence from a paragraph."""
    return f"    - passage: |\n        {words}\n      paragraph: {number}\n"


def stretches(paragraph):
    """The sentences of a paragraph that stand there once, and the whole of it."""
    spans = {*sentence_spans(paragraph, EN), Span(0, len(paragraph.text))}
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        words = paragraph.text[span.start : span.end]
        if len(occurrences(words, paragraph.text)) == 1 and any(map(str.isalnum, words)):
            yield span


def test_sentences_typed_as_passages_are_found(tmp_path):
    """Every sentence of all articles, and every paragraph of theirs, typed on a line of its own
    under `passage: |`, reads back as it stands, and the check finds it where it was taken from."""
    known = []
    start(tmp_path, Beginning("Typed", "2031-01-01"))
    for order, found in enumerate(dict.fromkeys(filter(None, map(paragraphs, texts())))):
        source, told = f"text-{order}", "\n".join(found) + "\n"
        (tmp_path / f"seeds/{source}.txt").write_text(told, "utf-8")
        digest = hashlib.sha256(told.encode()).hexdigest()
        entry = f"file: {source}.txt\nsha256: {digest}\nparagraphs: lines\n"
        (tmp_path / f"content/sources/{source}.yaml").write_text(entry, "utf-8")
        here = [
            (source, one, span) for one in article(*found).paragraphs for span in stretches(one)
        ]
        drafts = ""
        for number, (_, one, span) in enumerate(here):
            if number % 50 == 0:
                drafts += f"- id: draft-{order}-{number}\n  review: needed\n  evidence:\n"
            drafts += typed(one.text[span.start : span.end], one.number)
        (tmp_path / f"content/background/{source}.yaml").write_text(drafts, "utf-8")
        known += [(source, Passage(one.number, span)) for _, one, span in here]
    report = read(tmp_path)
    assert {one.rule for one in report.problems} <= {"draft-not-reviewed", "no-party"}
    found = [(one.evidence.source, *one.passages) for one in report.drafted.evidence]
    assert sorted(found) == sorted(known) and len(known) > 1000
    for one in report.drafted.evidence:
        assert one.evidence.passage == (one.article.words(one.passages[0]),)


def test_some_sentences_break_what_is_not_under_a_bar():
    """What the guide says of other ways: typed right behind `passage:`, some sentences are no YAML,
    or something else."""
    broken = [one for one in HOSTILE if behind(one) != one]
    assert {"He asked: who pays?", "half #1 is a comment # and this too"} <= {*broken}
    assert "“Curly” marks lead it" not in broken


def behind(sentence):
    """What a passage says that was typed right behind its name; nothing where that is no YAML."""
    try:
        return yaml.load(f"passage: {sentence}\nparagraph: 1\n", yaml.BaseLoader).get("passage")
    except yaml.YAMLError:
        return None


LEADING = (
    "",
    "- ",
    "? ",
    ": ",
    "& ",
    "*",
    "!",
    "%",
    "@",
    "`",
    "# ",
    "| ",
    "> ",
    "[",
    "{",
    "'",
    '"',
)
sentences = st.builds(
    "{}{}{}".format,
    st.sampled_from([*LEADING, "--- ", "... ", "<<: ", "“", "«", "— ", "→ "]),
    st.text(alphabet=SIGNS + "xyz\t", min_size=1, max_size=400),
    st.sampled_from(["", ":", " #", ": #", "\\", "'", '"', "”", ",", "]", "}", "…", "?", "!"]),
)


@settings(max_examples=tries(300, 5000))
@given(st.lists(sentences, min_size=1, max_size=4), st.data())
def test_any_sentence_reads_back(told, data):
    """Any sentence, whatever it begins, ends and is full of, typed under `passage: |` one a line,
    however the lines are indented, reads back as it stands, and is found in its article."""
    told = [one for one in map(readable, told) if any(map(str.isalnum, one))]
    if not told:
        return
    gap = " " * data.draw(st.integers(5, 20))
    typed_as = f"  passage: |\n{gap}" + f"\n{gap}".join(told) + "\n  paragraph: 2\n"
    piece = written(typed_as)
    assert piece.passage == tuple(told) and piece.paragraph == (2,)
    found = locate(Located(piece, article("Nothing.", " ".join(told), "Nothing.")))
    assert found.fault in ("", "passage-ambiguous", "passage-cuts-word")
    if len(told) == 1:
        assert not found.fault
