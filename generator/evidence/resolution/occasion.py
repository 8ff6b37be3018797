"""When something was said, whether it has come about, and in which office somebody spoke.

Nothing is claimed that is not certain: of two offices that somebody may have held on a day neither
is told, and what was only announced is not told as having happened.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Literal

from generator.content.dates import ExtendedDate, PartialDate
from generator.content.model import Event, Membership, Party, Person, Role, Source, Tenure
from generator.content.statements import Statement, Update

Coming = Literal["", "expected", "under-way", "unconfirmed"]
"""Whether an event has come about: yes; its days are ahead; not all are over; no report says so."""


def said_when(
    statement: Statement | Update, event: Event | None, sources: Iterable[Source]
) -> ExtendedDate | None:
    """The day on which something was said, as far as it is known.

    That which is written, or else the event's; without either, or where the end is open, some day
    up to the earliest of its reports. None where that is not known.
    """
    reported = [source.published for source in sources if source.published]
    by = min(reported, key=_last) if reported else None
    known = statement.on or (event.on if event else None)
    if statement.on and event and not statement.on.is_within(event.on):
        known = event.on
    if known is None:
        return ExtendedDate.up_to(by) if by else None
    if known.start and not known.end and by and known.start.last < by.first:
        return replace(known, end=by)
    return known


def _last(date: PartialDate) -> tuple[int, PartialDate]:
    return date.last.toordinal(), date


def spoke_for(
    speaker: Person | Party | None,
    owner: Party | None,
    when: ExtendedDate | None,
    party_of: Mapping[str, Party],
) -> Party | None:
    """The party that a speaker stands for in the file of `owner`: that one, if he may have belonged
    to it on that day, or else his own."""
    joined = speaker.memberships if isinstance(speaker, Person) else ()
    if owner and any(one.party == owner.id and may_last(one, when) for one in joined):
        return owner
    return party_of.get(speaker.id) if speaker else None


def who_spoke(
    said: Statement | Update,
    owner: Party | None,
    event: Event | None,
    names: Mapping[str, Mapping[str, Any]],
    party_of: Mapping[str, Party],
) -> tuple[list[Person | Party | None], list[Party | None], ExtendedDate | None]:
    """Who speaks, the party that each stands for, and when: of what stands in the file of `owner`,
    said at `event`. None for a speaker without a name."""
    reports = (names["source"].get(piece.source) for piece in said.evidence)
    when = said_when(said, event, filter(None, reports))
    speakers = [names["person"].get(who) or names["party"].get(who) for who in said.speaker]
    return speakers, [spoke_for(one, owner, when, party_of) for one in speakers], when


def offices_held(person: Person, party: Party | None, when: ExtendedDate | None) -> tuple[str, ...]:
    """The offices in which `person` spoke on a day, for a party that he belonged to or for his own.

    Those that are certain, or the only one that may be; none where it may be one or the other.
    """
    joined = [one for one in person.memberships if party and one.party == party.id]
    if not joined and person.role:
        return (person.role,)
    tenures: Iterable[Role | Membership] = joined or person.roles
    may = [one for one in tenures if one.role and may_last(one, when)]
    held = [one for one in may if _surely_lasts(one, when)] or (may if len(may) == 1 else [])
    return tuple(dict.fromkeys(one.role for one in held if one.role))


def may_last(tenure: Tenure, when: ExtendedDate | None) -> bool:
    """Whether something that lasted for a time may have done so on some day of `when`."""
    if when is None:
        return True
    begins = tenure.since and tenure.since.first
    ends = tenure.until and tenure.until.last
    is_late = begins and when.last and when.last < begins
    return not is_late and not (ends and when.first and when.first > ends)


def _surely_lasts(tenure: Tenure, when: ExtendedDate | None) -> bool:
    """Whether it lasted on every day of `when`, whichever its own ends were."""
    if when is None or not when.first or not when.last:
        return not tenure.since and not tenure.until
    has_begun = not tenure.since or (tenure.since.last and tenure.since.last <= when.first)
    lasts_still = not tenure.until or (tenure.until.first and tenure.until.first >= when.last)
    return bool(has_begun and lasts_still)


def coming(event: Event, as_of: PartialDate, reports: Iterable[Source]) -> Coming:
    """Whether an event has come about, as far as its reports tell, and those of words said at it.

    What was reported only before its first day was announced: it takes a report of that day, or of
    a later one, to tell that it happened. A report of an unknown day is taken for one.
    """
    start, days = event.on.start, [source.published for source in reports]
    if start and start.first > as_of.last:
        return "expected"
    if start and days and all(day and day.last < start.first for day in days):
        return "unconfirmed" if start.last < as_of.last else "expected"
    is_over = not event.on.is_interval or not event.on.end or event.on.end.first <= as_of.last
    return "" if is_over else "under-way"
