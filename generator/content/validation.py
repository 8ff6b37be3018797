"""The plain tree → a typed Explainer, and what does not fit in an editor's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.content.ids import id_fault, slugify
from generator.content.model import FILE_LISTS, Explainer
from generator.content.problems import Problem, at_most, did_you_mean, nearest, shortened
from generator.content.tree import NODE_KEY, Mapping, Node, Sequence

_ROUNDS = 12
_COMPARED = 100
"""How many unknown fields of a record may be the misspelt name of one that is missing."""
_ADDRESSES = ("url", "repo_url", "report_url")
_OPTIONAL = (*_ADDRESSES, "edit_uri", "on", "published", "language")
_HIDDEN = {"Explainer": {"unread", "lost", "parties", "pages", *FILE_LISTS}, "Party": {"id"}}


def type_tree(tree: Mapping) -> tuple[Explainer | None, list[Problem]]:
    """Type the tree as an Explainer; what does not fit is reported once, then left out.

    Leaving out what is wrong lets everything else be checked in the same run.
    """
    lacking, is_all = at_most(_lacking(tree, Explainer))
    if not is_all:
        return None, lacking
    data = tree.plain()
    problems: list[Problem] = []
    lost: set[str] = set()
    for attempt in range(_ROUNDS):
        try:
            explainer = Explainer.model_validate(data)
            return explainer.model_copy(update={"lost": frozenset(lost)}), problems
        except ValidationError as error:
            findings = error.errors(include_url=False)
        if attempt == 0:
            explained = (p for finding in findings if (p := _explain(tree, finding)))
            problems, is_all = at_most(explained)
            if not is_all:
                return None, problems
        for finding in findings if attempt == 0 else ():
            lost.update(_ids_in(finding["input"]) if finding["type"] == "extra_forbidden" else ())
        for finding in reversed(findings):
            if finding["type"] != "too_short" or attempt > 2:
                _leave_out(data, finding, attempt, lost)
        data = _without_dropped(data)
    return None, problems


def _explain(tree: Mapping, finding: ErrorDetails) -> Problem | None:
    """One finding of pydantic's in an editor's words; None when the value is already reported."""
    loc = finding["loc"]
    parent, node = tree.find(loc[:-1]), tree.find(loc)
    name = next((part for part in reversed(loc) if isinstance(part, str)), "")
    kind, value, ctx = finding["type"], finding["input"], finding.get("ctx", {})
    if node.is_broken or (
        isinstance(parent, Mapping) and loc[-1] in parent.keys and node is parent
    ):
        return None
    if kind == "too_short" and len(getattr(node, "items", ())) >= ctx.get("min_length", 1):
        return None
    if kind == "missing":
        fields = _fields_at(loc)
        if isinstance(parent, Mapping) and _is_misspelt(name, parent, fields):
            return None
        hint = (fields[name].description or "") if name in fields else ""
        return _missing(parent, name, hint)
    if kind == "extra_forbidden":
        place = parent.keys.get(name, node.place) if isinstance(parent, Mapping) else node.place
        hint = did_you_mean(name, _fields_at(loc))
        message = f"“{shortened(name)}” is not a field here"
        return Problem(place, "unknown-field", message, hint)
    rule, message, hint = _reason(kind, name, value, ctx)
    return Problem(node.place, rule, message, hint)


def _missing(mapping: Node, name: str, hint: str) -> Problem:
    return Problem(mapping.place, "missing-field", f"“{name}” is missing", hint)


def _lacking(mapping: Mapping, model: type[BaseModel]) -> Iterator[Problem]:
    """Every field that is missing, found one by one: pydantic finds all at once, however many."""
    for name, field, inner in _shape(model):
        node = mapping.fields.get(name)
        if node is None:
            if field and name not in mapping.keys:
                yield _missing(mapping, name, field.description or "")
        elif inner:
            for entry in node.items if isinstance(node, Sequence) else (node,):
                if isinstance(entry, Mapping):
                    yield from _lacking(entry, inner)


@cache
def _shape(model: type[BaseModel]) -> list[tuple[str, Any, type[BaseModel] | None]]:
    """The fields of a model by the names that editors write, each with itself when it must be
    there, and with the model of the records in it."""
    hidden = {NODE_KEY, *_HIDDEN.get(model.__name__, ())}
    return [
        (name, field if field.is_required() and name not in hidden else None, inner)
        for attribute, field in model.model_fields.items()
        for name in [field.alias or attribute]
        for inner in [next(_models_in(field.annotation), None)]
    ]


def _is_misspelt(name: str, mapping: Mapping, fields: dict[str, Any]) -> bool:
    unknown = [key for key in mapping.keys if key not in fields]
    return any(nearest(key, fields) == name for key in unknown[:_COMPARED])


def _reason(kind: str, name: str, value: Any, ctx: dict[str, Any]) -> tuple[str, str, str]:
    """Rule, message and hint for a value that does not fit its field."""
    text = value if isinstance(value, str) else ""
    shown = shortened(text)
    match kind:
        case "literal_error":
            names = re.findall(r"'([^']+)'", ctx["expected"])
            hint = did_you_mean(text, names)
            if "known" not in hint:
                hint += f" (one of: {', '.join(names)})"
            return "wrong-value", f"“{shown}” is not a value of “{name}”", hint
        case "value_error" if name in _ADDRESSES:
            return _bad_text(name, text, shown)
        case "value_error" if name in ("on", "as_of", "published"):
            if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
                return "bad-date", f"there is no day “{shown}”", "look at the month and the day"
            return "bad-date", f"“{shown}” is not a date", "write YYYY, YYYY-MM or YYYY-MM-DD"
        case "string_pattern_mismatch" | "string_too_long":
            return _bad_text(name, text, shown)
        case "model_type" | "dict_type" | "model_attributes_type":
            hint = "write its fields below it, one a line: `name: value`"
            text = ", not plain text" if text else ""
            return "wrong-shape", f"an entry of “{name}” must have fields{text}", hint
        case "tuple_type" | "list_type":
            hint = f"write `{name}: [{shown or 'one, two'}]`"
            if isinstance(value, dict):
                hint = "begin each entry below it with a hyphen: `- …`"
            return "wrong-shape", f"“{name}” must be a list", hint
        case "string_type":
            return "wrong-shape", f"“{name}” must be text", f"write `{name}: some words`"
        case "too_short":
            least = ctx.get("min_length", 1)
            return "too-few", f"“{name}” needs at least {least}", "add one"
        case "too_long":
            most = ctx.get("max_length", 1)
            return "too-many", f"“{name}” has more than {most} entries", "divide it"
        case "bool_parsing" | "bool_type":
            return "wrong-value", f"“{name}” is yes or no", f"write `{name}: true` or leave it out"
        case "value_error":
            return "wrong-value", f"“{name}” is a whole number from 1 up", f"write `{name}: 1`"
    return "wrong-value", f"the value of “{name}” does not fit", ""


def _bad_text(name: str, text: str, shown: str) -> tuple[str, str, str]:
    if name in _ADDRESSES:
        hint = "write the whole address: https://…"
        return "bad-url", f"“{shown}” is not an address of a web page", hint
    if name == "edit_uri":
        return "bad-url", f"“{shown}” is not a part of an address", "write `edit/main/`"
    if name == "language":
        return "bad-language", f"“{shown}” is not a language tag", "write `en`, `uk` or `pt-BR`"
    if name == "sha256":
        hint = "write the digits that `sha256sum` prints for the file, or 64 zeros: the next check"
        hint += " then tells what they are"
        return "bad-sha256", "this is not a SHA-256", hint
    return "bad-id", *(id_fault(text) or ("this cannot be an id", ""))


def _fields_at(loc: tuple[int | str, ...]) -> dict[str, Any]:
    """The fields, by the names that editors write, of the record that holds the last of `loc`."""
    model: type[BaseModel] = Explainer
    for part in loc[:-1]:
        if isinstance(part, str):
            fields = {f.alias or n: f for n, f in model.model_fields.items()}
            inner = next(_models_in(fields[part].annotation), None) if part in fields else None
            model = inner or model
    hidden = {NODE_KEY, *_HIDDEN.get(model.__name__, ())}
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    return {name: field for name, field in fields.items() if name not in hidden}


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _leave_out(data: Any, finding: ErrorDetails, attempt: int, lost: set[str]) -> None:
    """Take what `finding` is about out of `data`, or put a stand-in of the right form there.

    Where no stand-in will do, the whole entry of the list is dropped.
    """
    path = _path(data, finding["loc"])
    if not path:
        return
    holder, part = path[-1]
    if attempt > 4:
        _drop_entry(path, lost)
    elif isinstance(holder, list):
        holder[part] = None
    elif finding["type"] == "extra_forbidden":
        holder.pop(part, None)
    else:
        _stand_in(holder, str(part), finding)


def _path(data: Any, loc: tuple[int | str, ...]) -> list[tuple[Any, Any]]:
    """Each container on the way to `loc`, with the part taken in it, as far as there is one."""
    path: list[tuple[Any, Any]] = []
    container = data
    for part in loc:
        if isinstance(container, dict) and (part in container or part == loc[-1]):
            inner = container.get(str(part))
        elif isinstance(container, list) and isinstance(part, int) and part < len(container):
            inner = container[part]
        else:
            break
        path.append((container, part))
        container = inner
    return path


def _stand_in(fields: dict[str, Any], name: str, finding: ErrorDetails) -> None:
    text = finding["input"] if isinstance(finding["input"], str) else ""
    place = fields[NODE_KEY].place
    stand_ins: dict[str, Any] = {
        "missing": "",
        "literal_error": str(finding.get("ctx", {}).get("expected", "")).split("'")[1:2],
        "value_error": {"as_of": "9999-12-31", "on": "0001"}.get(name),
        "string_type": "",
        "tuple_type": [text] if text else [],
        "string_too_long": slugify(text),
        "string_pattern_mismatch": "0" * 64
        if name == "sha256"
        else slugify(text) or f"missing-{place.line}",
    }
    value = stand_ins.get(finding["type"])
    if value is None or (name in _OPTIONAL and text):
        fields.pop(name, None)
    else:
        fields[name] = value[0] if finding["type"] == "literal_error" else value


def _drop_entry(path: list[tuple[Any, Any]], lost: set[str]) -> None:
    for holder, part in reversed(path):
        if isinstance(holder, list):
            if isinstance(holder[part], dict):
                lost.add(holder[part].get("id", ""))
            holder[part] = None
            return


def _ids_in(value: Any) -> set[str]:
    """The ids of entries that stand under a field of an unknown name."""
    entries = value if isinstance(value, list) else [value]
    return {str(entry["id"]) for entry in entries if isinstance(entry, dict) and "id" in entry}


def _without_dropped(data: Any) -> Any:
    if isinstance(data, dict):
        return {
            key: value if key == NODE_KEY else _without_dropped(value)
            for key, value in data.items()
        }
    if isinstance(data, list):
        return [_without_dropped(item) for item in data if item is not None]
    return data
