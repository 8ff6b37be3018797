"""A folder is replaced whole or not at all, and only when it was made here."""

import itertools
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.content import atomic as publishing
from generator.content.atomic import MARKER, Refusal, alone, publish, staged
from tests.sites import environment, state

OLD = {"index.html": "old", "a/b.html": "old", "gone.html": "old"}
NEW = {"index.html": "new", "a/b.html": "old", "a/c.html": "new"}


def make(target: Path, files: dict[str, str]) -> bool:
    """Make a folder hold just these files, as a build does."""
    with staged(target) as fresh:
        for path, text in files.items():
            (fresh / path).parent.mkdir(parents=True, exist_ok=True)
            (fresh / path).write_text(text, "utf-8")
        return publish(fresh, target)


def held(target: Path) -> dict[str, str]:
    """The files in a folder with their texts, without its marker."""
    paths = (path for path in target.rglob("*") if path.is_file() and path.name != MARKER)
    return {path.relative_to(target).as_posix(): path.read_text("utf-8") for path in paths}


def names_in(folder: Path) -> list[str]:
    """The names of what stands in a folder, hidden or not."""
    return sorted(path.name for path in folder.iterdir())


def mount(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a folder called “site” be taken for a mounted disk."""
    monkeypatch.setattr(Path, "is_mount", lambda self: self.name == "site")


@pytest.fixture(params=["in one step", "in two steps", "in a mounted disk"])
def target(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A published folder, on a system that can let two folders change places, on another, and on a
    disk of its own."""
    if request.param == "in two steps":
        monkeypatch.setattr(publishing, "_exchange", lambda one, other: False)
    if request.param == "in a mounted disk":
        mount(monkeypatch)
        (tmp_path / "site").mkdir()
    make(tmp_path / "site", OLD)
    return tmp_path / "site"


def test_folder_is_replaced_whole(target):
    """The new files are there, the old ones are gone, and nothing is left beside the folder."""
    assert make(target, NEW)
    assert held(target) == NEW
    assert names_in(target.parent) == ["site"]


def test_same_files_are_not_replaced(target):
    """Building the same again does not touch the folder."""
    before = state(target)
    assert not make(target, OLD)
    assert state(target) == before


def test_failure_changes_nothing(target):
    """When the making of the new folder fails, the old one stands to the byte."""
    before = state(target)
    with pytest.raises(ZeroDivisionError), staged(target) as fresh:
        (fresh / "index.html").write_text("half", "utf-8")
        raise ZeroDivisionError
    assert state(target) == before
    assert names_in(target.parent) == ["site"]


def test_failure_at_the_last_step_changes_nothing(target, monkeypatch):
    """When the new folder cannot be put in place, the old one is put back."""
    rename = Path.rename

    def refuse(self: Path, other: Path) -> Path:
        if self.name == "new" or self.parent.name == "new":
            raise PermissionError(13, "Permission denied", str(self))
        return rename(self, other)

    monkeypatch.setattr(publishing, "_exchange", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", refuse)
    before = state(target)
    with pytest.raises(PermissionError):
        make(target, NEW)
    assert state(target) == before


def test_everybody_may_read_what_is_published(tmp_path):
    """Files and folders have the same rights whatever the user's own are."""
    before = os.umask(0o077)
    try:
        make(tmp_path / "site", OLD)
    finally:
        os.umask(before)
    modes = {path.stat().st_mode & 0o777 for path in (tmp_path / "site").rglob("*.html")}
    assert modes == {0o644}
    assert {(tmp_path / "site" / name).stat().st_mode & 0o777 for name in ("", "a")} == {0o755}


def test_folder_of_others_is_never_touched(tmp_path):
    """A folder that holds anything and has no marker of ours stays as it is."""
    precious = tmp_path / "precious"
    (precious / "deep").mkdir(parents=True)
    (precious / "deep/letter.txt").write_text("dear", "utf-8")
    before = state(tmp_path)
    with pytest.raises(Refusal, match="precious: this folder was not made here"):
        make(precious, NEW)
    assert state(tmp_path) == before


@pytest.mark.parametrize("name", ["notes.txt", "a/notes.txt", ".hidden", "a/.htaccess"])
def test_file_of_others_is_never_lost(target, name):
    """A file that somebody put into a folder of ours stops the build, which names it."""
    (target / name).write_text("mine", "utf-8")
    before = state(target)
    with pytest.raises(Refusal, match=f"{name}: this file was not made here"):
        make(target, NEW)
    assert state(target) == before


def test_link_to_a_folder_is_never_followed(tmp_path):
    """A link stands for a folder of somebody else, also inside a folder of ours."""
    make(tmp_path / "site", OLD)
    (tmp_path / "link").symlink_to(tmp_path / "site")
    with pytest.raises(Refusal, match="link: this is no folder of its own"):
        make(tmp_path / "link", NEW)
    (tmp_path / "site/inside").symlink_to(tmp_path)
    with pytest.raises(Refusal, match="inside: this file was not made here"):
        make(tmp_path / "site", NEW)
    (tmp_path / "file").write_text("mine", "utf-8")
    with pytest.raises(Refusal, match="file: this is no folder of its own"):
        make(tmp_path / "file", NEW)
    (tmp_path / "site/inside").unlink()
    assert held(tmp_path / "site") == OLD


def test_empty_folder_is_filled(tmp_path):
    """A folder in which nothing stands but what Git keeps there may be replaced."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/.gitignore").write_text("*", "utf-8")
    assert make(tmp_path / "site", NEW)
    assert held(tmp_path / "site") == NEW


def test_leftovers_of_killed_runs_are_cleared(target):
    """The next run removes what earlier ones left, and nothing else."""
    parent = publishing._desk(target)
    for name in ("begun", "marked", "mine", "full"):
        (parent / f".explainer-site-{name}").mkdir()
    for name in ("marked", "full"):
        (parent / f".explainer-site-{name}" / MARKER).touch()
    (parent / ".explainer-site-full/new/deep").mkdir(parents=True)
    (parent / ".explainer-site-full/new/deep/x").touch()
    (parent / ".explainer-site-mine/letter.txt").touch()
    (parent / ".explainer-other-x").mkdir()
    make(target, NEW)
    left = [name for name in names_in(parent) if name.startswith(".explainer-")]
    beside = [] if target.is_mount() else [".explainer-other-x"]
    assert left == [*beside, ".explainer-site-mine"]


def test_folder_taken_away_by_a_killed_run_is_put_back(tmp_path):
    """Where a run was killed between two steps, the next one begins by restoring the old folder."""
    make(tmp_path / "site", OLD)
    left = tmp_path / ".explainer-site-killed"
    left.mkdir()
    (left / MARKER).touch()
    (tmp_path / "site").rename(left / "old")
    with pytest.raises(ZeroDivisionError), staged(tmp_path / "site"):
        raise ZeroDivisionError
    assert held(tmp_path / "site") == OLD
    assert names_in(tmp_path) == ["site"]


def test_second_run_is_refused(tmp_path):
    """While somebody builds an explainer nobody else can, and afterwards anybody can."""
    refused = pytest.raises(Refusal, match="another build is running here")
    with alone(tmp_path), refused, alone(tmp_path):
        pass
    with alone(tmp_path):
        pass


LOCKING = """
import sys, time
from pathlib import Path
from generator.content.atomic import alone
with alone(Path(sys.argv[1])):
    print("locked", flush=True)
    time.sleep(600)
"""


def test_killed_run_holds_no_lock(tmp_path):
    """The lock of a run ends with it, however it ends."""
    command = [sys.executable, "-c", LOCKING, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment()) as run:
        assert run.stdout and run.stdout.readline() == "locked\n"
        with pytest.raises(Refusal), alone(tmp_path):
            pass
        run.kill()
    with alone(tmp_path):
        pass


STEPS = {
    *("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.scandir"),
    *("os.listdir", "shutil.rmtree", "tempfile.mkdtemp", "ctypes.dlsym", "ctypes.call_function"),
}
"""What Python tells its audit hooks before it does it on the disk."""


def is_killed(target: Path, after: int) -> bool:
    """Run `make` in a process that kills itself before its step number `after`; whether it did."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    steps = itertools.count()

    def count(event: str, _: object) -> None:
        if event in STEPS and next(steps) == after:
            os.kill(os.getpid(), signal.SIGKILL)

    try:
        sys.addaudithook(count)
        make(target, NEW)
        os._exit(0)
    finally:  # whatever happens, the tests go on in one process only
        os._exit(1)


@pytest.mark.parametrize("steps", ["one", "two"])
def test_killed_at_every_step_the_old_or_the_new_folder_stands(steps, tmp_path, monkeypatch):
    """Killed before any of its steps on the disk, a run leaves the old files or the new, whole.

    Where no system call exchanges folders there may be nothing for a moment: the next run restores
    it before all else.
    """
    if steps == "two":
        monkeypatch.setattr(publishing, "_exchange", lambda one, other: False)
    outcomes = []
    for after in range(200):
        target = tmp_path / f"{after}/site"
        make(target, OLD)
        killed = is_killed(target, after)
        if not target.exists() and steps == "two":
            with pytest.raises(ZeroDivisionError), staged(target):
                raise ZeroDivisionError
        assert held(target) in (OLD, NEW), after
        outcomes.append((killed, held(target) == NEW))
        make(target, NEW)
        assert names_in(target.parent) == ["site"], after
        if not killed:
            break
    assert outcomes[0] == (True, False) and outcomes[-1] == (False, True)
    assert outcomes.count((True, True)) >= 3 and outcomes.count((True, False)) >= 15


def test_killed_at_every_step_a_mounted_disk_is_made_whole_by_the_next_run(tmp_path, monkeypatch):
    """Where the files change places one by one, each is the old one or the new, and the next run
    takes none of them for somebody else's."""
    mount(monkeypatch)
    for after in range(200):
        target = tmp_path / f"{after}/site"
        target.mkdir(parents=True)
        make(target, OLD)
        killed = is_killed(target, after)
        found = {path: text for path, text in held(target).items() if "explainer-" not in path}
        assert all(text in (OLD.get(path), NEW.get(path)) for path, text in found.items()), after
        make(target, NEW)
        assert held(target) == NEW, after
        assert names_in(target) == [MARKER, "a", "index.html"], after
        if not killed:
            break
    assert after > 15


def test_full_disk_changes_nothing(tmp_path):
    """When the disk takes no more, the old folder stands and nothing is left beside it."""
    target = tmp_path / "site"
    make(target, OLD)
    before = state(target)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(OSError):
            make(target, {**NEW, "large.html": "x" * 5000})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert state(target) == before
    assert names_in(tmp_path) == ["site"]
