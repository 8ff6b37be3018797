"""The words of a language by which a sentence is compared with its passage: `support` in its file.

Short lists: what they lack costs a finding, or an editor's time to confirm one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError

from generator.evidence.languages import language_data, read_language
from generator.evidence.matching import fold

WordPhrase = tuple[str, ...]

MODALS = ("possible", "perhaps", "coming", "should", "must", "wanting")
"""The classes of modality: may, perhaps, will, should, must, wants to."""

SUPPORT = (
    *("empty", "numbers", "ordinals", "multiples", "vague", "ones", "number_joiners", "uncounted"),
    *("days", "before_months", "denying", "loosely", "limiting", "cancels", "joins", "modals"),
    *("participles", "alike", "prefixes", "endings", "habits"),
)
"""The keys of `support` in a language's file."""


@dataclass(frozen=True, eq=False)
class Wording:
    """Words of one language, folded and in lower case. `is_known` is false for an empty one.

    `empty` words carry no content. `numbers` are words for numbers; `ordinals` are more of them,
    beside months alone (“first”); `multiples` multiply the one before them, `vague` ones (“dozens”)
    have the least that they stand for; `ones` are words for one that are articles too,
    `number_joiners` stand inside a number; `uncounted` phrases count nothing (“two sides”). `days`
    tell how many days after today one is; `before_months` stand before a month, where its name is
    another word too.

    `denying` are words that deny, besides the language's `negations`; `loosely` do words that may
    be put without a denial (“drop”), as `limiting` ones do that go with one (“not until”, “only
    if”); phrases in `cancels` do not (“not only”). `joins` begin a clause. `modals` are words and
    phrases by class: see MODALS; `participles` are patterns of words beside which “werden” is no
    future.

    `alike` are words that may stand for one another, by their groups, as may `alike_phrases`.
    `prefixes` and `endings` are taken off a word before it is compared. `habits`: `articles` where
    a bare singular at the beginning is a name, `concord` where several denials in a clause are one.

    `weekdays` (Monday is 0) and `months` (January is 1) are Unicode's, as is whether
    `months_are_capital`, and which are `short_months` (Jan); `group` and `decimal` are the marks in
    its numbers.
    """

    code: str = ""
    is_known: bool = False
    empty: frozenset[str] = frozenset()
    numbers: Mapping[str, int] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    multiples: Mapping[str, int] = field(default_factory=dict)
    vague: Mapping[str, int] = field(default_factory=dict)
    ones: frozenset[str] = frozenset()
    number_joiners: frozenset[str] = frozenset()
    uncounted: tuple[WordPhrase, ...] = ()
    days: Mapping[str, int] = field(default_factory=dict)
    before_months: frozenset[str] = frozenset()
    denying: frozenset[str] = frozenset()
    loosely: frozenset[str] = frozenset()
    limiting: frozenset[str] = frozenset()
    cancels: tuple[WordPhrase, ...] = ()
    joins: frozenset[str] = frozenset()
    modals: Mapping[str, tuple[WordPhrase, ...]] = field(default_factory=dict)
    participles: tuple[str, ...] = ()
    alike: Mapping[str, frozenset[int]] = field(default_factory=dict)
    alike_phrases: Mapping[WordPhrase, frozenset[int]] = field(default_factory=dict)
    prefixes: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    habits: frozenset[str] = frozenset()
    weekdays: Mapping[str, int] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    months_are_capital: bool = False
    short_months: frozenset[str] = frozenset()
    group: str = ","
    decimal: str = "."

    @cached_property
    def date_beginnings(self) -> frozenset[str]:
        """The first three letters of all words that tell a date."""
        return frozenset(word[:3] for word in (*self.days, *self.weekdays, *self.months))

    @cached_property
    def negations(self) -> frozenset[str]:
        """The words that deny and do no more: “not”, “never”, “nobody”."""
        return read_language(self.code).negations - self.denying

    def is_negation(self, key: str) -> bool:
        """Whether a word is one that denies and no more: “not”, “never”, “nobody”."""
        endings = read_language(self.code).negation_endings
        return key in self.negations or (bool(endings) and key.endswith(endings))

    def is_denial(self, key: str) -> bool:
        """Whether a word denies something, also with what Arabic writes together with it."""
        return _is_denial(self, key)


@lru_cache(maxsize=1 << 15)  # asked of every word that is compared
def _is_denial(wording: Wording, key: str) -> bool:
    plain = key[1:] if key[:1] in ("و", "ف") and len(key) > 2 else key
    return any(one in wording.denying or wording.is_negation(one) for one in (key, plain))


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
    if not data:
        return Wording(code, weekdays=days, months=months, **unicodes)
    return Wording(
        code,
        is_known=True,
        empty=_words(data["empty"]),
        numbers=_counted(data["numbers"]),
        ordinals=_counted(data["ordinals"]),
        multiples=_counted(data["multiples"]),
        vague=_counted(data["vague"]),
        ones=_words(data["ones"]),
        number_joiners=_words(data["number_joiners"]),
        uncounted=_phrases(data["uncounted"]),
        days=_counted(data["days"]),
        before_months=_words(data["before_months"]),
        denying=_words(data["denying"]),
        loosely=_words(data["loosely"]),
        limiting=_words(data["limiting"]),
        cancels=_phrases(data["cancels"]),
        joins=_words(data["joins"]),
        modals={name: _phrases(data["modals"][name]) for name in MODALS},
        participles=tuple(data["participles"]),
        alike={word: numbers for (word,), numbers in _groups(data["alike"], True).items()},
        alike_phrases=_groups(data["alike"], False),
        prefixes=tuple(sorted(map(word_key, data["prefixes"]), key=len, reverse=True)),
        endings=tuple(sorted(map(word_key, data["endings"]), key=len, reverse=True)),
        habits=_words(data["habits"]),
        weekdays=days,
        months=months,
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


def _counted(written: Any) -> dict[str, int]:
    return {word_key(word): int(number) for word, number in written.items()}


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
