"""How high a frame on another site is to be, told before anything is laid out.

A frame does not grow with what it shows, unless a script of its host measures it. So what it shows
is laid out to need about the same height in every width from 320 pixels up: letters grow with it.
These are estimates that err on the long side; where a reader has larger letters, a frame scrolls.

Short because these are estimates alone.
"""

import unicodedata
from collections.abc import Iterable, Sequence

_ROUND, _AROUND, _PIECE = 10, 200, 90
"""To what a height is rounded; what stands around the words, and with each piece of evidence."""

_HEAD, _QUOTED = (25, 24), (27, 25)
"""How many letters a line of the words above has, and how high it is; and one of what is quoted."""

_OF_MANY, _EACH, _LEAST, _MOST = 0.7, 40, 400, 900
"""How much each letter adds in what is drawn, and each text by itself; and how high a frame with
that is at least and at most: more than a screen would be in the way of whoever scrolls past it."""


def height_of_words(head: str, quoted: Sequence[str]) -> int:
    """How many pixels a sentence takes, above words of some pieces of evidence."""
    pieces = sum(_PIECE + _lines(one, *_QUOTED) for one in quoted)
    return _rounded(_AROUND + _lines(head, *_HEAD) + pieces)


def height_of_all(told: Iterable[str]) -> int:
    """How many pixels something drawn takes that shows all these texts, as far as a frame goes."""
    needed = _AROUND + sum(_EACH + _OF_MANY * _letters(one) for one in told)
    return _rounded(min(max(needed, _LEAST), _MOST))


def _lines(text: str, letters: int, height: int) -> int:
    return -(-_letters(text) // letters) * height


def _letters(text: str) -> int:
    """How many letters as wide as a Latin one a text is: those of East Asia are twice as wide, and
    marks that stand above or below others take no room."""
    return sum(
        2 if unicodedata.east_asian_width(one) in "WF" else not unicodedata.combining(one)
        for one in text
    )


def _rounded(height: float) -> int:
    return -(-round(height) // _ROUND) * _ROUND
