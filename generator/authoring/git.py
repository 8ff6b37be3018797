"""Revisions of the repository that an explainer is kept in: its content as it was, and when.

Git is only asked to read. What a revision holds is laid out in a folder, to be read like any other.
"""

import io
import os
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.content.dates import PartialDate
from generator.content.limits import BYTES
from generator.content.problems import did_you_mean, visible
from generator.content.repository import NoRevision, asked_git, run_git
from generator.site.source_date import day_of

_LINK = "120000"
"""How Git marks a symbolic link."""


@dataclass(frozen=True)
class Revision:
    """A commit of the repository around `root`."""

    root: Path
    commit: str

    def date(self) -> PartialDate:
        """The day of the commit, in UTC."""
        return day_of(int(run_git(self.root, "show", "-s", "--format=%ct", self.commit, "--")))

    @contextmanager
    def laid_out(self, folder: str) -> Iterator[Path]:
        """A folder that holds `folder` of the explainer as it was; gone afterwards.

        It is empty where the commit has no such folder. Symbolic links stay links, which no reader
        follows; a file that is larger than any reader takes keeps its size, not its content.
        """
        with tempfile.TemporaryDirectory(prefix="explainer-") as name:
            files = list(self._files(folder))
            sizes = {one: size for _, _, one, size in files if size <= BYTES}
            contents = _contents(self.root, sizes)
            for path, mode, one, size in files:
                target = Path(name, path)
                target.parent.mkdir(parents=True, exist_ok=True)
                if mode == _LINK:
                    target.symlink_to("elsewhere")
                else:
                    target.write_bytes(contents.get(one, b""))
                    os.truncate(target, size)
            yield Path(name)

    def read_files(self, folder: str) -> dict[str, bytes]:
        """What the files of `folder` in the explainer were, by their paths; without those that are
        larger than any reader takes."""
        files = {path: (name, size) for path, _, name, size in self._files(folder) if size <= BYTES}
        contents = _contents(self.root, dict(files.values()))
        return {path: contents[name] for path, (name, _) in files.items()}

    def _files(self, folder: str) -> Iterator[tuple[str, str, str, int]]:
        """Path, mode, name of its object and size of each file in a folder."""
        listed = run_git(self.root, "ls-tree", "-rlz", self.commit, "--", f"{folder}/")
        for line in listed.split(b"\0"):
            head, tab, path = line.partition(b"\t")
            if tab and not {"..", ".git"} & {*PurePosixPath(os.fsdecode(path)).parts}:
                mode, kind, name, size = head.decode().split()
                if kind == "blob":
                    yield os.fsdecode(path), mode, name, int(size)


_VERSIONS = 300
"""In how many commits a folder is looked at, and how many versions of its files."""

_TOLD = re.compile(rb":\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) [A-Z]\d*\0([^\0]*)\0")
"""One change in what `git log --raw -z` tells: the old object, the new one, the path."""


def read_versions(root: Path, file: str) -> Iterator[bytes]:
    """What a file of the explainer in `root` has held in any commit that is here, on any branch,
    the newest first; then what the other files of its folder have held, since it may have had
    another name. Raises NoRevision where there is no repository, or no commit.
    """
    _check_has_commit(root)
    folder = f"{PurePosixPath(file).parent}/"
    form = ("--raw", "--no-abbrev", "--no-renames", "--relative", "-z", "--format=")
    asked = ("--literal-pathspecs", "log", "--all", f"-n{_VERSIONS}", *form, "--", folder)
    told = _TOLD.findall(run_git(root, *asked))
    changes = [(path, name) for old, new, path in told for name in (new, old)]
    changes.sort(key=lambda one: one[0] != os.fsencode(file))
    names = dict.fromkeys(name.decode() for _, name in changes)
    for name, size in _sizes(root, [*names][:_VERSIONS]).items():
        yield _contents(root, {name: size})[name]


def _sizes(root: Path, names: Sequence[str]) -> dict[str, int]:
    """The size of each object that a file has and that is not too large to be read."""
    put = "".join(f"{name}\n" for name in names)
    given = run_git(root, "cat-file", "--batch-check", put=put).decode("utf-8", "replace")
    told = [line.split() for line in given.splitlines()]
    found = [one for one in told if len(one) == 3 and one[1] == "blob"]
    return {name: int(size) for name, _, size in found if int(size) <= BYTES}


def find_revision(root: Path, name: str) -> Revision:
    """The commit that `name` means in the repository around `root`. Raises NoRevision."""
    _check_has_commit(root)
    try:
        # No option ends so: a name that begins with hyphens cannot be taken for one.
        found = run_git(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    except NoRevision:
        raise NoRevision(_unknown(root, name)) from None
    return Revision(root, found.decode().strip())


def _check_has_commit(root: Path) -> None:
    """Raise NoRevision where there is no repository, or no commit in it."""
    run_git(root, "rev-parse", "--git-dir")
    if not run_git(root, "rev-list", "--all", "-n1"):
        raise NoRevision("this repository has no commit yet, so there is nothing to compare with")


def _unknown(root: Path, name: str) -> str:
    message = f"“{visible(name)}” is no revision of this repository"
    if run_git(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
        return (
            f"{message}, of which only the newest commits are here\n"
            "  `git fetch --unshallow` brings the others; in a workflow, say `fetch-depth: 0`"
        )
    known = run_git(root, "for-each-ref", "--format=%(refname:short)").decode("utf-8", "replace")
    return f"{message}\n  {did_you_mean(name, [*known.split(), 'HEAD'])}"


def _contents(root: Path, sizes: Mapping[str, int]) -> dict[str, bytes]:
    """What Git keeps in each of these objects, which have these sizes.

    Not by `git archive`, which leaves out and changes what .gitattributes says, and runs programs.
    """
    given = io.BytesIO(run_git(root, "cat-file", "--batch", put="".join(f"{n}\n" for n in sizes)))
    found = {}
    for name, size in sizes.items():
        given.readline()
        found[name] = given.read(size + 1)[:-1]
    return found


def configured_name(root: Path) -> str:
    """The name of whoever works in the explainer's folder, as Git knows it; empty without one."""
    return asked_git(root, "config", "--get", "user.name")
