"""Titles and descriptions: what search engines and link previews show of each page."""

import html
from dataclasses import replace

import pytest
import yaml

from generator.content.model import HandwrittenPage
from generator.pages.describe import describe, plain
from generator.pages.escape import visible_text
from generator.pages.page import Page
from generator.pages.pipeline import files


def front_matter(text):
    """A page's metadata as an engine reads it."""
    assert text.startswith("---\n")
    return yaml.safe_load(text[4:].partition("\n---\n")[0])


def described(report, page):
    (found,) = describe(report.dossier, [page])
    return found


def test_every_page_is_described(report):
    """Every page has a title and a description of its own, on one line."""
    for page in report.pages:
        assert page.title and page.title.strip(), page.path
        assert page.description and page.description.strip(), page.path
        assert "\n" not in page.title + page.description, page.path


def test_description_is_escaped_once(report):
    """What the theme prints into HTML shows, once a browser has read it, what was written."""
    pages = {page.path: page for page in report.pages}
    for path, text in files(report.dossier, report.pages):
        if path in pages:
            found = front_matter(text)["description"]
            written = " ".join(visible_text(pages[path].description).split())
            assert not {"<", ">", '"'} & set(found), path
            assert html.unescape(found) == written, path


def test_issue_without_summary_is_described(shipped):
    """An issue that no editor described is described by its name and its statements."""
    page = next(page for page in shipped.pages if page.template == "issue")
    bare = described(shipped, replace(page, description=None))
    count = len(page.data["statements"])
    assert page.title in bare.description and f"{count} statement" in bare.description


def test_party_without_summary_is_described(shipped):
    """A party that no editor described is described by its name and its statements."""
    page = next(page for page in shipped.pages if page.path == "positions/nato.md")
    bare = described(shipped, replace(page, description=None))
    count = len(page.data["statements"])
    assert bare.description.startswith(f"What NATO has said: {count} statement")


def test_further_page_of_a_list_is_told_apart(shipped):
    """The second page of a list has another title than the first."""
    first = Page("statements/index.md", "statements", "All", "Every one.", data={"number": 1})
    second = replace(first, path="statements/2.md", data={"number": 2})
    assert described(shipped, first).title == "All"
    assert described(shipped, second).title == "All (page 2)"


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("As of **{date}**", "As of {date}"),
        ("See [the *method*](method.md#x) now", "See the method now"),
        ("1,000 men (not 10) - or more", "1,000 men (not 10) - or more"),
        ("- a `word`", "a word"),
    ],
)
def test_markdown_is_made_plain(markdown, text):
    """Marks and addresses go; every word and number stays."""
    assert plain(markdown) == text


def test_handwritten_page_is_described_by_its_first_paragraph(shipped):
    """Headings and lists before the first paragraph are passed over."""
    text = "# Title\n\n- one\n- two\n\nThe *first* words,\nand more.\n\nThe second."
    written = HandwrittenPage.model_construct(id="x", title="X", text=text)
    found = described(shipped, Page("x.md", "handwritten", "X", data={"written": written}))
    assert found.description == "The first words, and more."
