"""Long pages are cut, and every address that they had still holds."""

import posixpath
import re

import pytest

from generator.pages.dividing.splitting import packed, parts_of, statement_pages
from generator.pages.pipeline import files, read
from generator.pages.urls import address, permanent_address, sole_voice
from tests.goldens import GOLDEN
from tests.sites import ROOT


@pytest.mark.parametrize(
    ("weights", "most", "runs"),
    [
        ([], 10, [[]]),
        ([10], 10, [[10]]),
        ([4, 6, 1], 10, [[4, 6], [1]]),
        ([11, 1, 12], 10, [[11], [1], [12]]),
    ],
)
def test_runs_hold_as_much_as_fits(weights, most, runs):
    """Items keep their order; a run is full before the next begins, and one item always fits."""
    assert packed(weights, lambda one: one, most) == runs


@pytest.fixture(params=[ROOT, GOLDEN / "full", GOLDEN / "hostile"])
def cut(request, monkeypatch):
    """An explainer for whose parties there is little room, and its pages."""
    monkeypatch.setattr("generator.pages.dividing.splitting.PAGE_BYTES", 8_000)
    monkeypatch.setattr("generator.pages.dividing.splitting.LIST_BYTES", 8_000)
    found = read(request.param)
    return found.dossier, found.pages, dict(files(found.dossier, found.pages))


def test_a_statement_stands_in_full_once(cut):
    """Each statement has its home on one page, and that is where links on the site lead."""
    dossier, pages, written = cut
    homes = [(page.path, one) for page in pages for one in page.at_home]
    assert len({one for _, one in homes}) == len(homes)
    assert any(parts_of(dossier, party) for party in dossier.explainer.parties)
    for path, statement in homes:
        assert address(dossier, statement) == f"{path}#{statement.id}"
        assert re.search(rf"{{: #{statement.id} \.st__claim }}", written[path])


def test_old_anchor_stays_with_a_link(cut):
    """The address of a statement depends on its party and its id alone: where it stands in full
    elsewhere, there is its anchor, and a link to that."""
    dossier, _, written = cut
    for party in dossier.explainer.parties:
        for one in party.statements:
            kept, now = permanent_address(dossier, one), address(dossier, one)
            path, _, anchor = kept.partition("#")
            assert (path, anchor) == (f"positions/{party.id}.md", one.id)
            lists = [name for name in written if name.startswith(f"positions/{party.id}/links--")]
            here = [path, *lists]
            if kept != now:
                links = [link for name in here for link in leading(name, written[name], one.id)]
                assert links == [now.partition("#")[0]]
            for name in one.formerly:
                ways = (f'id="{name}"', f"{{: #{name} .part }}")
                assert any(way in written[page] for way in ways for page in here)


def leading(page, text, id):
    """The pages to which the link with an anchor leads."""
    found = re.findall(rf"\]\(([^()#]*)#{id}\){{: #{id} \.part }}", text)
    return [posixpath.normpath(posixpath.join(posixpath.dirname(page), one)) for one in found]


def test_list_of_all_statements_is_cut(cut):
    """Every statement is on one page of the list, in order."""
    dossier, _, written = cut
    pages = statement_pages(dossier)
    assert [one for page in pages for one in page] == list(dossier.statements)
    assert f"statements/{len(pages)}.md" in written


def test_an_issue_with_one_voice_stands_with_its_party():
    """Such an issue has no page: its address leads to the party's page, where it has an anchor;
    one on which several speak has a page of its own."""
    found = read(ROOT)
    written = dict(files(found.dossier, found.pages))
    moved = {page.path: page.moved_to for page in found.pages if page.moved_to}
    alone = {one.id: sole_voice(found.dossier, one) for one in found.dossier.explainer.issues}
    assert {name for name, party in alone.items() if party} and None in alone.values()
    for name, party in alone.items():
        path = f"issues/{name}.md"
        assert path in written
        if party:
            assert moved[path] == f"positions/{party.id}.md#on--{name}"
            assert f"{{: #on--{name} }}" in written[f"positions/{party.id}.md"]
        else:
            assert path not in moved
