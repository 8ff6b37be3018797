"""Built sites as a reader meets them: over http, or as files in a folder."""

import gzip
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

TEXT = {".html", ".js", ".css", ".json", ".svg", ".xml", ".txt"}


@dataclass(frozen=True)
class Site:
    """A finished site: the folder that holds it, that of the pages, and the home page's address.

    `start` is the address of the page that a reader begins at.
    """

    root: Path
    folder: Path
    url: str
    start: str

    @property
    def is_served(self) -> bool:
        """Whether it is read over http."""
        return self.url.startswith("http")

    @property
    def paths(self) -> list[str]:
        """The address of every page below the site's own; the home page's is empty over http.

        Pages that lead on by themselves are left out: nobody stays there.
        """
        staying = filter(stays, self.folder.rglob("*.html"))
        files = sorted(file.relative_to(self.folder).as_posix() for file in staying)
        return [file.removesuffix("index.html") if self.is_served else file for file in files]

    @property
    def pages(self) -> set[str]:
        """The whole address of every page that a reader comes to by links."""
        return {self.start, *(self.at(path) for path in self.paths if path != "404.html")}

    @property
    def data(self) -> dict:
        """What the site holds, for programs."""
        return json.loads((self.folder / "data/explainer.json").read_text("utf-8"))

    def at(self, path: str = "") -> str:
        """The whole address of a path below the site."""
        return self.url + path

    def page(self, name: str) -> str:
        """The whole address of the page that is planned as `name`.md."""
        folder = "" if name == "index" else f"{name.removesuffix('/index')}/"
        return self.at(folder if self.is_served else f"{name}.html")


def stays(page: Path) -> bool:
    """Whether a page does not lead on to another by itself."""
    return 'http-equiv="refresh"' not in page.read_text("utf-8")


class Handler(SimpleHTTPRequestHandler):
    """Gives out files as a host of static pages does, with its own page for what is not there."""

    protocol_version = "HTTP/1.1"
    compresses = False

    def log_message(self, *arguments: object) -> None:
        """Keep quiet."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page for addresses that do not exist."""
        page = Path(self.directory) / "404.html"
        body = page.read_bytes() if page.is_file() else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Compressed(Handler):
    """The same, compressed, as readers' hosts do."""

    def send_head(self):
        """Compress text; everything else is sent as it is."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file() or file.suffix not in TEXT:
            return super().send_head()
        body = gzip.compress(file.read_bytes(), 6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=31536000")
        self.end_headers()
        return BytesIO(body)


class _Server(ThreadingHTTPServer):
    """Ends without waiting for connections that a browser holds open, and says nothing of them."""

    daemon_threads = True

    def handle_error(self, request, client_address) -> None:
        """A browser that leaves in the middle of an answer is no mistake."""


@contextmanager
def served(folder: Path, handler: type[Handler] = Handler) -> Iterator[str]:
    """Give out a folder on a free port while the block runs; the address of its home page."""
    with _Server(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()
