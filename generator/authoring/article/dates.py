"""Days that an article's lines name, in the ways of its language, if they name one and only one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from generator.authoring.article.vocabulary import Vocabulary, begins_with
from generator.content.fields import PartialDate
from generator.evidence.languages import words
from generator.evidence.matching import fold

_LINE = 100
_LEFT_OVER = 3
"""How many words may stand in a line beside its date: hours, zones, “on”."""

_NUMBERS = (
    r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)",
    r"(?<![\d.])(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})(?!\d)",
    r"(?P<y>\d{4})\s?年\s?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?日",
    r"(?P<y>\d{4})\s?년\s?(?P<m>\d{1,2})\s?월\s?(?P<d>\d{1,2})\s?일",
)
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")


@dataclass(frozen=True)
class DatedLine:
    """A line that does little more than say when: `is_update` if it says when it was changed."""

    day: PartialDate | None
    is_update: bool


def read_dated_line(text: str, vocabulary: Vocabulary) -> DatedLine | None:
    """The day that a line is there to tell; None for lines that say anything else.

    The day is None where it can be read in two ways, as 3/4/2025.
    """
    if len(text) > _LINE:
        return None
    found = list(_dates(text, vocabulary))
    slashed = _SLASHED.search(text)
    spans = [span for _, span in found] + ([slashed.span()] if slashed else [])
    if not spans:
        return None
    rest = text
    for start, end in sorted(spans, reverse=True):
        rest = f"{rest[:start]} {rest[end:]}"
    said = {*vocabulary.published, *vocabulary.updated}
    left = set(words(rest)) - {word for phrase in said for word in phrase.split()}
    left = {word for word in left if word.isalpha() and word not in vocabulary.weekdays}
    if len(left) > _LEFT_OVER:
        return None
    days = {day for day, _ in found}
    is_update = bool(begins_with(rest, vocabulary.updated))
    return DatedLine(days.pop() if len(days) == 1 and not slashed else None, is_update)


def days_in(text: str, vocabulary: Vocabulary) -> set[PartialDate]:
    """Every day that a text names with its year, in a way that cannot be read as another."""
    return {day for day, _ in _dates(text, vocabulary)}


def _dates(text: str, vocabulary: Vocabulary) -> Iterator[tuple[PartialDate, tuple[int, int]]]:
    plain = fold(text).casefold()
    for pattern in (*_NUMBERS, *_with_months(vocabulary)):
        for found in re.finditer(pattern, plain):
            if day := _day(found, vocabulary):
                yield day, found.span()


def _with_months(vocabulary: Vocabulary) -> Iterator[str]:
    if vocabulary.months:
        names = "|".join(map(re.escape, sorted(vocabulary.months, key=len, reverse=True)))
        month, year = rf"(?P<m>{names})\b\.?", r"(?P<y>\d{4})(?!\d)"
        day = r"(?<!\d)(?P<d>\d{1,2})(?:\.|st|nd|rd|th|er)?"
        yield rf"{day}\s+(?:de\s+)?{month},?\s+(?:de\s+)?{year}"
        yield rf"\b{month}\s+{day},?\s+{year}"


def _day(found: re.Match[str], vocabulary: Vocabulary) -> PartialDate | None:
    month = vocabulary.months.get(found["m"]) or found["m"]
    numbers = (int(_digits(found["y"])), int(_digits(str(month))), int(_digits(found["d"])))
    try:
        return PartialDate.parse("{:04}-{:02}-{:02}".format(*numbers))
    except ValueError:
        return None


def _digits(text: str) -> str:
    return "".join(str(unicodedata.digit(character)) for character in text)
