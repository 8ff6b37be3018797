"""The dossier of an explainer in a further language: the same evidence, ties and attributions.

Nothing is judged anew, since the content is what was checked: where evidence stands and how each
statement is attributed is taken from the original, which the dossier names.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.content.localization import localized_explainer
from generator.content.model import Difference, Event
from generator.content.records import Record
from generator.content.references import records
from generator.content.statements import Evidence, Statement
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.resolve import resolve
from generator.evidence.resolution.said import Cited, Said


def localized(dossier: Dossier, language: str) -> Dossier:
    """What a dossier holds, in a further language; `original` of it is the given one."""
    explainer = localized_explainer(dossier.explainer, language)
    was = [one.record for one in dossier.things]
    now = [one.record for one in records(explainer)]
    renamed: dict[Record, Record] = dict(zip(was, now, strict=True))
    pieces = dict(_pieces(renamed))
    sources = {one.id: one for one in explainer.sources}
    articles = {
        name: replace(article, source=sources[name])
        for name, article in dossier.archive.articles.items()
    }
    known: dict[Evidence, Cited] = {}
    for cited in dossier.evidence:
        piece, record = pieces.get(cited.evidence, cited.evidence), renamed[cited.record]
        assert isinstance(record, Statement | Event | Difference)
        article = articles.get(piece.source) if cited.article else None
        known[piece] = replace(cited, evidence=piece, article=article, record=record)
    made = resolve(explainer, replace(dossier.archive, articles=articles), known)
    before = {now: was for was, now in renamed.items()}
    said = {
        statement: replace(one, attribution=_said_before(dossier, before[statement]).attribution)
        for statement, one in made._said.items()
    }
    return replace(
        made,
        _said=said,
        confirmed=dossier.confirmed,
        waiting=dossier.waiting,
        original=dossier,
    )


def _said_before(dossier: Dossier, record: Record) -> Said:
    assert isinstance(record, Statement)
    return dossier.of(record)


def _pieces(renamed: Mapping[Record, Record]) -> Iterator[tuple[Evidence, Evidence]]:
    """The accounts of differences, which have texts of their own, each as it is now."""
    for was, now in renamed.items():
        if isinstance(was, Difference) and isinstance(now, Difference):
            yield from zip(was.accounts, now.accounts, strict=True)
