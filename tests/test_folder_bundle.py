"""The zip: a site to be unpacked, whole, the same bytes every time, with names safe anywhere."""

import json
import os
import re
import stat
import time
import unicodedata
from dataclasses import replace
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.bundles.zip import START, render_start, write_zip
from generator.pages.pipeline import read
from generator.pages.words import Words
from generator.site.csp import digest
from generator.site.edition import Edition
from generator.site.manifest import verify
from tests.bundles import edition as kept
from tests.sites import lay_out_any

NAMES = ["shipped", "full", "minimal", "arabic", "planted"]
EPOCH = 1_741_824_000
DATED = (2025, 3, 13, 0, 0, 0)
KILOBYTE = 1000

RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that Windows keeps to itself, whatever their ending."""

FILES = {
    "index.html": "x" * 1000,
    "positions/a.html": "y" * 1000,
    "positions/ä 漢.html": "z",
    "positions.html": "",
    "assets/explainer.css": "p{}",
    "data/build.json": "{}",
}


@pytest.fixture(scope="module")
def dossier(tmp_path_factory):
    root = tmp_path_factory.mktemp("full")
    return read(lay_out_any("full", root / "full")).dossier


@pytest.fixture
def edition(dossier, tmp_path):
    return lay_out(dossier, tmp_path / "site", FILES)


def lay_out(dossier, site, names):
    """An edition whose site holds FILES, written in the order of `names`."""
    for name in names:
        file = site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(FILES[name], "utf-8")
    return Edition(dossier, (), site, EPOCH, "https://example.org/")


def zipped(name, factory, folder):
    """The zip of an explainer, in a folder."""
    edition = kept(name, factory)
    file = folder / f"{edition.name}.zip"
    write_zip(edition, file)
    return file


def unpacked(name, factory, folder):
    """The folder of the site, unpacked beside the page in front."""
    file = zipped(name, factory, folder)
    with ZipFile(file) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked" / file.stem


def test_entries_are_the_start_and_one_folder(edition, tmp_path):
    """The page in front comes first, then every file of the site, sorted, in one folder."""
    write_zip(edition, tmp_path / "a.zip")
    with ZipFile(tmp_path / "a.zip") as archive:
        names = archive.namelist()
        assert names == [START, *sorted(f"{edition.name}/{name}" for name in FILES)]
        for name, text in FILES.items():
            assert archive.read(f"{edition.name}/{name}").decode("utf-8") == text
        assert archive.testzip() is None


def test_entries_tell_nothing_of_the_machine(edition, tmp_path):
    """Every entry is a plain file of the edition's day, which anybody may read, compressed."""
    write_zip(edition, tmp_path / "a.zip")
    with ZipFile(tmp_path / "a.zip") as archive:
        for entry in archive.infolist():
            assert entry.date_time == DATED
            assert entry.external_attr >> 16 == stat.S_IFREG | 0o644
            assert (entry.create_system, entry.extra, entry.comment) == (3, b"", b"")
            assert entry.compress_type == ZIP_DEFLATED
            assert bool(entry.flag_bits & 0x800) == (not entry.filename.isascii())


@pytest.mark.parametrize(
    ("epoch", "date"),
    [
        (0, (1980, 1, 1, 0, 0, 0)),
        (EPOCH + 3661, (2025, 3, 13, 1, 1, 0)),
        (2**33, (2107, 12, 31, 23, 59, 58)),
    ],
)
def test_any_date_has_a_place(edition, tmp_path, epoch, date):
    """Dates that a zip cannot hold become the nearest that it can; seconds are even."""
    write_zip(replace(edition, epoch=epoch), tmp_path / "a.zip")
    with ZipFile(tmp_path / "a.zip") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {date}


def test_bytes_depend_on_the_edition_alone(dossier, tmp_path, monkeypatch):
    """Another folder, order of files, mode, age, mask, time zone or locale gives the same bytes."""
    write_zip(lay_out(dossier, tmp_path / "site", FILES), tmp_path / "a.zip")
    other = lay_out(dossier, tmp_path / "other/place", reversed(FILES))
    for file in other.site.rglob("*.*"):
        file.chmod(0o700)
        os.utime(file, (1_000_000_000, 1_000_000_000))
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("LC_ALL", "tr_TR.UTF-8")
    time.tzset()
    mask = os.umask(0o077)
    try:
        write_zip(other, tmp_path / "b.zip")
    finally:
        os.umask(mask)
        monkeypatch.undo()
        time.tzset()
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_bytes_depend_on_the_edition(edition, tmp_path):
    """Any change of the edition changes the bytes, so that the test above can fail."""
    write_zip(edition, tmp_path / "a.zip")
    write_zip(replace(edition, epoch=EPOCH + 2), tmp_path / "b.zip")
    (edition.site / "index.html").write_text("other", "utf-8")
    write_zip(edition, tmp_path / "c.zip")
    assert len({(tmp_path / f"{name}.zip").read_bytes() for name in "abc"}) == 3


@pytest.mark.parametrize("name", NAMES)
def test_everything_is_in_the_manifest(name, tmp_path, tmp_path_factory):
    """The unpacked site is as its manifest says, file by file; beside it is the page in front."""
    site = unpacked(name, tmp_path_factory, tmp_path)
    verdict = verify(site)
    assert verdict.is_good and verdict.count > 5
    assert sorted(path.name for path in site.parent.iterdir()) == sorted([START, site.name])
    (site / "index.html").write_text("other", "utf-8")
    assert verify(site).changed == ("index.html",)


@pytest.mark.parametrize("name", NAMES)
def test_every_statement_is_in_it(name, tmp_path, tmp_path_factory):
    """Each statement in the data stands in full under its id on one page of each language."""
    site = unpacked(name, tmp_path_factory, tmp_path)
    data = json.loads((site / "data/explainer.json").read_text("utf-8"))
    statements = [statement["id"] for statement in data["statements"]]
    anchors: dict[str, list[str | None]] = {}
    for file in site.rglob("*.html"):
        page = LexborHTMLParser(file.read_text("utf-8"))
        language = page.css_first("html").attributes["lang"]
        anchors.setdefault(language, []).extend(node.id for node in page.css(".st__claim[id]"))
    for found in anchors.values():
        assert {found.count(statement) for statement in statements} == {1}


@pytest.mark.parametrize("name", NAMES)
def test_names_are_safe_anywhere(name, tmp_path, tmp_path_factory):
    """No name leads out of the folder, or means something else on another system."""
    file = zipped(name, tmp_path_factory, tmp_path)
    with ZipFile(file) as archive:
        names = archive.namelist()
    assert len({unicodedata.normalize("NFC", one).casefold() for one in names}) == len(names)
    for one in names:
        assert one == START or one.startswith(f"{file.stem}/")
        for part in one.split("/"):
            assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", part), one
            assert not part.endswith(".") and not RESERVED.fullmatch(part), one


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_in_it_that_nothing_uses(name, tmp_path, tmp_path_factory):
    """A page or a script names each asset, and no page is there for a server alone."""
    site = unpacked(name, tmp_path_factory, tmp_path)
    texts = [
        path.read_text("utf-8") for path in site.rglob("*.*") if path.suffix in (".html", ".js")
    ]
    for asset in (site / "assets").iterdir():
        assert any(asset.name in text for text in texts), asset
    assert not {"404.html", "sitemap.xml"} & {path.name for path in site.rglob("*")}


@pytest.mark.parametrize("name", NAMES)
def test_styles_stand_once(name, tmp_path, tmp_path_factory):
    """No page holds styles: all ask for the same file."""
    site = unpacked(name, tmp_path_factory, tmp_path)
    for path in site.rglob("*.html"):
        page = LexborHTMLParser(path.read_text("utf-8"))
        assert not page.css("style"), path
        (sheet,) = page.css("link[rel=stylesheet]")
        assert (path.parent / sheet.attributes["href"]).resolve() == site / "assets/explainer.css"


@pytest.mark.parametrize("name", NAMES)
def test_pages_say_that_they_are_a_copy(name, tmp_path, tmp_path_factory):
    """The foot of every page tells that it is an offline copy, and as of when."""
    site = unpacked(name, tmp_path_factory, tmp_path)
    pages = list(site.rglob("*.html"))
    for path in pages:
        page = LexborHTMLParser(path.read_text("utf-8"))
        said = Words(page.css_first("html").attributes["lang"]).say("shell.offline", date="|")
        assert said.partition("|")[0] in page.css_first("footer").text(), path
    assert pages


def test_it_is_small(tmp_path, tmp_path_factory):
    """What this repository ships fits into 700 kB for each of its two languages, with the passages
    that each page opens. Three files to cite each record take a fifth of it, and the search, in
    parts that are loaded when needed, a tenth."""
    assert zipped("shipped", tmp_path_factory, tmp_path).stat().st_size <= 2 * 700 * KILOBYTE


def test_start_says_what_it_is(edition):
    """The page in front names the explainer, its day, where it is published, and leads inside."""
    page = LexborHTMLParser(render_start(edition))
    explainer = edition.dossier.explainer
    text = page.body.text()
    for words in (explainer.title, explainer.question, edition.words.date(explainer.as_of)):
        assert words in text
    links = [node.attributes["href"] for node in page.css("a")]
    assert links == [f"{edition.name}/index.html", "https://example.org/"]
    assert f"explainer verify {edition.name}" in text


def test_start_leaves_out_what_is_not_known(edition):
    """Where nobody knows the address of the site, the page in front speaks of none."""
    page = LexborHTMLParser(render_start(replace(edition, site_url="")))
    assert "Published" not in page.body.text() and len(page.css("a")) == 1


def test_start_asks_for_nothing(edition):
    """The page in front may do nothing but show its own styles."""
    page = LexborHTMLParser(render_start(edition))
    policy = page.css_first("meta[http-equiv]").attributes["content"]
    told = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert told.pop("require-trusted-types-for") == "'script'"
    assert told.pop("style-src") == f"'{digest(page.css_first('style').text())}'"
    assert set(told.values()) == {"'none'"} and {"default-src", "script-src"} <= set(told)
    assert not page.css("script, link, img, iframe")


def test_start_shows_markup_as_text(edition):
    """A title, a question or an address that looks like markup is shown as it was written."""
    planted = '</title></style><script>alert("1")</script>&amp;'
    explainer = edition.dossier.explainer.model_copy(update={"title": planted, "question": planted})
    dossier = type("Planted", (), {"explainer": explainer, "original": None})()
    page = LexborHTMLParser(render_start(replace(edition, dossier=dossier, site_url=planted)))
    assert not page.css("script")
    assert page.css_first("title").text() == page.css_first("h1").text() == planted
    assert page.css("a")[1].attributes["href"] == planted


def test_start_goes_from_right_to_left(tmp_path):
    """The page in front is in the direction of the explainer's language."""
    dossier = read(lay_out_any("arabic", tmp_path / "arabic")).dossier
    page = LexborHTMLParser(render_start(Edition(dossier, (), tmp_path, EPOCH)))
    assert page.css_first("html").attributes == {"lang": "ar", "dir": "rtl"}
