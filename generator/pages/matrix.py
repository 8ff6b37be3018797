"""Who says what: issues in their groups, and what each party says on each of them.

The parties that speak on the most issues have a column each, the others share one. What one party
alone speaks on stands below what several do, and what nobody speaks on is named once.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.content.model import Issue, Party, Point
from generator.content.statements import Statement
from generator.evidence.resolution.dossier import Dossier
from generator.pages.dividing.splitting import packed
from generator.pages.dividing.weights import Heft, line, marks, rows, together
from generator.pages.trees import Tree, trees
from generator.pages.view_models import Cell, cell_of, in_groups

COLUMNS = 5
"""How many columns of parties are as wide as a sentence wants, that of the others among them."""

_FILLED = 1 / 3
"""How much of a party's column must be filled where some parties share one."""


@dataclass(frozen=True)
class Row:
    """What several say on an issue: a cell each column, and for the other parties that speak what
    each says, those together of whom the same statement stands there."""

    issue: Issue
    cells: list[Cell]
    others: list[list[Cell]]


@dataclass(frozen=True)
class Band:
    """Issues on each of which one party alone speaks: `party`, or several where none has two.

    `is_unanswered` is whether something is asked there and nobody answers any of it; `reactions`
    are what others say of it all the same.
    """

    party: Party | None
    cells: list[tuple[Issue, Cell]]
    is_unanswered: bool
    reactions: list[Statement]


@dataclass(frozen=True)
class Section:
    """The issues of one group: those that several speak on, and those that one does."""

    name: str
    rows: list[Row]
    bands: list[Band]


@dataclass(frozen=True)
class Matrix:
    """What each party says on each issue.

    `columns` are the parties with a column of their own, `others` those that share one, `silent`
    those that speak on none; `unspoken` are the issues on which no party does. `spoken` is on how
    many issues each of the columns speaks. `pages` has the groups of issues page by page: one page
    has room for most disputes.
    """

    columns: list[Party]
    others: list[Party]
    silent: list[Party]
    pages: list[list[Section]]
    unspoken: list[Issue]
    spoken: Mapping[str, int]

    @property
    def width(self) -> int:
        """How many columns of parties there are."""
        return len(self.columns) + bool(self.others)

    @property
    def has_gaps(self) -> bool:
        """Whether a cell is empty."""
        rows = [row for page in self.pages for section in page for row in section.rows]
        is_any_silent = any(not cell.said for row in rows for cell in row.cells)
        return is_any_silent or (bool(self.others) and any(not row.others for row in rows))

    @property
    def is_full(self) -> bool:
        """Whether all parties that speak have a column, and speak on all issues."""
        told = {self.spoken[one.id] for one in self.columns}
        return len(self.columns) > 1 and len(told) == 1 and not (self.others or self.has_gaps)

    @property
    def by_issues(self) -> list[Party]:
        """The parties with a column, those with the most issues first."""
        return sorted(self.columns, key=lambda one: -self.spoken[one.id])


Spoken = Mapping[Issue, list[Cell]]
"""The cells that are not empty, issue by issue."""


def who_says_what(dossier: Dossier) -> Matrix:
    """The matrix of all issues and parties."""
    parties = dossier.explainer.parties
    spoken = {
        issue: [cell for one in parties if (cell := cell_of(dossier, one, issue)).said]
        for issue in dossier.explainer.issues
    }
    counts = Counter(cell.party.id for cells in spoken.values() for cell in cells)
    speaking = [one for one in parties if counts[one.id]]
    columns = own_columns(speaking, spoken)
    drawn = trees(dossier)
    return Matrix(
        columns,
        [one for one in speaking if one not in columns],
        [one for one in parties if not counts[one.id]],
        [
            [_section(dossier, name, group, columns, drawn) for name, group in _groups(held)]
            for held in _paged(dossier, spoken)
        ],
        [issue for issue, cells in spoken.items() if not cells],
        counts,
    )


def own_columns(speaking: Sequence[Party], spoken: Spoken) -> list[Party]:
    """The parties with a column of their own: all where they are few, else those with the most
    issues, as long as enough of their columns would be filled; in the order of the parties."""
    shared = [cells for cells in spoken.values() if len(cells) > 1]
    filled = Counter(cell.party.id for cells in shared for cell in cells)
    if len(speaking) <= 2:
        return [*speaking]
    ranked = sorted(speaking, key=lambda one: -filled[one.id])
    full = [one for one in ranked if filled[one.id] >= _FILLED * len(shared)]
    if len(full) == len(speaking) <= COLUMNS:
        return [*speaking]
    chosen = (full if len(full) > 2 else ranked[:2])[: COLUMNS - 1]
    return [one for one in speaking if one in chosen]


_ROW = 300
"""What a row takes on a page, about, in bytes, beside its cells."""


def _paged(dossier: Dossier, spoken: Spoken) -> list[Spoken]:
    """The issues on which somebody speaks, group by group, page by page."""
    ordered = [one for _, group in _groups(spoken) for one in group.items()]

    def weigh(one: tuple[Issue, list[Cell]]) -> Heft:
        issue, cells = one
        return together(_cell(dossier, cell) for cell in cells) + (_ROW + rows(issue.name))

    return [dict(run) for run in packed(ordered, weigh)]


def _cell(dossier: Dossier, cell: Cell) -> Heft:
    """What a cell takes, with the passages that it opens."""
    if not cell.point:
        return line(dossier, cell.said[0])
    rests = dossier.named(cell.point.rests_on)
    return marks(dossier.cited(one.evidence[0]) for one in rests) + rows(cell.point.says)


def _groups(spoken: Spoken) -> Iterator[tuple[str, dict[Issue, list[Cell]]]]:
    """The issues on which somebody speaks: group by group, as each comes first, then those of no
    group."""
    held = {issue: cells for issue, cells in spoken.items() if cells}
    for name, issues in in_groups(held):
        yield name, {issue: held[issue] for issue in issues}


def _section(
    dossier: Dossier, name: str, spoken: Spoken, columns: Sequence[Party], drawn: Sequence[Tree]
) -> Section:
    rows = [_row(dossier, one, cells, columns) for one, cells in spoken.items() if len(cells) > 1]
    alone = [(issue, cells[0]) for issue, cells in spoken.items() if len(cells) == 1]
    return Section(name, rows, [*_bands(dossier, alone, drawn)])


def _row(dossier: Dossier, issue: Issue, cells: Iterable[Cell], columns: Sequence[Party]) -> Row:
    own = [cell_of(dossier, party, issue) for party in columns]
    alike: dict[Point | Statement, list[Cell]] = {}
    for cell in (one for one in cells if one.party not in columns):
        alike.setdefault(cell.point or cell.said[0], []).append(cell)
    return Row(issue, own, [*alike.values()])


def _bands(
    dossier: Dossier, alone: Sequence[tuple[Issue, Cell]], drawn: Sequence[Tree]
) -> Iterator[Band]:
    """One band a party that alone speaks on several of them, or on all; one for all the rest."""
    counts = Counter(cell.party for _, cell in alone)
    own = [party for party, n in counts.items() if n > 1 or len(counts) == 1]
    for party in own:
        cells = [one for one in alone if one[1].party is party]
        yield _band(dossier, party, cells, drawn)
    if rest := [one for one in alone if one[1].party not in own]:
        yield _band(dossier, None, rest, drawn)


def _band(
    dossier: Dossier,
    party: Party | None,
    cells: list[tuple[Issue, Cell]],
    drawn: Sequence[Tree],
) -> Band:
    said = {one: None for _, cell in cells for one in cell.said}
    asked = [dossier.asks[one] for one in said if one in dossier.asks]
    asked = [one for one in asked if one.is_ask and not one.is_over]
    is_unanswered = bool(asked) and not any(one.replies for one in asked)
    held = (tree for tree in drawn if any(one in said for one in tree.conditions))
    reacting = [one for record in said for one in dossier.reactions_to(record)]
    reacting += [one for tree in held for one in tree.reactions]
    return Band(party, cells, is_unanswered, list(dict.fromkeys(reacting)))
