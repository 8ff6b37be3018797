"""Subjects before their verb where it mostly comes first: which words may be one there.

Short because it only looks at the first words of a phrase; where it begins is for subjects.py.
"""

from generator.evidence.attribution.grammar.joined_articles import is_definite
from generator.evidence.attribution.grammar.noun_phrases import LONGEST, Phrase
from generator.evidence.attribution.grammar.subjects import is_joined_on
from generator.evidence.attribution.grammar.tokens import Sentence

_TITLED = 3
"""How many words a verb, a title and the first of what follows are."""

_MARKS = 2
"""How many marks stand around what is told more of somebody."""

_LEADING = ("unnamed", "bodies", "groups", "alone", "determiners", "relatives", "documents")
"""Lists of words that may be a subject before a verb that it mostly follows."""


def may_lead(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a subject may stand before a verb where it mostly follows: its article tells that it
    is no verb of its own, or a word for persons."""
    first = sentence[phrase.start]
    if first.pronoun:
        return phrase.end == phrase.start + 1
    is_noun = is_definite(first) or first.is_before_name
    return is_noun or first.is_a(*_LEADING)


def leading_office(sentence: Sentence, verb: int) -> Phrase | None:
    """Whoever an office calls that a sentence begins with, up to the verb or to what is told more
    between commas: “المدير التنفيذي للمحلية X Y برر”, “رئيس اللجنة، X Y، نفى”."""
    start = 0
    while start < verb and sentence[start].is_a("openers", "joiners", "fillers"):
        start += 1
    before = sentence[start:verb]
    if not before or not before[0].is_title or is_joined_on(sentence, verb):
        return None
    if any(t.is_cue or t.is_a("openers", "clauses", "relatives") or t.quotation for t in before):
        return None
    place = next((n for n, t in enumerate(before, start) if t.is_a("boundaries")), verb)
    marks = [n for n, token in enumerate(before, start) if not token.is_word]
    if not marks:
        return Phrase(start, place) if len(before) <= LONGEST else None
    is_aside = marks[0] < marks[-1] == verb - 1 and len(marks) == _MARKS
    is_aside = is_aside and all(sentence[n].text == "،" for n in marks)
    return Phrase(start, marks[0]) if is_aside and marks[0] - start <= LONGEST else None


def behind_its_verb(sentence: Sentence, subject: Phrase, verb: int) -> Phrase:
    """What a sentence is about without a verb before it that no list has, where another is joined
    to it and a title stands between: “وأخلى رئيس X مسؤوليته، وقال”."""
    is_joined = is_joined_on(sentence, verb)
    begun = sentence[subject.start : min(subject.end, subject.start + _TITLED)]
    if not is_joined or len(begun) < _TITLED or may_lead(sentence, subject):
        return subject
    return Phrase(subject.start + 1, subject.end) if begun[1].is_title else subject
