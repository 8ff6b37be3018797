"""What a page does that a reader does not see."""

import pytest

from tests.browser.explainers import NAMES
from tests.browser.looks import LENIENT, set_search
from tests.browser.recording import Recording


@pytest.mark.parametrize("name", ["shipped", "full", "hostile", *NAMES])
def test_nothing_leaves_the_site(name, open_page, site):
    """No page, read to its end and searched, asks anything of a third party or complains."""
    own = site(name)
    page = open_page()
    for path in own.paths:
        page.goto(own.at(path))
        page.mouse.wheel(0, 100_000)
        set_search(page, True)
        page.recording.assert_clean()


@pytest.mark.parametrize("name", ["shipped", "hostile"])
def test_nothing_leaves_the_folder(name, open_page, file_site):
    """The same pages ask nothing of anyone when they are opened as files, and still search.

    All but 404.html: only a server shows it, so its addresses begin at the server's root.
    """
    own = file_site(name)
    page = open_page()
    for path in own.paths:
        if path == "404.html":
            continue
        page.goto(own.at(path))
        set_search(page, True)
        page.recording.assert_clean()


def test_a_stranger_is_noticed(browser, site):
    """The recording is no empty promise: a picture from elsewhere and an error are in it."""
    with browser.new_context(**LENIENT) as context:
        recording = Recording(context)
        page = context.new_page()
        page.goto(site("single").at())
        page.evaluate("new Image().src = 'http://127.0.0.1:9/picture.png'")
        page.wait_for_event("requestfailed")
        page.evaluate("console.error('a complaint')")
    assert recording.strangers == ["http://127.0.0.1:9/picture.png"]
    assert any("a complaint" in complaint for complaint in recording.complaints)


def test_missing_page_offers_search(open_page, site):
    """The page for an address that does not exist finds statements."""
    page = open_page(site("shipped").at("404.html"))
    set_search(page, True)
    assert page.locator("dialog#site--search a").count()
