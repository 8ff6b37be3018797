"""YAML text → a plain tree in which every scalar is text and every node knows its place.

Only what editors need of YAML 1.1 is read: mappings, lists and text. Everything else (anchors,
aliases, tags, merge keys, several documents) is a located error. The text is read as libyaml's
events, and no further than limits.py says, so that no nesting is too deep for Python's.

Long because what YAML can hold is read in one pass.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain, takewhile
from pathlib import Path
from typing import Any, Protocol

import regex
import yaml

from generator.content.characters import (
    character_problem,
    find_characters,
    forbidden_in,
    without_forbidden,
)
from generator.content.files import read_text
from generator.content.limits import LEVELS, PROBLEMS, TEXT, VALUES
from generator.content.problems import Place, Problem, at_most, shortened
from generator.content.tree import REVIEW, Mapping, Node, Scalar, Sequence
from generator.content.yaml_syntax import (
    LEFT_OF_BLOCK,
    hint_for,
    hint_for_empty,
    in_our_words,
    is_empty,
    is_left_of_block,
    is_null,
    is_where_it_began,
    line_without_hyphen,
    missing_hyphen,
    odd_sign,
    open_quote,
    yaml_events,
)

_ODD_SPACE = regex.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BEFORE_VALUE = re.compile(r"^[\s-]*(?:[\w-]+:)?[^\S\n]*", re.MULTILINE)
_CUT_OFF = re.compile(r"(\s*)#[^\s#]")


class ReadTree(Protocol):
    """What reads a file of an explainer's folder, as `read_yaml` does."""

    def __call__(
        self, root: Path, file: str, waits: tuple[str, ...] = ...
    ) -> tuple[Node | None, list[Problem]]:
        """The tree of a file, and what is wrong in it but for the rules that `waits` names."""


def read_yaml(
    root: Path, file: str, waits: tuple[str, ...] = ()
) -> tuple[Node | None, list[Problem]]:
    """Read one YAML file of the explainer in `root` into a tree, with all that is wrong in it but
    for the rules that what `waits` to be written breaks.

    The tree is None when the file has no text that can be read as YAML at all.
    """
    text, problems = read_text(root, file)
    return (None, problems) if text is None else parse_yaml(text, file, waits)


def parse_yaml(
    text: str, file: str, waits: tuple[str, ...] = ()
) -> tuple[Node | None, list[Problem]]:
    """The tree of a file's text, which has `\\n` line ends, with all that is wrong in it."""
    lines = text.split("\n")
    problems, is_all = at_most(chain(find_characters(text, file), _find_spaces(lines, file)))
    if not is_all or any(_is_indent(lines[p.place.line - 1], p.place.column) for p in problems):
        return None, problems
    if problems:
        text = _BEFORE_VALUE.sub(lambda head: _ODD_SPACE.sub(" ", head[0]), text)
        text = without_forbidden(text).replace("\t", " ")
    parser = _Parser(file, text, waits)
    tree = parser.parse()
    more, is_all = at_most(parser.problems)
    return tree if is_all else None, problems + more


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


class _Stop(Exception):
    """Nothing more of the file is read: it has been told why."""


class _Parser:
    """Builds the tree of one file from libyaml's events, and collects what is wrong in it."""

    def __init__(self, file: str, text: str, waits: tuple[str, ...]) -> None:
        self.file, self.text, self.lines = file, text, text.split("\n")
        self.waits = waits
        self.events = yaml_events(text)
        self.problems: list[Problem] = []

    def parse(self) -> Node | None:
        """The tree; None when there is none, or not all of the file could be read."""
        try:
            self.refuse_excess()
            root = self.document()
        except _Stop:
            return None
        except yaml.YAMLError as error:
            self.problems.append(self.syntax_problem(error))
            return None
        if root is None or (isinstance(root, Scalar) and not root.text):
            hint = "write what belongs in it, or delete it"
            self.report(Place(self.file), "empty-file", "the file is empty", hint)
            return None
        return root

    def refuse_excess(self) -> None:
        """Stop before a tree is made of more values than are read: that would take seconds."""
        if 2 * len(self.text) < VALUES:
            return
        count = depth = 0
        for event in yaml_events(self.text):
            count += isinstance(event, yaml.NodeEvent)
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > LEVELS:
                return  # which is told when the tree is made
            if count > VALUES:
                message = f"more than {VALUES:,} names and values in one file"
                self.report(self.place(event), "too-many-values", message)
                raise _Stop

    def document(self) -> Node | None:
        root = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root:
                    told = "a second document starts here", "keep one: delete the line `---`"
                    self.report(self.place(event), "several-documents", *told)
                    break
                root = self.node(next(self.events))
        return root

    def node(self, event: yaml.Event, depth: int = 0, is_name: bool = False) -> Node:
        """What begins with `event`, inside `depth` other lists and mappings."""
        place = self.place(event)
        if len(self.problems) > PROBLEMS:
            raise _Stop
        if isinstance(event, yaml.AliasEvent):
            message = f"“*{event.anchor}” is an alias"
            self.report(place, "yaml-alias", message, "write the value out here")
            return Scalar("", place, is_broken=True)
        self.refuse_extras(event, place)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, place, is_name)
        if depth >= LEVELS:
            self.report(place, "too-deep", f"more than {LEVELS} levels inside each other")
            raise _Stop
        read = self.sequence if isinstance(event, yaml.SequenceStartEvent) else self.mapping
        made = read(place, depth + 1)
        if isinstance(made, Mapping):
            made.is_in_braces = bool(getattr(event, "flow_style", False))
        return Scalar("", place) if is_name else made

    def inside(self) -> Iterator[yaml.Event]:
        """What each thing in a list, and each name in a mapping, begins with, up to its end."""
        return takewhile(lambda one: not isinstance(one, yaml.CollectionEndEvent), self.events)

    def sequence(self, place: Place, depth: int) -> Sequence:
        made = Sequence(place)
        for event in self.inside():
            made.items.append(self.node(event, depth))
            if is_empty(event):
                self.report_empty("this entry of the list is empty", made.items[-1].place)
        return made

    def mapping(self, place: Place, depth: int) -> Mapping:
        made = Mapping(place)
        empty: list[str] = []
        try:
            for event in self.inside():
                name = self.name(made, self.node(event, depth, is_name=True))
                event = next(self.events)
                value = self.node(event, depth)
                if name:
                    made.fields[name] = value
                    empty += [name] if is_empty(event) else []
        finally:
            self.settle_empty(made, empty)
        return made

    def name(self, parent: Mapping, node: Node) -> str | None:
        """The name of a field; None when what is under it is left out."""
        if not parent.keys:
            parent.place = node.place
        if not isinstance(node, Scalar) or not node.text:
            self.report(node.place, "yaml-key", "the name of a field must be plain text")
        elif node.text == "<<":
            hint = "write the fields out here"
            self.report(node.place, "yaml-merge", "“<<” merges fields", hint)
        elif node.text in parent.keys:
            first = parent.keys[node.text].line
            message = f"“{shortened(node.text)}” stands here a second time; it is already on line "
            self.report(node.place, "duplicate-key", f"{message}{first}", "keep one of the two")
        elif not node.is_broken:
            parent.keys[node.text] = node.place
            return node.text
        return None

    def settle_empty(self, mapping: Mapping, names: list[str]) -> None:
        """Leave out what has no value in a draft; in any other mapping, tell it."""
        for name in names:
            if len(self.problems) > PROBLEMS:
                return
            if REVIEW in mapping.fields and name not in ("id", REVIEW):
                del mapping.fields[name]
            else:
                self.report_empty(f"“{name}” has no value", mapping.fields[name].place)

    def scalar(self, event: yaml.ScalarEvent, place: Place, is_name: bool) -> Scalar:
        if len(event.value) > TEXT:
            message = f"this text has {len(event.value):,} characters; at most {TEXT:,} are read"
            self.report(place, "text-too-long", message, "shorten it")
            return Scalar("…" if is_name else "", place, is_broken=True)
        text = event.value if is_name else "" if is_null(event) else event.value.strip()
        hidden = dict.fromkeys(event.value[index] for index in forbidden_in(event.value))
        self.problems += [character_problem(place, character) for character in hidden]
        is_cut_off = not is_name and self.is_cut_off(event)
        is_broken = bool(hidden) or is_cut_off or not text
        lines = tuple(self.block_lines(event)) if event.style == "|" and not is_name else ()
        return Scalar(text, place, is_broken, lines)

    def block_lines(self, event: yaml.ScalarEvent) -> Iterator[Place]:
        """The places of the lines of a text under `|`, which stand there as they are."""
        assert event.start_mark, "libyaml marks every event"
        first = event.start_mark.line + 2
        for number, text in enumerate(event.value.split("\n"), first):
            if (words := text.strip()) and number <= len(self.lines):
                column = self.lines[number - 1].find(words)
                yield Place(self.file, number, max(0, column) + 1, len(words))

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
        self.report(place, "text-cut-off", message, hint)
        return True

    def refuse_extras(self, event: Any, place: Place) -> None:
        if event.anchor:
            hint = f"delete “&{event.anchor}”, and keep what follows"
            self.report(place, "yaml-anchor", f"“&{event.anchor}” is an anchor", hint)
        if tag := event.tag:
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            hint = f"delete “{shown}”; if it belongs to the text, put all in quotation marks"
            self.report(place, "yaml-tag", f"“{shown}” is a tag", hint)

    def report_empty(self, message: str, place: Place) -> None:
        self.report(place, "empty-value", message, hint_for_empty(self.lines, place))

    def report(self, place: Place, rule: str, message: str, hint: str = "") -> None:
        if rule not in self.waits:
            self.problems.append(Problem(place, rule, message, hint))

    def place(self, event: yaml.Event) -> Place:
        start, end = event.start_mark, event.end_mark
        assert start and end, "libyaml marks every event"
        line, column = self.point(start.line, start.column)
        width = end.column - column if end.line == line else len(self.lines[line].rstrip()) - column
        is_list = isinstance(event, yaml.CollectionStartEvent)
        return Place(self.file, line + 1, column + 1, 1 if is_list else max(1, width))

    def point(self, line: int, column: int) -> tuple[int, int]:
        """What libyaml marks, from 0: it puts the end of a text on a line that is not there."""
        if line >= len(self.lines):
            return len(self.lines) - 1, len(self.lines[-1])
        return line, min(column, len(self.lines[line]))

    def syntax_problem(self, error: yaml.YAMLError) -> Problem:
        text: str = getattr(error, "problem", None) or ""
        context, mark = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
        mark = context if context and (mark is None or is_where_it_began(text)) else mark
        line, column = self.point(mark.line, mark.column) if mark else (0, 0)
        place = Place(self.file, line + 1, column + 1)
        if is_left_of_block(self.lines, line):
            same = ("empty-value", line)  # told of the line above, which has the “|”
            self.problems[:] = [p for p in self.problems if (p.rule, p.place.line) != same]
            return Problem(place, "yaml-syntax", *LEFT_OF_BLOCK)
        if odd := odd_sign(self.file, self.lines, line):
            return odd
        if unclosed := open_quote(self.file, self.lines, line):
            return unclosed
        if (first := line_without_hyphen(self.lines, line)) is not None:
            place, told = Place(self.file, first + 1), missing_hyphen(self.lines[first])
            return Problem(place, "yaml-syntax", *told)
        return Problem(place, "yaml-syntax", in_our_words(text), hint_for(self.lines[line][:1000]))
