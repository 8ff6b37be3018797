"""An editor's YAML, changed by a command: only the lines that must change do.

Where things stand is told by libyaml, which also reads the content; what is written there is
ruamel.yaml's; all around it the text stays as the editor has it, with its comments, order, blank
lines and line ends. What comes out is read again, and refused unless it says what was meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, TypeAlias

import yaml

from generator.authoring.editing.appending import Appending, NodePath, follow
from generator.authoring.editing.layout import Layout, brackets, scalar
from generator.authoring.transaction import CannotEdit
from generator.content import tree
from generator.content.problems import Place, Problem
from generator.content.yaml_reader import parse_yaml
from generator.content.yaml_syntax import compose_yaml

Replacement: TypeAlias = tuple[int, int, str, str]
"""The line and column (from 1) at which a text begins, what it says, and what it shall say."""


def append_entries(
    text: str, field: str | NodePath | None, entries: Sequence[str], file: str = "this file"
) -> str:
    """`text` with `entries` at the end of a list, indented and set apart as the others there are.

    The list is the file itself (None), a field of it, or what a path of fields and indices (from 0)
    leads to. Each entry is a block that begins with a hyphen in the first column, and may have
    comments. A field that is missing is added at the end of what it belongs to; a list in brackets
    that is not empty takes its entries in brackets, without their comments. `file` names the text
    in messages. Raises CannotEdit when there is no such list, or the text has errors.
    """
    path = (field,) if isinstance(field, str) else field or ()
    before = read_values(text, file)
    added = [value for entry in entries for value in read_values(entry, "the new entry")]
    if not added:
        return text
    layout = Layout(text)
    if not Appending(layout, _compose(layout), entries, added).at(path):
        message = f"“{', '.join(map(str, path)) or 'the file'}” is not a list"
        raise CannotEdit(Problem(Place(file), "wrong-shape", message, "write it as a list first"))
    return _checked(layout.text(), _appended(before, path, added), Place(file))


def replace_scalars(text: str, replacements: Iterable[Replacement], file: str = "this file") -> str:
    """`text` with other words in the place of whole texts, in the quotation marks that they had.

    Raises CannotEdit when one of them does not stand there, or the text has errors.
    """
    wanted = {(line, column): (old, new) for line, column, old, new in replacements}
    before = _tree(text, file)
    layout = Layout(text)
    found = {_begin(node): (node, is_inside) for node, _, is_inside in _scalars(_compose(layout))}
    for at, (old, new) in sorted(wanted.items(), reverse=True):
        node, is_inside = found.get(at, (None, False))
        if node is None or node.value.strip() != old:
            message = f"“{old}” does not stand here"
            raise CannotEdit(Problem(Place(file, *at), "changed-meanwhile", message, "try again"))
        start = (node.start_mark.line, node.start_mark.column)
        layout.replace(start, layout.end_of(node), scalar(new, is_inside, node.style or ""))
    return _checked(layout.text(), _values(before, wanted), Place(file))


def add_field(
    text: str, path: NodePath, name: str, value: str, below: Sequence[str], file: str = "this file"
) -> str:
    """`text` with the field `name`, a list of one, in the entry at `path`, which has none yet.

    It stands right below the first of the fields `below` that the entry has. Raises CannotEdit when
    the entry is written in a way that this cannot change.
    """
    before = read_values(text, file)
    layout = Layout(text)
    entry = node_at(text, path)
    assert isinstance(entry, yaml.MappingNode)
    fields = {key.value: (key, held) for key, held in reversed(entry.value)}
    key, held = next(fields[one] for one in (*below, *fields) if one in fields)
    written, end = f"{name}: {brackets([value])}", layout.end_of(held)
    if entry.flow_style:
        layout.replace(end, end, f", {written}")
    else:
        layout.insert(end[0] + 1, [" " * key.start_mark.column + written])
    meant, place = _appended(before, (*path, name), [value]), Place(file, key.start_mark.line + 1)
    return _checked(layout.text(), meant, place)


def read_values(text: str, file: str = "this file") -> Any:
    """What a text says, in Python's words: texts, lists and dictionaries; None when it is empty.

    Raises CannotEdit when it has errors.
    """
    return _values(_tree(text, file))


def node_at(text: str, path: NodePath = ()) -> yaml.Node | None:
    """What stands at `path` in a text without errors, or at the end of it that is there."""
    return follow(_compose(Layout(text)), path)[1]


def entry_at(text: str, place: Place) -> NodePath:
    """The path to the entry of which a value begins at `place`; () when that is none."""
    texts = _scalars(_compose(Layout(text)))
    at = (place.line, place.column)
    return next((path[:-1] for node, path, _ in texts if _begin(node) == at), ())


def _tree(text: str, file: str) -> tree.Node | None:
    """The tree of a text; None when it is empty. Raises CannotEdit when it has errors."""
    node, problems = parse_yaml(Layout(text).read(), file)
    for problem in problems:
        if problem.rule not in ("empty-file", "empty-value"):
            raise CannotEdit(problem)
    return node


def _compose(layout: Layout) -> yaml.Node | None:
    """Where everything stands in a text that has been read without errors."""
    node: yaml.Node | None = compose_yaml(layout.read())
    is_empty = isinstance(node, yaml.ScalarNode) and not node.value.strip()
    return None if is_empty else node


def _checked(text: str, meant: Any, place: Place) -> str:
    """`text`, if it says what is meant."""
    with suppress(CannotEdit):
        if read_values(text, place.file) == meant:
            return text
    message = "what stands here is written in a way that no command can change"
    hint = "write each field on a line of its own"
    raise CannotEdit(Problem(place, "not-editable", message, hint))


def _values(
    node: tree.Node | None, wanted: Mapping[tuple[int, int], tuple[str, str]] | None = None
) -> Any:
    """What a tree says, in Python's words, with the replacements that are `wanted`."""
    if isinstance(node, tree.Sequence):
        return [_values(item, wanted) for item in node.items]
    if isinstance(node, tree.Mapping):
        return {name: _values(value, wanted) for name, value in node.fields.items()}
    if node is None:
        return None
    change = (wanted or {}).get((node.place.line, node.place.column))
    return change[1].strip() if change else node.text


def _appended(before: Any, path: NodePath, added: list[Any]) -> Any:
    """What a text shall say that said `before`."""
    if not path:
        return [*(before or ()), *added]
    key = path[0]
    if isinstance(before, list):
        return [
            _appended(one, path[1:], added) if n == key else one for n, one in enumerate(before)
        ]
    held = before or {}
    return {**held, key: _appended(held.get(key), path[1:], added)}


def _begin(node: yaml.ScalarNode) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _scalars(
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
                yield from _scalars(one, way, is_inside or bool(node.flow_style))
