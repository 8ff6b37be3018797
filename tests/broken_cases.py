"""The folder tests/broken/: content with a mistake in it, and what an editor is told about it.

`_base` is a small explainer in which nothing is wrong. Each other folder is a case. Its name is a
rule, or `<rule>--<variant>`; it holds what is laid over a copy of the base, and `expected.txt`,
what an editor then reads. A file is taken as it is, unless its name ends in one of these:

    x.edit      what to change in the base's x: lines that begin with `-` stand there exactly once,
                and give way to those that begin with `+`; where there are only `+`, they are put at
                the end. An empty line divides one edit from the next
    x.escaped   becomes x, with `\\xNN` for one byte: invisible characters, other encodings
    x.symlink   becomes a symbolic link to what it says
    x.delete    takes away the base's x
"""

import os
import re
import shutil
from collections.abc import Callable, Iterable
from contextlib import chdir
from itertools import groupby
from pathlib import Path

from generator.content.limits import BYTES
from generator.content.problems import Place
from generator.pages.pipeline import Outcome, read

BROKEN = Path(__file__).parent / "broken"
BASE = BROKEN / "_base"
MANY = "_many"
"""A case that breaks many rules at once: tests/test_twenty_mistakes.py."""
CASES = sorted(p.name for p in BROKEN.iterdir() if p.is_dir() and not p.name.startswith("_"))


def rule_of(case: str) -> str:
    """The rule that a case is named after."""
    return case.partition("--")[0]


def expected(case: str) -> Path:
    """The file that holds what an editor reads."""
    return BROKEN / case / "expected.txt"


def lay_out(case: str, root: Path) -> Path:
    """Make `root` a copy of the base with the mistake of `case` in it."""
    copy_base(root)
    lay_over(BROKEN / case, root)
    return root


def copy_base(root: Path) -> Path:
    """Make `root` a copy of the base."""
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    return root


def lay_over(folder: Path, root: Path) -> None:
    """Lay the files of `folder` over `root`, deletions first."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    for path in sorted(files, key=lambda path: (path.suffix != ".delete", path)):
        target = root / path.relative_to(folder)
        if path.name != "expected.txt":
            target.parent.mkdir(parents=True, exist_ok=True)
            _LAYERS.get(path.suffix, shutil.copyfile)(path, _target(path, target))


def show(root: Path) -> tuple[Outcome, str]:
    """Check `root`; also what an editor reads who works in that folder."""
    with chdir(root):
        report = read(root)
        return report, report.show(root) + "\n"


def rewrite_expected(folder: Path) -> list[str]:
    """Write every expected.txt anew, working in the empty `folder`; the names of those changed."""
    changed = []
    for case in (*CASES, MANY):
        _, text = show(lay_out(case, folder / case))
        if not expected(case).is_file() or expected(case).read_text("utf-8") != text:
            expected(case).write_text(text, "utf-8")
            changed.append(case)
    return changed


def assert_is_in_file(place: Place, root: Path) -> None:
    """A place names a line and a column that its file has: the first when it has no text."""
    assert_are_in_files([place], root)


def assert_are_in_files(places: Iterable[Place], root: Path) -> None:
    """Each of `places` names a line and a column that its file has."""
    for file, inside in groupby(sorted(places), key=lambda place: place.file):
        path = root / file
        is_read = len(os.fsencode(path.name)) < 256 and not path.is_symlink() and path.is_file()
        if not is_read or path.stat().st_size > BYTES:
            assert {(place.line, place.column) for place in inside} == {(1, 1)}
            continue
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for place in inside:
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1, place


def edit(text: str, edits: str) -> str:
    """`text` with each of `edits` made, as the docstring of this module says."""
    for block in re.split(r"\n\n+", edits.strip("\n")):
        old, new = (
            "".join(f"{line[1:]}\n" for line in block.split("\n") if line.startswith(sign))
            for sign in "-+"
        )
        if not old:
            text += new
        elif f"\n{text}".count(f"\n{old}") != 1:
            raise ValueError(f"stands there not once:\n{old}")
        else:
            text = f"\n{text}".replace(f"\n{old}", f"\n{new}")[1:]
    return text


def _target(path: Path, target: Path) -> Path:
    return target.with_suffix("") if path.suffix in _LAYERS else target


def _edit(path: Path, target: Path) -> None:
    target.write_text(edit(target.read_text("utf-8"), path.read_text("utf-8")), "utf-8")


def _unescape(path: Path, target: Path) -> None:
    data = re.sub(rb"\\x([0-9a-f]{2})", lambda m: bytes([int(m[1], 16)]), path.read_bytes())
    target.write_bytes(data)


def _link(path: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    target.symlink_to(path.read_text("utf-8").strip())


def _delete(path: Path, target: Path) -> None:
    target.unlink()


_LAYERS: dict[str, Callable[[Path, Path], object]] = {
    ".edit": _edit,
    ".escaped": _unescape,
    ".symlink": _link,
    ".delete": _delete,
}
