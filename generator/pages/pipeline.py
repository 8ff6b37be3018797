"""The pipeline: read → check → plan → render → write."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import chain
from pathlib import Path

from generator.checks import check
from generator.checks.cache import Cache
from generator.content.folders import FURTHER, MARKDOWN
from generator.content.load import read_explainer
from generator.content.model import Explainer, Issue, Party, Source, further_languages
from generator.content.problems import Problem, has_errors, not_told, tally
from generator.content.repository import where_edited
from generator.content.writing import Written, write_all
from generator.evidence.articles.archive import read_archive
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.resolve import leave_drafts_out, resolve
from generator.evidence.store.kept import NONE_KEPT, Kept
from generator.evidence.store.kept_trees import reading_with
from generator.pages.language_sites import LanguageSite, language_sites, planned_pages
from generator.pages.page import Page, find_path_clashes
from generator.pages.urls import NO_ADDRESS, Web, own_path
from generator.pages.view_models import Downloads

CARDS = Path("build/cards")
"""Where social cards are kept, so that none is drawn twice."""


@dataclass(frozen=True)
class Outcome:
    """What a run found and did: nothing is written when there is an error.

    `dossier` is of what readers see, `drafted` that with the drafts. `planned` gives the pages,
    which most runs need not know. `note` is what an editor is to know of them and need not mend.
    `sites` are those in further languages, once written.
    """

    problems: list[Problem]
    dossier: Dossier | None = None
    drafted: Dossier | None = None
    planned: Callable[[], tuple[Page, ...]] = tuple
    written: Written | None = None
    note: str = ""
    sites: tuple[LanguageSite, ...] = ()

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page, in a stable order; none where there is an error."""
        return self.planned()

    @property
    def is_good(self) -> bool:
        """Whether there is no error; warnings may be there."""
        return not has_errors(self.problems)

    def count(self) -> str:
        """How many errors and warnings there are, in words."""
        return tally(self.problems)

    def show(self, root: Path) -> str:
        """Every problem as an editor reads it, its file named from the current folder."""
        prefix = os.path.relpath(root).replace(os.sep, "/") + "/"
        prefix = "" if prefix == "./" else prefix
        return "\n".join(problem.show(root, prefix) for problem in self.problems)


def read(root: Path, may_keep: bool = False) -> Outcome:
    """Read and check the explainer in `root`; write no page.

    Where it `may_keep` what the rules find, they are not tried again on words that stay the same.
    """
    with Cache.open(root) if may_keep else nullcontext() as kept:
        return _read(root, kept)


def _read(root: Path, kept: Cache | None) -> Outcome:
    parts = kept.parts if kept else NONE_KEPT
    explainer, problems = read_explainer(root, reading_with(parts))
    if explainer is None:
        return Outcome(sorted(problems))
    edit_uri, doubt = where_edited(root, explainer)
    explainer = explainer.model_copy(update={"edit_uri": edit_uri})
    archive, more = read_archive(root, explainer, parts)
    drafted = resolve(explainer, archive, kept=parts)
    findings = check(drafted, kept)
    problems += [*more, *not_told(findings.problems, problems)]
    drafted = replace(drafted, confirmed=findings.confirmed, waiting=findings.waiting)
    dossier = leave_drafts_out(drafted)
    found = Outcome(problems, dossier, drafted, note=doubt)
    if not has_errors(problems):
        found = replace(found, planned=partial(planned_pages, dossier))
        if may_clash(dossier.explainer):
            problems += _clashes(dossier.explainer, found.pages)
            found = replace(found, planned=partial(tuple, found.pages))
    return replace(found, problems=sorted(problems))


OWN_NAMES = (
    *("index", "positions", "party", "conditions", "reactions", "questions", "issues", "issue"),
    *("statements", "timeline", "background", "sources", "source", "differences", "changes"),
    *("checked", "handwritten", "moved"),
)
"""What pages that are named after no id are called, or may come to be, beside those of data."""


def may_clash(explainer: Explainer) -> bool:
    """Whether two pages may want one path: only those can that are named after an id.

    All else that stands in the folder of such pages has two hyphens in its name, which no id has.
    """
    named: tuple[Party | Issue | Source, ...]
    named = (*explainer.parties, *explainer.issues, *explainer.sources)
    own = [(one, own_path(one).rpartition("/")[0], one.ids) for one in named]
    paths = [Page(f"{name}.md", name) for name in OWN_NAMES]
    paths += [Page(f"{at}/{name}.md", "", place=one.place) for one, at, ids in own for name in ids]
    paths += [Page(own_path(one), "", place=one.place) for one in explainer.pages]
    return bool(_clashes(explainer, paths))


def _clashes(explainer: Explainer, pages: Iterable[Page]) -> list[Problem]:
    return find_path_clashes(pages, map(str.lower, further_languages(explainer)))


def write(
    root: Path,
    report: Outcome,
    web: Web = NO_ADDRESS,
    with_cards: bool = False,
    downloads: Downloads | None = None,
    kept: Kept = NONE_KEPT,
) -> Outcome:
    """Write the Markdown of what was read, unless it has errors; `web` is where it is to stand.

    Social cards, and pages for other sites to show, are made on request only: a site without an
    address cannot refer to them. With `downloads` there is a page that offers them, and each file
    of them. The sites in further languages are written beside it. What is `kept` is not made again.
    """
    if not report.is_good or report.dossier is None:
        return report
    pages, more = report.pages, tuple[tuple[str, str | bytes], ...]()
    if downloads:
        # Imported here, since few sites offer any.
        from generator.pages.describe import describe
        from generator.pages.plan import plan_download

        pages += tuple(describe(report.dossier, plan_download(downloads)))
        more += tuple(downloads.files())
    web = replace(web, has_embeds=with_cards)
    whole, *further = language_sites(report.dossier, pages)
    pages, found = _all_files(root, whole, web, with_cards, kept)
    written = write_all(root / MARKDOWN, chain(found, more))
    sites = []
    for site in further:
        planned, found = _all_files(root, site, site.web(web), with_cards, kept)
        further_written = write_all(root / FURTHER / site.folder, found)
        sites.append(replace(site, pages=planned, written=further_written))
    return replace(report, planned=partial(tuple, pages), written=written, sites=tuple(sites))


def _all_files(
    root: Path, site: LanguageSite, web: Web, with_cards: bool, kept: Kept
) -> tuple[tuple[Page, ...], Iterator[tuple[str, str | bytes]]]:
    """The pages of a site, with their cards where these are asked for, and all its files."""
    if not with_cards:
        return site.pages, files(site.dossier, site.pages, web, kept)
    # Imported here, since only a site with an address needs what draws letters.
    from generator.pages.sharing.card_words import plan_cards
    from generator.pages.sharing.cards import draw_all
    from generator.pages.sharing.embedding import plan_embeds
    from generator.pages.sharing.oembed import oembed_files

    cards = plan_cards(site.dossier, [*site.pages, *plan_embeds(site.dossier)])
    pages = tuple(page for page, _ in cards)
    drawn = draw_all(cards, root / CARDS)
    found = files(site.dossier, pages, web, kept)
    return pages, chain(found, drawn, oembed_files(site.dossier, web, pages))


def files(
    dossier: Dossier, pages: Iterable[Page], web: Web = NO_ADDRESS, kept: Kept = NONE_KEPT
) -> Iterator[tuple[str, str | bytes]]:
    """Every file of the Markdown folder: pages and exports; `web` is where they are to stand."""
    # Imported here, since a check renders nothing.
    from generator.pages.exports.citing import citation_files
    from generator.pages.exports.data_files import data_files
    from generator.pages.exports.feeds import feed_files
    from generator.pages.render import render_all
    from generator.pages.search.entries import entries
    from generator.pages.search.search_index import search_files

    yield from render_all(dossier, pages, web, kept)
    yield from search_files(entries(dossier), dossier.explainer.language, kept)
    yield from data_files(dossier.original or dossier, web.whole)
    yield from citation_files(dossier, web, kept)
    yield from feed_files(dossier, web)
