"""The single page: read without a script, searched as the site is, and asking for nothing."""

import json
from functools import cache
from itertools import product
from urllib.parse import unquote, urldefrag

import pytest

from generator.bundles.html import ONE_PAGE, write_single
from generator.pages.search.entries import entries
from generator.pages.search.word_index import posted
from tests import queries
from tests.browser.looks import COLOUR_RULES, NARROW, WIDE, ask, set_screen, wear, words
from tests.browser.recording import new_page, probe
from tests.browser.walking import SPACED, cut
from tests.bundles import book_of, edition
from tests.lengths import tries

SITES = tries(["full", "arabic"], ["shipped", "full", "minimal", "hostile", "arabic"])
FOLDER = "Звіт про перемир’я # 100% (копія)"

USED = ("title", "text", "also", "about", "parties", "who", "label", "tone", "on", "when")
"""What finding and showing a statement take from the index, beside where it stands, and how many
others refer to it, which is told of all at once."""

QUERIES = {
    "shipped": [
        "mechanism to control possible breaches",  # words of a quotation
        '"do the right thing"',  # a phrase, exactly
        '"right the thing"',  # no such phrase
        "the Kremlin",  # what else a party is called
        "Zelenskiy",  # one article's spelling of a name
        "Putin",  # a whole name
        "Zaporizhzhja",  # a slip
        "lond",  # too short to be one
        "Kursk xylophone",  # nothing has both words
        "NATO member",  # half a word
        "30–day ceasefire",  # a dash, and words of an issue's name
        "U.S. proposal",
        "Remarks to reporters",  # a venue
        "monitoring",
        "Guy Faulconbridge",  # stands on the page of a source alone
        "statements are chosen",  # stands on a page that editors wrote
        "ceasefire",  # more than are shown
        "quux",
        "peacemaker",  # one statement
        " ",
    ],
    "full": ["Hale", "talks", "weekday", "Upham talks"],
    "hostile": ["script", "<script>", "alert party", "&amp;", "javascript"],
    "arabic": ["الجسر", "الجِسْر", "القرية", "“الجسر”", "quux"],
}


@pytest.fixture(scope="session")
def single(tmp_path_factory):
    """An explainer's dossier, and its single page in a folder that no address holds as it is."""

    @cache
    def give(name):
        own = edition(name, tmp_path_factory)
        file = tmp_path_factory.getbasetemp() / FOLDER / name / "copy.html"
        file.parent.mkdir(parents=True)
        write_single(book_of(name, tmp_path_factory, ONE_PAGE), file)
        return own.dossier, file

    return give


@pytest.fixture
def at_address(single):
    return lambda name: single(name)[1].as_uri()


def search(page, text):
    """Type into the page's search; it answers at once."""
    page.fill("#book--words", text)


def search_for_some(page, name):
    """Type what some of an explainer's statements hold."""
    search(page, {"arabic": "الجسر", "minimal": "town"}.get(name, "a"))
    assert hits(page)


def hits(page):
    """The anchors of what the page found, in order."""
    found = (
        "[...document.querySelectorAll('#book--results a')].map(link => link.getAttribute('href'))"
    )
    return [address.partition("#")[2] for address in page.evaluate(found)]


def shown_at(page, results):
    """What is shown of each statement that was found: its anchor, and its words."""
    return page.evaluate(
        """where => [...document.querySelectorAll(where + ' a')]
          .filter(link => link.querySelector('.chip'))
          .map(link => [link.hash, link.textContent.replace(/\\s+/g, ' ').trim()])""",
        results,
    )


@pytest.mark.parametrize("name", tries(["shipped", "arabic"], [*QUERIES]))
def test_finds_and_says_what_the_site_does(name, open_page, site, at_address):
    """For each query, the page shows the same statements as the site, alike and in one order, and
    says the same of how many they are or that words were not taken as typed."""
    own, theirs = open_page(at_address(name)), open_page(site(name).at())
    theirs.keyboard.press("Control+k")
    found, said = [], set()
    for query in QUERIES[name][:: tries(2, 1)]:
        search(own, query)
        ask(theirs, query.strip())
        found.append(shown_at(own, "#book--results"))
        assert found[-1] == shown_at(theirs, "#site--search-results"), query
        assert own.inner_text("#book--count") == theirs.inner_text("#site--search-count"), query
        said.add(own.inner_text("#book--count"))
    assert any(found) and len(said) > 1
    assert own.get_attribute("#book--count", "role") == "status"


@pytest.mark.parametrize("name", [*SITES, "planted"])
def test_knows_what_the_site_knows(name, open_page, at_address, single):
    """What the page reads from itself, and what it is told, is what the site's index holds."""
    page = open_page(at_address(name))
    *_, told = single(name)[1].read_text("utf-8").partition("explainerBook(explainerFinding, ")
    known, _ = json.JSONDecoder().raw_decode(told)
    index = page.evaluate(
        """known => {
          const index = {};
          const finding = (head, { records }) => ({ answer: async () => {
            const all = await records([...Array(head.docs).keys()]);
            index.statements = all.slice(0, head.statements);
            index.pages = all.slice(head.statements);
            return { hits: [] };
          } });
          explainerBook(finding, known);
          document.getElementById('book--words').dispatchEvent(new Event('input'));
          return new Promise(resolve => setTimeout(() => resolve(index)));
        }""",
        known,
    )
    wanted = entries(single(name)[0])
    for ours, theirs in zip(index["statements"], wanted["statements"], strict=True):
        assert ours["url"] == f"#{theirs['id']}"
        assert [ours.get(field) for field in USED] == [theirs[field] for field in USED]
    links = [one["links"] for one in wanted["statements"]]
    assert known["head"]["linked"] == posted({n: [one] for n, one in enumerate(links) if one})
    texts = {page["title"]: (page["kind"], page["text"]) for page in wanted["pages"]}
    written = {one.title for one in single(name)[0].explainer.pages}
    assert len(index["pages"]) == known["head"]["docs"] - known["head"]["statements"] > 0
    for page in index["pages"]:
        if page["title"] not in written:
            assert (page["kind"], page["text"]) == texts[page["title"]]


def test_people_who_do_not_know_our_words_find_it(page, at_address):
    """Of the fifty queries, most have a right answer in the first three on the single page too."""
    page.goto(at_address("shipped"))
    found = []
    for query in queries.QUERIES:
        search(page, query)
        if queries.is_answered(query, list(map(link, hits(page)))):
            found.append(query)
    assert len(found) >= queries.WANTED, queries.QUERIES.keys() - set(found)


def link(anchor):
    """A place in the single page as the site names it."""
    path = anchor.removeprefix("page--")
    return f"#{anchor}" if path == anchor else path.replace("--", "/")


def test_search_by_keyboard(page, at_address):
    """Ctrl+K goes to the search, arrows move, Enter leads to the statement; back leads back."""
    page.goto(at_address("shipped"))
    page.keyboard.press("Control+k")
    assert page.evaluate("document.activeElement.id") == "book--words"
    page.keyboard.type("monitoring")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.hash") == "#ru-mechanism-to-control-breaches"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "book--words"
    page.keyboard.press("Enter")
    page.wait_for_url("**#ru-q-how-controlled")
    target = page.locator(":target")
    assert target.inner_text().startswith("How will control")
    assert 0 <= target.bounding_box()["y"] < 200
    page.keyboard.press("Control+k")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "book--words"
    page.go_back()
    page.wait_for_url("**/copy.html")


def test_every_result_leads_somewhere(page, at_address):
    """Each result is a link to something on the page, and stands for itself in a click."""
    page.goto(at_address("shipped"))
    for query in ("Putin", "method", "Reuters", "2024", "diff"):
        search(page, query)
        found = hits(page)
        assert found
        assert page.evaluate("ids => ids.every(id => document.getElementById(id))", found)
    search(page, "Kursk")
    page.locator("#book--results a").nth(2).click()
    assert page.locator(":target").get_attribute("id") == hits(page)[2]


def test_letters_alone_do_nothing(page, at_address):
    """No letter by itself is a shortcut."""
    page.goto(at_address("shipped"))
    for key in "abcdefghijklmnopqrstuvwxyz/?.,":
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement === document.body")
    assert page.input_value("#book--words") == ""


def test_hostile_content_stays_text(page, at_address):
    """Markup in names, summaries and quotations shows as text in the results."""
    page.goto(at_address("planted"))
    for query in tries(("script", "img", "onclick"), ("script", "img", "onclick", "alert", "href")):
        search(page, query)
        assert hits(page)
        results = "[...document.querySelectorAll('#book--results *')]"
        tags = page.evaluate(f"{results}.map(element => element.localName)")
        assert set(tags) <= {"li", "a", "span", "strong", "mark", "time"}


@pytest.mark.parametrize("name", SITES)
def test_nothing_is_asked_for(name, page, at_address):
    """Opened, searched, read to its end and followed, the page asks for nothing but itself."""
    page.goto(at_address(name))
    search_for_some(page, name)
    page.locator("#book--results a").first.click()
    page.mouse.wheel(0, 1_000_000)
    page.locator("#book--contents a").last.click()
    assert page.recording.requests == [at_address(name)]


def test_deep_link_lands_on_the_statement(page, at_address):
    """The address of the file and an id lead to that statement."""
    page.goto(f"{at_address('shipped')}#ua-conditions-to-prevent-or-delay")
    target = page.locator(":target")
    assert target.inner_text().startswith("Says that Moscow is imposing conditions")
    assert 0 <= target.bounding_box()["y"] < 200


def test_works_in_firefox(firefox, at_address):
    """Firefox opens it from the folder, and searches it."""
    firefox.open(at_address("shipped"))
    firefox.fill("#book--words", "mechanism to control possible breaches")
    links = "[...document.querySelectorAll('#book--results a')].map(link => link.hash)"
    assert firefox.evaluate(links)[0] == "#ru-mechanism-to-control-breaches"


# ---- Without a script ----


@pytest.fixture(scope="session", params=SITES)
def read(request, browser, single):
    """An explainer's dossier, and what its page shows with JavaScript off, narrow and wide."""
    dossier, file = single(request.param)
    page = new_page(browser, java_script_enabled=False)
    page.goto(file.as_uri())
    wide = page.evaluate(probe("book"))
    page.set_viewport_size({"width": 320, "height": 800})
    narrow = page.evaluate(probe("book"))
    page.context.close()
    page.recording.assert_clean()
    return dossier, {**wide, "hidden": wide["hidden"] + narrow["hidden"]}


def test_nothing_is_hidden(read):
    """With JavaScript off, only the search is not there; passages wait for their marks, and where
    there is no room for a scale, its years stand in the dates beside it."""
    assert read[1]["hidden"] == [], "\n".join(read[1]["hidden"])
    assert not read[1]["search"]


def test_marks_open_passages_without_a_script(open_page, at_address):
    """A mark opens its passage in place with JavaScript off too, and Escape closes it."""
    page = open_page(at_address("full"), java_script_enabled=False)
    mark = page.locator("button[popovertarget]").first
    passage = page.locator(f"[id='{mark.get_attribute('popovertarget')}']")
    assert not passage.is_visible()
    mark.click()
    assert passage.is_visible() and passage.locator("mark").count()
    page.keyboard.press("Escape")
    assert not passage.is_visible()


def test_every_statement_can_be_read(read):
    """Each statement shows its words and each of its quotations."""
    dossier, found = read
    for statement in dossier.statements:
        text = words(found["cards"][statement.id])
        assert words(statement.summary) in text
        for evidence in statement.evidence:
            for fragment in dossier.cited(evidence).quotes:
                assert words(fragment) in text, statement.id


def test_matrix_can_be_read(read):
    """The matrix names each party and issue, and has each point."""
    explainer, found = read[0].explainer, read[1]
    for record in (*explainer.parties, *explainer.issues):
        assert words(record.name) in words(found["matrix"])
    points = [words(point.says) for party in explainer.parties for point in party.points]
    assert [point for point in points if point not in words(found["matrix"])] == []


def without_passage(address):
    """An address as it is read, without a place on the page there."""
    return unquote(urldefrag(address).url)


def test_every_source_can_be_reached(read):
    """Each source's own address is a link, where it has one."""
    links = {without_passage(link) for link in read[1]["links"]}
    sources = {source.url for source in read[0].explainer.sources if source.url}
    assert set(map(without_passage, sources)) <= links


# ---- How it looks ----


@pytest.mark.parametrize("name", ["many", *SITES])
def test_nothing_is_cut_off(name, page, at_address):
    """No text is cut off or lies beside the screen, with results and with wider spacing too."""
    page.goto(at_address(name))
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        search(page, "")
        assert cut(page) == []
        search_for_some(page, name)
        assert cut(page) == []
        wear(page, SPACED)
        assert cut(page) == []
        wear(page, "")


LOOKS = [*NARROW, *WIDE]
SOME = [*zip(["full", "arabic", "hostile", "arabic"], LOOKS, strict=True)]


@pytest.mark.parametrize(("name", "look"), tries(SOME, [*product(SITES, LOOKS)]), ids=str)
def test_no_barrier(name, look, page, at_address, axe):
    """axe-core finds no barrier with results, by turns light and dark, on a phone and a desk."""
    page.goto(at_address(name))
    search_for_some(page, name)
    set_screen(page, look)
    assert axe(page, COLOUR_RULES if look.changes_colours_only else None) == []


def test_right_to_left(open_page, at_address):
    """A page in Arabic is laid out from the right, its results too."""
    page = open_page(at_address("arabic"), viewport={"width": 390, "height": 800})
    search(page, "الجسر")
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    for what in ("h1", ".hit__title", ".st__claim"):
        node = page.locator(what).first
        right = node.evaluate(
            """node => {
              const range = document.createRange();
              range.selectNodeContents(node);
              return range.getBoundingClientRect().right;
            }"""
        )
        assert right == pytest.approx(390 - 16, abs=2), what
