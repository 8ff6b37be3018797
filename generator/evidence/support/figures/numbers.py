"""Numbers of a text, in digits or in words, as what they stand for: 1,000 and “a thousand” are one.

Where a mark may divide thousands or decimals, both are meant.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise, zip_longest
from operator import attrgetter

import regex

from generator.evidence.quotation_marks import Span, touch
from generator.evidence.support.figures.number_words import may_begin_number, read_run
from generator.evidence.support.reading import ReadText, Word, are_alike

_DIGITS = regex.compile(
    r"(?<!\p{Nd})(?:\p{Nd}{1,2}:\p{Nd}{2}(?![\p{Nd}:])"
    r"|\p{Nd}{1,3}(?:(?P<sign>[.,'’٬\u00a0\u202f ])\p{Nd}{3})"
    r"(?:(?P=sign)\p{Nd}{3})*(?!\p{Nd})|\p{Nd}+)(?:[.,٫]\p{Nd}+)?"
)
_INSIDE = regex.compile(r"(?<=\p{L})\p{Nd}+(?=\p{L})")
"""Digits in the middle of a word, which are no number."""

_SPACES = " \u00a0\u202f"
_GROUPS = "'’٬"
_ROMAN = regex.compile(r"(?<![\p{L}\p{N}])(?=[IVX]{2,5}(?![\p{L}\p{N}]))X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}
_POINT = regex.compile("[.,٫]")
_BETWEEN = regex.compile(r"[\s\u00a0‐‑-]{0,2}")


_VAGUE = 50
"""Up to how many times its least a vague number may stand for."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a text: what it may stand for, where, and the stem of the word behind it. A vague
    one (“dozens”) stands for the least that it may be, and for more."""

    values: frozenset[Fraction]
    span: Span
    unit: str = ""
    is_vague: bool = False

    def is_carried_by(self, other: "Quantity") -> bool:
        """Whether another number is the same, or one of those that a vague one stands for."""
        if self.is_vague and not other.is_vague:
            least = min(self.values)
            return any(least <= value <= _VAGUE * least for value in other.values)
        return self.is_vague == other.is_vague and not self.values.isdisjoint(other.values)

    def counts_like(self, other: "Quantity") -> bool:
        """Whether both count the same thing, as far as the word behind them tells."""
        if not self.unit or not other.unit:
            return False
        short, long = sorted((self.unit, other.unit), key=len)
        return are_alike(short, long) or (len(short) > 3 and long.endswith(short))


@lru_cache(maxsize=1 << 14)
def numbers_in(reading: ReadText) -> tuple[Quantity, ...]:
    """The numbers of a text, in order, but for words for one."""
    found = [*_in_digits(reading), *_in_words(reading), *_roman(reading.text)]
    found.sort(key=lambda one: (one.span.start, -one.span.end))
    kept: list[Quantity] = []
    for one in found:
        if not kept or not touch(kept[-1].span, one.span):
            kept.append(one)
    return tuple(_of_one_unit(kept, reading))


def _of_one_unit(numbers: Sequence[Quantity], reading: ReadText) -> Iterator[Quantity]:
    """The numbers, of a range both with the word behind it: “from 800 to 1,000 euros”."""
    for one, following in zip_longest(numbers, numbers[1:]):
        if following and _are_range(one, following, reading):
            times = _times(following, reading)
            more = {value * times for value in one.values if value < 1000}
            yield replace(one, unit=following.unit or one.unit, values=one.values | more)
        else:
            yield one


def _times(number: Quantity, reading: ReadText) -> int:
    """What a number is multiplied by in words: “million”."""
    words = words_behind(reading, number.span.start, 4)
    told = [word.key for word in words if word.end <= number.span.end]
    return reading.wording.multiples.get(told[-1], 1) if told else 1


def _are_range(one: Quantity, following: Quantity, reading: ReadText) -> bool:
    between = reading.text[one.span.end : following.span.start]
    words = between.split()
    if len(words) != 1 or between.strip() in {*",;"}:
        return False
    key = words[0].lower()
    return len(key) < 4 or key in reading.wording.before_months


def _in_digits(reading: ReadText) -> Iterator[Quantity]:
    wording, text = reading.wording, reading.text
    place = 0
    while match := _DIGITS.search(text, place):
        digits = match[0]
        if match["sign"] == " " and wording.group not in _SPACES and " 0" not in digits:
            digits = digits.split(" ")[0]
        end = place = match.start() + len(digits)
        if _INSIDE.match(text, match.start()):
            continue
        behind = words_behind(reading, end, 3)
        times = wording.multiples.get(behind[0].key) if behind else None
        if times and _BETWEEN.fullmatch(text, end, behind[0].start):
            end, behind = behind[0].end, behind[1:]
        else:
            times = 1
        values = frozenset(value * times for value in _values(digits))
        yield Quantity(values, Span(match.start(), end), _unit(text, end, behind))


def index_behind(reading: ReadText, end: int) -> int:
    """The index of the first word behind a place of a text."""
    return bisect_left(reading.words, end, key=attrgetter("start"))


def words_behind(reading: ReadText, end: int, many: int) -> Sequence[Word]:
    """So many words behind a place of a text."""
    at = index_behind(reading, end)
    return reading.words[at : at + many]


def _unit(text: str, end: int, behind: Sequence[Word]) -> str:
    """The stem of what is counted: the word right behind."""
    is_behind = behind and _BETWEEN.fullmatch(text, end, behind[0].start)
    return behind[0].stem if is_behind else ""


def _values(digits: str) -> Iterator[Fraction]:
    """What digits with marks in them may stand for."""
    if digits.isdecimal():
        yield Fraction(int(digits))
        return
    western = "".join(str(int(one)) if one.isdecimal() else one for one in digits)
    for sign in _SPACES + _GROUPS:
        western = western.replace(sign, "")
    if ":" in western:
        yield from _of_clock(*map(int, western.split(":")))
        return
    parts = _POINT.split(western)
    whole = Fraction(int("".join(parts)))
    marks = [one for one in western if not one.isdecimal()]
    if len(parts) == 1:
        yield whole
        return
    if all(len(part) == 3 for part in parts[1:]) and len(set(marks)) == 1:
        yield whole
    if marks.count(marks[-1]) == 1:
        yield whole / 10 ** len(parts[-1])
    if len(parts) == 2 and len(parts[1]) == 2 and marks == ["."]:
        yield from _of_clock(*map(int, parts))


def _of_clock(hour: int, minute: int) -> Iterator[Fraction]:
    """What a time of day is in hours, also as one of twelve."""
    if hour <= 24 and minute < 60:
        yield hour + Fraction(minute, 60)
        if hour > 12:
            yield hour - 12 + Fraction(minute, 60)


def _roman(text: str) -> Iterator[Quantity]:
    for match in _ROMAN.finditer(text):
        digits = [_ROMAN_DIGITS[one] for one in match[0]]
        value = sum(-one if one < following else one for one, following in pairwise([*digits, 0]))
        yield Quantity(frozenset([Fraction(value)]), Span(*match.span()))


def _in_words(reading: ReadText) -> Iterator[Quantity]:
    """Numbers in words: “twenty-five”, “two hundred thousand”, “fünfundzwanzig”."""
    wording, words = reading.wording, reading.words
    index = 0
    while index < len(words):
        if not may_begin_number(words[index].key, wording):
            index += 1
            continue
        run = _run(reading, index)
        if not (found := read_run([word.key for word in run], wording)):
            index += 1
            continue
        length, value, is_vague = found
        span = Span(words[index].start, run[length - 1].end)
        unit = _unit(reading.text, span.end, words[index + length : index + length + 1])
        yield Quantity(frozenset([value]), span, unit, is_vague)
        index += length


def _run(reading: ReadText, index: int) -> list[Word]:
    """The words from one on between which nothing but a space or a hyphen stands."""
    run = [reading.words[index]]
    for word in reading.words[index + 1 : index + 9]:
        if not _BETWEEN.fullmatch(reading.text, run[-1].end, word.start):
            break
        run.append(word)
    return run
