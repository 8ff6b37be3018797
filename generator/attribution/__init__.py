"""Who says what in an article: each quotation and each reporting sentence, and its speaker.

Rules alone, no model of a language: what a language's words are stands in its data file. A speaker
that the rules cannot tell for sure is left out: unknown rather than wrong.
"""

from __future__ import annotations

from generator.attribution.article import attribute
from generator.attribution.utterances import RULES, Known, Utterance, known_speakers

__all__ = ["RULES", "Known", "Utterance", "attribute", "known_speakers"]
