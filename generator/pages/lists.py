"""The pages of plain lists, each on as many pages as it needs: background, sources, differences,
changes, issues."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, TypeVar

from generator.content.model import Issue, Party, Source
from generator.evidence.resolution.dossier import Dossier
from generator.pages.changed import Changed, changes
from generator.pages.dividing import weights
from generator.pages.dividing.homes import (
    BACKGROUND,
    background_runs,
    difference_runs,
    difference_weight,
    is_at_home,
    source_runs,
)
from generator.pages.dividing.splitting import RETRACTED, ListPage, list_pages, packed, room
from generator.pages.dividing.ways import TEMPLATE, Ways, ways_of
from generator.pages.leading import (
    background_ways,
    change_ways,
    difference_ways,
    paragraph_ways,
)
from generator.pages.page import Page
from generator.pages.sourcing import Weighed, by_weight, cited_of, weighed
from generator.pages.urls import address
from generator.pages.view_models import among, excerpts, in_groups

_T = TypeVar("_T")

LISTED_STATEMENTS = 300
"""How many statements are listed of a source that may not be shown."""


def paged(
    run: ListPage[_T], runs: Sequence[ListPage[_T]], ways: Ways | None = None
) -> dict[str, Any]:
    """What a template shows of the pages of a list; the ways stand on the first."""
    held = ways if ways and run.number == 1 else Ways()
    return {"number": run.number, "paths": [one.path for one in runs], "ways": held}


def plan_ways(path: str, whole: str | Party | Source, ways: Ways) -> Iterator[Page]:
    """The pages on which the ways of a page at `path` stand: of a kind of page, or of a record."""
    for held in ways.pages:
        yield Page(held.path, TEMPLATE, data={"of": path, "whole": whole, "held": held})


def plan_background(dossier: Dossier) -> Iterator[Page]:
    """What the sources themselves report: the home of each of these statements."""
    runs = background_runs(dossier)
    ways = ways_of(BACKGROUND, background_ways(dossier))
    for run in runs:
        groups = [(key, [one for _, one in held]) for key, held in groupby(run.items, _first)]
        home = tuple(one for key, one in run.items if is_at_home(dossier, key, one))
        data = {"groups": groups, "retracted": RETRACTED, **paged(run, runs, ways)}
        yield Page(run.path, "background", data=data, at_home=home)
    yield from plan_ways(BACKGROUND, "background", ways)


def plan_all_sources(dossier: Dossier) -> Iterator[Page]:
    """Every source with how much of it is cited and what rests on it, and where they differ."""
    path = address(dossier, "sources")
    runs = list_pages(path, weighed(dossier), _source, room(0.7))
    groups = dict(by_weight(dossier))
    for run in runs:
        told = packed(
            groups.get("substance", []), lambda one: difference_weight(dossier, one), room(0.3)
        )[0]
        data = {"sources": run.items, "groups": groups, "told": told, **paged(run, runs)}
        yield Page(run.path, "sources", data=data, is_wide=True)


def plan_differences(dossier: Dossier) -> Iterator[Page]:
    """Where the sources differ: in substance first, then in wording, then in spelling."""
    runs, path = difference_runs(dossier), address(dossier, "differences")
    ways = ways_of(path, difference_ways(dossier))
    for run in runs:
        groups = [(name, [one for _, one in held]) for name, held in groupby(run.items, _first)]
        yield Page(
            run.path, "differences", data={"groups": groups, **paged(run, runs, ways)}, is_wide=True
        )
    yield from plan_ways(path, "differences", ways)


def plan_sources(dossier: Dossier) -> Iterator[Page]:
    """A page a source with its cited paragraphs, or as many as these need."""
    for source in dossier.explainer.sources:
        cited, paragraphs = cited_of(dossier, source)
        runs, shown = source_runs(dossier, source), excerpts(dossier, source)
        path, statements = address(dossier, source), dossier.from_source(source)
        ways = ways_of(path, paragraph_ways(dossier, source))
        for run in runs:
            data = {
                "source": source,
                "excerpts": shown if len(runs) == 1 else among(shown, run.items),
                "cited": cited,
                "paragraphs": paragraphs,
                "statements": statements,
                "most": LISTED_STATEMENTS,
                **paged(run, runs, ways),
            }
            yield Page(run.path, "source", place=source.place, data=data)
        yield from plan_ways(path, source, ways)


def plan_changes(dossier: Dossier) -> Iterator[Page]:
    """What changed, as editors tell it, and each correction and retraction, the newest first."""

    def weigh(change: Changed) -> int:
        named = change.statements[: weights.TIES]
        return weights.rows(change.what) + sum(weights.rows(one.summary) for one in named)

    path = address(dossier, "changes")
    runs = list_pages(path, changes(dossier), weigh)
    ways = ways_of(path, change_ways(runs))
    for run in runs:
        yield Page(run.path, "changes", data={"changes": run.items, **paged(run, runs, ways)})
    yield from plan_ways(path, "changes", ways)


def plan_all_issues(dossier: Dossier) -> Iterator[Page]:
    """Every issue: group by group, as each group comes first, then those of no group."""
    ordered = [one for _, issues in in_groups(dossier.explainer.issues) for one in issues]
    runs = list_pages(address(dossier, "issues"), ordered, _issue)
    for run in runs:
        held = [(name, [*some]) for name, some in groupby(run.items, lambda one: one.group or "")]
        yield Page(run.path, "issues", data={"groups": held, **paged(run, runs)})


def _issue(issue: Issue) -> int:
    proposed = issue.proposal.says if issue.proposal else None
    return weights.rows(issue.name, issue.group, issue.summary, proposed)


def _source(one: Weighed) -> int:
    return 2 * weights.rows(one.source.title, one.source.publisher, one.source.note)


def _first(pair: tuple[Any, Any]) -> Any:
    return pair[0]
