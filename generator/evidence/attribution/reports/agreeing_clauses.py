"""A verb of saying that agrees with its subject, who that is, and whether it brings in a source.

Short because it only puts together what agreement.py and speaking_bodies.py know.
"""

from typing import Literal

from generator.evidence.attribution.grammar.agreement import (
    clause_start,
    leads_clause,
    subject_by_agreement,
)
from generator.evidence.attribution.grammar.case_endings import gender_agreed
from generator.evidence.attribution.grammar.noun_phrases import Phrase
from generator.evidence.attribution.grammar.subjects import skip_fillers, subject_before
from generator.evidence.attribution.grammar.tokens import Sentence
from generator.evidence.attribution.reports.speaking_bodies import body_that_speaks

AgreeingClause = tuple[Phrase, Phrase | None, Literal["verb", "view", "source"]]
"""The cue, the words that name the speaker, and the kind of a reporting clause."""


def agreeing_clause(sentence: Sentence, cue: Phrase) -> AgreeingClause | None:
    """The clause of a verb that agrees with its subject; in the plural somebody says it always."""
    index, token = cue.start, sentence[cue.start]
    found = subject_by_agreement(sentence, index)
    is_plural = gender_agreed(token) == "several"
    body = body_that_speaks(sentence, index) if is_plural else None
    if body and (found is None or _may_be_object(sentence, index, found, body)):
        found = body
    if found is None and (is_plural or not _goes_on(sentence, index)):
        return None
    start = clause_start(sentence, index)
    is_led = start > 0 and sentence[start - 1].is_a("sources_verbal")
    if found and is_led and token.is_a("verbs") and _is_apart(sentence, start - 1):
        return Phrase(start - 1, cue.end), found, "source"
    return cue, found, "verb" if token.is_a("verbs", "naming") else "view"


def _may_be_object(sentence: Sentence, verb: int, found: Phrase, body: Phrase) -> bool:
    """Whether a noun right behind a verb may be whom a body before it tells something: “в мэрии
    призвали стороны”, since nouns of this form have the same for both."""
    is_beside = found.start == verb + 1 and body.end <= verb
    if leads_clause(sentence, verb, clause_start(sentence, verb)):
        return found.end <= verb < body.start  # “Пробы воды, отметили в ведомстве, чистые”
    return is_beside and sentence[found.start].text.islower()


def _goes_on(sentence: Sentence, index: int) -> bool:
    """Whether a verb for which nobody is found may go on with whoever spoke: “and said”."""
    last = skip_fillers(sentence, index)
    is_alone = last < 0 or subject_before(sentence, index) is None
    return is_alone or sentence[last].is_a("joiners")


def _is_apart(sentence: Sentence, index: int) -> bool:
    """Whether a word like “как” begins a clause beside what is said, and compares nothing."""
    is_first = index == 0 or not sentence[index - 1].is_word or sentence[index - 1].is_a("joiners")
    return is_first and not any(t.is_a("comparing") for t in sentence[max(0, index - 3) : index])
