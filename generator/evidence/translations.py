"""Every translation, beside what it translates: of words of a source, and of the explainer's own
texts. This is the only enumeration.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import Literal

from generator.content.localization import told_in
from generator.content.model import Source, further_languages
from generator.content.problems import Doubt, Place
from generator.content.records import Record
from generator.content.translatable import split_names
from generator.content.translation import Translation
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.said import Cited
from generator.evidence.store.kept import KeptKind, digest_of
from generator.evidence.support.fidelity import fidelity_findings
from generator.evidence.support.ground import Mismatch
from generator.evidence.support.reading import read_words

_FIDELITY = KeptKind[tuple[Mismatch, ...]]("fidelity", tuple[Mismatch, ...])

JOINT = " … "
"""What stands between two fragments of what is translated."""


@dataclass(frozen=True)
class Translated:
    """A translation into a `language`, and the `original` that it translates, which is in that of
    the tag `code`: of words that a source has, of its title, of a text of the explainer's own, or
    of other names, of which a language may have others.

    `about` names it by the id of what it belongs to; `place` is that of its text, `declared` that
    of its language. The original is empty where there is nothing to translate.
    """

    about: str
    of: Literal["words", "title", "text", "names"]
    text: str
    by: str | None
    machine: str | None
    language: str
    original: str
    code: str
    place: Place
    declared: Place
    source: str = ""

    @property
    def doubt(self) -> Doubt:
        """What a person judges who compares the two."""
        passages = (self.original,) if self.original else ()
        return Doubt(self.about, self.text, passages, self.source)


def original_of(cited: Cited) -> str:
    """The words that a translation of a piece of evidence is of: those that it quotes, or else its
    passage; nothing where its article does not have them."""
    return JOINT.join(cited.quotes or cited.reported)


def translated_words(dossier: Dossier) -> Iterator[Translated]:
    """Every translation of quoted or reported words, in the order of the evidence, then of
    titles."""
    for cited in dossier.evidence:
        evidence = cited.evidence
        for language, one in evidence.translations.items():
            about = f"{cited.record.id}.evidence.{cited.number}.{language}"
            code = _language(dossier, dossier.source.get(evidence.source))
            words = "" if cited.fault else original_of(cited)
            yield _translated(
                about,
                "words",
                evidence,
                "translations",
                language,
                one,
                words,
                code,
                evidence.source,
            )
    for source in dossier.explainer.sources:
        for language, one in source.title_translations.items():
            about, code = f"{source.id}.title.{language}", _language(dossier, source)
            title, field = source.title or "", "title_translations"
            yield _translated(about, "title", source, field, language, one, title, code, source.id)


def _translated(
    about: str,
    of: Literal["words", "title"],
    record: Record,
    field: str,
    language: str,
    given: Translation,
    original: str,
    code: str,
    source: str,
) -> Translated:
    place = record.at(field, language, "text")
    declared = getattr(record.node.find((field,)), "keys", {}).get(language, place)
    text, by, machine = given.text, given.by, given.machine
    return Translated(
        about, of, text, by, machine, language, original, code, place, declared, source
    )


def translated_texts(dossier: Dossier) -> Iterator[Translated]:
    """Every translation of a text of the explainer's own that is of this text as it is now."""
    code = dossier.explainer.language
    for language in further_languages(dossier.explainer):
        file = dossier.explainer.localizations.get(language)
        for told in told_in(dossier.explainer, language) if file else ():
            one = told.translation
            if file and one and told.is_current:
                by, machine = file.credit(one)
                about, place = f"{told.text.about}.{language}", one.at("text")
                said, was = one.text, told.text.text
                of: Literal["text", "names"] = "names" if told.text.is_list else "text"
                yield Translated(
                    about, of, said, by, machine, language, was, code, place, one.place
                )


def _language(dossier: Dossier, source: Source | None) -> str:
    return (source and source.language) or dossier.explainer.language


@lru_cache(maxsize=1)  # each rule tells its own kinds of what is found once
def unfaithful(dossier: Dossier) -> tuple[tuple[Translated, Mismatch], ...]:
    """What of each translation is not as in its original, as far as that can be told."""
    found: list[tuple[Translated, Mismatch]] = []
    for one in (*translated_words(dossier), *translated_texts(dossier)):
        is_compared = one.original and one.of != "names"
        if is_compared and one.language.casefold() != one.code.casefold():
            called = _names_by_id(dossier, one.language)
            read = (one.original, one.code, one.text, one.language, called.digest)
            look = partial(_compared, *read[:-1], called)
            found += ((one, other) for other in dossier.kept.told(_FIDELITY, read, look))
    return tuple(found)


def _compared(
    original: str, code: str, text: str, language: str, called: "_Called"
) -> tuple[Mismatch, ...]:
    ours, theirs = read_words(original, code), read_words(text, language)
    return tuple(fidelity_findings(ours, theirs, called))


class _Called(dict[str, tuple[str, ...]]):
    """What each party and each person is called, by id."""

    @cached_property
    def digest(self) -> bytes:
        """The SHA-256 of all that it holds."""
        return digest_of(dict(self))


@lru_cache(maxsize=4)
def _names_by_id(dossier: Dossier, language: str) -> _Called:
    """What each party and each person is called, by id, in a further language too."""
    file = dossier.explainer.localizations.get(language)
    told = {key: one.text for key, one in file.texts.items()} if file else {}
    called = _Called()
    for kind, held in (("party", dossier.party), ("person", dossier.person)):
        for who, one in held.items():
            others = split_names(told.get(f"{kind}.{who}.aliases", ""))
            more = (told.get(f"{kind}.{who}.name", ""), *others)
            called[who] = (*one.names, *filter(None, more))
    return called
