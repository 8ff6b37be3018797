"""What search knows: every statement once, under every name that a reader may type, and the pages.

What a browser makes of it is the affair of search_index.py.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from generator.content.model import Line, Person
from generator.content.statements import Statement
from generator.evidence.dossier import Dossier
from generator.evidence.labels import Label, principal, state
from generator.evidence.said import Said
from generator.pages.describe import plain, source_title
from generator.pages.escape import one_line
from generator.pages.plan import PAGE_KINDS
from generator.pages.quoted import quoted_texts
from generator.pages.splitting import statement_pages
from generator.pages.urls import Addressed, address
from generator.pages.view_models import who
from generator.pages.words import Words, words_for

_Found = tuple[str, Addressed | str, str, Iterable[str | None], Iterable[str]]
"""What kind of thing is found, the thing or the kind of page, its title, what is said of it, and
what else it is called."""


def entries(dossier: Dossier) -> dict[str, list[dict[str, Any]]]:
    """Every statement exactly once, in reading order, and every page that is no list of them.

    Addresses are paths in the Markdown folder; `page` is the page of the list of all statements on
    which a statement stands, counted from 1.
    """
    words = words_for(dossier.explainer)
    mentions = _mentions(dossier)
    statements = [_statement(dossier, words, statement) for statement in dossier.statements]
    numbers = [n for n, held in enumerate(statement_pages(dossier), 1) for _ in held]
    for number, entry in zip(numbers, statements, strict=True):
        entry |= {"links": mentions[entry["id"]], "page": number}
    pages = [
        {
            "url": address(dossier, record),
            "title": one_line(title),
            "text": _beside(*texts),
            "kind": words.text(f"search.{kind}"),
            "also": [one_line(name) for name in names],
            "is_help": kind == "page",
        }
        for kind, record, title, texts, names in _pages(dossier, words)
    ]
    return {"statements": statements, "pages": pages}


def _statement(dossier: Dossier, words: Words, statement: Statement) -> dict[str, Any]:
    said = dossier.of(statement)
    label, standing = principal(dossier, statement), state(dossier, statement)
    sense = "said" if said.is_dated else "reported"
    return {
        "id": statement.id,
        "url": address(dossier, statement),
        "party": [party.id for party in said.parties],
        "parties": words.text("list_joint").join(one_line(party.name) for party in said.parties),
        "who": one_line(who(words, said)),
        "issue": list(statement.issue),
        "kind": statement.kind,
        "stance": standing.value if standing else "",
        "attribution": said.attribution,
        "on": str(said.when) if said.is_dated else "",
        "by": str(said.reported_by or ""),
        **_again(said),
        "when": words.when(said.when, sense, True) if said.when else "",
        "label": words.text(label.key),
        "tone": label.tone,
        "title": one_line(statement.summary),
        "text": _quotations(dossier, words, said),
        "about": _beside(*(issue.name for issue in said.issues), *_around(said)),
        "also": _names(said),
        "more": _beside(*(word for issue in said.issues for word in issue.also)),
        "labels": _labels(words, statement.kind, label.key, standing),
        "where": _beside(*_where(words, said)),
    }


def _where(words: Words, said: Said) -> Iterator[str]:
    """On which issues something was said, and in which sources it stands."""
    yield from (issue.name for issue in said.issues)
    yield from dict.fromkeys(source_title(words, cited.source) for cited in said.evidence)


def _labels(words: Words, kind: str, label: str, standing: Label | None) -> list[str]:
    """The words of a statement's labels, and others that readers may have for them."""
    others = chain(words.called(kind), words.called(standing.value if standing else ""))
    return list(dict.fromkeys((words.text(f"kind.{kind}"), words.text(label), *others)))


def _again(said: Said) -> dict[str, str]:
    """The further days on which a statement was said, where there are any."""
    days = " ".join(str(day) for day, _ in said.again)
    return {"again": days} if days else {}


def _around(said: Said) -> Iterator[str | None]:
    """Where something was said, at which event, in which offices, and which outlet passed it on."""
    yield said.venue
    yield said.event.name if said.event else None
    yield from dict.fromkeys(office for held in said.offices for office in held)
    yield from dict.fromkeys(cited.via for cited in (*said.evidence, *said.updates) if cited.via)


def _quotations(dossier: Dossier, words: Words, said: Said) -> str:
    """Every rendering of the words themselves, each in quotation marks."""
    joint = words.text("quotation.joint")
    quoted = [text for cited in said.evidence for text in quoted_texts(dossier, cited, joint)]
    marks = words.text("quotation.open"), words.text("quotation.close")
    return " ".join(marks[0] + one_line(text) + marks[1] for text in dict.fromkeys(quoted) if text)


def _beside(*texts: str | None) -> str:
    """What is known of several texts, on one line."""
    return " · ".join(one_line(text) for text in texts if text)


def _names(said: Said) -> list[str]:
    """Every name and alias of those who made a statement."""
    called = [speaker.names for speaker in said.speakers if isinstance(speaker, Person)]
    called += [party.names for party in said.parties]
    return list(dict.fromkeys(one_line(name) for names in called for name in names))


def _mentions(dossier: Dossier) -> Counter[str]:
    """How often other statements, points, headline and standfirst refer to each statement."""
    explainer = dossier.explainer
    lines: list[Line] = [one for one in (explainer.headline, explainer.standfirst) if one]
    lines += (point for party in explainer.parties for point in party.points)
    mentions = Counter(name for line in lines for name in line.rests_on)
    for statement in dossier.statements:
        named = chain.from_iterable(dossier.of(statement).refers_to.values())
        mentions.update(thing.id for thing in named if isinstance(thing, Statement))
    return mentions


def _pages(dossier: Dossier, words: Words) -> Iterator[_Found]:
    explainer = dossier.explainer
    for kind in PAGE_KINDS:
        name = address(dossier, kind).removesuffix(".md").removesuffix("/index")
        if words.knows(f"nav.{name}"):
            yield "overview", kind, words.text(f"nav.{name}"), (), ()
    for party in explainer.parties:
        yield "party", party, party.name, (party.role, *party.aliases, party.summary), party.aliases
    for issue in explainer.issues:
        proposed = issue.proposal.says if issue.proposal else None
        yield "issue", issue, issue.name, (issue.summary, proposed, *issue.also), issue.also
    for source in explainer.sources:
        texts = (source.publisher, *source.authors, source.note)
        yield "source", source, source_title(words, source), texts, ()
    for event in explainer.events:
        yield (
            "event",
            event,
            event.name,
            (words.when(event.on, "lasted", True), event.venue, event.summary),
            (),
        )
    for question in dossier.posed:
        said = dossier.of(question)
        asked = (getattr(dossier.actor(one), "name", one) for one in question.asked_of)
        around = (issue.name for issue in said.issues)
        texts = (
            who(words, said),
            *asked,
            *around,
            *_around(said),
            _quotations(dossier, words, said),
        )
        yield "question", question, question.summary, texts, ()
    for difference in explainer.differences:
        texts = (difference.summary, *(account.summary for account in difference.accounts))
        yield "difference", difference, difference.name, texts, ()
    for written in explainer.pages:
        yield "page", written, written.title, (plain(written.text),), ()
