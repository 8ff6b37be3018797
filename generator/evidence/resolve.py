"""An explainer and its articles, with every relation between their parts looked up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Any, Protocol, TypeVar

from generator.content.model import (
    UNNAMED,
    Background,
    Condition,
    Difference,
    Event,
    Evidence,
    Explainer,
    Issue,
    OpenQuestion,
    Party,
    Person,
    Position,
    Reaction,
    Source,
    Statement,
)
from generator.evidence.articles import Archive
from generator.evidence.matching import reads_as_sentence
from generator.evidence.quotation_marks import Span


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_HasId)
K = TypeVar("K")
V = TypeVar("V")


class Dossier:
    """Looks things up; holds nothing that the explainer and its archive do not say.

    Lists keep reading order: parties as ordered, sections as in the model, entries as written.
    Where an id is taken twice, the first wins; a check reports the second.
    """

    def __init__(self, explainer: Explainer, archive: Archive) -> None:
        self.explainer = explainer
        self.archive = archive

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement of every party, then the background."""
        stated = chain.from_iterable(party.statements for party in self.explainer.parties)
        return (*stated, *self.explainer.background)

    @cached_property
    def positions(self) -> dict[str, Position]:
        """Every position by id."""
        return _by_id(s for s in self.statements if isinstance(s, Position))

    @cached_property
    def statement(self) -> dict[str, Statement]:
        """Every statement by id."""
        return _by_id(self.statements)

    @cached_property
    def party(self) -> dict[str, Party]:
        """Every party by id."""
        return _by_id(self.explainer.parties)

    @cached_property
    def person(self) -> dict[str, Person]:
        """Every person by id."""
        return _by_id(chain.from_iterable(party.people for party in self.explainer.parties))

    @cached_property
    def issue(self) -> dict[str, Issue]:
        """Every issue by id."""
        return _by_id(self.explainer.issues)

    @cached_property
    def source(self) -> dict[str, Source]:
        """Every source by id."""
        return _by_id(self.explainer.sources)

    @cached_property
    def event(self) -> dict[str, Event]:
        """Every event by id."""
        return _by_id(self.explainer.events)

    @cached_property
    def names(self) -> dict[str, Mapping[str, Any]]:
        """Everything that has an id, by that id, by the kind that `RefersTo` names."""
        return {
            "party": self.party,
            "person": self.person,
            "issue": self.issue,
            "source": self.source,
            "position": self.positions,
            "statement": self.statement,
            "event": self.event,
        }

    @cached_property
    def _owners(self) -> dict[str, Party]:
        return {s.id: party for party in self.explainer.parties for s in party.statements}

    @cached_property
    def _party_of_person(self) -> dict[str, Party]:
        return {who.id: party for party in self.explainer.parties for who in party.people}

    def owner(self, statement: Statement) -> Party | None:
        """The party in whose file the statement stands; None for background."""
        return self._owners.get(statement.id)

    def party_of(self, speaker: str) -> Party | None:
        """The party that a speaker's id is, or belongs to."""
        return self.party.get(speaker) or self._party_of_person.get(speaker)

    @cached_property
    def _parties_of(self) -> dict[str, tuple[Party, ...]]:
        parties = {}
        for statement in self.statements:
            found = [self.owner(statement), *map(self.party_of, statement.speaker)]
            parties[statement.id] = tuple({p.id: p for p in found if p}.values())
        return parties

    def parties_of(self, statement: Statement) -> tuple[Party, ...]:
        """The parties that made a statement, its owner first: several when it is joint."""
        return self._parties_of.get(statement.id, ())

    @cached_property
    def _of_party(self) -> dict[str, list[Statement]]:
        return _grouped((p.id, s) for s in self.statements for p in self.parties_of(s))

    def of_party(self, party: Party) -> list[Statement]:
        """A party's statements, those made jointly with others included."""
        return self._of_party.get(party.id, [])

    @cached_property
    def _on_issue(self) -> dict[str, list[Statement]]:
        return _grouped((s.issue, s) for s in self.statements if s.issue)

    def on_issue(self, issue: Issue) -> list[Statement]:
        """The statements about an issue."""
        return self._on_issue.get(issue.id, [])

    @cached_property
    def _said(self) -> dict[tuple[str, str], list[Statement]]:
        return _grouped(
            ((party.id, s.issue), s)
            for s in self.statements
            for party in self.parties_of(s)
            if s.issue
        )

    def said(self, party: Party, issue: Issue) -> list[Statement]:
        """A party's statements on an issue."""
        return self._said.get((party.id, issue.id), [])

    @cached_property
    def _conditions(self) -> dict[str, list[Condition]]:
        return _grouped((c.qualifies, c) for c in self.statements if isinstance(c, Condition))

    def conditions_on(self, statement: Statement) -> list[Condition]:
        """The conditions that qualify a position."""
        return self._conditions.get(statement.id, [])

    @cached_property
    def _reactions(self) -> dict[str, list[Reaction]]:
        return _grouped((r.to, r) for r in self.statements if isinstance(r, Reaction))

    def reactions_to(self, target: Statement | Event | Party) -> list[Reaction]:
        """The reactions to a statement, an event or a party."""
        return self._reactions.get(target.id, [])

    def target(self, reaction: Reaction) -> Statement | Event | Party:
        """What a reaction is a reaction to."""
        name = reaction.to
        return self.statement.get(name) or self.event.get(name) or self.party[name]

    @cached_property
    def _answers(self) -> dict[str, list[Statement]]:
        asked = (s for s in self.statements if isinstance(s, Condition | OpenQuestion))
        return _grouped((answer, s) for s in asked for answer in s.answered_by)

    def answers(self, statement: Statement) -> list[Statement]:
        """The conditions and questions that a statement answers."""
        return self._answers.get(statement.id, [])

    def named(self, ids: Iterable[str]) -> list[Statement]:
        """The statements of these ids, in that order."""
        return [self.statement[name] for name in ids]

    @cached_property
    def _citing(self) -> dict[tuple[str, int], list[Statement | Event | Difference]]:
        return _grouped(
            ((evidence.source, number), record)
            for record, evidence in self.pieces_of_evidence()
            for number in self.archive.locate(evidence).paragraphs
        )

    def citing(self, source: Source, paragraph: int) -> list[Statement | Event | Difference]:
        """The statements, events and differences drawn from a paragraph, each once."""
        found = self._citing.get((source.id, paragraph), [])
        return list({record.id: record for record in found}.values())

    @cached_property
    def marked(self) -> dict[tuple[str, int], list[Span]]:
        """For each source and cited paragraph, the stretches of it that are quoted, in order."""
        cited = self.cited_words(piece for _, piece in self.pieces_of_evidence())
        return {place: _merged(spans) for place, spans in cited.items()}

    def mark(self, evidence: Evidence) -> int | None:
        """Which of the marked stretches of its paragraph evidence quotes first, counted from 1."""
        for passage in self.archive.locate(evidence).passages[:1]:
            spans = self.marked[evidence.source, passage.paragraph]
            return next(n for n, s in enumerate(spans, 1) if passage.span.start < s.end)
        return None

    @cached_property
    def _from_source(self) -> dict[str, list[Statement]]:
        pairs = {(e.source, s.id): s for s in self.statements for e in s.evidence}
        return _grouped((source, statement) for (source, _), statement in pairs.items())

    def from_source(self, source: Source) -> list[Statement]:
        """The statements drawn from a source."""
        return self._from_source.get(source.id, [])

    def attribution(self, statement: Statement) -> str:
        """How a statement is attributed; derived from its speakers and evidence, never typed."""
        if UNNAMED in statement.speaker:
            return "unnamed-source"
        if isinstance(statement, Background):
            return "source-itself"
        if len(statement.speaker) > 1:
            return "joint-statement"
        return self.wording(statement.evidence)

    def wording(self, evidence: Iterable[Evidence]) -> str:
        """quoted (a whole sentence), partly-quoted (some words of one) or reported."""
        quoted = [item for item in evidence if item.quote]
        if any(self._quotes_sentence(item) for item in quoted):
            return "quoted"
        return "partly-quoted" if quoted else "reported"

    def _quotes_sentence(self, evidence: Evidence) -> bool:
        article = self.archive.articles[evidence.source]
        return any(
            reads_as_sentence(article.words(article.quotation_around(passage)))
            for passage in self.archive.locate(evidence).passages
        )

    def quoted_words(self, evidence: Evidence) -> list[str]:
        """Each fragment that evidence quotes, as the article prints it."""
        article = self.archive.articles[evidence.source]
        return [article.words(passage) for passage in self.archive.locate(evidence).passages]

    def cited_words(self, pieces: Iterable[Evidence]) -> dict[tuple[str, int], list[Span]]:
        """For each source and paragraph that `pieces` cite, the words that they quote there."""
        cited: dict[tuple[str, int], list[Span]] = {}
        for evidence in pieces:
            located = self.archive.locate(evidence)
            for number in located.paragraphs:
                cited.setdefault((evidence.source, number), [])
            for passage in located.passages:
                cited[evidence.source, passage.paragraph].append(passage.span)
        return cited

    def pieces_of_evidence(self) -> Iterator[tuple[Statement | Event | Difference, Evidence]]:
        """Every piece of evidence in the explainer, and what rests on it."""
        for statement in self.statements:
            yield from ((statement, evidence) for evidence in statement.evidence)
        for event in self.explainer.events:
            yield from ((event, evidence) for evidence in event.evidence)
        for difference in self.explainer.differences:
            yield from ((difference, account) for account in difference.accounts)


def _by_id(records: Iterable[T]) -> dict[str, T]:
    found: dict[str, T] = {}
    for record in records:
        found.setdefault(record.id, record)
    return found


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)
