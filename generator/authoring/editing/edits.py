"""An editor's YAML, changed by a command: only the lines that must change do.

Where things stand is told by libyaml, which also reads the content; what is written there is
ruamel.yaml's; all around it the text stays as the editor has it, with its comments, order, blank
lines and line ends. What comes out is read again, and refused unless it says what was meant.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import yaml

from generator.authoring.editing.appending import Appending
from generator.authoring.editing.layout import Layout, begin_of, brackets, scalar
from generator.authoring.editing.nodes import (
    NodePath,
    compose_layout,
    node_at,
    scalar_place,
    scalars_in,
)
from generator.authoring.transaction import CannotEdit
from generator.content import tree
from generator.content.problems import Place, Problem
from generator.content.yaml_reader import parse_yaml


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
    if not Appending(layout, compose_layout(layout), entries, added).at(path):
        message = f"“{', '.join(map(str, path)) or 'the file'}” is not a list"
        raise CannotEdit(Problem(Place(file), "wrong-shape", message, "write it as a list first"))
    return checked(layout.text(), _said_with(before, path, _appending(added)), Place(file))


def replace_scalars(
    text: str, replacements: Iterable[tuple[int, int, str, str]], file: str = "this file"
) -> str:
    """`text` with other words in the place of whole texts, in the quotation marks that they had.

    Each replacement is the line and column (from 1) at which a text begins, what it says, and what
    it shall say.
    Raises CannotEdit when one of them does not stand there, or the text has errors.
    """
    wanted = {(line, column): (old, new) for line, column, old, new in replacements}
    before = _tree(text, file)
    layout = Layout(text)
    found = {
        scalar_place(node): (node, is_inside)
        for node, _, is_inside in scalars_in(compose_layout(layout))
    }
    for at, (old, new) in sorted(wanted.items(), reverse=True):
        node, is_inside = found.get(at, (None, False))
        if node is None or node.value.strip() != old:
            message = f"“{old}” does not stand here"
            raise CannotEdit(Problem(Place(file, *at), "changed-meanwhile", message, "try again"))
        start = (node.start_mark.line, node.start_mark.column)
        is_number = not node.style and old.isdecimal() and new.isdecimal()
        written = new if is_number else scalar(new, is_inside, node.style or "")
        layout.replace(start, layout.end_of(node), written)
    return checked(layout.text(), _values(before, wanted), Place(file))


def add_field(
    text: str, path: NodePath, name: str, value: str, below: str, file: str = "this file"
) -> str:
    """`text` with the field `name`, a list of one, in the entry at `path`, which has none yet.

    It stands right below the field `below` that the entry has. Raises CannotEdit when the entry is
    written in a way that this cannot change.
    """
    before = read_values(text, file)
    layout = Layout(text)
    entry = node_at(text, path)
    assert isinstance(entry, yaml.MappingNode)
    key, held = next(pair for pair in entry.value if pair[0].value == below)
    written, end = f"{name}: {brackets([value])}", layout.end_of(held)
    if entry.flow_style:
        layout.replace(end, end, f", {written}")
    else:
        layout.insert(end[0] + 1, [" " * key.start_mark.column + written])
    meant = _said_with(before, (*path, name), _appending([value]))
    return checked(layout.text(), meant, Place(file, key.start_mark.line + 1))


def put_list(
    text: str, path: NodePath, name: str, values: Sequence[str], below: str, file: str = "this file"
) -> str:
    """`text` with `values` as the list `name` of the entry at `path`, whatever that was before.

    Where there is none yet, it stands right below the field `below` that the entry has. Raises
    CannotEdit when the entry is written in a way that this cannot change.
    """
    before, layout = read_values(text, file), Layout(text)
    entry = node_at(text, path)
    assert isinstance(entry, yaml.MappingNode)
    pairs = {key.value: (key, held) for key, held in entry.value}
    key, held = pairs.get(name) or pairs[below]
    begin, end = begin_of(key), layout.end_of(held)
    if entry.flow_style:
        written = f"{name}: {brackets(values)}"
        start = begin if name in pairs else end
        layout.replace(start, end, written if name in pairs else f", {written}")
    else:
        lines = [f"{name}:", *(f"  - {scalar(one)}" for one in values)]
        at = begin[0] if name in pairs else end[0] + 1
        del layout.lines[at : end[0] + 1]
        layout.insert(at, [" " * begin[1] + line for line in lines])
    meant = _said_with(before, (*path, name), lambda _: [*values])
    return checked(layout.text(), meant, Place(file, begin[0] + 1))


def remove_field(text: str, name: str, file: str = "this file") -> str:
    """`text` without a field of the file and its value; comments stay.

    Raises CannotEdit when it is written in a way that this cannot change.
    """
    before, layout = read_values(text, file), Layout(text)
    root = node_at(text)
    assert isinstance(root, yaml.MappingNode)
    key, held = next(pair for pair in root.value if pair[0].value == name)
    del layout.lines[key.start_mark.line : layout.end_of(held)[0] + 1]
    meant = {one: said for one, said in before.items() if one != name}
    return checked(layout.text(), meant, Place(file, key.start_mark.line + 1))


def read_values(text: str, file: str = "this file") -> Any:
    """What a text says, in Python's words: texts, lists and dictionaries; None when it is empty.

    Raises CannotEdit when it has errors.
    """
    return _values(_tree(text, file))


def _tree(text: str, file: str) -> tree.Node | None:
    """The tree of a text; None when it is empty. Raises CannotEdit when it has errors."""
    node, problems = parse_yaml(Layout(text).read(), file)
    for problem in problems:
        if problem.rule not in ("empty-file", "empty-value"):
            raise CannotEdit(problem)
    return node


def checked(text: str, meant: Any, place: Place) -> str:
    """`text`, if it says what is meant. Raises CannotEdit at `place` when it does not."""
    message = "what stands here is written in a way that no command can change"
    hint = "write each field on a line of its own"
    try:
        if read_values(text, place.file) == meant:
            return text
    except CannotEdit as refusal:
        hint += f"; changed, it would be refused: {refusal.problem.message}"
    raise CannotEdit(Problem(place, "not-editable", message, hint))


def _values(
    node: tree.Node | None, wanted: Mapping[tuple[int, int], tuple[str, str]] | None = None
) -> Any:
    """What a tree says, in Python's words, with the replacements that are `wanted`."""
    if isinstance(node, tree.Sequence):
        return [_values(item, wanted) for item in node.items]
    if isinstance(node, tree.Mapping):
        return {
            _changed(name, node.keys.get(name), wanted): _values(value, wanted)
            for name, value in node.fields.items()
        }
    if node is None:
        return None
    return _changed(node.text, node.place, wanted)


def _changed(
    text: str, place: Place | None, wanted: Mapping[tuple[int, int], tuple[str, str]] | None
) -> str:
    """What a text or a name of a field says that stands at `place`."""
    change = (wanted or {}).get((place.line, place.column)) if place else None
    return change[1].strip() if change else text


def _said_with(before: Any, path: NodePath, change: Callable[[Any], Any]) -> Any:
    """What a text shall say that said `before`, where what stands at `path` is changed."""
    if not path:
        return change(before)
    key, rest = path[0], path[1:]
    if isinstance(before, list):
        return [_said_with(v, rest, change) if n == key else v for n, v in enumerate(before)]
    held = before or {}
    return {**held, key: _said_with(held.get(key), rest, change)}


def _appending(added: Sequence[Any]) -> Callable[[Any], list[Any]]:
    """What a list says with what is `added` at its end."""
    return lambda held: [*(held or ()), *added]
