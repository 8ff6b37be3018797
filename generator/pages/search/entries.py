"""What search knows: every statement once, under every name that a reader may type, and the pages.

What a browser makes of it is the affair of search_index.py.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from generator.content.model import Line, Person, Source
from generator.content.statements import Statement
from generator.evidence.labels import Label, principal, state
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.said import Said
from generator.pages.describe import plain, source_title
from generator.pages.dividing.splitting import statement_pages
from generator.pages.escape import one_line
from generator.pages.foreign import (
    ForeignRun,
    InLanguage,
    in_own_language,
    side_by_side,
    tongue_of,
    tongue_of_alias,
    tongue_of_name,
    tongue_of_page,
    tongue_of_title,
)
from generator.pages.plan import PAGE_KINDS
from generator.pages.quoted import quoted_texts
from generator.pages.translated import translation_of
from generator.pages.urls import Addressed, address
from generator.pages.view_models import who
from generator.pages.words import Words, words_for

_Text = InLanguage | str | None
"""Words, in the page's language unless they tell of another; None where there are none."""

_Found = tuple[str, Addressed | str, _Text, Iterable[_Text], Iterable[str]]
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
            **_lines(title=_beside(title), text=_beside(*texts)),
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
    title, turned = _beside(statement.summary)
    record = {
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
        "title": title,
        "also": _names(said),
        "more": _beside(*(word for issue in said.issues for word in issue.also))[0],
        "labels": _labels(words, statement.kind, label.key, standing),
        **_lines(
            text=side_by_side(_quotations(dossier, words, said), " "),
            about=_beside(*(issue.name for issue in said.issues), *_around(dossier, said)),
            where=_beside(*_where(dossier, words, said)),
        ),
    }
    if named := _tongues_of_names(dossier, record["also"]):
        record["tongues"] = {**record.get("tongues", {}), "also": named}
    if turned:
        record["tongues"] = {**record.get("tongues", {}), "title": turned}
    return record


def _tongues_of_names(dossier: Dossier, names: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The language and the direction of each name that is not in the page's language."""
    told = ((name, tongue_of_alias(dossier, name)) for name in names)
    return {name: (tongue.language, tongue.direction) for name, tongue in told if tongue}


def _lines(**fields: tuple[str, list[ForeignRun]]) -> dict[str, Any]:
    """Fields of a record and, where there is any, what in them is in another language."""
    tongues = {name: runs for name, (_, runs) in fields.items() if runs}
    texts = {name: text for name, (text, _) in fields.items()}
    return {**texts, **({"tongues": tongues} if tongues else {})}


def _where(dossier: Dossier, words: Words, said: Said) -> Iterator[InLanguage | str]:
    """On which issues something was said, and in which sources it stands."""
    yield from (issue.name for issue in said.issues)
    yield from dict.fromkeys(_titled(dossier, words, cited.source) for cited in said.evidence)


def _titled(dossier: Dossier, words: Words, source: Source) -> InLanguage:
    title = source_title(words, source)
    return InLanguage(title, tongue_of_title(dossier, source, title))


def _labels(words: Words, kind: str, label: str, standing: Label | None) -> list[str]:
    """The words of a statement's labels, and others that readers may have for them."""
    others = chain(words.called(kind), words.called(standing.value if standing else ""))
    return list(dict.fromkeys((words.text(f"kind.{kind}"), words.text(label), *others)))


def _again(said: Said) -> dict[str, str]:
    """The further days on which a statement was said, where there are any."""
    days = " ".join(str(day) for day, _ in said.again)
    return {"again": days} if days else {}


def _around(dossier: Dossier, said: Said) -> Iterator[_Text]:
    """Where something was said, at which event, in which offices, and which outlet passed it on."""
    yield said.venue
    yield said.event.name if said.event else None
    yield from dict.fromkeys(office for held in said.offices for office in held)
    outlets = ((one.source, one.via) for one in (*said.evidence, *said.updates) if one.via)
    named = (InLanguage(name, tongue_of_name(dossier, source, name)) for source, name in outlets)
    yield from dict.fromkeys(named)
    yield from (one.text for one in (translation_of(dossier, c) for c in said.evidence) if one)


def _quotations(dossier: Dossier, words: Words, said: Said) -> Iterator[InLanguage]:
    """Every rendering of the words themselves, each in quotation marks."""
    joint = words.text("quotation.joint")
    opening, closing = words.text("quotation.open"), words.text("quotation.close")
    quoted: dict[str, Source] = {}
    for cited in said.evidence:
        for text in filter(None, quoted_texts(dossier, cited, joint)):
            quoted.setdefault(text, cited.source)
    for text, source in quoted.items():
        yield InLanguage(opening + one_line(text) + closing, tongue_of(dossier, source))


def _beside(*texts: _Text) -> tuple[str, list[ForeignRun]]:
    """What is known of several texts, on one line."""
    told = (one if isinstance(one, InLanguage) else in_own_language(one) for one in texts if one)
    return side_by_side(told, " · ")


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


def _aliases(dossier: Dossier, names: Iterable[str]) -> list[InLanguage]:
    return [InLanguage(name, tongue_of_alias(dossier, name)) for name in names]


def _pages(dossier: Dossier, words: Words) -> Iterator[_Found]:
    yield from _subjects(dossier, words)
    yield from _happenings(dossier, words)


def _subjects(dossier: Dossier, words: Words) -> Iterator[_Found]:
    """The main pages, and those of parties, issues and sources."""
    explainer = dossier.explainer
    for kind in PAGE_KINDS:
        name = address(dossier, kind).removesuffix(".md").removesuffix("/index")
        if words.knows(f"nav.{name}"):
            yield "overview", kind, words.text(f"nav.{name}"), (), ()
    for party in explainer.parties:
        aliases = _aliases(dossier, party.aliases)
        yield "party", party, party.name, (party.role, *aliases, party.summary), party.aliases
    for issue in explainer.issues:
        proposed = issue.proposal.says if issue.proposal else None
        others = _aliases(dossier, issue.also)
        yield "issue", issue, issue.name, (issue.summary, proposed, *others), issue.also
    for source in explainer.sources:
        named = (name for name in (source.publisher, *source.authors) if name)
        told = (InLanguage(name, tongue_of_name(dossier, source, name)) for name in named)
        yield "source", source, _titled(dossier, words, source), (*told, source.note), ()


def _happenings(dossier: Dossier, words: Words) -> Iterator[_Found]:
    """Events, the editors' own questions, differences between sources, and hand-written pages."""
    explainer = dossier.explainer
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
            *_around(dossier, said),
            *_quotations(dossier, words, said),
        )
        yield "question", question, question.summary, texts, ()
    for difference in explainer.differences:
        texts = (difference.summary, *(account.summary for account in difference.accounts))
        yield "difference", difference, difference.name, texts, ()
    for written in explainer.pages:
        title, text = (
            InLanguage(each, tongue_of_page(explainer, written))
            for each in (written.title, plain(written.text))
        )
        yield "page", written, title, (text,), ()
