"""Words beside a verb that are no subject of it, where verbs come before their subjects.

Short because it only looks at the words and at the form of the verb; which words stand beside it
is for subjects.py.
"""

from generator.evidence.attribution.grammar.joined_articles import bare
from generator.evidence.attribution.grammar.noun_phrases import Phrase
from generator.evidence.attribution.grammar.tokens import Sentence, Token
from generator.evidence.attribution.reports.dropped_subjects import gender_of_verb

_SOMEBODY = ("titles", "honorifics", "unnamed", "documents", "bodies")
"""Lists of words for somebody, who may be “this minister”."""


def is_no_subject(sentence: Sentence, verb: int, behind: Phrase) -> bool:
    """Whether words behind a verb are what it is about: a pronoun of another clause (“قال وهو
    يضحك”), a deed (“رفض تعديل المخطط”), a thing (“نفى هذه الرواية”), a noun of another gender."""
    first, tokens = sentence[behind.start], sentence[behind.start : behind.end]
    is_thing = first.is_a("objects") and not any(token.is_a(*_SOMEBODY) for token in tokens)
    is_deed = bool(first.pronoun) or first.form.is_deed
    return is_deed or is_thing or _disagrees(sentence[verb], first)


def is_behind_preposition(sentence: Sentence, start: int) -> bool:
    """Whether a preposition stands before some words, which no subject has: “مصدر في X استبعد”."""
    before = sentence[max(0, start - 1) : start]
    return any(t.is_a("noun_leads") and t.is_a("boundaries") for t in before)


def _disagrees(verb: Token, noun: Token) -> bool:
    """Whether a body that is told of as a woman stands right behind the verb of a man, so that it
    is whom the verb is about: “دعا الوزارة إلى”."""
    is_body = bare(noun) != noun.key and bare(noun) in noun.speech.listed("bodies")
    return is_body and noun.key.endswith("ة") and gender_of_verb(verb) == "man"
