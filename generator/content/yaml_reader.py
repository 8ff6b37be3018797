"""YAML text → a plain tree in which every scalar is text and every node knows its place.

Only what editors need of YAML 1.1 is read: mappings, lists and text. Everything else (anchors,
aliases, tags, merge keys, several documents) is a located error. The text is read as libyaml
events with a stack of our own, so that no nesting is too deep for Python's.

Long because the one walk over the events also tells all that is wrong on the way.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import yaml

from generator.content.characters import (
    character_problem,
    find_characters,
    forbidden_in,
    without_forbidden,
)
from generator.content.files import read_text
from generator.content.limits import LEVELS, PROBLEMS, TEXT, VALUES
from generator.content.problems import Place, Problem, at_most, shortened, too_many_problems
from generator.content.tree import REVIEW, Mapping, Node, Scalar, Sequence
from generator.content.yaml_syntax import (
    hint_for,
    in_our_words,
    is_where_it_began,
    yaml_events,
)

BAD_KEY = "\0bad"
"""Stands for the name of a field that was reported already: what is under it is left out."""

_ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BEFORE_VALUE = re.compile(r"^[\s-]*(?:[\w-]+:)?[^\S\n]*", re.MULTILINE)
_CUT_OFF = re.compile(r"(\s*)#[^\s#]")


def read_yaml(root: Path, file: str) -> tuple[Node | None, list[Problem]]:
    """Read one YAML file of the explainer in `root` into a tree, with all that is wrong in it.

    The tree is None when the file has no text that can be read as YAML at all.
    """
    text, problems = read_text(root, file)
    return (None, problems) if text is None else parse_yaml(text, file)


def parse_yaml(text: str, file: str) -> tuple[Node | None, list[Problem]]:
    """The tree of a file's text, which has `\\n` line ends, with all that is wrong in it."""
    lines = text.split("\n")
    problems, is_all = at_most(chain(find_characters(text, file), _find_spaces(lines, file)))
    if not is_all or any(_is_indent(lines[p.place.line - 1], p.place.column) for p in problems):
        return None, problems
    if problems:
        text = _BEFORE_VALUE.sub(lambda head: _ODD_SPACE.sub(" ", head[0]), text)
        text = without_forbidden(text).replace("\t", " ")
    tree, more = _Parser(file, text).parse()
    return tree, problems + more


def _find_spaces(lines: list[str], file: str) -> Iterator[Problem]:
    """Tabs, and before a value other spaces that look like one and are none to YAML."""
    for number, line in enumerate(lines, 1):
        if column := line.find("\t") + 1:
            hint = "use spaces: two for each level" if _is_indent(line, column) else "use a space"
            yield Problem(Place(file, number, column), "tab", "a tab stands here", hint)
        head = None if line.isascii() else _BEFORE_VALUE.match(line)
        if head and (odd := _ODD_SPACE.search(head[0])):
            place = Place(file, number, odd.start() + 1)
            message = f"this space is not an ordinary one: {unicodedata.name(odd[0]).lower()}"
            yield Problem(place, "odd-space", message, "type a space here instead")


def _is_indent(line: str, column: int) -> bool:
    """Whether what is wrong at `column` makes it unsure how far the line is indented."""
    return not line[: column - 1].strip() and not _ODD_SPACE.match(line, column - 1)


def _beyond(text: str) -> yaml.Event | None:
    """The name or value after the last that is read, if there are so many.

    Counting is cheap; a tree of a million nodes is not. What is too deep is left to the tree.
    """
    count = depth = 0
    if len(text) <= VALUES:
        return None
    for event in yaml_events(text):
        count += isinstance(event, yaml.NodeEvent)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if count > VALUES:
            return event
        if depth > LEVELS:
            break
    return None


class _Parser:
    """Builds the tree of one file from libyaml's events."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self.text = file, text
        self.lines = text.split("\n")
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.stack: list[Sequence | Mapping] = []
        self.key: list[str | None] = []
        self.unfilled: list[tuple[Mapping, str, Place]] = []
        self.has_remarks = "#" in text

    def parse(self) -> tuple[Node | None, list[Problem]]:
        documents = 0
        try:
            if beyond := _beyond(self.text):
                message = f"more than {VALUES:,} names and values in one file"
                self.report(beyond, "too-many-values", message)
                return None, self.problems
            for event in yaml_events(self.text):
                documents += isinstance(event, yaml.DocumentStartEvent)
                if documents > 1:
                    hint = "keep one document: delete the line `---`"
                    self.report(event, "several-documents", "a second document starts here", hint)
                    break
                if not self.take(event):
                    return None, self.problems
        except yaml.MarkedYAMLError as error:
            for mapping, _, _ in reversed(self.unfilled[:]):
                self.settle_empty(mapping)
            self.problems.append(self.syntax_problem(error))
            return None, self.problems
        except yaml.YAMLError:
            self.problems.append(Problem(Place(self.file), "yaml-syntax", "this is not YAML"))
            return None, self.problems
        if self.root is None or (isinstance(self.root, Scalar) and not self.root.text.strip()):
            hint = "write what belongs in it, or delete it"
            problem = Problem(Place(self.file), "empty-file", "the file is empty", hint)
            return None, [*self.problems, problem]
        return self.root, self.problems

    def take(self, event: yaml.Event) -> bool:
        """Add one event to the tree; False when reading must stop."""
        if len(self.problems) > PROBLEMS:
            self.problems[PROBLEMS:] = [too_many_problems(self.problems[PROBLEMS].place)]
            return False
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor or event.tag:
                self.refuse_extras(event)
            self.add_scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self.refuse_extras(event)
            return self.open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.key.pop()
            if isinstance(ended := self.stack.pop(), Mapping):
                self.settle_empty(ended)
        elif isinstance(event, yaml.AliasEvent):
            message = f"“*{event.anchor}” is an alias"
            self.report(event, "yaml-alias", message, "write the value out here")
            self.add(Scalar("", self.place(event), is_broken=True))
        return True

    def refuse_extras(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor:
            hint = f"delete “&{event.anchor}”, and keep what follows"
            self.report(event, "yaml-anchor", f"“&{event.anchor}” is an anchor", hint)
        if tag := event.tag:
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            hint = f"delete “{shown}”; if it belongs to the text, put all in quotation marks"
            self.report(event, "yaml-tag", f"“{shown}” is a tag", hint)

    def open(self, event: yaml.Event) -> bool:
        is_list = isinstance(event, yaml.SequenceStartEvent)
        node: Sequence | Mapping = (Sequence if is_list else Mapping)(self.place(event))
        if len(self.stack) >= LEVELS:
            self.report(event, "too-deep", f"more than {LEVELS} levels inside each other")
            return False
        self.add(node)
        self.stack.append(node)
        self.key.append(None)
        return True

    def add_scalar(self, event: yaml.ScalarEvent) -> None:
        place, text = self.place(event), event.value
        is_key = self.is_key_next()
        if len(text) > TEXT:
            message = f"this text has {len(text):,} characters; at most {TEXT:,} are read"
            self.problems.append(Problem(place, "text-too-long", message, "shorten it"))
            self.add(Scalar("…" if is_key else "", place, is_broken=True))
            return
        hidden = dict.fromkeys(text[index] for index in forbidden_in(text))
        self.problems += [character_problem(place, character) for character in hidden]
        is_cut_off = not is_key and self.has_remarks and self.is_cut_off(event)
        if not is_key and not text.strip() and self.stack and self.key[-1] != BAD_KEY:
            self.add_empty(place)
        else:
            self.add(Scalar(text if is_key else text.strip(), place, bool(hidden) or is_cut_off))

    def is_cut_off(self, event: yaml.ScalarEvent) -> bool:
        """Whether YAML takes the end of a text for a comment, as in “Says that #1 is …”."""
        end = event.end_mark
        if event.style or end is None or end.line >= len(self.lines):
            return False
        rest = _CUT_OFF.match(self.lines[end.line], end.column)
        if rest is None:
            return False
        place = Place(self.file, end.line + 1, end.column + len(rest[1]) + 1)
        message = "the text ends before this “#”, which begins a comment"
        hint = "put the text in quotation marks; or, for a comment, write a space after the “#”"
        self.problems.append(Problem(place, "text-cut-off", message, hint))
        return True

    def add_empty(self, place: Place) -> None:
        """Add a value that is none. In a field, whether a draft may lack it shows only later."""
        name, parent = self.key[-1], self.stack[-1]
        self.add(Scalar("", place, is_broken=True))
        if name and isinstance(parent, Mapping):
            self.unfilled.append((parent, name, place))
        else:
            self.report_empty("this entry of the list is empty", place)

    def settle_empty(self, mapping: Mapping) -> None:
        """Leave out what has no value in a draft; in any other mapping that has ended, tell it."""
        while self.unfilled and self.unfilled[-1][0] is mapping:
            _, name, place = self.unfilled.pop()
            if REVIEW in mapping.fields and name not in ("id", REVIEW):
                del mapping.fields[name]
            else:
                self.report_empty(f"“{name}” has no value", place)

    def report_empty(self, message: str, place: Place) -> None:
        hint = "write a value, or delete the line"
        self.problems.append(Problem(place, "empty-value", message, hint))

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
            if name != BAD_KEY:
                parent.fields[name] = node

    def add_key(self, parent: Mapping, node: Node) -> None:
        self.key[-1] = BAD_KEY
        if not parent.keys:
            parent.place = node.place
        if not isinstance(node, Scalar) or not node.text:
            message = "the name of a field must be plain text"
            self.problems.append(Problem(node.place, "yaml-key", message))
        elif node.text == "<<":
            hint = "write the fields out here"
            self.problems.append(Problem(node.place, "yaml-merge", "“<<” merges fields", hint))
        elif node.text in parent.keys:
            first = parent.keys[node.text].line
            message = f"“{shortened(node.text)}” stands here a second time; it is already on line "
            hint = "keep one of the two"
            self.problems.append(Problem(node.place, "duplicate-key", f"{message}{first}", hint))
        elif not node.is_broken:
            self.key[-1] = node.text
            parent.keys[node.text] = node.place

    def place(self, event: yaml.Event) -> Place:
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            return Place(self.file)
        line, column = self.point(start.line, start.column)
        width = end.column - column if end.line == line else len(self.lines[line].rstrip()) - column
        return Place(self.file, line + 1, column + 1, max(1, width))

    def point(self, line: int, column: int) -> tuple[int, int]:
        """What libyaml marks, from 0: it puts the end of a text on a line that is not there."""
        if line >= len(self.lines):
            return len(self.lines) - 1, len(self.lines[-1])
        return line, min(column, len(self.lines[line]))

    def report(self, event: yaml.Event, rule: str, message: str, hint: str = "") -> None:
        place = self.place(event)
        if isinstance(event, yaml.CollectionStartEvent):
            place = Place(place.file, place.line, place.column)
        self.problems.append(Problem(place, rule, message, hint))

    def syntax_problem(self, error: yaml.MarkedYAMLError) -> Problem:
        text = error.problem or ""
        begins = error.context_mark and is_where_it_began(text)
        mark = error.context_mark if begins else error.problem_mark or error.context_mark
        line, column = self.point(mark.line, mark.column) if mark else (0, 0)
        place = Place(self.file, line + 1, column + 1)
        hint = hint_for(self.lines[line][:1000])
        return Problem(place, "yaml-syntax", in_our_words(text), hint)
