"""What parts of a page show: cells of the matrix, citations, excerpts of articles, choices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from generator.content.fields import PartialDate
from generator.content.model import (
    Difference,
    Event,
    Evidence,
    Issue,
    Party,
    Position,
    Source,
    Statement,
)
from generator.evidence.labels import Label, state
from generator.evidence.matching import insertions
from generator.evidence.quotation_marks import Span
from generator.evidence.resolve import Dossier

DOWNLOADS = "download"
"""Where bundles stand on the site."""


@dataclass(frozen=True)
class Download:
    """One bundle: its file's name and ending, its size in bytes and its SHA-256."""

    name: str
    format: str
    size: int
    digest: str


@dataclass(frozen=True)
class Downloads:
    """The bundles in a folder, the files `beside` them, and the day that they are dated by."""

    folder: Path
    bundles: tuple[Download, ...]
    beside: tuple[str, ...]
    made: PartialDate

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Each file that is offered: its path on the site and its bytes."""
        for name in (*(bundle.name for bundle in self.bundles), *self.beside):
            yield f"{DOWNLOADS}/{name}", (self.folder / name).read_bytes()


@dataclass(frozen=True)
class Cell:
    """What one party says on one issue: `shown` stands in the cell, `more` counts the rest."""

    party: Party
    shown: tuple[Statement, ...]
    more: int


@dataclass(frozen=True)
class ShownEvidence:
    """One piece of evidence as a reader sees it.

    `fragments` are the article's own words; each is a list of stretches with a mark that tells a
    journalist's bracketed insertion from the rest. `mark` counts the marked stretches of the first
    paragraph up to the one that is quoted; None where nothing is.
    """

    source: Source
    paragraphs: tuple[int, ...]
    fragments: tuple[tuple[tuple[str, bool], ...], ...]
    mark: int | None
    words: str


@dataclass(frozen=True)
class Excerpt:
    """A cited paragraph, and what is drawn from it.

    Each stretch of `text` has the number of its mark, counted from 1; 0 where nothing is quoted.
    """

    number: int
    text: tuple[tuple[str, int], ...]
    records: list[Statement | Event | Difference]


@dataclass(frozen=True)
class Gap:
    """Paragraphs that are not shown, from `first` to `last`."""

    first: int
    last: int


@dataclass(frozen=True)
class Choices:
    """What a list of statements can be filtered by: only what occurs in it, in reading order."""

    parties: list[Party]
    issues: list[Issue]
    kinds: list[str]
    states: list[Label]
    attributions: list[str]


def citation(dossier: Dossier, evidence: Evidence) -> ShownEvidence:
    """What a reader sees of one piece of evidence, in the article's own words."""
    located = dossier.archive.locate(evidence)
    quoted = dossier.quoted_words(evidence)
    article = dossier.archive.articles[evidence.source]
    return ShownEvidence(
        dossier.source[evidence.source],
        located.paragraphs,
        tuple(_stretches(text, insertions(text)) for text in quoted),
        dossier.mark(evidence),
        quoted[0] if quoted else article.paragraphs[located.paragraphs[0] - 1].text,
    )


def matrix(dossier: Dossier, size: int = 1) -> list[tuple[Issue, list[Cell]]]:
    """What each party says on each issue, in reading order, `size` statements a cell at most."""
    return [(issue, _row(dossier, issue, size)) for issue in dossier.explainer.issues]


def glance(dossier: Dossier) -> list[Cell]:
    """What each party says on the issue that comes first in reading order."""
    first = dossier.explainer.issues[:1]
    return [cell for issue in first for cell in _row(dossier, issue, 1)]


def _row(dossier: Dossier, issue: Issue, size: int) -> list[Cell]:
    parties = dossier.explainer.parties
    return [_cell(party, dossier.said(party, issue), size) for party in parties]


def _cell(party: Party, statements: list[Statement], size: int) -> Cell:
    """The statements with a stance lead; the others follow as written."""
    ranked = sorted(statements, key=lambda s: not (isinstance(s, Position) and s.stance))
    return Cell(party, tuple(ranked[:size]), len(ranked[size:]))


def choices(dossier: Dossier) -> Choices:
    """What the list of all statements can be filtered by."""
    statements = dossier.statements
    states = {label.value: label for label in map(state, statements) if label}
    return Choices(
        [party for party in dossier.explainer.parties if dossier.of_party(party)],
        [issue for issue in dossier.explainer.issues if dossier.on_issue(issue)],
        list(dict.fromkeys(statement.kind for statement in statements)),
        list(states.values()),
        list(dict.fromkeys(map(dossier.attribution, statements))),
    )


def excerpts(dossier: Dossier, source: Source) -> list[Excerpt | Gap]:
    """What may be shown of an article, with what is left out named."""
    if source.display == "link":
        return []
    shown: list[Excerpt | Gap] = []
    for paragraph in dossier.archive.articles[source.id].paragraphs:
        key = (source.id, paragraph.number)
        if key in dossier.marked or source.display == "full":
            text = _numbered(_stretches(paragraph.text, dossier.marked.get(key, [])))
            shown.append(Excerpt(paragraph.number, text, dossier.citing(source, key[1])))
        elif shown and isinstance(shown[-1], Gap):
            shown[-1] = Gap(shown[-1].first, paragraph.number)
        else:
            shown.append(Gap(paragraph.number, paragraph.number))
    return shown


def _stretches(text: str, marked: Iterable[Span]) -> tuple[tuple[str, bool], ...]:
    """`text` cut at the edges of `marked`, each stretch with whether it is marked."""
    stretches, end = [], 0
    for span in marked:
        stretches += [(text[end : span.start], False), (text[span.start : span.end], True)]
        end = span.end
    stretches.append((text[end:], False))
    return tuple(stretch for stretch in stretches if stretch[0])


def _numbered(stretches: Iterable[tuple[str, bool]]) -> tuple[tuple[str, int], ...]:
    numbers = count(1)
    return tuple((text, next(numbers) if is_marked else 0) for text, is_marked in stretches)
