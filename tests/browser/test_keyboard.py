"""Everything can be done with the keyboard alone, and one always sees where one is."""

from itertools import product

import pytest
from playwright.sync_api import expect

from tests.browser.recording import probe

PAGES = ["", "positions/", "statements/", "sources/", "timeline/"]
SEEN = [*product([320], PAGES), (1280, "timeline/")]
MORE = [(320, "positions/russia/"), (1280, "positions/")]
"""Widths and pages; of the last, all that Tab comes to is on the others too."""

FOCUSED = probe("focused")


def walk(page, limit=400):
    """Everything that Tab comes to, once round the page."""
    numbers = set()
    for _ in range(limit):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None or focused["number"] in numbers:
            return
        numbers.add(focused["number"])
        yield focused
    raise AssertionError(f"Tab comes to more than {limit} things")


@pytest.mark.parametrize(
    ("width", "path"), [*SEEN, *(pytest.param(*one, marks=pytest.mark.soak) for one in MORE)]
)
def test_focus_is_always_seen(path, width, open_page, site):
    """Wherever Tab goes, the place is on the screen, not behind the header, and marked."""
    page = open_page(site("shipped").at(path), viewport={"width": width, "height": 640})
    stops = list(walk(page))
    assert len(stops) > 10
    assert [stop["what"] for stop in stops if not stop["isShown"]] == []
    assert [stop["what"] for stop in stops if not stop["hasRing"]] == []


def test_backwards_focus_is_seen_too(open_page, site):
    """Going back up, the sticky header hides nothing that has focus."""
    page = open_page(site("shipped").at("statements/"), viewport={"width": 320, "height": 640})
    last = page.locator(".st a[href]:visible").last
    last.focus()
    expect(last).to_be_focused()
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        focused = page.evaluate(FOCUSED)
        assert focused and focused["isShown"], focused


def press_until(page, selector, limit=40):
    """Press Tab until the element that a selector names has the focus."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"Tab does not come to {selector}")


def test_skip_link_leads_to_the_content(page, site):
    """The first stop jumps over the header."""
    page.goto(site("shipped").at())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('a[href^=\"#\"]')")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('header, nav')")


def test_menu_works_by_keyboard(open_page, site):
    """Enter opens the menu, Tab goes into it, Escape closes it and gives the focus back."""
    page = open_page(site("shipped").at(), viewport={"width": 320, "height": 640})
    press_until(page, "details.menu > summary")
    page.keyboard.press("Enter")
    assert page.locator("details.menu").evaluate("menu => menu.open")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('details.menu a')")
    page.keyboard.press("Escape")
    assert not page.locator("details.menu").evaluate("menu => menu.open")
    assert page.evaluate("document.activeElement.matches('details.menu > summary')")


@pytest.mark.parametrize("keys", ["Control+k", "Meta+k"])
def test_search_opens_and_closes_by_keyboard(keys, page, site):
    """Ctrl+K and Cmd+K open search with the focus in it; Escape closes it and gives it back."""
    page.goto(site("shipped").at())
    press_until(page, "details.menu > summary, header a, header button")
    before = page.evaluate_handle("document.activeElement")
    page.keyboard.press(keys)
    page.locator("dialog#site--search").wait_for()
    assert page.evaluate("document.activeElement.matches('dialog#site--search input')")
    page.keyboard.press("Escape")
    page.locator("dialog#site--search").wait_for(state="hidden")
    assert page.evaluate("before => before === document.activeElement", before)


def test_focus_stays_in_the_search(page, site):
    """While search is open, Tab never comes to what lies behind it."""
    page.goto(site("shipped").at())
    page.keyboard.press("Control+k")
    page.keyboard.type("Kursk")
    page.locator("dialog#site--search a").first.wait_for()
    for _ in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body"
            " || !!document.activeElement.closest('dialog#site--search')"
        )


@pytest.mark.parametrize("path", ["", "statements/"])
def test_no_letter_does_anything(path, page, site):
    """No key without Ctrl or Cmd is a shortcut (WCAG 2.1.4)."""
    page.goto(site("shipped").at(path))
    page.keyboard.press("Tab")
    state = "[location.href, document.activeElement.outerHTML, document.body.innerText]"
    before = page.evaluate(state)
    for key in "abcdefghijklmnopqrstuvwxyz0123456789/?,.[]":
        page.keyboard.press(key)
    assert page.evaluate(state) == before
    assert not page.locator("dialog#site--search").is_visible()


def test_matrix_is_reached_by_keyboard(page, site):
    """What a cell of the matrix rests on opens with Enter, and an issue leads to all that is said
    on it, with the party that alone speaks on it where one does."""
    page.goto(site("shipped").at("positions/"))
    press_until(page, "table.mx td button", 120)
    page.keyboard.press("Enter")
    assert page.locator(".pg:popover-open").count() == 1
    page.keyboard.press("Escape")
    press_until(page, "table.mx .mx__r--alone th a", 120)
    page.keyboard.press("Enter")
    page.wait_for_url("**/positions/*/#on--*")
