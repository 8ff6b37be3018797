"""What the overview shows beside the axis and the tree: wider demands with what is said to them,
how others took what was said, differences of substance, and how it came to this."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.content.dates import ExtendedDate
from generator.content.model import Difference, Event, Party, Source
from generator.content.statements import Demand, Offer, Request
from generator.evidence.resolution.asks import Asked
from generator.evidence.resolution.dossier import Dossier
from generator.pages.trees import Tree
from generator.pages.view_models import Cell, cell_of

WANTS = 6
"""How many demands the overview lists."""

DIFFERENCES = 3
"""How many differences it lists."""

EVENTS = 6
"""How many events it draws on a line."""

RECENT = datetime.timedelta(days=10)
"""How long before the last day events stand in the enlarged part of the line."""

LAST_EVENTS = 20
"""How many events it lists there."""

_OUTLYING = 0.6
"""How much of a line may be empty between its first event and the next."""

_FEWEST = 3
"""So many events a line has at least of which the first may be left out."""


@dataclass(frozen=True)
class Want:
    """Something that a party asks for, and where nobody answers it, what the others say on the same
    issue."""

    asked: Asked
    party: Party
    besides: list[Cell]

    @property
    def is_bare(self) -> bool:
        """Whether nobody answers it, or says anything on its issue."""
        return not self.asked.replies and not self.besides


def wants(dossier: Dossier, drawn: Iterable[Tree]) -> list[Want]:
    """What the parties ask for beside the trees that are `drawn`: demands, or where there are none
    requests and offers; the parties of the trees first, and of each what is met with words."""
    shown = {one.statement for tree in drawn for one in tree.asked}
    live = [one for one in dossier.asks.values() if one.is_ask and not one.is_over]
    of_parties = [one for one in live if dossier.of(one.statement).owner]
    asks = [one for one in of_parties if one.statement not in shown]
    demands = [one for one in asks if isinstance(one.statement, Demand)]
    found = demands or [one for one in asks if isinstance(one.statement, Request | Offer)]
    first = [tree.party for tree in drawn]
    made = [_want(dossier, one) for one in found]
    order = [*first, *(one for one in dossier.explainer.parties if one not in first)]
    return sorted(made, key=lambda one: (order.index(one.party), one.is_bare))


def _want(dossier: Dossier, asked: Asked) -> Want:
    said = dossier.of(asked.statement)
    assert said.owner and said.issue
    others = [one for one in dossier.explainer.parties if one is not said.owner]
    cells = (cell_of(dossier, one, said.issue) for one in ([] if asked.replies else others))
    return Want(asked, said.owner, [one for one in cells if one.said])


_SUBSTANCE = ("number", "fact")
"""The kinds of difference that are more than one of words."""


SOURCES = 3
"""How many sources have a column each."""


def told_by(dossier: Dossier, differences: Sequence[Difference]) -> list[Source]:
    """The sources between which there are differences; none where they are too many for columns."""
    accounts = (account for one in differences for account in one.accounts)
    found = list(dict.fromkeys(dossier.cited(one).source for one in accounts))
    return found if len(found) <= SOURCES else []


def substantial(dossier: Dossier) -> list[Difference]:
    """The differences that the overview shows, as written: those of substance, or where there are
    none those of wording; none of spelling."""
    told = [one for one in dossier.explainer.differences if one.kind != "spelling"]
    substance = [one for one in told if one.kind in _SUBSTANCE]
    return (substance or told)[:DIFFERENCES]


@dataclass(frozen=True)
class Placed:
    """An event on a line: `at` which hundredth of it."""

    event: Event
    at: int


@dataclass(frozen=True)
class History:
    """How it came to this: what is `placed` on a line to scale, with its `years` (each with the
    hundredth at which it begins), and the last `days`, with what happened on each."""

    placed: list[Placed]
    years: list[tuple[int, int]]
    days: list[tuple[ExtendedDate, list[Event]]]

    @property
    def is_told(self) -> bool:
        """Whether there is anything."""
        return bool(self.placed or self.days)


def history(dossier: Dossier) -> History:
    """What led here, as far as events tell: those of the last days by themselves, the latest of the
    others on a line. What is expected is not on it, nor what was long before all else."""
    now = dossier.explainer.as_of.last
    events = [one for one in dossier.explainer.events if (day := _first(one)) and day <= now]
    known = sorted(events, key=_known)
    if not known:
        return History([], [], [])
    last = _known(known[-1])
    recent = [one for one in known if _is_of_a_day(one) and last - _known(one) <= RECENT]
    recent = recent[-LAST_EVENTS:]
    line = [one for one in known if one not in recent][-EVENTS:]
    line = line[_is_outlying(line, last) :]
    days = [(day, [*group]) for day, group in groupby(recent, key=lambda one: one.on)]
    if not line:
        return History([], [], days)
    start = _known(line[0]).replace(month=1, day=1)
    placed = [Placed(one, _share(_known(one), start, last)) for one in line]
    return History(placed, _years(start, last), days)


def _is_of_a_day(event: Event) -> bool:
    return bool(event.on.plain and event.on.plain.day)


def _first(event: Event) -> datetime.date | None:
    return event.on.first or event.on.last


def _known(event: Event) -> datetime.date:
    found = _first(event)
    assert found
    return found


def _is_outlying(line: Sequence[Event], last: datetime.date) -> bool:
    """Whether most of a line of several would be empty between its first event and the next."""
    if len(line) < _FEWEST:
        return False
    first, second = _known(line[0]), _known(line[1])
    return (second - first) > (last - first) * _OUTLYING


def _share(day: datetime.date, start: datetime.date, end: datetime.date) -> int:
    """At which hundredth between two days another lies."""
    return round(100 * (day - start).days / max(1, (end - start).days))


_TICKS = 6


def _years(start: datetime.date, end: datetime.date) -> list[tuple[int, int]]:
    """The years of a line, at most six of them, each with the hundredth at which it begins."""
    step = -(-(end.year - start.year + 1) // _TICKS)
    years = range(start.year, end.year + 1, step)
    return [(year, _share(datetime.date(year, 1, 1), start, end)) for year in years]
