"""The explainer for offline libraries."""

import io
import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
import regex
from libzim.reader import Archive
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from generator.bundles.write import write_zim
from generator.bundles.zim import archive
from generator.bundles.zim_library import (
    PICTURE,
    Entry,
    language,
    metadata,
    picture,
    shortened_title,
    zim_entries,
)
from generator.pages.pipeline import read
from generator.site.edition import Edition, Unavailable
from tests.bundles import edition as edition_of
from tests.goldens import lay_out
from tests.sites import environment

NAMES = ("shipped", "full", "minimal", "arabic", "hostile")
MANDATORY = {"Name", "Title", "Creator", "Publisher", "Date", "Description", "Language"}
"""What every library must tell: https://wiki.openzim.org/wiki/ZIM_Metadata."""

DAY = 1741824000
"""13 March 2025, in seconds since 1970."""


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """Opens the library of an explainer by its name."""

    @cache
    def give(name):
        file = tmp_path_factory.mktemp(name) / "one.zim"
        write_zim(edition_of(name, tmp_path_factory), file)
        return Archive(file)

    return give


@pytest.fixture
def edition(tmp_path):
    """The smallest explainer with a made-up site of two files."""
    report = read(lay_out("minimal", tmp_path / "root"))
    site = tmp_path / "site"
    for name in ("index.html", "assets/look.css"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(f"<p>frame</p><div id='site--content'>{name}</div>", "utf-8")
    return Edition(report.dossier, report.pages, site, DAY)


def read_in(library, path):
    return bytes(library.get_entry_by_path(path).get_item().content)


def statements(library):
    return json.loads(read_in(library, "data/explainer.json"))["statements"]


def paths(library):
    entry = library._get_entry_by_id
    found = (entry(number) for number in range(library.all_entry_count))
    return {one.path for one in found if library.has_entry_by_path(one.path)}


def search(library, words):
    """The path of everything that a library finds, the best first."""
    found = Searcher(library).search(Query().set_query(words))
    return list(found.getResults(0, found.getEstimatedMatches()))


def suggest(library, words):
    found = SuggestionSearcher(library).suggest(words)
    return list(found.getResults(0, found.getEstimatedMatches()))


def small(text, tag="eng"):
    """A library of one page."""
    return archive([Entry("a.html", "text/html", b"<p>", "A", text)], "a.html", told(tag), b"")


def told(tag):
    return {"Language": tag}


def reopened(data, folder):
    file = folder / "one.zim"
    file.write_bytes(data)
    return Archive(file)


@pytest.mark.parametrize("name", NAMES)
def test_library_is_whole(name, opened):
    """libzim's own check holds: the checksum is of these bytes, and every structure is in order."""
    library = opened(name)
    assert library.check()
    assert library.has_fulltext_index and library.has_title_index
    assert library.main_entry.get_item().path == "index.html"


@pytest.mark.parametrize("name", NAMES)
def test_every_statement_is_in_it_by_its_id(name, opened):
    """Each statement's entry leads to a page on which its id stands."""
    library = opened(name)
    for one in statements(library):
        entry = LexborHTMLParser(read_in(library, f"statement--{one['id']}.html"))
        page, _, anchor = entry.css_first("a").attributes["href"].partition("#")
        assert anchor == one["id"]
        assert LexborHTMLParser(read_in(library, page)).css_first(f"[id='{anchor}']")
        assert (
            f"url={page}#{anchor}" in entry.css_first("[http-equiv=refresh]").attributes["content"]
        )


@pytest.mark.parametrize("name", NAMES)
def test_every_link_stays_in_the_library(name, opened):
    """What pages link to, load or show by a relative address is an entry of the library."""
    library = opened(name)
    there = paths(library)
    for path in (path for path in there if path.endswith(".html")):
        for node in LexborHTMLParser(read_in(library, path)).css("[href], [src]"):
            address = node.attributes.get("href") or node.attributes.get("src") or ""
            if not urlsplit(address).scheme and (target := address.partition("#")[0]):
                target = urlsplit(urljoin(f"http://library/{path}", target)).path.lstrip("/")
                assert target in there, f"{path} links to {address}"


def test_statement_is_found_by_its_summary(opened):
    """Its summary finds each statement, and nearly all before the pages that hold it too."""
    library = opened("shipped")
    found = [search(library, one["summary"]) for one in statements(library)]
    own = [f"statement--{one['id']}.html" for one in statements(library)]
    assert all(one in results for one, results in zip(own, found, strict=True))
    first = sum(one in results[:3] for one, results in zip(own, found, strict=True))
    assert first >= 0.95 * len(own)


def test_statement_is_found_by_a_word_of_its_quotation(opened):
    """The longest word that it quotes finds each statement."""
    library = opened("shipped")
    for one in statements(library):
        for quote in filter(None, (evidence["quote"] for evidence in one["evidence"])):
            longest = max(re.findall(r"[A-Za-z]+", quote), key=len)
            assert f"statement--{one['id']}.html" in search(library, longest), longest


def test_statement_is_found_by_an_alias(opened):
    """Full-text search knows the other names of who spoke, which the entry itself does not show."""
    library, own = opened("shipped"), "statement--us-proposes-ceasefire.html"
    assert b"Washington" not in read_in(library, own)
    assert own in search(library, "Washington")


def test_titles_are_suggested(opened):
    """What a reader begins to type suggests a statement by its summary, and a page by its title."""
    library = opened("shipped")
    for one in statements(library):
        begun = " ".join(one["summary"].split()[:6])
        assert f"statement--{one['id']}.html" in suggest(library, begun), begun
    assert "issues/territory.html" in suggest(library, "Terri")


def test_search_reads_what_is_written_in_any_script(opened, tmp_path):
    """Words are found in Arabic, and in scripts that set no spaces between them."""
    library = opened("arabic")
    first = statements(library)[0]
    assert f"statement--{first['id']}.html" in search(library, first["summary"].split()[-1])
    chinese = reopened(small("必须解决危机的根本原因", "zho"), tmp_path)
    assert search(chinese, "根本原因") == ["a.html"]
    assert search(chinese, "停火") == []


@pytest.mark.parametrize("words", ["Größe", "Große", "GRÖßE"])
def test_accents_do_not_matter(words, tmp_path):
    """A word is found with its accents and without."""
    assert search(reopened(small("Die Größe", "deu"), tmp_path), words) == ["a.html"]


def test_only_what_has_a_title_is_shown(tmp_path):
    """A file without a title is no article: it is neither suggested nor shown at random."""
    shown = Entry("a.html", "text/html", b"<p>", "A", "words")
    hidden = Entry("b.html", "text/html", b"<p>")
    library = reopened(archive([shown, hidden], "a.html", told("eng"), b""), tmp_path)
    assert (library.entry_count, library.article_count) == (2, 1)


def test_frame_is_not_searched(edition):
    """What search reads of a page is its content, not what stands around it on every page."""
    home = next(entry for entry in zim_entries(edition) if entry.path == "index.html")
    assert home.text == "index.html"


def test_lists_of_all_statements_are_not_searched(opened):
    """A page that repeats every statement is not found beside each of them."""
    library = opened("shipped")
    assert "statements/index.html" in paths(library)
    for one in statements(library)[:5]:
        assert "statements/index.html" not in search(library, one["summary"])


def test_files_of_an_edition_are_in_it(edition):
    """Each file of the site is in the library under its own path."""
    held = {entry.path: entry for entry in zim_entries(edition)}
    assert set(held) == {"index.html", "assets/look.css", "statement--town-will-repair.html"}
    assert held["assets/look.css"].mimetype == "text/css"
    assert held["index.html"].content == (edition.site / "index.html").read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_catalogue_has_what_openzim_asks_for(name, opened):
    """Every mandatory field is there, within the lengths that openZIM recommends."""
    library = opened(name)
    assert set(library.metadata_keys) >= MANDATORY | {
        "Counter",
        f"Illustration_{PICTURE}x{PICTURE}@1",
    }
    length = {
        key: len(regex.findall(r"\X", library.get_metadata(key).decode())) for key in MANDATORY
    }
    assert all(length.values())
    assert length["Title"] <= 30 and length["Description"] <= 80
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", library.get_metadata("Date").decode())


def test_catalogue_invents_nothing(edition):
    """Who made it is the explainer's own name, or where it is published; the day is the build's."""
    held = metadata(edition)
    assert (held["Title"], held["Creator"], held["Publisher"]) == ("The bridge",) * 3
    assert held["Date"] == "2025-03-13"
    assert held["Name"] == "explainer_en_all" and held["Language"] == "eng"
    assert "Source" not in held
    published = Edition(edition.dossier, (), edition.site, DAY, "https://bridge.example/a/")
    assert metadata(published)["Publisher"] == "bridge.example"
    assert metadata(published)["Source"] == "https://bridge.example/a/"


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en-GB", "eng"),
        ("ar", "ara"),
        ("zh-Hans", "zho"),
        ("sr-Cyrl", "srp"),
        ("de", "deu"),
        ("haw", "haw"),
        ("xx", "mis"),
        ("und", "mis"),
    ],
)
def test_language_is_named_as_libraries_name_it(tag, code):
    """A tag becomes its code of three letters, and what has none becomes `mis`."""
    assert language(tag) == code


def test_word_is_found_in_an_unknown_language(tmp_path):
    """Where a language is not known, words are found as they are written."""
    assert search(reopened(small("hello worlds", language("xx")), tmp_path), "worlds") == ["a.html"]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("exactly 10", "exactly 10"),
        ("a long sentence", "a long…"),
        ("Donaudampfschiff", "Donaudamp…"),
        ("one, two, three", "one, two…"),
        (
            "👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧",
            "👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧…",
        ),
    ],
)
def test_long_title_is_cut_between_words(text, short):
    """What is too long loses whole words, and never a part of what is one letter to a reader."""
    assert shortened_title(text, 10) == short


def test_picture_is_a_small_png():
    """The library's picture is a square PNG of the size that openZIM asks for, and not blank."""
    image = Image.open(io.BytesIO(picture()))
    assert (image.format, image.size) == ("PNG", (PICTURE, PICTURE))
    assert len(image.getcolors(maxcolors=PICTURE * PICTURE)) > 3


def test_entry_of_a_statement_can_be_read_without_moving_on(opened):
    """An entry says itself what was said, by whom and in which words: a reader may stay on it."""
    library = opened("shipped")
    entry = read_in(library, "statement--ru-agrees-in-principle.html").decode()
    shown = LexborHTMLParser(entry).body.text(separator=" ")
    assert "certainly supports the idea" in shown and "Vladimir Putin" in shown
    assert "“The idea itself is correct, and we certainly support it.”" in shown


def test_markup_in_a_title_is_text(opened):
    """A hostile summary is shown as it is written, and adds no element to its entry."""
    library = opened("hostile")
    for one in statements(library):
        entry = LexborHTMLParser(read_in(library, f"statement--{one['id']}.html"))
        assert not entry.css("script, img, style, iframe, svg")
        assert entry.css_first("h1").text().strip() == entry.css_first("title").text().strip()


HERE = """
import hashlib, sys
from generator.bundles.zim_library import Entry
from generator.bundles.zim import archive
page = Entry("a.html", "text/html", b"<p>", "A", "hello worlds")
made = archive([page], "a.html", {"Language": "zho"}, b"")
print(hashlib.sha256(made).hexdigest(), file=sys.stderr)
"""


def run_elsewhere(code=HERE, **variables):
    """Make a small library in a process of its own; what it prints, and the hash of its bytes."""
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[1],
        env=environment() | variables,
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout, run.stderr.strip()


def test_same_bytes_whatever_runs(tmp_path):
    """Another time zone, locale, hash seed, home or temporary folder gives the same bytes."""
    variables = {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
        "HOME": str(tmp_path),
        "TMPDIR": str(tmp_path),
    }
    assert run_elsewhere(PYTHONHASHSEED="1") == run_elsewhere(**variables)


def test_nothing_is_printed():
    """libzim's own progress does not reach the reader of ours, on either output."""
    printed, told = run_elsewhere()
    assert printed == "" and re.fullmatch("[0-9a-f]{64}", told)


def test_no_other_package_is_needed():
    """Those that are said to be missing are all: Pillow, which came with another, is not one."""
    assert run_elsewhere(f"import sys; sys.modules['PIL'] = None\n{HERE}") == run_elsewhere()


def test_other_words_give_another_identity(tmp_path):
    """A library's UUID follows from what it holds: two that differ are never taken for one."""
    one, same, other = (reopened(small(text), tmp_path).uuid for text in ("one", "one", "other"))
    assert one == same != other


@pytest.mark.parametrize("package", ["libzim", "langcodes"])
def test_missing_package_is_told(package, edition, tmp_path, monkeypatch):
    """Without what it takes there is no file, but the name of what is missing and one command."""
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(Unavailable, match=f"package {package} is not installed") as told:
        write_zim(edition, tmp_path / "a.zim")
    assert told.value.command == f"{sys.executable} -m pip install langcodes libzim"
    assert not (tmp_path / "a.zim").exists()
