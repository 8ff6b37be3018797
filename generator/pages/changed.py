"""What changed since, as the page of changes and the feeds tell it.

Each change has an id of its own, by which feeds know it again: so a reader's program shows it once,
whatever else is put right later.

Short because one list is all that both read.
"""

from dataclasses import dataclass

from generator.content.dates import PartialDate
from generator.content.ids import free_id
from generator.content.model import Change, Explainer
from generator.content.statements import Statement
from generator.evidence.resolution.dossier import Dossier


@dataclass(frozen=True)
class Changed:
    """Something that changed on the site, and the statements concerned.

    `how` is the key of the words that lead it, for what was corrected or retracted. Its `id` is the
    same for good: that which an editor gave, or that of the statement and what befell it.
    """

    id: str
    on: PartialDate
    what: str
    statements: list[Statement]
    how: str = ""

    @property
    def anchor(self) -> str:
        """Where it is told on the page of changes."""
        return f"change--{self.id}"


def changes(dossier: Dossier) -> list[Changed]:
    """What changed on the site, the newest first: as editors tell it, and what was put right."""
    found = [
        Changed(name, change.on, change.summary, dossier.named(change.statements))
        for change, name in ids_of_changes(dossier.explainer)
    ]
    for one in (*dossier.statement.values(), *dossier.explainer.questions):
        found += [
            Changed(f"{one.id}--corrected-{n}", c.on, c.what, [one], "changes.corrected")
            for n, c in enumerate(one.corrected, 1)
        ]
        if gone := one.retracted:
            name = f"{one.id}--retracted"
            found.append(Changed(name, gone.on, gone.why, [one], "changes.retracted"))
    return sorted(found, key=lambda change: change.on, reverse=True)


def ids_of_changes(explainer: Explainer) -> list[tuple[Change, str]]:
    """Each change that editors tell, and its id: its own, or the day and some digits of what it
    says."""
    named: dict[str, Change] = {}
    for change in explainer.changes:
        named[free_id(change.known_as, named)] = change
    return [(change, name) for name, change in named.items()]
