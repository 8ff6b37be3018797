"""The timeline in parts: as many years together as a page holds, else months, else days.

What stands on the timeline stands once: a day with more than a page holds goes on over several.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from itertools import groupby
from typing import Any

from generator.content.dates import ExtendedDate, PartialDate
from generator.content.model import Event
from generator.content.statements import PosedQuestion, Statement
from generator.evidence.resolution.dossier import Dossier
from generator.pages.dividing import weights
from generator.pages.dividing.splitting import packed, room
from generator.pages.dividing.ways import OldAnchor
from generator.pages.dividing.weights import Heft, total
from generator.pages.timeline import Day, is_under, timeline, under

PATH = "timeline.md"
"""Where the timeline stands."""

_KINDS = tuple(one.name for one in fields(Day) if one.name != "when")


@dataclass(frozen=True)
class Period:
    """A part of the timeline: days from `first` to `last`, which are years, months or days.

    `path` is where it stands; where one part does not hold all that is of the same days, `number`
    counts the parts.
    """

    path: str
    first: PartialDate
    last: PartialDate
    days: tuple[Day, ...]
    number: int = 1

    @property
    def counts(self) -> Mapping[str, int]:
        """How much of each kind there is."""
        return Counter({kind: sum(len(getattr(day, kind)) for day in self.days) for kind in _KINDS})


@lru_cache(maxsize=2)
def periods(dossier: Dossier) -> tuple[Period, ...]:
    """The parts of the timeline, the earliest first; none where it need not be cut."""
    days = timeline(dossier)
    if total(_weight(dossier, day) for day in days) <= room():
        return ()
    pieces = [piece for day in days for piece in _cut_day(dossier, day)]
    found = _periods(dossier, sorted(pieces, key=lambda day: day.known), 1)
    same: Counter[tuple[PartialDate, PartialDate]] = Counter()
    numbered = []
    for one in found:
        same[one.first, one.last] += 1
        numbered.append(replace(one, number=same[one.first, one.last]))
    return tuple(numbered)


def event_home(dossier: Dossier, event: Event) -> str:
    """The path of the page on which an event stands."""
    return _homes(dossier).get(event.id, PATH)


def day_ways(dossier: Dossier) -> Iterator[OldAnchor]:
    """Where the events and the days of a timeline that is cut stand now."""
    days: dict[ExtendedDate, str] = {}
    for period in periods(dossier):
        for day in period.days:
            if days.setdefault(day.when, period.path) == period.path:
                anchor = f"on--{day.when.anchor}"
                yield OldAnchor(anchor, f"{period.path}#{anchor}")
            for event in day.events:
                yield from (OldAnchor(id, f"{period.path}#{event.id}") for id in event.ids)


@lru_cache(maxsize=2)
def _homes(dossier: Dossier) -> Mapping[str, str]:
    return {
        event.id: period.path
        for period in periods(dossier)
        for day in period.days
        for event in day.events
    }


def _periods(dossier: Dossier, days: Sequence[Day], level: int) -> Iterator[Period]:
    """Days in runs that fit: of years (level 1), months (2), or days (3)."""
    grouped = groupby(days, key=lambda day: _cut_date(day, level))
    units = [(date, [*held]) for date, held in grouped] if level < 3 else [*_singly(days)]
    runs = packed(units, lambda unit: weights.together(_weight(dossier, day) for day in unit[1]))
    for number, run in enumerate(runs, 1):
        held = [day for _, some in run for day in some]
        if level < 3 and total(_weight(dossier, day) for day in held) > room():
            yield from _periods(dossier, held, level + 1)
        else:
            yield _period(run[0][0], run[-1][0], held, level, number)


def _singly(days: Iterable[Day]) -> Iterator[tuple[PartialDate, list[Day]]]:
    return ((_cut_date(day, 3), [day]) for day in days)


def _period(
    first: PartialDate, last: PartialDate, days: Iterable[Day], level: int, number: int
) -> Period:
    name = str(first) if level < 3 else str(PartialDate(first.year, first.month))
    further = f"--{number}" if level == 3 and number > 1 else ""
    path = f"{PATH.removesuffix('.md')}/{name}{further}.md"
    return Period(path, first, last, tuple(days))


def _cut_date(day: Day, level: int) -> PartialDate:
    known = day.known
    return PartialDate(*(known.year, known.month, known.day)[:level])


def _cut_day(dossier: Dossier, day: Day) -> Iterator[Day]:
    """A day in as many pieces as it needs, in the order in which a page shows it."""
    held = [(kind, one) for kind in _KINDS for one in getattr(day, kind)]
    for run in packed(held, lambda one: _entry(dossier, *one)):
        piece = Day(day.when)
        for kind, one in run:
            getattr(piece, kind).append(one)
        yield piece


def _weight(dossier: Dossier, day: Day) -> Heft:
    held = ((kind, one) for kind in _KINDS for one in getattr(day, kind))
    return weights.together(_entry(dossier, kind, one) for kind, one in held) + _DAY


_DAY = 400
"""What a day takes by itself."""


def _entry(dossier: Dossier, kind: str, entry: Any) -> Heft:
    """What an entry of the timeline takes, with what stands under it."""
    match kind:
        case "events" | "said":
            return _told(dossier, entry)
        case "due" | "steps":
            return weights.line(dossier, entry[0].statement, 1 if kind == "due" else 0) + _WITH
        case "again":
            return weights.line(dossier, entry[0], 0) + weights.marks(entry[1])
        case _:
            return weights.line(dossier, entry)


_WITH = 1_200
"""What the mark of what became of an ask takes, with the passage that it opens."""


def _told(dossier: Dossier, record: Event | Statement | PosedQuestion) -> Heft:
    """What a record takes, worked out once: it is weighed with each part that may hold it."""
    weighed = _weighed(dossier)
    if record not in weighed:
        weighed[record] = _weigh(dossier, record)
    return weighed[record]


@lru_cache(maxsize=2)
def _weighed(_: Dossier) -> dict[Event | Statement | PosedQuestion, Heft]:
    return {}


def _weigh(dossier: Dossier, record: Event | Statement | PosedQuestion) -> Heft:
    if isinstance(record, Statement) and is_under(dossier, record):
        return Heft()
    beneath = weights.together(weights.line(dossier, one, 2) for one in under(dossier, record))
    more = weights.rows(record.summary) if isinstance(record, Event) else 0
    left = dossier.left_open_by(record)[: weights.TIES]
    open_ = sum(weights.rows(one.summary) for one in left)
    return weights.line(dossier, record, 3) + more + beneath + open_
