"""What is translated on a page: words of sources beside the original, those into its language; and
of a site in a further language how far it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.content.catalogue import locale_of
from generator.content.localization import told_in
from generator.content.model import Source
from generator.content.scripts import capitalized
from generator.content.translation import Translation
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.said import Cited
from generator.pages.words import Words, words_for


def translation_of(dossier: Dossier, cited: Cited) -> Translation | None:
    """The translation of what a piece of evidence quotes or reports; None where there is none."""
    return cited.evidence.translations.get(dossier.explainer.language)


def title_translation(dossier: Dossier, source: Source) -> Translation | None:
    """The translation of what a source is called; None where there is none."""
    return source.title_translations.get(dossier.explainer.language)


def autonym(language: str) -> str:
    """What a language is called in itself; its tag where nobody knows that."""
    locale = locale_of(language)
    name = locale.get_display_name() if locale else None
    return capitalized(name, language) if name else language


def language_named(dossier: Dossier, language: str) -> str:
    """What a language is called in that of the explainer; in itself where it has none there."""
    named = words_for(dossier.explainer).locale.languages.get(language.partition("-")[0])
    return named or autonym(language)


@dataclass(frozen=True)
class Standing:
    """How far an explainer is translated into a language: of all texts how many are translated,
    how many of these by a machine alone, and which machines."""

    texts: int
    translated: int
    unread: int
    machines: tuple[str, ...]


def told_of_translation(dossier: Dossier) -> Markup:
    """What a site or a book in a further language says of itself, as HTML; nothing in that of the
    content."""
    return Markup(" ").join(_sentences(dossier, words_for(dossier.explainer)))


def _sentences(dossier: Dossier, words: Words) -> Iterator[Markup]:
    original = dossier.original
    if original is None:
        return
    standing = standing_of(original, dossier.explainer.language)
    named = language_named(dossier, original.explainer.language)
    yield words.html("localization.what", language=named)
    if standing.unread and standing.machines:
        machines = words.text("list_joint").join(standing.machines)
        yield words.html("localization.unread", standing.unread, machine=machines)
    if left := standing.texts - standing.translated:
        yield words.html("localization.left", left)


def standing_of(dossier: Dossier, language: str) -> Standing:
    """How far an explainer is translated; `dossier` is that in the language of the content."""
    told = told_in(dossier.explainer, language)
    file = dossier.explainer.localizations.get(language)
    current = [one.translation for one in told if one.is_current and one.translation]
    credits = [file.credit(one) for one in current if file]
    machines = dict.fromkeys(machine for _, machine in credits if machine)
    unread = sum(not by for by, _ in credits)
    return Standing(len(told), len(current), unread, tuple(machines))
