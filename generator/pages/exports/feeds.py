"""What changed on the site, as feeds: Atom (RFC 4287) and JSON Feed 1.1, of all and of each party.

A feed says what the page of changes says, the newest first, and each entry leads there. It is dated
by the content, so that building again gives the same bytes. There are feeds only where it is known
where the site will stand: readers' programs fetch them from there, and know entries by addresses.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.content.dates import PartialDate
from generator.content.model import Party
from generator.content.statements import Statement
from generator.evidence.resolution.dossier import Dossier
from generator.pages.changed import Changed, changes
from generator.pages.describe import plain
from generator.pages.escape import one_line
from generator.pages.exports.json_text import json_text
from generator.pages.templating import TEMPLATES, html_templates
from generator.pages.urls import Web, address, permanent_address
from generator.pages.words import Words, words_for

FEED = "feeds/changes"
"""Where the feed of all changes stands, without its ending."""

NEWEST = 100
"""How many changes a feed has: readers' programs keep those that they have seen."""


@dataclass(frozen=True)
class FeedEntry:
    """One change: where it is told, in how many words, since when, and the same as HTML."""

    url: str
    title: str
    updated: str
    html: str


@dataclass(frozen=True)
class Feed:
    """What changed, in all or with one party: `path` is where it stands, without its ending."""

    path: str
    title: str
    subtitle: str
    page: str
    updated: str
    entries: tuple[FeedEntry, ...]


def feed_path(party: Party | None) -> str:
    """Where a feed stands in the Markdown folder and on the site, without its ending."""
    return f"feeds/parties/{party.id}" if party else FEED


def feed_files(dossier: Dossier, web: Web) -> Iterator[tuple[str, str]]:
    """Every feed in both formats; none where nobody knows where the site will stand."""
    if web.url:
        told = changes(dossier)
        for party in (None, *dossier.explainer.parties):
            feed = _feed(dossier, web, told, party)
            yield f"{feed.path}.xml", _atom(dossier, web, feed)
            yield f"{feed.path}.json", _json(dossier, web, feed)


def concerns(dossier: Dossier, party: Party, change: Changed) -> bool:
    """Whether a change concerns a statement of a party, be it one that no longer stands."""
    told = map(dossier.of, change.statements)
    return any(party is said.owner or party in said.parties for said in told)


def _feed(dossier: Dossier, web: Web, told: list[Changed], party: Party | None) -> Feed:
    words, explainer = words_for(dossier.explainer), dossier.explainer
    own = [one for one in told if party is None or concerns(dossier, party, one)]
    name = words.say("feed.of", party=party.name, title=explainer.title) if party else ""
    newest = max((one.on for one in own), default=explainer.as_of)
    return Feed(
        path=feed_path(party),
        title=name or words.say("feed.title", title=explainer.title),
        subtitle=explainer.question,
        page=web.to(address(dossier, party or "changes")),
        updated=_moment(newest),
        entries=tuple(_entry(dossier, words, web, one) for one in own[:NEWEST]),
    )


def _entry(dossier: Dossier, words: Words, web: Web, change: Changed) -> FeedEntry:
    lead = f"{plain(words.text(change.how))} " if change.how else ""
    html = html_templates(TEMPLATES).get_template("feed-entry.html.jinja")
    statements = [
        (_named(words, one), web.to(permanent_address(dossier, one))) for one in change.statements
    ]
    return FeedEntry(
        url=web.to(f"{address(dossier, 'changes')}#{change.anchor}"),
        title=one_line(f"{lead}{change.what}"),
        updated=_moment(change.on),
        html=html.render(
            change=change, lead=lead, statements=statements, line=one_line, turned=_turned(words)
        ),
    )


def _turned(words: Words) -> Markup:
    """What elements say where the language is written from right to left: programs that show feeds
    put them into pages of their own."""
    return Markup(' dir="rtl"' if words.is_rtl else "")


def _named(words: Words, statement: Statement) -> str:
    """What a statement says, or that it no longer stands."""
    said = statement.summary
    return plain(words.text("retracted.claim")).format(words=said) if statement.retracted else said


def _moment(day: PartialDate) -> str:
    """The beginning of a day, or of the first day of a month or a year (RFC 3339)."""
    return f"{day.first.isoformat()}T00:00:00Z"


def _atom(dossier: Dossier, web: Web, feed: Feed) -> str:
    template = html_templates(TEMPLATES).get_template("feed.xml.jinja")
    return template.render(feed=feed, explainer=dossier.explainer, web=web, line=one_line)


def _json(dossier: Dossier, web: Web, feed: Feed) -> str:
    """A feed as JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/."""
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": one_line(feed.title),
        "description": one_line(feed.subtitle),
        "home_page_url": feed.page,
        "feed_url": web.to(f"{feed.path}.json"),
        "language": dossier.explainer.language,
        "authors": [{"name": one_line(dossier.explainer.title), "url": web.to("index.md")}],
        "items": [
            {
                "id": one.url,
                "url": one.url,
                "title": one.title,
                "content_html": one.html,
                "date_published": one.updated,
            }
            for one in feed.entries
        ],
    }
    return json_text(data)
