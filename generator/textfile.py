"""A file on disk → its text, or located reasons why there is none."""

from __future__ import annotations

import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from generator.problems import Place, Problem

MAX_BYTES = 4_000_000

_BIDI_CONTROLS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_SPELLING = frozenset("\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2")
"""Format characters that belong to spelling: joiners (Persian, Hindi), Arabic and Syriac signs."""


def read_text(root: Path, file: str) -> tuple[str | None, list[Problem]]:
    """The text of one file in UTF-8, with `\\n` line ends; None and the reason when there is none.

    Symbolic links and anything else that is not a regular file are refused.
    """
    path, place = root / file, Place(file)
    try:
        if any((root / part).is_symlink() for part in _ancestors(file)):
            hint = "put a copy of the file here instead"
            return None, [Problem(place, "symbolic-link", "this is a symbolic link", hint)]
        if not stat.S_ISREG(path.stat().st_mode):
            message = "this is a folder or a device, not a file"
            return None, [Problem(place, "not-a-file", message)]
        data = path.read_bytes()
    except FileNotFoundError:
        return None, [Problem(place, "missing-file", "the file does not exist")]
    except OSError as error:
        return None, [Problem(place, "unreadable-file", f"cannot be read: {error.strerror}")]
    if len(data) > MAX_BYTES:
        message = f"the file has {len(data):,} bytes; at most {MAX_BYTES:,} are read"
        return None, [Problem(place, "file-too-large", message)]
    return _decode(data, file)


def find_characters(text: str, file: str) -> Iterator[Problem]:
    """Control, bidirectional and invisible characters, each at its place."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.isprintable():
            continue
        for column, character in enumerate(line, 1):
            if is_forbidden(character):
                yield character_problem(Place(file, number, column), character)


def character_problem(place: Place, character: str) -> Problem:
    """The problem with a forbidden `character` at `place`."""
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "control character").lower()
    rule = "bidirectional-character" if character in _BIDI_CONTROLS else "control-character"
    return Problem(place, rule, f"an invisible character stands here: {name} ({code})", "delete it")


def is_forbidden(character: str) -> bool:
    """Whether a character controls, hides or turns text instead of spelling it."""
    if character in "\n\t" or character in _SPELLING or character.isprintable():
        return False
    return (
        unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
        or character in "\ufffe\uffff"
    )


def _ancestors(file: str) -> Iterator[str]:
    parts = file.split("/")
    return ("/".join(parts[: n + 1]) for n in range(len(parts)))


def _decode(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", errors="ignore")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = "the file is not in UTF-8 from here on"
        hint = "save it again with the encoding UTF-8"
        return None, [Problem(Place(file, line, column), "not-utf-8", message, hint)]
    return text.replace("\r\n", "\n").replace("\r", "\n"), []
