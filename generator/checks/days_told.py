"""Rules about days that are typed, held against the days of which the cited words tell."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from generator.content.dates import ExtendedDate
from generator.content.problems import Doubt, Place, Problem
from generator.content.statements import Statement
from generator.evidence.assertions import doubt_beside
from generator.evidence.days_around import DayReader, DaysAround, TypedDay
from generator.evidence.relatedness import is_whole
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.said import Cited
from generator.evidence.temporal_expressions import TemporalExpression


@dataclass(frozen=True)
class _Typed:
    """A day that an editor typed: where, of what, and the evidence that should tell it."""

    place: Place
    about: str
    words: str
    when: ExtendedDate
    evidence: tuple[Cited, ...]
    is_said: bool
    is_own: bool = True
    is_again: bool = False
    is_announced: bool = False

    @property
    def day(self) -> TypedDay:
        """The day alone."""
        return TypedDay(self.when, self.is_said)


def check_nothing_is_said_after_its_report(dossier: Dossier) -> Iterator[Problem]:
    """What was said was said by the day of some source that reports it.

    Bad:  on: 2025-03-20   (all its sources are of 2025-03-13)
    Good: on: 2025-03-13
    """
    for typed in _said(dossier):
        reports = [one.source.published for one in typed.evidence if one.article]
        known = [one.last for one in reports if one]
        first = typed.when.first
        if (
            not typed.is_own
            or typed.is_again
            or not known
            or len(known) < len(reports)
            or not first
        ):
            continue
        if first > max(known) and first <= dossier.explainer.as_of.last:
            message = (
                f"this is of {typed.when}, and its sources were published before: {max(known)}"
            )
            hint = "compare both days with the source"
            yield Problem(typed.place, "said-after-report", message, hint)


def check_days_are_those_of_the_passages(dossier: Dossier) -> Iterator[Problem]:
    """The day of a statement, an update or an event is the one of which its passages tell.

    Bad:  on: 2025-03-11   (“Putin said on Thursday”, in an article of Thursday, 2025-03-13)
    Good: on: 2025-03-13
    """
    told = DayReader(dossier)
    for typed in chain(_said(dossier), _happened(dossier)):
        yield from _unlike_its_passages(dossier, told, typed)


def check_deadlines_are_told(dossier: Dossier) -> Iterator[Problem]:
    """A deadline is the day of which the passage tells.

    Bad:  deadline: 2025-03-20   (“by 10 April”)
    Good: deadline: 2025-04-10
    """
    told = DayReader(dossier)
    for typed in _due(dossier):
        if not is_whole(typed.evidence) or not _is_known(typed):
            continue
        around = [*map(told.around, typed.evidence)]
        if _is_told(typed, around):
            continue
        exact = [one for each in around for one in each.passage if one.grain in ("day", "month")]
        if exact:
            yield _other_day(typed, exact[0], is_error=True)
        elif not any(map(told.tells_a_length, typed.evidence)):
            yield _untold(typed)


def _said(dossier: Dossier) -> Iterator[_Typed]:
    """The days on which statements and updates were made, and made again."""
    for statement in (*dossier.statements, *dossier.posed):
        said = dossier.of(statement)
        own = tuple(one for one in said.evidence if not one.again)
        when = statement.on or (said.event.on if said.event else None)
        is_at_it = not said.event or not statement.on or statement.on.touches(said.event.on)
        if when and own and is_at_it:
            field = "on" if statement.on else "at"
            about, place = f"{statement.id}.{field}", statement.at(field)
            yield _Typed(place, about, statement.summary, when, own, True, bool(statement.on))
        for cited in said.evidence:
            if cited.again and said.when and said.when.is_before(cited.again):
                about, place = f"{statement.id}.evidence.{cited.number}", cited.evidence.at("on")
                yield _Typed(
                    place, about, statement.summary, cited.again, (cited,), True, True, True
                )
    updating: dict[int, list[Cited]] = {}
    for cited in dossier.evidence:
        if cited.update and cited.update.on:
            updating.setdefault(id(cited.update), []).append(cited)
    for pieces in updating.values():
        update, record = pieces[0].update, pieces[0].record
        if update and update.on and isinstance(record, Statement):
            about = f"{record.id}.evidence.{pieces[0].number}"
            words = record.summary
            yield _Typed(update.at("on"), about, words, update.on, tuple(pieces), True)


def _happened(dossier: Dossier) -> Iterator[_Typed]:
    for event in dossier.explainer.events:
        pieces = tuple(dossier.cited(one) for one in event.evidence)
        is_announced = dossier.coming(event) == "unconfirmed"
        about, place = f"{event.id}.on", event.at("on")
        yield _Typed(place, about, event.name, event.on, pieces, False, is_announced=is_announced)


def _due(dossier: Dossier) -> Iterator[_Typed]:
    for statement in dossier.asks:
        if deadline := getattr(statement, "deadline", None):
            said, about = dossier.of(statement), f"{statement.id}.deadline"
            place = statement.at("deadline")
            if said.when and deadline.is_before(said.when):
                continue  # it is told that this cannot be
            yield _Typed(place, about, statement.summary, deadline, said.evidence, False)


def _unlike_its_passages(dossier: Dossier, told: DayReader, typed: _Typed) -> Iterator[Problem]:
    if not is_whole(typed.evidence) or _is_told_elsewhere(dossier, typed):
        return
    around = [*map(told.around, typed.evidence)]
    if _is_told(typed, around):
        return
    contrary = [one for each in around for one in each.contrary(typed.day)]
    is_usual = any(one.is_usual(typed.day) for one in around)
    if contrary:
        yield _other_day(typed, contrary[0], is_error=typed.is_own and not is_usual)
    elif typed.is_own and not is_usual and not typed.is_announced and _is_known(typed):
        yield _untold(typed)


def _is_told(typed: _Typed, around: list[DaysAround]) -> bool:
    """Whether words near some of its evidence tell of that day."""
    is_named = any(one.names_exactly(typed.day) for one in around)
    return any(one.tells(typed.day, is_named_exactly=is_named) for one in around)


def _is_known(typed: _Typed) -> bool:
    """Whether all the sources have a day, by which their words can be read."""
    return all(one.article and one.source.published for one in typed.evidence)


def _is_told_elsewhere(dossier: Dossier, typed: _Typed) -> bool:
    """Whether it is told already that something cannot have been said on that day, or that an
    article cannot be of its own."""
    reports = [one.source.published for one in typed.evidence]
    known = [one.last for one in reports if one]
    first = typed.when.first
    if any(one and one.first > dossier.explainer.as_of.last for one in reports):
        return True
    if not typed.is_said or not first:
        return False
    is_late = bool(known) and len(known) == len(reports) and first > max(known)
    return is_late or first > dossier.explainer.as_of.last


def _other_day(typed: _Typed, one: TemporalExpression, *, is_error: bool) -> Problem:
    message = f"the passage tells of another day: “{one.words}”"
    days = " or ".join(str(first) for first, _ in one.times)
    hint = f"that is {days}, by the day of its article; compare both with the source"
    if one.grain != "day":
        hint = "compare both with the source"
    doubt = _doubt(typed)
    return Problem(typed.place, "other-day-told", message, hint, is_error, doubt=doubt)


def _untold(typed: _Typed) -> Problem:
    message = f"nothing in “{typed.evidence[0].evidence.source}” tells that this is of {typed.when}"
    hint = "correct the day, cite the words that tell it too, or leave it out"
    doubt = _doubt(typed)
    return Problem(typed.place, "day-untold", message, hint, is_error=False, doubt=doubt)


def _doubt(typed: _Typed) -> Doubt:
    return doubt_beside(typed.about, f"{typed.words} ({typed.when})", typed.evidence)
