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


@of_kinds("context", 10, "context-paragraphs-joined")
def joined_paragraphs(folder: Folder) -> Iterator[Falsehood]:
    """One quotation of what two people say in neighbouring paragraphs, given to the first."""
    pieces = [
        (stated, cited)
        for stated in folder.statements
        for cited in stated.said.evidence
        if len(cited.quoted) == 1 and not cited.evidence.passage and not cited.is_own
    ]
    for stated, cited in pieces:
        for other, next_to in pieces:
            numbers = [*cited.paragraphs, *next_to.paragraphs]
            is_next = cited.source is next_to.source and numbers == [numbers[0], numbers[0] + 1]
            if not is_next or set(stated.speakers) & set(other.speakers):
                continue
            fragments = [*cited.evidence.quote, *next_to.evidence.quote]
            told = f"{stated.summary} {other.summary}"
            evidence = {"source": cited.source.id, "quote": fragments, "paragraph": numbers}
            new = {
                "id": "planted",
                "issue": stated.said.statement.issue,
                "speaker": stated.speakers,
                "summary": told,
                "evidence": [evidence],
            }
            plant = _added(folder.dossier.party_of(stated.speakers[0]).id, new)
            yield Falsehood(
                "context-paragraphs-joined", stated.id, told, " … ".join(fragments), plant
            )
