"""A sentence beside the words of its sources, for a terminal of any width, in any script."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from unicodedata import bidirectional

from generator.authoring.confirm import Waiting, find_passages
from generator.content.problems import columns, visible
from generator.evidence.dossier import Dossier

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
    left, right = [visible(one.doubt.sentence)], [*map(visible, _passages(dossier, one))]
    if width >= _WIDE and all(map(_fits_a_column, (*left, *right))):
        yield from _side_by_side(["sentence:", *left], ["source:", *right], width)
    else:
        yield from _one_by_one("sentence", left, width)
        yield from _one_by_one("source", right, width)
    yield from _one_by_one("asked", [visible(line) for line in _reasons(one)], width)
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
    words that stand in none."""
    found, lost = find_passages(dossier, one.doubt)
    for (name, number), spans in found.items():
        paragraphs = dossier.archive.articles[name].paragraphs
        is_new = number > 1 and (name, number - 1) not in found
        if is_new and len(found) <= _FEW:
            yield f"{name}, paragraph {number - 1}, before: {_end_of(paragraphs[number - 2].text)}"
        text = paragraphs[number - 1].text
        for span in reversed(spans):
            text = f"{text[: span.start]}>>{text[span.start : span.end]}<<{text[span.end :]}"
        yield f"{name}, paragraph {number}: {text}"
    yield from (f"in no paragraph: {words}" for words in lost)
    if not one.doubt.passages:
        yield "no words were named for this alone"


def _end_of(text: str) -> str:
    return text if len(text) <= _BEFORE else f"…{text[1 - _BEFORE :]}"


def _one_by_one(label: str, texts: Iterable[str], width: int) -> Iterator[str]:
    """Texts under each other, after what they are."""
    yield f"  {label}:"
    for text in texts:
        yield from (f"    {line}" for line in (_wrapped(text, width - 4) if width else [text]))


def _side_by_side(left: list[str], right: list[str], width: int) -> Iterator[str]:
    half = (width - len(_GAP) - 4) // 2
    columns_of = ([*_column(texts, half)] for texts in (left, right))
    for one, other in zip_longest(*columns_of, fillvalue=""):
        yield f"  {one:<{half}}{_GAP}{other}".rstrip()


def _column(texts: Sequence[str], width: int) -> Iterator[str]:
    """The lines of a column: what it is, then its texts, which blank lines part."""
    for number, text in enumerate(texts):
        yield from [""] if number > 1 else ()
        yield from textwrap.wrap(text, width)


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
