"""Who is named in a text: by a name, an alias, a role, their party or a pronoun.

Short because it answers one question, which every rule must answer alike.
"""

import regex

from generator.content.model import Party, Person
from generator.evidence.dossier import Dossier
from generator.evidence.languages import Language, words
from generator.evidence.matching import fold, occurrences


def is_named(names: list[str], text: str, language: Language) -> bool:
    """Whether `text` has one of `names`, in any case and most inflections, or a pronoun."""
    folded, spoken = fold(text).casefold(), words(text)
    if language.pronouns & set(spoken) or any(fold(name).casefold() in folded for name in names):
        return True
    stems = {word[:length] for word in spoken for length in range(4, len(word) + 1)}
    parts = (part for name in names for part in words(name) if len(part) > 3)
    return any(part[: max(4, len(part) - 2)] in stems for part in parts)


_ENDING = r"[\p{Ll}\p{Lo}\p{M}]{0,2}"
_PREFIXED = r"[\p{Hebrew}\p{Arabic}]{0,3}"


def is_printed(name: str, text: str) -> bool:
    """Whether `text` has the name of an outlet as it is written, whole.

    A longer name may have the ending of a case, and in Hebrew and Arabic what is written together
    with it (“to Reuters”).
    """
    if not any(map(str.isalnum, name)):
        return False
    if occurrences(name, text):
        return True
    ending = _ENDING if sum(map(str.isalpha, name)) > 3 else ""
    around = (
        rf"(?<![\p{{L}}\p{{N}}]){_PREFIXED}{regex.escape(fold(name))}{ending}(?![\p{{L}}\p{{N}}])"
    )
    return regex.search(around, fold(text)) is not None


def others_named(dossier: Dossier, speaker: str, text: str) -> list[str]:
    """The people besides `speaker` who are named in `text`; nobody when the speaker is too."""
    folded = fold(text).casefold()
    own = dossier.person.get(speaker) or dossier.party.get(speaker)
    if own and _is_called(own, folded):
        return []
    return [person.name for person in dossier.person.values() if _is_called(person, folded)]


def _is_called(one: Person | Party, folded: str) -> bool:
    """Whether a text has a name of someone; titles and pronouns are shared with others."""
    is_human = isinstance(one, Person) and one.kind == "person"
    family = one.name.split()[-1:] if is_human else []
    return any(fold(name).casefold() in folded for name in (*family, *one.names) if name)
