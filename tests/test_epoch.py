"""What dates a build."""

import subprocess
from pathlib import Path

import pytest

from generator.content.dates import PartialDate
from generator.site.source_date import VARIABLE, source_date

DAY = PartialDate(2025, 3, 14)
START_OF_DAY = 1741910400


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose only commit is of a known moment."""
    monkeypatch.delenv(VARIABLE, raising=False)
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_DATE", "1700000000 +0500")
        monkeypatch.setenv(f"GIT_{name}_NAME", "An editor")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "editor@example.org")
    for command in (["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "Begin"]):
        subprocess.run(["git", "-C", str(tmp_path), *command], check=True)
    return tmp_path


def test_last_commit_dates_a_build(repository):
    """Where nothing else is said, a build is of the moment of the last commit."""
    assert source_date(repository, DAY) == 1700000000


def test_variable_goes_before_the_commit(repository, monkeypatch):
    """What the variable says dates a build, whatever else is known."""
    monkeypatch.setenv(VARIABLE, "0")
    assert source_date(repository, DAY) == 0


@pytest.mark.parametrize("with_git", [True, False])
def test_as_of_dates_a_build_without_commits(with_git, tmp_path, monkeypatch):
    """Outside a repository, and where there is no Git, the content's own day dates the build."""
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    if not with_git:
        monkeypatch.setenv("PATH", str(tmp_path))
    assert source_date(tmp_path, DAY) == START_OF_DAY


@pytest.mark.parametrize("text", ["now", "-1", "1.5", "1_0", "٣", "9" * 30, "4294967296"])
def test_other_values_of_the_variable_are_refused(text, tmp_path, monkeypatch):
    """A moment that is no number of seconds is named, and not guessed at."""
    monkeypatch.setenv(VARIABLE, text)
    with pytest.raises(ValueError, match=text.replace(".", r"\.")):
        source_date(tmp_path, DAY)


@pytest.mark.parametrize(
    ("year", "seconds"), [(1, 0), (1969, 0), (2106, 4291747200), (9999, 2**32 - 1)]
)
def test_days_beyond_what_files_can_be_dated_by(year, seconds, tmp_path, monkeypatch):
    """A day before 1970 or after 2106 dates a build as near as files can be dated."""
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert source_date(tmp_path, PartialDate(year, 1, 1)) == seconds
