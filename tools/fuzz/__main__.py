"""Reads very many wrong files, and measures what each costs: `make fuzz`.

Each case follows from the seed and its number alone. What fails is kept in build/fuzz/.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from generator.pages.pipeline import read
from tests.broken_cases import BASE, assert_are_in_files
from tests.goldens import GOLDEN
from tools.fuzz.bombs import all_bombs, made
from tools.fuzz.damage import Files
from tools.fuzz.trees import malformed

KEPT = Path("build/fuzz")

A_RUN = 1_000
"""How many cases one process reads, so that the memory of each is known."""
PATIENCE = 60
"""Seconds after which a case is given up."""
SECONDS, MEGABYTES = 3.0, 200
"""What a case may take: far more than any does on a slow machine, far less than what grows with the
square of its size."""


Bases = list[tuple[Path, Files, Files]]


@dataclass
class Tally:
    """What a run of cases found and cost."""

    cases: int = 0
    problems: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    memory: int = 0
    failures: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Count what another run counted."""
        self.cases += other.cases
        self.problems += other.problems
        self.rules += other.rules
        self.slowest = sorted([*self.slowest, *other.slowest], reverse=True)[:10]
        self.memory = max(self.memory, other.memory)
        self.failures += other.failures


def assert_is_read(root: Path) -> list[str]:
    """The rules that `root` breaks: it is read, and each problem can be shown and has a place."""
    report = read(root)
    shown = report.show(root)
    assert shown.count("[") >= len(report.problems)
    shown.encode("utf-8")
    assert_are_in_files([problem.place for problem in report.problems], root)
    return [problem.rule for problem in report.problems]


def case(seed: object, number: int, bases: Bases) -> tuple[int, str, bytes]:
    """The base, the file and its bytes that a number stands for."""
    chance = Random(f"{seed}-{number}")
    which = chance.choice((0, 0, 1, 1, 1, 1, 1, 1, 1, 2))
    _, yaml, texts = bases[which]
    kind = chance.random()
    if kind < 0.55:
        return (which, *yaml.damaged(chance))
    if kind < 0.75:
        return (which, *malformed(chance, yaml.words))
    if kind < 0.92:
        return (which, *yaml.garbled(chance))
    if kind < 0.96:
        return (which, *(texts.damaged(chance) if chance.random() < 0.6 else texts.garbled(chance)))
    file, size, bomb = chance.choice(list(all_bombs().values()))
    return 0, file, made(file, min(size, int(10 ** chance.uniform(0, 4.3))), bomb)


def run(seed: object, numbers: range, results: Connection) -> None:
    """Read the cases of `numbers`, in a process of its own that may take so much memory alone."""
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        bases = bases_in(Path(folder))
        for number in numbers:
            which, file, data = case(seed, number, bases)
            _measure(tally, f"case {number}", bases[which][0], file, data, results)
    results.send(tally)


def explode(names: Iterable[str], results: Connection) -> None:
    """Read bombs, in a process of their own."""
    tally, bombs = Tally(), all_bombs()
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        root = shutil.copytree(BASE, Path(folder) / "base")
        for name in names:
            file, size, bomb = bombs[name]
            _measure(tally, name, root, file, made(file, size, bomb), results)
    results.send(tally)


def bases_in(folder: Path) -> Bases:
    """Copies of explainers in which nothing is wrong, with their YAML and their other files."""
    bases = []
    for name, source in (
        ("base", BASE),
        ("minimal", GOLDEN / "minimal"),
        ("full", GOLDEN / "full"),
    ):
        root = folder / name
        for part in ("content", "seeds"):
            shutil.copytree(source / part, root / part)
        texts = Files(root, ["seeds/*.txt", "content/pages/*.md"])
        bases.append((root, Files(root, ["content/**/*.yaml"]), texts))
    return bases


def _measure(
    tally: Tally, name: str, root: Path, file: str, data: bytes, results: Connection
) -> None:
    """Read `root` with `data` in the place of one file, and put the file back."""
    path = root / file
    before = path.read_bytes() if path.exists() else None
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    results.send(name)
    spent = time.process_time()
    try:
        rules = assert_is_read(root)
    except Exception as error:
        _keep(name, file, data)
        tally.failures.append(f"{name}: {file}: {type(error).__name__}: {error}"[:300])
        rules = []
    spent = time.process_time() - spent
    if spent > SECONDS:
        _keep(name, file, data)
        tally.failures.append(f"{name}: {file}: took {spent:.2f} s")
    path.unlink() if before is None else path.write_bytes(before)
    tally.memory = max(tally.memory, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
    tally.add(Tally(1, len(rules), Counter(rules), [(spent, f"{name}: {file}")]))


def _keep(name: str, file: str, data: bytes) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    (KEPT / f"{name}-{file.replace('/', '-')}".replace(" ", "-")).write_bytes(data)


def apart(target: object, *arguments: object) -> Tally:
    """Run a function in a process whose memory is limited, and which may crash."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    gc.collect()
    process = context.Process(target=_limited, args=(target, *arguments, theirs))
    process.start()
    theirs.close()
    last: object = "nothing"
    while ours.poll(PATIENCE):
        try:
            last = ours.recv()
        except EOFError:
            break
        if isinstance(last, Tally):
            break
    process.kill() if not isinstance(last, Tally) else None
    process.join()
    if isinstance(last, Tally):
        return last
    return Tally(failures=[f"{last}: the process ended by itself, or did not ({process.exitcode})"])


def _limited(target: object, *arguments: object) -> None:
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    limit = used + MEGABYTES * 1024**2
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    target(*arguments)  # type: ignore[operator]


def main() -> int:
    """Run what the arguments ask for; 1 when anything failed."""
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz", description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first case")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--bombs", metavar="WORD", help="no cases, but the bombs named so")
    parser.add_argument("--no-bombs", action="store_true", help="the cases, and no bombs")
    options = parser.parse_args()
    began, total = time.monotonic(), Tally()
    for name in () if options.no_bombs else all_bombs():
        if options.bombs is None or options.bombs in name:
            total.add(tally := apart(explode, [name]))
            spent = tally.slowest[0][0] if tally.slowest else 0
            _say(f"{spent:6.2f} s {tally.memory:4} MB  {name}")
    last = options.first + (options.cases if options.bombs is None else 0)
    for first in range(options.first, last, A_RUN):
        total.add(apart(run, options.seed, range(first, min(last, first + A_RUN))))
        _say(
            f"{total.cases:7,} cases, {total.problems:,} problems, {len(total.failures)} failures, "
            f"{total.slowest[0][0]:.2f} s, {total.memory} MB at most"
        )
    _report(total, time.monotonic() - began)
    return 1 if total.failures or total.memory > MEGABYTES else 0


def _report(total: Tally, seconds: float) -> None:
    _say(f"\n{total.cases:,} cases, {total.problems:,} problems of {len(total.rules)} rules")
    _say(f"{seconds:,.0f} s in all; the most memory {total.memory} MB; the slowest:")
    for spent, name in total.slowest:
        _say(f"  {spent:.2f} s  {name}")
    _say("\n".join([f"{len(total.failures)} failures", *total.failures[:50]]))


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
