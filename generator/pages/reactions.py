"""How others took what was said and done: each thing that was reacted to, and who did how.

Short because it is one thing, of which the overview draws the first and a page all.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from generator.content.ids import UNNAMED
from generator.content.model import Event, Party
from generator.content.statements import Reaction, Statement
from generator.evidence.resolution.dossier import Dossier

_Target = Statement | Event | Party
"""What somebody reacts to."""


@dataclass(frozen=True)
class Took:
    """How others took a `target`: their reactions, speaker by speaker, each in order of time."""

    target: _Target
    reactions: list[list[Statement]]


def all_took(dossier: Dossier) -> list[Took]:
    """How everything was taken that somebody reacted to: what most did so to first, of these what
    is on an issue with a proposal, then as time goes; parties last."""
    found: dict[_Target, list[Statement]] = defaultdict(list)
    for one in dossier.statements:
        if isinstance(one, Reaction) and (target := dossier.of(one).target):
            found[target].append(one)
    took = [Took(target, _by_speaker(dossier, these)) for target, these in found.items()]

    def weight(one: Took) -> tuple[bool, int, bool, tuple[int, int, str]]:
        is_party, day = isinstance(one.target, Party), dossier.day_order(one.target)
        return is_party, -len(one.reactions), not _is_proposed(dossier, one.target), day

    return sorted(took, key=weight)


def _by_speaker(dossier: Dossier, reactions: Iterable[Statement]) -> list[list[Statement]]:
    """Reactions in order of time, those of one speaker together: of one without a name nobody can
    tell whether it is the same."""
    found: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for one in sorted(reactions, key=dossier.day_order):
        itself = one.id if UNNAMED in one.speaker else ""
        found[one.speaker, one.personal, itself].append(one)
    return list(found.values())


def _is_proposed(dossier: Dossier, target: _Target) -> bool:
    """Whether it is about something that is proposed."""
    if isinstance(target, Statement):
        return any(issue.proposal for issue in dossier.of(target).issues)
    issue = dossier.issue.get(target.issue or "") if isinstance(target, Event) else None
    return bool(issue and issue.proposal)
