"""Words with what turns them (“unsafe”), and what is left without it.

Short because which beginnings and endings turn words is the language's.
"""

from collections.abc import Iterator
from functools import lru_cache

from generator.evidence.support.reading import ReadText, Word
from generator.evidence.support.wording import Wording

_LONG = 4
"""What is left of a word without what turns it has so many letters at least."""

_LONGER = 5
"""The same, of one of which nothing tells what it would be without that."""


def turned_beside(reading: ReadText, other: ReadText) -> Iterator[str]:
    """What is left, without what turns them, of a text's words that another does not have."""
    for stem, rest in _turned_in(reading):
        if stem not in other.stems:
            yield rest


def turned_words(reading: ReadText) -> Iterator[Word]:
    """The words of a text that are formed with what denies: “unworkable”."""
    heads = [one for one in reading.wording.turning if one[0] != "-"]
    for word in reading.words:
        lengths = (len(word.key) - len(one) for one in heads if word.key.startswith(one))
        if not word.is_capital and any(length >= _LONGER for length in lengths):
            yield word


@lru_cache(maxsize=1 << 13)
def _turned_in(reading: ReadText) -> tuple[tuple[str, str], ...]:
    """The stems of a text's words, each with what is left without what turns it: “safe”, of
    “unsafe”."""
    rests = ((one.stem, _rests(one.key, one.stem, reading.wording)) for one in reading.words)
    return tuple((stem, rest) for stem, some in rests for rest in some)


@lru_cache(maxsize=1 << 15)
def _rests(key: str, stem: str, wording: Wording) -> tuple[str, ...]:
    turning = wording.turning
    rests = [stem.removeprefix(one) for one in turning if key.startswith(one)]
    tails = (one[1:] for one in turning if one[0] == "-")
    rests += [key.removesuffix(one) for one in tails if key.endswith(one)]
    return tuple(rest for rest in rests if len(rest) >= _LONG)
