"""The words of a text that may tell a deed, and which of them may be forms of one verb.

Verbs are looked up by how they begin: to hold each of a sentence against each of its passages takes
long where these are many.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from generator.evidence.support.force.deeds import may_tell_deed
from generator.evidence.support.force.denials import ReadClause, clauses_of
from generator.evidence.support.reading import ReadText, Word, are_alike
from generator.evidence.support.wording import Wording

_SHORT = 3
"""How many letters a verb has at least."""

_SHARED = 4
"""How many letters two forms of a verb share at least whose stem changes."""

_CHANGING = {"by case", "by ending"}
"""How it is told who does it in languages in which the stems of verbs change."""

VerbPlace = tuple[ReadClause, int]
"""A word of a clause, by its index."""


@lru_cache(maxsize=1 << 13)
def verbs_in(reading: ReadText) -> tuple[VerbPlace, ...]:
    """The words of a text that may tell a deed, each in its clause."""
    return tuple(
        (clause, index)
        for clause in (clauses_of(reading) if reading.wording.roles.order else ())
        for index, word in enumerate(clause.words)
        if len(word.key) >= _SHORT and may_tell_deed(clause, index)
    )


@lru_cache(maxsize=1 << 16)
def _is_same_verb(one: str, stem: str, other: str, others: str, wording: Wording) -> bool:
    """Whether two words, each told by its key and its stem, may be forms of one verb."""
    if are_alike(stem, others):
        return True
    groups = wording.alike.get(one)
    if groups and groups & wording.alike.get(other, frozenset()):
        return True
    root, another = wording.roles.root(one) or stem, wording.roles.root(other) or others
    if wording.roles.weak:
        return len(root) > 1 and root == another
    return (root, another) != (stem, others) and are_alike(root, another)


def same_verbs(verb: Word, near: Iterable[ReadText], wording: Wording) -> list[VerbPlace]:
    """The places of forms of a verb, or else of words that begin as one whose stem changes may."""
    beginnings = _beginnings(verb.key, verb.stem, wording)
    places = [one for reading in near for one in _verbs_beginning(reading, beginnings)]
    words = [(clause.words[at], (clause, at)) for clause, at in places]
    same = [
        place
        for word, place in words
        if _is_same_verb(verb.key, verb.stem, word.key, word.stem, wording)
    ]
    if same or not wording.roles.order & _CHANGING:
        return same
    return [place for word, place in words if _begins_alike(verb.key, word.key)]


@lru_cache(maxsize=1 << 15)
def _beginnings(key: str, stem: str, wording: Wording) -> frozenset[str]:
    """Of which one at least is also another form's of the same verb: the first letters of what is
    compared of them, and the groups of like words."""
    root = wording.roles.root(key) or stem
    groups = (f"#{one}" for one in wording.alike.get(key, ()))
    return frozenset((stem[:3], root[:3], key[:3], *groups))


def _verbs_beginning(reading: ReadText, beginnings: frozenset[str]) -> Iterator[VerbPlace]:
    """The words of a text that may tell a deed and have one of some beginnings, in order."""
    numbers = _verbs_by_beginning(reading)
    found = {number for one in beginnings for number in numbers.get(one, ())}
    yield from (verbs_in(reading)[number] for number in sorted(found))


@lru_cache(maxsize=1 << 13)
def _verbs_by_beginning(reading: ReadText) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, (clause, at) in enumerate(verbs_in(reading)):
        word = clause.words[at]
        for one in _beginnings(word.key, word.stem, reading.wording):
            found.setdefault(one, []).append(number)
    return found


def _begins_alike(one: str, other: str) -> bool:
    """Whether two words share the half of the shorter one."""
    shorter = min(len(one), len(other))
    shared = next((n for n in range(shorter) if one[n] != other[n]), shorter)
    return shared >= max(_SHARED, shorter / 2)
