"""Lists that would make a page too long, cut into parts, and where each statement stands in full.

A page that is cut keeps its address, and every address that began with it still holds: see ways. So
an address depends on a statement's party and its id alone.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from generator.content.model import Issue, Party
from generator.content.statements import Statement
from generator.evidence.resolution.dossier import Dossier, Spot
from generator.pages.dividing.weights import Heft, line, total, weight

PAGE_BYTES = 105_000
"""How many bytes of HTML what is listed may take on a page of at most 150 kB."""

_T = TypeVar("_T")

_ELSEWHERE, LIST_BYTES = 0.5, 125_000
"""What it takes away from its home, where nothing tells how it is tied to others nor how to cite
it, for each byte there; and how many bytes of a page of at most 150 kB there are for it where all
else is a form."""

OWN_VIEWS, RETRACTED = "own--views", "no--longer"
"""What parts are called that are of no issue: no id has two hyphens."""


def packed(items: Iterable[_T], weigh: Callable[[_T], Heft | int], most: int = 0) -> list[list[_T]]:
    """The items in order, in runs none of which weighs more than `most` (as much as there is room
    for on a page), unless one item alone does; one empty run where there is no item."""
    runs: list[list[_T]] = [[]]
    left, opened = most or PAGE_BYTES, set[Spot]()
    for item in items:
        heft = weigh(item) + Heft()
        if runs[-1] and heft.beside(opened) > left:
            runs.append([])
            left, opened = most or PAGE_BYTES, set()
        runs[-1].append(item)
        left -= heft.beside(opened)
        opened |= heft.opened.keys()
    return runs


def room(share: float = 1) -> int:
    """How many bytes of HTML a share of what is listed on a page may take."""
    return round(PAGE_BYTES * share)


@dataclass(frozen=True)
class ListPage(Generic[_T]):
    """What stands on one page of a list that goes on over several: `path` is where it stands, and
    `number` counts the pages."""

    path: str
    number: int
    items: tuple[_T, ...]


def list_pages(
    path: str, items: Iterable[_T], weigh: Callable[[_T], Heft | int], most: int = 0
) -> list[ListPage[_T]]:
    """A list on as many pages as it needs, of which the first stands at `path`."""
    runs = packed(items, weigh, most)
    return [ListPage(further(path, n), n, tuple(run)) for n, run in enumerate(runs, 1)]


def further(path: str, number: int) -> str:
    """Where a page of a list stands whose first page is at `path`: in the folder of its name, or
    where that holds pages with ids, under a name that no id is."""
    folder, is_index, _ = path.rpartition("/index.md")
    if number == 1:
        return path
    return f"{folder}/all--{number}.md" if is_index else f"{path.removesuffix('.md')}/{number}.md"


@dataclass(frozen=True)
class Part:
    """A part of a party's page: statements on one issue, or on none.

    `path` is where it stands; where one part does not hold all on the issue, `number` counts them.
    """

    path: str
    party: Party
    issue: Issue | None
    statements: tuple[Statement, ...]
    number: int


def parts_of(dossier: Dossier, party: Party) -> list[Part]:
    """The parts of a party's page, in the order of the issues; none where it need not be cut."""
    return _all_parts(dossier).get(party.id, [])


def stands_at(dossier: Dossier, statement: Statement, owner: Party) -> str:
    """The path of the page on which a party's statement stands in full."""
    return _homes(dossier).get(statement) or f"positions/{owner.id}.md"


def statement_pages(dossier: Dossier) -> list[list[Statement]]:
    """The statements of each page of the list of all statements."""
    offered = [(one.id, one.name) for one in dossier.explainer.issues]
    form = sum(_OPTION + len(f"{id}{name}".encode()) for id, name in offered)
    most = max(LIST_BYTES // 4, LIST_BYTES - max(0, form - _FORM))
    return packed(dossier.statements, lambda one: round(weight(dossier, one) * _ELSEWHERE), most)


_OPTION, _FORM = 30, 4_000
"""What a choice takes to filter by, and all of them where there are few."""


@lru_cache(maxsize=2)
def _all_parts(dossier: Dossier) -> Mapping[str, list[Part]]:
    found = {}
    for party in dossier.explainer.parties:
        if _whole(dossier, party) > PAGE_BYTES:
            found[party.id] = [*_cut(dossier, party)]
    return found


def _whole(dossier: Dossier, party: Party) -> int:
    """What a party's page takes with each statement in full."""
    cards = sum(weight(dossier, one) for one in party.statements)
    asked = [one for one in party.statements if one in dossier.asks and not one.retracted]
    asks = total(line(dossier, one) for one in asked)
    return cards + max(0, asks - PAGE_BYTES // 8)


@lru_cache(maxsize=2)
def _homes(dossier: Dossier) -> Mapping[Statement, str]:
    parts = (part for parts in _all_parts(dossier).values() for part in parts)
    return {one: part.path for part in parts for one in part.statements}


def _cut(dossier: Dossier, party: Party) -> Iterator[Part]:
    """Issue by issue, each in as many parts as it needs."""
    groups: dict[str, list[Statement]] = {one.id: [] for one in dossier.explainer.issues}
    for one in party.statements:
        groups.setdefault(_group(dossier, one), []).append(one)
    for name, statements in groups.items():
        runs = packed(statements, lambda one: weight(dossier, one)) if statements else []
        for number, run in enumerate(runs, 1):
            further = f"--{number}" if number > 1 else ""
            path = f"positions/{party.id}/{name}{further}.md"
            yield Part(path, party, dossier.issue.get(name), tuple(run), number)


def _group(dossier: Dossier, statement: Statement) -> str:
    if statement.retracted:
        return RETRACTED
    issue = dossier.of(statement).issue
    return issue.id if issue and not statement.personal else OWN_VIEWS
