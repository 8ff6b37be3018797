"""What pages there are, and what stands on each. To add a page kind, write a `plan_*` function
and give it an entry in PAGE_KINDS and a template of the same name.

Pages hold records of the model, grouped and in order; how they read is the template's affair.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

from generator.content.fields import PartialDate
from generator.content.model import (
    Background,
    Change,
    Event,
    Explainer,
    Issue,
    OpenQuestion,
    Party,
    Reaction,
    Source,
    Statement,
)
from generator.evidence.dossier import Dossier
from generator.pages.page import Page
from generator.pages.urls import address
from generator.pages.view_models import DOWNLOADS, Downloads, choices, excerpts, matrix

STATEMENTS_A_PAGE = 200
"""How many statements a page of the list of all statements holds: more load slowly on a phone."""

STATEMENTS_A_CELL = 5
"""How many statements a cell of the full matrix holds; the issue's page has them all."""


PageKind = Callable[[Dossier], Iterator[Page]]


def plan(dossier: Dossier) -> list[Page]:
    """Every page of the site, in a stable order."""
    return [page for plan_kind in PAGE_KINDS.values() for page in plan_kind(dossier)]


def plan_overview(dossier: Dossier) -> Iterator[Page]:
    """The question, the answer, each party at a glance, the matrix, what is open, what changed."""
    explainer, rows, questions = dossier.explainer, matrix(dossier), _questions(dossier)
    yield Page(
        "index.md",
        "overview",
        explainer.title,
        explainer.summary,
        explainer.place,
        {
            "glance": rows[0][1] if rows else [],
            "matrix": rows,
            "questions": [q for q in questions if q.status != "answered"],
            "is_asked": bool(questions),
            "changes": _newest_first(explainer)[:3],
        },
        is_wide=True,
    )


def plan_positions(dossier: Dossier) -> Iterator[Page]:
    """The matrix of issues and parties, in which two parties can be set side by side."""
    data = {"matrix": matrix(dossier, STATEMENTS_A_CELL)}
    yield Page("positions/index.md", "positions", data=data, is_wide=True)


def plan_parties(dossier: Dossier) -> Iterator[Page]:
    """One page a party, which is the home of each of its statements."""
    for party in dossier.explainer.parties:
        statements = dossier.of_party(party)
        yield Page(
            address(dossier, party),
            "party",
            party.name,
            party.summary,
            party.place,
            {
                "party": party,
                "statements": statements,
                "groups": _by_issue(dossier, statements),
                "kinds": list(Counter(statement.kind for statement in statements).items()),
            },
            is_home=True,
        )


def plan_conditions(dossier: Dossier) -> Iterator[Page]:
    """Every condition, under the position that it qualifies."""
    groups = [
        (party, [(p, found) for p in party.positions if (found := dossier.conditions_on(p))])
        for party in dossier.explainer.parties
    ]
    yield Page("conditions.md", "conditions", data={"groups": [g for g in groups if g[1]]})


def plan_reactions(dossier: Dossier) -> Iterator[Page]:
    """Every reaction, under what it reacts to, in order of time."""
    reactions = (s for s in dossier.statements if isinstance(s, Reaction))
    targets = dict.fromkeys(dossier.of(reaction).target for reaction in reactions)
    ordered = sorted(targets, key=_when)
    groups = [(t, sorted(dossier.reactions_to(t), key=_when)) for t in ordered]
    yield Page("reactions.md", "reactions", data={"groups": groups})


def plan_questions(dossier: Dossier) -> Iterator[Page]:
    """Every question, those that nobody has answered first."""
    order = ("open", "disputed", "partly-answered", "answered")
    questions = _questions(dossier)
    groups = [(status, [q for q in questions if q.status == status]) for status in order]
    yield Page("questions.md", "questions", data={"groups": [g for g in groups if g[1]]})


def plan_issues(dossier: Dossier) -> Iterator[Page]:
    """The list of issues, and one page an issue with everyone on it side by side."""
    yield Page("issues/index.md", "issues")
    around = [None, *dossier.explainer.issues, None]
    for before, issue, after in zip(around, dossier.explainer.issues, around[2:], strict=False):
        statements = dossier.on_issue(issue)
        spoken = [(party, dossier.of_party_on(party, issue)) for party in dossier.explainer.parties]
        yield Page(
            address(dossier, issue),
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
                "differences": [d for d in dossier.explainer.differences if d.issue == issue.id],
                "events": [e for e in dossier.explainer.events if e.issue == issue.id],
            },
        )


def plan_statements(dossier: Dossier) -> Iterator[Page]:
    """Every statement in full, with choices to filter by; a further page for every 200."""
    statements = dossier.statements
    firsts = range(0, max(len(statements), 1), STATEMENTS_A_PAGE)
    paths = [statements_path(number) for number in range(1, len(firsts) + 1)]
    offered = choices(dossier)
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


def plan_timeline(dossier: Dossier) -> Iterator[Page]:
    """Events and dated statements, day by day."""
    records: tuple[Event | Statement, ...] = (*dossier.explainer.events, *dossier.statements)
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


def plan_background(dossier: Dossier) -> Iterator[Page]:
    """What the sources themselves report: the home of each of these statements."""
    background = list(dossier.explainer.background)
    other = [statement for statement in background if not statement.issue]
    data = {"groups": _by_issue(dossier, background), "other": other}
    yield Page("background.md", "background", data=data, is_home=True)


def plan_sources(dossier: Dossier) -> Iterator[Page]:
    """The list of sources, and one page a source with its cited paragraphs."""
    yield Page("sources/index.md", "sources")
    cited = Counter(source for source, _ in dossier.marked)
    for source in dossier.explainer.sources:
        yield Page(
            address(dossier, source),
            "source",
            place=source.place,
            data={
                "source": source,
                "excerpts": excerpts(dossier, source),
                "cited": cited[source.id],
                "total": len(dossier.archive.articles[source.id].paragraphs),
                "statements": dossier.from_source(source),
            },
        )


def plan_differences(dossier: Dossier) -> Iterator[Page]:
    """Where sources do not agree."""
    yield Page("differences.md", "differences")


def plan_changes(dossier: Dossier) -> Iterator[Page]:
    """What changed on the site, the newest first."""
    yield Page("changes.md", "changes", data={"changes": _newest_first(dossier.explainer)})


def plan_handwritten(dossier: Dossier) -> Iterator[Page]:
    """The pages that editors wrote in Markdown."""
    for page in dossier.explainer.pages:
        yield Page(f"{page.id}.md", "handwritten", page.title, None, page.place, {"written": page})


def plan_moved(dossier: Dossier) -> Iterator[Page]:
    """Where pages stood before what they are about was renamed, so that old links lead on."""
    explainer = dossier.explainer
    records: tuple[Party | Issue | Source, ...]
    records = (*explainer.parties, *explainer.issues, *explainer.sources)
    for record in records:
        path = address(dossier, record)
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


def _questions(dossier: Dossier) -> list[OpenQuestion]:
    return [s for s in dossier.statements if isinstance(s, OpenQuestion)]


def _newest_first(explainer: Explainer) -> list[Change]:
    return sorted(explainer.changes, key=lambda change: change.on, reverse=True)


def _by_issue(
    dossier: Dossier, statements: Sequence[Statement]
) -> list[tuple[Issue, list[Statement]]]:
    about: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        about[statement.issue].append(statement)
    return [(issue, about[issue.id]) for issue in dossier.explainer.issues if issue.id in about]


def _when(record: Any) -> PartialDate:
    return getattr(record, "on", None) or PartialDate(0)
