"""The tables of docs/format.md, made from the model's schemas: every field, in the model's words.

`make goldens` writes them anew. What stands between the comments `<!-- fields: NAME -->` and
`<!-- end -->` of the page is made; all else is written by hand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.authoring.json_schema import render_schemas

PAGE = Path(__file__).parents[1] / "docs/format.md"
STATED = ("Position", "Condition", "Question")
STATEMENTS = (*STATED, "Reaction")
"""Kinds of which what they have in common is what every statement has; without the last, what all
have but reactions and background."""

TABLE = re.compile(r"<!-- fields: (\w+) -->\n.*?<!-- end -->", re.DOTALL)
HEADER = "| Field | Needed | What stands there | What it means |\n|---|---|---|---|\n"

Schema = Mapping[str, Any]


def records() -> dict[str, Schema]:
    """The schema of every record by its name, and what all statements share as `Statement`."""
    found: dict[str, Schema] = {}
    files = render_schemas({}).items()
    for file, text in sorted(files, key=lambda one: one[0] == "party-source.json"):
        schema = json.loads(text)
        found |= schema["definitions"]
        if file == "explainer.json":
            found["Explainer"] = schema
    found |= {name: schema["else"] for name, schema in found.items() if "else" in schema}
    every, most = (_shared(found, kinds) for kinds in (STATEMENTS, STATED))
    most["properties"] = {
        name: of for name, of in most["properties"].items() if name not in every["properties"]
    }
    return {**found, "Statement": every, "Stated": most}


def _shared(found: Mapping[str, Schema], kinds: tuple[str, ...]) -> dict[str, Any]:
    """What the schemas of some kinds of statement have in common."""
    first, *others = (found[name]["properties"] for name in kinds)
    shared = {name: of for name, of in first.items() if all(o.get(name) == of for o in others)}
    needed = [name for name in found[kinds[0]]["required"] if name in shared]
    return {"properties": shared, "required": needed}


def fields(name: str, of: Mapping[str, Schema]) -> Iterator[tuple[str, Schema, bool]]:
    """The fields of a record and whether each is needed; of a kind of statement its own alone."""
    shared = of["Statement"]["properties"] if "review" in of[name]["properties"] else {}
    shared = {**shared, **of["Stated"]["properties"]} if shared else {}
    for field, schema in of[name]["properties"].items():
        if name == "Statement" or shared.get(field) != schema:
            yield field, schema, field in of[name].get("required", ())


def table(name: str, of: Mapping[str, Schema]) -> str:
    """The table of one record's fields."""
    lines = []
    for field, schema, is_needed in fields(name, of):
        need = "**yes**" if is_needed else "no"
        if "default" in schema:
            need += f"; then `{schema['default']}`"
        lines.append(f"| `{field}` | {need} | {value(schema)} | {schema['description']} |\n")
    return HEADER + "".join(lines)


def value(schema: Schema) -> str:
    """What may be written for a field, in the words that editors' programs use."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        if name.endswith("-id"):
            return f"the id of one {name.removesuffix('-id').replace('-or-', ' or ')}"
        words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()
        return f"one [{words}](#{words.replace(' ', '-')})"
    if "enum" in schema:
        return ", ".join(f"`{word}`" for word in schema["enum"])
    if "propertyNames" in schema:
        inner = value(schema["additionalProperties"])
        return f"fields, each {value(schema['propertyNames'])}: {inner}"
    if "anyOf" in schema and schema["anyOf"][1].get("type") != "array":
        return f"{value(schema['anyOf'][0])}, or words"
    if "anyOf" in schema:
        return f"{value(schema['anyOf'][0])}, or a list of them"
    if schema["type"] == "array":
        return f"a list, each {value(schema['items'])}"
    told = schema.get("errorMessage", "write text")
    if "YYYY" in told:
        return "a date"
    return told.removeprefix("write ") if told.startswith("write ") else "an id"


def render(page: str) -> str:
    """The page with its tables as the model gives them now."""
    of = records()

    def made(found: re.Match[str]) -> str:
        return f"<!-- fields: {found[1]} -->\n\n{table(found[1], of)}\n<!-- end -->"

    return TABLE.sub(made, page)


def main() -> None:
    """Write the tables of the page anew."""
    text = PAGE.read_text("utf-8")
    PAGE.write_text(render(text), "utf-8")
    print(f"docs/format.md: {'unchanged' if render(text) == text else 'written'}")


if __name__ == "__main__":
    main()
