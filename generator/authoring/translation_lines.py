"""One file of translations: what stands in it, and its text with room for more.

Nothing that is there is written anew: an entry is added behind that of the text before it, and
above one whose text has changed stands in a comment what it says now.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from generator.authoring.editing.rooms import above, with_lines
from generator.authoring.schema_files import first_line
from generator.authoring.transaction import CannotEdit
from generator.content import tree
from generator.content.localization import LocalizedText
from generator.content.own_words import UNWRITTEN
from generator.content.problems import Place, Problem
from generator.content.yaml_reader import parse_yaml

_NOW = re.compile(r"^ *# (?:now|of): ")
_TOP = re.compile(r"^[^\s#]")

_HEAD = (
    "# Above each entry stands the text that is to be translated. Where “now” stands, the text was",
    "# edited since: bring the translation up to date, and write the new digits under `of`.",
    "# `by: …` or `machine: …` at the head is who translated what does not say so itself.",
)


@dataclass(frozen=True)
class TranslationFile:
    """A file of translations: its path, its text, and its keys with their places."""

    path: str
    text: str
    keys: Mapping[str, Place]
    is_in_braces: bool = False

    @classmethod
    def parse(cls, path: str, text: str) -> Self:
        """What stands in a file; one that is empty is begun."""
        if not text.strip():
            return cls.begun(path)
        found, _ = parse_yaml(text, path, UNWRITTEN)
        texts = found.fields.get("texts") if isinstance(found, tree.Mapping) else None
        if not isinstance(texts, tree.Mapping):
            return cls(path, text, {})
        return cls(path, text, texts.keys, texts.is_in_braces and bool(texts.keys))

    @classmethod
    def begun(cls, path: str) -> Self:
        """A file without an entry."""
        return cls(path, "\n".join([first_line(path), *_HEAD, "texts:", ""]), {})

    def with_room(self, told: Iterable[LocalizedText], new: set[LocalizedText]) -> str:
        """The text with entries for what is `new`, and notes above each that is out of date; `told`
        are all texts, in reading order.

        Raises CannotEdit where the entries stand in braces.
        """
        lines, noted = self.text.rstrip("\n").split("\n"), list[LocalizedText]()
        if not any(line.startswith("texts:") for line in lines):
            lines.append("texts:")
        start = next(n for n, line in enumerate(lines) if line.startswith("texts:")) + 1
        added, at = dict[int, list[str]](), start
        ends = self._ends(lines, start)
        for one in told:
            if key := self.key_of(one):
                at = ends[key]
                noted += [one] if one.translation and not one.is_current else []
            elif one in new:
                added.setdefault(at, []).extend(entry_for(one, self.indent))
        if self.is_in_braces and (added or noted):
            braces = "what stands in braces cannot be added to"
            raise CannotEdit(Problem(Place(self.path), "", braces))
        notes = {self._line(one): list(_note(one, self.indent)) for one in noted}
        old = {n for place in self.keys.values() for n in _notes_above(lines, place.line - 1)}
        if not (added or notes or old):
            return self.text
        for number, note in notes.items():
            added[number] = [*added.get(number, ()), *note]
        return with_lines(lines, added, old)

    @property
    def indent(self) -> str:
        """What stands before each key."""
        return " " * (min((place.column for place in self.keys.values()), default=3) - 1)

    def key_of(self, one: LocalizedText) -> str | None:
        """The key under which a text has its entry here, also one that it had before."""
        return next((key for key in one.text.keys if key in self.keys), None)

    def _line(self, one: LocalizedText) -> int:
        """The line, from 0, of the key of a text that has an entry here."""
        return self.keys[self.key_of(one) or ""].line - 1

    def _ends(self, lines: list[str], start: int) -> Mapping[str, int]:
        """By key the line, from 0, before which what follows its entry is put: comments right above
        the next key belong to that."""
        later = (n for n in range(start, len(lines)) if _TOP.match(lines[n]))
        end = above(lines, next(later, len(lines)), len(self.indent) - 1)
        begins = [above(lines, one.line - 1, len(self.indent)) for one in self.keys.values()]
        return dict(zip(self.keys, [*begins[1:], end], strict=True)) if self.keys else {}


def _notes_above(lines: list[str], at: int) -> Iterator[int]:
    """The lines right above one on which an earlier run noted what a text had become."""
    while at and _NOW.match(lines[at - 1]):
        at -= 1
        yield at


def _note(one: LocalizedText, indent: str) -> Iterator[str]:
    """What a text says now, and its digest, as comments."""
    yield f"{indent}# now: {' '.join(one.text.text.split())}"
    yield f"{indent}# of: {one.text.digest}"


def entry_for(one: LocalizedText, indent: str) -> Iterator[str]:
    """The lines of room for a translation, under the text."""
    for line in one.text.text.strip("\n").split("\n"):
        yield f"{indent}# {line}".rstrip()
    yield f"{indent}{one.text.key}:"
    yield f"{indent}  of: {one.text.digest}"
    yield f"{indent}  text:"
