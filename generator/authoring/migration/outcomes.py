"""A typed status of a condition or a question → what the statements that answer it say of it.

In format 1 an editor typed `status` and `answered_by` on what was asked. In format 2 a status is
derived, from `answers: {id: outcome}` on whatever answers. What cannot be moved without a person's
judgement stays, and is listed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from generator.authoring.editing.edits import checked, read_values
from generator.authoring.editing.layout import Caret, Layout, brackets
from generator.authoring.editing.nodes import node_at
from generator.content.problems import Place
from generator.content.statements import kind_of

_OUTCOMES = {
    "accepted": "accepts",
    "partly-accepted": "partly",
    "rejected": "rejects",
    "answered": "replies",
    "partly-answered": "partly",
    "disputed": "replies",
}
"""What a statement that answers says of an ask, by the status that the ask had."""

_ASKS = ("condition", "question")
_TYPED = ("status", "answered_by")
_Edit = tuple[Caret, Caret, str]


@dataclass(frozen=True)
class _Entry:
    """A statement in one of several files: its fields, and what is read of it."""

    file: str
    number: int
    node: yaml.MappingNode

    @property
    def fields(self) -> dict[str, tuple[yaml.Node, yaml.Node]]:
        """Name and value of each field, by its name."""
        return {key.value: (key, held) for key, held in self.node.value}

    def text(self, name: str) -> str:
        """The text of a field; empty where it has none."""
        held = self.fields.get(name, (None, None))[1]
        return held.value if isinstance(held, yaml.ScalarNode) else ""

    def ids(self, name: str) -> list[str]:
        """The ids that stand in a field."""
        held = self.fields.get(name, (None, None))[1]
        items = held.value if isinstance(held, yaml.SequenceNode) else [held] if held else []
        return [one.value for one in items if isinstance(one, yaml.ScalarNode) and one.value]


def answers_of_typed_status(texts: dict[str, str]) -> dict[str, str]:
    """The texts of all files with statements, by their paths, in which what an ask's status says
    stands on the statements that it names: `answers: {id: outcome}`.

    An ask keeps its status where a statement that it names is in none of the texts, is a reaction,
    or answers something already, and where status and answers do not go together. Raises CannotEdit
    when a text has errors, or is written in a way that this cannot change.
    """
    entries = [one for file, text in texts.items() for one in _entries(file, text)]
    known = {one.text("id"): one for one in entries}
    given: dict[str, dict[str, str]] = {}
    freed = []
    for ask in (one for one in entries if one.text("kind") in _ASKS):
        outcome, named = _OUTCOMES.get(ask.text("status"), ""), ask.ids("answered_by")
        is_open = ask.text("status") == "open" and not named
        is_told = outcome and named and all(_may_answer(known.get(name)) for name in named)
        if is_open or is_told:
            freed.append(ask)
        for name in named if is_told else ():
            given.setdefault(name, {})[ask.text("id")] = outcome
    changed = {one.file for one in freed} | {known[name].file for name in given}
    return texts | {
        file: _rewritten(file, texts[file], [a for a in freed if a.file == file], given)
        for file in changed
    }


def _may_answer(entry: _Entry | None) -> bool:
    """Whether it is known, answers nothing yet, and is no reaction: these answer nothing."""
    if entry is None or "answers" in entry.fields:
        return False
    return kind_of({name: entry.text(name) for name in entry.fields}) != "reaction"


def _entries(file: str, text: str) -> Iterator[_Entry]:
    held = node_at(text, ("statements",))
    if isinstance(held, yaml.SequenceNode):
        for number, one in enumerate(held.value):
            if isinstance(one, yaml.MappingNode):
                yield _Entry(file, number, one)


def _rewritten(file: str, text: str, freed: list[_Entry], given: dict[str, dict[str, str]]) -> str:
    """A file's text without the typed fields of what is `freed`, and with the answers `given`."""
    layout, meant = Layout(text), read_values(text, file)
    edits: list[_Edit] = []
    for ask in freed:
        for name in (name for name in _TYPED if name in ask.fields):
            edits.append(_removal(layout, ask.node, name))
            del meant["statements"][ask.number][name]
    for entry in _entries(file, text):
        if answers := given.get(entry.text("id")):
            edits.append(_addition(layout, entry, answers))
            meant["statements"][entry.number]["answers"] = answers
    return checked(layout.replaced(edits), meant, Place(file))


def _removal(layout: Layout, entry: yaml.MappingNode, name: str) -> _Edit:
    """A field taken away; a comment behind it stays, on a line of its own."""
    index = next(n for n, (key, _) in enumerate(entry.value) if key.value == name)
    key, held = entry.value[index]
    start, end = (key.start_mark.line, key.start_mark.column), layout.end_of(held)
    if entry.flow_style:
        return (layout.end_of(entry.value[index - 1][1]) if index else start), end, ""
    last = layout.end_of_line(end[0])
    comments = re.findall(r"#[^\r\n]*", layout.stretch(start, last))
    is_alone = not layout.lines[start[0]][: start[1]].strip()
    if is_alone and not comments:
        return layout.end_of_line(start[0] - 1), last, ""
    return start, last, f"{layout.line_end()}{' ' * start[1]}".join(comments)


def _addition(layout: Layout, entry: _Entry, answers: dict[str, str]) -> _Edit:
    """The answers of a statement, right below its id."""
    key, held = entry.fields["id"]
    written, at = f"answers: {brackets(answers)}", layout.end_of(held)
    if entry.node.flow_style:
        return at, at, f", {written}"
    at = layout.end_of_line(at[0])
    return at, at, f"{layout.line_end()}{' ' * key.start_mark.column}{written}"
