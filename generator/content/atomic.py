"""Files and folders replaced whole or not at all.

A folder is made anew beside the one that stands, and takes its place in one step: whoever reads it
finds the old files or the new ones, also when a run is killed or the disk is full. Where a disk is
mounted at the folder, nothing can take its place: it is made anew inside, and what is in it changes
places one by one. A folder that was not made here is never touched.
"""

import ctypes
import errno
import filecmp
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path

from generator.content.files import paths_within

MARKER = ".generated"
"""The list, in a folder itself, of the files that were made there: it shows that we may replace it.

Beside them only what Git or the system keeps there may stand.
"""

LOCK = Path("build/.lock")
"""Held, in an explainer's folder, by whoever writes there."""

_KEPT = {".gitignore", ".DS_Store", "lost+found"}
_SPARED = {MARKER, *_KEPT}
_STAGING, _NEW, _OLD, _BOTH = ".explainer-", "new", "old", "both"
_HERE, _EXCHANGE = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of renameat2(2)
_CANNOT = {errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP}


class Refusal(Exception):
    """A folder may not be replaced; the message says why, and what to do."""


@contextmanager
def alone(root: Path, wait: float = 0) -> Iterator[None]:
    """Nothing else writes the explainer in `root` meanwhile.

    Raises Refusal when somebody does, and does not end within `wait` seconds.
    """
    # Imported here, since who only checks needs no lock.
    from filelock import FileLock, Timeout

    (root / LOCK).parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(root / LOCK, timeout=wait):
            yield
    except Timeout:
        raise Refusal(f"{root}: another build is running here; wait until it has ended") from None


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """An empty folder on the disk of `target`, in which what is to take its place is made.

    It is gone afterwards, and so is what killed runs left. Raises Refusal when `target` is not ours
    to replace. Whoever calls this is `alone`.
    """
    desk = _desk(target)
    desk.mkdir(parents=True, exist_ok=True)
    _clear_leftovers(target)
    check_is_ours(target)
    staging = Path(tempfile.mkdtemp(prefix=_prefix(target), dir=desk))
    try:
        (staging / MARKER).touch()
        (staging / _NEW).mkdir()
        yield staging / _NEW
    finally:
        _remove(staging)


def publish(fresh: Path, target: Path) -> bool:
    """Put the folder `fresh` in the place of `target`, everybody may read its files.

    False, and no change, when both hold the same files with the same bytes.
    """
    mark(fresh)
    for inside, _, files in os.walk(fresh):
        for path, rights in ((inside, 0o755), *((f"{inside}/{one}", 0o644) for one in files)):
            at = os.lstat(path)
            at = Path(path).stat() if stat.S_ISLNK(at.st_mode) else at
            if stat.S_IMODE(at.st_mode) != rights:
                Path(path).chmod(rights)
    if target.is_dir() and is_same_tree(fresh, target):
        return False
    swap(fresh, target)
    return True


def mark(fresh: Path) -> None:
    """Write down in the folder `fresh` which files were made there."""
    made = sorted(_files(fresh) - {MARKER})
    (fresh / MARKER).write_bytes("".join(f"{path}\n" for path in made).encode("utf-8"))


def swap(fresh: Path, target: Path) -> None:
    """Put `fresh` in the place of `target`, which takes the place of `fresh` if it is there.

    One step on Linux; two elsewhere, between which a kill leaves a gap that the next run closes.
    """
    if target.is_mount():
        _swap_inside(fresh, target)
    elif not target.exists():
        fresh.rename(target)
    elif not _exchange(fresh, target):
        old = fresh.with_name(_OLD)
        target.rename(old)
        try:
            fresh.rename(target)
        except BaseException:
            old.rename(target)
            raise


def _swap_inside(fresh: Path, target: Path) -> None:
    """Put what `fresh` holds in the place of what `target` holds; on a failure, all is put back.

    Meanwhile both are listed as made here: what a kill leaves half done, the next run replaces.
    """
    old = fresh.with_name(_OLD)
    old.mkdir()
    before = target / MARKER
    if before.is_file():
        keep_file(before, old / MARKER)
    listed = [one.read_bytes() for one in (before, fresh / MARKER) if one.is_file()]
    (old.parent / _BOTH).write_bytes(b"".join(listed))
    (old.parent / _BOTH).replace(before)
    found = {path.name for folder in (target, fresh) for path in folder.iterdir()}
    names = sorted(one for one in found - {MARKER, *_KEPT} if not one.startswith(_prefix(target)))
    pairs = (((target / one, old / one), (fresh / one, target / one)) for one in names)
    moved = list[tuple[Path, Path]]()
    try:
        for here, there in chain.from_iterable(pairs):
            if here.exists():
                here.rename(there)
                moved.append((here, there))
        (fresh / MARKER).replace(before)
    except BaseException:
        for here, there in reversed(moved):
            there.rename(here)
        if (old / MARKER).is_file():
            (old / MARKER).replace(before)
        raise


def check_is_ours(target: Path) -> None:
    """Raise Refusal unless `target` is not there, is empty, or holds only what was made there."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise Refusal(f"{target}: this is no folder of its own; move it away or delete it")
    made = owned(target)
    foreign = [path for path in _files(target) if path.rpartition("/")[2] not in _SPARED]
    if foreign and made is None:
        raise Refusal(f"{target}: this folder was not made here; move it away or delete it")
    for path in sorted(set(foreign) - (made or set())):
        raise Refusal(f"{target / path}: this file was not made here; move it away or delete it")


def owned(folder: Path) -> set[str] | None:
    """The files that were made in a folder, as paths within it; None when it is not ours."""
    try:
        return set((folder / MARKER).read_text("utf-8", errors="replace").splitlines())
    except OSError:
        return None


def is_same_tree(one: Path, other: Path) -> bool:
    """Whether two folders hold the same files with the same bytes and rights."""
    ours = _files(one)
    return ours == _files(other) and all(
        _is_same(f"{one}/{path}", f"{other}/{path}") for path in ours
    )


def _is_same(one: str, other: str) -> bool:
    ours, theirs = os.lstat(one), os.lstat(other)
    if os.path.samestat(ours, theirs):  # two names of one file
        return True
    return ours.st_mode == theirs.st_mode and filecmp.cmp(one, other, shallow=False)


def _files(folder: Path) -> set[str]:
    """What stands in a folder, but not what is being made there to take its place."""
    being_made = _prefix(folder) if folder.is_mount() else "/"
    return {path for path in paths_within(folder) if not path.startswith(being_made)}


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places at once; False where the system or the disk cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _desk(target: Path) -> Path:
    """The folder in which what is to take the place of `target` is made: on the same disk."""
    return target if target.is_mount() else target.parent


def _prefix(target: Path) -> str:
    return f"{_STAGING}{target.name}-"


def _clear_leftovers(target: Path) -> None:
    """Remove what killed runs left beside `target`, and put back what one had taken away."""
    for left in sorted(_desk(target).iterdir()):
        if not left.name.startswith(_prefix(target)) or left.is_symlink() or not left.is_dir():
            continue
        if (left / MARKER).is_file():
            if (left / _OLD).is_dir() and not target.exists():
                (left / _OLD).rename(target)
            _remove(left)
        else:
            with suppress(OSError):  # one that a kill left before its marker was written
                left.rmdir()


def _remove(staging: Path) -> None:
    """Remove a staging folder, its marker last, so that what a kill leaves of it is known as ours.

    What cannot be removed now is left to the next run.
    """
    for part in (_NEW, _OLD):
        shutil.rmtree(staging / part, ignore_errors=True)
    with suppress(OSError):
        (staging / _BOTH).unlink(missing_ok=True)
        (staging / MARKER).unlink()
        staging.rmdir()


def keep_file(old: str | Path, new: str | Path) -> None:
    """Give the file `old` a second name `new`, or make a copy of it there."""
    try:
        os.link(old, new)
    except OSError:  # some disks know no second name for a file
        shutil.copy2(old, new)
