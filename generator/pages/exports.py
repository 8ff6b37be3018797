"""The model for other programs: whole as JSON, and page by page in schema.org's terms as JSON-LD.

In JSON-LD only words that a source prints inside
quotation marks are a Quotation. What is reported without them is left out: schema.org's terms for
that (Claim, Statement) call for a rating or mean something else, and nothing is rated here. What is
not known is left out as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.content.model import Evidence, Party, Person, Source, Statement
from generator.evidence.dossier import Dossier
from generator.pages.escape import one_line
from generator.pages.page import Page

EXPORT_VERSION = 1
"""Grows when a field changes its meaning or goes; new fields may come without it."""

EXPORT = "data/explainer.json"
"""Where the model stands as JSON, in the Markdown folder and on the site."""

_WHOLE = ("title", "question", "summary", "language", "as_of", "answer", "issues", "sources")
_OF_PARTY = {"id", "formerly", "name", "type", "role", "aliases", "summary", "people"}


def export_json(dossier: Dossier) -> str:
    """The model as JSON, in reading order; documented in docs/changing.md under Data."""
    explainer = dossier.explainer
    data = {
        "version": EXPORT_VERSION,
        **explainer.model_dump(
            mode="json",
            include={**dict.fromkeys(_WHOLE, True), "parties": {"__all__": _OF_PARTY}},
        ),
        "statements": [_statement(dossier, statement) for statement in dossier.statements],
        "differences": [
            {
                **difference.model_dump(mode="json", exclude={"accounts"}),
                "accounts": [
                    {"summary": account.summary, **_evidence(dossier, account)}
                    for account in difference.accounts
                ],
            }
            for difference in explainer.differences
        ],
        "events": [
            {
                **event.model_dump(mode="json", exclude={"evidence"}),
                "evidence": [_evidence(dossier, evidence) for evidence in event.evidence],
            }
            for event in explainer.events
        ],
        "changes": [change.model_dump(mode="json") for change in explainer.changes],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _statement(dossier: Dossier, statement: Statement) -> dict[str, Any]:
    said = dossier.of(statement)
    own = type(statement).model_fields.keys() - Statement.model_fields.keys()
    return {
        "id": statement.id,
        "formerly": list(statement.formerly),
        "kind": statement.kind,
        "party": said.owner.id if said.owner else None,
        "parties": [party.id for party in said.parties],
        "speakers": list(statement.speaker),
        "issue": statement.issue,
        "summary": statement.summary,
        "attribution": said.attribution,
        "on": str(statement.on) if statement.on else None,
        "standing": statement.standing,
        "venue": statement.venue,
        **statement.model_dump(mode="json", include=own),
        "evidence": [_evidence(dossier, evidence) for evidence in statement.evidence],
    }


def _evidence(dossier: Dossier, evidence: Evidence) -> dict[str, Any]:
    """One piece of evidence, in the article's own words.

    `paragraphs` and `quotes` hold them all where there are several.
    """
    cited = dossier.cited(evidence)
    return {
        "source": evidence.source,
        "file": dossier.source[evidence.source].file,
        "paragraph": cited.paragraphs[0],
        "paragraphs": list(cited.paragraphs),
        "quote": " … ".join(cited.quotes) or None,
        "quotes": list(cited.quotes),
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
    return text if text.isprintable() else "".join(map(_printable, text))


def _quotations(dossier: Dossier, page: Page) -> Iterator[dict[str, Any]]:
    """Every rendering of every quoted statement that has its home on the page."""
    for statement in page.at_home:
        quoted = [evidence for evidence in statement.evidence if evidence.quote]
        for number, evidence in enumerate(quoted, 1):
            yield _quotation(dossier, statement, evidence, number)


def _quotation(
    dossier: Dossier, statement: Statement, evidence: Evidence, number: int
) -> dict[str, Any]:
    """One rendering; the first has the statement's permalink for its name."""
    source = dossier.source[evidence.source]
    return {
        "@type": "Quotation",
        "@id": f"#{statement.id}" if number == 1 else None,
        "url": f"#{statement.id}",
        "text": " … ".join(dossier.cited(evidence).quotes),
        "inLanguage": source.language,
        "creator": _creators(dossier, statement),
        "dateCreated": str(statement.on) if statement.on else None,
        "isBasedOn": _article(source),
    }


def _creators(dossier: Dossier, statement: Statement) -> list[dict[str, Any]]:
    """Those who said it; none where the source gives no name."""
    return [
        _person(speaker, dossier.party_of(speaker.id))
        if isinstance(speaker, Person)
        else _party(speaker)
        for speaker in dossier.of(statement).speakers
        if speaker
    ]


def _person(person: Person, party: Party | None) -> dict[str, Any]:
    """A person with office and party; someone who is a party by himself belongs to none."""
    affiliation = _party(party) if party and party.type != "person" else None
    return {
        "@type": "Person",
        "name": person.name,
        "jobTitle": person.role,
        "affiliation": affiliation,
    }


def _party(party: Party) -> dict[str, Any]:
    kind = "Person" if party.type == "person" else "Organization"
    return {"@type": kind, "name": party.name}


def _article(source: Source) -> dict[str, Any]:
    publisher = {"@type": "Organization", "name": source.publisher} if source.publisher else None
    return {
        "@type": "NewsArticle",
        "@id": source.url,
        "url": source.url,
        "headline": source.title,
        "author": [{"@type": "Person", "name": name} for name in source.authors],
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


def _printable(character: str) -> str:
    """A character that YAML may hold as it is; others as JSON escapes."""
    return character if character.isprintable() else json.dumps(character)[1:-1]
