"""Phrases that name whom the words are from: “according to X”, “X zufolge”, “wie X mitteilte”."""

from generator.evidence.attribution.noun_phrases import CLAUSE, Phrase, phrase_from
from generator.evidence.attribution.plausibility import may_name
from generator.evidence.attribution.subjects import ends_clause, subject_before
from generator.evidence.attribution.tokens import Sentence

SourcePhrase = tuple[Phrase, Phrase]
"""The words of a source phrase, and those that name whom the words are from."""


def find_source(sentence: Sentence, index: int) -> SourcePhrase | None:
    """The source phrase that begins, or stands, at a token, and whom it names; None without one."""
    token = sentence[index]
    for phrase in token.speech.source_phrases_from(token.key):
        end = index + len(phrase)
        if tuple(one.key for one in sentence[index:end]) != phrase:
            continue
        mention = phrase_from(sentence, end)
        if mention and may_name(sentence, mention) and not _is_beside_verb(sentence, index):
            return (Phrase(index, end), mention)
    if token.is_a("sources_verbal"):
        return _verbal(sentence, index)
    if token.is_a("sources_apart"):
        return _apart(sentence, index)
    is_behind = index > 0 and token.is_a("sources_after")
    mention = subject_before(sentence, index) if is_behind else None
    return (Phrase(index, index + 1), mention) if mention else None


def _apart(sentence: Sentence, index: int) -> SourcePhrase | None:
    """“…, so X.”: a word of many senses, which brings in a speaker where a name stands alone."""
    before = sentence[index - 1] if index else None
    mention = phrase_from(sentence, index + 1)
    is_apart = before is None or before.text in {",", "–", "—", "-"} or before.quotation is not None
    if not is_apart or mention is None or not may_name(sentence, mention):
        return None
    first, end = sentence[mention.start], sentence[mention.end : mention.end + 1]
    is_led = first.is_upper or first.is_a("determiners", "possessives")
    if index == 0 or before is None:
        is_done = any(t.text == ":" or t.quotation for t in end)
    else:
        is_done = ends_clause(sentence, mention.end)
    return (Phrase(index, index + 1), mention) if is_led and is_done else None


def _verbal(sentence: Sentence, index: int) -> SourcePhrase | None:
    """“…, wie X mitteilte.”: a word that brings in a speaker where a verb of saying ends it."""
    before = sentence[index - 1] if index else None
    end = index + 1
    while end < min(len(sentence), index + CLAUSE) and sentence[end].is_word:
        end += 1
    mention = phrase_from(sentence, index + 1)
    is_apart = before is None or not before.is_word
    if any(token.is_a("comparing") for token in sentence[max(0, index - 3) : index]):
        return None
    if not is_apart or mention is None or not may_name(sentence, mention):
        return None
    is_said = any(t.is_a("verbs") for t in sentence[max(mention.end, end - 2) : end])
    is_thing = sentence[mention.start].pronoun in {"thing", "self"}
    return (Phrase(index, index + 1), mention) if is_said and not is_thing else None


def _is_beside_verb(sentence: Sentence, index: int) -> bool:
    """Whether a verb of saying has a speaker of its own right before: “X said, according to Y”.

    Where no comma stands between, the phrase names the outlet: “sagte X laut Y”.
    """
    start = index
    while start > max(0, index - CLAUSE) and sentence[start - 1].is_word:
        start -= 1
    clause = sentence[start:index]
    return any(token.is_a("verbs", "sources_apart") for token in clause)
