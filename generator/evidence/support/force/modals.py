"""Where words of modality stand in a text, and what each says.

Short because the words themselves are in a language's data file.
"""

from collections.abc import Collection, Iterator, Sequence

from generator.evidence.support.reading import ReadText, Word
from generator.evidence.support.wording import Wording

_JOINED = ("و", "ف")
"""What Arabic writes together with a word."""

_PASSIVE = "\u064f"
"""The sign that tells a passive in Arabic: “يُتوقع”."""

_NEAR = 4
"""How many words before or behind a word of advice its infinitive stands at most."""


def modals_in(reading: ReadText) -> Iterator[tuple[int, str]]:
    """Where modals stand, and what each says (“may”); no month of that name. So does a verb that
    tells by its letters what will be."""
    keys, wording = plain_forms(reading).keys, reading.wording
    for index, key in enumerate(keys):
        for name, phrase in wording.modals_from(key):
            is_there = keys[index : index + len(phrase)] == phrase
            is_bare = len(phrase) == 1 and _lacks_infinitive(name, keys, index, wording)
            if is_there and not (is_bare or _is_month(reading.words[index], wording)):
                yield index, name
        if wording.is_future(key):
            yield index, "coming"


def _lacks_infinitive(name: str, keys: Sequence[str], index: int, wording: Wording) -> bool:
    """Whether a word of advice has no infinitive near it, in a language that tells these by their
    endings: “вода стоит”, “из отчёта следует”; what tells of need does without (“нужно время”)."""
    if name != "should" or not wording.infinitives:
        return False
    if any(other == "must" for other, _ in wording.modals_from(keys[index])):
        return False
    near = (*keys[max(0, index - _NEAR) : index], *keys[index + 1 : index + 1 + _NEAR])
    return not any(map(wording.is_infinitive, near))


def plain_forms(reading: ReadText) -> ReadText:
    """A text with its words as they are without what Arabic writes together with them, and without
    the sign of a passive, where that makes one that tells of modality."""
    modal = reading.wording.modal_words
    if not any(key[:1] in _JOINED or _PASSIVE in key for key in reading.keys):
        return reading
    words = (word._replace(key=_plain(word.key, modal)) for word in reading.words)
    return ReadText(reading.text, reading.code, tuple(words))


def denials_alone(reading: ReadText) -> ReadText:
    """A text with its words that deny as they are without what Arabic writes together with them."""
    if not any(key[:1] in _JOINED for key in reading.keys):
        return reading
    bare, negations = [], reading.wording.negations
    for word in reading.words:
        is_led = word.key[:1] in _JOINED and word.key[1:] in negations
        bare.append(word._replace(key=word.key[1:]) if is_led else word)
    return ReadText(reading.text, reading.code, tuple(bare))


def _plain(key: str, modal: Collection[str]) -> str:
    """A word without what is written together with it, where that is one of some others."""
    bare = key.replace(_PASSIVE, "")
    ways = (key[1:] if key[:1] in _JOINED else "", bare, bare[1:] if bare[:1] in _JOINED else "")
    return next((one for one in ways if one in modal), key)


def _is_month(word: Word, wording: Wording) -> bool:
    """Whether a word is the name of a month, and no verb: “in May”."""
    return word.key in wording.months and word.is_capital and not word.begins
