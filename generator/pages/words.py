"""The site's own words, in the reader's language: labels, headings, dates, numbers.

Every string that the site shows and no editor wrote stands in words/<language>.yaml: pages, the
navigation, the frame around them and its script.
"""

import datetime
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.units import format_unit

from generator.content.fields import PartialDate
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
        day = datetime.date(date.year, date.month or 1, date.day or 1)
        if date.day:
            return str(format_date(day, "long", locale=self.locale))
        return str(format_skeleton("yMMMM" if date.month else "y", day, locale=self.locale))

    def size(self, count: int) -> str:
        """A number of bytes as the language writes it, in the unit that fits it."""
        unit, size = next((one for one in UNITS if count >= one[1]), UNITS[-1])
        shown = max(1, round(count / size, 1 if count < 10 * size and size > 1000 else None))
        return str(format_unit(shown, unit, "short", locale=self.locale))


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
