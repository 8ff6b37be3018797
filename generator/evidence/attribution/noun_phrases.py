"""Words that name somebody: where such a phrase begins and ends, and what is no part of it.

Phrases are given as stretches of a sentence's tokens.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence.attribution.tokens import Sentence, Token
from generator.evidence.languages import Speech

LONGEST = 14
"""How many words a name with all its titles has at most."""

DASHES = {"-", "–", "—"}

_DATELINE = 14
"""How many words and marks a dateline has at most."""

_FAR = 60
"""How far into a sentence what it is about is looked for."""


@dataclass(frozen=True, order=True, slots=True)
class Phrase:
    """The tokens of a sentence from `start` up to, not including, `end`."""

    start: int
    end: int


def phrase_from(sentence: Sentence, start: int, speech: Speech) -> Phrase | None:
    """The words that begin at a token and name somebody; None when it begins no name."""
    if start >= len(sentence) or not sentence[start].is_word:
        return None
    if sentence[start].key in speech.pronouns:
        return Phrase(start, start + 1)
    end = start
    while end < min(len(sentence), start + LONGEST) and _continues(sentence, start, end, speech):
        end += 1
    while end > start and sentence[end - 1].key in speech.links:
        end -= 1
    return Phrase(start, end) if end > start else None


def main_subject(sentence: Sentence, speech: Speech) -> Phrase | None:
    """What a sentence is about: the first name in it that no preposition leads in."""
    start = _after_dateline(sentence)
    while start < min(len(sentence), _FAR):
        token = sentence[start]
        if token.key in speech.joiners or is_filler(token, speech):
            start += 1
        elif leads_in(token, speech) or not token.is_word:
            start = _after_comma(sentence, start)
        else:
            return _named_part(sentence, phrase_from(sentence, start, speech), speech)
    return None


def _after_dateline(sentence: Sentence) -> int:
    """Where the text begins behind “MOSCOW (Reuters) –”; 0 where nothing like it stands."""
    for index, token in enumerate(sentence[:_DATELINE]):
        if token.text in DASHES and index and sentence[0].text.isupper():
            following = sentence[index + 1 :]
            return index + 1 + (bool(following) and following[0].text in DASHES)
        if token.is_word and not token.is_capital and not token.text.isdigit():
            return 0
    return 0


def is_filler(token: Token, speech: Speech) -> bool:
    """Whether a word may stand between a speaker and the verb."""
    is_adverb = len(token.key) > 4 and token.key.endswith(tuple(speech.filler_endings))
    return token.key in speech.fillers or (is_adverb and token.is_word and not token.is_upper)


def may_be_verb(sentence: Sentence, index: int, speech: Speech) -> bool:
    """Whether a word that may be a noun too is a verb: “he claims”, not “his claims”."""
    if index == 0:
        return True
    before = sentence[index - 1]
    if sentence[index].is_upper:
        return before.text in {".", ":", "…"} or before.quotation is not None
    if before.text in {"'s", "’s"}:
        return index > 1 and sentence[index - 2].key in speech.pronouns
    return before.key not in speech.determiners or before.key in speech.pronouns


def is_day(token: Token, speech: Speech) -> bool:
    """Whether a word is the name of a day or month."""
    return token.is_capital and token.key in speech.days


def is_time(sentence: Sentence, index: int, speech: Speech) -> bool:
    """Whether a time ends with the token at `index`: “Monday”, “Monday night”."""
    token, before = sentence[index], sentence[index - 1]
    return is_day(token, speech) or (token.key in speech.times and is_day(before, speech))


def is_stop(token: Token, speech: Speech) -> bool:
    """Whether a word is no part of a name and ends it."""
    key = token.key
    if key in speech.openers or key in speech.boundaries or key in speech.relatives:
        return True
    return (key in speech.cues and not token.is_upper) or is_day(token, speech)


def leads_in(token: Token, speech: Speech) -> bool:
    """Whether a word begins an introduction: “In Moscow, …”, “When …”, “On Monday …”."""
    key = token.key
    opens = key in speech.openers and key not in speech.joiners
    is_adverbial = key in speech.boundaries or key in speech.participles or is_day(token, speech)
    return key not in speech.determiners and (opens or is_adverbial)


def _after_comma(sentence: Sentence, start: int) -> int:
    for index, token in enumerate(sentence[start:_FAR], start + 1):
        if token.text in {",", "،", ":"} or token.quotation:
            return index
    return len(sentence)


def _continues(sentence: Sentence, start: int, index: int, speech: Speech) -> bool:
    """Whether the name that begins at `start` goes on with the token at `index`."""
    token = sentence[index]
    if token.key in speech.determiners and token.key not in speech.relatives:
        return index == start or sentence[index - 1].key in speech.links
    if token.key in speech.links:
        return index > start and index + 1 < len(sentence) and sentence[index + 1].is_word
    if token.text in {"'s", "’s", "&"}:
        return index > start
    is_inner_filler = index > start and token.key in speech.fillers
    return token.is_word and not is_stop(token, speech) and not is_inner_filler


def _named_part(sentence: Sentence, phrase: Phrase | None, speech: Speech) -> Phrase | None:
    """A phrase up to the end of its first run of capitals, if it has one."""
    if phrase is None:
        return None
    capitals = [i for i in range(phrase.start, phrase.end) if sentence[i].is_capital]
    inner = [i for i in capitals if i > phrase.start or len(sentence[i].key) > 3]
    if not inner:
        return phrase
    end = inner[0] + 1
    while end < phrase.end and _names(sentence[end], speech):
        end += 1
    return Phrase(phrase.start, end)


def _names(token: Token, speech: Speech) -> bool:
    return token.is_capital or not token.is_word or token.key in speech.titles | speech.unnamed
