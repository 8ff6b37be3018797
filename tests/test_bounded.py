"""No page grows without end, and every address that a page had still leads to what it named."""

import posixpath
import re
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.bundles.book import compose
from generator.bundles.zim_library import zim_entries
from generator.pages.asked_parts import asked_parts
from generator.pages.dividing import splitting
from generator.pages.dividing.periods import periods
from generator.pages.dividing.splitting import further, list_pages, packed, room
from generator.pages.dividing.ways import TEMPLATE, OldAnchor, ways_of
from generator.pages.dividing.weights import Heft
from generator.pages.pipeline import files, read
from generator.pages.search.entries import entries
from generator.pages.timeline import timeline
from generator.site.build import offline_edition
from generator.site.configuration import config_file, markdown_of
from tests.goldens import GOLDEN, lay_out
from tests.lengths import tries
from tests.sites import ROOT
from tools.bench.pages import LIMIT, as_html, dossier_of, longest, rendered
from tools.bench.shapes import SHAPES, make

SOAK = pytest.mark.soak
SMALL = 8_000
"""So little room that every list of a golden explainer goes on over several pages."""

SHARES = ("party", "issue", "source", "day", "questions", "reactions", "conditions", "posed")
SHARES += ("background", "events", "differences", "changes")
COUNTED = ("overview", "issue")
"""The kinds of page that show so many of each thing, however many there are."""


@pytest.mark.parametrize("shape", ["all of it", *(pytest.param(one, marks=SOAK) for one in SHAPES)])
def test_no_page_is_too_long(shape, tmp_path):
    """Whatever there is much of, each page has at most 150 kB of HTML, its frame included."""
    dossier = dossier_of(make(tmp_path / "root", SHAPES[shape], tries(700, 3_000)))
    for one in as_html(dossier, longest(rendered(dossier), most=1), tmp_path / "site"):
        assert one.size <= LIMIT, f"{one.page.path}: {one.size}"


@pytest.mark.parametrize("name", SHAPES)
def test_every_list_is_cut(name, tmp_path, monkeypatch):
    """Half of everything may be of one kind, or in one place: where there is little room, each list
    goes on over as many pages as it needs."""
    monkeypatch.setattr(splitting, "PAGE_BYTES", 2 * SMALL)
    monkeypatch.setattr(splitting, "LIST_BYTES", 2 * SMALL)
    shape = SHAPES[name]
    much = {one: 0.5 for one in SHARES if getattr(shape, one)} if name != "all of it" else {}
    dossier = dossier_of(make(tmp_path / "root", replace(shape, **much), 100))
    for one in longest(rendered(dossier), most=1):
        assert one.page.template in COUNTED or one.size <= 3.5 * SMALL, one.page.path


# ------------------------------------------------------------------------------------- addresses

LISTS = re.compile(
    r"(positions/(?!index)[^/]+|sources/(?!index)[^/]+|timeline|questions|background|differences)\.md"
)
"""The pages that are cut and have anchors of their own, where they keep their addresses."""

PLACES = re.compile(
    r"(passage|part|raised|by|group|page|other|site|party)--.*|[a-z]+|.*-p\d+--\d+|asked--.*--answered"
)
"""The anchors of parts of a page, which nobody is told to cite."""


def ids_and_links(html):
    """The ids in some HTML; where each of those that lead on leads."""
    tree = LexborHTMLParser(html)
    ids = {node.attributes["id"] for node in tree.css("[id]")}
    leading = {node.attributes["id"]: node.attributes["href"] for node in tree.css("a.part[id]")}
    return ids, leading


def surveyed(root):
    """Every page of an explainer: its ids, and those that lead on."""
    report = read(root)
    to_html = markdown_of(config_file(root))
    texts = {path: text for path, text in files(report.dossier, report.pages) if path[-3:] == ".md"}
    return report, {
        path: ids_and_links(to_html(text.partition("\n---\n")[2])) for path, text in texts.items()
    }


@pytest.fixture(
    scope="module",
    params=["full", *(pytest.param(one, marks=SOAK) for one in ("hostile", "shipped"))],
)
def both(request):
    """An explainer's pages as they are, and where there is little room."""
    root = ROOT if request.param == "shipped" else GOLDEN / request.param
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(splitting, "PAGE_BYTES", 1_000_000)
        patch.setattr(splitting, "LIST_BYTES", 1_000_000)
        _, whole = surveyed(root)
        patch.setattr(splitting, "PAGE_BYTES", SMALL)
        patch.setattr(splitting, "LIST_BYTES", SMALL)
        report, cut = surveyed(root)
    return report, whole, cut


def test_every_old_anchor_leads_on(both):
    """What a page had that was cut is on it still, or leads on from there or from a list of its
    anchors, to where it is."""
    _, whole, cut = both
    looked_up = 0
    for path, (ids, _) in whole.items():
        if not LISTS.fullmatch(path):
            continue
        kept, leading = cut[path]
        lists = [one for one in cut if one.startswith(f"{path[:-3]}/links--")]
        for anchor in (one for one in ids if not PLACES.fullmatch(one)):
            here = path
            if anchor not in kept:
                [here] = [one for one in lists if anchor in cut[one][0]]
                leading = cut[here][1]
            if anchor in leading:
                target, _, name = leading[anchor].partition("#")
                at = posixpath.normpath(posixpath.join(posixpath.dirname(here), target))
                assert name in cut[at][0] - cut[at][1].keys(), (path, anchor, at)
                looked_up += 1
    assert looked_up > 50


def test_no_id_stands_twice(both):
    """What goes on over several pages has each thing once, and none of its ways leads to itself."""
    _, _, cut = both
    for path, (_, leading) in cut.items():
        for anchor, href in leading.items():
            target = posixpath.normpath(
                posixpath.join(posixpath.dirname(path), href.partition("#")[0])
            )
            assert target != path, anchor


def test_search_leads_to_where_things_are(both):
    """Search knows no list of old anchors, and leads to events and questions on the pages to which
    they have gone."""
    report, _, cut = both
    known = entries(report.dossier)
    unlisted = {page.path for page in report.pages if page.is_unlisted}
    for entry in (*known["statements"], *known["pages"]):
        path, _, anchor = entry["url"].partition("#")
        assert path not in unlisted
        assert not anchor or anchor in cut[path][0] - cut[path][1].keys(), entry["url"]


def test_everything_stands_once(both):
    """Nothing is lost or shown twice where the timeline and the open questions are cut: each thing
    on a day is on one page, and each ask under each of whom it is asked."""
    report, _, _ = both
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(splitting, "PAGE_BYTES", SMALL)
        cut = [day for period in periods(report.dossier) for day in period.days]
        parts = asked_parts(report.dossier)
    for kind in ("events", "said", "due", "steps", "again", "posed"):
        there = [one for day in timeline(report.dossier) for one in getattr(day, kind)]
        now = [one for day in cut for one in getattr(day, kind)]
        assert sorted(map(repr, now)) == sorted(map(repr, there)), kind
    asked = [
        (part.name, docket.asked, one[0].statement.id)
        for part in parts
        for docket in part.dockets
        for one in docket.asks
    ]
    assert len(asked) == len(set(asked)) > 0


def test_site_and_bundles_follow(tmp_path, monkeypatch):
    """A site whose every list is cut is built strictly, so each link on it leads somewhere; a book
    and a library have its parts, and no list of old anchors is found."""
    monkeypatch.setattr(splitting, "PAGE_BYTES", SMALL)
    monkeypatch.setattr(splitting, "LIST_BYTES", SMALL)
    root = lay_out("full", tmp_path / "full")
    report = read(root)
    unlisted = [page.path for page in report.pages if page.template == TEMPLATE]
    with offline_edition(root, report) as edition:
        book, found = compose(edition), [*zim_entries(edition)]
        pages = {
            path: (edition.site / path.replace(".md", ".html")).read_text() for path in unlisted
        }
    titled = {entry.path for entry in found if entry.title}
    chapters = {chapter.path for chapter in book.chapters}
    assert unlisted and not chapters & {*unlisted}
    for path, html in pages.items():
        assert path.replace(".md", ".html") not in titled
        assert '<meta name="robots" content="noindex">' in html
    kinds = {page.template for page in report.pages}
    assert {"period", "docket", "posed", "part"} <= kinds
    assert {page.path for page in report.pages if page.template == "period"} <= chapters


# ---------------------------------------------------------------------------------------- packing


def test_a_passage_counts_once_on_a_page():
    """What several things open in place stands once on a page, and counts anew on the next."""
    one = Heft(10, {("a", 1): 50})
    assert packed("abcd", lambda _: one, 80) == [["a", "b", "c"], ["d"]]
    assert packed("ab", lambda _: one, 65) == [["a"], ["b"]]


def test_where_further_pages_stand():
    """The first page of a list keeps its address; no further one can be an id's."""
    runs = list_pages("reactions.md", [1, 1, 1], lambda one: one, 1)
    assert [run.path for run in runs] == ["reactions.md", "reactions/2.md", "reactions/3.md"]
    assert further("sources/index.md", 2) == "sources/all--2.md"


def test_ways_are_in_order_where_they_are_many():
    """Few ways stand on the page itself; many on pages of their own, in the order in which ids
    compare, and of two to one anchor the first counts."""
    ways = [OldAnchor(f"st-{n}", f"a/{n}.md#st-{n}") for n in range(3_000)]
    again = OldAnchor("st-1", "elsewhere.md#st-1")
    assert ways_of("a.md", [*ways[:9], again]).here == ways[:9]
    held = ways_of("a.md", ways).pages
    assert len(held) > 1 and held[0].path == "a/links--1.md"
    anchors = [way.anchor for page in held for way in page.ways]
    assert anchors == sorted(one.anchor for one in ways)
    assert all(len(page.ways) * 60 < room() for page in held)
