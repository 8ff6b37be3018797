"""“X said” inside the quotation marks, between dashes: «Yes, — said X, — and no»."""

from __future__ import annotations

import re

from generator.evidence.attribution.tokens import Sentence, plain_tokens
from generator.evidence.languages import Speech
from generator.evidence.quotation_marks import Span

_BETWEEN_DASHES = re.compile(r"[,?!…]\s+[—–]\s+([^—–]+?)[,.:]\s+[—–]\s+")

_LONGEST = 10
"""How many words tell at most who speaks."""


def interruption(text: str, quotation: Span, speech: Speech) -> tuple[Sentence, Span, Span] | None:
    """The writer's words inside a quotation, and the two stretches of it that they part."""
    for match in _BETWEEN_DASHES.finditer(text, quotation.start, quotation.end):
        words = tuple(plain_tokens(text, match.start(1), match.end(1), speech))
        if len(words) <= _LONGEST and any(token.key in speech.verbs for token in words):
            first = Span(quotation.start, match.start() + 1)
            return words, first, Span(match.end(), quotation.end)
    return None
