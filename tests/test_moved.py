"""What becomes of the addresses of what was renamed: pages that lead on, anchors that stay."""

import posixpath
import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.bundles import book
from generator.bundles.zim_library import zim_entries
from generator.pages.exports.explainer_json import export
from generator.pages.pipeline import files, read
from generator.pages.search.entries import entries
from tests.bundles import book_of, edition
from tests.commands import explainer
from tests.goldens import GOLDEN, lay_out


@pytest.fixture(scope="module")
def golden():
    return read(GOLDEN / "full")


def test_every_old_page_leads_on(golden):
    """Each former id of a party, an issue and a source has a page that links to where it went."""
    written = dict(files(golden.dossier, golden.pages))
    moved = {page.path: page.moved_to for page in golden.pages if page.moved_to}
    assert moved == {
        "positions/league.md": "positions/lower-towns.md",
        "issues/wall.md": "issues/dam.md",
        "sources/wend-gazette.md": "sources/gazette.md",
        "sources/orla-finch.md": "sources/finch.md",
    }
    for path, target in moved.items():
        name = target.rpartition("/")[2]
        assert f"]({name}){{: .moved }}" in written[path]
        assert "<" not in written[path].partition("---\n# ")[2]


def test_old_pages_are_not_found(golden):
    """Search knows no page that only leads on."""
    known = entries(golden.dossier)
    urls = {entry["url"].partition("#")[0] for group in known.values() for entry in group}
    assert urls and not urls & {page.path for page in golden.pages if page.moved_to}


def test_export_tells_former_ids(golden):
    """The JSON has the former ids of everything that can have some."""
    data = export(golden.dossier)
    people = [person for party in data["parties"] for person in party["people"]]
    groups = [data[name] for name in ("parties", "issues", "sources", "statements", "events")]
    for records in (*groups, data["differences"], people):
        assert all("formerly" in record for record in records)
        assert any(record["formerly"] for record in records)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The golden site with an address."""
    root = lay_out("full", tmp_path_factory.mktemp("moved") / "full")
    config = (GOLDEN.parents[1] / "mkdocs.yml").read_text("utf-8")
    config = config.replace('!ENV [SITE_URL, ""]', "https://dam.example/wend/")
    (root / "mkdocs.yml").write_text(
        config.replace("hooks:\n  - generator/cli/mkdocs_hook.py\n", "")
    )
    (root / "overrides").symlink_to(GOLDEN.parents[1] / "overrides")
    done = explainer("-C", root, "build", "--strict")
    assert done.returncode == 0, done.stderr
    return root / "site"


def page(site, path):
    return LexborHTMLParser((site / path / "index.html").read_text("utf-8"))


def test_old_page_leads_on_without_a_script(site):
    """A browser without scripts is led on, and a search engine is asked not to list the page."""
    old = page(site, "sources/wend-gazette")
    assert old.css_first("noscript > meta[http-equiv=refresh]").attributes["content"] == (
        "0; url=../gazette/"
    )
    assert old.css_first("meta[name=robots]").attributes["content"] == "noindex"
    assert old.css_first("a.moved").attributes["href"] == "../gazette/"


def test_nothing_leads_to_an_old_page(site):
    """No other page links to one, and the sitemap lists none; it lists all others."""
    files = sorted(path.parent for path in site.rglob("index.html"))
    paths = {path.relative_to(site).as_posix() for path in files} - {"."}
    moved = {path for path in paths if page(site, path).css("a.moved")}
    assert len(moved) == 4
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    listed = set(re.findall(r"<loc>https://dam.example/wend/(.*?)/?</loc>", sitemap))
    embedded = {path for path in paths if path.startswith("embed/")}
    assert embedded and listed == (paths - moved - embedded) | {""}
    for path in paths - moved:
        for link in page(site, path).css("a[href]"):
            target = posixpath.normpath(posixpath.join(path, link.attributes["href"].split("#")[0]))
            assert target not in moved, path


ANCHORS = {
    "positions/upham": "upham-says-yes",
    "timeline": "ev-bridge",
    "differences": "diff-metres",
    "sources/gazette": "words--upham-says-yes",
}


@pytest.mark.parametrize("path", ANCHORS)
def test_old_anchor_stands_where_the_new_one_does(path, site):
    """A page has each former anchor once, right before what it led to."""
    (anchor,) = page(site, path).css(f"#{ANCHORS[path]}")
    html = (site / path / "index.html").read_text("utf-8")
    now = {"positions/upham": "upham-accepts-talks", "timeline": "ev-flood"}
    now |= {"differences": "diff-height", "sources/gazette": "words--upham-accepts-talks"}
    between = html.partition(f'id="{ANCHORS[path]}"')[2].partition(f'id="{now[path]}"')[0]
    assert not anchor.text() and len(between) < 900


def test_old_anchors_have_the_right_of_way_in_a_book(golden):
    """A former id stays as it is in a book, also where another page has a part of that name."""
    places = set(book._permanent(golden.dossier, golden.pages))
    assert {("positions/upham.md", "upham-says-yes"), ("timeline.md", "ev-bridge")} <= places
    assert ("differences.md", "diff-metres") in places


def test_book_has_old_anchors(tmp_path_factory):
    """In a book, where all pages are one, each former id is an anchor once, and no old page is."""
    chapters = book_of("full", tmp_path_factory).chapters
    ids = [part.get("id") for chapter in chapters for part in chapter.body.iter()]
    for name in ("upham-says-yes", "ev-high-water", "diff-metres", "words--upham-says-yes"):
        assert ids.count(name) == 1, name
    assert not [chapter for chapter in chapters if "league" in chapter.path]


def test_library_has_old_entries(tmp_path_factory):
    """An offline library has a statement at its old path too, and finds it once."""
    found = {entry.path: entry for entry in zim_entries(edition("full", tmp_path_factory))}
    old, new = (found[f"statement--upham-{name}.html"] for name in ("says-yes", "accepts-talks"))
    assert old.content == new.content
    assert new.title and not old.title and not found["positions/league.html"].title
