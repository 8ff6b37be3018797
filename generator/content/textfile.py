"""A file on disk → its text, or located reasons why there is none."""

from __future__ import annotations

import os
from pathlib import Path

from generator.content.folders import refusal
from generator.content.limits import BYTES, LINES
from generator.content.problems import Place, Problem

_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
"""A pipe is not waited for, a link that was put there a moment ago not followed."""


def read_text(root: Path, file: str) -> tuple[str | None, list[Problem]]:
    """The text of one file in UTF-8, with `\\n` line ends; None and the reason when there is none.

    Symbolic links and anything else that is not a regular file are refused.
    """
    data, problem = read_bytes(root, file)
    return (None, [problem]) if problem else decode(data, file)


def read_bytes(root: Path, file: str) -> tuple[bytes, Problem | None]:
    """The bytes of one regular file that is not too large, or why there are none.

    The size is looked at first, and no more is read than is allowed, whatever the file claims.
    """
    try:
        if problem := refusal(root, file):
            return b"", problem
        handle = os.open(root / file, os.O_RDONLY | _AT_ONCE)
        with os.fdopen(handle, "rb") as stream:
            size = os.fstat(handle).st_size
            data = b"" if size > BYTES else stream.read(BYTES + 1)
    except FileNotFoundError:
        return b"", Problem(Place(file), "missing-file", "the file does not exist")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "this cannot be the name of a file"
        return b"", Problem(Place(file), "unreadable-file", f"cannot be read: {reason}")
    if max(size, len(data)) > BYTES:
        message = f"the file has {max(size, len(data)):,} bytes; at most {BYTES:,} are read"
        return b"", Problem(Place(file), "file-too-large", message, "divide it")
    return data, None


def decode(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """The text of a file's bytes with `\\n` line ends, or why they are none that is read."""
    try:
        text = _with_newlines(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        before = _with_newlines(error.object[: error.start].decode("utf-8", errors="ignore"))
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = "the file is not in UTF-8 from here on"
        hint = "save it again with the encoding UTF-8"
        return None, [Problem(Place(file, line, column), "not-utf-8", message, hint)]
    if (lines := text.count("\n")) > LINES:
        message = f"the file has {lines:,} lines; at most {LINES:,} are read"
        return None, [Problem(Place(file), "too-many-lines", message, "divide it")]
    return text, []


def _with_newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
