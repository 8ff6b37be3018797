"""Pages that are watched: every request, and every word in the console."""

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

PATIENCE = 10_000
"""How many milliseconds a page on this machine may take for anything."""
DESKTOP = {"width": 1280, "height": 800}
INLINE = ("data:", "blob:", "about:")


class Recording:
    """What the pages of one context asked for and complained about, from the beginning.

    The first page's origin is the site's; over file://, that is every file.
    """

    def __init__(self, context: BrowserContext) -> None:
        self.begin()
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("requestfailed", self._lose)

    def begin(self) -> None:
        """Forget all that was heard."""
        self.requests: list[str] = []
        self.complaints: list[str] = []

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
        asked = [url for url in self.requests if not url.startswith(INLINE)]
        return [url for url in asked if origin(url) != origin(asked[0])]

    def assert_clean(self) -> None:
        """Nothing left the site, and the console is silent."""
        assert not self.strangers, f"requests that leave the site: {self.strangers}"
        assert not self.complaints, f"in the console: {self.complaints}"


def new_page(browser: Browser, **settings) -> Page:
    """An empty page in a context of its own, whose `.recording` it has from the beginning."""
    context = browser.new_context(**{"viewport": DESKTOP, **settings})
    context.set_default_timeout(PATIENCE)
    recording = Recording(context)
    page = context.new_page()
    page.recording = recording
    return page


def probe(name: str) -> str:
    """A piece of JavaScript that tells something of the page that it runs on, or of its browser."""
    return (Path(__file__).parent / f"probes/{name}.js").read_text("utf-8")


def origin(url: str) -> tuple[str, str]:
    """What a browser takes for the origin of an address."""
    parts = urlsplit(url)
    return parts.scheme, parts.netloc
