"""A file of words as its editor has it, with room for more keys.

Nothing that is there is written anew: a key is added behind the one before it in the English pack,
and above each stands its English as a comment.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from generator.authoring.editing.rooms import above, with_lines
from generator.content.catalogue import is_plural
from generator.content.own_words import UNWRITTEN
from generator.content.tree import Mapping as Tree
from generator.content.tree import Node
from generator.content.yaml_reader import parse_yaml

NOTED = re.compile(r"^\s*# en: (.*)$")
"""The English above a key."""

_NOW = re.compile(r"^\s*# now in English: ")
_COMMENT = re.compile(r"^\s*#")

LinesFor = Callable[[Mapping[str, Any], str], Iterable[str]]
"""The lines, not indented, for what belongs below some keys of the English pack; the text is what
their dotted keys begin with."""


def with_words(
    text: str, file: str, english: Mapping[str, Any], entries: LinesFor, outdated: Mapping[str, str]
) -> str | None:
    """The text of a file with all that `entries` has room for; `outdated` has what the English of a
    key is now where it was another, all others are noted by `entries`.

    None where it stands in braces as a whole, or holds nothing: then there is nothing to keep.
    """
    tree, _ = parse_yaml(text, file, UNWRITTEN)
    if not isinstance(tree, Tree) or tree.is_in_braces or not tree.keys:
        return None
    room = _Room(text.rstrip("\n").split("\n"), entries, outdated)
    room.visit(tree, english, "", len(room.lines))
    return with_lines(room.lines, room.added, room.dropped)


class _Room:
    """One pass over a file: the lines that are added before others, and those that go."""

    def __init__(self, lines: list[str], entries: LinesFor, outdated: Mapping[str, str]) -> None:
        self.lines, self.entries, self.outdated = lines, entries, outdated
        self.added: dict[int, list[str]] = {}
        self.dropped: set[int] = set()

    def visit(self, node: Tree, english: Mapping[str, Any], over: str, end: int) -> None:
        """Make room in a part that is written line by line up to the line `end`, from 0."""
        indent = min(place.column for place in node.keys.values()) - 1
        ends = self._ends(node, indent, end)
        at, waiting = None, list[str]()
        for name, inside in english.items():
            key, place = f"{over}{name}", node.keys.get(name)
            if place is None:
                new = _indented(self.entries({name: inside}, over), indent)
                waiting += new if at is None else self.add(at, new)
                continue
            at, begin = ends[name], place.line - 1
            if isinstance(inside, Mapping) and not is_plural(inside):
                self.visit_part(node.fields.get(name), inside, f"{key}.", (begin, at, indent))
            elif not node.is_in_braces:
                self.note(key, inside, over, begin)
            self.add(at, waiting)
            waiting = []

    def visit_part(
        self, node: Node | None, inside: Mapping[str, Any], over: str, where: tuple[int, int, int]
    ) -> None:
        """Make room in a part that begins and ends on these lines, and whose name is indented so;
        what it has in braces is written line by line."""
        begin, end, indent = where
        if isinstance(node, Tree) and not node.is_in_braces:
            self.visit(node, inside, over, end)
            return
        held = _indented(self.entries(inside, over), indent + 2)
        if held and isinstance(node, Tree):
            self.dropped.update(range(begin, above(self.lines, end, indent)))
            held = [self.lines[begin].partition(":")[0] + ":", *held]
        self.add(begin + 1 if not isinstance(node, Tree) else begin, held)

    def note(self, key: str, inside: Any, over: str, begin: int) -> None:
        """Have the English above a key that is written there, and what it is now where that is
        another."""
        first = begin
        while first and _COMMENT.match(self.lines[first - 1]):
            first -= 1
        beside = range(first, begin)
        self.dropped.update(n for n in beside if _NOW.match(self.lines[n]))
        noted = next((n for n in beside if NOTED.match(self.lines[n])), None)
        indent = len(self.lines[begin]) - len(self.lines[begin].lstrip())
        if noted is None:
            name = key.removeprefix(over)
            self.add(begin, _indented(list(self.entries({name: inside}, over))[:1], indent))
        elif key in self.outdated:
            now = f"# now in English: {self.outdated[key]}"
            self.add(noted + 1, _indented([now], indent))

    def add(self, at: int, lines: list[str]) -> list[str]:
        """Put lines before one, behind those that are put there already; none is left over."""
        self.added[at] = [*self.added.get(at, ()), *lines]
        return []

    def _ends(self, node: Tree, indent: int, end: int) -> dict[str, int]:
        """By key the line, from 0, before which what follows it is put: comments right above the
        next key belong to that."""
        names = sorted(node.keys, key=lambda name: node.keys[name])
        begins = [above(self.lines, node.keys[name].line - 1, indent) for name in names]
        last = above(self.lines, end, indent - 1)
        return dict(zip(names, [*begins[1:], last], strict=True))


def _indented(lines: Iterable[str], indent: int) -> list[str]:
    return [f"{' ' * indent}{line}" for line in lines]


def noted_english(text: str) -> Iterator[tuple[str, str]]:
    """Each dotted key of a file above which its English stands, and that."""
    over: list[tuple[int, str]] = []
    note = None
    for line in text.splitlines():
        if noted := NOTED.match(line):
            note = noted[1]
        elif key := _KEY.match(line):
            over = [one for one in over if one[0] < len(key[1])] + [(len(key[1]), key[2])]
            if note is not None:
                yield ".".join(name.strip('"') for _, name in over), note
            note = None


_KEY = re.compile(r"^(\s*)([\w-]+|\"[^\"]+\"):")
