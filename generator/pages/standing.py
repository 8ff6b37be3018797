"""Where the parties stand on what is proposed: an axis, with each party at its stance.

A party's place is the stance of its point, or that the proposal is its own; it is never worked out.

Short because the axis is read in one piece, and drawn on one page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.content.model import Issue, Party
from generator.content.statements import Claim, Statement
from generator.evidence.labels import PROPOSES, Label, stance_label, state
from generator.evidence.resolution.dossier import Dossier
from generator.pages.view_models import Cell, cell_of, proposers

STOPS = ("rejects", "undecided", "accepts-with-conditions", "accepts", "proposes")
"""The stops of the axis, from one end to the other."""


@dataclass(frozen=True)
class Stand:
    """Where a party stands: in what words, and on which statements they rest; `is_statement` where
    the words are those of the one statement itself, for want of a point."""

    party: Party
    says: str
    rests_on: Sequence[Statement]
    is_statement: bool = False


@dataclass(frozen=True)
class Ascribed:
    """Where one party says that another stands: the claim, and of whom."""

    claim: Statement
    party: Party


@dataclass(frozen=True)
class Stop:
    """A stance, the parties that have it, and those of which others say so."""

    label: Label
    stands: list[Stand]
    ascribed: list[Ascribed]


@dataclass(frozen=True)
class Axis:
    """Where the parties stand on an issue: `stops` in order, none where nobody has a stance;
    `besides` are those that speak on it without one, `silent` those that do not speak on it."""

    issue: Issue
    stops: list[Stop]
    besides: list[Stand]
    silent: list[Party]


def axis(dossier: Dossier) -> Axis | None:
    """Where the parties stand on the issue on which something is proposed, or else on that on which
    most of them have a stance, or else on the first; None where there is no issue."""
    issues = dossier.explainer.issues
    if not issues:
        return None
    issue = max(issues, key=lambda one: (bool(one.proposal), _stances_on(dossier, one)))
    cells = [cell_of(dossier, party, issue) for party in dossier.explainer.parties]
    at: dict[str, list[Stand]] = {name: [] for name in STOPS}
    besides, silent = [], []
    for cell in cells:
        stance = _stance(dossier, cell, issue)
        if stance:
            at[stance].append(_stand(dossier, cell))
        elif cell.said:
            besides.append(_stand(dossier, cell))
        else:
            silent.append(cell.party)
    return Axis(issue, _stops(dossier, at, issue), besides, silent)


def _stances_on(dossier: Dossier, issue: Issue) -> int:
    points = (dossier.point(party, issue) for party in dossier.explainer.parties)
    return sum(1 for one in points if one and one.stance)


def _stance(dossier: Dossier, cell: Cell, issue: Issue) -> str:
    """The stop of a party: its stance, or that it proposes; empty where it has neither."""
    label = state(dossier, cell.point) if cell.point else None
    if label:
        return label.value
    return "proposes" if cell.said and cell.party in proposers(dossier, issue.id) else ""


def _stand(dossier: Dossier, cell: Cell) -> Stand:
    if cell.point:
        return Stand(cell.party, cell.point.says, dossier.named(cell.point.rests_on))
    return Stand(cell.party, cell.said[0].summary, cell.said[:1], is_statement=True)


def _stops(dossier: Dossier, at: dict[str, list[Stand]], issue: Issue) -> list[Stop]:
    """The stops with those who stand there; the last only where something is proposed, and none
    where nobody stands at one."""
    names = [name for name in STOPS if name != "proposes" or issue.proposal]
    if not any(at.values()):
        return []
    labels = (PROPOSES if name == "proposes" else stance_label(name) for name in names)
    ascribed = [*_ascribed(dossier, issue)]
    return [
        Stop(label, at[label.value], [one for stance, one in ascribed if stance == label.value])
        for label in labels
    ]


def _ascribed(dossier: Dossier, issue: Issue) -> Iterator[tuple[str, Ascribed]]:
    """What is said of where others stand on an issue: each stance, who says it and of whom."""
    for one in dossier.on_issue(issue):
        for name, stance in one.ascribes.items() if isinstance(one, Claim) else ():
            yield stance, Ascribed(one, dossier.party[name])
