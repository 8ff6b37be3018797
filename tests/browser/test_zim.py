"""What an offline library holds, as a reader of libraries shows it: over http, below a folder."""

import pytest
from libzim.reader import Archive

from generator.bundles.write import write_zim
from tests.browser.looks import ask
from tests.browser.serving import served
from tests.bundles import edition
from tests.queries import QUERIES, WANTED, is_answered

STATEMENT = "ru-agreement-must-address-root-causes"


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """The address below which the library of the shipped explainer is served."""
    folder = tmp_path_factory.mktemp("library")
    write_zim(edition("shipped", tmp_path_factory), folder / "one.zim")
    archive = Archive(folder / "one.zim")
    for entry in map(archive._get_entry_by_id, range(archive.all_entry_count)):
        if archive.has_entry_by_path(entry.path):
            path = folder / "content/one" / entry.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(bytes(entry.get_item().content))
    with served(folder) as url:
        yield f"{url}content/one/"


def test_entry_of_a_statement_leads_to_it(page, library):
    """What a library's search found opens the page at the statement, which is in view."""
    page.goto(f"{library}statement--{STATEMENT}.html")
    page.wait_for_url(f"**/content/one/positions/russia.html#{STATEMENT}")
    page.wait_for_function(
        "id => { const box = document.getElementById(id).getBoundingClientRect();"
        " return box.top >= 0 && box.bottom <= innerHeight; }",
        arg=STATEMENT,
    )


def test_pages_find_each_other_in_a_library(page, library):
    """The site's own search works in a library, and its results lead to the statement."""
    page.goto(f"{library}index.html")
    page.keyboard.press("Control+k")
    page.fill("#site--search-words", "crucial conditions")
    page.locator("#site--search-results a").first.click()
    page.wait_for_url("**/content/one/positions/*.html#*")


def test_people_who_do_not_know_our_words_find_it(page, library):
    """Of the fifty queries, most have a right answer in the first three in a library too."""
    page.goto(f"{library}index.html")
    page.keyboard.press("Control+k")
    links = "[...document.querySelectorAll('#site--search-results a')].map(link => link.href)"
    found = []
    for query in QUERIES:
        ask(page, query)
        if is_answered(query, [one.removeprefix(library) for one in page.evaluate(links)]):
            found.append(query)
    assert len(found) >= WANTED, QUERIES.keys() - set(found)
