"""How much of an explainer's files is scaffolding: what an editor types that nobody reads.

`python -m tools.scaffolding [CONTENT]` prints, for each file of YAML in the folder and for all of
them, the characters of all, of prose, of words of sources, and of scaffolding: all the rest, such
as the names of fields, ids, dates, punctuation, indentation and the ends of lines. Comments and
blank lines are not counted, since nothing needs them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

CONTENT = Path("content")

_READ = "title question summary says name role what why note rights venue place group"
_NAMES = "aliases authors publisher"
PROSE = frozenset(f"{_READ} {_NAMES}".split())
"""Fields whose values readers read as they are written."""

WORDS_OF_SOURCES = frozenset({"quote", "passage", "terms", "via"})
"""Fields whose values are copied from the articles."""


class Count(NamedTuple):
    """The characters of some YAML."""

    all: int
    prose: int
    sourced: int

    @property
    def scaffolding(self) -> int:
        """Those that are neither prose nor words of sources."""
        return self.all - self.prose - self.sourced

    def __add__(self, other: object) -> Count:
        """Both together."""
        if not isinstance(other, Count):
            return NotImplemented
        return Count(*(one + two for one, two in zip(self, other, strict=True)))


NOTHING = Count(0, 0, 0)


def count(text: str) -> Count:
    """The characters of a file's YAML, which has to be well-formed."""
    root = yaml.compose(text, Loader=yaml.BaseLoader)
    values = list(_values(root)) if root else []
    prose, sourced = (
        sum(length for field, length in values if field in fields)
        for fields in (PROSE, WORDS_OF_SOURCES)
    )
    return Count(sum(len(line) + 1 for line in _lines(text)), prose, sourced)


def _values(node: yaml.Node, field: str = "") -> Iterator[tuple[str, int]]:
    """The lengths of all values, each with the name of its field; of a list's that of the list."""
    match node:
        case yaml.MappingNode():
            for key, value in node.value:
                yield from _values(value, str(key.value))
        case yaml.SequenceNode():
            for one in node.value:
                yield from _values(one, field)
        case _:
            yield field, len(str(node.value).strip())


def _lines(text: str) -> Iterator[str]:
    """The lines that are more than blank, without the comments at their ends."""
    ends = dict[int, int]()
    for token in yaml.scan(text):
        start, end = token.start_mark, token.end_mark
        ends |= dict.fromkeys(range(start.line, end.line), sys.maxsize)
        ends[end.line] = max(end.column, ends.get(end.line, 0))
    for number, line in enumerate(text.split("\n")):
        end = ends.get(number, 0)
        told = line[:end] if line[end:].lstrip().startswith("#") else line
        if told.strip():
            yield told


def counts(content: Path) -> dict[str, Count]:
    """The characters of each file of YAML in a folder, by its path there, but for schemas."""
    files = sorted(path.relative_to(content) for path in content.rglob("*.yaml"))
    shown = (file for file in files if not any(part.startswith(".") for part in file.parts))
    return {file.as_posix(): count((content / file).read_text("utf-8")) for file in shown}


def render(of: dict[str, Count]) -> str:
    """The table that is printed: a line for each file, and one for all."""
    whole = sum(of.values(), NOTHING)
    head = ("all", "prose", "sources", "scaffolding", "")
    rows = [(*map(str, one), str(one.scaffolding), name) for name, one in of.items()]
    rows = [head, *rows, (*map(str, whole), str(whole.scaffolding), "in whole")]
    return "".join(
        f"{a:>8}{b:>8}{c:>9}{d:>13}  {name}".rstrip() + "\n" for a, b, c, d, name in rows
    )


def main(content: Path) -> str:
    """What is printed of a folder; ends the program where it has no YAML."""
    return render(counts(content) or sys.exit(f"{content}: no file of YAML"))


if __name__ == "__main__":
    print(main(Path(*sys.argv[1:2]) if sys.argv[1:] else CONTENT), end="")
