"""A saved web page → the text of the article on it, and what the page states about it."""

from __future__ import annotations

import email
import email.policy
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.authoring.article.metadata import Told
from generator.content.characters import without_forbidden
from generator.content.fields import PartialDate, is_web_address
from generator.content.publishing import Refusal
from generator.evidence.matching import readable

_PAGES = (".html", ".htm", ".xhtml")
_ARCHIVES = (".mhtml", ".mht")
_REASON = "stated by the page"


@dataclass(frozen=True)
class SavedPage:
    """The article on a page, one paragraph a line, and what the page states."""

    text: str
    told: Mapping[str, Told]


def is_page(name: str) -> bool:
    """Whether a file of this name is a saved page."""
    return Path(name).suffix.lower() in (*_PAGES, *_ARCHIVES)


def read_page(data: bytes, path: Path) -> SavedPage:
    """The article on a saved page, found by trafilatura.

    Raises Refusal when trafilatura is not installed, or there is no article.
    """
    try:
        import trafilatura
    except ImportError:
        command = f"{sys.executable} -m pip install lxml-html-clean trafilatura"
        message = f"{path}: reading saved pages needs trafilatura\n  this brings it: {command}"
        raise Refusal(f"{message}\n  or save the article’s text as a file .txt") from None
    if path.suffix.lower() in _ARCHIVES:
        data = _page_in(data, path)
    page: Any = trafilatura.bare_extraction(
        data,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        # A date that the page does not state is not looked for in its text.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    lines = (readable(without_forbidden(line)) for line in ((page and page.text) or "").split("\n"))
    text = "".join(f"{line}\n" for line in lines if line)
    if not text:
        hint = "save the article’s text as a file .txt"
        raise Refusal(f"{path}: no article is found on this page\n  {hint}")
    return SavedPage(text, _stated(page, data))


def _page_in(data: bytes, path: Path) -> bytes:
    """The page in an archive of a page and its pictures (MHTML, RFC 2557)."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_content()
            return content.encode("utf-8") if isinstance(content, str) else bytes(content)
    raise Refusal(f"{path}: there is no page in this file\n  save the page as .html")


def _stated(page: Any, data: bytes) -> dict[str, Told]:
    """What the page states in its head, as far as it can be taken over."""
    authors = tuple(filter(None, (_clean(one) for one in (page.author or "").split(";"))))
    url = page.url if page.url and is_web_address(page.url) else ""
    values = {
        "publisher": _clean(page.sitename or ""),
        "title": _clean(page.title or ""),
        "authors": authors,
        "url": url,
        "published": _day(page.date or ""),
        "language": _language(data),
    }
    return {name: Told(value, _REASON) for name, value in values.items() if value}


def _clean(text: str) -> str:
    return readable(without_forbidden(text))


def _day(text: str) -> str:
    try:
        return str(PartialDate.parse(text[:10]))
    except ValueError:
        return ""


def _language(data: bytes) -> str:
    """The language that the page names for all of it."""
    found = re.search(rb"<html\b[^>]*?\slang\s*=\s*[\"']?([a-zA-Z]{2,3})\b", data[:10_000])
    return found[1].decode("ascii").lower() if found else ""
