"""Colours, menus and the list of contents; and that one broken part leaves the others working."""

import pytest

BACKGROUND = "getComputedStyle(document.body).backgroundColor"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_change_and_stay(open_page, site, scheme):
    """The button changes the colours, by keyboard too, and says what it does next; the next page
    keeps them, from its first moment."""
    own = site("shipped")
    page = open_page(own.at(), color_scheme=scheme)
    other = {"light": "dark", "dark": "light"}[scheme]
    before = page.evaluate(BACKGROUND)
    assert page.inner_text("#site--theme") == f"Switch to {other} colours"
    page.focus("#site--theme")
    page.keyboard.press("Enter")
    changed = page.evaluate(BACKGROUND)
    assert changed != before
    assert page.inner_text("#site--theme") == f"Switch to {scheme} colours"
    page.goto(own.at("timeline/"), wait_until="commit")
    page.wait_for_function("() => document.body")
    # Its styles may still be on their way; what they go by is there.
    assert page.evaluate("document.documentElement.dataset.theme") == other
    page.wait_for_load_state()
    assert page.evaluate(BACKGROUND) == changed
    page.click("#site--theme")
    assert page.evaluate(BACKGROUND) == before


def test_colours_change_without_storage(open_page, site):
    """Where a browser refuses to store anything, the button still works on the page."""
    page = open_page(is_fresh=True)
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })"
    )
    page.goto(site("shipped").at())
    before = page.evaluate(BACKGROUND)
    page.click("#site--theme")
    assert page.evaluate(BACKGROUND) != before


@pytest.fixture
def phone(open_page, site):
    page = open_page(site("shipped").at(), viewport={"width": 390, "height": 800})
    page.click("details.menu > summary")
    assert page.locator(".menu__panel").is_visible()
    return page


def test_menu_closes_on_a_click_beside_it(phone):
    """A click elsewhere closes the menu."""
    phone.mouse.click(380, 790)
    assert not phone.locator(".menu__panel").is_visible()


def test_menu_closes_when_focus_leaves(phone):
    """The menu covers nothing that has the focus."""
    phone.evaluate("document.querySelector('main a[href]').focus()")
    assert not phone.locator(".menu__panel").is_visible()


def test_contents_close_after_a_jump(open_page, site):
    """The folded list of contents closes once it has led somewhere."""
    page = open_page(
        site("shipped").at("positions/russia/"), viewport={"width": 390, "height": 800}
    )
    page.click("details.onpage > summary")
    page.locator("details.onpage a").last.click()
    assert page.evaluate("document.querySelector('details.onpage').open") is False
    assert page.locator(":target").count() == 1


def test_contents_follow(page, site):
    """The list of contents marks the one section that is being read."""
    page.goto(site("shipped").at("positions/russia/"))
    links = page.locator(".toc a")
    href = links.nth(3).get_attribute("href")
    links.nth(3).click()
    page.wait_for_function(
        "href => document.querySelector('.toc [aria-current]')?.getAttribute('href') === href",
        arg=href,
    )
    assert page.locator(".toc [aria-current]").count() == 1


def test_a_part_that_fails_leaves_the_others(browser, site):
    """Where one part of the script meets what it cannot use, search still works."""
    context = browser.new_context()
    page = context.new_page()
    errors = []
    page.on("console", lambda message: errors.append(message.text))
    page.add_init_script("delete window.matchMedia")
    page.goto(site("shipped").at())
    page.keyboard.press("Control+k")
    assert page.locator("#site--search").is_visible()
    assert len(errors) == 1 and "matchMedia" in errors[0]
    context.close()
