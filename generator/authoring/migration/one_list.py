"""The four lists of a party's statements, as format 1 had them → the one list of format 2.

Every entry keeps its lines and comments; what its list said of it, its `kind` says. Lists stand in
the order in which readers met them: positions, conditions, reactions, questions. What comes out is
read again, and refused unless it says what was there before.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

import yaml

from generator.authoring.editing.edits import checked, read_values
from generator.authoring.editing.layout import Caret, Layout, begin_of
from generator.authoring.editing.nodes import node_at
from generator.authoring.migration.brackets import INDENT, is_in_brackets, with_lists_in_lines
from generator.authoring.transaction import CannotEdit
from generator.content.parts import FIRST_FORM
from generator.content.problems import Place, Problem
from generator.content.statements import kind_of

STATEMENTS = "statements"
_ORDER = (STATEMENTS, *FIRST_FORM)
_KINDS = {"conditions": "condition", "reactions": "reaction", "open_questions": "question"}
"""The lists that held statements of one kind alone."""

_QUESTION = "question"
"""The field in which a question had what is its summary now."""


def with_one_list(text: str, file: str = "this file") -> str:
    """The text of a party's file with one list of statements; as it is, if it has no other.

    Raises CannotEdit when it is written in a way that this cannot change, or has errors.
    """
    if not any(name in text for name in FIRST_FORM):
        return text  # without reading it: most files of a large explainer are such
    before = read_values(text, file)
    if not isinstance(before, dict) or before.keys().isdisjoint(FIRST_FORM):
        return text
    kept = {name: value for name, value in before.items() if name not in _ORDER}
    root = _root(text)
    _check_form(root, before, file)
    stated = [_as_stated(name, one) for name in _ORDER for one in before.get(name) or ()]
    text = _with_kinds(text, root, file)
    if any(is_in_brackets(held) for _, held in _lists(root).values()):
        text = with_lists_in_lines(text, _root(text), _ORDER)
    text = _joined(text, _root(text), file)
    return checked(text, {**kept, STATEMENTS: stated}, Place(file))


def _root(text: str) -> yaml.MappingNode:
    """Where everything stands in a file that has fields."""
    root = node_at(text)
    assert isinstance(root, yaml.MappingNode)
    return root


def _check_form(root: yaml.MappingNode, values: dict[str, Any], file: str) -> None:
    """Raise CannotEdit unless each list is one, in a file whose fields stand on lines."""
    if root.flow_style:
        raise _refusal(file, root, "the whole file stands in brackets")
    for name, (key, _) in _lists(root).items():
        if values[name] and not isinstance(values[name], list):
            raise _refusal(file, key, f"“{name}” is not a list")


def _refusal(file: str, node: yaml.Node, message: str, hint: str = "") -> CannotEdit:
    place = Place(file, node.start_mark.line + 1, node.start_mark.column + 1)
    hint = hint or "write each field on a line of its own, and each entry with a hyphen"
    return CannotEdit(Problem(place, "not-editable", message, hint))


def _lists(root: yaml.MappingNode) -> dict[str, tuple[yaml.ScalarNode, yaml.Node]]:
    """The lists of statements in a file: the name of each, and what stands there."""
    return {key.value: (key, held) for key, held in root.value if key.value in _ORDER}


def _as_stated(name: str, entry: Any) -> Any:
    """What an entry of a list says when all stand in one."""
    if not isinstance(entry, dict) or not entry or name == STATEMENTS:
        return entry
    is_question = name == "open_questions"
    fields = {
        "summary" if is_question and field == _QUESTION else field: value
        for field, value in entry.items()
    }
    return fields if _is_told(name, entry) else {**fields, "kind": _kind(name)}


def _kind(name: str) -> str:
    return _KINDS.get(name, "position")


def _is_told(name: str, entry: dict[str, Any]) -> bool:
    """Whether an entry of a list tells by itself that it is of the list's kind."""
    kind = kind_of({field: value for field, value in entry.items() if value})
    return kind == _KINDS[name] if name in _KINDS else kind not in _KINDS.values()


def _with_kinds(text: str, root: yaml.MappingNode, file: str) -> str:
    """A text in which each entry of a list says its kind, and a question has a summary."""
    layout = Layout(text)
    edits: list[tuple[Caret, Caret, str]] = []
    for name, (_, held) in _lists(root).items():
        entries = held.value if isinstance(held, yaml.SequenceNode) else ()
        for entry in entries if name != STATEMENTS else ():
            if isinstance(entry, yaml.MappingNode) and entry.value:
                edits += _kind_edits(layout, entry, name, file)
    return layout.replaced(edits)


def _kind_edits(
    layout: Layout, entry: yaml.MappingNode, name: str, file: str
) -> Iterator[tuple[Caret, Caret, str]]:
    """What is to be written in an entry, so that it stands for itself."""
    pairs = {key.value: (key, held) for key, held in entry.value}
    if name == "open_questions" and _QUESTION in pairs:
        key = pairs[_QUESTION][0]
        yield begin_of(key), layout.end_of(key), "summary"
    if _is_told(name, {field: held.value for field, (_, held) in pairs.items()}):
        return
    written = f"kind: {_kind(name)}"
    if "kind" in pairs:
        message = f"this stands in “{name}”, and its `kind` is another"
        hint = f"write `{written}`, or move the entry to the list that it belongs to"
        raise _refusal(file, pairs["kind"][0], message, hint)
    key, held = pairs.get("id", entry.value[0])
    at = layout.end_of(held)
    if entry.flow_style:
        yield at, at, f", {written}"
    else:
        at = layout.end_of_line(at[0])
        yield at, at, f"{layout.line_end()}{' ' * key.start_mark.column}{written}"


@dataclass(frozen=True)
class _Part:
    """A field of the file: the comments and blank lines that lead to it, and its own lines.

    Of a list, `rest` is what stands behind its name and the colon, and `column` is that of its
    hyphens; None where it has no entries.
    """

    name: str
    lead: list[str]
    lines: list[str]
    rest: str = ""
    column: int | None = None

    @property
    def comment(self) -> str:
        """The comment behind the name."""
        return self.rest.strip()

    @property
    def entries(self) -> list[str]:
        """The lines of a list's entries."""
        return self.lines[1:]

    def indented(self, column: int) -> list[str]:
        """The entries, with their hyphens in a column that is no smaller than theirs.

        A comment before the first of them stands in that column too: deeper, it might be read as
        the end of a text before it.
        """
        remarks = [*takewhile(_is_remark, self.entries)]
        deeper = " " * (column - (self.column or 0))
        entries = self.entries[len(remarks) :]
        shifted = [deeper + line if line.strip("\r\n") else line for line in entries]
        return [_at(column, line) for line in remarks] + shifted


def _is_remark(line: str) -> bool:
    """Whether a line is blank or a comment."""
    return line.strip()[:1] in ("", "#")


def _joined(text: str, root: yaml.MappingNode, file: str) -> str:
    """A text whose lists, which stand in lines, are one, where the first of them stands."""
    layout = Layout(text)
    is_unended = bool(layout.lines) and not layout.lines[-1].endswith(("\r", "\n"))
    if is_unended:
        layout.lines[-1] += layout.line_end()
    parts, tail = _parts(layout, root, file)
    lists = [part for name in _ORDER for part in parts if part.name == name]
    first = next(part for part in parts if part.name in _ORDER)
    columns = [part.column for part in lists if part.column is not None]
    indent = max(columns, default=begin_of(root)[1] + INDENT)
    lines: list[str] = []
    for part in parts:
        if part is first:
            lines += _as_one(lists, first, indent, layout.line_end())
        elif part not in lists:
            lines += part.lead + part.lines
    layout.lines = lines + tail
    joined = layout.text()
    return joined.removesuffix(layout.line_end()) if is_unended else joined


def _parts(layout: Layout, root: yaml.MappingNode, file: str) -> tuple[list[_Part], list[str]]:
    """The fields of a file, one after the other, and what stands behind the last of them."""
    found, done = [], 0
    for key, held in root.value:
        first, end = key.start_mark.line, _end_of_part(layout, key, held)
        lead, lines = layout.lines[done:first], layout.lines[first:end]
        rest, column = "", begin_of(held)[1] if isinstance(held, yaml.SequenceNode) else None
        if key.value in _ORDER:
            before, colon, rest = lines[0][key.end_mark.column :].partition(":")
            if before.strip() or not colon or rest.strip()[:1] not in ("", "#"):
                raise _refusal(file, key, f"“{key.value}” is written in a way that is not known")
        found.append(_Part(key.value, lead, lines, rest, column))
        done = end
    return found, layout.lines[done:]


def _end_of_part(layout: Layout, key: yaml.Node, held: yaml.Node) -> int:
    """The line after a field: comments below it that are indented deeper belong to it."""
    end = at = layout.end_of(held)[0] + 1
    while at < len(layout.lines):
        line = layout.lines[at].strip()
        is_deeper = layout.lines[at].find("#") > key.start_mark.column
        if line and not (line.startswith("#") and is_deeper):
            break
        at += 1
        end = at if line else end
    return end


def _as_one(lists: list[_Part], first: _Part, indent: int, line_end: str) -> list[str]:
    """The lines of one list in the place of several, where the `first` of them in the file stands.

    What leads to it stays before it; what leads to another goes with its entries.
    """
    lead, own = first.lead, list[str]()
    if lists[0] is not first:
        lead, own = _divided(first.lead)
    is_empty = all(part.column is None for part in lists)
    rest = " []" + first.rest if is_empty else first.rest
    name = first.lines[0].partition(":")[0]
    column = len(name) - len(name.lstrip(" "))
    lines = [*lead, f"{' ' * column}{STATEMENTS}:{rest}"]
    for number, part in enumerate(lists):
        before = own if part is first else part.lead + _comment_line(part, line_end)
        blank = _blank_at_start(lists[0].lead) if part is first and number else []
        if part.column is not None or "".join(before + part.entries).strip():
            fresh = before[len(_blank_at_start(before)) :] if not number else before
            lines += blank + [_at(indent, line) for line in fresh] + part.indented(indent)
    return lines


def _divided(lead: list[str]) -> tuple[list[str], list[str]]:
    """What leads to a list: what speaks of the file, and the comment right above the list, which
    is about its entries; at the top of a file it speaks of the file."""
    at = len(lead)
    while at and lead[at - 1].strip():
        at -= 1
    return (lead[:at], lead[at:]) if at else (lead, [])


def _blank_at_start(lines: list[str]) -> list[str]:
    count = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    return lines[:count]


def _comment_line(part: _Part, line_end: str) -> list[str]:
    return [part.comment + line_end] if part.comment else []


def _at(indent: int, line: str) -> str:
    """A comment, indented; a blank line as it is."""
    return " " * indent + line.lstrip(" ") if line.strip() else line
