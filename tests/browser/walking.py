"""One walk of a site: each page opened once, and written down what it showed and did."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from tests.browser.looks import open_search, wear
from tests.browser.recording import DESKTOP, Recording, new_page, probe
from tests.browser.serving import Site

LISTEN = """
window.refused = [];
document.addEventListener("securitypolicyviolation", event =>
  window.refused.push(`${event.effectiveDirective} ${event.blockedURI}`));
"""
"""For pages whose policy is watched: what a browser refused them."""

CUT = probe("cut")

SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"""

BRIGHTNESS = """['color', 'backgroundColor'].map(name =>
  getComputedStyle(document.body)[name].match(/[\\d.]+/g).slice(0, 3).map(Number))"""
"""The parts of the colours of a page's letters and of the ground that they stand on."""


@dataclass(frozen=True)
class Circumstance:
    """How wide a page is, whether it is on paper, and the styles that a reader adds to it."""

    width: int
    media: str = "screen"
    styles: str = ""


CIRCUMSTANCES = {
    **{f"at {width} px": Circumstance(width) for width in (320, 390, 640, 1280)},
    "on paper": Circumstance(718, media="print"),  # A4 within its margins
    "spaced": Circumstance(320, styles=SPACED),
    "enlarged": Circumstance(1280, styles=SPACED + "html { font-size: 200% !important }"),
}


CLOSELY = "closely"
"""In the dark too, and with its search open."""
NARROWEST = "at 320 px"
"""Where most is cut: every page is looked at so."""


@dataclass(frozen=True)
class Visit:
    """What a page showed: what was cut off in each circumstance, what a browser refused it, how
    bright it is in the dark, and how many results its search gave; None where that was not tried.
    """

    cut: dict[str, list[str]]
    refused: list[str]
    dark: list[list[float]] | None = None
    results: int | None = None


@dataclass(frozen=True)
class Walk:
    """What the pages of a site showed, by their paths, and what all of them asked for and said."""

    visits: dict[str, Visit]
    recording: Recording

    def each(self, what: str) -> dict:
        """One thing that each page showed on which it was tried."""
        shown = ((path, getattr(visit, what)) for path, visit in self.visits.items())
        return {path: found for path, found in shown if found is not None}


def walk(
    browser: Browser,
    site: Site,
    seen: Mapping[str, Collection[str]],
    words: str = "a",
) -> Walk:
    """Open pages of a site one after another, see what of each is cut off, and read it to its end.

    `seen` tells, by its path, in which circumstances a page is to be seen. Who looks at it closely
    sees it in the dark too, and searches it for `words`.
    """
    page = new_page(browser)
    page.add_init_script(LISTEN)
    visits = {path: visit(page, site.at(path), how, words) for path, how in seen.items()}
    page.context.close()
    return Walk(visits, page.recording)


def visit(page: Page, url: str, how: Collection[str], words: str) -> Visit:
    """Open a page, and look at it in some circumstances, perhaps closely."""
    circumstances = [name for name in how if name != CLOSELY]
    if CLOSELY in how:
        return look_closely(page, url, circumstances, words)
    return glance(page, url, circumstances)


def glance(page: Page, url: str, circumstances: Iterable[str]) -> Visit:
    """Open a page, look at it in some circumstances, and read it to its end."""
    page.goto(url)
    seen = {name: cut_in(page, CIRCUMSTANCES[name]) for name in circumstances}
    page.mouse.wheel(0, 100_000)
    return Visit(seen, page.evaluate("window.refused"))


def look_closely(page: Page, url: str, circumstances: Iterable[str], words: str) -> Visit:
    """Glance at a page, then look at it in the dark, and with its search open."""
    seen = glance(page, url, circumstances).cut
    wear(page, "")
    page.set_viewport_size(DESKTOP)
    page.emulate_media(media="screen", color_scheme="dark")
    dark = page.evaluate(BRIGHTNESS)
    page.emulate_media(color_scheme="light")
    open_search(page, words)
    results = page.locator("dialog#site--search a").count()
    return Visit(seen, page.evaluate("window.refused"), dark, results)


def cut_in(page: Page, circumstance: Circumstance) -> list[str]:
    """The texts of a page that are cut off in a circumstance."""
    page.set_viewport_size({"width": circumstance.width, "height": 800})
    page.emulate_media(media=circumstance.media)
    wear(page, circumstance.styles)
    return cut(page)


def cut(page: Page) -> list[str]:
    """The texts of a page that are cut off or lie beside the screen."""
    return page.evaluate(CUT)
