"""The plain tree → a typed Explainer, and what does not fit in an editor's words.

Records are typed from the inside out. What does not fit is reported once, field by field, and a
stand-in takes its place, so that all else can be checked in the same run; where none will do, the
entry is left out.
"""

import re
from functools import cache
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.content.fields import Unfit, mark_of
from generator.content.ids import slugify
from generator.content.limits import PROBLEMS
from generator.content.model import ELSEWHERE, Explainer, Party
from generator.content.problems import Problem, at_most, did_you_mean, nearest, shortened
from generator.content.records import (
    Record,
    chosen,
    record_fields,
    record_lists,
    record_maps,
)
from generator.content.statements import (
    STATEMENT_KINDS,
    Background,
    PosedQuestion,
    Reaction,
    Stated,
    Statement,
)
from generator.content.tree import NODE_KEY, REVIEW, Mapping, Node, Sequence

_R = TypeVar("_R", bound=Record)

_COMPARED = 100
"""How many unknown fields of a record may be the misspelt name of one that is missing."""
_HIDDEN: dict[type[Record], tuple[str, ...]] = {Explainer: ELSEWHERE, Party: ("id",)}
"""What no editor writes there."""
_NEVER_A_GAP = ("id", "evidence")
"""What a draft must have: all else that a statement needs is for an editor to judge."""
_WORKED_OUT = {
    "status": "leave it out: it is worked out from what answers this, which says so itself, as in "
    "`answers: {the-id: accepts}`",
    "answered_by": "leave it out: the statement or event that answers this says so itself, as in "
    "`answers: {the-id: accepts}`",
    "bears_on": "leave it out, or make it a condition, which has `qualifies`",
    "standing": "leave it out: it is told by `on`, as in `on: ../2025-03-13`",
    "stance": "write it in a point of the party: `points: [{issue, says, stance, rests_on}]`",
}
"""What a statement no longer has, and what tells it now."""
_NOT_POSED = {
    "kind": "leave it out: all that stands here are questions",
    "speaker": "say who asks under `by`; a question that a party poses stands in the party's file",
    **dict.fromkeys(("quote", "passage"), "write it under `evidence`, with its `source`"),
    **dict.fromkeys(("status", "answered_by"), _WORKED_OUT["status"]),
}
"""What a question that no party poses does not have, and what to write instead."""
STAND_INS = {"sha256": "0" * 64, "on": "0001", "as_of": "9999-12-31"}
"""What is read in the place of a value that cannot be, and that something has to have."""


class _TooMany(Exception):
    """There are more problems than are told."""


def type_tree(tree: Mapping) -> tuple[Explainer | None, list[Problem]]:
    """Type the tree as an Explainer; what does not fit is reported once, then left out.

    A draft may lack what only an editor can judge. Nothing is typed any further when there are more
    problems than are told.
    """
    try:
        return Explainer.model_validate(tree.plain()), []
    except ValidationError:
        typing = _Typing()  # it makes a validator for each model, so only where it must
    try:
        explainer = typing.record(Explainer, tree)
    except _TooMany:
        return None, at_most(typing.problems)[0]
    if explainer:
        explainer = explainer.model_copy(update={"lost": frozenset(typing.lost)})
    return explainer, typing.problems


class _Typing:
    """One pass over a tree: the problems that it met, and the ids of the entries left out."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.lost: set[str] = set()

    def record(self, model: type[_R], node: Mapping) -> _R | None:
        """The record that stands in `node`; None when too little of it can be typed."""
        is_draft = issubclass(model, Statement) and REVIEW in node.fields
        values = {name: self.value(model, name, of) for name, of in node.fields.items()}
        values[NODE_KEY] = node
        try:
            return model.model_validate(values)
        except ValidationError as error:
            findings = error.errors(include_url=False)
        for finding in findings:
            if is_draft and finding["type"] == "missing" and finding["loc"][0] not in _NEVER_A_GAP:
                continue
            if problem := _explain(model, node, finding):
                self.problems.append(problem)
            if len(self.problems) > PROBLEMS:
                raise _TooMany
        self.mend(model, values, findings)
        try:
            return model.model_validate(values)
        except ValidationError:
            self.lost.add(str(values.get("id", "")))
            return None

    def value(self, model: type[Record], name: str, node: Node) -> Any:
        """What stands in a field of a record: the records in it, typed, or what was written."""
        if name in record_maps(model) and isinstance(node, Mapping):
            return {key: self.part(model, name, one) for key, one in node.fields.items()}
        is_list = name in record_lists(model)
        if name in record_fields(model) and not is_list and isinstance(node, Mapping):
            return self.record(chosen(model, name, node), node)
        if not is_list or not isinstance(node, Sequence):
            return node.plain()
        return [self.part(model, name, one) for one in node.items]

    def part(self, model: type[Record], name: str, node: Node) -> Any:
        """One of several things in a field of a record: a record, typed, or what was written."""
        if isinstance(node, Mapping):
            return self.record(chosen(model, name, node), node)
        return node.plain()

    def mend(
        self, model: type[Record], values: dict[str, Any], findings: list[ErrorDetails]
    ) -> None:
        """Leave out of `values` what `findings` are about, or put a stand-in there."""
        fields, wrong = _fields(model), dict[str, set[Any]]()
        for finding in findings:
            wrong.setdefault(str(finding["loc"][0]), set()).update(finding["loc"][1:])
        for name, indices in wrong.items():
            value = values.pop(name, None)
            if indices and isinstance(value, dict):
                values[name] = {key: one for key, one in value.items() if key not in indices}
                continue
            if isinstance(value, dict) and "id" in value:  # an entry without its hyphen
                self.lost.add(str(value["id"]))
            is_list = indices and isinstance(value, list)
            kept = [v for n, v in enumerate(value) if n not in indices] if is_list else []
            if name not in fields:
                entries = value if isinstance(value, list) else [value]
                self.lost |= {str(e["id"]) for e in entries if isinstance(e, dict) and "id" in e}
            elif kept:
                values[name] = kept
            elif (stand_in := _stand_in(name, fields[name], value, values[NODE_KEY])) is not None:
                values[name] = stand_in


def _stand_in(name: str, field: FieldInfo, value: Any, node: Mapping) -> Any:
    """What takes the place of a value that does not fit; None where the field can be without."""
    parts = (field.annotation, *get_args(field.annotation))
    if choices := [get_args(part) for part in parts if get_origin(part) is Literal]:
        return choices[0][0]
    text = value if isinstance(value, str) else ""
    if get_origin(field.annotation) is tuple and text and name != "formerly":
        return [text]
    if not field.is_required():
        return None
    if name == "id":
        return slugify(text) or f"missing-{node.place.line}"
    return STAND_INS.get(name, "")


@cache
def _fields(model: type[Record]) -> dict[str, FieldInfo]:
    """The fields of a model, by the names under which they stand in the tree."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


@cache
def _written_fields(model: type[Record]) -> dict[str, FieldInfo]:
    """The fields of a model, by the names that editors write; not those that have no such name."""
    return {name: one for name, one in _fields(model).items() if not name.startswith("\0")}


def _explain(model: type[Record], mapping: Mapping, finding: ErrorDetails) -> Problem | None:
    """One finding of pydantic's in an editor's words; None when the value is already reported."""
    loc, kind = finding["loc"], finding["type"]
    name, node, hidden = str(loc[0]), mapping.find(loc), _HIDDEN.get(model, ())
    fields = {name: one for name, one in _written_fields(model).items() if name not in hidden}
    if node.is_broken or finding["input"] is None:
        return None
    ctx = finding.get("ctx", {})
    if kind == "too_short" and len(getattr(node, "items", (node,))) >= ctx["min_length"]:
        return None
    if kind == "missing":
        unknown = [key for key in mapping.keys if key not in fields][:_COMPARED]
        if any(nearest(key, fields) == name for key in unknown):
            return None
        hint = (fields[name].description or "") if name in fields else ""
        return Problem(mapping.place, "missing-field", f"“{name}” is missing", hint)
    if kind == "extra_forbidden":
        if _is_of_no_kind(model, mapping) and _of_another_kind(model, name):
            return None  # which fields it may have hangs on its kind, of which it is told
        place = mapping.keys.get(name, node.place)
        message = f"“{shortened(name)}” is not a field here"
        hint = _of_another_kind(model, name) or did_you_mean(name, fields)
        return Problem(place, "unknown-field", message, hint)
    rule, message, hint = _reason(model, name, finding)
    return Problem(node.place, rule, message, hint)


def _is_of_no_kind(model: type[Record], mapping: Mapping) -> bool:
    """Whether a statement says that it is of a kind that there is not."""
    told = getattr(mapping.fields.get("kind"), "text", "")
    return issubclass(model, Statement) and bool(told) and told not in STATEMENT_KINDS


def _of_another_kind(model: type[Record], name: str) -> str:
    """Which kinds of statement have a field that this one has not; empty where none has it."""
    if issubclass(model, PosedQuestion):
        return _NOT_POSED.get(name, "")
    if not issubclass(model, Statement) or issubclass(model, Background):
        return ""
    if name in _WORKED_OUT:
        return _WORKED_OUT[name]
    if issubclass(model, Reaction) and name in Stated.model_fields:
        return "a reaction is no answer: leave this out, or `to` and `response`"
    having = [kind for kind, of in STATEMENT_KINDS.items() if name in _written_fields(of)]
    if not having:
        return ""
    if having == ["reaction"]:
        return "a reaction has it, and no other `kind`: leave out that line, or this one"
    return f"write `kind: {having[0]}`" + (f" (or {', '.join(having[1:])})" if having[1:] else "")


def no_list(name: str, value: Any) -> tuple[str, str]:
    """Message and hint for a value that is none, in a field that is a list."""
    shown = shortened(value) if isinstance(value, str) else ""
    hint = f"write `{name}: [{shown or 'one, two'}]`"
    if isinstance(value, dict):
        hint = "begin each entry below it with a hyphen: `- …`"
    return f"“{name}” must be a list", hint


def _no_text(name: str, value: Any) -> tuple[str, str]:
    """Message and hint for a value that is none, where a field holds text."""
    hint = f"write `{name}: some words`"
    held = [one for one in value if one != NODE_KEY] if isinstance(value, dict) else []
    if len(held) != 1 or " " not in held[0]:
        return f"“{name}” must be text", hint
    hint = f"put all of the text in quotation marks: '{shortened(held[0])}: …'"
    return f"“{name}” must be text, and the colon in this makes a field of it", hint


def _reason(model: type[Record], name: str, finding: ErrorDetails) -> tuple[str, str, str]:
    """Rule, message and hint for a value that does not fit its field."""
    field = _written_fields(model)[name]
    value, ctx = finding["input"], finding.get("ctx", {})
    text = value if isinstance(value, str) else ""
    shown = shortened(text)
    unfit = mark_of(Unfit, *field.metadata, field.annotation)
    match finding["type"]:
        case "literal_error" if not unfit:
            names = re.findall(r"'([^']+)'", ctx["expected"])
            if name == "kind" and issubclass(model, Statement):
                names = list(STATEMENT_KINDS)
            hint = did_you_mean(text, names)
            if "known" not in hint:
                hint += f" (one of: {', '.join(names)})"
            message = f"“{shown}” is not a value of “{name}”" if text else f"“{name}” takes a word"
            return "wrong-value", message, hint
        case "model_type":
            hint = "write its fields below it, one a line: `name: value`"
            text = ", not plain text" if text else ""
            return "wrong-shape", f"an entry of “{name}” must have fields{text}", hint
        case "tuple_type":
            return "wrong-shape", *no_list(name, value)
        case "dict_type" if name in record_maps(model):
            hint = f"write `{name}: {{en: {{text: …, by: …}}}}`"
            return "wrong-shape", f"“{name}” must have fields: a language each", hint
        case "dict_type":
            hint = f"write `{name}: {{the-id: accepts}}`"
            return "wrong-shape", f"“{name}” must have fields: an id and an outcome each", hint
        case "string_type":
            return "wrong-shape", *_no_text(name, value)
        case "too_short":
            return "too-few", f"“{name}” needs at least {ctx['min_length']}", "add one"
        case "too_long":
            return "too-many", f"“{name}” has more than {ctx['max_length']} entries", "divide it"
    if unfit:
        return unfit.of(name, text)
    return "wrong-value", f"the value of “{name}” does not fit", ""
