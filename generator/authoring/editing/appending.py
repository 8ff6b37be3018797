"""Entries that are added at the end of a list in a text of YAML, which may not be there yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from generator.authoring.editing.layout import Layout, brackets, scalar
from generator.authoring.editing.nodes import NodePath, follow_path, indent_of, is_flow

_INDENT = 2


@dataclass(frozen=True)
class Appending:
    """Entries that are to be added to a text; `values` is what they say."""

    layout: Layout
    root: yaml.Node | None
    entries: Sequence[str]
    values: list[Any]

    def at(self, path: NodePath) -> bool:
        """Add them to the list at `path`, which may be missing; False when it can be no list."""
        holder, node, left = follow_path(self.root, path)
        if left:
            return self._add_field(node, left)
        layout, column, is_apart = self.layout, indent_of(holder), False
        inner = self._indent_in(holder) if holder else 0
        match node:
            case yaml.SequenceNode(flow_style=True) if node.value or is_flow(holder):
                self._splice(node, ", ".join(map(brackets, self.values)))
                return True
            case yaml.SequenceNode(flow_style=True):
                at = layout.remove_brackets(node)
            case yaml.SequenceNode():
                at, column = layout.end_of(node)[0] + 1, node.start_mark.column
                inner, is_apart = column, layout.is_set_apart(node)
            case None | yaml.ScalarNode(value="", style="" | None) if not is_flow(holder):
                at = node.start_mark.line + 1 if node else 0
            case _:
                return False
        at = layout.after_comments(at, column) if holder else layout.end_of_content()
        layout.insert(at, self._lines(inner, is_apart))
        return True

    def _add_field(self, node: yaml.Node | None, left: NodePath) -> bool:
        """Add the one field that is `left` to its mapping; False where it can have none."""
        name, *more = left
        if more or not isinstance(name, str) or not isinstance(node, yaml.MappingNode | None):
            return False
        if is_flow(node):
            self._splice(node, f"{scalar(name, True)}: {brackets(self.values)}")
            return True
        column, at = indent_of(node), self.layout.end_of_content()
        if node is not None and node is not self.root:
            at = self.layout.after_comments(self.layout.end_of(node)[0] + 1, column)
        apart = [""] if node is not None and self.layout.is_set_apart(node) else []
        head = f"{' ' * column}{scalar(name)}:"
        self.layout.insert(at, [*apart, head, *self._lines(self._indent_in(node))])
        return True

    def _splice(self, node: Any, fresh: str) -> None:
        """Add something inside brackets, behind the last thing there is."""
        at = node.start_mark.line, node.start_mark.column + 1
        if node.value:
            last = node.value[-1]
            at = self.layout.end_of(last[1] if isinstance(last, tuple) else last)
            fresh = f", {fresh}"
        self.layout.replace(at, at, fresh)

    def _lines(self, column: int, is_apart: bool = False) -> list[str]:
        """The lines of the entries, each indented to `column`."""
        text = "".join("\n" * is_apart + entry.rstrip("\n") + "\n" for entry in self.entries)
        return [line and " " * column + line for line in text.split("\n")[:-1]]

    def _indent_in(self, holder: yaml.Node | None) -> int:
        """How far a new list in `holder` is indented: as others are there, or in the whole file."""
        for node in (holder, self.root):
            for name, value in node.value if isinstance(node, yaml.MappingNode) else ():
                if isinstance(value, yaml.SequenceNode) and not value.flow_style:
                    deeper = value.start_mark.column - name.start_mark.column
                    return indent_of(holder) + int(deeper)
        return indent_of(holder) + _INDENT
