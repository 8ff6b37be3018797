"""Ids for the headings of the pages that editors write: of their own words, in any script.

A site engine makes ids of its own, but only of Latin letters, and may give one that its theme uses.
"""

from __future__ import annotations

import html
import re
import unicodedata

_HASHES = re.compile(r"#{1,6}((?:\\.|[^\\])*?)#*")
_UNDERLINE = re.compile(r"(?:=+|-+) *")
_TARGETS = re.compile(r"(?<=\])(?:\([^()]*\)|\[[^\[\]]*\])")
_APOSTROPHES = re.compile("['’]")
NAMELESS = "section"
"""The id of a heading without a letter or a figure."""


def with_ids(markdown: str) -> str:
    """Markdown whose headings have ids that differ; all else stays as it is.

    An id has letters, figures and single hyphens only, so that it is none of the frame's, which
    have two hyphens in a row. Headings inside lists and quotations are left to the engine.
    """
    lines, taken = markdown.split("\n"), set[str]()
    code = _lines_of_code(markdown)
    for number in _headings(lines, code):
        name = _unique(_name(lines[number]), taken)
        lines[number] = f"{lines[number].rstrip()} {{: #{name} }}"
    return "\n".join(lines)


def _lines_of_code(markdown: str) -> set[int]:
    """The numbers of the lines that stand in fenced blocks of code."""
    from markdown.extensions.fenced_code import FencedBlockPreprocessor

    fences = FencedBlockPreprocessor.FENCED_BLOCK_RE.finditer(markdown)
    return {
        number
        for start, end in (fence.span() for fence in fences)
        for number in range(markdown.count("\n", 0, start), markdown.count("\n", 0, end) + 1)
    }


def _headings(lines: list[str], code: set[int]) -> list[int]:
    """The numbers of the lines that hold the words of a heading."""
    found: list[int] = []
    block: list[str] = []
    for number, line in enumerate(lines):
        if number in code or not line.strip():
            block = []
        elif (words := _HASHES.fullmatch(line)) and not any("|" in row for row in block):
            found += [number] if words[1].strip() else []
            block = []
        elif not block and _is_underlined(lines, number):
            found.append(number)
            block = [line]
        else:
            block = [] if block and number - 1 in found else [*block, line]
    return found


def _is_underlined(lines: list[str], number: int) -> bool:
    """Whether a line that begins a block is a heading by the line under it."""
    line = lines[number].rstrip()
    under = lines[number + 1] if number + 1 < len(lines) else ""
    return bool(line[:1].strip() and line[-1] not in "#\\" and _UNDERLINE.fullmatch(under))


def _name(heading: str) -> str:
    """The words of a heading in small letters, joined by hyphens."""
    text = _APOSTROPHES.sub("", html.unescape(_TARGETS.sub("", heading)))
    kept = (c if unicodedata.category(c)[0] in "LMN" else " " for c in text.lower())
    return "-".join(unicodedata.normalize("NFC", "".join(kept)).split()) or NAMELESS


def _unique(name: str, taken: set[str]) -> str:
    """A name that none has yet: the given one, or that with the first number from 2 on."""
    fresh, number = name, 1
    while fresh in taken:
        number += 1
        fresh = f"{name}-{number}"
    taken.add(fresh)
    return fresh
