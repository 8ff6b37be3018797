"""Folders laid out for an engine to read, and what it has built taken from there.

Short because only the reason for a failure is ours.
"""

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

Ignored = Callable[[str, list[str]], Iterable[str]]
"""Which of the names in a folder are left where they are."""


def copy_folder(folder: Path, target: Path, ignore: Ignored | None = None) -> None:
    """Copy what is in `folder` to `target`, which may be there already.

    Raises the OSError of the first file that the disk would not give or take: shutil goes on to
    the end, and gathers what went wrong as texts, which tell neither file nor reason by itself.
    """
    faults: list[OSError] = []

    def copy(source: str, destination: str) -> None:
        try:
            shutil.copy2(source, destination)
        except OSError as fault:
            faults.append(fault)
            raise

    try:
        shutil.copytree(folder, target, ignore=ignore, copy_function=copy, dirs_exist_ok=True)
    except shutil.Error as several:
        raise (faults[0] if faults else several) from None
