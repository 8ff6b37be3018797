"""Texts in another language than the page's: each tells its language and its direction.

What is told of them is set apart (`<bdi>`, or `dir` on a block of its own), so that neither text
reorders the other. A source's words are in its language; what it is called is taken to be so where
its letters are, since a publisher's name may as well stand in those of the page.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.content.model import Explainer, HandwrittenPage, Source
from generator.content.scripts import direction_of, is_in_script_of
from generator.content.translatable import InOriginal
from generator.evidence.resolution.dossier import Dossier
from generator.pages.escape import inert, phrase


@dataclass(frozen=True)
class Tongue:
    """A language that is not the page's: its BCP 47 tag, empty where nobody knows which it is, and
    `rtl` or `ltr`."""

    language: str
    direction: str

    @property
    def attributes(self) -> Markup:
        """What an element says of it, with a space before."""
        told = Markup(' lang="{}"').format(self.language) if self.language else Markup()
        return told + Markup(' dir="{}"').format(self.direction)


def tongue_of(dossier: Dossier, source: Source) -> Tongue | None:
    """What a source's own words are in, where that is not the page's language."""
    language = source.language
    if language is None or not _is_foreign(dossier.explainer, language):
        return None
    article = dossier.archive.articles.get(source.id)
    sample = article.paragraphs[0].text if article and article.paragraphs else ""
    return Tongue(language, direction_of(language, sample))


def tongue_of_name(dossier: Dossier, source: Source, name: str) -> Tongue | None:
    """What a title, an outlet's or an author's name or an address is in, as a source has it; None
    where that is the page's language, or seems to be, by its letters."""
    language, own = source.language, dossier.explainer.language
    if language and _is_foreign(dossier.explainer, language) and is_in_script_of(name, language):
        return Tongue(language, direction_of(language, name))
    return _turned(name, own)


def tongue_of_title(dossier: Dossier, source: Source, title: str) -> Tongue | None:
    """What a source's headline is in, or what stands for it; None where that is a phrase of the
    page: a publisher with a day."""
    is_phrase = source.published and not source.title
    return None if is_phrase else tongue_of_name(dossier, source, title)


def tongue_of_page(explainer: Explainer, written: HandwrittenPage) -> Tongue | None:
    """What a page is in that an editor wrote, where that is not the explainer's language."""
    language = written.language
    if language is None or not _is_foreign(explainer, language):
        return None
    return Tongue(language, direction_of(language, written.text))


ForeignRun = tuple[int, int, str, str]
"""Where words in another language begin and end in a text, in UTF-16 code units as scripts count
them, their language and their direction."""


@dataclass(frozen=True)
class InLanguage:
    """Words, and what they are in where that is not the page's language."""

    words: str
    tongue: Tongue | None = None


def in_own_language(text: str) -> InLanguage:
    """A text of the explainer's own, which may be in the content's language on another page."""
    if not isinstance(text, InOriginal):
        return InLanguage(text)
    return InLanguage(text, Tongue(text.language, direction_of(text.language, text)))


def side_by_side(told: Iterable[InLanguage], joint: str) -> tuple[str, list[ForeignRun]]:
    """Several words as one text, each on one line, and where in it other languages stand."""
    text, runs = "", list[ForeignRun]()
    for one in told:
        text += joint if text else ""
        start = _units(text)
        text += phrase(one.words)
        if one.tongue:
            runs.append((start, _units(text), one.tongue.language, one.tongue.direction))
    return text, runs


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def attributes(tongue: Tongue | None) -> Markup:
    """What an element says of the language of its text; nothing where it is the page's."""
    return tongue.attributes if tongue else Markup()


def tongue_of_alias(dossier: Dossier, name: str) -> Tongue | None:
    """What another name of somebody is in: the one language of sources that has its letters, where
    these are not the page's."""
    own = dossier.explainer.language
    languages = dict.fromkeys(one.language for one in dossier.explainer.sources if one.language)
    found = [one for one in languages if is_in_script_of(name, one)]
    if len(found) == 1 and not is_in_script_of(name, own):
        return Tongue(found[0], direction_of(found[0], name))
    return _turned(name, own)


def isolated(dossier: Dossier, name: str, source: Source | None = None) -> Markup:
    """What a source or somebody in it is called, or somebody by another name, as inert Markdown:
    set apart where it is not in the page's language."""
    tongue = tongue_of_name(dossier, source, name) if source else tongue_of_alias(dossier, name)
    if tongue is None:
        return inert(name)
    return Markup("<bdi{}>{}</bdi>").format(tongue.attributes, inert(name))


def _turned(name: str, own: str) -> Tongue | None:
    """That a name is written in the other direction than the page's language is."""
    direction = direction_of(own, name)
    return Tongue("", direction) if direction != direction_of(own) else None


def _is_foreign(explainer: Explainer, language: str) -> bool:
    return language.casefold() != explainer.language.casefold()
