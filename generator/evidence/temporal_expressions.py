"""The words of a text that tell of days: dates, weekdays, months, years, “last week”.

The names of days and months are those of Unicode's data; what else a language has is in its data
file, under `dates`: further `months` (1 to 12) and `weekdays` (0, Monday, to 6), the `endings` that
they may have and `prefixes` that are written together with them; the words `last` and `next` beside
a name; `near`, phrases for days near that of the article, by the first and the last of them;
`year_end`, phrases for the end of the article's year; and `lengths`, units of time in which a
deadline may be told.

What such words name depends on the day of the article: “Thursday” is the last one or the next one,
“March” one of the two that are nearest. Where that day is not known, only what has a year is told.

Long because each way of naming a day is a short function of its own, and they are read together.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain
from typing import Any, Literal
from unicodedata import decimal

from babel import Locale

from generator.content.dates import ExtendedDate, PartialDate
from generator.evidence.languages import language_data
from generator.evidence.matching import fold
from generator.evidence.quotation_marks import Span

Grain = Literal["day", "month", "year", "near"]
"""How exactly words tell of a time."""

_Days = tuple[date, date]
"""The first and the last day of a time."""

_YEAR = r"(?:1[5-9]\d\d|20\d\d|21\d\d)"
_LONE_YEAR = re.compile(
    rf"(?<![\w.,:/])(?<![\W\d]-)(?P<year>{_YEAR})(?P<decade>'?s|er|-?[хті]{{1,2}})?(?![\w%]|[.,:/]\d)"
)
_DIGITS = re.compile(
    r"(?<![\w.,/-])(?:(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"
    r"|(?P<a>\d{1,2})(?P<sign>[./])(?P<b>\d{1,2})(?P=sign)(?P<c>\d{4}|\d\d(?!\d))?)(?![\w/-]|[.,]\d)"
)
_DIGIT = re.compile(r"\d")
_NUMBER = r"\d{1,2}(?![\d:])(?:\.|st\b|nd\b|rd\b|th\b|er\b|º|ª|-?(?:го|е|ге)\b)?"
_DAYS = rf"(?<![\w.,:])(?:{_NUMBER}\s*(?:[-,/&]|\b[^\W\d]{{1,3}}\b)\s*){{0,3}}{_NUMBER}"
_OF = r"(?:\s|,|\b(?:de|del|of|the|من)\b)*"


@dataclass(frozen=True, slots=True)
class TemporalExpression:
    """Words that tell of a time: these, where they stand, the times of which they may tell, each by
    its first and its last day, and how exactly they tell it."""

    words: str
    span: Span
    times: tuple[_Days, ...]
    grain: Grain

    def may_be(self, when: ExtendedDate, about: int = 0) -> bool:
        """Whether some day that they may tell of is one that `when` may be, or, where this was
        estimated, within `about` days of it."""
        more = about if when.is_interval or any(when.doubts) else 0
        first, last = _later(when.first or date.min, -more), _later(when.last or date.max, more)
        return any(start <= last and first <= end for start, end in self.times)


@dataclass(frozen=True)
class _Calendar:
    """How a language names days: patterns, what the words that they find stand for, and `heads`,
    with one of which all that they find begins."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    near: Mapping[str, tuple[int, int]]
    lengths: frozenset[str]
    heads: frozenset[str]
    dated: re.Pattern[str]
    named: re.Pattern[str]
    phrases: re.Pattern[str]
    year_end: re.Pattern[str]


def temporal_expressions(
    text: str, language: str, published: PartialDate | None
) -> list[TemporalExpression]:
    """The words of a text that tell of days, in order; `language` is a BCP 47 tag.

    `published` is the day of the article, which tells what “Thursday” is. Of a language without a
    data file only digits are read.
    """
    plain, calendar = _plain(text), _calendar(language.partition("-")[0].lower())
    has_digits = bool(_DIGIT.search(plain))
    readers: list[Iterator[TemporalExpression]] = []
    if has_digits:
        readers.append(_in_digits(plain, published))
    if calendar and not calendar.heads.isdisjoint(re.findall(r"\w+", plain.casefold())):
        readers.append(_with_months(plain, calendar, published))
        if published and published.day:
            readers.append(_near(plain, calendar, published.first))
            readers.append(_weekdays(plain, calendar, published.first))
            readers.append(_year_ends(plain, calendar, published.first))
    found: list[TemporalExpression] = []
    for one in chain(*readers, _years(plain) if has_digits else ()):
        if one.times and not any(_overlap(one.span, other.span) for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.span.start)


def tells_a_length(text: str, language: str) -> bool:
    """Whether a text has a unit of time, as in “within three days”."""
    calendar = _calendar(language.partition("-")[0].lower())
    spoken = {*re.findall(r"\w+", _plain(text).casefold())}
    return calendar is None or not calendar.lengths.isdisjoint(spoken)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _plain(text: str) -> str:
    """A text folded, with its digits as those of Latin, each character kept in its place."""
    folded = fold(text)
    if folded.isascii():
        return folded
    return "".join(
        str(decimal(one)) if not one.isascii() and one.isdecimal() else one for one in folded
    )


def _in_digits(text: str, published: PartialDate | None) -> Iterator[TemporalExpression]:
    """“2025-03-13”, “13.03.2025”, “3/13/25”, “13.3.”."""
    for found in _DIGITS.finditer(text):
        if found["y"]:
            days = [_day(int(found["y"]), int(found["m"]), int(found["d"]))]
        else:
            one, other, year = int(found["a"]), int(found["b"]), _full_year(found["c"])
            pairs = [(other, one)] if found["sign"] == "." else [(other, one), (one, other)]
            if year is None and found["sign"] == "/":
                continue  # a fraction
            days = [
                day for month, number in pairs for day in _dated(number, month, year, published)
            ]
        yield _told(found, ((day, day) for day in days if day), "day")


def _full_year(written: str | None) -> int | None:
    return int(written) + (2000 if len(written) == 2 else 0) if written else None


def _with_months(
    text: str, calendar: _Calendar, published: PartialDate | None
) -> Iterator[TemporalExpression]:
    """“13 March 2025”, “22 to 26 April”, “March 13”, “February 2022”, “last August”."""
    for found in calendar.dated.finditer(text):
        month = calendar.months[_key(found["month"])]
        numbers = [int(one) for one in re.findall(r"\d+", found["days"] or found["after"] or "")]
        written = found["year"] or found["later"]
        year = int(written) if written else None
        if numbers:
            days = (day for one in numbers for day in _dated(one, month, year, published))
            yield _told(found, ((day, day) for day in days if day), "day")
        else:
            years = [year] if year else _years_near(published)
            times = ((date(one, month, 1), _end_of(one, month)) for one in years)
            yield _told(found, times if year else _nearest(times, published), "month")


def _near(text: str, calendar: _Calendar, published: date) -> Iterator[TemporalExpression]:
    """“yesterday”, “last week”."""
    for found in calendar.phrases.finditer(text):
        first, last = calendar.near[_key(found["phrase"])]
        time = (_later(published, first), _later(published, last))
        yield _told(found, [time], "day" if last - first < 2 else "near")


def _year_ends(text: str, calendar: _Calendar, published: date) -> Iterator[TemporalExpression]:
    """“by the end of the year”: the last month of the article's own."""
    last = (date(published.year, 12, 1), date(published.year, 12, 31))
    for found in calendar.year_end.finditer(text):
        yield _told(found, [last], "month")


def _weekdays(text: str, calendar: _Calendar, published: date) -> Iterator[TemporalExpression]:
    """“Thursday”: the last one, or the next; that of the article's own day is this day itself, and
    a week before or after only beside a word for it."""
    for found in calendar.named.finditer(text):
        past = (published.weekday() - calendar.weekdays[_key(found["name"])]) % 7
        offsets = [-past, 7 - past] if past else [0]
        if found["last"] or found["past"]:
            offsets = [-past, -past - 7] if past else [-7]
        elif found["next"] or found["coming"]:
            offsets = [7 - past, 14 - past]
        days = (_later(published, one) for one in offsets)
        yield _told(found, ((day, day) for day in days), "day")


def _years(text: str) -> Iterator[TemporalExpression]:
    """“2022”, “the 1990s”."""
    for found in _LONE_YEAR.finditer(text):
        year = int(found["year"])
        last = year + 9 if found["decade"] and year % 10 == 0 else year
        yield _told(found, [(date(year, 1, 1), date(last, 12, 31))], "year")


def _told(found: re.Match[str], times: Iterable[_Days], grain: Grain) -> TemporalExpression:
    return TemporalExpression(found[0], Span(found.start(), found.end()), tuple(times), grain)


def _dated(
    number: int, month: int, year: int | None, published: PartialDate | None
) -> list[date | None]:
    """A day of a month, in its year or else in the years that are nearest."""
    if year:
        return [_day(year, month, number)]
    days = (_day(one, month, number) for one in _years_near(published))
    return [day for day, _ in _nearest(((day, day) for day in days if day), published)]


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _later(day: date, days: int) -> date:
    """A day some days later, or earlier; the last or the first one, if that is further."""
    ordinal = day.toordinal() + days
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))


def _end_of(year: int, month: int) -> date:
    return PartialDate(year, month).last


def _years_near(published: PartialDate | None) -> list[int]:
    near = (published.year + one for one in (-1, 0, 1)) if published else ()
    return [one for one in near if date.min.year <= one <= date.max.year]


def _nearest(times: Iterable[_Days], published: PartialDate | None) -> list[_Days]:
    """The last of some times that has begun on a day, and the first that is not over."""
    if not published:
        return []
    held = sorted(times)
    past = [one for one in held if one[0] <= published.last][-1:]
    return [*past, *[one for one in held if one[1] >= published.first and one not in past][:1]]


@cache
def _calendar(code: str) -> _Calendar | None:
    """How a language names days; None of one without a data file."""
    data: dict[str, Any] = language_data(code).get("dates", {})
    if not data:
        return None
    locale = Locale.parse(code)
    names = ("format", "stand-alone")
    months = [item for one in names for item in locale.months[one]["wide"].items()]
    months += [item for one in names for item in locale.months[one]["abbreviated"].items()]
    weekdays = [item for one in names for item in locale.days[one]["wide"].items()]
    months += [(int(number), name) for number, more in data["months"].items() for name in more]
    weekdays += [(int(number), name) for number, more in data["weekdays"].items() for name in more]
    endings = data["endings"]
    by_month = {form: number for number, name in months for form in _forms(name, endings)}
    by_weekday = {form: number for number, name in weekdays for form in _forms(name, endings)}
    near = {_key(one): _range(days) for days, some in data["near"].items() for one in some}
    before = f"(?<![\\w])(?:{_any(data['prefixes'])})?" if data["prefixes"] else r"(?<!\w)"
    flags = 0 if locale.months["format"]["wide"][1][:1].isupper() else re.IGNORECASE
    last, following = (rf"(?i:{_any(data[one])})" for one in ("last", "next"))
    return _Calendar(
        {_key(form): number for form, number in by_month.items()},
        {_key(form): number for form, number in by_weekday.items()},
        near,
        frozenset(map(_key, data["lengths"])),
        frozenset(
            prefix + re.split(r"\W", _key(name))[0]
            for name in (*by_month, *by_weekday, *near, *data["year_end"])
            for prefix in ("", *data["prefixes"])
        ),
        re.compile(
            rf"(?:(?P<days>{_DAYS}){_OF})?{before}(?P<month>{_any(by_month)})(?!\w)"
            rf"(?:\.?\s+(?P<after>\d{{1,2}}(?:\s*-\s*\d{{1,2}})?)(?:st|nd|rd|th)?(?![\w%:]|[.,]\d)"
            rf"(?:,?\s+(?P<later>{_YEAR})(?!\w))?|\.?{_OF}(?P<year>{_YEAR})(?!\w))?",
            flags,
        ),
        re.compile(
            rf"(?:(?P<last>{last})\s+|(?P<next>{following})\s+)?"
            rf"{before}(?P<name>{_any(by_weekday)})(?!\w)"
            rf"(?:\s+(?P<past>{last})(?!\w)|\s+(?P<coming>{following})(?!\w))?",
            flags,
        ),
        re.compile(rf"{before}(?P<phrase>{_any(near)})(?!\w)", re.IGNORECASE),
        re.compile(rf"{before}(?:{_any(data['year_end'])})(?!\w)", re.IGNORECASE),
    )


def _forms(name: str, endings: Iterable[str]) -> Iterator[str]:
    """A name of a day or month, with each ending that it may have, also in the place of its own."""
    plain = fold(name).removesuffix(".")
    yield plain
    if len(plain) > 3 and not name.endswith("."):
        ends = _VOWELS.search(plain)
        for ending in map(fold, endings):
            yield plain + ending
            if ends and len(plain) > 4:
                yield plain[:-1] + ending


_VOWELS = re.compile("[аеиійоуьюяё]$", re.IGNORECASE)
"""The last letters of Slavic names that an ending takes the place of."""


def _range(days: str) -> tuple[int, int]:
    first, last = days.split()
    return int(first), int(last)


def _any(words: Iterable[str]) -> str:
    """A pattern for one of some words, the longest first."""
    return "|".join(re.escape(fold(one)) for one in sorted(words, key=lambda one: (-len(one), one)))


def _key(word: str) -> str:
    return fold(word).casefold()
