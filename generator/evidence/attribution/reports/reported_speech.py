"""Who says what a sentence tells in which nothing is quoted, and whether that is certain."""

from collections.abc import Sequence
from itertools import takewhile

from generator.evidence.articles.turns import QUESTIONS
from generator.evidence.attribution.grammar.agreement import clause_start, subject_of_sentence
from generator.evidence.attribution.grammar.case_endings import agrees
from generator.evidence.attribution.grammar.indirect_speech import is_indirect
from generator.evidence.attribution.grammar.joined_articles import is_definite
from generator.evidence.attribution.grammar.noun_phrases import Phrase, main_subject, phrase_from
from generator.evidence.attribution.grammar.plausibility import may_name
from generator.evidence.attribution.grammar.subjects import skip_fillers
from generator.evidence.attribution.grammar.tokens import Sentence
from generator.evidence.attribution.grammar.verb_senses import is_supposed, is_unsaid, tells
from generator.evidence.attribution.reports.asides import is_aside, is_outlet, outer
from generator.evidence.attribution.reports.dropped_subjects import drops_speaker
from generator.evidence.attribution.reports.pairing import GOES_ON, Choice, Told
from generator.evidence.attribution.reports.reporting_clauses import ReportingClause


def reported(told: Told) -> Choice | None:
    """What attributes a sentence in which nothing is quoted; None when nothing does.

    A clause beside what is said (“…, X said.”) comes before those within it, the clause of
    whom the sentence is about before others.
    """
    reports = outer(told.sentence, told.reports)
    if reports and reports[0].mention is None and drops_speaker(told.sentence, reports[0].cue):
        return _going_on(told)
    named = [(one, mention) for one in reports if (mention := one.mention)]
    named = [one for one in named if not _tells_of_nothing(told.sentence, *one)]
    named = [one for one in named if not is_unsaid(told.sentence, one[0].cue.start)]
    named = [one for one in named if not is_outlet(told.sentence, one[0])] or named
    if not named:
        return _going_on(told) or _put_in(told) or _by_colon(told) or _beside_a_deed(told)
    subject = subject_of_sentence(told.sentence)
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
    candidates = _cited(told.sentence, named) or beside[-1:] or main or saying or named
    report, mention = next((one for one in candidates if _is_told(told, one[0])), candidates[0])
    if report.kind == "verb" and not (beside or _tells(told, report)):
        return None
    is_main = bool(beside) or subject is None or _is_same(mention, subject)
    is_main = is_main or _stands_first(told, report)
    is_told = bool(beside) and told.sentence[-1].text not in QUESTIONS
    is_told = is_told or _is_told(told, report) or _goes_on_to_tell(told, report)
    is_main = is_main or _is_no_part(told.sentence, report)
    is_sure = is_main and is_told and not _is_inner(told, report)
    is_sure = is_sure and not _is_answered(told, report)
    is_sure = is_sure and not (len(beside) > 1 and agrees(told.sentence[0]))
    return Choice("reported", "high" if is_sure else "low", report.cue, mention)


def holds_view(told: Told, choice: Choice) -> bool:
    """Whether a sentence is about what whoever stands right beside its verb wants or holds, which
    is sure of somebody known: “Die Stadt will …”, “In der Altstadt will die Stadt …”."""
    cue, mention = choice.cue, choice.mention
    if choice.rule != "reported" or cue is None or mention is None:
        return False
    verb = told.sentence[cue.start]
    is_view = verb.is_a("views") and not verb.is_a("verbs", "naming")
    is_beside = mention.end == cue.start or mention.start == cue.end
    is_first = mention.start == 0 or cue.start > 0
    is_asked = told.sentence[-1].text in QUESTIONS
    is_asked |= any(token.is_a("nots") for token in told.sentence)  # “will sich nicht äußern”
    is_second = "verb_second" in verb.speech.listed("habits")
    return is_second and is_view and is_beside and is_first and not is_asked


def _by_colon(told: Told) -> Choice | None:
    """“X wurde deutlich: Das sei falsch.”: whom a sentence is about, before indirect speech."""
    colon = next((n for n, token in enumerate(told.sentence) if token.text == ":"), 0)
    rest = told.sentence[colon + 1 :]
    if not colon or not rest or not is_indirect(rest):
        return None
    subject = main_subject(told.sentence[:colon])
    if subject is None or not may_name(told.sentence, subject):
        return None
    return Choice("reported", "high" if subject.start == 0 else "low", None, subject)


def _beside_a_deed(told: Told) -> Choice | None:
    """What somebody says beside what he does, where a verb comes first and an office behind it:
    “افتتح رئيس البلدية X الجلسة، معلنا أن …”."""
    first, *rest = told.sentence[:3]
    if "speaker_follows" not in first.speech.listed("habits") or first.leads_in:
        return None
    if not rest or not rest[0].is_title:
        return None
    are_apart = all(map(is_definite, rest))  # “استهلت الوزيرة المؤتمر”
    office = Phrase(1, 2) if are_apart else phrase_from(told.sentence, 1)
    for report in told.reports:
        behind = told.sentence[report.cue.end : report.cue.end + 1]
        is_told = any(token.is_a("clauses", "conversed", "relayed_from") for token in behind)
        if report.kind == "participle" and report.mention is None and is_told:
            return Choice("reported", "high", report.cue, office)
    return None


def _is_answered(told: Told, report: ReportingClause) -> bool:
    """Whether somebody else may answer what a clause asks, in the next: “وسأل X Y، فرد”."""
    if not told.sentence[report.cue.start].is_a("addressing"):
        return False
    later = (one for one in told.reports if one.cue > report.cue and one.mention is None)
    return any(told.sentence[one.cue.start].is_a("answering") for one in later)


def _is_inner(told: Told, report: ReportingClause) -> bool:
    """Whether a clause is itself reported by somebody: “X habe versprochen, …”."""
    if is_aside(told.sentence, report) or report.kind != "verb":
        return False
    before = takewhile(lambda t: t.is_word, reversed(told.sentence[: report.end]))
    clause = tuple(before)
    return any(
        token.is_a("perfects") and token.is_a("subjunctives", "conditionals") for token in clause
    )


def _going_on(told: Told) -> Choice | None:
    """A report whose verb leaves out whoever goes on, in a language that does so."""
    if "drops_speaker" not in told.sentence[0].speech.listed("habits"):
        return None
    for report in told.reports:
        if is_unsaid(told.sentence, report.cue.start):
            continue
        if report.kind == "verb" and drops_speaker(told.sentence, report.cue):
            behind = told.sentence[report.cue.end : report.cue.end + 1]
            is_sure = _is_told(told, report) and not any(t.form.is_deed for t in behind)
            return Choice(GOES_ON, "high" if is_sure else "low", report.cue)
    return None


def _put_in(told: Told) -> Choice | None:
    """A verb alone between commas, by which whoever spoke goes on: “И та, говорит, без подписи”."""
    for report in told.reports:
        around = (*told.sentence[report.start - 1 : report.start], *told.sentence[report.end :][:1])
        is_alone = report.start > 0 and not any(token.is_word for token in around)
        if agrees(told.sentence[0]) and report.mention is None and is_alone:
            return Choice(GOES_ON, "high", report.cue)
    return None


def _tells_of_nothing(sentence: Sentence, report: ReportingClause, mention: Phrase) -> bool:
    """Whether a verb by its clause says nothing of anybody's: “на вопрос не ответил”, “министр,
    который отвечает за мост, …”, “журналисты спросили”."""
    cue = sentence[report.cue.end - 1]
    if not agrees(cue) or report.kind == "source":
        return False
    is_denied = any(t.is_a("denials") for t in sentence[report.cue.start - 1 : report.cue.start])
    is_aside = sentence[clause_start(sentence, report.cue.start)].is_a("relatives")
    is_silent = cue.is_a("confirming") or not cue.is_a("naming")
    is_asker = any(token.is_a("askers") for token in sentence[mention.start : mention.end])
    return is_aside or is_asker or (is_denied and is_silent)


def _cited(
    sentence: Sentence, named: Sequence[tuple[ReportingClause, Phrase]]
) -> Sequence[tuple[ReportingClause, Phrase]]:
    """The clause by which an outlet cites whom it has something from: “со ссылкой на X”."""
    return [
        one
        for one in named
        if any(t.is_a("citing") for t in sentence[one[0].cue.start : one[0].cue.end])
    ]


def _relays(told: Told, report: ReportingClause) -> bool:
    """Whether a clause only tells which outlet has it: “X said …, Reuters reported.”"""
    cue, mention = told.sentence[report.cue.start], report.mention
    if mention and agrees(cue):
        named = told.sentence[mention.start : mention.end]
        if not any(one.is_a("audiences") or one.quotation or one.text.isascii() for one in named):
            return False
    return cue.is_a("relaying")


def _stands_first(told: Told, report: ReportingClause) -> bool:
    """Whether a clause comes first, in a language whose verbs may stand before their subject."""
    if "speaker_follows" in told.sentence[0].speech.listed("habits"):
        before = told.sentence[skip_fillers(told.sentence, report.cue.start) :][:1]
        is_first = report.cue.start == 0 or not any(token.is_word for token in before)
        is_first = is_first or _is_led_in(told.sentence[: report.start])
        return is_first and report == told.reports[0]
    if "inverts" not in told.sentence[0].speech.listed("habits"):
        return False
    return all(token.is_word for token in told.sentence[: report.cue.start])


def _is_led_in(before: Sentence) -> bool:
    """Whether words before a clause only lead in to it, no mark between: “إلا أن”."""
    words = [token for token in before if not token.is_filler]
    if not words or any(token.is_cue or not token.is_word for token in before):
        return False
    if " ".join(token.key for token in words) in words[0].speech.listed("openers"):
        return True
    return words[0].leads_in and not any(token.is_a("clauses") for token in words)


def _is_no_part(sentence: Sentence, report: ReportingClause) -> bool:
    """Whether a clause is no part of another, where endings tell its subject: no “что” leads it."""
    if not agrees(sentence[0]):
        return False
    start = clause_start(sentence, report.cue.end - 1)
    return start == 0 or not sentence[start - 1].is_a("openers")


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


def _is_same(mention: Phrase, subject: Phrase | None) -> bool:
    """Whether some words name what the sentence is about."""
    return subject is not None and mention.start < subject.end and subject.start < mention.end
