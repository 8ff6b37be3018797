"""The sites of one explainer in its several languages: the same pages under the same ids, each site
in a folder that is named after its language, that of the content at the root.

A page tells its counterparts; where a list is longer in one language and goes on over a page that
another does not have, its counterpart there is the overview.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.content.model import further_languages
from generator.content.scripts import direction_of
from generator.content.writing import Written
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.localized import localized
from generator.pages.page import Counterpart, Page
from generator.pages.translated import autonym
from generator.pages.urls import Web


@dataclass(frozen=True)
class LanguageSite:
    """The site in one language, by its `name` in itself: its `folder` on the whole site, empty for
    that of the content. `written` is what became of its Markdown, once it was written."""

    language: str
    name: str
    folder: str
    dossier: Dossier
    pages: tuple[Page, ...]
    written: Written | None = None

    @cached_property
    def paths(self) -> frozenset[str]:
        """Where its pages stand."""
        return frozenset(page.path for page in self.pages)

    def web(self, whole: Web) -> Web:
        """Where it is to stand, where the whole is."""
        if not self.folder:
            return whole
        url = whole.to(f"{self.folder}/") if whole.url else ""
        return replace(whole, url=url, around=whole)

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


def language_sites(dossier: Dossier, pages: Iterable[Page]) -> tuple[LanguageSite, ...]:
    """The sites in all languages of an explainer, that of its content first; where there are
    further ones, each page has its counterparts."""
    own, further = dossier.explainer.language, further_languages(dossier.explainer)
    names = _names([own, *further])
    sites = [LanguageSite(own, names[own], "", dossier, tuple(pages))]
    if not further:
        return tuple(sites)
    for language in further:
        told = localized(dossier, language)
        pages, folder = planned_pages(told), folder_of(language)
        sites.append(LanguageSite(language, names[language], folder, told, pages))
    return tuple(replace(site, pages=tuple(_with_counterparts(site, sites))) for site in sites)


def folder_of(language: str) -> str:
    """The folder of the site in a further language."""
    return language.lower()


def _names(languages: Sequence[str]) -> dict[str, str]:
    """What each language is called in itself; its country is told where another site is in the same
    language of another one."""
    heads = [one.partition("-")[0] for one in languages]
    return {
        one: autonym(one if heads.count(head) > 1 else head)
        for one, head in zip(languages, heads, strict=True)
    }


def _with_counterparts(site: LanguageSite, sites: Sequence[LanguageSite]) -> Iterator[Page]:
    for page in site.pages:
        found = tuple(one.counterpart(page, one is site) for one in sites)
        yield page if page.is_unlisted else replace(page, counterparts=found)
