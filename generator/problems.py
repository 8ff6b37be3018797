"""Places and problems: what is wrong, where it stands, and the nearest right thing.

This module imports nothing of ours, so that every other one may report problems.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A stretch of one file. Lines and columns count from 1, in characters.

    `file` is relative to the explainer's folder, with forward slashes.
    """

    file: str
    line: int = 1
    column: int = 1
    width: int = 1


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One finding: the rule that is broken, where, and what to do about it."""

    place: Place
    rule: str
    message: str
    hint: str = ""
    is_error: bool = True

    def show(self, root: Path, prefix: str = "") -> str:
        """The problem as an editor reads it: clickable place, the line itself, the next step.

        `root` is the explainer's folder; `prefix` leads there from where the command was run.
        """
        severity = "error" if self.is_error else "warning"
        place = self.place
        head = f"{prefix}{place.file}:{place.line}:{place.column}: {severity}: "
        lines = [f"{visible(head)}{visible(self.message)} [{self.rule}]", *excerpt(root, place)]
        lines += [f"  {visible(line)}" for line in self.hint.splitlines()]
        return "\n".join(lines)


def excerpt(root: Path, place: Place) -> list[str]:
    """The line of a place with its words underlined; nothing when the line cannot be read."""
    path = root / place.file
    try:
        if not path.is_file() or path.resolve() != root.resolve() / place.file:
            return []  # a pipe would wait for ever, a symbolic link show another file
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
        line = text.split("\n")[place.line - 1].rstrip("\r")
    except (OSError, IndexError):
        return []
    if not line.strip():
        return []
    start = max(0, place.column - 60)
    shown = line[start : start + 120]
    before = shown[: place.column - 1 - start]
    marked = shown[len(before) : len(before) + place.width] or " "
    gutter = f"  {place.line} | "
    rule = " " * (len(gutter) - 2) + "| "
    return [gutter + visible(shown), rule + " " * columns(before) + "^" * columns(marked)]


def visible(text: str) -> str:
    """`text` with every character that could steer a terminal or hide replaced, a tab by `→`."""
    shown = text.replace("\t", "→")
    return "".join("�" if _is_unprintable(character) else character for character in shown)


def columns(text: str) -> int:
    """How many terminal columns `text` takes: wide East Asian characters count two."""
    return sum(
        0 if unicodedata.combining(character) else 2 if _is_wide(character) else 1
        for character in text
    )


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The one of `names` that a writer of `name` most likely meant, if any is close."""
    known = sorted(set(names))
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


def counted(number: int, noun: str) -> str:
    """A number and what it counts, as in “1 error” and “2 errors”."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of `problems` stops a build."""
    return any(problem.is_error for problem in problems)


def _is_unprintable(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
