"""The looks that a page has: widths, colours, and what is open."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from playwright.sync_api import Page

COLOUR_RULES = ["color-contrast", "link-in-text-block"]
HEIGHT = 800

STILL = "* { transition: none !important; animation: none !important }"
"""For pages whose colours are measured: one on its way to another is not one that anybody reads."""

LENIENT = {"bypass_csp": True}
"""For pages to which a test adds styles, as a reader's own browser may: the page's policy, which
keeps strangers out, is not applied."""

FILLED = """document.body.querySelectorAll('*').forEach(
  e => e.style.webkitTextFillColor = getComputedStyle(e).color)"""
"""For forced colours: axe-core asks for the fill of letters, which Chromium reports unforced."""


@dataclass(frozen=True)
class Look:
    """One way in which a page is seen, and the part of it that then differs."""

    width: int
    scheme: str = "light"
    forced: bool = False
    opened: str = ""
    within: str = "html"

    @property
    def changes_colours_only(self) -> bool:
        """Whether a look shows nothing else than the light one of its width."""
        return self.scheme == "dark" or self.forced

    def __str__(self) -> str:
        words = [str(self.width), self.scheme, "forced colours" if self.forced else ""]
        return " ".join(
            [*filter(None, words), f"{self.opened} open" if self.opened else ""]
        ).strip()


LOOKS = [Look(width, scheme) for scheme in ("light", "dark") for width in (320, 1280)]
"""The narrowest page and a wide one; no rule of the style sheet begins between 320 and 479 px."""

FORCED = Look(1280, forced=True)
OPENED = [
    Look(width, scheme, opened=opened, within=within)
    for opened, width, within in (("menu", 320, "header"), ("search", 390, "dialog#site--search"))
    for scheme in ("light", "dark")
]


def apply(page: Page, look: Look) -> None:
    """Give an open page a look."""
    page.set_viewport_size({"width": look.width, "height": HEIGHT})
    page.emulate_media(
        color_scheme=look.scheme,  # type: ignore[arg-type]
        forced_colors="active" if look.forced else "none",
    )
    if look.forced:
        page.evaluate(FILLED)
    set_menu(page, look.opened == "menu")
    set_search(page, look.opened == "search")


def set_menu(page: Page, is_open: bool) -> None:
    """Open or close the menu."""
    page.evaluate("is => document.querySelector('details.menu').open = is", is_open)


def set_search(page: Page, is_open: bool) -> None:
    """Open the search and look for something, or close it."""
    dialog = page.locator("dialog#site--search")
    if is_open == dialog.is_visible():
        return
    page.keyboard.press("Control+k" if is_open else "Escape")
    dialog.wait_for(state="visible" if is_open else "hidden")
    if is_open:
        search_for(page, "a")


def search_for(page: Page, words: str) -> None:
    """Type into the open search, and wait until it says how much was found."""
    page.locator("dialog#site--search input").fill(words)
    page.wait_for_function(
        "() => { const said = document.querySelector('dialog#site--search [role=status]')"
        ".textContent.trim(); return said && !said.includes('loading') }"
    )


def representatives(paths: list[str], count: int = 3) -> list[str]:
    """At most `count` pages of each folder: pages of one kind stand in one."""
    folders: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        folder = path.rstrip("/").rpartition("/")[0]
        folders[folder if folder else path].append(path)
    return [path for members in folders.values() for path in members[:count]]
