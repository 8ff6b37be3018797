"""Selectors of style sheets, and whether anything on the site can ever match them.

What there is to match are the names that stand on any page, and those that scripts may add.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from generator.site.html import BuiltPage

SET_BY_BROWSERS = {"open"}
"""Attributes that a reader's action adds."""

_WORD = re.compile(r"[\w-]+")


class Vocabulary:
    """Every tag, class, id and attribute of some pages, and every word of their scripts.

    `styled` holds the words of the styles that stand in the pages themselves.
    """

    def __init__(self, pages: Iterable[BuiltPage], scripts: Iterable[str] = ()) -> None:
        self.tags: set[str] = set()
        self.classes: set[str] = set()
        self.ids: set[str] = set()
        self.attributes: dict[str, set[str]] = defaultdict(set)
        self.words: set[str] = set()
        self.styled: set[str] = set()
        for page in pages:
            self._add(page)
        for script in scripts:
            self.words.update(_WORD.findall(script))
        self.beginnings = tuple(word for word in self.words if len(word) > 2 and word[-1] in "-_")

    def _add(self, page: BuiltPage) -> None:
        self.tags |= page.tags
        self.classes |= page.classes
        self.ids.update(page.ids)
        for name, values in page.attributes.items():
            self.attributes[name] |= values
        for text in page.scripts:
            self.words.update(_WORD.findall(text))
        for text in page.every_style:
            self.styled.update(_WORD.findall(text))

    def has_tag(self, name: str) -> bool:
        """Whether an element of that name may be on a page."""
        return name in self.tags or name in self.words

    def has_class(self, name: str) -> bool:
        """Whether a class may be on a page."""
        return name in self.classes or self._is_written(name)

    def has_id(self, name: str) -> bool:
        """Whether an id may be on a page."""
        return name in self.ids or self._is_written(name)

    def has_attribute(self, name: str, operator: str = "", value: str = "") -> bool:
        """Whether an attribute may be on a page, with a value that the operator compares so."""
        if name in SET_BY_BROWSERS or self._is_written(name) or _in_script(name) in self.words:
            return True
        return any(_compares(operator, held, value) for held in self.attributes.get(name, ()))

    def _is_written(self, name: str) -> bool:
        """Whether a script has the name, or a beginning of it that it may complete."""
        return name in self.words or name.startswith(self.beginnings)


def _in_script(attribute: str) -> str:
    """How scripts spell a data attribute: `data-on-page` is `onPage`."""
    first, *rest = attribute.removeprefix("data-").split("-")
    return first + "".join(part.capitalize() for part in rest)


def _compares(operator: str, held: str, value: str) -> bool:
    match operator:
        case "=":
            return held == value
        case "~":
            return value in held.split()
        case "^":
            return held.startswith(value)
        case "$":
            return held.endswith(value)
        case "|":
            return held == value or held.startswith(f"{value}-")
        case "*":
            return value in held
    return True


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
