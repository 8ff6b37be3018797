"""Rules about names: letters and marks in them that are not what they look like."""

from collections.abc import Iterator

from generator.content.characters import outline, strangers
from generator.content.model import Issue, Party, Person
from generator.content.problems import Doubt, Place, Problem
from generator.evidence.dossier import Dossier

_CURLY = {"“": "”", "„": "“", "‘": "’"}
"""What word processors make of straight marks; YAML takes only these for its own."""


def check_names_stand_without_marks(dossier: Dossier) -> Iterator[Problem]:
    """A name does not stand in quotation marks that were meant for YAML.

    Bad:  name: “Northford”   (readers would see the marks)
    Good: name: Northford
    """
    for record in _called(dossier, "party", "person", "issue"):
        name, close = record.name.strip(), _CURLY.get(record.name.strip()[:1])
        inside = name[1:-1]
        if close and name.endswith(close) and close not in inside and name[0] not in inside:
            message = f"readers see the quotation marks of {name} as a part of the name"
            hint = "leave them out; YAML needs none here, and takes only straight ones for its own"
            doubt = Doubt(f"{record.id}.name", name, (inside,))
            yield Problem(record.at("name"), "name-in-marks", message, hint, False, doubt=doubt)


def check_people_stand_in_one_party(dossier: Dossier) -> Iterator[Problem]:
    """Nobody has two entries, in the files of two parties.

    Bad:  Ann Lee in town.yaml, and Ann Lee in county.yaml, with another id
    Good: Ann Lee in town.yaml, with `memberships: [{party: county, …}]`
    """
    first: dict[str, tuple[str, Person]] = {}
    for party in dossier.explainer.parties:
        for person in party.people:
            owner, other = first.setdefault(person.name.casefold(), (party.id, person))
            if owner != party.id and other.id != person.id:
                message = f"“{person.name}” is a person of “{owner}” too, as “{other.id}”"
                hint = (
                    "if that is one person, keep one entry, with the other party as `memberships`"
                )
                doubt = Doubt(f"{person.id}.name", person.name, (f"{owner}: {other.name}",))
                place = person.at("name")
                yield Problem(place, "person-in-two-parties", message, hint, False, doubt=doubt)


def check_words_keep_to_one_script(dossier: Dossier) -> Iterator[Problem]:
    """No word of a name has letters of another script that look like its own.

    Bad:  name: Northfоrd   (the “о” is Cyrillic)
    Good: name: Northford
    """
    for place, name in _names(dossier):
        if odd := next(strangers(name), None):
            message = f"“{name}” mixes two scripts: {odd.told()}"
            hint = f"type “{odd.like}” there, if that is meant"
            yield Problem(place, "look-alike-letter", message, hint, is_error=False)


def check_names_can_be_told_apart(dossier: Dossier) -> Iterator[Problem]:
    """Two parties, people or issues do not have names that look the same.

    Bad:  name: Coco … name: Сосо   (in Cyrillic letters)
    Good: name: Coco … name: Coco of the north
    """
    for kinds in (("party", "person"), ("issue",)):
        first: dict[str, tuple[str, Place]] = {}
        for record in _called(dossier, *kinds):
            seen = first.setdefault(outline(record.name), (record.name, record.at("name")))
            if seen[0] != record.name:
                other = seen[1]
                message = f"“{record.name}” looks like another name, and is not the same"
                hint = f"the other is in {other.file}, line {other.line}"
                place = record.at("name")
                yield Problem(place, "look-alike-name", message, hint, is_error=False)


def _called(dossier: Dossier, *kinds: str) -> list[Party | Person | Issue]:
    records = [thing.record for thing in dossier.things if thing.kind in kinds]
    return [record for record in records if isinstance(record, Party | Person | Issue)]


def _names(dossier: Dossier) -> Iterator[tuple[Place, str]]:
    """Every name that readers see of someone or something, and its place."""
    for record in _called(dossier, "party", "person", "issue"):
        yield record.at("name"), record.name
        for index, alias in enumerate(getattr(record, "aliases", ())):
            yield record.at("aliases", index), alias
    for question in dossier.posed:
        yield question.at("by"), question.by
    for source in dossier.explainer.sources:
        if source.publisher:
            yield source.at("publisher"), source.publisher
