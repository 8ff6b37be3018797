"""Files that are given → a folder that holds them and no others.

Unchanged files keep their time stamps, so that a watching server has nothing to rebuild.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from generator.content.atomic import keep_file, mark, owned, staged, swap

_IGNORING = ".gitignore"
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
    with staged(out) as fresh:
        made = dict(_made(out, fresh, files))
        written = tuple(path for path, is_new in made.items() if is_new)
        deleted = tuple(sorted((owned(out) or set()) - made.keys()))
        if written or deleted:
            mark(fresh)
            if (out / _IGNORING).is_file():
                keep_file(out / _IGNORING, fresh / _IGNORING)
            swap(fresh, out)
    return Written(written, deleted, len(made) - len(written))


def _made(
    out: Path, fresh: Path, files: Iterable[tuple[str, str | bytes]]
) -> Iterator[tuple[str, bool]]:
    """Make files in `fresh`, and tell of each path whether `out` does not hold the same."""
    folders = set[str]()
    for path, content in files:
        if (folder := path.rpartition("/")[0]) not in folders:
            (fresh / folder).mkdir(parents=True, exist_ok=True)
            folders.add(folder)
        yield path, _write(f"{out}/{path}", f"{fresh}/{path}", content)


def _write(old: str, new: str, content: str | bytes) -> bool:
    """Make the file `new`: anew, or the same as `old` if that holds `content`; whether anew."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    with suppress(OSError):  # there is no old one, or it cannot be read
        at = os.lstat(old)
        if stat.S_ISREG(at.st_mode) and at.st_size == len(data) and _bytes_of(old) == data:
            keep_file(old, new)
            return False
    Path(new).write_bytes(data)
    return True


def _bytes_of(path: str) -> bytes:
    with FileIO(path) as file:
        return file.readall()
