"""Where the clauses of a text begin and end: at marks, at words that join, at conditions."""

from collections.abc import Iterator

import regex

from generator.evidence.languages import read_language
from generator.evidence.support.force.asides import asides_in
from generator.evidence.support.force.conditions import condition_at
from generator.evidence.support.force.negators import Negators, has_content
from generator.evidence.support.reading import ReadText

_BREAK = regex.compile(r"[,;:.!?…–—()،؛؟。，；]")

_REACH = 2
"""How many words a clause has at least before one that joins another, and how far “that” reaches
back."""


def clause_edges(found: Negators) -> Iterator[tuple[int, int]]:
    """Where clauses begin and end, counted in words. What is denied goes on in what it denies
    (“never said that”)."""
    reading = found.reading
    words, start = reading.words, 0
    that = {phrase[0] for phrase in read_language(reading.code).jointly.get("that", ())}
    asides = frozenset(asides_in(found))
    for index in range(1, len(words)):
        key, between = words[index].key, reading.text[words[index - 1].end : words[index].start]
        is_marked = between != " " and _BREAK.search(between) is not None
        is_condition = _begins_condition(reading, index)
        is_joined = index - start > _REACH and _joins(found, index)
        if not is_marked and not is_joined and not (is_condition and index > start + 1):
            continue
        if index in asides or (not is_marked and _is_tail(found, index)):
            continue
        said = range(start, index)
        is_said = any(has_content(words[at], reading) and at not in found.denying for at in said)
        is_led = key in that or (":" in between and not is_said)
        is_denied = any(at in found.denying for at in said[-_REACH - 1 :])
        is_same = words[index].sentence == words[index - 1].sentence
        goes_on = is_led and is_denied and is_same and not is_condition
        if not goes_on and (is_marked or is_said):
            yield start, index
            start = index
    if words:
        yield start, len(words)


def _is_tail(found: Negators, start: int) -> bool:
    """Whether what is joined to a clause, up to the next mark, denies it and tells nothing more:
    “by night but not”."""
    reading, at = found.reading, start
    while at < len(reading.words):
        between = reading.text[reading.words[at - 1].end : reading.words[at].start]
        if at > start and _BREAK.search(between):
            break
        if has_content(reading.words[at], reading) and at not in found.denying:
            return False
        at += 1
    return not found.plain.isdisjoint(range(start, at))


def _joins(found: Negators, index: int) -> bool:
    """Whether a word joins a clause to what stands before it."""
    key = found.reading.words[index].key
    is_joining = key in found.reading.wording.joins
    is_joining = is_joining or (key.startswith("و") and index in found.denying)
    is_not_yet = index - 1 in found.plain  # such as “not yet”
    if _begins_condition(found.reading, index - 1):
        return False  # such as “on condition that”
    return is_joining and not is_not_yet and not _is_phrase(found, index)


def _begins_condition(reading: ReadText, index: int) -> bool:
    """Whether a condition begins at a word, in a language that sets no mark before it."""
    if "unmarked" not in reading.wording.habits:
        return False
    return condition_at(reading.keys[index:], reading.code) is not None


def _is_phrase(found: Negators, index: int) -> bool:
    """Whether a word that joins is followed by one that makes no clause: “and with half of it”."""
    reading, behind = found.reading, found.reading.keys[index + 1 : index + 2]
    coordinators = read_language(reading.code).context["coordinators"]
    is_bare = coordinators.at(reading.keys[index : index + 1]) is not None
    if "verb_last" in reading.wording.habits and _ends_in_modal(reading, index):
        return False
    return is_bare and not reading.wording.roles.prepositions.isdisjoint(behind)


def _ends_in_modal(reading: ReadText, index: int) -> bool:
    """Whether what begins with a word ends, at the next mark, with a modal of its own: “und auf die
    Straße stürzen könnten”."""
    at = index
    while at + 1 < len(reading.words) and not _BREAK.search(
        reading.text, reading.words[at].end, reading.words[at + 1].start
    ):
        at += 1
    return reading.keys[at] in reading.wording.modal_words
