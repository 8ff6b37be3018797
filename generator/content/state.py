"""What an explainer is right now, in one number: its files as this disk has them, and this program.

It says that nothing has changed on which it depends what a run tells: every file of the content and
every article, this program's own files, and the packages and data by which it reads. It is of the
time of each file's last change too, which no program can set, so that nobody can hand in what is
kept by it.
"""

import hashlib
import os
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from generator.content.files import CONTENT, SCHEMAS, SEEDS, list_files, read_bytes

_ROOM = "build"
"""The folder, in an explainer's own, in which what is kept of it stands."""

_PACKAGES = ("babel", "pydantic", "pydantic_core", "regex", "PyYAML")
"""Those by which content and articles are read."""


def digest_now(root: Path) -> str:
    """The SHA-256 of all on which it depends what is told of an explainer."""
    digest = hashlib.sha256(program().encode("utf-8"))
    for folder in (CONTENT, SEEDS):
        files, refused = list_files(root, folder)
        digest.update(_line(folder, repr(refused).encode("utf-8", "surrogatepass")))
        for file in files:
            if not file.startswith(f"{SCHEMAS}/"):
                data, problem = read_bytes(root, file)
                digest.update(_line(f"{file} {_changed(root / file)} {problem}", data))
    return digest.hexdigest()


def has_room(root: Path) -> bool:
    """Whether there is a folder for what is kept of an explainer: a check makes none."""
    return (root / _ROOM).is_dir()


def make_room(root: Path) -> None:
    """Make that folder, for a command that writes, where there is content and it can be made."""
    if (root / CONTENT).is_dir():
        with suppress(OSError):
            (root / _ROOM).mkdir(exist_ok=True)


def _changed(file: Path) -> int:
    """When a file was changed last, in nanoseconds; 0 of one that is gone."""
    try:
        return file.lstat().st_ctime_ns
    except OSError:
        return 0


@cache
def program() -> str:
    """The SHA-256 of what this program is, and of by what it reads."""
    # Imported here, since a strict check keeps nothing, and need not know.
    from importlib.metadata import version

    package = Path(__file__).parents[1]
    parts = tuple(map(version, _PACKAGES))
    digest = hashlib.sha256(" ".join((*parts, unicodedata.unidata_version, sys.version)).encode())
    for file in _files(package):
        digest.update(_line(file.relative_to(package).as_posix(), file.read_bytes()))
    return digest.hexdigest()


def _files(package: Path) -> Iterator[Path]:
    for end in ("py", "yaml"):
        yield from sorted(package.glob(f"**/*.{end}"))


def _line(name: str, data: bytes) -> bytes:
    digest = hashlib.sha256(data).hexdigest()
    return f"{digest} {name}\n".encode("utf-8", "surrogatepass")


def replace_file(file: Path, data: bytes) -> None:
    """Put a file in the place of another in one step. Raises OSError where there is no folder for
    it, or the disk does not take it."""
    handle, made = tempfile.mkstemp(prefix=".kept-", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(made).replace(file)
    except BaseException:
        Path(made).unlink(missing_ok=True)
        raise
