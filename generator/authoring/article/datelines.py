"""Where, when and for whom an article was written, as the dateline says that begins its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PLACE = r"(?P<place>[^\W\d_](?:[^\W\d_]|[.'’ -])*(?:, [^\W\d_](?:[^\W\d_]|[.'’ -])*)?)"
_DATED = r"(?P<when>,?\s*[^()/—–\n]{0,25}?\d[^()/—–\n]{0,25}?)"
_WHEN = f"{_DATED}?"
_DASH = r"\s*[-–—―]"
_PATTERNS = (
    rf"{_PLACE}{_WHEN}\s*\((?P<agency>[^()\d\n]{{2,40}})\){_DASH}",
    rf"{_PLACE}\.?{_WHEN}\s*/(?P<agency>[^/\d\n]{{2,30}})/\.",
    rf"{_PLACE}{_DATED}{_DASH}\s(?P<agency>[^\W\d_][^\d\n.,:—–-]{{1,29}})\.\s",
    rf"{_PLACE}\.{_WHEN}\s?\.\s(?P<agency>[A-ZА-ЯҐЄІЇ][A-ZА-ЯҐЄІЇ. ]{{1,28}}?)(?:\.|\s[-–—])\s",
    rf"{_PLACE}{_WHEN}\s+[–—]",
)
_FARTHEST = 90
_WORDS = 5
_WORDS_WITHOUT_CASE = 3


@dataclass(frozen=True)
class Dateline:
    """What a dateline says: its words, and the agency in it, if any."""

    words: str
    agency: str


def read_dateline(text: str) -> Dateline | None:
    """The dateline that a paragraph begins with; None when it begins otherwise.

    The place is written as a place is, and in capitals where no agency stands after it.
    """
    for pattern in _PATTERNS:
        found = re.match(pattern, text[:_FARTHEST])
        if (
            found
            and _begins_sentence(text[found.end() :])
            and _is_place(found["place"], with_agency="agency" in found.re.groupindex)
        ):
            agency = found["agency"].strip(" .") if "agency" in found.re.groupindex else ""
            return Dateline(found[0].strip(" -–—―"), agency)
    return None


def _begins_sentence(text: str) -> bool:
    return bool(text.strip()) and not text.lstrip(" \"'“„«‘")[:1].islower()


def _is_place(place: str, with_agency: bool) -> bool:
    words = re.findall(r"[^\W\d_]+", place)
    is_cased = place.upper() != place.lower()
    if not words or len(words) > (_WORDS if is_cased else _WORDS_WITHOUT_CASE):
        return False
    if not with_agency:
        return words[0].isupper() and len(words[0]) > 1
    return not any(word.islower() and len(word) > 3 for word in words)
