"""Sessions in a shell: what commands print, in tests/console, rewritten by `make goldens`.

The first line of a session names the explainer in whose folder it is held. A line `$ …` is a
command, `~ FILE: old → new` an edit. Below a command stands what it prints, indented; what it
prints of errors behind `!`; and its exit code in brackets, unless that is 0.
"""

import re
import shlex
from pathlib import Path

from tests.commands import explainer
from tests.goldens import lay_out
from tests.sites import edit

FOLDER = Path(__file__).parent / "console"
NAMES = sorted(file.stem for file in FOLDER.glob("*.txt"))


def expected(name: str) -> str:
    """A session as it must be."""
    return (FOLDER / f"{name}.txt").read_text("utf-8")


def played(name: str, folder: Path) -> str:
    """A session as it is now, in a new folder within `folder`."""
    first, *lines = [
        line for line in expected(name).splitlines() if line.startswith(("#", "~", "$"))
    ]
    root = lay_out(first.removeprefix("# "), folder / name)
    return "".join(f"{line}\n" for line in [first, *(one for s in lines for one in _step(s, root))])


def rewrite(folder: Path) -> int:
    """Make each session what it is now, working in the empty `folder`; how many changed."""
    found = {name: played(name, folder) for name in NAMES}
    changed = [name for name in NAMES if found[name] != expected(name)]
    for name in changed:
        (FOLDER / f"{name}.txt").write_text(found[name], "utf-8")
    return len(changed)


def _step(line: str, root: Path) -> list[str]:
    """A line that was entered, and what comes of it."""
    if change := re.fullmatch(r"~ (\S+): (.+) → (.*)", line):
        edit(root / change[1], change[2], change[3])
        return [line]
    done = explainer(*shlex.split(line)[2:], cwd=root)
    told = [f"  {shown}".rstrip() for shown in done.stdout.splitlines()]
    told += [f"! {shown}".rstrip() for shown in done.stderr.splitlines()]
    return [line, *told, *([f"[{done.returncode}]"] if done.returncode else [])]
