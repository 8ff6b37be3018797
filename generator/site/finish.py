"""What is done to a built site before it is published, whichever engine built it.

Its pages are checked, nothing on the disk changes unless all is well, each page is told what a
browser may do with it and which scripts and styles it goes with, and what no reader is to get goes.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.content.problems import Problem
from generator.evidence.store.kept import NONE_KEPT, Kept
from generator.pages.view_models import DOWNLOADS
from generator.site.csp import write_policies
from generator.site.css import check_sheets
from generator.site.fingerprints import write_fingerprints
from generator.site.html import BuiltPage
from generator.site.links import LinkCheck
from generator.site.shared_files import share_files
from generator.site.surveyed import Surveyed

ASSETS = "assets"
"""The folder of what pages are shown with. What stands elsewhere is content, and stays."""

_FILE = re.compile(r"[\w.~%-]+\.\w+")


def finish(
    site: Path,
    site_url: str = "",
    is_offline: bool = False,
    kept: Kept = NONE_KEPT,
    folders: Iterable[str] = (),
) -> list[Problem]:
    """Make the pages in the folder `site` ready to be published, or say what is wrong with them.

    `site_url` is where the site is to stand; from an `is_offline` one, browsers keep nothing.
    `folders` are those of further languages, which keep no copies of what the whole site has.
    Pages that are `kept` are not gone through again; where they lead is looked up each time. With a
    problem, nothing on the disk changes.
    """
    paths = (path for path in sorted(site.rglob("*.html")) if _is_page(site, path))
    surveyed = Surveyed(site, site_url, kept)
    read = [surveyed.read(path) for path in paths]
    pages = [page for page, _ in read]
    check = LinkCheck(site, pages)
    problems = [problem for page in pages for problem in check.check(page)]
    told = {problem.place for problem in problems}
    problems += [one for _, found in read for one in found if one.place not in told]
    problems += check_sheets(site, pages, kept)
    if not problems:
        copies = share_files(site, pages, folders)
        write_policies(pages)
        if not is_offline:
            write_fingerprints(site, pages)
        for page in pages:
            (site / page.path).write_bytes(page.html.encode("utf-8"))
        for copy in copies:
            (site / copy).unlink()
        for folder in ("", *folders):
            remove_unused(site, pages, folder)
    return sorted(problems)


def _is_page(site: Path, path: Path) -> bool:
    """Whether a file is a page of the site: one that is offered to be taken away is none."""
    return path.parent != site / DOWNLOADS or path.name == "index.html"


def remove_unused(site: Path, pages: Sequence[BuiltPage], folder: str = "") -> None:
    """Delete each file among the assets in a folder of the site that nothing names, and each folder
    that is then empty."""
    programs = {file for page in pages for file in page.programs}
    texts = [page.html for page in pages] + [(site / one).read_text("utf-8") for one in programs]
    there = sorted((site / folder / ASSETS).rglob("*"), reverse=True)
    unused = _unnamed({path.name for path in there if not path.is_dir()}, texts)
    for path in there:
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.name in unused:
            path.unlink()


def _unnamed(names: set[str], texts: Iterable[str]) -> set[str]:
    """Those of the names of files that no text says; a text is gone through for such alone as may
    stand in it."""
    for text in texts:
        if any(name in text for name in names):
            names = names.difference(_FILE.findall(text))
    return names
