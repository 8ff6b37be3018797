"""In which script, and in which direction, a language is written: BCP 47 tags by CLDR, ISO 15924.

A tag says what a text is to be read in, its letters what it is written in. They differ: an outlet's
name may stand in Latin letters beside an article in Arabic, and some languages have two scripts.
"""

import unicodedata
from functools import cache, lru_cache

import regex

RTL_SCRIPTS = frozenset(
    ["Adlm", "Arab", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"]
)
"""The scripts in use that are written from right to left (UAX 9)."""

_MIXED = {
    "Hans": "Hani",
    "Hant": "Hani",
    "Jpan": "Hani Hira Kana",
    "Kore": "Hang Hani",
}
"""What the letters of scripts belong to that Unicode has by other names."""

_SAMPLE = 2000
"""By how many characters of a text its direction is told."""


@cache
def script_of(language: str) -> str:
    """The ISO 15924 code of the script that a language is written in; "" where nobody knows.

    The tag may name it, as in `ku-Arab`; else it is the likeliest (CLDR).
    """
    # Imported here, since every command loads this module, and few read another language.
    from babel.core import get_global

    name, *others = language.split("-")
    if named := next((one for one in others if len(one) == 4 and one.isalpha()), ""):
        return named.title()
    likely = get_global("likely_subtags")
    places = (f"{name}_{one.upper()}" for one in others if len(one) in (2, 3))
    tags = (likely.get(tag, "") for tag in (*places, name))
    return next((tag.split("_")[1] for tag in tags if tag.count("_") > 1), "")


@lru_cache(maxsize=1 << 12)
def is_in_script_of(text: str, language: str) -> bool:
    """Whether most letters of `text` are of the script of a language; not where it has none."""
    letters = _letters(text)
    return bool(letters) and 2 * len(_of_script(letters, language)) > len(letters)


@lru_cache(maxsize=1 << 12)
def direction_of(language: str, text: str = "") -> str:
    """`rtl` or `ltr`: as the script of a language is written or, where `text` has no letter of
    that, as most of its letters are."""
    letters = _letters(text[:_SAMPLE])
    if not letters or _of_script(letters, language):
        return "rtl" if script_of(language) in RTL_SCRIPTS else "ltr"
    leftward = sum(unicodedata.bidirectional(one) in ("R", "AL") for one in letters)
    return "rtl" if 2 * leftward > len(letters) else "ltr"


def capitalized(text: str, language: str) -> str:
    """`text` with its first letter as a sentence in this language begins: “i” is “İ” in Turkish,
    “ij” is “IJ” in Dutch, and in Georgian, whose large letters are those of whole words, no other.
    """
    for small, large in _LARGE.get(language.partition("-")[0].lower(), {}).items():
        if text.startswith(small):
            return large + text[len(small) :]
    return text[:1].title() + text[1:]


_LARGE = {"tr": {"i": "İ"}, "az": {"i": "İ"}, "nl": {"ij": "IJ"}}
"""Letters whose large forms are others than Unicode's general ones, by language (CLDR)."""


def has_capitals(text: str) -> bool:
    """Whether any letter of `text` is of a script that has capitals."""
    return any(one.lower() != one.upper() for one in text)


def _letters(text: str) -> str:
    return "".join(regex.findall(r"\p{L}", text))


def _of_script(letters: str, language: str) -> list[str]:
    """The letters that are of the script of a language."""
    script = script_of(language)
    return _pattern(_MIXED.get(script, script)).findall(letters) if script else []


@cache
def _pattern(scripts: str) -> "regex.Pattern[str]":
    try:
        return regex.compile("[" + "".join(rf"\p{{Script={one}}}" for one in scripts.split()) + "]")
    except regex.error:  # a code that ISO 15924 has, or nobody, and Unicode has no letters of
        return regex.compile(r"(?!)")
