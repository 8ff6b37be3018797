"""On which conditions a text says something: where they stand, and which clauses begin as one.

Short because the words of conditions are in a language's file.
"""

from collections.abc import Sequence

from generator.evidence.languages import read_language
from generator.evidence.phrases import Found
from generator.evidence.support.reading import ReadText

_LISTS = ("absences", "limits", "mere_contrasts")
"""Lists of phrases that are conditions too, and begin no clause: “without”, “save for”."""


def has_condition(reading: ReadText) -> bool:
    """Whether a text says something on a condition; what holds in any case (“besides”) is none."""
    context = read_language(reading.code).context
    found = context["conditions"].find(reading.keys)
    return any(context["unconditional"].at(reading.keys[one.start :]) is None for one in found)


def condition_at(keys: Sequence[str], code: str) -> Found | None:
    """The phrase by which a row of words begins as a clause that is a condition."""
    context = read_language(code).context
    found = context["conditions"].at(keys)
    if found is None or context["unconditional"].at(keys) is not None:
        return None
    words = found.text.split()
    return None if any(context[name].at(words) for name in _LISTS) else found
