"""JSON-LD: every quotation once, nothing invented, nothing rated, and nothing that can act."""

import json
from collections import Counter

import pytest

from generator.pages.claims import claims
from generator.pages.exports.json_ld import json_ld
from generator.pages.page import Page
from generator.pages.pipeline import files, read
from generator.pages.quoted import quoted_texts
from generator.pages.urls import address
from tests.goldens import GOLDEN
from tests.test_descriptions import front_matter

TYPES = {
    *("WebPage", "WebSite", "Quotation", "NewsArticle", "CreativeWork", "Person", "Organization"),
    *("GovernmentOrganization", "PoliticalParty", "Corporation", "Dataset", "DataDownload"),
}


@pytest.fixture(scope="module")
def linked(report):
    """The JSON-LD of every page as its front matter holds it, by path."""
    paths = {page.path for page in report.pages}
    texts = dict(files(report.dossier, report.pages))
    return {path: front_matter(texts[path])["jsonld"] for path in paths}


def nodes(value):
    """Every object inside a JSON value, itself included."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, dict | list):
            yield from nodes(inner)


def quotations(text):
    return [node for node in nodes(json.loads(text)) if node.get("@type") == "Quotation"]


def squeezed(text):
    return "".join(text.split())


def test_every_page_is_a_web_page(report, linked):
    """Each page says what it is, in which language, of which day and of which site."""
    explainer = report.dossier.explainer
    languages = {f"{one.id}.md": one.language for one in explainer.pages if one.language}
    for path, text in linked.items():
        page = json.loads(text)
        assert page["@context"] == "https://schema.org" and page["@type"] == "WebPage", path
        assert page["name"] and page["description"], path
        assert page["inLanguage"] == languages.get(path, explainer.language)
        assert page["dateModified"] == str(explainer.as_of)
        assert page["isPartOf"]["@type"] == "WebSite"


def creators(dossier, statement):
    """Who is named, together, for each rendering of a quotation: nobody while a rule asks about who
    speaks, and no person has answered."""
    named = [one for one in statement.speaker if one != "unnamed"]
    if not claims(dossier).is_sure(statement, "speaker"):
        return [[]]
    return [[one] for one in named] if dossier.of(statement).is_of_each and named else [named]


def test_every_quotation_once_at_its_home(report, linked):
    """Each quotation stands once on the site, where its statement has its permalink; what each of
    several said stands once for each, and what they said jointly for all of them."""
    dossier = report.dossier
    wanted = Counter(
        address(dossier, statement)
        for statement in (*dossier.statements, *dossier.posed)
        for evidence in statement.evidence
        for _each in quoted_texts(dossier, dossier.cited(evidence))
        for _ in creators(dossier, statement)
    )
    found = Counter(path + q["url"] for path, text in linked.items() for q in quotations(text))
    assert found == wanted
    assert wanted or len(dossier.statements) < 2


def test_permalink_names_one_quotation(linked):
    """No two objects of a page share an identifier of their own page."""
    for path, text in linked.items():
        names = [q["@id"] for q in quotations(text) if "@id" in q]
        assert len(names) == len(set(names)), path


def test_words_are_the_article_s(report, linked):
    """The text of every quotation is in the saved article, fragment by fragment."""
    articles = report.dossier.archive.articles.values()
    whole = squeezed("".join(p.text for article in articles for p in article.paragraphs))
    for text in linked.values():
        for quotation in quotations(text):
            for fragment in quotation["text"].split(" … "):
                assert squeezed(fragment) in whole


def test_nothing_is_rated(linked):
    """No other type occurs than those that state who said what where: no review, no rating."""
    found = {node.get("@type") for text in linked.values() for node in nodes(json.loads(text))}
    assert found <= TYPES


def test_nothing_can_act(linked):
    """No JSON-LD holds a character that could end its script, or more than one line."""
    for path, text in linked.items():
        assert text.isprintable() and not {"<", ">", "&"} & set(text), path


def test_hostile_text_stays_what_it_is():
    """Markup, quotation marks and emoji come back as typed, through YAML and JSON."""
    dossier = read(GOLDEN / "hostile").dossier
    title = "</script><!-- 'x' \" \\ \U0001f600 --> & {{ 1 }}"
    text = json_ld(dossier, Page("x.md", "x", title, "y"))
    assert text.isprintable() and not {"<", ">", "&"} & set(text)
    assert json.loads(text)["name"] == title


def test_person_has_office_and_party(shipped):
    """A quoted person is named with office and party, as the model has them."""
    page = next(page for page in shipped.pages if page.path == "positions/russia.md")
    people = [p for q in quotations(json_ld(shipped.dossier, page)) for p in q["creator"]]
    assert {
        "@type": "Person",
        "name": "Vladimir Putin",
        "jobTitle": "President",
        "affiliation": {"@type": "Organization", "name": "Russia"},
    } in people


def test_source_without_a_name_has_no_creator(report, linked):
    """Where the article names nobody, or a rule asks whom it names, nobody is named."""
    dossier = report.dossier
    for text in linked.values():
        for quotation in quotations(text):
            said = dossier.statement | dossier.names["question"]
            statement = said[quotation["url"].removeprefix("#")]
            [named, *_] = creators(dossier, statement)
            assert len(quotation.get("creator", [])) == len(named)


def test_nothing_is_invented_about_an_article(shipped):
    """An article of which only the day is known is described by its day alone."""
    page = next(page for page in shipped.pages if page.path == "positions/russia.md")
    articles = [q["isBasedOn"] for q in quotations(json_ld(shipped.dossier, page))]
    assert {"@type": "NewsArticle", "datePublished": "2025-03-13"} in articles
    assert all("headline" not in article and "url" not in article for article in articles)
