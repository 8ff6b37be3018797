"""Dates of a sentence: those of what it rests on, or a finding.

A date is what is told of it: a day of the week, of a month, a month, a year. One carries another
that has all of it; what a passage leaves out (“on Thursday”) its article's day of publication adds.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from generator.content.dates import PartialDate
from generator.evidence.quotation_marks import Span, touch
from generator.evidence.support.ground import Ground, Mismatch
from generator.evidence.support.reading import ReadText, Word, read_words
from generator.evidence.support.wording import Wording

_DAY = regex.compile(r"(\p{Nd}{1,2})(?:st|nd|rd|th|er|º|\.)?", regex.I)
_YEAR = regex.compile(r"(?:1[5-9]|20)\p{Nd}{2}")
_ISO = regex.compile(r"(?<!\p{Nd})(\p{Nd}{4})-(\p{Nd}{2})-(\p{Nd}{2})(?!\p{Nd})")
_DOTTED = regex.compile(r"(?<![\p{Nd}.])(\p{Nd}{1,2})[./](\p{Nd}{1,2})[./](\p{Nd}{4})(?!\p{Nd})")
_PARTS = ("weekday", "day", "month", "year")
_BETWEEN = 3
"""How many words may stand between a day's number and its month: “the 3rd of May”."""

_STOP = regex.compile(r"[,;:!?“”„«»\"()]")

_ENDINGS = regex.compile(
    r"(?:s|n|en|e|а|у|ы|е|ой|ом|ам|ах|ами|я|ю|і|ї|ою|ею|ем|ей|abend|morgen|nachmittag|nacht|mittag"
    r"|vormittag)?"
)


@dataclass(frozen=True, slots=True)
class ToldDate:
    """What a text tells of a date, and where: day of the week (Monday is 0), day, month, year, or
    how many days it is after the day of writing."""

    span: Span
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    after: int | None = None


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
    for index, word in enumerate(reading.words):
        if word.key[:3] not in beginnings:
            continue
        if word.key in wording.days:
            yield ToldDate(word.span, after=wording.days[word.key])
        elif (weekday := _numbered(word, wording.weekdays)) is not None:
            yield ToldDate(word.span, weekday=weekday)
        elif (month := _numbered(word, wording.months)) is not None:
            told = _with_month(reading, index, month)
            if (
                word.is_capital >= wording.months_are_capital
                and told.month
                and (told.day or told.year or _is_month(reading, index))
            ):
                yield told


def _numbered(word: Word, named: Mapping[str, int]) -> int | None:
    """The number of a day or month that a word names, in most of its forms."""
    if word.key in named:
        return int(named[word.key])
    for length in range(len(word.key) - 1, 3, -1):
        head = word.key[:length]
        number = named.get(head, named.get(head + "а", named.get(head + "я")))
        if number is not None and len(head) > 3 and _ENDINGS.fullmatch(word.key, length):
            return int(number)
    return None


def _is_month(reading: ReadText, index: int) -> bool:
    """Whether a word that may be another too (May, March) is a month."""
    wording = reading.wording
    before = reading.words[index - 1].key if index else ""
    if not wording.before_months:
        return True
    return before in wording.before_months


def _with_month(reading: ReadText, index: int, month: int) -> ToldDate:
    """The date of which a word is the month: the day beside it, and the year behind."""
    words, text = reading.words, reading.text
    start, end, day, year = words[index].start, words[index].end, None, None
    for word in reversed(words[max(0, index - _BETWEEN) : index]):
        if _STOP.search(text, word.end, start):
            break
        if (number := _day(word, reading.wording)) is not None:
            day, start = number, word.start
        elif word.key in reading.wording.before_months or len(word.key) < 4:
            continue
        break
    if day is None and words[index].key in reading.wording.short_months:
        behind = _day(words[index + 1], reading.wording) if index + 1 < len(words) else None
        if behind is None:
            return ToldDate(Span(start, end))
    following = words[index + 1 : index + 4]
    number = _day(following[0], reading.wording) if following else None
    if day is None and number is not None and text[end : following[0].start].isspace():
        day, end, following = number, following[0].end, following[1:]
    for word in following[:2]:
        if word.text.isdecimal() and _YEAR.fullmatch(str(int(word.text))):
            year, end = int(word.text), word.end
        elif len(word.key) < 4 and not word.key[:1].isdecimal():
            continue
        break
    return ToldDate(Span(start, end), day=day, month=month, year=year)


def _day(word: Word, wording: Wording) -> int | None:
    """The number of a day of a month, in digits or in words."""
    match = _DAY.fullmatch(word.text)
    number = int(match[1]) if match else wording.ordinals.get(word.key)
    number = wording.numbers.get(word.key) if number is None else number
    return number if number and 1 <= number <= 31 else None


def day_findings(
    sentence: ReadText,
    ground: Ground,
    skipped: Sequence[Span],
    known: Iterable[PartialDate] = (),
) -> Iterator[Mismatch]:
    """The dates that neither the passages nor their paragraphs have; `known` are those that are
    told of the statement, `skipped` the stretches that are compared otherwise."""
    near = [
        (told, piece.published)
        for piece in ground.pieces
        for paragraph in piece.paragraphs
        for told in dates_in(read_words(paragraph.text, piece.code))
    ]
    for wanted in dates_in(sentence):
        words = sentence.text[wanted.span.start : wanted.span.end]
        is_in_words = not any(map(str.isdecimal, words))
        if any(touch(wanted.span, one) for one in skipped) or (ground.is_mixed and is_in_words):
            continue
        days = (*known, *(piece.published for piece in ground.pieces if piece.published))
        is_told = any(tells_day(told, wanted, published) for told, published in near)
        if not is_told and not any(_is_of(wanted, day) for day in days):
            yield Mismatch("date", wanted.span, words, _dates_of(ground))


def _dates_of(ground: Ground) -> tuple[str, ...]:
    """The dates of the passages, as they print them."""
    spans = ((reading, one.span) for reading in ground.around for one in dates_in(reading))
    return tuple(dict.fromkeys(r.text[span.start : span.end] for r, span in spans))[:3]


def tells_day(told: ToldDate, wanted: ToldDate, published: PartialDate | None) -> bool:
    """Whether a date in an article has all that is told of one in a sentence."""
    if told.after is not None and told.after == wanted.after:
        return True
    days = _resolved(told, published)
    return _has_all(told, wanted) or any(_is_of(wanted, day) for day in days)


def _has_all(told: ToldDate, wanted: ToldDate) -> bool:
    pairs = [(getattr(wanted, part), getattr(told, part)) for part in _PARTS]
    given = [(want, have) for want, have in pairs if want is not None]
    return bool(given) and all(want == have for want, have in given)


def _resolved(told: ToldDate, published: PartialDate | None) -> Iterator[PartialDate]:
    """The days that a date in an article may be, by the day of its publication."""
    if told.month and (told.year or published):
        year = published.year if published else 0
        years = [told.year] if told.year else [year - 1, year, year + 1]
        yield from (PartialDate(one, told.month, told.day or 0) for one in years)
    elif published and published.day:
        if told.after is not None:
            days = [published.first + dt.timedelta(told.after)]
        else:
            around = (published.first + dt.timedelta(offset) for offset in range(-7, 8))
            days = [day for day in around if day.weekday() == told.weekday]
        yield from (PartialDate(day.year, day.month, day.day) for day in days)


def _is_of(wanted: ToldDate, day: PartialDate) -> bool:
    """Whether all that is told of a date is so of a day."""
    if wanted.after is not None:
        return False
    if wanted.weekday is not None and not (day.day and day.first.weekday() == wanted.weekday):
        return False
    pairs = ((wanted.day, day.day), (wanted.month, day.month), (wanted.year, day.year))
    return all(want is None or want == have for want, have in pairs)
