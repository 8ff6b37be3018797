"""No page has a barrier that axe-core can find, best practices included."""

import pytest

from tests.browser.explainers import NAMES
from tests.browser.looks import (
    COLOUR_RULES,
    FORCED,
    LENIENT,
    LOOKS,
    OPENED,
    STILL,
    apply,
    representatives,
)

SHARES = 4
OTHERS = ("full", "hostile", *NAMES)


def findings(page, axe, paths, looks):
    """What axe-core finds on pages in several looks, each with the page and the look."""
    for path in paths:
        page.goto(path)
        page.add_style_tag(content=STILL)
        for look in looks:
            apply(page, look)
            # What is not a colour is the same in the dark and in forced colours.
            rules = COLOUR_RULES if look.changes_colours_only else None
            yield from (f"{path} {look}: {found}" for found in axe(page, rules, look.within))


@pytest.mark.parametrize("share", range(SHARES))
def test_shipped_pages_have_no_barrier(share, open_page, site, axe):
    """Each page of our own site, light and dark, narrow and wide, and in forced colours."""
    own = site("shipped")
    addresses = [own.at(path) for path in own.paths[share::SHARES]]
    looks = [*LOOKS, FORCED]  # the last leaves its mark on a page
    assert not list(findings(open_page(**LENIENT), axe, addresses, looks))


def test_menu_and_search_have_no_barrier(open_page, site, axe):
    """Nor have the menu and the search, opened on a page of each kind: every page has the same."""
    own = site("shipped")
    addresses = [own.at(path) for path in representatives(own.paths, 1)]
    assert not list(findings(open_page(**LENIENT), axe, addresses, OPENED))


@pytest.mark.parametrize("name", OTHERS)
def test_other_explainers_have_no_barrier(name, open_page, site, axe):
    """Two pages of each kind of any explainer, right to left too, on a phone and a desk."""
    other = site(name)
    addresses = [other.at(path) for path in representatives(other.paths, 2)]
    assert not list(findings(open_page(**LENIENT), axe, addresses, [*LOOKS, *OPENED]))


def test_more_contrast_has_no_barrier(open_page, site, axe):
    """The same holds where a reader asks for more contrast and less motion."""
    own = site("shipped")
    for scheme in ("light", "dark"):
        page = open_page(color_scheme=scheme, contrast="more", reduced_motion="reduce")
        for path in representatives(own.paths, 1):
            page.goto(own.at(path))
            assert not axe(page, COLOUR_RULES), path


def test_a_barrier_is_found(page, axe):
    """The check is really made: a picture without words is not let through."""
    page.set_content("<!doctype html><html lang=en><title>A page</title><main><img src='data:,'>")
    assert any(found.startswith("image-alt") for found in axe(page))
