"""Verbs of saying that no list has, told by their place: “„Nein“, brummte X”, “«Нет», — буркнул X”.

Short because it only tells by the words around a verb that it brings them in.
"""

from generator.evidence.attribution.grammar.agreement import subject_by_agreement
from generator.evidence.attribution.grammar.case_endings import agrees, is_verb_form
from generator.evidence.attribution.grammar.indirect_speech import goes_on
from generator.evidence.attribution.grammar.noun_phrases import DASHES, Phrase
from generator.evidence.attribution.grammar.plausibility import may_name
from generator.evidence.attribution.grammar.subjects import subject_after
from generator.evidence.attribution.grammar.tokens import Sentence

_FIRST = 2
"""How many words and marks stand at least before such a verb: what is said, and a comma."""


def may_bring_in(sentence: Sentence, index: int) -> bool:
    """Whether a mark before a word parts it from what was said."""
    before = sentence[index - 1] if index else sentence[index]
    is_parted = before.text in DASHES or before.is_filler
    return before.text == "," or (agrees(before) and is_parted)


def speaker_of_inquit(sentence: Sentence, index: int) -> Phrase | None:
    """Who speaks by a verb behind what is said, in a language where a verb stands second.

    Behind a quotation and a comma, or behind a clause in indirect speech, a small word with a name
    or a pronoun right behind it is a verb, and tells who said that.
    """
    token = sentence[index]
    if agrees(token):
        return _behind_dash(sentence, index)
    if index < _FIRST or "verb_second" not in token.speech.listed("habits"):
        return None
    if sentence[index - 1].text != "," or not token.is_word or token.is_capital:
        return None
    if token.form.lists or token.pronoun or not token.text.isalpha():
        return None
    before = sentence[index - 2]
    if before.quotation is None and not goes_on(sentence[: index - 1]):
        return None
    speaker = subject_after(sentence, index)
    if speaker is None or speaker.start != index + 1 or not may_name(sentence, speaker):
        return None
    first, rest = sentence[speaker.start], sentence[speaker.start + 1 : speaker.end]
    is_named = first.pronoun in {"man", "woman"} or (first.is_upper and not first.pronoun)
    is_titled = first.is_a("nominatives", "articles") and any(t.is_before_name for t in rest)
    return speaker if is_named or is_titled else None


def _behind_dash(sentence: Sentence, index: int) -> Phrase | None:
    """Who speaks by a verb right behind what is said and a dash, where verbs agree with their
    subject: there only the writer's words can stand."""
    token, place = sentence[index], index - 1
    while place > 0 and sentence[place].is_filler:
        place -= 1
    before = [one for one in sentence[max(0, place - _FIRST) : place] if one.text != ","]
    if place < 1 or sentence[place].text not in DASHES or not before or not before[-1].quotation:
        return None
    if token.is_upper or token.form.lists or not is_verb_form(token):
        return None
    speaker = subject_by_agreement(sentence, index)
    return speaker if speaker and speaker.start > index else None
