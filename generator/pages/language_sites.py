"""The sites of one explainer in its several languages: the same pages under the same ids, each site
in a folder that is named after its language, that of the content at the root.

A page tells its counterparts; where a list is longer in one language and goes on over a page that
another does not have, its counterpart there is the overview.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from generator.content.model import further_languages
from generator.content.scripts import direction_of
from generator.evidence.dossier import Dossier
from generator.evidence.localized import localized
from generator.pages.page import Counterpart, Page
from generator.pages.translated import autonym
from generator.pages.urls import Web

FURTHER = Path("build/languages")
"""Where the Markdown of each further language is written, in a folder of its own."""


@dataclass(frozen=True)
class LanguageSite:
    """The site in one language: its `folder` on the whole site, empty for that of the content."""

    language: str
    folder: str
    dossier: Dossier
    pages: tuple[Page, ...]

    @property
    def name(self) -> str:
        """What the language is called in itself."""
        return autonym(self.language)

    @cached_property
    def paths(self) -> frozenset[str]:
        """Where its pages stand."""
        return frozenset(page.path for page in self.pages)

    def web(self, whole: Web) -> Web:
        """Where it is to stand, where the whole is."""
        return (
            replace(whole, url=whole.to(f"{self.folder}/")) if self.folder and whole.url else whole
        )

    def counterpart(self, page: Page, is_here: bool) -> Counterpart:
        """What stands in it for a page."""
        path = page.path if page.path in self.paths else "index.md"
        place = f"{self.folder}/{path}" if self.folder else path
        folder, file = Web().to(place), Web(has_folders=False).to(place)
        direction = direction_of(self.language, self.name)
        return Counterpart(self.language, self.name, direction, folder, file, is_here)


def planned_pages(dossier: Dossier) -> tuple[Page, ...]:
    """Every page of the site of an explainer, with its title and description, in a stable order."""
    # Imported here, since a check plans no pages.
    from generator.pages.describe import describe
    from generator.pages.plan import plan

    return tuple(describe(dossier, plan(dossier)))


def language_sites(
    dossier: Dossier, pages: Iterable[Page], with_further: bool = True
) -> tuple[LanguageSite, ...]:
    """The sites in all languages of an explainer, that of its content first; where there are
    further ones, and they are wanted, each page has its counterparts."""
    sites = [LanguageSite(dossier.explainer.language, "", dossier, tuple(pages))]
    further = further_languages(dossier.explainer) if with_further else ()
    if not further:
        return tuple(sites)
    for language in further:
        told = localized(dossier, language)
        sites.append(LanguageSite(language, language.lower(), told, planned_pages(told)))
    return tuple(replace(site, pages=tuple(_with_counterparts(site, sites))) for site in sites)


def _with_counterparts(site: LanguageSite, sites: Sequence[LanguageSite]) -> Iterator[Page]:
    for page in site.pages:
        found = tuple(one.counterpart(page, one is site) for one in sites)
        yield page if page.is_unlisted else replace(page, counterparts=found)
