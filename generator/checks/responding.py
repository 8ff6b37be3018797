"""Rules about how somebody takes something: the words that carry a response, outcome or stance.

Long because all of them weigh the same words in the same way.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.content.model import Event, Party, Point
from generator.content.problems import Doubt, Place, Problem, TiedWords
from generator.content.statements import (
    Awaiting,
    Claim,
    Condition,
    Intent,
    Offer,
    Reaction,
    Statement,
    is_draft,
)
from generator.evidence.assertions import doubt_beside
from generator.evidence.languages import language_of
from generator.evidence.proposals import sentences_around
from generator.evidence.relatedness import Related, Relatedness, is_whole, relatedness
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.said import Cited
from generator.evidence.stances import (
    Manner,
    carries,
    first_told,
    is_contrary,
    is_spoiled,
    is_weak,
    needs_words,
    stances_told,
    told_at_first,
)

_ON_CONDITIONS = "accepts-with-conditions"

_LIKE: dict[str, tuple[str, ...]] = {
    "accepts": ("accepts", "met"),
    _ON_CONDITIONS: (_ON_CONDITIONS, "partly"),
    "rejects": ("rejects", "not-met"),
    "undecided": ("replies", "declines"),
}
"""The outcomes of answers that carry the stance of a point."""

_RESPONSES: dict[str, tuple[str, ...]] = {
    "accepts": ("accepts",),
    _ON_CONDITIONS: ("mixed",),
    "rejects": ("rejects", "criticises"),
    "undecided": (),
}
"""The responses to what proposes something that carry the stance of a point on it."""

_UNLIKE_RESPONSES: dict[str, tuple[str, ...]] = {
    "accepts": ("rejects", "criticises"),
    _ON_CONDITIONS: ("rejects",),
    "rejects": ("accepts", "welcomes"),
    "undecided": ("accepts", "rejects"),
}
"""Those of which one carries another, where none carries it."""

_UNLIKE: dict[str, tuple[str, ...]] = {
    "accepts": (_ON_CONDITIONS, "rejects", "not-met"),
    _ON_CONDITIONS: ("accepts", "rejects", "not-met"),
    "rejects": ("accepts", _ON_CONDITIONS, "met"),
    "undecided": ("accepts", _ON_CONDITIONS, "rejects"),
}
"""The outcomes that carry another."""


@dataclass(frozen=True)
class _Taken:
    """How something is taken, the evidence that should tell so, and where it is written, of what;
    `sentence` is what readers read, with what else is told of the evidence in `others`."""

    manner: Manner
    stance: str
    evidence: Sequence[Cited]
    place: Place
    about: str
    sentence: str
    others: tuple[str, ...] = ()


def check_responses_are_told(dossier: Dossier) -> Iterator[Problem]:
    """Some word of its passages carries the response of a reaction.

    Bad:  response: criticises   (“he welcomed the plan”)
    Good: response: welcomes
    """
    for one in dossier.statements:
        if isinstance(one, Reaction) and not is_draft(one):
            about, place = f"{one.id}.response", one.at("response")
            pieces = dossier.of(one).evidence
            taken = _Taken("response", one.response, pieces, place, about, one.summary)
            yield from _unlike(dossier, taken)


def check_outcomes_are_told(dossier: Dossier) -> Iterator[Problem]:
    """Some word of its passages carries the outcome that an answer gives.

    Bad:  answers: {us-offer: accepts}   (“he refused the offer”)
    Good: answers: {us-offer: rejects}
    """
    shared = relatedness(dossier)
    records: list[Related] = [*dossier.statements, *dossier.explainer.events]
    for record in records:
        for name, outcome in getattr(record, "answers", {}).items():
            if name not in dossier.names["ask"] or not _fits(dossier.names["ask"][name], outcome):
                continue
            sentence = record.name if isinstance(record, Event) else record.summary
            pieces = [dossier.cited(one) for one in record.evidence]
            place, about = record.at("answers", name), f"{record.id}.answers.{name}"
            taken = _Taken("outcome", outcome, pieces, place, about, sentence)
            if outcome == "met" and isinstance(record, Awaiting):
                yield _untold(taken)  # what is wanted or meant has not been done by being said
                continue
            is_bound = isinstance(record, Event | Condition) or bool(dossier.conditions_on(record))
            if not _does_as_asked(dossier, shared, record, name, taken):
                yield from _unlike(dossier, taken, is_bound=is_bound)


def check_stances_are_told(dossier: Dossier) -> Iterator[Problem]:
    """Some word of what a point rests on carries the stance that it gives, or an outcome there.

    Bad:  stance: rejects … rests_on: [ua-agrees]
    Good: stance: accepts … rests_on: [ua-agrees]
    """
    for party in dossier.explainer.parties:
        for point in party.points:
            if point.stance:
                yield from _unlike_its_ground(dossier, party, point, point.stance)


def check_ascribed_stances(dossier: Dossier) -> Iterator[Problem]:
    """Where a claim says that another party stands, some word of its passages carries; it is a
    party of which its speakers are not.

    Bad:  ascribes: {russia: accepts}   (“Russia is preparing to reject it”)
    Good: ascribes: {russia: rejects}
    """
    for one in dossier.statements:
        for name, stance in one.ascribes.items() if isinstance(one, Claim) else ():
            place, about = one.at("ascribes", name), f"{one.id}.ascribes.{name}"
            if dossier.party.get(name) in dossier.of(one).parties:
                message = f"“{name}” says this itself: where it stands is told by its point"
                yield Problem(place, "stance-of-oneself", message, "write its point’s `stance`")
            elif not is_draft(one):
                pieces = dossier.of(one).evidence
                taken = _Taken("stance", stance, pieces, place, about, one.summary)
                yield from _unlike(dossier, taken)


def _unlike_its_ground(
    dossier: Dossier, party: Party, point: Point, stance: str
) -> Iterator[Problem]:
    named = [dossier.statement[one] for one in point.rests_on if one in dossier.statement]
    given = {
        outcome
        for one in named
        for ask, outcome in dossier.of(one).answers
        if point.issue in (*one.issue, *ask.issue) and not isinstance(ask, Condition)
    }
    pieces = [cited for one in named for cited in dossier.of(one).evidence]
    about, place = f"{party.id}.points.{point.issue}.stance", point.at("stance")
    summaries = tuple(one.summary for one in named)
    taken = _Taken("stance", stance, pieces, place, about, point.says, summaries)
    responses = [*_responses(dossier, point, named)]
    if given & {*_LIKE[stance]} or not named or not {*responses}.isdisjoint(_RESPONSES[stance]):
        return
    is_unlike = bool(given & {*_UNLIKE[stance]})
    is_unlike |= not {*_UNLIKE_RESPONSES[stance]}.isdisjoint(responses)
    if is_unlike or _is_against_own(dossier, party, point):
        yield _reversed(taken)
        return
    if stance == "rejects" and _rejects_nothing(dossier, point, taken):
        yield _untold(taken)
        return
    is_bound = any(isinstance(one, Condition) or dossier.conditions_on(one) for one in named)
    yield from _unlike(dossier, taken, is_bound=is_bound)


def _responses(dossier: Dossier, point: Point, named: Iterable[Statement]) -> Iterator[str]:
    """The responses that statements give to what those state on a point's issue who propose
    something on it."""
    by = _proposers(dossier, point)
    for one in named:
        target = dossier.of(one).target
        if isinstance(one, Reaction) and isinstance(target, Statement):
            parties = {each.id for each in dossier.of(target).parties}
            if point.issue in target.issue and not parties.isdisjoint(by):
                yield one.response


def _proposers(dossier: Dossier, point: Point) -> tuple[str, ...]:
    """Who proposes what is disputed on a point's issue."""
    issue = dossier.names["issue"].get(point.issue)
    return tuple(issue.proposal.by) if issue and issue.proposal else ()


def _is_against_own(dossier: Dossier, party: Party, point: Point) -> bool:
    """Whether a party is to be against what it proposes itself, or undecided on it."""
    return point.stance in ("rejects", "undecided") and party.id in _proposers(dossier, point)


def _rejects_nothing(dossier: Dossier, point: Point, taken: _Taken) -> bool:
    """Whether nothing is proposed on a point's issue, and no word of what carries it, or of itself,
    rejects: that somebody will not do something (“will not sell it”) rejects what is asked of them
    alone."""
    issue = dossier.names["issue"].get(point.issue)
    told = _told(dossier, taken.evidence)
    if told is None or not issue or issue.proposal:
        return False
    read = stances_told([point.says], dossier.explainer.language)
    return "flatly" not in told or (read is not None and "flatly" not in read)


def _fits(ask: Statement, outcome: str) -> bool:
    """Whether what is asked can have such an outcome, of which another rule tells."""
    if isinstance(ask, Intent):
        return outcome in ("met", "not-met")
    return ask.kind != "question" or outcome in ("replies", "partly", "declines")


def _does_as_asked(
    dossier: Dossier, shared: Relatedness, record: Related, name: str, taken: _Taken
) -> bool:
    """Whether somebody accepts by meaning to do what is asked, or in words of the ask, without a
    word that denies it; or by both, without one of refusal."""
    if taken.stance != "accepts" or not isinstance(record, Statement):
        return False
    told = _told(dossier, taken.evidence)
    read = stances_told([taken.sentence], dossier.explainer.language) or frozenset()
    if told is None or not told.isdisjoint({"rejects", "disapproved"}):
        return False
    if not read.isdisjoint({"flatly", "persists"}):
        return False
    is_meant = isinstance(record, Intent | Offer)
    is_echo = bool(shared.shared_words(record, dossier.names["ask"][name]))
    return (is_meant and is_echo) or ((is_meant or is_echo) and "denied" not in told)


def _unlike(dossier: Dossier, taken: _Taken, *, is_bound: bool = True) -> Iterator[Problem]:
    """That the words of the evidence, or the sentence that readers read, carry another stance, or
    that neither carries this one; of what is not `is_bound` to a condition, also that no word
    limits a yes."""
    told = _told(dossier, taken.evidence)
    if told is None:
        return
    language = dossier.explainer.language
    read, *others = (
        stances_told([one], language) or frozenset() for one in (taken.sentence, *taken.others)
    )
    is_carried = carries(taken.manner, taken.stance, told)
    is_limited = is_bound or not told.isdisjoint({"limits", "both"})
    lacks_limit = taken.stance == _ON_CONDITIONS and not is_limited
    is_read = any(carries(taken.manner, taken.stance, one) for one in (read, *others))
    is_spoilt = is_spoiled(taken.manner, taken.stance, told)
    is_doubtful = is_spoilt or (needs_words(taken.manner, taken.stance) and not is_read)
    is_mixed = "both" in told and carries(taken.manner, taken.stance, read)
    is_turned = not is_carried and not is_mixed and is_contrary(taken.stance, told)
    if is_turned or _reads_otherwise(dossier, taken, read, is_sure=_is_plain(taken, told)):
        yield _reversed(taken)
    elif is_weak(taken.manner, taken.stance, told, read.union(*others)) or (
        lacks_limit if is_carried else is_doubtful
    ):
        yield _untold(taken)


def _is_plain(taken: _Taken, told: frozenset[str]) -> bool:
    """Whether the words of the evidence carry a stance, and tell of no other."""
    is_mixed = "both" in told or is_contrary(taken.stance, told)
    return carries(taken.manner, taken.stance, told) and not is_mixed


def _reads_otherwise(
    dossier: Dossier, taken: _Taken, read: frozenset[str], *, is_sure: bool
) -> bool:
    """Whether the sentence tells of another stance: it as a whole or, where it has words for and
    against something, the first of these; of what knows shades only where none limits it. Where the
    stance `is_sure` by the evidence, only its main clause can."""
    if is_sure:
        read = told_at_first(taken.sentence, dossier.explainer.language)
    if "both" in read:
        first = first_told(taken.sentence, dossier.explainer.language)
        is_plain = taken.manner != "response" and taken.stance in ("accepts", "rejects")
        return (is_plain or "limits" not in read) and is_contrary(taken.stance, first)
    is_carried = carries(taken.manner, taken.stance, read)
    is_spoilt = is_spoiled(taken.manner, taken.stance, read)
    return is_spoilt or (not is_carried and is_contrary(taken.stance, read))


def _reversed(taken: _Taken) -> Problem:
    message = f"what carries this tells of another answer than “{taken.stance}”"
    hint = "read the passage again, and write what it tells"
    doubt = _doubt(taken)
    return Problem(taken.place, "stance-reversed", message, hint, is_error=False, doubt=doubt)


def _untold(taken: _Taken) -> Problem:
    message = f"no word of what carries this tells of “{taken.stance}”"
    hint = "read the passage again; cite the words that tell it too, or write what it tells"
    doubt = _doubt(taken)
    return Problem(taken.place, "stance-untold", message, hint, is_error=False, doubt=doubt)


def _doubt(taken: _Taken) -> Doubt:
    tie = TiedWords(taken.manner, taken.sentence, taken.stance)
    return doubt_beside(taken.about, f"{taken.sentence} ({taken.stance})", taken.evidence, tie)


def _told(dossier: Dossier, pieces: Iterable[Cited]) -> frozenset[str] | None:
    """Of which stances some evidence tells: by its passages or, where it only quotes, by the
    sentences around. None where there is none, or one that cannot be read in its language."""
    found, held = list[frozenset[str]](), [*pieces]
    for one in held if is_whole(held) else ():
        language = language_of(dossier.explainer, one.source)
        words = list(one.reported) or sentences_around(one, language)
        told = stances_told(words, one.source.language or dossier.explainer.language)
        if told is None:
            return None
        found.append(told)
    return frozenset().union(*found) if found else None
