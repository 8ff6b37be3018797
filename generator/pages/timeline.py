"""The timeline: what happened, was said and is due, day by day, and the days on a line to scale."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import Any

from generator.content.dates import ExtendedDate, PartialDate
from generator.content.model import Event
from generator.content.statements import PosedQuestion, Reaction, Statement
from generator.evidence.resolution.asks import Asked, Limit, Step
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.said import Cited


@dataclass
class Day:
    """What stands on a day, or a longer time: events, statements, what is due, what became of asks,
    what no party asked, and what was said again."""

    when: ExtendedDate
    events: list[Event] = field(default_factory=list)
    said: list[Statement] = field(default_factory=list)
    due: list[tuple[Asked, Limit]] = field(default_factory=list)
    steps: list[tuple[Asked, Step]] = field(default_factory=list)
    posed: list[PosedQuestion] = field(default_factory=list)
    again: list[tuple[Statement, list[Cited]]] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How much there is."""
        events, told = len(self.events) + len(self.due), len(self.steps) + len(self.again)
        return events + told + len(self.said) + len(self.posed)

    @property
    def known(self) -> datetime.date:
        """The day by which it has its place: the first, or the last where that is open."""
        return self.when.first or self.when.last or datetime.date.max


def timeline(dossier: Dossier) -> list[Day]:
    """Every day on which something is known to have happened or been said, or is due, the earliest
    first."""
    entries = sorted(_entries(dossier), key=lambda entry: entry[0].order)
    days = []
    for when, together in groupby(entries, key=lambda entry: entry[0]):
        day = Day(when)
        for _, kind, record in together:
            getattr(day, kind).append(record)
        days.append(day)
    return days


def _entries(dossier: Dossier) -> Iterator[tuple[ExtendedDate, str, Any]]:
    """Each thing with its day, and as which it stands there."""
    yield from ((event.on, "events", event) for event in dossier.explainer.events)
    for kind, statements in (("said", dossier.statements), ("posed", dossier.posed)):
        for said in map(dossier.of, statements):
            if said.when and said.is_dated:
                yield said.when, kind, said.statement
    for said in map(dossier.of, (*dossier.statements, *dossier.posed)):
        yield from ((day, "again", (said.statement, told)) for day, told in said.again)
    asks = [one for one in dossier.asks.values() if one.status != "retracted"]
    limits = [(asked, limit) for asked in asks for limit in asked.limits]
    due = [(one.deadline, (asked, one)) for asked, one in limits if not _is_moot(asked, one)]
    for deadline, entry in sorted(due, key=lambda one: one[0].order):
        yield deadline.day, "due", entry
    steps = ((asked, step) for asked in asks for step in asked.steps if step.is_dated_update)
    yield from ((step.when, "steps", (asked, step)) for asked, step in steps if step.when)


@dataclass(frozen=True)
class Dot:
    """Days that fall together on a line, `at` which hundredth of it."""

    at: int
    days: list[Day]
    is_ahead: bool

    @property
    def weight(self) -> int:
        """How large it is drawn: 1 to 3."""
        size = sum(day.size for day in self.days)
        return 1 + (size > _SOME) + (size > _MANY)


@dataclass(frozen=True)
class Strip:
    """The days on a line to scale, with its `ticks`; what was long before stands `earlier`."""

    earlier: list[Day]
    dots: list[Dot]
    ticks: list[tuple[PartialDate, int]]


_SOME, _MANY = 2, 9
"""Of more things than that a dot is larger, or largest."""

_OUTLYING = 0.6
"""Which part of a line may be empty between its first day and the next."""

_TOGETHER = 2
"""Hundredths of a line in which days fall together."""


def strip(days: Sequence[Day], as_of: PartialDate) -> Strip | None:
    """The days to scale; None where they are too few for a line."""
    known = sorted(days, key=lambda one: one.known)
    if len(known) < 2 or known[0].known == known[-1].known:
        return None
    last = max(known[-1].known, as_of.last)
    first, second = known[0].known, known[1].known
    line = known[(second - first) > (last - first) * _OUTLYING and len(known) > 2 :]
    scale = _Scale.of(line[0].known, last)
    dots = []
    for at, together in groupby(line, key=lambda one: scale.at(one.known, _TOGETHER)):
        of = [*together]
        dots.append(Dot(at, of, of[0].known > as_of.last))
    return Strip(known[: len(known) - len(line)], dots, scale.ticks)


_TICKS = 6


@dataclass(frozen=True)
class _Scale:
    """A line from one day to another, with marks at the beginnings of years, months or days."""

    start: datetime.date
    end: datetime.date
    ticks: list[tuple[PartialDate, int]]

    @classmethod
    def of(cls, first: datetime.date, last: datetime.date) -> "_Scale":
        """The line of these days, which begins with a year or, where it is shorter, a month."""
        span = (last - first).days
        if span > 3 * 365:
            begins = [PartialDate(year) for year in range(first.year, last.year + 1)]
        elif span > 60:
            months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
            begins = [PartialDate(one // 12, one % 12 + 1) for one in months]
        else:
            some = (first + datetime.timedelta(one) for one in range(span + 1))
            begins = [PartialDate(one.year, one.month, one.day) for one in some]
        scale = cls(begins[0].first, last, [])
        step = -(-len(begins) // _TICKS)
        scale.ticks.extend((one, scale.at(one.first)) for one in begins[::step])
        return scale

    def at(self, day: datetime.date, together: int = 1) -> int:
        """At which hundredth a day lies, in steps of so many."""
        share = 100 * (day - self.start).days / max(1, (self.end - self.start).days)
        return min(100, together * round(share / together))


BENEATH = 20
"""How many reactions stand under what they react to; the others stand for themselves."""


def under(dossier: Dossier, target: Event | Statement) -> list[Statement]:
    """The reactions to something that stand under it, as they were of the same day."""
    return _beneath(dossier).get(target, [])


def _is_moot(asked: Asked, limit: Limit) -> bool:
    """Whether it was given up before a deadline, so that nothing is or was due then."""
    return asked.is_over and asked.when is not None and asked.when.is_before(limit.deadline)


def is_under(dossier: Dossier, statement: Statement) -> bool:
    """Whether a statement stands under what it reacts to."""
    return isinstance(statement, Reaction) and statement in under(
        dossier, dossier.of(statement).target
    )


@lru_cache(maxsize=2)
def _beneath(dossier: Dossier) -> Mapping[Any, list[Statement]]:
    found: dict[Any, list[Statement]] = defaultdict(list)
    for one in dossier.statements:
        target = dossier.of(one).target
        if _is_of_its_day(dossier, one) and len(found[target]) < BENEATH:
            found[target].append(one)
    return found


def _is_of_its_day(dossier: Dossier, statement: Statement) -> bool:
    """Whether what a reaction reacts to is of the same day, and no reaction itself."""
    said = dossier.of(statement)
    if not isinstance(statement, Reaction) or not said.is_dated:
        return False
    target = said.target
    if isinstance(target, Event):
        return target.on == said.when
    if not isinstance(target, Statement) or isinstance(target, Reaction) or target.retracted:
        return False
    return dossier.of(target).is_dated and dossier.of(target).when == said.when
