"""Sentences with a verb of saying that tell nothing that was said: whom somebody spoke with, and
what somebody did not say.

Short because it only reads the clause of one verb; whose it is does not matter to it.
"""

from itertools import takewhile

from generator.evidence.attribution.grammar.tokens import Sentence

_CLAUSE = 40
"""How many words and marks a clause has at most, so far as is looked ahead in it."""

_SOON = 6
"""How many words behind a verb at most stands with whom somebody speaks, or what was not said."""

_NEAR = 3
"""Among how many words before a verb the one stands that denies it."""


def tells_nothing(sentence: Sentence, verb: int) -> bool:
    """Whether the verb at `verb` tells only with whom somebody speaks (“X spoke to Y about Z”) or
    that a question is left open (“did not say how”), and no other of saying stands behind it."""
    if any(
        t.quotation or t.text == ":" or t.is_a("verbs", "participles") for t in sentence[verb + 1 :]
    ):
        return False
    return _is_talk(sentence, verb) or _leaves_open(sentence, verb)


def _is_talk(sentence: Sentence, verb: int) -> bool:
    if not sentence[verb].is_a("conversing"):
        return False
    rest = takewhile(lambda t: t.is_word, sentence[verb + 1 : verb + _CLAUSE])
    near = [token for token in [*rest][:_SOON] if not token.is_a("clauses")]
    return any(token.is_a("conversed") for token in near)


def _leaves_open(sentence: Sentence, verb: int) -> bool:
    rest = sentence[verb + 1 : verb + 1 + _SOON]
    asked = next((n for n, token in enumerate(rest) if token.is_a("asked")), None)
    if asked is None or any(token.is_a("finite") for token in rest[:asked]):
        return False
    around = (*sentence[max(0, verb - _NEAR) : verb], *rest[:asked])
    return any(token.is_a("nots", "denials", "unsaying") for token in around)
