"""What whole commands cost: cold, unchanged, and after each kind of edit.

Each command is a process of its own, start-up included, of a copy of the program, so that one of
its templates can be edited too. Seconds are of the processor, the user's and the system's;
memory is the peak of the process, in megabytes.
"""

from __future__ import annotations

import compileall
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = ("generator", "overrides", "mkdocs.yml", "pyproject.toml")
"""What is copied of the repository to be run and edited."""

UNITS = 1_000_000 if sys.platform == "darwin" else 1_000
"""How many of what the system counts memory in make a megabyte: bytes on a Mac, else kilobytes."""


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds of the processor, and megabytes at the peak."""

    seconds: float
    memory: float


def copy_program(to: Path) -> Path:
    """A copy of this program in the folder `to`, compiled, as one is that was installed."""
    for name in PROGRAM:
        here = ROOT / name
        shutil.copytree(here, to / name) if here.is_dir() else shutil.copy2(here, to / name)
    compileall.compile_dir(to / PROGRAM[0], quiet=1)
    return to


def run(program: Path, root: Path, *command: str) -> Cost:
    """Run a command of the program in a folder on the explainer in `root`. Raises SystemExit with
    what it said where it fails."""
    whole = [sys.executable, "-m", "generator", "-C", str(root), *command]
    env = {**os.environ, "PYTHONPATH": str(program)}
    said = root.with_suffix(".said")
    with said.open("wb") as stream:
        process = subprocess.Popen(whole, cwd=program, env=env, stdout=stream, stderr=stream)
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} failed:\n{said.read_text('utf-8', 'replace')[:4000]}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / UNITS)


def edit_summary(program: Path, root: Path) -> None:
    """Another word in one statement's summary."""
    _replace(root / "content/parties/p3.yaml", "summary: Holds that", "summary: It holds that")


def edit_source(program: Path, root: Path) -> None:
    """Another title of one source."""
    _replace(root / "content/sources.yaml", "  publisher: Paper 1\n", "  publisher: Paper One\n")


def edit_article(program: Path, root: Path) -> None:
    """One more paragraph in an article, and the checksum that goes with it."""
    file = root / "seeds/s1.txt"
    before = hashlib.sha256(file.read_bytes()).hexdigest()
    file.write_text(f"{file.read_text('utf-8')}\nThe meeting ended late.", "utf-8")
    after = hashlib.sha256(file.read_bytes()).hexdigest()
    _replace(root / "content/sources.yaml", before, after)


def edit_party(program: Path, root: Path) -> None:
    """Another name of one party."""
    _replace(root / "content/parties/p5.yaml", "name: Party 5\n", "name: Party Five\n")


def edit_template(program: Path, root: Path) -> None:
    """Another line in the template of one kind of page."""
    file = program / "generator/pages/templates/source.md.jinja"
    file.write_text(f"{file.read_text('utf-8')}\n\nOne more line.\n", "utf-8")


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    if old not in text:
        raise SystemExit(f"{file} does not say “{old}”")
    file.write_text(text.replace(old, new, 1), "utf-8")


EDITS: dict[str, Callable[[Path, Path], None]] = {
    "summary": edit_summary,
    "source": edit_source,
    "article": edit_article,
    "party": edit_party,
    "template": edit_template,
}
"""Each edit, in the order in which they are made, by what is edited."""


def measured(root: Path, program: Path) -> Iterator[tuple[str, Cost]]:
    """What each command costs on the explainer in `root`, by its name and what was done before."""
    yield "start-up", run(program, root, "--version")
    yield "build cold", run(program, root, "build")
    yield "build unchanged", run(program, root, "build")
    for name, edit in EDITS.items():
        edit(program, root)
        yield f"build {name}", run(program, root, "build")
    yield "check unchanged", run(program, root, "check")
    yield "check repeated", run(program, root, "check")
    _replace(root / "content/parties/p3.yaml", "summary: Holds that", "summary: It holds that")
    yield "check summary", run(program, root, "check")
    _replace(root / "content/parties/p3.yaml", "summary: Holds that", "summary: It holds that")
    yield "generate summary", run(program, root, "generate")


def sizes(root: Path) -> dict[str, float]:
    """Bytes of the Markdown folder's pages, of all its files, of the site, and of what is kept."""
    pages = (root / "build/docs").rglob("*.md")
    parts = {"docs": root / "build/docs", "site": root / "site"}
    found: dict[str, float] = {"Markdown": sum(one.stat().st_size for one in pages)}
    for name, folder in parts.items():
        files = [one for one in folder.rglob("*") if one.is_file()]
        found |= {name: sum(one.stat().st_size for one in files), f"{name} files": len(files)}
    kept = (root / "build").glob("kept.*")
    return found | {"kept": sum(one.stat().st_size for one in kept)}
