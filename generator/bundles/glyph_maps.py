"""What a PDF tells of the letters of its glyphs, so that its words are found and copied.

Short because the letters themselves are told by the faces.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from generator.bundles.glyph_letters import is_of_arabic, letters_of, mended_letters

_LAM_ALEF = {
    b"<06440622>": b"<fef5>",
    b"<06440623>": b"<fef7>",
    b"<06440625>": b"<fef9>",
    b"<06440627>": b"<fefb>",
}
"""Lam and each alef, as a font's map to characters has them, and the one character for both."""

_GLYPH = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>")
"""A line of a map from glyphs to letters."""


def spell(pdf: Any, faces: Sequence[Callable[[], bytes]]) -> None:
    """Have each Arabic glyph of a PDF copied and found as its letters, as the `faces` have them;
    lam-alef too, which fonts draw as one picture.

    A reader turns the letters of a line that was written from right to left around, one picture
    at a time, and many turn the two of this around as well. As one character that stands for both
    (Unicode's compatibility forms), which searching takes apart, they stay in order.
    """
    for thing in pdf.objects:
        lines = getattr(thing, "stream", None) or ()
        if any(line == b"begincmap" for line in lines):
            mended = _mended(lines, faces)
            thing.stream = [_spelt(line, mended) for line in lines]


def _mended(lines: Iterable[Any], faces: Sequence[Callable[[], bytes]]) -> dict[bytes, bytes]:
    """The lines of a map from glyphs to letters that tell something wrong of Arabic ones, and what
    they should be: see glyph_letters."""
    read = (_GLYPH.fullmatch(one) for one in lines if isinstance(one, bytes))
    told = {
        int(one[1], 16): bytes.fromhex(one[2].decode()).decode("utf-16-be") for one in read if one
    }
    if not any(is_of_arabic(letters) for letters in told.values()):
        return {}
    found: dict[bytes, bytes] = {}
    for face in faces:
        for glyph, letters in mended_letters(told, _letters_of(face)).items():
            found[_line(glyph, told[glyph])] = _line(glyph, letters)
    return found


def _line(glyph: int, letters: str) -> bytes:
    return f"<{glyph:04x}> <{letters.encode('utf-16-be').hex()}>".encode()


@cache
def _letters_of(face: Callable[[], bytes]) -> Mapping[int, str]:
    return letters_of(face())


def _spelt(line: Any, mended: Mapping[bytes, bytes]) -> Any:
    """A line of a map from pictures to characters, in hexadecimal digits."""
    if not isinstance(line, bytes):
        return line
    line = mended.get(line, line)
    for letters, form in _LAM_ALEF.items():
        line = line.replace(letters, form)
    return line
