"""Whether the code of this commit has passed its tests already, so that they need not run again.

`python3 -m tools.tested JOB` prints, in a run of GitHub Actions, `code=tested` where the job of
that name has succeeded on a commit that differs in content alone, and else `code=new`. Whatever
cannot be found out means `new`. Nothing is installed before it runs: it uses Git, `gh` and Python.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

CONTENT = frozenset({"content", "seeds"})
"""What may differ: it is data, which every run checks. All else is code, also what is new here."""

WORKFLOWS = ("publish.yml", "check.yml")
"""Those with jobs that test, of which each is the same in both."""

RUNS = 30
"""How many of the newest runs of a workflow are looked at."""

Ask = Callable[[str], Any]
"""Gives what the host tells at an address of its API. Raises OSError or ValueError if nothing."""

Code = frozenset[tuple[str, str]]
"""What stands at the top of a commit besides content: each name with its object in Git."""


def code_here(folder: Path) -> Code:
    """The code of the commit that is checked out in `folder`."""
    command = ["git", "ls-tree", "-z", "HEAD"]
    listed = subprocess.run(command, cwd=folder, capture_output=True, check=True, encoding="utf-8")
    entries = (line.partition("\t") for line in listed.stdout.split("\0") if line)
    return _code((name, about.split()[2]) for about, _, name in entries)


def code_there(ask: Ask, commit: str) -> Code:
    """The code of a commit that the host has."""
    tree = ask(f"git/trees/{commit}")
    if tree["truncated"]:
        raise ValueError(f"{commit}: too many files at the top")
    return _code((entry["path"], entry["sha"]) for entry in tree["tree"])


def _code(entries: Iterator[tuple[str, str]]) -> Code:
    return frozenset(entry for entry in entries if entry[0] not in CONTENT)


def find_tested(code: Code, job: str, ask: Ask) -> str | None:
    """The newest commit with the same code on which a job of that name has succeeded."""
    same: dict[str, bool] = {}
    for workflow in WORKFLOWS:
        for run in ask(f"actions/workflows/{workflow}/runs?per_page={RUNS}")["workflow_runs"]:
            commit = run["head_sha"]
            if commit not in same:
                same[commit] = code_there(ask, commit) == code
            if same[commit] and job in passed(ask, run["id"]):
                return commit
    return None


def passed(ask: Ask, run: int) -> set[str]:
    """The names of the jobs of a run that have succeeded."""
    jobs = ask(f"actions/runs/{run}/jobs?per_page=100")["jobs"]
    return {job["name"] for job in jobs if job["conclusion"] == "success"}


def ask_github(address: str) -> Any:
    """What GitHub tells of this repository at an address."""
    command = ["gh", "api", f"repos/{os.environ['GITHUB_REPOSITORY']}/{address}"]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)


def main(job: str) -> str:
    """The line for the host, and why, in a line for people."""
    try:
        commit = find_tested(code_here(Path.cwd()), job, ask_github)
        why = f"“{job}” has passed on {commit}" if commit else "no run has tested this code yet"
    except (OSError, ValueError, LookupError, TypeError, subprocess.SubprocessError) as error:
        commit, why = None, f"it cannot be told whether this code has been tested: {error!r}"
    print(why, file=sys.stderr)
    return "code=tested" if commit else "code=new"


if __name__ == "__main__":
    print(main(sys.argv[1]))
