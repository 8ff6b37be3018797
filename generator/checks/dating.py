"""Rules about when things were said, happen and are due, and about who held which office then."""

from collections.abc import Iterator, Sequence
from datetime import MAXYEAR

from generator.content.dates import ExtendedDate
from generator.content.ids import UNNAMED
from generator.content.model import Person, Tenure
from generator.content.problems import Doubt, Problem
from generator.content.references import Identified
from generator.content.statements import Statement, Update
from generator.content.validation import STAND_INS
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.occasion import may_last
from generator.evidence.resolution.said import Cited, Said


def check_dates_are_not_after_the_as_of_date(dossier: Dossier) -> Iterator[Problem]:
    """Nothing was said or published after the day up to which the content was brought.

    Events and deadlines may be ahead.

    Bad:  on: 2025-03-31   (as_of: 2025-03-13)
    Good: on: 2025-03-13
    """
    explainer = dossier.explainer
    if not explainer.as_of.day:
        hint = "write YYYY-MM-DD"
        message = "the as-of date names no day"
        yield Problem(explainer.at("as_of"), "as-of-without-day", message, hint)
        return
    updates = [one for party in explainer.parties for one in party.updates]
    stated: list[Statement | Update] = [*dossier.statements, *dossier.posed, *updates]
    dated = [(one.on, one.at("on")) for one in stated]
    dated += [(one.again, one.evidence.at("on")) for one in dossier.evidence if one.again]
    for source in explainer.sources:
        published = ExtendedDate.of(source.published) if source.published else None
        dated.append((published, source.at("published")))
    for date, place in dated:
        if date and date.first and date.first > explainer.as_of.last:
            message = f"{date} is after the as-of date, {explainer.as_of}"
            hint = "correct it, or move `as_of` in explainer.yaml on"
            yield Problem(place, "date-after-as-of", message, hint)


def check_the_as_of_date_is_near(dossier: Dossier) -> Iterator[Problem]:
    """The content is not said to be brought far beyond the newest thing that it rests on.

    Bad:  as_of: 2052-03-13   (the newest source is of 2025-03-13)
    Good: as_of: 2025-03-13
    """
    explainer = dossier.explainer
    published = [one.published.last for one in explainer.sources if one.published]
    if not published or not explainer.as_of.day or explainer.as_of.year == MAXYEAR:
        return  # the last year stands in for a day that cannot be read
    newest, as_of = max(published), explainer.as_of.first
    if newest.year < as_of.year - 1 or (as_of - newest).days > _YEAR:
        message = f"{explainer.as_of} is more than a year after the newest source, of {newest}"
        hint = "correct it, or confirm that nothing newer was published until then"
        doubt = Doubt("explainer.as_of", str(explainer.as_of), (str(newest),))
        place = explainer.at("as_of")
        yield Problem(place, "as-of-far-ahead", message, hint, is_error=False, doubt=doubt)


_YEAR = 366


def check_said_again_is_reported(dossier: Dossier) -> Iterator[Problem]:
    """What is told to have been said again was said by the day of its source.

    Bad:  on: 2025-03-20     (the source is of 2025-03-13)
    Good: on: 2025-03-12
    """
    for cited in dossier.evidence:
        source, again = dossier.source.get(cited.evidence.source), cited.again
        published = source.published if source else None
        if not again or not again.first or again.first > dossier.explainer.as_of.last:
            continue
        if published and again.first > published.last:
            message = f"“{cited.evidence.source}” was published before that: {published}"
            place, hint = cited.evidence.at("on"), "compare both days with the source"
            yield Problem(place, "again-after-report", message, hint)


def check_said_again_is_later(dossier: Dossier) -> Iterator[Problem]:
    """What was said again had been said on an earlier day.

    Bad:  on: 2025-03-13 … evidence: [{source: reuters, on: 2025-03-13, …}]
    Good: on: 2025-03-13 … evidence: [{source: reuters, …}]
    """
    for said in map(dossier.of, dossier.statements):
        wrong = [one for day in said.again for one in _not_again(dossier, said, *day)]
        if not wrong and said.is_dated and all(one.again for one in said.evidence):
            message = f"no evidence is left of the statement's own day, {said.when}"
            hint = "leave `on` out where the article tells of that day"
            wrong.append((said.evidence[0], message, hint))
        for cited, message, hint in wrong[:1] if not said.is_dated else wrong:
            yield Problem(cited.evidence.at("on"), "not-said-again", message, hint)


def _not_again(
    dossier: Dossier, said: Said, again: ExtendedDate, told: Sequence[Cited]
) -> Iterator[tuple[Cited, str, str]]:
    """That a statement was not said again on a day: what tells so, what is wrong with it, and what
    to write."""
    first = said.when
    if not said.is_dated:
        if _is_reported_first(dossier, said, again):
            message = f"{again} is the first day that a source tells of this"
            hint = f"write `on: {again}` beside the statement's `summary`, and not here"
            yield told[0], message, hint
    elif first and (again.first, again.last) == (first.first, first.last):
        yield told[0], f"{again} is the statement's own day", "leave `on` out"
    elif first and again.is_before(first):
        message = f"{again} is before the statement's own day, {first}"
        hint = f"make it that, and write `on: {first}` at the evidence of the other"
        yield told[0], message, hint


def _is_reported_first(dossier: Dossier, said: Said, again: ExtendedDate) -> bool:
    """Whether nothing reports a statement of no known day by a day before `again`."""
    others = [one.evidence.source for one in said.evidence if not one.again]
    published = [dossier.source[one].published for one in others if one in dossier.source]
    known = [day for day in published if day]
    if len(known) < len(published):
        return False
    return not known or not again.last or min(day.last for day in known) >= again.last


def check_events_are_where_words_were_said(dossier: Dossier) -> Iterator[Problem]:
    """An event at which something was said has happened, and on no other day than the statement's.

    Bad:  at: ev-summit … on: 2025-03-12   (the summit was on 2025-03-11)
    Good: at: ev-summit
    """
    for statement in (*dossier.statements, *dossier.posed):
        event = dossier.of(statement).event
        if event is None:
            continue
        if dossier.coming(event) == "expected":
            message = f"as far as its reports tell, “{event.id}” has not happened yet"
            hint = "correct its day, name another event, or write the day under `on`"
            yield Problem(statement.at("at"), "at-coming-event", message, hint)
        if statement.on and not statement.on.touches(event.on):
            message = f"“{event.id}” was on another day: {event.on}"
            hint = "leave `on` out: the event gives the day"
            yield Problem(statement.at("on"), "day-of-another-event", message, hint)


def check_deadlines_are_still_ahead_when_set(dossier: Dossier) -> Iterator[Problem]:
    """A deadline was not over when it was set.

    Bad:  on: 2025-03-21 … deadline: 2025-03-20
    Good: on: 2025-03-13 … deadline: 2025-03-20
    """
    for statement in dossier.asks:
        deadline, when = getattr(statement, "deadline", None), dossier.of(statement).when
        if deadline and when and deadline.is_before(when):
            message = f"the deadline was over when this was said: {when}"
            hint = "compare both days with the source"
            yield Problem(statement.at("deadline"), "deadline-before-statement", message, hint)


def check_deadlines_that_have_passed_are_answered(dossier: Dossier) -> Iterator[Problem]:
    """Once the content has been brought past a deadline, it tells what came of it.

    Bad:  deadline: 2025-03-20            (as_of: 2025-03-31, and nothing answers it)
    Good: answers: {ua-demand: not-met}   (in what tells that it was not met)
    """
    for asked in dossier.asks.values() if _is_day_known(dossier) else ():
        statement, when = asked.statement, dossier.of(asked.statement).when
        for limit in asked.limits:
            is_its_own = limit.deadline is getattr(statement, "deadline", None)
            is_told = not is_its_own or (when and limit.deadline.is_before(when))
            if limit.due != "overdue" or is_told or any(one.replies for one in asked.shares):
                continue
            message = f"the deadline of “{statement.id}” has passed: was it met?"
            hint = (
                f"once a source tells, say so there: `answers: {{{statement.id}: met}}`, `not-met` "
                "or another outcome; until then pages say that it is overdue"
            )
            place = statement.at("deadline")
            yield Problem(place, "deadline-passed", message, hint, is_error=False, waits=True)


def _is_day_known(dossier: Dossier) -> bool:
    """Whether the day up to which the content was brought could be read."""
    return str(dossier.explainer.as_of) != STAND_INS["as_of"]


def check_expected_events_have_come(dossier: Dossier) -> Iterator[Problem]:
    """Once the content has been brought past an event, a report of that day or later tells of it.

    Bad:  on: 2025-03-20   (as_of: 2025-03-31, with a report of 2025-03-13 alone)
    Good: on: 2025-03-20   (with a report of 2025-03-21 too)
    """
    for event in dossier.explainer.events if _is_day_known(dossier) else ():
        if dossier.coming(event) == "unconfirmed":
            message = f"“{event.id}” was only announced: did it happen?"
            hint = (
                "add evidence from a report of that day or later; until then pages say that the "
                "sources do not tell"
            )
            yield Problem(
                event.at("on"), "event-unconfirmed", message, hint, is_error=False, waits=True
            )


def check_only_people_speak_for_themselves(dossier: Dossier) -> Iterator[Problem]:
    """Who speaks for nobody else is a person, and no party.

    Bad:  speaker: russia … for: self
    Good: speaker: putin … for: self
    """
    for statement in dossier.statements:
        nobody = {UNNAMED, *dossier.party}
        if statement.personal and (not statement.speaker or nobody & set(statement.speaker)):
            message = "only a person can speak for nobody else"
            hint = "name a person under `speaker`, or leave `for` out"
            yield Problem(statement.at("for"), "self-without-person", message, hint)


def check_offices_have_their_time(dossier: Dossier) -> Iterator[Problem]:
    """An office, or membership, ends after it begins; there is one office for all days, or several
    with dates; and a membership is of another party.

    Bad:  role: Prime minister … roles: [{role: President, from: 2012}]
    Good: roles: [{role: Prime minister, to: 2012}, {role: President, from: 2012}]
    """
    for thing in dossier.things:
        person = thing.record
        if not isinstance(person, Person):
            continue
        if person.role and person.roles:
            hint = "move `role` under `roles`, with the days on which it began or ended"
            message = f"“{person.id}” has both `role` and `roles`"
            yield Problem(person.at("role"), "role-beside-roles", message, hint)
        yield from _odd_memberships(thing, person)
        for one in (*person.roles, *person.memberships):
            if one.since and one.until and one.until.is_before(one.since):
                message = f"this ends before it begins: {one.since}, {one.until}"
                hint = "write the earlier day under `from`"
                yield Problem(one.at("to"), "office-ends-before-it-begins", message, hint)


def _odd_memberships(thing: Identified, person: Person) -> Iterator[Problem]:
    for one in person.memberships:
        if thing.party and one.party == thing.party.id:
            message = f"“{person.id}” is a person of “{one.party}” in any case"
            hint = "write an office in it under `roles`, with its days"
            yield Problem(one.at("party"), "membership-of-own-party", message, hint)


def check_members_speak_in_their_time(dossier: Dossier) -> Iterator[Problem]:
    """Who speaks for another party than his own belonged to it on that day.

    Bad:  on: 2025-03-13 … speaker: kallas   (with `to: 2024` in her membership)
    Good: on: 2023-03-13 … speaker: kallas
    """
    for party in dossier.explainer.parties:
        own = {party.id, *(person.id for person in party.people)}
        for statement in party.statements:
            when = dossier.of(statement).when
            if own & set(statement.speaker):
                continue  # a joint statement, in which others stand for their own
            for index, name in enumerate(statement.speaker):
                found = dossier.person.get(name)
                joined = (
                    [one for one in found.memberships if one.party == party.id] if found else []
                )
                if joined and not any(may_last(one, when) for one in joined):
                    message = f"“{name}” did not belong to {party.name} then"
                    hint = f"the membership: {_days(joined[0])}; this was said: {when}"
                    place = statement.at("speaker", index)
                    yield Problem(place, "speaker-before-membership", message, hint)


def _days(tenure: Tenure) -> str:
    return f"{tenure.since or '…'} to {tenure.until or '…'}"
