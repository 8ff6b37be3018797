"""What keeps old links leading on after a rename: lists of former ids, and links between pages.

The list `formerly` is written right below what names the entry, so that whoever reads one sees the
other. Links on pages that editors wrote in Markdown follow the renamed page.
"""

import posixpath
import re

import yaml

from generator.authoring.editing.edits import add_field, append_entries
from generator.authoring.editing.nodes import NodePath, node_at
from generator.content.paths import content_file

LINK = re.compile(r"((?:\]\(|^[ \t]*\[[^\[\]]*\]:)[ \t]*)([\w./#-]+)", re.MULTILINE)
"""What stands before a link's target, and the target; the checks let no other link stand."""

_FOLDERS = {"party": "positions", "issue": "issues", "source": "sources"}
"""Where the pages of a kind stand."""

_LISTS = {"event": "timeline.md", "question": "questions.md", "difference": "differences.md"}
"""The pages on which all of a kind stand."""

_PARTS = {
    "party": r"(by--|glance--|to--){}",
    "issue": r"(on--){}",
    "source": r"(){}(-p\d+(-q\d+)?)?",
    "statement": r"(|at--|to--){}",
    "event": r"(|to--){}",
    "question": r"(){}",
    "difference": r"(){}(--\d+)?",
}
"""The anchors, kind by kind, in which an id stands; a person has none."""


def relinked(text: str, kind: str, file: str, old: str, new: str) -> tuple[str, int]:
    """A page's text, its links to what is renamed led to the new id; and how many these are.

    What is renamed is of a kind that `explainer rename` knows, and is written in `file`.
    """
    home = _home(kind, file, old)
    fresh = LINK.sub(lambda link: link[1] + _target(link[2], kind, home, old, new), text)
    links = zip(LINK.findall(text), LINK.findall(fresh), strict=True)
    return fresh, sum(one != other for one, other in links)


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
        stated = content_file(file)
        return f"positions/{stated.party}.md" if stated and stated.party else "background.md"
    return _LISTS.get(kind, "")


FIELD = "formerly"


def add_former(text: str, path: NodePath, name: str, file: str = "this file") -> str:
    """`text` with `name` among the former ids of the entry at `path`: () is the file itself, which
    then holds a party or one source.

    Raises CannotEdit when the entry is written in a way that this cannot change.
    """
    former = node_at(text, (*path, FIELD))
    if isinstance(former, yaml.MappingNode):  # the entry itself: there is no such field in it
        names = [key.value for key, _ in former.value]
        below = next(one for one in ("id", "name", "file") if one in names)
        return add_field(text, path, FIELD, name, below, file)
    return append_entries(text, (*path, FIELD), [f"- {name}\n"], file)
