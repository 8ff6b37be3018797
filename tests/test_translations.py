"""Translations of quoted words: beside the original, credited, and compared as far as can be."""

import pytest
from lxml import html

from generator.bundles.epub import IN_CHAPTERS
from generator.bundles.html import ONE_PAGE, render_single
from generator.evidence.support.fidelity import fidelity_findings
from generator.evidence.support.reading import read_words
from generator.pages.exports.data_files import data_tables
from generator.pages.pipeline import files, read
from generator.pages.search.entries import entries
from tests.bundles import book_of, booklet_of
from tests.sites import built, lay_out_any
from tests.tables import table

CALLED = {
    "putin": ("Vladimir Putin", "Putin", "Путин", "Путін"),
    "weber": ("Anna Weber", "Weber"),
    "sand": ("Sand",),
    "poland": ("Poland",),
    "west": ("The West", "Захід"),
}
FINDINGS = table("translations", "findings")
RIGHT = table("translations", "right")


def found_in(row):
    """What is found in a row of an original, its language, a translation, and its language."""
    original, code, translation, language = row
    ours, theirs = read_words(original, code), read_words(translation, language)
    return [one.kind for one in fidelity_findings(ours, theirs, CALLED)]


@pytest.mark.parametrize("name", FINDINGS)
def test_what_is_wrong_is_found(name):
    """Another number, date, name, country or denial than the original's is found, once."""
    *row, kind = FINDINGS[name]
    assert found_in(row) == [kind]


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_is_not_asked_about(name):
    """A faithful translation is told nothing, however its language puts numbers and names."""
    assert found_in(RIGHT[name]) == []


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    return built("full", tmp_path_factory)


def translations_in(tree):
    """Each element that shows a translation, and the nearest words before it in another
    language."""
    for element in tree.iter("p", "span"):
        if element.get("class") == "tr":
            before = element.xpath("preceding::*[@lang][not(@lang='en')][1]")
            yield element, before


def test_translation_stands_beside_its_original(full):
    """On every page a translation follows the words in their own language, is in none of the
    blocks of quoted words and in no quotation marks, and says who made it."""
    count = 0
    for file in sorted((full / "site").rglob("*.html")):
        tree = html.parse(file).getroot()
        for element, before in translations_in(tree):
            count += 1
            text = element.text_content()
            if not element.xpath("preceding::h1"):
                continue
            assert before or "The fishers and the dam" in text, (file, text)
            assert "Translated by" in text
            assert not element.xpath("ancestor::blockquote|ancestor::*[@lang='de']")
            assert not set("“”«»„").intersection(text)
    assert count > 8


def test_passage_shows_it_too(full):
    """What a mark beside words opens has the translation under the paragraph."""
    tree = html.parse(full / "site/reactions/index.html").getroot()
    [passage] = [one for one in tree.iter("div") if one.get("id", "").startswith("passage--bote")]
    assert "a beginning" in passage.text_content()


def test_bundles_show_it(tmp_path_factory):
    """The page in one file, the chapters of the EPUB and the booklet have it."""
    words = "We will not give up the spawning grounds"
    assert words in render_single(book_of("full", tmp_path_factory, ONE_PAGE))
    books = (book_of("full", tmp_path_factory, IN_CHAPTERS), booklet_of("full", tmp_path_factory))
    for book in books:
        told = [chapter.body.text_content() for chapter in book.chapters]
        assert any(words in text for text in told)


def test_search_finds_a_statement_by_its_translation(full):
    """What search knows of a statement has the words of its translation."""
    found = {one["id"]: one for one in entries(read(full).dossier)["statements"]}
    assert "a passage for fish beside the dam" in found["bg-fish-pass"]["about"]


@pytest.mark.parametrize(("name", "has_table"), [("full", True), ("minimal", False)])
def test_table_is_there_where_something_is_translated(name, has_table, tmp_path):
    """A site in one language has neither a file nor a line more."""
    report = read(lay_out_any(name, tmp_path / name))
    found = dict(files(report.dossier, report.pages))
    assert ("data/translations.csv" in found) == has_table
    assert ("translations" in [one[0] for one in data_tables(report.dossier)]) == has_table


def test_mistakes_are_told_where_they_stand(tmp_path):
    """What does not fit in a translation is told at its place, and the rest is read."""
    root = lay_out_any("full", tmp_path / "full")
    file = root / "content/parties/fishers.yaml"
    text = file.read_text("utf-8")
    for old, new, rule, told in table("translations", "mistakes"):
        assert text.count(old) == 1
        file.write_text(text.replace(old, new), "utf-8")
        problems = [one for one in read(root).problems if "/fishers.yaml" in one.place.file]
        assert [(one.rule, one.message) for one in problems] == [(rule, told)]


def test_confirmation_settles_a_difference(tmp_path):
    """An error in digits is settled by a person's word for just these two texts."""
    root = lay_out_any("full", tmp_path / "full")
    file = root / "content/parties/fishers.yaml"
    text, translated = file.read_text("utf-8"), '"Who counts the salmon?", machine'
    assert text.count(translated) == 1
    file.write_text(text.replace(translated, '"Who counts 3 salmon?", machine'), "utf-8")
    [problem] = read(root).problems
    doubt = problem.doubt
    assert problem.rule == "translation-number" and doubt
    line = f"about: {doubt.about}, rule: {problem.rule}, by: person, name: Ada Penn, on: 2024-05-04"
    with (root / "content/confirmed/bote.yaml").open("a", encoding="utf-8") as confirmed:
        confirmed.write(f"- {{{line}, fingerprint: {doubt.fingerprint(problem.rule)}}}\n")
    assert read(root).problems == []
