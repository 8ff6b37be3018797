"""What each party was asked by whom, and what came of it, in the order in which readers meet it.

What a dispute is about comes first: what its proposers ask on the issue that has their proposal.
Then comes what is open, what is settled, what no party asks, and last what is asked no more.
"""

from dataclasses import dataclass
from typing import Any

from generator.content.model import Party, Person
from generator.content.statements import Statement
from generator.evidence.asks import OVER, Asked, Later, Step
from generator.evidence.dossier import Dossier
from generator.pages.view_models import proposers

_Entry = tuple[Asked, str, list[Later]]
"""An ask, its status with those of whom it is asked, and what came of it with them, by time."""


@dataclass(frozen=True)
class Docket:
    """What is asked of somebody, or of who is meant in words, or of nobody who is named (None), and
    what came of it with them."""

    asked: Party | Person | str | None
    asks: list[_Entry]


def by_asked(dossier: Dossier) -> list[Docket]:
    """Every ask, under each of those of whom it is asked: parties as ordered, each followed by its
    people, then who is meant in words, then nobody."""
    people = ((party, *party.people) for party in dossier.explainer.parties)
    actors = [one for group in people for one in group]
    found: dict[Any, list[_Entry]] = {one: [] for one in actors}
    unnamed: list[_Entry] = []
    for asked in dossier.asks.values():
        if not asked.is_ask or asked.status == "retracted":
            continue
        if not asked.names_somebody:
            unnamed.append((asked, asked.status, [*asked.later]))
        for share in asked.shares if asked.names_somebody else ():
            status = asked.status if asked.is_over else share.status
            theirs = [one for one in asked.later if isinstance(one, Step) or one.is_among(share)]
            found.setdefault(share.asked, []).append((asked, status, theirs))
    dockets = [Docket(one, asks) for one, asks in found.items() if asks]
    dockets += [Docket(None, unnamed)] if unnamed else []

    def rank(ask: _Entry) -> tuple[bool, ...]:
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
