"""What shows that a text is no longer as its publisher had it: letters that a program has replaced,
the bytes of one encoding read as another, and the markup of a page.

Nothing of it can be quoted exactly, so it is refused at its place; what is certain to be UTF-8 that
was read as something else is put right as a whole.
"""

import re
from collections.abc import Callable, Iterator

from generator.content.problems import Place, Problem, places_in

_REPLACED = re.compile("\ufffd")
_MARKUP = re.compile(
    r"</?(?:p|div|span|br|a|em|strong|b|i|h[1-6]|ul|ol|li|blockquote|q|img|figure|table|t[dr]|html"
    r"|body|head|script|style|article|section)\b(?:\s[^<>]*)?/?>"
    r"|&(?:[a-z]{2,8}|#\d{2,6}|#x[\da-f]{2,5});",
    re.IGNORECASE,
)
_RUN = re.compile(r"[\u0080-\uffff]{2,}")
_FEWEST = 2
"""How many letters of UTF-8 that was read as Cyrillic make it certain: “В»” is one by chance."""

_LETTER = re.compile(
    r"[\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u017f\u0370-\u03ff\u0400-\u04ff\u05d0-\u06ff\u3000-\ud7af]"
)
_SIGN = re.compile(r"[\u2010-\u2060\u20ac\u2122]")
_BY_CHANCE = re.compile(r"[A-ZÀ-Ý][”’“…–—»›™]$")
"""A capital letter at the end of what stands inside marks: “MAÇÔ."""


def _byte(character: str, encoding: str) -> bytes:
    """The byte that a program read as `character`; those that the encoding leaves free stay."""
    try:
        return character.encode(encoding)
    except UnicodeEncodeError:
        return bytes([ord(character)]) if "\x80" <= character <= "\x9f" else b"\0\0"


def _as_utf_8(text: str, encoding: str) -> str | None:
    """What the bytes are in UTF-8 that were read in `encoding`; None where they are none."""
    data = b"".join(_byte(one, encoding) for one in text)
    if b"\0" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


_MISREAD = {"latin-1": "Latin-1", "cp1252": "Windows-1252", "cp1251": "Windows-1251"}


def put_right(text: str) -> tuple[str, tuple[str, ...]]:
    """A text all of which is UTF-8 that a program read as something else, as it was meant, and
    that in words; any other as it is."""
    for encoding, name in _MISREAD.items() if _RUN.search(text) else ():
        fresh = _as_utf_8(text, encoding)
        if fresh and any(_misread(text, encoding)):
            return fresh, (f"the text is UTF-8 that a program took for {name}: put right",)
    return text, ()


def find_damage(text: str, file: str) -> Iterator[Problem]:
    """What is damaged in a text, each kind once, where it stands first."""
    for rule, find, message, hint in _KINDS:
        found = next(iter(find(text)), None)
        if found:
            [place] = places_in(text, file, [found[0]])
            width = min(len(found[1]), 40)
            place = Place(place.file, place.line, place.column, width)
            yield Problem(place, rule, message.format(shown=found[1][:40], meant=found[2]), hint)


_Found = tuple[int, str, str]
"""Where something damaged stands, how it reads, and what was meant."""


def _replaced(text: str) -> Iterator[_Found]:
    return ((found.start(), found[0], "") for found in _REPLACED.finditer(text))


def _marked_up(text: str) -> Iterator[_Found]:
    return ((found.start(), found[0], "") for found in _MARKUP.finditer(text))


def _misread_anyhow(text: str) -> Iterator[_Found]:
    for encoding in ("cp1252", "cp1251"):
        yield from _misread(text, encoding)


def _misread(text: str, encoding: str) -> Iterator[_Found]:
    """Letters of UTF-8 that were read in `encoding`, each run of them."""
    fewest = _FEWEST if encoding == "cp1251" else 1
    for run in _RUN.finditer(text):
        data = b"".join(_byte(one, encoding) for one in run[0])
        start, meant = _utf_8_in(data)
        is_certain = len(_LETTER.findall(meant)) >= fewest or _SIGN.search(meant)
        if is_certain and not _BY_CHANCE.search(run[0]):
            yield run.start() + start, run[0][start:], meant


_SEQUENCE = re.compile(
    rb"(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+"
)


def _utf_8_in(data: bytes) -> tuple[int, str]:
    """The first stretch of bytes that are UTF-8: where it begins, and what it says."""
    found = _SEQUENCE.search(data)
    return (found.start(), found[0].decode("utf-8", errors="ignore")) if found else (0, "")


_IN_MAIL = re.compile(r"(?:=[0-9A-F]{2}){2,}")


def _quoted_printable(text: str) -> Iterator[_Found]:
    """Bytes of UTF-8 as e-mail carries them (RFC 2045)."""
    for run in _IN_MAIL.finditer(text):
        start, meant = _utf_8_in(bytes.fromhex(run[0].replace("=", "")))
        if meant:
            yield run.start() + 3 * start, run[0][3 * start :], meant


def _of_another_alphabet(text: str) -> Iterator[_Found]:
    """A text whose letters are those that bytes of another alphabet have in Windows-1252."""
    letters = re.findall(r"[^\W\d_]", text)
    odd = sum("\u00c0" <= one <= "\u00ff" for one in letters)
    if len(letters) >= 20 and odd > 0.6 * len(letters):
        found = re.search(r"[\u00c0-\u00ff]+", text)
        assert found
        meant = found[0].encode("cp1252", "replace").decode("cp1251", "replace")
        yield found.start(), found[0], meant


_KINDS: tuple[tuple[str, Callable[[str], Iterator[_Found]], str, str], ...] = (
    (
        "replaced-character",
        _replaced,
        "a program has replaced a letter here that it could not read (U+FFFD)",
        "save the article anew from where it comes from: what stood here is lost",
    ),
    (
        "misread-text",
        _misread_anyhow,
        "“{shown}” is what a program made of “{meant}”, which it read in a wrong encoding",
        "save the article anew from where it comes from, as UTF-8",
    ),
    (
        "misread-text",
        _of_another_alphabet,
        "these letters are of no language: perhaps “{shown}” was “{meant}”",
        "save the article anew from where it comes from, as UTF-8",
    ),
    (
        "misread-text",
        _quoted_printable,
        "“{shown}” is how e-mail carries “{meant}”",
        "copy the text from the program that shows it",
    ),
    (
        "markup-in-text",
        _marked_up,
        "“{shown}” is markup of a web page, not text",
        "save the page as .html and add that, or copy its text from the browser",
    ),
)
