"""One page that holds everything, in one file that needs no other (.html).

Its search is that of the site, on the site's own index, less what the page says: the script reads
the words of statements, and what editors wrote by hand, from the page.
"""

import json
import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from lxml.html import HtmlElement, tostring
from markupsafe import Markup

from generator.bundles.book import Book, Chapter
from generator.bundles.zip import BUNDLE_TEMPLATES
from generator.pages.search import FINDING, as_literal, entries
from generator.site.csp import digest, policy
from generator.site.tokens import light_only

SCRIPT = Path(__file__).with_name("book.js")
"""The function `explainerBook`, which lets the form of the page search."""

INDEXED_FIELDS = (
    *("id", "parties", "who", "text", "about", "also", "label", "tone", "on", "when", "links"),
)
"""What is known of a statement, beside its words: its quotations stand in their sentences."""

_NOTE = re.compile(r"^\s*/\*.*?\*/\n", re.MULTILINE | re.DOTALL)
_INDENT = re.compile(r"^\s+", re.MULTILINE)


def lookup_script(book: Book) -> str:
    """The script that searches a page which holds the whole book, to be written into the page.

    The page has a form `book--search` with the field `book--words`, a line `book--count` for
    messages and a list `book--results`. Nothing in the script could end it.
    """
    files = (file.read_text("utf-8") for file in (FINDING, SCRIPT))
    code = "".join(_INDENT.sub("", _NOTE.sub("", text)) for text in files)
    return f"{code}explainerBook(explainerFinding, {as_literal(known(book))});\n"


def known(book: Book) -> dict[str, Any]:
    """What `explainerBook` is told: the statements, and the pages that are in the book.

    The id of a page is that in the book; its text is null where it is to be read.
    """
    index = entries(book.edition.dossier)
    return {
        "words": {"search": book.edition.words.catalogue["script"]["search"]},
        "statements": _packed(index["statements"], INDEXED_FIELDS),
        "pages": _packed(_in_book(book, index["pages"]), ("id", "kind", "title", "text")),
    }


def _in_book(book: Book, pages: Iterable[dict[str, str]]) -> Iterator[dict[str, str | None]]:
    """Each page of the index that the book has."""
    written = {f"{page.id}.md" for page in book.edition.dossier.explainer.pages}
    chapters = {chapter.path: chapter.id for chapter in book.chapters}
    for page in pages:
        path, _, anchor = page["url"].partition("#")
        if chapter := chapters.get(path):
            text = None if path in written else page["text"]
            yield {**page, "id": anchor or chapter, "text": text}


def _packed(records: Iterable[dict[str, Any]], fields: Iterable[str]) -> list[Any]:
    """Some fields of records: of each its name, its different values, and their number by record.

    Each value stands once, and no name stands twice.
    """
    columns, kept = [], list(records)
    for field in fields:
        values: dict[str, int] = {}
        numbers = [values.setdefault(as_literal(one[field]), len(values)) for one in kept]
        columns.append([field, [json.loads(value) for value in values], numbers])
    return columns


SINGLE_STYLES = Path(__file__).with_name("book.css")
_DEEPEST = 6


def write_single(book: Book, file: Path) -> None:
    """Write the page."""
    file.write_text(render_single(book), "utf-8", newline="\n")


def render_single(book: Book, paper_styles: str = "") -> str:
    """The whole book as one page, with its table of contents, styles and search inside.

    It asks for nothing, which its Content Security Policy holds, and without its script it lacks
    the search alone. Where it is for paper, `paper_styles` are CSS that comes after its own.
    """
    style = single_styles(book.edition.tokens, paper_styles)
    script = lookup_script(book)
    return book.edition.fill(
        BUNDLE_TEMPLATES / "book.html.jinja",
        contents=book.contents,
        chapters=[Markup(_nested(chapter)) for chapter in book.chapters],
        style=Markup(style),
        script=Markup(script),
        policy=policy([digest(script)], [digest(style)]),
    )


def single_styles(tokens: str, paper_styles: str = "") -> str:
    """The styles of such a page; for paper, with what only that needs, in light colours alone."""
    tokens = light_only(tokens) if paper_styles else tokens
    return tokens + SINGLE_STYLES.read_text("utf-8") + paper_styles


def _nested(chapter: Chapter) -> str:
    """A chapter as HTML, its headings under the book's title and under what it belongs to."""
    body: HtmlElement = deepcopy(chapter.body)
    for heading in list(body.iter("h1", "h2", "h3", "h4", "h5", "h6")):
        heading.tag = f"h{min(_DEEPEST, int(heading.tag[1]) + chapter.level)}"
    return str(tostring(body, encoding="unicode"))
