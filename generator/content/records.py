"""What every record of the model is: something that an editor wrote as a mapping, at its place."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Annotated, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, SkipValidation
from pydantic.json_schema import SkipJsonSchema

from generator.content.fields import Slug, mark_of
from generator.content.limits import LISTED
from generator.content.problems import Place
from generator.content.tree import Mapping


@dataclass(frozen=True)
class OneOf:
    """Marks records of several models that have `base` in common; `choose` tells by a mapping which
    it is one of."""

    base: "type[Record]"
    choose: "Callable[[Mapping], type[Record]]"


class Record(BaseModel):
    """Something that an editor wrote as a mapping, and the place where it stands."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    node: SkipJsonSchema[SkipValidation[Mapping]] = Field(alias="\0node", exclude=True, repr=False)

    def __eq__(self, other: object) -> bool:
        """Records are told apart by being written apart, whatever they say."""
        return self is other

    def __hash__(self) -> int:
        """Equal records are the same record: what is looked up by a record is found by it alone."""
        return id(self)

    @property
    def place(self) -> Place:
        """Where the record begins."""
        return self.node.place

    def at(self, *path: str | int) -> Place:
        """The place of a field's value, or of the nearest thing around it that was written."""
        return self.node.find(path).place


class Named(Record):
    """Something that others refer to by its id."""

    id: Slug = Field(description="Permanent: it is the permalink.")
    formerly: Annotated[tuple[Slug, ...], Field(max_length=LISTED)] = Field(
        (),
        description="Ids that it had before, so that links to them still lead here. `explainer "
        "rename` writes them.",
    )

    @property
    def ids(self) -> tuple[str, ...]:
        """Its id, then those that it had before."""
        return (self.id, *self.formerly)


def _always(model: type[Record], node: Mapping) -> type[Record]:
    return model


@cache
def _models(model: type[Record]) -> dict[str, OneOf]:
    """The fields of a model that hold records, one or several, and the models of these."""
    found = {}
    for name, field in model.model_fields.items():
        for item in get_args(field.annotation):
            if mark := mark_of(OneOf, item):
                found[field.alias or name] = mark
            elif isinstance(item, type) and issubclass(item, Record):
                found[field.alias or name] = OneOf(item, partial(_always, item))
    return found


@cache
def record_fields(model: type[Record]) -> dict[str, type[Record]]:
    """The fields of a model that hold records, one, a list of them or some by a key, and the model
    of these."""
    return {name: one.base for name, one in _models(model).items()}


@cache
def record_lists(model: type[Record]) -> dict[str, type[Record]]:
    """The fields of a model that are lists of records, and the model of these."""
    return _held_in(tuple, model)


@cache
def record_maps(model: type[Record]) -> dict[str, type[Record]]:
    """The fields of a model that hold records by a key, and the model of these."""
    return _held_in(dict, model)


def _held_in(shape: type, model: type[Record]) -> dict[str, type[Record]]:
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    return {
        name: item
        for name, item in record_fields(model).items()
        if get_origin(fields[name].annotation) is shape
    }


def chosen(model: type[Record], name: str, node: Mapping) -> type[Record]:
    """The model of a mapping that stands in a field of `model` which holds records."""
    return _models(model)[name].choose(node)
