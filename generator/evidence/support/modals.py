"""Where words of modality stand in a text, and what each says.

Short because the words themselves are in a language's data file.
"""

from collections.abc import Iterator

from generator.evidence.support.reading import ReadText, Word
from generator.evidence.support.wording import Wording

_JOINED = ("و", "ف")
"""What Arabic writes together with a word."""


def modals_in(reading: ReadText) -> Iterator[tuple[int, str]]:
    """Where modals stand, and what each says (“may”); no month of that name. So does a verb that
    tells by its letters what will be."""
    keys, wording = plain_forms(reading).keys, reading.wording
    for index, key in enumerate(keys):
        for name, phrase in wording.modals_from(key):
            is_there = keys[index : index + len(phrase)] == phrase
            if is_there and not _is_month(reading.words[index], wording):
                yield index, name
        if wording.is_future(key):
            yield index, "coming"


def plain_forms(reading: ReadText) -> ReadText:
    """A text with its words as they are without what Arabic writes together with them, where that
    makes one that tells of modality."""
    modal = reading.wording.modal_words
    if not any(key[:1] in _JOINED and key[1:] in modal for key in reading.keys):
        return reading
    words = (
        word._replace(key=word.key[1:])
        if word.key[:1] in _JOINED and word.key[1:] in modal
        else word
        for word in reading.words
    )
    return ReadText(reading.text, reading.code, tuple(words))


def _is_month(word: Word, wording: Wording) -> bool:
    """Whether a word is the name of a month, and no verb: “in May”."""
    return word.key in wording.months and word.is_capital and not word.begins
