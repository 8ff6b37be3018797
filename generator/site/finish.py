"""What is done to a built site before it is published, whichever engine built it.

unused     what a theme leaves on a page and nothing uses
html       what stands on a page, and where its addresses lead
links      every address leads somewhere, and nothing is loaded from elsewhere
sanitizer  nothing on a page runs but what the templates wrote
selectors  the names that a style sheet may ask for, and whether a selector can match
css        a style sheet → its rules
styles     style sheets, cut down and put into the pages
assets     what pages hold alike, in files that they share; files that nothing asks for
csp        what a browser may do with a page
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator.content.problems import Problem
from generator.pages.view_models import DOWNLOADS
from generator.site.assets import remove_unused, share_styles, share_words, trim_sitemap
from generator.site.csp import write_policies
from generator.site.html import BuiltPage, survey
from generator.site.links import LinkCheck
from generator.site.sanitizer import check_inert
from generator.site.selectors import Vocabulary
from generator.site.styles import inline_styles, read_styles
from generator.site.unused import squeeze, tidy


def finish(site: Path, site_url: str = "", is_shared: bool = False) -> list[Problem]:
    """Make the pages in the folder `site` ready to be published, or say what is wrong with them.

    `site_url` is where the site is to stand. With `is_shared`, styles and the words of the script
    stand in files that all pages ask for. With a problem, nothing on the disk changes.
    """
    pages = [
        _read(site, path, site_url) for path in sorted(site.rglob("*.html")) if _is_page(site, path)
    ]
    check = LinkCheck(site, pages)
    problems = [problem for page in pages for problem in check.check(page)]
    told = {problem.place for problem in problems}
    inert = (problem for page in pages for problem in check_inert(site, page))
    problems += [problem for problem in inert if problem.place not in told]
    names = Vocabulary(pages, _scripts(site, pages))
    styles, faults = read_styles(site, pages, names)
    if not (problems := problems + faults):
        files: dict[str, str] = {}
        if is_shared:
            files = share_styles(pages, styles) | share_words(pages)
        else:
            inline_styles(pages, styles)
        write_policies(pages)
        _write(site, files | {page.path: page.html for page in pages})
        remove_unused(site, pages)
        trim_sitemap(site, pages, site_url)
    return sorted(problems)


def _is_page(site: Path, path: Path) -> bool:
    """Whether a file is a page of the site: one that is offered to be taken away is none."""
    return path.parent != site / DOWNLOADS or path.name == "index.html"


def _read(site: Path, path: Path, site_url: str) -> BuiltPage:
    tree = LexborHTMLParser(path.read_bytes().decode("utf-8"))
    tidy(tree)
    page = survey(path.relative_to(site).as_posix(), tree, site_url)
    page.html = squeeze(page.html)
    return page


def _scripts(site: Path, pages: Iterable[BuiltPage]) -> Iterator[str]:
    """The text of every script that a page loads from the site."""
    files = {link.file for page in pages for link in page.links if link.tag == "script"}
    return ((site / one).read_text("utf-8") for one in sorted(files) if (site / one).is_file())


def _write(site: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(text.encode("utf-8"))
