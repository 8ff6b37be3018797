"""A word → its stems, by which search knows that two words are forms of one.

Languages that stems.yaml has rules for are read by these, in the browser too (stems.js), so that a
form that stands nowhere is found by what it shares with others. The others are stemmed by Snowball,
and a browser goes by what the index groups.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import regex
from babel import Locale, UnknownLocaleError

from generator.content.yaml_syntax import load_yaml
from generator.evidence.store.kept import NONE_KEPT, Kept, KeptKind
from generator.pages.search.tokens import folded, stop_words

STEM_RULES = Path(__file__).with_name("stems.yaml")
STEMS_CODE = Path(__file__).with_name("stems.js")
"""The same in a browser: the function `explainerStems`."""

_NAMED = {"nb": "norwegian", "nn": "norwegian", "no": "norwegian"}


class StemRule(NamedTuple):
    """What a rule finds, what it puts there, and whether the word is tried unchanged too."""

    find: str
    put: str
    keeps: bool


class StemRules(NamedTuple):
    """The rules of a language, as a browser is told them too: a pattern for its letters, its rules,
    stems of irregular forms, and what tells that a word is a compound."""

    letters: str
    rules: tuple[StemRule, ...]
    irregular: Mapping[str, str]
    compounds: Mapping[str, Any]


def primary(language: str) -> str:
    """The language of a BCP 47 tag, without territory and script."""
    return language.partition("-")[0].lower()


@cache
def stem_rules(language: str) -> StemRules | None:
    """The rules of the language with this BCP 47 tag; None where there are none."""
    told = _read().get(primary(language))
    if told is None:
        return None
    rules = tuple(map(_rule, told["rules"]))
    return StemRules(told["letters"], rules, told.get("irregular", {}), told.get("compounds", {}))


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = load_yaml(STEM_RULES.read_text("utf-8"))
    return read


def _rule(told: Mapping[str, Any]) -> StemRule:
    """A rule as it is written: with a pattern, or with what it cuts off."""
    keeps, left = "keeps" in told, told.get("leaving")
    spared = f"(?!{'|'.join(told['spares'])})" if "spares" in told else ""
    if "begins" in told:
        return StemRule(f"^{spared}(?:{'|'.join(told['begins'])})(?=.{{{left}}})", "", keeps)
    if "ends" in told:
        before = f"^{spared}(.{{{left},}}?)" if spared else f"(?<=.{{{left}}})"
        return StemRule(f"{before}(?:{'|'.join(told['ends'])})$", "$1" if spared else "", keeps)
    find = told["find"].removeprefix("^") if spared else told["find"]
    return StemRule(f"^{spared}{find}" if spared else find, told["put"], keeps)


def stemmer(language: str) -> Callable[[str], tuple[str, ...]]:
    """What gives the stems of a word in lower case, in the language with this BCP 47 tag, each
    folded, the likeliest first."""
    return _known_in(language).__getitem__


class _KnownStems(dict[str, tuple[str, ...]]):
    """The stems of each word of a language that was asked for."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(self) >= _MOST:  # a preview goes on for days
            self.clear()
        found = self[word] = self._stem(word)
        return found

    @cached_property
    def _stem(self) -> Callable[[str], tuple[str, ...]]:
        if rules := stem_rules(self._language):
            of_rules = _by_rules(rules)
            return lambda word: of_rules(folded(word))
        # Imported here, since it brings every language, and most words are known by now.
        import snowballstemmer

        name = _english_name(self._language)
        if name in snowballstemmer.algorithms():
            of_word = snowballstemmer.stemmer(name).stemWord
            return lambda word: (folded(of_word(word)),)
        return lambda word: (folded(word),)


_MOST = 1 << 16


@cache
def _known_in(language: str) -> _KnownStems:
    return _KnownStems(language)


_Kept = dict[str, dict[str, tuple[str, ...]]]
_KEPT = KeptKind[_Kept]("stems", _Kept)
"""By the language of words, and each word."""


def recall_stems(kept: Kept, language: str) -> None:
    """Know the stems that a site in some language needed before, as far as they are `kept`."""
    for name, words in (kept.known(_KEPT, _key(language)) or {}).items():
        _known_in(name).update(words)


def keep_stems(kept: Kept, language: str, words: Iterable[tuple[str, str]]) -> None:
    """Keep the stems of the words of a site in some language, each given with its own, and of words
    without content, unless they are `kept`."""
    if kept is NONE_KEPT:
        return
    found: _Kept = {}
    for word, name in (*words, *((one, language) for one in sorted(stop_words(language)))):
        found.setdefault(name, {})[word] = stemmer(name)(word)
    if found != kept.known(_KEPT, _key(language)):
        kept.keep(_KEPT, _key(language), found)


def _key(language: str) -> tuple[str, ...]:
    return language, *map(version, ("snowballstemmer", "regex"))


@cache
def telling_stems(language: str) -> frozenset[str]:
    """The stems of words that readers look for, though sentences are not compared by them."""
    words = _read().get(primary(language), {}).get("telling", ())
    return frozenset(stem for word in words for stem in stemmer(language)(word))


def _by_rules(rules: StemRules) -> Callable[[str], tuple[str, ...]]:
    """What gives the stems of a folded word by rules; of one in other letters, itself."""
    letters = regex.compile(rules.letters)
    steps = [
        (regex.compile(one.find), one.put.replace("$", "\\"), one.keeps) for one in rules.rules
    ]
    regular = rules.irregular.get

    def of(word: str) -> tuple[str, ...]:
        forms = [regular(word, word)] if letters.match(word) else []
        for pattern, put, keeps in steps if forms else ():
            changed = (pattern.sub(put, form) for form in forms)
            tried = [(form, regular(new, new)) for form, new in zip(forms, changed, strict=True)]
            forms = [*dict.fromkeys(one for pair in tried for one in pair[0 if keeps else 1 :])]
        return tuple(forms) or (word,)

    return of


def _english_name(language: str) -> str:
    try:
        found = Locale.parse(primary(language)).get_language_name("en") or ""
    except (UnknownLocaleError, ValueError):
        found = ""
    return _NAMED.get(primary(language), found.lower())
