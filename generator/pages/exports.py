"""What a page holds, for programs that read pages: schema.org's terms as JSON-LD.

Only words that a source prints inside quotation marks are a Quotation. What is reported without
them is left out: schema.org's terms for that (Claim, Statement) call for a rating or mean
something else, and nothing is rated here. What is not known is left out as well.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from generator.content.model import Evidence, Party, Person, Source, Statement
from generator.evidence.resolve import Relations
from generator.pages.escape import one_line
from generator.pages.plan import Page

_UNSAFE = re.compile("[<>&\u2028\u2029]")


def json_ld(relations: Relations, page: Page) -> str:
    """The page as JSON-LD on one line, in which nothing can end a script or start markup."""
    explainer = relations.explainer
    data = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": page.title,
        "description": page.description,
        "inLanguage": explainer.language,
        "dateModified": str(explainer.as_of),
        "isPartOf": {"@type": "WebSite", "name": explainer.title},
        "hasPart": list(_quotations(relations, page)),
    }
    return _serialised(_known(data))


def _quotations(relations: Relations, page: Page) -> Iterator[dict[str, Any]]:
    """Every rendering of every quoted statement that has its home on the page."""
    if not page.is_home:
        return
    party: Party | None = page.data.get("party")
    for statement in party.statements if party else relations.explainer.background:
        quoted = [evidence for evidence in statement.evidence if evidence.quote]
        for number, evidence in enumerate(quoted, 1):
            yield _quotation(relations, statement, evidence, number)


def _quotation(
    relations: Relations, statement: Statement, evidence: Evidence, number: int
) -> dict[str, Any]:
    """One rendering; the first has the statement's permalink for its name."""
    source = relations.source[evidence.source]
    return {
        "@type": "Quotation",
        "@id": f"#{statement.id}" if number == 1 else None,
        "url": f"#{statement.id}",
        "text": " … ".join(relations.quoted_words(evidence)),
        "inLanguage": source.language,
        "creator": _creators(relations, statement),
        "dateCreated": str(statement.on) if statement.on else None,
        "isBasedOn": _article(source),
    }


def _creators(relations: Relations, statement: Statement) -> list[dict[str, Any]]:
    """Those who said it; none where the source gives no name."""
    found = (_creator(relations, one) for one in statement.speaker)
    return [creator for creator in found if creator]


def _creator(relations: Relations, speaker: str) -> dict[str, Any] | None:
    person = relations.person.get(speaker)
    if person:
        return _person(person, relations.party_of(speaker))
    return _party(relations.party.get(speaker))


def _person(person: Person, party: Party | None) -> dict[str, Any]:
    """A person with office and party; someone who is a party by himself belongs to none."""
    affiliation = _party(party) if party and party.type != "person" else None
    return {
        "@type": "Person",
        "name": person.name,
        "jobTitle": person.role,
        "affiliation": affiliation,
    }


def _party(party: Party | None) -> dict[str, Any] | None:
    if party is None:
        return None
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


def _serialised(data: Any) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    text = _UNSAFE.sub(_escape, text)
    return text if text.isprintable() else "".join(map(_printable, text))


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _printable(character: str) -> str:
    """A character that YAML may hold as it is; others as JSON escapes."""
    return character if character.isprintable() else json.dumps(character)[1:-1]
