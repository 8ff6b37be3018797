"""Explainers' bundles and the editions that they are made from, each made once for all workers.

`python -m tests.bundles ROOT FOLDER` keeps what the bundles of the explainer in ROOT are made from.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from generator.pages.pipeline import read
from generator.site.build import offline_edition
from generator.site.edition import Edition
from generator.site.engine import config_file, markdown_of
from tests.sites import ROOT, explainer, lay_out_any, run

PUBLISHED = "https://published.example/explainer/"
"""Where the editions are said to be published."""


def bundled(name: str, factory) -> Path:
    """The folder dist/ of an explainer whose bundles are made. It is shared: change nothing."""
    return _once(f"bundled-{name}", factory, lambda root: _bundle(name, root)) / "dist"


def edition(name: str, factory) -> Edition:
    """What the bundles of an explainer are made from. It is shared: change nothing."""
    root = _once(f"edition-{name}", factory, lambda root: _keep(name, root))
    dossier, pages = _read(root)
    epoch = int((root / "kept/epoch").read_text("utf-8"))
    return Edition(
        dossier, pages, root / "kept/site", epoch, PUBLISHED, markdown_of(config_file(root))
    )


def _once(name: str, factory, make: Callable[[Path], None]) -> Path:
    """The folder `name`, beside the workers' own, that `make` filled when first asked for it."""
    base = factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    root, done = shared / name, shared / f"{name}.done"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.is_file():
            shutil.rmtree(root, ignore_errors=True)
            make(root)
            done.touch()
    return root


def _bundle(name: str, root: Path) -> None:
    lay_out_any(name, root)
    made = explainer("-C", root, "bundle")
    assert made.returncode == 0, made.stderr


def _keep(name: str, root: Path) -> None:
    lay_out_any(name, root)
    made = run("tests.bundles", root, root / "kept", cwd=ROOT)  # it changes what dates a build
    assert made.returncode == 0, made.stderr


def _read(root: Path):
    report = read(root)
    assert report.dossier, report.show(root)
    return report.dossier, report.pages


def main(root: Path, folder: Path) -> None:
    """Keep the site and the date of an edition of the explainer in `root`."""
    with offline_edition(root, read(root)) as made:
        shutil.copytree(made.site, folder / "site")
        (folder / "epoch").write_text(str(made.epoch), "utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
