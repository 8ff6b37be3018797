"""The pages that show editors what is accounted for: no barrier, no request, no script."""

from itertools import cycle

import pytest

from generator.authoring.coverage_pages import write_readings
from generator.pages.pipeline import read
from tests.broken_cases import copy_base
from tests.browser.looks import NARROW, STILL, WIDE, set_screen, wear
from tests.sites import lay_out_any

LOOKS = [*NARROW, *WIDE]


@pytest.fixture(scope="module", params=["full", "arabic", "planted", "base"])
def pages(request, tmp_path_factory):
    """The addresses of the pages of an explainer, `base` among them, which has much left to do."""
    root = tmp_path_factory.mktemp("reading")
    lay_out = {"base": copy_base}.get(request.param)
    content = lay_out(root / "r") if lay_out else lay_out_any(request.param, root / "r")
    write_readings(content, read(content).dossier, root / "pages")
    return [path.as_uri() for path in sorted((root / "pages").glob("*.html"))]


LOOKED_AT = ["full", "arabic", "base", pytest.param("planted", marks=pytest.mark.soak)]
"""Those that are looked at: what is planted changes no element, and is long."""


def barriers(page, axe, shown):
    """What axe-core finds on pages, each in a look."""
    for address, look in shown:
        page.goto(address)
        wear(page, STILL)
        set_screen(page, look)
        yield from (f"{address} {look}: {found}" for found in axe(page))


@pytest.mark.parametrize("pages", LOOKED_AT, indirect=True)
def test_reading_has_no_barrier(pages, open_page, axe):
    """Each look, light and dark, narrow and wide, is seen on a page of its own."""
    assert not list(barriers(open_page(), axe, zip(cycle(pages), LOOKS, strict=False)))


@pytest.mark.soak
@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_reading_has_no_barrier_in_any_look(look, pages, open_page, axe):
    """Each page, light and dark, narrow and wide."""
    assert not list(barriers(open_page(), axe, ((page, look) for page in pages)))


def test_reading_fits_and_is_quiet(pages, open_page):
    """A page is as wide as a phone, asks for nothing, breaks no rule of its own policy, and says
    in words what its colours say."""
    page = open_page(viewport={"width": 320, "height": 800})
    for address in pages:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
        assert all(page.locator("section h2 .label").all_inner_texts()), address
    assert page.recording.requests == pages


@pytest.mark.parametrize("pages", ["full"], indirect=True)
def test_number_leads_to_the_statement(pages, page):
    """The number behind quoted words leads to the statement that quotes them."""
    page.goto(next(address for address in pages if address.endswith("/gazette.html")))
    link = page.locator("sup a").first
    name = link.get_attribute("aria-label").partition(": ")[2]
    link.click()
    assert page.locator("li:target code").first.inner_text() == name
