"""The faces that paper is set in, from packages that the lock names.

Noto Serif and FiraGO have Latin, Greek and Cyrillic; FiraGO has Arabic, Hebrew, Devanagari, Thai
and Georgian too. Three further faces have signs.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from functools import cache, partial

import fontpkg
import pymupdf_fonts

_SERIF = "Noto Serif"


def _serif(style: str) -> bytes:
    return bytes(fontpkg.path(_SERIF, 400, style).read_bytes())


def _other(name: str) -> bytes:
    return bytes(pymupdf_fonts.myfont(name))


FACES: dict[str, Callable[[], bytes]] = {
    "serif": partial(_serif, "normal"),
    "serif-italic": partial(_serif, "italic"),
    "sans": partial(_other, "figo"),
    "sans-bold": partial(_other, "figbo"),
    "sans-italic": partial(_other, "figit"),
    "sans-bold-italic": partial(_other, "figbi"),
    "signs": partial(_other, "symbol1"),
    "more-signs": partial(_other, "symbol2"),
    "mathematics": partial(_other, "math"),
}
"""Each face's file, by the name that print.css calls it."""

_PLAIN = ("serif", "sans", "signs", "more-signs", "mathematics")


def lacking(text: Iterable[str]) -> set[str]:
    """The letters of a text that none of the faces has."""
    return {letter for letter in set(text) if letter.isprintable() and ord(letter) not in _known()}


@cache
def _known() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    maps = (TTFont(io.BytesIO(FACES[name]()), lazy=True).getBestCmap() for name in _PLAIN)
    return frozenset(code for one in maps for code in one)
