"""The unpacked zip works by double click, wherever it lies, in Chromium and Firefox, offline."""

import json
from urllib.parse import urldefrag, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.pages.words import Words
from tests.browser.readers import Chromium, crawl
from tests.browser.recording import INLINE, new_page
from tests.browser.serving import Site
from tests.lengths import tries

LINKS = "[...document.links].map(link => link.href)"
RESULTS = "[...document.querySelectorAll('#site--search-results a')].map(link => link.href)"
LANDED = """(target => {
  const box = target && target.getBoundingClientRect();
  return Boolean(box) && box.top >= 0 && box.top < innerHeight && box.height > 0;
})(document.querySelector(':target'))"""

STYLED = """(hidden =>
  Boolean(hidden) && ["absolute", "fixed"].includes(getComputedStyle(hidden).position)
)(document.querySelector(".vh"))"""
"""Whether a page has the site's styles: what is for screen readers alone takes no room on it."""


def home(own, statement):
    """The permanent address of a statement."""
    party = statement["party"]
    return f"{own.page(f'positions/{party}' if party else 'background')}#{statement['id']}"


def assert_asked_here(own, requests):
    """Something was asked for, and each file of it lies in the folder."""
    asked = [url for url in requests if not url.startswith(INLINE)]
    assert asked and all(url.startswith(own.root.as_uri() + "/") for url in asked)


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
    assert_asked_here(own(request.node.callspec.params.get("name", "shipped")), requests)


def search(browser, text):
    """The addresses of what search finds."""
    if not browser.evaluate("document.querySelector('#site--search').open"):
        browser.click("[data-opens=search]")
    browser.fill("#site--search-words", text)
    query = json.dumps(text)
    browser.wait_for(
        f"document.querySelector('#site--search-results').dataset.answers === {query}"
        f" && ({RESULTS}).length"
    )
    return browser.evaluate(RESULTS)


@pytest.mark.parametrize("name", tries(["arabic"], ["shipped", "arabic"]))
def test_every_page_is_reached_by_links(name, reader, unpacked):
    """Whoever follows links from the page in front comes to every page, whole and with its styles.

    Whatever is chosen or named in them, no link leads to what is not there.
    """
    own = unpacked(name)
    there, found = own.pages, set()
    is_whole = "[...document.images].every(image => image.naturalWidth)"

    def visit(address):
        reader.open(address)
        assert reader.evaluate(STYLED) == (address != own.start), address
        assert reader.evaluate(is_whole), address
        found.add(address)
        links = {link.partition("#")[0].partition("?")[0] for link in reader.evaluate(LINKS)}
        pages = {link for link in links if link.startswith("file:") and link.endswith(".html")}
        assert pages <= there
        return pages

    crawl(own.start, there, visit)
    assert found == there


@pytest.mark.parametrize("name", tries(["arabic"], ["shipped", "arabic"]))
def test_every_page_is_reached_by_search(name, reader, unpacked):
    """The title of every page finds it; the overview is called so."""
    own = unpacked(name)
    titles = {path: title_of(path) for path in own.folder.rglob("*.html") if is_found(path)}
    titles[own.folder / "index.html"] = words_of(own).say("nav.index")
    reader.open(own.at("timeline.html"))
    for path, title in titles.items():
        assert path.as_uri() in {urldefrag(link).url for link in search(reader, title)}, title


def words_of(own):
    """The site's own words, in the language that it is in."""
    return Words(own.data["language"])


def is_found(path):
    """Whether search knows a page: not one that only leads on to where another is now."""
    return not LexborHTMLParser(path.read_text("utf-8")).css_matches("a.moved")


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
    assert search(reader, statement["evidence"][0]["quotes"][0])[0] == home(own, statement)
    reader.click("#site--search-results a")
    reader.wait_for(f"location.href === {json.dumps(home(own, statement))} && {LANDED}")


def test_search_finds_an_alias(reader, unpacked):
    """Another name of a party finds what it said, also where its texts have no such word."""
    own = unpacked("shipped")
    said = {one["id"] for one in own.data["statements"] if "russia" in one["parties"]}
    reader.open(own.at("sources/index.html"))
    assert {urlsplit(link).fragment for link in search(reader, "the Kremlin")} & said


@pytest.mark.parametrize("name", tries(["full"], ["shipped", "full"]))
def test_deep_links_land_on_the_statement(name, reader, unpacked):
    """The permanent address of every statement opens its page with it on the screen; `make test`
    opens every third."""
    own = unpacked(name)
    for statement in own.data["statements"][:: tries(3, 1)]:
        reader.open(home(own, statement))
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
    reader.click("article a[href*='differences'][href*='#']")
    reader.wait_for(LANDED)
    statement = reader.evaluate("location.href")
    search(reader, "Kursk")
    reader.click("#site--search-results a")
    reader.wait_for(f"location.href !== {json.dumps(statement)} && {LANDED}")
    result = reader.evaluate("location.href")
    way = [own.start, own.at("index.html"), statement, result]
    here = "location.href.replace(location.search, '')"  # what was typed may stand in it by now
    for address in reversed(way[:-1]):
        reader.back()
        reader.wait_for(f"{here} === {json.dumps(address)}")
    for address in way[1:]:
        reader.forward()
        reader.wait_for(f"{here} === {json.dumps(address)}")


def test_what_leaves_the_folder_is_noticed(browser, firefox, tmp_path):
    """The recordings are no empty promise: what leaves the folder, and errors, are in them."""
    own = Site(tmp_path / "site", tmp_path / "site", "", "")
    page = own.root / "stray.html"
    own.root.mkdir()
    page.write_text(
        "<!doctype html><title>x</title><img src='../outside.png'>"
        "<script>console.error('logged'); fetch('https://example.org/').catch(() =>"
        " setTimeout(() => { document.title = 'done'; throw new Error('thrown') }))</script>",
        "utf-8",
    )
    outside = (own.root.parent / "outside.png").as_uri()
    with firefox.recorded() as record:
        firefox.open(page.as_uri())
        firefox.wait_for("document.title === 'done'")
        firefox.open("about:blank")
    tab = Chromium(new_page(browser))
    tab.open(page.as_uri())
    tab.wait_for("document.title === 'done'")
    tab.page.context.close()
    for seen in (record, tab.page.recording):
        assert {outside, "https://example.org/"} <= set(seen.requests)
        with pytest.raises(AssertionError):
            assert_asked_here(own, seen.requests)
        for what in ("logged", "thrown"):
            assert any(what in complaint for complaint in seen.complaints)


@pytest.mark.parametrize("name", ["full", "arabic"])
def test_the_page_in_front_has_no_barrier(name, open_page, unpacked, axe):
    """It passes axe-core, light and dark, and does not scroll sideways on the smallest phone."""
    for scheme in ("light", "dark"):
        page = open_page(color_scheme=scheme, viewport={"width": 320, "height": 800})
        page.goto(unpacked(name).start)
        assert axe(page) == [], scheme
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
