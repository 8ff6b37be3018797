"""What pages there are, and what stands on each. To add a page kind, write a `plan_*` function
and give it an entry in PAGE_KINDS and a template of the same name.

Pages hold records of the model, grouped and in order; how they read is the template's affair.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from generator.content.fields import PartialDate
from generator.content.model import (
    Background,
    Event,
    Issue,
    OpenQuestion,
    Party,
    Reaction,
    Source,
    Statement,
)
from generator.content.problems import Place, Problem
from generator.evidence.resolve import Relations
from generator.pages.urls import address
from generator.pages.view_models import (
    DOWNLOADS,
    Downloads,
    choices,
    excerpts,
    glance,
    matrix,
)

STATEMENTS_A_PAGE = 200
"""How many statements a page of the list of all statements holds: more load slowly on a phone."""

STATEMENTS_A_CELL = 5
"""How many statements a cell of the full matrix holds; the issue's page has them all."""


@dataclass(frozen=True)
class Page:
    """One page of the site: where it goes, which template makes it, and from what.

    `path` is relative to the Markdown folder; `title` is None where the template's own words name
    the page; `place` is the YAML that it is made from, for the edit link. `is_home` tells that
    statements have their permalinks here, so that search ranks it above pages that repeat them.
    `card` is where the picture stands that links to the page are shown with. `moved_to` is the path
    of the page that this one leads on to: it is there for old links alone.
    """

    path: str
    template: str
    title: str | None = None
    description: str | None = None
    place: Place | None = None
    data: dict[str, Any] = field(default_factory=dict)
    is_home: bool = False
    is_wide: bool = False
    card: str | None = None
    moved_to: str | None = None


PageKind = Callable[[Relations], Iterator[Page]]


def plan(relations: Relations) -> list[Page]:
    """Every page of the site, in a stable order."""
    return [page for plan_kind in PAGE_KINDS.values() for page in plan_kind(relations)]


def find_path_clashes(pages: Iterable[Page]) -> list[Problem]:
    """Files and ids that would put a second page in the place of one that the site has."""
    taken = {"assets", "data", "search", "404", DOWNLOADS}
    problems = []
    for page in pages:
        name = page.path.removesuffix(".md").removesuffix("/index").casefold()
        if name in taken and page.place:
            message = f"the site has a page /{name}/ of its own"
            problems.append(Problem(page.place, "page-name-taken", message, "choose another name"))
        taken.add(name)
    return problems


def plan_overview(relations: Relations) -> Iterator[Page]:
    """The question, the answer, each party at a glance, the matrix, what is open, what changed."""
    explainer = relations.explainer
    yield Page(
        "index.md",
        "overview",
        explainer.title,
        explainer.summary,
        explainer.place,
        {
            "glance": glance(relations),
            "matrix": matrix(relations),
            "questions": [q for q in _questions(relations) if q.status != "answered"],
            "is_asked": bool(_questions(relations)),
            "changes": sorted(explainer.changes, key=lambda c: c.on, reverse=True)[:3],
        },
        is_wide=True,
    )


def plan_positions(relations: Relations) -> Iterator[Page]:
    """The matrix of issues and parties, in which two parties can be set side by side."""
    data = {"matrix": matrix(relations, STATEMENTS_A_CELL)}
    yield Page("positions/index.md", "positions", data=data, is_wide=True)


def plan_parties(relations: Relations) -> Iterator[Page]:
    """One page a party, which is the home of each of its statements."""
    for party in relations.explainer.parties:
        statements = relations.of_party(party)
        yield Page(
            address(relations, party),
            "party",
            party.name,
            party.summary,
            party.place,
            {
                "party": party,
                "statements": statements,
                "groups": _by_issue(relations, statements),
                "kinds": list(Counter(statement.kind for statement in statements).items()),
            },
            is_home=True,
        )


def plan_conditions(relations: Relations) -> Iterator[Page]:
    """Every condition, under the position that it qualifies."""
    groups = [
        (party, [(p, found) for p in party.positions if (found := relations.conditions_on(p))])
        for party in relations.explainer.parties
    ]
    yield Page("conditions.md", "conditions", data={"groups": [g for g in groups if g[1]]})


def plan_reactions(relations: Relations) -> Iterator[Page]:
    """Every reaction, under what it reacts to, in order of time."""
    targets: dict[str, Statement | Event | Party] = {}
    for statement in relations.statements:
        if isinstance(statement, Reaction):
            targets.setdefault(statement.to, relations.target(statement))
    ordered = sorted(targets.values(), key=_when)
    groups = [(t, sorted(relations.reactions_to(t), key=_when)) for t in ordered]
    yield Page("reactions.md", "reactions", data={"groups": groups})


def plan_questions(relations: Relations) -> Iterator[Page]:
    """Every question, those that nobody has answered first."""
    order = ("open", "disputed", "partly-answered", "answered")
    questions = _questions(relations)
    groups = [(status, [q for q in questions if q.status == status]) for status in order]
    yield Page("questions.md", "questions", data={"groups": [g for g in groups if g[1]]})


def plan_issues(relations: Relations) -> Iterator[Page]:
    """The list of issues, and one page an issue with everyone on it side by side."""
    yield Page("issues/index.md", "issues")
    around = [None, *relations.explainer.issues, None]
    for before, issue, after in zip(around, relations.explainer.issues, around[2:], strict=False):
        statements = relations.on_issue(issue)
        spoken = [(party, relations.said(party, issue)) for party in relations.explainer.parties]
        yield Page(
            address(relations, issue),
            "issue",
            issue.name,
            issue.summary,
            issue.place,
            {
                "issue": issue,
                "before": before,
                "after": after,
                "statements": statements,
                "spoken": [entry for entry in spoken if entry[1]],
                "silent": [party for party, said in spoken if not said],
                "background": [s for s in statements if isinstance(s, Background)],
                "differences": [d for d in relations.explainer.differences if d.issue == issue.id],
                "events": [e for e in relations.explainer.events if e.issue == issue.id],
            },
        )


def plan_statements(relations: Relations) -> Iterator[Page]:
    """Every statement in full, with choices to filter by; a further page for every 200."""
    statements = relations.statements
    firsts = range(0, max(len(statements), 1), STATEMENTS_A_PAGE)
    paths = [statements_path(number) for number in range(1, len(firsts) + 1)]
    offered = choices(relations)
    for number, (path, first) in enumerate(zip(paths, firsts, strict=True), 1):
        yield Page(
            path,
            "statements",
            data={
                "choices": offered,
                "statements": statements[first : first + STATEMENTS_A_PAGE],
                "first": first + 1,
                "number": number,
                "paths": paths,
            },
        )


def statements_path(number: int) -> str:
    """Where a page of the list of all statements stands, counted from 1."""
    return "statements/index.md" if number == 1 else f"statements/{number}.md"


def plan_timeline(relations: Relations) -> Iterator[Page]:
    """Events and dated statements, day by day."""
    records: tuple[Event | Statement, ...] = (*relations.explainer.events, *relations.statements)
    dated = [record for record in records if record.on]
    days = [
        (
            date,
            [r for r in together if isinstance(r, Event)],
            [r for r in together if isinstance(r, Statement)],
        )
        for date, group in groupby(sorted(dated, key=_when), key=lambda record: record.on)
        for together in [list(group)]
    ]
    yield Page("timeline.md", "timeline", data={"days": days})


def plan_background(relations: Relations) -> Iterator[Page]:
    """What the sources themselves report: the home of each of these statements."""
    background = list(relations.explainer.background)
    groups = _by_issue(relations, background)
    other = [statement for statement in background if not statement.issue]
    data = {"groups": groups, "other": other}
    yield Page("background.md", "background", data=data, is_home=True)


def plan_sources(relations: Relations) -> Iterator[Page]:
    """The list of sources, and one page a source with its cited paragraphs."""
    yield Page("sources/index.md", "sources")
    for source in relations.explainer.sources:
        yield Page(
            address(relations, source),
            "source",
            place=source.place,
            data={
                "source": source,
                "excerpts": excerpts(relations, source),
                "cited": sum(source_id == source.id for source_id, _ in relations.marked),
                "total": len(relations.archive.articles[source.id].paragraphs),
                "statements": relations.from_source(source),
            },
        )


def plan_differences(relations: Relations) -> Iterator[Page]:
    """Where sources do not agree."""
    yield Page("differences.md", "differences")


def plan_changes(relations: Relations) -> Iterator[Page]:
    """What changed on the site, the newest first."""
    changes = sorted(relations.explainer.changes, key=lambda change: change.on, reverse=True)
    yield Page("changes.md", "changes", data={"changes": changes})


def plan_handwritten(relations: Relations) -> Iterator[Page]:
    """The pages that editors wrote in Markdown."""
    for page in relations.explainer.pages:
        yield Page(f"{page.id}.md", "handwritten", page.title, None, page.place, {"written": page})


def plan_moved(relations: Relations) -> Iterator[Page]:
    """Where pages stood before what they are about was renamed, so that old links lead on."""
    explainer = relations.explainer
    records: tuple[Party | Issue | Source, ...]
    records = (*explainer.parties, *explainer.issues, *explainer.sources)
    for record in records:
        path = address(relations, record)
        for name in record.formerly:
            yield Page(
                f"{path.partition('/')[0]}/{name}.md",
                "moved",
                place=record.place,
                data={"record": record},
                moved_to=path,
            )


def plan_download(downloads: Downloads) -> Iterator[Page]:
    """The bundles of the whole explainer. It is on the published site only, not in a bundle."""
    data = {"downloads": downloads, "downloads_folder": DOWNLOADS}
    yield Page(f"{DOWNLOADS}.md", "download", data=data)


PAGE_KINDS: dict[str, PageKind] = {
    "overview": plan_overview,
    "positions": plan_positions,
    "party": plan_parties,
    "conditions": plan_conditions,
    "reactions": plan_reactions,
    "questions": plan_questions,
    "issues": plan_issues,
    "statements": plan_statements,
    "timeline": plan_timeline,
    "background": plan_background,
    "sources": plan_sources,
    "differences": plan_differences,
    "changes": plan_changes,
    "handwritten": plan_handwritten,
    "moved": plan_moved,
}


def _questions(relations: Relations) -> list[OpenQuestion]:
    return [s for s in relations.statements if isinstance(s, OpenQuestion)]


def _by_issue(
    relations: Relations, statements: Iterable[Statement]
) -> list[tuple[Issue, list[Statement]]]:
    grouped: dict[str, list[Statement]] = {}
    for statement in statements:
        grouped.setdefault(statement.issue, []).append(statement)
    return [(i, grouped[i.id]) for i in relations.explainer.issues if i.id in grouped]


def _when(record: Any) -> PartialDate:
    return getattr(record, "on", None) or PartialDate(0)
