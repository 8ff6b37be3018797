"""Dates of a sentence: those of what it rests on, or a finding.

One date carries another that has all of it; what a passage leaves out (“on Thursday”, “next week”)
its article's day of publication adds, or a day that is known otherwise.
"""

import datetime as dt
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.content.dates import PartialDate
from generator.evidence.quotation_marks import Span, touch
from generator.evidence.support.figures.days import ToldDate, dates_in
from generator.evidence.support.figures.measures import days_near, measures_in
from generator.evidence.support.figures.numbers import numbers_in
from generator.evidence.support.ground import Ground, Mismatch
from generator.evidence.support.likeness import has_root
from generator.evidence.support.reading import ReadText, read_words

_SHORT = 3
"""How many letters a unit has: what is shorter is an ending (“19th”)."""

_NAMED = 4
"""How many letters the stem of a weekday has at least that other words may have."""

_LEAP = 2024

_WIDE = 62
"""How many days a time has at most that is told by how far it is off."""

_PARTS = ("weekday", "day", "month", "year")


def day_findings(
    sentence: ReadText,
    ground: Ground,
    skipped: Sequence[Span],
    known: Sequence[PartialDate] = (),
) -> Iterator[Mismatch]:
    """The dates that neither the passages nor their paragraphs have; `known` are those that are
    told of the statement, `skipped` the stretches that are compared otherwise."""
    near = [
        (told, piece.published)
        for piece in ground.pieces
        for paragraph in (*piece.paragraphs, *piece.asked)
        for told in dates_in(read_words(paragraph.text, piece.code))
    ]
    for wanted in dates_in(sentence):
        words = sentence.text[wanted.span.start : wanted.span.end]
        is_in_words = not any(map(str.isdecimal, words))
        if any(touch(wanted.span, one) for one in skipped) or (ground.is_mixed and is_in_words):
            continue
        days = (*known, *(piece.published for piece in ground.pieces if piece.published))
        is_told = any(tells_day(told, wanted, published) for told, published in near)
        is_told = is_told or (
            any(_is_of(wanted, day) for day in days) and not _is_exchanged(wanted, sentence, ground)
        )
        is_told = is_told or _is_in_another_word(wanted, sentence, ground)
        is_told = is_told or _is_numbered(wanted, ground, [*days, *(one for one, _ in near)])
        about = [*days, *_days_of_week(near)] if not is_told and wanted.month else []
        if not is_told and not _is_about(wanted, ground.around, about):
            yield Mismatch("date", wanted.span, words, _dates_of(ground))


def _is_exchanged(wanted: ToldDate, sentence: ReadText, ground: Ground) -> bool:
    """Whether a date stands in a sentence where its passages have another behind the same word: “by
    10 May” for “by 31 May”, though something else was said or printed on 10 May."""
    if wanted.month is None:
        return False
    ours, before = dates_in(sentence), _before(wanted, sentence)
    return bool(before) and any(
        one.month is not None and _before(one, reading) == before
        for reading in ground.near
        for one in dates_in(reading)
        if not any(_has_all(one, own) for own in ours)
    )


def _is_in_another_word(wanted: ToldDate, sentence: ReadText, ground: Ground) -> bool:
    """Whether the passages have a day of the week in a word of its root: “Sonntagsbus”."""
    if wanted.weekday is None or wanted.day is not None:
        return False
    named = [w for w in sentence.words if w.span == wanted.span and len(w.stem) >= _NAMED]
    near = (*ground.near, *ground.asked)
    return any(has_root(reading, word) for word in named for reading in near)


def _before(told: ToldDate, reading: ReadText) -> str:
    """The word right before a date."""
    at = bisect_right(reading.words, told.span.start, key=lambda word: word.end)
    return reading.words[at - 1].key if at else ""


def _is_numbered(wanted: ToldDate, ground: Ground, days: Sequence[PartialDate | ToldDate]) -> bool:
    """Whether the passages' sentences have the day of a month by its number alone, and the month is
    told beside: “on 12 June, then on the 19th”."""
    if wanted.day is None or all(one.month != wanted.month for one in days):
        return False
    alone = (
        one
        for reading in ground.around
        for one in numbers_in(reading)
        if len(one.unit) < _SHORT or one.unit in reading.wording.empty
    )
    return any(wanted.day in one.values for one in alone)


def _is_about(wanted: ToldDate, readings: Sequence[ReadText], days: Sequence[PartialDate]) -> bool:
    """Whether a day of a month is one that sentences tell by how far it is from one of some days:
    “next week”, “in ten days”."""
    starts = [day.first for day in days if day.day]
    ranges = [span for reading in readings for span in _ranges(reading, wanted.day is not None)]
    return wanted.month is not None and any(
        _is_of(wanted, PartialDate(day.year, day.month, day.day))
        for first, last in ranges
        for start in starts
        for day in (start + dt.timedelta(n) for n in range(first, last + 1))
    )


def _days_of_week(
    near: Sequence[tuple[ToldDate, PartialDate | None]],
) -> Iterator[PartialDate]:
    """The days that are told by the day of the week."""
    for told, published in near:
        if told.weekday is not None:
            yield from _resolved(told, published)


def _ranges(reading: ReadText, is_exact: bool) -> Iterator[tuple[int, int]]:
    """From how many to how many days off what a text tells of may be, up to some weeks."""
    for first, last in days_near(reading):
        if last - first <= _WIDE:
            yield first, last
    for length in measures_in(reading).lengths if is_exact else ():
        if length.denominator == 1 and length <= _WIDE:
            yield int(length), int(length)
            yield -int(length), -int(length)


def _dates_of(ground: Ground) -> tuple[str, ...]:
    """The dates of the passages, as they print them."""
    spans = ((reading, one.span) for reading in ground.around for one in dates_in(reading))
    return tuple(dict.fromkeys(r.text[span.start : span.end] for r, span in spans))[:3]


def tells_day(told: ToldDate, wanted: ToldDate, published: PartialDate | None) -> bool:
    """Whether a date in an article has all that is told of one in a sentence."""
    if told.after is not None and told.after == wanted.after:
        return True
    days = list(_resolved(told, published))
    if wanted.after is not None and published and published.day:
        meant = published.first + dt.timedelta(wanted.after)
        return PartialDate(meant.year, meant.month, meant.day) in days
    return _has_all(told, wanted) or any(_is_of(wanted, day) for day in days)


def _has_all(told: ToldDate, wanted: ToldDate) -> bool:
    if told.day is None and told.month and _is_at_edge(wanted, told.month):
        wanted = replace(wanted, day=None)
    pairs = [(getattr(wanted, part), getattr(told, part)) for part in _PARTS]
    given = [(want, have) for want, have in pairs if want is not None]
    return bool(given) and all(want == have for want, have in given)


def _is_at_edge(wanted: ToldDate, month: int) -> bool:
    """Whether a date is the first or the last day of a month: “by the end of May”."""
    last = monthrange(wanted.year or _LEAP, month)[1]
    return wanted.month == month and wanted.day in (1, last, 28 if month == 2 else last)


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
            offsets = range(-told.reach, told.reach + 1)
            around = (published.first + dt.timedelta(offset) for offset in offsets)
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
