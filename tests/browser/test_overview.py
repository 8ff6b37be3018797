"""The overview of the shipped explainer answers in its first screens: how long it is, what stands
in the first of them, how much there is to read and to tab through, and where ten questions end."""

import gzip

import pytest

from tests.browser.looks import words
from tests.browser.recording import probe
from tests.tables import table

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
SIZES = {"wide": WIDE, "phone": PHONE}
QUESTIONS = table("overview", "questions")
FOCUSED = probe("focused")

SEEN = """screen => new Promise(done => {
  scrollTo(0, screen * innerHeight);
  requestAnimationFrame(() => requestAnimationFrame(done));
})"""
BOTTOM = "one => one.getBoundingClientRect().bottom + scrollY"


@pytest.fixture
def overview(open_page, site):
    """Opens the overview at a size."""
    return lambda size: open_page(site("shipped").at(), viewport=SIZES[size])


def bottom(page, selector):
    """How far down a page the first of what a selector names ends, in pixels."""
    return page.locator(selector).first.evaluate(BOTTOM)


@pytest.mark.parametrize(("size", "most"), [("wide", 1_900), ("phone", 3_400)])
def test_overview_is_short(overview, size, most):
    """The whole page is at most so many pixels high, once all of it has been seen."""
    page = overview(size)
    for screen in range(most // SIZES[size]["height"] + 1):
        page.evaluate(SEEN, screen)
    assert bottom(page, "footer") <= most


@pytest.mark.parametrize(
    ("size", "selector", "most"),
    [
        ("wide", "h1", 900),
        ("wide", ".axis", 900),
        ("wide", ".tree", 900),
        ("phone", "h1", 860),
        ("phone", ".axis", 860),
    ],
)
def test_answer_is_in_the_first_screen(overview, size, selector, most):
    """The headline, where they stand and, where there is room, what is in the way end within it."""
    assert bottom(overview(size), selector) <= most


def test_overview_is_light(overview, site):
    """There are at most 550 words in view, and the page is at most 12 kB, compressed."""
    told = words(overview("wide").locator("main").inner_text())
    assert len(told.split()) <= 550
    assert len(gzip.compress((site("shipped").folder / "index.html").read_bytes(), 6)) <= 12_000


@pytest.mark.parametrize("size", SIZES)
def test_few_stops_before_the_answer(overview, size):
    """Tab comes to at most 75 things; whoever skips to the content is in the tree after at most
    sixteen keys, those for skipping among them."""
    page, seen = overview(size), set()
    while len(seen) <= 75:
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None or focused["number"] in seen:
            break
        seen.add(focused["number"])
    assert 20 < len(seen) <= 75
    page.reload()
    for key in ("Tab", "Enter", *["Tab"] * 14):
        page.keyboard.press(key)
        if page.evaluate("!!document.activeElement.closest('.tree')"):
            return
    raise AssertionError("the tree is further away")


def scrolled_to(page, place):
    """How many screens a reader scrolls down until something is in view, and scrolls there."""
    height = page.viewport_size["height"]
    below = place.evaluate("one => one.getBoundingClientRect().bottom") - height
    page.evaluate("by => scrollBy({top: by, behavior: 'instant'})", max(0, below))
    return max(0, below) / height


def named(page, name):
    """What can be pressed under a name, where it is seen."""
    return page.locator("a, button, summary").filter(has_text=name, visible=True).first


def way_to(page, pressed, answer):
    """How many screens are scrolled from the top of a page until an answer is in view, where
    several things are pressed on the way."""
    screens = 0.0
    for name in pressed:
        screens += scrolled_to(page, named(page, name))
        named(page, name).click()
        page.wait_for_load_state()
    found = page.get_by_text(answer).filter(visible=True).first
    return screens + scrolled_to(page, found)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("row", QUESTIONS, ids=[row[0] for row in QUESTIONS])
def test_question_is_answered_nearby(overview, row, size):
    """Each of ten questions is answered in words within so many screens of the overview."""
    _, pressed, answer, *most = row
    assert way_to(overview(size), pressed, answer) <= most[[*SIZES].index(size)]
