"""The dossier: an explainer and its articles, each thing in them with what it is tied to.

It is made once, by resolve, and read by everybody after that: nobody looks an id up again.

Long because it is the one graph that all later steps read.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.content.dates import ExtendedDate, PartialDate
from generator.content.model import (
    Difference,
    Event,
    Explainer,
    Issue,
    Party,
    Person,
    Point,
    Source,
)
from generator.content.references import Identified
from generator.content.statements import Evidence, Statement
from generator.evidence.articles import Archive, Passage
from generator.evidence.matching import reads_as_sentence
from generator.evidence.occasion import Coming, Due, coming, due, spoke_for
from generator.evidence.passages import (
    Located,
    is_own_passage,
    spoken_stretches,
    without_gaps,
)

Cites = Statement | Event | Difference
"""What rests on evidence."""

ById = Mapping[str, Mapping[str, Any]]
"""Things by id, kind by kind."""

Spot = tuple[str, int]
"""A paragraph: the id of its source, and its number."""

Tie = tuple[str, ...]
"""What statements are tied to, and how: the field that names it, and its id."""

KINDS = ("party", "person", "issue", "source", "position", "statement", "event")
"""The kinds of thing that `RefersTo` names."""


@dataclass(frozen=True)
class Cited(Located):
    """One piece of evidence where it stands, and the record that rests on it, of which it is the
    piece of that `number`, counted from 1."""

    record: Cites = field(kw_only=True)
    number: int = field(default=1, kw_only=True)

    @property
    def speakers(self) -> tuple[str, ...]:
        """The ids of those who say so, where it is a statement that rests on it."""
        return self.record.speaker if isinstance(self.record, Statement) else ()

    @property
    def source(self) -> Source:
        """The source, where its article can be read."""
        assert self.article
        return self.article.source

    @property
    def words(self) -> str:
        """The first words that it cites: those that it rests on, or else its first paragraph."""
        assert self.article
        paragraph = self.article.paragraphs[self.paragraphs[0] - 1]
        return self.article.words(self.runs[0]) if self.runs else paragraph.text

    @cached_property
    def runs(self) -> tuple[Passage, ...]:
        """The words that it rests on, each run of them as one passage."""
        return without_gaps(self.passages, self.article) if self.article else ()

    @property
    def reported(self) -> tuple[str, ...]:
        """The words of its passage, as the article prints them, run by run; none where it has no
        passage."""
        article = self.article if self.evidence.passage else None
        return tuple(map(article.words, self.runs)) if article else ()

    @property
    def quotes(self) -> tuple[str, ...]:
        """The words that it quotes, as the article prints them, fragment by fragment."""
        return tuple(map(self.article.words, self.quoted)) if self.article else ()

    @property
    def is_sentence(self) -> bool:
        """Whether it quotes a sentence, and not some words of one."""
        if self.article is None:
            return False
        around = map(self.article.quotation_around, self.quoted)
        return any(map(reads_as_sentence, map(self.article.words, around)))

    @property
    def is_own(self) -> bool:
        """Whether all that it quotes, or else all that it cites, are the own words of those whose
        statement rests on it."""
        article, words = self.article, self.quoted or self.passages
        if article is None or not self.paragraphs:
            return False
        if words:
            return all(is_own_passage(one, article, self.speakers) for one in words)
        cited = map(article.paragraph, self.paragraphs)
        return all(one and one.own and one.is_of(self.speakers) for one in cited)

    @cached_property
    def stretches(self) -> list[tuple[tuple[str, bool], ...]]:
        """The words of each fragment that it quotes, cut so that a journalist's insertions stand
        alone."""
        found = self.article
        return [spoken_stretches(passage, found) for passage in self.quoted] if found else []


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, and all that it is tied to.

    `owner` is the party in whose file it stands, None for background; `parties` are those that made
    it, the owner first: several when it is joint, none when its speaker speaks for nobody else.
    `speakers` has None for one without a name; `offices` has for each those in which he spoke.
    `when` is the day on which it was said, or up to which it must have been where nobody tells the
    day (`is_dated`); `venue` is where.
    `refers_to` has, by the name of a field that holds ids, the things that they name.
    `attribution` is derived from speakers and evidence, never typed; `wording` from the evidence
    alone: quoted (a whole sentence), partly-quoted (some words of one), own-words (in a text or a
    turn of theirs) or reported.
    """

    statement: Statement
    owner: Party | None
    parties: tuple[Party, ...]
    speakers: tuple[Person | Party | None, ...]
    offices: tuple[tuple[str, ...], ...]
    when: ExtendedDate | None
    venue: str | None
    refers_to: Mapping[str, tuple[Any, ...]]
    evidence: tuple[Cited, ...]
    attribution: str
    wording: str

    @property
    def issue(self) -> Issue | None:
        """The issue that it belongs to most, if one."""
        return next(iter(self.issues), None)

    @property
    def issues(self) -> tuple[Issue, ...]:
        """The issues that it is about, that which it belongs to most first."""
        return self.refers_to.get("issue", ())

    @property
    def event(self) -> Event | None:
        """The event at which it was said, if one is named."""
        return next(iter(self.refers_to.get("at", ())), None)

    @property
    def is_dated(self) -> bool:
        """Whether its day is told, and not only the day by which it was reported."""
        return bool(self.statement.on or self.event)

    @property
    def reported_by(self) -> PartialDate | None:
        """The day by which it was reported, where nobody tells when it was said."""
        return self.when.end if self.when and not self.is_dated else None

    @property
    def target(self) -> Any:
        """What a reaction is a reaction to: a statement, an event or a party."""
        return next(iter(self.refers_to.get("to", ())), None)


@dataclass(frozen=True)
class Dossier:
    """An explainer and its articles, each thing in them with what it is tied to.

    Lists keep reading order: parties as ordered, entries as written.
    Where an id is taken twice, the first wins; a check reports the second.

    `statements` are those that stand: all but the retracted ones, which rest on nothing.
    `things` are all that have an id; `names` has them by id, by the kind that `RefersTo` names, and
    `person` to `statement` are some of these kinds. `evidence` is every piece of it, `spots` every
    paragraph that some of it cites.
    """

    explainer: Explainer
    archive: Archive
    things: tuple[Identified, ...]
    statements: tuple[Statement, ...]
    evidence: tuple[Cited, ...]
    _party_of: Mapping[str, Party]
    _cited: Mapping[Evidence, Cited]
    _said: Mapping[Statement, Said]
    _tied: Mapping[Tie, list[Statement]]
    _citing: Mapping[Spot, list[Cited]]
    _points: Mapping[tuple[str, str], Point]
    names: ById
    person: Mapping[str, Person]
    party: Mapping[str, Party]
    issue: Mapping[str, Issue]
    source: Mapping[str, Source]
    statement: Mapping[str, Statement]

    def of(self, statement: Statement) -> Said:
        """A statement with all that it is tied to."""
        return self._said[statement]

    def cited(self, evidence: Evidence) -> Cited:
        """A piece of evidence with where it stands."""
        return self._cited[evidence]

    def party_of(self, speaker: str) -> Party | None:
        """The party that a speaker's id is, or belongs to."""
        return self._party_of.get(speaker)

    def spoke_for(self, person: Person, said: Said) -> Party | None:
        """The party that one of its speakers stands for in a statement."""
        return spoke_for(person, said.owner, said.when, self._party_of)

    def called(self, speaker: str) -> list[str]:
        """What a speaker may be called: the names of a person, those of the party, the offices."""
        person, party = self.person.get(speaker), self.party_of(speaker)
        names = [name for one in (person, party) if one for name in one.names]
        if person is None:
            return names
        joined = [self.party[one.party] for one in person.memberships if one.party in self.party]
        others = [name for one in joined for name in one.names]
        return [*names, *others, *person.offices]

    @property
    def has_own_words(self) -> bool:
        """Whether a statement is in its speaker's own words, and in no article's."""
        return any(said.wording == "own-words" for said in self._said.values())

    def named(self, ids: Iterable[str]) -> list[Statement]:
        """The statements of these ids, in that order."""
        return [self.statement[name] for name in ids]

    def of_party(self, party: Party) -> list[Statement]:
        """A party's statements, those made jointly with others included."""
        return self._tied.get(("party", party.id), [])

    def on_issue(self, issue: Issue) -> list[Statement]:
        """The statements about an issue."""
        return self._tied.get(("issue", issue.id), [])

    def of_party_on(self, party: Party, issue: Issue) -> list[Statement]:
        """A party's statements on an issue."""
        return self._tied.get(("party", party.id, issue.id), [])

    def point(self, party: Party, issue: Issue) -> Point | None:
        """What a party says on an issue in one sentence, where an editor has written it."""
        return self._points.get((party.id, issue.id))

    def reactions_to(self, target: Statement | Event | Party) -> list[Statement]:
        """The reactions to a statement, an event or a party."""
        return self._tied.get(("to", target.id), [])

    def conditions_on(self, statement: Statement) -> list[Statement]:
        """The conditions that qualify a position."""
        return self._tied.get(("qualifies", statement.id), [])

    def answers(self, statement: Statement) -> list[Statement]:
        """The conditions and questions that a statement answers."""
        return self._tied.get(("answered_by", statement.id), [])

    def own_views(self, party: Party) -> list[Statement]:
        """The statements in a party's file whose speakers speak for nobody else."""
        return [one for one in party.statements if one.personal]

    def coming(self, event: Event) -> Coming:
        """Whether an event has come about, as far as its reports tell."""
        records: list[Event | Statement] = [event, *self._tied.get(("at", event.id), [])]
        named = (one.source for record in records for one in record.evidence)
        reports = (self.source[name] for name in named if name in self.source)
        return coming(event, self.explainer.as_of, reports)

    def due(self, statement: Statement) -> Due:
        """What has become of a statement's deadline."""
        return due(statement, self.explainer.as_of)

    def from_source(self, source: Source) -> list[Statement]:
        """The statements drawn from a source."""
        return self._tied.get(("source", source.id), [])

    @property
    def spots(self) -> Collection[Spot]:
        """Every paragraph that is cited."""
        return self._citing.keys()

    def pieces_from(self, source: Source, paragraph: int) -> list[Cited]:
        """The pieces of evidence that cite a paragraph."""
        return self._citing.get((source.id, paragraph), [])

    def citing(self, source: Source, paragraph: int) -> list[Cites]:
        """The statements, events and differences drawn from a paragraph, each once."""
        return list(dict.fromkeys(piece.record for piece in self.pieces_from(source, paragraph)))
