"""Tests run for code that nothing has tested yet, and for that alone."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import ROOT
from tools.tested import code_here, code_there, find_tested, main

JOB = "Tests, Python 3.14"
FILES = {"content/a.yaml": "a: 1\n", "seeds/a.txt": "a\n", "generator/a.py": "a = 1\n"}
WHO = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")


class Host:
    """A repository and what GitHub tells of it: runs, each a commit and jobs with results."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.runs = {"publish.yml": [], "check.yml": []}
        folder.mkdir()
        self.git("init", "-q")
        self.first = self.commit(FILES)

    def git(self, *arguments: str) -> str:
        command = ["git", "-C", str(self.folder), *WHO, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def commit(self, files: dict[str, str]) -> str:
        for name, text in files.items():
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_text(text, "utf-8")
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "x")
        return self.git("rev-parse", "HEAD")

    def ask(self, address: str) -> object:
        match address.split("?")[0].split("/"):
            case ["git", "trees", commit]:
                entries = self.git("ls-tree", commit).splitlines()
                tree = [{"path": e.split("\t")[1], "sha": e.split()[2]} for e in entries]
                return {"tree": tree, "truncated": False}
            case ["actions", "workflows", name, "runs"]:
                runs = [
                    {"id": f"{name}:{n}", "head_sha": commit}
                    for n, (commit, _) in enumerate(self.runs[name])
                ]
                return {"workflow_runs": runs}
            case ["actions", "runs", run, "jobs"]:
                name, _, number = run.partition(":")
                jobs = self.runs[name][int(number)][1].items()
                return {"jobs": [{"name": job, "conclusion": result} for job, result in jobs]}
        raise AssertionError(address)

    def is_tested(self) -> bool:
        return find_tested(code_here(self.folder), JOB, self.ask) is not None


@pytest.fixture
def host(tmp_path: Path) -> Host:
    return Host(tmp_path / "repository")


CHANGES = {
    "a typo": ({"content/a.yaml": "a: 2\n"}, True),
    "a new article": ({"content/b.yaml": "b: 1\n", "seeds/b.txt": "b\n"}, True),
    "nothing": ({}, True),
    "code": ({"generator/a.py": "a = 2\n"}, False),
    "code and content": ({"generator/a.py": "a = 2\n", "content/a.yaml": "a: 2\n"}, False),
    "a template": ({"overrides/main.html": "<p>"}, False),
    "a workflow": ({".github/workflows/check.yml": "on: push\n"}, False),
    "a folder that nobody knows": ({"contents/a.yaml": "a: 1\n"}, False),
    "a file beside the folders": ({"content.yaml": "a: 1\n"}, False),
}


@pytest.mark.parametrize(("files", "is_tested"), CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("workflow", ["publish.yml", "check.yml"])
def test_only_a_change_of_code_is_tested_again(host, workflow, files, is_tested):
    """After a commit that passed, its content may differ, and nothing else."""
    host.runs[workflow] = [(host.first, {JOB: "success"})]
    host.commit(files)
    assert host.is_tested() == is_tested


@pytest.mark.parametrize(
    "jobs",
    [
        {},
        {JOB: "failure"},
        {JOB: "cancelled"},
        {JOB: "skipped"},
        {JOB: None},
        {"Tests, Python 3.11": "success", "Content": "success"},
    ],
)
def test_only_this_job_counts(host, jobs):
    """What has not passed, is still running, or was another job's, counts for nothing."""
    host.runs["publish.yml"] = [(host.first, jobs)]
    assert not host.is_tested()


def test_broken_code_is_not_let_through_by_content(host):
    """A change of content on code that failed is tested, whatever was tested before that code."""
    failed = host.commit({"generator/a.py": "broken\n"})
    runs = [(failed, {JOB: "failure"}), (host.first, {JOB: "success"})]
    host.runs["publish.yml"] = runs
    host.commit({"content/a.yaml": "a: 2\n"})
    assert not host.is_tested()
    host.commit({"generator/a.py": FILES["generator/a.py"]})
    assert host.is_tested()


def test_what_was_proposed_is_not_tested_again_when_merged(host):
    """A merge, or all in one commit, of what passed has the same code; unless more code came in."""
    main_branch = host.git("branch", "--show-current")
    host.git("checkout", "-q", "-b", "proposal")
    head = host.commit({"generator/a.py": "a = 2\n"})
    host.runs["check.yml"] = [(head, {JOB: "success"})]
    host.git("checkout", "-q", main_branch)
    host.commit({"content/a.yaml": "a: 3\n"})
    host.git("merge", "-q", "--no-ff", "-m", "x", "proposal")
    assert host.is_tested()
    host.commit({"generator/b.py": "b = 1\n"})
    assert not host.is_tested()


def test_a_tree_that_is_cut_off_is_not_compared(host):
    """Where the host does not tell all that stands at the top, nothing is concluded."""
    with pytest.raises(ValueError):
        code_there(lambda address: {"tree": [], "truncated": True}, host.first)


ANSWERS = {
    "no program": None,
    "an error": "exit 1",
    "no JSON": "echo '<html>'",
    "another shape": "echo '[]'",
    "no runs": """echo '{"workflow_runs": []}'""",
}


@pytest.mark.parametrize("script", ANSWERS.values(), ids=ANSWERS)
def test_in_doubt_the_tests_run(host, tmp_path, script):
    """Whatever the host answers, the command says that the code is new, why, and ends well."""
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "git").symlink_to(Path("/usr/bin/git"))
    if script is not None:
        (programs / "gh").write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        (programs / "gh").chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-m", "tools.tested", JOB],
        cwd=host.folder,
        env={"PATH": str(programs), "PYTHONPATH": str(ROOT), "GITHUB_REPOSITORY": "o/r"},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (0, "code=new\n")
    assert done.stderr and "Traceback" not in done.stderr


def test_the_answer_of_the_host_is_asked_of_this_repository(host, tmp_path, monkeypatch):
    """With what GitHub tells of a run that passed, the command says so in the host's own words."""
    host.runs["publish.yml"] = [(host.first, {JOB: "success"})]
    addresses = ("git/trees/" + host.first, "actions/workflows/publish.yml/runs?per_page=30")
    told = {f"repos/o/r/{one}": host.ask(one) for one in addresses}
    told["repos/o/r/actions/runs/publish.yml:0/jobs?per_page=100"] = host.ask(
        "actions/runs/publish.yml:0/jobs"
    )
    (tmp_path / "told.json").write_text(json.dumps(told), "utf-8")
    (tmp_path / "gh").write_text(
        f"#!{sys.executable}\nimport json, sys\n"
        f"print(json.dumps(json.load(open({str(tmp_path / 'told.json')!r}))[sys.argv[2]]))\n"
    )
    (tmp_path / "gh").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("GITHUB_REPOSITORY", "o/r")
    monkeypatch.chdir(host.folder)
    assert main(JOB) == "code=tested"
    assert main("Tests, Python 3.11") == "code=new"
