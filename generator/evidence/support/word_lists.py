"""A language's file → the words by which sentences are compared.

Names of days and months, and the marks in numbers, are Unicode's, where the file has no more.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError

from generator.evidence.languages import language_data, primary_of
from generator.evidence.matching import fold
from generator.evidence.phrases import Phrases, apart, phrases
from generator.evidence.support.role_words import read_roles
from generator.evidence.support.wording import Wording, WordPhrase

MODALS = (
    *("possible", "perhaps", "coming", "should", "must"),
    *("wanting", "demanding", "promising", "warning", "fearing"),
)
"""The classes of modality: may, perhaps, will, should, must, wants to, demands, promises, warns and
fears, which is a part of that."""

SUPPORT = (
    *("empty", "numbers", "ordinals", "multiples", "vague", "ones", "number_joiners", "uncounted"),
    *(
        "fractions",
        "halves",
        "lasting",
        "percents",
        "percentage_points",
        "partitives",
        "each",
        "about",
    ),
    *(
        "days",
        "undated",
        "doubtful_months",
        "before_months",
        "denying",
        "denying_apart",
        "echoes",
        "cancels_apart",
        "turning",
    ),
    *(
        "loosely",
        "limiting",
        "cancels",
        "asking",
        "joins",
        "resuming",
        "accusing",
        "asserting",
        "naysaying",
        "acting",
        "bare_behind",
        "surnames",
        "native",
        "modals",
        "roles",
        "participles",
        "infinitives",
        "pasts",
        "unpasts",
        "futures",
        "completing",
    ),
    *("overstated", "opposites", "alike", "prefixes", "persons", "endings", "habits"),
    "paradigms",
)
"""The keys of `support` in a language's file; `paradigms` are for its words: see `inflected`."""


@cache
def read_wording(code: str) -> Wording:
    """The words of the language with this BCP 47 tag; without a file, only Unicode's."""
    if (primary := primary_of(code)) != code:
        return read_wording(primary)
    data = language_data(code)
    known = _of_unicode(_locale(code))
    if "support" not in data:
        return Wording(code, **known)
    lists, dates = _written_out(data["support"]), data["dates"]
    known["weekdays"] |= _further(dates["weekdays"])
    known["months"] |= _further(dates["months"])
    prefixes = data["context"]["prefixes"]
    return Wording(
        code,
        is_known=True,
        **{name: read(lists[name]) for name, read in _READ.items()},
        **_of_dates(dates),
        loosely=phrases(lists["loosely"], prefixes),
        accusing=phrases(lists["accusing"], (*prefixes, *lists["prefixes"])),
        rejecting=_rejecting(data),
        alike_phrases=_groups(lists["alike"], False),
        **known,
    )


def _of_unicode(locale: Locale | None) -> dict[str, Any]:
    """What Unicode has of a language: names of days and months, and marks in numbers."""
    days, months = _named(locale, "days"), _named(locale, "months")
    symbols = locale.number_symbols.get("latn", {}) if locale else {}
    return {
        "weekdays": days,
        "months": months,
        "group": symbols.get("group", ","),
        "decimal": symbols.get("decimal", "."),
        "short_months": frozenset(months.keys() - _named(locale, "months", ("wide",)).keys()),
        "months_are_capital": locale is not None and _has_capital_months(locale),
    }


def _of_dates(dates: dict[str, Any]) -> dict[str, Any]:
    """What the lists of `dates` have that numbers are compared by too."""
    return {
        "lengths": _measured(dates["lengths"]),
        "nearly": _nearly(dates["near"]),
        "beside": _words([*dates["last"], *dates["next"]]),
    }


def _has_capital_months(locale: Locale) -> bool:
    return all(name[:1].isupper() for name in locale.months["format"]["wide"].values())


def _written_out(lists: dict[str, Any]) -> dict[str, Any]:
    """The lists of `support`, with all forms of the words that tell their paradigm."""
    paradigms = lists["paradigms"]
    modals = {name: inflected(one, paradigms) for name, one in lists["modals"].items()}
    return {**lists, "denying": inflected(lists["denying"], paradigms), "modals": modals}


def inflected(written: Iterable[str], paradigms: Mapping[str, Sequence[str]]) -> list[str]:
    """Words, each that is written with the name of a paradigm (“отверга+аю”) in all its forms.

    A form is what stands behind what all forms share, or around its `~`, as before an Arabic verb.
    """
    found = list[str]()
    for word in written:
        shared, _, name = word.partition("+")
        forms = paradigms[name] if name else ("",)
        found += [one.replace("~", shared) if "~" in one else shared + one for one in forms]
    return found


def word_key(word: str) -> str:
    """A word as words are compared: folded and in lower case."""
    return fold(word).lower()


def _locale(code: str) -> Locale | None:
    try:
        return Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return None


def _named(
    locale: Locale | None, kind: str, widths: tuple[str, ...] = ("wide", "abbreviated")
) -> dict[str, int]:
    """The names of days or months, long and short, as Unicode has them, with their numbers."""
    found: dict[str, int] = {}
    for form in ("format", "stand-alone") if locale else ():
        for width in widths:
            named = getattr(locale, kind).get(form, {}).get(width, {})
            for number, name in named.items():
                key = word_key(name).strip(".")
                if width == "wide" or (len(key) > 2 and key.isalpha()):
                    found.setdefault(key, number)
    return {name: number for name, number in found.items() if not name.isdecimal()}


def _words(written: Any) -> frozenset[str]:
    return frozenset(map(word_key, written))


def _rejecting(data: dict[str, Any]) -> Phrases:
    """The words that tell of a refusal, of those that tell of stances."""
    listed = data.get("stances", {}).get("rejects", ())
    whole = (re.sub("-$", "*", one) for one in listed if " .. " not in one)
    return phrases(whole, data["context"]["prefixes"])


def _counted(written: Any) -> dict[str, int]:
    return {word_key(word): int(number) for word, number in written.items()}


def _further(written: Any) -> dict[str, int]:
    """Further names of days or months, with their numbers."""
    return {word_key(name): int(number) for number, names in written.items() for name in names}


def _nearly(written: Any) -> dict[WordPhrase, tuple[int, int]]:
    found: dict[WordPhrase, tuple[int, int]] = {}
    for days, named in written.items():
        first, last = map(int, days.split())
        found.update(dict.fromkeys(_phrases(named), (first, last)))
    return found


def _measured(written: Any) -> dict[str, Fraction]:
    return {word_key(word): Fraction(number) for word, number in written.items()}


def _phrases(written: Any) -> tuple[WordPhrase, ...]:
    return tuple(tuple(word_key(one).split()) for one in written)


def _groups(written: Any, is_divided: bool) -> dict[WordPhrase, frozenset[int]]:
    """The numbers of the groups that each phrase stands in, or each of its words."""
    found: dict[WordPhrase, set[int]] = {}
    for number, group in enumerate(written):
        for phrase in _phrases(group):
            for one in ((word,) for word in phrase) if is_divided else (phrase,):
                found.setdefault(one, set()).add(number)
    return {phrase: frozenset(numbers) for phrase, numbers in found.items()}


def _by_length(written: Any) -> tuple[str, ...]:
    """Beginnings or ends of words, the longest first."""
    return tuple(sorted(map(word_key, written), key=len, reverse=True))


def _modals(written: Any) -> dict[str, tuple[WordPhrase, ...]]:
    return {name: _phrases(written[name]) for name in MODALS}


def _alike(written: Any) -> dict[str, frozenset[int]]:
    return {word: numbers for (word,), numbers in _groups(written, True).items()}


_READ: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("empty", "ones", "number_joiners", "each", "doubtful_months"), _words),
    **dict.fromkeys(("before_months", "denying", "limiting", "asking", "joins", "habits"), _words),
    **dict.fromkeys(
        ("resuming", "asserting", "naysaying", "acting", "bare_behind", "completing"), _words
    ),
    **dict.fromkeys(("numbers", "lasting"), _measured),
    **dict.fromkeys(("ordinals", "multiples", "vague", "fractions", "days"), _counted),
    **dict.fromkeys(("uncounted", "halves", "percents", "partitives", "about"), _phrases),
    "percentage_points": _phrases,
    **dict.fromkeys(("prefixes", "persons", "endings"), _by_length),
    **dict.fromkeys(("cancels", "undated"), _phrases),
    **dict.fromkeys(("denying_apart", "cancels_apart"), apart),
    "echoes": _words,
    "turning": lambda written: tuple(map(word_key, written)),
    "modals": _modals,
    "roles": read_roles,
    **dict.fromkeys(("participles", "surnames", "native"), tuple),
    **dict.fromkeys(("infinitives", "pasts", "unpasts", "futures"), tuple),
    "alike": _alike,
}
"""How each list of SUPPORT is read that is read by itself; `loosely` and `accusing` need others."""
