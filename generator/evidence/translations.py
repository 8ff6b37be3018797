"""Every translation of words of a source, beside the words that it translates: the only
enumeration."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.content.model import Source
from generator.content.problems import Doubt, Place
from generator.content.records import Record
from generator.content.translation import Translation
from generator.evidence.dossier import Dossier
from generator.evidence.said import Cited
from generator.evidence.support.fidelity import fidelity_findings
from generator.evidence.support.ground import Mismatch
from generator.evidence.support.reading import read_words

JOINT = " … "
"""What stands between two fragments of what is translated."""


@dataclass(frozen=True)
class TranslatedWords:
    """A translation into a `language`, and the `original` that it translates, which is in that of
    the tag `code`; both stand in the `field` of a record. `about` names the translation by the id
    of what it belongs to.

    The original is empty where there is nothing to translate.
    """

    about: str
    record: Record
    field: str
    language: str
    translation: Translation
    original: str
    code: str
    source: str

    @property
    def place(self) -> Place:
        """Where its text is written."""
        return self.record.at(self.field, self.language, "text")

    @property
    def doubt(self) -> Doubt:
        """What a person judges who compares the two."""
        passages = (self.original,) if self.original else ()
        return Doubt(self.about, self.translation.text, passages, self.source)


def original_of(cited: Cited) -> str:
    """The words that a translation of a piece of evidence is of: those that it quotes, or else its
    passage; nothing where its article does not have them."""
    return JOINT.join(cited.quotes or cited.reported)


def translated_words(dossier: Dossier) -> Iterator[TranslatedWords]:
    """Every translation of quoted or reported words, in the order of the evidence, then of
    titles."""
    for cited in dossier.evidence:
        evidence = cited.evidence
        for language, one in evidence.translations.items():
            about = f"{cited.record.id}.evidence.{cited.number}.{language}"
            code = _language(dossier, dossier.source.get(evidence.source))
            words = "" if cited.fault else original_of(cited)
            where = (evidence, "translations", language)
            yield TranslatedWords(about, *where, one, words, code, evidence.source)
    for source in dossier.explainer.sources:
        for language, one in source.title_translations.items():
            about, code = f"{source.id}.title.{language}", _language(dossier, source)
            title = source.title or ""
            yield TranslatedWords(
                about, source, "title_translations", language, one, title, code, source.id
            )


def _language(dossier: Dossier, source: Source | None) -> str:
    return (source and source.language) or dossier.explainer.language


@lru_cache(maxsize=1)  # each rule tells its own kinds of what is found once
def unfaithful(dossier: Dossier) -> tuple[tuple[TranslatedWords, Mismatch], ...]:
    """What of each translation is not as in its original, as far as that can be told."""
    called = names_by_id(dossier)
    found: list[tuple[TranslatedWords, Mismatch]] = []
    for one in translated_words(dossier):
        if one.original and one.language.casefold() != one.code.casefold():
            ours = read_words(one.original, one.code)
            theirs = read_words(one.translation.text, one.language)
            found += ((one, other) for other in fidelity_findings(ours, theirs, called))
    return tuple(found)


def names_by_id(dossier: Dossier) -> Mapping[str, tuple[str, ...]]:
    """What each party and each person is called, by id."""
    parties = {one.id: one.names for one in dossier.party.values()}
    return parties | {one.id: one.names for one in dossier.person.values()}
