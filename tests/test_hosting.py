"""Where content is edited and errors are reported on the repository's host."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.authoring.git import find_revision
from generator.content.model import Explainer
from generator.content.repository import NoRevision
from generator.pages.pipeline import read
from generator.pages.urls import edit_base, report_address
from tests.broken_cases import copy_base
from tests.goldens import generated
from tests.sites import edit

ROOT = Path(__file__).parents[1]

REPORT = "/issues/new?template=report-an-error.yml&title=ru-a&statement=ru-a"


def explainer(repo_url=None, edit_uri="edit/main/", report_url=None):
    return Explainer.model_construct(repo_url=repo_url, edit_uri=edit_uri, report_url=report_url)


@pytest.mark.parametrize(
    ("repo_url", "edit_uri", "base"),
    [
        (None, "edit/main/", ""),
        ("https://github.com/a/b", "edit/main/", "https://github.com/a/b/edit/main"),
        ("https://github.com/a/b/", "edit/main", "https://github.com/a/b/edit/main"),
        (
            "https://github.com/a/b.git",
            "edit/v2/sites/x/",
            "https://github.com/a/b/edit/v2/sites/x",
        ),
        ("https://gitlab.com/a/b", "-/edit/main/", "https://gitlab.com/a/b/-/edit/main"),
    ],
)
def test_where_files_are_edited(repo_url, edit_uri, base):
    """Repository and `edit_uri` make the address before content/, however they end."""
    assert edit_base(explainer(repo_url, edit_uri)) == base


@pytest.mark.parametrize(
    ("repo_url", "report_url", "address"),
    [
        (None, None, ""),
        ("https://github.com/a/b", None, f"https://github.com/a/b{REPORT}"),
        ("https://www.github.com/a/b.git", None, f"https://www.github.com/a/b{REPORT}"),
        ("https://gitlab.com/a/b", None, ""),
        ("https://github.com.example.org/a/b", None, ""),
        (None, "https://example.org/?s={id}&t={id}", "https://example.org/?s=ru-a&t=ru-a"),
        ("https://github.com/a/b", "https://example.org/report", "https://example.org/report"),
    ],
)
def test_where_errors_are_reported(repo_url, report_url, address):
    """GitHub's form is known; another host's address is what the editor says, or there is none."""
    assert report_address(explainer(repo_url, report_url=report_url), "ru-a") == address


def test_statements_lead_to_their_line_and_to_the_form(base):
    """Each statement links to the line where it is written, and to the form with its id."""
    edit(base / "content/explainer.yaml", "as_of", "repo_url: https://github.com/a/b\nas_of")
    pages = "".join(generated(base).values())
    statements = read(base).dossier.statements
    assert len(statements) > 2
    for statement in statements:
        file, line = statement.place.file, statement.place.line
        written = (base / file).read_text("utf-8").splitlines()[line - 1]
        assert written.strip() == f"- id: {statement.id}"
        assert f"](https://github.com/a/b/edit/main/{file}#L{line}){{: .st__edit }}" in pages
        filled = REPORT.replace("ru-a", statement.id).replace("&", "&amp;")
        assert f"](https://github.com/a/b{filled}){{: .st__report }}" in pages


def test_nothing_is_made_up_without_a_repository(base):
    """Without a repository the file and the line are named, and nothing leads to any host."""
    edit(base / "content/explainer.yaml", "as_of", "edit_uri: src/branch/main/\nas_of")
    pages = generated(base).values()
    assert not [text for text in pages if "st__edit" in text or "st__report" in text]
    assert any("Written in `content" in text for text in pages)


def committed(top, branch):
    """A repository at `top` whose one commit, on `branch`, holds all that is there."""
    for command in (["init", "-q", "-b", branch], ["add", "-A"], ["commit", "-qm", "x"]):
        name = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        subprocess.run(["git", "-C", top, *name, *command], check=True, env=clean_environment())


def clean_environment():
    return {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}


@pytest.mark.parametrize(
    ("repo_url", "base"),
    [
        ("https://github.com/a/b", "https://github.com/a/b/edit/trunk/sites/bridge"),
        ("https://gitlab.com/a/b", "https://gitlab.com/a/b/-/edit/trunk/sites/bridge"),
        ("https://codeberg.org/a/b.git", "https://codeberg.org/a/b/_edit/trunk/sites/bridge"),
    ],
)
def test_branch_and_folder_are_those_that_git_tells(base_in, repo_url, base, monkeypatch):
    """Where the explainer is not at the top, or the branch is called otherwise, links still lead to
    the file; also in a hook, where variables tell Git of another repository."""
    edit(base_in / "content/explainer.yaml", "as_of", f"repo_url: {repo_url}\nas_of")
    committed(base_in.parents[1], "trunk")
    assert edit_base(read(base_in).dossier.explainer) == base
    monkeypatch.setenv("GIT_DIR", str(base_in / "elsewhere"))
    assert edit_base(read(base_in).dossier.explainer) == base


def git(top, *command):
    subprocess.run(["git", "-C", top, *command], check=True, env=clean_environment())


def test_a_branch_that_is_only_likely_is_told(base_in):
    """Where Git tells no branch, the only one is taken, else the usual one, which is said."""
    edit(base_in / "content/explainer.yaml", "as_of", "repo_url: https://github.com/a/b\nas_of")
    assert "is in no Git repository" in read(base_in).note
    committed(top := base_in.parents[1], "trunk")
    git(top, "checkout", "-q", "--detach")
    report = read(base_in)
    assert edit_base(report.dossier.explainer).endswith("/edit/trunk/sites/bridge")
    assert report.note == ""
    git(top, "branch", "side")
    report = read(base_in)
    assert edit_base(report.dossier.explainer).endswith("/edit/main/sites/bridge")
    assert "“main”: no branch is checked out" in report.note
    edit(base_in / "content/explainer.yaml", "as_of", "edit_uri: edit/trunk/\nas_of")
    assert read(base_in).note == ""


def test_what_git_refuses_is_said_in_words(base_in, monkeypatch):
    """A repository of another user, one without a commit, and one of which parts were not brought,
    from where nothing is fetched."""
    top = base_in.parents[1]
    git(top, "init", "-q")
    with pytest.raises(NoRevision, match="has no commit yet, so there is nothing to compare"):
        find_revision(base_in, "HEAD")
    git(top, "config", "uploadpack.allowFilter", "true")
    committed(top, "trunk")
    part = top.parent / "part"
    git(top, "clone", "-q", "--no-checkout", "--filter=blob:none", top.as_uri(), part)
    with pytest.raises(NoRevision, match="partial clone"):
        find_revision(part, "HEAD").read_files("sites/bridge/content")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(NoRevision, match="belongs to another user") as refused:
        find_revision(base_in, "HEAD")
    assert f"--add safe.directory {top}" in str(refused.value)
    edit(base_in / "content/explainer.yaml", "as_of", "repo_url: https://github.com/a/b\nas_of")
    assert "belongs to another user" in read(base_in).note


def test_a_hook_of_a_linked_worktree_compares_its_own_folder(base_in, tmp_path):
    """While somebody commits in a worktree, `diff` tells what changes there, and Git’s index and
    what is committed stay as they would be."""
    committed(top := base_in.parents[1], "trunk")
    linked, told = tmp_path / "linked", tmp_path / "told"
    git(top, "worktree", "add", "-q", "-b", "side", linked)
    hook = top / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    run = f"cd sites/bridge && PYTHONPATH={ROOT} {sys.executable} -m generator diff HEAD"
    hook.write_text(f'#!/bin/sh\ntest "$GIT_INDEX_FILE" && {run} > {told}\n')
    hook.chmod(0o755)
    edit(linked / "sites/bridge/content/issues.yaml", "name: ", "name: Another ")
    name = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    git(linked, *name, "commit", "-qam", "y")
    assert "issue" in told.read_text("utf-8") and "all of it is new" not in told.read_text("utf-8")
    shown = ["git", "-C", linked, "show", "--format=", "--name-only"]
    files = subprocess.check_output(shown, env=clean_environment(), text=True)
    assert files.split() == ["sites/bridge/content/issues.yaml"]


@pytest.fixture
def base_in(tmp_path):
    """A copy of the base of all broken cases, two folders below a repository's top."""
    return copy_base(tmp_path / "repository/sites/bridge")
