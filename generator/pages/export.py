"""The whole checked model for other programs. To add a format, give it an entry in FORMATS."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from generator.content.model import (
    Condition,
    Evidence,
    OpenQuestion,
    Position,
    Reaction,
    Statement,
)
from generator.evidence.resolve import Relations

VERSION = 1
"""Grows when a field changes its meaning or goes; new fields may come without it."""


def export_all(relations: Relations) -> Iterator[tuple[str, str]]:
    """Each exported file: its path on the site and its text."""
    for path, export in FORMATS.items():
        yield path, export(relations)


def export_json(relations: Relations) -> str:
    """The model as JSON, in reading order; documented in CONTRIBUTING.md under Data."""
    explainer = relations.explainer
    data = {
        "version": VERSION,
        **explainer.model_dump(
            mode="json",
            include={"title", "question", "summary", "language", "as_of", "answer", "issues"},
        ),
        "sources": [source.model_dump(mode="json") for source in explainer.sources],
        "parties": [
            party.model_dump(
                mode="json",
                include={"id", "formerly", "name", "type", "role", "aliases", "summary", "people"},
            )
            for party in explainer.parties
        ],
        "statements": [_statement(relations, statement) for statement in relations.statements],
        "differences": [
            {
                **difference.model_dump(mode="json", exclude={"accounts"}),
                "accounts": [
                    {"summary": account.summary, **_evidence(relations, account)}
                    for account in difference.accounts
                ],
            }
            for difference in explainer.differences
        ],
        "events": [
            {
                **event.model_dump(mode="json", exclude={"evidence"}),
                "evidence": [_evidence(relations, evidence) for evidence in event.evidence],
            }
            for event in explainer.events
        ],
        "changes": [change.model_dump(mode="json") for change in explainer.changes],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


FORMATS: dict[str, Callable[[Relations], str]] = {"data/explainer.json": export_json}


def _statement(relations: Relations, statement: Statement) -> dict[str, Any]:
    owner = relations.owner(statement)
    return {
        "id": statement.id,
        "formerly": list(statement.formerly),
        "kind": statement.kind,
        "party": owner.id if owner else None,
        "parties": [party.id for party in relations.parties_of(statement)],
        "speakers": list(statement.speaker),
        "issue": statement.issue,
        "summary": statement.summary,
        "attribution": relations.attribution(statement),
        "on": str(statement.on) if statement.on else None,
        "standing": statement.standing,
        "venue": statement.venue,
        **_particulars(statement),
        "evidence": [_evidence(relations, evidence) for evidence in statement.evidence],
    }


def _particulars(statement: Statement) -> dict[str, Any]:
    """What statements of one kind have and others have not."""
    match statement:
        case Position():
            return {"stance": statement.stance}
        case Condition():
            fields = {"qualifies", "asked_of", "status", "answered_by"}
        case Reaction():
            fields = {"to", "response"}
        case OpenQuestion():
            fields = {"asked_of", "bears_on", "status", "answered_by"}
        case _:
            fields = set()
    return statement.model_dump(mode="json", include=fields)


def _evidence(relations: Relations, evidence: Evidence) -> dict[str, Any]:
    """One piece of evidence, in the article's own words.

    `paragraphs` and `quotes` hold them all where there are several.
    """
    located = relations.archive.locate(evidence)
    quotes = relations.quoted_words(evidence)
    return {
        "source": evidence.source,
        "file": relations.source[evidence.source].file,
        "paragraph": located.paragraphs[0],
        "paragraphs": list(located.paragraphs),
        "quote": " … ".join(quotes) or None,
        "quotes": quotes,
    }
