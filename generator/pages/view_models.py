"""What parts of a page show: cells of the matrix, citations, excerpts of articles, choices."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from generator.content.dates import PartialDate
from generator.content.model import (
    Difference,
    Event,
    Issue,
    Party,
    Point,
    Source,
)
from generator.content.statements import PosedQuestion, Statement
from generator.evidence.articles.archive import Paragraph
from generator.evidence.labels import state
from generator.evidence.quotation_marks import Span
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.passages import cut_segments
from generator.evidence.resolution.said import Cited, Said
from generator.pages.urls import words_anchor
from generator.pages.words import Words

DOWNLOADS = "download"
"""Where bundles stand on the site."""


@dataclass(frozen=True)
class Download:
    """One bundle: its file's name and ending, its size in bytes and its SHA-256; the further
    language that it is in, if it is in one, and what that is called in itself."""

    name: str
    format: str
    size: int
    digest: str
    language: str = ""
    language_name: str = ""


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
class Mark:
    """A piece of evidence as a paragraph that it cites shows it.

    `number` counts them there, in the order in which their words begin. `anchor` is where the first
    of the words stand, and `formerly` has its names by the ids that the record had before; `words`
    are all of them.
    """

    cited: Cited
    number: int
    anchor: str
    formerly: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def record(self) -> Statement | Event | Difference:
        """What rests on it."""
        return self.cited.record


@dataclass(frozen=True)
class Segment:
    """Words of a paragraph that all belong to the same `marks`; those whose first words they are,
    it `opens`."""

    text: str
    marks: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()

    @property
    def is_numbered(self) -> bool:
        """Whether the numbers of its marks follow it: not where it is a full stop alone that other
        marks leave, but where one of its own has nothing else."""
        wholes = ("".join(mark.words) for mark in self.marks)
        is_wordless = not all(any(map(str.isalnum, whole)) for whole in wholes)
        return is_wordless or any(map(str.isalnum, self.text))


@dataclass(frozen=True)
class Excerpt:
    """A cited paragraph, cut wherever the words of a piece of evidence begin or end, and what is
    drawn from it, in the order of its words."""

    number: int
    text: tuple[Segment, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Gap:
    """Paragraphs that are not shown, from `first` to `last`."""

    first: int
    last: int


def who(words: Words, said: Said) -> str:
    """Who made a statement, each of them unless it is joint; for background, that the source itself
    reports it, and for a question that no party poses, that the editors or an interviewer asked
    it."""
    if isinstance(said.statement, PosedQuestion):
        asker = "editors" if said.statement.is_editors else "interviewer"
        return words.say(f"posed.by.{asker}", who=said.statement.by)
    names = [speaker.name if speaker else words.text("unnamed") for speaker in said.speakers]
    joined = words.text("list_joint").join(names) or words.text("attribution.source-itself")
    told = words.say("statement.each", who=joined) if said.is_of_each else joined
    return words.say("statement.own_view", who=told) if said.statement.personal else told


@dataclass(frozen=True)
class Cell:
    """What a party says on an issue: its point, if one is written, and its statements, the one that
    stands for it first.
    """

    party: Party
    point: Point | None
    said: list[Statement]


def missing_points(dossier: Dossier) -> list[tuple[Issue, Cell]]:
    """The cells of the matrix in which a statement stands for want of a point."""
    pairs = product(dossier.explainer.issues, dossier.explainer.parties)
    cells = ((issue, cell_of(dossier, party, issue)) for issue, party in pairs)
    return [(issue, cell) for issue, cell in cells if cell.said and not cell.point]


def in_groups(issues: Iterable[Issue]) -> list[tuple[str, list[Issue]]]:
    """Issues group by group, as each comes first, each group under its name; those of none last,
    under no name."""
    groups: dict[str, list[Issue]] = {}
    for issue in issues:
        groups.setdefault(issue.group or "", []).append(issue)
    of_none = groups.pop("", [])
    return [*groups.items(), *([("", of_none)] if of_none else [])]


def cell_of(dossier: Dossier, party: Party, issue: Issue) -> Cell:
    """What a party says on an issue."""
    point = dossier.point(party, issue)
    said = _ranked(dossier, issue, dossier.of_party_on(party, issue))
    leading = point.rests_on[0] if point else ""
    return Cell(party, point, sorted(said, key=lambda one: one.id != leading))


_RANKS = "position offer intent; condition demand request; claim; question; reaction"
_RANK = {kind: rank for rank, kinds in enumerate(_RANKS.split(";")) for kind in kinds.split()}
"""Which kinds of statement tell most of where a party stands, where no point does."""


def _ranked(dossier: Dossier, issue: Issue, statements: Iterable[Statement]) -> list[Statement]:
    """What belongs to the issue most leads; of that, what still stands, then what tells most of
    where the party stands, and of one rank the latest; the others follow as written."""

    def rank(one: Statement) -> tuple[bool, bool, int]:
        asked = dossier.asks.get(one)
        is_over = asked is not None and asked.is_over
        return dossier.of(one).issue != issue, is_over, _RANK.get(one.kind, len(_RANK))

    latest = sorted(statements, key=dossier.latest_order, reverse=True)
    return sorted(latest, key=rank)


def proposers(dossier: Dossier, issue: str) -> list[Party]:
    """The parties whose proposal it is that stands on an issue, by its id; none where none does."""
    known = dossier.issue.get(issue)
    ids = known.proposal.by if known and known.proposal else ()
    return [dossier.party[name] for name in ids if name in dossier.party]


def choices(dossier: Dossier) -> dict[str, list[Any]]:
    """What a list of statements can be filtered by: only what occurs in it, in reading order."""
    statements = dossier.statements
    found = (state(dossier, one) for one in statements)
    states = {label.value: label for label in found if label}
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
        if pieces := dossier.pieces_from(source, paragraph.number):
            shown.append(_excerpt(paragraph, pieces))
        elif source.display == "full":
            shown.append(Excerpt(paragraph.number, (Segment(paragraph.text),), ()))
        elif shown and isinstance(shown[-1], Gap):
            shown[-1] = Gap(shown[-1].first, paragraph.number)
        else:
            shown.append(Gap(paragraph.number, paragraph.number))
    return shown


def among(shown: Iterable[Excerpt | Gap], numbers: Collection[int]) -> list[Excerpt | Gap]:
    """Of what is shown of an article, the paragraphs of these numbers, and what is left out before
    each of them and behind the last."""
    found: list[Excerpt | Gap] = []
    gap, is_held = None, False
    for one in shown:
        if isinstance(one, Gap):
            gap = one
            continue
        is_held = one.number in numbers
        found += [each for each in (gap, one) if each] if is_held else []
        gap = None
    return [*found, gap] if gap and is_held else found


def _excerpt(paragraph: Paragraph, pieces: Iterable[Cited]) -> Excerpt:
    """A paragraph with the words of each of the `pieces` that cite it."""
    spans = {one: _spans(one, paragraph.number) for one in pieces}
    marking = sorted(spans, key=lambda one: spans[one])
    marks = [_mark(one, number, paragraph, spans[one]) for number, one in enumerate(marking, 1)]
    segments = _segments(paragraph.text, marks, [spans[one] for one in marking])
    return Excerpt(paragraph.number, tuple(segments), tuple(marks))


def _spans(cited: Cited, number: int) -> list[Span]:
    return [passage.span for passage in cited.runs if passage.paragraph == number]


def _mark(cited: Cited, number: int, paragraph: Paragraph, spans: Iterable[Span]) -> Mark:
    words = tuple(paragraph.text[span.start : span.end] for span in spans)
    anchor, *formerly = (words_anchor(cited, paragraph.number, id) for id in cited.record.ids)
    return Mark(cited, number, anchor, tuple(formerly), words)


def _segments(
    text: str, marks: Sequence[Mark], marked: Sequence[Sequence[Span]]
) -> Iterator[Segment]:
    """The text in segments; the spaces at the edges of marked ones stand alone, so that a number
    follows its last word."""
    for span, held in cut_segments(text, marked):
        words = text[span.start : span.end]
        inner = words.strip()
        if not held or not inner:
            yield Segment(words)
            continue
        start = words.index(inner)
        opens = tuple(marks[index] for index in held if marked[index][0].start == span.start)
        yield Segment(words[:start])
        yield Segment(inner, tuple(marks[index] for index in held), opens)
        yield Segment(words[start + len(inner) :])
