"""Whether some words are all that names a speaker, or only a part of what does.

Short because it only looks at the words around a phrase; whom it names is for meant.py.
"""

from collections.abc import Sequence
from itertools import takewhile

from generator.evidence.attribution.grammar.noun_phrases import CLAUSE, Phrase
from generator.evidence.attribution.grammar.tokens import Sentence, Token
from generator.evidence.attribution.people.figures import Figure
from generator.evidence.languages import words


def is_one_of_several(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether others speak too, named behind a comma: “X, a nurse, and Y, a cook, said”."""
    is_before = phrase.start == 0 or not sentence[phrase.start - 1].is_cue
    if not is_before or phrase.end >= len(sentence) or sentence[phrase.end].text != ",":
        return False
    ahead = sentence[phrase.end : phrase.end + CLAUSE]
    rest = list(takewhile(lambda t: not (t.is_cue or t.quotation), ahead))
    return any(
        comma.text == "," and joiner.is_a("joiners") and name.is_upper
        for comma, joiner, name in zip(rest, rest[1:], rest[2:], strict=False)
    )


def is_all(head: Sequence[Token], figure: Figure) -> bool:
    """Whether one of a figure's names is all that the words say."""
    said = [word for token in head for word in words(token.text)]
    return any(words(name) in (said, said[1:]) for name in figure.names)


def is_cut_short(sentence: Sentence, subject: Phrase | None) -> bool:
    """Whether only the beginning of a subject was found: “another” of “another issue he raised”."""
    if subject is None or subject.end > subject.start + 1:
        return False
    alone = sentence[subject.start]
    return alone.is_a("determiners") and not alone.pronoun
