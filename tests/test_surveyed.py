"""A built page that has been gone through before is known, and comes out as if it had not."""

from pathlib import Path

import pytest

from generator.evidence.store.kept import NONE_KEPT, STORE, Kept
from generator.site import surveyed
from generator.site.finish import finish
from tests.commands import explainer
from tests.sites import edit, lay_out_any

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A</title></head><body>
<main><div class="page" id="site--content" tabindex="-1"><p id="a">One
<a href="#a">way</a> and <a href="{link}">another</a></p>
<table><tr><td style="text-align: left;">x</td></tr></table></div></main></body></html>"""


def lay(folder: Path, link: str = "other.html#b", more: str = "") -> Path:
    """A site of two pages, in a folder in which something has been built."""
    site = folder / "site"
    site.mkdir(parents=True, exist_ok=True)
    (folder / "build").mkdir(exist_ok=True)
    (site / "index.html").write_text(PAGE.format(link=link).replace("One", f"One{more}"), "utf-8")
    other = PAGE.format(link="index.html").replace('id="a"', 'id="b"').replace("#a", "#b")
    (site / "other.html").write_text(other, "utf-8")
    return site


def finished(folder: Path, **how: str) -> tuple[list[str], dict[str, bytes]]:
    """What is found in such a site, laid out anew, with what is kept; and the pages."""
    site = lay(folder, **how)
    kept = Kept.of(folder, "1")
    assert kept is not NONE_KEPT
    problems = finish(site, kept=kept)
    kept.close()
    return [str(one) for one in problems], {one.name: one.read_bytes() for one in site.iterdir()}


@pytest.fixture
def gone_through(monkeypatch) -> list[str]:
    """The pages that are gone through from now on."""
    paths: list[str] = []
    survey = surveyed.survey

    def noting(path, html, site_url=""):
        paths.append(path)
        return survey(path, html, site_url)

    monkeypatch.setattr(surveyed, "survey", noting)
    return paths


def test_a_page_that_stays_is_not_gone_through_again(tmp_path, gone_through):
    """The second time no page is gone through, then the one that was edited; each comes out as it
    does where nothing is kept."""
    first = finished(tmp_path)
    assert gone_through == ["index.html", "other.html"] and first[0] == []
    assert finished(tmp_path) == first
    assert len(gone_through) == 2
    edited = finished(tmp_path, more=" word")
    assert gone_through[2:] == ["index.html"]
    assert edited == finished(tmp_path / "afresh", more=" word") != first


@pytest.mark.parametrize(
    "how",
    [
        {"link": "gone.html"},
        {"link": "other.html#gone"},
        {"more": "<script>alert(1)</script>"},
        {"more": "<img src='https://x.example/a.png'>"},
    ],
)
def test_what_is_wrong_is_told_each_time(how, tmp_path):
    """What is wrong on a page, or with where it leads, is told as often as somebody looks."""
    afresh = finished(tmp_path / "afresh", **how)
    told = [finished(tmp_path, **how) for _ in range(3)]
    assert told[0][0] and [len(one[0]) for one in told] == [len(afresh[0])] * 3


def test_a_page_leads_nowhere_when_another_page_changes(tmp_path):
    """A page that stays is told of when the anchor that it leads to is gone from the other."""
    assert finished(tmp_path)[0] == []
    site = lay(tmp_path)
    other = (site / "other.html").read_text("utf-8").replace('id="b"', 'id="c"')
    (site / "other.html").write_text(other.replace("#b", "#c"), "utf-8")
    kept = Kept.of(tmp_path, "1")
    assert [one.rule for one in finish(site, kept=kept)] == ["missing-anchor"]
    kept.close()


@pytest.mark.engine
def test_a_whole_site_is_the_one_that_is_built_afresh(tmp_path):
    """After an edit the site is, byte for byte, the one of which nothing was kept."""
    root = lay_out_any("minimal", tmp_path)
    sites = []
    for is_kept in (True, True, False):
        if not is_kept:
            (root / STORE).unlink()
        done = explainer("build", cwd=root)
        assert done.returncode == 0, done.stderr
        pages = (root / "site").rglob("*.*")
        sites.append({one.relative_to(root).as_posix(): one.read_bytes() for one in pages})
        if len(sites) == 1:
            edit(root / "content/explainer.yaml", "title: ", "title: After ")
    assert sites[0] != sites[1] == sites[2]
