"""Whether a sentence says yes and no as the summaries do that it rests on.

A point rests on many passages, and what any of them denies tells nothing of it. The summaries of
its statements are sentences like it, and have been held against the passages themselves: compared
is the clause of theirs that has most of its words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.evidence.languages import read_language
from generator.evidence.support.force.denials import ReadClause, clauses_of, is_reversed
from generator.evidence.support.likeness import has_root
from generator.evidence.support.reading import Word, read_words


@dataclass(frozen=True)
class Summaries:
    """The summaries of what a sentence rests on, where it has statements or events to rest on, in
    its own language, and whether one of these is told to go against something (`refuse`)."""

    code: str = ""
    texts: tuple[str, ...] = ()
    refuse: bool = False

    @cached_property
    def clauses(self) -> tuple[tuple[ReadClause, ...], ...]:
        """The clauses of each."""
        return tuple(clauses_of(read_words(text, self.code)) for text in self.texts)

    def carry(self, clause: ReadClause, named: frozenset[str]) -> bool | None:
        """Whether they say or deny what a clause does, which has most words with one of theirs;
        None where that cannot be told. `named` are the stems of names.

        A word that refuses (“rejects”) is carried by a statement that is told to refuse too.
        """
        every = [one for clauses in self.clauses for one in clauses]
        if is_reversed(clause, every):
            return False
        if self.refuse and clause.is_denied and not any(one.is_plain for one in clause.denials):
            return True
        words = [word for word in clause.content.words if word.stem not in named]
        nearest = _nearest(words, self.clauses)
        if not nearest:
            return None
        if any(_is_no(one) == _is_no(clause) for one in nearest):
            return True
        return None if any(_is_open(clause, one) for one in nearest) else False


_LIMITING = ("limits", "limits_after", "conditions")
"""Lists of words that let something be so in one case alone; “before” and “until” do not."""

NO_SUMMARIES = Summaries()
"""Those of a sentence that does not rest on statements or events of their own."""


def _nearest(words: Sequence[Word], read: Sequence[Sequence[ReadClause]]) -> list[ReadClause]:
    """The clauses that have most of some words, and more than half of them; where none has, those
    of a summary that together have."""
    having = [(_shared(words, (one,)), one) for clauses in read for one in clauses]
    most = max((number for number, _ in having), default=0)
    if 2 * most > len(words):
        return [one for number, one in having if number == most]
    together = max(read, key=lambda clauses: _shared(words, clauses), default=())
    is_most = 2 * _shared(words, together) > len(words)
    return [one for one in together if is_most and _shared(words, (one,))]


def _shared(words: Sequence[Word], clauses: Sequence[ReadClause]) -> int:
    """How many of some words clauses have."""
    return sum(any(_has(one, word) for one in clauses) for word in words)


def _has(clause: ReadClause, word: Word) -> bool:
    """Whether a clause has a word in any form; in Arabic the plural is formed inside of most."""
    if clause.whole.has_form(word):
        return True
    return "unmarked" in clause.content.wording.habits and has_root(clause.whole, word)


def _is_no(clause: ReadClause) -> bool:
    """Whether a clause says no; what denies a part of what is denied says yes of it."""
    return clause.is_denied != clause.is_governed


def _is_open(one: ReadClause, other: ReadClause) -> bool:
    """Whether one of two clauses may say no in other words than a denial, and the other does not
    have the same: “against”, “only if”."""
    is_untold = one.is_double or other.is_double or one.cancelled or other.cancelled
    if is_untold or one.turns(other.content) or _is_later(one, other) or _is_later(other, one):
        return True
    return any(
        not read_words(lacks.content.text, lacks.content.code).has(word)
        for has, lacks in ((one, other), (other, one))
        for word in (*has.loose, *_limits(has))
    )


def _is_later(one: ReadClause, other: ReadClause) -> bool:
    """Whether a clause denies something until something else, which the other may tell as what is
    waited for: “does not sign before”, “waits with the signature for”."""
    keys = {word.key for word in other.limits}
    return one.is_denied and not other.is_denied and any(w.key not in keys for w in one.limits)


def _limits(clause: ReadClause) -> Iterator[Word]:
    """The words of a clause that let something be so in one case alone: “only”, “if”."""
    context = read_language(clause.content.code).context
    lists = [context[name] for name in _LIMITING]
    yield from (one for one in clause.limits if any(listed.first([one.key]) for listed in lists))
