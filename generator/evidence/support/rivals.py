"""Whether a statement stands where another does: on its words, or with its sentence.

Words that carry one statement carry another one too only where both have some of them; and of two
that say the very same, one may have been put in the place of what its own words say.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.content.records import Record
from generator.content.statements import Statement, is_draft
from generator.evidence.assertions import Assertion
from generator.evidence.matching import fold
from generator.evidence.quotation_marks import Span, touch
from generator.evidence.support.compare import Circumstances
from generator.evidence.support.ground import Ground, Mismatch
from generator.evidence.support.likeness import has_root
from generator.evidence.support.reading import ReadText, Word, read_words

_FEW = 2
"""So many words a sentence has at least of which another may be a copy."""

_MOST = 0.5
"""Which part of a sentence its own words carry at least that is no copy of another's."""


@dataclass(frozen=True, eq=False)
class Grounded:
    """A sentence with what it rests on, and what else is known of it."""

    assertion: Assertion
    ground: Ground
    known: Circumstances

    @property
    def record(self) -> Record:
        """The record that has the sentence."""
        return self.assertion.record

    @cached_property
    def sentence(self) -> ReadText:
        """It, read."""
        return read_words(self.assertion.text, self.ground.code)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words that say something, without names, each once."""
        parts, speaking = self.known.names.parts, self.known.speaking
        told = (one for one in self.sentence.content if one.stem not in parts)
        return tuple({one.stem: one for one in told if one.stem not in speaking}.values())

    @cached_property
    def carried(self) -> float:
        """Which part of them its ground carries, or one of the summaries."""
        told = [read_words(text, self.ground.code) for text in self.known.summaries.texts]
        readings = (*self.ground.near, *told)
        having = sum(any(has_root(one, word) for one in readings) for word in self.words)
        return having / max(1, len(self.words))

    def has_words_in(self, ground: Ground) -> bool:
        """Whether a ground has any of its words."""
        return any(has_root(one, word) for word in self.words for one in ground.near)

    @property
    def is_compared(self) -> bool:
        """Whether all of its ground is in its language."""
        return bool(self.ground.compared) and not self.ground.is_mixed


def rivals(grounded: Iterable[Grounded]) -> Iterator[tuple[Assertion, Mismatch]]:
    """Sentences that stand where others do: `claimed`, where their words carry another statement
    and nothing of them (a draft, which has no sentence of its own yet, is left out), and
    `repeated`, where they are another's to the letter, which has more of them in its words, or
    they have nothing in their own. `instead` is the id of the other, or what names it."""
    every = [one for one in grounded if one.is_compared]
    yield from _claimed([one for one in every if _is_stated(one.record)])
    yield from _repeated(every)


def _is_stated(record: Record) -> bool:
    return isinstance(record, Statement) and not is_draft(record)


def _claimed(statements: Sequence[Grounded]) -> Iterator[tuple[Assertion, Mismatch]]:
    stretches: dict[tuple[str, int], list[tuple[Span, Grounded]]] = {}
    for one in statements:
        for where, span in _passages(one.ground):
            stretches.setdefault(where, []).append((span, one))
    for one in statements:
        others = dict.fromkeys(
            other
            for where, span in _passages(one.ground)
            for at, other in stretches[where]
            if other.record is not one.record and touch(at, span)
        )
        if not others or not one.words or one.has_words_in(one.ground):
            continue
        if other := next((o for o in others if o.has_words_in(one.ground)), None):
            yield _finding("claimed", one, other)


def _passages(ground: Ground) -> Iterator[tuple[tuple[str, int], Span]]:
    for piece in ground.pieces:
        for one in piece.passages:
            yield (piece.article.source.id, one.paragraph), one.span


def _repeated(every: Sequence[Grounded]) -> Iterator[tuple[Assertion, Mismatch]]:
    alike: dict[str, list[Grounded]] = {}
    for one in every:
        alike.setdefault(_bare(one.assertion.text), []).append(one)
    for same in alike.values():
        for one in same if len(same) > 1 else ():
            if len(one.words) < _FEW or one.carried >= _MOST:
                continue
            alikes = (o for o in same if _are_alike(o.record, one.record))
            others = [o for o in alikes if o.ground != one.ground]
            most = max(others, key=lambda o: o.carried, default=one)
            if others and (most.carried > one.carried or not one.carried):
                yield _finding("repeated", one, most)


def _are_alike(one: Record, other: Record) -> bool:
    """Whether two records are statements, or none is: a point rests on more words than one."""
    return one is not other and isinstance(one, Statement) == isinstance(other, Statement)


def _bare(text: str) -> str:
    """A sentence in lower case, without what ends it."""
    return fold(text).casefold().rstrip(" .!?")


def _finding(kind: str, one: Grounded, other: Grounded) -> tuple[Assertion, Mismatch]:
    span = Span(0, len(one.assertion.text))
    told = other.assertion.about.removesuffix(".summary")
    return one.assertion, Mismatch(kind, span, one.assertion.text, (told,))
