"""Places and problems: what is wrong, where it stands, and the nearest right thing.

This module imports nothing of ours but the limits, so that every other one may report problems.
"""

import difflib
import hashlib
import json
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from unicodedata import category, combining, east_asian_width

from generator.content.limits import BYTES, PROBLEMS

_TOLD = 2_000
"""How many characters of a message, or of a line of a hint, are shown."""

_UNPRINTABLE = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")

_SPELT = re.compile("(?<=[\u0600-\u1fff])[\u200c\u200d](?=[\u0600-\u1fff])")
"""Joiners that Persian, Hindi and others spell with: words that are shown can be copied."""

_MANY = 2_000
"""From how many names on a misspelt one is compared only with those that begin like it."""


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A stretch of one file. Lines and columns count from 1, in characters.

    `file` is relative to the explainer's folder, with forward slashes.
    """

    file: str
    line: int = 1
    column: int = 1
    width: int = 1


def places_in(text: str, file: str, offsets: Iterable[int], line: int = 1) -> Iterator[Place]:
    """The places of characters of `text`, given in order; it begins on `line` of its file."""
    begin = seen = 0
    for offset in offsets:
        if breaks := text.count("\n", seen, offset):
            line, begin = line + breaks, text.rindex("\n", seen, offset) + 1
        seen = offset
        yield Place(file, line, offset - begin + 1)


class TiedWords(NamedTuple):
    """What a doubt is about where a sentence alone does not tell it: the field that ties `one`'s
    words to those of the `other`, or to how it is taken."""

    field: str
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """What only a person can judge: whether a sentence holds beside the words of its sources.

    `about` names the sentence by the id of what has it and its field, as in “ru-agrees.summary”;
    `sentence` is what readers read, with who says it; `passages` are the words beside it, `source`
    the id of the first one's source. `tie` has the parts of a sentence that no editor wrote, so
    that pages in any language can tell it.
    """

    about: str
    sentence: str
    passages: tuple[str, ...]
    source: str = ""
    tie: TiedWords | None = field(default=None, compare=False)

    @property
    def subject(self) -> str:
        """The id of what has the sentence, or of what that belongs to."""
        return self.about.partition(".")[0]

    def fingerprint(self, rule: str) -> str:
        """What a confirmation holds for: 16 hexadecimal digits of the SHA-256 of rule, sentence and
        passages, whatever the sentence's id has become."""
        told = json.dumps([rule, self.sentence, *self.passages], ensure_ascii=False)
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One finding: the rule that is broken, where, and what to do about it.

    One that `waits` asks what no source may have told yet, of which readers are told, or is about a
    draft or an explainer that nobody has begun to fill: it stops nothing, however strict a run is.

    One with a `doubt` is settled when somebody confirms that the sentence is right: a warning by
    anybody, an error by a person alone.
    """

    place: Place
    rule: str
    message: str
    hint: str = ""
    is_error: bool = True
    waits: bool = False
    doubt: Doubt | None = field(default=None, compare=False)

    @property
    def advice(self) -> str:
        """The hint, and how to record that the sentence is right, where only a person can tell."""
        if self.doubt is None or (command := f"explainer confirm {self.doubt.about}") in self.hint:
            return self.hint
        told = f"`{command}` records that it is right"
        told += "; only a person can say so" if self.is_error else ""
        return f"{self.hint}\n{told}".strip("\n")

    def show(self, root: Path, prefix: str = "") -> str:
        """The problem as an editor reads it: clickable place, the line itself, the next step.

        `root` is the explainer's folder; `prefix` leads there from where the command was run.
        """
        severity = "error" if self.is_error else "warning"
        place = self.place
        head = f"{prefix}{place.file}:{place.line}:{place.column}: {severity}: "
        told = visible(shortened(self.message, _TOLD))
        lines = [f"{visible(head)}{told} [{self.rule}]", *excerpt(root, place)]
        lines += [f"  {visible(shortened(line, _TOLD))}" for line in self.advice.splitlines()]
        return "\n".join(lines)


def excerpt(root: Path, place: Place) -> list[str]:
    """The line of a place with its words underlined; nothing when the line cannot be read."""
    try:
        status = (root / place.file).lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > BYTES:
            return []  # a pipe would wait for ever, a symbolic link show another file
        lines = _lines(root, place.file, status.st_mtime_ns, status.st_size)
        line = lines[place.line - 1].rstrip("\r")
    except (OSError, ValueError, IndexError):
        return []
    if not line or line.isspace():
        return []
    start = max(0, place.column - 60)
    shown = line[start : start + 120]
    before = shown[: place.column - 1 - start]
    marked = shown[len(before) : len(before) + place.width] or " "
    gutter = f"  {place.line} | "
    rule = " " * (len(gutter) - 2) + "| "
    return [gutter + visible(shown), rule + " " * columns(before) + "^" * columns(marked)]


@lru_cache(maxsize=1)
def _lines(root: Path, file: str, changed: int, size: int) -> list[str]:
    """The lines of a file as it was at `changed`, kept for the next problem in the same file.

    None of a file that a symbolic link leads to.
    """
    path = root / file
    if path.resolve() != root.resolve() / file:
        return []
    return path.read_bytes().decode("utf-8-sig", errors="replace").split("\n")


def visible(text: str) -> str:
    """`text` with every character that could steer a terminal or hide replaced, a tab by `→`."""
    if text.isprintable():
        return text
    kept = {found.start() for found in _SPELT.finditer(text)}
    shown = enumerate(text.replace("\t", "→"))
    return "".join(
        "�" if category(one) in _UNPRINTABLE and at not in kept else one for at, one in shown
    )


def columns(text: str) -> int:
    """How many terminal columns `text` takes: wide East Asian characters count two."""
    if text.isascii():
        return len(text)
    none = "\u200c\u200d"
    return sum(
        0 if combining(one) or one in none else 2 if east_asian_width(one) in "WF" else 1
        for one in text
    )


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The one of `names` that a writer of `name` most likely meant, if any is close."""
    if len(name) > 200:
        return None
    known = sorted(set(names))
    if len(known) > _MANY:
        known = [one for one in known if one[:2].casefold() == name[:2].casefold()][:_MANY]
    folded = {candidate.casefold(): candidate for candidate in reversed(known)}
    close = difflib.get_close_matches(name.casefold(), folded, n=1, cutoff=0.67)
    return folded[close[0]] if close else None


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """A hint: the nearest of `names`, or, when they are few, all of them."""
    known = sorted(set(names))
    if close := nearest(name, known):
        return f"did you mean “{close}”?"
    if not known:
        return "none is defined yet"
    shown = ", ".join(known[:12])
    return f"known: {shown}" + (f" and {len(known) - 12} more" if len(known) > 12 else "")


def shortened(text: str, length: int = 60) -> str:
    """`text`, cut off with an ellipsis when it has more than `length` characters."""
    return text if len(text) <= length else text[: length - 1] + "…"


def counted(number: int, noun: str) -> str:
    """A number and what it counts, as in “1 error” and “2 errors”."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def tally(problems: Iterable[Problem]) -> str:
    """How many errors and warnings there are, in words."""
    errors = [problem.is_error for problem in problems]
    return f"{counted(sum(errors), 'error')}, {counted(errors.count(False), 'warning')}"


def at_most(problems: Iterable[Problem]) -> tuple[list[Problem], bool]:
    """As many of one file's problems as are told, and whether these are all; the rest is not
    looked for."""
    found = list(islice(problems, PROBLEMS + 1))
    if len(found) <= PROBLEMS:
        return found, True
    message = f"more than {PROBLEMS:,} problems; from here on, none is told"
    hint = "correct the others first"
    end = Problem(found[PROBLEMS].place, "too-many-problems", message, hint)
    return [*found[:PROBLEMS], end], False


def not_told(found: Iterable[Problem], told: Iterable[Problem]) -> Iterator[Problem]:
    """What is found, but for what stands where an error was told of already: what could not be
    read there is checked as something that nobody wrote."""
    places = {one.place for one in told if one.is_error}
    return (one for one in found if one.place not in places)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of `problems` stops a build."""
    return any(problem.is_error for problem in problems)
