"""Which sentence of all articles carries a sentence best, by words of the same root.

Words are weighed by how few sentences have them; those that many have count for nothing, so that
ten thousand sentences take no longer each than ten.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from generator.evidence.articles.archive import Article
from generator.evidence.store.kept import digest_of
from generator.evidence.support.likeness import Roots
from generator.evidence.support.reading import ReadText, Word, read_words

_MOST = 24
"""A word that more sentences have tells nothing of one of them."""


class SentencePlace(NamedTuple):
    """A sentence of an article: the source's id, the paragraph's number, and which of it it is."""

    source: str
    paragraph: int
    sentence: int


@dataclass(frozen=True)
class Carried:
    """Which part of some words each sentence carries (`shares`), by their weight, and which of the
    words (`words`)."""

    shares: dict[SentencePlace, float]
    words: dict[SentencePlace, list[Word]]

    def best(self, leaving_out: Iterable[SentencePlace]) -> SentencePlace | None:
        """The sentence that carries most of them."""
        others = self.shares.keys() - {*leaving_out}
        return max(others, key=lambda at: (self.shares[at], at), default=None)


class Corpus:
    """The sentences of some articles in one language, but for what somebody asks there."""

    def __init__(self, articles: Iterable[Article], code: str) -> None:
        self._articles, self._code = tuple(articles), code
        self._having: dict[str, set[SentencePlace]] = {}
        self._rooted: dict[str, frozenset[SentencePlace]] = {}
        self._roots: Roots | None = None

    @cached_property
    def digest(self) -> bytes:
        """The SHA-256 of all that it holds."""
        return digest_of((self._code, [one.digest for one in self._articles]))

    @cached_property
    def _texts(self) -> dict[tuple[str, int], ReadText]:
        return {
            (article.source.id, one.number): read_words(one.text, self._code)
            for article in self._articles
            for one in article.paragraphs
            if not one.boilerplate and not one.is_nobodys
        }

    def told(self, spot: SentencePlace) -> str:
        """The words of a sentence."""
        reading = self._texts[spot.source, spot.paragraph]
        words = reading.sentence(spot.sentence)
        return reading.text[words[0].start : words[-1].end]

    def carried(self, words: Sequence[Word]) -> Carried:
        """Which part of some words each sentence carries that carries some of them."""
        weights = {word: self._weight(word) for word in dict.fromkeys(words)}
        whole = sum(weights.values()) or 1.0
        shares: dict[SentencePlace, float] = {}
        held: dict[SentencePlace, list[Word]] = {}
        for word, weight in weights.items():
            spots = self._spots(word)
            for at in spots if len(spots) <= _MOST else ():
                shares[at] = shares.get(at, 0.0) + weight / whole
                held.setdefault(at, []).append(word)
        return Carried(shares, held)

    def weighed(self, some: Iterable[Word], words: Sequence[Word]) -> float:
        """Which part of some words others of them are, by their weight."""
        whole = sum(map(self._weight, dict.fromkeys(words))) or 1.0
        return sum(map(self._weight, {*some})) / whole

    def _weight(self, word: Word) -> float:
        return 1 / max(1, len(self._spots(word)))

    def _spots(self, word: Word) -> frozenset[SentencePlace]:
        """The sentences that have a word of its root."""
        if word.stem not in self._rooted:
            if self._roots is None:
                self._read()
            assert self._roots is not None
            like = self._roots.like(word.stem)
            self._rooted[word.stem] = frozenset().union(*(self._having[stem] for stem in like))
        return self._rooted[word.stem]

    def _read(self) -> None:
        for (source, number), reading in self._texts.items():
            for word in reading.content:
                spot = SentencePlace(source, number, word.sentence)
                self._having.setdefault(word.stem, set()).add(spot)
        self._roots = Roots(self._having)
