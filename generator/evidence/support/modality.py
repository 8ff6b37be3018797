"""How sure, wanted or bound to be it is that a clause says something, beside the clauses of the
passages that have most of its words: it must not be surer or more binding than they are.

Classes of words tell that (“may”, “will”, “must”); a clause without any of them is as sure as can
be only where all of theirs tell no more than that something is possible.
"""

from collections.abc import Sequence

import regex

from generator.evidence.quotation_marks import Span
from generator.evidence.support.denials import ReadClause
from generator.evidence.support.ground import Mismatch

_CONFLICTS = {
    "possible": {"coming", "must"},
    "perhaps": {"coming", "must"},
    "coming": {"possible", "perhaps", "must"},
    "should": {"coming", "must"},
    "must": {"possible", "perhaps", "coming"},
    "wanting": {"coming", "must"},
}
"""For each class of modality of a passage, those that a sentence may not make of it."""

Near = Sequence[tuple[ReadClause, frozenset[str]]]
"""Clauses of the passages, and the stems of the words that each shares with a clause."""


def modality_finding(clause: ReadClause, near: Near, ours: frozenset[str]) -> Mismatch | None:
    """That a clause is surer or more binding than all clauses that share most words with it; `ours`
    are the classes of modality of the whole sentence."""
    most = max((len(shared) for _, shared in near), default=0)
    if not most:
        return None
    closest = [other for other, shared in near if 2 * len(shared) >= most]
    theirs = frozenset[str]().union(*(other.classes for other in closest))
    words = tuple(word.text for other in closest for _, word in other.modals)[:3]
    made_of = theirs - clause.classes - (ours & {"wanting"})
    for name, word in clause.modals:
        if name == "must" and any(one.word.start < word.start for one in clause.denials):
            continue  # such as “need not”
        if clause.is_denied and name == "coming" and theirs == {"wanting"}:
            continue  # such as “will not”, of a plan that was dropped
        is_passive = name == "coming" and _has_participle(clause)
        if name not in theirs and not is_passive and any(name in _CONFLICTS[m] for m in made_of):
            return Mismatch("modality", word.span, word.text, words)
    most_shared = [other for other, shared in near if len(shared) == most]
    is_only_possible = all(_is_only_possible(other) for other in most_shared)
    if not ours and most > 1 and is_only_possible:
        end = clause.words[-1].end
        span = Span(clause.words[0].start, end)
        return Mismatch("modality", span, clause.content.text[clause.words[0].start : end], words)
    return None


def _is_only_possible(clause: ReadClause) -> bool:
    """Whether a clause says that something may be, and no more."""
    return {name for name, _ in clause.modals} == {"possible"} and not clause.denials


def _has_participle(clause: ReadClause) -> bool:
    patterns = clause.content.wording.participles
    return any(regex.fullmatch(one, word.key) for one in patterns for word in clause.words)
