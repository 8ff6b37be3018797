"""Files that no page asks for are removed, and what pages hold alike is put into files they share.

A folder is read without a network, so that a page there may ask for more files at no cost.
"""

from __future__ import annotations

import gzip
import html
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from generator.site.html import STYLES_LINK, BuiltPage, target_of

ASSETS = "assets"
"""The folder of what pages are shown with. What stands elsewhere is content, and stays."""

_ENTRY = re.compile(r"\s*<url>\s*<loc>(.*?)</loc>.*?</url>", re.DOTALL)
_FILE = re.compile(r"[\w.~%-]+\.\w+")


def remove_unused(site: Path, pages: Iterable[BuiltPage]) -> None:
    """Delete each file among the assets that nothing names, and each folder that is then empty."""
    files = [path for path in sorted((site / ASSETS).rglob("*")) if path.is_file()]
    named = {name for page in pages for name in _FILE.findall(page.html)}
    fresh = named
    while fresh:
        scripts = (path for path in files if path.name in fresh and path.suffix == ".js")
        fresh = {name for path in scripts for name in _FILE.findall(path.read_text("utf-8"))}
        fresh -= named
        named |= fresh
    for path in files:
        if path.name not in named:
            path.unlink()
    for path in sorted([site / ASSETS, *(site / ASSETS).rglob("*")], reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def trim_sitemap(site: Path, pages: Iterable[BuiltPage], site_url: str) -> None:
    """Leave pages that ask not to be found out of the sitemap, and out of its compressed copy.

    Where the site's own address is not known, a sitemap says nothing: both are deleted.
    """
    file, packed = site / "sitemap.xml", site / "sitemap.xml.gz"
    unlisted = {page.path for page in pages if page.is_unlisted}
    if not site_url:
        file.unlink(missing_ok=True)
        packed.unlink(missing_ok=True)
    if not unlisted or not file.is_file():
        return

    def kept(entry: re.Match[str]) -> str:
        target = target_of("index.html", html.unescape(entry[1].strip()), site_url)
        return "" if target and target.file in unlisted else entry[0]

    data = _ENTRY.sub(kept, file.read_bytes().decode("utf-8")).encode("utf-8")
    file.write_bytes(data)
    if packed.is_file():
        dated = int.from_bytes(packed.read_bytes()[4:8], "little")  # RFC 1952: MTIME
        packed.write_bytes(gzip.compress(data, mtime=dated))


SHEET = "assets/site{}.css"
"""The file of styles; a number tells the second from the first."""

WORDS = "assets/words.js"
"""What the page's script says. It is a script, because a page in a folder can load no data."""

_WORDS = re.compile(r'(<script [^>]*\bid="site--words"[^>]*>)([^<]{3,})(</script>)')


def share_styles(pages: Iterable[BuiltPage], texts: Mapping[str, str]) -> dict[str, str]:
    """Let each page ask for a file with its styles, which `texts` has by the page's path.

    Returns what is to be in each file, by its path: one where all pages have the same styles.
    """
    files = {text: SHEET.format(n or "") for n, text in enumerate(dict.fromkeys(texts.values()))}
    for page in pages:
        if page.path in texts:
            page.styles_file = files[texts[page.path]]
            link = f'<link rel="stylesheet" href="{_way(page, page.styles_file)}">'
            page.html = page.html.replace(STYLES_LINK, link, 1)
    return {file: text for text, file in files.items()}


def share_words(pages: Sequence[BuiltPage]) -> dict[str, str]:
    """Let each page ask for the file with the words of its script, if all pages have the same.

    Returns what is to be in it, by its path.
    """
    texts = {found[2] for page in pages if (found := _WORDS.search(page.html))}
    if len(texts) != 1:
        return {}
    for page in pages:
        script = f'<script src="{_way(page, WORDS)}" defer=""></script>'
        page.html = _WORDS.sub(rf"\1{{}}\3{script}", page.html, count=1)
    return {WORDS: f"explainerWords = {texts.pop()};\n"}


def _way(page: BuiltPage, file: str) -> str:
    """The address of a file of the site, on a page."""
    return "../" * page.path.count("/") + file
