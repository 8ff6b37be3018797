"""The English pack → a JSON Schema of content/words/<language>.yaml, with which editors' programs
complete keys and show what is said in English under each.

JSON Schema draft 7 (json-schema.org/draft-07). Short because it is the pack itself, turned round.
"""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from generator.content.catalogue import CATEGORIES, EXACT, is_plural
from generator.content.own_words import english_tree

_TEXT = {"type": ["string", "number", "null"]}


@cache
def words_schema() -> str:
    """The schema as a file: every key may be there, and may wait to be written."""
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Words of the site",
        **_schema(english_tree()),
        "definitions": {},
    }
    return json.dumps(schema, ensure_ascii=False) + "\n"


def _schema(english: Any) -> dict[str, Any]:
    """The schema of what stands under a key, by what English has there."""
    if isinstance(english, list):
        told = ", ".join(english)
        return {"type": ["array", "null"], "items": _TEXT, "description": told}
    if not isinstance(english, Mapping):
        return {**_TEXT, "description": english}
    if is_plural(english):
        told = " | ".join(f"{name}: {one}" for name, one in english.items())
        forms = _object(dict.fromkeys(CATEGORIES, _TEXT), told)
        return {**forms, "patternProperties": {f"^{EXACT}$": _TEXT}}
    return _object({name: _schema(one) for name, one in english.items()}, "")


def _object(properties: Mapping[str, Any], description: str) -> dict[str, Any]:
    told = {"description": description} if description else {}
    return {
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": properties,
        **told,
    }
