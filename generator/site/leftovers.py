"""Files that came with the theme, and that no page and no script of the site asks for."""

from __future__ import annotations

import gzip
import html
import re
from collections.abc import Iterable
from pathlib import Path

from generator.site.page import Page, resolve

ASSETS = "assets"
"""The folder of what pages are shown with. What stands elsewhere is content, and stays."""

_ENTRY = re.compile(r"\s*<url>\s*<loc>(.*?)</loc>.*?</url>", re.DOTALL)
_FILE = re.compile(r"[\w.~%-]+\.\w+")


def remove_unused(site: Path, pages: Iterable[Page]) -> None:
    """Delete each file among the assets that nothing names, and each folder that is then empty."""
    files = [path for path in sorted((site / ASSETS).rglob("*")) if path.is_file()]
    named = {name for page in pages for name in _FILE.findall(page.html)}
    fresh = named
    while fresh:
        scripts = (path for path in files if path.name in fresh and path.suffix == ".js")
        fresh = {name for path in scripts for name in _names_in(path)} - named
        named |= fresh
    for path in files:
        if path.name not in named:
            path.unlink()
    _remove_empty_folders(site / ASSETS)


def remove_sitemap(site: Path) -> None:
    """Delete the sitemap, which says nothing where the site's own address is not known."""
    for path in site.glob("sitemap.xml*"):
        path.unlink()


def unlist(site: Path, pages: Iterable[Page], site_url: str) -> None:
    """Leave pages that ask not to be found out of the sitemap, and out of its compressed copy."""
    unlisted = {page.path for page in pages if page.is_unlisted}
    file = site / "sitemap.xml"
    if not unlisted or not file.is_file():
        return

    def kept(entry: re.Match[str]) -> str:
        target = resolve("index.html", html.unescape(entry[1].strip()), site_url)
        return "" if target and target.file in unlisted else entry[0]

    data = _ENTRY.sub(kept, file.read_bytes().decode("utf-8")).encode("utf-8")
    file.write_bytes(data)
    packed = file.with_name("sitemap.xml.gz")
    if packed.is_file():
        dated = int.from_bytes(packed.read_bytes()[4:8], "little")  # RFC 1952: MTIME
        packed.write_bytes(gzip.compress(data, mtime=dated))


def _names_in(script: Path) -> list[str]:
    return _FILE.findall(script.read_text("utf-8"))


def _remove_empty_folders(folder: Path) -> None:
    for path in sorted([folder, *folder.rglob("*")], reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
