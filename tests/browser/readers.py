"""Chromium spoken to as Firefox is, so that one test holds both; and the way through all links."""

import time
from collections.abc import Callable, Iterable
from typing import Any

from playwright.sync_api import Page

from tests.browser.recording import PATIENCE


class Chromium:
    """One tab of Chromium."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.open = page.goto
        self.evaluate = page.evaluate
        self.click = page.click
        self.fill = page.fill
        self.back = page.go_back
        self.forward = page.go_forward

    def wait_for(self, script: str) -> Any:
        """What an expression gives as soon as that is true or not empty."""
        end = time.monotonic() + PATIENCE / 1000
        while not (found := self.page.evaluate(script)):
            # Playwright's own way of waiting needs what a page's policy forbids.
            assert time.monotonic() < end, script
            self.page.wait_for_timeout(50)
        return found


def crawl(start: str, pages: set[str], visit: Callable[[str], Iterable[str]]) -> None:
    """Visit each of some pages that links lead to; `visit` opens one and gives its links."""
    wanted, found = {start}, set()
    while wanted - found:
        address = min(wanted - found)
        wanted |= pages.intersection(visit(address))
        found.add(address)
