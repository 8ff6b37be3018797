"""The explainer for e-book readers: EPUB 3.3, one file a chapter (.epub).

https://www.w3.org/TR/epub-33/
"""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from lxml.etree import Element, SubElement, tostring
from lxml.html import HtmlElement
from markupsafe import Markup

from generator.bundles.book import Book, Chapter
from generator.bundles.html import drawn_styles
from generator.bundles.zip import BUNDLE_TEMPLATES, write_archive
from generator.pages.page_templates import BookForm
from generator.site.edition import Edition

IN_CHAPTERS = BookForm(notes="page")
"""How an e-book holds pages: the passages that each refers to at its end, since readers know no
popover; many show such a note in place."""

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
        body = Markup(_as_xml(chapter, files, edition))
        text = edition.fill(BUNDLE_TEMPLATES / "chapter.xhtml.jinja", chapter=chapter, body=body)
        yield f"{EPUB_FOLDER}/{chapter.id}.xhtml", text.encode()
    yield f"{EPUB_FOLDER}/book.css", (drawn_styles(book) + EPUB_STYLES.read_text("utf-8")).encode()


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


def _as_xml(chapter: Chapter, files: dict[str, str], edition: Edition) -> str:
    """A chapter as XHTML, in which links lead from file to file, and notes back to their marks."""
    body = deepcopy(chapter.body)
    for link in body.iter("a"):
        href = link.get("href", "")
        if href.startswith("#"):
            link.set("href", f"{files[href[1:]]}{href}")
    _tie_notes(chapter, body, edition)
    Element("root", nsmap={"epub": _OPS}).append(body)  # whose prefix it then takes
    return tostring(body, encoding="unicode")


_OPS = "http://www.idpf.org/2007/ops"
_TYPE = f"{{{_OPS}}}type"


def _tie_notes(chapter: Chapter, body: HtmlElement, edition: Edition) -> None:
    """Let each note at the end of a chapter lead back to every mark that leads to it.

    As https://www.w3.org/TR/epub-ssv-11/#notes and https://www.w3.org/TR/dpub-aria-1.1/ have it.
    """
    notes = {note.get("id"): note for note in body.find_class("pg")}
    for number, mark in enumerate(body.find_class("r"), 1):
        note = notes.get(mark.get("href", "").partition("#")[2])
        if note is None:
            continue
        place = f"{chapter.id}--mark--{number}"
        mark.attrib.update({"id": place, "role": "doc-noteref", _TYPE: "noteref"})
        back = SubElement(note[-1], "a", {"href": f"#{place}", "role": "doc-backlink"})
        back.text = edition.words.text("bundle.epub.back")
    for note in notes.values():
        note.tag = "aside"
        note.attrib.update({"role": "doc-footnote", _TYPE: "footnote"})
