"""What may be read of an explainer's folder, and its text; and what the program lends.

No link is followed and nothing is opened that is no regular file: a pipe would wait, a device never
end. What is refused is told with its place.
"""

import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import accumulate, islice
from pathlib import Path

from generator.content.bystanders import copied_from, is_bystander, is_conflict_copy, not_brought
from generator.content.limits import BYTES, FILES, LEVELS_OF_FOLDERS, LINES
from generator.content.problems import Place, Problem, at_most, places_in

CONTENT = "content"
ROOT_FILE = f"{CONTENT}/explainer.yaml"
SEEDS = "seeds"
"""The folder with the articles."""

SCHEMAS = f"{CONTENT}/.schema"
"""The folder with what editors' programs know of the files."""

DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)
"""Names that Windows keeps for devices, with any ending: no such file can be checked out there."""


def list_files(root: Path, folder: str) -> tuple[list[str], list[Problem]]:
    """Every regular file in `root`/`folder`, relative to `root`, in order; and what is refused.

    Symbolic links, hidden files, devices, names that some system cannot hold, and names that are
    one to some system are refused, wherever they stand. Bystanders are passed over, whatever they
    are; of a copy that a synchronising program has set aside it is told that nothing is read from
    it.
    """
    if not os.path.lexists(root / folder):
        return [], []
    if problem := refusal(root, folder, is_folder=True):
        return [], [problem]
    files: list[str] = []
    problems: list[Problem] = []
    waiting, count = [folder], 0
    while waiting:
        inside = waiting.pop()
        entries = _entries(root, inside, FILES - count + 1)
        count += len(entries)
        if count > FILES:
            message = f"more than {FILES:,} files in {folder}/"
            return files, [*problems, Problem(Place(folder), "too-many-files", message)]
        entries = [file for file in entries if not is_bystander(Path(file).name)]
        problems += _clashes(entries)
        for file in entries:
            with suppress(FileNotFoundError):  # another program may take it away as it saves a file
                if problem := _problem(root, file):
                    problems.append(problem)
                elif (root / file).is_dir():
                    waiting.append(file)
                else:
                    files.append(file)
    return sorted(files), problems


def paths_within(folder: str | Path, before: str = "") -> Iterator[str]:
    """Everything in a folder that is no folder itself, at any depth, links among it, each by its
    path there behind what stands `before` it; nothing of a folder that cannot be read."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from paths_within(entry.path, f"{before}{entry.name}/")
            else:
                yield before + entry.name


def refusal(root: Path, file: str, is_folder: bool = False) -> Problem | None:
    """Why something is not read: it, or a folder on the way to it, is a link or no regular file.

    Raises OSError when there is no such file.
    """
    for part in accumulate(file.split("/"), "{}/{}".format):
        if (root / part).is_symlink():
            return _link(part)
    if is_folder:
        return None if (root / file).is_dir() else _no_file(file)
    is_file = stat.S_ISREG((root / file).lstat().st_mode)
    return None if is_file else _no_file(file)


def name_fault(name: str) -> str:
    """What keeps `name` from being the name of a file on every system; empty when nothing does."""
    if any(unicodedata.category(character) == "Cs" for character in name):
        return "the name of this file is not in UTF-8"
    if not name.isprintable() or _has_forbidden(name):
        return "the name of this file has a character in it that cannot be seen"
    if name.strip() != name or name.endswith("."):
        return "the name of this file begins or ends with a space, or ends with a full stop"
    if found := next((character for character in name if character in '<>:"|?*\\/'), ""):
        return f"the name of this file has “{found}” in it"
    if name.partition(".")[0].casefold() in DEVICES:
        return f"“{name.partition('.')[0]}” is the name of a device on Windows"
    return ""


def _has_forbidden(name: str) -> bool:
    if name.isascii():
        return False  # of these, what is printable is allowed
    # Imported here, since the names of most files need no table of Unicode's characters.
    from generator.content.characters import forbidden_in

    return next(forbidden_in(name), None) is not None


def _entries(root: Path, folder: str, most: int) -> list[str]:
    """The names in a folder, in order, no more of them than `most`."""
    try:
        with os.scandir(root / folder) as entries:
            return sorted(f"{folder}/{entry.name}" for entry in islice(entries, most))
    except OSError:
        return []


def _problem(root: Path, file: str) -> Problem | None:
    """Why a file or folder may not stand where it does, if there is a reason."""
    path = root / file
    mode = path.lstat().st_mode
    if stat.S_ISLNK(mode):
        return _link(file)
    if (original := copied_from(path.name)) and (path.parent / original).is_file():
        message = f"this seems to be a copy of {original}: nothing is read from it"
        hint = "delete it; or give it a name of its own, and what it holds other ids"
        return Problem(Place(file), "copied-file", message, hint)
    if is_conflict_copy(path.name):
        message = "this is a copy that was set aside on a conflict: nothing is read from it"
        hint = "take over what only it has, then delete it"
        return Problem(Place(file), "conflict-copy", message, hint, is_error=False)
    if wanted := not_brought(path.name):
        message = f"iCloud keeps “{wanted}” elsewhere; this file only stands for it"
        return Problem(
            Place(file), "hidden-file", message, "open it in the Finder, which brings it"
        )
    if path.name.startswith(".") and file != SCHEMAS:
        message = "this is hidden: its name begins with a full stop"
        return Problem(Place(file), "hidden-file", message, "delete it, or give it another name")
    if fault := name_fault(path.name):
        hint = "give it a name of letters, digits and hyphens"
        return Problem(Place(file), "bad-file-name", fault, hint)
    if stat.S_ISDIR(mode) and file.count("/") >= LEVELS_OF_FOLDERS:
        message = f"more than {LEVELS_OF_FOLDERS} folders inside each other"
        return Problem(Place(file), "too-deep", message)
    if not stat.S_ISREG(mode) and (not stat.S_ISDIR(mode) or path.suffix):
        return _no_file(file)
    return None


def _link(file: str) -> Problem:
    hint = "put a copy of the file here instead"
    return Problem(Place(file), "symbolic-link", "this is a symbolic link", hint)


def _no_file(file: str) -> Problem:
    return Problem(Place(file), "not-a-file", "this is a folder or a device, not a file")


def _clashes(files: Iterable[str]) -> Iterator[Problem]:
    """Names of one folder that are the same where a system folds case or normalizes."""
    first: dict[str, str] = {}
    for file in files:
        key = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", file).casefold())
        if (other := first.setdefault(key, file)) != file:
            name = Path(other).name
            message = f"on many systems this is the same name as “{name}”, which is here too"
            yield Problem(Place(file), "file-name-clash", message, "give it another name")


_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
"""A pipe is not waited for, a link that was put there a moment ago not followed."""


def read_text(root: Path, file: str) -> tuple[str | None, list[Problem]]:
    """The text of one file in UTF-8, with `\\n` line ends; None and the reason when there is none.

    Symbolic links and anything else that is not a regular file are refused, and what holds two
    versions of which a merge has kept both.
    """
    data, problem = read_bytes(root, file)
    text, problems = (None, [problem]) if problem else decode(data, file)
    unmerged, _ = at_most(_conflicts(text or "", file))
    return (None, unmerged) if unmerged else (text, problems)


_CONFLICT = re.compile(r"^<{7} .*?(?:^>{7} |\Z)|^>{7} ", re.MULTILINE | re.DOTALL)
"""From the line that Git puts before the first version to that behind the last, or one of them
that was left over. A line of equals signs alone may also underline a heading."""


def _conflicts(text: str, file: str) -> Iterator[Problem]:
    """Where a merge has left more than one version."""
    beginnings = (found.start() for found in _CONFLICT.finditer(text))
    for place in places_in(text, file, beginnings):
        message = "a merge was not finished here: both versions still stand in the file"
        hint = (
            "keep what is right, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>"
        )
        yield Problem(place, "merge-conflict", message, hint)


def read_bytes(root: Path, file: str) -> tuple[bytes, Problem | None]:
    """The bytes of one regular file that is not too large, or why there are none.

    The size is looked at first, and no more is read than is allowed, whatever the file claims.
    """
    try:
        if problem := refusal(root, file):
            return b"", problem
        handle = os.open(root / file, os.O_RDONLY | _AT_ONCE)
        with os.fdopen(handle, "rb") as stream:
            size = os.fstat(handle).st_size
            data = b"" if size > BYTES else stream.read(BYTES + 1)
    except FileNotFoundError:
        return b"", Problem(
            Place(file), "missing-file", "the file does not exist", _as_here(root, file)
        )
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "this cannot be the name of a file"
        return b"", Problem(Place(file), "unreadable-file", f"cannot be read: {reason}")
    if max(size, len(data)) > BYTES:
        message = f"the file has {max(size, len(data)):,} bytes; at most {BYTES:,} are read"
        return b"", Problem(Place(file), "file-too-large", message, "divide it")
    return data, None


def _as_here(root: Path, file: str) -> str:
    """What to do where a file or folder on the way to one is there in letters of another case,
    which some systems do not tell apart; empty where none is."""
    for part in accumulate(file.split("/"), "{}/{}".format):
        if os.path.lexists(root / part):
            continue
        folder, _, name = part.rpartition("/")
        there = (Path(one).name for one in _entries(root, folder or ".", FILES))
        found = next((one for one in there if one.casefold() == name.casefold()), "")
        return f"it is called “{found}” here: rename it to “{name}”" if found else ""
    return ""


_POINTER = b"version https://git-lfs.github.com/spec/"
"""How a pointer of Git LFS begins, which stands for a file that was not brought."""


_FEW, _SHARE = 2, 8
"""More characters U+0000 than these few, and one in so many of all, make of a file no text; others
are told each."""


def decode(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """The text of a file's bytes with `\\n` line ends, or why they are none that is read."""
    if data.startswith(_POINTER):
        message = "this is a pointer of Git LFS, not the file itself"
        return None, [
            Problem(Place(file), "lfs-pointer", message, "`git lfs pull` brings the file")
        ]
    try:
        text = with_newlines(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        before = with_newlines(error.object[: error.start].decode("utf-8", errors="ignore"))
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        rest = "but in UTF-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "from here on"
        message = f"the file is not in UTF-8 {rest}"
        hint = "save it again with the encoding UTF-8"
        return None, [Problem(Place(file, line, column), "not-utf-8", message, hint)]
    nuls = text.count("\0")
    if nuls > _FEW and nuls * _SHARE > len(text):
        message = "this is no plain text, but a file of a program, or text in UTF-16"
        hint = "save it as plain text, with the encoding UTF-8"
        return None, [Problem(Place(file), "not-utf-8", message, hint)]
    if (lines := text.count("\n")) > LINES:
        message = f"the file has {lines:,} lines; at most {LINES:,} are read"
        return None, [Problem(Place(file), "too-many-lines", message, "divide it")]
    return text, []


def with_newlines(text: str) -> str:
    """`text` with `\\n` for every line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


PACKED = "lent"
"""The folder of the package that holds it all when the program is installed (pyproject.toml)."""


def lent(name: str) -> Path:
    """Where a file or folder of that name stands that the program lends."""
    package = Path(__file__).parents[1]
    packed = package / PACKED
    return (packed if packed.is_dir() else package.parent) / name
