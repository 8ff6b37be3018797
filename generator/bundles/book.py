"""The pages of an explainer as one document in reading order, for formats that have no site around.

The templates print what a book holds: without filters, with each statement in full once. Here the
pages become one document, in which no id stands twice and links lead from page to page.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml.etree import Comment, strip_elements
from lxml.html import HtmlElement, fragment_fromstring

from generator.content.statements import Statement
from generator.evidence.resolution.dossier import Dossier
from generator.pages.foreign import Tongue
from generator.pages.page import Page
from generator.pages.page_templates import FULL, BookForm
from generator.pages.render import NOTES, render_book
from generator.pages.urls import address
from generator.site.edition import Edition
from generator.site.html import REFERENCES, Target, target_of

LIVE_PAGES = {"statements", "download"}
"""The templates of pages that a book has no use for: everything on them stands elsewhere in it."""

LIVE_TAGS = ("form", "svg")
"""The elements, in pages that editors wrote too, that a book has no use for."""

_TITLE = "page--title"
_OPENS = "popovertarget"

BookPlace = tuple[str, str]
"""Where something stands on the site: a path in the Markdown folder, and an id on that page."""


@dataclass(frozen=True)
class Chapter:
    """One page: `path` is its own in the Markdown folder, `id` is its own in the book, `level` 1
    or 2.

    `body` is a <section> with the page's content: its title is the only <h1>. No id stands twice
    in a book, and links between pages are `#id`. `tongue` is what the title is in, where that is
    not the language of the book.
    """

    path: str
    id: str
    title: str
    level: int
    body: HtmlElement
    tongue: Tongue | None = None


@dataclass(frozen=True)
class Book:
    """An edition of an explainer from its first page to its last.

    `notes` has the passages to which all its marks lead, unless they stand elsewhere.
    """

    edition: Edition
    chapters: tuple[Chapter, ...]
    notes: HtmlElement | None = None

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


def compose(edition: Edition, form: BookForm = FULL) -> Book:
    """Everything in an edition, each statement in full once: at its home.

    Permanent ids stay as they are; others get their chapter's before them where two pages have the
    same. A link to what is no part of the book is left as its words.
    """
    pages = [p for p in edition.pages if p.template not in LIVE_PAGES and not p.is_unlisted]
    return bind(edition, pages, form)


def bind(edition: Edition, pages: Sequence[Page], form: BookForm) -> Book:
    """These pages as a book: each statement has its permanent id on the page that is `at_home`."""
    texts, notes = render_book(edition.dossier, pages, form)
    chapters = [
        _chapter(page, edition.to_html(text)) for page, text in zip(pages, texts, strict=True)
    ]
    behind = [_behind(edition.to_html(notes))] if notes.strip() else []
    names = _names([*chapters, *behind], _permanent(edition.dossier, pages))
    for chapter in (*chapters, *behind):
        _name_ids(chapter, names)
        _lead_links(chapter, names)
    return Book(edition, tuple(chapters), behind[0].body if behind else None)


def _behind(html: str) -> Chapter:
    """The notes of a whole book."""
    body: HtmlElement = fragment_fromstring(html, create_parent="section")
    return Chapter(NOTES.path, "book--notes", "", 1, body)


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
    level = 2 if "/" in name else 1
    id = f"page--{name.replace('/', '--')}"
    return Chapter(page.path, id, title, level, body, _tongue(heading))


def _tongue(heading: HtmlElement) -> Tongue | None:
    """What a whole heading is in, as it or what is around it tells."""
    around = next((one for one in (heading, *heading.iterancestors()) if one.get("dir")), None)
    is_all = len(heading) == 1 and not f"{heading.text or ''}{heading[0].tail or ''}".strip()
    told = heading[0] if around is None and is_all else around
    if told is None or not told.get("dir"):
        return None
    return Tongue(told.get("lang", ""), told.get("dir", ""))


def _names(
    chapters: Iterable[Chapter], permanent: Mapping[BookPlace, BookPlace]
) -> dict[BookPlace, str]:
    """What each place on the site is called in the book; a page itself has the id ''."""
    places = [
        (chapter, name) for chapter in chapters for name in chapter.body.xpath(".//@id[. != '']")
    ]
    uses, kept = Counter(name for _, name in places), set(permanent.values())
    names = {(chapter.path, ""): chapter.id for chapter in chapters}
    for chapter, name in places:
        stays = uses[name] == 1 or (chapter.path, name) in kept
        names[chapter.path, name] = name if stays else f"{chapter.id}--{name}"
    for place, here in permanent.items():
        if here in names:
            names.setdefault(place, names[here])
    return names


def _permanent(dossier: Dossier, pages: Iterable[Page]) -> dict[BookPlace, BookPlace]:
    """The places on the site of what rests on evidence, whose ids are promised to stay, and of
    issues that stand with the one party that speaks on them; each with its place in a book of these
    pages."""
    homes = {statement: page.path for page in pages for statement in page.at_home}
    found = {}
    for issue in dossier.explainer.issues:
        path, _, anchor = address(dossier, issue).partition("#")
        if anchor:
            found[path, anchor] = path, anchor
    records = {cited.record for cited in dossier.evidence} | set(homes)
    for record in records:
        path, _, anchor = address(dossier, record).partition("#")
        home = homes.get(record, path) if isinstance(record, Statement) else path
        found |= {(path, name): (home, name) for name in (anchor, *record.formerly)}
    return found


def _name_ids(chapter: Chapter, names: dict[BookPlace, str]) -> None:
    for part in chapter.body.iter():
        if name := part.get("id"):
            part.set("id", names[chapter.path, name])
        for reference in (REFERENCES | {_OPENS}) & set(part.attrib):
            places = [(chapter.path, one) for one in part.get(reference, "").split()]
            places = [one if one in names else (NOTES.path, one[1]) for one in places]
            part.set(reference, " ".join(names[one] for one in places if one in names))
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
