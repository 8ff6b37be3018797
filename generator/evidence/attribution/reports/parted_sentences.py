"""A sentence in which several report, or in which one reports beside what is quoted → its parts.

Where a verb stands before its subject, a comma and a verb of saying behind it begin what is told
anew: “نفى X صدور القرار، مؤكدا أن «…»”, “رفضت X التعليق، فيما قال Y إن …”. Short because it only
parts; who speaks in a part is told as in a sentence.
"""

from collections.abc import Iterator
from itertools import pairwise

from generator.evidence.attribution.grammar.subjects import is_joined_on
from generator.evidence.attribution.grammar.tokens import Sentence

_COMMAS = {",", "،", "؛"}

_LED = 3
"""How many words may stand between a comma and a verb that begins a part: “إلا أن X أوضح”."""


def parts_told_anew(sentence: Sentence) -> list[Sentence]:
    """The parts of a sentence in order, as they are told anew; one where nothing parts it."""
    if not sentence or "speaker_follows" not in sentence[0].speech.listed("habits"):
        return [sentence]
    starts = [0, *_starts(sentence), len(sentence)]
    return [sentence[a:b] for a, b in pairwise(starts)]


def _starts(sentence: Sentence) -> Iterator[int]:
    for place in range(1, len(sentence) - 1):
        if sentence[place - 1].text in _COMMAS and _begins(sentence, place):
            yield place


def _begins(sentence: Sentence, place: int) -> bool:
    """Whether what is told begins anew: with a participle or a verb with “and”, or a verb soon
    behind a word such as “while”."""
    first = sentence[place]
    if first.is_a("participles") or (first.is_cue and is_joined_on(sentence, place)):
        return True
    led = sentence[place + 1 : place + 1 + _LED]
    is_led = first.is_a("openers", "joiners") and not first.is_a("clauses")
    return is_led and any(token.is_cue for token in led)
