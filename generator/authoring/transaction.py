"""Several of an editor's files written, or none.

What is promised: each file is replaced in one step, so whoever reads it finds all of the old or all
of the new. Nothing is put in place before all of it is on the disk. When that fails half-way, when
what came out is found wrong, or on Ctrl-C, what was there before stands again; that needs no room
on the disk. A run that is killed at once leaves the files that it had put in place, in the order in
which they were given, and what it had prepared in build/.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.content.atomic import Refusal, keep_file
from generator.content.files import decode, read_bytes, refusal
from generator.content.problems import Problem


class CannotEdit(Refusal):
    """A file cannot be changed by a command; the message says why, where, and what to do."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        place, hint = problem.place, f"\n  {problem.hint}" if problem.hint else ""
        super().__init__(f"{place.file}:{place.line}:{place.column}: {problem.message}{hint}")


def read_file(root: Path, file: str) -> str:
    """The text of a file in `root`, with every line end and its byte order mark.

    Empty when there is no such file. Raises CannotEdit for one that may not be read.
    """
    if not os.path.lexists(root / file):
        return ""
    data, problem = read_bytes(root, file)
    _, problems = (None, [problem]) if problem else decode(data, file)
    if problems:
        raise CannotEdit(problems[0])
    return data.decode("utf-8")


@contextmanager
def transaction(root: Path) -> Iterator[Transaction]:
    """Files of `root` that are put in place together when the block ends.

    When an exception leaves the block, all of them are as they were before.
    """
    (root / "build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="edit-", dir=root / "build") as folder:
        files = Transaction(root, Path(folder))
        try:
            yield files
            files.apply()
        except BaseException:
            files.undo()
            raise


class Transaction:
    """What is written to `root` in one go, prepared in `folder`."""

    def __init__(self, root: Path, folder: Path) -> None:
        self._root, self._folder = root, folder
        self._waiting: list[tuple[Path, Path]] = []
        self._done: list[tuple[Path, Path, Path | None]] = []
        self._made: list[Path] = []

    def write(self, file: str, text: str) -> None:
        """Let `file` hold `text`, with the rights that it has.

        Raises CannotEdit when it, or a folder on the way to it, is a link or no file.
        """
        _check_is_a_file(self._root, file)
        fresh, target = self._folder / f"new-{len(self._waiting)}", self._root / file
        with fresh.open("wb") as stream:
            stream.write(text.encode("utf-8"))
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            shutil.copymode(target, fresh)
        self._waiting.append((fresh, target))

    def move(self, file: str, target: str) -> None:
        """Give `file`, as it then is, the name `target`, which nothing has."""
        self._waiting.append((self._root / file, self._root / target))

    def apply(self) -> None:
        """Put everything in place now, so that what came out can be checked."""
        while self._waiting:
            fresh, target = self._waiting.pop(0)
            self._make(target.parent)
            old = self._folder / f"old-{len(self._done)}" if target.exists() else None
            if old:
                keep_file(target, old)
            self._done.append((fresh, target, old))
            fresh.replace(target)

    def undo(self) -> None:
        """Let everything be as it was before."""
        self._waiting.clear()
        while self._done:
            fresh, target, old = self._done.pop()
            with suppress(FileNotFoundError):  # the last step may not have been made
                (old or target).replace(target if old else fresh)
        while self._made:
            with suppress(OSError):  # somebody else may have put something there
                self._made.pop().rmdir()

    def _make(self, folder: Path) -> None:
        """Make a folder with all that it stands in, and remember what was not there."""
        if not folder.exists():
            self._make(folder.parent)
            folder.mkdir()
            self._made.append(folder)


def _check_is_a_file(root: Path, file: str) -> None:
    there = file
    while there and not os.path.lexists(root / there):
        there = there.rpartition("/")[0]
    if there and (problem := refusal(root, there, is_folder=there != file)):
        raise CannotEdit(problem)
