"""Two states of an explainer → what has changed in meaning between them.

Order, comments and the form of the YAML do not count, nor does the list of changes. What a mistake
kept from being read on one side is left out, so that it does not pass for deleted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.content import tree
from generator.content.model import (
    Account,
    Boilerplate,
    Explainer,
    Membership,
    Role,
    without_drafts,
)
from generator.content.paths import may_be_in
from generator.content.problems import Place, Problem
from generator.content.records import Record
from generator.content.references import kinds_of, records
from generator.content.statements import Evidence, Statement, is_draft
from generator.evidence.articles.archive import Archive
from generator.evidence.resolution.resolve import resolve

Key = tuple[str, str]
"""A kind of thing, as `RefersTo` names it, and an id."""

ASKING = ("statement", "question")
"""The kinds of what may ask for something."""

POINT = "point"
"""The kind of what a party says on an issue, which goes by the ids of both."""


@dataclass(frozen=True)
class Side:
    """One state of an explainer as far as it could be read, and the problems of its form."""

    explainer: Explainer | None
    problems: Sequence[Problem] = ()

    @cached_property
    def records(self) -> dict[Key, tuple[Record, str]]:
        """Everything that stands and that readers see, by kind and id, with its party."""
        found: dict[Key, tuple[Record, str]] = {}
        if self.explainer:
            seen = without_drafts(self.explainer)
            found["explainer", ""] = seen, ""
            for one in records(seen):
                if getattr(one.record, "retracted", None):
                    continue
                party = one.party.id if one.party else ""
                found.setdefault((one.kind, one.record.id), (one.record, party))
            for owner in seen.parties:
                for point in owner.points:
                    found.setdefault((POINT, f"{owner.id} {point.issue}"), (point, owner.id))
        return found

    @cached_property
    def statuses(self) -> dict[str, str]:
        """What has become of each ask, by its id; none where what may answer is unread."""
        if self.explainer is None or self.explainer.unread or self.explainer.lost:
            return {}
        asks = resolve(without_drafts(self.explainer), Archive({})).asks.values()
        return {one.statement.id: one.status for one in asks}

    def ids_of(self, kind: str, name: str) -> tuple[str, ...]:
        """The id of something, then those that it had before."""
        record, _ = self.records.get((kind, name), (None, ""))
        return (name, *getattr(record, "formerly", ()))

    @cached_property
    def _broken(self) -> frozenset[Place]:
        return frozenset(problem.place for problem in self.problems if problem.is_error)

    def could_not_read(self, record: Record) -> bool:
        """Whether the other side's `record` may be there and was lost to a mistake in a file."""
        if self.explainer is None:
            return False
        file, id = record.place.file, getattr(record, "id", "")
        return id in self.explainer.lost or may_be_in(self.explainer.unread, file)

    def is_certain(self, record: Record, name: str) -> bool:
        """Whether the value of a field is what the editor wrote, and no stand-in for it."""
        is_unread = self.explainer and record.place.file in self.explainer.unread
        return not is_unread and self._broken.isdisjoint(_places(record, name))


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


_UNSAID = {"node", "id", "formerly", "review", "changes", "unread", "lost", "points", "digests"}
"""Fields in which nothing is said of the matter."""
_UNORDERED = {"confirmed"}
"""Lists whose order is that of the names of files."""


@dataclass(frozen=True)
class Shift:
    """A field that has changed; for lists, only the entries that one side has alone."""

    field: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class Finding:
    """One thing that was added, removed or changed; `formerly` is its old id if that changed too.

    `party` is the id of the party that it belongs to, or empty. `edits` are what was edited in a
    source's text, in words, a line each; those that begin with spaces belong to the one before.
    """

    verb: str
    kind: str
    record: Record
    party: str = ""
    formerly: str = ""
    shifts: tuple[Shift, ...] = ()
    edits: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of what was found; empty where it has none."""
        return str(getattr(self.record, "id", ""))

    @property
    def called(self) -> str:
        """What it is called, or says."""
        names = ("name", "title", "summary", "says", "file")
        return next(filter(None, (getattr(self.record, name, None) for name in names)), "")

    def shift(self, field: str) -> Shift | None:
        """How a field has changed, if it has."""
        return next((shift for shift in self.shifts if shift.field == field), None)


@dataclass(frozen=True)
class Comparison:
    """What has changed, in the order of the explainer, what was removed last; and what waits.

    `names` holds what parties and issues are called, by kind and id.
    """

    findings: tuple[Finding, ...]
    names: Mapping[Key, str]
    drafts: tuple[str, ...] = ()

    def of(self, kind: str, verb: str) -> list[Finding]:
        """The things of one kind that were added, removed or changed."""
        return [one for one in self.findings if (one.kind, one.verb) == (kind, verb)]


def compare(old: Side, new: Side) -> Comparison:
    """What has changed from `old` to `new`.

    A thing is the same as before when it has the same id, or names the old one under `formerly`.
    """
    pairs = {key: _before(old, new, key, record) for key, (record, _) in new.records.items()}
    moved = {before: key for key, before in pairs.items() if before and before != key}
    findings = list(_added_or_changed(old, new, pairs, moved))
    kept = set(pairs.values())
    for key, (record, party) in old.records.items():
        if key not in kept and not new.could_not_read(record):
            findings.append(Finding("removed", key[0], record, party))
    things = {**old.records, **new.records}
    names = {key: str(getattr(record, "name", "")) for key, (record, _) in things.items()}
    there = records(new.explainer) if new.explainer else ()
    stated = (one.record for one in there if isinstance(one.record, Statement))
    drafts = tuple(statement.id for statement in stated if is_draft(statement))
    return Comparison(tuple(findings), names, drafts)


def _before(old: Side, new: Side, key: Key, record: Record) -> Key | None:
    """What a thing of the new side was on the old one."""
    ids = (key[1], *getattr(record, "formerly", ()))
    if key[0] == POINT:
        owner, issue = key[1].split()
        ids = tuple(
            f"{one} {other}"
            for one in new.ids_of("party", owner)
            for other in new.ids_of("issue", issue)
        )
    return next(((key[0], one) for one in ids if (key[0], one) in old.records), None)


def _added_or_changed(
    old: Side, new: Side, pairs: Mapping[Key, Key | None], moved: Mapping[Key, Key]
) -> Iterator[Finding]:
    for key, before in pairs.items():
        record, party = new.records[key]
        if before:
            was, its_party = old.records[before]
            shifts = tuple(_shifts((old, was), (new, record), moved))
            shifts += tuple(_status(old, new, before, key))
            if moved.get(("party", its_party), ("party", its_party))[1] != party:
                shifts = (Shift("party", (its_party,), (party,)), *shifts)
            if shifts or (before != key and key[0] != POINT):
                former = before[1] if before != key else ""
                yield Finding("changed", key[0], record, party, former, shifts)
        elif not old.could_not_read(record):
            yield Finding("added", key[0], record, party)


def _status(old: Side, new: Side, before: Key, key: Key) -> Iterator[Shift]:
    """How what has become of an ask has changed."""
    was, now = old.statuses.get(before[1]), new.statuses.get(key[1])
    if key[0] in ASKING and was and now and was != now:
        yield Shift("status", (was,), (now,))


def _shifts(
    old: tuple[Side, Record], new: tuple[Side, Record], moved: Mapping[Key, Key]
) -> Iterator[Shift]:
    """The fields that say something else, kinds of statements among them."""
    (_, was), (_, now) = old, new
    names = {**type(was).model_fields, **type(now).model_fields}
    for name in (name for name in names if name not in _UNSAID):
        before, after = _texts(was, name, moved), _texts(now, name, {})
        if name in _UNORDERED:
            before, after = sorted(before), sorted(after)
        if before != after and all(side.is_certain(one, name) for side, one in (old, new)):
            yield _shift(written_name(now, name).removeprefix("\0"), before, after)


def _shift(field: str, before: list[str], after: list[str]) -> Shift:
    gone = [text for text in before if text not in after]
    come = [text for text in after if text not in before]
    is_order_alone = not gone and not come
    return Shift(field, *map(tuple, (before, after) if is_order_alone else (gone, come)))


def _texts(record: Record, name: str, moved: Mapping[Key, Key]) -> list[str]:
    """What a field says, entry by entry, with ids as they are called now; not of what has an id
    itself, which is compared apart."""
    value = getattr(record, name, None)
    values = value if isinstance(value, tuple) else () if value in (None, False) else (value,)
    kinds = kinds_of(type(record), name)
    if isinstance(value, dict):
        return [f"{_text(key, kinds, moved)}: {_text(of, (), moved)}" for key, of in value.items()]
    return [_text(one, kinds, moved) for one in values if not hasattr(one, "id")]


def _text(value: Any, kinds: Iterable[str], moved: Mapping[Key, Key]) -> str:
    match value:
        case Evidence():
            return _evidence(value, moved)
        case Role() | Membership():
            names = (name for name in ("role", "party") if getattr(value, name, None))
            what = ", ".join(text for name in names for text in _texts(value, name, moved))
            return f"{what}, {value.since or '…'} to {value.until or '…'}"
        case Boilerplate():
            return f"paragraph {value.paragraph}: {value.kind}"
        case Record():
            names = (name for name in type(value).model_fields if name != "node")
            return "; ".join(text for name in names for text in _texts(value, name, moved))
        case True:
            return "true"
    keys = [(of, value) for kind in kinds for of in (ASKING if kind == "ask" else (kind,))]
    return next((moved[key][1] for key in keys if key in moved), str(value))


def _evidence(evidence: Evidence, moved: Mapping[Key, Key]) -> str:
    """A piece of evidence in one line: whose words, through whom, which ones, where, translated."""
    [source] = _texts(evidence, "source", moved)
    numbers = ", ".join(map(str, evidence.paragraph or ()))
    where = f"{source}, paragraph {numbers}" if numbers else source
    said = " … ".join(f"“{quote}”" for quote in evidence.quote)
    told = " … ".join(evidence.passage)
    summary = evidence.summary if isinstance(evidence, Account) else ""
    via = f"via {evidence.via}" if evidence.via else ""
    again = f"said again {on}" if (on := getattr(evidence, "on", None)) else ""
    tongues = ", ".join(_texts(evidence, "translations", moved))
    return ": ".join(filter(None, (where, via, again, told, said, summary, tongues)))
