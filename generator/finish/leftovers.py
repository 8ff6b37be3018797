"""Files that came with the theme, and that no page and no script of the site asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from generator.finish.page import Page

ASSETS = "assets"
"""The folder of what pages are shown with. What stands elsewhere is content, and stays."""

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


def _names_in(script: Path) -> list[str]:
    return _FILE.findall(script.read_text("utf-8"))


def _remove_empty_folders(folder: Path) -> None:
    for path in sorted([folder, *folder.rglob("*")], reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
