"""Where entries go that are added to a list in a YAML text, and how they are laid out there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from generator.authoring.editing.layout import Layout, brackets, scalar

NodePath: TypeAlias = tuple[str | int, ...]
"""Names of fields and indices (from 0) that lead from a file's root to something in it."""

_INDENT = 2


@dataclass(frozen=True)
class Appending:
    """Entries that are to be added to a text; `values` is what they say.

    Every method adds them in one place; those that may find no place return whether they did.
    """

    layout: Layout
    root: yaml.Node | None
    entries: Sequence[str]
    values: list[Any]

    def at(self, path: NodePath) -> bool:
        """Add them to the list at `path`, which may be missing; False when it can be no list."""
        holder, node, left = follow(self.root, path)
        if not left:
            return self._extend(holder, node)
        if len(left) > 1 or not isinstance(left[0], str):
            return False
        if node is None or isinstance(node, yaml.MappingNode):
            self._add_field(node, left[0])
            return True
        return False

    def _extend(self, holder: yaml.Node | None, node: yaml.Node | None) -> bool:
        """Add them to a list, or to nothing, which then becomes one."""
        if node is None or _is_nothing(node):
            if not _is_flow(holder):
                self._begin(holder, node.start_mark.line + 1 if node else 0)
            return not _is_flow(holder)
        if not isinstance(node, yaml.SequenceNode):
            return False
        if not node.flow_style:
            self._lengthen(holder, node)
        elif node.value or _is_flow(holder):
            self._splice(node, ", ".join(map(brackets, self.values)))
        else:
            self._begin(holder, self.layout.remove_brackets(node))
        return True

    def _begin(self, holder: yaml.Node | None, at: int) -> None:
        """Begin a list at the line `at`."""
        inner = self._indent_in(holder) if holder else 0
        self._insert(holder, at, _column(holder), self._lines(inner))

    def _lengthen(self, holder: yaml.Node | None, node: yaml.SequenceNode) -> None:
        """Add to a list whose entries stand on lines of their own."""
        column, at = node.start_mark.column, self.layout.end_of(node)[0] + 1
        self._insert(holder, at, column, self._lines(column, self.layout.is_set_apart(node)))

    def _insert(self, holder: yaml.Node | None, at: int, column: int, lines: list[str]) -> None:
        """Insert lines after comments indented deeper than `column`, or at the end of a file that
        is the list itself."""
        layout = self.layout
        at = layout.after_comments(at, column) if holder else layout.end_of_content()
        layout.insert(at, lines)

    def _add_field(self, node: yaml.MappingNode | None, name: str) -> None:
        """Add a field that is missing to its mapping."""
        if node is not None and node.flow_style:
            self._splice(node, f"{scalar(name, True)}: {brackets(self.values)}")
            return
        column, at = _column(node), self.layout.end_of_content()
        if node is not None and node is not self.root:
            at = self.layout.after_comments(self.layout.end_of(node)[0] + 1, column)
        apart = [""] if node is not None and self.layout.is_set_apart(node) else []
        head = f"{' ' * column}{scalar(name)}:"
        self.layout.insert(at, [*apart, head, *self._lines(self._indent_in(node))])

    def _splice(self, node: yaml.CollectionNode, fresh: str) -> None:
        """Add something inside brackets, behind the last thing there is."""
        at = node.start_mark.line, node.start_mark.column + 1
        if node.value:
            last = node.value[-1]
            at = self.layout.end_of(last[1] if isinstance(last, tuple) else last)
            fresh = f", {fresh}"
        self.layout.replace(at, at, fresh)

    def _lines(self, column: int, is_apart: bool = False) -> list[str]:
        """The lines of the entries, each indented to `column`."""
        lines: list[str] = []
        for entry in self.entries:
            lines += [""] * is_apart
            lines += [line and " " * column + line for line in entry.rstrip("\n").split("\n")]
        return lines

    def _indent_in(self, holder: yaml.Node | None) -> int:
        """How far a new list in `holder` is indented: as others are there, or in the whole file."""
        for node in (holder, self.root):
            for name, value in node.value if isinstance(node, yaml.MappingNode) else ():
                if isinstance(value, yaml.SequenceNode) and not value.flow_style:
                    deeper = value.start_mark.column - name.start_mark.column
                    return _column(holder) + int(deeper)
        return _column(holder) + _INDENT


def follow(
    root: yaml.Node | None, path: NodePath
) -> tuple[yaml.Node | None, yaml.Node | None, NodePath]:
    """What holds the last thing on the way that is there, that thing, and the rest of the way."""
    holder, node = None, root
    for number, key in enumerate(path):
        child = _child(node, key)
        if child is None:
            return holder, node, path[number:]
        holder, node = node, child
    return holder, node, ()


def _child(node: yaml.Node | None, key: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for name, value in node.value if name.value == key), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int):
        return node.value[key] if key < len(node.value) else None
    return None


def _column(node: yaml.Node | None) -> int:
    """How far the names of a mapping's fields are indented."""
    return int(node.start_mark.column) if node else 0


def _is_flow(node: yaml.Node | None) -> bool:
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _is_nothing(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.value and not node.style
