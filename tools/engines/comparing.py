"""What holds of a site, or of bundles, when another engine builds it: aspect by aspect.

Pages are compared as browsers read them: what an address leads to and not how it is spelled, what
JSON says and not its spaces. Everything else is compared byte by byte.
"""

import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.site.html import ADDRESSES, SETS, BuiltPage, survey
from generator.site.manifest import BUNDLES_PATH, CHECKSUMS, MANIFEST

SAME, ALIKE = "the same bytes", "the same"

_ASIDE = {MANIFEST, ".generated", BUNDLES_PATH, CHECKSUMS}
"""What names the engine, or the bytes of what is compared for itself."""

Files = dict[str, bytes]


def files_in(folder: Path) -> Files:
    """Each file in a folder, without what tells how it was made."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    found = {path.relative_to(folder).as_posix(): path for path in paths}
    return {name: path.read_bytes() for name, path in found.items() if name not in _ASIDE}


def files_in_zip(file: Path) -> Files:
    """Each file in a zip."""
    with zipfile.ZipFile(file) as archive:
        names = (name for name in archive.namelist() if not name.endswith(MANIFEST))
        return {name: archive.read(name) for name in names}


ASPECTS: dict[str, Callable[[str, BuiltPage, LexborHTMLParser], Any]] = {
    "text": lambda _, page, tree: _said(tree),
    "anchors": lambda _, page, tree: page.ids,
    "links": lambda _, page, tree: [
        (link.tag, link.attribute, _leads(link)) for link in page.links
    ],
    "elements": lambda _, page, tree: [*_elements(tree)],
}
"""What is asked of a page, by name."""


def compare_pages(ours: Files, theirs: Files, site_url: str) -> dict[str, str]:
    """For each aspect of all pages of two sites, whether it is the same, or on which it differs."""
    pages = [name for name in ours if name.endswith(".html")]
    if all(ours[name] == theirs.get(name) for name in pages):
        return dict.fromkeys(ASPECTS, SAME)
    told: dict[str, list[str]] = {aspect: [] for aspect in ASPECTS}
    for name in pages:
        one, other = (_facts(name, files.get(name, b""), site_url) for files in (ours, theirs))
        for aspect in ASPECTS:
            told[aspect] += [name] if one[aspect] != other[aspect] else []
    return {aspect: _verdict(names) for aspect, names in told.items()}


def compare_rest(ours: Files, theirs: Files) -> str:
    """Whether all that is no page is the same, by its bytes, and none is missing or too many."""
    names = [name for name in ours.keys() | theirs.keys() if not name.endswith(".html")]
    missing = {name for name in ours.keys() ^ theirs.keys() if name.endswith(".html")}
    differing = [name for name in names if ours.get(name) != theirs.get(name)]
    return _verdict(sorted({*differing, *missing}), SAME)


def _verdict(differing: list[str], same: str = ALIKE) -> str:
    return f"differs: {', '.join(differing[:3])} ({len(differing)})" if differing else same


def _facts(name: str, data: bytes, site_url: str) -> dict[str, Any]:
    text = data.decode("utf-8")
    page, tree = survey(name, text, site_url), LexborHTMLParser(text)
    return {aspect: ask(name, page, tree) for aspect, ask in ASPECTS.items()}


def _said(tree: LexborHTMLParser) -> str:
    tree.strip_tags(["script"])
    return re.sub(r"\s+", " ", tree.text()).strip()


def _leads(link: Any) -> Any:
    return link.target or link.address


def _elements(tree: LexborHTMLParser) -> Iterator[Any]:
    """Each element, in order, with its attributes, but for those that are addresses."""
    for node in tree.css("*"):
        kept = node.attributes.items()
        spelled = {*ADDRESSES, *SETS, "content"}
        yield node.tag, [(name, value) for name, value in kept if name not in spelled], _data(node)


def _data(node: LexborNode) -> Any:
    """What JSON in a page says."""
    is_json = node.tag == "script" and (node.attributes.get("type") or "").endswith("json")
    return json.loads(node.text()) if is_json else None
