"""What two texts let be so in one case alone (“before”, “only”), and whether it is the same case.

Short because which words limit is the language's.
"""

from collections.abc import Iterator, Sequence

from generator.evidence.support.force.carried import read_of
from generator.evidence.support.force.denials import ReadClause
from generator.evidence.support.likeness import has_root
from generator.evidence.support.reading import Word


def are_limited_otherwise(ours: Sequence[ReadClause], theirs: Sequence[ReadClause]) -> bool:
    """Whether one of two texts has a limiting word that the other has not, or before another word:
    “not before they ask”, “ask before they sign”."""
    here, there = _limits_of(ours), _limits_of(theirs)
    if here.keys() != there.keys():
        return True
    return any(not _is_of_the_same(key, one, here[key]) for key, one in there.items())


def _limits_of(clauses: Sequence[ReadClause]) -> dict[str, ReadClause]:
    """The limiting words of some clauses, each with its clause."""
    return {word.key: one for one in clauses for word in one.limits}


def _is_of_the_same(key: str, one: ReadClause, other: ReadClause) -> bool:
    """Whether a limiting word stands before one word in two clauses."""
    first, second = (next(_behind(key, clause), None) for clause in (one, other))
    return first is not None and second is not None and has_root(read_of(one, [first]), second)


def _behind(key: str, clause: ReadClause) -> Iterator[Word]:
    """The words with content behind a limiting word of a clause."""
    start = next(word.start for word in clause.limits if word.key == key)
    yield from (word for word in clause.content.words if word.start > start)
