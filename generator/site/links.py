"""Every address and every reference on every page leads to something that is there."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.content.files import paths_within
from generator.content.problems import Problem, nearest
from generator.site.css import loads_in
from generator.site.html import (
    INDEX_ADDRESS,
    NOWHERE,
    REFERENCES,
    BuiltPage,
    Link,
    Target,
    scheme_of,
)
from generator.site.page_source import PageSource, at_value
from generator.site.sanitizer import SCHEMES

LOADING_ATTRIBUTES = {"src", "srcset", "imagesrcset", "poster", "data", INDEX_ADDRESS}
"""Attributes whose address a browser loads by itself."""

LOADING_TAGS = {"use", "image", "feimage", "base"}
"""Elements whose `href` a browser loads, or finds everything else by."""

POINTING = {"alternate", "author", "canonical", "help", "license", "me", "next", "prev", "search"}
"""What a <link> may be without being loaded."""

_Fault = tuple[str, str, str]
"""The rule that an address breaks, the message and the hint."""


class LinkCheck:
    """Looks addresses up among the site's files and the anchors of its pages."""

    def __init__(self, site: Path, pages: Iterable[BuiltPage]) -> None:
        self.files = set(paths_within(site))
        self.pages = {page.path: page for page in pages}
        self.site = site

    def check(self, page: BuiltPage) -> Iterator[Problem]:
        """One problem for each address that leads nowhere, or that loads from elsewhere."""
        for link in page.links:
            if fault := self._fault(page, link):
                yield self._problem(page, link.address, *fault)
        for address in dict.fromkeys(loads_in(page)):
            yield self._problem(page, address, *_load(address))
        for name, times in Counter(page.ids).items():
            if times > 1:
                yield self._problem(page, name, *_duplicate(name, times))

    def _fault(self, page: BuiltPage, link: Link) -> _Fault | None:
        if link.attribute in REFERENCES:
            return None if link.address in page.ids else _reference(page, link)
        if link.target == NOWHERE:
            return "address", f"“{link.address}” is no address", ""
        return self._inside(link.target, link) if link.target else _outside(link)

    def _inside(self, target: Target, link: Link) -> _Fault | None:
        if target.file not in self.files:
            return _missing_file(target, link, self.files)
        page = self.pages.get(target.file)
        if page is None or target.anchor in ("", "top") or target.anchor in page.anchors:
            return None
        if any(target.anchor in self.pages[one].anchors for one in page.ways if one in self.pages):
            return None
        return _missing_anchor(target, link, page)

    def _problem(self, page: BuiltPage, words: str, rule: str, message: str, hint: str) -> Problem:
        return PageSource(self.site, page.path).problem(at_value(words), rule, message, hint)


def _outside(link: Link) -> _Fault | None:
    if _is_loaded(link):
        return _load(link.address)
    if scheme_of(link.address) in SCHEMES:
        return None
    hint = "addresses outside the site begin with https:, http: or mailto:"
    return "address", f"“{link.address}” is no address of the web", hint


def _is_loaded(link: Link) -> bool:
    if link.tag == "link":
        return not (link.rel and set(link.rel.split()) <= POINTING)
    return link.attribute in LOADING_ATTRIBUTES or link.tag in LOADING_TAGS


def _load(address: str) -> _Fault:
    return "loads", f"the page loads “{address}”", "a page may load only what is in the site"


def _duplicate(name: str, times: int) -> _Fault:
    return "duplicate-id", f"the id “{name}” stands {times} times on the page", ""


def _reference(page: BuiltPage, link: Link) -> _Fault:
    message = f"{link.attribute} names “{link.address}”, and no such id is on the page"
    return "missing-id", message, _hint(link.address, page.ids)


def _missing_file(target: Target, link: Link, files: set[str]) -> _Fault:
    message = f"the address “{link.address}” leads to {target.file}, which is not in the site"
    index = f"{target.file}/index.html"
    hint = f"nearest: {index}" if index in files else _hint(target.file, files)
    return "missing-file", message, hint


def _missing_anchor(target: Target, link: Link, page: BuiltPage) -> _Fault:
    message = f"the address “{link.address}” leads to an anchor that {target.file} does not have"
    return "missing-anchor", message, _hint(target.anchor, page.anchors)


def _hint(name: str, names: Iterable[str]) -> str:
    close = nearest(name, names)
    return f"nearest: {close}" if close else ""
