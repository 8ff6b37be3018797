"""What each party was asked by whom, and what came of it, in the order in which readers meet it.

What a dispute is about comes first: what its proposers ask on the issue that has their proposal.
Then comes what is open, what is settled, what no party asks, and last what is asked no more.
"""

from dataclasses import dataclass
from typing import Any

from generator.content.model import Party, Person
from generator.content.statements import PosedQuestion, Statement
from generator.evidence.resolution.asks import OVER, Asked, Later, Step
from generator.evidence.resolution.dossier import Dossier
from generator.pages.view_models import proposers

DocketEntry = tuple[Asked, str, list[Later]]
"""An ask, its status with those of whom it is asked, and what came of it with them, by time."""


@dataclass(frozen=True)
class Docket:
    """What is asked of somebody, or of who is meant in words, or of nobody who is named (None), and
    what came of it with them. `number` counts the dockets."""

    asked: Party | Person | str | None
    asks: list[DocketEntry]
    number: int = 0

    @property
    def open(self) -> list[DocketEntry]:
        """What waits for an answer: what is overdue first. The editors' own questions, which nobody
        was asked, are none of it."""
        found = [one for one in self.asks if one[1] == "open" and not _is_editors(one[0])]
        return sorted(found, key=lambda one: not one[0].is_overdue)

    @property
    def answered(self) -> list[DocketEntry]:
        """What was answered, or met."""
        return [
            one for one in self.asks if one[1] not in ("open", *OVER) and not _is_editors(one[0])
        ]

    @property
    def over(self) -> list[DocketEntry]:
        """What is not asked any more."""
        return [one for one in self.asks if one[1] in OVER]

    @property
    def askers(self) -> list[tuple[Party | Person | None, list[DocketEntry]]]:
        """What is still asked, by who asked first, the parties as they come."""
        found: dict[Party | Person | None, list[DocketEntry]] = {}
        for one in (*self.open, *self.answered):
            found.setdefault(next(iter(one[0].askers), None), []).append(one)
        return [*found.items()]


def _is_editors(asked: Asked) -> bool:
    return isinstance(asked.statement, PosedQuestion) and asked.statement.is_editors


def by_asked(dossier: Dossier) -> list[Docket]:
    """Every ask, under each of those of whom it is asked: parties as ordered, each followed by its
    people, then who is meant in words, then nobody."""
    people = ((party, *party.people) for party in dossier.explainer.parties)
    actors = [one for group in people for one in group]
    found: dict[Any, list[DocketEntry]] = {one: [] for one in actors}
    unnamed: list[DocketEntry] = []
    for asked in dossier.asks.values():
        if not asked.is_ask or asked.status == "retracted":
            continue
        if not asked.names_somebody:
            unnamed.append((asked, asked.status, [*asked.later]))
        for share in asked.shares if asked.names_somebody else ():
            status = asked.status if asked.is_over else share.status
            theirs = [one for one in asked.later if isinstance(one, Step) or one.is_among(share)]
            found.setdefault(share.asked, []).append((asked, status, theirs))
    told = [(one, asks) for one, asks in (*found.items(), (None, unnamed)) if asks]
    dockets = [Docket(one, asks, number) for number, (one, asks) in enumerate(told, 1)]

    def rank(ask: DocketEntry) -> tuple[bool, ...]:
        asked, status, _ = ask
        is_proposed = _is_proposed(dossier, asked.statement)
        return status in OVER, not is_proposed, asked.is_posed, status != "open"

    for docket in dockets:
        docket.asks.sort(key=rank)
    return dockets


def _is_proposed(dossier: Dossier, ask: Statement) -> bool:
    """Whether a statement is a proposer's on the issue on which the proposal stands."""
    said = dossier.of(ask)
    return any(said.owner in proposers(dossier, issue.id) for issue in said.issues)
