"""Each page in schema.org's terms, as JSON-LD.

Only words that a source prints as somebody's own are a Quotation: inside quotation marks, or in a
text or a turn of theirs. What is reported is left out: schema.org's terms for that (Claim,
Statement) call for a rating or mean something else, and nothing is rated here. What is not known is
left out as well, and so is what a rule asks about and no person has confirmed.
"""

import json
from collections.abc import Iterator
from itertools import product
from typing import Any

from generator.content.model import Party, Person, Source
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.said import Cited, Said
from generator.pages.claims import claims
from generator.pages.escape import one_line
from generator.pages.exports.data_files import DATA_FILES, MEDIA_TYPES
from generator.pages.foreign import tongue_of, tongue_of_page
from generator.pages.page import Page
from generator.pages.quoted import quoted_texts
from generator.pages.urls import NO_ADDRESS, Web


def json_ld(dossier: Dossier, page: Page, web: Web = NO_ADDRESS) -> str:
    """The page as JSON-LD on one line, in which nothing can end a script or start markup."""
    explainer = dossier.explainer
    data = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": page.title,
        "description": page.description,
        "inLanguage": _language_of(dossier, page),
        "dateModified": str(explainer.as_of),
        "isPartOf": {"@type": "WebSite", "name": explainer.title},
        "mainEntity": _data_set(dossier, page, web) if page.template == "data" else None,
        "hasPart": list(_quotations(dossier, page)),
    }
    text = json.dumps(_known(data), ensure_ascii=False, separators=(",", ":"))
    for mark in "<>&":
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in text)


def _language_of(dossier: Dossier, page: Page) -> str:
    """The language of a page: that of the explainer, unless an editor wrote it in another."""
    written = page.data.get("written")
    tongue = tongue_of_page(dossier.explainer, written) if written else None
    return tongue.language if tongue else dossier.explainer.language


def _data_set(dossier: Dossier, page: Page, web: Web) -> dict[str, Any]:
    """What the explainer records, as data that others may take."""
    explainer = dossier.explainer
    return {
        "@type": "Dataset",
        "@id": "#page--title",
        "name": explainer.title,
        "description": f"{explainer.question} {explainer.summary}",
        "url": web.to(page.path) if web.url else None,
        "license": explainer.data_licence,
        "inLanguage": explainer.language,
        "dateModified": str(explainer.as_of),
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": path.rpartition("/")[2],
                "encodingFormat": MEDIA_TYPES[name],
                "contentUrl": _address_of_data(path, web),
            }
            for name, path in DATA_FILES
        ],
    }


def _address_of_data(path: str, web: Web) -> str:
    """Where a file of data is, for the page of data: beside it, or with those of the whole site."""
    if web.url:
        return web.whole.to(path)
    return f"../../{path}" if web.around else path.rpartition("/")[2]


def _quotations(dossier: Dossier, page: Page) -> Iterator[dict[str, Any]]:
    """Every rendering of every quoted statement that has its home on the page: several creators
    have made it jointly; what each of several said is one for each.

    The first has the statement's permalink for its name. No creator is named, and no date, where a
    rule asks whether the source tells so and no person has said that it does.
    """
    told = claims(dossier)
    for said in map(dossier.of, page.at_home):
        statement = said.statement
        texts = [(one, text) for one in said.evidence for text in quoted_texts(dossier, one)]
        is_dated = told.is_sure(statement, "on") and told.is_sure(statement, "at")
        made = list(_creators(dossier, said)) if told.is_sure(statement, "speaker") else []
        makers = [[one] for one in made] if made and said.is_of_each else [made]
        for number, ((cited, text), creators) in enumerate(product(texts, makers)):
            when = cited.again or (said.when if is_dated else None)
            yield {
                "@type": "Quotation",
                "@id": None if number else f"#{statement.id}",
                "url": f"#{statement.id}",
                "text": text,
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
    tongue = tongue_of(dossier, source)
    authors = [{"@type": "Person", "name": name} for name in source.authors]
    publisher = {"@type": "Organization", "name": source.publisher} if source.publisher else None
    return {
        "@type": "NewsArticle" if source.kind == "article" else "CreativeWork",
        "@id": source.url,
        "url": source.url,
        "headline": source.title,
        "inLanguage": tongue.language if tongue else None,
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
