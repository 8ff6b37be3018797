"""Files at a site's root by which programs find what is on it: robots.txt, llms.txt, a sitemap.

They name addresses, so there are none where nobody knows where the site will stand. What an
explainer lays in its own overrides/ under the names of the first two stays as it is; a sitemap is
always ours, as engines differ in theirs: https://www.sitemaps.org/protocol.html. Crawlers look for
robots.txt at the root of a host alone: where the site stands in a folder, it is there for whoever
runs the host.

Short because what is told stands in their templates.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from generator.evidence.resolution.dossier import Dossier
from generator.pages.escape import one_line
from generator.pages.exports.data_files import DATA_FILES
from generator.pages.exports.feeds import FEED
from generator.pages.language_sites import LanguageSite
from generator.pages.page import Page
from generator.pages.templating import TEMPLATES, templates_in
from generator.pages.urls import Web
from generator.pages.words import words_for

SITEMAP = "sitemap.xml"
ROOT_FILES = ("robots.txt", "llms.txt", SITEMAP)


def write_discovery(
    site: Path,
    dossier: Dossier,
    pages: Sequence[Page],
    web: Web,
    further: Iterable[LanguageSite] = (),
) -> None:
    """Write those of ROOT_FILES that are not there yet into the folder `site`, and no other
    sitemap than ours; it has the pages in `further` languages too."""
    for name in (SITEMAP, f"{SITEMAP}.gz"):
        (site / name).unlink(missing_ok=True)
    if not web.url:
        return
    templates = templates_in(TEMPLATES, autoescape=False, keep_trailing_newline=True)
    templates.filters["line"] = one_line
    values = {
        "explainer": dossier.explainer,
        "pages": [page for page in pages if not page.is_unlisted],
        "say": words_for(dossier.explainer).say,
        "web": web,
        "addresses": list(_addresses(pages, web, further)),
        "files": DATA_FILES,
        "feed": f"{FEED}.xml",
    }
    for name in ROOT_FILES:
        if not (site / name).exists():
            text = templates.get_template(f"{name}.jinja").render(values)
            (site / name).write_text(text, "utf-8", newline="\n")


def _addresses(pages: Iterable[Page], web: Web, further: Iterable[LanguageSite]) -> Iterator[str]:
    """Where all pages stand that anybody is to find."""
    for held, where in ((pages, web), *((one.pages, one.web(web)) for one in further)):
        yield from (where.to(page.path) for page in held if not page.is_unlisted)
