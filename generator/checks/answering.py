"""Rules about asks: who answers them and how, and who withdraws, replaces and undoes them."""

from collections.abc import Iterator
from typing import TypeGuard

from generator.content.model import Event
from generator.content.problems import Place, Problem, did_you_mean
from generator.content.records import Record
from generator.content.references import references
from generator.content.statements import Awaiting, Condition, Intent, Statement
from generator.evidence.resolution.asks import TOLD, Actor, Asked, Later, Reply, Step, answers_for
from generator.evidence.resolution.dossier import Dossier

_OF_QUESTIONS = ("replies", "partly", "declines")
_OF_INTENTS = TOLD


def check_who_answers_was_asked(dossier: Dossier) -> Iterator[Problem]:
    """An ask is answered by those of whom it was asked, or by others where nobody was named.

    Bad:  answers: {ru-demand: rejects}   (in us.yaml; it was asked of Ukraine)
    Good: to: ru-demand … response: criticises
    """
    for asked, reply in _replies(dossier):
        if reply.record is asked.statement:
            continue  # it is told that it refers to itself
        name, place = asked.statement.id, _place_of(reply, asked.statement)
        known = [dossier.actor(one) for one in getattr(asked.statement, "asked_of", ())]
        named = [one for one in known if one]
        is_asked = len(named) < len(known) or not named
        is_asked = is_asked or any(answers_for(one, reply) for one in named)
        hint, more = _instead(asked), f"add who answers to `asked_of` of “{name}”"
        if _is_own_view(reply) and not any(one.id in reply.who for one in named):
            message = f"this is said for nobody else: it does not answer “{name}” for anybody"
            yield Problem(place, "answered-by-own-view", message, hint)
        elif _is_of_asker(asked, reply):
            if reply.outcome not in TOLD and not _is_also_asked(asked, named, reply):
                message = f"“{name}” is asked by {_called(reply)}, who cannot answer it too"
                hint = "leave it out: who was asked answers, in their own file"
                yield Problem(place, "answered-by-asker", message, hint)
        elif not is_asked:
            message = f"“{name}” was not asked of {_called(reply)}"
            hint += f",\nor {more}, if the source says so"
            hint = f"{more}, if they are asked too" if asked.is_posed else hint
            yield Problem(place, "answered-by-another", message, hint)


def _instead(asked: Asked) -> str:
    """What to do with what is no answer."""
    if asked.is_posed:
        return "leave it out: it stays open what those who are asked would say"
    name = asked.statement.id
    return f"a reaction answers nothing: write `to: {name}` and a `response` in its place"


def _is_own_view(reply: Reply) -> bool:
    return getattr(reply.record, "personal", None) is not None


def _is_of_asker(asked: Asked, reply: Reply) -> bool:
    return bool({one.id for one in asked.askers} & {one.id for one in reply.by})


def _is_also_asked(asked: Asked, named: list[Actor], reply: Reply) -> bool:
    """Whether one of several who answer together was asked."""
    askers = {one.id for one in asked.askers}
    others = [one for one in reply.by if one.id not in askers]
    return bool(others) and (not named or any(answers_for(one, reply) for one in named))


def _called(reply: Reply) -> str:
    return " and ".join(one.name for one in reply.by)


def check_events_say_whose_answer_they_are(dossier: Dossier) -> Iterator[Problem]:
    """An event that answers has happened, and says through `by` whose answer it is, where that may
    be one or the other.

    Bad:  answers: {ru-demand: accepts}                     (asked of two parties)
    Good: answers: {ru-demand: accepts} … by: [ukraine]
    """
    for asked, reply in _replies(dossier):
        event, name = reply.record, asked.statement.id
        if not isinstance(event, Event):
            continue
        place = _place_of(reply, asked.statement)
        if dossier.coming(event) in ("expected", "unconfirmed"):
            message = f"as far as its reports tell, “{event.id}” has not happened yet"
            hint = f"leave out what it answers (“{name}”) until a report tells it"
            yield Problem(place, "answered-by-coming-event", message, hint)
        is_one = len(getattr(asked.statement, "asked_of", ())) == 1
        if not event.by and not is_one and reply.outcome not in TOLD:
            message = f"it is not said whose answer to “{name}” this is"
            yield Problem(place, "answer-of-nobody", message, "add `by: [id]`, of who answers")


def check_answers_come_after_what_they_answer(dossier: Dossier) -> Iterator[Problem]:
    """Nothing is answered, withdrawn, replaced or undone before it was asked.

    Bad:  on: 2025-03-11 … answers: {us-offer: accepts}   (an offer of 2025-03-12)
    Good: on: 2025-03-13 … answers: {us-offer: accepts}
    """
    for asked in dossier.asks.values():
        when = dossier.of(asked.statement).when
        later: list[Later] = [*asked.replies, *asked.steps]
        for one in later:
            if not when or not one.when or not one.when.is_before(when):
                continue
            field = "answers" if isinstance(one, Reply) else one.how
            if field == "repeats":
                continue  # others may have asked for it before
            name = asked.statement.id
            record = one.record if isinstance(one, Reply) else _telling(one)
            verb = "answers" if isinstance(one, Reply) else one.how
            message = f"this is of {one.when}, and {verb} “{name}”, which is of {when}"
            hint = "compare both days with the source"
            if isinstance(one, Reply):
                hint += "; what was said before is no answer"
                hint += "" if asked.is_posed else ", and at most a reaction (`to`)"
            place = _place(record, field, name) or asked.statement.place
            yield Problem(place, "answer-before-ask", message, hint)


def check_outcomes_fit_what_is_answered(dossier: Dossier) -> Iterator[Problem]:
    """A question is replied to, and an intent met or not.

    Bad:  answers: {ru-question: accepts}
    Good: answers: {ru-question: replies}
    """
    for asked, reply in _replies(dossier):
        statement, may = asked.statement, tuple[str, ...]()
        if statement.kind == "question":
            may = _OF_QUESTIONS
        elif isinstance(statement, Intent):
            may = _OF_INTENTS
        if may and reply.outcome not in may:
            what = "an intention" if isinstance(statement, Intent) else "a question"
            message = f"“{reply.outcome}” is no answer to {what}"
            hint = f"write `{statement.id}: {may[0]}` (or {', '.join(may[1:])})"
            place = _place_of(reply, statement)
            yield Problem(place, "outcome-does-not-fit", message, hint)


def check_asks_are_withdrawn_by_who_asked(dossier: Dossier) -> Iterator[Problem]:
    """Only who asks for something withdraws it, or replaces it by something else that is asked.

    Bad:  withdraws: ua-demand   (in russia.yaml)
    Good: answers: {ua-demand: rejects}
    """
    for party in dossier.explainer.parties:
        for record in (*party.statements, *party.updates):
            for reference in references(record):
                asks = dossier.names["ask"]
                if reference.field not in ("withdraws", "replaces") or reference.name not in asks:
                    continue
                asked = dossier.asks[asks[reference.name]]
                by = {one.id for one in dossier.of(record).voices} if _is_personal(record) else None
                if not (by or {party.id}) & _who_ask(dossier, asked):
                    message = f"“{reference.name}” is not asked by {party.name}"
                    if by:
                        message = f"this is said for nobody else, and “{reference.name}” is not"
                    refuses = "declines" if asked.statement.kind == "question" else "rejects"
                    hint = f"who refuses it writes `answers: {{{reference.name}: {refuses}}}`"
                    yield Problem(reference.place, "withdrawn-by-another", message, hint)
                elif reference.field == "replaces" and _asks_for_nothing(record):
                    message = f"this asks for nothing in the place of “{reference.name}”"
                    hint = f"write `withdraws: {reference.name}`, or another `kind`"
                    yield Problem(reference.place, "replaced-by-no-ask", message, hint)


def _is_personal(record: Record) -> TypeGuard[Statement]:
    return isinstance(record, Statement) and record.personal is not None


def _asks_for_nothing(record: Record) -> bool:
    """Whether a record that replaces an ask is none, and names none that takes its place."""
    return not isinstance(record, Awaiting) and not getattr(record, "repeats", ())


def _who_ask(dossier: Dossier, asked: Asked) -> set[str]:
    owner = dossier.of(asked.statement).owner
    return {*(one.id for one in asked.askers), *([owner.id] if owner else ())}


def check_what_is_undone_was_met(dossier: Dossier) -> Iterator[Problem]:
    """Only what has been met is undone.

    Bad:  undoes: ua-demand   (which was rejected)
    Good: undoes: ua-demand   (of which something tells that it was met)
    """
    for asked in dossier.asks.values():
        is_met = any(reply.outcome == "met" for reply in asked.replies)
        for step in asked.steps:
            if step.how == "undoes" and not is_met and not dossier.explainer.unread:
                name = asked.statement.id
                message = f"nothing tells that “{name}” was met, so it cannot be undone"
                hint = f"say where it was met: `answers: {{{name}: met}}`"
                place = _place(_telling(step), "undoes", name) or asked.statement.place
                yield Problem(place, "undone-before-met", message, hint)


def check_condition_is_of_what_it_can_be(dossier: Dossier) -> Iterator[Problem]:
    """A condition qualifies a statement of the party that sets it, or what another asks or offers.

    Bad:  qualifies: ua-agrees   (a position, in russia.yaml)
    Good: qualifies: ru-agrees
    """
    for statement in dossier.statements:
        if not isinstance(statement, Condition):
            continue
        said = dossier.of(statement)
        for one in said.refers_to.get("qualifies", ()):
            if may_qualify(dossier, statement, one):
                continue
            message = f"“{one.id}” is a {one.kind} of another party"
            known = [each.id for each in said.owner.statements] if said.owner else []
            hint = did_you_mean(one.id, (each for each in known if each != statement.id))
            yield Problem(statement.at("qualifies"), "condition-on-another-party", message, hint)


def may_qualify(dossier: Dossier, condition: Statement, one: Statement) -> bool:
    """Whether something may have a condition at all: it is of the party that sets it, or asks."""
    said, theirs = dossier.of(condition), dossier.of(one)
    ours = {each.id for each in (*said.voices, *([said.owner] if said.owner else []))}
    owners = {each.id for each in (*theirs.voices, *([theirs.owner] if theirs.owner else []))}
    return isinstance(one, Awaiting) or bool(ours & owners)


def _replies(dossier: Dossier) -> Iterator[tuple[Asked, Reply]]:
    for asked in dossier.asks.values():
        for reply in asked.replies:
            yield asked, reply


def _place_of(reply: Reply, ask: Statement) -> Place:
    """Where it is written that a reply answers an ask."""
    return _place(reply.record, "answers", ask.id) or reply.record.place


def _place(record: Record | None, field: str, name: str) -> Place | None:
    """Where a record names an ask in a field."""
    for reference in references(record) if record else ():
        if (reference.field, reference.name) == (field, name):
            return reference.place
    return None


def _telling(step: Step) -> Record | None:
    """What tells that something became of an ask: a statement or an update."""
    return step.record or next((one.update for one in step.evidence), None)
