"""How a sentence says it: what it denies, the opposite of what it says, and how sure, wanted or
bound to be it is.

Short because each of these is compared in a module of its own: here is what is told first.
"""

from collections.abc import Iterator

from generator.evidence.stances import stances_told
from generator.evidence.support.force.aligned import Beside
from generator.evidence.support.force.denials import ReadClause
from generator.evidence.support.force.echoes import lacks_denial
from generator.evidence.support.force.firmness import firmness_finding
from generator.evidence.support.force.lone_denials import lone_denial
from generator.evidence.support.force.modality import modality_finding
from generator.evidence.support.force.negation import denial_finding, negation_finding
from generator.evidence.support.force.opposites import opposite_finding
from generator.evidence.support.force.overstated import overstated_finding
from generator.evidence.support.force.pieces import denied_piece
from generator.evidence.support.force.polarity import NO_SUMMARIES, Summaries
from generator.evidence.support.force.settled import settled_finding
from generator.evidence.support.ground import Ground, Mismatch
from generator.evidence.support.reading import ReadText

_FOR = frozenset({"agrees", "welcomes"})
_AGAINST = frozenset({"rejects", "criticises"})
_YES = frozenset({"agrees", "welcomes", "undertakes", "questions", "limits"})
_NO = frozenset({"rejects", "denied", "criticises", "questions", "limits"})
"""The stances of which none is told where only the contrary is."""


def force_findings(
    sentence: ReadText,
    ground: Ground,
    named: frozenset[str] = frozenset(),
    summaries: Summaries = NO_SUMMARIES,
    is_account: bool = False,
    is_conditional: bool = False,
) -> Iterator[Mismatch]:
    """Clauses that say what the passages deny, or the reverse (`negation`), those that have the
    `opposite` of a word of theirs, those that are surer or more binding (`modality`), and that the
    `condition` of the passages is left out.

    `instead` are the words of the passage that tell it otherwise. `named` are the stems of names:
    who is spoken of is in either. What a sentence of many passages denies is held against the
    `summaries` of its statements first. One that `is_account` tells what a source does not say,
    too. Of what `is_conditional` a condition is told elsewhere.
    """
    beside = Beside.of(sentence, ground, named)
    if not beside.ours:
        return
    if _is_contrary(beside, ground):
        yield denial_finding(beside.ours[0])
        return
    is_asked = sentence.text.rstrip().endswith(("?", "？", "؟"))
    polar = [_polar_finding(clause, beside, summaries) for clause in beside.ours]
    if not any(polar) and not is_asked and not is_account:
        summed = [clause for clauses in summaries.clauses for clause in clauses]
        polar[0] = lone_denial(beside, summed, len(ground.pieces) == 1 and not summed)
        polar[0] = polar[0] or (denied_piece(beside) if summed else None)
    told = [
        finding or (None if is_asked else modality_finding(clause, beside))
        for clause, finding in zip(beside.ours, polar, strict=True)
    ]
    if not any(told) and not is_asked and not is_account:
        told.append(
            firmness_finding(beside, ground)
            or settled_finding(beside, ground, is_conditional)
            or overstated_finding(beside, ground)
        )
    yield from (finding for finding in told if finding)


def _polar_finding(clause: ReadClause, beside: Beside, summaries: Summaries) -> Mismatch | None:
    """That a clause says no for yes, or one thing for its opposite."""
    if word := lacks_denial(clause):
        return Mismatch("negation", word.span, word.text)
    is_carried = summaries.carry(clause, beside.named)
    if is_carried is False:
        return denial_finding(clause)
    finding = negation_finding(clause, beside) if is_carried is None else None
    return finding or opposite_finding(clause, beside)


def _is_contrary(beside: Beside, ground: Ground) -> bool:
    """Whether a sentence begins with a yes where its passages tell of nothing but a no, or the
    reverse: “Accepts”, “Rejects”."""
    sentence = beside.sentence
    if "promising" in beside.ours[0].classes or any(map(_is_undone, beside.cited)):
        return False
    denials = [one for clause in beside.ours for one in clause.denials]
    if any(one.is_plain for one in denials):
        return False
    first = [word.text for word in sentence.words[:1]]
    ours = stances_told(first, sentence.code) or frozenset()
    if ours.isdisjoint(_FOR | _AGAINST):
        return False
    theirs = stances_told([one.text for one in ground.near], sentence.code) or frozenset()
    if ours.isdisjoint(_AGAINST):
        return not theirs.isdisjoint(_AGAINST) and theirs.isdisjoint(_YES)
    return ours.isdisjoint(_FOR) and not theirs.isdisjoint(_FOR) and theirs.isdisjoint(_NO)


def _is_undone(clause: ReadClause) -> bool:
    """Whether a clause denies a word that may stand for a denial itself: “does not dispute”."""
    return any(one.first in clause.loose for one in clause.denials)
