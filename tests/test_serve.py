"""The live preview: it follows edits, once each, and outlives mistakes."""

import http.client
import os
import queue
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.cli import mkdocs_hook
from tests.browser.explainers import BILINGUAL
from tests.commands import explainer
from tests.goldens import lay_out
from tests.sites import ROOT, edit, environment, lay_out_any, lay_out_shipped

pytestmark = [pytest.mark.engine, pytest.mark.slow]

PATIENCE = 60
"""Seconds until a test gives up: a bound, and no measure of how fast anything is."""

QUIET = 1.0
"""Seconds without output after which a preview that waits for edits has none left to notice."""

AT_REST = ("Serving on", "Reloading browsers")
"""What MkDocs prints when it has nothing left to do."""

REBUILD = "Detected file changes"
"""What MkDocs prints once for each rebuild."""


class Preview:
    """A running preview: its pages over HTTP, and what it prints."""

    def __init__(self, process, port):
        self.process, self.port, self.lines = process, port, []
        self.fresh = queue.Queue()
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        for line in self.process.stdout:
            self.fresh.put(line)
        self.fresh.put(None)

    def page(self, path):
        """The HTML of a page; empty while none is served."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.read().decode() if answer.status == 200 else ""
        except OSError:
            return ""
        finally:
            connection.close()

    def wait_for_page(self, path, words):
        """Ask for a page until it holds `words`."""
        end = time.monotonic() + PATIENCE
        while words not in self.page(path):
            assert self.process.poll() is None, self.output()
            assert time.monotonic() < end, f"never showed: {words}\n{self.output()}"
            time.sleep(0.1)

    def wait_for_line(self, words):
        """Read what is printed until a line holds `words`."""
        end = time.monotonic() + PATIENCE
        while not any(words in line for line in self.lines):
            assert self.read(end - time.monotonic()), f"never printed: {words}\n{self.output()}"

    def read(self, patience):
        """Take one more line of what is printed; False when none comes."""
        try:
            line = self.fresh.get(timeout=max(0.01, patience))
        except queue.Empty:
            return False
        self.lines += [line] if line else []
        return line is not None

    def settle(self):
        """Read until it is at rest and prints nothing more for a while."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < end:
            if not self.read(QUIET) and any(words in self.lines[-1] for words in AT_REST):
                return
        raise AssertionError(f"it never came to rest\n{self.output()}")

    def rebuilds(self):
        """How often it has been built again, once it is at rest."""
        self.settle()
        return sum(REBUILD in line for line in self.lines)

    def output(self):
        """Everything printed so far."""
        return "".join(self.lines)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def preview(root, code, *command):
    """Run a preview of `root` with the generator in `code` until the block ends."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", *command, "-a", f"127.0.0.1:{port}"],
        cwd=root,
        env=environment(code),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )
    try:
        yield Preview(process, port)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        process.stdout.close()


@pytest.fixture
def root(tmp_path):
    """A whole repository of its own, generator included, with the content of the site `full`."""
    root = lay_out_shipped(tmp_path / "repository")
    for name in ("content", "seeds"):
        shutil.rmtree(root / name)
    return lay_out("full", root)


GENERATOR = [
    ("overrides/main.html", "{% block htmltitle %}", "{% block htmltitle %}<i-one>"),
    ("generator/pages/templates/conditions.md.jinja", "# {{ t(", "# <i-two> {{ t("),
    ("generator/pages/words/en.yaml", "Conditions that the parties have stated", "<i-three>"),
]
"""Edits of what makes the pages: in which file, what gives way to what."""


@pytest.mark.parametrize("command", ["generator", pytest.param("mkdocs", marks=pytest.mark.soak)])
def test_preview_follows_edits(command, root):
    """Each edit is shown after one rebuild; a mistake is printed, and the last good pages stay.

    So is, with our own command, an edit of the frame, of a template or of the site's own words.
    """
    party, page = root / "content/parties/millbrook.yaml", "/positions/millbrook/"
    with preview(root, root, command, "serve") as shown:
        shown.wait_for_page(page, "it is too early to say")
        assert shown.rebuilds() == 0, shown.output()

        edit(party, "Says that it is too early", "Says in an edited file that it is too early")
        shown.wait_for_page(page, "Says in an edited file")
        assert shown.rebuilds() == 1, shown.output()

        edit(party, "quote: It is too early", "quote: It is too eerly")
        shown.wait_for_line("[quote-not-found]")
        assert re.search(r"content/parties/millbrook\.yaml:\d+:\d+: error:", shown.output())
        assert shown.rebuilds() == 2, shown.output()
        assert "Says in an edited file" in shown.page(page)
        assert '<section class="unmended" role="alert">' in shown.page(page)
        assert "[quote-not-found]" in shown.page(page)
        assert "Traceback" not in shown.output()

        edit(party, "quote: It is too eerly to say", "quote: to say")
        shown.wait_for_page(page, "<mark>to say yes or no")
        assert shown.rebuilds() == 3, shown.output()
        assert "unmended" not in shown.page(page)

        if command == "generator":
            assert "Conditions that the parties have stated" in shown.page("/conditions/")
            for file, old, new in GENERATOR:
                edit(root / file, old, new)
                shown.wait_for_page("/conditions/", re.search("<i-.*?>", new)[0])
            assert shown.rebuilds() == 3 + len(GENERATOR), shown.output()


def test_preview_follows_translations(tmp_path):
    """A site in several languages is previewed in all of them: an edit of a translation, in a file
    of a folder too, is shown after one rebuild, and a mistake in it is told above the pages in its
    language too."""
    root, page = lay_out_any(BILINGUAL, tmp_path / "root"), "/uk/positions/town/"
    file = root / "content/translations/uk/town.yaml"
    file.parent.mkdir()
    (root / "content/translations/uk.yaml").rename(file)
    with preview(root, ROOT, "generator", "serve") as shown:
        shown.wait_for_page(page, "Каже, що відремонтує міст.")
        assert shown.rebuilds() == 0, shown.output()
        edit(file, "що відремонтує міст", "що полагодить міст")
        shown.wait_for_page(page, "Каже, що полагодить міст.")
        assert shown.rebuilds() == 1, shown.output()
        edit(file, "що полагодить міст", "що полагодить 40 мостів")
        shown.wait_for_line("[translation-number]")
        assert shown.rebuilds() == 2, shown.output()
        assert "[translation-number]" in shown.page(page)
        assert "Каже, що полагодить міст." in shown.page(page)
        assert "[translation-number]" in shown.page("/positions/town/")


def test_preview_without_a_configuration(tmp_path):
    """A folder with content and seeds alone is previewed under its own title, and follows edits."""
    root = lay_out("minimal", tmp_path / "minimal")
    with preview(root, ROOT, "generator", "serve") as shown:
        shown.wait_for_page("/", "The bridge</title>")
        assert shown.rebuilds() == 0, shown.output()
        edit(root / "content/explainer.yaml", "title: The bridge", "title: The ferry")
        shown.wait_for_page("/", "The ferry</title>")
        assert shown.rebuilds() == 1, shown.output()


def test_a_taken_address_is_called_that(tmp_path):
    """Before anything is built, it is said that a port is taken, and one that is not."""
    root = lay_out("minimal", tmp_path / "minimal")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = explainer("-C", root, "serve", "-a", f"127.0.0.1:{port}")
    assert done.returncode == 1
    assert f"127.0.0.1:{port}: another program is there already" in done.stderr
    assert re.search(r"`explainer serve -a 127\.0\.0\.1:\d+`", done.stderr)
    for nonsense in ("8000", "127.0.0.1:", "127.0.0.1:99999"):
        done = explainer("-C", root, "serve", "-a", nonsense)
        assert done.returncode == 1 and f"{nonsense}: no address" in done.stderr


def test_preview_of_broken_content_says_so(tmp_path):
    """When the content is broken from the start, the preview ends with the located mistake."""
    root = lay_out("minimal", tmp_path / "minimal")
    edit(root / "content/parties/town.yaml", "said on Monday", "said on Sunday")
    with preview(root, ROOT, "generator", "serve") as shown:
        shown.wait_for_line("content/parties/town.yaml:11:18: error:")
        assert shown.process.wait(PATIENCE) == 1
        while shown.read(PATIENCE):
            pass
        assert "Traceback" not in shown.output()


class Watching:
    """A server that only remembers what it is to watch."""

    def __init__(self):
        self.folders = []

    def watch(self, path, *, recursive):
        """Remember a folder."""
        self.folders.append((Path(path).name, recursive))


def test_folders_that_come_later_are_watched(tmp_path, monkeypatch):
    """A folder for a part of the content that an editor makes while serving is watched from the
    next build on; the schemas, which a build may write, never are."""
    root = lay_out("minimal", tmp_path / "minimal")
    (root / "content/pages").mkdir(exist_ok=True)
    server = Watching()
    monkeypatch.setitem(mkdocs_hook._state, "server", server)
    monkeypatch.setitem(mkdocs_hook._state, "watched", {})
    mkdocs_hook._watch(root)
    assert {("content", False), ("parties", True), ("pages", True)} <= {*server.folders}
    server.folders.clear()
    for name in ("sources", ".schema"):
        (root / "content" / name).mkdir()
    mkdocs_hook._watch(root)
    assert server.folders == [("sources", True)]


def test_no_folder_is_watched_twice(tmp_path, monkeypatch):
    """Where all of content/ is watched, no folder in it is, also when it comes later: each edit
    would be built twice."""
    root = lay_out("minimal", tmp_path / "minimal")
    shutil.rmtree(root / "content/pages", ignore_errors=True)
    server = Watching()
    monkeypatch.setitem(mkdocs_hook._state, "server", server)
    monkeypatch.setitem(mkdocs_hook._state, "watched", {})
    mkdocs_hook._watch(root)
    (root / "content/pages").mkdir()
    mkdocs_hook._watch(root)
    assert ("content", True) in server.folders
    assert not {"parties", "pages"} & {name for name, _ in server.folders}
