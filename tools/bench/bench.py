"""How long a build takes, and how that grows: `make bench`, or run it with --help.

Times are of the processor, in seconds, each in a process of its own; memory is the peak.
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

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

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
    from generator.content.atomic import write_all
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
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / memory_unit(),
    }


def memory_unit() -> int:
    """How many of what getrusage counts in make a megabyte: bytes on a Mac, else kilobytes."""
    return 1_000_000 if sys.platform == "darwin" else 1_000


def measured_apart(root: Path) -> dict[str, float]:
    """What `measure` finds in a fresh process."""
    done = subprocess.run(
        [sys.executable, __file__, "--measure", str(root)], capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def site_seconds(root: Path) -> float:
    """How long a whole `explainer build` takes, in seconds of the processor."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "generator", "-C", str(root), "build"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def row(name: str, root: Path, with_site: bool) -> str:
    """One line of the table."""
    found = measured_apart(root)
    cells = [f"{found['files']:>6.0f}"]
    cells += [f"{found[step]:>{len(step)}.2f}" for step in STEPS[:-1]]
    cells.append(f"{found['memory']:>4.0f} MB")
    cells.append(f"{site_seconds(root):>10.1f}" if with_site else f"{'–':>10}")
    return f"{name:>10}  " + "  ".join(cells)


def shipped(root: Path) -> Path:
    """A copy of what this repository ships."""
    for name in ("content", "seeds"):
        shutil.copytree(ROOT / name, root / name)
    (root / "build").mkdir()
    return root


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--sizes", default="100,1000,10000", help="statements, with commas")
    parser.add_argument("--no-site", action="store_true", help="leave the site engine out")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure(options.measure)))
        return
    headings = ["statements", " files", *STEPS[:-1], " memory", "with site"]
    print("  ".join(headings))
    with tempfile.TemporaryDirectory() as folder:
        print(row("shipped", shipped(Path(folder, "shipped")), not options.no_site), flush=True)
        for size in map(int, re.findall(r"\d+", options.sizes)):
            root = make(Path(folder, str(size)), size)
            print(row(f"{size:,}", root, not options.no_site), flush=True)


if __name__ == "__main__":
    main()
