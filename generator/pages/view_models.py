"""What parts of a page show: cells of the matrix, citations, excerpts of articles, choices."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from generator.content.dates import PartialDate
from generator.content.model import (
    Difference,
    Event,
    Issue,
    Party,
    Point,
    Position,
    Source,
    Statement,
)
from generator.evidence.dossier import Dossier, Said
from generator.evidence.labels import state
from generator.evidence.passages import cut_at
from generator.pages.words import Words

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


def who(words: Words, said: Said) -> str:
    """Who made a statement; for background, that the source itself reports it."""
    names = [speaker.name if speaker else words.text("unnamed") for speaker in said.speakers]
    joined = words.text("list_joint").join(names) or words.text("attribution.source-itself")
    return words.say("statement.own_view", who=joined) if said.statement.personal else joined


@dataclass(frozen=True)
class Cell:
    """What a party says on an issue: its point, if one is written, and its statements, the one that
    stands for it first.
    """

    party: Party
    point: Point | None
    said: list[Statement]


def matrix(dossier: Dossier) -> list[tuple[Issue, list[Cell]]]:
    """What each party says on each issue, in reading order."""
    return [
        (issue, [_cell(dossier, party, issue) for party in dossier.explainer.parties])
        for issue in dossier.explainer.issues
    ]


def _cell(dossier: Dossier, party: Party, issue: Issue) -> Cell:
    point, said = dossier.point(party, issue), _ranked(dossier.of_party_on(party, issue))
    leading = point.rests_on[0] if point else ""
    return Cell(party, point, sorted(said, key=lambda one: one.id != leading))


def _ranked(statements: Iterable[Statement]) -> list[Statement]:
    """The statements with a stance lead; the others follow as written."""
    return sorted(statements, key=lambda s: not (isinstance(s, Position) and s.stance))


@dataclass(frozen=True)
class Changed:
    """Something that changed on the site, and the statements concerned.

    `how` is the key of the words that lead it, for what was corrected or retracted.
    """

    on: PartialDate
    what: str
    statements: list[Statement]
    how: str = ""


def changes(dossier: Dossier) -> list[Changed]:
    """What changed on the site, the newest first: as editors tell it, and what was put right."""
    found = [
        Changed(change.on, change.summary, dossier.named(change.statements))
        for change in dossier.explainer.changes
    ]
    for one in dossier.statement.values():
        found += [Changed(c.on, c.what, [one], "changes.corrected") for c in one.corrected]
        if gone := one.retracted:
            found.append(Changed(gone.on, gone.why, [one], "changes.retracted"))
    return sorted(found, key=lambda change: change.on, reverse=True)


def choices(dossier: Dossier) -> dict[str, list[Any]]:
    """What a list of statements can be filtered by: only what occurs in it, in reading order."""
    statements = dossier.statements
    states = {label.value: label for label in map(state, statements) if label}
    return {
        "parties": [party for party in dossier.explainer.parties if dossier.of_party(party)],
        "issues": [issue for issue in dossier.explainer.issues if dossier.on_issue(issue)],
        "kinds": list(dict.fromkeys(statement.kind for statement in statements)),
        "states": list(states.values()),
        "attributions": list(dict.fromkeys(dossier.of(one).attribution for one in statements)),
    }


def excerpts(dossier: Dossier, source: Source) -> list[Excerpt | Gap]:
    """What may be shown of an article, with what is left out named."""
    if source.display == "link":
        return []
    shown: list[Excerpt | Gap] = []
    for paragraph in dossier.archive.articles[source.id].paragraphs:
        key = (source.id, paragraph.number)
        if key in dossier.marked or source.display == "full":
            text = _numbered(cut_at(paragraph.text, dossier.marked.get(key, [])))
            shown.append(Excerpt(paragraph.number, text, dossier.citing(source, key[1])))
        elif shown and isinstance(shown[-1], Gap):
            shown[-1] = Gap(shown[-1].first, paragraph.number)
        else:
            shown.append(Gap(paragraph.number, paragraph.number))
    return shown


def _numbered(stretches: Iterable[tuple[str, bool]]) -> tuple[tuple[str, int], ...]:
    numbers = count(1)
    return tuple((text, next(numbers) if is_marked else 0) for text, is_marked in stretches)
