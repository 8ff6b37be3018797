"""Many mistakes at once: each is reported in the same run, at its place, and nothing else is."""

import pytest

from generator.pages.pipeline import read
from tests.broken_cases import MANY, edit, expected, lay_out, show
from tests.commands import explainer

NORTH, SOUTH = "content/parties/northford.yaml", "content/parties/southford.yaml"
ISSUES, SOURCES = "content/issues.yaml", "content/sources.yaml"
EXPLAINER, EVENTS, DIFFERENCES = (
    f"content/{name}.yaml" for name in ("explainer", "events", "differences")
)


COUNT = 32
"""How many mistakes stand in tests/broken/_many, each of another kind or in another place."""


def test_each_of_many_mistakes_is_found_in_one_run(tmp_path):
    """As many mistakes give as many errors, each at its line in its words, and no consequences."""
    report, text = show(lay_out(MANY, tmp_path))
    assert text == expected(MANY).read_text("utf-8")
    assert len({(p.place.file, p.place.line) for p in report.problems}) == COUNT
    done = explainer("check", cwd=tmp_path)
    assert (done.returncode, done.stdout, "Traceback" in done.stderr) == (1, "", False)
    assert done.stderr.count(": error: ") == COUNT and f"{COUNT} errors" in done.stderr


@pytest.mark.parametrize(
    "broken", ["\tname: x\n", "name: 'x\n", "", "just words\n", "name: \udcff\n"]
)
@pytest.mark.parametrize(
    "file", [EXPLAINER, ISSUES, SOURCES, NORTH, SOUTH, "content/background.yaml", EVENTS]
)
def test_a_file_that_cannot_be_read_is_one_problem(base, file, broken):
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
def test_the_rest_is_checked_beside_a_broken_file(base, broken, file, edits, rule):
    """A mistake elsewhere is found in the same run, also one in a reference to another file."""
    (base / broken).write_text("\tname: x\n", "utf-8")
    (base / file).write_text(edit((base / file).read_text("utf-8"), edits), "utf-8")
    found = {(problem.place.file, problem.rule) for problem in read(base).problems}
    assert found == {(broken, "tab"), (file, rule)}


def test_an_empty_folder_is_told_what_it_lacks(tmp_path):
    """Where there is no content at all, the files that must be there are named."""
    found = [(problem.place.file, problem.rule) for problem in read(tmp_path).problems]
    assert found == [
        (EXPLAINER, "missing-file"),
        (EXPLAINER, "no-party"),
        (ISSUES, "missing-file"),
        (SOURCES, "missing-file"),
    ]
