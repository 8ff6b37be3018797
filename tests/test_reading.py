"""The reading view of coverage: whole articles for editors, each paragraph with what cites it."""

import re
from pathlib import Path

import pytest
from lxml import html

from generator.authoring.coverage_pages import (
    COVERAGE,
    render_readings,
    write_readings,
)
from generator.content.atomic import Refusal
from generator.evidence.resolution.resolve import resolve
from generator.pages.pipeline import Outcome, read
from generator.pages.words import words_for
from generator.site.csp import digest
from tests.broken_cases import edit
from tests.commands import explainer
from tests.sites import lay_out_any, rules_for

TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "nav", "section", "div"),
    *("h1", "h2", "p", "a", "strong", "code", "table", "caption", "thead", "tbody", "tr", "th"),
    *("td", "ul", "ol", "li", "span", "bdi", "mark", "sup", "u", "i"),
}
ATTRIBUTES = {
    *("lang", "dir", "charset", "http-equiv", "content", "name", "class", "href", "id", "role"),
    *("tabindex", "scope", "aria-label", "aria-labelledby"),
}
ANY = ("shipped", "full", "minimal", "hostile", "arabic", "single", "planted")


def pages_of(report: Outcome) -> dict[str, html.HtmlElement]:
    """The pages by their paths, parsed as a browser would."""
    assert report.is_good and report.dossier
    return {path: html.document_fromstring(text) for path, text in render_readings(report.dossier)}


def report_of(name: str, root: Path) -> Outcome:
    lay_out_any(name, root)
    with rules_for(name):
        return read(root)


def section(page: html.HtmlElement, number: int) -> html.HtmlElement:
    return page.get_element_by_id(f"p{number}")


def words_of(element: html.HtmlElement) -> str:
    """The words of a paragraph, without the numbers of what quotes them."""
    copy = html.fromstring(html.tostring(element, encoding="unicode"))
    for number in copy.findall(".//sup"):
        number.drop_tree()
    return str(copy.text_content())


@pytest.fixture
def gazette(base: Path) -> html.HtmlElement:
    """The page of an article of which much is not accounted for yet, and some by background."""
    (base / "content/background.yaml").write_text(
        "- id: bg-nobody\n  summary: Nothing was signed.\n"
        "  evidence: [{source: gazette, passage: she said later}]\n",
        "utf-8",
    )
    return pages_of(read(base))["gazette.html"]


@pytest.mark.parametrize(
    ("number", "label"),
    [(1, "Boilerplate: Byline"), (2, "Cited"), (3, "Cited"), (8, "Background")],
)
def test_paragraph_says_what_it_is(number, label, gazette):
    """A paragraph is named in words: cited, background alone, or boilerplate and of which kind."""
    assert section(gazette, number).find(".//h2/span").text_content() == label
    assert label.split(":")[0].lower() in section(gazette, number).get("class").split()


def test_paragraph_that_nothing_cites_is_not_yet(base):
    """What no statement cites is called so, is counted, and stands among what is left to do."""
    page = pages_of(read(base))["gazette.html"]
    assert section(page, 8).find(".//h2/span").text_content() == "Not yet"
    counted = [row.text_content() for row in page.findall(".//tr")]
    assert " ".join(counted[0].split()) == "Not yet No statement cites it.1 of 8"
    left = [link.get("href") for link in page.findall(".//nav//a")]
    assert left == ["#p3", "#p5", "#p6", "#p8"]


def test_words_that_nothing_quotes_are_named(gazette):
    """Words in quotation marks that no statement quotes are marked there, and said in words."""
    marked = [found.text_content() for found in section(gazette, 6).iter("u")]
    assert marked == ["And "]
    listed = section(gazette, 6).find_class("open")[0]
    assert "quoted by no statement" in listed.text_content() and "And" in listed.text_content()
    assert not section(gazette, 4).find_class("open") and not list(section(gazette, 4).iter("u"))


def test_terms_are_told_apart(base):
    """Words that are settled as a term are marked and named as such, and nothing is left to do for
    them; the table counts them."""
    path = base / "content/sources.yaml"
    words = "The gate can stay open, but not on market days, until the snow comes"
    text = path.read_text("utf-8").replace("gazette.txt\n", f"gazette.txt\n  terms: ['{words}']\n")
    path.write_text(text, "utf-8")
    found = pages_of(read(base))
    page = found["gazette.html"]
    assert [one.text for one in section(page, 8).iter("i")] == [f"{words},"]
    assert not section(page, 8).find_class("open")
    assert "settled as a term that nobody says" in words_of(section(page, 8))
    assert [words_of(row)[-6:] for row in page.iter("tr")][-2:] == ["2 of 6", "1 of 6"]
    assert "Terms" in words_of(found["index.html"])


@pytest.mark.parametrize("name", ANY)
def test_articles_are_shown_whole_and_as_they_are(name, tmp_path):
    """Every paragraph is there with its words, and nothing in it is more than text."""
    report = report_of(name, tmp_path / "root")
    found = pages_of(report)
    assert report.dossier
    articles = report.dossier.archive.articles
    assert set(found) == {"index.html", *(f"{source}.html" for source in articles)}
    for source, article in articles.items():
        shown = [words_of(words) for words in found[f"{source}.html"].find_class("words")]
        assert shown == [paragraph.text for paragraph in article.paragraphs]
    for page in found.values():
        elements = [one for one in page.iter() if isinstance(one.tag, str)]
        assert {one.tag for one in elements} <= TAGS
        assert {attribute for one in elements for attribute in one.attrib} <= ATTRIBUTES
        assert all(re.match(r"#|[a-z0-9-]+\.html$", one.get("href", "#")) for one in elements)


@pytest.mark.parametrize("name", ["shipped", "full", "hostile", "arabic"])
def test_quoted_words_lead_to_their_statements(name, tmp_path):
    """From all cited words there is a link to each statement that rests on them, with its id, its
    summary and its place in the YAML; and every quotation and passage has one."""
    report = report_of(name, tmp_path / "root")
    found = pages_of(report)
    assert report.dossier
    words = words_for(report.dossier.explainer)
    led = set()
    for source in report.dossier.explainer.sources:
        page = found[f"{source.id}.html"]
        for link in page.xpath("//sup/a"):
            entry = page.get_element_by_id(link.get("href")[1:])
            said = report.dossier.statement | report.dossier.names["question"]
            statement = said[entry.find("code").text_content()]
            place, line = statement.place.file, statement.place.line
            place = words.say("coverage.place", file=place, line=line)
            assert place in entry.text_content() and link.get("aria-label").endswith(statement.id)
            assert " ".join(statement.summary.split()) in " ".join(entry.text_content().split())
            led.add((source.id, statement.id))
    assert led == {
        (evidence.source, statement.id)
        for statement in (*report.dossier.statements, *report.dossier.posed)
        for evidence in statement.evidence
    }


def test_words_that_two_quote_lead_to_both(base):
    """Words that several statements quote have a link for each, where their quotations overlap."""
    (base / "content/background.yaml").write_text(
        "- id: bg-roof\n  summary: The roof.\n  evidence:\n"
        "    - {source: gazette, quote: 'The bridge needs a new roof', paragraph: 3}\n"
        "- id: bg-costs\n  summary: The costs.\n  evidence:\n"
        "    - {source: gazette, quote: 'a new roof, and a roof costs money', paragraph: 3}\n",
        "utf-8",
    )
    words = section(pages_of(read(base))["gazette.html"], 3).find_class("words")[0]
    linked = {
        mark.text_content(): [link.get("aria-label") for link in mark.getnext()]
        for mark in words.iter("mark")
    }
    overlap = next(linked[one] for one in linked if one == "a new roof")
    assert {label.partition(": ")[2] for label in overlap} >= {"bg-roof", "bg-costs"}


def test_article_cannot_become_markup(base):
    """Markup in an article and in a summary is shown as it was typed."""
    evil = "“<script>alert(1)</script>” & <img src=x onerror=alert(1)> {{ 7 * 7 }} </p></section>"
    seed = next(base.glob("seeds/*herald*"))
    seed.write_text(seed.read_text("utf-8").rstrip("\n") + f"\n{evil}\n", "utf-8")
    report = read(base)
    assert [problem.rule for problem in report.problems if problem.is_error] == ["source-changed"]
    assert report.dossier
    page = dict(render_readings(report.dossier))["herald.html"]
    shown = html.document_fromstring(page).find_class("words")[-1]
    assert shown.text_content() == evil and not list(shown.iter("script", "img"))
    assert "<script" not in page and "49" not in words_of(shown)


def test_pages_ask_for_nothing(tmp_path):
    """The policy of each page lets its own style apply, and nothing else be loaded or run."""
    for page in pages_of(report_of("full", tmp_path / "root")).values():
        policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
        told = dict(rule.split(" ", 1) for rule in policy.split("; "))
        assert told["style-src"] == f"'{digest(page.find('.//style').text)}'"
        assert {told["default-src"], told["script-src"], told["form-action"]} == {"'none'"}
        assert (
            "url(" not in page.find(".//style").text and "@import" not in page.find(".//style").text
        )


def test_language_and_direction(tmp_path):
    """A page has the explainer's language and direction, an article its own."""
    page = pages_of(report_of("arabic", tmp_path / "root"))["index.html"]
    assert (page.get("lang").partition("-")[0], page.get("dir")) == ("ar", "rtl")
    report = report_of("full", tmp_path / "full")
    assert report.dossier
    for source in report.dossier.explainer.sources:
        page = pages_of(report)[f"{source.id}.html"]
        assert page.get("dir") == "ltr"
        assert {words.get("dir") for words in page.find_class("words")} == {"auto"}
        told = {words.get("lang") for words in page.find_class("words")}
        assert told == {source.language or report.dossier.explainer.language}


def test_pages_say_that_they_are_for_editors(tmp_path):
    """Every page says that it must not be published."""
    for page in pages_of(report_of("minimal", tmp_path / "root")).values():
        assert "do not publish" in page.find_class("warning")[0].text_content()


@pytest.mark.parametrize("name", ["site", "site/more", "dist", "build/docs", "content", "seeds/x"])
def test_whole_articles_are_not_put_among_what_is_published(name, base):
    """Pages for editors are refused a place in a site, in bundles, and in what they are made of."""
    dossier = read(base).dossier
    assert dossier
    with pytest.raises(Refusal, match="whole articles must not stand in"):
        write_readings(base, dossier, base / name)
    done = explainer("coverage", "--html", name, cwd=base)
    assert done.returncode == 1 and "whole articles must not stand in" in done.stderr


def test_command_writes_pages(base, tmp_path):
    """The pages stand in build/coverage or where they are wanted; other files stay untouched."""
    done = explainer("-C", base, "coverage", "--html", cwd=tmp_path)
    assert done.returncode == 0 and str(COVERAGE / "index.html") in done.stdout
    names = {"index.html", "gazette.html", "herald.html"}
    assert {path.name for path in (base / COVERAGE).glob("*.html")} == names
    assert explainer("-C", base, "coverage", "--html", "here", cwd=tmp_path).returncode == 0
    assert (tmp_path / "here/gazette.html").is_file()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("Dear", "utf-8")
    done = explainer("-C", base, "coverage", "--html", "mine", cwd=tmp_path)
    assert done.returncode == 1 and "was not made here" in done.stderr
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_pages_of_broken_content_are_not_written(base):
    """Content with errors is reported as such, and the last pages stay."""
    path = base / "content/issues.yaml"
    path.write_text(edit(path.read_text("utf-8"), "-  name: The toll\n+  nmae: The toll"), "utf-8")
    done = explainer("coverage", "--html", cwd=base)
    assert done.returncode == 1 and not (base / COVERAGE).exists()


def test_explainer_without_articles_has_an_index(tmp_path):
    """Where there is no article yet, the list says so."""
    report = report_of("minimal", tmp_path / "root")
    assert report.dossier
    report.dossier.archive.articles.clear()
    empty = report.dossier.explainer.model_copy(update={"parties": (), "sources": ()})
    dossier = resolve(empty, report.dossier.archive)
    [(path, text)] = render_readings(dossier)
    assert path == "index.html" and "No article is described yet." in text
