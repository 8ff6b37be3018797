"""What the card of each page says: a page's own words, or those of the point that it is of.

A card stands for the page of its name; one for other sites alone may have that of a page like it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.content.model import Explainer, Issue
from generator.evidence.resolution.dossier import Dossier
from generator.pages.describe import plain
from generator.pages.foreign import tongue_of_page, tongue_of_title
from generator.pages.page import Page
from generator.pages.sharing.cards import Card, drawable, path_of
from generator.pages.sharing.embedding import POINT, point_at
from generator.pages.words import Words, words_for

_CUT_FROM = {
    **dict.fromkeys(("part", "says"), "party"),
    **dict.fromkeys(("docket", "posed"), "questions"),
    "period": "timeline",
}
"""The kinds of page that hold a part of another kind, which they are named after."""


def plan_cards(dossier: Dossier, pages: Iterable[Page]) -> list[tuple[Page, Card | None]]:
    """Each page, told where its card stands, and the card; None where none can be drawn."""
    words = words_for(dossier.explainer)
    planned = [(page, card_of(dossier, words, page)) for page in pages]
    there = {page.path: path_of(page) for page, card in planned if card}
    return [(replace(page, card=_pictured(page, there)), card) for page, card in planned]


def _pictured(page: Page, there: Mapping[str, str]) -> str | None:
    """Where the card of a page stands: its own, or for other sites that of a page like it."""
    like = page.embed.like if page.embed else ()
    paths = (page.path, *(path.partition("#")[0] for path in like))
    return next((there[path] for path in paths if path in there), None)


def card_of(dossier: Dossier, words: Words, page: Page) -> Card | None:
    """What a page's card says; None where its name cannot be drawn, it only leads on, or it is for
    other sites and shows no point."""
    card = _of_point(dossier, words, page) or _of_page(dossier.explainer, words, page)
    if not card or not card.headline:
        return None
    return replace(card, is_headline_turned=_is_turned(dossier, words, page))


def _is_turned(dossier: Dossier, words: Words, page: Page) -> bool:
    """Whether what a page is called is in a language of the other direction."""
    source, written = page.data.get("source"), page.data.get("written")
    tongue = tongue_of_title(dossier, source, page.title or "") if source else None
    tongue = tongue_of_page(dossier.explainer, written) if written else tongue
    return tongue is not None and tongue.direction != words.direction


def _of_point(dossier: Dossier, words: Words, page: Page) -> Card | None:
    """The card of what a party says on an issue, which has its words; None for other pages."""
    if page.template == POINT:
        party, point = page.data["party"], page.data["point"]
    elif point := point_at(dossier, page):
        party = page.data["part"].party
    else:
        return None
    stance = words.text(f"stance.{point.stance}") if point.stance else ""
    return Card(
        site=drawable(dossier.explainer.title),
        kicker=drawable(f"{party.name} · {dossier.issue[point.issue].name}"),
        headline=drawable(point.says),
        text=drawable(stance),
        counts=drawable(plain(words.say("count.statements", len(point.rests_on)))),
        as_of=_as_of(dossier.explainer, words),
        is_rtl=words.is_rtl,
    )


def _of_page(explainer: Explainer, words: Words, page: Page) -> Card | None:
    if page.is_unlisted:
        return None
    is_overview = page.template == "overview"
    kind = _CUT_FROM.get(page.template, page.template)
    kicker = drawable(plain(words.text(f"{kind}.kicker")))
    return Card(
        site=kicker if is_overview else drawable(explainer.title),
        kicker="" if is_overview else kicker,
        headline=drawable(page.title or ""),
        text=drawable(explainer.question if is_overview else page.description or ""),
        counts=drawable(_counts(explainer, words, page)),
        as_of=_as_of(explainer, words),
        is_rtl=words.is_rtl,
    )


def _as_of(explainer: Explainer, words: Words) -> str:
    return drawable(plain(words.text("card.as_of")).format(date=words.date(explainer.as_of)))


def _counts(explainer: Explainer, words: Words, page: Page) -> str:
    """How many statements the page of a party or an issue holds, and who takes which stance."""
    if page.template not in ("party", "issue"):
        return ""
    statements = page.data["statements"]
    total = plain(words.say("count.statements", len(statements)))
    stances = _stances(explainer, words, page.data["issue"]) if page.template == "issue" else []
    return " · ".join([total, *stances])


def _stances(explainer: Explainer, words: Words, issue: Issue) -> list[str]:
    points = (point for party in explainer.parties for point in party.points)
    found = Counter(one.stance for one in points if one.issue == issue.id and one.stance)
    return [
        words.say("card.stance", n, stance=words.text(f"stance.{stance}"))
        for stance, n in sorted(found.items())
    ]
