"""The explainer for e-book readers: EPUB 3.3, one file a chapter (.epub).

https://www.w3.org/TR/epub-33/
"""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from lxml.etree import tostring
from markupsafe import Markup

from generator.bundles.book import Book, Chapter
from generator.bundles.zip import BUNDLE_TEMPLATES, write_archive
from generator.site.edition import Edition

EPUB_STYLES = Path(__file__).with_name("epub.css")
EPUB_FOLDER = "EPUB"
_AROUND = ("package.opf", "title.xhtml", "nav.xhtml")

_FIRST = ("mimetype", b"application/epub+zip")
"""Has to come first, uncompressed: https://www.w3.org/TR/epub-33/#sec-zip-container-mime."""

_PARTS = ("META-INF/container.xml", *(f"{EPUB_FOLDER}/{name}" for name in _AROUND))
"""The files around the chapters, each with a template of its name."""


def write_epub(book: Book, file: Path) -> None:
    """Write the book."""
    write_archive(file, members_of(book), book.edition.epoch, stored=frozenset({_FIRST[0]}))


def members_of(book: Book) -> Iterator[tuple[str, bytes]]:
    """Every file of the book: its name in the archive, and its bytes."""
    edition = book.edition
    yield _FIRST
    given = {"book": book, "identifier": identifier(edition), "folder": EPUB_FOLDER}
    for name in _PARTS:
        template = BUNDLE_TEMPLATES / f"{Path(name).name}.jinja"
        yield name, edition.fill(template, **given).encode()
    files = _files(book)
    for chapter in book.chapters:
        body = Markup(_as_xml(chapter, files))
        text = edition.fill(BUNDLE_TEMPLATES / "chapter.xhtml.jinja", chapter=chapter, body=body)
        yield f"{EPUB_FOLDER}/{chapter.id}.xhtml", text.encode()
    yield f"{EPUB_FOLDER}/book.css", EPUB_STYLES.read_bytes()


def identifier(edition: Edition) -> str:
    """What tells this edition from any other: the same for the same explainer, date and place."""
    return uuid5(NAMESPACE_URL, f"{edition.site_url}#{edition.name}").urn


def _files(book: Book) -> dict[str, str]:
    """The file that each id of the book stands in."""
    return {
        part.get("id", ""): f"{chapter.id}.xhtml"
        for chapter in book.chapters
        for part in chapter.body.iter()
    }


def _as_xml(chapter: Chapter, files: dict[str, str]) -> str:
    """A chapter as XHTML, in which links lead from file to file."""
    body = deepcopy(chapter.body)
    for link in body.iter("a"):
        href = link.get("href", "")
        if href.startswith("#"):
            link.set("href", f"{files[href[1:]]}{href}")
    return tostring(body, encoding="unicode")
