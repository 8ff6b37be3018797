"""The documents: what they say of fields, and where their links lead."""

import re
from pathlib import Path

import pytest

from generator.authoring.scaffold import GUIDES, Beginning, start
from generator.site.manifest import PACKAGE, packages
from tests.sites import ROOT
from tests.test_goldens import HINT
from tools import format_page

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^()\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
PATH = re.compile(r"`((?:generator|tools|tests|overrides|docs|\.github)/[\w./-]*\w/?)(?=`)")


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", CODE.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_format_has_every_field():
    """The page of the format has a table for each record, with each field as the model has it."""
    page = format_page.PAGE.read_text("utf-8")
    assert format_page.render(page) == page, f"the tables of docs/format.md are old{HINT}"
    made = {name for name, of in format_page.records().items() if "properties" in of}
    assert set(format_page.TABLE.findall(page)) == made
    assert "| `answers` | no | fields, each the id of one ask: `accepts`, " in page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    """Each link of a document leads to a file of the repository, and to a heading that it has."""
    for link in LINK.findall(CODE.sub("", page.read_text("utf-8"))):
        if link.startswith("https://"):
            continue
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_paths_exist(page):
    """Each file and folder that a document names is there."""
    for path in PATH.findall(page.read_text("utf-8")):
        assert (ROOT / path).exists(), path


def test_guides_are_given(tmp_path):
    """A new explainer carries the editor's guides, whole, and they lead nowhere else; its README
    links both and names the version of the program that they are of."""
    fresh = tmp_path / "fresh"
    start(fresh, Beginning("The bridge", "2025-03-02"))
    readme = (fresh / "README.md").read_text("utf-8")
    for name in GUIDES:
        text = (fresh / name).read_text("utf-8")
        assert text == (ROOT / name).read_text("utf-8")
        assert f"]({name})" in readme
        paths = [link.partition("#")[0] for link in LINK.findall(CODE.sub("", text))]
        assert not [path for path in paths if not (fresh / name).parent.joinpath(path).exists()]
    assert f"version {packages()[PACKAGE]} of the program" in readme


def test_the_wheel_holds_the_guides():
    """What is copied into a new explainer is packed with the program."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    assert [name for name in GUIDES if f'"{name}" = "generator/lent/{name}"' in text] == [*GUIDES]
