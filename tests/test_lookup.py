"""What the search of the single page knows, and the script that it comes in."""

import json
import re

import pytest

from generator.bundles.book import compose
from generator.bundles.html import INDEXED_FIELDS, SCRIPT, known, lookup_script
from generator.pages.search.entries import entries
from generator.pages.search.search_index import code_for, search_files
from tests.bundles import book_of
from tests.indexes import as_told, parts_of, unpacked, words_of

NAMES = ["shipped", "full", "minimal", "hostile"]
DATA = 66_000
"""How many bytes the shipped content may take, so that the page stays small enough to be sent: more
than half is where each word stands, and a third of that is words without content, which are looked
for between quotation marks alone."""


@pytest.fixture(scope="module", params=NAMES)
def made(request, tmp_path_factory):
    return book_of(request.param, tmp_path_factory)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    return book_of("shipped", tmp_path_factory)


def told(script):
    """What the script hands to the page, which must be JSON and nothing else."""
    before, after = "explainerBook(explainerFinding, ", ");\n"
    *_, line = script.splitlines(keepends=True)
    assert line.startswith(before) and line.endswith(after)
    return json.loads(line[len(before) : -len(after)])


def test_script_could_not_end(made):
    """Nothing in the script ends the element that it stands in, whatever editors write."""
    script = lookup_script(made)
    assert not re.search(r"</|<!--|<script|[\r\u2028\u2029]", script, re.IGNORECASE)


def test_script_tells_what_is_known(made):
    """The script hands over what is known, and nothing else."""
    assert told(lookup_script(made)) == json.loads(json.dumps(known(made)))


def test_statements_are_as_the_site_has_them(made):
    """Each statement is there once, in the site's order, with the site's value in each field."""
    data = unpacked(known(made)["statements"])
    wanted = entries(made.edition.dossier)["statements"]
    assert [as_told(one, INDEXED_FIELDS) for one in data] == [
        as_told(record, INDEXED_FIELDS) for record in wanted
    ]


def test_pages_are_on_the_page(made):
    """Each page that can be found stands on the single page, under the id that it is told."""
    ids = {part.get("id") for chapter in made.chapters for part in chapter.body.iter()}
    data = known(made)
    found = [page["id"] for page in unpacked(data["pages"])]
    assert found and len(set(found)) == len(found)
    assert set(found) <= ids
    records = made.edition.dossier.explainer
    assert len(found) >= len([*records.parties, *records.issues, *records.sources, *records.events])


def test_each_value_stands_once(shipped):
    """What many statements share stands in one place, and all of it is small."""
    data = known(shipped)
    for _, values, _ in (*data["statements"], *data["pages"]):
        assert len(set(map(str, values))) == len(values)
    assert len(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()) < DATA


def test_words_are_those_of_the_site(made):
    """A statement is found by the words, and at the places, by which the site finds it."""
    index = entries(made.edition.dossier)
    site = dict(search_files(index, made.edition.dossier.explainer.language))
    numbers = range(len(index["statements"]))
    theirs, ours = words_of(parts_of(site)), words_of(known(made)["blocks"])
    for word, places in theirs.items():
        there = {number: at for number, at in places.items() if number in numbers}
        here = {number: at for number, at in ours.get(word, {}).items() if number in numbers}
        assert here == there, word


def test_code_is_that_of_the_site(shipped):
    """The page finds as the site does: every line of it is in the script, but for notes."""
    lines = lookup_script(shipped).splitlines()
    for file in (*code_for(False, False), SCRIPT):
        text = re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.DOTALL)
        wanted = [line.strip() for line in text.splitlines() if line.strip()]
        start = lines.index(wanted[1]) - 1
        assert lines[start : start + len(wanted)] == wanted


def test_same_each_time(shipped):
    """The same edition gives the same script."""
    assert lookup_script(compose(shipped.edition)) == lookup_script(shipped)
