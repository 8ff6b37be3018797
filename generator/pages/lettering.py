"""Letters on a picture: which can be drawn, how wide they are, where lines break.

Everything that shapes a letter comes from packages that the lock names, never from the machine:
Pillow's basic layout, and for Arabic and Hebrew the forms and the order that two packages work out.
A text with a letter that no face has, or with marks that the basic layout would misplace, is not
drawn at all.
"""

from __future__ import annotations

import io
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

import fontpkg.pil
import pymupdf_fonts
from arabic_reshaper import ArabicReshaper
from bidi.algorithm import get_display
from PIL import ImageDraw, ImageFont

ELLIPSIS = "…"

_BASIC = ImageFont.Layout.BASIC
_SERIF = "Noto Serif"
_SANS = {400: "figo", 700: "figbo"}
_RIGHT_TO_LEFT = {"R", "AL", "AN"}
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_RESHAPER = ArabicReshaper({"delete_harakat": True, "use_unshaped_instead_of_isolated": True})


@dataclass(frozen=True)
class Style:
    """How text is set: serif or not, its weight, its size in pixels."""

    is_serif: bool
    weight: int
    size: int

    @property
    def leading(self) -> int:
        """From one line's foot to the next one's."""
        return round(self.size * (1.22 if self.weight > 400 else 1.36))


def can_draw(text: str) -> bool:
    """Whether a face has every letter of `text`, and the basic layout puts each in its place."""
    return all(
        not unicodedata.category(letter).startswith("M") and _faces_with(letter)
        for letter in as_seen(text)
    )


@lru_cache(maxsize=1 << 12)
def as_seen(text: str, is_rtl: bool = False) -> str:
    """`text` in the forms and the order in which its letters stand, from the left."""
    text = unicodedata.normalize("NFC", text)
    if is_rtl or any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text):
        text = get_display(_RESHAPER.reshape(text), base_dir="R" if is_rtl else "L")
    return _INVISIBLE.sub("", text)


@lru_cache(maxsize=1 << 12)
def width(text: str, style: Style, is_rtl: bool = False) -> float:
    """How many pixels wide `text` is on one line."""
    return sum(font.getlength(run) for font, run in _runs(as_seen(text, is_rtl), style))


def wrap(text: str, style: Style, room: int, is_rtl: bool = False) -> list[str]:
    """`text` in lines that are at most `room` pixels wide."""
    lines = [""]
    for word in _words(text, style, room, is_rtl):
        longer = f"{lines[-1]} {word}".strip()
        if width(longer, style, is_rtl) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return [line for line in lines if line]


def clip(lines: list[str], count: int, style: Style, room: int, is_rtl: bool = False) -> list[str]:
    """At most `count` lines; where some are left out, the last one ends with an ellipsis."""
    if len(lines) <= count:
        return lines
    last = lines[count - 1] if count else ""
    while last and width(f"{last} {ELLIPSIS}", style, is_rtl) > room:
        last = last.rpartition(" ")[0] or last[:-1]
    return [*lines[: count - 1], f"{last} {ELLIPSIS}".strip()] if count else []


def draw(
    canvas: ImageDraw.ImageDraw, text: str, style: Style, foot: tuple[float, int], ink: int
) -> None:
    """Draw letters that are in the order in which they stand, from `foot` to the right."""
    x, y = foot
    for font, run in _runs(text, style):
        canvas.text((x, y), run, fill=ink, font=font, anchor="ls")
        x += font.getlength(run)


def _words(text: str, style: Style, room: int, is_rtl: bool) -> Iterator[str]:
    """The words of a text; one that is wider than a line comes in pieces."""
    for word in re.split(" +", text):
        while width(word, style, is_rtl) > room and len(word) > 1:
            end = _end_of_line(word, style, room, is_rtl)
            yield word[:end]
            word = word[end:]
        yield word


def _end_of_line(word: str, style: Style, room: int, is_rtl: bool) -> int:
    """How many letters of a word fit in a line; at least one."""

    def is_too_wide(end: int) -> bool:
        return width(word[:end], style, is_rtl) > room

    return max(1, bisect_left(range(1, len(word)), True, key=is_too_wide))


def _runs(text: str, style: Style) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
    """Stretches of `text`, each with the font that has its letters."""
    for is_serif, letters in groupby(text, key=lambda letter: _is_serif(letter, style)):
        yield _font(is_serif, style.weight, style.size), "".join(letters)


def _is_serif(letter: str, style: Style) -> bool:
    faces = _faces_with(letter)
    return style.is_serif in faces if style.is_serif else False not in faces


@cache
def _faces_with(letter: str) -> frozenset[bool]:
    """The faces that have a letter: True for the serif one. Both weights have the same."""
    return frozenset(is_serif for is_serif in (True, False) if _has(is_serif, letter))


def _has(is_serif: bool, letter: str) -> bool:
    """Whether a face draws a letter as anything but the box that stands for a missing one."""
    font = _font(is_serif, 400, 32)
    return _picture(font, letter) != _picture(font, "\U0010ffff")


def _picture(font: ImageFont.FreeTypeFont, letter: str) -> tuple[tuple[int, int], bytes]:
    mask = font.getmask(letter)
    return mask.size, bytes(mask)


@cache
def _font(is_serif: bool, weight: int, size: int) -> ImageFont.FreeTypeFont:
    if is_serif:
        font: ImageFont.FreeTypeFont
        font = fontpkg.pil.truetype(_SERIF, size, weight=weight, layout_engine=_BASIC)
        return font
    return ImageFont.truetype(io.BytesIO(_sans(weight)), size, layout_engine=_BASIC)


@cache
def _sans(weight: int) -> bytes:
    return bytes(pymupdf_fonts.myfont(_SANS[weight]))
