"""The sample of a pull request: what it changes in a golden explainer, and what is told about it.

`tests/proposal/proposed` is laid over the golden explainer `full`, as in tests/broken; `expected`
holds the semantic diff, the drafted change, the annotations and the job summary.
"""

import os
import subprocess
from pathlib import Path

from generator.authoring.changelog import read_proposal
from generator.cli.diff import as_markdown, as_plain_text
from generator.cli.github import Run, annotate, summarise
from generator.pages.pipeline import read
from tests.broken_cases import lay_over
from tests.goldens import lay_out
from tests.sites import environment

FOLDER = Path(__file__).parent / "proposal"
DATE = "2024-05-07T08:00:00+00:00"
"""When everything is committed."""

RUN = Run("sites/dam/", "https://github.com/example/sites/blob/0123abc/")


def commit(root: Path, message: str = "state") -> None:
    """Commit all that is in `root`, as nobody in particular and without any hook."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--no-verify", "-m", message)


def start(root: Path) -> Path:
    """Make `root` a repository with all that is in it."""
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root)
    return root


def git(root: Path, *arguments: str) -> str:
    """What Git says in `root`, without any settings of whoever runs the tests."""
    people = ("AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL")
    who = {f"GIT_{name}": "x" for name in people}
    when = {"GIT_AUTHOR_DATE": DATE, "GIT_COMMITTER_DATE": DATE}
    none = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(
        ["git", "-C", str(root), *arguments],
        env={**environment(), **who, **when, **none},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def lay_out_proposal(root: Path) -> Path:
    """Make `root` a repository whose files differ from its last commit by what is proposed."""
    root.mkdir(parents=True)
    start(lay_out("full", root))
    lay_over(FOLDER / "proposed", root)
    return root


def told(root: Path) -> dict[str, str]:
    """What is told about the proposal in `root`, by the names of the files that hold it."""
    proposal = read_proposal(root, "HEAD")
    problems = read(root).problems
    return {
        "diff.txt": as_plain_text(proposal),
        "diff.md": as_markdown(proposal),
        "change.yaml": proposal.entry or "",
        "annotations.txt": "\n".join(annotate(problems, RUN.folder)) + "\n",
        "summary.md": summarise(problems, RUN),
    }


def expected() -> dict[str, str]:
    """What is to be told about it."""
    return {file.name: file.read_text("utf-8") for file in (FOLDER / "expected").iterdir()}


def rewrite(folder: Path) -> int:
    """Write down what is told now, working in the empty `folder`; how many files changed."""
    known = expected() if (FOLDER / "expected").is_dir() else {}
    found = told(lay_out_proposal(folder / "proposal"))
    (FOLDER / "expected").mkdir(exist_ok=True)
    for name, text in found.items():
        (FOLDER / "expected" / name).write_text(text, "utf-8")
    return sum(known.get(name) != text for name, text in found.items())
