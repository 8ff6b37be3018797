"""A sentence beside the words of its sources, for a terminal of any width, in any script."""

import textwrap
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from unicodedata import bidirectional

from generator.authoring.confirm import Waiting, find_passages
from generator.content.problems import columns, visible
from generator.evidence.articles.archive import Paragraph
from generator.evidence.resolution.dossier import Dossier

_WIDE = 100
"""In how many columns at least a sentence and its passage stand side by side."""

_WIDEST = 160
"""Longer lines are hard to read."""

_GAP = "   "

_FEW = 3
"""Up to how many paragraphs each is shown with the one before it."""

_BEFORE = 300
"""How many characters are shown of the end of the paragraph before."""


def told(dossier: Dossier, one: Waiting, count: str, width: int) -> Iterator[str]:
    """What waits, line by line: where, the sentence, the paragraphs of its sources with the words
    marked, and why it is asked. Nothing is broken into lines where `width` is 0."""
    width = min(width, _WIDEST)
    yield visible(f"{count}  {one.doubt.about}  {one.place.file}:{one.place.line}")
    yield ""
    left = ["sentence:", visible(one.doubt.sentence)]
    right = ["source:", *(visible(line) for line in _passages(dossier, one))]
    if width >= _WIDE and all(map(_fits_a_column, (*left, *right))):
        yield from _side_by_side(left, right, width)
    else:
        yield from _under(left, width)
        yield from _under(right, width)
    yield from _under(["asked:", *map(visible, _reasons(one))], width)
    yield ""


def _reasons(one: Waiting) -> Iterator[str]:
    """Why a sentence is asked about."""
    if one.problem:
        yield f"{one.problem.message} [{one.rule}]"
        yield from one.problem.hint.splitlines()
    elif one.before:
        yield f"a program, {one.before.name}, confirmed this on {one.before.on} [{one.rule}]"
    else:
        yield "nobody is recorded to have compared the two"


def _passages(dossier: Dossier, one: Waiting) -> Iterator[str]:
    """The paragraphs that the words stand in, these marked, each after the one before it; then the
    words that stand in none. Before each text stands a line that tells where it is from."""
    found, lost = find_passages(dossier, one.doubt)
    for (name, number), spans in found.items():
        paragraphs = dossier.archive.articles[name].paragraphs
        is_new = number > 1 and (name, number - 1) not in found
        if is_new and len(found) <= _FEW:
            yield from (f"{name}, paragraph {number - 1}, before:", _end_of(paragraphs[number - 2]))
        text = paragraphs[number - 1].text
        for span in reversed(spans):
            text = f"{text[: span.start]}>>{text[span.start : span.end]}<<{text[span.end :]}"
        yield from (f"{name}, paragraph {number}:", text)
    for words in lost:
        yield from ("in no paragraph:", words)
    if not one.doubt.passages:
        yield "no words were named for this alone"


def _end_of(paragraph: Paragraph) -> str:
    text = paragraph.text
    return text if len(text) <= _BEFORE else f"…{text[1 - _BEFORE :]}"


def _under(texts: Iterable[str], width: int) -> Iterator[str]:
    """Texts under each other, indented after the first, which tells what they are."""
    for number, text in enumerate(texts):
        room = width - (4 if number else 2)
        lines = _wrapped(text, room) if width else [text]
        yield from (f"{'    ' if number else '  '}{line}" for line in lines)


def _side_by_side(left: list[str], right: list[str], width: int) -> Iterator[str]:
    half = (width - len(_GAP) - 4) // 2
    columns_of = (
        [line for text in texts for line in textwrap.wrap(text, half)] for texts in (left, right)
    )
    for one, other in zip_longest(*columns_of, fillvalue=""):
        yield f"  {one:<{half}}{_GAP}{other}".rstrip()


def _wrapped(text: str, width: int) -> Iterator[str]:
    """`text` in lines of at most `width` columns, broken between words, or within what is longer
    than a line."""
    line = ""
    for word in text.split(" "):
        if line and columns(line) + 1 + columns(word) > width:
            yield line
            line = ""
        line = f"{line} {word}" if line else word
        while columns(line) > width > 1:
            part = _first(line, width)
            yield part
            line = line[len(part) :]
    yield line


def _first(text: str, width: int) -> str:
    """As much of the beginning of `text` as takes `width` columns."""
    end = width
    while columns(text[:end]) > width:
        end -= 1
    return text[: max(end, 1)]


def _fits_a_column(text: str) -> bool:
    """Whether every character takes one column, from left to right."""
    turned = any(bidirectional(character) in ("R", "AL") for character in text)
    return not turned and columns(text) == len(text)
