"""Where what stood on a page that was cut stands now: the ways of each list.

Short because each is one line of the same kind.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from generator.content.model import Issue, Party, Source
from generator.content.statements import Statement
from generator.evidence.resolution.asks import Asked
from generator.evidence.resolution.dossier import Dossier
from generator.pages.asked_parts import OVER, anchor_of, asked_parts
from generator.pages.changed import Changed
from generator.pages.dividing.cutting import condition_runs, reaction_runs
from generator.pages.dividing.homes import (
    BACKGROUND,
    Reported,
    background_runs,
    difference_runs,
    posed_runs,
    source_runs,
)
from generator.pages.dividing.splitting import ListPage, parts_of
from generator.pages.dividing.ways import OldAnchor
from generator.pages.reactions import Took
from generator.pages.trees import Tree
from generator.pages.urls import address, words_anchor
from generator.pages.view_models import Cell

_T = TypeVar("_T")


def record_ways(dossier: Dossier, path: str, records: Iterable[Statement]) -> Iterator[OldAnchor]:
    """The ways to records whose permanent anchors are on the page at `path`."""
    for one in records:
        where = address(dossier, one)
        if not where.startswith(f"{path}#"):
            yield from (OldAnchor(id, where) for id in one.ids)


def background_ways(dossier: Dossier) -> Iterator[OldAnchor]:
    """The ways to what the sources themselves report, and to the issues under which it stands."""
    yield from record_ways(dossier, BACKGROUND, dossier.explainer.background)

    def anchors(one: Reported) -> Iterator[str]:
        if isinstance(one[0], Issue):
            yield f"on--{one[0].id}"

    yield from _elsewhere(background_runs(dossier), anchors)


def party_ways(
    dossier: Dossier, party: Party, says: Iterable[ListPage[tuple[Issue, Cell]]]
) -> Iterator[OldAnchor]:
    """The ways to the statements of a party whose page was cut, and to what it `says` on an issue
    further on."""
    for run in says:
        for issue, _ in run.items if run.number > 1 else ():
            yield OldAnchor(f"on--{issue.id}", f"{run.path}#on--{issue.id}")
    for part in parts_of(dossier, party):
        for one in part.statements:
            yield from (OldAnchor(id, f"{part.path}#{one.id}") for id in one.ids)


def difference_ways(dossier: Dossier) -> Iterator[OldAnchor]:
    """The ways to differences, to their accounts, and to those that matter so much."""
    first, *further = difference_runs(dossier)
    here = {weight for weight, _ in first.items}
    for run in further:
        for weight, one in run.items:
            if weight not in here:
                yield OldAnchor(f"part--{weight}", f"{run.path}#part--{weight}")
            yield from (OldAnchor(id, f"{run.path}#{one.id}") for id in one.ids)
            for number in range(1, len(one.accounts) + 1):
                yield OldAnchor(f"{one.id}--{number}", f"{run.path}#{one.id}--{number}")


def paragraph_ways(dossier: Dossier, source: Source) -> Iterator[OldAnchor]:
    """The ways to the paragraphs of a source, and to the words in them that are cited."""
    for run in source_runs(dossier, source)[1:]:
        for number in run.items:
            for id in source.ids:
                yield OldAnchor(f"{id}-p{number}", f"{run.path}#{source.id}-p{number}")
            for cited in dossier.pieces_from(source, number):
                now = words_anchor(cited, number, cited.record.id)
                for id in cited.record.ids:
                    yield OldAnchor(words_anchor(cited, number, id), f"{run.path}#{now}")


def condition_ways(dossier: Dossier) -> Iterator[OldAnchor]:
    """The ways to trees of conditions, and to each of these."""

    def anchors(one: Tree | Asked) -> Iterator[str]:
        if isinstance(one, Tree):
            yield one.anchor
            named = [*([one.root] if one.root else []), *one.conditions]
        else:
            named = [] if dossier.conditions_on(one.statement) else [one.statement]
        yield from (f"at--{statement.id}" for statement in named)

    return _elsewhere(condition_runs(dossier), anchors)


def reaction_ways(dossier: Dossier) -> Iterator[OldAnchor]:
    """The ways to what somebody reacted to, and to each reaction."""

    def anchors(took: Took) -> Iterator[str]:
        yield f"to--{took.target.id}"
        yield from (f"at--{one.id}" for these in took.reactions for one in these)

    return _elsewhere(reaction_runs(dossier), anchors)


def change_ways(runs: Sequence[ListPage[Changed]]) -> Iterator[OldAnchor]:
    """The ways to changes, to which feeds lead, on the further pages of `runs`."""
    return _elsewhere(runs, lambda change: [change.anchor])


def _elsewhere(
    runs: Sequence[ListPage[_T]], anchors: Callable[[_T], Iterable[str]]
) -> Iterator[OldAnchor]:
    """The ways to what stands on further pages, and not on the first too."""
    here = {anchor for one in runs[0].items for anchor in anchors(one)}
    for run in runs[1:]:
        found = (anchor for one in run.items for anchor in anchors(one))
        yield from (OldAnchor(one, f"{run.path}#{one}") for one in found if one not in here)


def question_ways(dossier: Dossier) -> Iterator[OldAnchor]:
    """The ways to the questions that no party poses, and to who is meant in words."""
    posed = (one for run in posed_runs(dossier) for one in run.items)
    yield from record_ways(dossier, "questions.md", posed)
    for part in (one for one in asked_parts(dossier) if one.name != OVER):
        for docket in part.dockets:
            anchor = anchor_of(docket)
            yield OldAnchor(anchor, f"{part.path}#{anchor}")
