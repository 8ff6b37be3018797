"""What parts of a page show: cells of the matrix, citations, excerpts of articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.marks import Span
from generator.model import Evidence, Issue, Party, Position, Source, Statement
from generator.quotations import insertions
from generator.relations import Relations


@dataclass(frozen=True)
class Cell:
    """What one party says on one issue: `lead` is shown, `more` counts the rest."""

    party: Party
    lead: tuple[Statement, ...]
    more: int


@dataclass(frozen=True)
class Citation:
    """One piece of evidence as a reader sees it.

    `fragments` are the article's own words; each is a list of stretches with a mark that tells a
    journalist's bracketed insertion from the rest.
    """

    source: Source
    paragraphs: tuple[int, ...]
    fragments: tuple[tuple[tuple[str, bool], ...], ...]


@dataclass(frozen=True)
class Excerpt:
    """A cited paragraph: stretches with a mark for the quoted words, and what is drawn from it."""

    number: int
    text: tuple[tuple[str, bool], ...]
    statements: list[Statement]


@dataclass(frozen=True)
class Gap:
    """Paragraphs that are not shown, from `first` to `last`."""

    first: int
    last: int


def citation(relations: Relations, evidence: Evidence) -> Citation:
    """What a reader sees of one piece of evidence, in the article's own words."""
    return Citation(
        relations.source[evidence.source],
        relations.archive.locate(evidence).paragraphs,
        tuple(_stretches(text, insertions(text)) for text in relations.quoted_words(evidence)),
    )


def matrix(relations: Relations) -> list[tuple[Issue, list[Cell]]]:
    """What each party says on each issue, in reading order."""
    explainer = relations.explainer
    return [
        (issue, [_cell(party, relations.said(party, issue)) for party in explainer.parties])
        for issue in explainer.issues
    ]


def _cell(party: Party, statements: list[Statement]) -> Cell:
    """The statement with a stance leads; otherwise the first one written."""
    ranked = sorted(statements, key=lambda s: not (isinstance(s, Position) and s.stance))
    return Cell(party, tuple(ranked[:1]), len(ranked[1:]))


def excerpts(
    relations: Relations, source: Source, cited: dict[tuple[str, int], list[Span]]
) -> list[Excerpt | Gap]:
    """What may be shown of an article, with what is left out named."""
    if source.display == "link":
        return []
    shown: list[Excerpt | Gap] = []
    for paragraph in relations.archive.articles[source.id].paragraphs:
        key = (source.id, paragraph.number)
        if key in cited or source.display == "full":
            stretches = _stretches(paragraph.text, _merged(cited.get(key, [])))
            statements = relations.citing(source, paragraph.number)
            shown.append(Excerpt(paragraph.number, stretches, statements))
        elif shown and isinstance(shown[-1], Gap):
            shown[-1] = Gap(shown[-1].first, paragraph.number)
        else:
            shown.append(Gap(paragraph.number, paragraph.number))
    return shown


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _stretches(text: str, marked: Iterable[Span]) -> tuple[tuple[str, bool], ...]:
    """`text` cut at the edges of `marked`, each stretch with whether it is marked."""
    stretches, end = [], 0
    for span in marked:
        stretches += [(text[end : span.start], False), (text[span.start : span.end], True)]
        end = span.end
    stretches.append((text[end:], False))
    return tuple(stretch for stretch in stretches if stretch[0])
