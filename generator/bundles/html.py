"""One page that holds everything, in one file that needs no other (.html).

Its search is that of the site, on the site's own index, less what the page says: the script reads
the words of statements, and what editors wrote by hand, from the page.
"""

import math
import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from lxml.html import HtmlElement, tostring
from markupsafe import Markup

from generator.bundles.book import Book, Chapter
from generator.bundles.zip import BUNDLE_TEMPLATES
from generator.content.limits import PAGE
from generator.pages.page_templates import BookForm
from generator.pages.search.entries import entries
from generator.pages.search.search_index import (
    SHOWN_FIELDS,
    TONGUES,
    as_columns,
    as_literal,
    code_for,
    code_of,
)
from generator.pages.search.word_index import indexed
from generator.site.csp import digest, policy

SCRIPT = Path(__file__).with_name("book.js")
"""The function `explainerBook`, which lets the form of the page search."""

INDEXED_FIELDS = ("id", *(name for name in SHOWN_FIELDS if name not in ("url", "title")))
"""What is known of a statement, beside its words, which the script reads from the page."""

_NONE: tuple[Any, ...] = ([], [], [], {})
"""A block of no words."""


def lookup_script(book: Book) -> str:
    """The script that searches a page which holds the whole book, to be written into the page.

    The page has a form `book--search` with the field `book--words`, a line `book--count` for
    messages and a list `book--results`. Nothing in the script could end it.
    """
    data = known(book)
    is_foreign = any(name == TONGUES for name, *_ in (*data["statements"], *data["pages"]))
    code = code_of((*code_for(is_foreign, "stems" in data["head"]), SCRIPT))
    return f"{code}explainerBook(explainerFinding, {as_literal(data)});\n"


def known(book: Book) -> dict[str, Any]:
    """What `explainerBook` is told: the statements, the pages that are in the book, and the words
    of both.

    The id of a page is that in the book; its text is null where it is to be read.
    """
    edition = book.edition
    index = entries(edition.dossier)
    pages = [page for page in index["pages"] if _chapter(book, page)]
    words = indexed({**index, "pages": pages}, edition.dossier.explainer.language)
    blocks, empty = (list(words.blocks(math.inf, which)) for which in (False, True))
    return {
        "words": {"search": edition.words.section("script.search")},
        "head": {**words.head, "t": [first for first, _ in blocks], "e": [], "q": [""]},
        "blocks": {"t0": blocks[0][1] if blocks else [], "q0": empty[0][1] if empty else _NONE},
        "statements": as_columns(index["statements"], INDEXED_FIELDS),
        "pages": as_columns(_in_book(book, pages), ("id", "kind", "title", "text", TONGUES)),
    }


def _chapter(book: Book, page: dict[str, Any]) -> str:
    """The id in the book of the chapter that a page of the index is, or stands in."""
    chapters = {chapter.path: chapter.id for chapter in book.chapters}
    return chapters.get(page["url"].partition("#")[0], "")


def _in_book(book: Book, pages: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Each of these pages of the index as it stands in the book."""
    written = {f"{page.id}.md" for page in book.edition.dossier.explainer.pages}
    for page in pages:
        path, _, anchor = page["url"].partition("#")
        here = {**page, "id": anchor or _chapter(book, page)}
        yield {**here, **_to_be_read(page)} if path in written else here


def _to_be_read(page: dict[str, Any]) -> dict[str, Any]:
    """What is known of a page whose text is read from the book: that is of another length."""
    tongues = page.get(TONGUES, {})
    whole = {"text": [(0, PAGE, *told) for _, _, *told in tongues.get("text", ())]}
    return {"text": None, **({TONGUES: {**tongues, **whole}} if tongues else {})}


ONE_PAGE = BookForm(notes="book")
"""How the single page holds pages: each passage once, opened in place by all marks that lead there.
"""

SINGLE_STYLES = Path(__file__).with_name("book.css")
DRAWN = Path(__file__).with_name("drawn.css")
_DEEPEST = 6
_PLACE = re.compile(r"at-(\d+)")


def write_single(book: Book, file: Path) -> None:
    """Write the page."""
    file.write_text(render_single(book), "utf-8", newline="\n")


def render_single(book: Book) -> str:
    """The whole book as one page, the first chapter first, with its table of contents, styles and
    search inside.

    It asks for nothing, which its Content Security Policy holds, and without its script it lacks
    the search alone.
    """
    style = single_styles(book)
    script = lookup_script(book)
    return book.edition.fill(
        BUNDLE_TEMPLATES / "book.html.jinja",
        contents=book.contents,
        chapters=[nested(chapter) for chapter in book.chapters],
        notes=Markup(tostring(book.notes, encoding="unicode") if book.notes is not None else ""),
        style=Markup(style),
        script=Markup(script),
        policy=policy([digest(script)], [digest(style)]),
    )


def drawn_styles(book: Book) -> str:
    """The CSS of what is drawn, with the places on lines that this book has: no element may tell
    its own."""
    classes = {name for chapter in book.chapters for name in chapter.body.xpath(".//@class")}
    places = sorted({int(one[1]) for name in classes for one in _PLACE.finditer(name)})
    return DRAWN.read_text("utf-8") + "".join(f".at-{at} {{ --x: {at}%; }}\n" for at in places)


def single_styles(book: Book) -> str:
    """The styles of such a page: tokens, what is drawn, and its own."""
    return book.edition.tokens + drawn_styles(book) + SINGLE_STYLES.read_text("utf-8")


def nested(chapter: Chapter) -> Markup:
    """A chapter as HTML, its headings under the book's title and under what it belongs to."""
    body: HtmlElement = deepcopy(chapter.body)
    for heading in list(body.iter("h1", "h2", "h3", "h4", "h5", "h6")):
        heading.tag = f"h{min(_DEEPEST, int(heading.tag[1]) + chapter.level)}"
    return Markup(tostring(body, encoding="unicode"))
