"""One environment of Python for each engine, from one lock: in none is an engine of another.

That an engine is not installed is the case that matters: so each lock is the same but for the
packages that another engine is, and the program is installed in each without asking for them.
"""

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.sites import ROOT

LOCK = ROOT / "requirements-engines.lock"
PIP = ("-m", "pip", "--disable-pip-version-check", "install", "-q")

_PIN = re.compile(r"^([a-z0-9-]+)==.*\n(?:    --hash=.*\n)+", re.M)


@dataclass(frozen=True)
class Environment:
    """An engine, as it is installed: `packages` are those of ENGINES that are there."""

    name: str
    engine: str
    packages: tuple[str, ...]

    @property
    def folder(self) -> str:
        """What its folder is called."""
        return "-".join(self.packages)


ENVIRONMENTS = (
    Environment("MkDocs with Material", "mkdocs", ("mkdocs", "mkdocs-material")),
    Environment("MkDocs alone", "mkdocs", ("mkdocs",)),
    Environment(
        "ProperDocs with Material", "properdocs", ("properdocs", "mkdocs", "mkdocs-material")
    ),
    Environment("ProperDocs alone", "properdocs", ("properdocs",)),
    Environment("Zensical alone", "zensical", ("zensical",)),
)
"""The first is what the others are compared with. Material asks for MkDocs in each."""

ENGINES = {package for one in ENVIRONMENTS for package in one.packages}


def lock_for(environment: Environment, lock: str) -> str:
    """What of a lock is installed in an environment."""
    left_out = ENGINES - {*environment.packages}
    return _PIN.sub(lambda pin: "" if pin[1] in left_out else pin[0], lock)


def make(environment: Environment, folder: Path) -> Path:
    """The Python of an environment in a folder of its own below `folder`, made if need be."""
    home = folder / environment.folder
    python, wanted, ready = home / "bin/python", home / "requirements.txt", home / ".ready"
    lock = lock_for(environment, LOCK.read_text("utf-8"))
    if ready.is_file() and wanted.read_text("utf-8") == lock:
        return python
    shutil.rmtree(home, ignore_errors=True)
    _run(sys.executable, "-m", "venv", str(home))
    wanted.write_text(lock, "utf-8")
    _run(str(python), *PIP, "--no-deps", "--require-hashes", "-r", str(wanted))
    _run(str(python), *PIP, "--no-deps", "--no-build-isolation", "-e", str(ROOT))
    ready.touch()
    return python


def _run(*command: str) -> None:
    subprocess.run(command, check=True)
