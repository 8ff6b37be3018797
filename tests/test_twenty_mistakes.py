"""Many mistakes at once: each is reported in the same run, at its place, and nothing else is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.pages.pipeline import read
from tests.broken_cases import edit

NORTH, SOUTH = "content/parties/northford.yaml", "content/parties/southford.yaml"
ISSUES, SOURCES = "content/issues.yaml", "content/sources.yaml"
EXPLAINER, EVENTS, DIFFERENCES = (
    f"content/{name}.yaml" for name in ("explainer", "events", "differences")
)


class Mistake(NamedTuple):
    """An edit of one file, and the rule that it breaks in the line that has `words`."""

    rule: str
    file: str
    edits: str
    words: str


MISTAKES = (
    Mistake(
        "unknown-field", NORTH, "-summary: Wants every cart to pay.\n+sumary: All pay.", "sumary"
    ),
    Mistake("wrong-value", NORTH, "-    kind: demand\n+    kind: demnd", "demnd"),
    Mistake("bad-date", NORTH, "-    on: 2031-05-03\n+    on: 3 May 2031", "3 May"),
    Mistake("no-such-paragraph", NORTH, "-        paragraph: 2\n+        paragraph: 22", "22"),
    Mistake("duplicate-id", NORTH, "-  - id: north-roof\n+  - id: north-toll", "id: north-toll"),
    Mistake(
        "quote-outside-quotation-marks",
        NORTH,
        "-        quote: The bridge needs a new roof\n+        quote: the mayor of Northford",
        "quote: the mayor",
    ),
    Mistake(
        "quote-not-found",
        NORTH,
        "-        quote: a roof costs money\n+        quote: a roof costs a lot of money",
        "a lot of money",
    ),
    Mistake(
        "unknown-reference",
        NORTH,
        "-    issue: toll\n-    speaker: holm\n-    to: south-pays\n"
        "+    issue: tool\n+    speaker: holm\n+    to: south-pays",
        "tool",
    ),
    Mistake(
        "negation-left-out",
        NORTH,
        "-        quote: a good start\n+        quote: [The gate can stay open, until the snow]",
        "until the snow",
    ),
    Mistake(
        "unknown-field",
        NORTH,
        "-    summary: Calls the offer a good start.\n+    sumamry: Calls it good.",
        "sumamry",
    ),
    Mistake("missing-field", SOUTH, "-type: state", "name: Southford"),
    Mistake("yaml-anchor", SOUTH, "-    name: Otto Berg\n+    name: &berg Otto Berg", "&berg"),
    Mistake(
        "quote-ambiguous",
        SOUTH,
        "-      - source: gazette\n-        quote: We will pay our share\n"
        "+      - source: herald\n+        quote: We",
        "quote: We",
    ),
    Mistake(
        "condition-on-another-party",
        SOUTH,
        "-    qualifies: south-pays\n+    qualifies: north-toll",
        "qualifies: north-toll",
    ),
    Mistake(
        "wrong-shape", SOUTH, "-    asked_of: [northford]\n+    asked_of: northford", "asked_of: n"
    ),
    Mistake(
        "insertion-left-out",
        SOUTH,
        "-        quote: the gate (on the northern side) must stay open at night\n"
        "+        quote: the gate must stay open at night",
        "the gate must",
    ),
    Mistake(
        "evidence-points-nowhere",
        SOUTH,
        "-      - source: gazette\n-        quote: who will count the carts?\n"
        "+      - source: gazette # no quote",
        "no quote",
    ),
    Mistake(
        "duplicate-key", ISSUES, "-  name: The toll\n+  name: The toll\n+  name: Toll", "name: Toll"
    ),
    Mistake("empty-value", ISSUES, "+  summary:", "summary:"),
    Mistake("control-character", ISSUES, "+# A bell: \x07", "bell"),
    Mistake("bidirectional-character", ISSUES, "+# Turned: \u202e", "Turned"),
    Mistake(
        "missing-file",
        SOURCES,
        "+- id: c\n+  file: courier.txt\n+  sha256: " + "0" * 64,
        "courier.txt",
    ),
    Mistake("bad-url", SOURCES, "+  url: courier.example", "courier.example"),
    Mistake("bad-id", SOURCES, "+- id: Old\n+  file: old.txt\n+  sha256: " + "1" * 64, "id: Old"),
    Mistake("source-changed", SOURCES, "", "1111"),
    Mistake("bad-language", EXPLAINER, "+language: English", "language"),
    Mistake("unknown-reference", EXPLAINER, "+party_order: [westford]", "westford"),
    Mistake("yaml-alias", EXPLAINER, "+repo_url: *address", "*address"),
    Mistake("tab", EVENTS, "+- id: met\n+\tname: They met", "name: They met"),
    Mistake(
        "too-few",
        DIFFERENCES,
        "+- id: share\n+  name: The promise\n+  kind: wording\n+  accounts: []",
        "accounts",
    ),
    Mistake("unknown-file", "content/isues.yaml", "+- id: gate", "gate"),
    Mistake("not-utf-8", "content/parties/eastford.yaml", "+name: Caf\udce9", "Caf"),
)


@pytest.fixture
def mistaken(base: Path) -> Path:
    """The base with all of these mistakes in it."""
    (base / "seeds/old.txt").write_text("Holm: “No toll.”\n", "utf-8")
    for mistake in MISTAKES:
        path = base / mistake.file
        text = path.read_text("utf-8") if path.is_file() else ""
        path.write_text(edit(text, mistake.edits), "utf-8", "surrogateescape")
    return base


def line_of(root: Path, mistake: Mistake) -> int:
    """The number of the last line that has the words of the mistake."""
    lines = (root / mistake.file).read_text("utf-8", "surrogateescape").split("\n")
    return max(number for number, line in enumerate(lines, 1) if mistake.words in line)


def test_each_of_many_mistakes_is_found_in_one_run(mistaken: Path) -> None:
    """More than thirty mistakes give that many errors, each at its line, and no consequences."""
    found = sorted((p.place.file, p.place.line, p.rule) for p in read(mistaken).problems)
    wanted = sorted((m.file, line_of(mistaken, m), m.rule) for m in MISTAKES)
    assert found == wanted


def test_the_command_reports_many_mistakes_without_a_traceback(mistaken: Path) -> None:
    """The command ends with exit code 1, one located line for each mistake, and no traceback."""
    command = [sys.executable, "-m", "generator", "-C", str(mistaken), "check"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    heads = [line for line in run.stderr.split("\n") if ": error: " in line]
    assert (run.returncode, run.stdout, len(heads)) == (1, "", len(MISTAKES))
    assert "Traceback" not in run.stderr
    assert f"{len(MISTAKES)} errors" in run.stderr


@pytest.mark.parametrize(
    "broken", ["\tname: x\n", "name: 'x\n", "", "just words\n", "name: \udcff\n"]
)
@pytest.mark.parametrize(
    "file", [EXPLAINER, ISSUES, SOURCES, NORTH, SOUTH, "content/background.yaml", EVENTS]
)
def test_a_file_that_cannot_be_read_is_one_problem(base: Path, file: str, broken: str) -> None:
    """Nothing is said of what refers to a file that cannot be read, or is missing from it."""
    (base / file).write_text(broken, "utf-8", "surrogateescape")
    assert [p.place.file for p in read(base).problems] == [file]


@pytest.mark.parametrize(
    ("broken", "file", "edits", "rule"),
    [
        (
            ISSUES,
            SOUTH,
            "-      - source: gazette\n-        quote: We will pay our share\n"
            "+      - source: gazet\n+        quote: We will pay our share",
            "unknown-reference",
        ),
        (
            SOURCES,
            SOUTH,
            "-    asked_of: [northford]\n+    asked_of: [westford]",
            "unknown-reference",
        ),
        (
            SOURCES,
            NORTH,
            "-    issue: toll\n-    kind: demand\n+    issue: tol\n+    kind: demand",
            "unknown-reference",
        ),
        (SOURCES, NORTH, "-    kind: demand\n+    kind: demands", "wrong-value"),
        (
            SOUTH,
            NORTH,
            "-    issue: toll\n-    kind: demand\n+    issue: tol\n+    kind: demand",
            "unknown-reference",
        ),
        (
            SOUTH,
            NORTH,
            "-        quote: a good start\n+        quote: a bad start",
            "quote-not-found",
        ),
        (SOUTH, EXPLAINER, "+party_order: [south]", "unknown-reference"),
        (EVENTS, NORTH, "-    speaker: northford\n+    speaker: mayor", "unknown-reference"),
        (EXPLAINER, NORTH, "-    speaker: northford\n+    speaker: mayor", "unknown-reference"),
    ],
)
def test_the_rest_is_checked_beside_a_broken_file(
    base: Path, broken: str, file: str, edits: str, rule: str
) -> None:
    """A mistake elsewhere is found in the same run, also one in a reference to another file."""
    (base / broken).write_text("\tname: x\n", "utf-8")
    (base / file).write_text(edit((base / file).read_text("utf-8"), edits), "utf-8")
    found = {(problem.place.file, problem.rule) for problem in read(base).problems}
    assert found == {(broken, "tab"), (file, rule)}


def test_an_empty_folder_is_told_what_it_lacks(tmp_path: Path) -> None:
    """Where there is no content at all, the files that must be there are named."""
    found = [(problem.place.file, problem.rule) for problem in read(tmp_path).problems]
    assert found == [
        (EXPLAINER, "missing-file"),
        (EXPLAINER, "no-party"),
        (ISSUES, "missing-file"),
        (SOURCES, "missing-file"),
    ]
