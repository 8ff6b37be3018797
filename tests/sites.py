"""Explainers laid out in folders of their own, and their sites, each built once for all workers."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from tests import goldens
from tests.browser import explainers
from tools.hostile import laying as hostile

ROOT = Path(__file__).parents[1]
NAMES = ("shipped", *goldens.NAMES, *explainers.NAMES, *explainers.UNSEEN, *hostile.NAMES)
"""Every explainer whose site tests share."""
LENIENT = (*explainers.LENIENT, *hostile.NAMES)
"""Explainers that leave gaps on purpose, of which a strict build complains."""


def lay_out_shipped(root: Path) -> Path:
    """Make `root` a copy of what this repository ships, with nothing generated."""
    for name in ("content", "seeds", "overrides", "generator"):
        shutil.copytree(
            ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__", ".schema")
        )
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    (root / "build/docs").mkdir(parents=True)
    shutil.copyfile(ROOT / "build/docs/.gitignore", root / "build/docs/.gitignore")
    return root


def lay_out_any(name: str, root: Path) -> Path:
    """Make `root` a copy of an explainer: golden, written for a browser, hostile, or `shipped`."""
    if name == "shipped":
        return lay_out_shipped(root)
    if name in (*explainers.NAMES, *explainers.UNSEEN):
        return explainers.lay_out(name, root)
    if name in hostile.NAMES:
        hostile.lay_out(name, root)
        return root
    return goldens.lay_out(name, root)


def rules_for(name: str) -> AbstractContextManager[None]:
    """As long as it lasts, an explainer is read by every rule that its words can keep."""
    return hostile.saying_anything() if name in hostile.NAMES else nullcontext()


def shared(name: str, factory, make: Callable[[Path], None]) -> Path:
    """The folder `name`, beside the workers' own, that `make` filled when first asked for it."""
    base = factory.getbasetemp()
    folder = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    root, done = folder / name, folder / f"{name}.done"
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.is_file():
            shutil.rmtree(root, ignore_errors=True)
            make(root)
            done.touch()
    return root


def built(name: str, factory) -> Path:
    """The folder of an explainer whose site is built. It is shared: change nothing.

    It is built strictly, unless gaps in its content are what it is there for.
    """

    from tests.commands import explainer  # which needs this module

    def make(root: Path) -> None:
        strict = () if name in LENIENT else ("--strict",)
        lay_out_any(name, root)
        with rules_for(name):
            done = explainer("-C", root, "build", *strict)
        assert done.returncode == 0, done.stderr

    return shared(f"built-{name}", factory, make)


def copy_built(name: str, factory, root: Path) -> Path:
    """Make `root` a copy, to be changed at will, of an explainer whose site is built."""
    shutil.copytree(built(name, factory), root)
    return root


def environment(code: Path = ROOT) -> dict[str, str]:
    """The environment of a command that runs the generator in `code`: no colours, no CI."""
    names = ("PATH", "HOME", "TMPDIR", "LANG", "SYSTEMROOT", "VIRTUAL_ENV")
    kept = {name: os.environ[name] for name in names if name in os.environ}
    return {**kept, "PYTHONPATH": str(code), "PYTHONDONTWRITEBYTECODE": "1"}


def run(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run `python -m …` to its end, its output in pipes."""
    return subprocess.run(
        [sys.executable, "-m", *map(str, arguments)],
        cwd=cwd,
        env=environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )


def explainer(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run the command `explainer` to its end."""
    return run("generator", *arguments, cwd=cwd)


def state(*folders: Path) -> dict[str, tuple[str, int]]:
    """Every file in `folders`, but for what a run keeps for the next: the hash of its bytes, and
    its time stamp."""
    return {
        str(path): (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.stem not in ("kept", "found") and path.suffix != ".last"
    }


def edit(file: Path, old: str, new: str) -> None:
    """Put `new` in the place of the first `old` in a file, which must be there, in one step."""
    text = file.read_text("utf-8")
    assert old in text, f"{file} does not hold: {old}"
    handle, fresh = tempfile.mkstemp()
    os.write(handle, text.replace(old, new, 1).encode("utf-8"))
    os.close(handle)
    Path(fresh).replace(file)
