"""Where the text of a paragraph begins behind its dateline: “LOWMOUTH, July 9, 2030 (AP) –”.

A place, a day and an agency, in this order or another, are no part of what the first sentence says:
nobody of that name speaks. A place is told by its capitals, by a day behind it or by an agency.
"""

import regex

from generator.evidence.attribution.grammar.forms import form_of
from generator.evidence.languages import Speech

_LONGEST = 90
"""How many characters a dateline has at most."""

_SHORT = 4
"""How many letters those words have at most that stand in a day and name no month: “de”, “року”."""

_LEAST = 3
"""How many letters a shortened month has at least: “Sept.”."""

_WORD = r"[\p{Lu}\p{Lo}][\p{L}\p{M}.'’ʼ-]*"
_PLACE = rf"(?P<place>{_WORD}(?:[ ]+{_WORD}){{0,3}})(?P<land>,[ ]*{_WORD}(?:[ ]+{_WORD})?)??"
_AGENCY = r"(?:\s*(?:\((?P<agency>[^()\d]{2,40})\)|/(?P<agency>[^/\d]{2,30})/)[.,،]?)?"
_DAY = r"(?:(?:\s*[,،.]\s*|(?<=[),])\s*)(?P<day>[^()/–—―−\n]{0,25}?\d[^()/–—―−\n]{0,25}?))?"
_DASH = r"(?:\s*[–—―−─]+\s*|(?:\s+|(?<=\.))--?\s+|(?<=/\.)\s+)"
_DATELINE = regex.compile(rf"{_PLACE}{_AGENCY}{_DAY}{_AGENCY}{_DASH}(?=[^\p{{Ll}}\s])")
_NUMERIC = regex.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\.?")


def text_start(text: str, speech: Speech) -> int:
    """Where a paragraph's text begins: behind its dateline, at 0 where it has none."""
    found = _DATELINE.match(text[:_LONGEST])
    if found is None or any(_is_day(word, speech) for word in _words(found["place"])):
        return 0
    is_dated = bool(found["day"]) and _is_date(found["day"], speech)
    if found["day"] and not is_dated:
        return 0
    place, agency = found["place"], found["agency"] or ""
    is_shouted = place.isupper() and len(_words(place)[0]) > 1
    is_agencys = bool(agency) and (agency.islower() or place.upper() == place.lower())
    return found.end() if is_dated or is_shouted or is_agencys else 0


def _is_date(day: str, speech: Speech) -> bool:
    """Whether words are a day: figures, and beside a month's or a day's name no other long word."""
    if _NUMERIC.fullmatch(day.strip()):
        return True
    said = [word for word in _words(day) if not word[0].isdigit()]
    named = [word for word in said if _is_day(word, speech) or _is_shortened_day(word, speech)]
    return bool(named) and all(len(word) <= _SHORT for word in said if word not in named)


def _is_day(word: str, speech: Speech) -> bool:
    return form_of(word, speech).is_a("days")


def _is_shortened_day(word: str, speech: Speech) -> bool:
    key = form_of(word, speech).key
    return len(key) >= _LEAST and any(one.startswith(key) for one in speech.listed("days"))


def _words(text: str) -> list[str]:
    return list(regex.findall(r"[\p{L}\p{N}\p{M}]+", text))
