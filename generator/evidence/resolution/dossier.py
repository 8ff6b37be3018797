"""The dossier: an explainer and its articles, each thing in them with what it is tied to.

It is made once, by resolve, and read by everybody after that: nobody looks an id up again.

Long because it is the one graph that all later steps read.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.content.confirmation import Confirmation
from generator.content.model import Event, Explainer, Issue, Party, Person, Point, Source
from generator.content.problems import Doubt
from generator.content.references import Identified
from generator.content.statements import Evidence, PosedQuestion, Statement
from generator.evidence.articles.archive import Archive
from generator.evidence.attribution.hearing import Hearing
from generator.evidence.resolution.asks import Asked
from generator.evidence.resolution.occasion import Coming, coming, spoke_for
from generator.evidence.resolution.said import Cited, Cites, Said
from generator.evidence.store.kept import NONE_KEPT, Kept, digest_of

ById = Mapping[str, Mapping[str, Any]]
"""Things by id, kind by kind."""

Spot = tuple[str, int]
"""A paragraph: the id of its source, and its number."""

Confirmed = tuple[Doubt, Confirmation]
"""What was in doubt, and who confirmed it."""

Unsettled = tuple[Doubt, str]
"""What is in doubt, and the rule that asks."""

Tie = tuple[str, ...]
"""What statements are tied to, and how: the field that names it, and its id."""

_SAYING = ("node", "statements", "points", "updates")
"""The fields of a party that hold where it stands, and what it says."""

KINDS = ("party", "person", "issue", "source", "ask", "statement", "question", "event")
"""The kinds of thing that `RefersTo` names."""


@dataclass(frozen=True, eq=False)
class Dossier:
    """An explainer and its articles, each thing in them with what it is tied to.

    Each is equal to itself alone, so that what is worked out of one may be kept with it.

    Lists keep reading order: parties as ordered, entries as written.
    Where an id is taken twice, the first wins; a check reports the second.

    `statements` are those that stand: all but the retracted ones, which rest on nothing. `posed`
    are the questions that no party poses, which are in no count of statements.
    `things` are all that have an id; `names` has them by id, by the kind that `RefersTo` names, and
    `person` to `statement` are some of these kinds. `evidence` is every piece of it, `spots` every
    paragraph that some of it cites. Once the rules have been tried, `confirmed` is what they asked
    and somebody confirmed, and `waiting` what they ask and nobody has. `asks` has what became of
    each ask and each intent, in order. `hearing` has the utterances of each article, worked out
    when they are first asked for. `kept` is what is kept of what was worked out before.
    In a further language, `original` is the one in that of the content.
    """

    explainer: Explainer
    archive: Archive
    things: tuple[Identified, ...]
    statements: tuple[Statement, ...]
    posed: tuple[PosedQuestion, ...]
    evidence: tuple[Cited, ...]
    _party_of: Mapping[str, Party]
    _cited: Mapping[Evidence, Cited]
    _said: Mapping[Statement, Said]
    _tied: Mapping[Tie, list[Statement]]
    _posed: Mapping[Tie, list[PosedQuestion]]
    _citing: Mapping[Spot, list[Cited]]
    _points: Mapping[tuple[str, str], Point]
    asks: Mapping[Statement, Asked]
    names: ById
    hearing: Hearing
    confirmed: tuple[Confirmed, ...] = ()
    waiting: tuple[Unsettled, ...] = ()
    kept: Kept = NONE_KEPT
    original: "Dossier | None" = None

    @cached_property
    def person(self) -> Mapping[str, Person]:
        """The people by id."""
        return self.names["person"]

    @cached_property
    def party(self) -> Mapping[str, Party]:
        """The parties by id."""
        return self.names["party"]

    @cached_property
    def issue(self) -> Mapping[str, Issue]:
        """The issues by id."""
        return self.names["issue"]

    @cached_property
    def source(self) -> Mapping[str, Source]:
        """The sources by id."""
        return self.names["source"]

    @cached_property
    def statement(self) -> Mapping[str, Statement]:
        """The statements by id, those that are retracted too."""
        return self.names["statement"]

    @cached_property
    def who_is_who(self) -> bytes:
        """The SHA-256 of all that is told of parties and their people, but for what they say."""
        told = [name for name in Party.model_fields if name not in _SAYING]
        parties = [[getattr(one, name) for name in told] for one in self.explainer.parties]
        sides = [(who, party.id) for who, party in self._party_of.items()]
        return digest_of((parties, sides))

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

    def actor(self, name: str) -> Party | Person | None:
        """The party or the person of an id."""
        return self.party.get(name) or self.person.get(name)

    def of_party(self, party: Party) -> list[Statement]:
        """A party's statements, those made jointly with others included."""
        return self._tied.get(("party", party.id), [])

    def on_issue(self, issue: Issue) -> list[Statement]:
        """The statements about an issue."""
        return self._tied.get(("issue", issue.id), [])

    def of_party_on(self, party: Party, issue: Issue) -> list[Statement]:
        """A party's statements on an issue."""
        return self._tied.get(("party", party.id, issue.id), [])

    def posed_on(self, issue: Issue) -> list[PosedQuestion]:
        """The questions about an issue that no party poses."""
        return self._posed.get(("issue", issue.id), [])

    def posed_to(self, party: Party) -> list[PosedQuestion]:
        """The questions that no party poses and that a party, or one of its people, is asked."""
        return self._posed.get(("party", party.id), [])

    def posed_in(self, source: Source) -> list[PosedQuestion]:
        """The questions that no party poses and that are drawn from a source."""
        return self._posed.get(("source", source.id), [])

    def left_open_by(self, record: Statement | Event) -> list[PosedQuestion]:
        """The editors' own questions that rest on a statement or an event."""
        return self._posed.get(("rests_on", record.id), [])

    def point(self, party: Party, issue: Issue) -> Point | None:
        """What a party says on an issue in one sentence, where an editor has written it."""
        return self._points.get((party.id, issue.id))

    def reactions_to(self, target: Statement | Event | Party) -> list[Statement]:
        """The reactions to a statement, an event or a party."""
        return self._tied.get(("to", target.id), [])

    def conditions_on(self, statement: Statement) -> list[Statement]:
        """The conditions of a statement."""
        return self._tied.get(("qualifies", statement.id), [])

    def own_views(self, party: Party) -> list[Statement]:
        """The statements in a party's file whose speakers speak for nobody else."""
        return [one for one in party.statements if one.personal]

    def coming(self, event: Event) -> Coming:
        """Whether an event has come about, as far as its reports tell."""
        records: list[Event | Statement] = [event, *self._tied.get(("at", event.id), [])]
        named = (one.source for record in records for one in record.evidence)
        reports = (self.source[name] for name in named if name in self.source)
        return coming(event, self.explainer.as_of, reports)

    def day_order(self, record: Any) -> tuple[int, int, str]:
        """What a statement or an event sorts by; first what has no day, such as a party."""
        when = (
            self.of(record).when if isinstance(record, Statement) else getattr(record, "on", None)
        )
        return when.order if when else (0, 0, "")

    def latest_order(self, statement: Statement) -> tuple[int, int, str]:
        """What a statement sorts by where the last day counts on which it was said."""
        again = (day.order for day, _ in self.of(statement).again)
        return max(self.day_order(statement), *again, (0, 0, ""))

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
