"""Rules about names, and about letters and marks that are not what they look like."""

import unicodedata
from collections.abc import Iterator

import regex

from generator.content.characters import disguised, outline, strangers
from generator.content.model import Issue, Party, Person
from generator.content.problems import Doubt, Place, Problem
from generator.content.translatable import translatable_texts
from generator.evidence.quotation_marks import Span
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.support.ground import Mismatch
from generator.evidence.support.sentences import place_of
from generator.evidence.translations import translated_texts, translated_words

_CURLY = {"“": "”", "„": "“", "‘": "’"}
"""What word processors make of straight marks; YAML takes only these for its own."""

_WORD = regex.compile(r"[\p{L}\p{M}]+")


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
    """No word that readers read has letters of another script that look like its own: no rule would
    know the word, and readers would. Words that an article itself spells so stay.

    Bad:  name: Northfоrd   (the “о” is Cyrillic)
    Good: name: Northford
    """
    for place, text in _texts(dossier):
        for word in [] if text.isascii() else _WORD.findall(text):
            odd = next(strangers(word), None)
            if odd and not _is_printed(dossier, word):
                message = f"“{word}” mixes two scripts: {odd.told()}"
                hint = f"type “{odd.like}” there, if that is meant"
                yield Problem(_within(place, text, word), "look-alike-letter", message, hint, False)
                break


def check_words_are_in_plain_letters(dossier: Dossier) -> Iterator[Problem]:
    """No word that readers read is in letters of mathematics, full-width ones or those in circles:
    no rule would know the word. Words that an article itself spells so stay.

    Bad:  summary: Will 𝐧𝐨𝐭 pay.
    Good: summary: Will not pay.
    """
    for place, text in _texts(dossier):
        for word in disguised(text):
            if not _is_printed(dossier, word):
                plain = unicodedata.normalize("NFKC", word)
                message = f"“{word}” is in letters that only look like plain ones"
                hint = f"type “{plain}”"
                yield Problem(_within(place, text, word), "disguised-letter", message, hint, False)
                break


def _within(place: Place, text: str, word: str) -> Place:
    """Where a word of a text stands, if that can be told."""
    start = text.index(word)
    found = Mismatch("word", Span(start, start + len(word)), word)
    return place_of(found, text, place)


def _is_printed(dossier: Dossier, word: str) -> bool:
    """Whether an article has a word, spelt letter by letter like that."""
    articles = dossier.archive.articles.values()
    return any(word in paragraph.text for one in articles for paragraph in one.paragraphs)


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


def _texts(dossier: Dossier) -> Iterator[tuple[Place, str]]:
    """Every text that readers read and that editors wrote, and its place."""
    for record in _called(dossier, "party", "person", "issue"):
        for index, alias in enumerate(getattr(record, "aliases", ())):
            yield record.at("aliases", index), alias
    for one in translatable_texts(dossier.explainer):
        if one.field != "aliases":
            yield one.record.at(one.field), one.text
    for source in dossier.explainer.sources:
        for field in ("publisher", "title"):
            if text := getattr(source, field):
                yield source.at(field), text
    for told in (*translated_words(dossier), *translated_texts(dossier)):
        yield told.place, told.text
