"""The words of a language by which a sentence is compared with its passage: `support` in its file.

Short lists: what they lack costs a finding, or an editor's time to confirm one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property, lru_cache

import regex

from generator.evidence.languages import read_language
from generator.evidence.phrases import Phrases
from generator.evidence.support.role_words import Roles

WordPhrase = tuple[str, ...]

_NO_PHRASES = Phrases()


@dataclass(frozen=True, eq=False)
class Wording:
    """Words of one language, folded and in lower case. `is_known` is false for an empty one.

    `empty` words carry no content. `numbers` are words for numbers; `ordinals` are more of them,
    beside months alone (“first”); `multiples` multiply the one before them, `vague` ones (“dozens”)
    have the least that they stand for; `ones` are words for one that are articles too,
    `number_joiners` stand inside a number; `uncounted` phrases count nothing (“two sides”).
    `fractions` are words for parts, by how many make the whole, `halves` phrases behind a number
    that add one half, `percents` words for hundredths, `percentage_points` for how far two of these
    are apart, `partitives` phrases between a part and its whole (“out of”), `each` words that make
    a part of an ordinal (“every third”); `about` phrases stand before a rounded number. `lengths`
    tell how many days a unit of time has, `lasting` so do beginnings of words that are written
    together with a number (“dreitägig”). `nearly` tells by phrases (“next week”) which days after
    today are meant, and words in `beside` that a weekday is not the nearest (“last Monday”). `days`
    tell how many days after today one is, save in `undated` phrases (“to this day”);
    `before_months` stand before a month, where its name is
    another word too, as that of `doubtful_months` is. `denying` are words that deny, besides the
    language's `negations`, as do `denying_apart` verbs with a word that stands apart (“schließ*
    aus”), `echoes` words that stand with one that does beside each verb (“никто не”); `turning`
    stand before a word that they deny (“un”), or
    with a hyphen behind it (“-less”). `loosely` do words that may be put
    without a denial (“drop*”), as do the `rejecting` ones of `stances`, and as `limiting` ones do
    that go with one (“not until”, “only if”). Phrases in `cancels` deny nothing (“not only”), nor
    do verbs of those lists with a word of `cancels_apart` (“kündigt … an”);
    `accusing` phrases blame or belittle whomever they are said of (“fraud*”), and `asking` words
    leave something open (“whether”). `joins` begin a clause; `asserting` say that
    something is so; `resuming` stand for
    what was said before (“that”), `acting` verbs for one that was (“to do”), and `naysaying`
    alone answer a question (“No.”). `bare_behind`
    are prepositions behind which a noun in the singular has an article; `surnames` patterns of how
    a noun and a name of a family stand together, `native` those of how words of the language are
    built, where no capital letter tells a name. `modals` are words and phrases by class: see
    MODALS in word_lists; `roles` tell who does what; `participles` are patterns of words beside
    which “werden” is no future. `infinitives`, `pasts` and `futures` are patterns of such forms, in
    languages that tell them by letters, `unpasts` those of verbs that tell of nothing done;
    `completing` are the words by which other languages tell that a verb was done (“has paid”).

    `opposites`, pairs of words and of what stands before others (`leading`), are those of
    opposites.py. `alike` are words that may stand for one another, by their groups, as may
    `alike_phrases`.
    `prefixes` and `endings` are taken off a word before it is compared, `persons` off a verb too
    (“ي”). `habits`: `articles` where
    a bare singular at the beginning is a name, `concord` where several denials in a clause are one,
    `alternates` where the last vowel of a name is another in most cases (Захід, Заходу),
    `verb_last` where what is denied may stand behind all else, `unmarked` where conditions stand
    behind what they are of without a mark.

    `weekdays` (Monday is 0) and `months` (January is 1) are Unicode's, as is whether
    `months_are_capital`, and which are `short_months` (Jan); `group` and `decimal` are the marks in
    its numbers.
    """

    code: str = ""
    is_known: bool = False
    empty: frozenset[str] = frozenset()
    numbers: Mapping[str, Fraction] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    multiples: Mapping[str, int] = field(default_factory=dict)
    vague: Mapping[str, int] = field(default_factory=dict)
    ones: frozenset[str] = frozenset()
    number_joiners: frozenset[str] = frozenset()
    uncounted: tuple[WordPhrase, ...] = ()
    fractions: Mapping[str, int] = field(default_factory=dict)
    halves: tuple[WordPhrase, ...] = ()
    lasting: Mapping[str, Fraction] = field(default_factory=dict)
    percents: tuple[WordPhrase, ...] = ()
    percentage_points: tuple[WordPhrase, ...] = ()
    partitives: tuple[WordPhrase, ...] = ()
    each: frozenset[str] = frozenset()
    about: tuple[WordPhrase, ...] = ()
    lengths: Mapping[str, Fraction] = field(default_factory=dict)
    nearly: Mapping[WordPhrase, tuple[int, int]] = field(default_factory=dict)
    beside: frozenset[str] = frozenset()
    days: Mapping[str, int] = field(default_factory=dict)
    undated: tuple[WordPhrase, ...] = ()
    doubtful_months: frozenset[str] = frozenset()
    before_months: frozenset[str] = frozenset()
    denying: frozenset[str] = frozenset()
    denying_apart: tuple[tuple[Phrases, Phrases], ...] = ()
    echoes: frozenset[str] = frozenset()
    turning: tuple[str, ...] = ()
    loosely: Phrases = _NO_PHRASES
    accusing: Phrases = _NO_PHRASES
    rejecting: Phrases = _NO_PHRASES
    limiting: frozenset[str] = frozenset()
    cancels: tuple[WordPhrase, ...] = ()
    cancels_apart: tuple[tuple[Phrases, Phrases], ...] = ()
    asking: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    resuming: frozenset[str] = frozenset()
    asserting: frozenset[str] = frozenset()
    naysaying: frozenset[str] = frozenset()
    acting: frozenset[str] = frozenset()
    bare_behind: frozenset[str] = frozenset()
    surnames: tuple[str, ...] = ()
    native: tuple[str, ...] = ()
    modals: Mapping[str, tuple[WordPhrase, ...]] = field(default_factory=dict)
    roles: Roles = field(default_factory=Roles)
    participles: tuple[str, ...] = ()
    infinitives: tuple[str, ...] = ()
    pasts: tuple[str, ...] = ()
    unpasts: tuple[str, ...] = ()
    futures: tuple[str, ...] = ()
    completing: frozenset[str] = frozenset()
    alike: Mapping[str, frozenset[int]] = field(default_factory=dict)
    alike_phrases: Mapping[WordPhrase, frozenset[int]] = field(default_factory=dict)
    prefixes: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
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
    def modal_words(self) -> frozenset[str]:
        """All words of its phrases for modality."""
        phrases = (one for phrases in self.modals.values() for one in phrases)
        return frozenset(word for phrase in phrases for word in phrase)

    def modals_from(self, key: str) -> Sequence[tuple[str, WordPhrase]]:
        """Its phrases for modality that begin with a word, each with its class."""
        return self._modals_by_word.get(key, ())

    @cached_property
    def _modals_by_word(self) -> Mapping[str, Sequence[tuple[str, WordPhrase]]]:
        found: dict[str, list[tuple[str, WordPhrase]]] = {}
        for name, phrases in self.modals.items():
            for phrase in phrases:
                found.setdefault(phrase[0], []).append((name, phrase))
        return found

    @cached_property
    def ordinal_heads(self) -> Mapping[str, Fraction]:
        """The Slavic words for ordinals without their endings."""
        ends = ("ий", "ый", "ой")
        return {key[:-2]: one for key, one in self.numbers.items() if key.endswith(ends)}

    @cached_property
    def negations(self) -> frozenset[str]:
        """The words that deny and do no more: “not”, “never”, “nobody”."""
        language = read_language(self.code)
        more = (one for one in language.context["negations"].phrases if " " not in one)
        return (language.negations | {*more}) - self.denying - {*self.loosely.phrases}

    @cached_property
    def conditional(self) -> frozenset[str]:
        """The limiting words by which something is so on a condition, and not otherwise denied."""
        language = read_language(self.code)
        return (
            self.limiting.intersection(language.context["conditions"].phrases) - language.negations
        )

    @cached_property
    def reporting(self) -> frozenset[str]:
        """Verbs by which somebody says something."""
        return read_language(self.code).speech.listed("verbs")

    def is_future(self, key: str) -> bool:
        """Whether a word tells by its letters what will be."""
        return bool(self.futures) and _is_like(self.futures, key)

    def is_past(self, key: str) -> bool:
        """Whether a word tells by its letters what was done."""
        return bool(self.pasts) and _is_like(self.pasts, key)

    def is_unpast(self, key: str) -> bool:
        """Whether a word is a form of a verb, by its letters, that does not tell what was done."""
        return bool(self.unpasts) and _is_like(self.unpasts, key)

    def is_infinitive(self, key: str) -> bool:
        """Whether a word is an infinitive, by its letters."""
        return bool(self.infinitives) and _is_like(self.infinitives, key)

    def is_negation(self, key: str) -> bool:
        """Whether a word is one that denies and no more: “not”, “never”, “nobody”."""
        return _is_negation(self, key)

    def is_denial(self, key: str) -> bool:
        """Whether a word denies something, also with what Arabic writes together with it."""
        return _is_denial(self, key)


@lru_cache(maxsize=1 << 15)
def _is_like(patterns: tuple[str, ...], key: str) -> bool:
    return any(regex.fullmatch(one, key) for one in patterns)


@lru_cache(maxsize=1 << 15)  # asked of every word that is compared
def _is_negation(wording: Wording, key: str) -> bool:
    endings = read_language(wording.code).negation_endings
    if bool(endings) and key.endswith(endings):
        return True
    is_limit = key in wording.limiting and key not in wording.negations
    return not is_limit and not wording.negations.isdisjoint(_forms(key))


@lru_cache(maxsize=1 << 15)
def _is_denial(wording: Wording, key: str) -> bool:
    return wording.is_negation(key) or not wording.denying.isdisjoint(_forms(key))


def _forms(key: str) -> tuple[str, ...]:
    """A word, and without what Arabic writes together with it."""
    return (key, key[1:]) if key[:1] in ("و", "ف") and len(key) > 2 else (key,)
