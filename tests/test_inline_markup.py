"""Marks within a line come out the same where they are looked for by their signs alone."""

import random
from itertools import product

import pytest
from markdown import Markdown, inlinepatterns
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor
from markdown.treeprocessors import InlineProcessor

from generator.site.inline_markup import QuickInlines
from tests.goldens import GOLDEN

EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list", "md_in_html", "footnotes", "smarty"]

PARTS = (
    *"*_`[]()!<>&\\ \n:@^\"'a1.#-=",
    *(
        "**",
        "***",
        "__",
        "(u)",
        "![",
        "[a](b)",
        "[a]",
        "<b>",
        "</b>",
        "<!-- c -->",
        "&amp;",
        "  \n",
    ),
    *(
        "<http://a.b>",
        "<a@b.c>",
        "\\*",
        "[x][y]",
        "\n\n[y]: /u\n\n",
        "word",
        "`c`",
        "{: .k }",
        "[^1]",
    ),
)
"""What lines are put together of: each sign that a pattern needs, and what it belongs to."""


def html(text: str, *more: Extension) -> str:
    return Markdown(extensions=[*EXTENSIONS, *more]).convert(text)


@pytest.mark.parametrize("name", ["minimal", "full", "hostile"])
def test_pages_come_out_the_same(name):
    """The HTML of each golden page is the same with and without it."""
    pages = sorted((GOLDEN / name).rglob("*.md"))
    assert pages
    for page in pages:
        text = page.read_text("utf-8")
        assert html(text, QuickInlines()) == html(text), page


def test_any_marks_come_out_the_same():
    """Two parts side by side, and long lines of any of them, give the same HTML."""
    chance = random.Random(7)
    lines = ["".join(pair) for pair in product(PARTS, repeat=2)]
    lines += ["".join(chance.choices(PARTS, k=chance.randint(3, 40))) for _ in range(400)]
    for line in lines:
        assert html(line, QuickInlines()) == html(line), line


@pytest.fixture
def tried(monkeypatch) -> set[str]:
    """The patterns that are tried from now on."""
    found = set[str]()
    name = "_InlineProcessor__applyPattern"
    whole = getattr(InlineProcessor, name)

    def noted(self, pattern, *more):
        found.add(pattern.getCompiledRegExp().pattern)
        return whole(self, pattern, *more)

    monkeypatch.setattr(InlineProcessor, name, noted)
    return found


@pytest.mark.parametrize(
    ("text", "pattern"),
    [("a\\*b", inlinepatterns.ESCAPE_RE), ("a &amp; b", inlinepatterns.ENTITY_RE)],
)
def test_a_pattern_is_tried_where_its_signs_are(tried, text, pattern):
    """A pattern of Markdown's own is tried on no line without its signs."""
    html("word", QuickInlines())
    assert pattern not in tried
    html(text, QuickInlines())
    assert pattern in tried


def test_what_is_not_known_is_tried_everywhere():
    """A pattern that another extension brings is met on lines without any sign."""

    class Marked(Extension):
        def extendMarkdown(self, md):
            md.inlinePatterns.register(SimpleTagInlineProcessor(r"(w)(or)d", "mark"), "mark", 75)

    assert html("a word here", Marked(), QuickInlines()) == "<p>a <mark>or</mark> here</p>"


def test_a_version_of_other_methods_stays_as_it_is(monkeypatch):
    """Where Python-Markdown has not the methods that are known here, its own goes through lines."""
    assert (
        type(Markdown(extensions=[QuickInlines()]).treeprocessors["inline"]) is not InlineProcessor
    )
    monkeypatch.delattr(InlineProcessor, "_InlineProcessor__applyPattern")
    assert type(Markdown(extensions=[QuickInlines()]).treeprocessors["inline"]) is InlineProcessor
