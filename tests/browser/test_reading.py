"""The pages that show editors what is accounted for: no barrier, no request, no script."""

from __future__ import annotations

import pytest

from generator.authoring.coverage_pages import write_readings
from generator.pages.pipeline import read
from tests.browser.looks import HEIGHT, LENIENT, LOOKS, STILL
from tests.sites import lay_out_any

NAMES = ("full", "arabic", "planted", "base")


@pytest.fixture
def pages(request, tmp_path):
    """The addresses of the pages of an explainer, `base` among them, which has much left to do."""
    name = request.param
    root = request.getfixturevalue("base") if name == "base" else lay_out_any(name, tmp_path / "r")
    dossier = read(root).dossier
    write_readings(root, dossier, tmp_path / "pages")
    return [path.as_uri() for path in sorted((tmp_path / "pages").glob("*.html"))]


@pytest.mark.parametrize("pages", NAMES, indirect=True)
def test_reading_has_no_barrier(pages, open_page, axe):
    """Each page, light and dark, narrow and wide."""
    page = open_page(**LENIENT)
    for address in pages:
        page.goto(address)
        page.add_style_tag(content=STILL)
        for look in LOOKS:
            page.set_viewport_size({"width": look.width, "height": HEIGHT})
            page.emulate_media(color_scheme=look.scheme)
            assert not axe(page), (address, str(look))


@pytest.mark.parametrize("pages", NAMES, indirect=True)
def test_reading_fits_and_is_quiet(pages, open_page):
    """A page is as wide as a phone, asks for nothing, breaks no rule of its own policy, and says
    in words what its colours say."""
    page = open_page(viewport={"width": 320, "height": HEIGHT})
    for address in pages:
        page.goto(address)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 320, address
        for label in page.locator("section h2 .label").all():
            assert label.inner_text().strip()
    assert page.recording.requests == pages


@pytest.mark.parametrize("pages", ["full"], indirect=True)
def test_number_leads_to_the_statement(pages, open_page):
    """The number behind quoted words leads to the statement that quotes them."""
    page = open_page()
    page.goto(next(address for address in pages if address.endswith("/gazette.html")))
    link = page.locator("sup a").first
    name = link.get_attribute("aria-label").partition(": ")[2]
    link.click()
    assert page.locator("li:target code").first.inner_text() == name
