"""Numbers of a text that tell a part of a whole: “two in ten”, “every fifth”, “20 %”."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import regex

from generator.evidence.support.figures.numbers import Quantity, index_behind, words_behind
from generator.evidence.support.reading import ReadText, Word
from generator.evidence.support.wording import Wording, WordPhrase

_PERCENT = regex.compile(r"[\s\u00a0\u202f]?[%٪]")
_OVER = regex.compile(r"\s?/\s?")
_GAP = regex.compile(r"[\s\u00a0\u202f‐‑-]{1,2}")

_FAR = 3
"""How many words may stand between a part and its whole."""

_LONG = 4
"""Of how many words a number is at most whose last one is asked for."""

_SMALLEST = 10
"""Of how many parts the whole is made at most that words tell with an article: “a tenth”."""

_MOST = 100
"""Of how many one is told at most as a part: “one in a hundred”."""


def parts_in(reading: ReadText, numbers: Sequence[Quantity]) -> Iterator[tuple[Quantity, Fraction]]:
    """The numbers that are a part of a whole, or the whole of one."""
    wording, text = reading.wording, reading.text
    for index, one in enumerate(numbers):
        value = max(one.values)
        before = numbers[index - 1] if index else None
        words = words_told_in(one, reading)
        if _PERCENT.match(text, one.span.end) or _begins(
            wording.percents, words_behind(reading, one.span.end, _FAR)
        ):
            yield one, value / 100
        elif words and (by := wording.fractions.get(_plain(words[-1].key, wording))):
            above = before and _GAP.fullmatch(text, before.span.end, one.span.start)
            part = (max(before.values) if before and above else 1) * Fraction(1, by)
            yield one, part
            if before and above:
                yield before, part
        elif before and value > max(before.values) > 0 and _is_among(before, one, reading):
            yield before, max(before.values) / value
            yield one, max(before.values) / value
        elif _is_with_article(words, value, wording) or _is_one_of(one, reading):
            yield one, 1 / value


def _plain(key: str, wording: Wording) -> str:
    """A word without what Arabic writes together with it."""
    plain = key[1:] if wording.code == "ar" and key[:1] in "وفبل" else key
    return plain if plain in wording.fractions else key


def words_told_in(number: Quantity, reading: ReadText) -> list[Word]:
    """The words that a number is told in, as far as they are whole."""
    behind = words_behind(reading, number.span.start, _LONG)
    return [word for word in behind if word.end <= number.span.end]


def _is_among(part: Quantity, whole: Quantity, reading: ReadText) -> bool:
    """Whether one number is told to be a part of the next: “two in ten”, “six members of eight”."""
    if _OVER.fullmatch(reading.text, part.span.end, whole.span.start):
        return True
    behind = words_behind(reading, part.span.end, _FAR + 2)
    between = [word for word in behind if word.end <= whole.span.start]
    return ends_with(reading.wording.partitives, between, 1)


def _is_one_of(number: Quantity, reading: ReadText) -> bool:
    """Whether a number is the whole of which one is told: “one in five”, “every fifth”."""
    words, wording = reading.words, reading.wording
    if not 1 < max(number.values) <= _MOST:
        return False
    at = index_behind(reading, number.span.start)
    if at and words[at - 1].key in wording.each:
        return True
    for start in range(max(0, at - _FAR - 1), at):
        is_one = words[start].key in wording.ones and len(words[start].key) > 2
        if is_one and ends_with(wording.partitives, words[start + 1 : at], 1):
            return True
    return False


def _is_with_article(words: Sequence[Word], value: Fraction, wording: Wording) -> bool:
    """Whether a number is one such part: “a third”, “one fifth”."""
    return len(words) > 1 and words[0].key in wording.ones and 1 < value <= _SMALLEST


def ends_with(phrases: Sequence[WordPhrase], words: Sequence[Word], more: int) -> bool:
    """Whether some words are one of these phrases, with at most so many `more` before it."""
    keys = tuple(word.key for word in words)
    return any(
        keys[len(keys) - len(one) :] == one and len(keys) - len(one) <= more
        for one in phrases
        if len(one) <= len(keys)
    )


def _begins(phrases: Sequence[WordPhrase], words: Sequence[Word]) -> bool:
    keys = tuple(word.key for word in words)
    return any(keys[: len(one)] == one for one in phrases)


def fractions_in(reading: ReadText) -> Iterator[Fraction]:
    """The parts that words tell which are no numbers: “halved”."""
    wording = reading.wording
    for word in reading.words:
        if by := wording.fractions.get(_plain(word.key, wording)):
            yield Fraction(1, by)
