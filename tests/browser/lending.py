"""Pages that tests are lent, each washed before the next: a fresh one costs a process of its own.

A page of its own takes a browser 0.7 processor seconds longer than to open another address.
"""

from collections import defaultdict
from collections.abc import Hashable
from typing import Any, NoReturn
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from tests.browser.recording import DESKTOP, INLINE, new_page

STAINS = ("add_init_script", "on", "once", "route", "expose_function")
"""What nobody can wash out of a page, nor out of what a browser keeps of it."""
PLAIN = {"media": "screen", "forced_colors": "none", "contrast": "no-preference",
         "reduced_motion": "no-preference"}  # fmt: skip


def refuse(*_arguments: object, **_settings: object) -> NoReturn:
    """In the place of what would leave a stain."""
    raise AssertionError("a page that is lent stays as it is: take a fresh one")


class Lender:
    """Gives out pages of one browser, and takes them back."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.free: dict[Hashable, list[Page]] = defaultdict(list)

    def lend(
        self, viewport: dict[str, int] = DESKTOP, color_scheme: str = "light", **settings: Any
    ) -> Page:
        """A blank page that remembers nothing, with a recording that begins."""
        free = self.free[repr(sorted(settings.items()))]
        page = free.pop() if free else self._made(settings, free)
        page.set_viewport_size(viewport)  # type: ignore[arg-type]
        page.emulate_media(color_scheme=color_scheme, **PLAIN)  # type: ignore[arg-type]
        return page

    def _made(self, settings: dict[str, Any], home: list[Page]) -> Page:
        page = new_page(self.browser, **settings)
        page.home, page.session = home, page.context.new_cdp_session(page)
        for name in STAINS:
            setattr(page, name, refuse)
        return page

    def take_back(self, page: Page) -> None:
        """Wash a page that was left: nothing that it stored is there, and no other tab is open."""
        for other in page.context.pages:
            if other is not page:
                other.close()
        page.context.set_offline(False)
        page.context.clear_cookies()
        for origin in {origin_of(url) for url in page.recording.requests}:
            wanted = {"origin": origin, "storageTypes": "all"}
            page.session.send("Storage.clearDataForOrigin", wanted)
        page.recording.begin()
        page.home.append(page)


def origin_of(url: str) -> str:
    """Under which origin a browser stores what a page at an address does."""
    if url.startswith(INLINE):
        return "null"
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
