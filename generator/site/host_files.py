"""Files for the host in an explainer's own overrides/: what no engine carries over, or says so.

An engine leaves out names that begin with a full stop, and takes every .html for a template. Hosts
and search consoles ask for some of both. They are published as they are, as far as they hold
nothing that a reader's browser would run or fetch; of everything else that is left out, it is told.
"""

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator.content.atomic import Refusal
from generator.content.bystanders import is_bystander
from generator.content.files import lent, paths_within
from generator.content.folders import OVERRIDES

_HIDDEN = re.compile(r"\.well-known/.+|\.nojekyll|\.htaccess|\.domains")
"""What hosts read of names that begin with a full stop: RFC 8615, GitHub, Apache, Codeberg."""

_PLAIN = frozenset(["html", "head", "meta", "title", "body", "p", "pre"])
"""The elements of a file by which somebody shows to a search console that a site is theirs."""

_PLAIN_ATTRIBUTES = frozenset(["name", "content", "charset", "lang", "http-equiv"])

_TAKEN = ("assets/tokens.css",)
"""What pages are made with, and that is then no file of the site."""

_JINJA = re.compile(r"\{[{%#]")


def refuse_links(folder: Path) -> None:
    """Raise Refusal where a symbolic link stands in `folder`, since it may lead out of it."""
    for path in _walk(folder):
        if path.is_symlink():
            raise Refusal(f"{path}: this is a symbolic link; put a copy of the file here instead")


def carry_over(root: Path, site: Path) -> Iterator[str]:
    """Lay what hosts ask for beside the pages in `site`; each file that is left out, in words."""
    own = root / OVERRIDES
    for path in _walk(own) if own.is_dir() and own.resolve() != lent(OVERRIDES).resolve() else ():
        file = path.relative_to(own).as_posix()
        if (site / file).exists() or file in _TAKEN or _is_template(file, path):
            continue
        if _HIDDEN.fullmatch(file) or _is_proof(file, path):
            (site / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, site / file)
        else:
            yield f"{OVERRIDES}/{file}: {_reason(file)}; it is not published"


def _walk(folder: Path) -> Iterator[Path]:
    """Everything in a folder but folders and bystanders, in order; links among it."""
    for path in sorted(paths_within(folder)):
        if not any(map(is_bystander, path.split("/"))):
            yield folder / path


def _is_template(file: str, path: Path) -> bool:
    """Whether an engine reads a file to make pages with it."""
    if not file.endswith((".html", ".xml", ".txt", ".json", ".jinja", ".j2")):
        return False
    is_lent = file.startswith("partials/") or (lent(OVERRIDES) / file).is_file()
    return is_lent or _JINJA.search(path.read_text("utf-8", errors="replace")) is not None


def _is_proof(file: str, path: Path) -> bool:
    """Whether a file at the top is a page of plain text, without anything to run or to fetch."""
    if "/" in file or not file.endswith(".html"):
        return False
    root = LexborHTMLParser(path.read_text("utf-8", errors="replace")).root
    elements = [one for one in root.traverse() if one.is_element_node] if root else []
    return all(one.tag in _PLAIN and _is_plain(one.attributes) for one in elements)


def _is_plain(attributes: Mapping[str, str | None]) -> bool:
    """Whether attributes say what a text is, and nothing that a browser acts upon."""
    acts = (attributes.get("http-equiv") or "content-type").lower() != "content-type"
    return not acts and attributes.keys() <= _PLAIN_ATTRIBUTES


def _reason(file: str) -> str:
    if any(part.startswith(".") for part in file.split("/")):
        return "its name begins with a full stop, and no host is known to read it"
    if file.endswith(".html"):
        return "it is no template, and holds more than plain text"
    return "no page shows it"
