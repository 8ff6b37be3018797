"""The numbers of a sentence: those of what it rests on, or a finding."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from generator.content.dates import PartialDate
from generator.evidence.languages import primary_of
from generator.evidence.quotation_marks import Span, touch
from generator.evidence.support.figures.measures import measures_in, years_apart
from generator.evidence.support.figures.numbers import (
    Quantity,
    index_behind,
    numbers_in,
    words_behind,
)
from generator.evidence.support.figures.rates import end_of_rate, is_of_opposite
from generator.evidence.support.figures.units import are_exchanged, is_in_points
from generator.evidence.support.ground import Ground, Mismatch
from generator.evidence.support.reading import ReadText, are_alike

_EARLIEST, _LATEST = 1500, 2100
"""Between which numbers one may be a year."""

_BEHIND = 3
"""Within how many words behind a number what is counted stands."""


def number_findings(
    sentence: ReadText,
    ground: Ground,
    skipped: Sequence[Span],
    in_digits: bool = False,
    counted: frozenset[int] = frozenset(),
    days: Sequence[PartialDate] = (),
) -> Iterator[Mismatch]:
    """The numbers that neither the passages' sentences have, nor their paragraphs of the same
    thing; `number-of-another`, where the passage counts something else by one, and has another for
    what the sentence counts.

    Where words are of another language, or `in_digits` alone, only digits are compared, and what
    they count is not. `skipped`
    are the stretches of the sentence that are compared otherwise: dates and quotations. In words a
    sentence may count those of whom it tells: `counted` has how many they are;
    `days` are told elsewhere.
    """
    told_in = (*ground.around, *ground.asked)
    near = [(reading, one) for reading in told_in for one in numbers_in(reading)]
    alike = [one for one in told_in if primary_of(one.code) == primary_of(sentence.code)]
    turned = frozenset(_turned_numbers(sentence, alike))
    for number in numbers_in(sentence):
        words = sentence.text[number.span.start : number.span.end]
        if any(touch(number.span, one) for one in skipped):
            continue
        is_in_words = not any(map(str.isdecimal, words))
        if in_digits and _is_between(number, [one for _, one in near]):
            continue
        if is_in_words and (ground.is_mixed or in_digits or number.values & counted):
            continue
        same = [one for one in near if number.counts_like(one[1])]
        carrying = [one for _, one in near if number.is_carried_by(one)]
        if not carrying and not _stands_elsewhere(number, ground):
            told = not same and _counts_nothing(sentence, number)
            if not told and not _is_measured(sentence, number, ground, days):
                yield Mismatch("number", number.span, words, _told(same or near))
        elif carrying and _is_in_another(number, carrying, sentence, near):
            yield _of_another_unit(number, carrying, sentence, near)
        elif number in turned or (
            _is_told_in(alike, carrying, near)
            and _is_of_another(number, carrying, same, sentence, near)
        ):
            yield Mismatch("number-of-another", number.span, words, _told(same))


def _is_measured(
    sentence: ReadText, number: Quantity, ground: Ground, days: Sequence[PartialDate]
) -> bool:
    """Whether the passages tell a number in another way, or what it may be worked out from."""
    ours = measures_in(sentence)
    years = {day.year for day in days}
    if any(value in years for value in number.values):
        return True
    for piece in ground.pieces:
        for reading in ground.readings_of(piece):
            theirs = measures_in(reading)
            if ours.measures_as(number, theirs) or ours.is_worked_out(number, theirs):
                return True
            if piece.published and years_apart(number, ours, piece.published.year, reading):
                return True
    return False


def _is_between(number: Quantity, near: Sequence[Quantity]) -> bool:
    """Whether it is by how much two numbers of the passages differ."""
    values = [value for one in near for value in one.values]
    apart = {abs(one - other) for one in values for other in values}
    return not number.values.isdisjoint(apart - {0})


def _counts_nothing(sentence: ReadText, number: Quantity) -> bool:
    """Whether a number stands in a phrase that counts nothing."""
    for index, phrase in sentence.at(sentence.wording.uncounted):
        words = sentence.words[index : index + len(phrase)]
        if Span(words[0].start, words[-1].end).holds(number.span):
            return True
    return False


def _stands_elsewhere(number: Quantity, ground: Ground) -> bool:
    """Whether the paragraph has the number of the same thing, or it is the year of an article."""
    years = {one.published.year for one in ground.pieces if one.published}
    if any(value in years for value in number.values) or _is_year_near(number, ground):
        return True
    far = (one for reading in ground.paragraphs for one in numbers_in(reading))
    return any(number.is_carried_by(one) and number.counts_like(one) for one in far)


def _is_year_near(number: Quantity, ground: Ground) -> bool:
    """Whether it is a year that the paragraph tells, where the passages' sentences tell of none: as
    a day does, it holds for what follows."""
    if not _is_year(number) or any(_is_year(o) for one in ground.around for o in numbers_in(one)):
        return False
    return any(
        number.is_carried_by(one)
        for reading in ground.paragraphs
        for one in numbers_in(reading)
        if _is_year(one)
    )


def _is_year(number: Quantity) -> bool:
    """Whether a number may be a year: four digits without a mark."""
    is_plain = number.span.end - number.span.start == len(str(_LATEST))
    return is_plain and all(_EARLIEST <= value <= _LATEST for value in number.values)


def _is_told_in(
    alike: Sequence[ReadText],
    carrying: Sequence[Quantity],
    near: Sequence[tuple[ReadText, Quantity]],
) -> bool:
    """Whether some numbers stand in the sentence's language: what others count nothing tells."""
    return bool(carrying) and all(reading in alike for reading, one in near if one in carrying)


def _is_of_another(
    number: Quantity,
    carrying: Sequence[Quantity],
    same: Sequence[object],
    sentence: ReadText,
    near: Sequence[tuple[ReadText, Quantity]],
) -> bool:
    """Whether the passage counts only something else by a number."""
    empty = sentence.wording.empty
    is_told = all(one.unit and one.unit not in empty for one in (number, *carrying))
    if not same or not is_told or any(map(number.counts_like, carrying)):
        return False
    there = {reading for reading, one in near if one in carrying}
    return not any(_counts(reading, carrying, number) for reading in there) and not any(
        measures_in(sentence).measures_as(number, measures_in(reading)) for reading in there
    )


def _is_in_another(
    number: Quantity,
    carrying: Sequence[Quantity],
    sentence: ReadText,
    near: Sequence[tuple[ReadText, Quantity]],
) -> bool:
    """Whether the passage has a number of another unit alone, or for another while: “30 days”, “30
    weeks”; “26 a year”, “26 a month”."""
    there = [(reading, one) for reading, one in near if one in carrying]
    if is_of_opposite(number, sentence, there):
        return True
    if not all(
        reading.code == sentence.code and are_exchanged(number, sentence, one, reading)
        for reading, one in there
    ):
        return False
    if any(is_in_points(one, reading) for reading, one in ((sentence, number), *there)):
        return True
    return not any(
        measures_in(sentence).measures_as(number, measures_in(reading)) for reading, _ in there
    )


def _turned_numbers(sentence: ReadText, told: Sequence[ReadText]) -> Iterator[Quantity]:
    """The first of two numbers of a sentence that stand the other way round in the passages behind
    the same words, and nowhere as in the sentence: “from 18 to 12”, of “from 12 to 18”."""
    ours = _led_pairs(sentence)
    theirs = {pair for reading in told if ours for pair in _led_pairs(reading).values()}
    for number, ((lead, one), (other_lead, other)) in ours.items():
        is_told = any((lead, one) in pair and (other_lead, other) in pair for pair in theirs)
        is_turned = any((lead, other) in pair and (other_lead, one) in pair for pair in theirs)
        if is_turned and not is_told:
            yield number


_Led = tuple[str, frozenset[Fraction]]
"""A number's values, and the word before it."""


def _led_pairs(reading: ReadText) -> dict[Quantity, tuple[_Led, _Led]]:
    """Two and two numbers that follow each other behind different words, by the first of them."""
    pairs = pairwise((one, _lead(one, reading)) for one in numbers_in(reading))
    return {
        one: ((lead, one.values), (other_lead, other.values))
        for (one, lead), (other, other_lead) in pairs
        if lead and other_lead and lead != other_lead and one.values != other.values
    }


def _lead(number: Quantity, reading: ReadText) -> str:
    at = index_behind(reading, number.span.start)
    return reading.words[at - 1].key if at else ""


def _of_another_unit(
    number: Quantity,
    carrying: Sequence[Quantity],
    sentence: ReadText,
    near: Sequence[tuple[ReadText, Quantity]],
) -> Mismatch:
    """That the passage has a number of another unit, with the word behind it in either."""
    span = _with_unit(number, sentence)
    there = [(reading, one) for reading, one in near if one in carrying]
    units = (reading.text[slice(*_with_unit(one, reading))] for reading, one in there)
    counted_as = sentence.text[span.start : span.end]
    return Mismatch("number-of-another", span, counted_as, tuple(dict.fromkeys(units))[:3])


def _with_unit(number: Quantity, reading: ReadText) -> Span:
    """Where a number stands with the word behind it, or with those that tell how often."""
    behind = words_behind(reading, number.span.end, 1)
    end = behind[0].end if behind else number.span.end
    return Span(number.span.start, end_of_rate(number, reading) or end)


def _counts(reading: ReadText, numbers: Sequence[Quantity], wanted: Quantity) -> bool:
    """Whether what is counted stands a little behind one of some numbers: “60 new homes”."""
    return any(
        are_alike(word.stem, wanted.unit)
        for one in numbers
        for word in words_behind(reading, one.span.end, _BEHIND)
    )


def _told(near: Sequence[tuple[ReadText, Quantity]]) -> tuple[str, ...]:
    """The numbers that passages have, as they print them."""
    return tuple(
        dict.fromkeys(reading.text[one.span.start : one.span.end] for reading, one in near)
    )[:3]
