"""A file that an editor has saved, plain text or a web page → the text of the article in it."""

import codecs
import email
import email.policy
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.authoring.article.metadata import Fact
from generator.content.atomic import Refusal
from generator.content.characters import find_characters, without_forbidden
from generator.content.dates import PartialDate
from generator.content.fields import is_web_address
from generator.content.files import decode, read_bytes, with_newlines
from generator.content.problems import Problem, at_most
from generator.evidence.matching import INVISIBLE, readable

_PAGES = (".html", ".htm", ".xhtml")
_ARCHIVES = (".mhtml", ".mht")
_REASON = "stated by the page"


class CannotImport(Refusal):
    """A file is not taken; the message says why, and then, line by line, what to do."""

    def __init__(self, path: Path, message: str, *hints: str) -> None:
        super().__init__("\n  ".join(filter(None, (f"{path}: {message}", *hints))))


@dataclass(frozen=True)
class Incoming:
    """An article that comes in: its text as it will be kept, and what a saved page states.

    `mended` says what was done to control characters in the text; `problems` are characters that no
    text may have, at their places in the file.
    """

    text: str
    told: Mapping[str, Fact] = field(default_factory=dict)
    is_converted: bool = False
    mended: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_page(data: bytes, path: Path) -> Incoming:
    """The article on a saved page, found by trafilatura.

    Raises Refusal when trafilatura is not installed, or there is no article.
    """
    try:
        import trafilatura
    except ImportError:
        command = f"{sys.executable} -m pip install lxml-html-clean trafilatura"
        hints = (f"this brings it: {command}", "or save the article’s text as a file .txt")
        raise CannotImport(path, "reading saved pages needs trafilatura", *hints) from None
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
    lines = map(_clean, ((page and page.text) or "").split("\n"))
    text = "".join(f"{line}\n" for line in lines if line)
    if not text:
        hint = "save the article’s text as a file .txt"
        raise CannotImport(path, "no article is found on this page", hint)
    return Incoming(text, _stated(page, data), is_converted=True)


def _page_in(data: bytes, path: Path) -> bytes:
    """The page in an archive of a page and its pictures (MHTML, RFC 2557)."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            return str(part.get_content()).encode("utf-8")
    raise CannotImport(path, "there is no page in this file", "save the page as .html")


def _stated(page: Any, data: bytes) -> dict[str, Fact]:
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
    return {name: Fact(value, _REASON) for name, value in values.items() if value}


def _clean(text: str) -> str:
    return readable(without_forbidden(without_controls(text)[0]))


def _day(text: str) -> str:
    try:
        return str(PartialDate.parse(text[:10]))
    except ValueError:
        return ""


def _language(data: bytes) -> str:
    """The language that the page names for all of it."""
    found = re.search(rb"<html\b[^>]*?\slang\s*=\s*[\"']?([a-zA-Z]{2,3})\b", data[:10_000])
    return found[1].decode("ascii").lower() if found else ""


_MARKED = {
    "utf-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),
    "utf-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
}
"""Byte order marks that tell an encoding for sure; the longer ones first."""

_FORMATS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a document of Word or another office program",
    b"\xd0\xcf\x11\xe0": "a document of an old office program",
    b"{\\rtf": "formatted text (RTF)",
}
_ENCODINGS = ("windows-1252", "windows-1251", "windows-1256", "iso-8859-2", "gb18030", "shift_jis")
_SHOWN = 40
_PAGE = 50_000_000


def read_incoming(path: Path, encoding: str | None = None, is_kept: bool = False) -> Incoming:
    """The article in a file: plain text, which stays as it is, or a saved page.

    Only control characters are mended in plain text, and not even they in a file that `is_kept`
    where it stands. Raises Refusal, with the next step, for what is no text, or is in an encoding
    that cannot be told for sure and was not given.
    """
    path = path.resolve()
    is_page = path.suffix.lower() in (*_PAGES, *_ARCHIVES)
    data = _read_page(path) if is_page else _read_text(path)
    if name := next((name for mark, name in _FORMATS.items() if data.startswith(mark)), ""):
        hint = "save its text as a file .txt in UTF-8"
        raise CannotImport(path, f"this is {name}, not text", hint)
    if is_page:
        return read_page(data, path)
    text, is_converted = _decode(data, path, encoding)
    if not readable(text):
        raise CannotImport(path, "the file has no text")
    fresh, mended = (text, ()) if is_kept else _as_meant(text)
    seen = with_newlines(text.removeprefix("\ufeff"))
    seen = INVISIBLE.sub(" ", seen if is_kept else _CONTROL.sub(" ", seen))
    problems, _ = at_most(find_characters(seen, path.name))
    return Incoming(fresh, {}, is_converted, mended, tuple(problems))


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def without_controls(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` without control characters, and in words what was done to each.

    From U+0080 on they are most often bytes of Windows-1252 that a program took for Latin-1: what
    was meant is put there, as “„” for U+0084. All others are left out, or a space where they
    divide words.
    """
    found: dict[str, Any] = {one: _meant(one) for one in sorted({*_CONTROL.findall(text)})}
    told = (f"control character U+{ord(one):04X}: {_said(now)}" for one, now in found.items())
    return text.translate(str.maketrans(found)), tuple(told)


def _as_meant(text: str) -> tuple[str, tuple[str, ...]]:
    """The same for a whole text, which may also be UTF-8 that a program took for Latin-1."""
    if re.search("[\x80-\x9f]", text):
        with suppress(UnicodeError):
            fresh, told = without_controls(text.encode("latin-1").decode("utf-8"))
            return fresh, ("the text is UTF-8 that a program took for Latin-1: put right", *told)
    return without_controls(text)


def _said(printed: str) -> str:
    return f"replaced by {printed.replace(' ', 'a space')}" if printed else "left out"


def _meant(control: str) -> str:
    if control > "\x7f":
        return control.encode("latin-1").decode("cp1252", errors="ignore")
    return " " if control.isspace() else ""


def _read_page(path: Path) -> bytes:
    """The bytes of a saved page, which may have pictures with it."""
    size = path.stat().st_size
    if not path.is_file() or size > _PAGE:
        raise CannotImport(path, f"the page has {size:,} bytes", "save its text as a file .txt")
    return path.read_bytes()


def _read_text(path: Path) -> bytes:
    data, problem = read_bytes(path.parent, path.name)
    if problem:
        raise CannotImport(path, problem.message, problem.hint)
    return data


def _decode(data: bytes, path: Path, encoding: str | None) -> tuple[str, bool]:
    """The text, with every line end, and whether its bytes are no longer those of the file."""
    marked = (name for name, marks in _MARKED.items() if data.startswith(marks))
    if encoding := encoding or next(marked, None):
        return _decode_as(encoding, data, path), True
    if b"\0" in data:
        hint = "save the article’s text as a file .txt in UTF-8"
        raise CannotImport(path, "this is not text", hint)
    text, problems = decode(data, path.name)
    if text is not None:
        return data.decode("utf-8"), False
    if problems[0].rule != "not-utf-8":
        raise CannotImport(path, problems[0].message, problems[0].hint)
    hint = "save it again in UTF-8, or say in which encoding it is; choose the line that reads "
    raise CannotImport(path, "the file is not in UTF-8", f"{hint}right:", *_samples(data))


def _decode_as(encoding: str, data: bytes, path: Path) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except LookupError:
        hint = f"known are, among others: utf-8, {', '.join(_ENCODINGS)}"
        raise Refusal(f"there is no encoding “{encoding}”\n  {hint}") from None
    except UnicodeError:
        raise CannotImport(path, f"the file is not in the encoding {encoding}") from None


def _samples(data: bytes) -> Iterator[str]:
    """The words around the first letter that is not ASCII, as each common encoding has them."""
    at = next(index for index, byte in enumerate(data) if byte > 127)
    for name in _ENCODINGS:
        text = data[max(0, at - _SHOWN // 2) :].decode(name, errors="replace")[:_SHOWN]
        if "\ufffd" not in text and text.replace("\n", " ").replace("\r", " ").isprintable():
            yield f"--encoding {name}: {readable(text)}"
