"""How other sites show a page in a frame, as oEmbed tells it (https://oembed.com, version 1.0).

oEmbed asks a service about an address, and names how wide and high there is room for. A host of
static pages answers no question: each page that can be shown leads to a file of its own, which says
the same to everybody.

Short because the lines are made, and pages named, elsewhere.
"""

import json
from collections.abc import Iterable, Iterator

from generator.evidence.resolution.dossier import Dossier
from generator.pages.escape import one_line
from generator.pages.page import Page
from generator.pages.sharing.embedding import description_path, embed_line
from generator.pages.urls import Web

WIDTH = 800
"""How many pixels a frame is wide where there is room."""

CACHE_AGE = 86_400
"""For how many seconds others may keep what they were told: a day."""

CARD = (1200, 630)
"""How wide and high the picture of a page is."""


def oembed_files(dossier: Dossier, web: Web, pages: Iterable[Page]) -> Iterator[tuple[str, str]]:
    """A description of each of the pages that other sites can show."""
    for page in pages:
        if page.embed:
            told = json.dumps(_described(dossier, web, page), ensure_ascii=False, indent=1)
            yield description_path(page.path), told + "\n"


def _described(dossier: Dossier, web: Web, page: Page) -> dict[str, str | int]:
    assert page.embed
    title = one_line(dossier.explainer.title)
    described: dict[str, str | int] = {
        "type": "rich",
        "version": "1.0",
        "title": one_line(page.title or ""),
        "provider_name": title,
        "provider_url": web.to("index.md"),
        "cache_age": CACHE_AGE,
        "html": embed_line(dossier, web, page),
        "width": WIDTH,
        "height": page.embed.height,
    }
    if page.card:
        width, height = CARD
        described |= {"thumbnail_url": web.to(page.card)}
        described |= {"thumbnail_width": width, "thumbnail_height": height}
    return described
