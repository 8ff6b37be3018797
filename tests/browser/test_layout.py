"""Nothing on a page is cut off, at any width and on paper."""

import re

import pytest

from tests.browser.explainers import NAMES
from tests.browser.looks import LENIENT

CUT = """() => {
  // What is known of an element is asked once: every text below it needs the same.
  const known = new Map();
  const about = e => known.get(e) ?? (known.set(e, ask(e)), known.get(e));
  const ask = e => {
    const style = getComputedStyle(e), box = e.getBoundingClientRect();
    const above = e.parentElement ? about(e.parentElement) : { gone: false, scrolls: false };
    // For screen readers only, by whatever rule: a box of one pixel, or one that is clipped away.
    const isTiny = box.width && box.width < 2;
    const isClipped = style.clipPath.startsWith('inset') || style.clip.startsWith('rect');
    return {
      above, box,
      gone: above.gone || isTiny || isClipped,
      scrolls: above.scrolls || ['auto', 'scroll'].includes(style.overflowX),
      cuts: ['hidden', 'clip'].includes(style.overflowX),
    };
  };
  const isCut = (one, rects) => !!one.box && (isCut(one.above, rects) || (one.cuts
    && rects.some(r => r.right > one.box.right + 2 || r.left < one.box.left - 2)));
  const found = [];
  const wide = document.documentElement.clientWidth + 1;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; (text = walker.nextNode()); ) {
    const e = text.parentElement;
    if (!text.data.trim() || !e.checkVisibility({ visibilityProperty: true })) continue;
    const one = about(e);
    if (one.gone || one.scrolls) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const rects = [...range.getClientRects()].filter(r => r.width > 1 && r.bottom > 0);
    if (rects.some(r => r.right > wide || r.left < -1) || isCut(one, rects))
      found.push(`${e.tagName}.${e.className}: ${text.data.trim().slice(0, 60)}`);
  }
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth + 1) found.push(`scrolls to ${root.scrollWidth}`);
  return found;
}"""

SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"""

SITES = ["shipped", "full", "hostile", *NAMES]


def cut(page):
    """The texts of a page that are cut off or lie beside the screen."""
    return page.evaluate(CUT)


@pytest.mark.parametrize("name", SITES)
def test_nothing_is_cut_at_any_width(name, open_page, site):
    """From 320 to 1280 px, no page scrolls sideways and every word is on the screen."""
    own = site(name)
    page = open_page()
    for path in own.paths:
        page.goto(own.at(path))
        for width in (320, 390, 640, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert cut(page) == [], f"{path} at {width} px"


@pytest.mark.parametrize("name", ["shipped", "many", "arabic"])
def test_readers_may_space_text_and_enlarge_it(name, open_page, site):
    """With wider spacing of text, or letters twice as large, nothing is lost (WCAG 1.4.4, 12)."""
    own = site(name)
    page = open_page(**LENIENT)
    for path in own.paths:
        page.goto(own.at(path))
        page.set_viewport_size({"width": 320, "height": 800})
        page.add_style_tag(content=SPACING)
        assert cut(page) == [], f"{path} spaced"
        page.set_viewport_size({"width": 1280, "height": 800})
        page.add_style_tag(content="html { font-size: 200% !important }")
        assert cut(page) == [], f"{path} enlarged"


def sheets(pdf):
    """How many pages a PDF has."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_home_page_prints_on_three_sheets(page, site):
    """The overview takes at most three sheets of A4."""
    page.goto(site("shipped").at())
    assert 1 <= sheets(page.pdf(format="A4", prefer_css_page_size=True)) <= 3


@pytest.mark.parametrize("name", ["shipped", "many", "arabic"])
def test_nothing_is_cut_on_paper(name, page, site):
    """No text of a page runs off an A4 sheet, which is 718 px wide within its margins."""
    own = site(name)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 1046})
    for path in own.paths:
        page.goto(own.at(path))
        assert cut(page) == [], path


def test_dark_pages_print_light(open_page, site):
    """Who reads in the dark still prints dark words on white paper."""
    page = open_page(site("shipped").at(), color_scheme="dark")
    page.emulate_media(media="print")
    style = "getComputedStyle(document.body).{}.match(/[\\d.]+/g).slice(0, 3).map(Number)"
    assert max(page.evaluate(style.format("color"))) < 96


def test_cut_text_is_noticed(page):
    """The measure of this module is no empty promise."""
    page.set_content("<p style='width: 50px; overflow: hidden; white-space: nowrap'>Out of sight")
    assert cut(page) == ["P.: Out of sight"]
    page.set_content("<!doctype html><p style='width: 2000px; text-align: end'>Beside the screen")
    assert cut(page) == ["P.: Beside the screen", "scrolls to 2008"]
    page.set_content("<p>All of it can be seen <span style='clip-path: inset(50%)'>or heard")
    assert cut(page) == []
