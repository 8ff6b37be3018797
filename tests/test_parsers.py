"""References and feeds as programs read them that others wrote."""

import json

import bibtexparser
import feedparser
import pytest
import rispy
from selectolax.lexbor import LexborHTMLParser

from generator.pages.exports.citing import citation_files
from generator.pages.exports.feeds import feed_files
from generator.pages.urls import Web

WEB = Web("https://example.org/site/")


def shown(html):
    """The text of some HTML, and where its links lead."""
    tree = LexborHTMLParser(html)
    return tree.body.text().strip(), [one.attributes["href"] for one in tree.css("a")]


@pytest.fixture(scope="module")
def cited(report):
    """The references of each file, in each format."""
    found = dict(citation_files(report.dossier, WEB))
    names = {path.rpartition(".")[0] for path in found}
    return [[found[f"{name}.{ending}"] for ending in ("bib", "ris", "json")] for name in names]


def test_bibtex_is_read_whole(cited):
    """A BibTeX parser finds the entries that CSL-JSON has, and fails at none."""
    for bib, _, csl in cited:
        library = bibtexparser.parse_string(bib)
        assert not library.failed_blocks, bib
        items = json.loads(csl)
        assert [one.key for one in library.entries] == [one["id"] for one in items]
        years = [
            one.fields_dict["year"].value if "year" in one.fields_dict else ""
            for one in library.entries
        ]
        assert years == [
            f"{one['issued']['date-parts'][0][0]:04}" if "issued" in one else "" for one in items
        ]


def test_ris_is_read_whole(cited):
    """A RIS parser finds the titles, authors, addresses and notes that CSL-JSON has."""
    for _, ris, csl in cited:
        read = rispy.loads(ris.replace("\r\n", "\n"))
        told = [
            (
                one["id"],
                one.get("title"),
                one.get("authors", []),
                one.get("urls"),
                "".join(one.get("notes", [])),
            )
            for one in read
        ]
        assert told == [
            (
                one["id"],
                one.get("title"),
                [author["literal"] for author in one.get("author", [])],
                [one["URL"]] if "URL" in one else None,
                one.get("note", ""),
            )
            for one in json.loads(csl)
        ]


def test_atom_is_read_whole(report):
    """A feed reader finds no fault in any feed, and in each the entries of its JSON Feed."""
    fed = dict(feed_files(report.dossier, WEB))
    for path in (one for one in fed if one.endswith(".xml")):
        read = feedparser.parse(fed[path].encode(), sanitize_html=False)
        assert not read.bozo, (path, read.get("bozo_exception"))
        assert read.version == "atom10" and read.feed.updated_parsed
        items = json.loads(fed[f"{path.removesuffix('.xml')}.json"])["items"]
        told = [(one.id, one.link, shown(one.content[0].value)) for one in read.entries]
        assert told == [(one["id"], one["url"], shown(one["content_html"])) for one in items]
