"""How long a build takes, and how that grows: `make bench`, or run it with --help.

Times are of the processor, in seconds, each in a process of its own; memory is the peak. First the
steps within a run, then whole commands, cold, unchanged and after each kind of edit. With `--keep`
all of it is written to bench.json beside this file; each run tells how much that was.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from tools.bench.commands import ROOT, UNITS, Cost, copy_program, measured, sizes

KEPT = Path(__file__).with_name("bench.json")
"""What was measured when somebody last kept it: by size, and by what was measured."""

PARTIES, ISSUES_EACH, PARAGRAPHS = 8, 25, 60
WORDS = re.findall(
    r"\w+",
    """river bridge wall market harbour winter summer council measure border engine garden window
    letter number valley mountain season cargo signal ladder basket copper silver timber stone""",
)

STEPS = (
    *("read, check and plan", "again", "render", "write", "imports", "all", "unchanged"),
    "memory",
)
"""What is measured. `again` reads and checks the very same words, whose findings are kept."""


def make(root: Path, count: int) -> Path:
    """Write an explainer of `count` statements to `root`: the same one every time."""
    (root / "content/parties").mkdir(parents=True)
    (root / "seeds").mkdir()
    (root / "build").mkdir()
    sources = max(2, count // 50)
    for number in range(sources):
        (root / f"seeds/s{number}.txt").write_text(article(number), "utf-8")
    issues = max(4, min(count // ISSUES_EACH, 200))
    write(root, "explainer", head())
    write(root, "issues", "".join(f"- id: i{n}\n  name: Issue {n}\n" for n in range(issues)))
    write(root, "sources", "".join(source(root, n) for n in range(sources)))
    for party in range(PARTIES):
        numbers = range(party, count, PARTIES)
        text = "".join(statement(n, party, issues, sources) for n in numbers)
        write(root, f"parties/p{party}", person(party) + text)
    return root


def write(root: Path, name: str, text: str) -> None:
    """Write one YAML file of the content."""
    (root / f"content/{name}.yaml").write_text(text, "utf-8")


def head() -> str:
    """The explainer's own file."""
    return "title: Bench\nquestion: How fast?\nsummary: Made up.\nas_of: 2024-12-31\n"


def sentence(seed: int, length: int) -> str:
    """Words that no other `seed` gives."""
    chosen = [WORDS[(seed * (7 + 2 * n) + n * n) % len(WORDS)] for n in range(length)]
    return f"point {seed} {' '.join(chosen)}"


def article(number: int) -> str:
    """An article: every second paragraph quotes people, all of them, since any may be cited."""
    first = number * PARAGRAPHS
    them = ", ".join(f"Person {n}" for n in range(PARTIES - 1)) + f" and Person {PARTIES - 1}"
    return "\n".join(
        f"{them} said: “We hold that {sentence(n, 18)}.” {sentence(n, 12)}."
        if n % 2
        else f"{them} met. It was reported that {sentence(n, 35)}."
        for n in range(first, first + PARAGRAPHS)
    )


def source(root: Path, number: int) -> str:
    """One entry of sources.yaml."""
    digest = hashlib.sha256((root / f"seeds/s{number}.txt").read_bytes()).hexdigest()
    return (
        f"- id: s{number}\n  file: s{number}.txt\n  sha256: {digest}\n"
        f"  publisher: Paper {number % 9}\n  published: 2024-{number % 12 + 1:02}-28\n"
    )


def person(party: int) -> str:
    """The head of a party's file."""
    return (
        f"name: Party {party}\ntype: state\npeople:\n  - id: person-{party}\n"
        f"    name: Person {party}\n    aliases: [The person {party}]\nstatements:\n"
    )


def statement(number: int, party: int, issues: int, sources: int) -> str:
    """One position, quoted or reported by turns."""
    paragraph = number % PARAGRAPHS
    at = (number // PARAGRAPHS + number) % sources
    place = at * PARAGRAPHS + paragraph
    words = f"      quote: We hold that {sentence(place, 18)}.\n"
    evidence = (
        words if place % 2 else f"      passage: It was reported that {sentence(place, 35)}\n"
    )
    return (
        f"- id: st-{number}\n  issue: i{number * 7 % issues}\n  speaker: person-{party}\n"
        f"  kind: {('position', 'claim', 'demand')[number % 3]}\n"
        f"  summary: Holds that {sentence(place, 12)}.\n"
        f"  on: 2024-{at % 12 + 1:02}-28\n"
        f"  evidence:\n    - source: s{at}\n{evidence}"
    )


def measure(root: Path) -> dict[str, float]:
    """Generate once and again in this very process; seconds of the processor, and megabytes."""
    start = time.process_time()
    from generator.content.writing import write_all
    from generator.pages.pipeline import files, read

    marks = [start, time.process_time()]
    report = read(root, may_keep=True)
    assert report.is_good and report.dossier is not None, report.show(root)[:2000]
    marks.append(time.process_time())
    again = read(root, may_keep=True)
    assert again.dossier is not None
    marks.append(time.process_time())
    made = list(files(report.dossier, report.pages))
    marks.append(time.process_time())
    write_all(root / "build/docs", made)
    marks.append(time.process_time())
    again = read(root, may_keep=True)
    assert again.dossier is not None
    assert not write_all(root / "build/docs", files(again.dossier, again.pages)).written
    marks.append(time.process_time())
    imports, checked, kept, rendered, written, unchanged = (
        later - earlier for earlier, later in pairwise(marks)
    )
    return {
        "files": len(made),
        "imports": imports,
        "read, check and plan": checked,
        "again": kept,
        "render": rendered,
        "write": written,
        "all": marks[5] - kept,
        "unchanged": unchanged,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / UNITS,
    }


def measured_apart(root: Path) -> dict[str, float]:
    """What `measure` finds in a fresh process."""
    done = subprocess.run(
        [sys.executable, "-m", __spec__.name, "--measure", str(root)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def tell_steps(name: str, root: Path) -> dict[str, float]:
    """Print one line of the steps within a run; each of them."""
    found = measured_apart(root)
    cells = [f"{found['files']:>6.0f}"]
    cells += [f"{found[step]:>{len(step)}.2f}" for step in STEPS[:-1]]
    print("  ".join([f"{name:>10}", *cells, f"{found['memory']:>4.0f} MB"]), flush=True)
    return found


def tell_commands(root: Path, before: dict[str, float]) -> dict[str, float]:
    """Print what each command costs, beside what it did `before`; the seconds, and the sizes."""
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, cost in measured(root, copy_program(Path(folder))):
            found[name] = round(cost.seconds, 2)
            found[f"{name} memory"] = round(cost.memory)
            print(line(name, cost, before.get(name)), flush=True)
    found |= sizes(root)
    told = (f"{name} {found[name] / 1e6:,.1f} MB" for name in ("Markdown", "docs", "site", "kept"))
    print(f"{'':>12}{'; '.join(told)}", flush=True)
    return found


def line(name: str, cost: Cost, before: float | None) -> str:
    """One line about a command."""
    ratio = f"  ({before:.2f} s kept, now {cost.seconds / before:.2f} of it)" if before else ""
    return f"{'':>12}{name:<18} {cost.seconds:>7.2f} s {cost.memory:>6.0f} MB{ratio}"


def shipped(root: Path) -> Path:
    """A copy of what this repository ships."""
    for name in ("content", "seeds"):
        shutil.copytree(ROOT / name, root / name)
    (root / "build").mkdir()
    return root


def tell(folder: Path, counts: list[int], with_site: bool) -> dict[str, dict[str, float]]:
    """Print all of it, for explainers that are made in a folder; and what was found."""
    before = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
    print("  ".join(["statements", " files", *STEPS[:-1], " memory"]))
    tell_steps("shipped", shipped(folder / "shipped"))
    found: dict[str, dict[str, float]] = {}
    for count in counts:
        steps = tell_steps(f"{count:,}", make(folder / f"steps-{count}", count))
        found[str(count)] = {f"step {name}": round(value, 2) for name, value in steps.items()}
        if with_site:
            root = make(folder / str(count), count)
            found[str(count)] |= tell_commands(root, before.get(str(count), {}))
    return found


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--sizes", default="100,1000,3000,10000", help="statements, with commas")
    parser.add_argument("--no-site", action="store_true", help="leave whole commands out")
    parser.add_argument("--keep", action="store_true", help=f"write it to {KEPT.name}")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure(options.measure)))
        return
    counts = [int(one) for one in re.findall(r"\d+", options.sizes)]
    with tempfile.TemporaryDirectory() as folder:
        found = tell(Path(folder), counts, not options.no_site)
    if options.keep:
        KEPT.write_text(f"{json.dumps(found, indent=1, sort_keys=True)}\n", "utf-8")


if __name__ == "__main__":
    main()
