"""What every page of a site is: whole at any width, quiet, within its policy, and searchable."""

import re
from itertools import product

import pytest

from tests.browser.explainers import NAMES
from tests.browser.looks import cover, kinds, representatives
from tests.browser.recording import new_page
from tests.browser.walking import BRIGHTNESS, CIRCUMSTANCES, CLOSELY, NARROWEST, cut, walk
from tests.lengths import tries

WORDS = {"arabic": "الجسر"}
"""What is searched for where nothing begins with an a."""


SITES = ("shipped", "full", "hostile", *NAMES)
TURNS = [[*CIRCUMSTANCES][first : first + 2] for first in (0, 2, 4, 6)] + [[CLOSELY]]
"""The circumstances that a page is opened for together."""
HARD = ("hostile", "many", "arabic")
"""Sites on which most may go wrong: each kind of page is looked at, whatever others have."""


@pytest.fixture(scope="session")
def covered(site):
    """The circumstances in which pages of each site are to be seen, so that no kind lacks any."""
    return cover({name: site(name).paths for name in SITES}, TURNS)


@pytest.fixture(scope="session", params=SITES)
def walked(request, browser, site, covered):
    """What a walk of a site met. One of each kind of page of each hard site is seen in the
    narrowest window, and one of any site in each other circumstance; in `make soak` all
    pages in all."""
    own = site(request.param)
    each = representatives(own.paths, 1) if request.param in HARD else ()
    paths = [*each, *covered[request.param]]
    chosen = {path: {NARROWEST, *covered[request.param].get(path, ())} for path in paths}
    seen = tries(chosen, dict.fromkeys(own.paths, (*CIRCUMSTANCES, CLOSELY)))
    return walk(browser, own, seen, WORDS.get(request.param, "a"))


def test_each_kind_is_seen_in_each_circumstance(covered, site):
    """One of each kind of page that any site has is seen in each; so is each site."""
    found = (kinds(site(name).paths).items() for name in SITES)
    kind_of = {path: kind for pairs in found for kind, paths in pairs for path in paths}
    seen = [(n, p, one) for n in SITES for p, names in covered[n].items() for one in names]
    kinds_seen = {(kind_of[path], one) for _, path, one in seen}
    circumstances = (*CIRCUMSTANCES, CLOSELY)
    assert kinds_seen == set(product(set(kind_of.values()), circumstances))
    assert {(name, one) for name, _, one in seen} == set(product(SITES, circumstances))


@pytest.mark.parametrize("circumstance", CIRCUMSTANCES)
def test_nothing_is_cut(walked, circumstance):
    """No page scrolls sideways, and every word is on the screen or on the paper: at any width,
    and where a reader spaces or enlarges the letters (WCAG 1.4.4, 1.4.12)."""
    found = {path: cut.get(circumstance) for path, cut in walked.each("cut").items()}
    assert {path: texts for path, texts in found.items() if texts} == {}


def test_nothing_leaves_the_site(walked):
    """No page, read to its end and searched, asks anything of a third party or complains."""
    walked.recording.assert_clean()


def test_nothing_is_refused(walked):
    """On no page does a browser refuse anything for the page's policy."""
    assert {path: refused for path, refused in walked.each("refused").items() if refused} == {}


def test_every_kind_of_page_can_be_searched(walked):
    """Search finds something from every kind of page, also from the one for what does not exist."""
    found = walked.each("results")
    assert found and [path for path, results in found.items() if not results] == []


def test_dark_is_dark(walked):
    """Who asks the system for dark gets light words on a dark page."""
    assert walked.each("dark")
    for path, (letters, ground) in walked.each("dark").items():
        assert max(ground) < 64 and min(letters) > 160, path


@pytest.mark.parametrize(
    "name", ["hostile", *(pytest.param(one, marks=pytest.mark.soak) for one in ("full", "shipped"))]
)
def test_pages_work_from_a_folder(name, browser, unpacked):
    """Opened as files, no kind of page asks for what is elsewhere or is refused anything, and each
    can be searched."""
    own = unpacked(name)
    paths = representatives(own.paths, tries(1, 2))
    walked = walk(browser, own, dict.fromkeys(paths, (CLOSELY,)))
    walked.recording.assert_clean()
    assert not any(walked.each("refused").values())
    assert all(walked.each("results").values())


def test_home_page_prints_on_three_sheets(page, site):
    """The overview takes at most three sheets of A4."""
    page.goto(site("shipped").at())
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 3


def test_dark_pages_print_light(open_page, site):
    """Who reads in the dark still prints dark words on white paper."""
    page = open_page(site("shipped").at(), color_scheme="dark")
    page.emulate_media(media="print")
    letters, _ = page.evaluate(BRIGHTNESS)
    assert max(letters) < 96


def test_cut_text_is_noticed(page):
    """The measure of what is cut is no empty promise."""
    page.set_content("<p style='width: 50px; overflow: hidden; white-space: nowrap'>Out of sight")
    assert cut(page) == ["P.: Out of sight"]
    page.set_content("<!doctype html><p style='width: 2000px; text-align: end'>Beside the screen")
    assert cut(page) == ["P.: Beside the screen", "scrolls to 2008"]
    page.set_content("<p>All of it can be seen <span style='clip-path: inset(50%)'>or heard")
    assert cut(page) == []


def test_a_stranger_is_noticed(browser, site):
    """The recording is no empty promise: a picture from elsewhere and an error are in it."""
    page = new_page(browser, bypass_csp=True)
    page.goto(site("single").at())
    with page.expect_event("requestfailed"):  # before it is asked for: it fails at once
        page.evaluate("new Image().src = 'http://127.0.0.1:9/picture.png'")
    with page.expect_event("console"):
        page.evaluate("console.error('a complaint')")
    page.context.close()
    assert page.recording.strangers == ["http://127.0.0.1:9/picture.png"]
    assert any("a complaint" in complaint for complaint in page.recording.complaints)
