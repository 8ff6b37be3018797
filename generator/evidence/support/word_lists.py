"""A language's file → the words by which sentences are compared.

Names of days and months, and the marks in numbers, are Unicode's, where the file has no more.
"""

import re
from fractions import Fraction
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError

from generator.evidence.languages import language_data
from generator.evidence.matching import fold
from generator.evidence.phrases import Phrases, apart, phrases
from generator.evidence.support.role_words import read_roles
from generator.evidence.support.wording import Wording, WordPhrase

MODALS = ("possible", "perhaps", "coming", "should", "must", "wanting")
"""The classes of modality: may, perhaps, will, should, must, wants to."""

SUPPORT = (
    *("empty", "numbers", "ordinals", "multiples", "vague", "ones", "number_joiners", "uncounted"),
    *("fractions", "halves", "lasting", "percents", "partitives", "each", "about"),
    *("days", "doubtful_months", "before_months", "denying", "denying_apart", "turning"),
    *("loosely", "limiting", "cancels", "asking", "joins", "modals", "roles", "participles"),
    *("opposites", "alike", "prefixes", "persons", "endings", "habits"),
)
"""The keys of `support` in a language's file."""


@cache
def read_wording(code: str) -> Wording:
    """The words of the language with this BCP 47 tag; without a file, only Unicode's."""
    code = code.partition("-")[0].lower()
    locale = _locale(code)
    days, months = _named(locale, "days"), _named(locale, "months")
    short = months.keys() - _named(locale, "months", ("wide",)).keys()
    symbols = locale.number_symbols.get("latn", {}) if locale else {}
    unicodes: dict[str, Any] = {
        "group": symbols.get("group", ","),
        "decimal": symbols.get("decimal", "."),
        "short_months": frozenset(short),
        "months_are_capital": locale is not None and _has_capital_months(locale),
    }
    data: dict[str, Any] = language_data(code).get("support", {})
    dates: dict[str, Any] = language_data(code).get("dates", {})
    if not data:
        return Wording(code, weekdays=days, months=months, **unicodes)
    return Wording(
        code,
        is_known=True,
        empty=_words(data["empty"]),
        numbers=_measured(data["numbers"]),
        ordinals=_counted(data["ordinals"]),
        multiples=_counted(data["multiples"]),
        vague=_counted(data["vague"]),
        ones=_words(data["ones"]),
        number_joiners=_words(data["number_joiners"]),
        uncounted=_phrases(data["uncounted"]),
        fractions=_counted(data["fractions"]),
        halves=_phrases(data["halves"]),
        lasting=_measured(data["lasting"]),
        percents=_phrases(data["percents"]),
        partitives=_phrases(data["partitives"]),
        each=_words(data["each"]),
        about=_phrases(data["about"]),
        lengths=_measured(dates["lengths"]),
        nearly=_nearly(dates["near"]),
        beside=_words([*dates["last"], *dates["next"]]),
        days=_counted(data["days"]),
        doubtful_months=_words(data["doubtful_months"]),
        before_months=_words(data["before_months"]),
        denying=_words(data["denying"]),
        denying_apart=apart(data["denying_apart"]),
        turning=tuple(map(word_key, data["turning"])),
        loosely=phrases(data["loosely"], language_data(code)["context"]["prefixes"]),
        rejecting=_rejecting(code),
        limiting=_words(data["limiting"]),
        cancels=_phrases(data["cancels"]),
        asking=_words(data["asking"]),
        joins=_words(data["joins"]),
        modals={name: _phrases(data["modals"][name]) for name in MODALS},
        roles=read_roles(data["roles"]),
        participles=tuple(data["participles"]),
        alike={word: numbers for (word,), numbers in _groups(data["alike"], True).items()},
        alike_phrases=_groups(data["alike"], False),
        prefixes=tuple(sorted(map(word_key, data["prefixes"]), key=len, reverse=True)),
        persons=tuple(sorted(map(word_key, data["persons"]), key=len, reverse=True)),
        endings=tuple(sorted(map(word_key, data["endings"]), key=len, reverse=True)),
        habits=_words(data["habits"]),
        weekdays={**days, **_further(dates["weekdays"])},
        months={**months, **_further(dates["months"])},
        **unicodes,
    )


def _has_capital_months(locale: Locale) -> bool:
    return all(name[:1].isupper() for name in locale.months["format"]["wide"].values())


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


def _rejecting(code: str) -> Phrases:
    """The words that tell of a refusal, of those that tell of stances."""
    data: dict[str, Any] = language_data(code)
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
