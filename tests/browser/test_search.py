"""Search leads to the statement that a reader expects, by mouse and by keyboard."""

from urllib.parse import urlsplit

import pytest

from generator.pages.search.search_index import INDEX, PARTS
from tests.asking import scripts_of
from tests.browser.looks import ask, open_search
from tests.browser.recording import new_page
from tests.queries import QUERIES, WANTED, is_answered

EXPECTED = {
    # His words on the conditions, and those that a point rests on; the name as one article spells
    # it, and as the other does.
    "Zelensky": "ua-conditions-to-prevent-or-delay",
    "Zelenskiy": "ua-putin-afraid-to-tell-trump",
    # The demand about joining NATO; “membership” stands in its issue's name alone.
    "NATO membership": "ru-wants-ukraine-out-of-nato",
    # The phrase stands in the summary and in both quotations.
    "do the right thing": "us-hopes-russia-does-right-thing",
    # The word is the issue's; of the two on it that a point rests on, the shorter.
    "monitoring": "ru-q-how-controlled",
    # The question on Kursk that a point rests on.
    "Kursk": "ru-q-effect-in-kursk",
    # Both sides accuse each other in the same words; the first in reading order.
    "Zaporizhzhia": "ru-accuses-ukraine-of-risk-at-plant",
    # The one demand about sanctions.
    "sanctions": "ru-wants-sanctions-eased",
    # The demand that the other party answers; every text has the singular.
    "elections": "ru-wants-election-in-ukraine",
    # His own statement comes before those that were made beside him.
    "Lukashenko": "by-ru-nato-actions-risk-nuclear-conflict",
}


def ids(page):
    """The anchors of the results, in order."""
    links = "[...document.querySelectorAll('#site--search-results a')]"
    found = page.evaluate(f"{links}.map(link => link.getAttribute('href'))")
    return [address.partition("#")[2] for address in found]


def answered(page, base):
    """Which of the fifty queries the open search answers among its first three results."""
    links = f"""[...document.querySelectorAll('#site--search-results a')].slice(0, 3)
      .map(link => link.href.replace({base!r}, ''))"""
    found = []
    for query in QUERIES:
        ask(page, query)
        if is_answered(query, page.evaluate(links)):
            found.append(query)
    return found


def count(page):
    return page.inner_text("#site--search-count")


@pytest.fixture(scope="module")
def searching(browser, site):
    """A page with its search open: what was asked before changes nothing of an answer."""
    page = new_page(browser)
    page.goto(site("shipped").at())
    page.keyboard.press("Control+k")
    yield page
    page.context.close()
    page.recording.assert_clean()


def test_expected_statement_is_first(searching):
    """Each query gives the statement that a reader expects first."""
    for query, expected in EXPECTED.items():
        ask(searching, query)
        assert ids(searching)[0] == expected, query


def test_search_works_from_a_folder(page, unpacked):
    """Opened from a folder, search gives the same statements, and its links name files."""
    page.goto(unpacked("shipped").at("index.html"))
    page.keyboard.press("Control+k")
    test_expected_statement_is_first(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/positions/belarus.html#*")
    assert page.locator(":target").count() == 1


def test_people_who_do_not_know_our_words_find_it(searching, site):
    """Of fifty queries in other people’s words, most have a right answer in the first three."""
    found = answered(searching, site("shipped").at())
    assert len(QUERIES) == 50 and len(found) >= WANTED, QUERIES.keys() - set(found)


def test_they_find_it_in_a_folder_too(page, unpacked):
    """The same holds where the site is opened from a folder."""
    at = unpacked("shipped").at("index.html")
    page.goto(at)
    page.keyboard.press("Control+k")
    found = answered(page, at.removesuffix("index.html"))
    assert len(found) >= WANTED, QUERIES.keys() - set(found)


def test_statement_is_found_once(searching):
    """A statement that stands on many pages is one result, at its permalink."""
    ask(searching, "mechanism to control possible breaches")
    assert ids(searching) == ["ru-mechanism-to-control-breaches", "diff-control"]
    link = searching.locator("#site--search-results a").first
    assert link.get_attribute("href").endswith("positions/russia/#" + ids(searching)[0])


def test_result_shows_party_label_words_and_match(searching):
    """A result shows who, the label with its icon, the date, the summary and the matched words."""
    ask(searching, "very promising")
    hit = searching.locator("#site--search-results li").first
    for words in ("United States", "Donald Trump", "Welcomes", "13 March 2025"):
        assert words in hit.inner_text()
    assert hit.locator(".chip--accept svg use").count() == 1
    assert set(hit.locator("mark").all_inner_texts()) == {"very promising"}


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ("RUSSIA’S KURSK REGION", "russia's kursk region"),
        ("Żaporížhzhia", "zaporizhzhia"),
        ("30–day ceasefire", "30-day ceasefire"),
        ("U.S. proposal", "US proposal"),
        ("“do the right thing”", '"do the right thing"'),
    ],
)
def test_spelling_of_marks_does_not_matter(searching, query, same):
    """Case, accents, dashes, apostrophes and quotation marks make no difference."""
    ask(searching, same)
    found = ids(searching)
    ask(searching, query)
    assert found and ids(searching) == found


def test_phrase_in_quotation_marks_is_exact(searching):
    """Words in quotation marks have to stand together as typed."""
    ask(searching, "right the thing")
    assert "us-hopes-russia-does-right-thing" in ids(searching)
    ask(searching, '"right the thing"')
    assert ids(searching) == []
    assert "Nothing was found" in count(searching)


def test_half_typed_word_is_found(searching):
    """The word that is being typed matches what begins with it."""
    ask(searching, "NATO member")
    assert "nato-members-need-more-weapons" in ids(searching)


def test_one_slip_is_forgiven_and_said(searching):
    """One wrong letter in a long word is forgiven if nothing else is found, and search says so."""
    ask(searching, "Zaporizhzhja")
    assert ids(searching)[0] == EXPECTED["Zaporizhzhia"]
    assert "Close to them" in count(searching)
    ask(searching, "Zaporizhzhia")
    assert "Close to them" not in count(searching)


def test_short_words_are_taken_as_typed(searching):
    """A word of four letters is not changed into another."""
    ask(searching, "lond")
    assert ids(searching) == []


def test_most_words_are_enough_and_said(searching):
    """Where nothing has all words, what has most of them is shown, and search says so."""
    ask(searching, "Kursk xylophone")
    assert ids(searching)[0] == EXPECTED["Kursk"]
    assert "With most of them" in count(searching)


def test_statements_come_before_pages(searching):
    """Pages stand after statements, unless a page's title is what was typed."""
    ask(searching, "sanctions")
    assert ids(searching) == ["ru-wants-sanctions-eased", "on--sanctions"]
    ask(searching, "Western sanctions")
    assert ids(searching) == ["on--sanctions", "ru-wants-sanctions-eased"]


def test_whole_name_leads_to_what_its_bearer_said(searching):
    """A name alone gives first what that person said, not what others said of them."""
    ask(searching, "Putin")
    assert all(searching.locator(".hit").nth(n).inner_text().startswith("Russia") for n in range(9))


def test_count_is_announced(searching):
    """The number of results is in a live region, in the right form."""
    status = searching.locator("#site--search-count")
    assert status.get_attribute("role") == "status"
    ask(searching, "peacemaker")
    assert status.inner_text() == "1 statement"
    ask(searching, "monitoring")
    assert status.inner_text() == "2 statements, 1 page"


def test_keyboard_alone(page, site):
    """Ctrl+K opens, arrows move, Enter opens what has focus, and the statement is the target."""
    page.goto(site("shipped").at())
    open_search(page, "monitoring")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert "ru-mechanism-to-control" in page.evaluate("document.activeElement.href")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "site--search-words"
    page.keyboard.press("Enter")
    page.wait_for_url("**/positions/russia/#ru-q-how-controlled")
    assert page.locator(":target").inner_text().startswith("How will control")


def test_focus_returns(page, site):
    """Escape closes search, also with words in it, and focus is back on what opened it."""
    page.goto(site("shipped").at())
    page.focus("header [data-opens=search]")
    page.keyboard.press("Enter")
    ask(page, "Kursk")
    page.keyboard.press("Escape")
    assert not page.locator("#site--search").is_visible()
    assert page.evaluate("document.activeElement.matches('header [data-opens=search]')")
    page.wait_for_url(site("shipped").at())  # what was typed stands in it for a while


def test_result_on_the_same_page_closes_search(page, site):
    """A result on the page that one is on closes search and leads there without loading anew."""
    page.goto(site("shipped").at("positions/russia/"))
    page.evaluate("window.isSame = true")
    open_search(page, "sanctions")
    page.keyboard.press("Enter")
    page.wait_for_url("**/positions/russia/#ru-wants-sanctions-eased")
    assert page.evaluate("isSame") and not page.locator("#site--search").is_visible()


def test_search_can_be_shared(page, site):
    """What is typed stands in the address, and the address opens search with it."""
    page.goto(site("shipped").at("timeline/"))
    open_search(page, "NATO membership")
    page.wait_for_url("**/timeline/?q=NATO+membership")
    shared = page.url
    page.goto(site("shipped").at())
    page.goto(shared)
    page.wait_for_selector("#site--search-results a")
    assert ids(page)[0] == EXPECTED["NATO membership"]


def test_other_scripts_are_found(page, site):
    """Words of right-to-left scripts are found, and a part of a word where no spaces divide."""
    page.goto(site("arabic").at())
    open_search(page, "الجسر")
    assert {"city-bridge", "village-bridge"} <= set(ids(page))


def test_other_languages_are_told(page, site):
    """What a result shows in another language than the page's says so, with the words marked that
    were looked for; so do a title and another name of somebody."""
    page.goto(site("mixed").at())
    open_search(page, "الحريق")
    quoted = page.locator("#site--search-results .hit__text bdi").first
    assert [quoted.get_attribute(name) for name in ("lang", "dir")] == ["ar", "rtl"]
    assert quoted.locator("mark").all_inner_texts() == ["الحريق"]
    titled = page.locator("#site--search-results .hit__where bdi").first
    assert titled.inner_text() == "نقل سوق النحاسين قبل مارس."
    open_search(page, "Тюлева")
    named = page.locator("#site--search-results .hit__text bdi").first
    assert [named.get_attribute(name) for name in ("lang", "dir")] == ["ru", "ltr"]


def served_index(page, *statements, language="en"):
    """Let a page find these statements, given by what differs from an empty one."""
    scripts = scripts_of(*statements, language=language)

    def answer(route):
        path = urlsplit(route.request.url).path
        name = INDEX if path.endswith(INDEX) else PARTS + path.partition(f"/{PARTS}")[2]
        route.fulfill(body=scripts[name], content_type="text/javascript; charset=utf-8")

    page.route("**/assets/search.js*", answer)
    page.route(f"**/{PARTS}**", answer)


def test_languages_without_spaces(fresh, site):
    """Where no spaces divide words, parts of a sentence are found, and only they are marked."""
    served_index(
        fresh, {"title": "双方同意停火三十天"}, {"title": "สองฝ่ายตกลงหยุดยิง"}, {"title": "和平"}
    )
    fresh.goto(site("shipped").at())
    for query, wanted in {"停火": "0", "停火双方": "0", "หยุดยิง": "1"}.items():
        open_search(fresh, query)
        assert ids(fresh) == [wanted]
        marks = fresh.locator("#site--search-results mark").all_inner_texts()
        assert set(marks) <= {"停火", "双方", "หยุดยิง", "หยุด", "ยิง"} and marks


IN_LANGUAGES = {
    # language: a text, then forms and spellings by which it is to be found, and one that is not
    "de": (
        "Die Häuser fordern größere Gemeinden",
        "haus häuser haeuser grosse gemeinde",
        "hut",
    ),
    "ru": (
        "Украина отвергла предложение о ещё одном перемирии",
        "украины перемирие еще предложения",
        "мир",
    ),
    "uk": ("Україна відхилила пропозицію про вогонь", "україни пропозиції", "сад"),
    "ar": ("رفضت الحكومة القرارات الأخيرة", "حكومة قرارات الاخيره رَفَضَتْ الحُكومةُ", "ماء"),
    "fr": ("L’accord négocié à Genève", "accord accords negocies genève", "pont"),
    "tr": ("Taraflar ateşkesi kabul etti", "ateskes ateşkes taraf", "elma"),
}


@pytest.mark.parametrize("language", IN_LANGUAGES)
def test_forms_and_spellings_of_other_languages(language, fresh, site):
    """A word is found by other forms and spellings of it, in the language of the site."""
    text, queries, other = IN_LANGUAGES[language]
    served_index(fresh, {"title": text}, {"title": "0"}, language=language)
    fresh.goto(site("shipped").at())
    open_search(fresh, "0")
    for query in (*text.split(), *queries.split()):
        ask(fresh, query)
        assert ids(fresh) == ["0"], query
    ask(fresh, other)
    assert ids(fresh) == []


RANKED = {
    # A summary counts for more than a quotation, that than a name, that than the issue.
    "barley": (
        ["3", "2", "1", "0"],
        {"title": "a", "about": "barley"},
        {"title": "b", "also": ["John Barley"]},
        {"title": "c", "text": "of barley"},
        {"title": "of barley"},
    ),
    # Words that stand next to each other as typed come before the same words apart.
    "long term": (
        ["1", "0"],
        {"title": "peace is long in the coming, a term"},
        {"title": "long term peace"},
    ),
    # Of equals, what others refer to comes first, and then what is read first.
    "oats": (["2", "0", "1"], {"title": "oats"}, {"title": "oats"}, {"title": "oats", "links": 1}),
}


@pytest.mark.parametrize("query", RANKED)
def test_the_best_comes_first(query, fresh, site):
    """Results are in the order of how well they fit, each by what is said beside it."""
    wanted, *statements = RANKED[query]
    served_index(fresh, *statements)
    fresh.goto(site("shipped").at())
    open_search(fresh, query)
    assert ids(fresh) == wanted


def test_only_the_best_are_drawn(fresh, site):
    """Of very many results only the first are drawn, and search says of how many."""
    served_index(fresh, *[{"title": f"oats {number}"} for number in range(500)])
    fresh.goto(site("shipped").at())
    open_search(fresh, "oats")
    assert len(ids(fresh)) <= 50
    assert count(fresh) == f"The first {len(ids(fresh))} of 500 statements"


def test_missing_index_is_said(fresh, site):
    """Where the index cannot be loaded, search says so, and tries again at the next letter."""
    fresh.goto(site("shipped").at())
    fresh.route("**/assets/search.js*", lambda route: route.fulfill(status=200, body=""), times=1)
    fresh.keyboard.press("Control+k")
    fresh.wait_for_function(
        "document.querySelector('#site--search-count').textContent.includes('could not')"
    )
    ask(fresh, "Kursk")
    assert ids(fresh)
