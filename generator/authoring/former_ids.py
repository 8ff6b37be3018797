"""What keeps old links leading on after a rename: lists of former ids, and links between pages.

The list `formerly` is written right below what names the entry, so that whoever reads one sees the
other. Links on pages that editors wrote in Markdown follow the renamed page.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

import yaml

from generator.authoring.editing.appending import NodePath
from generator.authoring.editing.edits import append_entries, replace_scalars
from generator.authoring.editing.layout import Layout
from generator.authoring.editing.saving import CannotEdit
from generator.content.problems import Place, Problem
from generator.content.yaml_syntax import compose_yaml, load_yaml

LINK = re.compile(r"((?:\]\(|^[ \t]*\[[^\[\]]*\]:)[ \t]*)([\w./#-]+)", re.MULTILINE)
"""What stands before a link's target, and the target; the checks let no other link stand."""

_FOLDERS = {"party": "positions", "issue": "issues", "source": "sources"}
"""Where the pages of a kind stand."""

_PARTS = {
    "party": r"(by--|glance--|to--){}",
    "issue": r"(on--){}",
    "source": r"(){}(-p\d+(-q\d+)?)?",
    "statement": r"(|at--|to--){}",
    "event": r"(|to--){}",
    "difference": r"(){}(--\d+)?",
}
"""The anchors, kind by kind, in which an id stands; a person has none."""


def relinked(text: str, kind: str, file: str, old: str, new: str) -> tuple[str, int]:
    """A page's text, its links to what is renamed led to the new id; and how many these are.

    What is renamed is of a kind that `explainer rename` knows, and is written in `file`.
    """
    home, count = _home(kind, file, old), 0

    def led(link: re.Match[str]) -> str:
        nonlocal count
        target = _target(link[2], kind, home, old, new)
        count += target != link[2]
        return link[1] + target

    return LINK.sub(led, text), count


def _target(link: str, kind: str, home: str, old: str, new: str) -> str:
    path, sign, anchor = link.partition("#")
    page = posixpath.normpath(path) if path else ""
    parts = re.fullmatch(_PARTS.get(kind, "(?!)").format(re.escape(old)), anchor)
    if parts and (parts[1] or page == home):
        anchor = parts[1] + new + anchor[parts.end(1) + len(old) :]
    if kind in _FOLDERS and page == home and path.endswith(f"/{old}.md"):
        path = path.removesuffix(f"{old}.md") + f"{new}.md"
    return path + sign + anchor


def _home(kind: str, file: str, old: str) -> str:
    """The page on which something has its anchor or that is its own, in the Markdown folder."""
    if kind in _FOLDERS:
        return f"{_FOLDERS[kind]}/{old}.md"
    if kind == "statement":
        party = PurePosixPath(file).stem
        return "background.md" if party == "background" else f"positions/{party}.md"
    return {"event": "timeline.md", "difference": "differences.md"}.get(kind, "")


FIELD = "formerly"


def entry_at(text: str, place: Place) -> NodePath:
    """The path to the entry of which a value begins at `place`; () when that is none."""
    root = compose_yaml(Layout(text).read())
    return next(_holders(root, (place.line - 1, place.column - 1), ()), ())


def add_former(text: str, path: NodePath, name: str, now: str, file: str = "this file") -> str:
    """`text` with `name` among the former ids of the entry at `path`, and `now`, its id, not.

    Raises CannotEdit when the entry is written in a way that this cannot change.
    """
    former = _at(_load(text), path).get(FIELD)
    if former is None:
        return _with_field(text, path, name, file)
    if name in former:
        return text
    if now in former:
        node = _node(text, (*path, FIELD, former.index(now)))
        at = (node.start_mark.line + 1, node.start_mark.column + 1)
        return replace_scalars(text, [(*at, now, name)], file)
    return append_entries(text, (*path, FIELD), [f"- {name}\n"], file)


def _with_field(text: str, path: NodePath, name: str, file: str) -> str:
    """`text` with the field below the name of an entry that has none yet."""
    entry, layout = _node(text, path), Layout(text)
    key, value = _naming(entry)
    end = layout.end_of(value)
    written = f"{FIELD}: [{name}]"
    if entry.flow_style:
        layout.replace(end, end, f", {written}")
    else:
        layout.insert(end[0] + 1, [" " * key.start_mark.column + written])
    meant = _load(text)
    _at(meant, path)[FIELD] = [name]
    return _checked(layout.text(), meant, Place(file, key.start_mark.line + 1))


def _checked(text: str, meant: Any, place: Place) -> str:
    """`text`, if it says what is meant. Raises CannotEdit when it does not."""
    try:
        if _load(text) == meant:
            return text
    except yaml.YAMLError:
        pass
    message = "what stands here is written in a way that no command can change"
    raise CannotEdit(Problem(place, "not-editable", message, "write the id on a line of its own"))


def _naming(entry: yaml.MappingNode) -> tuple[yaml.Node, yaml.Node]:
    """The field that names an entry, and its value: the id, or else the name."""
    fields = {key.value: (key, value) for key, value in reversed(entry.value)}
    return next(fields[one] for one in ("id", "name", *fields) if one in fields)


def _holders(node: Any, at: tuple[int, int], path: NodePath) -> Any:
    """The path to the mapping of which a value begins at a mark."""
    parts: Sequence[tuple[str | int, Any]] = ()
    if isinstance(node, yaml.MappingNode):
        parts = [(key.value, value) for key, value in node.value]
        if any(_begins(value, at) for _, value in parts):
            yield path
    elif isinstance(node, yaml.SequenceNode):
        parts = list(enumerate(node.value))
    for part, inner in parts:
        yield from _holders(inner, at, (*path, part))


def _begins(node: Any, at: tuple[int, int]) -> bool:
    mark = node.start_mark
    return isinstance(node, yaml.ScalarNode) and (mark.line, mark.column) == at


def _node(text: str, path: NodePath) -> Any:
    node: Any = compose_yaml(Layout(text).read())
    for part in path:
        inner = node.value[part] if isinstance(part, int) else None
        node = inner or next(value for key, value in node.value if key.value == part)
    return node


def _at(data: Any, path: NodePath) -> Any:
    for part in path:
        data = data[part]
    return data


def _load(text: str) -> Any:
    return load_yaml(Layout(text).read())
