"""The links of pages that editors wrote in Markdown: where they lead after a rename."""

from __future__ import annotations

import posixpath
import re
from pathlib import PurePosixPath

LINK = re.compile(r"((?:\]\(|^[ \t]*\[[^\[\]]*\]:)[ \t]*)([\w./#-]+)", re.MULTILINE)
"""What stands before a link's target, and the target; the checks let no other link stand."""

_FOLDERS = {"party": "positions", "issue": "issues", "source": "sources"}
"""Where the pages of a kind stand."""

_PARTS = {
    "party": r"(by--|glance--|to--){}",
    "issue": r"(on--){}",
    "source": r"(){}(-p\d+(-q\d+)?)?",
    "statement": r"(|at--|to--){}",
    "event": r"(|to--){}",
    "difference": r"(){}(--\d+)?",
}
"""The anchors, kind by kind, in which an id stands; a person has none."""


def relinked(text: str, kind: str, file: str, old: str, new: str) -> tuple[str, int]:
    """A page's text, its links to what is renamed led to the new id; and how many these are.

    What is renamed is of a kind that `explainer rename` knows, and is written in `file`.
    """
    home, count = _home(kind, file, old), 0

    def led(link: re.Match[str]) -> str:
        nonlocal count
        target = _target(link[2], kind, home, old, new)
        count += target != link[2]
        return link[1] + target

    return LINK.sub(led, text), count


def _target(link: str, kind: str, home: str, old: str, new: str) -> str:
    path, sign, anchor = link.partition("#")
    page = posixpath.normpath(path) if path else ""
    parts = re.fullmatch(_PARTS.get(kind, "(?!)").format(re.escape(old)), anchor)
    if parts and (parts[1] or page == home):
        anchor = parts[1] + new + anchor[parts.end(1) + len(old) :]
    if kind in _FOLDERS and page == home and path.endswith(f"/{old}.md"):
        path = path.removesuffix(f"{old}.md") + f"{new}.md"
    return path + sign + anchor


def _home(kind: str, file: str, old: str) -> str:
    """The page on which something has its anchor or that is its own, in the Markdown folder."""
    if kind in _FOLDERS:
        return f"{_FOLDERS[kind]}/{old}.md"
    if kind == "statement":
        party = PurePosixPath(file).stem
        return "background.md" if party == "background" else f"positions/{party}.md"
    return {"event": "timeline.md", "difference": "differences.md"}.get(kind, "")
