"""What a number of a text measures with the words beside it: a part of a whole, a length of time,
or roughly something; and what may be worked out from several.

“Two in ten”, “every fifth” and “20 %” are one part; “two weeks” and “14 days” are one length.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import combinations, pairwise

import regex

from generator.evidence.support.figures.number_words import lasting
from generator.evidence.support.figures.numbers import (
    Quantity,
    index_behind,
    numbers_in,
    words_behind,
)
from generator.evidence.support.figures.parts import (
    ends_with,
    fractions_in,
    parts_in,
    words_told_in,
)
from generator.evidence.support.reading import ReadText
from generator.evidence.support.wording import Wording

_HALF = Fraction(1, 2)
_GAP = regex.compile(r"[\s\u00a0\u202f‐‑-]{1,2}")

_CLOSE = Fraction(1, 250)
"""How far two parts may be from one another that are rounded to hundredths."""

_NEAR = Fraction(1, 8)
"""By which part of it a part may differ from one that it is told to be about."""

_MONTHLY = Fraction(1, 30)
"""Which part of a length two may differ by: months have 28 to 31 days."""

_FAR = 3
"""How many words before a rounded number may tell that it is one."""

_SMALL = 12
"""Up to this a number of which it is not told what it counts is found by chance."""

_LEAST = 2
"""Up to this a number is told too often to be reckoned with."""

_MANY = 12
"""From more numbers of one sentence nothing is worked out."""

_YEAR = 365
"""How many days a time has at least that is told by its year: “last year”."""

_LATE = 1500
"""From which year on a number may be a year."""


@dataclass(frozen=True)
class Measures:
    """What the numbers of one text measure.

    `parts` are all parts of a whole that it tells, `lengths` all lengths of time, in days; the same
    by number: `part_of`, `length_of`; `rough` numbers are told to be no more than about right.
    What `uncounting` words count that stand behind a number cannot be told.
    """

    numbers: tuple[Quantity, ...]
    part_of: dict[Quantity, Fraction]
    length_of: dict[Quantity, Fraction]
    rough: frozenset[Quantity]
    uncounting: frozenset[str]
    parts: tuple[Fraction, ...]
    lengths: tuple[Fraction, ...]

    def measures_as(self, number: Quantity, other: "Measures") -> bool:
        """Whether a number of this text is a part or a length that another text tells too, or is
        rounded from a number of it."""
        part, length = self.part_of.get(number), self.length_of.get(number)
        if part is not None and (part in other._rests or self._tells(number, part, other.parts)):
            return True
        if number.unit in self.uncounting and not number.values.isdisjoint(other._times):
            return True
        if length and any(abs(length - one) <= length * _MONTHLY for one in other.lengths):
            return True
        return number in self.rough and any(
            _is_rounded(value, unrounded)
            for value in number.values
            for one in other.numbers
            for unrounded in one.values
        )

    def is_worked_out(self, number: Quantity, other: "Measures") -> bool:
        """Whether a number of this text is by how much two of another differ, what they make
        together, or the part that the other text tells of one of its numbers."""
        if len(other.numbers) > _MANY:
            return False
        part = self.part_of.get(number)
        if part is not None and self._tells(number, part, other._changes):
            return True
        least = _SMALL if number.unit in self.uncounting else 1
        if number.is_vague or number in self.part_of or max(number.values) <= least:
            return False
        found: frozenset[Fraction] = other._worked_out
        return not number.values.isdisjoint(found)

    def _tells(self, number: Quantity, part: Fraction, others: Iterable[Fraction]) -> bool:
        """Whether a part is one of others, or about one where that is told."""
        apart = max(_CLOSE, part * _NEAR) if number in self.rough else _CLOSE
        return any(abs(part - one) <= apart for one in others)

    @cached_property
    def _times(self) -> frozenset[Fraction]:
        """By how many a part is told to be multiplied or divided: “tripled”."""
        return frozenset(1 / one for one in self.parts if one and one.numerator == 1 < 1 / one)

    @cached_property
    def _rests(self) -> tuple[Fraction, ...]:
        """What is left of the whole of each part."""
        return tuple(1 - one for one in self.parts if 0 < one < 1)

    def _is_fraction(self, number: Quantity) -> bool:
        """Whether a number is a word for a part, such as “quarter”, and counts nothing."""
        return self.part_of.get(number, Fraction(0)) * max(number.values) == 1

    @cached_property
    def _pairs(self) -> tuple[tuple[Fraction, Fraction], ...]:
        """The numbers that count the same, two and two."""
        return tuple(
            (value, following)
            for one, other in combinations(self.numbers, 2)
            if not one.is_vague and not other.is_vague
            if not self._is_fraction(one) and not self._is_fraction(other)
            if one.counts_like(other) or not {one.unit, other.unit}.isdisjoint(self.uncounting)
            for value in one.values
            for following in other.values
            if value > _LEAST and following > _LEAST
        )

    @cached_property
    def _changes(self) -> frozenset[Fraction]:
        """By which part one number is more or less than the one before it; which part of it it
        is."""
        among = {v for one in self.part_of for v in one.values if self.part_of[one] * 100 != v}
        pairs = [pair for pair in self._pairs if among.isdisjoint(pair)]
        changes = (abs(other - one) / one for one, other in pairs)
        return frozenset((*changes, *(min(pair) / max(pair) for pair in pairs)))

    @cached_property
    def _worked_out(self) -> frozenset[Fraction]:
        apart = (abs(one - other) for one, other in self._pairs)
        together = (
            one + other
            for first, second in combinations(self.numbers, 2)
            if first.counts_like(second) and not {first, second} & self.part_of.keys()
            for one in first.values
            for other in second.values
        )
        shares = (p * v for p in self.parts for one in self.numbers for v in one.values)
        return frozenset((*apart, *together, *shares))


def _is_rounded(value: Fraction, number: Fraction) -> bool:
    """Whether one number is another to fewer digits, up or down."""
    if value.denominator != 1 or not value:
        return False
    digits = str(int(value))
    place = int("1".ljust(len(digits) - len(digits.rstrip("0")) + 1, "0"))
    return place > 1 and abs(value - number) < min(Fraction(place), value / 4)


@lru_cache(maxsize=1 << 14)
def measures_in(reading: ReadText) -> Measures:
    """What the numbers of a text measure."""
    numbers = numbers_in(reading)
    part_of = dict(parts_in(reading, numbers))
    length_of = {one: length for one in numbers if (length := _length(one, reading)) is not None}
    rough = _rough(numbers, reading)
    told = (*part_of.values(), *fractions_in(reading))
    lengths = (*length_of.values(), *_bare_lengths(reading, numbers))
    uncounting = reading.wording.empty | {""}
    return Measures(numbers, part_of, length_of, rough, uncounting, tuple(told), tuple(lengths))


def _rough(numbers: Sequence[Quantity], reading: ReadText) -> frozenset[Quantity]:
    """The numbers that are told to be about right, and the wholes of such parts."""
    rough = {one for one in numbers if _is_rough(one, reading)}
    pairs = pairwise(numbers)
    return frozenset(rough | {other for one, other in pairs if one in rough and other not in rough})


def _is_rough(number: Quantity, reading: ReadText) -> bool:
    """Whether a number is told to be about right."""
    at = index_behind(reading, number.span.start)
    before = reading.words[max(0, at - _FAR) : at]
    return any(
        ends_with(reading.wording.about, before[:end], _FAR) for end in range(1, len(before) + 1)
    )


def _length(number: Quantity, reading: ReadText) -> Fraction | None:
    """How many days the length of time has that a number measures."""
    lengths = reading.wording.lengths
    words = words_told_in(number, reading)
    if words and words[-1].key in lengths and words[-1].key in reading.wording.numbers:
        return max(number.values) * lengths[words[-1].key]
    if words and (days := _lasting(words[-1].key, reading.wording)):
        return max(number.values) * days
    at = index_behind(reading, number.span.start)
    joined, unit = (reading.words[at - back].key if at >= back else "" for back in (1, 2))
    is_half = bool(words) and reading.wording.fractions.get(words[-1].key) == 2
    if is_half and joined in reading.wording.joins and unit in lengths:
        return lengths[unit] * (1 + _HALF)  # “a year and a half”
    behind = words_behind(reading, number.span.end, 1)
    if behind and _GAP.fullmatch(reading.text, number.span.end, behind[0].start):
        days = lengths.get(behind[0].key) or _beginning(behind[0].key, reading.wording)
        return max(number.values) * days if days else None
    return None


def _lasting(key: str, wording: Wording) -> Fraction | None:
    """How many days a unit of time has that is written together with its number."""
    head = lasting(key, wording)
    return _beginning(key[head:], wording) if head else None


def _beginning(key: str, wording: Wording) -> Fraction | None:
    there = (days for part, days in wording.lasting.items() if key.startswith(part))
    return next(there, None)


def _bare_lengths(reading: ReadText, numbers: Sequence[Quantity]) -> Iterator[Fraction]:
    """The lengths of time that are told without a number: “a week”, “within the year”."""
    lengths = reading.wording.lengths
    counted = {one.span.end for one in numbers}
    for word in reading.words:
        days = lengths.get(word.key)
        if days and not any(end in counted for end in range(word.start - 2, word.start)):
            yield days


def years_apart(number: Quantity, measures: Measures, year: int, others: ReadText) -> bool:
    """Whether a number is a year that is as long before or after the `year` of an article as the
    other text tells, or the years from that year to one that it tells."""
    theirs = measures_in(others)
    told = {length / 365 for length in theirs.lengths if length % 365 == 0}
    if any(last - first > _YEAR for first, last in days_near(others)):
        told.add(Fraction(1))
    if any(abs(value - year) in told for value in number.values if value >= _LATE):
        return True
    length = measures.length_of.get(number)
    if not length or length % 365:
        return False
    years = (v for one in theirs.numbers for v in one.values if _LATE <= v <= year + 100)
    return any(abs(year - value) == length / 365 for value in years)


def days_near(reading: ReadText) -> Iterator[tuple[int, int]]:
    """From how many to how many days after that of a text something is that it tells of: “next
    week”."""
    near = reading.wording.nearly
    return (near[phrase] for _, phrase in reading.at(tuple(near)))
