"""The book: everything in an explainer once, in reading order, with its ids and its links."""

import json
from collections import Counter
from dataclasses import replace

import pytest
from lxml.html import document_fromstring, tostring

from generator.bundles.book import compose
from generator.pages.urls import address
from generator.site.sanitizer import ELEMENTS
from tests.bundles import book_of, edition

NAMES = ["shipped", "full", "minimal", "many", "arabic", "planted"]


@pytest.fixture(scope="module")
def composed(tmp_path_factory):
    """`composed(name)`: an explainer's edition and its book, each composed once."""
    made = {}

    def give(name):
        if name not in made:
            found = edition(name, tmp_path_factory)
            made[name] = found, book_of(name, tmp_path_factory)
        return made[name]

    return give


@pytest.fixture
def written(tmp_path_factory):
    """`written(text)`: the book of an explainer whose page `about` holds other Markdown."""

    def give(text):
        found = edition("full", tmp_path_factory)
        pages = [
            replace(page, data={"written": page.data["written"].model_copy(update={"text": text})})
            if page.path == "about.md"
            else page
            for page in found.pages
        ]
        return compose(replace(found, pages=tuple(pages)))

    return give


def parts(book):
    """Every element of a book, each with its chapter."""
    for chapter in book.chapters:
        for part in chapter.body.iter():
            yield chapter, part


def ids(book):
    return [part.get("id") for _, part in parts(book) if part.get("id")]


def links(book):
    return [part.get("href") for _, part in parts(book) if part.tag == "a"]


def body(book, path):
    return next(chapter.body for chapter in book.chapters if chapter.path == path)


def classed(element, name):
    return [part for part in element.iter() if name in part.get("class", "").split()]


def statements_of(site):
    return json.loads((site / "data/explainer.json").read_text("utf-8"))["statements"]


@pytest.mark.parametrize("name", NAMES)
def test_every_statement_stands_once(name, composed):
    """Each statement has one card in the book, at its home, which is the place of its id; so have
    those that were retracted, which the data have apart."""
    found, book = composed(name)
    cards = [
        (claim.get("id"), chapter.path)
        for chapter, part in parts(book)
        if "st" in part.get("class", "").split()
        for claim in classed(part, "st__claim")
    ]
    homes = {
        statement.id: address(found.dossier, statement).partition("#")[0]
        for statement in (*found.dossier.statement.values(), *found.dossier.posed)
    }
    assert len(cards) == len(homes)
    assert dict(cards) == homes
    standing = {statement.id for statement in found.dossier.statements}
    assert {one["id"] for one in statements_of(found.site)} == standing


@pytest.mark.parametrize("name", NAMES)
def test_no_id_stands_twice(name, composed):
    """Each id is on one element of the whole book."""
    assert [one for one, count in Counter(ids(composed(name)[1])).items() if count > 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_link_has_a_target(name, composed):
    """A link leads to an id of the book or out into the web, and a reference to an id."""
    _, book = composed(name)
    known = set(ids(book))
    inside = [href[1:] for href in links(book) if href.startswith("#")]
    outside = [href for href in links(book) if not href.startswith("#")]
    assert inside or name == "minimal"
    assert set(inside) <= known
    assert [href for href in outside if not href.startswith(("http:", "https:", "mailto:"))] == []
    for _, part in parts(book):
        assert set(part.get("aria-describedby", "").split()) <= known
        assert set(part.get("aria-labelledby", "").split()) <= known


@pytest.mark.parametrize("name", ["shipped", "full", "planted"])
def test_permalinks_stay(name, composed):
    """Statements, events, differences and passages of sources keep the ids that the site has."""
    found, book = composed(name)
    explainer, kept = found.dossier.explainer, set(ids(book))
    records = (*found.dossier.statements, *explainer.events, *explainer.differences)
    assert {record.id for record in records} <= kept
    for source in explainer.sources:
        page = document_fromstring((found.site / f"sources/{source.id}.html").read_bytes())
        passages = [one for one in page.xpath("//@id") if one.startswith(f"{source.id}-p")]
        assert set(passages) <= kept


def test_chapters_are_the_pages_in_order(composed):
    """Every page has a chapter, in the site's order, but for lists of statements and old pages."""
    found, book = composed("full")
    left_out = ("statements", "download", "moved")
    pages = [page.path for page in found.pages if page.template not in left_out]
    assert [chapter.path for chapter in book.chapters] == pages
    assert len(pages) < len(found.pages)


def test_parties_issues_and_sources_stand_under_their_lists(composed):
    """A party's, an issue's or a source's chapter belongs under the chapter that lists them."""
    _, book = composed("full")
    for chapter, under in book.contents:
        folder = chapter.path.removesuffix("/index.md")
        assert [part.path.rpartition("/")[0] for part in under] == [folder] * len(under)
        assert (len(under) > 0) == (folder in ("positions", "issues", "sources"))


@pytest.mark.parametrize("name", NAMES)
def test_a_chapter_has_one_title(name, composed):
    """The title of a chapter is its only heading of the first level, and is never empty."""
    for chapter in composed(name)[1].chapters:
        (heading,) = chapter.body.iter("h1")
        assert chapter.title and " ".join(heading.text_content().split()) == chapter.title


def test_first_chapter_has_no_second_title(composed):
    """The overview is not titled as the whole book is, which stands before it."""
    found, book = composed("full")
    assert book.chapters[0].title == "Overview" != found.dossier.explainer.title


def test_elsewhere_a_statement_is_a_line(composed):
    """On an issue's page a statement is its labels, a link that tells who and what they say, and
    links to what it rests on."""
    found, book = composed("shipped")
    issue = body(book, "issues/territory.md")
    line = next(link for link in issue.iter("a") if link.get("href") == "#ru-wants-four-regions")
    summary = found.dossier.statement["ru-wants-four-regions"].summary
    assert line.text_content() == f"Vladimir Putin: {summary}"
    [whole, *_] = line.iterancestors("li")
    assert " ".join(whole.text_content().split()) == f"Demand Open Vladimir Putin: {summary}R8"
    assert classed(issue, "st__quote") == []


def test_lines_name_who_speaks(composed):
    """A line names several speakers, one without a name, and the source where nobody speaks."""
    found, book = composed("full")
    told = {link.get("href"): link.text_content() for link in body(book, "timeline.md").iter("a")}
    for issue in found.dossier.explainer.issues:
        lines = classed(body(book, f"issues/{issue.id}.md"), "lines")
        told |= {link.get("href"): link.text_content() for one in lines for link in one.iter("a")}
    assert told["#bg-four-towns"].startswith("The source itself: ")
    for statement in found.dossier.statements:
        if len(statement.speaker) > 1:
            assert told[f"#{statement.id}"].partition(": ")[0].count(", ") > 0


def test_ids_of_two_pages_get_their_chapter(composed):
    """An id that two pages have is told apart by the page's, and links follow."""
    _, book = composed("shipped")
    known = ids(book)
    assert "by--russia" not in known
    assert {"page--issues--territory--by--russia", "page--conditions--by--russia"} <= set(known)
    issue = body(book, "issues/territory.md")
    assert "#page--issues--territory--by--russia" in {a.get("href") for a in issue.iter("a")}


def test_a_statement_keeps_its_id_from_others(written):
    """Where a heading of another page has the id of a statement, the statement keeps it."""
    book = written('<h2 id="bg-four-towns">Towns</h2>')
    assert body(book, "background.md").xpath("//*[@id='bg-four-towns']")[0].tag == "h3"
    (heading,) = body(book, "about.md").xpath("//*[@id='page--about--bg-four-towns']")
    assert heading.text == "Towns"


def test_what_only_a_site_does_is_left_out(composed):
    """There is no form, no script, no filter, and no list of what is on a page."""
    found, book = composed("full")
    tags = {part.tag for _, part in parts(book)}
    assert tags.isdisjoint({"form", "input", "button", "script", "svg", "details", "summary"})
    for _, part in parts(book):
        assert not {"onpage", "st__more", "js-only", "live"} & set(part.get("class", "").split())
    words = [part.text or "" for _, part in parts(book)]
    assert found.words.text("issue.filter") not in words


@pytest.mark.parametrize("name", ["full", "planted", "hostile"])
def test_nothing_is_there_that_a_page_may_not_have(name, composed):
    """A book has no element and no attribute that the content of a page may not have."""
    for chapter, part in parts(composed(name)[1]):
        if part is chapter.body:
            assert (part.tag, set(part.attrib)) == ("section", {"class", "id"})
        else:
            assert set(part.attrib) <= ELEMENTS[part.tag], part.tag


def test_links_to_what_is_not_there_are_words(written):
    """A link with a query, or to what the book does not have, leaves its words."""
    book = written(
        "See [two parties](positions/index.md?a=b), [all](statements/index.md), "
        "[the data](data/explainer.json), [issues](issues/index.md#nowhere), "
        '<a href="timeline.html">days</a> and [others](https://example.org/?a=b#c).'
    )
    (line,) = (p for p in body(book, "about.md").iter("p") if p.text == "See ")
    assert line.text_content() == "See two parties, all, the data, issues, days and others."
    hrefs = [link.get("href") for link in line.iter("a")]
    assert hrefs == ["#page--issues", "#page--timeline", "https://example.org/?a=b#c"]


def test_matrix_stands_once(composed):
    """The matrix is on the page of positions, whole; the overview goes without its short one."""
    found, book = composed("full")
    matrices = [
        part
        for _, part in parts(book)
        if part.tag == "table" and "mx" in part.get("class", "").split()
    ]
    assert [one for one in matrices if one in list(body(book, "positions/index.md").iter())]
    assert len(classed(matrices[0], "mx__r")) == len(found.dossier.explainer.issues)
    assert len(matrices) == 1
    headings = [part.get("id") for part in book.chapters[0].body.iter("h2")]
    site = document_fromstring((found.site / "index.html").read_bytes())
    shown = [part.get("id") for part in site.get_element_by_id("site--content").iter("h2")]
    assert [one.rpartition("--")[2] for one in headings] == [
        one for one in shown if one != "matrix"
    ]


def test_what_folds_is_open(composed):
    """What a page lets readers unfold stands open, under the words that told of it."""
    _, book = composed("shipped")
    (said, *_) = classed(body(book, "timeline.md"), "tl__said")
    assert said.tag == "div"
    assert said[0].get("class") == "fold" and said[0].text
    assert list(said.iter("li"))


def test_code_keeps_its_space(written):
    """Space that is seen stays."""
    about = body(written("```\nif a:\n    b  c\n```\n\na\u00a0\u00a0c"), "about.md")
    assert next(about.iter("code")).text == "if a:\n    b  c\n"
    assert any(p.text == "a\u00a0\u00a0c" for p in about.iter("p"))


def test_what_editors_wrote_is_for_paper_too(written):
    """Of HTML on a page that editors wrote, what folds stands open, and forms and pictures go."""
    about = body(
        written(
            "<details><summary>More</summary>Text</details><form>x</form><svg></svg><!-- n -->"
        ),
        "about.md",
    )
    assert {part.tag for part in about.iter()} <= {"section", "p", "h1", "div", "a"}
    assert [part.text for part in classed(about, "fold")] == ["More"]


def test_same_each_time(tmp_path_factory):
    """The same edition gives the same book."""
    found = edition("full", tmp_path_factory)
    texts = [[tostring(one.body) for one in compose(found).chapters] for _ in range(2)]
    assert texts[0] == texts[1]


def test_where_a_page_can_be_corrected(composed):
    """Where the repository is known, each chapter that is made of one file names it at its end."""
    found, book = composed("full")
    for page in found.pages:
        if page.place and page.template not in ("statements", "download", "moved"):
            (link,) = classed(body(book, page.path), "edit")[0].iter("a")
            assert link.get("href").endswith(f"edit/main/{page.place.file}")


def test_words_of_statements_are_the_editors(composed):
    """What is printed of a hostile statement is its text, letter for letter, and never markup."""
    found, book = composed("planted")
    words = {
        part.get("id"): " ".join(part.text_content().split())
        for _, part in parts(book)
        if "st__claim" in part.get("class", "").split()
    }
    for statement in found.dossier.statements:
        assert words[statement.id] == " ".join(statement.summary.split())
