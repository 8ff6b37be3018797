"""All articles together, for what editors write that rests on no passage: which of its words they
have, and where they name somebody.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.content.catalogue import languages_of, pack
from generator.content.model import Person
from generator.evidence.articles.archive import Article
from generator.evidence.assertions import assertions
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.store.kept import KeptKind, digest_of
from generator.evidence.support.named.names import names_of
from generator.evidence.support.reading import ReadText, Word, read_words
from generator.evidence.support.untold import (
    is_in_language,
    names_one_of,
    texts_in,
    texts_naming,
    untold_accusations,
    untold_words,
)

_UNTOLD = KeptKind[tuple[int, ...]]("untold", tuple[int, ...])
"""The indexes of some words of a text."""


@dataclass(frozen=True)
class AllArticles:
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
