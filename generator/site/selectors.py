"""Selectors of style sheets, and whether anything on the site can ever match them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.site.vocabulary import Vocabulary

ALTERNATIVES = {"is", "where", "has", "matches", "-webkit-any", "-moz-any"}
"""Functions of which one argument must match; nothing is asked of what other functions name."""


def divide(tokens: Sequence[Any]) -> list[list[Any]]:
    """The selectors of a list, which commas part."""
    parts: list[list[Any]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def can_match(selector: Sequence[Any], names: Vocabulary) -> bool:
    """Whether each name that a selector requires occurs, together or not."""
    before = ""
    for token in selector:
        if not _is_met(token, before, names):
            return False
        before = token.value if token.type == "literal" else ""
    return True


def _is_met(token: Any, before: str, names: Vocabulary) -> bool:
    if token.type == "hash":
        return names.has_id(token.value)
    if token.type == "[] block":
        return names.has_attribute(*_attribute(token.content))
    if token.type == "function" and token.lower_name in ALTERNATIVES:
        return any(can_match(part, names) for part in divide(token.arguments))
    if token.type != "ident" or before == ":":
        return True
    return names.has_class(token.value) if before == "." else names.has_tag(token.lower_value)


def _attribute(tokens: Sequence[Any]) -> tuple[str, str, str]:
    """The name, the operator's first character and the value of an attribute selector."""
    texts = [token for token in tokens if token.type in ("ident", "string")]
    operators = [token.value for token in tokens if token.type not in ("ident", "string")]
    operator = "".join(operators).strip()[:1]
    name = texts[0].value.lower() if texts else ""
    return name, operator, texts[1].value if len(texts) > 1 else ""
