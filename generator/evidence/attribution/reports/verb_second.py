"""Who is the subject where a finite verb stands second: “Am Montag sagte X”, “Den Plan lobte X”.

What stands before such a verb is one part of the sentence, and need not be its subject; a case
that no subject has, or a pronoun or an article that only a subject has, tells which it is.

Short because it only chooses; which words may be the subject is for subjects.py.
"""

from itertools import takewhile

from generator.evidence.attribution.grammar.noun_phrases import Phrase
from generator.evidence.attribution.grammar.subjects import after_fillers
from generator.evidence.attribution.grammar.tokens import Sentence
from generator.evidence.attribution.people.figures import told_gender

_NOUN = 6
"""How many words behind an article its noun stands at most."""

Candidates = tuple[Phrase | None, Phrase | None]
"""The words before and behind a verb that may name its subject."""


def subject_of_second(
    sentence: Sentence, verb: int, before: Phrase | None, after: Phrase | None
) -> Candidates:
    """Those of two candidates that may be the subject of the verb at `verb`."""
    if verb and sentence[verb - 1].is_a("joiners"):
        return before, None  # “X lachte und nannte ihn dumm”: the subject stands before
    if after and _is_oblique(sentence, after):
        after = None
    if before and not _may_stand_first(sentence, before):
        before = None
    if after and _is_subject(sentence, verb, after):
        return None, after
    if before and after and _may_be_whom(sentence, verb, before, after):
        return None, None
    if before and after and _may_be_either(sentence, verb, before, after):
        return None, None
    return before, after


def _may_stand_first(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase is all that stands before its verb, and no object or time.

    “Bei einem Treffen der Minister sagte X” has the ministers inside of what tells when.
    """
    if _is_oblique(sentence, phrase) or sentence[phrase.end - 1].is_a("times"):
        return False
    if phrase.start == 0:
        return True
    earlier = sentence[phrase.start - 1]
    if not earlier.is_word:
        return earlier.text not in {")", "]", "-"}
    return earlier.is_filler or earlier.is_a("openers", "relatives")


def _is_oblique(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether an article tells that a phrase is no subject: “den Plan”, and “der” before a woman,
    a body that is feminine or an adjective that ends as beside no subject (“der neuen Leitung”)."""
    first = sentence[phrase.start]
    if first.is_a("obliques"):
        return True
    if not (first.is_a("datives") and first.is_a("articles")):
        return False
    behind = takewhile(lambda t: t.is_word, sentence[phrase.start + 1 : phrase.start + _NOUN])
    adjectives = tuple(takewhile(lambda t: not t.is_upper, behind))
    noun = sentence[phrase.start + 1 + len(adjectives) : phrase.start + 2 + len(adjectives)]
    endings = tuple(first.speech.listed("feminine_nouns"))
    weak = tuple(first.speech.listed("oblique_adjectives"))
    ends = tuple(first.speech.listed("weak_endings"))  # “der Vorsitzende” is a man
    is_woman = any(
        t.key.endswith(endings) or (t.is_a("women") and not t.key.endswith(ends)) for t in noun
    )
    return is_woman or any(t.key.endswith(weak) for t in adjectives)


def _may_be_whom(sentence: Sentence, verb: int, before: Phrase, after: Phrase) -> bool:
    """Whether “sie” behind a verb may be the subject of one that has whom it tells before it: “Der
    X warf sie vor” may be of a woman, where X is nothing that is known to be a man’s."""
    first = sentence[before.start]
    if sentence[after.start].pronoun != "woman" or after.start != verb + 1:
        return False
    if not (first.is_a("datives") and first.is_a("articles")):
        return False
    bodies = tuple(first.speech.listed("bodies"))
    told = sentence[before.start : before.end]
    return not any(t.is_title or t.is_before_name or t.key.endswith(bodies) for t in told)


def _may_be_either(sentence: Sentence, verb: int, before: Phrase, after: Phrase) -> bool:
    """Whether only the sense tells who speaks: “Die Kritik der Grünen wies X zurück”.

    A person or a body before the verb is its subject; so is what stands there before a verb that
    is a plural, where one name follows.
    """
    first, following = sentence[before.start], sentence[after.start : after.end]
    if after.start != verb + 1 or not first.is_a("articles", "determiners"):
        return False
    if not all(token.is_upper and not token.is_a("determiners") for token in following):
        return False
    bodies = tuple(first.speech.listed("bodies") | first.speech.listed("groups"))
    is_somebody = any(
        token.is_title or token.is_a("unnamed", "audiences") or token.key.endswith(bodies)
        for token in sentence[before.start : before.end]
    )
    is_plural = sentence[verb].key.endswith(tuple(first.speech.listed("plural_verbs")))
    return not (is_somebody or is_plural)


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
    if first.pronoun == "woman" and sentence[verb - 1].text == ",":
        return True  # “Das sei falsch, sagt sie”
    titles = [token.key for token in rest if token.is_title]
    is_weak = any(one.endswith(tuple(first.speech.listed("weak_endings"))) for one in titles)
    return first.is_a("nominatives") and (is_weak or told_gender(titles, first.speech) == "man")
