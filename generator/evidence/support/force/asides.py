"""What stands between two commas and is no clause: it parts nothing of what is around it.

Short because it looks at a few words alone.
"""

from collections.abc import Iterator
from itertools import pairwise

from generator.evidence.languages import read_language
from generator.evidence.support.force.negators import Negators, has_content
from generator.evidence.support.reading import ReadText

_SOURCE = 5
"""How many words tell at most, between two commas, who says it: “according to the mayor”."""

_ASIDE = 3
"""How many words stand between two commas at most that only comment on a clause."""


def asides_in(found: Negators) -> Iterator[int]:
    """Where a few words between two commas begin and end that carry no content and deny nothing
    (“she will, most likely, not sign”), or only tell how sure it is, or who says so (“according to
    her”)."""
    reading = found.reading
    commas = [at for at in range(1, len(reading.words)) if _is_comma(reading, at)]
    for start, end in pairwise(commas):
        inside = range(start, end)
        is_bare = end - start <= _ASIDE and not any(_is_telling(found, at) for at in inside)
        is_aside = is_bare or _is_saying_so(reading, start, end)
        if is_aside and found.denying.isdisjoint(inside):
            yield from (start, end)


def _is_saying_so(reading: ReadText, start: int, end: int) -> bool:
    """Whether a few words only tell that something may be so, or who says it."""
    keys = reading.keys[start:end]
    perhaps = reading.wording.modals.get("perhaps", ())
    if keys in perhaps or (end - start <= _ASIDE and all((key,) in perhaps for key in keys)):
        return True
    phrases = read_language(reading.code).speech.source_phrases_from(keys[0])
    return end - start <= _SOURCE and any(keys[: len(one)] == one for one in phrases)


def _is_telling(found: Negators, at: int) -> bool:
    """Whether a word carries content, denies, joins, asks or tells that something is said."""
    word, wording = found.reading.words[at], found.reading.wording
    lists = (wording.joins, wording.asking, wording.reporting)
    return (
        at in found.denying
        or has_content(word, found.reading)
        or any(word.key in listed for listed in lists)
    )


def _is_comma(reading: ReadText, at: int) -> bool:
    between = reading.text[reading.words[at - 1].end : reading.words[at].start]
    return between != " " and between.strip() in (",", "،")
