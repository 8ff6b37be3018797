"""Who says what stands in a text that the sentence tells of: “أصدرت X بياناً أكدت فيه أن”.

Short because it only finds whoever issued a text beside the verb that tells what stands in it.
"""

from generator.evidence.attribution.grammar.noun_phrases import Phrase
from generator.evidence.attribution.grammar.subjects import subject_after
from generator.evidence.attribution.grammar.tokens import Sentence
from generator.evidence.attribution.reports.dropped_subjects import gender_of_verb

_FAR = 20
"""How many words before the verb whoever issued the text may stand."""

_NOUN = 3
"""Among how many words before the verb the text stands: “بياناً شديد اللهجة أكدت فيه”."""


def issuer_of(sentence: Sentence, verb: int) -> Phrase | None:
    """Whoever issued the text in which something is said by the verb at `verb`, whose form is that
    of the verb of issuing; what is said follows."""
    following = sentence[verb + 2 : verb + 3]
    if not any(t.is_a("clauses", "boundaries") or t.quotation or t.text == ":" for t in following):
        return None
    before = sentence[max(0, verb - _NOUN) : verb]
    if not any(one.is_a("messages") for one in before):
        return None
    for place in range(verb - 1, max(-1, verb - _FAR), -1):
        if sentence[place].is_cue:
            return None
        if sentence[place].is_a("issuing"):
            is_same = gender_of_verb(sentence[place]) == gender_of_verb(sentence[verb])
            return subject_after(sentence, place) if is_same else None
    return None
