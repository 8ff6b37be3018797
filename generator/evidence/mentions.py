"""Who is named in a text: by a name, an alias, a role, their party or a pronoun.

Short because it answers one question, which every rule must answer alike.
"""

from __future__ import annotations

from generator.evidence.dossier import Dossier
from generator.evidence.languages import Language, words
from generator.evidence.matching import fold


def is_named(names: list[str], text: str, language: Language) -> bool:
    """Whether `text` has one of `names`, in any case and most inflections, or a pronoun."""
    folded, spoken = fold(text).casefold(), words(text)
    if language.pronouns & set(spoken):
        return True
    stems = {word[:length] for word in spoken for length in range(4, len(word) + 1)}
    return any(
        fold(name).casefold() in folded
        or any(len(w) > 3 and w[: max(4, len(w) - 2)] in stems for w in words(name))
        for name in names
    )


def others_named(dossier: Dossier, speaker: str, text: str) -> list[str]:
    """The people besides `speaker` who are named in `text`; nobody when the speaker is too."""
    folded = fold(text).casefold()
    named = {
        name: any(fold(one).casefold() in folded for one in _called(dossier, name))
        for name in {speaker: None, **dossier.person}
    }
    if named[speaker]:
        return []
    return [person.name for name, person in dossier.person.items() if named[name]]


def _called(dossier: Dossier, speaker: str) -> list[str]:
    """What a person or party is called; titles and pronouns, which others share, are not there."""
    person, party = dossier.person.get(speaker), dossier.party.get(speaker)
    names = person.name.split()[-1:] if person else []
    return names + [name for one in (person, party) if one for name in one.names if name]
