"""Every sentence that readers read, with the evidence that it rests on: the only enumeration."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.content.model import Difference, Event, Issue, Party, Person
from generator.content.problems import Doubt, Place, TiedWords
from generator.content.records import Record
from generator.content.statements import PosedQuestion, Statement
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.said import Cited


@dataclass(frozen=True)
class Assertion:
    """A sentence of the editors', at its place, and the evidence that it rests on.

    `about` names it by the id of the `record` that has it, or by what that belongs to, and the name
    of its field. It `is_tied` to just that evidence where editors named it for this very sentence;
    else the evidence is all that there is on what it tells of: a party's, an issue's, or
    everybody's. `said_by` are the names of those who are to have said it.
    """

    about: str
    record: Record
    field: str
    text: str
    place: Place
    rests_on: tuple[Cited, ...]
    is_tied: bool = True
    said_by: tuple[str, ...] = ()

    @property
    def doubt(self) -> Doubt:
        """What a person judges who compares it with its evidence."""
        told = f"{', '.join(self.said_by)}: {self.text}" if self.said_by else self.text
        return doubt_beside(self.about, told, self.rests_on if self.is_tied else ())


def doubt_beside(
    about: str, told: str, pieces: Sequence[Cited], tie: TiedWords | None = None
) -> Doubt:
    """A doubt whether what is told holds beside the words of some evidence."""
    runs = (one.article.words(run) for one in pieces if one.article for run in one.runs)
    passages = tuple(dict.fromkeys(runs))
    return Doubt(about, told, passages, pieces[0].evidence.source if passages else "", tie)


@lru_cache(maxsize=2)  # rules, counts and pages go through all of them
def assertions(dossier: Dossier) -> Sequence[Assertion]:
    """Every sentence that the pages have of the editors', hand-written pages apart, in order."""
    return tuple(_assertions(dossier))


def _assertions(dossier: Dossier) -> Iterator[Assertion]:
    yield from _of_explainer(dossier)
    for thing in dossier.things:
        record = thing.record
        if isinstance(record, Statement):
            yield from _of_statement(dossier, record)
        elif isinstance(record, Party):
            yield from _of_party(dossier, record)
        elif isinstance(record, Person):
            yield from _of_person(dossier, record)
        elif isinstance(record, Issue):
            yield from _of_issue(dossier, record)
        elif isinstance(record, Event):
            yield from _of_event(dossier, record)
        elif isinstance(record, Difference):
            yield from _of_difference(dossier, record)


def _of_explainer(dossier: Dossier) -> Iterator[Assertion]:
    explainer = dossier.explainer
    for name in ("title", "question", "summary"):
        yield from _loose(explainer, f"explainer.{name}", name, dossier.evidence)
    for name, line in (("headline", explainer.headline), ("standfirst", explainer.standfirst)):
        if line:
            rests_on = _carrying(dossier, line.rests_on)
            yield from _tied(line, f"explainer.{name}", "says", rests_on)
    for change in explainer.changes:
        about = f"changes.{change.on}"
        yield from _loose(change, about, "summary", dossier.evidence)


def _of_statement(dossier: Dossier, statement: Statement) -> Iterator[Assertion]:
    if statement.retracted:
        about = f"{statement.id}.retracted"
        yield from _loose(statement.retracted, about, "why", dossier.evidence)
        return
    rests_on = _pieces(dossier, statement)
    if isinstance(statement, PosedQuestion) and statement.is_editors:
        rests_on = _carrying(dossier, statement.rests_on)
    names = tuple(one.name for one in dossier.of(statement).speakers if one)
    yield from _tied(statement, f"{statement.id}.summary", "summary", rests_on, names)
    for correction in statement.corrected:
        about = f"{statement.id}.corrected"
        yield from _loose(correction, about, "what", dossier.evidence)


def _of_party(dossier: Dossier, party: Party) -> Iterator[Assertion]:
    rests_on = _carrying(dossier, (one.id for one in dossier.of_party(party)))
    yield from _loose(party, f"{party.id}.role", "role", dossier.evidence)
    yield from _loose(party, f"{party.id}.summary", "summary", rests_on)
    for point in party.points:
        rests_on = _carrying(dossier, point.rests_on)
        about = f"{party.id}.points.{point.issue}"
        yield from _tied(point, about, "says", rests_on, (party.name,))


def _of_person(dossier: Dossier, person: Person) -> Iterator[Assertion]:
    for held in (person, *person.roles, *person.memberships):
        yield from _loose(held, f"{person.id}.role", "role", dossier.evidence)


def _of_issue(dossier: Dossier, issue: Issue) -> Iterator[Assertion]:
    rests_on = _carrying(dossier, (one.id for one in dossier.on_issue(issue)))
    yield from _loose(issue, f"{issue.id}.name", "name", rests_on)
    yield from _loose(issue, f"{issue.id}.summary", "summary", rests_on)
    if issue.proposal:
        yield from _loose(issue.proposal, f"{issue.id}.proposal", "says", rests_on)


def _of_event(dossier: Dossier, event: Event) -> Iterator[Assertion]:
    for name in ("name", "summary", "venue"):
        yield from _tied(event, f"{event.id}.{name}", name, _pieces(dossier, event))


def _of_difference(dossier: Dossier, difference: Difference) -> Iterator[Assertion]:
    rests_on = tuple(map(dossier.cited, difference.accounts))
    for name in ("name", "summary"):
        yield from _tied(difference, f"{difference.id}.{name}", name, rests_on)
    for number, (account, cited) in enumerate(zip(difference.accounts, rests_on, strict=True), 1):
        yield from _tied(account, f"{difference.id}.accounts.{number}", "summary", (cited,))


def _pieces(dossier: Dossier, record: Statement | Event) -> tuple[Cited, ...]:
    return tuple(map(dossier.cited, record.evidence))


def _carrying(dossier: Dossier, names: Iterable[str]) -> tuple[Cited, ...]:
    """The evidence of the statements and events of these ids."""
    known = (dossier.statement.get(name) or dossier.names["event"].get(name) for name in names)
    standing = (one for one in known if one and not getattr(one, "retracted", None))
    # By identity: the hash of a piece is one of all that it holds.
    pieces = {id(cited): cited for one in standing for cited in _pieces(dossier, one)}
    return tuple(pieces.values())


def _tied(
    record: Record, about: str, field: str, rests_on: tuple[Cited, ...], by: tuple[str, ...] = ()
) -> Iterator[Assertion]:
    if text := getattr(record, field):
        yield Assertion(about, record, field, text, _place(record, field), rests_on, True, by)


def _loose(
    record: Record, about: str, field: str, rests_on: tuple[Cited, ...]
) -> Iterator[Assertion]:
    if text := getattr(record, field):
        yield Assertion(about, record, field, text, _place(record, field), rests_on, False)


def _place(record: Record, field: str) -> Place:
    """Where a field is written, by the name that editors write."""
    return record.at(type(record).model_fields[field].alias or field)
