"""What has an id, and what refers to it: every field that holds an id, as the model declares."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.content.fields import RefersTo, mark_of
from generator.content.ids import RESERVED, UNNAMED
from generator.content.model import Explainer, Party
from generator.content.problems import Place
from generator.content.records import Named, Record, record_fields
from generator.content.tree import Mapping


@dataclass(frozen=True, slots=True)
class Identified:
    """Something that has an id: what kind of thing it is, and the party that it belongs to."""

    kind: str
    record: Named
    party: Party | None = None


def records(explainer: Explainer) -> Iterator[Identified]:
    """Everything that has an id, in reading order: each party with what belongs to it comes first.

    This is the only place that lists them.
    """
    for party in explainer.parties:
        yield Identified("party", party, party)
        yield from (Identified("person", person, party) for person in party.people)
        yield from (Identified("statement", one, party) for one in party.statements)
    groups: dict[str, tuple[Named, ...]] = {
        "statement": explainer.background,
        "issue": explainer.issues,
        "source": explainer.sources,
        "event": explainer.events,
        "question": explainer.questions,
        "difference": explainer.differences,
        "page": explainer.pages,
    }
    for kind, group in groups.items():
        yield from (Identified(kind, record) for record in group)


def taken_ids(explainer: Explainer) -> set[str]:
    """Every id that something has, or had, or that nothing may have."""
    return {*RESERVED, *(name for one in records(explainer) for name in one.record.ids)}


@dataclass(frozen=True, slots=True)
class Reference:
    """The id `name` in a field of `record`, by the field's written name and its number in a list.

    `kinds` are those of which something may be meant; it may be `or_words` that are no id.
    """

    record: Record
    field: str
    index: int
    name: str
    kinds: tuple[str, ...]
    or_words: bool = False

    @property
    def is_to_unnamed(self) -> bool:
        """Whether it says that nobody is named, in the place of somebody's id."""
        return self.field == "speaker" and self.name == UNNAMED

    @property
    def is_written(self) -> bool:
        """Whether the id is typed there, and not what the file's name says."""
        return self.field in self.record.node.keys

    @property
    def place(self) -> Place:
        """Where the id stands, or what it belongs to where it is not written."""
        written = self.record.node.fields.get(self.field)
        if isinstance(written, Mapping) and self.name in written.keys:
            return written.keys[self.name]
        return self.record.at(self.field, self.index)


def references(record: Record) -> Sequence[Reference]:
    """Every reference in a record and in the records in it, in the order of the model's fields."""
    if isinstance(record, Explainer):
        return _all_references(record)
    found: list[Reference] = []
    _collect(record, found)
    return found


@lru_cache(maxsize=1)  # several rules go through all of them
def _all_references(explainer: Explainer) -> Sequence[Reference]:
    found: list[Reference] = []
    _collect(explainer, found)
    return tuple(found)


def _collect(record: Record, found: list[Reference]) -> None:
    for name, alias, mark in _fields(type(record)):
        value = getattr(record, name)
        if not value:
            continue
        if mark:
            for index, text in enumerate((value,) if isinstance(value, str) else value):
                found.append(Reference(record, alias, index, text, mark.kinds, mark.or_words))
        else:
            for item in value if isinstance(value, tuple) else (value,):
                if isinstance(item, Record):
                    _collect(item, found)


def kinds_of(model: type[Record], name: str) -> tuple[str, ...]:
    """The kinds that a field, by its name in Python, refers to; none for any other field."""
    return next((mark.kinds for field, _, mark in _fields(model) if mark and field == name), ())


@cache
def _fields(model: type[Record]) -> list[tuple[str, str, RefersTo | None]]:
    """The fields of a model that refer to something, or hold records, which may: name, the name
    that editors write, and what it refers to."""
    found, holding = [], record_fields(model)
    for name, field in model.model_fields.items():
        written = field.alias or name
        mark = mark_of(RefersTo, *field.metadata, field.annotation)
        if mark or written in holding:
            found.append((name, written, mark))
    return found
