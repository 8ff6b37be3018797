"""What the writer puts inside a quotation between dashes: “Нет, – сказал он, – не пойду”.

Short because it only finds such words; what they tell is for article.py.
"""

import re

from generator.evidence.attribution.grammar.tokens import Sentence, plain_tokens
from generator.evidence.languages import Speech
from generator.evidence.quotation_marks import Span

_BETWEEN_DASHES = re.compile(r"[,?!…]\s+[—–]\s+([^—–]+?)[,.:]\s+[—–]\s+")

_LONGEST = 14
"""How many words tell at most who speaks, and what of them."""

_SHORTEST = 3
"""How many a verb and a name are."""


def interruption(text: str, quotation: Span, speech: Speech) -> tuple[Sentence, Span, Span] | None:
    """The writer's words inside a quotation, and the two stretches of it that they part."""
    for match in _BETWEEN_DASHES.finditer(text, quotation.start, quotation.end):
        words = tuple(plain_tokens(text, match.start(1), match.end(1), speech))
        is_told = any(token.is_a("verbs") for token in words) or _is_verb_and_name(words)
        if sum(token.is_word for token in words) <= _LONGEST and is_told:
            first = Span(quotation.start, match.start() + 1)
            return words, first, Span(match.end(), quotation.end)
    return None


def _is_verb_and_name(words: Sentence) -> bool:
    """Whether few words may tell who speaks by a verb that no list has: “growled Ann Lee”."""
    first, *rest = words
    are_names = bool(rest) and all(one.is_upper for one in rest)
    return are_names and len(words) <= _SHORTEST and first.text[:1].islower()
