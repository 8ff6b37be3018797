"""Quotations that lose what denies, limits or conditions them: written down for each article."""

from collections.abc import Iterator

from tests.planted.falsehoods import Falsehood, of_kinds
from tests.planted.folders import Draft, Folder

CONTEXTS = {
    "skip": "context-negation-skipped",
    "before": "context-denial-before",
    "cut": "context-condition-cut-off",
    "cutneg": "context-cut-before-negation",
    "half": "context-half-sentences-joined",
    "two": "context-two-quotations-joined",
    "outside": "context-denial-outside-marks",
    "repden": "context-reported-denial",
    "inner": "context-inner-quotation",
    "hypo": "context-hypothetical",
    "placard": "context-placard-or-title",
    "scare": "context-scare-quotes",
}
"""How the classes are called in falsehoods.yaml, and here."""


@of_kinds("context", 10, *CONTEXTS.values())
def lost_contexts(folder: Folder) -> Iterator[Falsehood]:
    """Statements whose words stand in the article, and say there what the summary does not."""
    for written in folder.falsehoods:
        if written["class"] not in CONTEXTS:
            continue
        statement = written["statement"]
        party = folder.dossier.party_of(statement["speaker"])
        words = [_words(one) for one in statement["evidence"]]
        yield Falsehood(
            CONTEXTS[written["class"]],
            statement["speaker"],
            statement["summary"],
            " | ".join(words),
            _added(party.id, {"id": "planted", **statement}),
            is_written=True,
        )


def _words(evidence: dict) -> str:
    words = evidence.get("quote") or evidence["passage"]
    return words if isinstance(words, str) else " … ".join(words)


def _added(party: str, statement: dict):
    def plant(draft: Draft) -> None:
        draft.add(party, statement)

    return plant
