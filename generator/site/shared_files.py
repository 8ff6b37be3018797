"""What a site in a further language has to the byte as the whole site has it is published once.

Pages in that language are led to the one file, and their own copy goes: sheets, scripts and icons
of the frame, and the data, which are those of the content. Short because it is one step of those of
`finish`.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape, unescape
from pathlib import Path
from urllib.parse import quote, urlsplit

from generator.content.files import paths_within
from generator.site.html import ADDRESSES, BuiltPage, Link, Target

_TAG = re.compile(r'<[a-zA-Z](?:[^<>"]|"[^"]*")*>')
_VALUE = re.compile(rf'(?<=\s)({"|".join(sorted(ADDRESSES))})="([^"]*)"')


def share_files(site: Path, pages: Sequence[BuiltPage], folders: Iterable[str]) -> list[str]:
    """Lead the pages in each of the `folders` to the files of the whole site that theirs are copies
    of; the copies, by their paths in the folder `site`, which no page needs any more."""
    copies: list[str] = []
    for folder in folders:
        own = [page for page in pages if page.path.startswith(f"{folder}/")]
        shared = _copies(site, folder)
        for page in own:
            for link in page.links:
                if link.file in shared and not _is_led(link):
                    del shared[link.file]
        for page in own:
            _lead(page, shared)
        copies += shared
    return copies


def _copies(site: Path, folder: str) -> dict[str, str]:
    """The files in a folder that the whole site has at the same place, with that."""
    return {
        f"{folder}/{path}": path
        for path in sorted(paths_within(site / folder))
        if not path.endswith(".html") and _is_same(site / path, site / folder / path)
    }


def _is_same(one: Path, other: Path) -> bool:
    if not one.is_file() or one.stat().st_size != other.stat().st_size:
        return False
    return one.read_bytes() == other.read_bytes()


def _is_led(link: Link) -> bool:
    """Whether an address is one that can be written anew: a way from its page, in an attribute that
    has no other."""
    parts = urlsplit(link.address)
    return link.attribute in ADDRESSES and not (parts.scheme or parts.netloc or parts.query)


def _lead(page: BuiltPage, shared: dict[str, str]) -> None:
    """Lead the addresses of copies on a page to what they are copies of."""
    ways = dict(_ways(page, shared))
    if not ways:
        return

    def led(value: re.Match[str]) -> str:
        address = ways.get(unescape(value[2]))
        return f'{value[1]}="{escape(address)}"' if address else value[0]

    page.html = _TAG.sub(lambda tag: _VALUE.sub(led, tag[0]), page.html)
    page.links = [_led(link, ways, shared) for link in page.links]


def _ways(page: BuiltPage, shared: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Each address of a copy on a page, and the one that is written in its place."""
    here = posixpath.dirname(page.path)
    for link in page.links:
        if link.file in shared:
            way = quote(posixpath.relpath(shared[link.file], here))
            anchor = urlsplit(link.address).fragment
            yield link.address, f"{way}#{anchor}" if anchor else way


def _led(link: Link, ways: dict[str, str], shared: dict[str, str]) -> Link:
    if link.address not in ways or not link.target or link.file not in shared:
        return link
    target = Target(shared[link.file], link.target.anchor)
    return replace(link, address=ways[link.address], target=target)
