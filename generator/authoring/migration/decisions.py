"""What only an editor can decide about content that comes from format 1, each thing at its line."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.reporting import number_alone
from generator.content.model import Party
from generator.content.problems import Place
from generator.content.statements import Statement
from generator.evidence.proposals import propose_sentences
from generator.evidence.resolution.dossier import Dossier

_ANSWER = (
    "write `answers: {{{id}: …}}` on each statement that answers it, with accepts, partly, rejects "
    "or replies, and delete the line"
)
_HINTS = {
    "stance": "a stance belongs to what “{party}” says on the issue: move it to the point on "
    "`{issue}` under `points`, or delete the line",
    "standing": "where the article tells when it was said, write that under `on`, as in "
    "`on: 2025-03-12` or `on: ../2025-03-12`, and delete the line",
    "status": _ANSWER,
    "answered_by": _ANSWER,
    "bears_on": "delete the line, or make it a condition, which has `qualifies`",
}
"""What may be done about each field that format 2 works out, or has elsewhere."""


@dataclass(frozen=True, order=True)
class Decision:
    """Something that is left to an editor, where it stands, and what may be done."""

    place: Place
    message: str
    hint: str


def find_decisions(dossier: Dossier) -> list[Decision]:
    """All that is left to an editor, file by file and line by line."""
    found = [*_paragraphs(dossier)]
    for party in dossier.explainer.parties:
        for statement in party.statements:
            found += _typed(party, statement)
        found += _on_several_issues(party)
    return sorted(found)


def _paragraphs(dossier: Dossier) -> Iterator[Decision]:
    """The numbers of paragraphs for which no sentence was surely meant."""
    for problem in map(number_alone, propose_sentences(dossier)):
        yield Decision(problem.place, problem.message, problem.hint)


def _typed(party: Party, statement: Statement) -> Iterator[Decision]:
    """What an editor typed on a statement, and format 2 works out or has elsewhere."""
    written = statement.node.fields
    for name in (name for name in _HINTS if name in written):
        said = written[name].plain()
        hint = _HINTS[name].format(id=statement.id, party=party.name, issue=statement.issue[0])
        shown = f"`{name}: {said}`" if isinstance(said, str) else f"`{name}`"
        yield Decision(statement.at(name), f"{shown} is typed", hint)


def _on_several_issues(party: Party) -> Iterator[Decision]:
    """Statements of one party that rest on the same words, and stand on several issues."""
    resting: dict[object, list[Statement]] = defaultdict(list)
    for one in party.statements:
        words = frozenset((e.source, e.quote, e.passage, e.paragraph) for e in one.evidence)
        if all(e.quote or e.passage for e in one.evidence):
            resting[one.speaker, words].append(one)
    for first, *others in resting.values():
        for other in others:
            if other.issue != first.issue:
                message = f"“{other.id}” rests on the same words as “{first.id}”, on another issue"
                hint = "look whether these are two statements or one"
                yield Decision(other.at("issue"), message, hint)
