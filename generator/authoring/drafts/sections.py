"""What kind of statement an utterance seems to be, told by the cue words of its language."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.authoring.drafts.candidates import Candidate
from generator.evidence.languages import Language

BACKGROUND = "background"
SECTIONS = ("positions", "conditions", "reactions", "open_questions")
"""The lists of a party's file, as a draft may stand in them."""

_KINDS = {"demands": "demand", "offers": "offer", "intents": "intent"}
"""A language's cues, and the kind of position that they tell."""

_QUESTION = re.compile("[?？؟]")


@dataclass(frozen=True, slots=True)
class Section:
    """The list of a party's file, or background; the kind of a position; the words that told it."""

    name: str
    kind: str | None = None
    cue: str | None = None


def find_section(candidate: Candidate, language: Language, is_about_others: bool) -> Section:
    """Where an utterance belongs, as far as the words tell; a plain position otherwise.

    Conditions are looked for in what is said, all else in how the article reports it. A reaction
    is one to somebody: `is_about_others` tells whether the article names another party there.
    """
    if candidate.utterance.is_quoted:
        asked = _QUESTION.search(candidate.spoken)
        question = asked[0] if asked else None
    else:
        question = language.cue_in("questions", candidate.own)
    if question:
        return Section("open_questions", None, question)
    if cue := language.cue_in("conditions", candidate.spoken):
        return Section("conditions", None, cue)
    if is_about_others and (cue := language.cue_in("reactions", candidate.own)):
        return Section("reactions", None, cue)
    found = ((kind, language.cue_in(cues, candidate.own)) for cues, kind in _KINDS.items())
    return next((Section("positions", kind, cue) for kind, cue in found if cue), _PLAIN)


_PLAIN = Section("positions")
