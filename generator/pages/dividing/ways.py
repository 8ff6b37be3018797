"""How the addresses on a page that was cut still lead to what they named.

Where there is room, each anchor stays on the page, with a link to the part. Where there are too
many, they stand on pages of their own in the order of the alphabet, and the page leads to these: by
a list for readers, which a script follows by itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.pages.dividing.splitting import packed, room

_WAY = 60
"""What a way takes in HTML beside its names, which stand there twice."""

LINKS = "links--"
"""What the names of such pages begin with: no id has two hyphens."""

TEMPLATE = "ways"
"""The template of pages that hold nothing else."""


@dataclass(frozen=True)
class OldAnchor:
    """An anchor that a page had, and where what it named stands now: a path with an anchor."""

    anchor: str
    target: str


@dataclass(frozen=True)
class WayPage:
    """Ways on a page of their own, in the order of the alphabet."""

    path: str
    ways: tuple[OldAnchor, ...]

    @property
    def first(self) -> str:
        """The first anchor."""
        return self.ways[0].anchor

    @property
    def last(self) -> str:
        """The last anchor."""
        return self.ways[-1].anchor


@dataclass(frozen=True)
class Ways:
    """All ways of a page that was cut: `here` on itself, or on `pages`."""

    here: Sequence[OldAnchor] = ()
    pages: Sequence[WayPage] = ()


def ways_of(path: str, ways: Iterable[OldAnchor], most: int = 0) -> Ways:
    """The ways of the page at `path`, which has room for `most` bytes of them; of several to one
    anchor the first counts."""
    first: dict[str, OldAnchor] = {}
    for one in ways:
        first.setdefault(one.anchor, one)
    unique = [*first.values()]
    if sum(map(_weight, unique)) <= (most or room(0.25)):
        return Ways(here=unique)
    runs = packed(sorted(unique, key=lambda one: one.anchor), _weight)
    base = path.removesuffix(".md").removesuffix("/index")
    pages = [WayPage(f"{base}/{LINKS}{n}.md", tuple(run)) for n, run in enumerate(runs, 1)]
    return Ways(pages=pages)


def _weight(way: OldAnchor) -> int:
    return _WAY + len(way.anchor) + len(way.target)
