"""What follows on each ask: the statements, events and updates that answer it, or tell of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from generator.content.model import Event, Explainer, Party
from generator.content.statements import SEQUELS, Awaiting, Evidence, Statement, Update
from generator.evidence.resolution.asks import Actor, Later, Reply, Step, status_of
from generator.evidence.resolution.occasion import who_spoke
from generator.evidence.resolution.said import Cited, Said

_Names = Mapping[str, Mapping[str, Any]]


def all_later(
    explainer: Explainer,
    said: Mapping[Statement, Said],
    names: _Names,
    party_of: Mapping[str, Party],
    cited: Mapping[Evidence, Cited],
) -> dict[str, list[Later]]:
    """What follows on each ask and intent, by its id, in the order of the files.

    Of statements those that are in `said`; `names` are things by kind and id.
    """
    found: dict[str, list[Later]] = defaultdict(list)
    for party in explainer.parties:
        for record in _as_written(party):
            told = (
                _by_update(record, party, names, party_of, cited)
                if isinstance(record, Update)
                else chain(_by_statement(said[record]), _again(said[record]))
                if record in said
                else ()
            )
            for name, later in told:
                found[name].append(later)
    for event in explainer.events:
        for name, reply in _by_event(event, names, party_of):
            found[name].append(reply)
    return found


def _as_written(party: Party) -> list[Statement | Update]:
    """A party's statements and updates in the order in which they are written."""
    records: list[Statement | Update] = [*party.statements, *party.updates]
    files = {name: rank for rank, name in enumerate(dict.fromkeys(r.place.file for r in records))}
    return sorted(records, key=lambda one: (files[one.place.file], one.place.line))


def _by_statement(said: Said) -> Iterator[tuple[str, Later]]:
    statement, who = said.statement, _standing_for(said.voices)
    who |= frozenset(statement.speaker)
    for ask, outcome in said.answers:
        status = status_of(outcome, ask)
        yield ask.id, Reply(statement, outcome, status, said.voices, who, said.when)
    for how in SEQUELS:
        for ask in said.refers_to.get(how, ()):
            deadline = getattr(statement, "deadline", None) if how == "repeats" else None
            yield ask.id, Step(how, said.voices, said.when, statement, deadline=deadline)


def _again(said: Said) -> Iterator[tuple[str, Step]]:
    """That an ask was asked again, where its own evidence tells of further days."""
    if isinstance(said.statement, Awaiting):
        for day, evidence in said.again:
            yield said.statement.id, Step("repeats", said.voices, day, None, tuple(evidence))


def _by_update(
    update: Update,
    owner: Party,
    names: _Names,
    party_of: Mapping[str, Party],
    cited: Mapping[Evidence, Cited],
) -> Iterator[tuple[str, Step]]:
    event = names["event"].get(update.event or "")
    _, stood_for, when = who_spoke(update, owner, event, names, party_of)
    by = tuple({one.id: one for one in (owner, *stood_for) if one}.values())
    evidence = tuple(cited[piece] for piece in update.evidence if piece in cited)
    again = tuple(names["ask"][one] for one in update.repeats if one in names["ask"])
    for how in SEQUELS:
        deadline = update.deadline if how == "repeats" else None
        for name in getattr(update, how):
            yield name, Step(how, by, when, None, evidence, deadline, again)


def _by_event(
    event: Event, names: _Names, party_of: Mapping[str, Party]
) -> Iterator[tuple[str, Reply]]:
    found = (names["party"].get(one) or names["person"].get(one) for one in event.by)
    by = tuple(one for one in found if one)
    who = _standing_for(by) | _standing_for(party_of[one.id] for one in by if one.id in party_of)
    for name, outcome in event.answers.items():
        if name in names["ask"]:
            status = status_of(outcome, names["ask"][name])
            yield name, Reply(event, outcome, status, by, who, event.on)


def _standing_for(actors: Iterable[Actor]) -> frozenset[str]:
    """The ids of some parties and people, and of the people of these parties."""
    held = [*actors]
    people = (person.id for one in held if isinstance(one, Party) for person in one.people)
    return frozenset((*(one.id for one in held), *people))
