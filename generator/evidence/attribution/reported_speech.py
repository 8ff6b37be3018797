"""Who says what a sentence tells in which nothing is quoted, and whether that is certain."""

from itertools import takewhile

from generator.evidence.attribution.noun_phrases import Phrase, main_subject
from generator.evidence.attribution.pairing import Choice, Told
from generator.evidence.attribution.reporting_clauses import ReportingClause, is_aside, is_outlet
from generator.evidence.attribution.tokens import Sentence
from generator.evidence.attribution.verb_senses import is_supposed, tells

QUESTIONS = {"?", "？", "؟"}
"""What ends a question, which the article asks itself where nothing is quoted."""


def reported(told: Told) -> Choice | None:
    """What attributes a sentence in which nothing is quoted; None when nothing does.

    A clause beside what is said (“…, X said.”) comes before those within it, the clause of
    whom the sentence is about before others.
    """
    named = [(one, mention) for one in told.reports if (mention := one.mention)]
    named = [one for one in named if not is_outlet(told.sentence, one[0])] or named
    if not named:
        return None
    subject = main_subject(told.sentence)
    main = [one for one in named if _is_same(one[1], subject)]
    is_relayed = any(one.kind == "verb" and _tells(told, one) for one, _ in main)
    beside = [
        one
        for one in named
        if is_aside(told.sentence, one[0])
        and not (is_relayed and _relays(told, one[0]))
        and not (_is_same(one[1], subject) and not _tells(told, one[0]))
    ]
    saying = [one for one in named if one[0].kind != "view"]
    candidates = beside[-1:] or main or saying or named
    report, mention = next((one for one in candidates if _is_told(told, one[0])), candidates[0])
    if report.kind == "verb" and not (beside or _tells(told, report)):
        return None
    is_main = bool(beside) or subject is None or _is_same(mention, subject)
    is_main = is_main or _stands_first(told, report)
    is_told = bool(beside) and told.sentence[-1].text not in QUESTIONS
    is_told = is_told or _is_told(told, report) or _goes_on_to_tell(told, report)
    is_sure = is_main and is_told
    return Choice("reported", "high" if is_sure else "low", report.cue, mention)


def _relays(told: Told, report: ReportingClause) -> bool:
    """Whether a clause only tells which outlet has it: “X said …, Reuters reported.”"""
    return told.sentence[report.cue.start].is_a("relaying")


def _stands_first(told: Told, report: ReportingClause) -> bool:
    """Whether a clause comes first, in a language whose verbs may stand before their subject."""
    if "inverts" not in told.sentence[0].speech.listed("habits"):
        return False
    return all(token.is_word for token in told.sentence[: report.cue.start])


def _goes_on_to_tell(told: Told, report: ReportingClause) -> bool:
    """Whether another verb of the same subject tells that something was said: “and said”."""
    return any(
        one.mention is None and one.kind == "verb" and one.cue > report.cue and _is_told(told, one)
        for one in told.reports
    )


def _is_told(told: Told, report: ReportingClause) -> bool:
    """Whether a clause tells for certain that something was said."""
    is_asked = told.sentence[-1].text in QUESTIONS
    is_supposed_only = is_supposed(told.sentence, report.start)
    return _tells(told, report) and not is_asked and not is_supposed_only


def _tells(told: Told, report: ReportingClause) -> bool:
    """Whether a clause has a verb that tells, where it stands, that something was said."""
    return report.kind == "source" or tells(told.sentence, report.cue.start, report.end)


def is_indirect(sentence: Sentence) -> bool:
    """Whether its verb alone tells that somebody else is reported: “Die Lage sei ernst.”"""
    if not sentence[0].speech.listed("subjunctives"):
        return False
    start = sentence
    if not sentence[0].is_a("openers"):
        start = tuple(takewhile(lambda t: t.text not in {",", ":", ";"}, sentence))
    verbs = (token for token in start if token.is_a("subjunctives", "finite") or token.is_verb)
    first = next(verbs, None)
    if first is None or not first.is_a("subjunctives"):
        return False
    is_own = any(token.pronoun in {"self", "several"} for token in sentence)
    is_nobodys = any(token.is_a("impersonals") for token in sentence)  # “…, hieß es”
    return not (is_own or is_nobodys)


def _is_same(mention: Phrase, subject: Phrase | None) -> bool:
    """Whether some words name what the sentence is about."""
    return subject is not None and mention.start < subject.end and subject.start < mention.end
