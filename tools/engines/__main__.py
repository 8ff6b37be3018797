"""Builds explainers with each engine, in an environment without the others, and compares.

It fails where one gives another site than MkDocs with Material, or where the table in README.md
says something else than what was found; with `--write` it writes that table.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

from tests.sites import ROOT, environment, lay_out_any
from tools.engines.comparing import (
    ALIKE,
    Files,
    compare_pages,
    compare_rest,
    files_in,
    files_in_zip,
)
from tools.engines.environments import ENVIRONMENTS, Environment, make

HOME = ROOT / "build/engines"
README = ROOT / "README.md"
EXPLAINERS = ("full", "shipped", "arabic")
ADDRESS = "https://example.org/explainer/"
"""Where each site is to stand: with an address, more is built."""

PATIENCE = 120

_TABLE = re.compile(r"(?<=<!-- make engines -->\n).*?(?=<!-- -->)", re.S)

Row = dict[str, str]


def main() -> int:
    """Build, compare and print; 1 where something differs."""
    with TemporaryDirectory() as name, ThreadPoolExecutor(os.cpu_count()) as pool:
        previews = list(pool.map(partial(_built, Path(name)), ENVIRONMENTS))
        rows = [dict(_column(one, Path(name))) for one in ENVIRONMENTS]
    for row, cell in zip(rows, previews, strict=True):
        row["live preview (`serve`)"] = cell
    table = _table(rows)
    print(table)
    readme = README.read_text("utf-8")
    if "--write" in sys.argv:
        README.write_text(_TABLE.sub(lambda _: table, readme), "utf-8")
    is_told = "--write" in sys.argv or _TABLE.findall(readme) == [table]
    differing = [cell for row in rows for cell in row.values() if cell.startswith("differs")]
    if not is_told:
        print("README.md has another table: `.venv/bin/python -m tools.engines --write`")
    return int(bool(differing) or not is_told)


def _built(desk: Path, one: Environment) -> str:
    """Build all with an engine, below the folder `desk`; what came of a preview."""
    python = make(one, HOME)
    for explainer in EXPLAINERS:
        root = desk / one.folder / explainer
        lay_out_any(explainer, root)
        _run(python, root, "build", "--strict", "--engine", one.engine)
        _run(python, root, "bundle", "--engine", one.engine)
    return _previews(python, one, desk / one.folder / EXPLAINERS[0])


def _column(one: Environment, desk: Path) -> Iterator[tuple[str, str]]:
    """What holds with an engine: the name of a row, and its cell."""
    found: dict[str, list[str]] = {}
    for explainer in EXPLAINERS:
        first, other = (desk / each.folder / explainer for each in (ENVIRONMENTS[0], one))
        for row, cell in _compared(first, other):
            found.setdefault(row, []).append(cell)
    for row, cells in found.items():
        yield row, _worst(cells)


def _compared(first: Path, root: Path) -> Iterator[tuple[str, str]]:
    ours, theirs = files_in(first / "site"), files_in(root / "site")
    for aspect, cell in compare_pages(ours, theirs, ADDRESS).items():
        yield f"{aspect} of every page", cell
    yield "search, data, feed, pictures, sitemap", compare_rest(ours, theirs)
    ours, theirs = _unpacked(first), _unpacked(root)
    cells = [*compare_pages(ours, theirs, "").values(), compare_rest(ours, theirs)]
    yield "the site to unpack (zip)", _worst(cells)
    books = (_books(first), _books(root))
    yield "one page, e-book", compare_rest(*books)


def _unpacked(root: Path) -> Files:
    return files_in_zip(next((root / "dist").glob("*.zip")))


def _books(root: Path) -> Files:
    """Bundles that are one file, by what no comparison takes for a page."""
    files = files_in(root / "dist")
    return {f"{name}.whole": data for name, data in files.items() if not name.endswith(".zip")}


def _worst(cells: list[str]) -> str:
    return max(cells, key=lambda cell: (cell.startswith("differs"), cell == ALIKE))


def _run(python: Path, root: Path, *arguments: str) -> None:
    settings = {**environment(), "SITE_URL": ADDRESS, "PATH": os.environ["PATH"]}
    command = [str(python), "-m", "generator", "-C", str(root), *arguments]
    done = subprocess.run(command, env=settings, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")


def _previews(python: Path, one: Environment, root: Path) -> str:
    """Whether a preview shows pages, or says why it does not."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = "{}:{}".format(*free.getsockname())
    serve = ["-m", "generator", "-C", str(root), "serve", "--engine", one.engine, "-a", address]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen([str(python), *serve], env=environment(), **quiet)
    try:
        for _ in range(PATIENCE):
            if process.poll() is not None:
                return "no, and says so" if process.returncode == 1 else "differs"
            time.sleep(1)
            if _answers(address):
                return "yes"
        return "differs"
    finally:
        process.terminate()
        process.wait()


def _answers(address: str) -> bool:
    try:
        with urlopen(f"http://{address}/", timeout=10) as answer:
            return bool(answer.status == 200)
    except (OSError, URLError):
        return False


def _table(rows: list[Row]) -> str:
    """What holds with each engine, as a table in Markdown."""
    names = [one.name for one in ENVIRONMENTS]
    lines = [["", *names], ["---"] * (len(names) + 1)]
    lines += [[row, *(column[row] for column in rows)] for row in rows[0]]
    return "".join(f"| {' | '.join(line)} |\n".replace("|  |", "| |") for line in lines)


if __name__ == "__main__":
    sys.exit(main())
