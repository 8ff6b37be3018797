"""Units in which numbers of a text measure something: “30 days”, “4 km”, “2 per cent”.

Their names are Unicode's, in each of its languages; percentage points are those of the language's
file. Currencies are units of money by their names, which no text needs to tell apart by country.
"""

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Literal

import regex
from babel import Locale, UnknownLocaleError
from babel.units import format_unit

from generator.evidence.support.figures.numbers import Quantity, words_behind
from generator.evidence.support.reading import ReadText, are_alike, read_words

_LETTERS = regex.compile(r"[\p{L}\p{M}.'’]+")
_KINDS = ("length", "area", "mass", "duration", "volume", "power", "energy", "concentr")
"""Of Unicode's kinds of units those that texts tell beside numbers."""

_POINTS = "concentr-points"
_PERCENT = "concentr-percent"
_WIDTHS: tuple[Literal["long", "short"], ...] = ("long", "short")
_NUMBERS = (0, 1, 2, 3, 11, 100)
"""Numbers beside which languages use all the forms that their plurals have."""

_NUMBER = regex.compile(r"[\p{N}\p{Cf}]+")
_LONGEST = 3
"""How many words the name of percentage points has at most."""


def are_exchanged(number: Quantity, reading: ReadText, other: Quantity, there: ReadText) -> bool:
    """Whether two numbers of two texts in one language measure the same kind of thing in different
    units: “30 days”, “30 weeks”."""
    ours, theirs = units_of(number, reading), units_of(other, there)
    kinds = {_kind(one) for one in ours} & {_kind(one) for one in theirs}
    return bool(kinds) and ours.isdisjoint(theirs)


def is_in_points(number: Quantity, reading: ReadText) -> bool:
    """Whether a number of a text tells percentage points, which are no part of anything."""
    return _POINTS in units_of(number, reading)


def units_of(number: Quantity, reading: ReadText) -> frozenset[str]:
    """The units that the words behind a number may name, by Unicode's ids."""
    behind = words_behind(reading, number.span.end, _LONGEST)
    keys = tuple(word.key for word in behind)
    if any(keys[: len(one)] == one for one in reading.wording.percentage_points):
        return frozenset({_POINTS})
    if any(keys[: len(one)] == one for one in reading.wording.percents):
        return frozenset({_PERCENT})
    if not behind or reading.text[number.span.end : behind[0].start].strip(" \u00a0\u202f-‑"):
        return frozenset()
    known = _named(reading.code.partition("-")[0].lower())
    near = known.get(behind[0].stem[:3], ())
    same = {unit for stem, unit in near if stem == behind[0].stem}
    return frozenset(same or {unit for stem, unit in near if are_alike(behind[0].stem, stem)})


def _kind(unit: str) -> str:
    return unit.partition("-")[0]


@cache
def _named(code: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """The units of a language, by the first three letters of the stems of their names."""
    found: dict[str, list[tuple[str, str]]] = {}
    for unit, name in _names(code):
        words = read_words(name, code).words
        if len(words) == 1:
            pair = (words[0].stem, unit)
            if pair not in found.setdefault(pair[0][:3], []):
                found[pair[0][:3]].append(pair)
    return {begin: tuple(pairs) for begin, pairs in found.items()}


def _names(code: str) -> Iterator[tuple[str, str]]:
    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return
    numbers = {locale.plural_form(number): number for number in _NUMBERS}.values()
    for unit in map(str, locale.unit_display_names):
        if _kind(unit) not in _KINDS or unit.endswith("-person"):
            continue
        for length, number in product(_WIDTHS, numbers):
            name = _NUMBER.sub("", format_unit(number, unit, length, locale=locale)).strip()
            if _LETTERS.fullmatch(name):
                yield unit, name
