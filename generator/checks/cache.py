"""What the rules found, kept in build/ for the next run over the very same words.

It is of use only as long as nothing has changed on which it depends: every file of the content and
every article, this program's own files, and the packages and data by which it reads. All else is as
if there were none: what is broken, of another text or program, or cannot be read. Nobody can hand
one in with the content: it holds for the files as this disk has them, by the time of their last
change, which no program can set. A run that is `--strict`, which publishes, reads nothing of it.
Where there is no build/ yet, none is made: a check alone writes nothing.
"""

import hashlib
import os
import sys
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import babel
import pydantic
import regex
import yaml

from generator.content.files import SCHEMAS, list_files, read_bytes
from generator.content.paths import CONTENT
from generator.content.problems import Problem
from generator.evidence.articles import SEEDS
from generator.evidence.kept import NOTHING, Kept

KEPT = "build/found.json"
"""The file in an explainer's folder: two digests on the first line, then what was found."""

_DISTRICTS = ("content", "evidence", "checks")
"""The folders of the package on whose files it depends what is found."""


class Cache:
    """What is kept of an explainer's folder as it is now: made before its files are read."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._digest = _digest(root)
        self.parts = NOTHING

    @classmethod
    @contextmanager
    def open(cls, root: Path) -> Iterator["Cache"]:
        """The same with its `parts`, what is kept of each sentence and each article; what is new of
        them is kept in the end."""
        cache = cls(root)
        cache.parts = Kept.of(root, _program())
        try:
            yield cache
        finally:
            cache.parts.close()

    def read(self) -> list[Problem] | None:
        """What the rules found when all was as it is now; None where that is not known."""
        data, problem = read_bytes(self._root, KEPT)
        head, _, kept = data.partition(b"\n")
        if problem or head.decode("ascii", "replace") != self._head(kept):
            return None
        with suppress(ValueError):
            return _problems().validate_json(kept, strict=True) if self._holds() else None
        return None

    def write(self, found: Sequence[Problem]) -> None:
        """Keep what the rules found, if nothing has changed meanwhile and the disk takes it."""
        with suppress(OSError, ValueError):
            kept = _problems().dump_json(list(found))
            if self._holds():
                _replace(self._root / KEPT, self._head(kept).encode("ascii") + b"\n" + kept)

    def _head(self, kept: bytes) -> str:
        return f"{self._digest} {hashlib.sha256(kept).hexdigest()}"

    def _holds(self) -> bool:
        """Whether the files that were read since are those of which the digest is."""
        return _digest(self._root) == self._digest


@cache
def _problems() -> pydantic.TypeAdapter[list[Problem]]:
    return pydantic.TypeAdapter(list[Problem])


def _digest(root: Path) -> str:
    """The SHA-256 of all on which it depends what the rules find."""
    digest = hashlib.sha256(_program().encode("utf-8"))
    for folder in (CONTENT, SEEDS):
        files, refused = list_files(root, folder)
        digest.update(_line(folder, repr(refused).encode("utf-8", "surrogatepass")))
        for file in files:
            if not file.startswith(f"{SCHEMAS}/"):
                data, problem = read_bytes(root, file)
                digest.update(_line(f"{file} {_changed(root / file)} {problem}", data))
    return digest.hexdigest()


def _changed(file: Path) -> int:
    """When a file was changed last, in nanoseconds; 0 of one that is gone."""
    try:
        return file.lstat().st_ctime_ns
    except OSError:
        return 0


@cache
def _program() -> str:
    """What this program is, and by what it reads."""
    package = Path(__file__).parents[1]
    parts = (babel.__version__, pydantic.VERSION, regex.__version__, yaml.__version__)
    digest = hashlib.sha256(" ".join((*parts, unicodedata.unidata_version, sys.version)).encode())
    for file in _files(package):
        digest.update(_line(file.relative_to(package).as_posix(), file.read_bytes()))
    return digest.hexdigest()


def _files(package: Path) -> Iterator[Path]:
    for district in _DISTRICTS:
        found = sorted(
            file for end in ("py", "yaml") for file in package.glob(f"{district}/**/*.{end}")
        )
        yield from found


def _line(name: str, data: bytes) -> bytes:
    digest = hashlib.sha256(data).hexdigest()
    return f"{digest} {name}\n".encode("utf-8", "surrogatepass")


def _replace(file: Path, data: bytes) -> None:
    """Put a file in the place of another in one step. Raises OSError where there is no folder for
    it, or the disk does not take it."""
    handle, made = tempfile.mkstemp(prefix=".found-", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(made).replace(file)
    except BaseException:
        Path(made).unlink(missing_ok=True)
        raise
