"""An explainer as it says itself in a further language: each text by its translation, as long as
that is of this very text; else in the language of the content, which the text then tells.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from generator.content.model import Explainer, HandwrittenPage, Party, Person
from generator.content.text_translations import TextTranslation, TextTranslations
from generator.content.translatable import (
    InOriginal,
    TranslatableText,
    translatable_texts,
    with_texts,
)

_Called = TypeVar("_Called", Party, Person)


@dataclass(frozen=True)
class LocalizedText:
    """A text, and its translation, where there is one: `is_current` while it is of this text."""

    text: TranslatableText
    translation: TextTranslation | None

    @property
    def is_current(self) -> bool:
        """Whether the translation is of the text as it is now."""
        return self.translation is not None and self.translation.of == self.text.digest


def told_in(explainer: Explainer, language: str) -> list[LocalizedText]:
    """Each text with what a language has of it, in reading order; a page that is written in that
    language itself is none of them."""
    found = explainer.localizations.get(language)
    return [
        LocalizedText(one, _written(found, one))
        for one in translatable_texts(explainer)
        if not is_written_in(one, language)
    ]


def is_written_in(text: TranslatableText, language: str) -> bool:
    """Whether a text is of a page that an editor wrote in a language itself."""
    record = text.record
    return isinstance(record, HandwrittenPage) and record.language == language


def unknown_keys(explainer: Explainer, language: str) -> Iterator[str]:
    """The keys of a language's translations under which there is no text."""
    found = explainer.localizations.get(language)
    known = {key for one in translatable_texts(explainer) for key in (one.key, *one.former)}
    yield from (key for key in (found.texts if found else ()) if key not in known)


def _written(found: TextTranslations | None, text: TranslatableText) -> TextTranslation | None:
    """What stands in a file for a text, also under a key that it had before."""
    entries = (found.texts.get(key) for key in (text.key, *text.former)) if found else ()
    return next((one for one in entries if one and one.text), None)


def localized_explainer(explainer: Explainer, language: str) -> Explainer:
    """The explainer in a further language, in which every id and every tie is the same.

    Who has another name there is also called what the content calls him, as articles may do.
    """
    found = explainer.localizations.get(language)

    def say(one: TranslatableText) -> str:
        if is_written_in(one, language):
            return one.text
        told = LocalizedText(one, _written(found, one))
        if told.is_current and told.translation:
            return told.translation.text
        return InOriginal(one.text, explainer.language)

    made = with_texts(explainer, say)
    parties = [_party(was, now) for was, now in zip(explainer.parties, made.parties, strict=True)]
    pages = [_page(was, now) for was, now in zip(explainer.pages, made.pages, strict=True)]
    update = {"language": language, "parties": tuple(parties), "pages": tuple(pages)}
    return made.model_copy(update=update)


def _party(was: Party, now: Party) -> Party:
    people = (_called(one, other) for one, other in zip(was.people, now.people, strict=True))
    return _called(was, now).model_copy(update={"people": tuple(people)})


def _called(was: _Called, now: _Called) -> _Called:
    """Somebody with the name of the content among his others, where he has another."""
    if isinstance(now.name, InOriginal) or was.name == now.name:
        return now
    return now.model_copy(update={"aliases": (was.name, *now.aliases)})


def _page(was: HandwrittenPage, now: HandwrittenPage) -> HandwrittenPage:
    """A page in the language of the site where its text is translated; else as it was written."""
    if isinstance(now.text, InOriginal):
        return was
    return now.model_copy(update={"language": None}) if now.text != was.text else now
