"""The model → JSON Schemas, with which editors' programs complete fields, values and ids and mark
mistakes as they are typed.

JSON Schema draft 7 (json-schema.org/draft-07), with what yaml-language-server adds to it.

Long because all that these programs need beside the model's own schema is put together here.
"""

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from generator.authoring.words_schema import words_schema
from generator.content.fields import OR_WORDS, REFERS_TO, as_lines, as_list
from generator.content.ids import UNNAMED
from generator.content.model import (
    ELSEWHERE,
    FILE_LISTS,
    WORKED_OUT,
    Account,
    Explainer,
)
from generator.content.statements import (
    EDITORS,
    STATEMENT_KINDS,
    STATING,
    UPDATING,
    DatedEvidence,
    Evidence,
    Update,
)
from generator.content.text_translations import TextTranslation, TextTranslations
from generator.evidence.store.kept import NONE_KEPT, Kept, KeptKind

Names = Mapping[str, Mapping[str, str]]
"""What each id stands for, in words, by the kind of thing that has it."""

_Parts = dict[str, JsonSchemaValue]
"""The schema of every record by its name."""

_TEXT = ["string", "number", "boolean"]
"""What YAML may take a text for; the reader takes all of them as they were written."""

_NEEDED_BY_DRAFTS = ("id", "review", "evidence")
_DEFINITIONS = "#/definitions/"


def render_schemas(
    names: Names, lost: Iterable[str] = (), kept: Kept = NONE_KEPT
) -> dict[str, str]:
    """Each schema's file name and its text; `lost` are ids of things that could not be understood.
    What is `kept` of the model, which is the same for every explainer, is not worked out again.

    An id that is not among `names` or `lost` is a mistake wherever something of its kind is meant,
    unless nothing of that kind is there yet.
    """
    parts, kinds = kept.told(_MODEL, (), _of_model)
    ids = {name: _ids(of, names, lost) for name, of in kinds.items()}
    roots = {"explainer": _own(parts["Explainer"]), "party": {"$ref": f"{_DEFINITIONS}Party"}}
    roots["translations"] = {"$ref": f"{_DEFINITIONS}{TextTranslations.__name__}"}
    roots |= {name: parts["Explainer"]["properties"][name] for name in FILE_LISTS}
    texts = {name: _text(root, parts | ids) for name, root in roots.items()}
    texts |= {name: _text(root, of | ids) for name, (root, of) in _of_source(parts).items()}
    texts["words"] = words_schema()
    return {f"{name}.json": text for name, text in sorted(texts.items())}


_OfModel = tuple[_Parts, dict[str, tuple[str, ...]]]

_MODEL = KeptKind[_OfModel](
    "schema of the model", tuple[dict[str, Any], dict[str, tuple[str, ...]]]
)


@cache
def _of_model() -> _OfModel:
    """The schema of every record, and which ids it uses: the same for every explainer."""
    parts = _parts()
    return parts, _kinds(parts)


def _of_source(parts: _Parts) -> dict[str, tuple[JsonSchemaValue, _Parts]]:
    """The schemas of the files that are named after a source, which need not name it again."""
    implied = parts | {
        name: _without(parts[name], "source", is_field=False)
        for name in (Evidence.__name__, DatedEvidence.__name__)
    }
    party = parts["Party"]
    stated = {name: party["properties"][name] for name in ("people", "statements")}
    told = {
        "title": "What a party states in a source",
        "description": "The party's statements, and people of whom no other source tells.",
    }
    statements = {**party, **told, "properties": stated, "required": []}
    background = parts["Explainer"]["properties"]["background"]
    return {
        "party-source": (statements, implied),
        "background-source": (background, implied),
        "source": (_without(parts["Source"], "id"), parts),
    }


def _without(schema: JsonSchemaValue, name: str, is_field: bool = True) -> JsonSchemaValue:
    """The schema of a record that need not, or may not, have one of its fields."""
    fields = {one: of for one, of in schema["properties"].items() if one != name or not is_field}
    required = [one for one in schema["required"] if one != name]
    return {**schema, "properties": fields, "required": required}


def _text(root: JsonSchemaValue, parts: _Parts) -> str:
    """A schema as a file, with the definitions that it needs."""
    needed: dict[str, JsonSchemaValue] = {}
    waiting = [root]
    while waiting:
        for one in _each(waiting.pop()):
            name = str(one.get("$ref", "")).removeprefix(_DEFINITIONS)
            if name and name not in needed:
                needed[name] = parts[name]
                waiting.append(parts[name])
    schema = {"$schema": "http://json-schema.org/draft-07/schema#", **root}
    schema["definitions"] = dict(sorted(needed.items()))
    return json.dumps(schema, ensure_ascii=False) + "\n"


def _own(explainer: JsonSchemaValue) -> JsonSchemaValue:
    """What stands in explainer.yaml itself: the rest has files of its own."""
    fields = {name: of for name, of in explainer["properties"].items() if name not in ELSEWHERE}
    left_out = (*ELSEWHERE, *WORKED_OUT)
    required = [name for name in explainer["required"] if name not in left_out]
    return {**explainer, "properties": fields, "required": required}


def _parts() -> _Parts:
    """The schema of every record by its name."""
    template = f"{_DEFINITIONS}{{model}}"
    _, whole = models_json_schema(
        [(one, "validation") for one in (Explainer, Update, TextTranslations)],
        ref_template=template,
        schema_generator=_Written,
    )
    parts: _Parts = whole["$defs"]
    parts["Party"]["properties"]["statements"]["items"] = {"$ref": f"{_DEFINITIONS}Statement"}
    for model in (Evidence, DatedEvidence, Account):
        parts[model.__name__]["anyOf"] = _one_of(("passage", "quote"))
    any_statement = _any_statement(parts)
    for schema in _each(whole):
        if "enum" in schema:
            _tell_values(schema)
    waiting = parts[TextTranslation.__name__]["properties"]
    waiting["text"] = {**waiting["text"], "type": [*_TEXT, "null"]}
    posed = parts["PosedQuestion"]
    parts["PosedQuestion"] = {**posed, "allOf": [_by_whom()]}
    made = {name: _with_drafts(schema) for name, schema in parts.items()}
    return {**made, "Statement": any_statement}


def _any_statement(parts: _Parts) -> JsonSchemaValue:
    """The schema of a statement of any kind: that of the kind that it is.

    Without a `kind`, it is a reaction where there is `to`, and a position where there is not.
    """
    kinds = {kind: parts[model.__name__]["properties"] for kind, model in STATEMENT_KINDS.items()}
    fields = {name: _told(of) for one in kinds.values() for name, of in one.items()}
    told = " ".join(one["kind"]["description"] for one in kinds.values())
    fields["kind"] = {"enum": [*kinds], "description": told}
    _tell_values(fields["kind"])
    branches: list[JsonSchemaValue] = [
        {"if": _is_of(kind), "then": {"$ref": f"{_DEFINITIONS}{model.__name__}"}}
        for kind, model in STATEMENT_KINDS.items()
    ]
    branches.append({"if": _is_update(), "then": {"$ref": f"{_DEFINITIONS}Update"}})
    return {"type": "object", "title": "Statement", "properties": fields, "allOf": branches}


def _is_of(kind: str) -> JsonSchemaValue:
    """Whether a statement is of a kind: by its `kind`, or without one by whether there is `to`."""
    has_kind: JsonSchemaValue = {"required": ["kind"]}
    said: JsonSchemaValue = {**has_kind, "properties": {"kind": {"enum": [kind]}}}
    has_target: JsonSchemaValue = {"required": ["to"]}
    if kind == "reaction":
        return {"anyOf": [said, {**has_target, "not": has_kind}]}
    if kind == "position":
        return {"anyOf": [said, {"not": {"anyOf": [has_kind, has_target, _is_update()]}}]}
    return said


def _by_whom() -> JsonSchemaValue:
    """What the editors' own question has, and what an interviewer's has."""
    return {
        "if": {"properties": {"by": {"const": EDITORS}}},
        "then": {
            "required": ["rests_on"],
            "properties": dict.fromkeys(("evidence", "on", "at", "venue"), False),
        },
        "else": {"required": ["evidence"], "properties": {"rests_on": False}},
    }


def _is_update() -> JsonSchemaValue:
    """Whether an entry tells what became of an ask alone: as `is_update` has it."""
    return {"anyOf": _one_of(UPDATING), "not": {"anyOf": _one_of(STATING)}}


def _one_of(fields: Iterable[str]) -> list[JsonSchemaValue]:
    return [{"required": [name]} for name in fields]


def _told(schema: JsonSchemaValue) -> JsonSchemaValue:
    """What a schema says of a field in words."""
    return {word: said for word, said in schema.items() if word == "description"}


def _with_drafts(schema: JsonSchemaValue) -> JsonSchemaValue:
    """The schema of a record; a statement's leaves drafts their gaps."""
    if "review" not in schema["properties"]:
        return schema
    return {"if": {"required": ["review"]}, "then": _draft(schema), "else": schema}


def _draft(schema: JsonSchemaValue) -> JsonSchemaValue:
    """The schema of a statement that may lack what only an editor can judge."""
    fields = {
        name: of if name in _NEEDED_BY_DRAFTS else _or_nothing(of)
        for name, of in schema["properties"].items()
    }
    title = f"{schema['title']}, as a draft"
    return {**schema, "title": title, "properties": fields, "required": list(_NEEDED_BY_DRAFTS)}


def _or_nothing(schema: JsonSchemaValue) -> JsonSchemaValue:
    return {"anyOf": [schema, {"type": "null"}], **_told(schema)}


class _Written(GenerateJsonSchema):
    """The model's schema as editors write: any text, and one thing for a list of one."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """No field has a title beside its name."""
        return False

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Text, whatever else YAML may take it for."""
        return {**super().str_schema(schema), "type": _TEXT}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Values by ids."""
        keys, values = schema["keys_schema"], schema["values_schema"]
        inner = self.generate_inner(values)
        form = "{en: {text: …, by: …}}" if "$ref" in inner else "{the-id: accepts}"
        told = {"errorMessage": f"write `{form}`"}
        return {
            "type": "object",
            "propertyNames": self.generate_inner(keys),
            "additionalProperties": inner,
            **told,
        }

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        """One of some words."""
        return {"enum": list(schema["expected"])}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """What need not be there; when it is, it has a value."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """What need not be there, with the word that holds then, if there is one."""
        made = super().default_schema(schema)
        if not (isinstance(made.get("default"), str) and made["default"]):
            made.pop("default", None)
        return made

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> JsonSchemaValue:
        """A list, or the only thing that is in it."""
        made = super().function_before_schema(schema)
        is_either = schema["function"]["function"] in (as_list, as_lines)
        return {"anyOf": [made["items"], made]} if is_either else made


def _each(schema: Any) -> Iterator[JsonSchemaValue]:
    """A schema and every one in it."""
    if isinstance(schema, dict):
        yield schema
    for inner in schema.values() if isinstance(schema, dict) else schema:
        if isinstance(inner, dict | list):
            yield from _each(inner)


def _tell_values(schema: JsonSchemaValue) -> None:
    """Give each value of a choice its own words, where the description has them: `value: words`."""
    told = schema.get("description", "")
    found = [re.search(rf"(?:^|[;.] ){re.escape(one)}: ([^;.]+)", told) for one in schema["enum"]]
    if any(found):
        schema["enumDescriptions"] = [one[1] if one else "" for one in found]


def _kinds(parts: JsonSchemaValue) -> dict[str, tuple[str, ...]]:
    """The kinds of things whose ids are used, by the name of their definition; each field that is
    such an id is made to refer to it."""
    found = {}
    for schema in _each(parts):
        if kinds := schema.pop(REFERS_TO, None):
            name = "-or-".join(kinds) + "-id"
            found[name] = tuple(kinds)
            known = {"$ref": f"{_DEFINITIONS}{name}"}
            text = {"type": schema.pop("type")}
            schema |= {"anyOf": [known, text]} if schema.pop(OR_WORDS, False) else known
    return found


def _ids(kinds: tuple[str, ...], names: Names, lost: Iterable[str]) -> JsonSchemaValue:
    """An id of something of these kinds, each with what it stands for."""
    known = {name: told for kind in kinds for name, told in names.get(kind, {}).items()}
    if not known:
        return {"type": _TEXT}
    known = {**dict.fromkeys(lost, ""), **known}
    if "person" in kinds:
        known[UNNAMED] = "Someone whom the article quotes or reports without a name."
    values = [(value, told) for name, told in sorted(known.items()) for value in _as_yaml(name)]
    message = f"no {' or '.join(kinds)} has this id; `explainer schema` makes a new one known"
    return {
        "enum": [value for value, _ in values],
        "enumDescriptions": [told for _, told in values],
        "errorMessage": message,
    }


def _as_yaml(name: str) -> Iterator[Any]:
    """An id, and what YAML takes it for if that is no text."""
    yield name
    if name in ("true", "false"):
        yield name == "true"
    for read in (int, lambda text: int(text, 0), float):
        with suppress(ValueError):
            number = read(name)
            if math.isfinite(number):
                yield number
            return
