"""The pages of an explainer as one document in reading order, for formats that have no site around.

The templates print what a book holds: without filters, with each statement in full once. Here the
pages become one document, in which no id stands twice and links lead from page to page.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml.etree import Comment, strip_elements
from lxml.html import HtmlElement, fragment_fromstring

from generator.evidence.dossier import Dossier
from generator.pages.page import Page
from generator.pages.render import render_book
from generator.pages.urls import address
from generator.site.edition import Edition
from generator.site.html import REFERENCES, Target, target_of

LIVE_PAGES = {"statements", "download"}
"""The templates of pages that a book has no use for: everything on them stands elsewhere in it."""

LIVE_TAGS = ("form", "svg")
"""The elements, in pages that editors wrote too, that a book has no use for."""

_TITLE = "page--title"

BookPlace = tuple[str, str]
"""Where something stands on the site: a path in the Markdown folder, and an id on that page."""


@dataclass(frozen=True)
class Chapter:
    """One page: `path` is its own in the Markdown folder, `id` is its own in the book, `level` 1
    or 2.

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
    """An edition of an explainer from its first page to its last."""

    edition: Edition
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
    pages = [p for p in edition.pages if p.template not in LIVE_PAGES and not p.is_unlisted]
    texts = render_book(edition.dossier, pages)
    chapters = tuple(
        _chapter(page, edition.to_html(text)) for page, text in zip(pages, texts, strict=True)
    )
    names = _names(chapters, edition.dossier)
    for chapter in chapters:
        _name_ids(chapter, names)
        _lead_links(chapter, names)
    return Book(edition, chapters)


def _chapter(page: Page, html: str) -> Chapter:
    body: HtmlElement = fragment_fromstring(html, create_parent="section")
    body.set("class", f"page page--{page.template}")
    strip_elements(body, Comment, *LIVE_TAGS, with_tail=False)
    for part in body.iter("details"):  # paper does not unfold
        part.tag = "div"
    for part in body.iter("summary"):
        part.tag = "p"
        part.set("class", "fold")
    heading = body.get_element_by_id(_TITLE)
    if not body.xpath(".//@aria-labelledby[. = $title]", title=_TITLE):
        del heading.attrib["id"]
    name = page.path.removesuffix(".md").removesuffix("/index")
    title = " ".join(heading.text_content().split())
    return Chapter(page.path, f"page--{name.replace('/', '--')}", title, 1 + name.count("/"), body)


def _names(chapters: Iterable[Chapter], dossier: Dossier) -> dict[BookPlace, str]:
    """What each place on the site is called in the book; a page itself has the id ''."""
    places = [
        (chapter, name) for chapter in chapters for name in chapter.body.xpath(".//@id[. != '']")
    ]
    uses = Counter(name for _, name in places)
    permanent = set(_permanent(dossier))
    names = {(chapter.path, ""): chapter.id for chapter in chapters}
    for chapter, name in places:
        stays = uses[name] == 1 or (chapter.path, name) in permanent
        names[chapter.path, name] = name if stays else f"{chapter.id}--{name}"
    return names


def _permanent(dossier: Dossier) -> Iterator[BookPlace]:
    """The places of what rests on evidence, whose ids are promised to stay, and of issues that
    stand with the one party that speaks on them."""
    for issue in dossier.explainer.issues:
        path, _, anchor = address(dossier, issue).partition("#")
        if anchor:
            yield path, anchor
    for record in {cited.record for cited in dossier.evidence}:
        path, _, anchor = address(dossier, record).partition("#")
        for name in (anchor, *record.formerly):
            yield path, name


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
        # Editors may have written HTML, whose links name the files of the site.
        path = f"{target.file.removesuffix('.html').removesuffix('.md')}.md"
        page = names.get((path, ""))
        if page is None or target == Target(chapter.path) or urlsplit(href).query:
            link.tag = "span"
            link.attrib.clear()
        else:
            link.set("href", f"#{names.get((path, target.anchor), page)}")
