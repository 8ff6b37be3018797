"""The model for other programs, whole as JSON."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from generator.content.model import Difference, Event, Source
from generator.content.statements import Statement
from generator.content.translation import Translation
from generator.evidence.resolution.asks import Asked, Reply
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.said import Cited
from generator.pages.changed import ids_of_changes
from generator.pages.claims import Vouched, claims
from generator.pages.quoted import quoted_texts
from generator.pages.urls import NO_ADDRESS, Web, permanent_address

EXPORT_VERSION = 2
"""Grows when a field changes its meaning or goes; new fields may come without it."""

EXPORT = "data/explainer.json"
"""Where the model stands as JSON, in the Markdown folder and on the site."""

SCHEMA = "data/explainer.schema.json"
_SCHEMA = Path(__file__).with_name("explainer.schema.json")
"""Where the JSON Schema of the model stands there, and here."""

_WHOLE = ("title", "question", "summary", "language", "as_of", "headline", "standfirst")
_OF_PARTY = {"id", "formerly", "name", "type", "role", "aliases", "summary", "people", "points"}
_EDITORS_OWN = {"digests", "no_turns", "terms"}
_NOT_OF_ARTICLES = {"kind", "speaker", "turns", *_EDITORS_OWN}


def export(dossier: Dossier, web: Web = NO_ADDRESS) -> dict[str, Any]:
    """The model as plain values, in reading order; `web` is where the site will stand. Documented
    in docs/changing.md under Data."""
    explainer = dossier.explainer
    return {
        "$schema": Path(SCHEMA).name,
        "version": EXPORT_VERSION,
        "licence": explainer.data_licence,
        "checked": _checked(dossier),
        **explainer.model_dump(
            mode="json",
            by_alias=True,
            include={**dict.fromkeys((*_WHOLE, "issues"), True), "parties": {"__all__": _OF_PARTY}},
        ),
        "sources": [_source(source) for source in explainer.sources],
        "statements": [_statement(dossier, web, one) for one in dossier.statements],
        **_posed(dossier, web),
        "retracted": [
            _retracted(one)
            for one in (*dossier.statement.values(), *explainer.questions)
            if one.retracted
        ],
        "differences": [_record(dossier, one, "accounts") for one in explainer.differences],
        "events": [_record(dossier, one, "evidence") for one in explainer.events],
        "changes": [
            {**change.model_dump(mode="json"), "id": name}
            for change, name in ids_of_changes(explainer)
        ],
    }


def schema_json() -> str:
    """The JSON Schema of what is exported."""
    return _SCHEMA.read_text("utf-8")


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
    translated = _translations("title_translations", source.title_translations)
    kept = source.model_dump(mode="json", exclude={*left_out, "title_translations"})
    return {**kept, **translated}


def _translations(name: str, given: Mapping[str, Translation]) -> dict[str, Any]:
    """Translations by language, under a name; nothing where there are none."""
    told = {language: one.model_dump(mode="json") for language, one in given.items()}
    return {name: told} if told else {}


def _statement(dossier: Dossier, web: Web, statement: Statement) -> dict[str, Any]:
    said = dossier.of(statement)
    own = type(statement).model_fields.keys() - Statement.model_fields.keys()
    vouched = claims(dossier).of_statement.get(statement.id)
    return {
        "id": statement.id,
        "permalink": web.to(permanent_address(dossier, statement)),
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
        **_became(dossier, dossier.asks.get(statement)),
        "evidence": [_evidence(dossier, cited) for cited in said.evidence],
        **({"confirmed": [_confirmed(one) for one in vouched]} if vouched else {}),
    }


def _posed(dossier: Dossier, web: Web) -> dict[str, Any]:
    """The questions that no party poses, which are no statements; nothing where there are none."""
    asked = [_statement(dossier, web, one) for one in dossier.posed]
    return {"questions": asked} if asked else {}


def _became(dossier: Dossier, asked: Asked | None) -> dict[str, Any]:
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
                "evidence": [_evidence(dossier, cited) for cited in step.evidence],
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
    evidence = [_evidence(dossier, dossier.cited(one)) for one in getattr(record, field)]
    return {**record.model_dump(mode="json", by_alias=True, exclude={field}), field: evidence}


def _evidence(dossier: Dossier, cited: Cited) -> dict[str, Any]:
    """One piece of evidence, in the article's own words, after what an account of it says.

    `paragraphs` and `quotes` hold them all; `quote` has each quotation on a line, an ellipsis
    between fragments of one. `passage` and `passages` are there where the editor gave the words,
    `on` where it was said again, `via` and `relayed_by` where it came by another outlet or text.
    Of a source that only a link may be shown of, no words are given but those that are quoted.
    """
    is_shown = cited.source.display != "link"
    reported = {"passage": " … ".join(cited.reported), "passages": list(cited.reported)}
    return {
        **cited.evidence.model_dump(include={"summary"}),
        "source": cited.source.id,
        "file": cited.source.file,
        "paragraph": cited.paragraphs[0],
        "paragraphs": list(cited.paragraphs),
        "quote": "\n".join(quoted_texts(dossier, cited)) or None,
        "quotes": list(cited.quotes),
        **(reported if cited.reported and is_shown else {}),
        **_translations("translations", cited.evidence.translations),
        **({"on": str(cited.again)} if cited.again else {}),
        **({"via": cited.via} if cited.via else {}),
        **({"relayed_by": list(cited.relayed_by)} if cited.relayed_by else {}),
    }
