"""Built pages whose HTML has been gone through before: what stands on them is known, and that they
are inert.

It is kept under the HTML to its last sign, the page's path and where the site is to stand: of these
alone `survey` and `check_inert` tell something. A page in which something was found is gone through
again each time. Whether addresses lead somewhere is of the whole site, and never kept.
"""

import hashlib
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from generator.content.problems import Problem
from generator.evidence.store.kept import NONE_KEPT, Kept, KeptKind
from generator.site.html import BuiltPage, Link, Target, survey
from generator.site.sanitizer import check_inert

_Link = tuple[str, str, str, str, str | None, str, bool]
"""A link: tag, attribute, address, `rel`, the file and the anchor that it leads to, `is_way`."""

_READERS = ("selectolax", "nh3")
"""The packages by which a page is gone through."""


@dataclass(frozen=True)
class Inert:
    """A page in which nothing runs, loads or sends: all of it that later steps read."""

    html: str
    aligned: list[str]
    ids: list[str]
    anchors: list[str]
    links: list[_Link]
    scripts: list[str]
    styles: list[str]
    is_unlisted: bool


_INERT = KeptKind[Inert]("inert", Inert)


class Surveyed:
    """Reads the pages of a built site, and goes through those that are not `kept`."""

    def __init__(self, site: Path, site_url: str, kept: Kept = NONE_KEPT) -> None:
        self._site, self._site_url, self._kept = site, site_url, kept
        self._common = (site_url, *map(version, _READERS))

    def read(self, path: Path) -> tuple[BuiltPage, list[Problem]]:
        """What stands on the page in a file, and a problem for whatever on it no template wrote; of
        a page without any, as much as later steps read."""
        data, name = path.read_bytes(), path.relative_to(self._site).as_posix()
        key = (name, *self._common, hashlib.sha256(data).hexdigest())
        known = self._kept.known(_INERT, key)
        if not known:
            page = survey(name, data.decode("utf-8"), self._site_url)
            if problems := list(check_inert(self._site, page)):
                return page, problems
            known = _inert(page)
            self._kept.keep(_INERT, key, known)
        return _page(name, known), []


def _inert(page: BuiltPage) -> Inert:
    return Inert(
        html=page.html,
        aligned=sorted(page.attributes.get("style", ())),
        ids=page.ids,
        anchors=sorted(page.anchors),
        links=[_row(link) for link in page.links],
        scripts=page.scripts,
        styles=page.styles,
        is_unlisted=page.is_unlisted,
    )


def _row(link: Link) -> _Link:
    file, anchor = (link.target.file, link.target.anchor) if link.target else (None, "")
    return link.tag, link.attribute, link.address, link.rel, file, anchor, link.is_way


def _link(row: _Link) -> Link:
    tag, attribute, address, rel, file, anchor, is_way = row
    target = None if file is None else Target(file, anchor)
    return Link(tag, attribute, address, rel, target, is_way)


def _page(path: str, known: Inert) -> BuiltPage:
    page = BuiltPage(path, known.html)
    page.attributes["style"].update(known.aligned)
    page.ids, page.anchors = known.ids, set(known.anchors)
    page.links = [_link(row) for row in known.links]
    page.scripts, page.styles, page.is_unlisted = known.scripts, known.styles, known.is_unlisted
    return page
