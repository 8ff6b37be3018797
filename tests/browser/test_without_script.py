"""With JavaScript off, everything can be read and reached."""

from urllib.parse import unquote, urldefrag, urljoin

import pytest

from generator.pages.pipeline import read

BACKGROUND = "getComputedStyle(document.%s).backgroundColor.match(/[\\d.]+/g).map(Number)"
# Not innerText, which leaves out what a browser has put off drawing until one scrolls there.
SHOWN = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const words = [];
  for (let text; (text = walker.nextNode()); )
    if (text.parentElement.checkVisibility({ visibilityProperty: true })) words.push(text.data);
  return words.join('');
}"""
SITES = ["shipped", "full", "arabic"]


@pytest.fixture
def plain(open_page):
    return open_page(java_script_enabled=False, viewport={"width": 390, "height": 800})


def words(text):
    """A text with one space wherever there are any, and no invisible characters."""
    return " ".join(text.replace("\u2060", "").replace("\u00ad", "").split())


def seen(page):
    """What can be read on a page."""
    return words(page.evaluate(SHOWN))


@pytest.mark.parametrize("name", SITES)
def test_every_statement_can_be_read(name, plain, site):
    """Each statement's words are on its party's page and on the page of all statements."""
    own = site(name)
    dossier = read(own.root).dossier
    plain.goto(own.at("statements/"))
    everything = seen(plain)
    for party in dossier.explainer.parties:
        plain.goto(own.at(f"positions/{party.id}/"))
        text = seen(plain)
        for statement in party.statements:
            assert words(statement.summary) in text
            assert words(statement.summary) in everything


@pytest.mark.parametrize("name", SITES)
def test_every_page_can_be_reached(name, plain, site):
    """Whoever follows links that can be seen comes to every page."""
    own = site(name)
    wanted, found = {own.at()}, set()
    while wanted - found:
        address = min(wanted - found)
        plain.goto(address)
        found.add(address)
        wanted |= {
            link for link in links(plain) if own.folder.joinpath(page_of(own, link)).exists()
        }
    assert {own.at(path) for path in own.paths if path != "404.html"} <= found


def links(page):
    """Where the links of a page lead, those in a closed menu included, since that opens."""
    hrefs = page.locator("a[href]").evaluate_all(
        "all => all.filter(a => a.closest('details') || a.checkVisibility()).map(a => a.href)"
    )
    return {urldefrag(urljoin(page.url, href)).url for href in hrefs}


def page_of(own, link):
    """The file of a page; a name that no file has for what lies outside the site."""
    if not link.startswith(own.url) or not link.endswith("/"):
        return "nowhere"
    return unquote(link.removeprefix(own.url)) + "index.html"


def test_menu_opens(plain, site):
    """The menu opens with a click and lists the pages."""
    plain.goto(site("shipped").at())
    plain.locator("details.menu > summary").click()
    plain.locator("details.menu a:visible").first.wait_for()
    assert plain.locator("details.menu a:visible").count() > 8


@pytest.mark.parametrize("script", [True, False])
def test_dark_is_dark(script, open_page, site):
    """Who asks the system for dark gets light words on a dark page, with or without scripts."""
    own = site("shipped")
    page = open_page(java_script_enabled=script, color_scheme="dark")
    for path in own.paths:
        page.goto(own.at(path))
        assert max(page.evaluate(BACKGROUND % "body")[:3]) < 64, path
        assert min(page.evaluate(BACKGROUND.replace("backgroundColor", "color") % "body")[:3]) > 160


def test_nothing_that_needs_a_script_is_offered(plain, site):
    """No button stands on a page that would do nothing."""
    own = site("shipped")
    for path in own.paths:
        plain.goto(own.at(path))
        assert plain.locator("button:visible, select:visible, .js-only:visible").count() == 0, path
