"""Rules about what a condition is tied to: that it may have one, and that nothing else fits better.

What fits better stands nearer to the condition in the text, and has as much in common with it. That
a condition is of something only a person can tell: what is told here is a reason to look.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from generator.checks.answering import may_qualify
from generator.checks.relating import can_be_told, nearest_of, unrelated
from generator.content.problems import Problem
from generator.content.statements import (
    Awaiting,
    Claim,
    Condition,
    Demand,
    Offer,
    Question,
    Reaction,
    Statement,
)
from generator.evidence.relatedness import NEAR, Relatedness, relatedness
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.stances import stances_told

_YES = ("accepts", "accepts-with-conditions", "partly", "met")
"""The outcomes that are a yes, which may have conditions."""

_SELDOM_BOUND = (Claim, Question, Reaction, Demand)
"""The kinds of what seldom has a condition."""


def check_conditions_are_of_what_they_qualify(dossier: Dossier) -> Iterator[Problem]:
    """What a condition qualifies may have one: a yes, an offer, an intention, what is asked for;
    they stand beside each other, or share an issue or a telling word; and nothing else that the
    party offers or means to do stands nearer and shares as much.

    Bad:  qualifies: ru-calls-war-existential   (a claim: what would the condition be of?)
    Good: qualifies: ru-agrees-in-principle
    """
    shared = relatedness(dossier)
    for one in dossier.statements:
        if not isinstance(one, Condition):
            continue
        named: Sequence[Statement] = dossier.of(one).refers_to.get("qualifies", ())
        if not named or named[0] is one or not can_be_told(dossier, one, named[0]):
            continue
        target = named[0]
        if not may_qualify(dossier, one, target):
            continue
        better = _better(dossier, shared, one, target)
        if better is None and _qualifies(dossier, shared, one, target):
            continue
        fits = partial(_qualifies, dossier, shared, one)
        nearest = better or nearest_of(shared, one, target, _own(dossier, one), fits)
        message = f"nothing tells that this is a condition of “{target.id}”"
        yield unrelated(dossier, one, target, "qualifies", "is a condition of", message, nearest)


def _better(
    dossier: Dossier, shared: Relatedness, one: Statement, target: Statement
) -> Statement | None:
    """Of what the party offers, accepts or means to do, what stands nearer to a condition than its
    target, and shares as much with it."""
    bound = [each for each in shared.beside(one) if each is not target and each is not one]
    own = dossier.of(one).owner
    reach = shared.closeness(one, target)
    is_yes = _says_yes if _waits_for_conditions(target) else partial(_is_bindable, dossier)
    rivals = [
        (shared.closeness(one, each), each)
        for each in bound
        if dossier.of(each).owner is own and is_yes(each)
    ]
    nearer = [(near, each) for near, each in rivals if near < reach]
    if _echoes_alone(shared, one, target, [each for _, each in nearer]):
        nearer = [pair for pair in nearer if shared.words_shared(one, pair[1])]
    common = _in_common(shared, one, target)
    fitting = [pair for pair in nearer if _in_common(shared, one, pair[1]) >= common]
    if fitting:
        return min(fitting, key=lambda pair: pair[0])[1]
    if shared.share_issue(one, target) or shared.words_shared(one, target):
        return None
    return next(
        (each for each in _own(dossier, one) if _is_named_in(dossier, shared, one, each)), None
    )


def _is_named_in(dossier: Dossier, shared: Relatedness, one: Statement, other: Statement) -> bool:
    """Whether a condition is on the issue and has a word of something that may have one."""
    is_on_it = shared.share_issue(one, other) and bool(shared.words_shared(one, other))
    return is_on_it and _is_bindable(dossier, other)


def _in_common(shared: Relatedness, one: Statement, other: Statement) -> tuple[bool, int]:
    return shared.share_issue(one, other), len(shared.shared_words(one, other))


def _is_bindable(dossier: Dossier, statement: Statement) -> bool:
    """Whether something may have a condition, as far as its kind and its words tell."""
    if isinstance(statement, (*_SELDOM_BOUND, Condition)):
        return False
    return _says_yes(statement) or _may_be_bound(dossier, statement)


def _qualifies(dossier: Dossier, shared: Relatedness, one: Statement, target: Statement) -> bool:
    distance, is_on_it = shared.distance(one, target), shared.are_on_one_thing(one, target)
    rivals = [each for each in _own(dossier, one) if each is not target]
    has_yes = any(_waits_for_conditions(each) for each in rivals)
    if _says_yes(target):
        return is_on_it or distance <= NEAR or _waits_for_conditions(target)
    is_loose = isinstance(target, _SELDOM_BOUND)
    if has_yes or is_loose or not _may_be_bound(dossier, target):
        is_alone = shared.share_issue(one, target) and _echoes_alone(shared, one, target, rivals)
        return (is_on_it and distance == 0) or (is_alone and not is_loose)
    return is_on_it or distance <= NEAR


def _echoes_alone(
    shared: Relatedness, one: Statement, target: Statement, rivals: Sequence[Statement]
) -> bool:
    """Whether a condition has a word of its target that nothing else of its party has: what would
    then be done."""
    others = (shared.words_shared(one, each) for each in rivals)
    return bool(shared.words_shared(one, target) - frozenset[str]().union(*others))


def _own(dossier: Dossier, one: Statement) -> Iterator[Statement]:
    """What else the party of a statement stated."""
    owner = dossier.of(one).owner
    return (each for each in (dossier.of_party(owner) if owner else ()) if each is not one)


def _waits_for_conditions(statement: Statement) -> bool:
    """Whether a statement is told to be a yes that has conditions."""
    return not {"accepts-with-conditions", "partly"}.isdisjoint(_given(statement))


def _given(statement: Statement) -> tuple[str, ...]:
    answers: dict[str, str] = getattr(statement, "answers", {})
    return (*answers.values(),)


def _says_yes(statement: Statement) -> bool:
    """Whether a statement gives or offers something, on its own showing."""
    return isinstance(statement, Offer) or any(one in _YES for one in _given(statement))


def _may_be_bound(dossier: Dossier, statement: Statement) -> bool:
    """Whether a statement means to do something, asks for it, or has a word of consent."""
    if isinstance(statement, Awaiting):
        return True
    told = [*_told(dossier, statement)]
    return None in told or any(one & {"agrees", "undertakes", "welcomes"} for one in told if one)


def _told(dossier: Dossier, statement: Statement) -> Iterator[frozenset[str] | None]:
    for cited in dossier.of(statement).evidence:
        if cited.article:
            texts = [cited.article.words(one) for one in cited.runs]
            yield stances_told(texts, cited.source.language or dossier.explainer.language)
