"""With JavaScript off, everything can be read and reached: on the site, and in its folder."""

import pytest

from tests.browser.looks import words
from tests.browser.readers import crawl
from tests.browser.recording import new_page, probe
from tests.browser.walking import BRIGHTNESS

REST = ("site-shipped", "unpacked-shipped", "unpacked-full", "site-arabic")
# Not innerText, which leaves out what a browser has put off drawing until one scrolls there.
READ = probe("read")
"""What can be read on a page and in each statement on it, and where its links lead.

Links in a closed menu are among them, since that opens.
"""


@pytest.fixture(
    scope="session",
    params=[
        "site-full",
        "unpacked-arabic",
        *(pytest.param(one, marks=pytest.mark.soak) for one in REST),
    ],
)
def own(request):
    """An explainer over http, and as it is unpacked from its zip."""
    kind, name = request.param.split("-")
    return request.getfixturevalue(kind)(name)


@pytest.fixture(scope="session")
def read(own, browser):
    """What was read on each page that whoever follows links comes to, by its address."""
    page = new_page(
        browser,
        java_script_enabled=False,
        color_scheme="dark",
        viewport={"width": 390, "height": 800},
    )
    found = {}

    def visit(address):
        page.goto(address)
        found[address] = page.evaluate(READ) | {"colours": page.evaluate(BRIGHTNESS)}
        return found[address]["links"]

    crawl(own.start, own.pages, visit)
    page.context.close()
    page.recording.assert_clean()
    return found


def test_every_page_can_be_reached(own, read):
    """Whoever follows links that can be seen comes to every page."""
    assert set(read) == own.pages


def test_every_statement_can_be_read(own, read):
    """Each statement's words, quotations and links to its sources are at its home; its words are
    on the page of all statements."""
    lists = [page for address, page in read.items() if "/statements/" in address]
    everything = " ".join(words(page["text"]) for page in lists)
    for statement in own.data["statements"]:
        name = statement["party"]
        home = read[own.page(f"positions/{name}" if name else "background")]
        text, links = home["cards"][statement["id"]]
        assert words(statement["summary"]) in words(text)
        assert words(statement["summary"]) in everything
        for evidence in statement["evidence"]:
            assert all(words(quote) in words(text) for quote in evidence["quotes"] or ())
            assert own.page(f"sources/{evidence['source']}") in links


def test_every_quotation_stands_in_its_source(own, read):
    """The page of a quotation's source shows its words."""
    sources = {one["id"]: own.page(f"sources/{one['id']}") for one in own.data["sources"]
               if one["display"] != "link"}  # fmt: skip
    for statement in own.data["statements"]:
        for evidence in statement["evidence"]:
            if address := sources.get(evidence["source"]):
                text = words(read[address]["text"])
                assert all(words(quote) in text for quote in evidence["quotes"] or ())


def test_matrix_names_every_party(own, read):
    """The matrix names each party, over a column, in a cell or as silent, and has a row for each
    issue on which somebody speaks."""
    matrix = read[own.page("positions/index")]
    if own.data["statements"]:
        assert all(words(party["name"]) in words(matrix["matrix"]) for party in own.data["parties"])
    told = {one for said in own.data["statements"] if said["party"] for one in said["issues"]}
    assert matrix["rows"] == len(told)


def test_nothing_that_needs_a_script_is_offered(read):
    """No button stands on a page that would do nothing; those of passages need no script."""
    assert [address for address, page in read.items() if page["offered"]] == []


def test_marks_open_their_passages(plain, site):
    """A mark beside words opens its paragraph in place; pressed again, or Escape, closes it."""
    plain.goto(site("shipped").at())
    mark = plain.locator("button[popovertarget]").first
    opened = plain.locator(f"#{mark.get_attribute('popovertarget')}")
    assert not opened.is_visible()
    mark.click()
    assert opened.is_visible() and opened.locator("mark").count()
    plain.keyboard.press("Escape")
    assert not opened.is_visible()


def test_dark_is_dark(read):
    """Who asks the system for dark gets light words on a dark page."""
    for address, page in read.items():
        letters, ground = page["colours"]
        assert max(ground) < 64 and min(letters) > 160, address


def test_menu_opens(plain, site):
    """The menu opens with a click and lists the pages."""
    plain.goto(site("shipped").at())
    plain.locator("details.menu > summary").click()
    plain.locator("details.menu a:visible").first.wait_for()
    assert plain.locator("details.menu a:visible").count() > 8
