"""Whether a command would make again what it made the last time: then nothing is read nor made.

What a command was made of, and what it left, is noted in build/ when it ends well: the content and
the articles byte for byte; of the program, the frame, the configuration and the bundles each file's
size and the times of its last change, of which no program can set one; what is installed, what the
environment and Git tell; and the same traces of all files that it left. Any other trace, were it of
a file that was only touched, and the command does its work. A run that is `--strict`, which
publishes, neither reads nor writes it.
"""

import hashlib
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from generator.content.files import SCHEMAS, lent, read_bytes
from generator.content.folders import BUNDLES, CONFIG, FURTHER, MARKDOWN, OVERRIDES
from generator.content.repository import revision_state
from generator.content.state import digest_now, replace_file

_DATING = "SOURCE_DATE_EPOCH"
"""The variable of the environment that is read whatever a configuration names."""


class LastRun:
    """What was noted of the last run of a command in `root` that was `asked` so, in a file of its
    own in build/: what it left stands in the folders `left`, beside the Markdown.

    Made before anything is read, so that what is edited meanwhile is never taken for what was read.
    """

    def __init__(
        self, root: Path, command: str, asked: Iterable[str] = (), left: Iterable[Path] = ()
    ) -> None:
        self._root, self._file = root, f"build/{command}.last"
        self._left = (root / MARKDOWN, root / FURTHER, root / SCHEMAS, *left)
        self._made_of = _made_of(root, (command, *asked))

    def said(self) -> str | None:
        """What was kept of a run that found all as it is now; None where it is not known."""
        data, problem = read_bytes(self._root, self._file)
        head, _, said = data.partition(b"\n")
        if problem or head[:_DIGEST].decode("ascii", "replace") != self._made_of:
            return None
        is_whole = head.decode("ascii", "replace") == self._head(said)
        return said.decode("utf-8", "replace") if is_whole else None

    def keep(self, said: str) -> None:
        """Note what is to be said again as long as all stays as it is now, if the disk takes it."""
        with suppress(OSError, ValueError):
            data = said.encode("utf-8")
            whole = self._head(data).encode("ascii") + b"\n" + data
            replace_file(self._root / self._file, whole)

    def _head(self, said: bytes) -> str:
        left = _digest(f"{folder}\n{trace}" for folder in self._left for trace in traces(folder))
        return f"{self._made_of} {left} {hashlib.sha256(said).hexdigest()}"


_DIGEST = 64


def _made_of(root: Path, asked: Iterable[str]) -> str:
    """The SHA-256 of all on which it depends what a command makes."""
    package, config = Path(__file__).parents[1], root / CONFIG
    config = config if config.is_file() else lent(CONFIG)
    there = (package, lent(OVERRIDES), root / OVERRIDES, config, root / BUNDLES)
    found = (f"{one}\n{trace}" for one in there for trace in traces(one))
    told = (str(root), *asked, digest_now(root), revision_state(root))
    return _digest((*told, *_installed(), *_environment(config), *found))


def _digest(lines: Iterable[str]) -> str:
    text = "\0".join(lines)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def traces(place: Path) -> Iterator[str]:
    """Of a file, or of each that stands in a folder at any depth, in no order that changes: its
    path, what the disk knows of it, and where it leads if it is a link."""
    if not place.is_dir() or place.is_symlink():
        with suppress(FileNotFoundError, NotADirectoryError):
            yield _trace(str(place), "", place.lstat())
        return
    waiting = [("", str(place))]
    while waiting:
        before, folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda one: one.name)
        except OSError:  # what cannot be listed now is never known to be the same
            yield f"{before} {os.urandom(16).hex()}"
            continue
        for entry in listed:
            name = f"{before}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                waiting.append((f"{name}/", entry.path))
            elif not name.endswith(_COMPILED):
                with suppress(FileNotFoundError, NotADirectoryError):
                    yield _trace(entry.path, name, entry.stat(follow_symlinks=False))


_COMPILED = (".pyc", ".pyo")


def _trace(file: str, name: str, at: os.stat_result) -> str:
    leads = Path(file).readlink() if stat.S_ISLNK(at.st_mode) else ""
    told = (at.st_mode, at.st_size, at.st_ino, at.st_dev, at.st_mtime_ns, at.st_ctime_ns)
    return f"{name} {told} {leads}"


def _installed() -> Iterator[str]:
    """The packages that are installed, each with its version, by the names of their folders."""
    for folder in sys.path:
        with suppress(OSError):
            names = [one.name for one in Path(folder or ".").iterdir()]
            yield from sorted(one for one in names if one.endswith((".dist-info", ".egg-info")))


def _environment(config: Path) -> Iterator[str]:
    """What the configuration says, and the variables that it may name: those whose names stand in
    it; all where a name may be written in another way."""
    text = config.read_text("utf-8", "replace")
    yield text
    named = {_DATING, *re.findall(r"\w+", text)}
    for name, value in sorted(os.environ.items()):
        if name in named or "\\" in text:
            yield f"{name}={value}"
