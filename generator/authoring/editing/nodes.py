"""Where things stand in a text of YAML, as libyaml tells: nodes, and the paths to them."""

from collections.abc import Iterator
from typing import Any, TypeAlias

import yaml

from generator.authoring.editing.layout import Layout
from generator.content.problems import Place
from generator.content.yaml_syntax import compose_yaml

NodePath: TypeAlias = tuple[str | int, ...]
"""Names of fields and indices (from 0) that lead from a file's root to something in it."""


def compose_layout(layout: Layout) -> yaml.Node | None:
    """Where everything stands in a text that has been read without errors."""
    node: yaml.Node | None = compose_yaml(layout.read())
    is_empty = isinstance(node, yaml.ScalarNode) and not node.value.strip()
    return None if is_empty else node


def node_at(text: str, path: NodePath = ()) -> yaml.Node | None:
    """What stands at `path` in a text without errors, or at the end of it that is there."""
    return follow_path(compose_layout(Layout(text)), path)[1]


def entry_at(text: str, place: Place) -> NodePath:
    """The path to the entry of which a value begins at `place`; () when that is none."""
    texts = scalars_in(compose_layout(Layout(text)))
    at = (place.line, place.column)
    return next((path[:-1] for node, path, _ in texts if scalar_place(node) == at), ())


def scalar_place(node: yaml.ScalarNode) -> tuple[int, int]:
    """The line and the column (from 1) at which a text begins."""
    return node.start_mark.line + 1, node.start_mark.column + 1


def scalars_in(
    node: yaml.Node | None, path: NodePath = (), is_inside: bool = False
) -> Iterator[tuple[yaml.ScalarNode, NodePath, bool]]:
    """Every text, the path to it (for a field's name, to what has the field), and whether it stands
    inside brackets."""
    if isinstance(node, yaml.ScalarNode):
        yield node, path, is_inside
    elif isinstance(node, yaml.CollectionNode):
        for number, child in enumerate(node.value):
            if isinstance(child, tuple):
                ways = [(child[0], path), (child[1], (*path, child[0].value))]
            else:
                ways = [(child, (*path, number))]
            for one, way in ways:
                yield from scalars_in(one, way, is_inside or bool(node.flow_style))


def follow_path(
    node: Any, path: NodePath, holder: yaml.Node | None = None
) -> tuple[yaml.Node | None, yaml.Node | None, NodePath]:
    """What holds the last thing on the way that is there, that thing, and the rest of the way."""
    child = None
    match node, path:
        case yaml.MappingNode(), [name, *_]:
            child = next((value for key, value in node.value if key.value == name), None)
        case yaml.SequenceNode(), [int(number), *_]:
            child = next(iter(node.value[number:]), None)
    return follow_path(child, path[1:], node) if child else (holder, node, path)


def indent_of(node: yaml.Node | None) -> int:
    """How far the names of a mapping's fields are indented."""
    return int(node.start_mark.column) if node else 0


def is_flow(node: yaml.Node | None) -> bool:
    """Whether it is a list or fields that are written in brackets or braces."""
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)
