"""Translations of a source's words that a page shows beside them: those into its language.

Short because what a translation is stands in content, and how it is shown in a template.
"""

from generator.content.model import Source
from generator.content.translation import Translation
from generator.evidence.dossier import Dossier
from generator.evidence.said import Cited


def translation_of(dossier: Dossier, cited: Cited) -> Translation | None:
    """The translation of what a piece of evidence quotes or reports; None where there is none."""
    return cited.evidence.translations.get(dossier.explainer.language)


def title_translation(dossier: Dossier, source: Source) -> Translation | None:
    """The translation of what a source is called; None where there is none."""
    return source.title_translations.get(dossier.explainer.language)
