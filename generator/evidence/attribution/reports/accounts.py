"""Whether a clause that tells who speaks is itself told by somebody: “X said that Y had promised”.

What somebody reports of another is the reporter's account of it, not surely the other's words.
Short because it asks one thing of clauses that reporting_clauses.py finds.
"""

from collections.abc import Sequence

from generator.evidence.attribution.grammar.tokens import Sentence
from generator.evidence.attribution.reports.reporting_clauses import ReportingClause

_FAR = 12
"""How many words may stand between a verb of saying and the clause of whom it tells."""


def account_of(
    sentence: Sentence, earlier: Sequence[ReportingClause], inner: ReportingClause
) -> ReportingClause | None:
    """The clause whose speaker tells that somebody else says what `inner` brings in, if there is
    one among those before it.

    Somebody for whom a pronoun stands may be the reporter himself.
    """
    if inner.mention is None or sentence[inner.mention.start].stands_for:
        return None
    clause = sentence[inner.start : inner.end]
    is_indirect = any(token.is_a("subjunctives", "conditionals") for token in clause)
    for outer in reversed([one for one in earlier if one.end <= inner.start]):
        between = sentence[outer.end : inner.start]
        if outer.kind == "view" or outer.mention == inner.mention or len(between) > _FAR:
            continue
        if _is_led(between, may_be_bare=is_indirect or outer.kind == "source"):
            return outer
    return None


def _is_led(between: Sentence, may_be_bare: bool) -> bool:
    """Whether words behind a verb of saying lead in what is told, in a clause of its own where no
    mark or “and” begins another: “that”, “on Monday that”, “, dass”, nothing.

    Where it `may_be_bare`, a comma alone does: “Laut X, …”, “X sagte, Y habe …”.
    """
    if any(token.is_a("joiners", "relatives") and not token.is_a("clauses") for token in between):
        return False
    marks = [n for n, token in enumerate(between) if not token.is_word]
    if not marks:
        return True
    if between[marks[-1]].text not in {",", "،"}:
        return False
    behind = between[marks[-1] + 1 :]
    is_bare = may_be_bare and not behind and len(marks) == 1
    return is_bare or any(token.is_a("clauses") for token in behind[:2])
