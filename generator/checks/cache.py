"""What the rules found, kept in build/ for the next run over the very same words.

It is of use only as long as nothing has changed on which it depends: every file of the content and
every article, this program's own files, and the packages and data by which it reads. All else is as
if there were none: what is broken, of another text or program, or cannot be read. Nobody can hand
one in with the content: it holds for the files as this disk has them, by the time of their last
change, which no program can set. A run that is `--strict`, which publishes, reads nothing of it.
Where there is no build/ yet, a command that writes makes it first, so that its run is of use to the
next; a check alone writes nothing.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import pydantic

from generator.content.files import read_bytes
from generator.content.problems import Problem
from generator.content.state import digest_now, program, replace_file
from generator.evidence.store.kept import NONE_KEPT, Kept

KEPT = "build/found.json"
"""The file in an explainer's folder: two digests on the first line, then what was found."""


class Cache:
    """What is kept of an explainer's folder as it is now: made before its files are read."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._digest = digest_now(root)
        self.parts = NONE_KEPT

    @classmethod
    @contextmanager
    def open(cls, root: Path) -> Iterator["Cache"]:
        """The same with its `parts`, what is kept of each sentence and each article; what is new of
        them is kept in the end."""
        cache = cls(root)
        cache.parts = Kept.of(root, program())
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
                replace_file(self._root / KEPT, self._head(kept).encode("ascii") + b"\n" + kept)

    def _head(self, kept: bytes) -> str:
        return f"{self._digest} {hashlib.sha256(kept).hexdigest()}"

    def _holds(self) -> bool:
        """Whether the files that were read since are those of which the digest is."""
        return digest_now(self._root) == self._digest


@cache
def _problems() -> pydantic.TypeAdapter[list[Problem]]:
    return pydantic.TypeAdapter(list[Problem])
