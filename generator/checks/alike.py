"""Rules about names and letters that look like others: warnings that something may deceive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.content.lookalikes import outline, strangers
from generator.content.model import Issue, Party, Person
from generator.content.problems import Place, Problem
from generator.evidence.resolve import Relations


def check_words_keep_to_one_script(relations: Relations) -> Iterator[Problem]:
    """No word of a name has letters of another script that look like its own.

    Bad:  name: Northfоrd   (the “о” is Cyrillic)
    Good: name: Northford
    """
    for place, name in _names(relations):
        if odd := next(strangers(name), None):
            message = f"“{name}” mixes two scripts: {odd.told()}"
            hint = f"type “{odd.like}” there, if that is meant"
            yield Problem(place, "look-alike-letter", message, hint, is_error=False)


def check_names_can_be_told_apart(relations: Relations) -> Iterator[Problem]:
    """Two parties, people or issues do not have names that look the same.

    Bad:  name: Coco … name: Сосо   (in Cyrillic letters)
    Good: name: Coco … name: Coco of the north
    """
    explainer = relations.explainer
    people = [person for party in explainer.parties for person in party.people]
    groups: tuple[Sequence[Party | Person | Issue], ...]
    groups = ([*explainer.parties, *people], explainer.issues)
    for records in groups:
        first: dict[str, tuple[str, Place]] = {}
        for record in records:
            seen = first.setdefault(outline(record.name), (record.name, record.at("name")))
            if seen[0] != record.name:
                other = seen[1]
                message = f"“{record.name}” looks like another name, and is not the same"
                hint = f"the other is in {other.file}, line {other.line}"
                place = record.at("name")
                yield Problem(place, "look-alike-name", message, hint, is_error=False)


def _names(relations: Relations) -> Iterator[tuple[Place, str]]:
    """Every name that readers see of someone or something, and its place."""
    explainer = relations.explainer
    people = [person for party in explainer.parties for person in party.people]
    named: list[Party | Person | Issue] = [*explainer.parties, *people, *explainer.issues]
    for record in named:
        yield record.at("name"), record.name
    called: list[Party | Person] = [*explainer.parties, *people]
    for one in called:
        yield from ((one.at("aliases", index), alias) for index, alias in enumerate(one.aliases))
    for source in explainer.sources:
        if source.publisher:
            yield source.at("publisher"), source.publisher
