"""What each file in content/ holds, as its path alone tells; and where a command adds to a part.

An explainer may be divided over files so that who adds a source adds files only, which no two
editors change at once. A part may have one file for all, a folder of files, or both; a party has
one file or a folder.
"""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.content.files import CONTENT as CONTENT
from generator.content.files import ROOT_FILE as ROOT_FILE
from generator.content.files import SCHEMAS
from generator.content.model import FILE_LISTS
from generator.content.problems import Place, Problem, nearest

PARTY_FILE = "party"
"""What the file in a party's folder is called that describes the party, without its ending."""

DIVISIBLE = tuple(name for name in FILE_LISTS if name != "issues")
"""The lists that may also stand in several files of a folder: content/<name>/<file>.yaml."""

_FORMS = {
    "parties": ("<party>.yaml", "<party>/party.yaml", "<party>/<source>.yaml"),
    "sources": ("<source>.yaml",),
    "background": ("<source>.yaml",),
    **dict.fromkeys(DIVISIBLE[2:], ("<name>.yaml",)),
    "pages": ("<page>.md",),
    "words": ("<language>.yaml",),
    "translations": ("<language>.yaml", "<language>/<name>.yaml"),
}
"""How the files in each folder are called."""

_LISTS = tuple(f"{CONTENT}/{name}.yaml" for name in FILE_LISTS)


@dataclass(frozen=True, slots=True)
class ContentFile:
    """One file: what it is written as, which is also its schema's name, and the part it belongs to.

    `party` and `source` are the ids of those whose file it is, `language` that in which its words
    are, as its path spells them, or empty.
    """

    path: str
    kind: str
    part: str
    party: str = ""
    source: str = ""
    language: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it is the one file of its part, in which ids are written out."""
        return self.path in (ROOT_FILE, *_LISTS)


def content_file(path: str) -> ContentFile | None:
    """What the file at `path` holds; None where nothing is read from a file of this name."""
    folder, *inside = path.split("/")
    name, _, ending = inside[-1].rpartition(".") if inside else ("", "", "")
    if folder != CONTENT or not name or path.startswith(f"{SCHEMAS}/"):
        return None
    match [*inside[:-1], name], ending:
        case [part], "yaml" if part in FILE_LISTS or path == ROOT_FILE:
            return ContentFile(path, part, part)
        case ["pages", _], "md":
            return ContentFile(path, "page", "pages")
        case (
            ([("words" | "translations") as part, tag] | ["translations" as part, tag, _]),
            "yaml",
        ):
            return ContentFile(path, part, part, language=tag)
        case ((["parties", party] | ["parties", party, "party"]), "yaml"):
            return ContentFile(path, "party", "parties", party)
        case ["parties", party, source], "yaml":
            return ContentFile(path, "party-source", "parties", party, source)
        case ["sources", source], "yaml":
            return ContentFile(path, "source", "sources", source=source)
        case ["background", source], "yaml":
            return ContentFile(path, "background-source", "background", source=source)
        case [part, _], "yaml" if part in DIVISIBLE:
            return ContentFile(path, part, part)
    return None


def find_unknown_files(files: Iterable[str]) -> Iterator[Problem]:
    """Files in content/ that no part of the explainer is read from."""
    for file in files:
        if content_file(file) or file.startswith(f"{SCHEMAS}/"):
            continue
        hint = f"known: {', '.join(_known_beside(file))}"
        if close := meant_path(file):
            hint = f"did you mean “{close}”?"
        yield Problem(Place(file), "unknown-file", "nothing is read from a file of this name", hint)


def meant_path(file: str) -> str | None:
    """What a file is most likely to be called instead, if it is close."""
    meant = re.sub(r"\.ya?ml(\.txt)?$", ".yaml", file, flags=re.IGNORECASE)
    meant = re.sub(r"\.(md|markdown|mdown)(\.txt)?$", ".md", meant, flags=re.IGNORECASE)
    parts = meant.split("/")
    if len(parts) > 2:
        parts[1] = nearest(parts[1], _FORMS) or parts[1]
        meant = "/".join(parts)
    if meant != file and content_file(meant):
        return meant
    if len(parts) > 2:
        return None if parts[1] in _FORMS else nearest(meant, (ROOT_FILE, *_LISTS))
    known = {Path(one).stem: one for one in (ROOT_FILE, *_LISTS)}
    return known.get(nearest(parts[1].partition(".")[0], known) or "")


def _known_beside(file: str) -> Iterable[str]:
    """How the files are called that are read from the same folder, or from content/ itself."""
    folder = file.split("/")[1]
    forms = _FORMS.get(folder, ())
    party = f"{CONTENT}/parties/{_FORMS['parties'][0]}"
    return [f"{CONTENT}/{folder}/{form}" for form in forms] or (ROOT_FILE, *_LISTS, party)


@lru_cache(maxsize=10_000)
def home(path: str) -> str:
    """The folder over whose files may be divided what stands at `path`, or may have stood there:
    a part's, or a party's. It ends in a slash, as that of any other file does."""
    names = path.removesuffix("/").removesuffix(".yaml").split("/")
    divided = {"parties": 3, "translations": 3, **dict.fromkeys(DIVISIBLE, 2)}
    return "/".join(names[: divided.get("".join(names[1:2]), len(names))]) + "/"


def may_be_in(files: Iterable[str], path: str) -> bool:
    """Whether what belongs at `path` may stand in one of `files`, some of which are folders."""
    return any(home(path).startswith(home(file)) for file in files)


def path_for_addition(root: Path, part: str, name: str) -> str:
    """The file in which a command adds to one of the lists that are DIVISIBLE.

    It is the part's one file where there is that alone, since its editors look there; else a file
    of this `name` in the part's folder.
    """
    whole, folder = f"{CONTENT}/{part}.yaml", root / CONTENT / part
    is_alone = os.path.lexists(root / whole) and not folder.is_dir()
    return whole if is_alone else f"{CONTENT}/{part}/{name}.yaml"


def path_for_statements(root: Path, party: str, source: str) -> str:
    """The file in which a command adds a party's statements that are drawn from a source."""
    folder = f"{CONTENT}/parties/{party}"
    return f"{folder}/{source}.yaml" if (root / folder).is_dir() else f"{folder}.yaml"
