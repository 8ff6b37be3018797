"""Who is named in a text: enough to choose whom words are given to by mistake."""

import re

from generator.content.model import Person
from tests.planted.folders import Folder

_INFLECTED = ("ru", "uk")


def people(folder: Folder) -> list[tuple[Person, str]]:
    """Each person who speaks for a party, and that party's id."""
    return [
        (person, party.id)
        for party in folder.explainer.parties
        for person in party.people
        if person.kind == "person"
    ]


def is_named(person: Person, text: str, language: str) -> bool:
    """Whether a text names a person by name."""
    names = {*person.names, person.name.split()[-1]}
    return any(re.search(_pattern(name, language), text) for name in names)


def _pattern(name: str, language: str) -> str:
    if language == "ar":
        return rf"(?<!\w)[وبلفك]{{0,2}}{re.escape(name)}(?!\w)"
    if language in _INFLECTED and len(name) > 4:
        return rf"(?<!\w){re.escape(name[:-1])}\w{{0,3}}(?!\w)"
    return rf"(?<!\w){re.escape(name)}s?(?!\w)"


def names_in(text: str, folder: Folder) -> list[tuple[str, str]]:
    """Each party or person whose printed name stands whole in a text, with that name."""
    found = []
    for party in folder.explainer.parties:
        for one in (party, *party.people):
            for name in one.names:
                if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                    found.append((one.id, name))
                    break
    return found
