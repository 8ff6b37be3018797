"""What compares builds finds a difference, and what shakes them does shake."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import environment
from tools.reproducing.__main__ import SHAKEN, differing


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders that hold the same site."""
    for name in ("one", "other"):
        (tmp_path / name / "site/a").mkdir(parents=True)
        (tmp_path / name / "site/a/index.html").write_bytes(b"same")
        (tmp_path / name / "site/a/index.html").chmod(0o644)
    return tmp_path / "one", tmp_path / "other"


def test_same_sites_do_not_differ(folders):
    """Two sites with the same files are the same, whenever the files were written."""
    os.utime(folders[0] / "site/a/index.html", (0, 0))
    assert not list(differing(*folders))


def test_every_difference_is_found(folders):
    """A byte, a right, and a file more or less are differences."""
    page = folders[0] / "site/a/index.html"
    page.write_bytes(b"sane")
    assert list(differing(*folders)) == ["site/a/index.html"]
    page.write_bytes(b"same")
    page.chmod(0o600)
    assert list(differing(*folders)) == ["site/a/index.html"]
    page.chmod(0o644)
    (folders[1] / "site/more.html").touch()
    assert list(differing(*folders)) == ["site/more.html"]
    page.unlink()
    assert sorted(differing(*folders)) == ["site/a/index.html", "site/more.html"]


SHOWN = """
import os, sys, time, datetime
from pathlib import Path
folder = Path(sys.argv[1])
print([path.name for path in folder.iterdir()], [entry.name for entry in os.scandir(folder)])
print(datetime.datetime.now().year - time.gmtime().tm_year, int(time.time()))
"""


def shown(folder: Path, *shaken: str) -> list[str]:
    """What a program sees of a folder and of the clock."""
    path = os.pathsep.join([environment()["PYTHONPATH"], str(SHAKEN)])
    variables = environment() | {"PYTHONPATH": path, "SHAKEN": " ".join(shaken)}
    command = [sys.executable, "-c", SHOWN, str(folder)]
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_files_come_in_another_order(tmp_path):
    """Every way to list a folder gives the names backwards."""
    for name in "bac":
        (tmp_path / name).touch()
    assert shown(tmp_path, "order")[0] == "['c', 'b', 'a'] ['c', 'b', 'a']"


def test_it_is_another_day(tmp_path):
    """Both clocks are more than a year ahead."""
    today, later = (int(shown(tmp_path, *way)[1].split()[1]) for way in ((), ("clock",)))
    assert later - today > 390 * 24 * 3600
    assert int(shown(tmp_path, "clock")[1].split()[0]) >= 1
