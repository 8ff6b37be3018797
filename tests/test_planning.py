"""Pages are planned when somebody asks for them, and before only where two may want one path."""

from pathlib import Path

import pytest

from generator.pages.page import find_path_clashes
from generator.pages.pipeline import OWN_NAMES, may_clash, read
from generator.pages.plan import PAGE_KINDS
from tests.goldens import lay_out

NAMES = ("minimal", "full", "hostile")


def test_names_of_our_own_are_known():
    """Each kind of page is one of those that an editor's own page is held against, but for the
    first page, which is called index, and the one that stands with the data."""
    assert set(PAGE_KINDS) - set(OWN_NAMES) <= {"data", "overview"}


@pytest.mark.parametrize("name", NAMES)
def test_only_what_is_named_after_ids_can_clash(name, tmp_path):
    """What an id names stands by itself in its folder: all else there has two hyphens, or stands
    in a folder of its own; and what no id names is called as a kind of page."""
    report = read(lay_out(name, tmp_path))
    explainer = report.dossier.explainer
    pages = {one.id for one in explainer.pages}
    named = (*explainer.parties, *explainer.issues, *explainer.sources)
    ids = {name for one in named for name in one.ids}
    for page in report.pages:
        path = page.path.removesuffix(".md").removesuffix("/index")
        *folder, last = path.split("/")
        if not folder:
            assert last in {*OWN_NAMES, *pages, "data"}, page.path
        elif folder in (["positions"], ["issues"], ["sources"]):
            assert last in ids or "--" in last, page.path


def renamed(root: Path, old: str, new: str) -> Path:
    """An explainer in which a page has another name."""
    (root / f"content/pages/{old}.md").rename(root / f"content/pages/{new}.md")
    return root


@pytest.mark.parametrize("name", ["timeline", "positions", "changes", "data", "feeds", "sources"])
def test_page_with_a_name_of_our_own_is_told(name, tmp_path):
    """A page that would stand in the place of another is told, and planned at once."""
    root = renamed(lay_out("full", tmp_path), "about", name)
    report = read(root)
    assert may_clash(report.dossier.explainer)
    assert "page-name-taken" in {one.rule for one in report.problems}
    assert find_path_clashes(report.pages)


@pytest.mark.parametrize("name", NAMES)
def test_no_page_clashes_where_none_may(name, tmp_path):
    """Where no name may be one that is taken, there is no clash in all pages."""
    report = read(lay_out(name, tmp_path))
    assert not may_clash(report.dossier.explainer)
    assert not find_path_clashes(report.pages)


def test_same_name_in_a_folder_is_no_plain_one(tmp_path):
    """Two records whose old or new names are one have their pages compared."""
    explainer = read(lay_out("minimal", tmp_path)).dossier.explainer
    first, *others = explainer.sources
    twice = explainer.model_copy(update={"sources": (first, first, *others)})
    assert may_clash(twice)
