"""What a sentence that rests on several pieces of evidence says where the one that has its words
denies that, as a point or a headline does.

Short because what may stand for a denial is told in other modules.
"""

from generator.evidence.support.force.aligned import Beside
from generator.evidence.support.force.carried import Carriers
from generator.evidence.support.force.denials import ReadClause
from generator.evidence.support.force.left_denials import LeftDenials
from generator.evidence.support.force.limited import are_limited_otherwise
from generator.evidence.support.force.negation import denial_finding
from generator.evidence.support.force.turned import turned_words
from generator.evidence.support.ground import Mismatch
from generator.evidence.support.likeness import has_root

_FEWEST = 2
"""So many words of a clause a piece has at least that is told to be its own."""


def denied_piece(beside: Beside) -> Mismatch | None:
    """That a clause which denies nothing in any way has most of its words in one clause of the
    pieces that denies, and nowhere else so many."""
    left = LeftDenials(beside, Carriers(beside))
    for clause in beside.ours:
        if _may_deny(clause) or left.is_asking(clause):
            continue
        other = _nearest(clause, beside)
        if other and other.is_denied and not are_limited_otherwise([clause], [other]):
            return denial_finding(clause, tuple(one.word.text for one in other.denials)[:3])
    return None


def _may_deny(clause: ReadClause) -> bool:
    is_untold = clause.denials or clause.loose or clause.deniers or clause.cancelled
    is_led = clause.is_governed or clause.is_double
    return bool(is_untold) or is_led or any(turned_words(clause.whole))


def _nearest(clause: ReadClause, beside: Beside) -> ReadClause | None:
    """The only clause of the pieces that has most words of one, and more than half of them."""
    about = beside.about(clause)
    shares = [sum(has_root(one.whole, word) for word in about) for one in beside.cited]
    most = max(shares, default=0)
    if most < _FEWEST or 2 * most <= len(about) or shares.count(most) > 1:
        return None
    return beside.cited[shares.index(most)]
