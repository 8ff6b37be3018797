"""The model for other programs: whole as JSON, and page by page in schema.org's terms as JSON-LD.

In JSON-LD only words that a source prints as somebody's own are a Quotation: inside quotation
marks, or in a text or a turn of theirs. What is reported is left out: schema.org's terms for
that (Claim, Statement) call for a rating or mean something else, and nothing is rated here. What is
not known is left out as well.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import product
from typing import Any

from generator.content.model import Difference, Event, Party, Person, Source
from generator.content.statements import Statement
from generator.evidence.asks import Asked, Reply
from generator.evidence.dossier import Dossier
from generator.evidence.said import Cited, Said
from generator.pages.claims import Vouched, claims
from generator.pages.escape import one_line
from generator.pages.page import Page

EXPORT_VERSION = 2
"""Grows when a field changes its meaning or goes; new fields may come without it."""

EXPORT = "data/explainer.json"
"""Where the model stands as JSON, in the Markdown folder and on the site."""

_WHOLE = ("title", "question", "summary", "language", "as_of", "headline", "standfirst")
_OF_PARTY = {"id", "formerly", "name", "type", "role", "aliases", "summary", "people", "points"}
_EDITORS_OWN = {"no_turns", "terms"}
_NOT_OF_ARTICLES = {"kind", "speaker", "turns", *_EDITORS_OWN}


def export_json(dossier: Dossier) -> str:
    """The model as JSON, in reading order; documented in docs/changing.md under Data."""
    explainer = dossier.explainer
    data = {
        "version": EXPORT_VERSION,
        "checked": _checked(dossier),
        **explainer.model_dump(
            mode="json",
            by_alias=True,
            include={**dict.fromkeys((*_WHOLE, "issues"), True), "parties": {"__all__": _OF_PARTY}},
        ),
        "sources": [_source(source) for source in explainer.sources],
        "statements": [_statement(dossier, statement) for statement in dossier.statements],
        **_posed(dossier),
        "retracted": [
            _retracted(one)
            for one in (*dossier.statement.values(), *explainer.questions)
            if one.retracted
        ],
        "differences": [_record(dossier, one, "accounts") for one in explainer.differences],
        "events": [_record(dossier, one, "evidence") for one in explainer.events],
        "changes": [change.model_dump(mode="json") for change in explainer.changes],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _checked(dossier: Dossier) -> dict[str, Any]:
    """What was checked, in numbers, and each confirmation that holds."""
    told = claims(dossier)
    return {
        "sentences": len(told.sentences),
        "tied": told.tied,
        "quotations": told.quotations,
        "passages": told.passages,
        "read": asdict(told.read),
        "asked": asdict(told.asked),
        "confirmed": [
            {
                "about": one.doubt.about,
                **_confirmed(one),
                "sentence": one.doubt.sentence,
                "passages": list(one.doubt.passages),
            }
            for one in told.vouched
        ],
    }


def _confirmed(one: Vouched) -> dict[str, Any]:
    return one.given.model_dump(mode="json", include={"rule", "by", "name", "on"})


def _source(source: Source) -> dict[str, Any]:
    """A source as it is written, without what only editors need; of an article nothing is said
    that only other texts have."""
    left_out = _NOT_OF_ARTICLES if source.kind == "article" else _EDITORS_OWN
    return source.model_dump(mode="json", exclude=left_out)


def _statement(dossier: Dossier, statement: Statement) -> dict[str, Any]:
    said = dossier.of(statement)
    own = type(statement).model_fields.keys() - Statement.model_fields.keys()
    vouched = claims(dossier).of_statement.get(statement.id)
    return {
        "id": statement.id,
        "formerly": list(statement.formerly),
        "kind": statement.kind,
        "party": said.owner.id if said.owner else None,
        "parties": [party.id for party in said.parties],
        "speakers": list(statement.speaker),
        "issue": next(iter(statement.issue), None),
        "issues": list(statement.issue),
        "summary": statement.summary,
        "attribution": said.attribution,
        **({"said_by_each": True} if said.is_of_each else {}),
        "on": str(said.when) if said.when and said.is_dated else None,
        "when": str(said.when) if said.when else None,
        "venue": said.venue,
        "offices": [list(held) for held in said.offices],
        "for": statement.personal,
        "at": statement.event,
        "corrected": [one.model_dump(mode="json") for one in statement.corrected],
        **statement.model_dump(mode="json", include=own),
        **_became(dossier.asks.get(statement)),
        "evidence": [_evidence(cited) for cited in said.evidence],
        **({"confirmed": [_confirmed(one) for one in vouched]} if vouched else {}),
    }


def _posed(dossier: Dossier) -> dict[str, Any]:
    """The questions that no party poses, which are no statements; nothing where there are none."""
    asked = [_statement(dossier, one) for one in dossier.posed]
    return {"questions": asked} if asked else {}


def _became(asked: Asked | None) -> dict[str, Any]:
    """What became of an ask or an intent: with the whole, and with each of those who were asked."""
    if asked is None:
        return {}
    return {
        "status": asked.status,
        "since": str(asked.when) if asked.when else None,
        "askers": [one.id for one in asked.askers],
        "shares": [
            {
                "asked": getattr(share.asked, "id", share.asked),
                "status": share.status,
                "replies": [_reply(one) for one in share.replies],
            }
            for share in asked.shares
        ],
        "steps": [
            {
                "how": step.how,
                "by": [one.id for one in step.by],
                "on": str(step.when) if step.when else None,
                "statement": step.record.id if step.record else None,
                "evidence": [_evidence(cited) for cited in step.evidence],
            }
            for step in asked.steps
        ],
        "deadlines": [
            {"deadline": str(one.deadline), "due": one.due, "by": [who.id for who in one.by]}
            for one in asked.limits
        ],
    }


def _reply(reply: Reply) -> dict[str, Any]:
    return {
        "outcome": reply.outcome,
        "by": [one.id for one in reply.by],
        "on": str(reply.when) if reply.when else None,
        "record": reply.record.id,
        "after": str(reply.missed) if reply.missed else None,
    }


def _retracted(statement: Statement) -> dict[str, Any]:
    return statement.model_dump(mode="json", include={"id", "formerly", "retracted"})


def _record(dossier: Dossier, record: Event | Difference, field: str) -> dict[str, Any]:
    """A record that keeps its evidence in `field`."""
    evidence = [_evidence(dossier.cited(one)) for one in getattr(record, field)]
    return {**record.model_dump(mode="json", by_alias=True, exclude={field}), field: evidence}


def _evidence(cited: Cited) -> dict[str, Any]:
    """One piece of evidence, in the article's own words, after what an account of it says.

    `paragraphs` and `quotes` hold them all where there are several. `passage` and `passages` are
    there where the editor gave the words that report it, `on` where it tells that the
    statement was said again, `via` and `relayed_by` where it came by another outlet, or stands in
    the text or the turn of somebody else.
    """
    reported = {"passage": " … ".join(cited.reported), "passages": list(cited.reported)}
    return {
        **cited.evidence.model_dump(include={"summary"}),
        "source": cited.source.id,
        "file": cited.source.file,
        "paragraph": cited.paragraphs[0],
        "paragraphs": list(cited.paragraphs),
        "quote": " … ".join(cited.quotes) or None,
        "quotes": list(cited.quotes),
        **(reported if cited.reported else {}),
        **({"on": str(cited.again)} if cited.again else {}),
        **({"via": cited.via} if cited.via else {}),
        **({"relayed_by": list(cited.relayed_by)} if cited.relayed_by else {}),
    }


def json_ld(dossier: Dossier, page: Page) -> str:
    """The page as JSON-LD on one line, in which nothing can end a script or start markup."""
    explainer = dossier.explainer
    data = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": page.title,
        "description": page.description,
        "inLanguage": explainer.language,
        "dateModified": str(explainer.as_of),
        "isPartOf": {"@type": "WebSite", "name": explainer.title},
        "hasPart": list(_quotations(dossier, page)),
    }
    text = json.dumps(_known(data), ensure_ascii=False, separators=(",", ":"))
    for mark in "<>&":
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in text)


def _quotations(dossier: Dossier, page: Page) -> Iterator[dict[str, Any]]:
    """Every rendering of every quoted statement that has its home on the page: several creators
    have made it jointly; what each of several said is one for each.

    The first has the statement's permalink for its name. No creator is named, and no date, where a
    rule asks whether the source tells so and no person has said that it does.
    """
    told = claims(dossier)
    for said in map(dossier.of, page.at_home):
        statement, quoted = said.statement, [cited for cited in said.evidence if cited.quotes]
        made = list(_creators(dossier, said)) if told.is_sure(statement, "speaker") else []
        makers = [[one] for one in made] if made and said.is_of_each else [made]
        for number, (cited, creators) in enumerate(product(quoted, makers)):
            when = cited.again or (said.when if told.is_sure(statement, "on") else None)
            yield {
                "@type": "Quotation",
                "@id": None if number else f"#{statement.id}",
                "url": f"#{statement.id}",
                "text": " … ".join(cited.quotes),
                "inLanguage": cited.source.language,
                "creator": creators,
                "dateCreated": when.timestamp if when else None,
                "isBasedOn": _basis(dossier, cited),
            }


_TYPES = {
    "person": "Person",
    "government": "GovernmentOrganization",
    "parliament": "GovernmentOrganization",
    "court": "GovernmentOrganization",
    "agency": "GovernmentOrganization",
    "political-party": "PoliticalParty",
    "company": "Corporation",
}
"""What schema.org calls the types of parties; all others are an Organization."""


def _creators(dossier: Dossier, said: Said) -> Iterator[dict[str, Any]]:
    """Who made a statement: parties, and people with the offices in which they spoke and the party
    that they spoke for; who is a party by himself, or speaks for nobody else, belongs to none."""
    for speaker, offices in zip(said.speakers, said.offices, strict=True):
        if isinstance(speaker, Party):
            yield _organisation(speaker)
        elif speaker:
            party = dossier.spoke_for(speaker, said) if said.parties else None
            whole = _organisation(party) if party and party.type != "person" else None
            if speaker.kind == "group":
                yield {"@type": "Organization", "name": speaker.name, "parentOrganization": whole}
                continue
            yield {
                "@type": "Person",
                "name": speaker.name,
                "jobTitle": offices[0] if len(offices) == 1 else list(offices),
                "affiliation": whole,
            }


def _organisation(party: Party) -> dict[str, Any]:
    return {"@type": _TYPES.get(party.type, "Organization"), "name": party.name}


def _voice(speaker: Person | Party) -> dict[str, Any]:
    """Whose words a text is, whatever office was held at the time."""
    if isinstance(speaker, Party):
        return _organisation(speaker)
    kind = "Organization" if speaker.kind == "group" else "Person"
    return {"@type": kind, "name": speaker.name}


def _basis(dossier: Dossier, cited: Cited) -> Any:
    """What a quotation is taken from, and the report of another outlet that this passes on."""
    article = _article(dossier, cited.source)
    if not cited.via:
        return article
    publisher = {"@type": "Organization", "name": cited.via}
    return [article, {"@type": "CreativeWork", "publisher": publisher}]


def _article(dossier: Dossier, source: Source) -> dict[str, Any]:
    """What is quoted: an article, or a text whose authors are those whose words it is."""
    who = (dossier.person.get(one) or dossier.party.get(one) for one in source.speaker)
    speakers = [_voice(one) for one in who if one]
    authors = [{"@type": "Person", "name": name} for name in source.authors]
    publisher = {"@type": "Organization", "name": source.publisher} if source.publisher else None
    return {
        "@type": "NewsArticle" if source.kind == "article" else "CreativeWork",
        "@id": source.url,
        "url": source.url,
        "headline": source.title,
        "author": speakers or authors,
        "publisher": publisher,
        "datePublished": str(source.published) if source.published else None,
    }


def _known(value: Any) -> Any:
    """`value` without what is not known, its text as a reader would see it."""
    if isinstance(value, dict):
        known = {key: _known(inner) for key, inner in value.items()}
        return {key: inner for key, inner in known.items() if inner not in (None, "", [])}
    if isinstance(value, list):
        return [_known(inner) for inner in value]
    return one_line(value) if isinstance(value, str) else value
