"""Drafts: statements marked `review: needed`."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.authoring.editing.edits import append_entries
from generator.cli.app import main
from generator.content.limits import PROBLEMS
from generator.content.problems import Problem
from generator.pages.pipeline import Outcome, files, read
from tests.goldens import lay_out

PARTY = "content/parties/millbrook.yaml"
EVIDENCE = """\
    review: needed
    evidence:
      - source: gazette
        passage: set conditions that may take months to settle
"""
LACKING = {
    "condition": f"  - id: draft-c\n    kind: condition\n{EVIDENCE}",
    "reaction": f"  - id: draft-r\n    kind: reaction\n{EVIDENCE}",
    "question": f"  - id: draft-q\n    kind: question\n{EVIDENCE}",
    "empty": "  - id: draft-e\n    kind: condition\n    issue:\n    speaker:   # who?\n"
    f"    summary:\n    qualifies:\n    on:\n    venue:\n    asked_of:\n{EVIDENCE}",
    "without evidence for its number": "  - id: draft-n\n    kind: question\n"
    f"    summary: Who pays?\n{EVIDENCE}",
}
"""Drafts that lack all that an editor has to judge, to be put at the end of a party's file."""


@pytest.fixture
def full(tmp_path: Path) -> Path:
    return lay_out("full", tmp_path)


def add(root: Path, file: str, text: str) -> None:
    with (root / file).open("a", encoding="utf-8") as stream:
        stream.write(text)


def made(report: Outcome) -> dict[str, object]:
    assert report.dossier, report.problems
    return dict(files(report.dossier, report.pages))


def rules(problems: list[Problem]) -> list[str]:
    return [problem.rule for problem in problems]


@pytest.mark.parametrize("text", LACKING.values(), ids=LACKING)
def test_draft_may_lack_what_an_editor_judges(full, text):
    """A draft without issue, speaker, summary and the like is warned of, and is no error."""
    add(full, PARTY, text)
    report = read(full)
    assert rules(report.problems) == ["draft-not-reviewed"]
    assert report.is_good


def test_draft_is_nowhere_on_the_site(full):
    """Pages, exports and the index of search are the same to the byte with drafts and without,
    also with one in background.yaml; each of the two files is warned of once."""
    before = made(read(full))
    add(full, PARTY, "".join(LACKING.values()))
    add(full, "content/background.yaml", f"- id: draft-b\n{EVIDENCE}".replace("\n    ", "\n  "))
    report = read(full)
    assert rules(report.problems) == ["draft-not-reviewed"] * 2
    assert made(report) == before


def test_evidence_of_a_draft_is_checked(full):
    """Words that no source has are an error in a draft too, and so is a paragraph's number alone;
    the sentence that is meant need not be told by a summary that is not there yet."""
    add(full, PARTY, LACKING["condition"].replace("passage: set", "passage: Nobody wrote this and"))
    add(full, PARTY, LACKING["question"].replace("passage: set", "paragraph: 2 # set"))
    found = [problem for problem in read(full).problems if problem.is_error]
    assert rules(found) == ["passage-not-found", "paragraph-alone"]
    assert "passage: |\n    The four towns" in found[1].hint


def test_reviewed_statement_may_lack_nothing(full):
    """When the line `review: needed` goes, what is still lacking is an error, each once."""
    add(full, PARTY, LACKING["empty"].replace("    review: needed\n", ""))
    found = [problem for problem in read(full).problems if problem.is_error]
    assert rules(found) == ["empty-value"] * 7


DOUBTFUL = """\
  - id: draft-d
    issue: talks
    speaker: millbrook
    summary: Never set conditions that may take months to settle.
    review: needed
    evidence:
      - source: gazette
        passage: set conditions that may take months to settle
"""
"""A draft of which a rule asks whether its summary denies what its passage says."""


def checked(root: Path, entry: str, *command: str) -> tuple[int, str]:
    """How a command ends, and what it says, with an entry added to a party's file."""
    add(root, PARTY, entry)
    done = CliRunner().invoke(main, ["-C", str(root), *command])
    return done.exit_code, done.output


@pytest.mark.parametrize("command", ["check", "generate"])
def test_waiting_draft_holds_nothing_back(full, command):
    """With `--strict` too, a command lists a draft and what is doubtful in it, and passes."""
    code, said = checked(full, DOUBTFUL + LACKING["reaction"], command, "--strict")
    assert code == 0, said
    assert "[draft-not-reviewed]" in said and "[denial-differs]" in said


def test_what_was_reviewed_is_held_back(full):
    """The same doubt about a statement that pages show stops a strict run."""
    code, said = checked(full, DOUBTFUL.replace("    review: needed\n", ""), "check", "--strict")
    assert code == 1 and "[denial-differs]" in said and "0 errors" in said


def test_error_in_a_draft_is_an_error(full):
    """That a draft waits excuses nothing that is surely wrong in it."""
    code, said = checked(full, DOUBTFUL.replace("set conditions that may", "set may"), "check")
    assert code == 1 and "[passage-not-found]" in said


def test_coverage_does_not_count_drafts(full):
    """A paragraph that only a draft cites is still not accounted for."""
    report = read(full)
    assert report.dossier
    add(full, PARTY, LACKING["condition"])
    again = read(full)
    assert again.dossier and again.drafted
    assert len(again.drafted.statements) == len(again.dossier.statements) + 1
    assert len(again.dossier.statements) == len(report.dossier.statements)


def test_gaps_of_drafts_are_not_counted_among_the_problems(full):
    """However many drafts a file has, commands can add to it: their gaps are no problems."""
    count = PROBLEMS // 2
    gaps = "  issue:\n  on:\n  summary: # one neutral sentence\n"
    entry = f"- id: {{}}\n{gaps}{EVIDENCE}".replace("\n    ", "\n  ")
    add(full, "content/background.yaml", "".join(entry.format(f"draft-{n}") for n in range(count)))
    assert rules(read(full).problems) == ["draft-not-reviewed"]
    text = (full / "content/background.yaml").read_text("utf-8")
    assert append_entries(text, None, [entry.format("one-more")]).endswith("months to settle\n")
