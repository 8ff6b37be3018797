"""An index of an article's words, which leads to its sentences, and what of another sentence each
of them carries.

Words are weighed by how few sentences have them. So a long article takes no longer for each
sentence than a short one.
"""

from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from generator.evidence.support.reading import ReadText, Word, are_alike, read_words


@dataclass(frozen=True)
class Index:
    """An article's sentences: where each stem stands, and of which paragraph each is."""

    by_beginning: dict[str, dict[str, set[int]]]
    paragraphs: tuple[int, ...]
    places: tuple[tuple[int, int], ...]
    _having: dict[str, frozenset[int]] = field(default_factory=dict, repr=False)

    def having(self, word: Word) -> frozenset[int]:
        """The sentences that have a word, in whatever form."""
        if word.stem not in self._having:
            near = self.by_beginning.get(word.stem[:3], {})
            found = (at for stem, at in near.items() if are_alike(word.stem, stem))
            self._having[word.stem] = frozenset[int]().union(*found)
        return self._having[word.stem]

    @cached_property
    def numbers(self) -> dict[tuple[int, int], int]:
        """The number of each sentence, by its place."""
        return {place: at for at, place in enumerate(self.places)}


@lru_cache(maxsize=1 << 11)
def index_of(paragraphs: tuple[str, ...], code: str) -> Index:
    """The index of an article."""
    found: dict[str, dict[str, set[int]]] = {}
    places: list[tuple[int, int]] = []
    for number, text in enumerate(paragraphs, 1):
        for word in read_words(text, code).words:
            if not places or places[-1] != (number, word.sentence):
                places.append((number, word.sentence))
            by_stem = found.setdefault(word.stem[:3], {})
            by_stem.setdefault(word.stem, set()).add(len(places) - 1)
    return Index(found, tuple(number for number, _ in places), tuple(places))


def weights_of(sentence: ReadText, index: Index) -> dict[Word, float]:
    """How much each word of a sentence counts: the more, the fewer sentences have it."""
    return {word: 1 / max(1, len(index.having(word))) for word in sentence.content}


def shares_of(sentence: ReadText, index: Index) -> dict[int, float]:
    """Which part of a sentence each sentence of an article carries that carries some of it."""
    found: dict[int, float] = {}
    weights = weights_of(sentence, index)
    whole = sum(weights.values()) or 1.0
    for word, weight in weights.items():
        for at in index.having(word):
            found[at] = found.get(at, 0.0) + weight / whole
    return found
