"""Social cards: the picture that a link to a page is shown with, drawn here and nowhere else.

A card is 1200 × 630 pixels, in eight greys. It is drawn from words alone: what the page is, its
name, what it holds, the day up to which the site was brought, and the site's name.
"""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, replace
from importlib.metadata import version
from pathlib import Path

from PIL import Image, ImageDraw

from generator.content.model import Position, Statement
from generator.evidence.dossier import Dossier
from generator.evidence.labels import state
from generator.pages.describe import plain
from generator.pages.escape import one_line
from generator.pages.lettering import Style, as_seen, can_draw, clip, draw, width, wrap
from generator.pages.plan import Page
from generator.pages.words import Words

SIZE = (1200, 630)
MARGIN = 72
CARDS_FOLDER = "assets/cards"
"""Where cards stand in the Markdown folder, and on the site."""

DRAWING = 1
"""Grows when cards are drawn otherwise, so that none is kept that was drawn before."""

_ROOM = SIZE[0] - 2 * MARGIN
_GAP = 22
"""Between the headline and the text."""

_PAPER, _INK, _SOFT, _FAINT = 255, 17, 85, 204
_HEADLINES = tuple(Style(True, 700, size) for size in (88, 76, 66, 58, 50))
_TEXT = Style(True, 400, 34)
_SMALL = Style(False, 400, 27)
_SMALL_BOLD = Style(False, 700, 27)
_LONGEST = 600
_GREYS = 8
_TOP, _FOOT = 108, SIZE[1] - 62
"""The feet of the first line, the site's name, and of the last one, the date."""

_PACKAGES = ("pillow", "fontpkg-noto-serif", "pymupdf-fonts", "arabic-reshaper", "python-bidi")


@dataclass(frozen=True)
class Card:
    """The words on a card, each of which can be drawn; "" for what is not shown."""

    site: str
    kicker: str
    headline: str
    text: str
    counts: str
    as_of: str
    is_rtl: bool = False


def plan_cards(dossier: Dossier, pages: Iterable[Page]) -> list[tuple[Page, Card | None]]:
    """Each page, told where its card stands, and the card; None where none can be drawn."""
    words = Words(dossier.explainer.language)
    planned = [(page, card_of(dossier, words, page)) for page in pages]
    return [(replace(page, card=path_of(page)) if card else page, card) for page, card in planned]


def path_of(page: Page) -> str:
    """Where a page's card stands in the Markdown folder."""
    return f"{CARDS_FOLDER}/{page.path.removesuffix('.md')}.png"


def card_of(dossier: Dossier, words: Words, page: Page) -> Card | None:
    """What a page's card says; None where its name cannot be drawn, or it only leads on."""
    explainer = dossier.explainer
    is_overview = page.template == "overview"
    kicker = _shown(plain(words.text(f"{page.template}.kicker")))
    card = Card(
        site=kicker if is_overview else _shown(explainer.title),
        kicker="" if is_overview else kicker,
        headline=_shown(page.title or ""),
        text=_shown(explainer.question if is_overview else page.description or ""),
        counts=_shown(_counts(dossier, words, page)),
        as_of=_shown(plain(words.text("card.as_of")).format(date=words.date(explainer.as_of))),
        is_rtl=words.locale.text_direction == "rtl",
    )
    return card if card.headline and not page.moved_to else None


def draw_all(cards: Iterable[tuple[Page, Card | None]], kept: Path) -> Iterator[tuple[str, bytes]]:
    """Each card's path and its bytes; those that stand in the folder `kept` are not drawn again."""
    kept.mkdir(parents=True, exist_ok=True)
    used = set()
    for page, card in cards:
        if card:
            file = kept / f"{_name(card)}.png"
            used.add(file.name)
            yield path_of(page), _drawn_once(card, file)
    for file in kept.glob("*.png"):
        if file.name not in used:
            file.unlink()


def draw_card(card: Card) -> bytes:
    """A card as PNG: the same bytes for the same words, whatever the machine has installed."""
    image = Image.new("L", SIZE, _PAPER)
    canvas = ImageDraw.Draw(image)
    _draw_frame(canvas, card)
    foot = _draw_headline(canvas, card)
    _draw_text(canvas, card, foot)
    return _png(image)


def _shown(text: str) -> str:
    """`text` on one line if it can be drawn; no more of it than a card could hold."""
    line = one_line(text[:_LONGEST])
    return line if can_draw(line) else ""


def _counts(dossier: Dossier, words: Words, page: Page) -> str:
    """How many statements the page of a party or an issue holds, and how many take which stance."""
    match page.template:
        case "party":
            statements = dossier.of_party(page.data["party"])
        case "issue":
            statements = dossier.on_issue(page.data["issue"])
        case _:
            return ""
    total = words.text("count.statements", len(statements)).format(n=len(statements))
    stances = _stances(words, statements) if page.template == "issue" else []
    return " · ".join([plain(total), *stances])


def _stances(words: Words, statements: Iterable[Statement]) -> list[str]:
    stated = (state(s) for s in statements if isinstance(s, Position))
    found = Counter(label.key for label in stated if label)
    entry = words.text("card.stance")
    return [entry.format(stance=words.text(key), n=n) for key, n in sorted(found.items())]


def _name(card: Card) -> str:
    """A name that is another one whenever the picture might be."""
    drawn_with = [DRAWING, *(version(package) for package in _PACKAGES)]
    return hashlib.sha256(repr((astuple(card), drawn_with)).encode()).hexdigest()


def _drawn_once(card: Card, file: Path) -> bytes:
    if not file.is_file():
        fresh = file.with_suffix(".new")
        fresh.write_bytes(draw_card(card))
        fresh.replace(file)
    return file.read_bytes()


def _draw_frame(canvas: ImageDraw.ImageDraw, card: Card) -> None:
    """The site's name, the rules, and the day."""
    _line(canvas, card.site, _SMALL_BOLD, 84, _INK, card.is_rtl)
    canvas.rectangle((MARGIN, _TOP, SIZE[0] - MARGIN - 1, _TOP + 5), fill=_INK)
    canvas.rectangle((MARGIN, _FOOT - 46, SIZE[0] - MARGIN - 1, _FOOT - 45), fill=_FAINT)
    _line(canvas, card.as_of, _SMALL_BOLD, _FOOT, _INK, card.is_rtl)
    _line(canvas, card.kicker, _SMALL_BOLD, _TOP + 56, _SOFT, card.is_rtl)


def _draw_headline(canvas: ImageDraw.ImageDraw, card: Card) -> int:
    """The headline, as large as leaves room for the text; returns the foot of its last line."""
    for style in _HEADLINES:
        lines = wrap(card.headline, style, _ROOM, card.is_rtl)
        foot = _start(card) + len(lines) * style.leading
        if len(lines) <= 3 and _lines_left(card, foot) >= min(3, len(_lines_of_text(card))):
            break
    lines = clip(lines, 4, style, _ROOM, card.is_rtl)
    for number, line in enumerate(lines, 1):
        _line(canvas, line, style, _start(card) + number * style.leading, _INK, card.is_rtl)
    return _start(card) + len(lines) * style.leading


def _start(card: Card) -> int:
    """The foot of the line above the headline."""
    return _TOP + (60 if card.kicker else 14)


def _draw_text(canvas: ImageDraw.ImageDraw, card: Card, foot: int) -> None:
    """What the page holds, in the lines that are left, and its counts."""
    _line(canvas, card.counts, _SMALL, _FOOT - 74, _SOFT, card.is_rtl)
    room = _lines_left(card, foot)
    for line in clip(_lines_of_text(card), room, _TEXT, _ROOM, card.is_rtl):
        foot += _TEXT.leading
        _line(canvas, line, _TEXT, foot + _GAP, _INK, card.is_rtl)


def _lines_of_text(card: Card) -> list[str]:
    return wrap(card.text, _TEXT, _ROOM, card.is_rtl)


def _lines_left(card: Card, foot: int) -> int:
    """How many lines of text have room below a headline that ends at `foot`."""
    end = _FOOT - (130 if card.counts else 80)
    return max(0, (end - foot - _GAP) // _TEXT.leading)


def _fitted(text: str, style: Style, is_rtl: bool) -> str:
    lines = clip(wrap(text, style, _ROOM, is_rtl), 1, style, _ROOM, is_rtl)
    return lines[0] if lines else ""


def _line(
    canvas: ImageDraw.ImageDraw, text: str, style: Style, foot: int, ink: int, is_rtl: bool
) -> None:
    """One line, from the side on which the language begins."""
    text = _fitted(text, style, is_rtl)
    x = SIZE[0] - MARGIN - width(text, style, is_rtl) if is_rtl else MARGIN
    draw(canvas, as_seen(text, is_rtl), style, (x, foot), ink)


def _png(image: Image.Image) -> bytes:
    """`image` in a few greys, as small as it gets."""
    step = 255 / (_GREYS - 1)
    steps = image.point([round(value / step) for value in range(256)])
    greys = Image.frombytes("P", SIZE, steps.tobytes())
    greys.putpalette([value for grey in range(_GREYS) for value in (round(grey * step),) * 3])
    out = io.BytesIO()
    greys.save(out, "PNG", compress_level=8, bits=4)
    return out.getvalue()
