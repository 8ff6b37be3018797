"""The single page: everything in one file that asks for nothing, and well ordered."""

import os
import re
import time
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml.html import HTMLParser, document_fromstring

from generator.bundles.book import compose
from generator.bundles.html import ONE_PAGE, render_single, write_single
from generator.site.csp import digest
from tests.bundles import PUBLISHED, book_of, edition

NAMES = ["shipped", "full", "minimal", "many", "arabic", "planted"]
LARGEST = 520_000
"""How many bytes the shipped explainer may take; an eighth is marks behind each sentence for what
it rests on, and the passages that these open; a sixth is the search: three parts where each word
stands and what results show, one part the code that finds."""

ADDRESSES = ("src", "srcset", "data", "poster", "action", "formaction", "style", "background")


@pytest.fixture(scope="module")
def single(tmp_path_factory):
    """`single(name)`: an explainer's book, its single page, and that page parsed."""
    made = {}

    def give(name):
        if name not in made:
            book = book_of(name, tmp_path_factory, ONE_PAGE)
            text = render_single(book)
            tree = document_fromstring(text.encode(), parser=HTMLParser(encoding="utf-8"))
            made[name] = book, text, tree
        return made[name]

    return give


def squeezed(element):
    return " ".join(element.text_content().split())


def test_shipped_explainer_is_small(single):
    """The shipped explainer takes at most 520 kB, of which the search takes some 85."""
    assert len(single("shipped")[1].encode()) <= LARGEST


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_asked_for(name, single):
    """No attribute and no style names another file; links are anchors, or lead into the web."""
    _, _, tree = single(name)
    asked = [(one.tag, a) for one in tree.iter() for a in ADDRESSES if a in one.attrib]
    assert asked == []
    assert {one.tag for one in tree.iter()}.isdisjoint({"link", "img", "iframe", "base", "object"})
    hrefs = tree.xpath("//@href")
    assert hrefs and all(re.match("#|https?://|mailto:", href) for href in hrefs)
    (style,) = tree.iter("style")
    assert "url(" not in style.text and "@import" not in style.text and "@font" not in style.text


@pytest.mark.parametrize("name", NAMES)
def test_every_anchor_is_there(name, single):
    """Each link within the page leads to an id, and no id stands twice."""
    _, _, tree = single(name)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//@href") if href.startswith("#")} <= set(ids)
    assert set(tree.xpath("//@for | //@aria-labelledby | //@aria-describedby")) <= set(ids)


@pytest.mark.parametrize("name", ["shipped", "planted"])
def test_policy_lets_nothing_else_run(name, single):
    """The policy names the one style and the one script by their hashes, and forbids the rest."""
    _, _, tree = single(name)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,), (script,) = tree.iter("style"), tree.iter("script")
    told = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert told["default-src"] == told["base-uri"] == told["form-action"] == "'none'"
    assert told["style-src"] == f"'{digest(style.text)}'"
    assert told["script-src"] == f"'{digest(script.text)}'"
    assert told["require-trusted-types-for"] == "'script'"
    assert [a for one in tree.iter() for a in one.attrib if a.startswith("on")] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_statement_is_readable(name, single):
    """Under a statement's id stand its words, each quotation, and a link to each passage."""
    book, _, tree = single(name)
    elements = {one.get("id"): one for one in tree.iter() if one.get("id")}
    for statement in book.edition.dossier.statements:
        claim = elements[statement.id]
        card = claim.getparent()
        assert squeezed(claim) == " ".join(statement.summary.split())
        quotes = list(card.iter("blockquote"))
        assert len(quotes) == sum(bool(evidence.quote) for evidence in statement.evidence)
        sources = [one for one in card.iter("p") if one.get("class") == "st__src"]
        assert len(sources) == len(statement.evidence)
        assert all(next(one.iter("a")).get("href").startswith("#") for one in sources)


@pytest.mark.parametrize("name", NAMES)
def test_contents_list_every_chapter(name, single):
    """The table of contents leads to each chapter in order, by its title."""
    book, _, tree = single(name)
    links = list(tree.get_element_by_id("book--contents").iter("a"))
    assert [link.get("href") for link in links] == [f"#{chapter.id}" for chapter in book.chapters]
    assert [squeezed(link) for link in links] == [
        " ".join(chapter.title.split()) for chapter in book.chapters
    ]


@pytest.mark.parametrize("name", NAMES)
def test_headings_nest(name, single):
    """The explainer's title is the only heading of the first level, and no level is left out."""
    book, _, tree = single(name)
    levels = [int(one.tag[1]) for one in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    (title,) = tree.iter("h1")
    assert squeezed(title) == " ".join(book.edition.dossier.explainer.title.split())
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    elements = {one.get("id"): one for one in tree.iter() if one.get("id")}
    for chapter in book.chapters:
        assert chapter.level in (1, 2)
        (heading, *_) = elements[chapter.id].iter("h1", "h2", "h3")
        assert heading.tag == f"h{1 + chapter.level}"


def test_nothing_is_hidden_without_the_script(single):
    """Only the search is hidden, until its script shows it; nothing is folded."""
    _, _, tree = single("full")
    assert [one.get("id") for one in tree.xpath("//*[@hidden]")] == ["book--search"]
    assert tree.xpath("//details | //dialog | //noscript | //template") == []


@pytest.mark.parametrize("name", NAMES)
def test_marks_open_passages(name, single):
    """Each mark opens the paragraph that it names, which stands once, with the words marked; and
    leads on to the source."""
    _, _, tree = single(name)
    marks = [one for one in tree.iter("button") if one.get("popovertarget")]
    passages = {one.get("id"): one for one in tree.xpath("//*[@popover]")}
    assert {one.get("popovertarget") for one in marks} == set(passages)
    for mark in marks:
        passage = passages[mark.get("popovertarget")]
        assert next(passage.iter("strong")).text == mark.text
        assert [*passage.iter("a")][-1].get("href").startswith("#")
    assert passages or name == "minimal"


def test_overview_comes_first(single):
    """Before anything else stands the chapter that answers; then search, contents and the rest."""
    book, _, tree = single("full")
    main = tree.get_element_by_id("book--text")
    first = [one.get("id") for one in main][:3]
    assert first == [book.chapters[0].id, "book--search", "book--contents"]


def test_language_and_direction_are_told(single):
    """The page says in which language and direction it is written."""
    assert dict(single("arabic")[2].attrib) == {"lang": "ar", "dir": "rtl"}
    assert dict(single("full")[2].attrib) == {"lang": "en", "dir": "ltr"}


def test_page_says_what_it_is(single):
    """It says as of when it is, that it is a copy, where it is published and how to check it."""
    book, _, tree = single("full")
    text = squeezed(tree)
    date = book.edition.words.date(book.edition.dossier.explainer.as_of)
    assert f"As of {date}" in text
    assert f"This is an offline copy, as of {date}. Published at {PUBLISHED}" in text
    assert f"explainer verify {book.edition.name}.html" in text


def test_unknown_address_is_not_told(tmp_path_factory):
    """Where nobody said where it is published, the page does not either."""
    found = replace(edition("minimal", tmp_path_factory), site_url="")
    assert "Published at" not in render_single(compose(found))


def test_hostile_title_is_text(single):
    """A title with markup is shown as it is written, and ends nothing."""
    book, text, tree = single("planted")
    title = book.edition.dossier.explainer.title
    assert "<" in title
    assert title not in text
    assert next(tree.iter("title")).text == title


def test_same_bytes_each_time(tmp_path_factory, tmp_path, monkeypatch):
    """The file is the same in another folder, time zone and under another umask."""
    book = book_of("full", tmp_path_factory, ONE_PAGE)
    write_single(book, tmp_path / "a.html")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    time.tzset()
    old = os.umask(0o077)
    try:
        (tmp_path / "b").mkdir()
        write_single(book, tmp_path / "b/b.html")
    finally:
        os.umask(old)
        monkeypatch.undo()
        time.tzset()
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b/b.html").read_bytes()
    assert b"\r" not in (tmp_path / "a.html").read_bytes()
