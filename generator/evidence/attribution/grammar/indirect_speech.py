"""Sentences whose verbs alone tell that somebody else is reported: “Die Lage sei ernst.”"""

from collections.abc import Iterator
from itertools import takewhile

from generator.evidence.attribution.grammar.tokens import Sentence, Token

_ENDS = {",", ":", ";"}


def is_indirect(sentence: Sentence) -> bool:
    """Whether its verb alone tells that somebody else is reported: “Die Lage sei ernst.”"""
    if not sentence[0].speech.listed("subjunctives"):
        return False
    start = sentence
    if not sentence[0].is_a("openers"):
        start = tuple(takewhile(lambda t: t.text not in _ENDS, sentence))
    return _is_reported(start, "subjunctives") and not _is_own(sentence)


def goes_on(sentence: Sentence) -> bool:
    """Whether its verb lets it go on with a report that stands right before it.

    There verbs count too that are those of a condition as often, since where both forms are the
    same, reports have these: “Drei Städte hätten Interesse.”; and a verb that stands behind a
    clause in between: “Einen Anlass, das zu prüfen, sehe sie nicht.”
    """
    if is_indirect(sentence):
        return True
    if not sentence[0].speech.listed("subjunctives") or _is_own(sentence):
        return False
    clauses = (one for one in _main_clauses(sentence) if any(map(_is_known_verb, one)))
    return _is_reported(next(clauses, ()), "subjunctives", "conditionals")


def _main_clauses(sentence: Sentence) -> Iterator[Sentence]:
    """What stands between commas and begins with no word that leads in a clause of its own."""
    start = 0
    for end in range(len(sentence) + 1):
        if end == len(sentence) or sentence[end].text in _ENDS:
            one = sentence[start:end]
            if one and not (start and one[0].is_a("openers", "relatives", "articles", "clauses")):
                yield one
            start = end + 1


def _is_reported(words: Sentence, *forms: str) -> bool:
    """Whether the first verb of some words has one of these forms."""
    verbs = (token for token in words if token.is_a("finite", *forms) or token.is_verb)
    first = next(verbs, None)
    return first is not None and first.is_a(*forms)


def _is_known_verb(token: Token) -> bool:
    return token.is_a("subjunctives", "conditionals", "finite") or token.is_verb


def _is_own(sentence: Sentence) -> bool:
    """Whether the writer speaks, or a sentence says itself that nobody is named."""
    is_own = any(token.pronoun in {"self", "several"} for token in sentence)
    return is_own or any(token.is_a("impersonals") for token in sentence)  # “…, hieß es”
