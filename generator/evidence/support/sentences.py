"""Every sentence of an explainer beside what it rests on: what is found of which kind, and where.

Sentences with evidence of their own are held against it, the others against all cited articles.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from generator.content.dates import PartialDate
from generator.content.model import Account, Change, Difference, Event
from generator.content.problems import Place
from generator.content.records import Record
from generator.content.statements import Correction, PosedQuestion, Retraction, Statement
from generator.evidence.assertions import Assertion, assertions
from generator.evidence.quotation_marks import Span
from generator.evidence.resolution.dangling import is_dangling
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.store.forgetting import forget_texts
from generator.evidence.store.kept import Kept, KeptKind
from generator.evidence.support.compare import HARD, Circumstances, Sides, Telling, mismatches
from generator.evidence.support.force.polarity import Summaries
from generator.evidence.support.ground import Ground, Mismatch
from generator.evidence.support.named.names import KnownNames, names_of
from generator.evidence.support.quoted import prose_quotations
from generator.evidence.support.reading import read_words
from generator.evidence.support.rivals import Grounded, rivals
from generator.evidence.support.stock import Stock, stock_of, stray_findings, stray_quotations

_STRAY = KeptKind[tuple[Mismatch, ...]]("stray", tuple[Mismatch, ...])

_NAMING = ("name", "title", "venue", "role")
"""Fields that name something and are no sentence."""

_REFUSING = ("criticises", "rejects", "declines", "not-met")
"""What is told of a statement that goes against something: as a response, or as an answer."""

_MISPLACED = (*HARD, "exchanged")
"""What tells that a sentence is not of its words, so that no more is said of that."""

_SITE = (Change, Correction, Retraction)
"""What tells of the site's own content, and may tell of what it said wrongly."""

_AT_ONCE = 400
"""Of so many sentences what was read for them is held at once."""

Disagreement = tuple[Assertion, Mismatch]
"""A sentence, and what of it does not agree with what it rests on."""


def tied_mismatches(dossier: Dossier, *kinds: str) -> list[Disagreement]:
    """What is found of these kinds in sentences that have evidence of their own, and all of it to
    be found."""
    return [found for found in _tied(dossier) if found[1].kind in kinds]


def loose_mismatches(dossier: Dossier, kind: str) -> list[Disagreement]:
    """What is found of a kind in sentences that have none, held against all cited articles."""
    return [found for found in _loose(dossier) if found[1].kind == kind]


@lru_cache(maxsize=1)  # each rule tells its own kinds of what is found once
def _tied(dossier: Dossier) -> tuple[Disagreement, ...]:
    told = [*_circumstances(dossier)]
    found = _found(told, dossier.explainer.language, dossier.kept)
    placed = {id(assertion) for assertion, one in found if one.kind in _MISPLACED}
    others = rivals(_grounded(told, dossier.explainer.language))
    return (*found, *((one, what) for one, what in others if id(one) not in placed))


def _circumstances(dossier: Dossier) -> Iterator[tuple[Assertion, Circumstances]]:
    """Each sentence that has evidence of its own, with what else is known of it."""
    code = dossier.explainer.language
    names, sides = names_of(dossier, code), _sides(dossier)
    of_all = partial(Circumstances, names, sides=sides, corpus=stock_of(dossier).corpus(code))
    for one in _whole(dossier):
        if not _is_loose(one) and not any(cited.fault for cited in one.rests_on):
            yield (
                one,
                of_all(
                    speaking=_speaking(dossier, one, code),
                    days=_known_days(dossier, one),
                    counted=_counted(dossier, one),
                    summaries=_summaries(one, code),
                    manner=_manner(one),
                    is_conditional=_is_conditional(dossier, one),
                ),
            )


def _found(
    told: Sequence[tuple[Assertion, Circumstances]], code: str, kept: Kept
) -> list[Disagreement]:
    """What is found of each sentence beside its own ground: looked for article by article, so that
    no more is held of articles at once than some hundred sentences need."""
    found = dict[int, tuple[Mismatch, ...]]()
    by_article = sorted(told, key=lambda one: one[0].rests_on[0].evidence.source)
    for number, (assertion, known) in enumerate(by_article, start=1):
        ground = Ground.of(assertion.rests_on, code)
        found[id(assertion)] = mismatches(assertion.text, ground, known, kept)
        if number % _AT_ONCE == 0:
            forget_texts()
    return [(assertion, one) for assertion, _ in told for one in found[id(assertion)]]


def _grounded(told: Sequence[tuple[Assertion, Circumstances]], code: str) -> list[Grounded]:
    """Those sentences that tell what somebody may have said elsewhere, with their ground."""
    return [
        Grounded(one, Ground.of(one.rests_on, code), known)
        for one, known in told
        if known.manner == "sentence"
    ]


@lru_cache(maxsize=1)
def _loose(dossier: Dossier) -> tuple[Disagreement, ...]:
    stock, code = stock_of(dossier), dossier.explainer.language
    names, found = names_of(dossier, code), list[Disagreement]()
    ends = (end for event in dossier.explainer.events for end in (event.on.start, event.on.end))
    days = [end for end in ends if end]
    for assertion in filter(_is_loose, _whole(dossier)):
        if not isinstance(assertion.record, _SITE):
            read = (assertion.text, code, stock.digest, names.digest, days)
            look = partial(_stray, assertion.text, code, stock, names, days)
            found += ((assertion, one) for one in dossier.kept.told(_STRAY, read, look))
    return tuple(found)


def _stray(
    text: str, code: str, stock: Stock, names: KnownNames, days: list[PartialDate]
) -> tuple[Mismatch, ...]:
    return tuple(stray_findings(read_words(text, code), stock, names, days))


def loose_quotations(dossier: Dossier) -> Iterator[Disagreement]:
    """The words in quotation marks in such sentences that no cited article has; what a correction
    says that it said before, nobody else has."""
    stock = stock_of(dossier)
    for assertion in filter(_is_loose, _whole(dossier)):
        found = list(stray_quotations(assertion.text, stock))
        if found and isinstance(assertion.record, Correction):
            before = prose_quotations(assertion.text)[0]
            found = [one for one in found if one.span != before]
        yield from ((assertion, one) for one in found)


def _whole(dossier: Dossier) -> Iterator[Assertion]:
    """Every sentence of which all that it rests on is there; none of those that rest on all cited
    articles where a file cannot be read, which may cite one."""
    is_unread = bool(dossier.explainer.unread)
    return (
        one
        for one in assertions(dossier)
        if not is_dangling(dossier, one.record, "rests_on") and not (is_unread and _is_loose(one))
    )


def _is_loose(assertion: Assertion) -> bool:
    return not assertion.is_tied or not assertion.rests_on


def _manner(assertion: Assertion) -> Telling:
    """How a text tells something."""
    record = assertion.record
    if isinstance(record, PosedQuestion) and record.is_editors:
        return "question"
    if isinstance(record, Difference):
        return "difference"
    if isinstance(record, Account):
        return "account"
    return "name" if assertion.field in _NAMING else "sentence"


def _is_conditional(dossier: Dossier, assertion: Assertion) -> bool:
    """Whether readers are told beside a sentence that it holds on a condition: another statement is
    that, or its outcome or stance says so."""
    record = assertion.record
    told = {getattr(record, "stance", None), *(getattr(record, "answers", None) or {}).values()}
    is_qualified = isinstance(record, Statement) and bool(dossier.conditions_on(record))
    return is_qualified or "accepts-with-conditions" in told


def _speaking(dossier: Dossier, assertion: Assertion, code: str) -> frozenset[str]:
    """The stems of the names of those whose words a sentence tells, and of its publishers."""
    called: list[str] = [*assertion.said_by]
    for cited in assertion.rests_on:
        called += [cited.source.publisher or ""] if cited.article else []
        record = cited.record
        if isinstance(record, Statement) and not record.retracted:
            owner = dossier.of(record).owner
            for who in (*cited.speakers, *([owner.id] if owner else [])):
                called += dossier.called(who)
    empty = read_words("", code).wording.empty
    words = (word for name in dict.fromkeys(called) for word in read_words(name, code).words)
    return frozenset(word.stem for word in words if word.key not in empty or word.text.isupper())


def _sides(dossier: Dossier) -> Sides:
    """The party of each party and person, by id."""
    told = {who: dossier.party_of(who) for who in (*dossier.party, *dossier.person)}
    return Sides({who: party.id for who, party in told.items() if party})


def _summaries(assertion: Assertion, code: str) -> Summaries:
    """The summaries of the statements and events that a sentence rests on and is not itself of."""
    records = {one.record.id: one.record for one in assertion.rests_on}
    others = [one for one in records.values() if one is not assertion.record]
    told = [one for one in others if isinstance(one, Statement | Event)]
    texts = tuple(one.summary for one in told if one.summary)
    return Summaries(code, texts, any(map(_refuses, told)))


def _refuses(record: Statement | Event) -> bool:
    """Whether a record is told to go against something that somebody said."""
    answered = getattr(record, "answers", None) or {}
    told = {getattr(record, "response", None), *answered.values()}
    return not told.isdisjoint(_REFUSING)


def _counted(dossier: Dossier, assertion: Assertion) -> frozenset[int]:
    """How many parties, speakers, statements and statements of a kind a sentence rests on, where
    it is on several."""
    records = {one.record.id: one.record for one in assertion.rests_on}
    said = [one for one in records.values() if isinstance(one, Statement) and not one.retracted]
    parties = {party.id for one in said for party in dossier.of(one).parties}
    speakers = {who for one in said for who in one.speaker}
    kinds = Counter(one.kind for one in said)
    return frozenset((*map(len, (records, parties, speakers)), *kinds.values())) - {0, 1}


def _known_days(dossier: Dossier, assertion: Assertion) -> tuple[PartialDate, ...]:
    """The days that are told of a sentence elsewhere: of its statement, its event, and of those
    that it rests on."""
    records = [assertion.record, *(one.record for one in assertion.rests_on)]
    ends = (end for record in records for day in _days_of(dossier, record) for end in day)
    return tuple(dict.fromkeys(end for end in ends if end))


def _days_of(dossier: Dossier, record: Record) -> Iterator[tuple[PartialDate | None, ...]]:
    """The first and the last day of each time that an editor has given a record."""
    whole = [getattr(record, "on", None), getattr(record, "deadline", None)]
    if isinstance(record, Statement) and (event := dossier.names["event"].get(record.event or "")):
        whole.append(event.on)
    yield from ((one.start, one.end) for one in whole if one)


def place_of(found: Mismatch, text: str, place: Place) -> Place:
    """Where the words stand, if that can be told: in a text that is written on one line."""
    marks = place.width - len(text)
    if found.span == Span(0, len(text)) or marks not in (0, 2):
        return place
    width = found.span.end - found.span.start
    return replace(place, column=place.column + marks // 2 + found.span.start, width=width)
