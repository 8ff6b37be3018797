"""What the search index holds: every statement, under every name that a reader may type."""

import html
import json
import re

import pytest

from generator.build import read
from generator.relations import Relations
from tests.sites import ROOT, built

pytestmark = pytest.mark.engine


class Index:
    """A site's search index, looked up as the theme's search (lunr) does: whole words, folded."""

    def __init__(self, site):
        data = json.loads((site / "search/search_index.json").read_text("utf-8"))
        self.separator = re.compile(data["config"]["separator"])
        self.entries = {entry["location"]: self.words_of(entry) for entry in data["docs"]}

    def words(self, text):
        """The words of `text` as the index divides them."""
        return [word for word in self.separator.split(text.lower()) if word]

    def words_of(self, entry):
        """The words of one entry, its title included."""
        text = re.sub(r"<[^>]*>", " ", f"{entry['title']} {entry['text']}")
        return set(self.words(html.unescape(text)))

    def find(self, query):
        """The places of the entries that hold every word of `query`."""
        wanted = set(self.words(query))
        return {location for location, words in self.entries.items() if wanted <= words}


@pytest.fixture(scope="module", params=["minimal", "full", "hostile", "shipped"])
def indexed(request, tmp_path_factory):
    root = built(request.param, tmp_path_factory)
    return read(root).relations, Index(root / "site")


@pytest.fixture(scope="module")
def shipped_root(tmp_path_factory):
    return built("shipped", tmp_path_factory)


@pytest.fixture(scope="module")
def shipped(shipped_root):
    return Index(shipped_root / "site")


def permalink(relations: Relations, statement):
    owner = relations.owner(statement)
    page = f"positions/{owner.id}/" if owner else "background/"
    return f"{page}#{statement.id}"


def test_every_word_of_a_phrase_counts(shipped_root):
    """Search leaves no word out: a phrase in quotation marks asks for each of its words."""
    data = json.loads((shipped_root / "site/search/search_index.json").read_text("utf-8"))
    assert data["config"]["pipeline"] == []


def test_every_statement_is_in_the_index(indexed):
    """The index has an entry for each statement, at its permalink."""
    relations, index = indexed
    wanted = {permalink(relations, statement) for statement in relations.statements}
    assert wanted and wanted <= set(index.entries)


def test_statement_is_found_by_its_words(indexed):
    """All words of a statement's summary, typed together, find it at its permalink."""
    relations, index = indexed
    for statement in relations.statements:
        assert permalink(relations, statement) in index.find(statement.summary), statement.id


def test_statement_is_found_by_its_quotations(indexed):
    """All words of what a statement quotes find it, those next to a quotation mark too."""
    relations, index = indexed
    quotations = [
        (permalink(relations, statement), fragment)
        for statement in relations.statements
        for evidence in statement.evidence
        for fragment in evidence.quote
    ]
    for place, fragment in quotations:
        assert place in index.find(fragment), fragment


def test_statement_is_found_by_every_name_of_its_speakers(indexed):
    """Every name and alias of a speaker, and of the speaker's party, finds the statement."""
    relations, index = indexed
    for statement in relations.statements:
        speakers = [relations.person.get(one) for one in statement.speaker]
        people = [person for person in speakers if person]
        for record in (*people, *relations.parties_of(statement)):
            for name in (record.name, *record.aliases):
                assert permalink(relations, statement) in index.find(name), (statement.id, name)


@pytest.mark.parametrize("name", ["Zelenskyy", "Zelenskiy", "Zelensky", "zelenskyy"])
def test_one_person_under_every_spelling(shipped, name):
    """A reader finds what Zelenskyy said under each spelling of his name."""
    place = "positions/ukraine/#ua-conditions-to-prevent-or-delay"
    assert place in shipped.find(f"{name} conditions")


def test_word_next_to_a_quotation_mark_is_a_word(shipped):
    """A word that stands right inside a quotation mark is found without it."""
    text = (ROOT / "content/parties/us.yaml").read_text("utf-8")
    assert "“very promising”" in text
    assert "positions/us/#us-statement-very-promising" in shipped.find("very promising")
    words = {word for words in shipped.entries.values() for word in words}
    assert not [word for word in words if re.search("[“”‘’„«»\"'()]", word)]
