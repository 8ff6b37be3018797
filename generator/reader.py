"""YAML text → a plain tree in which every scalar is text and every node knows its place.

Only what editors need of YAML 1.1 is read: mappings, lists and text. Everything else (anchors,
aliases, tags, merge keys, several documents) is a located error. The text is read as libyaml
events with a stack of our own, so that no nesting is too deep for Python's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from generator.problems import Place, Problem
from generator.textfile import character_problem, find_characters, is_forbidden, read_text

NODE_KEY = "\0node"
"""The key under which `plain` hands a mapping's own node on: no YAML text can hold it."""

MAX_DEPTH = 20

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_SYNTAX = {
    "mapping values are not allowed": "text with a colon in it stands without quotation marks, "
    "or the line is indented too far",
    "did not find expected key": "the indentation, a bracket or a quotation mark does not fit "
    "what comes before",
    "did not find expected '-'": "this line does not fit the list that it stands in; "
    "check its indentation",
    "could not find expected ':'": "a field needs a colon and a space after its name",
    "unexpected end of stream": "a quotation mark or bracket is opened and never closed",
    "cannot start any token": "text that begins with this character needs quotation marks",
    "sequence entries are not allowed": "a list cannot begin here; put it on lines of its own",
    "did not find expected ',' or": "a bracket is opened and not closed before this line",
    "unknown escape character": "a backslash inside double quotation marks; "
    "use single quotation marks instead",
}


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text. `is_broken` marks a value already reported, so it is not reported again."""

    text: str
    place: Place
    is_broken: bool = False

    def find(self, path: tuple[str | int, ...]) -> Node:
        """The node itself: text has nothing inside."""
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
    """Named fields, in order, and the place of each name."""

    place: Place
    fields: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)

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


def read_yaml(root: Path, file: str) -> tuple[Node | None, list[Problem]]:
    """Read one YAML file of the explainer in `root` into a tree, with all that is wrong in it.

    The tree is None when the file has no text that can be read as YAML at all.
    """
    text, problems = read_text(root, file)
    if text is None:
        return None, problems
    problems += find_characters(text, file)
    tabs = list(_find_tabs(text, file))
    problems += tabs
    if any(problem.place.column == 1 or _is_indent(text, problem.place) for problem in tabs):
        return None, problems
    clean = "".join(" " if is_forbidden(c) or c == "\t" else c for c in text)
    tree, more = _Parser(file, clean).parse()
    return tree, problems + more


def _find_tabs(text: str, file: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        if (column := line.find("\t")) >= 0:
            place = Place(file, number, column + 1)
            yield Problem(place, "tab", "a tab stands here", "use spaces: two for each level")


def _is_indent(text: str, place: Place) -> bool:
    return not text.split("\n")[place.line - 1][: place.column].strip()


class _Parser:
    """Builds the tree of one file from libyaml's events."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self.text = file, text
        self.lines = text.split("\n")
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.stack: list[Sequence | Mapping] = []
        self.key: list[str | None] = []

    def parse(self) -> tuple[Node | None, list[Problem]]:
        documents = 0
        try:
            for event in yaml.parse(self.text, Loader=_Loader):
                documents += isinstance(event, yaml.DocumentStartEvent)
                if documents > 1:
                    hint = "keep one document: delete the line `---`"
                    self.report(event, "several-documents", "a second document starts here", hint)
                    break
                if not self.take(event):
                    return None, self.problems
        except yaml.MarkedYAMLError as error:
            self.problems.append(self.syntax_problem(error))
            return None, self.problems
        except yaml.YAMLError:
            self.problems.append(Problem(Place(self.file), "yaml-syntax", "this is not YAML"))
            return None, self.problems
        if self.root is None or (isinstance(self.root, Scalar) and not self.root.text.strip()):
            hint = "delete it, or write its first field"
            problem = Problem(Place(self.file), "empty-file", "the file is empty", hint)
            return None, [*self.problems, problem]
        return self.root, self.problems

    def take(self, event: yaml.Event) -> bool:
        """Add one event to the tree; False when reading must stop."""
        self.refuse_extras(event)
        match event:
            case yaml.AliasEvent():
                message = f"“*{event.anchor}” is an alias"
                self.report(event, "yaml-alias", message, "write the value out here")
                self.add(Scalar("", self.place(event), is_broken=True))
            case yaml.ScalarEvent():
                self.add_scalar(event)
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                return self.open(event)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self.stack.pop()
                self.key.pop()
        return True

    def refuse_extras(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            return
        if anchor := getattr(event, "anchor", None):
            self.report(event, "yaml-anchor", f"“&{anchor}” is an anchor", "delete it")
        if tag := getattr(event, "tag", None):
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            self.report(
                event, "yaml-tag", f"“{shown}” is a tag", "delete it; values are plain text"
            )

    def open(self, event: yaml.Event) -> bool:
        node: Sequence | Mapping = (
            Sequence(self.place(event))
            if isinstance(event, yaml.SequenceStartEvent)
            else Mapping(self.place(event))
        )
        if len(self.stack) >= MAX_DEPTH:
            self.report(event, "too-deep", f"more than {MAX_DEPTH} levels inside each other")
            return False
        self.add(node)
        self.stack.append(node)
        self.key.append(None)
        return True

    def add_scalar(self, event: yaml.ScalarEvent) -> None:
        place, text = self.place(event), event.value
        broken = False
        if self.is_key_next():
            self.add(Scalar(text, place))
            return
        for character in dict.fromkeys(text):
            if is_forbidden(character):
                self.problems.append(character_problem(place, character))
                broken = True
        if not text.strip() and self.stack:
            hint = "write a value, or delete the line"
            self.problems.append(Problem(place, "empty-value", self.empty_message(), hint))
            broken = True
        self.add(Scalar(text.strip(), place, broken))

    def empty_message(self) -> str:
        name = self.key[-1]
        return f"“{name}” has no value" if name else "this entry of the list is empty"

    def is_key_next(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1], Mapping) and self.key[-1] is None

    def add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif self.key[-1] is None:
            self.add_key(parent, node)
        else:
            name, self.key[-1] = self.key[-1], None
            if name in parent.keys:
                parent.fields.setdefault(name, node)

    def add_key(self, parent: Mapping, node: Node) -> None:
        self.key[-1] = name = node.text if isinstance(node, Scalar) else "\0"
        if not parent.keys:
            parent.place = node.place
        if not isinstance(node, Scalar):
            self.problems.append(
                Problem(node.place, "yaml-key", "the name of a field must be plain text")
            )
        elif name == "<<":
            self.key[-1] = "\0<<"
            hint = "write the fields out here"
            self.problems.append(Problem(node.place, "yaml-merge", "“<<” merges fields", hint))
        elif name in parent.keys:
            first = parent.keys[name].line
            message = f"“{name}” stands here a second time; it is already on line {first}"
            self.problems.append(
                Problem(node.place, "duplicate-key", message, "keep one of the two")
            )
        else:
            parent.keys[name] = node.place

    def place(self, event: yaml.Event) -> Place:
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            return Place(self.file)
        width = end.column - start.column
        if end.line != start.line:
            width = len(self.lines[start.line].rstrip()) - start.column
        return Place(self.file, start.line + 1, start.column + 1, max(1, width))

    def report(self, event: yaml.Event, rule: str, message: str, hint: str = "") -> None:
        place = self.place(event)
        if isinstance(event, yaml.CollectionStartEvent):
            place = Place(place.file, place.line, place.column)
        self.problems.append(Problem(place, rule, message, hint))

    def syntax_problem(self, error: yaml.MarkedYAMLError) -> Problem:
        text = error.problem or "this is not YAML"
        mark = error.problem_mark or error.context_mark
        if "end of stream" in text and error.context_mark:
            mark = error.context_mark
        words = next((ours for theirs, ours in _SYNTAX.items() if theirs in text), text)
        line = min(mark.line if mark else 0, len(self.lines) - 1)
        column = min(mark.column if mark else 0, len(self.lines[line]))
        hint = ""
        if re.search(r": .*: ", self.lines[line]):
            hint = "put the text in quotation marks: summary: 'He said: no'"
        return Problem(Place(self.file, line + 1, column + 1), "yaml-syntax", words, hint)
