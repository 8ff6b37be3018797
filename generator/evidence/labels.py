"""The labels that a statement carries: its kind and what became of it, each with a tone.

A tone names an icon and a tint; the words stand in the catalogue, under the label's key, and the
rule for each is published on the site's method page. Editors type all but the status of an ask,
which is worked out from what answers it.
"""

from dataclasses import dataclass

from generator.content.model import Point
from generator.content.statements import Ask, Awaiting, Reaction, Statement
from generator.evidence.resolution.dossier import Dossier

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
    "ask_status.open": "open",
    "ask_status.accepted": "accept",
    "ask_status.accepted-with-conditions": "partly",
    "ask_status.partly-accepted": "partly",
    "ask_status.rejected": "reject",
    "ask_status.divided": "partly",
    "ask_status.answered": "accept",
    "ask_status.partly-answered": "partly",
    "ask_status.met": "accept",
    "ask_status.withdrawn": "gone",
    "ask_status.superseded": "gone",
    "ask_status.lapsed": "gone",
    "ask_status.retracted": "gone",
    "outcome.accepts": "accept",
    "outcome.accepts-with-conditions": "partly",
    "outcome.partly": "partly",
    "outcome.rejects": "reject",
    "outcome.replies": "accept",
    "outcome.declines": "open",
    "outcome.met": "accept",
    "outcome.not-met": "open",
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


def labels(dossier: Dossier, statement: Statement) -> tuple[Label, ...]:
    """All labels of a statement: its kind, then its response or what became of it."""
    kind, standing = Label(f"kind.{statement.kind}", str(statement.kind)), state(dossier, statement)
    return (kind, standing) if standing else (kind,)


def principal(dossier: Dossier, statement: Statement) -> Label:
    """The one label that tells most, where there is room for one: of an ask its kind, unless it is
    not asked any more."""
    found, asked = labels(dossier, statement), dossier.asks.get(statement)
    return found[0] if asked and not asked.is_over else found[-1]


def state(dossier: Dossier, record: Statement | Point) -> Label | None:
    """The label of a stance, a response or a derived status; None where there is none."""
    match record:
        case Point(stance=str(stance)):
            return stance_label(stance)
        case Reaction():
            key = f"response.{record.response}"
        case Awaiting():
            asked = dossier.asks[record]
            if asked.status == "open" and not isinstance(record, Ask):
                return None
            return status_label(asked.status)
        case _:
            return None
    return Label(key, TONES[key])


def stance_label(stance: str) -> Label:
    """The label of where a party stands."""
    key = f"stance.{stance}"
    return Label(key, TONES[key])


def status_label(status: str) -> Label:
    """The label of what became of an ask."""
    key = f"ask_status.{status}"
    return Label(key, TONES[key])


def outcome_label(outcome: str) -> Label:
    """The label of what an answer says."""
    key = f"outcome.{outcome}"
    return Label(key, TONES[key])
