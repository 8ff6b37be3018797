"""The bytes of a saved file → text: by what they declare, else by what they can only be.

A byte order mark comes first, then UTF-8, which other text is not by chance, then what the file or
an editor says. What says nothing is told by charset-normalizer, and taken where the one reading
that makes words of a language is sure; else the editor is asked.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

from generator.authoring.article.language import knows_letters, strangeness, tell_language
from generator.content.atomic import Refusal
from generator.content.files import decode
from generator.evidence.matching import readable

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
    b"bplist00": "a web archive of Safari",
    b"\x1f\x8b": "a compressed file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
}
_OTHER_TEXTS = (
    (
        re.compile(rb"\s*\[(?:InternetShortcut|Desktop Entry)|\s*<\?xml.*<plist\b", re.DOTALL),
        "this is a shortcut to a page, not the page",
        "open it, and save the page as .html",
    ),
    (
        re.compile(rb"WEBVTT|(?:.*\n){0,9}[\d:]{5,8}[,.]\d{3} --> "),
        "these are subtitles, which divide sentences by times",
        "save the words alone as a file .txt, each speaker’s behind the name and a colon",
    ),
    (
        re.compile(rb"(?:[\w-]+:.*\n|[ \t].*\n)*(?:MIME-Version|Message-ID|Received):", re.I),
        "this is an e-mail as it was sent, with all that programs say to each other",
        "copy its text from the program that shows it, and save that as a file .txt",
    ),
    (
        re.compile(rb"\s*(?:\{\s*\"|\[\s*[\[{]\s*\")"),
        "these are data for programs (JSON), not text",
        "save the article’s text as a file .txt",
    ),
)
"""Text that is no article, by how it begins; what to say of it, and what to do."""

_SHOWN_ENCODINGS = (
    *("windows-1252", "windows-1251", "windows-1256", "iso-8859-2", "gb18030", "shift_jis"),
)
_LIKELY = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257"),
    *("iso8859_2", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8", "koi8_r", "koi8_u"),
    *("cp866", "mac_roman", "mac_cyrillic", "cp932", "euc_jp", "gb18030", "big5", "cp949", "cp874"),
)
"""What articles are written in; the many other encodings that Python knows would only deceive."""

_MEANT = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
"""What is meant by names that files bear (Encoding Standard, WHATWG)."""

_NO_ALPHABETS = frozenset(("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"))
"""What Python takes for encodings, and are none of a text; reading a page so may take hours."""

_DECLARED = re.compile(
    rb"<(?:meta\b[^>]*?|\?xml\b[^>]*?en)c(?:harset|oding)\s*=\s*[\"']?\s*([\w.:-]+)", re.I
)
_HEAD = 4_096
_SHOWN = 40
_TOLD_BY = 50_000
"""By how many bytes at the beginning the encoding is told."""

_COHERENT = 0.1
"""From which coherence on charset-normalizer takes a text for one of a language of which no letters
are known here."""

_STRANGE = 0.02
"""What share of its words may have letters that are none of their language."""


class CannotImport(Refusal):
    """A file is not taken; the message says why, and then, line by line, what to do."""

    def __init__(self, path: Path, message: str, *hints: str, line: int = 0) -> None:
        at = f"{path}:{line}" if line else f"{path}"
        super().__init__("\n  ".join(filter(None, (f"{at}: {message}", *hints))))


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with every line end, whether its bytes are no longer those of the file, and what is
    to be told of how it was read."""

    text: str
    is_converted: bool = True
    told: tuple[str, ...] = ()


def check_is_text(data: bytes, path: Path) -> None:
    """Raise CannotImport for a file of another program, with what it is."""
    hint = "save the article’s text as a file .txt in UTF-8"
    if name := next((name for mark, name in _FORMATS.items() if data.startswith(mark)), ""):
        raise CannotImport(path, f"this is {name}, not text", hint)
    if b"\0" in data and not _marked(data) and not _in_pairs(data):
        raise CannotImport(path, "this is not text", hint)


def check_is_article(data: bytes, path: Path) -> None:
    """Raise CannotImport for text that was written for programs, with what it is."""
    head = data[:_HEAD].removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n")
    for pattern, message, hint in _OTHER_TEXTS:
        if pattern.match(head):
            raise CannotImport(path, message, hint)


def decode_text(data: bytes, path: Path, encoding: str | None = None) -> Decoded:
    """The text of a file, in the `encoding` that an editor gave, if any.

    Raises Refusal, with the next step, where it is not known how to read it.
    """
    if encoding := encoding or _marked(data) or _in_pairs(data):
        return Decoded(_decode_as(encoding, data, path))
    text, problems = decode(data, path.name)
    if text is not None:
        return Decoded(data.decode("utf-8"), is_converted=False)
    first = problems[0]
    if first.rule != "not-utf-8":
        raise CannotImport(path, first.message, first.hint)
    if _is_mixed(data):
        hint = "save the article’s text anew from where it comes from"
        message = "here begins another encoding than that of the rest, which is UTF-8"
        raise CannotImport(path, message, hint, line=first.place.line)
    if decoded := _tell(data):
        return decoded
    hint = "save it again in UTF-8, or say in which encoding it is; choose the line that reads "
    told = (f"{hint}right:", *_samples(data))
    raise CannotImport(path, "the file is not in UTF-8", *told, line=first.place.line)


def decode_page(data: bytes, path: Path, declared: str = "") -> Decoded:
    """The text of a saved page, by the encoding that is `declared` for it, or that it declares."""
    found = _DECLARED.search(data[:_HEAD])
    named = [declared, found[1].decode("ascii", "replace") if found else ""]
    if not _marked(data):
        try:
            return Decoded(data.decode("utf-8-sig"))
        except UnicodeError:
            pass
        for name in filter(None, named):
            try:
                return Decoded(_as(_MEANT.get(name.lower(), name), data))
            except (LookupError, UnicodeError):
                continue
    if decoded := None if _marked(data) else _tell(data):
        return decoded
    for name in filter(None, (_marked(data), *named)):
        try:
            text = _as(_MEANT.get(name.lower(), name), data, "replace")
            return Decoded(text.removeprefix("\ufeff"))
        except LookupError:
            continue
    return decode_text(data, path)


def _marked(data: bytes) -> str:
    marked = (name for name, marks in _MARKED.items() if data.startswith(marks))
    return next(marked, "")


def _in_pairs(data: bytes) -> str:
    """The encoding of a text in UTF-16 that no mark tells: of the two, the one in which it is of a
    language; empty for anything else."""
    if b"\0" not in data[:_TOLD_BY]:
        return ""
    for name in ("utf-16-le", "utf-16-be"):
        text = data[: _TOLD_BY // 2 * 2].decode(name, errors="replace")
        if "\ufffd" not in text and "\0" not in text and tell_language(text):
            return name
    return ""


def _as(name: str, data: bytes, errors: str = "strict") -> str:
    """A text in the encoding of that name. Raises LookupError where there is none."""
    if codecs.lookup(name).name.replace("-", "_") in _NO_ALPHABETS:
        raise LookupError(name)
    return data.decode(name, errors)


def _decode_as(encoding: str, data: bytes, path: Path) -> str:
    try:
        return _as(encoding, data).removeprefix("\ufeff")
    except LookupError:
        hint = f"known are, among others: utf-8, {', '.join(_SHOWN_ENCODINGS)}"
        raise Refusal(f"there is no encoding “{encoding}”\n  {hint}") from None
    except UnicodeError:
        raise CannotImport(path, f"the file is not in the encoding {encoding}") from None


def _is_mixed(data: bytes) -> bool:
    """Whether most of what is not ASCII is UTF-8: no other encoding looks like that by chance."""
    text = data.decode("utf-8", errors="surrogateescape")
    odd = sum("\udc80" <= one <= "\udcff" for one in text)
    return sum(one > "\x7f" for one in text) > 2 * odd


def _tell(data: bytes) -> Decoded | None:
    """The one reading that makes words of a language; None where none or several do."""
    head = data[:_TOLD_BY].rpartition(b"\n")[0] if len(data) > _TOLD_BY else data
    readings: dict[str, tuple[float, str]] = {}
    for match in from_bytes(head, cp_isolation=[*_LIKELY], enable_fallback=False):
        text = str(match)
        code = tell_language(text)
        is_likely = code and (knows_letters(code) or match.coherence >= _COHERENT)
        if is_likely and text not in readings:
            readings[text] = (strangeness(text, code) + _unusual(text), match.encoding)
    ranked = sorted((strange, name, text) for text, (strange, name) in readings.items())
    is_sure = ranked and ranked[0][0] <= _STRANGE
    if not is_sure or (len(ranked) > 1 and ranked[1][0] <= ranked[0][0]):
        return None
    _, name, text = ranked[0]
    try:
        whole = data.decode(name).removeprefix("\ufeff")
    except UnicodeError:
        return None
    shown = readable(text[max(0, _first_beyond_ascii(text) - _SHOWN // 2) :][:_SHOWN])
    told = f"read as {name}, the one encoding in which it makes words: “{shown}”; else --encoding"
    return Decoded(whole, told=(told,))


_USUAL = re.compile(r"[\w\s“”„‟‘’‚‹›«»–—…•·§°€£©®™№،؛؟¿¡º²³½-]")


def _unusual(text: str) -> float:
    """The share of signs beyond ASCII that stand in no article."""
    found = [one for one in text if one > "\x7f"]
    return sum(not _USUAL.match(one) for one in found) / len(found) if found else 0.0


def _first_beyond_ascii(text: str) -> int:
    return next((index for index, one in enumerate(text) if one > "\x7f"), 0)


def _samples(data: bytes) -> Iterator[str]:
    """The words around the first letter that is not ASCII, as each common encoding has them."""
    at = next(index for index, byte in enumerate(data) if byte > 127)
    for name in _SHOWN_ENCODINGS:
        text = data[max(0, at - _SHOWN // 2) :].decode(name, errors="replace")[:_SHOWN]
        if "\ufffd" not in text and text.replace("\n", " ").replace("\r", " ").isprintable():
            yield f"--encoding {name}: {readable(text)}"
