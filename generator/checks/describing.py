"""Evidence rule 4 for what rests on no passage: what people, parties, issues and the explainer
itself are called and said to be.

No article has most of these sentences, so that only words are asked about that no article has in
any form; whoever confirms them has them from elsewhere, and is on record.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.content.catalogue import languages_of, pack
from generator.content.model import Difference, Event, Explainer, Issue, Party, Person, Proposal
from generator.content.problems import Doubt, Place, Problem, shortened
from generator.content.records import Record
from generator.content.scripts import is_in_script_of
from generator.content.statements import Statement
from generator.content.translatable import TranslatableText, split_names, translatable_texts
from generator.evidence.articles import Article
from generator.evidence.assertions import assertions
from generator.evidence.dossier import Dossier
from generator.evidence.kept import KeptKind, digest_of
from generator.evidence.languages import primary_of
from generator.evidence.quotation_marks import Span
from generator.evidence.support.ground import Mismatch
from generator.evidence.support.meaning import SOME
from generator.evidence.support.names import names_of
from generator.evidence.support.reading import ReadText, Word, read_words
from generator.evidence.support.sentences import place_of
from generator.evidence.support.untold import (
    is_in_language,
    may_stand_anywhere,
    names_one_of,
    texts_in,
    texts_naming,
    untold_accusations,
    untold_part,
    untold_words,
)
from generator.evidence.translations import translated_texts, translated_words

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


_UNTOLD = KeptKind[tuple[int, ...]]("untold", tuple[int, ...])
"""The indexes of some words of a text."""


@dataclass(frozen=True)
class _Sources:
    """What all articles say, cited or not yet."""

    dossier: Dossier

    @property
    def code(self) -> str:
        """The language of the content."""
        return self.dossier.explainer.language

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The articles."""
        return tuple(self.dossier.archive.articles.values())

    @cached_property
    def are_whole(self) -> bool:
        """Whether there are some, and none that is named is missing."""
        named = {one.evidence.source for one in self.dossier.evidence}
        known = self.dossier.archive.articles
        return bool(known) and not (named | self.dossier.source.keys()) - known.keys()

    @cached_property
    def are_alike(self) -> bool:
        """Whether they are whole, and all in the language of the content: no list of words compares
        it with another."""
        return self.are_whole and all(is_in_language(one, self.code) for one in self.articles)

    @cached_property
    def speaking(self) -> list[Person]:
        """The people who say something; others are not begun."""
        said = {who for one in self.dossier.evidence for who in one.speakers}
        return [person for who, person in self.dossier.person.items() if who in said]

    @cached_property
    def texts(self) -> tuple[ReadText, ...]:
        """The paragraphs of those in that language."""
        return texts_in(self.articles, self.code)

    @cached_property
    def digest(self) -> bytes:
        """The SHA-256 of all of them."""
        return digest_of([one.digest for one in self.articles])

    @cached_property
    def compared(self) -> tuple[ReadText, ...]:
        """The editors' sentences that are compared with passages."""
        told = (one.text for one in assertions(self.dossier) if one.is_tied and one.rests_on)
        return tuple(read_words(text, self.code) for text in told)

    @cached_property
    def said_of_sites(self) -> tuple[ReadText, ...]:
        """What pages say of themselves in that language."""
        found = (pack(name) for name in languages_of(self.code))
        texts = (one for words in found for one in words.values() if isinstance(one, str))
        return tuple(read_words(text, self.code) for text in texts)

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of all names that the explainer knows, and of its title's words."""
        title = read_words(self.dossier.explainer.title, self.code).stems
        return names_of(self.dossier, self.code).parts | title

    def untold(self, reading: ReadText, names: Sequence[str] = ()) -> list[Word]:
        """The words of a text of which the articles have no form; those of them, where there are
        some, that have one of some `names`, where they have it."""

        def look() -> tuple[int, ...]:
            near = texts_naming(self.articles, self.code, names) if names else ()
            words = untold_words(reading.content, near or self.texts)
            return tuple(reading.words.index(one) for one in words)

        read = (reading.text, self.code, self.digest, tuple(names))
        return [reading.words[at] for at in self.dossier.kept.told(_UNTOLD, read, look)]

    def accusing(self, reading: ReadText) -> list[Word]:
        """The words of a text that blame or belittle somebody and of which they have no form."""
        may_be = reading.wording.accusing.first(reading.keys)
        return untold_accusations(reading, self.texts) if may_be else []

    def naming(self, names: Sequence[str]) -> list[Article]:
        """The articles in which one of some names stands."""
        return [
            one for one in self.articles if any(names_one_of(p.text, names) for p in one.paragraphs)
        ]


def check_offices_are_told(dossier: Dossier) -> Iterator[Problem]:
    """An article has the words of a person's office where it names that person.

    Bad:  role: Convicted fraudster   (the article: the club's chair, Tom Havel)
    Good: role: Chair
    """
    sources, texts = _Sources(dossier), translatable_texts(dossier.explainer)
    offices = {id(one.record): one for one in texts if one.field == "role"}
    for person in sources.speaking if sources.are_whole else ():
        names = tuple(name for one in person.names for name in (one, *one.split()[-1:]))
        naming = sources.naming(names)
        if not (
            all(is_in_language(one, sources.code) for one in naming)
            if naming
            else sources.are_alike
        ):
            continue
        for held in (person, *person.roles, *person.memberships):
            if one := offices.get(id(held)):
                yield from _office_untold(one, person, names if naming else (), sources)


def _office_untold(
    one: TranslatableText, person: Person, names: Sequence[str], sources: _Sources
) -> Iterator[Problem]:
    reading = read_words(one.text, sources.code)
    nowhere, left = sources.untold(reading), sources.untold(reading, names)
    words = [
        word
        for word in left
        if word in nowhere or not may_stand_anywhere(word, reading, sources.names)
    ]
    if words and not sources.accusing(reading):
        message = f"no article says “{_shown(words)}” of {person.name}"
        hint = "write the office as an article has it, or leave it out"
        if near := texts_naming(sources.articles, sources.code, names):
            message = f"no article says “{_shown(words)}” where it names {person.name}"
            hint = f"it says: “{shortened(near[0].text, 200)}”\n{hint}"
        doubt = Doubt(one.about, f"{person.name}: {one.text}", ())
        yield Problem(_place(one, words), "office-untold", message, hint, False, doubt=doubt)


def check_names_are_told(dossier: Dossier) -> Iterator[Problem]:
    """People are called what an article calls them, and so is a party besides its name.

    Bad:  aliases: [Havel, the crook]   (no article calls him so)
    Good: aliases: [Havel]
    """
    sources = _Sources(dossier)
    people = {id(one) for one in sources.speaking}
    for one in translatable_texts(dossier.explainer) if sources.are_alike else ():
        is_name = one.field == "aliases" and isinstance(one.record, Party)
        if is_name or (one.field in ("name", "aliases") and id(one.record) in people):
            names = split_names(one.text) if one.is_list else (one.text,)
            for number, name in enumerate(names):
                reading = read_words(name, sources.code)
                words = sources.untold(reading) if is_in_script_of(name, sources.code) else []
                if words and not sources.accusing(reading):
                    place = one.record.at("aliases", number) if one.is_list else _place(one, words)
                    message = f"no article has “{_shown(words)}”"
                    hint = "write the name as an article has it"
                    about = f"{one.about}.{number + 1}" if one.is_list else one.about
                    doubt = Doubt(about, name, ())
                    yield Problem(place, "name-untold", message, hint, False, doubt=doubt)


def check_descriptions_are_told(dossier: Dossier) -> Iterator[Problem]:
    """What something is called and said to be is no clause of which no article has a word.

    Bad:  role: Gang of thugs   (of a party; no article has these words)
    Good: role: Residents by the river
    """
    sources = _Sources(dossier)
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
            message = f"no article has anything like “{_shown(words)}”"
            hint = "compare: do the articles tell so?"
            doubt = Doubt(one.about, one.text, ())
            yield Problem(
                _place(one, words), "description-untold", message, hint, False, doubt=doubt
            )


def _described(record: Record) -> tuple[str, ...]:
    return next((named for of, named in _DESCRIBED.items() if isinstance(record, of)), ())


def check_accusations_are_told(dossier: Dossier) -> Iterator[Problem]:
    """No word blames or belittles somebody that no article has, wherever readers read it.

    Bad:  title: The bridge swindle   (no article tells of a swindle)
    Good: title: The bridge
    """
    sources = _Sources(dossier)
    tied = {
        (id(one.record), one.field)
        for one in assertions(dossier)
        if one.is_tied and one.rests_on and one.field not in ("name", "venue")
    }
    for one in translatable_texts(dossier.explainer) if sources.are_whole else ():
        if (id(one.record), one.field) not in tied:
            yield from _accusing(one.about, one.text, one.record.at(one.field), sources)
    for source in dossier.explainer.sources if sources.are_whole else ():
        for name in ("title", "publisher"):
            text = getattr(source, name)
            if text and primary_of(source.language or sources.code) == primary_of(sources.code):
                yield from _accusing(f"{source.id}.{name}", text, source.at(name), sources)
    for told in (*translated_words(dossier), *translated_texts(dossier)):
        ours = read_words(told.original, told.code)
        words = untold_accusations(read_words(told.text, told.language), ())
        if words and not ours.wording.accusing.first(ours.keys):
            message = f"“{_shown(words)}” blames or belittles somebody, and the original nobody"
            hint = f"the original: {shortened(told.original, 200)}"
            at = place_of(_finding(words), told.text, told.place)
            yield Problem(at, "accusation-untold", message, hint, False, doubt=told.doubt)


def _accusing(about: str, text: str, place: Place, sources: _Sources) -> Iterator[Problem]:
    if words := sources.accusing(read_words(text, sources.code)):
        message = f"no article has “{_shown(words)}”, which blames or belittles somebody"
        hint = "say what the articles say"
        doubt = Doubt(about, text, ())
        at = place_of(_finding(words), text, place)
        yield Problem(at, "accusation-untold", message, hint, False, doubt=doubt)


def _shown(words: Iterable[Word]) -> str:
    return ", ".join(word.text for word in words)


def _finding(words: Sequence[Word]) -> Mismatch:
    span = words[0].span if len(words) == 1 else Span(words[0].start, words[-1].end)
    return Mismatch("untold", span, _shown(words))


def _place(one: TranslatableText, words: Sequence[Word]) -> Place:
    return place_of(_finding(words), one.text, one.record.at(one.field))
