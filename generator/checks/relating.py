"""Rules about what a reaction and an answer are tied to: whether it is that at all.

That two things have to do with each other only a person can tell. Asked about is what shares
neither an issue nor a telling word, and what names nobody of those whom it is to be about.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar

from generator.content.model import Event, Party
from generator.content.problems import Place, Problem, TiedWords
from generator.content.statements import Awaiting, PosedQuestion, Reaction, Statement
from generator.evidence.assertions import doubt_beside
from generator.evidence.relatedness import (
    FAR,
    NEAR,
    Related,
    Relatedness,
    evidence_of,
    is_whole,
    relatedness,
)
from generator.evidence.resolution.dangling import is_dangling
from generator.evidence.resolution.dossier import Dossier

_K = TypeVar("_K", bound=Statement)
_R = TypeVar("_R", bound=Related)

_TOLD_OF = ("met", "not-met")
"""The outcomes that anybody may tell of, of whom the ask is none of his own."""


def check_reactions_come_after_their_targets(dossier: Dossier) -> Iterator[Problem]:
    """Nothing is a reaction to what was said or happened after it.

    Bad:  on: 2025-03-11 … to: ev-remarks   (which were on 2025-03-13)
    Good: on: 2025-03-13 … to: ev-remarks
    """
    for statement in _of_kind(dossier, Reaction):
        said = dossier.of(statement)
        target = said.target
        when = dossier.of(target).when if isinstance(target, Statement) else None
        when = target.on if isinstance(target, Event) else when
        if when and said.when and said.when.is_before(when):
            message = f"this is of {said.when}, and reacts to “{target.id}”, which is of {when}"
            hint = "compare both days with the source"
            yield Problem(_dated(statement), "reaction-before-target", message, hint)


def check_reactions_are_to_their_targets(dossier: Dossier) -> Iterator[Problem]:
    """A reaction has to do with its target: they share an issue or a telling word, and its passage
    names whose it is, or stands beside it.

    Bad:  to: ru-demand   (“Zelenskyy called the remarks of Trump predictable”)
    Good: to: us-remarks
    """
    shared = relatedness(dossier)
    for one in _of_kind(dossier, Reaction):
        target = dossier.of(one).target
        if not can_be_told(dossier, one, *([] if isinstance(target, Party) else [target])):
            continue
        if isinstance(target, Party):
            if not shared.names(one, target):
                yield from _unnamed(dossier, one, target)
        elif not _reacts(dossier, shared, one, target):
            may = _others(dossier, one)
            nearest = nearest_of(shared, one, target, may, partial(_reacts, dossier, shared, one))
            message = f"nothing in its passage tells that this is a reaction to “{target.id}”"
            yield unrelated(dossier, one, target, "to", "reacts to", message, nearest)


def check_answers_are_to_what_is_asked(dossier: Dossier) -> Iterator[Problem]:
    """An answer has to do with what it answers: they share an issue or a telling word, and stand
    beside each other, or its passage names who asks.

    Bad:  answers: {ru-wants-election: rejects}   (in a statement on sanctions)
    Good: answers: {ru-wants-sanctions-eased: rejects}
    """
    shared = relatedness(dossier)
    for asked in dossier.asks.values():
        ask = asked.statement
        for reply in asked.replies:
            one = reply.record
            if one is ask or not can_be_told(dossier, one, ask):
                continue
            if reply.outcome == "met" and isinstance(one, Awaiting):
                continue  # the rule on outcomes asks about it
            fits = partial(_tells if reply.outcome in _TOLD_OF else _answers, dossier, shared, one)
            if fits(ask):
                continue
            may = (each for each in dossier.asks if each.id != ask.id)
            nearest = nearest_of(shared, one, ask, may, fits)
            message = f"nothing in its passage tells that this answers “{ask.id}”"
            yield unrelated(dossier, one, ask, "answers", "answers", message, nearest)


def can_be_told(dossier: Dossier, *records: Related | None) -> bool:
    """Whether the words of some records stand where they say, and their issues are known; of the
    editors' own question all that it rests on is told elsewhere."""
    return all(
        one is not None
        and not is_dangling(dossier, one, "issue")
        and (isinstance(one, PosedQuestion) or is_whole(evidence_of(dossier, one)))
        for one in records
    )


def _reacts(dossier: Dossier, shared: Relatedness, one: Statement, target: Related) -> bool:
    if not shared.are_on_one_thing(one, target):
        return False
    if shared.distance(one, target) <= NEAR or shared.shared_words(one, target):
        return True
    return any(shared.names(one, who) for who in _actors(dossier, target))


def _answers(dossier: Dossier, shared: Relatedness, one: Related, ask: Statement) -> bool:
    if not shared.are_on_one_thing(one, ask):
        return False
    actors = dossier.of(ask).voices
    if isinstance(ask, PosedQuestion) or not actors:
        return True
    distance = shared.distance(one, ask)
    if distance <= NEAR or distance == FAR or shared.shared_words(one, ask):
        return True  # no source of the one knows the other, or they echo each other
    return any(shared.names(one, who) for who in actors)


def _tells(dossier: Dossier, shared: Relatedness, one: Related, ask: Statement) -> bool:
    """Whether something may tell what came of what was asked, whoever tells: it stands beside it,
    has a word of it, or names who asked or was asked. An event that is on no issue may be about
    any."""
    if isinstance(one, Event) and not one.issue:
        return True
    if not shared.are_on_one_thing(one, ask):
        return False
    if shared.distance(one, ask) <= NEAR or shared.words_shared(one, ask):
        return True
    ids = getattr(ask, "asked_of", ())
    asked = (dossier.party.get(name) or dossier.person.get(name) for name in ids)
    return any(who and shared.names(one, who) for who in (*dossier.of(ask).voices, *asked))


def _actors(dossier: Dossier, target: Related) -> Iterator[Party]:
    """The parties whose statement or event something is."""
    if isinstance(target, Event):
        yield from (dossier.party[name] for name in target.parties if name in dossier.party)
    else:
        yield from dossier.of(target).parties


def _others(dossier: Dossier, one: Statement) -> Iterator[Related]:
    """The events, and what others than the party of a statement stated."""
    yield from dossier.explainer.events
    owner = dossier.of(one).owner
    yield from (each for each in dossier.statements if dossier.of(each).owner is not owner)


def nearest_of(
    shared: Relatedness,
    one: Related,
    target: Related,
    may: Iterable[_R],
    fits: Callable[[_R], bool],
) -> _R | None:
    """Of what may be meant in the place of a target what fits and stands nearest."""
    found = [each for each in may if each is not target and each is not one and fits(each)]
    return min(found, key=lambda each: shared.distance(one, each), default=None)


def unrelated(
    dossier: Dossier,
    one: Related,
    other: Related,
    field: str,
    verb: str,
    message: str,
    nearest: Related | None,
) -> Problem:
    """That nothing ties two records as `field` says, a reason to look: with what the editor may
    have meant, where something fits and stands nearer."""
    place = one.at("answers", other.id) if field == "answers" else one.at(field)
    about = f"{one.id}.{field}" + (f".{other.id}" if field == "answers" else "")
    hint = f"did you mean “{nearest.id}”?" if nearest else "compare both with the source"
    sentence = f"“{_words(one)}” {verb} “{_words(other)}”"
    pieces = [*evidence_of(dossier, one), *evidence_of(dossier, other)]
    doubt = doubt_beside(about, sentence, pieces, TiedWords(field, _words(one), _words(other)))
    return Problem(place, "unrelated", message, hint, is_error=False, doubt=doubt)


def _unnamed(dossier: Dossier, one: Statement, party: Party) -> Iterator[Problem]:
    message = f"nobody of {party.name} is named where this is told"
    hint = "name the statement, the event or the party to which it reacts"
    sentence = f"“{one.summary}” reacts to “{party.name}”"
    tie = TiedWords("to", one.summary, party.name)
    doubt = doubt_beside(f"{one.id}.to", sentence, evidence_of(dossier, one), tie)
    yield Problem(one.at("to"), "unrelated", message, hint, is_error=False, doubt=doubt)


def _words(one: Related) -> str:
    return one.name if isinstance(one, Event) else one.summary


def _dated(statement: Statement) -> Place:
    """Where the day of a statement is written."""
    return statement.at("on" if statement.on else "at" if statement.event else "to")


def _of_kind(dossier: Dossier, kind: type[_K]) -> Iterator[_K]:
    return (one for one in dossier.statements if isinstance(one, kind))
