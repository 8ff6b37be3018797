"""The documents: what they say of fields, and where their links lead."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

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


def test_format_has_every_field() -> None:
    """The page of the format has a table for each record, with each field as the model has it."""
    page = format_page.PAGE.read_text("utf-8")
    assert format_page.render(page) == page, f"the tables of docs/format.md are old{HINT}"
    made = {name for name, of in format_page.records().items() if "properties" in of}
    kinds = {name for name in made if not name.endswith(("-draft", "-reviewed"))}
    assert set(format_page.TABLE.findall(page)) == kinds
    assert "| `qualifies` | **yes** | the id of one position |" in page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Each link of a document leads to a file of the repository, and to a heading that it has."""
    for link in LINK.findall(CODE.sub("", page.read_text("utf-8"))):
        if link.startswith("https://"):
            continue
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_paths_exist(page: Path) -> None:
    """Each file and folder that a document names is there."""
    for path in PATH.findall(page.read_text("utf-8")):
        assert (ROOT / path).exists(), path
