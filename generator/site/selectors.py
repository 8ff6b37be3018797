"""Selectors of style sheets, and whether anything on the site can ever match them.

What there is to match are the names that stand on any page, and those that scripts may add.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Any

from generator.site.html import BuiltPage

SET_BY_BROWSERS = {"open"}
"""Attributes that a reader's action adds."""

_WORD = re.compile(r"[\w-]+")


class Vocabulary:
    """Every tag, class, id and attribute of some pages, and every word of their scripts.

    `styled` holds the words of the styles that stand in the pages themselves.
    """

    def __init__(self, pages: Sequence[BuiltPage], scripts: Iterable[str] = ()) -> None:
        self.tags = {tag for page in pages for tag in page.tags}
        self.ids = {name for page in pages for name in page.ids}
        self.attributes: dict[str, set[str]] = defaultdict(set)
        for page in pages:
            for name, values in page.attributes.items():
                self.attributes[name] |= values
        self.classes = {name for value in self.attributes["class"] for name in value.split()}
        self.words = _words(chain(scripts, *(page.scripts for page in pages)))
        self.styled = _words(chain(*(page.every_style for page in pages)))
        self.beginnings = tuple(word for word in self.words if len(word) > 2 and word[-1] in "-_")

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
        compares = _COMPARISONS.get(operator)
        held = self.attributes.get(name, ())
        return any(compares is None or compares(one, value) for one in held)

    def _is_written(self, name: str) -> bool:
        """Whether a script has the name, or a beginning of it that it may complete."""
        return name in self.words or name.startswith(self.beginnings)


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in _WORD.findall(text)}


def _in_script(attribute: str) -> str:
    """How scripts spell a data attribute: `data-on-page` is `onPage`."""
    first, *rest = attribute.removeprefix("data-").split("-")
    return first + "".join(part.capitalize() for part in rest)


_COMPARISONS: dict[str, Callable[[str, str], bool]] = {
    "=": lambda held, value: held == value,
    "~": lambda held, value: value in held.split(),
    "^": str.startswith,
    "$": str.endswith,
    "|": lambda held, value: f"{held}-".startswith(f"{value}-"),
    "*": lambda held, value: value in held,
}
"""How an operator compares the value that an attribute has with the one that is asked for."""

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
