"""The site's own words, in the reader's language: labels, headings, dates, numbers.

Every string that the site shows and no editor wrote stands in words/<language>.yaml: pages, the
navigation, the frame around them and its script.

What of Babel writes dates and units is imported where it is called: a check writes none, and to
load that, with the zones of all clocks, takes as long as to read an article.
"""

import datetime
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

from generator.content.dates import ExtendedDate, PartialDate
from generator.content.yaml_syntax import load_yaml

CATALOGUES = Path(__file__).parent / "words"
FALLBACK = "en"
UNITS = (("gigabyte", 10**9), ("megabyte", 10**6), ("kilobyte", 10**3))
"""Units of size, as Babel calls them, in bytes."""


class Words:
    """The catalogue of one language; English where there is none."""

    def __init__(self, language: str) -> None:
        name = language.partition("-")[0].lower()
        self.catalogue = catalogue(name if (CATALOGUES / f"{name}.yaml").is_file() else FALLBACK)
        self.locale = _locale(language)

    def text(self, key: str, n: int | None = None) -> str:
        """The words under a dotted `key`; with `n`, the plural form that fits it (CLDR).

        Raises KeyError when the catalogue has no such words: a mistake in a template.
        """
        found: Any = self.catalogue
        for part in key.split("."):
            found = found[part]
        if n is not None and isinstance(found, dict):
            found = found.get(self.locale.plural_form(n), found["other"])
        if not isinstance(found, str):
            raise KeyError(key)
        return found

    def say(self, key: str, n: int | None = None, /, **values: Any) -> str:
        """The words under `key` with `n` and `values` in their {places}."""
        return self.text(key, n).format_map({"n": n, **values})

    def date(self, date: PartialDate) -> str:
        """A date as the language writes it, to the day, the month or the year."""
        from babel.dates import format_date, format_skeleton

        day = datetime.date(date.year, date.month or 1, date.day or 1)
        if date.day:
            return str(format_date(day, "long", locale=self.locale))
        return str(format_skeleton("yMMMM" if date.month else "y", day, locale=self.locale))

    def when(
        self, date: PartialDate | ExtendedDate, sense: str = "said", is_opening: bool = False
    ) -> str:
        """A date as the language writes it, with what is in doubt about it, or an interval.

        Of an interval a statement was `said` on some day, and an event `lasted` for all of it; a
        statement of no known day was `reported` by one. `is_opening` begins with a large letter.
        """
        if isinstance(date, PartialDate):
            return self.date(date)
        if date.plain:
            return self.date(date.plain)
        told = self._interval(date, sense) if date.is_interval else self._moment(date)
        # The form of a title: the large one of Georgian would be that of whole words.
        return told[:1].title() + told[1:] if is_opening else told

    def _interval(self, date: ExtendedDate, sense: str) -> str:
        """An interval in words: what is open, between, or from one to the other."""
        ends = zip((date.start, date.end), date.doubts, strict=True)
        start, end = (self._doubted(one, doubt) if one else "" for one, doubt in ends)
        if not start or not end:
            key = "reported" if sense == "reported" else f"{sense}.{'from' if start else 'until'}"
            return self.say(f"when.{key}", date=start or end)
        if sense == "lasted" and (skeleton := _common(date)):
            from babel.dates import format_interval

            assert date.start and date.end
            days = date.start.first, date.end.first
            return str(format_interval(*days, skeleton, locale=self.locale))
        return self.say(f"when.{sense}.between", start=start, end=end)

    def _moment(self, date: ExtendedDate) -> str:
        """A date that is no interval: in doubt, or with the time of day and its zone."""
        assert date.start
        if not date.clock:
            return self._doubted(date.start, date.doubts[0])
        from babel.dates import format_time, get_timezone_gmt

        moment = datetime.datetime.fromisoformat(str(date))
        width = "medium" if moment.second else "short"
        time = format_time(moment.timetz(), width, tzinfo=moment.tzinfo, locale=self.locale)
        zone = get_timezone_gmt(moment, "long", locale=self.locale)
        return self.say("when.clock", date=self.date(date.start), time=time, zone=zone)

    def _doubted(self, date: PartialDate, doubt: str) -> str:
        said = self.date(date)
        return self.say(f"when.{_DOUBTS[doubt]}", date=said) if doubt else said

    def size(self, count: int) -> str:
        """A number of bytes as the language writes it, in the unit that fits it."""
        from babel.units import format_unit

        unit, size = next((one for one in UNITS if count >= one[1]), UNITS[-1])
        shown = max(1, round(count / size, 1 if count < 10 * size and size > 1000 else None))
        return str(format_unit(shown, unit, "short", locale=self.locale))


_DOUBTS = {"~": "about", "?": "perhaps", "%": "perhaps_about"}


def _common(date: ExtendedDate) -> str:
    """What Unicode calls the form of both ends of an interval; empty where they differ in it."""
    if any(date.doubts) or date.start is None or date.end is None:
        return ""
    start, end = (
        "yMMMMd" if one.day else "yMMMM" if one.month else "y" for one in (date.start, date.end)
    )
    return start if start == end else ""


@cache
def catalogue(name: str) -> dict[str, Any]:
    """The words in the file of that name, under their keys."""
    text = (CATALOGUES / f"{name}.yaml").read_text("utf-8")
    loaded: dict[str, Any] = load_yaml(text)
    return loaded


@cache
def _locale(language: str) -> Locale:
    for tag in (language, language.partition("-")[0], FALLBACK):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    raise AssertionError("Babel knows English")
