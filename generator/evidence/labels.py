"""The labels that a statement carries: its kind and where it stands, each with a tone.

A tone names an icon and a tint; the words stand in the catalogue, under the label's key, and the
rule for each is published on the site's method page. Labels are typed by editors, never computed.
"""

from dataclasses import dataclass

from generator.content.model import Point
from generator.content.statements import Condition, Question, Reaction, Statement, View

TONES = {
    "stance.accepts": "accept",
    "stance.accepts-with-conditions": "partly",
    "stance.rejects": "reject",
    "stance.undecided": "open",
    "response.accepts": "accept",
    "response.welcomes": "accept",
    "response.mixed": "partly",
    "response.questions": "question",
    "response.criticises": "critical",
    "response.rejects": "reject",
    "condition_status.open": "open",
    "condition_status.accepted": "accept",
    "condition_status.partly-accepted": "partly",
    "condition_status.rejected": "reject",
    "question_status.open": "open",
    "question_status.partly-answered": "partly",
    "question_status.answered": "accept",
    "question_status.disputed": "critical",
}


@dataclass(frozen=True)
class Label:
    """One label: `key` finds its words in the catalogue, `tone` its icon and its tint."""

    key: str
    tone: str

    @property
    def value(self) -> str:
        """The word that editors type for it."""
        return self.key.partition(".")[2]


PROPOSES = Label("stance.proposes", "offer")
"""The label of a party on an issue on which the proposal is its own."""


def labels(statement: Statement) -> tuple[Label, ...]:
    """All labels of a statement: its kind, unless its stance tells, and where it stands."""
    kind, standing = Label(f"kind.{statement.kind}", statement.kind), state(statement)
    if standing is None:
        return (kind,)
    return (standing,) if kind.value == "position" else (kind, standing)


def principal(statement: Statement) -> Label:
    """The one label that tells most, where there is room for one."""
    found = labels(statement)
    return found[0] if isinstance(statement, Condition | Question) else found[-1]


def state(statement: Statement | Point) -> Label | None:
    """The label of a stance, response or status; None where a statement or point has none."""
    match statement:
        case View(stance=str(stance)) | Point(stance=str(stance)):
            key = f"stance.{stance}"
        case Reaction():
            key = f"response.{statement.response}"
        case Condition():
            key = f"condition_status.{statement.status}"
        case Question():
            key = f"question_status.{statement.status}"
        case _:
            return None
    return Label(key, TONES[key])
