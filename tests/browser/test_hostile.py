"""In a real browser, hostile words in every field run nothing, open nothing and ask for nothing.

The strings are those of tools/hostile/corpus.txt. What any of them would do if it ran is to set
`window.ran`, to open a dialog, or to ask another host for something.
"""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.browser.looks import open_search, representatives
from tests.browser.test_copying import COPIED
from tests.indexes import index_of, scripts_in
from tests.lengths import tries

SKELETON = """[...document.querySelectorAll('*')].filter(e => !e.matches('blockquote em')).map(
  e => [e.tagName, ...[...e.attributes].map(a => a.name).sort()].join(' ')).join('\\n')"""
"""Every element that the browser made of a page, with the names of its attributes, a line each.

All but a journalist's insertions: what quotations hold in brackets, which is set apart.
"""

WATCH = """window.opened = [];
for (const name of ['alert', 'confirm', 'prompt', 'open', 'print'])
  window[name] = (...words) => { window.opened.push([name, ...words]); };"""


@pytest.fixture
def watched(open_page):
    """Opens a recorded page that tells of every dialog, window and download."""

    def give(**settings):
        page = open_page(is_fresh=True, **settings)
        page.add_init_script(WATCH)
        page.strange = []
        page.on("dialog", lambda dialog: (page.strange.append(dialog.message), dialog.dismiss()))
        page.on("popup", lambda other: page.strange.append(other.url))
        page.on("download", lambda one: page.strange.append(one.url))
        return page

    return give


def assert_inert(page):
    """Nothing ran, opened or left, as far as the page tells by now."""
    assert page.evaluate("[window.ran ?? null, window.opened]") == [None, []], page.url
    assert page.strange == [], page.url
    page.recording.assert_clean()


@pytest.fixture(scope="module")
def names(site):
    """The statements and pages that search knows of the hostile site."""
    return index_of(scripts_in(site("planted").folder))


def test_every_kind_of_page_is_inert(watched, open_page, site):
    """Of every kind of page a browser makes the elements and attributes of the harmless one, in
    order; read to its end with everything on it unfolded, it does nothing else."""
    own, page, other = site("planted"), watched(), open_page()
    # Pages of Markdown are alike, and all that an editor wrote is one kind.
    alike = re.compile(tries(r"page-[^0]", "-"))
    chosen = [one for one in representatives(own.paths, tries(1, 2)) if not alike.match(one)]
    assert len(chosen) > 15
    for path in chosen:
        page.goto(own.at(path))
        other.goto(site("tokens").at(path))
        ours, theirs = page.evaluate(SKELETON), other.evaluate(SKELETON)
        assert ours.split("\n") == theirs.split("\n"), path
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        page.mouse.wheel(0, 100_000)
        assert_inert(page)


def test_files_in_a_folder_are_inert(watched, unpacked):
    """The same holds of pages that are opened from a folder, with search."""
    own, page = unpacked("planted"), watched()
    for path in ("index.html", "statements/index.html", "positions/p0.html", "sources/s0.html"):
        page.goto(own.at(path))
        open_search(page, "window")
        assert page.locator(".search__l a").count()
        assert_inert(page)
        page.keyboard.press("Escape")


def test_hostile_results_are_text(watched, site, names):
    """Search finds hostile names, and shows them letter by letter as they were typed."""
    page = watched(viewport={"width": 1280, "height": 800})
    page.goto(site("planted").at("statements/"))
    open_search(page, "a")
    known = {*names_of_elements(page)}
    titles = [entry["title"] for entry in names["statements"] + names["pages"]]
    hostile = [title for title in titles if re.search(r"<.*\w\w", title)][: tries(16, 40)]
    assert len(hostile) >= tries(16, 21)
    seen = 0
    for title in hostile:
        open_search(page, title)
        results = page.eval_on_selector_all(
            ".search__l li", "found => found.map(one => one.textContent)"
        )
        seen += any(" ".join(title.split()) in " ".join(text.split()) for text in results)
        assert {*names_of_elements(page)} <= known | {"MARK", "SPAN", "TIME", "SVG", "USE", "Q"}
        assert_inert(page)
    assert seen > len(hostile) // 2


def names_of_elements(page):
    """What the results of search are made of."""
    return page.eval_on_selector_all(
        ".search__l *", "found => found.map(one => one.tagName.toUpperCase())"
    )


def test_a_search_that_finds_nothing_is_text(watched, site):
    """What a reader types or an address brings is said back as text."""
    page = watched()
    page.goto(site("planted").at("statements/"))
    words = "<img src=x onerror=window.ran=1> zzqqzz{query}"
    open_search(page, words)
    assert not page.locator("dialog.search img").count()
    assert_inert(page)


def test_hostile_choices_are_text(watched, site):
    """Filters and side by side offer hostile names as they were typed, and say them as text."""
    own, page = site("planted"), watched()
    page.goto(own.at("statements/"))
    page.locator("form.filters summary").click()
    for name in ("party", "issue"):
        field = page.locator(f"form.filters [name={name}]")
        offered = field.locator("option").evaluate_all("all => all.map(one => one.value)")
        assert len(offered) > 5
        for value in offered[1:6]:
            field.select_option(value)
            assert page.locator("#statements .st:visible").count()
            assert_inert(page)
        field.select_option("")
    page.goto(own.at("positions/?a=p0&b=p1"))
    assert "issues: " in page.locator("form.compare [role=status]").inner_text()
    assert_inert(page)


def test_hostile_citation_is_text(watched, site):
    """A copied citation holds the words as typed, as text and as HTML, and nothing that runs."""
    page = watched(permissions=["clipboard-read", "clipboard-write"])
    page.goto(site("planted").at("positions/p0/"))
    for number in range(4):
        card = page.locator(".st[data-id]").nth(number)
        card.locator("summary").click()
        card.locator(".st__copy").click()
        card.locator(".st__copy[data-done]").wait_for()
        copied = page.evaluate(COPIED)
        citation = " ".join(card.locator(".st__cite").text_content().split())
        assert " ".join(copied["plain"].split()).startswith(citation)
        elements = {node.tag for node in LexborHTMLParser(copied["html"]).css("*")}
        assert elements <= {"html", "head", "body", "meta", "p", "a", "cite", "span", "br"}
        assert_inert(page)


def test_what_runs_is_noticed(browser, site):
    """The watch is no empty promise: a script, a dialog and a window are told of."""
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(WATCH)
        page.goto(site("planted").at("changes/"))
        page.evaluate("window.ran = 1; alert('x'); open('about:blank')")
        assert page.evaluate("[window.ran, window.opened.length]") == [1, 2]
