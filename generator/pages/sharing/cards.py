"""Social cards: the picture that a link to a page is shown with, drawn here and nowhere else.

A card is 1200 × 630 pixels. It is drawn from words alone: what the page is, its name, what it
holds, the day up to which the site was brought, and the site's name. HarfBuzz measures them, and
resvg draws what templates/card.svg.jinja says, with faces that the lock names, never the machine's.
"""

import hashlib
import tempfile
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

import fontpkg
import pymupdf_fonts
import regex
import resvg_py
import uharfbuzz

from generator.pages.escape import phrase
from generator.pages.page import Page
from generator.pages.templating import TEMPLATES, html_templates

DRAWING = 3
"""Grows when cards are drawn otherwise, so that none is kept that was drawn before."""

_PACKAGES = ("resvg-py", "uharfbuzz", "fontpkg-noto-serif", "pymupdf-fonts")
_ROOM = 1056
"""How wide a line may be."""
_GAP = 22
"""Between the headline and the text."""
_LONGEST = 600
_TOP, _FOOT = 108, 568
"""Where the rule below the site's name is, and the foot of the last line, the date."""

SERIF, SANS = "Noto Serif", "FiraGO"
_LETTERS = regex.compile(r"\X")
"""Letters with their marks, which no line break parts."""


@dataclass(frozen=True)
class Style:
    """How text is set: the family that is tried first, its weight, its size in pixels, its grey."""

    family: str
    weight: int
    size: int
    ink: str = "#111"

    @property
    def leading(self) -> int:
        """From one line's foot to the next one's."""
        return round(self.size * (1.22 if self.weight > 400 else 1.36))


_HEADLINES = tuple(Style(SERIF, 700, size) for size in (88, 76, 66, 58, 50))
_TEXT = Style(SERIF, 400, 34)
_SMALL = Style(SANS, 400, 27, "#555")
_BOLD = Style(SANS, 700, 27)
_KICKER = replace(_BOLD, ink="#555")

Block = tuple[list[str], Style, int]
"""Lines of one style, and how far down the foot of a line before the first would be."""


@dataclass(frozen=True)
class Card:
    """The words on a card, each of which can be drawn; "" for what is not shown.

    `is_headline_turned` where the headline is in a language of the other direction.
    """

    site: str
    kicker: str
    headline: str
    text: str
    counts: str
    as_of: str
    is_rtl: bool = False
    is_headline_turned: bool = False


def path_of(page: Page) -> str:
    """Where a page's card stands in the Markdown folder, and on the site."""
    return f"assets/cards/{page.path.removesuffix('.md')}.png"


def draw_all(cards: Iterable[tuple[Page, Card | None]], kept: Path) -> Iterator[tuple[str, bytes]]:
    """Each card's path and its bytes; those that stand in the folder `kept` are not drawn again."""
    kept.mkdir(parents=True, exist_ok=True)
    drawn_with = [DRAWING, *map(version, _PACKAGES)]
    used = set()
    for page, card in cards:
        if card:
            # The name is another one whenever the picture might be.
            said = repr((astuple(card), drawn_with))
            file = kept / f"{hashlib.sha256(said.encode()).hexdigest()}.png"
            if not file.is_file():
                fresh = file.with_suffix(".new")
                fresh.write_bytes(draw_card(card))
                fresh.replace(file)
            used.add(file)
            yield path_of(page), file.read_bytes()
    for file in {*kept.glob("*.png")} - used:
        file.unlink()


def draw_card(card: Card) -> bytes:
    """A card as PNG: the same bytes for the same words, whatever the machine has installed."""
    template = html_templates(TEMPLATES).get_template("card.svg.jinja")
    picture = template.render(
        blocks=blocks_of(card),
        is_rtl=card.is_rtl,
        turned={_HEADLINE} if card.is_headline_turned else set(),
        family_of=family_of,
    )
    files = [str(file) for file in dict.fromkeys(_faces().values())]
    return resvg_py.svg_to_bytes(svg_string=picture, skip_system_fonts=True, font_files=files)


_HEADLINE = 2
"""Which of the blocks the headline is."""


def blocks_of(card: Card) -> list[Block]:
    """What is written on a card; what has no room there is left out."""
    top = _TOP + (60 if card.kicker else 14)
    end = _FOOT - (130 if card.counts else 80)
    headline, style = _headline(card, end - _GAP - top)
    below = top + len(headline) * style.leading + _GAP
    return [
        _single(card.site, _BOLD, 84),
        _single(card.kicker, _KICKER, _TOP + 56),
        (headline, style, top),
        (wrap(card.text, _TEXT, max(0, (end - below) // _TEXT.leading)), _TEXT, below),
        _single(card.counts, _SMALL, _FOOT - 74),
        _single(card.as_of, _BOLD, _FOOT),
    ]


def _single(text: str, style: Style, foot: int) -> Block:
    return wrap(text, style, 1), style, foot - style.leading


def _headline(card: Card, room: int) -> tuple[list[str], Style]:
    """The lines of the headline, as large as leaves `room` for three lines of the text."""
    wanted = len(wrap(card.text, _TEXT, 3)) * _TEXT.leading
    for style in _HEADLINES:
        lines = wrap(card.headline, style, 4)
        if len(lines) <= 3 and len(lines) * style.leading + wanted <= room:
            break
    return lines, style


def wrap(text: str, style: Style, most: int) -> list[str]:
    """`text` in at most so many lines as wide as a card; a last one that lacks words ends with …"""
    lines: list[str] = []
    letters = _LETTERS.findall(text)
    while letters and len(lines) < most:
        end = _end_of_line(letters, style)
        lines.append("".join(letters[:end]).strip())
        letters = letters[end:]
    if letters and lines:
        last = lines[-1]
        while last and width(f"{last} …", style) > _ROOM:
            last = last.rpartition(" ")[0] or last[:-1]
        lines[-1] = f"{last} …"
    return lines


def _end_of_line(letters: list[str], style: Style) -> int:
    """How many letters one line takes: up to a space, or within a word that is wider than it."""

    def is_too_wide(end: int) -> bool:
        return width("".join(letters[:end]).strip(), style) > _ROOM

    end = bisect_left(range(1, len(letters) + 1), True, key=is_too_wide)
    if end < len(letters) and " " in letters[: end + 1]:
        return end + 1 - letters[end::-1].index(" ")
    return max(1, end)


def family_of(text: str, first: str) -> str | None:
    """The family that has every letter of `text`, `first` before the other; None if neither has."""
    families = sorted((SERIF, SANS), key=lambda family: family != first)
    return next((one for one in families if _shaped(text, one, 400) is not None), None)


def width(text: str, style: Style) -> float:
    """How many pixels wide `text` is on one line."""
    family = family_of(text, style.family) or SANS
    return (_shaped(text, family, style.weight) or 0) * style.size / 1000


def _shaped(text: str, family: str, weight: int) -> float | None:
    """How wide `text` is, in thousandths of its size; None where a letter has no picture."""
    buffer, font = uharfbuzz.Buffer(), _font(family, weight)
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    if any(glyph.codepoint == 0 for glyph in buffer.glyph_infos):
        return None
    return float(sum(at.x_advance for at in buffer.glyph_positions or ()) * 1000 / font.face.upem)


@cache
def _font(family: str, weight: int) -> uharfbuzz.Font:
    font = uharfbuzz.Font(uharfbuzz.Face(_faces()[family, weight].read_bytes()))
    font.set_variations({"wght": weight})
    return font


@cache
def _faces() -> dict[tuple[str, int], Path]:
    """Each face as a file, which is how resvg wants them."""
    serif = fontpkg.path(SERIF, 400, "normal")
    faces = {(SERIF, weight): serif for weight in (400, 700)}
    for weight, name in ((400, "figo"), (700, "figbo")):
        faces[SANS, weight] = Path(_folder().name) / f"{name}.ttf"
        faces[SANS, weight].write_bytes(pymupdf_fonts.myfont(name))
    return faces


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """A folder that goes when the program ends."""
    return tempfile.TemporaryDirectory()


def drawable(text: str) -> str:
    """`text` on one line if one family has it all; no more of it than a card could hold."""
    line = phrase(text[:_LONGEST])
    return line if family_of(line, SANS) else ""
