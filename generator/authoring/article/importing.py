"""A file that an editor has saved → the text of the article in it."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.authoring.article.metadata import Told
from generator.authoring.article.webpages import is_page, read_page
from generator.content.publishing import Refusal
from generator.content.textfile import decode, read_bytes
from generator.evidence.matching import readable

_MARKED = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
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


@dataclass(frozen=True)
class Incoming:
    """An article that comes in: its text as it will be kept, and what a saved page states."""

    text: str
    told: Mapping[str, Told] = field(default_factory=dict)
    is_converted: bool = False


def read_incoming(path: Path, encoding: str | None = None) -> Incoming:
    """The article in a file: plain text, which stays as it is, or a saved page.

    Raises Refusal, with the next step, for what is no text, or is in an encoding that cannot be
    told for sure and was not given.
    """
    path = path.resolve()
    data = _read_page(path) if is_page(path.name) else _read_text(path)
    for signature, name in _FORMATS.items():
        if data.startswith(signature):
            raise Refusal(
                f"{path}: this is {name}, not text\n  save its text as a file .txt in UTF-8"
            )
    if is_page(path.name):
        page = read_page(data, path)
        return Incoming(page.text, page.told, is_converted=True)
    text, is_converted = _decode(data, path, encoding)
    if not readable(text):
        raise Refusal(f"{path}: the file has no text")
    return Incoming(text, is_converted=is_converted)


def _read_page(path: Path) -> bytes:
    """The bytes of a saved page, which may have pictures with it."""
    size = path.stat().st_size
    if not path.is_file() or size > _PAGE:
        raise Refusal(f"{path}: the page has {size:,} bytes\n  save its text as a file .txt")
    return path.read_bytes()


def _read_text(path: Path) -> bytes:
    data, problem = read_bytes(path.parent, path.name)
    if problem:
        raise Refusal(f"{path}: {problem.message}" + (problem.hint and f"\n  {problem.hint}"))
    return data


def _decode(data: bytes, path: Path, encoding: str | None) -> tuple[str, bool]:
    """The text, with every line end, and whether its bytes are no longer those of the file."""
    marked = next((name for mark, name in _MARKED.items() if data.startswith(mark)), None)
    if encoding or marked:
        return _decode_as(encoding or str(marked), data, path), True
    text, problems = decode(data, path.name)
    if text is not None:
        return data.decode("utf-8"), False
    if problems[0].rule != "not-utf-8":
        raise Refusal(f"{path}: {problems[0].message}\n  {problems[0].hint}")
    if b"\0" in data:
        raise Refusal(
            f"{path}: this is not text\n  save the article’s text as a file .txt in UTF-8"
        )
    ways = "".join(f"\n  --encoding {name}: {sample}" for name, sample in _samples(data))
    hint = (
        "save it again in UTF-8, or say in which encoding it is; choose the line that reads right:"
    )
    raise Refusal(f"{path}: the file is not in UTF-8\n  {hint}{ways}")


def _decode_as(encoding: str, data: bytes, path: Path) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except LookupError:
        hint = f"known are, among others: utf-8, {', '.join(_ENCODINGS)}"
        raise Refusal(f"there is no encoding “{encoding}”\n  {hint}") from None
    except UnicodeError:
        raise Refusal(f"{path}: the file is not in the encoding {encoding}") from None


def _samples(data: bytes) -> list[tuple[str, str]]:
    """The words around the first letter that is not ASCII, as each common encoding has them."""
    at = next(index for index, byte in enumerate(data) if byte > 127)
    found = []
    for name in _ENCODINGS:
        text = data[max(0, at - _SHOWN // 2) :].decode(name, errors="replace")[:_SHOWN]
        if "\ufffd" not in text and text.replace("\n", " ").replace("\r", " ").isprintable():
            found.append((name, readable(text)))
    return found
