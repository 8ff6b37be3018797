"""Files → a folder that holds exactly them, all at once.

Unchanged files keep their time stamps, so that a watching server has nothing to rebuild.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.content.publishing import mark, owned, staged, swap

IGNORING = ".gitignore"
"""Stays where it is in a folder that is otherwise made anew."""


@dataclass(frozen=True)
class Written:
    """What a run did, as paths relative to the folder."""

    written: tuple[str, ...]
    deleted: tuple[str, ...]
    unchanged: int


def write_all(out: Path, files: Iterable[tuple[str, str | bytes]]) -> Written:
    """Make `out` hold exactly `files` (path and text or bytes), in one step at the end.

    Raises OSError when the disk will not take a file, and Refusal when `out` holds what was not
    made here; then nothing has changed.
    """
    written: list[str] = []
    kept: list[str] = []
    with staged(out) as fresh:
        for path, content in files:
            is_new = _write(out / path, fresh / path, content)
            (written if is_new else kept).append(path)
        deleted = sorted((owned(out) or set()) - {*written, *kept})
        if written or deleted:
            mark(fresh)
            if (out / IGNORING).is_file():
                _keep(out / IGNORING, fresh / IGNORING)
            swap(fresh, out)
    return Written(tuple(written), tuple(deleted), len(kept))


def _write(old: Path, new: Path, content: str | bytes) -> bool:
    """Make the file `new`: anew, or the same as `old` if that holds `content`; whether anew."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    new.parent.mkdir(parents=True, exist_ok=True)
    if _holds(old, data):
        _keep(old, new)
        return False
    new.write_bytes(data)
    return True


def _holds(file: Path, data: bytes) -> bool:
    try:
        return not file.is_symlink() and file.read_bytes() == data
    except OSError:
        return False


def _keep(old: Path, new: Path) -> None:
    try:
        os.link(old, new)
    except OSError:  # some disks know no second name for a file
        shutil.copy2(old, new)
