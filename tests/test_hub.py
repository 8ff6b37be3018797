"""`explainer hub`: several explainers built side by side, and the page that lists them."""

import json
import re
import shutil
from html import unescape

import pytest

from generator.content.atomic import Refusal
from generator.site.hub import listed_in, write_hub
from tests.commands import explainer
from tests.sites import ROOT, edit

SINGLE = ROOT / "tests/explainers/single"


def lay(folder, name, **changed):
    """What a site in `folder` publishes of itself, as far as a list of sites needs it."""
    data = {
        "title": "The bridge",
        "question": "Who pays for the bridge?",
        "headline": {"says": "The town pays for the bridge"},
        "language": "en",
        "as_of": "2031-03-03",
        "statements": [{}, {}],
        "sources": [{}],
    } | changed
    file = folder / name / "data/explainer.json"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps(data), "utf-8")


def page_of(folder):
    return (folder / "index.html").read_text("utf-8")


def test_each_site_stands_with_its_answer_the_newest_first(tmp_path):
    """Title, headline, day and counts of each, and a link into its folder."""
    lay(tmp_path, "old town", title="The town", as_of="2030-01")
    lay(tmp_path, "bridge")
    lay(tmp_path, "abbey", title="The abbey", headline=None, statements=[{}])
    assert write_hub(tmp_path) == 3
    page = page_of(tmp_path)
    assert re.findall(r'<a href="([^"]+)">([^<]+)</a>', page) == [
        ("abbey/", "The abbey"),
        ("bridge/", "The bridge"),
        ("old%20town/", "The town"),
    ]
    assert "Who pays for the bridge?" in page and "The town pays for the bridge" in page
    assert "As of January 2030" in page and "1 statement<" in page and "2 statements<" in page


def test_another_language_is_marked_as_such(tmp_path):
    """What is written from right to left says so, and the page is in the language asked for."""
    lay(tmp_path, "jisr", title="الجسر", language="ar")
    lay(tmp_path, "bridge", as_of="2031-03-04")
    write_hub(tmp_path)
    page = page_of(tmp_path)
    assert '<html lang="en" dir="ltr">' in page
    assert '<article lang="ar" dir="rtl"' in page and '<p class="told" lang="en" dir="ltr">' in page
    write_hub(tmp_path, "My <disputes>", "ar")
    assert '<html lang="ar" dir="rtl">' in page_of(tmp_path)
    assert "<h1>My &lt;disputes&gt;</h1>" in page_of(tmp_path)


def test_what_a_site_says_is_text(tmp_path):
    """No title becomes markup, and the page asks nobody for anything."""
    lay(tmp_path, "x", title='<script>alert("1")</script>', question="&amp;", headline=None)
    write_hub(tmp_path)
    page = page_of(tmp_path)
    assert "<script" not in page and "&amp;amp;" in page
    assert "default-src 'none'" in unescape(page) and not re.search(
        r'(src|href)="(https?:|//)', page
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"title": 1}',
        '{"language": 1}',
        '{"language": "en", "title": "x", "headline": "x"}',
    ],
)
def test_what_is_no_data_is_refused(text, tmp_path):
    """A file that is not what a site publishes is named."""
    lay(tmp_path, "x")
    (tmp_path / "x/data/explainer.json").write_text(text, "utf-8")
    with pytest.raises(Refusal, match=r"x/data/explainer\.json: this is no data of an explainer"):
        listed_in(tmp_path)


def test_no_foreign_page_is_replaced(tmp_path):
    """A start page that somebody else put there stays; ours is written anew."""
    lay(tmp_path, "x")
    (tmp_path / "index.html").write_text("mine", "utf-8")
    with pytest.raises(Refusal, match="this page was not made here"):
        write_hub(tmp_path)
    assert page_of(tmp_path) == "mine"
    (tmp_path / "index.html").unlink()
    assert write_hub(tmp_path) == write_hub(tmp_path) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["index.html", "x"]


def test_a_folder_without_sites_is_refused(tmp_path):
    """There is nothing to list."""
    done = explainer("hub", tmp_path)
    assert done.returncode == 1 and "no site is in it" in done.stderr


def test_explainers_are_built_side_by_side(tmp_path):
    """Each gets a site of its own name; one that has a mistake keeps its last, and ends with 1."""
    for name in ("one", "two"):
        shutil.copytree(SINGLE, tmp_path / name)
    named = (tmp_path / "one", tmp_path / "two")
    done = explainer("hub", tmp_path / "all", *named, "--jobs", "2")
    assert done.returncode == 0, done.output
    assert {path.name for path in (tmp_path / "all").iterdir()} == {"index.html", "one", "two"}
    assert "two: " in done.stdout and done.stdout.endswith("index.html: 2 explainers\n")
    edit(tmp_path / "two/content/explainer.yaml", "title:", "titel:")
    done = explainer("hub", tmp_path / "all", *named)
    assert done.returncode == 1 and "two: " in done.stderr and "titel" in done.stderr
    assert (tmp_path / "all/two/index.html").is_file() and page_of(tmp_path / "all").count(
        "<li>"
    ) == 2


def test_two_of_one_name_are_refused(tmp_path):
    """They would stand in one place: nothing is built."""
    for folder in ("a/x", "b/x"):
        (tmp_path / folder).mkdir(parents=True)
    done = explainer("hub", tmp_path / "all", tmp_path / "a/x", tmp_path / "b/x")
    assert done.returncode == 1 and "2 explainers have this name" in done.stderr
    assert not (tmp_path / "all").exists()
