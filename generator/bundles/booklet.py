"""The explainer as a booklet: points with the words that they rest on, trees, and sources.

No statement stands in it in full, but each has its place, under its permanent id. On request an
appendix has every statement in full, which is then where its id is, and what editors wrote by hand.

Short because what a page of a booklet holds is told by its template.
"""

from collections.abc import Iterator
from dataclasses import replace

from generator.bundles.book import Book, bind
from generator.content.statements import Statement
from generator.pages.page import Page
from generator.pages.page_templates import BookForm
from generator.pages.urls import address
from generator.site.edition import Edition

_PLAIN = BookForm(own="booklet")
_WHOLE = BookForm(own="booklet", has_appendix=True)

_SHOWN = (
    *("overview", "positions", "party", "says", "conditions", "reactions"),
    *("questions", "docket", "posed", "timeline", "period"),
    *("differences", "background", "sources", "source", "checked"),
)
"""The templates of the pages that a booklet has, in its order."""

_APPENDED = ("background", "handwritten", "changes")
"""The templates of the pages that stand in an appendix, behind what the parties say."""


def compose_booklet(edition: Edition, has_appendix: bool = False) -> Book:
    """The booklet of an edition, perhaps with its appendix."""
    if not has_appendix:
        return bind(edition, [_with_statements(one) for one in _pages(edition, _SHOWN)], _PLAIN)
    shown = [replace(one, at_home=_asked_by_nobody(one)) for one in _pages(edition, _SHOWN)]
    body = [one for one in shown if one.template not in _APPENDED]
    return bind(edition, [*body, *_statements(edition), *_pages(edition, _APPENDED)], _WHOLE)


def _pages(edition: Edition, templates: tuple[str, ...]) -> list[Page]:
    return [page for name in templates for page in edition.pages if page.template == name]


def _with_statements(page: Page) -> Page:
    """A party's page as the home of all that the party says, however the site divides it."""
    is_party = page.template == "party"
    return replace(page, at_home=page.data["party"].statements) if is_party else page


def _asked_by_nobody(page: Page) -> tuple[Statement, ...]:
    """The statements that stand in full in a booklet too: questions that no party poses."""
    return page.at_home if page.template in ("questions", "posed") else ()


def _statements(edition: Edition) -> Iterator[Page]:
    """Every statement of the parties in full, party by party."""
    yield Page(address(edition.dossier, "statements"), "appendix")
    for party in edition.dossier.explainer.parties:
        if party.statements:
            path, data = f"statements/{party.id}.md", {"party": party}
            yield Page(path, "appended", party.name, data=data, at_home=party.statements)
