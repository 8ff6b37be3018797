"""YAML of the model's fields, in which the values are of the right kind, or of any other."""

from __future__ import annotations

import json
from collections.abc import Sequence
from random import Random
from typing import Any, get_args

import yaml
from pydantic import BaseModel

from generator.content.model import FILE_LISTS, Explainer, Party
from generator.content.records import Record
from tools.fuzz.damage import SPECIAL

_TEXTS = (
    *("x", "yes", "2025-03-13", "2025-02-30", "1", "0", "https://example.org/", "unnamed", "en"),
    *("quoted", "position", "accepts", "open", "answered", "state", "wording", "a b", "A-B", "é"),
    *("-", "--", "a--b", "а-b", "con", "index", "x" * 81, "x" * 3000, "\ud83d", "\0", "\u202e"),
)


def malformed(chance: Random, words: Sequence[str]) -> tuple[str, bytes]:
    """The name of a file of content/, and YAML for it that need not fit the model."""
    parts = [*FILE_LISTS, "explainer", "party"]
    part = chance.choice(parts)
    if part == "party":
        tree, file = _record(chance, words, Party), f"parties/{chance.choice(['x', 'y-1'])}"
    elif part == "explainer":
        tree, file = _record(chance, words, Explainer), part
    else:
        model = next(_models_in(Explainer.model_fields[part].annotation))
        tree = [_record(chance, words, model) for _ in range(chance.choice((0, 1, 2, 5)))]
        file = part
    if chance.random() < 0.05:
        tree = _any(chance, words, 0)
    return f"content/{file}.yaml", _written(chance, tree)


def _record(chance: Random, words: Sequence[str], model: type[BaseModel], depth: int = 0) -> Any:
    """Some of a model's fields, each with a value that fits three times out of four."""
    record: dict[Any, Any] = {}
    for attribute, field in model.model_fields.items():
        name = field.alias or attribute
        if name.startswith("\0") or chance.random() < (0.05 if field.is_required() else 0.6):
            continue
        inner = next(_models_in(field.annotation), None)
        if chance.random() < 0.25:
            record[name] = _any(chance, words, depth)
        elif inner and depth < 4:
            count = chance.choice((1, 1, 2, 3))
            record[name] = [_record(chance, words, inner, depth + 1) for _ in range(count)]
        else:
            record[name] = _text(chance, words)
    if chance.random() < 0.1:
        record[_text(chance, words)] = _any(chance, words, depth)
    return record


def _any(chance: Random, words: Sequence[str], depth: int) -> Any:
    kind = chance.randrange(4 if depth > 5 else 7)
    if kind < 3:
        return _text(chance, words)
    if kind == 3:
        return chance.choice((None, True, 7, -1, 1.5, 10**40, float("inf"), [], {}))
    several = range(chance.choice((0, 1, 2, 3, 30)) if depth < 2 else 1)
    if kind == 4:
        return {_text(chance, words): _any(chance, words, depth + 1) for _ in several}
    return [_any(chance, words, depth + 1) for _ in several]


def _text(chance: Random, words: Sequence[str]) -> str:
    match chance.randrange(6):
        case 0:
            return chance.choice(_TEXTS)
        case 1:
            return chance.choice(words) + chance.choice(SPECIAL)
        case 2:
            return " ".join(chance.choice(words) for _ in range(chance.choice((2, 8, 40))))
    return chance.choice(words).strip("[],:'\"")


def _written(chance: Random, tree: Any) -> bytes:
    """A tree as YAML in blocks, in brackets, or as JSON, which YAML nearly includes."""
    if chance.random() < 0.4:
        text = json.dumps(tree, ensure_ascii=chance.random() < 0.5, indent=chance.choice((None, 1)))
    else:
        flow = chance.choice((False, False, True, None))
        text = yaml.safe_dump(
            tree, allow_unicode=chance.random() < 0.7, default_flow_style=flow, sort_keys=False
        )
    return text.encode("utf-8", "surrogatepass")


def _models_in(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)
