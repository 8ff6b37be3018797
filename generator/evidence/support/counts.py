"""The numbers of a sentence: those of what it rests on, or a finding."""

from collections.abc import Iterator, Sequence

from generator.evidence.quotation_marks import Span, touch
from generator.evidence.support.ground import Ground, Mismatch
from generator.evidence.support.numbers import Quantity, numbers_in
from generator.evidence.support.reading import ReadText


def number_findings(
    sentence: ReadText,
    ground: Ground,
    skipped: Sequence[Span],
    in_digits: bool = False,
    counted: frozenset[int] = frozenset(),
) -> Iterator[Mismatch]:
    """The numbers that neither the passages' sentences have, nor their paragraphs of the same
    thing; `number-of-another`, where the passage counts something else by one, and has another for
    what the sentence counts.

    Where words are of another language, or `in_digits` alone, only digits are compared. `skipped`
    are the stretches of the sentence that are compared otherwise: dates and quotations. In words a
    sentence may count those of whom it tells: `counted` has how many they are.
    """
    near = [(reading, one) for reading in ground.around for one in numbers_in(reading)]
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
            if same or not _counts_nothing(sentence, number):
                yield Mismatch("number", number.span, words, _told(same or near))
        elif carrying and _is_of_another(number, carrying, same, ground):
            yield Mismatch("number-of-another", number.span, words, _told(same))


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
    if any(value in years for value in number.values):
        return True
    far = (one for reading in ground.paragraphs for one in numbers_in(reading))
    return any(number.is_carried_by(one) and number.counts_like(one) for one in far)


def _is_of_another(
    number: Quantity, carrying: Sequence[Quantity], same: Sequence[object], ground: Ground
) -> bool:
    """Whether the passage counts only something else by a number."""
    empty = ground.wording.empty
    is_told = all(one.unit and one.unit not in empty for one in (number, *carrying))
    return bool(same) and is_told and not any(map(number.counts_like, carrying))


def _told(near: Sequence[tuple[ReadText, Quantity]]) -> tuple[str, ...]:
    """The numbers that passages have, as they print them."""
    return tuple(
        dict.fromkeys(reading.text[one.span.start : one.span.end] for reading, one in near)
    )[:3]
