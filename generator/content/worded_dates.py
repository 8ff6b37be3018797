"""Days and months written in words, in each language of which there is a pack: “15 août 2030”.

Short because it needs nothing but the names of months.
"""

import re
from collections.abc import Mapping
from functools import cache

from babel import Locale

from generator.content.catalogue import pack_names

_PARTS = re.compile(r"[^\W\d_]+|\d+")


def day_in_words(text: str) -> tuple[int, int, int] | None:
    """The year, the month and the day (0 where none is told) of a text that names one month and one
    year; None of any other text. Figures are ASCII's; what else stands beside is not read."""
    parts = _PARTS.findall(text.casefold())
    months = [number for part in parts if (number := _months().get(part))]
    figures = [part for part in parts if part.isdecimal()]
    years = [int(one) for one in figures if len(one) == 4]
    days = [int(one) for one in figures if len(one) <= 2]
    is_one = len(months) == len(years) == 1 and len(days) <= 1
    if not is_one or len(figures) != len(years) + len(days):
        return None
    return years[0], months[0], days[0] if days else 0


@cache
def _months() -> Mapping[str, int]:
    """The number of each month's name and abbreviation that is no other month's elsewhere."""
    found: dict[str, set[int]] = {}
    for locale in (Locale.parse(name, sep="-") for name in pack_names()):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[context][width].items():
                    found.setdefault(name.casefold().rstrip("."), set()).add(number)
    return {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1}
