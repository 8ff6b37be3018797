"""The looks that a page has: widths, colours, and what is open."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, product, zip_longest
from typing import Any

from playwright.sync_api import Page

COLOUR_RULES = ["color-contrast", "link-in-text-block"]
HEIGHT = 800

STILL = "* { transition: none !important; animation: none !important }"
"""For pages whose colours are measured: one on its way to another is not one that anybody reads."""

FILLED = """document.body.querySelectorAll('*').forEach(
  e => e.style.webkitTextFillColor = getComputedStyle(e).color)"""
"""For forced colours: axe-core asks for the fill of letters, which Chromium reports unforced."""


PASSAGE = """is => document.querySelectorAll('[popover]').forEach(
  (one, at) => one.togglePopover(is && at === 0))"""
"""Opens the first passage of a page, or closes it."""

ANSWERED = "text => document.querySelector('#site--search-results').dataset.answers === text"
"""Whether what is shown answers what was typed."""


@dataclass(frozen=True)
class Look:
    """One way in which a page is seen, and the part of it that then differs."""

    width: int
    scheme: str = "light"
    forced: bool = False
    contrast: bool = False
    opened: str = ""
    within: str = "html"

    @property
    def changes_colours_only(self) -> bool:
        """Whether a look shows nothing else than the light one of its width."""
        return self.scheme == "dark" or self.forced or self.contrast

    def __str__(self) -> str:
        kind = "forced colours" if self.forced else "more contrast" if self.contrast else ""
        words = [str(self.width), self.scheme, kind, f"{self.opened} open" if self.opened else ""]
        return " ".join(filter(None, words))


def _pair(width: int, **what: Any) -> list[Look]:
    return [Look(width, scheme, **what) for scheme in ("light", "dark")]


NARROW, WIDE = _pair(320), _pair(1280)
"""The narrowest page and a wide one; no rule of the style sheet begins between 320 and 479 px."""
PAGES = (
    NARROW,
    WIDE,
    [*_pair(1280, contrast=True), Look(1280, forced=True)],  # the last leaves its mark on a page
)
"""The looks that a page is opened for together."""
FRAMES = (
    _pair(320, opened="menu", within="header"),
    _pair(390, opened="search", within="dialog#site--search"),
    _pair(320, opened="passage"),
)
"""Those of the frame, and of what opens in place, which are the same on all pages of a site."""
LOOKS = [*chain(*FRAMES, *PAGES)]
"""All, in an order in which one page can have them: what leaves a mark comes last."""


def cover(
    sites: Mapping[str, list[str]], turns: Iterable[Iterable[Any]]
) -> dict[str, dict[str, list[Any]]]:
    """For each site, which of its pages are to be seen in which looks, so that every kind of page
    is seen in every look, on one site after another, and every site too. `turns` are looks that go
    together.
    """
    chosen: dict[str, dict[str, list[Any]]] = {name: {} for name in sites}
    found = {name: kinds(paths) for name, paths in sites.items()}
    for number, kind in enumerate(dict.fromkeys(chain.from_iterable(found.values()))):
        members = [[(name, path) for path in found[name].get(kind, ())] for name in sites]
        pages = [page for row in zip_longest(*members) for page in row if page]
        for turn, looks in enumerate(turns):
            name, path = pages[(number + turn) % len(pages)]
            chosen[name].setdefault(path, []).extend(looks)
    for (name, paths), looks in product(sites.items(), turns):
        if not {*looks} & {*chain.from_iterable(chosen[name].values())}:
            chosen[name].setdefault(paths[0], []).extend(looks)
    return chosen


def apply(page: Page, look: Look) -> None:
    """Give an open page of a site a look."""
    set_screen(page, look)
    set_menu(page, look.opened == "menu")
    set_search(page, look.opened == "search")
    set_passage(page, look.opened == "passage")


def set_screen(page: Page, look: Look) -> None:
    """Give an open page the width and the colours of a look."""
    page.set_viewport_size({"width": look.width, "height": HEIGHT})
    page.emulate_media(
        color_scheme=look.scheme,  # type: ignore[arg-type]
        forced_colors="active" if look.forced else "none",
        contrast="more" if look.contrast else "no-preference",
        reduced_motion="reduce" if look.contrast else "no-preference",
    )
    if look.forced:
        page.evaluate(FILLED)


def wear(page: Page, styles: str) -> None:
    """Give an open page styles, as a reader's browser may: no policy of a page forbids those."""
    page.evaluate(
        "styles => { const sheet = new CSSStyleSheet(); sheet.replaceSync(styles);"
        " document.adoptedStyleSheets = [sheet]; }",
        styles,
    )


def set_menu(page: Page, is_open: bool) -> None:
    """Open or close the menu."""
    page.evaluate("is => document.querySelector('details.menu').open = is", is_open)


def set_passage(page: Page, is_open: bool) -> None:
    """Open the first passage that a page refers to, or close all."""
    page.evaluate(PASSAGE, is_open)


def set_search(page: Page, is_open: bool) -> None:
    """Open the search and look for something, or close it."""
    if is_open:
        open_search(page, "a")
    elif page.locator("dialog#site--search").is_visible():
        page.keyboard.press("Escape")
        page.locator("dialog#site--search").wait_for(state="hidden")


def open_search(page: Page, text: str) -> None:
    """Open search by its shortcut, unless it is, type, and wait until it has answered."""
    dialog = page.locator("dialog#site--search")
    if not dialog.is_visible():
        page.keyboard.press("Control+k")
        dialog.wait_for(state="visible")
    ask(page, text)


def ask(page: Page, text: str) -> None:
    """Type into the open search, and wait until it has answered."""
    page.fill("#site--search-words", text)
    page.wait_for_function(ANSWERED, arg=text)


def kinds(paths: Iterable[str]) -> dict[str, list[str]]:
    """Pages by their kind: those of one kind stand in one folder."""
    folders: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        folder = path.rstrip("/").rpartition("/")[0]
        folders[folder or path].append(path)
    return folders


def representatives(paths: Iterable[str], count: int = 3) -> list[str]:
    """At most `count` pages of each kind."""
    return [path for members in kinds(paths).values() for path in members[:count]]


def words(text: str) -> str:
    """A text with one space wherever there are any, and no invisible characters."""
    return " ".join(text.replace("\u2060", "").replace("\u00ad", "").split())
