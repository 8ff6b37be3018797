"""An explainer and its articles → the dossier: every id the thing that it names, every tie between
things, and every piece of evidence where it stands, worked out once.

Long because all ties are made in one place.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from generator.content.ids import UNNAMED
from generator.content.model import Difference, Event, Explainer, Party, Person, without_drafts
from generator.content.records import Named
from generator.content.references import Identified, records, references
from generator.content.statements import (
    Awaiting,
    Background,
    Evidence,
    PosedQuestion,
    Statement,
)
from generator.evidence.articles.archive import INTERVIEWER, Archive
from generator.evidence.attribution.hearing import Hearing
from generator.evidence.languages import language_of
from generator.evidence.quotation_marks import Span
from generator.evidence.resolution.asks import Asked, Later, lives
from generator.evidence.resolution.dossier import KINDS, ById, Dossier, Spot, Tie
from generator.evidence.resolution.following import all_later
from generator.evidence.resolution.joint_speech import is_joint, names_heard
from generator.evidence.resolution.occasion import offices_held, who_spoke
from generator.evidence.resolution.passages import locate_all
from generator.evidence.resolution.said import Cited, Said
from generator.evidence.store.kept import NONE_KEPT, Kept


def resolve(
    explainer: Explainer,
    archive: Archive,
    known: Mapping[Evidence, Cited] | None = None,
    kept: Kept = NONE_KEPT,
) -> Dossier:
    """An explainer and its articles with everything in them worked out, each thing once.

    Where evidence stands is taken from `known`, if it is given, and what was worked out before from
    what is `kept`. An id that names nothing, which a check reports, is tied to nothing.
    """
    things = tuple(records(explainer))
    names = _by_id(things)
    party_of = _party_of(things, names)
    pieces = [*_evidence(things, archive), *_of_updates(explainer, names, archive)]
    located = [known[one.evidence] for one in pieces] if known else locate_all(pieces, kept)
    cited = {one.evidence: one for one in located}
    said = list(_all_said(explainer, things, names, party_of, cited))
    standing, posed = _standing(said)
    tied = _tied(standing)
    later = all_later(explainer, {one.statement: one for one in standing}, names, party_of, cited)
    return Dossier(
        explainer,
        archive,
        things,
        tuple(one.statement for one in standing),
        posed,
        tuple(cited.values()),
        party_of,
        cited,
        {one.statement: one for one in said},
        tied,
        _posed(posed, party_of),
        _citing(cited.values()),
        {(party.id, point.issue): point for party in explainer.parties for point in party.points},
        _asks(explainer, said, later, names, tied),
        names,
        Hearing(explainer, kept),
        kept=kept,
    )


def _party_of(things: Iterable[Identified], names: ById) -> dict[str, Party]:
    """The party that each person belongs to, and each party, by id."""
    people = (one for one in things if one.kind == "person")
    return {**{one.record.id: one.party for one in people if one.party}, **names["party"]}


def _standing(said: Iterable[Said]) -> tuple[list[Said], tuple[PosedQuestion, ...]]:
    """Of all that is not retracted what somebody stated, and the questions that no party poses."""
    stated, posed = [], []
    for one in said:
        if isinstance(one.statement, PosedQuestion):
            posed += [] if one.statement.retracted else [one.statement]
        elif not one.statement.retracted:
            stated.append(one)
    return stated, tuple(posed)


def _asks(
    explainer: Explainer,
    said: Iterable[Said],
    later: Mapping[str, Sequence[Later]],
    names: ById,
    tied: Mapping[Tie, list[Statement]],
) -> dict[Statement, Asked]:
    """What became of each ask and intent, by what comes `later`."""
    asking = [one for one in said if isinstance(one.statement, Awaiting)]
    actors = {**names["person"], **names["party"]}
    reactions = {name: of for (field, name, *_), of in tied.items() if field == "to"}
    told = lives(asking, later, actors, reactions, explainer.as_of)
    return {one.statement: one for one in told}


def leave_drafts_out(dossier: Dossier) -> Dossier:
    """The dossier of what readers see: the same one where there are no drafts."""
    seen = without_drafts(dossier.explainer)
    if seen is dossier.explainer:
        return dossier
    known = {one.evidence: one for one in dossier.evidence}
    left = resolve(seen, dossier.archive, known, dossier.kept)
    gone = {one.record.id for one in dossier.things} - {one.record.id for one in left.things}
    confirmed = tuple(one for one in dossier.confirmed if one[0].subject not in gone)
    waiting = tuple(one for one in dossier.waiting if one[0].subject not in gone)
    return replace(left, confirmed=confirmed, waiting=waiting)


def cited_words(pieces: Iterable[Cited]) -> dict[Spot, list[Span]]:
    """For each paragraph that `pieces` cite, the words there that they rest on."""
    words: dict[Spot, list[Span]] = defaultdict(list)
    for piece in pieces:
        for passage in piece.passages:
            words[piece.evidence.source, passage.paragraph].append(passage.span)
    return dict(words)


def _by_id(things: Iterable[Identified]) -> dict[str, dict[str, Any]]:
    names: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    for thing in things:
        kinds = [thing.kind, *(["ask"] if isinstance(thing.record, Awaiting) else ())]
        for kind in kinds:
            names.get(kind, {}).setdefault(thing.record.id, thing.record)
    return names


def _evidence(things: Iterable[Identified], archive: Archive) -> Iterator[Cited]:
    """Every piece of evidence, with what rests on it."""
    for record in (thing.record for thing in things):
        if isinstance(record, Statement) and record.retracted:
            continue
        if isinstance(record, Statement | Event | Difference):
            pieces = record.accounts if isinstance(record, Difference) else record.evidence
            by = record.speaker if isinstance(record, Statement) else None
            if isinstance(record, PosedQuestion):
                by = INTERVIEWER
            elif not by and not isinstance(record, Background):
                by = None  # a draft may not say yet who speaks
            for number, piece in enumerate(pieces, 1):
                article = archive.articles.get(piece.source)
                yield Cited(piece, article, by=by, record=record, number=number)


def _of_updates(explainer: Explainer, names: ById, archive: Archive) -> Iterator[Cited]:
    """The evidence of updates, as further pieces of what they name first."""
    counts: Counter[str] = Counter()
    for party in explainer.parties:
        for update in party.updates:
            ask = next((names["ask"][one] for one in update.named if one in names["ask"]), None)
            if ask is None or ask.retracted:
                continue
            by = update.speaker or (party.id,)
            for piece in update.evidence:
                counts[ask.id] += 1
                number = len(ask.evidence) + counts[ask.id]
                article = archive.articles.get(piece.source)
                yield Cited(piece, article, by=by, record=ask, number=number, update=update)


def _all_said(
    explainer: Explainer,
    things: Iterable[Identified],
    names: ById,
    party_of: Mapping[str, Party],
    cited: Mapping[Evidence, Cited],
) -> Iterator[Said]:
    """What is resolved of each statement and question."""
    updating: dict[Named, list[Cited]] = defaultdict(list)
    for piece in cited.values():
        if piece.update:
            updating[piece.record].append(piece)
    for one in things:
        if one.kind in ("statement", "question"):
            yield _said(one, explainer, names, party_of, cited, updating.get(one.record, ()))


def _said(
    thing: Identified,
    explainer: Explainer,
    names: ById,
    party_of: Mapping[str, Party],
    cited: Mapping[Evidence, Cited],
    updates: Iterable[Cited],
) -> Said:
    statement, owner = thing.record, thing.party
    assert isinstance(statement, Statement)
    evidence = tuple(cited[piece] for piece in statement.evidence if piece in cited)
    refers_to, wording = _refers_to(statement, names), _wording(evidence)
    event = next(iter(refers_to.get("at", ())), None)
    speakers, stood_for, when = who_spoke(statement, owner, event, names, party_of)
    parties = {one.id: one for one in (owner, *stood_for) if one and not statement.personal}
    offices = (
        offices_held(one, party, when) if isinstance(one, Person) else ()
        for one, party in zip(speakers, stood_for, strict=True)
    )
    are_joint = _are_joint(explainer, speakers, party_of, evidence)
    return Said(
        statement,
        owner,
        tuple(parties.values()),
        tuple(speakers),
        tuple(offices),
        when,
        statement.venue or (event and event.venue),
        refers_to,
        evidence,
        tuple(updates),
        _attribution(statement, evidence, wording, are_joint),
        wording,
    )


def _refers_to(statement: Statement, names: ById) -> dict[str, tuple[Any, ...]]:
    named: dict[str, tuple[Any, ...]] = {}
    for one in references(statement):
        if one.record is statement:
            known = (names[kind][one.name] for kind in one.kinds if one.name in names[kind])
            named[one.field] = (*named.get(one.field, ()), *islice(known, 1))
    return named


def _are_joint(
    explainer: Explainer,
    speakers: Sequence[Person | Party | None],
    party_of: Mapping[str, Party],
    evidence: Sequence[Cited],
) -> bool:
    """Whether those who made a statement are several, and are told to have spoken jointly."""
    if len(speakers) < 2:
        return False
    called = [names_heard(one, party_of) for one in speakers]
    pieces = ((one, language_of(explainer, one.source)) for one in evidence if one.article)
    return is_joint(pieces, called)


def _attribution(
    statement: Statement, evidence: Sequence[Cited], wording: str, are_joint: bool
) -> str:
    """How it is told whose words a statement has; `wording` is that of its evidence."""
    if isinstance(statement, PosedQuestion) and statement.is_editors:
        return "editors"
    if UNNAMED in statement.speaker:
        return "unnamed-source"
    if isinstance(statement, Background):
        return "source-itself"
    if are_joint:
        return "joint-statement"
    is_passed_on = evidence and all(one.via for one in evidence)
    return "another-outlet" if is_passed_on else wording


def _wording(evidence: Sequence[Cited]) -> str:
    quoted = [cited for cited in evidence if cited.evidence.quote]
    if any(cited.is_own for cited in quoted or evidence):
        return "own-words"
    if any(cited.is_sentence for cited in quoted):
        return "quoted"
    return "partly-quoted" if quoted else "reported"


def _tied(said: Iterable[Said]) -> dict[Tie, list[Statement]]:
    """The statements that are tied to each thing, by each way in which they are."""
    tied: dict[Tie, list[Statement]] = defaultdict(list)
    for one in said:
        ties: list[Tie] = [("party", party.id) for party in one.parties]
        ties += [(*tie, issue.id) for tie in ties for issue in one.issues]
        ties += [(field, thing.id) for field, named in one.refers_to.items() for thing in named]
        ties += [("source", cited.evidence.source) for cited in (*one.evidence, *one.updates)]
        for tie in dict.fromkeys(ties):
            tied[tie].append(one.statement)
    return dict(tied)


def _posed(
    posed: Iterable[PosedQuestion], party_of: Mapping[str, Party]
) -> dict[Tie, list[PosedQuestion]]:
    """The questions that no party poses that are tied to each thing, by each way in which they
    are."""
    tied: dict[Tie, list[PosedQuestion]] = defaultdict(list)
    for one in posed:
        ties = [("issue", name) for name in one.issue]
        ties += [("party", party_of[name].id) for name in one.asked_of if name in party_of]
        ties += [("source", piece.source) for piece in one.evidence]
        ties += [("rests_on", name) for name in one.rests_on]
        for tie in dict.fromkeys(ties):
            tied[tie].append(one)
    return dict(tied)


def _citing(pieces: Iterable[Cited]) -> dict[Spot, list[Cited]]:
    citing: dict[Spot, list[Cited]] = defaultdict(list)
    for piece in pieces:
        for number in dict.fromkeys(piece.paragraphs):
            citing[piece.evidence.source, number].append(piece)
    return dict(citing)
