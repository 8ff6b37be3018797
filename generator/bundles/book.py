"""The pages of an edition as one document in reading order, for formats that have no site around.

It is made from the finished pages, of which only the content is looked at, so that nothing here
depends on the engine.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from urllib.parse import urlsplit

from lxml.html import HtmlElement, HTMLParser, document_fromstring
from lxml.html.builder import E

from generator.content.model import Difference, Event, Statement
from generator.evidence.dossier import Dossier
from generator.pages.plan import Page
from generator.pages.urls import address
from generator.pages.view_models import who
from generator.site.edition import Edition
from generator.site.html import CONTENT_ID, REFERENCES, Target, target_of

LIVE_PAGES = {"statements", "download"}
"""The templates of pages that a book has no use for: everything on them stands elsewhere in it."""

LIVE_PARTS = {"onpage", "js-only", "live", "st__more"}
"""The classes of what only a site can do: filter, compare, lead around on a page, be cited from."""

LIVE_TAGS = {"form", "script", "svg"}

_AROUND = "party--others"
"""The id of the heading of a page's last part, which leads on to its neighbours."""

_MATRIX = "matrix"
"""The id of the heading of the matrix, which the overview has in short and the positions whole."""

_TITLE = "page--title"
_KEPT_DATA = {"data-name"}
_SPACE = re.compile(r"[ \t\r\n\f]+")

BookPlace = tuple[str, str]
"""Where something stands on the site: a file, and an id in it."""


@dataclass(frozen=True)
class Chapter:
    """One page: `path` is its file on the site, `id` is its own in the book, `level` 1 or 2.

    `body` is a <section> with the page's content: its title is the only <h1>. No id stands twice
    in a book, and links between pages are `#id`.
    """

    path: str
    id: str
    title: str
    level: int
    body: HtmlElement


@dataclass(frozen=True)
class Book:
    """An explainer from its first page to its last."""

    chapters: tuple[Chapter, ...]

    @property
    def contents(self) -> list[tuple[Chapter, list[Chapter]]]:
        """The chapters of the first level, each with those that belong under it."""
        nested: list[tuple[Chapter, list[Chapter]]] = []
        for chapter in self.chapters:
            if chapter.level == 1:
                nested.append((chapter, []))
            else:
                nested[-1][1].append(chapter)
        return nested


def compose(edition: Edition) -> Book:
    """Everything in an edition, each statement in full once: at its home.

    Permanent ids stay as they are; others get their chapter's before them where two pages have the
    same. A link to what is no part of the book is left as its words.
    """
    pages = [p for p in edition.pages if p.template not in LIVE_PAGES and not p.moved_to]
    chapters = tuple(_chapter(edition, page) for page in pages)
    names = _names(chapters, edition.dossier)
    for chapter in chapters:
        _name_ids(chapter, names)
        _lead_links(chapter, names)
        _tidy(chapter.body)
    return Book(chapters)


def _chapter(edition: Edition, page: Page) -> Chapter:
    path = f"{page.path.removesuffix('.md')}.html"
    body = _content(edition.site / path)
    _leave_out(body, page)
    _unfold(body)
    _shorten(body, edition)
    _say_once(body)
    heading = body.get_element_by_id(_TITLE)
    if page.template == "overview":  # its title is the title of the whole book
        heading.clear()
        heading.text = edition.words.text("nav.index")
    else:
        del heading.attrib["id"]
    name = page.path.removesuffix(".md").removesuffix("/index")
    title = _SPACE.sub(" ", heading.text_content()).strip()
    return Chapter(path, f"page--{name.replace('/', '--')}", title, 1 + name.count("/"), body)


def _content(file: Path) -> HtmlElement:
    parser = HTMLParser(encoding="utf-8", huge_tree=True)
    tree: HtmlElement = document_fromstring(file.read_bytes(), parser=parser)
    body = tree.get_element_by_id(CONTENT_ID)
    body.tag, body.tail = "section", None
    del body.attrib["id"]
    body.attrib.pop("tabindex", None)
    return body


def _leave_out(body: HtmlElement, page: Page) -> None:
    """Take away what only a site can do, and what stands a second time in the book."""
    for part in list(body.iter()):
        if not isinstance(part.tag, str) or part.tag in LIVE_TAGS or _is(part, *LIVE_PARTS):
            part.drop_tree()
    ended = body.xpath(".//*[@id=$id]", id=_AROUND)
    doubled = body.xpath(".//*[@id=$id]", id=_MATRIX) if page.template == "overview" else []
    for heading in (*ended, *doubled):
        for part in (heading, *_under(heading)):
            part.drop_tree()


def _under(heading: HtmlElement) -> list[HtmlElement]:
    """What stands between a heading and the next of its level."""
    return list(takewhile(lambda part: part.tag != heading.tag, heading.itersiblings()))


def _classed(body: HtmlElement, *names: str) -> list[HtmlElement]:
    return [part for part in body.iter() if _is(part, *names)]


def _is(part: HtmlElement, *names: str) -> bool:
    """Whether an element is of one of some classes."""
    return not set(names).isdisjoint(part.get("class", "").split())


def _unfold(body: HtmlElement) -> None:
    """Let what folds be plain text: paper does not unfold."""
    for part in body.iter("details"):
        part.tag = "div"
    for part in body.iter("summary"):
        part.tag = "p"
        part.classes.add("fold")


def _shorten(body: HtmlElement, edition: Edition) -> None:
    """Let each statement whose home is another page be one line that leads there."""
    for card in _classed(body, "st"):
        claim = _classed(card, "st__claim")[0]
        if not claim.get("id", "").startswith("at--"):
            continue
        statement = edition.dossier.statement[card.get("data-id", "")]
        line = _line(card, claim, who(edition.words, edition.dossier.of(statement)))
        before = card.getprevious()
        if before is not None and _is(before, "cards"):
            before.append(line)
        else:
            card.addprevious(E.ul({"class": "rows cards"}, line))
        card.drop_tree()


def _line(card: HtmlElement, claim: HtmlElement, who: str) -> HtmlElement:
    """A statement as its labels and a link with its speakers and its words."""
    link = next(claim.iter("a"))
    link.text = f"{who}: {link.text or ''}"
    link.tail = None
    line = E.li()
    for label in _classed(card, "chip"):
        label.tail = " "
        line.append(label)
    line.append(link)
    return line


def _say_once(body: HtmlElement) -> None:
    """Let the heading of an issue lead to its chapter, and not each statement under it as well.

    What a paragraph is cited for goes without labels: they stand with the statement.
    """
    for heading in body.iter("h2"):
        group = _under(heading)
        issues = [issue for part in group for issue in _classed(part, "st__issue")]
        if not issues or not heading.get("id", "").startswith("on--"):
            continue
        href = next(issues[0].iter("a")).get("href", "")
        link = E.a({"href": href}, heading.text or "", *heading)
        heading.text = None
        heading.append(link)
        for part in (*issues, *(part for part in group if _is(part, "onward"))):
            part.drop_tree()
    for cited in _classed(body, "psg__b"):
        for label in _classed(cited, "chip"):
            label.drop_tree()


def _names(chapters: Iterable[Chapter], dossier: Dossier) -> dict[BookPlace, str]:
    """What each place on the site is called in the book; a page itself has the id ''."""
    places = [
        (chapter, (chapter.path, part.get("id", "")))
        for chapter in chapters
        for part in chapter.body.iter()
        if part.get("id")
    ]
    uses = Counter(place[1] for _, place in places)
    permanent = set(_permanent(dossier))
    names = {(chapter.path, ""): chapter.id for chapter in chapters}
    for chapter, place in places:
        stays = uses[place[1]] == 1 or place in permanent
        names[place] = place[1] if stays else f"{chapter.id}--{place[1]}"
    return names


def _permanent(dossier: Dossier) -> Iterator[BookPlace]:
    """The places of records whose ids are promised to stay."""
    explainer = dossier.explainer
    records: tuple[Statement | Event | Difference, ...] = (
        *dossier.statements,
        *explainer.events,
        *explainer.differences,
    )
    for record in records:
        path, _, anchor = address(dossier, record).partition("#")
        for name in (anchor, *record.formerly):
            yield f"{path.removesuffix('.md')}.html", name


def _name_ids(chapter: Chapter, names: dict[BookPlace, str]) -> None:
    for part in chapter.body.iter():
        if name := part.get("id"):
            part.set("id", names[chapter.path, name])
        for reference in REFERENCES & set(part.attrib):
            targets = [(chapter.path, one) for one in part.get(reference, "").split()]
            part.set(reference, " ".join(names[one] for one in targets if one in names))
    chapter.body.set("id", chapter.id)


def _lead_links(chapter: Chapter, names: dict[BookPlace, str]) -> None:
    """Let each link lead to its place in the book, or out of it; those that cannot go."""
    for link in list(chapter.body.iter("a")):
        href = link.get("href", "")
        target = target_of(chapter.path, href)
        if target is None:
            continue
        page = names.get((target.file, ""))
        leads_nowhere = page is None or target == Target(chapter.path) or urlsplit(href).query
        if leads_nowhere:
            _plain(link)
        else:
            link.set("href", f"#{names.get((target.file, target.anchor), page)}")


def _tidy(body: HtmlElement) -> None:
    """Take away what nothing here uses, and space that nobody sees."""
    for part in body.iter("time"):
        _plain(part)
    for part in body.iter():
        for name in list(part.attrib):
            if name.startswith("data-") and name not in _KEPT_DATA:
                del part.attrib[name]
        if _is(part, "st"):
            part.attrib.pop("aria-labelledby", None)
        if _is(part, "chip"):
            part.set("class", part.get("class", "").replace("chip--", ""))
        if not _keeps_space(part):
            part.text = _squeezed(part.text)
        parent = part.getparent()
        if parent is not None and not _keeps_space(parent):
            part.tail = _squeezed(part.tail)


def _plain(part: HtmlElement) -> None:
    part.tag = "span"
    part.attrib.clear()


def _keeps_space(part: HtmlElement) -> bool:
    return part.tag == "pre" or next(part.iterancestors("pre"), None) is not None


def _squeezed(text: str | None) -> str | None:
    return text and _SPACE.sub(lambda run: "\n" if "\n" in run[0] else " ", text)
