"""Who is named in a text: by a name, an alias, a role, their party or a pronoun."""

from __future__ import annotations

from generator.content.model import Party, Person
from generator.evidence.languages import Language, words
from generator.evidence.matching import fold
from generator.evidence.resolve import Dossier


def names_of(dossier: Dossier, speaker: str) -> list[str]:
    """What a speaker may be called: name, aliases, role, and the same of their party."""
    person, party = dossier.person.get(speaker), dossier.party_of(speaker)
    known: list[Person | Party] = [record for record in (person, party) if record]
    names = [name for record in known for name in (record.name, *record.aliases)]
    return [*names, person.role] if person and person.role else names


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
    return names + [name for r in (person, party) if r for name in (r.name, *r.aliases) if name]
