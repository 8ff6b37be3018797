"""Words of one root, as far as their letters tell: “schließen” and “Schließung”, “Plan” and
“Busplan”, “spoke” and “speak”, “يغلق” and “إغلاق”.

Looser than what is alike in `reading`, which forms of a word are: it tells what a word may be
another way of saying, and never that two words mean the same. Vowels may change in a root, words
may stand before or behind another, and a beginning that is long enough is enough.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import regex

from generator.evidence.support.reading import ReadText, Word, are_alike

_GRAM = 4
"""So many letters in a row two words share at least that are of one root by their letters."""

_LONG = 5
"""Words with more letters share one letter more."""

_SHARE = 0.6
"""Which part of the shorter word is shared at least."""

_CONSONANTS = 3
"""How many consonants a root has that is told by them alone; a part of others has one more."""

_SOFT = regex.compile(r"[aeiouyаеёиоуыэюяіїєґйьъاويىءةؤئأإآ]")
_ROOTED = "\u0600"
"""From this character on, up to `_ROOTED_TO`, words are formed by vowels inside of consonants."""
_ROOTED_TO = "\u06ff"
_TWICE = regex.compile(r"(.)\1+")


class Roots:
    """Stems of some words, each found by what may be another form of its root."""

    def __init__(self, stems: Iterable[str]) -> None:
        self._by_part: dict[str, list[str]] = {}
        for stem in sorted(set(stems)):
            for part in _parts(stem):
                self._by_part.setdefault(part, []).append(stem)
        self._found: dict[str, tuple[str, ...]] = {}

    def like(self, stem: str) -> tuple[str, ...]:
        """Those of one root with another stem."""
        if stem not in self._found:
            near = {one for part in _parts(stem) for one in self._by_part.get(part, ())}
            self._found[stem] = tuple(one for one in sorted(near) if are_of_one_root(stem, one))
        return self._found[stem]

    def has_like(self, stem: str) -> bool:
        """Whether there is one."""
        near = (one for part in _parts(stem) for one in self._by_part.get(part, ()))
        return any(are_of_one_root(stem, one) for one in near)


def has_root(reading: ReadText, word: Word) -> bool:
    """Whether a text has a word, another that stands for it, or one of its root."""
    return reading.has(word) or _roots_of(reading).has_like(word.stem)


@lru_cache(maxsize=1 << 12)
def _roots_of(reading: ReadText) -> Roots:
    return Roots(reading.stems)


@lru_cache(maxsize=1 << 16)
def are_of_one_root(one: str, other: str) -> bool:
    """Whether two stems may be of one root."""
    if are_alike(one, other):
        return True
    shorter, longer = sorted((_plain(one), _plain(other)), key=len)
    if _is_rooted(shorter) or _is_rooted(longer):
        return _share_consonants(one, other)
    needed = max(_GRAM + (len(shorter) > _LONG), -(-len(shorter) * 6 // 10))
    if len(shorter) >= _GRAM and (shorter in longer or _begin_alike(shorter, longer)):
        return True
    parts = (shorter[at : at + needed] for at in range(len(shorter) - needed + 1))
    return any(part in longer for part in parts) or _share_consonants(one, other)


def _begin_alike(shorter: str, longer: str) -> bool:
    needed = max(_GRAM, int(len(shorter) * _SHARE))
    return shorter[:needed] == longer[:needed]


def _share_consonants(one: str, other: str) -> bool:
    """Whether the consonants of two words are the same, or those of one are in the other."""
    shorter, longer = sorted((_consonants(one), _consonants(other)), key=len)
    if len(shorter) < _CONSONANTS:
        return False
    is_rooted = _is_rooted(shorter)
    if shorter == longer or ((is_rooted or len(shorter) > _CONSONANTS) and shorter in longer):
        return True
    return is_rooted and not _without_person(shorter).isdisjoint(_without_person(longer))


def _without_person(hard: str) -> frozenset[str]:
    """The consonants of a verb without what may tell its person: “تغلق”, “أغلقت”."""
    found = (hard.removeprefix("ت"), hard.removesuffix("ت"))
    return frozenset(one for one in found if len(one) >= _CONSONANTS)


@lru_cache(maxsize=1 << 15)  # articles say most of their words many times
def _parts(stem: str) -> frozenset[str]:
    """What two stems share at least that are of one root."""
    plain, hard = _plain(stem), _consonants(stem)
    starts = range(0 if _is_rooted(plain) else len(plain) - _GRAM + 1)
    grams = (plain[at : at + _GRAM] for at in starts)
    of_hard = (hard[at : at + _CONSONANTS] for at in range(len(hard) - _CONSONANTS + 1))
    return frozenset((*grams, *(f"\0{part}" for part in of_hard), f"\1{stem[:3]}"))


def _is_rooted(text: str) -> bool:
    return _ROOTED <= text[:1] <= _ROOTED_TO


@lru_cache(maxsize=1 << 16)
def _plain(stem: str) -> str:
    """A stem without accents."""
    if stem[:1] >= "\u0400":
        return stem
    split = unicodedata.normalize("NFD", stem).replace("ß", "ss")
    return "".join(one for one in split if not unicodedata.combining(one))


@lru_cache(maxsize=1 << 16)
def _consonants(stem: str) -> str:
    """Its consonants, each once where it stands twice."""
    hard: str = _TWICE.sub(r"\1", _SOFT.sub("", _plain(stem)))
    return hard
