"""The programs that the browser tests drive: where each is found, and how it is had.

`python -m tools.programs` gets what can be had and is missing; `make test` runs it first.
It never fails: what cannot be had is named at the end of the tests.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from ctypes.util import find_library
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parents[1] / "tests/browser"
MODULES = HERE / "node_modules"
FONTS = ("fonts-noto-core",)
WINDOWS = [Path(os.environ[name]) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
           if name in os.environ]  # fmt: skip
MAC = Path("/Applications")


@dataclass(frozen=True)
class Program:
    """One program: the names and places under which it is found, and what brings it."""

    name: str
    variable: str
    commands: tuple[str, ...]
    packages: tuple[str, ...]
    bundle: tuple[str, ...] = ()
    windows: tuple[str, ...] = ()
    download: str = ""
    hint: str = ""

    def places(self) -> Iterator[str]:
        """Every place where the program may be, the best first."""
        yield os.environ.get(self.variable, "")
        yield from (shutil.which(command) or "" for command in self.commands)
        yield from (str(MAC / place) for place in self.bundle)
        yield from (str(folder / place) for place in self.windows for folder in WINDOWS)
        yield playwrights_own(self.download) if self.download else ""

    def find(self) -> str:
        """Where the program is; empty where it is not. A command that does not run is none."""
        return next((place for place in self.places() if place and runs(place)), "")


class Library(Program):
    """Libraries that a Python package needs of the system, found by their names."""

    def find(self) -> str:
        """Where the first of them is; empty unless all of them are there."""
        found = [find_library(name) or "" for name in self.commands]
        return found[0] if all(found) else ""


CHROMIUM = Program(
    "Chromium",
    "EXPLAINER_BROWSER",
    (
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
        "microsoft-edge",
        "microsoft-edge-stable",
        "msedge",
    ),
    ("chromium", *FONTS),
    (
        "Chromium.app/Contents/MacOS/Chromium",
        "Google Chrome.app/Contents/MacOS/Google Chrome",
        "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ),
    (
        "Chromium/Application/chrome.exe",
        "Google/Chrome/Application/chrome.exe",
        "Microsoft/Edge/Application/msedge.exe",
    ),
    "chromium",
    "install Chromium, Chrome or Edge, or name one in EXPLAINER_BROWSER",
)
FIREFOX = Program(
    "Firefox",
    "EXPLAINER_FIREFOX",
    ("firefox", "firefox-esr"),
    ("firefox-esr",),
    ("Firefox.app/Contents/MacOS/firefox",),
    ("Mozilla Firefox/firefox.exe",),
    hint="install Firefox, or name one in EXPLAINER_FIREFOX",
)
JAVA = Program(
    "Java",
    "EXPLAINER_JAVA",
    ("java",),
    ("default-jre-headless",),
    hint="install Java 11 or newer, or name one in EXPLAINER_JAVA",
)
NPM = Program(
    "npm",
    "EXPLAINER_NPM",
    ("npm",),
    ("nodejs", "npm"),
    hint="install Node.js with npm, or name npm in EXPLAINER_NPM",
)
NODE = Program(
    "Node.js",
    "EXPLAINER_NODE",
    ("node", "nodejs"),
    ("nodejs",),
    hint="install Node.js, or name it in EXPLAINER_NODE",
)
PANGO = Library(
    "Pango",
    "EXPLAINER_PANGO",
    ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset"),
    ("libharfbuzz-subset0", "libpango-1.0-0", "libpangoft2-1.0-0"),
    hint="install Pango, which lays out letters on paper",
)


@cache
def runs(place: str) -> bool:
    """Whether what is at `place` starts: on some systems a command is only a stand-in."""
    if not Path(place).is_file():
        return False
    if sys.platform == "win32":
        return True  # there, a browser that is asked for its version opens a window
    flag = "-version" if Path(place).stem == "java" else "--version"
    try:
        done = subprocess.run([place, flag], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


@cache
def playwrights_own(name: str) -> str:
    """Where Playwright keeps a browser that it downloaded, whether it is there or not."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return str(getattr(playwright, name).executable_path)


def is_root() -> bool:
    """Whether this runs as root, who may install packages and whose Chromium has no sandbox."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def get(program: Program) -> None:
    """Bring a program: as root from Debian's packages, else by Playwright's download."""
    if is_root() and shutil.which("apt-get"):
        install(program.packages)
    runs.cache_clear()
    if program.download and not program.find():
        command = [sys.executable, "-m", "playwright", "install", program.download]
        attempt([*command, "--with-deps"] if is_root() else command)
    runs.cache_clear()


def install(packages: tuple[str, ...]) -> None:
    """Install Debian packages, without asking."""
    attempt(["apt-get", "update", "-qq"])
    attempt(["apt-get", "install", "-qq", "-y", "--no-install-recommends", *packages])


def attempt(command: list[str], cwd: Path = HERE) -> None:
    """Run a command; say what it said if it fails, and go on."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command,
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        print(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}", file=sys.stderr)


def lock_hash() -> str:
    """What tells one state of the lock from another."""
    return hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()


def is_installed(stamp: str) -> bool:
    """Whether the locked packages are there, as the lock has them now."""
    file = MODULES / stamp
    return file.is_file() and file.read_text("utf-8") == lock_hash()


def install_packages(with_lighthouse: bool = False) -> None:
    """Install the locked packages, running none of their scripts, unless they are there."""
    stamp = ".with-lighthouse" if with_lighthouse else ".installed"
    if is_installed(stamp) or is_installed(".with-lighthouse") or not NPM.find():
        return
    command = [NPM.find(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    attempt(command if with_lighthouse else [*command, "--omit=dev"])
    if MODULES.is_dir():
        (MODULES / stamp).write_text(lock_hash(), "utf-8")


def package(path: str) -> Path | None:
    """A file of a locked package; None where the packages are not installed."""
    file = MODULES / path
    return file if file.is_file() else None


def missing() -> list[Program]:
    """The programs that are not there. npm is only needed to install the packages."""
    needed = (CHROMIUM, FIREFOX, JAVA, PANGO)
    lacks = [program for program in needed if not program.find()]
    return lacks if package("axe-core/axe.min.js") else [*lacks, NPM]


def main() -> None:
    """Get what is missing, saying what and how long it may take."""
    for program in missing():
        if not program.find():
            print(f"Getting {program.name} for the browser tests …", flush=True)
            get(program)
    install_packages()


if __name__ == "__main__":
    main()
