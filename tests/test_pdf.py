"""The explainer on paper."""

import builtins
import io
import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from unicodedata import bidirectional

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader
from weasyprint.urls import FatalURLFetchingError

from generator.bundles import pdf
from generator.bundles.booklet import compose_booklet
from generator.bundles.pdf import FACES, lacking, paper_styles
from generator.site.edition import Edition, Unavailable
from tests.bundles import BUNDLED, booklet_of, bundled
from tests.bundles import edition as edition_of
from tests.lengths import tries
from tests.sites import ROOT, environment

NAMES = (*BUNDLED, *tries(("arabic",), ("minimal", "arabic", "hostile")))
TOP, FOOT = 40, 45
"""How much of a page, in points, its running title and its number may take."""
SIDE, WIDE_SIDE = 46, 38
"""How much of a page, in points, stays empty at its sides: nearly the margins, which letters may
lean into; a page that lies on its side has narrower ones."""
LONGEST = 24
"""How many pages the shipped explainer may take."""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory):
    """The pages of an explainer by its name, as the path of their file."""

    @cache
    def give(name: str) -> Path:
        if name in BUNDLED:
            return next(bundled(name, tmp_path_factory).glob("*.pdf"))
        file = tmp_path_factory.mktemp(name) / "one.pdf"
        pdf.write_pdf(booklet_of(name, tmp_path_factory), file)
        return file

    return give


@pytest.fixture(scope="module")
def read(printed):
    """What an explainer's pages hold, by its name."""
    return cache(lambda name: PdfReader(printed(name)))


def squeezed(text: str) -> str:
    """A text without what tells one line from the next."""
    return re.sub(r"[\s\u2060\ufffe\u00ad-]+", "", text)


def words_on(file: Path) -> str:
    """The words of all pages, without running titles and page numbers."""
    with pypdfium2.PdfDocument(file) as document:
        return squeezed("".join(map(body, document)))


def body(page: pypdfium2.PdfPage) -> str:
    """The words of a page between its running title and its number."""
    width, height = page.get_size()
    return page.get_textpage().get_text_bounded(0, FOOT, width, height - TOP)


def statements_of(edition: Edition) -> list[dict]:
    """The statements in the exported data."""
    return json.loads((edition.site / "data/explainer.json").read_text("utf-8"))["statements"]


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The pages of the explainer `full` with their appendix, as the path of their file."""
    file = tmp_path_factory.mktemp("whole") / "one.pdf"
    pdf.write_pdf(booklet_of("full", tmp_path_factory, has_appendix=True), file)
    return file


@pytest.mark.parametrize("name", BUNDLED)
def test_points_and_passages_can_be_found(name, printed, tmp_path_factory):
    """Extracted text holds each point that a party makes, and all words that something rests on,
    where these may be shown; words from right to left are extracted in another order."""
    text = words_on(printed(name))
    found = edition_of(name, tmp_path_factory).dossier
    points = [point for party in found.explainer.parties for point in party.points]
    assert points and found.evidence
    for point in points:
        assert squeezed(point.says) in text, point
    for cited in found.evidence:
        for run in cited.runs if cited.source.display != "link" else ():
            words = cited.article.words(run)
            if not any(bidirectional(letter) in ("R", "AL") for letter in words):
                assert squeezed(words) in text, cited.record.id


def test_every_statement_can_be_read_in_the_appendix(whole, tmp_path_factory):
    """Extracted text holds each statement's summary, its quotation and where it is reported; and
    its id is where it stands in full."""
    text, reader = words_on(whole), PdfReader(whole)
    first = page_of(reader, "page--statements")
    for statement in statements_of(edition_of("full", tmp_path_factory)):
        assert squeezed(statement["summary"]) in text, statement["id"]
        assert page_of(reader, statement["id"]) >= first, statement["id"]
        for evidence in statement["evidence"]:
            assert str(evidence["paragraph"]) in text
            for quote in evidence["quotes"]:
                for part in re.split(r"[()\[\]]", quote):  # insertions are set apart
                    assert squeezed(part) in text, statement["id"]


def page_of(reader, name):
    """The number of the page on which a place is, the first being 0."""
    return reader.get_destination_page_number(reader.named_destinations[name])


def test_booklet_is_short(tmp_path_factory, tmp_path):
    """The shipped explainer takes at most 24 pages, on which no statement stands in full."""
    pdf.write_pdf(booklet_of("shipped", tmp_path_factory), tmp_path / "one.pdf")
    assert len(PdfReader(tmp_path / "one.pdf").pages) <= LONGEST
    book = booklet_of("shipped", tmp_path_factory)
    cards = [one for chapter in book.chapters for one in chapter.body.find_class("st__quote")]
    assert cards == []


def test_contents_tell_the_pages(read, printed, tmp_path_factory):
    """The contents name each chapter with the number of the page on which it begins."""
    reader = read("full")
    with pypdfium2.PdfDocument(printed("full")) as document:
        contents = "|".join(squeezed(body(document[number])) for number in range(2))
    for chapter in booklet_of("full", tmp_path_factory).chapters:
        number = page_of(reader, chapter.id) + 1
        title = re.escape(squeezed(chapter.title))
        assert re.search(rf"{title}[.…]*{number}(?!\d)", contents), chapter.title


def test_pages_are_numbered(printed):
    """Each page tells its number and how many there are."""
    with pypdfium2.PdfDocument(printed("full")) as document:
        for number, page in enumerate(document, 1):
            foot = page.get_textpage().get_text_bounded(0, 0, page.get_width(), FOOT)
            assert squeezed(foot) == f"{number}/{len(document)}"


@pytest.mark.parametrize("name", NAMES)
def test_every_statement_has_a_place(name, read, tmp_path_factory):
    """Each statement's id is the name of a place that links can lead to."""
    places = read(name).named_destinations
    assert {one["id"] for one in statements_of(edition_of(name, tmp_path_factory))} <= set(places)


@pytest.mark.parametrize("name", BUNDLED)
def test_every_chapter_is_a_bookmark(name, read, tmp_path_factory):
    """The bookmarks hold the title of each chapter, in reading order."""
    titles = [one.title for one in flat(read(name).outline)]
    book = booklet_of(name, tmp_path_factory)
    chapters = [" ".join(chapter.title.split()) for chapter in book.chapters]
    left = iter(titles)
    assert all(chapter in left for chapter in chapters), titles


def flat(outline):
    """The bookmarks of every level."""
    for one in outline:
        if isinstance(one, list):
            yield from flat(one)
        else:
            yield one


def test_links_lead_to_pages(read):
    """Every link within the pages leads to a place that there is."""
    reader = read("full")
    places = reader.named_destinations
    links = [note.get_object() for page in reader.pages for note in page.get("/Annots", ())]
    inner = [link["/Dest"] for link in links if "/Dest" in link]
    assert len(inner) > 300
    assert set(inner) <= set(places)


TAGGED = pytest.mark.parametrize("name", [*BUNDLED, "mixed"])
"""Explainers in whose PDF what ISO 14289-1 (PDF/UA) asks of tags and fonts is looked for."""


@TAGGED
def test_lists_hold_items(name, read):
    """What stands in a list is an item, a list or a caption (ISO 14289-1, 7.2)."""
    held = [kid["/S"] for one in tagged(read(name)) if one["/S"] == "/L" for kid in kids(one)]
    assert held
    assert set(held) <= {"/LI", "/L", "/Caption", "/NonStruct"}


@TAGGED
def test_each_link_is_tagged_as_one(name, read):
    """Each link on a page is that of one element, which is a link (ISO 14289-1, 7.18.5)."""
    owners = [
        (kid.raw_get("/Obj").idnum, one["/S"])
        for one in tagged(read(name))
        for kid in kids(one)
        if kid.get("/Type") == "/OBJR"
    ]
    links = [link.idnum for page in read(name).pages for link in page.get("/Annots", ())]
    assert sorted(number for number, _ in owners) == sorted(links)
    assert {kind for _, kind in owners} == {"/Link"}


@TAGGED
def test_widths_are_those_of_the_letters(name, read):
    """A font's widths are those that its letters have (ISO 14289-1, 7.21.5)."""
    fonts = {
        font.idnum: font.get_object()
        for page in read(name).pages
        for font in page["/Resources"]["/Font"].values()
    }
    for font in fonts.values():
        own, told = widths(font["/DescendantFonts"][0].get_object())
        assert told
        wrong = {
            glyph: (told[glyph], own[glyph]) for glyph in told if abs(told[glyph] - own[glyph]) > 1
        }
        assert not wrong, font["/BaseFont"]


def tagged(reader):
    """Every element of a file's tree."""
    left = [reader.root_object["/StructTreeRoot"]]
    while left:
        element = left.pop()
        if "/S" in element:
            yield element
        left += kids(element)


def kids(element):
    """The elements and references in an element of a file's tree."""
    held = element.get("/K", [])
    held = held.get_object() if hasattr(held, "get_object") else held
    every = [one.get_object() for one in (held if isinstance(held, list) else [held])]
    return [one for one in every if isinstance(one, dict)]


def widths(font):
    """The widths of a font's letters in thousandths, by number: its own, and those told of it."""
    described = font["/FontDescriptor"]
    file = described["/FontFile3" if "/FontFile3" in described else "/FontFile2"].get_data()
    face = TTFont(io.BytesIO(file))
    units = face["head"].unitsPerEm
    own = [face["hmtx"][name][0] * 1000 / units for name in face.getGlyphOrder()]
    told, left = {}, [*font["/W"]]
    while left:
        first, given = left.pop(0), left.pop(0)
        given = given if isinstance(given, list) else [left.pop(0)] * (given - first + 1)
        told |= dict(enumerate(map(float, given), int(first)))
    return own, told


@pytest.mark.parametrize("name", [*BUNDLED, "arabic"])
def test_faces_are_embedded(name, read):
    """Every face that is used is in the file."""
    for page in read(name).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            for inner in font.get_object()["/DescendantFonts"]:
                file = inner.get_object()["/FontDescriptor"].get_object()
                assert {"/FontFile2", "/FontFile3"} & file.keys()


def test_pages_say_what_they_are(read):
    """The file tells its title, language and date, has tags, and tells nothing of the machine."""
    reader = read("full")
    root = reader.trailer["/Root"]
    assert reader.metadata.title == "The dam on the River Wend"
    assert root["/Lang"] == "en" and root["/MarkInfo"]["/Marked"]
    assert set(reader.metadata) == {"/Title", "/Subject", "/Producer", "/ModDate"}


@pytest.mark.parametrize("name", NAMES)
def test_no_words_run_off_the_paper(name, printed):
    """Every letter stands within the margins of its page."""
    with pypdfium2.PdfDocument(printed(name)) as document:
        for number, page in enumerate(document, 1):
            width, height = page.get_size()
            text = page.get_textpage()
            boxes = [text.get_rect(n) for n in range(text.count_rects())]
            assert boxes, number
            side = SIDE if width < height else WIDE_SIDE
            assert min(box[0] for box in boxes) > side, number
            assert max(box[2] for box in boxes) < width - side, number
            assert min(box[1] for box in boxes) > 15 and max(box[3] for box in boxes) < height - 15


def test_head_of_the_matrix_is_repeated(draw):
    """Each page with rows of the matrix begins with the names of the parties."""
    cells = [[f"<td>{'Says so. ' * 20}</td>" for _ in range(3)] for _ in range(60)]
    pages = draw(matrix_of(["Upham", "Millbrook", "The Towns"], cells))
    assert len(pages) > 2
    for page in pages:
        assert " ".join(page.split()).startswith("Issue Upham Millbrook The Towns Fish Says so.")


def test_only_the_matrix_lies_on_its_side(read):
    """Every chapter but that of the matrix begins on an upright page."""
    reader = read("full")
    sideways = {
        name
        for name, place in reader.named_destinations.items()
        if name.startswith("page--") and name != "page--title" and not upright(place["/Page"])
    }
    assert sideways == {"page--positions"}


def upright(page) -> bool:
    """Whether a page is higher than it is wide."""
    return bool(page["/MediaBox"][3] > page["/MediaBox"][2])


@pytest.fixture
def draw(monkeypatch, tmp_path, tmp_path_factory):
    """The words on each page of paper that holds some HTML, in the styles of every other."""

    def give(html: str) -> list[str]:
        styles = paper_styles(booklet_of("minimal", tmp_path_factory))
        page = f"<!DOCTYPE html><html lang='en'><title>x</title><style>{styles}</style>{html}"
        monkeypatch.setattr(pdf, "render_paper", lambda *_: page)
        pdf.write_pdf(booklet_of("minimal", tmp_path_factory), tmp_path / "one.pdf")
        with pypdfium2.PdfDocument(tmp_path / "one.pdf") as document:
            return [body(page).replace("\r", "") for page in document]

    return give


def matrix_of(parties: list[str], rows: list[list[str]]) -> str:
    """A matrix of these parties, whose every row is on fish."""
    head = "".join(f"<th>{party}</th>" for party in parties)
    drawn = "".join(f"<tr><th>Fish</th>{''.join(cells)}</tr>" for cells in rows)
    table = f'<table class="mx"><thead><tr><th>Issue</th>{head}</tr></thead>'
    return f"{table}<tbody>{drawn}</tbody></table>"


@pytest.mark.parametrize("name", BUNDLED)
def test_no_heading_ends_a_page(name, read):
    """What a heading is over begins on the same page."""
    told = [lines_of(page) for page in read(name).pages]
    assert any(kinds & HEADINGS for lines in told for kinds in lines.values())
    for number, lines in enumerate(told, 1):
        assert not lines or not lines[min(lines)] & HEADINGS, number


HEADINGS = {f"/H{level}" for level in range(1, 7)}


def lines_of(page) -> dict[float, set[str]]:
    """The lines of a page by their height above its foot, each with the kinds of all that its words
    are in, as the file's tags tell it."""
    numbers = page.pdf.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    parts = dict(zip(numbers[::2], numbers[1::2], strict=True))[page["/StructParents"]].get_object()
    lines: dict[float, set[str]] = {}
    within: list[set[str]] = []

    def note(operator, operands, turned, matrix):
        if operator == b"BDC":
            number = operands[1].get("/MCID") if operands[0] == "/Span" else None
            within.append(set() if number is None else kinds_above(parts[number]))
        elif operator == b"BMC":
            within.append(set())
        elif operator == b"EMC":
            within.pop()
        elif operator in (b"Tj", b"TJ") and any(within):
            lines.setdefault(turned[3] * matrix[5] + turned[5], set()).update(*within)

    page.extract_text(visitor_operand_before=note)
    return lines


def kinds_above(part) -> set[str]:
    """The kinds of an element of the file's tree, and of all that it stands in."""
    element, kinds = part.get_object(), set()
    while "/P" in element:
        kinds.add(element["/S"])
        element = element["/P"].get_object()
    return kinds


AGAIN = """
import sys, time
hour = float(sys.argv.pop())
time.time = lambda: hour
from pathlib import Path
from generator.bundles.booklet import compose_booklet
from generator.bundles.pdf import write_pdf
from generator.pages.pipeline import read
from generator.site.edition import Edition
from generator.site.configuration import config_file, markdown_of
root, file = map(Path, sys.argv[1:])
found, markdown = read(root), markdown_of(config_file(root))
edition = Edition(found.dossier, found.pages, root / "kept/site", 0, "", markdown)
write_pdf(compose_booklet(edition), file)
"""


@pytest.mark.soak  # in `make check`, all bundles are made again under other circumstances
def test_same_bytes_every_time(tmp_path, tmp_path_factory):
    """Another hour, time zone, locale, hash seed, home and stock of fonts give the same bytes."""
    root = edition_of("minimal", tmp_path_factory).site.parents[1]
    odd = {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "7", "HOME": "/nonexistent"}
    bare = tmp_path / "fonts.conf"
    bare.write_text("<fontconfig></fontconfig>", "utf-8")
    made = []
    for number, more in enumerate(({"PYTHONHASHSEED": "1"}, odd | {"FONTCONFIG_FILE": str(bare)})):
        file = tmp_path / f"{number}.pdf"
        command = [sys.executable, "-c", AGAIN, str(root), str(file), str(1e9 + number * 1e6)]
        subprocess.run(command, env=environment() | more, cwd=ROOT, check=True, capture_output=True)
        made.append(file.read_bytes())
    assert made[0] == made[1]


def without(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Let WeasyPrint fail to load."""
    load = builtins.__import__

    def fail(name, *arguments, **named):
        if name == "weasyprint":
            raise error
        return load(name, *arguments, **named)

    monkeypatch.setattr(builtins, "__import__", fail)


@pytest.mark.parametrize(
    ("error", "missing", "command"),
    [
        (ImportError("x"), "WeasyPrint", f"{sys.executable} -m pip install weasyprint"),
        (OSError("cannot load library"), "Pango", pdf._PANGO[sys.platform]),
    ],
)
def test_what_is_missing_is_named(error, missing, command, monkeypatch, tmp_path, tmp_path_factory):
    """Without WeasyPrint or Pango it is said which, and what brings it; no file is left."""
    edition = edition_of("minimal", tmp_path_factory)
    without(monkeypatch, error)
    with pytest.raises(Unavailable, match=missing) as raised:
        pdf.write_pdf(compose_booklet(edition), tmp_path / "one.pdf")
    assert raised.value.command.startswith(command)
    assert not (tmp_path / "one.pdf").exists()


def test_letters_without_a_font_are_named(monkeypatch, tmp_path, tmp_path_factory):
    """Letters that no font here has are named, and no page with gaps is written."""
    edition = edition_of("minimal", tmp_path_factory)
    page = "<!DOCTYPE html><html lang='ko'><title>x</title><style>@font-face"
    page += (
        "{font-family: Sans; src: url(face:sans)} body {font-family: Sans}</style><p>ab 漢字</p>"
    )
    monkeypatch.setattr(pdf, "render_paper", lambda *_: page)
    (tmp_path / "fonts.conf").write_text("<fontconfig></fontconfig>", "utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / "fonts.conf"))
    with pytest.raises(Unavailable, match="字 漢"):
        pdf.write_pdf(compose_booklet(edition), tmp_path / "one.pdf")
    assert not (tmp_path / "one.pdf").exists()
    assert os.environ["FONTCONFIG_FILE"] == str(tmp_path / "fonts.conf")


def test_faces_have_the_usual_scripts():
    """Latin, Cyrillic, Greek, Arabic, Hebrew and Georgian need no font of the machine."""
    assert not lacking("Aé ß Щї ω مرحبا שלום თბილისი → … “„«»–— ✓ ½ €")
    assert lacking("a漢b") == {"漢"}


@pytest.mark.parametrize("address", ["https://example.org/", "file:///etc/passwd", "face:other"])
def test_nothing_else_is_opened(address):
    """No address but that of a face is opened."""
    with pytest.raises(FatalURLFetchingError):
        pdf._fetcher().fetch(address)


def test_every_face_is_a_font():
    """Each face that the style sheet may ask for is there, and it asks for no other."""
    asked = set(re.findall(r"url\(face:([a-z-]+)\)", pdf.PAPER.read_text("utf-8")))
    assert asked == set(FACES)
    for give in FACES.values():
        assert io.BytesIO(give()).read(4) in (b"\x00\x01\x00\x00", b"OTTO", b"true")
