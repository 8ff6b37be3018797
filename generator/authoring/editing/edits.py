"""An editor's YAML, changed by a command: only the lines that must change do.

Where things stand is told by libyaml, which also reads the content; what is written there is
ruamel.yaml's; all around it the text stays as the editor has it, with its comments, order, blank
lines and line ends. What comes out is read again, and refused unless it says what was meant.

Long because every way of changing a text ends in the same check of it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from generator.authoring.editing.layout import Layout, begin_of, brackets, scalar
from generator.authoring.transaction import CannotEdit
from generator.content import tree
from generator.content.problems import Place, Problem
from generator.content.yaml_reader import parse_yaml
from generator.content.yaml_syntax import compose_yaml

NodePath: TypeAlias = tuple[str | int, ...]
"""Names of fields and indices (from 0) that lead from a file's root to something in it."""


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
    if not _Appending(layout, _compose(layout), entries, added).at(path):
        message = f"“{', '.join(map(str, path)) or 'the file'}” is not a list"
        raise CannotEdit(Problem(Place(file), "wrong-shape", message, "write it as a list first"))
    return checked(layout.text(), _appended(before, path, added), Place(file))


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
    found = {_begin(node): (node, is_inside) for node, _, is_inside in _scalars(_compose(layout))}
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
    meant, place = _appended(before, (*path, name), [value]), Place(file, key.start_mark.line + 1)
    return checked(layout.text(), meant, place)


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
    return checked(layout.text(), _put(before, (*path, name), [*values]), Place(file, begin[0] + 1))


def _put(before: Any, path: NodePath, value: Any) -> Any:
    """What a text shall say that said `before`, with another value at `path`."""
    if not path:
        return value
    if isinstance(before, list):
        return [_put(one, path[1:], value) if n == path[0] else one for n, one in enumerate(before)]
    return {**before, path[0]: _put(before.get(path[0]), path[1:], value)}


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


def node_at(text: str, path: NodePath = ()) -> yaml.Node | None:
    """What stands at `path` in a text without errors, or at the end of it that is there."""
    return _follow(_compose(Layout(text)), path)[1]


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


_INDENT = 2


@dataclass(frozen=True)
class _Appending:
    """Entries that are to be added to a text; `values` is what they say."""

    layout: Layout
    root: yaml.Node | None
    entries: Sequence[str]
    values: list[Any]

    def at(self, path: NodePath) -> bool:
        """Add them to the list at `path`, which may be missing; False when it can be no list."""
        holder, node, left = _follow(self.root, path)
        if left:
            return self._add_field(node, left)
        layout, column, is_apart = self.layout, _column(holder), False
        inner = self._indent_in(holder) if holder else 0
        match node:
            case yaml.SequenceNode(flow_style=True) if node.value or _is_flow(holder):
                self._splice(node, ", ".join(map(brackets, self.values)))
                return True
            case yaml.SequenceNode(flow_style=True):
                at = layout.remove_brackets(node)
            case yaml.SequenceNode():
                at, column = layout.end_of(node)[0] + 1, node.start_mark.column
                inner, is_apart = column, layout.is_set_apart(node)
            case None | yaml.ScalarNode(value="", style="" | None) if not _is_flow(holder):
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
        if _is_flow(node):
            self._splice(node, f"{scalar(name, True)}: {brackets(self.values)}")
            return True
        column, at = _column(node), self.layout.end_of_content()
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
                    return _column(holder) + int(deeper)
        return _column(holder) + _INDENT


def _follow(
    node: Any, path: NodePath, holder: yaml.Node | None = None
) -> tuple[yaml.Node | None, yaml.Node | None, NodePath]:
    """What holds the last thing on the way that is there, that thing, and the rest of the way."""
    child = None
    match node, path:
        case yaml.MappingNode(), [name, *_]:
            child = next((value for key, value in node.value if key.value == name), None)
        case yaml.SequenceNode(), [int(number), *_]:
            child = next(iter(node.value[number:]), None)
    return _follow(child, path[1:], node) if child else (holder, node, path)


def _column(node: yaml.Node | None) -> int:
    """How far the names of a mapping's fields are indented."""
    return int(node.start_mark.column) if node else 0


def _is_flow(node: yaml.Node | None) -> bool:
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)
