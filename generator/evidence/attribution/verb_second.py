"""Who is the subject where a finite verb stands second: “Am Montag sagte X”, “Den Plan lobte X”.

What stands before such a verb is one part of the sentence, and need not be its subject; a case
that no subject has, or a pronoun or an article that only a subject has, tells which it is.

Short because it only chooses; which words may be the subject is for subjects.py.
"""

from generator.evidence.attribution.figures import told_gender
from generator.evidence.attribution.noun_phrases import Phrase
from generator.evidence.attribution.subjects import after_fillers
from generator.evidence.attribution.tokens import Sentence

Candidates = tuple[Phrase | None, Phrase | None]
"""The words before and behind a verb that may name its subject."""


def subject_of_second(
    sentence: Sentence, verb: int, before: Phrase | None, after: Phrase | None
) -> Candidates:
    """Those of two candidates that may be the subject of the verb at `verb`."""
    if verb and sentence[verb - 1].is_a("joiners"):
        return before, None  # “X lachte und nannte ihn dumm”: the subject stands before
    if after and sentence[after.start].is_a("obliques"):
        after = None
    if before and not _may_stand_first(sentence, before):
        before = None
    return (None, after) if after and _is_subject(sentence, verb, after) else (before, after)


def _may_stand_first(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase is all that stands before its verb, and no object or time.

    “Bei einem Treffen der Minister sagte X” has the ministers inside of what tells when.
    """
    if sentence[phrase.start].is_a("obliques") or sentence[phrase.end - 1].is_a("times"):
        return False
    if phrase.start == 0:
        return True
    earlier = sentence[phrase.start - 1]
    if not earlier.is_word:
        return earlier.text not in {")", "]", "-"}
    return earlier.is_filler or earlier.is_a("openers", "relatives")


def _is_subject(sentence: Sentence, verb: int, phrase: Phrase) -> bool:
    """Whether the words right behind a verb have a form that only its subject has.

    That is “er”, not “ihn”, and “der Minister” and “der Vorsitzende”, since “der” before a man is
    no other case.
    """
    if phrase.start != after_fillers(sentence, verb + 1):
        return False
    first, rest = sentence[phrase.start], sentence[phrase.start + 1 : phrase.end]
    if first.pronoun in {"man", "self"}:
        return True
    titles = [token.key for token in rest if token.is_title]
    is_weak = any(one.endswith(tuple(first.speech.listed("weak_endings"))) for one in titles)
    return first.is_a("nominatives") and (is_weak or told_gender(titles, first.speech) == "man")
