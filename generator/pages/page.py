"""A page of the site before it is rendered: where it goes, and what it is made from.

Short because what a page is has its own place, apart from what makes pages and what reads them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from generator.content.problems import Place, Problem
from generator.content.statements import Statement
from generator.pages.dividing.ways import TEMPLATE as WAYS
from generator.pages.view_models import DOWNLOADS


@dataclass(frozen=True)
class Embed:
    """What makes a page one that other sites show in a frame.

    `of` is where what it shows stands on the site, as `path#anchor`; `height` how high a frame is
    to be, in pixels; `like` the pages whose picture stands for it without its own, the best first.
    """

    of: str
    height: int
    like: tuple[str, ...] = ()


@dataclass(frozen=True)
class Counterpart:
    """The same page in one of the site's languages, this one too (`is_here`): what the language is
    called in itself, and where the page stands on the whole site, as a `folder` or a `file`."""

    language: str
    name: str
    direction: str
    folder: str
    file: str
    is_here: bool


@dataclass(frozen=True)
class Page:
    """One page of the site: where it goes, which template makes it, and from what.

    `path` is relative to the Markdown folder; `title` is None where the template's own words name
    the page; `place` is the YAML that it is made from, for the edit link. `at_home` are the
    statements that have their permalinks here.
    `card` is where the picture stands that links to the page are shown with. `moved_to` is
    where this page leads on to, a path and perhaps an anchor: it is there for old links alone. With
    an `embed` it is there for other sites to show. `counterparts` are the same page in each
    language of a site that has several.
    """

    path: str
    template: str
    title: str | None = None
    description: str | None = None
    place: Place | None = None
    data: dict[str, Any] = field(default_factory=dict)
    at_home: tuple[Statement, ...] = ()
    is_wide: bool = False
    card: str | None = None
    moved_to: str | None = None
    embed: Embed | None = None
    counterparts: tuple[Counterpart, ...] = ()

    @property
    def is_unlisted(self) -> bool:
        """Whether it is there for old links or for other sites alone, so that nobody is to find
        it."""
        return bool(self.moved_to or self.embed) or self.template == WAYS


def find_path_clashes(pages: Iterable[Page], folders: Iterable[str] = ()) -> list[Problem]:
    """Files and ids that would put a second page in the place of one that the site has; `folders`
    are those of its further languages."""
    taken = {"assets", "cite", "data", "embed", "feeds", "search", "404", DOWNLOADS, *folders}
    problems = []
    for page in pages:
        name = page.path.removesuffix(".md").removesuffix("/index").casefold()
        if name in taken and page.place:
            message = f"the site has a page /{name}/ of its own"
            problems.append(Problem(page.place, "page-name-taken", message, "choose another name"))
        taken.add(name)
    return problems
