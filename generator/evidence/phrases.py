"""Phrases of a language, as its data file lists them, and where they occur among words.

Each word of a phrase is whole, or the beginning of one where it ends in `*` (“refus*”).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.evidence.matching import fold

_POINTS = re.compile("[\u064b-\u0652\u0640]")
"""Vowel points of Arabic, which most texts leave out, and the stroke that only widens a word."""


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase among words: those from `start` up to, not including, `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Phrases:
    """A list of phrases, and the `prefixes` that may be written together with the first word of
    one, as in Arabic."""

    phrases: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        ordered = sorted(self.phrases, key=len, reverse=True)
        either = "|".join(re.escape(one).replace(r"\*", r"\S*") for one in ordered)
        lead = f"(?:{'|'.join(map(re.escape, self.prefixes))})?" if self.prefixes else ""
        return re.compile(rf"(?<!\S){lead}(?:{either})(?!\S)" if either else r"(?!)")

    def find(self, keys: Sequence[str]) -> list[Found]:
        """Where phrases occur in a row of words, the longest of those that begin with one word."""
        text = " ".join(keys)
        found = []
        for match in self._pattern.finditer(text):
            start = text.count(" ", 0, match.start())
            found.append(Found(start, start + match[0].count(" ") + 1, match[0]))
        return found

    def first(self, keys: Sequence[str]) -> Found | None:
        """The first phrase that occurs in a row of words."""
        return next(iter(self.find(keys)), None)

    def at(self, keys: Sequence[str]) -> Found | None:
        """The phrase that a row of words begins with."""
        found = self.first(keys)
        return found if found and found.start == 0 else None


def phrases(written: Iterable[str], prefixes: Iterable[str] = ()) -> Phrases:
    """The phrases of a data file, as `key_of` has their words."""
    return Phrases(tuple(dict.fromkeys(map(key_of, written))), tuple(prefixes))


def key_of(word: str) -> str:
    """A word as it is compared: folded, in lower case and without vowel points."""
    return _POINTS.sub("", fold(word)).casefold()
