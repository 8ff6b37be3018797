"""The tree of a file of YAML, kept for as long as the file's text stays the same.

A tree is kept as lists of JSON: text with its place, a list as 0 with its place and what is in it,
a mapping as 1 with its place, whether it stands in braces, and for each name its place and what
stands under it, if that is read. The file is that of all places.
"""

from pathlib import Path
from typing import Any

from generator.content.files import read_text
from generator.content.problems import Place, Problem
from generator.content.tree import Mapping, Node, Scalar, Sequence
from generator.content.yaml_reader import ReadTree, parse_yaml
from generator.evidence.store.kept import Kept, KeptKind

_TREE = KeptKind[tuple[Any, list[Problem]]]("tree", tuple[Any, list[Problem]])


def reading_with(kept: Kept) -> ReadTree:
    """What reads files of YAML, and takes the trees of those that are the same from what is
    kept."""

    def read(
        root: Path, file: str, waits: tuple[str, ...] = ()
    ) -> tuple[Node | None, list[Problem]]:
        text, problems = read_text(root, file)
        if text is None:
            return None, problems
        key = file, text, *waits
        if known := kept.known(_TREE, key):
            return known[0] and tree_of(known[0], file), problems + known[1]
        tree, more = parse_yaml(text, file, waits)
        kept.keep(_TREE, key, (tree and lists_of(tree), more))
        return tree, problems + more

    return read


def lists_of(node: Node) -> list[Any]:
    """A tree in lists, texts and numbers: what `tree_of` makes it of again."""
    place = (node.place.line, node.place.column, node.place.width)
    if isinstance(node, Scalar):
        lines = [(one.line, one.column, one.width) for one in node.lines]
        more = [int(node.is_broken), lines] if node.is_broken or lines else []
        return [node.text, *place, *more]
    if isinstance(node, Sequence):
        return [0, *place, *map(lists_of, node.items)]
    found: list[Any] = [1, *place, int(node.is_in_braces)]
    for name, key in node.keys.items():
        under = node.fields.get(name)
        found += [name, key.line, key.column, key.width, under and lists_of(under)]
    return found


def tree_of(data: list[Any], file: str) -> Node:
    """The tree that was made into lists so."""
    kind, line, column, width = data[:4]
    place = Place(file, line, column, width)
    if kind == 0:
        return Sequence(place, [tree_of(one, file) for one in data[4:]])
    if kind != 1:
        if len(data) == 4:
            return Scalar(kind, place)
        return Scalar(kind, place, bool(data[4]), tuple(Place(file, *one) for one in data[5]))
    fields: dict[str, Node] = {}
    keys: dict[str, Place] = {}
    parts = iter(data[5:])
    for name, *at, under in zip(parts, parts, parts, parts, parts, strict=True):
        keys[name] = Place(file, *at)
        if under is not None:
            fields[name] = tree_of(under, file)
    return Mapping(place, fields, keys, bool(data[4]))
