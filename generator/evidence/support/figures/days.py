"""The dates of a text.

A date is what is told of it: a day of the week, of a month, a month, a year.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

import regex

from generator.evidence.quotation_marks import Span, touch
from generator.evidence.support.reading import ReadText, Word
from generator.evidence.support.wording import Wording

_DAY = regex.compile(r"[وبلف]?(\p{Nd}{1,2})(?:st|nd|rd|th|er|º|\.)?", regex.I)
_YEAR = regex.compile(r"(?:1[5-9]|20)\p{Nd}{2}")
_ISO = regex.compile(r"(?<!\p{Nd})(\p{Nd}{4})-(\p{Nd}{2})-(\p{Nd}{2})(?!\p{Nd})")
_DOTTED = regex.compile(r"(?<![\p{Nd}.])(\p{Nd}{1,2})[./](\p{Nd}{1,2})[./](\p{Nd}{4})(?!\p{Nd})")
_BETWEEN = 3
"""How many words may stand between a day's number and its month: “the 3rd of May”."""

_STOP = regex.compile(r"[,;:!?“”„«»\"()]")

_LISTED = regex.compile(r"(?:st|nd|rd|th)?[\s.,\u00a0–—-]{1,3}")
_ENDINGS = regex.compile(
    r"(?:s|n|en|e|а|у|ы|е|ой|ом|ам|ах|ами|я|ю|і|ї|ою|ею|ем|ей|abend|morgen|nachmittag|nacht|mittag"
    r"|vormittag)?"
)


@dataclass(frozen=True, slots=True)
class ToldDate:
    """What a text tells of a date, and where: day of the week (Monday is 0), day, month, year, or
    how many days it is after the day of writing. A day of the week is one within `reach` days."""

    span: Span
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    after: int | None = None
    reach: int = 7


@lru_cache(maxsize=1 << 14)
def dates_in(reading: ReadText) -> tuple[ToldDate, ...]:
    """The dates of a text, in order; a year alone is a number."""
    found = [*_in_digits(reading.text), *_in_words(reading)]
    found.sort(key=lambda one: (one.span.start, -one.span.end))
    kept: list[ToldDate] = []
    for one in found:
        if not kept or not touch(kept[-1].span, one.span):
            kept.append(one)
    return tuple(kept)


def _in_digits(text: str) -> Iterator[ToldDate]:
    for match in _ISO.finditer(text):
        year, month, day = map(int, match.groups())
        yield ToldDate(Span(*match.span()), day=day, month=month, year=year)
    for match in _DOTTED.finditer(text):
        day, month, year = map(int, match.groups())
        yield ToldDate(Span(*match.span()), day=day, month=month, year=year)


def _in_words(reading: ReadText) -> Iterator[ToldDate]:
    wording = reading.wording
    beginnings = wording.date_beginnings
    idle = (range(at, at + len(phrase)) for at, phrase in reading.at(wording.undated))
    undated = {index for one in idle for index in one}
    for index, word in enumerate(reading.words):
        if word.key[:3] not in beginnings or index in undated:
            continue
        if word.key in wording.days:
            yield ToldDate(word.span, after=wording.days[word.key])
        elif (weekday := _numbered(word, wording.weekdays, wording)) is not None:
            yield ToldDate(
                word.span, weekday=weekday, reach=14 if _is_beside(reading, index) else 7
            )
        elif (month := _month(reading, index)) is not None:
            told, *more = _with_month(reading, index, month)
            if (
                word.is_capital >= wording.months_are_capital
                and told.month
                and (told.day or told.year or _is_month(reading, index))
            ):
                yield told
                yield from more


def _is_beside(reading: ReadText, index: int) -> bool:
    """Whether a word beside a day of the week tells that it is not the nearest: “last Monday”."""
    beside = reading.words[max(0, index - 1) : index + 2]
    return any(word.key in reading.wording.beside for word in beside)


def _numbered(word: Word, named: Mapping[str, int], wording: Wording) -> int | None:
    """The number of a day or month that a word names, in most of its forms; what is short for one
    (“лист.”) has none."""
    if word.key in named:
        return int(named[word.key])
    for length in range(len(word.key) - 1, 3, -1):
        head = word.key[:length]
        number = named.get(head, named.get(head + "а", named.get(head + "я")))
        is_ending = word.key[length:] in wording.lengths or _ENDINGS.fullmatch(word.key, length)
        if number is not None and len(head) > 3 and is_ending and head not in wording.short_months:
            return int(number)
    return None


def _month(reading: ReadText, index: int) -> int | None:
    """The month that a word names, or two together."""
    months, word = reading.wording.months, reading.words[index]
    pair = " ".join(reading.keys[index : index + 2])
    return months[pair] if pair in months else _numbered(word, months, reading.wording)


def _is_month(reading: ReadText, index: int) -> bool:
    """Whether a word that may be another too (May, March) is a month."""
    wording = reading.wording
    before = reading.words[index - 1].key if index else ""
    if reading.words[index].key not in wording.doubtful_months:
        return True
    return before in wording.before_months or before in wording.lengths


def _with_month(reading: ReadText, index: int, month: int) -> list[ToldDate]:
    """The date of which a word is the month: the day beside it, and the year behind; and those of
    further days before it: “12, 19 and 26 June”."""
    words, text = reading.words, reading.text
    start, end, day, year = words[index].start, words[index].end, None, None
    for word in reversed(words[max(0, index - _BETWEEN) : index]):
        if _STOP.search(text, word.end, start):
            break
        if (number := _day(word, reading.wording)) is not None:
            day, start = number, word.start
            if (before := _teens(reading, word, number)) is not None:
                day, start = before
        elif word.key in reading.wording.before_months or len(word.key) < 4:
            continue
        break
    if day is None and words[index].key in reading.wording.short_months:
        behind = _day(words[index + 1], reading.wording) if index + 1 < len(words) else None
        if behind is None:
            return [ToldDate(Span(start, end))]
    following = words[index + 1 : index + 4]
    number = _day(following[0], reading.wording) if following else None
    is_day = number is not None and following[0].text[0].isnumeric()
    if day is None and is_day and text[end : following[0].start].isspace():
        day, end, following = number, following[0].end, following[1:]
    for word in following[:2]:
        if word.text.isdecimal() and _YEAR.fullmatch(str(int(word.text))):
            year, end = int(word.text), word.end
        elif len(word.key) < 4 and not word.key[:1].isdecimal():
            continue
        break
    more = _further_days(reading, start) if day is not None else []
    dates = [(Span(start, end), day), *more]
    return [ToldDate(span, day=one, month=month, year=year) for span, one in dates]


def _teens(reading: ReadText, word: Word, number: int) -> tuple[int, int] | None:
    """A day in two words and where it begins: “двадцать пятого”, “الثاني عشر”."""
    at = bisect_left(reading.words, word.start, key=attrgetter("start"))
    before = reading.words[at - 1] if at and not word.text[0].isnumeric() else None
    first = _day(before, reading.wording) if before and not before.text[0].isnumeric() else None
    if not before or first is None:
        return None
    is_teen = first < 10 and number in (10, 20, 30)
    is_more = first in (20, 30) and number < 10
    return (first + number, before.start) if is_teen or is_more else None


def _further_days(reading: ReadText, start: int) -> list[tuple[Span, int]]:
    """The days in digits that are listed before a date, or a range that it ends."""
    found: list[tuple[Span, int]] = []
    at = bisect_left(reading.words, start, key=attrgetter("start"))
    joins = reading.wording.before_months | reading.wording.joins
    while at > 0:
        before = reading.words[at - 1]
        gap = reading.text[before.end : start]
        if before.key in joins and gap.isspace() and at > 1:
            at, before = at - 1, reading.words[at - 2]
            gap = reading.text[before.end : reading.words[at].start]
        number = _day(before, reading.wording) if before.text[-1].isnumeric() else None
        if number is None or not _LISTED.fullmatch(gap):
            break
        found.append((before.span, number))
        at, start = at - 1, before.start
    return found


def _day(word: Word, wording: Wording) -> int | None:
    """The number of a day of a month, in digits or in words."""
    match = _DAY.fullmatch(word.text)
    number = int(match[1]) if match else wording.ordinals.get(word.key)
    if number is None and (value := wording.numbers.get(word.key)) and value.denominator == 1:
        number = int(value)
    return number if number and 1 <= number <= 31 else None
