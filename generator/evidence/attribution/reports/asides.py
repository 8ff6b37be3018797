"""Where a reporting clause stands in its sentence: beside what is said, above it, or inside it.

Short because it only compares places; which clauses there are is for reporting_clauses.py.
"""

from collections.abc import Sequence

from generator.evidence.attribution.grammar.case_endings import agrees
from generator.evidence.attribution.grammar.subjects import ends_clause
from generator.evidence.attribution.grammar.tokens import Sentence
from generator.evidence.attribution.reports.reporting_clauses import ReportingClause

_PLACE = 4
"""How many words may tell where a speaker is, before more is told between commas."""


def is_aside(sentence: Sentence, report: ReportingClause) -> bool:
    """Whether a clause stands beside what is said, and so brings in all of its sentence.

    “…, X said.”; “…, X said, …”; “…, according to X.”; “According to X, …”.
    """
    is_source = report.kind == "source"
    cue = sentence[report.cue.start]
    is_doubtful = cue.is_a("weak") and "inverts" in cue.speech.listed("habits")
    around = (*sentence[: report.start], *sentence[report.end :])
    is_indirect = any(token.is_a("subjunctives") for token in around)
    is_doubtful = (is_doubtful or cue.is_a("naming")) and not is_indirect
    if agrees(cue):
        is_doubtful = cue.is_a("naming") and not cue.is_a("views")
    is_strict = report.kind == "verb" and not is_doubtful
    if report.mention is None or not (is_source or is_strict):
        return False
    if is_outlet(sentence, report):
        return False
    if report.start == 0 or sentence[report.cue.start].is_a("sources_verbal"):
        return is_source
    before = sentence[report.start - 1]
    between = sentence[min(report.mention.end, report.cue.end) : report.end - 1]
    apart = [t for t in between if not t.is_filler] if report.mention < report.cue else []
    return before.text in {",", "،"} and not apart and ends_clause(sentence, report.end)


def is_outlet(sentence: Sentence, report: ReportingClause) -> bool:
    """Whether a source only tells who has it from the speaker: “Laut Y sagte X, …”."""
    if report.kind != "source" or sentence[report.cue.start].is_a("sources_verbal"):
        return False
    return any(
        token.is_cue and not token.is_upper for token in sentence[report.end : report.end + 1]
    )


def outer(sentence: Sentence, reports: Sequence[ReportingClause]) -> Sequence[ReportingClause]:
    """The clauses that stand in no other’s words, where verbs come first: of “أضاف أن X نبه Y” the
    first, since what is behind “أن” is what was said."""
    if not reports or "speaker_follows" not in sentence[0].speech.listed("habits"):
        return reports
    behind = range(reports[0].cue.end, len(sentence))
    start = next((n for n in behind if sentence[n].is_a("clauses")), len(sentence))
    return [one for one in reports if one.cue.start < start or one.kind == "source"]


def without_apposition(between: Sentence) -> Sentence:
    """Words behind a speaker, without what is told of him between commas, where he follows the
    verb: “وصفت X، عضو المجلس، القرار بأنه”."""
    start = next((n for n, token in enumerate(between[:_PLACE]) if token.text == "،"), None)
    if start is None or (start and not between[0].form.is_joined):
        return between
    end = next(
        (n for n, token in enumerate(between[start + 1 :], start + 1) if token.text == "،"), 0
    )
    return between[end + 1 :] if end else between
