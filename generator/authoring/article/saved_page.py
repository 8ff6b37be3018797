"""A saved web page, alone (HTML) or with its pictures in one file (MHTML) → the article on it.

Found by trafilatura, which the page is prepared for: what `<q>` and `<blockquote>` make a quotation
stands inside quotation marks in the text, as browsers show it.
"""

import email
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import tostring

from generator.authoring.article.decoding import CannotImport, decode_page
from generator.authoring.article.metadata import Fact
from generator.authoring.article.shown import leave_what_is_shown, mark_quotations
from generator.content.dates import PartialDate
from generator.content.fields import is_web_address

PAGES = (".html", ".htm", ".xhtml")
ARCHIVES = (".mhtml", ".mht")
_REASON = "stated by the page"
_NEXT = "save the article’s text as a file .txt"
_INLINE = (
    "q",
    "span",
    "font",
    "b",
    "strong",
    "em",
    "i",
    "u",
    "ins",
    "sup",
    "sub",
    "small",
    "mark",
    "abbr",
    "bdi",
    "wbr",
)
"""Elements inside a paragraph that say nothing of it, once quotations are marked."""

_PARTS = 2_000
"""How many parts a file in MHTML may have: the page, its pictures, style sheets and frames."""

_TYPE = re.compile(rb"^content-type:[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
_HEAD = 2_000
"""How long what a part says of its kind may be: reading it takes time with the cube of that."""

_ELEMENTS = 10_000
"""How many elements a page may have beside those: the time that it takes grows with the square."""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The lines of the article on a page, what the page states of it, and what was done."""

    lines: tuple[str, ...]
    stated: dict[str, Fact]
    mended: tuple[str, ...]


def read_page(data: bytes, path: Path) -> SavedPage:
    """The article on a saved page.

    Raises Refusal when trafilatura is not installed, or there is no article.
    """
    try:
        import trafilatura
    except ImportError:
        command = f"{sys.executable} -m pip install lxml-html-clean trafilatura"
        hints = (f"this brings it: {command}", "or save the article’s text as a file .txt")
        raise CannotImport(path, "reading saved pages needs trafilatura", *hints) from None
    declared = ""
    if path.suffix.lower() in ARCHIVES:
        data, declared = _page_in(data, path)
    decoded = decode_page(data, path, declared)
    # A declaration of bytes means nothing in a text, and the parser refuses it there.
    html = re.sub(r"^\s*<\?xml[^>]*\?>", "", decoded.text).replace("\0", "")
    tree = trafilatura.load_html(html)
    if tree is None:
        raise CannotImport(path, "no article is found on this page", _NEXT)
    shown = leave_what_is_shown(tree)
    marked = mark_quotations(tree)
    etree.strip_tags(tree, *_INLINE)
    if (count := sum(1 for _ in tree.iter())) > _ELEMENTS:
        message = f"the page has {count:,} elements; at most {_ELEMENTS:,} are read"
        raise CannotImport(path, message, _NEXT)
    page: Any = trafilatura.bare_extraction(
        # Read anew, since stretches of text that elements divided stay apart in the tree.
        trafilatura.load_html(tostring(tree, encoding="unicode")),
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        # A date that the page does not state is not looked for in its text.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    lines = tuple(((page and page.text) or "").split("\n"))
    if not any(map(str.strip, lines)):
        raise CannotImport(path, "no article is found on this page", _NEXT)
    told = ("what the page sets apart as quotations stands inside quotation marks",)
    done = (*decoded.told, *shown, *(told if marked else ()))
    return SavedPage(lines, _stated(page, html), done)


def _page_in(data: bytes, path: Path) -> tuple[bytes, str]:
    """The page in an archive of a page and its pictures (MHTML, RFC 2557), and the encoding that
    is given for it there; the one that the archive is of, if it says so."""
    next_step = "save the page as .html"
    if data.count(b"\n--") > _PARTS:
        raise CannotImport(path, f"this file has more than {_PARTS:,} parts", next_step)
    if any(len(found[0]) > _HEAD for found in _TYPE.finditer(data)):
        raise CannotImport(path, "the head of a part of this file is too long", next_step)
    try:
        message = email.message_from_bytes(data)
        parts = [part for part in message.walk() if part.get_content_type() == "text/html"]
    except (RecursionError, LookupError, ValueError):
        parts = []
    if not parts:
        raise CannotImport(path, "there is no page in this file", next_step)
    address = message["Snapshot-Content-Location"]
    own = [one for one in parts if address and one["Content-Location"] == address]
    part = (own or parts)[0]
    payload = part.get_payload(decode=True)
    return (payload if isinstance(payload, bytes) else b""), part.get_content_charset() or ""


def _stated(page: Any, html: str) -> dict[str, Fact]:
    """What the page states in its head, as far as it can be taken over."""
    authors = tuple(filter(None, (one.strip() for one in (page.author or "").split(";"))))
    # An archive has the address of the page in its own, and what cleans addresses takes a slash.
    url = re.sub(r"(?<=/)(https?:/)(?=[^/])", r"\1/", page.url or "")
    url = url if is_web_address(url) else ""
    name = page.sitename or ""
    is_host = name.casefold() == (urlsplit(url).hostname or "").removeprefix("www.")
    values = {
        # Where the page names none, what reads it gives the host, which may be an archive’s.
        "publisher": "" if is_host else name,
        "title": page.title or "",
        "authors": authors,
        "url": url,
        "published": _day(page.date or ""),
        "language": _language(html),
    }
    return {name: Fact(value, _REASON) for name, value in values.items() if value}


def _day(text: str) -> str:
    try:
        return str(PartialDate.parse(text[:10]))
    except ValueError:
        return ""


def _language(html: str) -> str:
    """The language that the page names for all of it."""
    found = re.search(r"<html\b[^>]*?\slang\s*=\s*[\"']?([a-zA-Z]{2,3})\b", html[:10_000])
    return found[1].lower() if found else ""
