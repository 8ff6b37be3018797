"""Where the running program comes from: what is known is told, and nothing is made up."""

import json
import subprocess
from pathlib import Path

import pytest

from generator.authoring import scaffold as provenance
from generator.authoring.scaffold import (
    Program,
    find_program,
    of_checkout,
    program_of,
    recorded,
)
from tests.sites import ROOT

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("explainer-microsites==1.2", Program("explainer-microsites==1.2")),
        (
            f"git+https://example.org/o/r.git@{COMMIT}",
            Program(
                f"explainer-microsites @ git+https://example.org/o/r.git@{COMMIT}",
                "https://example.org/o/r.git",
                COMMIT,
            ),
        ),
        (
            "explainer-microsites @ git+ssh://git@example.org/o/r@v1#egg=explainer",
            Program(
                "explainer-microsites @ git+ssh://git@example.org/o/r@v1#egg=explainer",
                "ssh://git@example.org/o/r",
                "v1",
            ),
        ),
        ("https://example.org/e.whl", Program("explainer-microsites @ https://example.org/e.whl")),
    ],
)
def test_program_is_named(text, expected):
    """A requirement or an address is taken as it is given; in Git, pre-commit can use it too."""
    assert program_of(text) == expected


@pytest.mark.parametrize("text", ["", "two words", "other==1", "git+https://", "-r file"])
def test_what_is_no_program(text):
    """What pip does not know, or what is another program, is refused."""
    with pytest.raises(ValueError, match="“"):
        program_of(text)


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        (
            {
                "url": "https://user:secret@example.org/o/r.git",
                "vcs_info": {"vcs": "git", "commit_id": COMMIT},
            },
            f"explainer-microsites @ git+https://example.org/o/r.git@{COMMIT}",
        ),
        (
            {"url": "https://example.org/e.whl", "archive_info": {"hashes": {"sha256": "ab"}}},
            "explainer-microsites @ https://example.org/e.whl#sha256=ab",
        ),
        ({"url": "file:///tmp/e.whl", "archive_info": {"hashes": {"sha256": "ab"}}}, None),
        ({"url": "file:///tmp/e", "vcs_info": {"vcs": "git", "commit_id": COMMIT}}, None),
        ({"url": "file:///tmp/e", "dir_info": {}}, None),
        (None, "explainer-microsites==9.9"),
    ],
)
def test_what_the_installer_wrote_down(origin, expected, monkeypatch):
    """An address that the installer recorded is used without its password; a place on a disk is
    none, and none is made up; where it recorded none, the index has this version."""

    class Distribution:
        version = "9.9"

        def read_text(self, name):
            told = {"direct_url.json": json.dumps(origin) if origin else None, "INSTALLER": "pip"}
            return told[name]

    monkeypatch.setattr(provenance, "distribution", lambda name: Distribution())
    found = recorded()
    assert (found.requirement if found else None) == expected


def git(folder: Path, *arguments: str) -> str:
    """Run Git as nobody in particular; what it prints."""
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    command = ["git", "-C", str(folder), *who, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A repository as a clone has it: its commit is also on the remote branch."""
    folder = tmp_path / "checkout"
    (folder / "generator").mkdir(parents=True)
    (folder / "generator/x.py").write_text("x = 1\n")
    git(tmp_path, "init", "-q", str(folder))
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x")
    git(folder, "remote", "add", "origin", "https://token@example.org/o/r.git")
    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
    return folder


def test_checkout_names_its_commit(checkout):
    """A clone is known by its remote, without a password, and by its commit."""
    commit = git(checkout, "rev-parse", "HEAD")
    expected = Program(
        f"explainer-microsites @ git+https://example.org/o/r.git@{commit}",
        "https://example.org/o/r.git",
        commit,
    )
    assert of_checkout(checkout) == expected
    git(checkout, "remote", "set-url", "origin", "git@example.org:o/r.git")
    found = of_checkout(checkout)
    assert found and found.url == "ssh://git@example.org/o/r.git"


def test_checkout_that_others_lack(checkout):
    """A commit that was not pushed, a changed program, a remote on this disk, a folder that only
    lies in a repository: none of them is named."""
    assert of_checkout(checkout / "generator") is None
    (checkout / "generator/x.py").write_text("x = 2\n")
    assert of_checkout(checkout) is None
    git(checkout, "commit", "-q", "-a", "-m", "y")
    assert of_checkout(checkout) is None
    git(checkout, "update-ref", "refs/remotes/origin/main", "HEAD")
    assert of_checkout(checkout)
    git(checkout, "remote", "set-url", "origin", str(checkout))
    assert of_checkout(checkout) is None


def test_this_checkout_is_asked():
    """From a checkout, the program looks at the repository that it stands in."""
    assert find_program() == of_checkout(ROOT)
