"""The letters that each glyph of a face is drawn for, of those that change their form in a word.

WeasyPrint notes them of the first place where a glyph is drawn. Under a vowel sign a letter and its
sign are one cluster, of which the sign is given all and the letter nothing: from then on no word
with that glyph can be searched for or copied. So they are told by the face itself.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from itertools import product

from uharfbuzz import Buffer, Face, Font, shape

_FIRST, _LAST = 0x0600, 0x06FF
_JOINING = "\u0628"
"""A letter that joins those on either side, and so shows each form of another."""

_LIGATURES = ("\u0644\u0622", "\u0644\u0623", "\u0644\u0625", "\u0644\u0627")
"""What most faces draw as one glyph: lam with each alef."""

_ENOUGH = 0.8
"""Which part of a map agrees with a face at least whose glyphs it tells of."""


def is_of_arabic(text: str) -> bool:
    """Whether a text has a letter of Arabic."""
    return any(_FIRST <= ord(one) <= _LAST for one in text)


def letters_of(data: bytes) -> Mapping[int, str]:
    """The letters of each glyph that a face, as the bytes of its file, draws in Arabic words."""
    face = Face(data)
    letters = [chr(one) for one in sorted(face.unicodes) if _FIRST <= one <= _LAST]
    signs = [one for one in letters if unicodedata.combining(one)]
    wholes = [*(one for one in letters if one.isalpha()), *_LIGATURES] if letters else []
    font, found = Font(face), dict[int, str]()
    for text, before, after in product(wholes, ("", _JOINING), ("", _JOINING)):
        drawn = [*_cluster(font, before, text, after)]
        if len(drawn) == 1:
            found.setdefault(drawn[0], text)
    for sign, text in product(signs, (_JOINING, *_LIGATURES)):
        drawn = [one for one in _cluster(font, "", text + sign, "") if one not in found]
        if len(drawn) == 1:
            found[drawn[0]] = sign
    return found


def _cluster(font: Font, before: str, text: str, after: str) -> Iterator[int]:
    """The glyphs of some letters between others."""
    buffer = Buffer()
    buffer.add_str(before + text + after)
    buffer.guess_segment_properties()
    shape(font, buffer)
    within = range(len(before), len(before) + len(text))
    yield from (one.codepoint for one in buffer.glyph_infos if one.cluster in within)


def mended_letters(told: Mapping[int, str], face: Mapping[int, str]) -> dict[int, str]:
    """The letters of those glyphs of a map that it tells nothing of, or too much, where the face is
    the one that it tells of."""
    known = [glyph for glyph in told if glyph in face]
    alike = sum(told[glyph] == face[glyph] for glyph in known)
    if not known or alike < _ENOUGH * len(known):
        return {}
    return {one: face[one] for one in known if not told[one] or _is_too_much(told[one], face[one])}


def _is_too_much(told: str, letters: str) -> bool:
    """Whether a sign is told to be a letter too."""
    return unicodedata.combining(letters[0]) > 0 and any(map(str.isalpha, told))
