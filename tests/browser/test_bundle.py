"""The unpacked zip works by double click, wherever it lies, in Chromium and Firefox, offline."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag, urlsplit
from zipfile import ZipFile

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.bundles.zip import START, write_zip
from tests.browser.conftest import PATIENCE, file_of, place_of
from tests.browser.serving import stays
from tests.browser.test_markup import checked, errors
from tests.browser.test_without_script import seen, words
from tests.bundles import edition
from tools import programs

PLACE = "Загрузки, 100% Україна #1 %41/my files"
"""Where it is unpacked: what browsers write differently in an address, or read as a part of it."""

LINKS = "[...document.links].map(link => link.href)"
VISIBLE = "all => all.filter(a => a.closest('details') || a.checkVisibility()).map(a => a.href)"
RESULTS = "[...document.querySelectorAll('#site--search-results a')].map(link => link.href)"
COUNT = "document.querySelector('#site--search-count').textContent"
LANDED = """(target => {
  const box = target && target.getBoundingClientRect();
  return Boolean(box) && box.top >= 0 && box.top < innerHeight && box.height > 0;
})(document.querySelector(':target'))"""

STYLED = """(hidden =>
  Boolean(hidden) && ["absolute", "fixed"].includes(getComputedStyle(hidden).position)
)(document.querySelector(".vh"))"""
"""Whether a page has the site's styles: what is for screen readers alone takes no room on it."""


@dataclass(frozen=True)
class Unpacked:
    """An unpacked zip: the folder that it was unpacked in, and that of the site in it."""

    top: Path
    site: Path

    @property
    def start(self) -> str:
        """The address of the page in front."""
        return (self.top / START).as_uri()

    @property
    def pages(self) -> set[str]:
        """The addresses of all pages but those that lead on by themselves."""
        return {path.as_uri() for path in self.top.rglob("*.html") if stays(path)}

    @property
    def data(self) -> dict:
        """What the site holds, for programs."""
        return json.loads((self.site / "data/explainer.json").read_text("utf-8"))

    def at(self, path: str) -> str:
        """The address of a page of the site, with or without an anchor."""
        return f"{self.site.as_uri()}/{path}"

    def home(self, statement: dict) -> str:
        """The permanent address of a statement."""
        party = statement["party"]
        page = f"positions/{party}.html" if party else "background.html"
        return self.at(f"{page}#{statement['id']}")

    def assert_asked_here(self, requests: list[str]) -> None:
        """Something was asked for, and each file of it lies in the folder."""
        inside = self.top.as_uri() + "/"
        assert [one for one in requests if not one.startswith(("data:", "about:"))]
        strangers = [one for one in requests if not one.startswith(("data:", "about:", inside))]
        assert not strangers


@pytest.fixture(scope="session")
def unpacked(tmp_path_factory):
    there: dict[str, Unpacked] = {}

    def give(name):
        if name not in there:
            made = edition(name, tmp_path_factory)
            folder = tmp_path_factory.mktemp("unpacked")
            write_zip(made, folder / "site.zip")
            with ZipFile(folder / "site.zip") as archive:
                archive.extractall(folder / PLACE)
            there[name] = Unpacked(folder / PLACE, folder / PLACE / made.name)
        return there[name]

    return give


class Chromium:
    """One tab of Chromium, spoken to as Firefox is."""

    def __init__(self, page):
        self.page = page

    def open(self, url):
        self.page.goto(url)

    def evaluate(self, script):
        return self.page.evaluate(script)

    def wait_for(self, script):
        end = time.monotonic() + PATIENCE / 1000
        while not self.page.evaluate(script):  # Playwright's own way needs what the policy forbids
            assert time.monotonic() < end, script
            self.page.wait_for_timeout(50)

    def click(self, selector):
        self.page.click(selector)

    def fill(self, selector, text):
        self.page.fill(selector, text)

    def back(self):
        self.page.go_back()

    def forward(self):
        self.page.go_forward()


@pytest.fixture
def chromium(open_page):
    page = open_page()
    page.context.set_offline(True)
    return Chromium(page)


@pytest.fixture(params=["chromium", "firefox"])
def reader(request):
    """A browser without a network; nothing leaves the folder, and the console stays empty."""
    browser = request.getfixturevalue(request.param)
    own = request.getfixturevalue("unpacked")
    if request.param == "chromium":
        yield browser
        requests = browser.page.recording.requests
        browser.page.recording.assert_clean()
    else:
        with browser.recorded() as record:
            yield browser
            browser.open("about:blank")
        requests = record.requests
        assert not record.complaints
    own(request.node.callspec.params.get("name", "shipped")).assert_asked_here(requests)


def search(browser, text):
    """The addresses of what search finds."""
    if not browser.evaluate("document.querySelector('#site--search').open"):
        browser.click("[data-opens=search]")
    browser.fill("#site--search-words", text)
    query = json.dumps(text)
    browser.wait_for(
        f"document.querySelector('#site--search-words').value === {query} && {COUNT}"
        f" && !{COUNT}.includes('loading') && ({RESULTS}).length"
    )
    return browser.evaluate(RESULTS)


def pages_among(links):
    """The addresses of pages among those of links, whatever is chosen or named there."""
    plain = {link.partition("#")[0].partition("?")[0] for link in links}
    return {link for link in plain if link.startswith("file:") and link.endswith(".html")}


def test_every_page_is_reached_by_links(reader, unpacked):
    """Whoever follows links from the page in front comes to every page, with its styles."""
    own = unpacked("shipped")
    wanted, found = {own.start}, set()
    while wanted - found:
        address = min(wanted - found)
        reader.open(address)
        assert reader.evaluate(STYLED) == (address != own.start), address
        found.add(address)
        wanted |= pages_among(reader.evaluate(LINKS))
    assert found == own.pages


@pytest.mark.parametrize("name", ["shipped", "arabic"])
def test_every_page_is_reached_by_search(name, reader, unpacked):
    """The title of every page finds it; the overview is called so."""
    own = unpacked(name)
    titles = {path: title_of(path) for path in own.site.rglob("*.html")}
    titles[own.site / "index.html"] = "Overview"
    reader.open(own.at("timeline.html"))
    for path, title in titles.items():
        assert path.as_uri() in {urldefrag(link).url for link in search(reader, title)}, title


def title_of(path):
    """What a page is called, without the name of the site."""
    title = LexborHTMLParser(path.read_text("utf-8")).css_first("title").text()
    return title.rpartition(" – ")[0]


@pytest.mark.parametrize("name", ["shipped", "arabic"])
def test_search_finds_a_quotation(name, reader, unpacked):
    """The words of a quotation find its statement first, and the result leads there."""
    own = unpacked(name)
    statement = next(one for one in own.data["statements"] if one["evidence"][0]["quotes"])
    reader.open(own.at("index.html"))
    assert search(reader, statement["evidence"][0]["quotes"][0])[0] == own.home(statement)
    reader.click("#site--search-results a")
    reader.wait_for(f"location.href === {json.dumps(own.home(statement))} && {LANDED}")


def test_search_finds_an_alias(reader, unpacked):
    """Another name of a party finds what it said, also where its texts have no such word."""
    own = unpacked("shipped")
    said = {one["id"] for one in own.data["statements"] if "russia" in one["parties"]}
    reader.open(own.at("sources/index.html"))
    assert {urlsplit(link).fragment for link in search(reader, "the Kremlin")} & said


def test_deep_links_land_on_the_statement(reader, unpacked):
    """The permanent address of every statement opens its page with it on the screen."""
    own = unpacked("shipped")
    for statement in own.data["statements"]:
        reader.open(own.home(statement))
        reader.wait_for(LANDED)
        assert statement["summary"] in reader.evaluate(
            "document.querySelector(':target').textContent"
        )


def test_back_and_forward_work(reader, unpacked):
    """From the page in front over a link and a result of search, back to it, and forward again."""
    own = unpacked("shipped")
    reader.open(own.start)
    reader.click("a.open")
    reader.wait_for(f"location.href === {json.dumps(own.at('index.html'))}")
    reader.click("table.mx td a")
    reader.wait_for(LANDED)
    statement = reader.evaluate("location.href")
    search(reader, "Kursk")
    reader.click("#site--search-results a")
    reader.wait_for(f"location.href !== {json.dumps(statement)} && {LANDED}")
    result = reader.evaluate("location.href")
    way = [own.start, own.at("index.html"), statement, result]
    for address in reversed(way[:-1]):
        reader.back()
        reader.wait_for(f"location.href.split('?')[0] === {json.dumps(address)}.split('?')[0]")
    for address in way[1:]:
        reader.forward()
        reader.wait_for(f"location.href === {json.dumps(address)}")


def test_what_leaves_the_folder_is_noticed(chromium, firefox, unpacked):
    """The recordings are no empty promise: what leaves the folder, and errors, are in them."""
    own = unpacked("full")
    page = own.top / "stray.html"
    page.write_text(
        "<!doctype html><title>x</title><img src='../outside.png'>"
        "<script>console.error('logged'); fetch('https://example.org/').catch(() =>"
        " setTimeout(() => { document.title = 'done'; throw new Error('thrown') }))</script>",
        "utf-8",
    )
    outside = (own.top.parent / "outside.png").as_uri()
    try:
        with firefox.recorded() as record:
            firefox.open(page.as_uri())
            firefox.wait_for("document.title === 'done'")
            firefox.open("about:blank")
        chromium.open(page.as_uri())
        chromium.wait_for("document.title === 'done'")
        recording = chromium.page.recording
        for requests, complaints in [
            (record.requests, record.complaints),
            (recording.requests, recording.complaints),
        ]:
            assert {outside, "https://example.org/"} <= set(requests)
            with pytest.raises(AssertionError):
                own.assert_asked_here(requests)
            for what in ("logged", "thrown"):
                assert any(what in complaint for complaint in complaints)
    finally:
        page.unlink()
        chromium.page.recording.requests.clear()
        chromium.page.recording.complaints.clear()


@pytest.fixture
def plain(open_page):
    return open_page(java_script_enabled=False, viewport={"width": 390, "height": 800})


@pytest.mark.parametrize("name", ["shipped", "full", "arabic"])
def test_everything_is_there_without_scripts(name, plain, unpacked):
    """Each statement, its quotations and a link to each source can be read at its home."""
    own = unpacked(name)
    for statement in own.data["statements"]:
        address = own.home(statement)
        if plain.url.partition("#")[0] != address.partition("#")[0]:
            plain.goto(address)
        card = plain.locator(f"article.st[data-id='{statement['id']}']")
        text = words(card.inner_text())
        assert words(statement["summary"]) in text
        for evidence in statement["evidence"]:
            for quote in evidence["quotes"] or ():
                assert words(quote) in text
            source = own.at(f"sources/{evidence['source']}.html")
            links = card.locator("a").evaluate_all("all => all.map(one => one.href)")
            assert any(link.startswith(source) for link in links)


@pytest.mark.parametrize("name", ["shipped", "full", "arabic"])
def test_sources_and_matrix_are_there_without_scripts(name, plain, unpacked):
    """The link to a quotation's source shows its words there; the matrix names every party."""
    own = unpacked(name)
    for source in own.data["sources"]:
        plain.goto(own.at(f"sources/{source['id']}.html"))
        text = seen(plain)
        for statement in own.data["statements"]:
            for evidence in statement["evidence"]:
                if evidence["source"] == source["id"] and source["display"] != "link":
                    assert all(words(quote) in text for quote in evidence["quotes"] or ())
    plain.goto(own.at("positions/index.html"))
    head = words(plain.locator("table.mx thead").inner_text())
    assert all(words(party["name"]) in head for party in own.data["parties"])
    assert plain.locator("table.mx tbody tr").count() == len(own.data["issues"])


@pytest.mark.parametrize("name", ["shipped", "full", "arabic"])
def test_every_page_is_reached_without_scripts(name, plain, unpacked):
    """Links that can be seen, those in a closed menu included, lead to every page."""
    own = unpacked(name)
    wanted, found = {own.start}, set()
    while wanted - found:
        address = min(wanted - found)
        plain.goto(address)
        found.add(address)
        links = plain.locator("a[href]").evaluate_all(VISIBLE)
        wanted |= pages_among(links)
    assert found == own.pages


def test_every_page_is_valid(unpacked):
    """The Nu HTML checker finds no error on any page, the one in front included."""
    java, jar = place_of(programs.JAVA), file_of("vnu-jar/build/dist/vnu.jar")
    folders = [unpacked(name).top for name in ("full", "arabic")]
    assert errors(checked(java, jar, *folders)) == []


@pytest.mark.parametrize("name", ["full", "arabic"])
def test_the_page_in_front_has_no_barrier(name, open_page, unpacked, axe):
    """It passes axe-core, light and dark, and does not scroll sideways on the smallest phone."""
    for scheme in ("light", "dark"):
        page = open_page(color_scheme=scheme, viewport={"width": 320, "height": 800})
        page.goto(unpacked(name).start)
        assert axe(page) == [], scheme
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
