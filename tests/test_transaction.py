"""Several of an editor's files, written or none."""

import os
import stat
from pathlib import Path

import pytest

from generator.authoring.transaction import CannotEdit, read_file, transaction


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with two files in content/, and something beside it that is nobody's business."""
    (tmp_path / "root/content").mkdir(parents=True)
    (tmp_path / "root/content/a.yaml").write_text("a, old", "utf-8")
    (tmp_path / "root/content/b.yaml").write_text("b, old", "utf-8")
    (tmp_path / "precious").write_text("precious", "utf-8")
    return tmp_path / "root"


def stand(root: Path) -> dict[str, str]:
    """What every file of a folder says."""
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in files}


def write_three(root: Path) -> None:
    """Change one file, make another, and give a third another name."""
    with transaction(root) as files:
        files.write("content/a.yaml", "a, new")
        files.write("seeds/c.txt", "c, new")
        files.write("content/b.yaml", "b, new")
        files.move("content/b.yaml", "content/d.yaml")


NEW = {"content/a.yaml": "a, new", "seeds/c.txt": "c, new", "content/d.yaml": "b, new"}
OLD = {"content/a.yaml": "a, old", "content/b.yaml": "b, old"}


def test_all_files_are_written(root):
    """Files that change, that are new and that get another name are in place; nothing is left."""
    write_three(root)
    assert stand(root) == NEW
    assert not list((root / "build").iterdir())


def test_a_file_is_replaced_whole_and_keeps_its_rights(root):
    """A file is written with every line end as given, and keeps its rights."""
    file = root / "content/a.yaml"
    file.chmod(0o640)
    with transaction(root) as files:
        files.write("content/a.yaml", "\ufeffa: 1\r\n")
    assert file.read_bytes() == b"\xef\xbb\xbfa: 1\r\n"
    assert read_file(root, "content/a.yaml") == "\ufeffa: 1\r\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_folders_that_were_made_go_when_all_is_undone(root):
    """A folder that a file was to stand in is not left behind; one with something else in it is."""
    with transaction(root) as files:
        files.write("content/sources/deep/x.yaml", "x")
        files.write("content/events/x.yaml", "x")
        files.apply()
        (root / "content/events/mine.yaml").write_text("mine", "utf-8")
        files.undo()
    assert stand(root) == {**OLD, "content/events/mine.yaml": "mine"}
    assert not (root / "content/sources").exists()


def test_nothing_is_put_in_place_before_the_end(root):
    """While the block runs, whoever reads the files finds the old ones."""
    with transaction(root) as files:
        files.write("content/a.yaml", "a, new")
        assert read_file(root, "content/a.yaml") == "a, old"


def test_what_came_out_can_be_checked_and_undone(root):
    """Files that were put in place, and found wrong, are as they were before, byte for byte."""
    with transaction(root) as files:
        files.write("content/a.yaml", "a, new")
        files.write("seeds/c.txt", "c, new")
        files.move("content/b.yaml", "content/d.yaml")
        files.apply()
        assert read_file(root, "seeds/c.txt") == "c, new"
        files.undo()
    assert stand(root) == OLD


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_what_is_interrupted_is_undone(root, error):
    """An exception of any kind, Ctrl-C too, leaves all as it was, also what was in place."""
    with pytest.raises(error), transaction(root) as files:
        files.write("content/a.yaml", "a, new")
        files.write("seeds/c.txt", "c, new")
        files.apply()
        raise error
    assert stand(root) == OLD


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_disk_that_is_full_changes_nothing(root, monkeypatch, number):
    """When the disk takes no more, at whichever file, nothing is put in place."""
    synced: list[int] = []

    def full(handle: int) -> None:
        synced.append(handle)
        if len(synced) == number:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_three(root)
    assert stand(root) == OLD


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_what_fails_half_way_is_undone(root, monkeypatch, number):
    """When a file cannot be put in its place, whichever it is, those that were are put back."""
    replace, count = Path.replace, 0

    def fail(self: Path, target: Path) -> Path:
        nonlocal count
        count += 1
        if count == number:
            raise OSError(28, "No space left on device", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        write_three(root)
    assert stand(root) == OLD


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_run_that_is_killed_leaves_whole_files(root, number):
    """Killed after any step, the steps up to it are made, in order, and each file is whole."""
    pid = os.fork()
    if pid == 0:
        replace, left = Path.replace, number

        def dying(self: Path, target: Path) -> Path:
            nonlocal left
            left -= 1
            done = replace(self, target)
            if left == 0:
                os._exit(9)
            return done

        Path.replace = dying  # type: ignore[method-assign, assignment]
        write_three(root)
    os.waitpid(pid, 0)
    found = {file: text for file, text in stand(root).items() if not file.startswith("build/")}
    steps = [*OLD.items(), ("content/a.yaml", "a, new"), ("seeds/c.txt", "c, new")]
    expected = dict([*steps, ("content/b.yaml", "b, new")][: 2 + number])
    assert found == (NEW if number == 4 else expected)


@pytest.mark.parametrize("file", ["content/link.yaml", "linked/a.yaml", "linked/new/new.yaml"])
def test_links_are_refused_and_nothing_is_written(root, file):
    """When one of several files is a link, or lies behind one, none of them is written."""
    (root / "content/link.yaml").symlink_to(root.parent / "precious")
    (root / "linked").symlink_to(root / "content")
    with pytest.raises(CannotEdit, match="symbolic link"), transaction(root) as files:
        files.write("content/a.yaml", "a, new")
        files.write(file, "new")
    assert read_file(root, "content/a.yaml") == "a, old"
    assert (root.parent / "precious").read_text("utf-8") == "precious"


def test_what_is_no_file_is_refused(root):
    """A folder or a device in the place of a file is not written to."""
    (root / "content/folder.yaml").mkdir()
    os.mkfifo(root / "content/pipe.yaml")
    for file in ("content/folder.yaml", "content/pipe.yaml", "content/a.yaml/b.yaml"):
        with pytest.raises(CannotEdit, match="not a file"), transaction(root) as files:
            files.write(file, "new")
