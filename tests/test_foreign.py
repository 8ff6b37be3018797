"""Texts in another language than the page's say which, in which direction, and stand apart."""

import json
import re
from itertools import chain
from zipfile import ZipFile

import pytest
from lxml import html
from pypdfium2 import PdfDocument

from generator.bundles.epub import IN_CHAPTERS, write_epub
from generator.bundles.glyph_letters import letters_of, mended_letters
from generator.bundles.html import ONE_PAGE, render_single
from generator.bundles.pdf import FACES, write_pdf
from generator.content.scripts import capitalized, direction_of, is_in_script_of, script_of
from generator.pages.describe import source_title
from generator.pages.foreign import tongue_of_title
from generator.pages.pipeline import read
from generator.pages.references import marks_for, source_marks
from generator.pages.search.entries import entries
from generator.pages.words import words_for
from tests.bundles import book_of, booklet_of, edition
from tests.sites import built, lay_out_any
from tests.test_search import scripts

NAMES = ("mixed", "arabic")
"""One in English with articles in Arabic, Russian and German; one in Arabic with articles in
English and Ukrainian."""

TURNED = {"ar": "rtl", "de": "ltr", "en": "ltr", "ru": "ltr", "uk": "ltr"}
OTHER_SCRIPTS = {"ar": r"[\u0620-\u064a]", "ru": r"[а-яА-Я]"}


@pytest.mark.parametrize(
    ("language", "script", "direction"),
    [
        ("ar", "Arab", "rtl"),
        ("ku", "Latn", "ltr"),
        ("ku-Arab", "Arab", "rtl"),
        ("ckb", "Arab", "rtl"),
        ("yi", "Hebr", "rtl"),
        ("dv", "Thaa", "rtl"),
        ("pa-PK", "Arab", "rtl"),
        ("sr-Latn", "Latn", "ltr"),
        ("zh-TW", "Hant", "ltr"),
        ("xx", "", "ltr"),
    ],
)
def test_script_and_direction_of_a_language(language, script, direction):
    """A tag tells the script, by its own part for it, by the place, or by what is likeliest."""
    assert (script_of(language), direction_of(language)) == (script, direction)


@pytest.mark.parametrize(
    ("text", "language", "direction", "is_in_it"),
    [
        ("الأهرام", "ar", "rtl", True),
        ("Reuters", "ar", "ltr", False),
        ("سڵاو", "ku", "rtl", False),
        ("共同通信", "ja", "ltr", True),
        ("24", "ar", "rtl", False),
        ("", "en", "ltr", False),
    ],
)
def test_letters_tell_what_a_tag_does_not(text, language, direction, is_in_it):
    """A text that has no letter of its language's script is written as its own letters are."""
    assert (direction_of(language, text), is_in_script_of(text, language)) == (direction, is_in_it)


def test_marks_can_be_read_in_the_language_of_the_page(tmp_path):
    """The letter that stands for a source is of the page's script or of Latin's."""
    explainer = read(lay_out_any("mixed", tmp_path / "mixed")).dossier.explainer
    marks = source_marks(explainer, "Unnamed publisher")
    assert all(mark[0].isascii() for mark in marks.values())
    assert marks["vestnik"] == "P"
    assert marks_for(["Новини"], "uk") == ["Н"]
    assert marks_for(["irmak", "ılıca"], "tr") == ["İ", "I"]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("tr", "ilk gün", "İlk gün"),
        ("az-Latn", "iyun", "İyun"),
        ("tr", "ılık", "Ilık"),
        ("nl", "ijsbaan", "IJsbaan"),
        ("en", "in May", "In May"),
        ("ka", "მაისი", "მაისი"),
        ("ar", "", ""),
    ],
)
def test_sentences_begin_as_their_language_does(language, text, told):
    """A first letter is made large as the language has it."""
    assert capitalized(text, language) == told


def evidence_in(dossier):
    """Each run of words that evidence cites of sources in another language, and that language."""
    own = dossier.explainer.language
    for cited in dossier.evidence:
        language = cited.source.language
        if language and language != own:
            for run in cited.runs:
                yield cited.article.words(run), language


def innermost(tree, words):
    """The elements that hold some words and have none inside that holds them all."""
    for element in tree.find("body").iter("*"):
        is_there = element.tag != "script" and words in plain(element)
        if is_there and not any(words in plain(inner) for inner in element):
            yield element


def plain(element):
    return "".join(element.itertext())


def nearest(element, name):
    """The value of an attribute on an element or the nearest one around it."""
    return next(one.get(name) for one in (element, *element.iterancestors()) if one.get(name))


def told_in(trees, dossier):
    """Of each run of foreign words that stands somewhere: what its element says of it."""
    trees = list(trees)
    for words, language in evidence_in(dossier):
        places = [one for tree in trees for one in innermost(tree, words)]
        assert places, words
        for one in places:
            yield words, language, nearest(one, "lang"), nearest(one, "dir")


def check_told(trees, dossier):
    """Every text of evidence sits where the nearest `lang` is its source's, and `dir` its own."""
    told = list(told_in(trees, dossier))
    others = {"en": {"ar", "ru", "de"}, "ar": {"en", "uk"}}[dossier.explainer.language]
    assert {language for _, language, _, _ in told} == others
    for words, language, lang, direction in told:
        assert (lang, direction) == (language, TURNED[language]), words


def pages_of(root):
    return {file: html.parse(file).getroot() for file in sorted((root / "site").rglob("*.html"))}


@pytest.mark.parametrize("name", NAMES)
def test_site_tells_the_language_of_evidence(name, tmp_path_factory):
    """On every page of a site, whatever shows words of a source in another language tells it."""
    root = built(name, tmp_path_factory)
    check_told(pages_of(root).values(), read(root).dossier)


def test_every_letter_of_another_script_is_told(tmp_path_factory):
    """On a site in English, no Arabic or Russian letter stands in what claims to be English: names
    of outlets, authors and people by other spellings, titles, pages, links to them."""
    for file, tree in pages_of(built("mixed", tmp_path_factory)).items():
        for element in tree.iter("*"):
            if not isinstance(element.tag, str) or element.tag in ("script", "title"):
                continue
            texts = (element.text or "", *(inner.tail or "" for inner in element))
            for language, letters in OTHER_SCRIPTS.items():
                if any(re.search(letters, text) for text in texts):
                    told = nearest(element, "lang"), nearest(element, "dir")
                    assert told == (language, TURNED[language]), (file, texts)


@pytest.mark.parametrize("name", NAMES)
def test_single_page_tells_it_too(name, tmp_path_factory):
    """The whole explainer in one file tells the language of evidence as the site does."""
    book = book_of(name, tmp_path_factory, ONE_PAGE)
    check_told([html.fromstring(render_single(book))], book.edition.dossier)


@pytest.mark.parametrize("name", NAMES)
def test_epub_tells_it_too(name, tmp_path_factory, tmp_path):
    """The chapters of an EPUB do so as well, and its contents for titles."""
    write_epub(book_of(name, tmp_path_factory, IN_CHAPTERS), tmp_path / "book.epub")
    with ZipFile(tmp_path / "book.epub") as archive:
        files = [one for one in archive.namelist() if one.endswith(".xhtml")]
        trees = [html.fromstring(archive.read(one)) for one in files]
        contents = archive.read(next(one for one in files if "nav" in one)).decode()
    check_told(trees, edition(name, tmp_path_factory).dossier)
    title = "نقل سوق النحاسين قبل مارس." if name == "mixed" else "Ostrel to bar foreign ferries."
    language = "ar" if name == "mixed" else "en"
    assert f'<bdi lang="{language}" dir="{TURNED[language]}">{title}</bdi>' in contents


def test_pdf_has_the_letters_of_its_words(tmp_path_factory, tmp_path):
    """Words with lam-alef, one picture in fonts, are found by those who look for their letters."""
    write_pdf(booklet_of("mixed", tmp_path_factory), tmp_path / "book.pdf")
    document = PdfDocument(tmp_path / "book.pdf")
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    for words in ("الأحد", "لا يسافر", "الحريق القادم"):
        assert words in text


def test_glyphs_under_signs_have_their_letters():
    """A glyph of which a map tells nothing, and a sign of which it tells the letter under it too,
    have their own letters; what a map tells of another face stays."""
    face = letters_of(FACES["sans"]())
    [lam_alef] = [one for one, text in face.items() if text == "لا"][:1]
    [sign] = [one for one, text in face.items() if text == "ً"][:1]
    told = {**face, lam_alef: "", sign: "لاً"}
    assert mended_letters(told, face) == {lam_alef: "لا", sign: "ً"}
    assert mended_letters(dict.fromkeys(face, "x"), face) == {}


def test_search_tells_where_other_languages_stand(tmp_path):
    """Each stretch of a result that is in another language is told by where it begins and ends."""
    report = read(lay_out_any("mixed", tmp_path / "mixed"))
    known = {one["id"]: one for one in entries(report.dossier)["statements"]}
    record = known["ramlana-not-against"]
    ((start, end, *told),) = record["tongues"]["text"]
    assert told == ["ar", "rtl"] and record["text"][start:end] == record["text"]
    ((start, end, *told),) = record["tongues"]["where"]
    assert record["where"][start:end] == "نقل سوق النحاسين قبل مارس."
    assert record["tongues"]["also"]["الصفواني"] == ("ar", "rtl")
    assert "tongues" not in known["ostrel-piers"]


def test_a_publisher_with_a_day_is_a_phrase_of_the_page(tmp_path):
    """What stands for a headline is in the page's language, whoever published the article."""
    dossier = read(lay_out_any("arabic", tmp_path / "arabic")).dossier
    [source] = [one for one in dossier.explainer.sources if one.id == "dispatch"]
    told = tongue_of_title(dossier, source, source.title)
    assert told and told.direction == "ltr"
    untitled = source.model_copy(update={"title": None})
    title = source_title(words_for(dossier.explainer), untitled)
    assert title.startswith("The Lake Dispatch، \u200f15")
    assert tongue_of_title(dossier, untitled, title) is None


def test_site_in_one_language_has_nothing_of_it(tmp_path):
    """What a site in one language searches with has no word of other languages."""
    report = read(lay_out_any("shipped", tmp_path / "shipped"))
    assert not any("ongues" in text for text in scripts(report).values())


def test_data_tell_the_language(tmp_path_factory):
    """Annotations, structured data and the references for managers name each source's language."""
    root = built("mixed", tmp_path_factory)
    notes = json.loads((root / "site/data/annotations.json").read_text("utf-8"))
    targets = chain.from_iterable(one["target"] for one in notes["items"])
    told = {(one.get("language"), one.get("textDirection")) for one in targets}
    assert told == {("ar", "rtl"), ("ru", "ltr"), ("de", "ltr"), (None, None)}
    page = (root / "site/positions/ramlana/index.html").read_text("utf-8")
    assert page.count('"inLanguage":"ar"') == 4
    page = (root / "site/how/index.html").read_text("utf-8")
    assert '"inLanguage":"ar"' in page and '<div dir="rtl" lang="ar">' in page


def test_whole_quotations_need_no_capitals(tmp_path):
    """In a script without capitals, what begins a sentence of its own is a whole quotation."""
    dossier = read(lay_out_any("mixed", tmp_path / "mixed")).dossier
    wording = {one.id: dossier.of(one).wording for one in dossier.statements}
    assert wording["ramlana-not-against"] == wording["coppersmiths-sound"] == "quoted"
