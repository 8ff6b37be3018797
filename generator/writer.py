"""Files → disk: writes what changed, deletes what it wrote before and no longer should.

Unchanged files keep their time stamps, so that a watching server has nothing to rebuild.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

OWNED = ".generated"
"""The list, in the folder itself, of the files that this module wrote there."""


@dataclass(frozen=True)
class Written:
    """What a run did, as paths relative to the folder."""

    written: tuple[str, ...]
    deleted: tuple[str, ...]
    unchanged: int


def write_all(out: Path, files: Iterable[tuple[str, str | bytes]]) -> Written:
    """Make `out` hold exactly `files` (path and text or bytes), besides what others put there.

    Raises OSError when the disk will not take a file.
    """
    written: list[str] = []
    kept: list[str] = []
    for path, content in files:
        (written if _write(out / path, content) else kept).append(path)
    current = {*written, *kept}
    deleted = [path for path in _owned(out) if path not in current]
    for path in deleted:
        _delete(out, path)
    _write(out / OWNED, "".join(f"{path}\n" for path in sorted(current)))
    return Written(tuple(written), tuple(deleted), len(kept))


def _write(path: Path, content: str | bytes) -> bool:
    """Write `content` unless the file holds it already; whether it was written."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        if path.read_bytes() == data:
            return False
    except OSError:
        path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True


def _owned(out: Path) -> list[str]:
    try:
        listed = (out / OWNED).read_text("utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return []
    return [path for path in listed if path and not {"..", "/"} & set(PurePosixPath(path).parts)]


def _delete(out: Path, path: str) -> None:
    if (out / path).is_dir():
        return
    (out / path).unlink(missing_ok=True)
    for folder in (out / path).parents:
        if folder == out or any(folder.iterdir()):
            return
        folder.rmdir()
