"""A file that an editor has saved, plain text or a web page → the text of the article in it.

Plain text stays as it is, save for what no text may have, which is left out or becomes what was
meant, and is told. What is damaged is refused, in the editor's own file and line.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.authoring.article.damage import find_damage, put_right
from generator.authoring.article.decoding import (
    CannotImport,
    check_is_article,
    check_is_text,
    decode_text,
)
from generator.authoring.article.metadata import Fact
from generator.authoring.article.saved_page import ARCHIVES, PAGES, read_page
from generator.content.characters import find_characters, forbidden_in, without_forbidden
from generator.content.files import read_bytes, with_newlines
from generator.content.limits import ARTICLE, PARAGRAPHS
from generator.content.problems import Problem, at_most
from generator.evidence.matching import INVISIBLE, readable

_PAGE = 50_000_000
"""The size of a saved page, which may have pictures with it."""


@dataclass(frozen=True)
class Incoming:
    """An article that comes in: its text as it will be kept, and what a saved page states.

    `mended` says what was done to the text; `problems` are what no text may have, at their places
    in the file.
    """

    text: str
    told: Mapping[str, Fact] = field(default_factory=dict)
    is_converted: bool = False
    mended: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_incoming(path: Path, encoding: str | None = None, is_kept: bool = False) -> Incoming:
    """The article in a file: plain text or a saved page.

    Nothing is changed in a file that `is_kept` where it stands. Raises Refusal, with the next step,
    for what is no text, or is in an encoding that cannot be told for sure and was not given.
    """
    if not path.is_file():
        message = "this is a pipe, a folder or a device, not a file"
        raise CannotImport(path, message, "save the article’s text as a file .txt")
    path = path.resolve()
    if path.suffix.lower() in (*PAGES, *ARCHIVES):
        return _of_page(_read_page(path), path)
    data = _read_text(path)
    check_is_text(data, path)
    check_is_article(data, path)
    decoded = decode_text(data, path, encoding)
    if not readable(decoded.text):
        raise CannotImport(path, "the file has no text")
    _check_size(decoded.text, path)
    fresh, mended = (decoded.text, ()) if is_kept else as_meant(decoded.text)
    problems = _problems(decoded.text, fresh, path.name, is_kept)
    told = (*decoded.told, *mended)
    return Incoming(fresh, {}, decoded.is_converted, told, tuple(problems))


def _of_page(data: bytes, path: Path) -> Incoming:
    check_is_text(data.replace(b"\0", b""), path)
    page = read_page(data, path)
    text = "".join(f"{line}\n" for line in page.lines if line.strip())
    _check_size(text, path)
    text, mended = as_meant(text)
    if damaged := next(find_damage(text, path.name), None):
        raise CannotImport(path, damaged.message, damaged.hint)
    lines = map(_clean, text.split("\n"))
    kept = "".join(f"{line}\n" for line in lines if line)
    told = {name: _cleaned(fact) for name, fact in page.stated.items()}
    return Incoming(kept, told, is_converted=True, mended=(*page.mended, *mended))


def _check_size(text: str, path: Path) -> None:
    """Raise CannotImport for a text that is surely too long, before anything is made of it."""
    message = ""
    if len(text) > ARTICLE:
        message = f"the article has {len(text):,} characters; at most {ARTICLE:,} are read"
    elif (count := sum(map(bool, map(str.strip, text.splitlines())))) > PARAGRAPHS:
        message = f"the article has {count:,} lines; at most {PARAGRAPHS:,} are read"
    if message:
        raise CannotImport(path, message, "divide it")


def _cleaned(fact: Fact) -> Fact:
    value = fact.value
    return replace(fact, value=_clean(value) if isinstance(value, str) else (*map(_clean, value),))


def _clean(text: str) -> str:
    return readable(without_forbidden(as_meant(text)[0]))


def _problems(text: str, fresh: str, file: str, is_kept: bool) -> list[Problem]:
    """What no text may have, at its place in the file: what is left of it, or stands there."""
    seen = with_newlines(text.removeprefix("\ufeff"))
    if not is_kept:
        seen = "".join(_in_place(one) for one in seen)
    problems, _ = at_most(find_characters(INVISIBLE.sub(" ", seen), file))
    damage = find_damage(with_newlines(fresh.removeprefix("\ufeff")), file)
    return sorted([*problems, *damage])


def _in_place(character: str) -> str:
    """A character, or a space for one that is mended, so that all others keep their places."""
    is_mended = not character.isprintable() and character not in "\n\t" and not _hides(character)
    return " " if is_mended else character


_SOFT_BREAK = re.compile(r"\u00ad[ \t]*\r?\n[ \t]*(?=[^\W\d_])")


def as_meant(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` without what controls, hides or divides it, and in words what was done to each.

    From U+0080 on control characters are most often bytes of Windows-1252 that a program took for
    Latin-1: what was meant is put there, as “„” for U+0084. What ends lines or paragraphs becomes
    the end of a line; all else is left out, or a space where it divides words. What turns or hides
    other text stays, and is refused.
    """
    text, told = put_right(text)
    is_in_lines = "\n" in text.strip() or "\r" in text.strip()
    fresh = _SOFT_BREAK.sub("", text)
    now = {one: _meant(one, is_in_lines) for one in sorted(_mendable(fresh))}
    if set("\x80\x82\x84\x91\x92\x93\x94\x96\x97") & now.keys() or is_in_lines:
        now |= {one: _in_windows(one) for one in ("\x85",) if one in now}
    fresh = _mended(fresh, now)
    if "\u00ad" in text:
        fresh, now = fresh.replace("\u00ad", ""), {"\u00ad": "", **now}
    return fresh, (
        *told,
        *(f"{_name(one)} U+{ord(one):04X}: {_said(to)}" for one, to in now.items()),
    )


_SEPARATORS = "\u2028\u2029"


def _mendable(text: str) -> Iterator[str]:
    """The characters of a text that it may not have, and that turn or hide no other."""
    found = (text[at] for at in forbidden_in(INVISIBLE.sub(" ", text)))
    return (one for one in found if one != "\r" and not _hides(one))


def _mended(text: str, now: Mapping[str, str]) -> str:
    """A text with what is meant for each character that is forbidden where it stands."""
    parts, last = [], 0
    for at in forbidden_in(INVISIBLE.sub(" ", text)) if now else ():
        if text[at] in now:
            parts += [text[last:at], now[text[at]]]
            last = at + 1
    return "".join([*parts, text[last:]])


def _hides(character: str) -> bool:
    """Whether a character turns the order of others, or is one of those that hold a hidden text."""
    return character in "\u202d\u202e" or "\U000e0000" <= character <= "\U000e0fff"


def _meant(control: str, is_in_lines: bool) -> str:
    if control == "\u2029" or (control in "\x85\u2028" and not is_in_lines):
        return "\n"
    if "\x80" <= control <= "\x9f":
        return _in_windows(control)
    return " " if control.isspace() else ""


def _in_windows(control: str) -> str:
    return control.encode("latin-1").decode("cp1252", errors="ignore")


def _name(character: str) -> str:
    if character == "\u00ad":
        return "soft hyphen"
    if character in _SEPARATORS:
        return "separator"
    return "control character" if character <= "\x9f" else "invisible character"


def _said(printed: str) -> str:
    shown = {" ": "a space", "\n": "the end of a line"}.get(printed, printed)
    return f"replaced by {shown}" if printed else "left out"


def _read_page(path: Path) -> bytes:
    size = path.stat().st_size
    if not path.is_file() or size > _PAGE:
        raise CannotImport(path, f"the page has {size:,} bytes", "save its text as a file .txt")
    return path.read_bytes()


def _read_text(path: Path) -> bytes:
    data, problem = read_bytes(path.parent, path.name)
    if problem:
        raise CannotImport(path, problem.message, problem.hint)
    return data
