"""The lines of a YAML text as they stand, changed here and there; all others keep every byte.

Lines and columns count from 0, in characters, as libyaml's marks do. Values are written by
ruamel.yaml.
"""

import io
import re
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

from generator.content.files import with_newlines
from generator.content.problems import shortened
from generator.pages.escape import inert, one_line
from generator.pages.templating import templates_in

_MARKS = {"'": SingleQuotedScalarString, '"': DoubleQuotedScalarString}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LIKE_A_FIELD = re.compile(r"^[:?]|:\?")
BREAKS_A_LINE = re.compile("[\n\r\t\x85\u2028\u2029]")
"""What cannot stand in a text that is written on one line without quotation marks."""


def scalar(value: str, in_brackets: bool = False, marks: str = "") -> str:
    """How a text is written in YAML, on one line, so that the reader reads exactly that text.

    Space around it is left out, as by the reader. `marks` is the quotation mark to use; else there
    are some only where YAML needs them.
    """
    words = value.strip()
    if _DAY.fullmatch(words) and not marks:
        return words  # only an older YAML takes it for something else than text
    if in_brackets and _LIKE_A_FIELD.search(words):
        marks = marks or "'"  # the reader's YAML 1.1 takes it for a field there
    kind = DoubleQuotedScalarString if BREAKS_A_LINE.search(words) else _MARKS.get(marks, str)
    stream = io.StringIO()
    _writer(in_brackets).dump([kind(words)], stream)
    written = stream.getvalue().removesuffix("\n")
    return written[1:-1] if in_brackets else written[2:]


def brackets(value: Any) -> str:
    """How a list is written on one line, `[one, two]`; so is any value that the reader knows."""
    if isinstance(value, str):
        return scalar(value, in_brackets=True)
    if isinstance(value, dict):
        fields = (f"{scalar(name, True)}: {brackets(one)}" for name, one in value.items())
        return f"{{{', '.join(fields)}}}"
    return f"[{', '.join(map(brackets, value))}]"


@cache
def _writer(in_brackets: bool) -> YAML:
    yaml = YAML(pure=True)
    yaml.default_flow_style = in_brackets
    yaml.width = sys.maxsize
    return yaml


@cache
def yaml_templates(folder: Path) -> Environment:
    """The templates in `folder` that give YAML or Markdown, which write values by these filters."""
    # Nothing is escaped by itself: each of the filters is right in a place of its own.
    environment = templates_in(folder, autoescape=False, keep_trailing_newline=True)
    environment.filters.update(
        scalar=scalar, brackets=brackets, inert=inert, one_line=one_line, shortened=shortened
    )
    return environment


def render_yaml(template: str, **values: Any) -> str:
    """A template of templates/ that gives YAML, filled in with `values`."""
    folder = Path(__file__).parents[1] / "templates"
    return yaml_templates(folder).get_template(f"{template}.yaml.jinja").render(values)


_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_BYTE_ORDER_MARK = "\ufeff"
_COMMENT = re.compile(r"( *)#")

Collection = yaml.MappingNode | yaml.SequenceNode
Caret = tuple[int, int]
"""A line and a column, from 0."""


def begin_of(node: yaml.Node) -> Caret:
    """Where a node begins."""
    return node.start_mark.line, node.start_mark.column


class Layout:
    """A text, line by line, each with the line end that it had."""

    def __init__(self, text: str) -> None:
        self.mark = _BYTE_ORDER_MARK if text.startswith(_BYTE_ORDER_MARK) else ""
        self.lines: list[str] = _LINE.findall(text, len(self.mark))

    def text(self) -> str:
        """The whole, as it stands now."""
        return self.mark + "".join(self.lines)

    def read(self) -> str:
        """The whole as content is read: without byte order mark, with `\\n` line ends."""
        return with_newlines("".join(self.lines))

    def line_end(self) -> str:
        """How lines end in the text: as its first one does."""
        first = self.lines[0] if self.lines else ""
        return first[len(first.rstrip("\r\n")) :] or "\n"

    def stretch(self, start: Caret, end: Caret) -> str:
        """All from `start` up to `end`."""
        (first, column), (last, after) = start, end
        if first == last:
            return self.lines[first][column:after]
        middle = "".join(self.lines[first + 1 : last])
        return self.lines[first][column:] + middle + self.lines[last][:after]

    def end_of_line(self, line: int) -> Caret:
        """Where a line ends, before its line end."""
        return line, len(self.lines[line].rstrip("\r\n"))

    def insert(self, at: int, fresh: list[str]) -> None:
        """Put lines before the line `at`, with the line ends that the text has."""
        end = self.line_end()
        is_unended = at > 0 and not self.lines[at - 1].endswith(("\r", "\n"))
        if is_unended:
            self.lines[at - 1] += end
        self.lines[at:at] = [line + end for line in fresh]
        if is_unended:
            self.lines[-1] = fresh[-1]

    def replace(self, start: Caret, end: Caret, fresh: str) -> None:
        """Put words in the place of all from `start` up to `end`."""
        (first, column), (last, after) = start, end
        line = self.lines[first][:column] + fresh + self.lines[last][after:]
        self.lines[first : last + 1] = [line]

    def replaced(self, edits: Iterable[tuple[Caret, Caret, str]]) -> str:
        """The text with other words in the place of several stretches that do not overlap: for each
        its start, its end and the words. Nothing more is changed in this layout after that."""
        for start, end, fresh in sorted(edits, reverse=True):
            self.replace(start, end, fresh)
        return self.text()

    def remove_brackets(self, node: yaml.Node) -> int:
        """Take the brackets of an empty list away; the line that then comes after it."""
        first, last = node.start_mark, node.end_mark
        for line, column in ((last.line, last.column - 1), (first.line, first.column)):
            text = self.lines[line]
            self.lines[line] = text[:column].rstrip() + text[column + 1 :]
        gone = [number for number in {first.line, last.line} if not self.lines[number].strip()]
        for number in sorted(gone, reverse=True):
            del self.lines[number]
        return int(last.line) + 1 - len(gone)

    def end_of_content(self) -> int:
        """The line before which something is added at the end: before blank lines and `...`."""
        at = len(self.lines)
        while at and self.lines[at - 1].rstrip() in ("", "..."):
            at -= 1
        return at

    def after_comments(self, at: int, column: int) -> int:
        """The first line from `at` on that is no comment indented deeper than `column`."""
        while at < len(self.lines) and (found := _COMMENT.match(self.lines[at])):
            if len(found[1]) <= column:
                break
            at += 1
        return at

    def is_set_apart(self, node: Collection) -> bool:
        """Whether a blank line stands before the last entry of a list or mapping in lines."""
        if len(node.value) < 2:
            return False
        before, last = node.value[-2:]
        if isinstance(node, yaml.MappingNode):
            before, last = before[1], last[0]
        between = self.lines[self.end_of(before)[0] + 1 : last.start_mark.line]
        return not all(line.strip() for line in between)

    def end_of(self, node: yaml.Node) -> Caret:
        """Where a node ends, without the comments and blank lines that follow."""
        while isinstance(node, Collection) and not node.flow_style and node.value:
            node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
        if not isinstance(node, yaml.ScalarNode) or node.style not in ("|", ">"):
            return node.end_mark.line, node.end_mark.column
        last = min(node.end_mark.line, len(self.lines) - 1)
        last -= node.end_mark.column == 0 and last == node.end_mark.line
        while last > node.start_mark.line and not self.lines[last].strip():
            last -= 1
        return last, len(self.lines[last].rstrip("\r\n"))
