"""An explainer as it says itself in a further language: each text by its translation, as long as
that is of this very text; else in the language of the content, which the text then tells.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from generator.content.model import Explainer, HandwrittenPage, Issue, Party, Person, Source
from generator.content.text_translations import Localization, TextTranslation
from generator.content.translatable import (
    InOriginal,
    TranslatableText,
    translatable_texts,
    with_texts,
)

_Called = TypeVar("_Called", Party, Person)
_InLanguage = TypeVar("_InLanguage", Source, HandwrittenPage)


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
    known = {key for one in translatable_texts(explainer) for key in one.keys}
    yield from (key for key in (found.texts if found else ()) if key not in known)


def _written(found: Localization | None, text: TranslatableText) -> TextTranslation | None:
    """What stands in a file for a text, also under a key that it had before."""
    entries = (found.texts.get(key) for key in text.keys) if found else ()
    return next((one for one in entries if one and one.text), None)


def localized_explainer(explainer: Explainer, language: str) -> Explainer:
    """The explainer in a further language, in which every id and every tie is the same.

    Who has other names there is also called what the content calls him, as articles may do, and so
    is what search finds an issue by.
    """
    found = explainer.localizations.get(language)

    def say(one: TranslatableText) -> str:
        if is_written_in(one, language):
            return one.text
        told = LocalizedText(one, _written(found, one))
        if told.is_current and told.translation:
            return told.translation.text
        return InOriginal(one.text, explainer.language)

    made, own = with_texts(explainer, say), explainer.language
    parties = [_party(was, now) for was, now in zip(explainer.parties, made.parties, strict=True)]
    pages = [_page(was, now, own) for was, now in zip(explainer.pages, made.pages, strict=True)]
    update = {"language": language, "parties": tuple(parties), "pages": tuple(pages)}
    update["issues"] = tuple(map(_found, explainer.issues, made.issues))
    update["sources"] = tuple(_in_language(one, own) for one in made.sources)
    return made.model_copy(update=update)


def _in_language(record: _InLanguage, own: str) -> _InLanguage:
    """A source or a page that tells its language, which is the content's `own` where it names
    none."""
    return record if record.language else record.model_copy(update={"language": own})


def _party(was: Party, now: Party) -> Party:
    people = (_called(one, other) for one, other in zip(was.people, now.people, strict=True))
    return _called(was, now).model_copy(update={"people": tuple(people)})


def _called(was: _Called, now: _Called) -> _Called:
    """Somebody with all names of the content among his others."""
    names = dict.fromkeys((*now.aliases, was.name, *was.aliases))
    aliases = tuple(name for name in names if name != now.name)
    return now.model_copy(update={"aliases": aliases})


def _found(was: Issue, now: Issue) -> Issue:
    """An issue that is found by the words of the content too."""
    return now.model_copy(update={"also": tuple(dict.fromkeys((*now.also, *was.also)))})


def _page(was: HandwrittenPage, now: HandwrittenPage, own: str) -> HandwrittenPage:
    """A page in the language of the site where its text is translated; else as it was written, in
    the content's `own` language where it names none."""
    if isinstance(now.text, InOriginal):
        return _in_language(was, own)
    return now.model_copy(update={"language": None}) if now.text != was.text else now
