"""Dates in the words of a language: to the day, the month or the year, in doubt, or between two.

What of Babel writes dates is imported where it is called: a check writes none.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Protocol

from babel import Locale

from generator.content.dates import ExtendedDate, PartialDate
from generator.content.scripts import capitalized


class DateSpeech(Protocol):
    """What is asked of the words of a language: generator.pages.words has them."""

    locale: Locale

    def say(self, key: str, n: int | None = None, /, **values: Any) -> str:
        """The words under a key, with values in their {places}."""

    def date(self, date: PartialDate) -> Dated:
        """A date to the day, the month or the year."""

    def when(
        self, date: PartialDate | ExtendedDate, sense: str = ..., is_opening: bool = ...
    ) -> Dated:
        """A date with what is in doubt about it."""


RIGHT_TO_LEFT_MARK = "\u200f"

DATE_WORDS = (
    *(f"when.{name}" for name in ("about", "perhaps", "perhaps_about", "clock", "reported")),
    *(
        f"when.{sense}.{name}"
        for sense in ("said", "lasted")
        for name in ("between", "from", "until")
    ),
)
"""The keys of the words around a date."""


class Dated(str):
    """A date in words, which says itself `again` in the words of another language.

    It `is_foreign` where it is in English on a page in another language.
    """

    again: Callable[[DateSpeech], Dated]
    is_foreign: bool

    def __new__(
        cls, text: str, again: Callable[[DateSpeech], Dated], is_foreign: bool = False
    ) -> Dated:
        """A date as told by `text`."""
        made = super().__new__(cls, text)
        made.again, made.is_foreign = again, is_foreign
        return made


def date_in_words(words: DateSpeech, date: PartialDate) -> str:
    """A date to the day, the month or the year."""
    return _in_order(words, _of_locale(words.locale, date))


@lru_cache(maxsize=1 << 12)  # statements of one day stand on many pages
def _of_locale(locale: Locale, date: PartialDate) -> str:
    from babel.dates import format_date, format_skeleton

    day = datetime.date(date.year, date.month or 1, date.day or 1)
    if date.day:
        return format_date(day, "long", locale=locale)
    skeleton = "yMMMM" if date.month else "y"
    return format_skeleton(skeleton, day, locale=locale)


def _in_order(words: DateSpeech, date: str) -> str:
    """A date that stays in its order behind any words: a number goes with letters before it that
    are read from the left, unless a mark comes between (UAX 9, rule W7)."""
    is_rtl = words.locale.text_direction == "rtl"
    return RIGHT_TO_LEFT_MARK + date if is_rtl and date[:1].isdigit() else date


def told_in_words(
    words: DateSpeech, date: PartialDate | ExtendedDate, sense: str, is_opening: bool
) -> str:
    """A date with what is in doubt about it, or an interval: see `DateSpeech.when`."""
    if isinstance(date, PartialDate):
        return words.date(date)
    if date.plain:
        return words.date(date.plain)
    told = _interval(words, date, sense) if date.is_interval else _moment(words, date)
    return capitalized(told, words.locale.language) if is_opening else told


def _interval(words: DateSpeech, date: ExtendedDate, sense: str) -> str:
    """An interval in words: what is open, between, or from one to the other."""
    ends = zip((date.start, date.end), date.doubts, strict=True)
    start, end = (_doubted(words, one, doubt) if one else "" for one, doubt in ends)
    if not start or not end:
        key = "reported" if sense == "reported" else f"{sense}.{'from' if start else 'until'}"
        return words.say(f"when.{key}", date=start or end)
    if sense == "lasted" and (skeleton := _common(date)):
        from babel.dates import format_interval

        assert date.start and date.end
        days = date.start.first, date.end.first
        return _in_order(words, format_interval(*days, skeleton, locale=words.locale))
    return words.say(f"when.{sense}.between", start=start, end=end)


def _moment(words: DateSpeech, date: ExtendedDate) -> str:
    """A date that is no interval: in doubt, or with the time of day and its zone."""
    assert date.start
    if not date.clock:
        return _doubted(words, date.start, date.doubts[0])
    from babel.dates import format_time, get_timezone_gmt

    moment = datetime.datetime.fromisoformat(str(date))
    width = "medium" if moment.second else "short"
    time = format_time(moment.timetz(), width, tzinfo=moment.tzinfo, locale=words.locale)
    zone = get_timezone_gmt(moment, "long", locale=words.locale)
    return words.say("when.clock", date=words.date(date.start), time=time, zone=zone)


def _doubted(words: DateSpeech, date: PartialDate, doubt: str) -> str:
    said = words.date(date)
    return words.say(f"when.{_DOUBTS[doubt]}", date=said) if doubt else said


_DOUBTS = {"~": "about", "?": "perhaps", "%": "perhaps_about"}


def _common(date: ExtendedDate) -> str:
    """What Unicode calls the form of both ends of an interval; empty where they differ in it."""
    if any(date.doubts) or date.start is None or date.end is None:
        return ""
    start, end = (
        "yMMMMd" if one.day else "yMMMM" if one.month else "y" for one in (date.start, date.end)
    )
    return start if start == end else ""
