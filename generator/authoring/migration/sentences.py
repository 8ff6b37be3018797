"""An editor's YAML with the words of sentences in the place of the numbers of paragraphs."""

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from generator.authoring.citations import Citation
from generator.authoring.editing.edits import checked, read_values
from generator.authoring.editing.layout import (
    BREAKS_A_LINE,
    Caret,
    Layout,
    begin_of,
    brackets,
    scalar,
)
from generator.authoring.editing.nodes import NodePath, node_at
from generator.content.problems import Place


def with_passages(
    text: str, wanted: Mapping[tuple[int, int], Citation], file: str = "this file"
) -> tuple[str, int]:
    """A text in which evidence has passages for the numbers of paragraphs; and how many have.

    `wanted` has, by the line and column (from 1) at which the numbers stand, the evidence to write
    there; its own numbers are kept where the words stand in several paragraphs. Numbers beside
    which there are comments stay. Raises CannotEdit when the text has errors.
    """
    layout, meant = Layout(text), read_values(text, file)
    edits = []
    for path, entry in _mappings(node_at(text)):
        key, held = next(
            (pair for pair in entry.value if pair[0].value == "paragraph"), (None, None)
        )
        if key is None or held is None:
            continue
        at = held.start_mark.line + 1, held.start_mark.column + 1
        if at not in wanted or "#" in layout.stretch(begin_of(key), layout.end_of(held)):
            continue
        citation, evidence = wanted[at], _at_path(meant, path)
        edits.append(_edit(layout, bool(entry.flow_style), key, held, citation))
        if not citation.paragraph:
            del evidence["paragraph"]
        evidence["passage"] = _as_read(citation, bool(entry.flow_style))
    return checked(layout.replaced(edits), meant, Place(file)), len(edits)


def _mappings(node: Any, path: NodePath = ()) -> Iterator[tuple[NodePath, yaml.MappingNode]]:
    """Everything that has fields, and the path to it."""
    if isinstance(node, yaml.MappingNode):
        yield path, node
        for key, held in node.value:
            yield from _mappings(held, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for number, one in enumerate(node.value):
            yield from _mappings(one, (*path, number))


def _at_path(values: Any, path: NodePath) -> Any:
    for step in path:
        values = values[step]
    return values


def _edit(
    layout: Layout, is_inside: bool, key: yaml.Node, held: yaml.Node, citation: Citation
) -> tuple[Caret, Caret, str]:
    """What stands in the place of a field with numbers; in brackets where `is_inside` them."""
    start, end = begin_of(key), layout.end_of(held)
    if is_inside:
        words = citation.passage
        fresh = f"passage: {scalar(words[0], True) if len(words) == 1 else brackets([*words])}"
        kept = f", {layout.stretch(start, end)}" if citation.paragraph else ""
        return start, end, fresh + kept
    # A comment stays in the first line: below `|` it would be read as words.
    last = layout.end_of_line(end[0])
    first, *more = (line[2:] for line in citation.lines(is_implied=True))
    lines = [first + layout.stretch(end, last).rstrip(), *more]
    return start, last, f"{layout.line_end()}{' ' * start[1]}".join(lines)


def _as_read(citation: Citation, is_inside: bool) -> Any:
    """What is read of a passage that is written so."""
    words = citation.passage
    is_list = len(words) > 1 if is_inside else any(map(BREAKS_A_LINE.search, words))
    return [*words] if is_list else "\n".join(words)
