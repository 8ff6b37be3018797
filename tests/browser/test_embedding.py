"""What other sites show of ours: in a frame on a page of another origin that allows nothing else,
it is read in narrow and wide frames, light and dark, in either direction, and has no barrier."""

import json
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import file_of, place_of
from tests.browser.recording import origin
from tests.browser.serving import served
from tests.browser.test_markup import checked, errors
from tests.commands import explainer
from tests.sites import LENIENT, lay_out_any, rules_for
from tools import programs

NAMES = ("shipped", "full", "arabic")
WIDTHS = (320, 800)
OVERFLOW = "document.documentElement.scrollWidth - innerWidth"
NEEDED = """document.querySelector('.embed__foot').getBoundingClientRect().bottom
  > innerHeight"""


@pytest.fixture(scope="module")
def embedded(tmp_path_factory):
    """`embedded("shipped")`: the address of a site that knows it, and the folder; built once."""
    with serving() as give:
        yield partial(give, tmp_path_factory.mktemp("embedded"))


@contextmanager
def serving():
    """Lays explainers out, serves them, and builds them for where they are served."""
    known, open_ones = {}, []

    def give(folder, name):
        if name not in known:
            root = lay_out_any(name, folder / name)
            file = root / "content/explainer.yaml"
            if "\nembeds:" not in (text := file.read_text("utf-8")):
                file.write_text(f"{text.rstrip()}\nembeds: statements\n", "utf-8")
            context = served(root / "site")
            url = context.__enter__()
            open_ones.append(context)
            strict = () if name in LENIENT else ("--strict",)
            with rules_for(name):
                done = explainer("-C", root, "build", *strict, SITE_URL=url)
            assert done.returncode == 0, done.stderr
            known[name] = url, root / "site"
        return known[name]

    yield give
    for context in open_ones:
        context.__exit__(None, None, None)


@contextmanager
def host(line, url):
    """A page of another origin that shows a line of HTML, and may show frames of `url` alone."""
    policy = f"default-src 'none'; frame-src {url.rstrip('/')}"
    body = f"<!doctype html><meta charset=utf-8><title>Host</title>{line}".encode()

    class Host(BaseHTTPRequestHandler):
        def log_message(self, *arguments):
            """Keep quiet."""

        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(body)

    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def descriptions(site):
    """What is told of each page below embed/."""
    return [
        (file, json.loads(file.read_text("utf-8")))
        for file in sorted((site / "embed").rglob("*.json"))
    ]


def one_of_each(site):
    """The tree, the matrix, a point and a statement of a site, as far as it has them."""
    kinds = {}
    for file, told in descriptions(site):
        kinds.setdefault(file.relative_to(site).parts[1], told)
    return [*kinds.values()]


@pytest.mark.parametrize("name", NAMES)
def test_is_shown_under_a_strict_policy(name, embedded, browser):
    """In a frame on a page of another origin that allows nothing but it, everything is there and in
    the frame's width, and the links lead out of it; nothing is refused."""
    url, site = embedded(name)
    for told in one_of_each(site):
        with host(told["html"], url) as address:
            for width in WIDTHS:
                context = browser.new_context(viewport={"width": width, "height": 900})
                page = context.new_page()
                complaints = []
                page.on("console", lambda one, heard=complaints: heard.append(one.text))
                page.goto(address)
                frame = page.frame_locator("iframe")
                frame.locator("h1").wait_for()
                assert origin(page.frames[1].url) != origin(page.url)
                shown = page.frames[1]
                shown.wait_for_load_state()
                assert shown.evaluate(OVERFLOW) <= 0, (told["title"], width)
                assert shown.evaluate("getComputedStyle(document.body).margin") == "0px"
                link = frame.locator(".embed__foot a")
                link.scroll_into_view_if_needed()
                link.click()
                page.wait_for_url(f"{url}**")
                assert not urlsplit(page.url).path.startswith("/embed/")
                assert complaints == []
                context.close()


@pytest.mark.parametrize("name", NAMES)
def test_fits_its_frame(name, embedded, open_page):
    """One in four of the statements and points is seen whole in the height that is asked for, in
    narrow and in wide frames."""
    url, site = embedded(name)
    page, cut = open_page(), []
    for file, told in descriptions(site)[::4]:
        path = file.relative_to(site).with_suffix("").as_posix()
        if path.count("/") > 1:
            page.goto(f"{url}{path}/")
            for width in (320, 375, 600, 800):
                page.set_viewport_size({"width": width, "height": told["height"]})
                cut += [(path, width)] * page.evaluate(NEEDED)
    assert cut == []


def test_passage_opens_in_the_frame(embedded, open_page):
    """In the tree, a mark opens the words that it stands for in place, without a script."""
    url, _ = embedded("shipped")
    page = open_page(f"{url}embed/tree/")
    page.locator("button.r").first.click()
    assert page.locator(".pg:popover-open mark").first.is_visible()
    assert page.locator("script").count() == 0


@pytest.mark.parametrize("name", NAMES)
def test_has_no_barrier(name, embedded, open_page, axe):
    """axe-core finds nothing on a page of each kind, light and dark, narrow and wide."""
    _, site = embedded(name)
    page, found = open_page(), []
    for told in one_of_each(site):
        page.goto(told["html"].partition('src="')[2].partition('"')[0])
        for width in WIDTHS:
            for scheme in ("light", "dark"):
                page.set_viewport_size({"width": width, "height": told["height"]})
                page.emulate_media(color_scheme=scheme)
                found += [f"{page.url} {width} {scheme}: {one}" for one in axe(page)]
    assert found == []


def test_pages_are_valid(embedded):
    """The Nu HTML checker finds no error on any page for other sites."""
    java, jar = place_of(programs.JAVA), file_of("vnu-jar/build/dist/vnu.jar")
    folders = [embedded(name)[1] / "embed" for name in NAMES]
    assert errors(checked(java, jar, *folders)) == []
