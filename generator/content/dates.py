"""Dates as editors and articles know them: to the day, the month or the year, in part, or between
two. Written as in EDTF (ISO 8601-2:2019), levels 0 and 1, as far as a reader understands them.

Not taken of it, each with a hint what to write in its place: seasons, unspecified digits, years of
other than four digits, an end that is left blank.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Self

from generator.content.meant_dates import WAYS, days_meant, not_a_date
from generator.content.problems import shortened

DATE = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
"""A date, without a look at how long its month is."""

CLOCK = r"T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-](0\d|1[0-4]):[0-5]\d)"
"""A clock time with its zone, as it stands behind a day."""

_DOUBTED = rf"({DATE})[~?%]?"
EXTENDED_DATE = rf"^({_DOUBTED}|{_DOUBTED}/({_DOUBTED}|\.\.)|\.\./{_DOUBTED})$"
"""A date that may be in doubt, or an interval of which one end may be open."""

DEADLINE = rf"^({_DOUBTED}|\d{{4}}-\d\d-\d\d{CLOCK})$"
"""One date, or a moment."""

_NO_SUCH_DAY = "look at the month and the day"


class NotADate(ValueError):
    """A text is no date; what is wrong with it and what to write, in an editor's words."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.told = message, hint


@dataclass(frozen=True, order=True, slots=True)
class PartialDate:
    """A date known to the day, the month or the year (ISO 8601, reduced precision).

    Sorts by time; a month comes before its days, a year before its months (0 stands for unknown).
    """

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: Any) -> Self:
        """Read YYYY, YYYY-MM or YYYY-MM-DD. Raises ValueError for any other text or no such day."""
        if not isinstance(text, str) or not re.fullmatch(DATE, text, re.ASCII):
            raise ValueError("write YYYY, YYYY-MM or YYYY-MM-DD")
        parts = [int(part) for part in text.split("-")]
        datetime.date(*([*parts, 1, 1])[:3])
        return cls(*parts)

    @property
    def first(self) -> datetime.date:
        """The first day that it may be."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> datetime.date:
        """The last day that it may be."""
        if self.day:
            return self.first
        if self.month in (0, 12):
            return datetime.date(self.year, 12, 31)
        return datetime.date(self.year, self.month + 1, 1) - datetime.timedelta(1)

    @property
    def timestamp(self) -> str:
        """The same as HTML's `time` and schema.org take it."""
        return str(self)

    def __str__(self) -> str:
        known = (f"{part:02}" for part in (self.month, self.day) if part)
        return "-".join([f"{self.year:04}", *known])


@dataclass(frozen=True, slots=True)
class ExtendedDate:
    """A date, what is in doubt about it, and where it is an interval, its other end (EDTF).

    `start` and `end` are the same where it is no interval, and None where an end is open. `doubts`
    has a sign for each: `~` about, `?` perhaps, `%` both. `clock` is the time of day with its zone.
    """

    start: PartialDate | None
    end: PartialDate | None
    doubts: tuple[str, str] = ("", "")
    clock: str = ""

    @classmethod
    def of(cls, date: PartialDate) -> Self:
        """That date."""
        return cls(date, date)

    @classmethod
    def up_to(cls, date: PartialDate) -> Self:
        """Some day up to that date."""
        return cls(None, date)

    @classmethod
    def parse(cls, text: Any) -> Self:
        """Read a date or an interval in EDTF. Raises NotADate, which says what to write."""
        if not isinstance(text, str):
            raise NotADate("this is not a date", WAYS)
        if re.match(r"[\d-]+T\d", text, re.ASCII):
            raise NotADate("a clock time stands in `deadline` alone", "write the day without it")
        begin, slash, end = text.partition("/")
        if not slash:
            date, doubt = _doubted(text, text)
            return cls(date, date, (doubt, doubt))
        return cls(*_ends(text, begin, end))

    @classmethod
    def parse_deadline(cls, text: Any) -> Self:
        """Read one date, or a day with a clock time. Raises NotADate, which says what to write."""
        text = text if isinstance(text, str) else ""
        day, t, _ = text.partition("T")
        if t and re.fullmatch(r"\d{4}-\d\d-\d\d", day, re.ASCII):
            if not re.fullmatch(CLOCK, text[len(day) :], re.ASCII):
                hint = "write as in `2019-06-20T17:00+08:00`, with `Z` for UTC"
                raise NotADate(f"“{shortened(text)}” is not a clock time with its zone", hint)
            return replace(cls.parse(day), clock=text[len(day) :])
        found = cls.parse(text)
        if found.is_interval:
            last = found.end or found.start
            raise NotADate("a deadline is one day", f"write the last day, as in `{last}`")
        return found

    @property
    def is_interval(self) -> bool:
        """Whether it has two ends."""
        return self.start != self.end

    @property
    def plain(self) -> PartialDate | None:
        """The date, where it is one without any doubt; None for all else."""
        return None if self.is_interval or self.doubts[0] or self.clock else self.start

    @property
    def timestamp(self) -> str:
        """The same as HTML's `time` and schema.org take it; empty for what they cannot say."""
        return "" if self.is_interval or self.doubts[0] else str(self)

    @property
    def day(self) -> Self:
        """The same without its clock time."""
        return replace(self, clock="")

    @property
    def first(self) -> datetime.date | None:
        """The earliest day that it may be; None where that is open."""
        return self.start.first if self.start else None

    @property
    def last(self) -> datetime.date | None:
        """The latest day that it may be; None where that is open."""
        return self.end.last if self.end else None

    @property
    def order(self) -> tuple[int, int, str]:
        """What it sorts by: its earliest day, then a longer time before the days in it.

        What may have begun at any time stands at its end, where it is known by, before that day: it
        may be of that day, and nothing tells that it came before all else. No two dates have the
        same.
        """
        first, last = self.first, (self.last or datetime.date.max).toordinal()
        if first is None:
            return last, -datetime.date.max.toordinal(), str(self)
        return first.toordinal(), -last, str(self)

    def touches(self, other: ExtendedDate) -> bool:
        """Whether some day may be of both."""
        return not self.is_before(other) and not other.is_before(self)

    def is_before(self, other: ExtendedDate) -> bool:
        """Whether each day that it may be is before each that the other may be."""
        return bool(self.last and other.first and self.last < other.first)

    def is_within(self, other: ExtendedDate) -> bool:
        """Whether each day that it may be is one that the other may be."""
        begins = not other.first or bool(self.first and self.first >= other.first)
        return begins and (not other.last or bool(self.last and self.last <= other.last))

    @property
    def anchor(self) -> str:
        """The same as the name of a place on a page: letters, digits and hyphens."""
        text = str(self).replace("/", "--").replace("..", "open")
        return re.sub(r"[~?%]", lambda sign: _IN_NAMES[sign[0]], text)

    def __str__(self) -> str:
        ends = [
            f"{date}{doubt}" if date else ".."
            for date, doubt in zip((self.start, self.end), self.doubts, strict=True)
        ]
        return "/".join(ends) if self.is_interval else ends[0] + self.clock


_IN_NAMES = {"~": "-about", "?": "-perhaps", "%": "-perhaps-about"}


def no_such_day(text: str) -> tuple[str, str] | None:
    """What is wrong with a text that is written as a day and is none, and what to do."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        return f"there is no day “{text}”", _NO_SUCH_DAY
    return None


def day_fault(text: str) -> tuple[str, str] | None:
    """The same, also of a day that is written in another way than ours."""
    if days := days_meant(text):
        return f"“{shortened(text)}” is not a date", f"write {days}"
    return no_such_day(text)


def date_fault(parse: Callable[[str], ExtendedDate], text: str) -> tuple[str, str] | None:
    """What is wrong with a text that `parse` does not read, and what to write; None if it does."""
    try:
        parse(text)
    except NotADate as error:
        return error.told
    return None


def _doubted(text: str, whole: str) -> tuple[PartialDate, str]:
    """The date in `text`, a part of `whole`, and the sign of doubt behind it."""
    date = text.rstrip("~?%") if text[-2:-1] not in ("~", "?", "%") else text
    try:
        return PartialDate.parse(date), text[len(date) :]
    except ValueError:
        raise NotADate(*(no_such_day(date) or not_a_date(text, whole))) from None


def _ends(
    whole: str, begin: str, end: str
) -> tuple[PartialDate | None, PartialDate | None, tuple[str, str]]:
    """Both ends of an interval, and what is in doubt about each."""
    if begin == end == "..":
        raise NotADate(f"“{whole}” names no day", "leave it out where nothing is known")
    if not begin or not end:
        told = f"write `../{end}`" if end else f"write `{begin or '2019'}/..`"
        raise NotADate(f"“{shortened(whole)}” has an end that is left blank", told)
    start, start_doubt = (None, "") if begin == ".." else _doubted(begin, whole)
    stop, stop_doubt = (None, "") if end == ".." else _doubted(end, whole)
    if start and stop and start.last >= stop.first:
        if stop.last < start.first:
            raise NotADate(f"“{whole}” ends before it begins", f"write `{end}/{begin}`")
        hint = "write one date, or two of which neither is in the other"
        raise NotADate(f"“{whole}” has two ends of which one is in the other", hint)
    return start, stop, (start_doubt, stop_doubt)
