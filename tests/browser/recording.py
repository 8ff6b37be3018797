"""What a page does behind a reader's back: every request, and every word in the console."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request


class Recording:
    """What the pages of one context asked for and complained about, from the beginning.

    The first page's origin is the site's; over file://, that is every file.
    """

    def __init__(self, context: BrowserContext) -> None:
        self.requests: list[str] = []
        self.complaints: list[str] = []
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("requestfailed", self._lose)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning", "assert"):
            where = message.page.url if message.page else ""
            self.complaints.append(f"{where}: {message.text}")

    def _lose(self, request: Request) -> None:
        # A page that is left while something loads stops the loading itself.
        if "ERR_ABORTED" not in (request.failure or ""):
            self.complaints.append(f"{request.url}: {request.failure}")

    @property
    def strangers(self) -> list[str]:
        """The requests that left the site."""
        asked = [url for url in self.requests if not url.startswith(("data:", "blob:", "about:"))]
        return [url for url in asked if origin(url) != origin(asked[0])]

    def assert_clean(self) -> None:
        """Nothing left the site, and the console is silent."""
        assert not self.strangers, f"requests that leave the site: {self.strangers}"
        assert not self.complaints, f"in the console: {self.complaints}"


def origin(url: str) -> tuple[str, str]:
    """What a browser takes for the origin of an address."""
    parts = urlsplit(url)
    return parts.scheme, parts.netloc
