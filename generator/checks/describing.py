"""Evidence rule 4 for what rests on no passage: what people, parties, issues and the explainer
itself are called and said to be.

No article has most of these sentences, so that only words are asked about that no article has in
any form; whoever confirms them has them from elsewhere, and is on record.
"""

from collections.abc import Iterable, Iterator, Sequence

from generator.content.model import (
    Difference,
    Event,
    Explainer,
    Issue,
    Party,
    Person,
    Proposal,
)
from generator.content.problems import Doubt, Place, Problem, shortened
from generator.content.records import Record
from generator.content.scripts import is_in_script_of
from generator.content.statements import Statement
from generator.content.translatable import TranslatableText, split_names, translatable_texts
from generator.evidence.quotation_marks import Span
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.support.all_articles import AllArticles
from generator.evidence.support.ground import Mismatch
from generator.evidence.support.meaning import SOME
from generator.evidence.support.reading import ReadText, Word, read_words
from generator.evidence.support.sentences import place_of
from generator.evidence.support.untold import (
    is_in_language,
    may_stand_anywhere,
    texts_naming,
    untold_part,
    untold_words,
)

_DESCRIBED: dict[type[Record], tuple[str, ...]] = {
    Explainer: ("title", "question", "summary"),
    Party: ("name", "role", "summary"),
    Issue: ("name", "summary"),
    Proposal: ("says",),
    Event: ("name", "venue"),
    Difference: ("name",),
    Statement: ("venue",),
}
"""The fields that describe something and rest on no passage of their own, by the class."""


def check_offices_are_told(dossier: Dossier) -> Iterator[Problem]:
    """An article has the words of a person's office where it names that person.

    Bad:  role: Convicted fraudster   (the article: the club's chair, Tom Havel)
    Good: role: Chair
    """
    sources, texts = AllArticles(dossier), translatable_texts(dossier.explainer)
    offices = {id(one.record): one for one in texts if one.field == "role"}
    for person in sources.speaking if sources.are_whole else ():
        names = tuple(name for one in person.names for name in (one, *one.split()[-1:]))
        naming = sources.naming(names)
        is_compared = all(is_in_language(one, sources.code) for one in naming)
        if not (is_compared if naming else sources.are_alike):
            continue
        for held in (person, *person.roles, *person.memberships):
            if one := offices.get(id(held)):
                yield from _office_untold(one, person, names if naming else (), sources)


def _office_untold(
    one: TranslatableText, person: Person, names: Sequence[str], sources: AllArticles
) -> Iterator[Problem]:
    reading = read_words(one.text, sources.code)
    nowhere, left = sources.untold(reading), sources.untold(reading, names)
    words = [
        word
        for word in left
        if word in nowhere or not may_stand_anywhere(word, reading, sources.names)
    ]
    if words and not sources.accusing(reading):
        message = f"no article says “{words_in_message(words)}” of {person.name}"
        hint = "write the office as an article has it, or leave it out"
        if near := texts_naming(sources.articles, sources.code, names):
            message = f"no article says “{words_in_message(words)}” where it names {person.name}"
            hint = f"it says: “{shortened(near[0].text, 200)}”\n{hint}"
        doubt = Doubt(one.about, f"{person.name}: {one.text}", ())
        yield Problem(_place(one, words), "office-untold", message, hint, False, doubt=doubt)


def check_names_are_told(dossier: Dossier) -> Iterator[Problem]:
    """People are called what an article calls them, and so is a party besides its name.

    Bad:  aliases: [Havel, the crook]   (no article calls him so)
    Good: aliases: [Havel]
    """
    sources = AllArticles(dossier)
    people = {id(one) for one in sources.speaking}
    for one in translatable_texts(dossier.explainer) if sources.are_alike else ():
        is_name = one.field == "aliases" and isinstance(one.record, Party)
        if is_name or (one.field in ("name", "aliases") and id(one.record) in people):
            names = split_names(one.text) if one.is_list else (one.text,)
            for number, name in enumerate(names):
                reading = read_words(name, sources.code)
                words = sources.untold(reading) if is_in_script_of(name, sources.code) else []
                words = words if one.is_list else _without_given_names(words, reading)
                if words and not sources.accusing(reading):
                    place = one.record.at("aliases", number) if one.is_list else _place(one, words)
                    message = f"no article has “{words_in_message(words)}”"
                    hint = "write the name as an article has it"
                    about = f"{one.about}.{number + 1}" if one.is_list else one.about
                    doubt = Doubt(about, name, ())
                    yield Problem(place, "name-untold", message, hint, False, doubt=doubt)


def _without_given_names(words: Sequence[Word], reading: ReadText) -> list[Word]:
    """Words of somebody's name but for given names before a family name that is told: articles
    often have that alone."""
    is_told = bool(reading.words) and reading.words[-1] not in words
    return [word for word in words if not is_told or word.text[:1].islower()]


def check_descriptions_are_told(dossier: Dossier) -> Iterator[Problem]:
    """What something is called and said to be is no clause of which no article has a word.

    Bad:  role: Gang of thugs   (of a party; no article has these words)
    Good: role: Residents by the river
    """
    sources = AllArticles(dossier)
    for one in translatable_texts(dossier.explainer) if sources.are_alike else ():
        if one.field not in _described(one.record):
            continue
        reading = read_words(one.text, sources.code)
        missing = sources.untold(reading)
        if len(missing) >= SOME:
            of_sites = sources.said_of_sites if isinstance(one.record, Explainer) else ()
            missing = untold_words(missing, (*sources.compared, *of_sites))
        words = untold_part(reading, missing)
        if words and not sources.accusing(reading):
            message = f"no article has anything like “{words_in_message(words)}”"
            hint = "compare: do the articles tell so?"
            doubt = Doubt(one.about, one.text, ())
            yield Problem(
                _place(one, words), "description-untold", message, hint, False, doubt=doubt
            )


def _described(record: Record) -> tuple[str, ...]:
    return next((named for of, named in _DESCRIBED.items() if isinstance(record, of)), ())


def words_in_message(words: Iterable[Word]) -> str:
    """Some words of a text as a message has them."""
    return ", ".join(word.text for word in words)


def place_of_words(words: Sequence[Word], text: str, place: Place) -> Place:
    """Where some words of a text stand that is written at a place, if that can be told."""
    span = words[0].span if len(words) == 1 else Span(words[0].start, words[-1].end)
    return place_of(Mismatch("untold", span, words_in_message(words)), text, place)


def _place(one: TranslatableText, words: Sequence[Word]) -> Place:
    return place_of_words(words, one.text, one.record.at(one.field))
