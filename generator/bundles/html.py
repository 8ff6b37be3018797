"""One page that holds everything, in one file that needs no other (.html).

What its search knows is what that of the site does, less what the page says: the script reads the
words of statements, and what editors wrote by hand, from the page. Everything else stands in the
index, each value once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from lxml.html import HtmlElement, tostring
from markupsafe import Markup

from generator.bundles.book import Book, Chapter, compose
from generator.bundles.templating import fill
from generator.pages.search import FINDING, as_literal, entries
from generator.site.csp import digest
from generator.site.edition import Edition

SCRIPT = Path(__file__).with_name("book.js")
"""The function `explainerBook`, which lets the form of the page search."""

INDEXED_FIELDS = ("parties", "who", "about", "also", "label", "tone", "on", "when", "links")
"""What is known of a statement, beside its words and its quotations."""

_NOTE = re.compile(r"^\s*/\*.*?\*/\n", re.MULTILINE | re.DOTALL)
_INDENT = re.compile(r"^\s+", re.MULTILINE)


def lookup_script(edition: Edition, book: Book) -> str:
    """The script that searches a page which holds the whole book, to be written into the page.

    The page has a form `book--search` with the field `book--words`, a line `book--count` for
    messages and a list `book--results`. Nothing in the script could end it.
    """
    files = (file.read_text("utf-8") for file in (FINDING, SCRIPT))
    code = "".join(_INDENT.sub("", _NOTE.sub("", text)) for text in files)
    return f"{code}explainerBook(explainerFinding, {as_literal(known(edition, book))});\n"


def known(edition: Edition, book: Book) -> dict[str, Any]:
    """What `explainerBook` is told: the statements, and the pages that are in the book.

    A statement is its id and, for each of `fields`, the number of its value among the values there.
    A page is its id, the number of its kind, its title and its text, null where it is to be read.
    """
    index = entries(edition.dossier)
    statements = index["statements"]
    columns = {name: _numbered(record[name] for record in statements) for name in INDEXED_FIELDS}
    ids = (record["id"] for record in statements)
    kinds, pages = _pages(edition, book, index["pages"])
    return {
        "words": {"search": edition.words.catalogue["script"]["search"]},
        "fields": [[name, values] for name, (values, _) in columns.items()],
        "statements": list(zip(ids, *(numbers for _, numbers in columns.values()), strict=True)),
        "kinds": kinds,
        "pages": pages,
    }


def _pages(
    edition: Edition, book: Book, pages: Iterable[dict[str, str]]
) -> tuple[list[Any], list[Any]]:
    found = list(_in_book(edition, book, pages))
    kinds, numbers = _numbered(page["kind"] for _, page, _ in found)
    rows = [
        [id_, number, page["title"], text]
        for number, (id_, page, text) in zip(numbers, found, strict=True)
    ]
    return kinds, rows


def _in_book(
    edition: Edition, book: Book, pages: Iterable[dict[str, str]]
) -> Iterator[tuple[str, dict[str, str], str | None]]:
    """Each page of the index that the book has: its id there, the page, and the text to send."""
    written = {f"{page.id}.md" for page in edition.dossier.explainer.pages}
    chapters = {chapter.path: chapter.id for chapter in book.chapters}
    for page in pages:
        path, _, anchor = page["url"].partition("#")
        if chapter := chapters.get(f"{path.removesuffix('.md')}.html"):
            yield anchor or chapter, page, None if path in written else page["text"]


def _numbered(values: Iterable[Any]) -> tuple[list[Any], list[int]]:
    """The different values in the order in which they come, and for each value its number."""
    different: dict[Any, int] = {}
    keys = (tuple(value) if isinstance(value, list) else value for value in values)
    numbers = [different.setdefault(key, len(different)) for key in keys]
    return list(different), numbers


SINGLE_STYLES = Path(__file__).with_name("book.css")
_DEEPEST = 6


def write_single(edition: Edition, file: Path) -> None:
    """Write the page."""
    file.write_text(render_single(edition, compose(edition)), "utf-8", newline="\n")


def render_single(edition: Edition, book: Book, more_styles: str = "") -> str:
    """The whole book as one page, with its table of contents, styles and search inside.

    It asks for nothing, which its Content Security Policy holds, and without its script it lacks
    the search alone. `more_styles` are CSS that comes after its own.
    """
    style = SINGLE_STYLES.read_text("utf-8") + more_styles
    script = lookup_script(edition, book)
    return fill(
        "book.html.jinja",
        edition,
        contents=book.contents,
        chapters=[Markup(_nested(chapter)) for chapter in book.chapters],
        style=Markup(style),
        script=Markup(script),
        policy=single_page_policy(style, script),
    )


def single_page_policy(style: str, script: str) -> str:
    """What a browser may do with the page: show its style, run its script, and nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{digest(style)}'",
            f"script-src '{digest(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _nested(chapter: Chapter) -> str:
    """A chapter as HTML, its headings under the book's title and under what it belongs to."""
    body: HtmlElement = deepcopy(chapter.body)
    for heading in list(body.iter("h1", "h2", "h3", "h4", "h5", "h6")):
        heading.tag = f"h{min(_DEEPEST, int(heading.tag[1]) + chapter.level)}"
    return str(tostring(body, encoding="unicode"))
