"""An editor's file, read as it stands and replaced in one step."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from generator.content.atomic import Refusal
from generator.content.files import decode, read_bytes, refusal
from generator.content.problems import Problem


class CannotEdit(Refusal):
    """A file cannot be changed by a command; `problem` says why, where, and what to do."""

    def __init__(self, problem: Problem) -> None:
        place, hint = problem.place, f"\n  {problem.hint}" if problem.hint else ""
        super().__init__(f"{place.file}:{place.line}:{place.column}: {problem.message}{hint}")
        self.problem = problem


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


def write_file(root: Path, file: str, text: str) -> None:
    """Write one file of `root`, as `write_files` does."""
    write_files(root, {file: text})


def write_files(root: Path, texts: dict[str, str]) -> None:
    """Write files of `root`, each in one step, and none before all are on the disk.

    Whoever reads one finds all of the old or of the new. Raises CannotEdit, and writes nothing,
    when one of them, or a folder on the way, is a link or no file.
    """
    for file in texts:
        _check_is_a_file(root, file)
    (root / "build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="edit-", dir=root / "build") as folder:
        staged = {
            root / file: _stage(Path(folder) / str(number), root / file, text)
            for number, (file, text) in enumerate(texts.items())
        }
        for target, fresh in staged.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            fresh.replace(target)


def _check_is_a_file(root: Path, file: str) -> None:
    if not os.path.lexists(root / file):
        file = file.rpartition("/")[0]
        if not file or not os.path.lexists(root / file):
            return
        problem = refusal(root, file, is_folder=True)
    else:
        problem = refusal(root, file)
    if problem:
        raise CannotEdit(problem)


def _stage(fresh: Path, target: Path, text: str) -> Path:
    """Write the text to `fresh`, on the disk and with the rights that `target` has."""
    with fresh.open("wb") as stream:
        stream.write(text.encode("utf-8"))
        stream.flush()
        os.fsync(stream.fileno())
    if target.exists():
        shutil.copymode(target, fresh)
    return fresh
