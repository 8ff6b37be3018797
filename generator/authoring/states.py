"""One state of an explainer: what readers would see of it, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.content import tree
from generator.content.drafts import is_draft, without_drafts
from generator.content.model import Explainer, Record
from generator.content.problems import Place, Problem

Key = tuple[str, str]
"""A kind of thing, as `RefersTo` names it, and an id."""


@dataclass(frozen=True)
class Side:
    """One state of an explainer as far as it could be read, and the problems of its form."""

    explainer: Explainer | None
    problems: Sequence[Problem] = ()

    @cached_property
    def records(self) -> dict[Key, tuple[Record, str]]:
        """Everything that readers see, by kind and id, with the party that it belongs to."""
        found: dict[Key, tuple[Record, str]] = {}
        for kind, record, party in _records(self.explainer) if self.explainer else ():
            found.setdefault((kind, getattr(record, "id", "")), (record, party))
        return found

    @cached_property
    def drafts(self) -> tuple[str, ...]:
        """The ids of the statements that wait for review."""
        explainer = self.explainer
        parties = explainer.parties if explainer else ()
        stated = [*(s for party in parties for s in party.statements)]
        stated += explainer.background if explainer else ()
        return tuple(statement.id for statement in stated if is_draft(statement))

    @cached_property
    def _broken(self) -> frozenset[Place]:
        return frozenset(problem.place for problem in self.problems if problem.is_error)

    def could_not_read(self, record: Record) -> bool:
        """Whether the other side's `record` may be there and was lost to a mistake in its file."""
        if self.explainer is None:
            return False
        file, id = record.place.file, getattr(record, "id", "")
        is_unread = any(
            f"{file}/".startswith(f"{name.rstrip('/')}/") for name in self.explainer.unread
        )
        return is_unread or id in self.explainer.lost

    def is_certain(self, record: Record, name: str) -> bool:
        """Whether the value of a field is what the editor wrote, and no stand-in for it."""
        if self.explainer and record.place.file in self.explainer.unread:
            return False
        return not self._broken or not self._broken & set(_places(record, name))


def _records(explainer: Explainer) -> Iterator[tuple[str, Record, str]]:
    """Everything that readers see: its kind, itself, and the id of its party."""
    seen = without_drafts(explainer)
    yield "explainer", seen, ""
    for party in seen.parties:
        yield "party", party, party.id
        yield from (("person", person, party.id) for person in party.people)
        yield from (("statement", statement, party.id) for statement in party.statements)
    yield from (("statement", statement, "") for statement in seen.background)
    yield from (("issue", issue, "") for issue in seen.issues)
    yield from (("source", source, "") for source in seen.sources)
    yield from (("event", event, "") for event in seen.events)
    yield from (("difference", difference, "") for difference in seen.differences)
    yield from (("page", page, "") for page in seen.pages)


def written_name(record: Record, name: str) -> str:
    """The name of a field as editors write it."""
    field = type(record).model_fields.get(name)
    return (field and field.alias) or name


def _places(record: Record, name: str) -> Iterator[Place]:
    """Every place at which something stands that makes up the value of a field."""
    written = written_name(record, name)
    node = record.node.fields.get(written)
    if node is None:
        yield from (record.place, *record.node.keys.values())
    yield record.node.keys.get(written, record.place)
    waiting = [node] if node else []
    while waiting:
        one = waiting.pop()
        yield one.place
        if isinstance(one, tree.Mapping):
            yield from one.keys.values()
            waiting += one.fields.values()
        elif isinstance(one, tree.Sequence):
            waiting += one.items
