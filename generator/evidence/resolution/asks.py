"""What became of each ask, worked out from what was said and done later; nobody types it.

Each of those who were asked has a status of their own: their latest outcome by day. The whole has
one of all of them, unless the ask was withdrawn or superseded, or what it is a condition of was.

Long because the rules that give a status hang together, and are read in one piece.
"""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.content.dates import ExtendedDate, PartialDate
from generator.content.model import Event, Party, Person
from generator.content.statements import Ask, Condition, PosedQuestion, Statement
from generator.evidence.resolution.said import Cited, Said

Status = Literal[
    "open",
    "accepted",
    "accepted-with-conditions",
    "partly-accepted",
    "rejected",
    "divided",
    "answered",
    "partly-answered",
    "met",
    "withdrawn",
    "superseded",
    "lapsed",
    "retracted",
]
"""What has become of an ask."""

OVER: tuple[Status, ...] = ("withdrawn", "superseded", "lapsed", "retracted")
"""The statuses of what is not asked any more."""

Due = Literal["settled", "due", "overdue"]
"""What has become of a deadline: it matters no more; it is ahead; it has passed."""

Actor = Party | Person
"""Who asks or answers."""

_OUTCOMES: Mapping[str, Status] = {
    "accepts": "accepted",
    "accepts-with-conditions": "accepted-with-conditions",
    "partly": "partly-accepted",
    "rejects": "rejected",
    "replies": "answered",
    "declines": "open",
    "met": "met",
    "not-met": "open",
}

TOLD = ("met", "not-met")
"""Outcomes that whoever asked may tell of, too, and an event without naming anybody."""

_ENDS: Mapping[str, Status] = {"withdraws": "withdrawn", "replaces": "superseded"}
"""What ends an ask for those who say so, and what it is then."""


@dataclass(frozen=True)
class Reply:
    """What answers an ask, or tells what came of it.

    `status` is that which it gives. `by` are those whose answer it is, none where it is told of
    everybody; `who` has the ids of them and of all for whom they speak. `missed` is the deadline
    after which it came, if it did.
    """

    record: Statement | Event
    outcome: str
    status: Status
    by: tuple[Actor, ...]
    who: frozenset[str]
    when: ExtendedDate | None
    missed: ExtendedDate | None = None

    def is_among(self, share: "Share") -> bool:
        """Whether it is one of the replies of somebody who was asked."""
        return any(one is self for one in share.replies)


@dataclass(frozen=True)
class Step:
    """What else became of an ask: it `how` (withdraws, replaces, repeats, undoes) it.

    `record` is the statement that does so; None where an update does, or evidence of the ask's own
    that tells of a later day: then `evidence` tells it.
    """

    how: str
    by: tuple[Actor, ...]
    when: ExtendedDate | None
    record: Statement | None = None
    evidence: tuple[Cited, ...] = ()
    deadline: ExtendedDate | None = None
    repeats: tuple[Statement, ...] = ()

    @property
    def is_dated_update(self) -> bool:
        """Whether an update does so of which the day is told."""
        updates = [one.update for one in self.evidence if one.update]
        return any(one.on or one.event for one in updates)


Later = Reply | Step
"""What comes after an ask."""


@dataclass(frozen=True)
class Share:
    """What became of an ask with one of those who were asked: somebody, or who is meant in words.

    Where nobody was named, each who answered has a share; `asked` is None where nobody is said to
    have. `reply` gives the status, if any does; `replies` are all, the latest last.
    """

    asked: Actor | str | None
    status: Status
    reply: Reply | None
    replies: tuple[Reply, ...]

    @property
    def is_silent(self) -> bool:
        """Whether nothing has come of it."""
        return not self.replies


@dataclass(frozen=True)
class Limit:
    """A deadline of an ask, what has become of it, and who set it."""

    deadline: ExtendedDate
    due: Due
    by: tuple[Actor, ...]


@dataclass(frozen=True)
class Asked:
    """An ask, or an intent, and what became of it.

    `status` is that of the whole, since the day `when`, as far as it is known. `askers` are all who
    ask for it, the first first: of what no party poses those who asked it later; `later` is what
    followed, in order of time, and `reactions`, which answer nothing, are in that of the files.
    """

    statement: Statement
    status: Status
    when: ExtendedDate | None
    askers: tuple[Actor, ...]
    shares: tuple[Share, ...]
    later: tuple[Later, ...]
    limits: tuple[Limit, ...]
    reactions: tuple[Statement, ...]

    @property
    def replies(self) -> list[Reply]:
        """What answers it, or tells what came of it."""
        return [one for one in self.later if isinstance(one, Reply)]

    @property
    def steps(self) -> list[Step]:
        """What else became of it."""
        return [one for one in self.later if isinstance(one, Step)]

    @property
    def is_ask(self) -> bool:
        """Whether something is asked of others, and not only intended."""
        return isinstance(self.statement, Ask)

    @property
    def is_over(self) -> bool:
        """Whether it is not asked any more."""
        return self.status in OVER

    @property
    def is_overdue(self) -> bool:
        """Whether a deadline has passed without an answer."""
        return any(one.due == "overdue" for one in self.limits)

    @property
    def is_posed(self) -> bool:
        """Whether no party poses it."""
        return isinstance(self.statement, PosedQuestion)

    @property
    def also_asking(self) -> tuple[Actor, ...]:
        """The others who ask for it too, beside who did so first."""
        return self.askers if self.is_posed else self.askers[1:]

    @property
    def names_somebody(self) -> bool:
        """Whether it is said of whom it is asked."""
        return bool(getattr(self.statement, "asked_of", ()))

    @property
    def silent(self) -> list[Share]:
        """Those who were asked and of whom no answer is known."""
        return [one for one in self.shares if one.is_silent]

    @property
    def successors(self) -> list[Statement]:
        """What is asked for in its place."""
        found = [one for step in self.steps if step.how == "replaces" for one in _takes(step)]
        return list(dict.fromkeys(found))


def _takes(step: Step) -> tuple[Statement, ...]:
    return (step.record,) if step.record else step.repeats


def status_of(outcome: str, ask: Statement) -> Status:
    """The status that an outcome gives an ask with one of those who were asked."""
    if outcome == "partly" and ask.kind == "question":
        return "partly-answered"
    return _OUTCOMES[outcome]


def lives(
    asking: Iterable[Said],
    later: Mapping[str, Sequence[Later]],
    asked: Mapping[str, Actor],
    reactions: Mapping[str, Sequence[Statement]],
    as_of: PartialDate,
) -> Iterator[Asked]:
    """What became of each of the asks and intents that are `asking`.

    By their ids: what comes `later`, in the order of the files, and the `reactions`. `asked` are
    those who may be asked, by id.
    """
    every = [*asking]
    said = {one.statement.id: one for one in every}
    ends = {name: _ending(one, _in_time(later.get(name, ()))) for name, one in said.items()}
    for one in every:
        name = one.statement.id
        held = tuple(reactions.get(name, ()))
        yield _life(one, _in_time(later.get(name, ())), asked, held, _lapse(one, said, ends), as_of)


def _in_time(later: Iterable[Later]) -> list[Later]:
    """What comes later in order of time; what is of one day, or none, as it was given."""
    return sorted(later, key=lambda one: _known_by(one.when))


def _known_by(when: ExtendedDate | None) -> tuple[datetime.date, datetime.date]:
    """What is sorted by its day: the last that it may be; first what has none."""
    if when is None:
        return datetime.date.min, datetime.date.min
    return when.last or datetime.date.max, when.first or datetime.date.min


def _ending(said: Said, later: Iterable[Later]) -> Step | None:
    """With what the last of those who ask for it gave it up; None where somebody still asks."""
    asking, end = {one.id for one in said.voices}, None
    if isinstance(said.statement, PosedQuestion):
        asking = {""}  # it is asked whatever parties that ask it too say later
    for step in (one for one in later if isinstance(one, Step)):
        if step.how == "repeats":
            asking |= {one.id for one in step.by}
            end = None
        elif step.how in _ENDS:
            asking -= {one.id for one in step.by}
            end = end if asking else step
    return end


def _lapse(
    said: Said, all_said: Mapping[str, Said], ends: Mapping[str, Step | None]
) -> Step | None:
    """What ended that of which something is a condition, or that of which this is one in turn."""
    seen, one = {said.statement.id}, said.statement
    while isinstance(one, Condition) and (name := one.qualifies) in all_said and name not in seen:
        assert name
        if end := ends[name]:
            return end
        seen.add(name)
        one = all_said[name].statement
    return None


def _life(
    said: Said,
    later: Sequence[Later],
    asked: Mapping[str, Actor],
    reactions: tuple[Statement, ...],
    lapse: Step | None,
    as_of: PartialDate,
) -> Asked:
    statement, steps = said.statement, [one for one in later if isinstance(one, Step)]
    set_by = [(said.voices, getattr(statement, "deadline", None))]
    set_by += [(one.by, one.deadline) for one in steps if one.how == "repeats"]
    deadlines = [(by, day) for by, day in set_by if day]
    later = [_timed(one, [day for _, day in deadlines]) for one in later]
    askers = dict.fromkeys((*said.voices, *(p for s in steps if s.how == "repeats" for p in s.by)))
    shares = tuple(_shares(statement, _since_revival(said, later), later, asked, askers))
    status, when = _whole([one.status for one in shares]), _since(shares)
    if end := _ending(said, later):
        status, when = _ENDS[end.how], end.when
    elif lapse:
        status, when = "lapsed", lapse.when
    if statement.retracted:
        status, when = "retracted", ExtendedDate.of(statement.retracted.on)
    is_open = status == "open" or any(one.status == "open" for one in shares)
    is_awaited = is_open and status not in OVER
    limits = (Limit(day, _due(day, is_awaited, as_of), tuple(by)) for by, day in deadlines)
    return Asked(
        statement,
        status,
        when,
        tuple(askers),
        shares,
        tuple(later),
        tuple(limits),
        reactions,
    )


def _timed(later: Later, deadlines: Sequence[ExtendedDate]) -> Later:
    """What comes later, with the last deadline, where it came after all of them."""
    if isinstance(later, Step) or not later.when or not deadlines:
        return later
    last = max(deadlines, key=_known_by)
    if not last.is_before(later.when):
        return later
    return replace(later, missed=last)


def _due(deadline: ExtendedDate, is_awaited: bool, as_of: PartialDate) -> Due:
    if not is_awaited:
        return "settled"
    return "overdue" if deadline.last and deadline.last < as_of.last else "due"


def _since_revival(said: Said, later: Sequence[Later]) -> Sequence[Later]:
    """What comes after it was last asked for again, once it had been given up."""
    for number in range(len(later) - 1, 0, -1):
        one = later[number]
        if isinstance(one, Step) and one.how == "repeats" and _ending(said, later[:number]):
            return later[number:]
    return later


def _shares(
    statement: Statement,
    live: Sequence[Later],
    later: Sequence[Later],
    asked: Mapping[str, Actor],
    askers: Collection[Actor],
) -> Iterator[Share]:
    """What became of it with each of those who were asked or, if nobody was named, who answered.

    `live` is what counts of all that came `later`. What the `askers` tell has come of it, they tell
    of all who were asked.
    """
    names = dict.fromkeys(statement.asked_of if isinstance(statement, Ask) else ())
    known = [asked[name] for name in names if name in asked]
    told = [one for one in later if isinstance(one, Reply) and _is_told_of_all(one, askers, known)]
    for name in names:
        if name in asked:
            yield _share(asked[name], *(_of(asked[name], these, told) for these in (live, later)))
        else:
            others, all_others = (_of_others(known, these) for these in (live, later))
            share = _share(name, others, all_others)
            yield replace(share, status=_whole([one.status for one in _answering(others, others)]))
    if not names:
        yield from _answering(live, later)


def _answering(live: Sequence[Later], later: Sequence[Later]) -> Iterator[Share]:
    """A share for each who answered, and one where nobody is said to have."""
    replies = [one for one in later if isinstance(one, Reply)]
    for actor in dict.fromkeys(who for one in replies for who in one.by):
        yield _share(actor, *(_by(actor, these) for these in (live, later)))
    if replies and not any(one.by for one in replies):
        yield _share(None, live, later)


def answers_for(actor: Actor, reply: Reply) -> bool:
    """Whether a reply is an answer of one who was asked, or told of everybody."""
    return not reply.by or actor.id in reply.who


def _is_told_of_all(reply: Reply, askers: Collection[Actor], named: Iterable[Actor]) -> bool:
    """Whether those who ask tell that it has been done or not, and nobody who was asked with
    them."""
    is_theirs = reply.outcome in TOLD and any(one in askers for one in reply.by)
    return is_theirs and not any(answers_for(one, reply) for one in named)


def _of(actor: Actor, later: Iterable[Later], told: Collection[Reply]) -> list[Later]:
    """What comes later, and of the replies those of one who was asked, and those `told` of all."""
    return [one for one in later if isinstance(one, Step) or answers_for(actor, one) or one in told]


def _by(actor: Actor, later: Iterable[Later]) -> list[Later]:
    """What comes later, and of the replies those that one gave."""
    return [one for one in later if isinstance(one, Step) or not one.by or actor in one.by]


def _of_others(named: Sequence[Actor], later: Iterable[Later]) -> list[Later]:
    """What comes later, and of the replies those of nobody who was named by an id."""
    return [
        one
        for one in later
        if isinstance(one, Step) or not one.by or not any(answers_for(a, one) for a in named)
    ]


def _share(asked: Actor | str | None, live: Iterable[Later], later: Iterable[Later]) -> Share:
    standing: list[Reply] = []
    for one in live:
        if isinstance(one, Reply):
            standing.append(one)
        elif one.how == "undoes":
            standing = [reply for reply in standing if reply.outcome != "met"]
    reply = standing[-1] if standing else None
    replies = tuple(one for one in later if isinstance(one, Reply))
    return Share(asked, reply.status if reply else "open", reply, replies)


def _whole(statuses: Sequence[Status]) -> Status:
    """The status of the whole, by those of all who were asked."""
    found = set(statuses)
    if len(found) < 2:
        return next(iter(found), "open")
    has_yes = bool(found & {"accepted", "met"})
    has_part = bool(found & {"accepted-with-conditions", "partly-accepted"})
    if "divided" in found or ((has_yes or has_part) and "rejected" in found):
        return "divided"
    if found <= {"accepted", "met"}:
        return "accepted"
    if has_yes or has_part:
        return "partly-accepted"
    if found & {"answered", "partly-answered"}:
        return "answered" if found <= {"answered", "rejected"} else "partly-answered"
    return "open"


def _since(shares: Iterable[Share]) -> ExtendedDate | None:
    """The day of the latest reply that counts."""
    counting = [one.reply for one in shares if one.reply and one.status != "open"]
    return max((one.when for one in counting), key=_known_by, default=None)
