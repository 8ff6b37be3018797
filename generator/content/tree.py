"""The plain tree that YAML is read into: text, lists and fields, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.content.problems import Place

NODE_KEY = "\0node"
"""The key under which `plain` hands a mapping's own node on: no YAML text can hold it."""

REVIEW = "review"
"""The field that makes an entry a draft."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text. `is_broken` marks a value already reported, so it is not reported again.

    `lines` has the places of its lines, without the empty ones, where each has one of its own.
    """

    text: str
    place: Place
    is_broken: bool = False
    lines: tuple[Place, ...] = ()

    def find(self, path: tuple[str | int, ...]) -> Node:
        """The node itself, or its line of that number: text has nothing else inside."""
        if path and isinstance(path[0], int) and path[0] < len(self.lines):
            return Scalar(self.text, self.lines[path[0]], self.is_broken)
        return self

    def plain(self) -> str:
        """The text."""
        return self.text


@dataclass(slots=True)
class Sequence:
    """A list."""

    place: Place
    items: list[Node] = field(default_factory=list)

    is_broken = False

    def find(self, path: tuple[str | int, ...]) -> Node:
        """The node at `path`, or the nearest one around it that exists."""
        if path and isinstance(path[0], int) and path[0] < len(self.items):
            return self.items[path[0]].find(path[1:])
        return self

    def plain(self) -> list[object]:
        """The list as Python has it."""
        return [item.plain() for item in self.items]


@dataclass(slots=True)
class Mapping:
    """Named fields, in order, the place of each name, and whether they stand in braces."""

    place: Place
    fields: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)
    is_in_braces: bool = False

    is_broken = False

    def find(self, path: tuple[str | int, ...]) -> Node:
        """The node at `path`, or the nearest one around it that exists."""
        if path and path[0] in self.fields:
            return self.fields[str(path[0])].find(path[1:])
        return self

    def plain(self) -> dict[str, object]:
        """The mapping as Python has it, with its own node under NODE_KEY."""
        return {name: node.plain() for name, node in self.fields.items()} | {NODE_KEY: self}


Node = Scalar | Sequence | Mapping


def last_line(node: Node) -> int:
    """The last line on which something inside begins."""
    match node:
        case Scalar():
            return max(place.line for place in (node.place, *node.lines))
        case Sequence():
            return max((node.place.line, *map(last_line, node.items)))
    return max((node.place.line, *map(last_line, node.fields.values())))
