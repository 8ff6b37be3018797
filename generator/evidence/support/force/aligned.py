"""Which clauses of its passages a clause of a sentence is to be held against: those that share most
of its words.

What two clauses share are words in any form, without names, which tell nothing of what is said of
somebody.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from generator.evidence.support.force.denials import ReadClause, clauses_of
from generator.evidence.support.ground import Ground
from generator.evidence.support.likeness import has_root
from generator.evidence.support.reading import ReadText, Word, read_words

_CLOSING = "%)]"
"""Marks that end what stands before a word, and do not part it from that."""

_WISHES = ("wanting", "demanding", "promising")
"""The classes of verbs by which somebody means or asks for what the next clause tells."""


@dataclass(frozen=True, eq=False)
class Beside:
    """A sentence beside the sentences around its passages, clause by clause: `theirs`, and those of
    the `cited` words alone. `named` are the stems of names."""

    sentence: ReadText
    readings: tuple[ReadText, ...]
    cited: tuple[ReadClause, ...]
    named: frozenset[str]
    _holders: dict[tuple[str, str], frozenset[int]] = field(default_factory=dict, repr=False)
    _about: dict[ReadClause, tuple[Word, ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, sentence: ReadText, ground: Ground, named: frozenset[str]) -> "Beside":
        """A sentence beside its ground."""
        words = (read_words(text, one.code) for one in ground.compared for text in one.words)
        cited = tuple(clause for reading in words for clause in clauses_of(reading))
        return cls(sentence, ground.near, cited, named)

    @cached_property
    def ours(self) -> tuple[ReadClause, ...]:
        """The clauses of the sentence."""
        return clauses_of(self.sentence)

    @cached_property
    def theirs(self) -> tuple[ReadClause, ...]:
        """The clauses of the sentences around the passages."""
        return tuple(clause for reading in self.readings for clause in clauses_of(reading))

    def is_rooted(self, word: Word) -> bool:
        """Whether the sentences around the passages have a word, or one of its root."""
        return any(has_root(one, word) for one in self.readings)

    def about(self, clause: ReadClause) -> tuple[Word, ...]:
        """What a clause is about: its words that carry content, without names; of one that denies
        a saying or wanting alone, such as “does not ask”, that verb and what the next clause is
        about."""
        if clause not in self._about:
            self._about[clause] = self._worked_out(clause)
        return self._about[clause]

    def _worked_out(self, clause: ReadClause) -> tuple[Word, ...]:
        own = self._told(clause)
        if own or not clause.is_denied:
            return own
        said = self.said(clause)
        if not said and clause.denials[-1].word != clause.words[-1]:
            return ()
        at = self.ours.index(clause)
        return (*said, *(self._told(self.ours[at + 1]) if at + 1 < len(self.ours) else ()))

    def said(self, clause: ReadClause) -> tuple[Word, ...]:
        """The verbs of saying or wanting of a clause that denies nothing else."""
        if not clause.is_denied or self._told(clause):
            return ()
        denied = (word for one in clause.denials for word in one.denied)
        words = (word for word in denied if word.stem not in self.named)
        wanted = (word for name, word in clause.modals if name in _WISHES)
        return tuple(dict.fromkeys((*words, *wanted)))

    def _told(self, clause: ReadClause) -> tuple[Word, ...]:
        return tuple(word for word in clause.content.words if word.stem not in self.named)

    def holders(self, word: Word) -> frozenset[int]:
        """The numbers of their clauses that have a word, in whatever form."""
        key = word.key, word.stem
        if key not in self._holders:
            self._holders[key] = frozenset(self._having(word))
        return self._holders[key]

    def _having(self, word: Word) -> Iterator[int]:
        start = 0
        for reading in self.readings:
            clauses = clauses_of(reading)
            if reading.has_form(word):
                yield from (
                    start + at for at, one in enumerate(clauses) if one.whole.has_form(word)
                )
            start += len(clauses)

    def shares(self, words: Iterable[Word]) -> dict[int, int]:
        """How many of some words each of their clauses has that has any."""
        found: dict[int, int] = {}
        for word in words:
            for at in self.holders(word):
                found[at] = found.get(at, 0) + 1
        return found

    def nearest(self, words: Sequence[Word], head: Word | None = None) -> list[int]:
        """The numbers of their clauses that have most of some words, of those with `head` where
        any has it."""
        shares = self.shares(words)
        having = self.holders(head) & shares.keys() if head else frozenset[int]()
        pool = {at: shares[at] for at in having} or shares
        most = max(pool.values(), default=0)
        return sorted(at for at, share in pool.items() if share == most)

    @cached_property
    def naysaid(self) -> tuple[str, ...]:
        """The words by which the cited words answer something with a “No.” that stands alone."""
        return tuple(one.words[-1].text for one in self.cited if _is_bare_no(one))

    def around(self, number: int) -> Iterator[int]:
        """The numbers of the other clauses in the sentence of one of theirs."""
        for step in (-1, 1):
            at = number + step
            while 0 <= at < len(self._places) and self._places[at] == self._places[number]:
                yield at
                at += step

    def behind(self, number: int) -> Iterator[ReadClause]:
        """The clauses of the sentence behind that of one of theirs."""
        text, sentence = self._places[number]
        for at in range(number + 1, len(self._places)):
            if self._places[at] == (text, sentence + 1):
                yield self.theirs[at]

    @cached_property
    def _places(self) -> tuple[tuple[int, int], ...]:
        """Of which reading each of their clauses is, and of which sentence in it."""
        return tuple(
            (number, clause.words[0].sentence)
            for number, reading in enumerate(self.readings)
            for clause in clauses_of(reading)
        )


def _is_bare_no(clause: ReadClause) -> bool:
    """Whether a clause is, or ends with, a word that says no between two marks: “answered: No.”"""
    text, last = clause.content.text, clause.words[-1]
    if last.key not in clause.content.wording.naysaying:
        return False
    before, after = text[: last.start].rstrip(), text[last.end :].lstrip()
    is_apart = not before or not (before[-1].isalnum() or before[-1] in _CLOSING)
    return is_apart and not after[:1].isalnum()
