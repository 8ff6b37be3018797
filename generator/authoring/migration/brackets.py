"""Lists of entries that stand in brackets → the same lists in lines, each entry with its hyphen.

What stands between the entries stays, save for the commas: comments, and the lines of an entry that
is in brackets itself.
"""

import re
from collections.abc import Collection
from typing import TypeGuard

import yaml

from generator.authoring.editing.layout import Layout, begin_of

INDENT = 2
"""How much deeper than the name of a list its entries stand, where nothing else tells."""

_COMMA = re.compile(r"(?:\s|#[^\r\n]*+)*+,")
"""The comma behind an entry in brackets, and the comments before it."""


def is_in_brackets(node: yaml.Node) -> TypeGuard[yaml.SequenceNode]:
    """Whether something is a list in brackets."""
    return isinstance(node, yaml.SequenceNode) and bool(node.flow_style)


def with_lists_in_lines(text: str, root: yaml.MappingNode, names: Collection[str]) -> str:
    """A text in which none of the fields of these names is a list in brackets.

    `root` is what stands in the text. The hyphens stand as deep as those of the fields that have
    some; a list without entries becomes a field without a value.
    """
    layout, lists = Layout(text), [pair for pair in root.value if pair[0].value in names]
    inside = [(key, held) for key, held in lists if is_in_brackets(held)]
    apart = [held for _, held in lists if isinstance(held, yaml.SequenceNode)]
    columns = [begin_of(held)[1] for held in apart if not held.flow_style]
    indent = max(columns, default=begin_of(root)[1] + INDENT)
    return layout.replaced(
        (layout.end_of(key), layout.end_of(held), _with_hyphens(layout, key, held, indent))
        for key, held in inside
    )


def _with_hyphens(layout: Layout, key: yaml.Node, held: yaml.SequenceNode, indent: int) -> str:
    """All from the end of a list's name to the end of the list, with hyphens for brackets."""
    line, column = begin_of(held)
    gap, done = layout.stretch(layout.end_of(key), (line, column)).rstrip(), (line, column + 1)
    written = ""
    for entry in held.value:
        gap += _without_comma(layout.stretch(done, begin_of(entry)))
        head = gap.rstrip(" ")
        head += "" if head.endswith(("\r", "\n")) else layout.line_end()
        words = layout.stretch(begin_of(entry), layout.end_of(entry))
        written += f"{head}{' ' * indent}- {words}"
        gap, done = "", layout.end_of(entry)
    line, column = layout.end_of(held)
    gap += _without_comma(layout.stretch(done, (line, column - 1)))
    return written + gap.rstrip()


def _without_comma(gap: str) -> str:
    """What stands between two entries in brackets, with its comments and without its comma."""
    found = _COMMA.match(gap)
    return gap[: found.end() - 1].rstrip(" ") + gap[found.end() :] if found else gap
