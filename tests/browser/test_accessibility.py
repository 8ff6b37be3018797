"""No page has a barrier that axe-core can find, best practices included, and no text is faint: what
axe-core cannot decide of colours, beside a drawn line or in a list of marks, is measured.

`make test` shows each kind of page once in each look, by turns on all sites but the large ones, and
menu and search, which are the same on all pages of a site, on one page of each; `make soak` shows
every page of our own site, and two of each kind of the others, in every look.
"""

from itertools import chain, product

import pytest

from tests.browser.explainers import NAMES
from tests.browser.looks import (
    COLOUR_RULES,
    FRAMES,
    LOOKS,
    PAGES,
    STILL,
    apply,
    cover,
    kinds,
    representatives,
    wear,
)
from tests.browser.recording import probe
from tests.lengths import tries

CONTRAST = probe("contrast")
SITES = tries(("full", "hostile", "arabic"), ("shipped", "full", "hostile", *NAMES))


def barriers(page, axe, own, looks):
    """What axe-core finds on pages of a site, each with the looks that it is to be seen in."""
    for path, wanted in looks.items():
        page.goto(own.at(path))
        wear(page, STILL)
        for look in wanted:
            apply(page, look)
            # What is not a colour is the same in the dark and in forced colours.
            rules = COLOUR_RULES if look.changes_colours_only else None
            found = axe(page, rules, look.within)
            # Where the browser chooses the colours itself, they are a reader's own.
            found = [*found, *([] if look.forced else page.evaluate(CONTRAST))]
            yield from (f"{path} {look}: {one}" for one in found)


@pytest.fixture(scope="session")
def covered(site):
    """The looks that each page of each site is to be seen in, so that no kind lacks any."""
    chosen = cover({name: site(name).paths for name in SITES}, PAGES)
    for number, name in enumerate(SITES):
        path = [*chosen[name]][number % len(chosen[name])]
        chosen[name][path] = [*chain(*FRAMES), *chosen[name][path]]
    return chosen


def test_each_kind_is_seen_in_each_look(covered, site):
    """One of each kind of page that any site has is seen in each look, its frame left aside; so is
    each site, with its frame."""
    seen = [(name, *pair) for name in SITES for pair in seen_in(covered[name])]
    there = {kind for name in SITES for kind in kinds(site(name).paths)}
    looks = set(chain(*PAGES))
    assert {(kind, look) for _, kind, look in seen if look in looks} == set(product(there, looks))
    assert {(name, look) for name, _, look in seen} == set(product(SITES, LOOKS))
    assert len(seen) < tries(180, 240)


def seen_in(looks):
    """Which kinds of page are seen in which looks."""
    kind_of = {path: kind for kind, paths in kinds(looks).items() for path in paths}
    return [(kind_of[path], look) for path, wanted in looks.items() for look in wanted]


@pytest.mark.parametrize("name", SITES)
def test_no_kind_of_page_has_a_barrier(name, covered, open_page, site, axe):
    """Light and dark, narrow and wide, in forced colours, with more contrast, with the menu, the
    search and a passage opened, right to left too."""
    assert not list(barriers(open_page(), axe, site(name), covered[name]))


@pytest.mark.soak
@pytest.mark.parametrize("name", ["shipped", "full", "hostile", *NAMES])
def test_no_page_has_a_barrier(name, open_page, site, axe):
    """The same holds of every page of our own site, and of two of each kind of the others."""
    own = site(name)
    paths = own.paths if name == "shipped" else representatives(own.paths, 2)
    assert not list(barriers(open_page(), axe, own, dict.fromkeys(paths, LOOKS)))


def test_a_barrier_is_found(page, axe):
    """The check is really made: a picture without words is not let through."""
    page.set_content("<!doctype html><html lang=en><title>A page</title><main><img src='data:,'>")
    assert any(found.startswith("image-alt") for found in axe(page))
