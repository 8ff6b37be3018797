"""Ends builds at random, and fills disks: the last site always stays. `make faults`, or --help.

Two versions of one explainer are built in turn. After each fault the published site, and the
Markdown, must be one of the two to the byte, and the next build that may end must work and clear
what the others left.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.content.atomic import MARKER
from tests.goldens import lay_out
from tests.sites import environment, explainer

VERSIONS = ("The bridge", "The other bridge")
FOLDERS = ("site", "build/docs")

MENDED_EVERY = 10
"""After how many killed builds one is left to end."""

Print = dict[str, str]
"""The SHA-256 of each file in a folder."""


def main() -> None:
    """Run as many faults as were asked for, and end with exit code 1 if any did harm."""
    options = _options()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder) / "explainer")
        kills: Counter[str] = Counter()
        while (number := _killed(kills)) < options.kills:
            kills[trial.kill(chance)] += 1
            if number % MENDED_EVERY == 0:
                kills["next build fine" if trial.is_mended() else "next build HARM"] += 1
        print(f"{number} builds killed at random (seed {options.seed}):", flush=True)
        for outcome, number in sorted(kills.items()):
            print(f"  {number:4}  {outcome}")
    harm = any("HARM" in outcome for outcome in kills)
    harm |= not _fill_disks(options.disks)
    sys.exit(harm)


def _killed(outcomes: Counter[str]) -> int:
    return sum(number for outcome, number in outcomes.items() if outcome.startswith("killed"))


class Trial:
    """An explainer of which two versions are built in turn."""

    def __init__(self, root: Path) -> None:
        self.root, self.prints, self.turn = lay_out("minimal", root), [], 0
        for _ in VERSIONS:
            self.change()
            started = time.monotonic()
            assert explainer("-C", root, "build").returncode == 0
            self.seconds = time.monotonic() - started
            self.prints.append(self.print())
        assert self.prints[0] != self.prints[1]

    def change(self) -> None:
        """Let the content be of the other version."""
        file = self.root / "content/explainer.yaml"
        text = file.read_text("utf-8")
        old, new = VERSIONS[self.turn], VERSIONS[1 - self.turn]
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")
        self.turn = 1 - self.turn

    def print(self) -> list[Print]:
        """What stands in the folders that builds write."""
        return [_print(self.root / name) for name in FOLDERS]

    def kill(self, chance: random.Random) -> str:
        """Kill a build at a random point of its time, and say what stood afterwards."""
        self.change()
        command = [sys.executable, "-m", "generator", "-C", str(self.root), "build"]
        with subprocess.Popen(
            command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as run:
            try:
                run.wait(chance.uniform(0, self.seconds * 1.1))
            except subprocess.TimeoutExpired:
                run.send_signal(signal.SIGKILL)
        ended = "ended before" if run.returncode == 0 else "killed"
        site, markdown = (self.name(number) for number in range(len(FOLDERS)))
        left = ", something left beside them" if self.leftovers() else ""
        return f"{ended}: site {site}, Markdown {markdown}{left}"

    def is_mended(self) -> bool:
        """Whether the next build works, and clears what killed ones left."""
        done = explainer("-C", self.root, "build")
        return done.returncode == 0 and self.print() in self.prints and not self.leftovers()

    def name(self, number: int) -> str:
        """Which version stands in a folder: the one before the fault, the one after, or neither."""
        there = _print(self.root / FOLDERS[number])
        if there == self.prints[1 - self.turn][number]:
            return "new"
        return "old" if there == self.prints[self.turn][number] else "HARM"

    def leftovers(self) -> list[str]:
        """What a build has beside its folders, and should not leave there."""
        folders = (self.root, self.root / "build")
        names = [path.name for folder in folders for path in folder.iterdir()]
        return [name for name in names if name.startswith(".explainer-")]


def _fill_disks(number: int) -> bool:
    """Build on disks of which some room is left, but not enough; whether none did harm."""
    if not number:
        return True
    outcomes: Counter[str] = Counter()
    for step in range(number):
        with tempfile.TemporaryDirectory() as folder, _small_disk(Path(folder)) as disk:
            if disk is None:
                print("full disks NOT TRIED: mounting one needs root")
                return True
            outcomes[_fill(disk, step / number)] += 1
    print(f"{number} builds on full disks:")
    for outcome, times in sorted(outcomes.items()):
        print(f"  {times:4}  {outcome}")
    return not any("HARM" in outcome for outcome in outcomes)


def _fill(disk: Path, share: float) -> str:
    """Leave `share` of what a build needs free on a disk, and build."""
    trial = Trial(disk / "explainer")
    needed = sum(_size(trial.root / name) for name in FOLDERS)
    free = shutil.disk_usage(disk).free - int(share * needed)
    with (disk / "filling").open("wb") as filling:
        filling.write(b"x" * free)
    trial.change()
    before = trial.print()
    done = explainer("-C", trial.root, "build")
    stands = [trial.name(number) for number in range(len(FOLDERS))]
    is_told = done.returncode == 1 and "No space left" in done.stderr
    is_told &= "Traceback" not in done.stderr and not trial.leftovers()
    is_same = trial.print()[0] == before[0] and "HARM" not in stands
    if done.returncode == 0:
        return "enough room" if "HARM" not in stands else "HARM"
    (disk / "filling").unlink()
    is_mended = explainer("-C", trial.root, "build").returncode == 0
    return "told, old site whole, next build fine" if is_told and is_same and is_mended else "HARM"


@contextmanager
def _small_disk(folder: Path) -> Iterator[Path | None]:
    """A disk of a few megabytes; None where none can be mounted."""
    command = ["mount", "-t", "tmpfs", "-o", "size=16m", "none", str(folder)]
    is_mounted = not subprocess.run(command, capture_output=True, check=False).returncode
    try:
        yield folder if is_mounted else None
    finally:
        if is_mounted:
            subprocess.run(["umount", str(folder)], check=True)


def _print(folder: Path) -> Print:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MARKER
    }


def _size(folder: Path) -> int:
    return sum(-(-path.stat().st_size // 4096) * 4096 for path in folder.rglob("*"))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=300, help="how many builds are killed")
    parser.add_argument("--disks", type=int, default=20, help="how many disks are filled")
    parser.add_argument("--seed", type=int, default=1, help="where chance begins")
    return parser.parse_args()


if __name__ == "__main__":
    main()
