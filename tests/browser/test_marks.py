"""Overlapping words of an article are told apart: by eye, by keyboard, in the accessibility tree,
on paper and in a book of one page, all without JavaScript."""

import re

import pytest

from tests.browser.looks import STILL, representatives, wear
from tests.browser.recording import probe
from tests.bundles import bundled

SOURCE = "sources/gazette/"
EVENT, STATEMENT = "words--ev-agreement", "words--league-accepts-talks"
WORDS = {
    EVENT: "The four towns on the River Wend agreed on Thursday to talk",
    STATEMENT: "agreed on Thursday to talk about the dam that Upham wants to build",
}
"""Two pieces of evidence that have some words in common, by their anchors."""

OUTLINED = """() => [...document.querySelectorAll('mark')]
  .filter(mark => getComputedStyle(mark).outlineStyle !== 'none')
  .map(mark => mark.textContent).join(' ')"""
"""The words that stand out, as they follow one another."""

BEGUN = probe("begun")
SHOWN = f"{STILL} * {{ content-visibility: visible !important }}"
"""For what is measured far below the first screen."""
WIDTHS = (320, 390, 768, 1280)


@pytest.mark.parametrize("anchor", WORDS)
def test_link_shows_just_its_words(anchor, plain, site):
    """Where the link of a piece of evidence leads, its words stand out: all, and no others."""
    plain.goto(site("full").at(f"{SOURCE}#{anchor}"))
    assert plain.evaluate(OUTLINED) == WORDS[anchor]
    box = plain.locator(":target + mark, :target + .psg__a + mark").first.bounding_box()
    assert box and 0 <= box["y"] < plain.viewport_size["height"]


def test_words_in_two_paragraphs_stand_out_together(page, site):
    """With the script, a link shows all words of a piece of evidence, in every paragraph; the next
    link shows its own alone."""
    page.goto(site("full").at(f"{SOURCE}#words--upham-dam-ends-droughts"))
    assert page.evaluate(OUTLINED) == (
        "A dam would end the summer droughts. But we will stop the works only if the lower towns "
        "pay their share of the cost ."
    )
    page.goto(site("full").at(f"{SOURCE}#{EVENT}"))
    assert page.evaluate(OUTLINED) == WORDS[EVENT]


def test_card_leads_to_its_words(plain, site):
    """From a statement's card, its source leads to the words that carry it."""
    plain.goto(site("full").at("positions/lower-towns/"))
    plain.locator("#league-accepts-talks").locator("xpath=..").get_by_role(
        "link", name="The Wend Gazette, paragraph 2"
    ).click()
    assert plain.evaluate(OUTLINED) == WORDS[STATEMENT]


def test_keyboard_tells_them_apart(plain, site):
    """Tab goes from number to number; Enter leads to what rests on the words before it, and from
    there back to them; wherever the focus is, just these words stand out."""
    plain.goto(site("full").at(f"{SOURCE}#{EVENT}"))
    box = plain.locator(":target + mark").bounding_box()  # once it is there, so is the page
    assert box and 0 <= box["y"] < plain.viewport_size["height"]
    seen = []
    for _ in range(8):
        plain.keyboard.press("Tab")
        seen.append(plain.evaluate("document.activeElement.ariaLabel ?? ''"))
    assert seen[:5] == ["Cited for 1", "Cited for 1", "Cited for 2", "Cited for 2", "Cited for 3"]
    assert seen[5:] == ["The words of 1", "", "The words of 2"]
    assert WORDS[STATEMENT] in plain.evaluate(OUTLINED)
    plain.keyboard.press("Enter")
    plain.wait_for_url(f"**#{STATEMENT}")
    assert plain.evaluate(OUTLINED) == WORDS[STATEMENT]
    for _ in range(2):
        plain.keyboard.press("Tab")
    plain.keyboard.press("Enter")
    plain.wait_for_url("**#gazette-p2--2")
    assert plain.evaluate(OUTLINED) == WORDS[STATEMENT]


def test_pointing_at_a_line_shows_its_words(page, site):
    """While the mouse points at what rests on some words, just these stand out."""
    page.goto(site("full").at(SOURCE))
    assert page.evaluate(OUTLINED) == ""
    for number, words in enumerate(WORDS.values(), 1):
        page.locator(f"#gazette-p2--{number}").hover()
        assert page.evaluate(OUTLINED) == words


def test_accessibility_tree_tells_them_apart(plain, site):
    """Each segment is a mark, followed by a link for each piece of evidence that it carries; each
    item of the list has its number, what rests on the words, and the words themselves."""
    plain.goto(site("full").at(SOURCE))
    paragraph = plain.locator(".psg__p", has=plain.locator(f"#{EVENT}"))
    tree = paragraph.aria_snapshot()
    parts = re.findall(r'- mark: (.+)|link "Cited for (\d+)"', tree)
    carried: dict[str, list[str]] = {}
    for words, number in parts:
        if words:
            last = words
        else:
            carried.setdefault(number, []).append(last)
    assert [" ".join(carried[n]) for n in "12"] == list(WORDS.values())
    items = tree.split("- listitem:")[1:]
    for number, words in enumerate(WORDS.values(), 1):
        assert f'link "The words of {number}"' in items[number - 1]
        assert f"“{words}”" in items[number - 1]


def test_paper_tells_them_apart(page, site):
    """In print each mark has a line under it and its numbers, whatever becomes of the colours."""
    page.goto(site("full").at(SOURCE))
    page.emulate_media(media="print", forced_colors="none")
    marks = page.locator(f".psg__p:has(#{EVENT}) mark")
    for mark in marks.all():
        assert mark.evaluate("m => getComputedStyle(m).borderBottomStyle") == "solid"
    numbers = page.locator(f".psg__p:has(#{EVENT}) .psg__r")
    assert numbers.all_inner_texts() == ["1", "1 2", "2", "3"]
    assert all(one.is_visible() for one in numbers.all())


@pytest.mark.parametrize("anchor", WORDS)
def test_single_page_shows_just_its_words(anchor, page, tmp_path_factory):
    """In the bundle of one page, too, a link to a piece of evidence shows its words alone."""
    (file,) = bundled("full", tmp_path_factory).glob("*.html")
    page.goto(f"{file.as_uri()}#{anchor}")
    assert page.evaluate(OUTLINED) == WORDS[anchor]


@pytest.mark.parametrize("name", ["shipped", "full", "twelve", "arabic"])
def test_no_mark_begins_a_line(name, open_page, site):
    """Wherever the lines of a page end, at any width and on paper, the marks and numbers behind
    words stand on the line that these end on, one beside the other."""
    own, page = site(name), open_page()
    for path in representatives(own.paths, 2):
        page.goto(own.at(path))
        wear(page, SHOWN)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(BEGUN) == [], (path, width)
        page.emulate_media(media="print")
        assert page.evaluate(BEGUN) == [], path
        page.emulate_media(media="screen")
