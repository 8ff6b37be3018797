"""What pages there are, and what stands on each. To add a page kind, write a `plan_*` function
and give it an entry in PAGE_KINDS and a template of the same name.

Pages hold records of the model, grouped and in order; how they read is the template's affair. What
stands in the dossier as a page shows it, its template reads there.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import Any

from generator.content.dates import ExtendedDate
from generator.content.model import Issue, Party, Source
from generator.content.statements import Condition, Reaction, Statement
from generator.evidence.dossier import Dossier
from generator.pages.claims import claims
from generator.pages.dockets import by_asked
from generator.pages.overview import WANTS, history, substantial, took, wants
from generator.pages.page import Page
from generator.pages.positions import (
    plan_all_issues,
    plan_issues,
    plan_parties,
    plan_positions,
)
from generator.pages.splitting import statement_pages
from generator.pages.standing import axis
from generator.pages.trees import trees
from generator.pages.urls import address, own_path
from generator.pages.view_models import (
    DOWNLOADS,
    Downloads,
    changes,
    choices,
    excerpts,
)


def plan(dossier: Dossier) -> list[Page]:
    """Every page of the site, in a stable order."""
    return [page for plan_kind in PAGE_KINDS.values() for page in plan_kind(dossier)]


def plan_overview(dossier: Dossier) -> Iterator[Page]:
    """The answer, where the parties stand, what is in the way, what else is wanted, who took it
    how, where the sources differ, and how it came to this."""
    explainer = dossier.explainer
    drawn = trees(dossier)
    data = {
        "axis": axis(dossier),
        "trees": drawn,
        "wants": wants(dossier, drawn[:1]),
        "most": WANTS,
        "took": took(dossier),
        "differences": substantial(dossier),
        "history": history(dossier),
    }
    title, summary, place = explainer.title, explainer.summary, explainer.place
    yield Page("index.md", "overview", title, summary, place, data, is_wide=True)


def plan_conditions(dossier: Dossier) -> Iterator[Page]:
    """Every condition, under what it qualifies; those of nothing that is told by themselves."""
    groups = []
    for party in dossier.explainer.parties:
        said = [(p, found) for p in party.statements if (found := dossier.conditions_on(p))]
        free = [one for one in party.statements if _is_free(dossier, one)]
        if said or free:
            groups.append((party, said, free))
    yield Page("conditions.md", "conditions", data={"groups": groups})


def _is_free(dossier: Dossier, statement: Statement) -> bool:
    """Whether a statement is a condition of nothing that is told."""
    if not isinstance(statement, Condition) or statement.retracted:
        return False
    return not dossier.of(statement).refers_to.get("qualifies")


def plan_reactions(dossier: Dossier) -> Iterator[Page]:
    """Every reaction, under what it reacts to, in order of time."""
    reactions = (s for s in dossier.statements if isinstance(s, Reaction))
    targets = dict.fromkeys(dossier.of(reaction).target for reaction in reactions)
    when = dossier.day_order
    ordered = sorted(targets, key=when)
    groups = [(t, sorted(dossier.reactions_to(t), key=when)) for t in ordered]
    yield Page("reactions.md", "reactions", data={"groups": groups})


def plan_questions(dossier: Dossier) -> Iterator[Page]:
    """Every ask under each of those of whom it is asked, and what came of it with them; the home of
    each question that no party poses."""
    data, own = {"groups": by_asked(dossier)}, dossier.explainer.questions
    yield Page("questions.md", "questions", data=data, at_home=own)


def plan_statements(dossier: Dossier) -> Iterator[Page]:
    """Every statement in full, with choices to filter by, on as many pages as they need."""
    runs, offered = statement_pages(dossier), choices(dossier)
    further = (f"statements/{number}.md" for number in range(2, len(runs) + 1))
    paths, first = ["statements/index.md", *further], 1
    for number, (path, statements) in enumerate(zip(paths, runs, strict=True), 1):
        data = {
            "choices": offered,
            "statements": statements,
            "first": first,
            "number": number,
            "paths": paths,
        }
        yield Page(path, "statements", data=data)
        first += len(statements)


def plan_timeline(dossier: Dossier) -> Iterator[Page]:
    """Events, dated statements, what was said again, and what is due: day by day, the earliest
    first."""
    entries: list[tuple[ExtendedDate, str, Any]] = []
    entries += ((event.on, "event", event) for event in dossier.explainer.events)
    for said in map(dossier.of, dossier.statements):
        if said.when and said.is_dated:
            entries.append((said.when, "said", said.statement))
    for said in map(dossier.of, dossier.posed):
        if said.when and said.is_dated:
            entries.append((said.when, "posed", said.statement))
    for said in map(dossier.of, (*dossier.statements, *dossier.posed)):
        entries += ((day, "again", (said.statement, told)) for day, told in said.again)
    asks = [one for one in dossier.asks.values() if one.status != "retracted"]
    due = [(limit.deadline, (asked, limit)) for asked in asks for limit in asked.limits]
    for deadline, entry in sorted(due, key=lambda one: one[0].order):
        entries.append((deadline.day, "due", entry))
    steps = ((asked, step) for asked in asks for step in asked.steps if step.is_dated_update)
    entries += ((step.when, "step", (asked, step)) for asked, step in steps if step.when)
    entries.sort(key=lambda entry: entry[0].order)
    days = [
        (day, *_in_kinds(together))
        for day, together in groupby(entries, key=lambda entry: entry[0])
    ]
    yield Page("timeline.md", "timeline", data={"days": days})


def _in_kinds(entries: Iterable[tuple[ExtendedDate, str, Any]]) -> tuple[list[Any], ...]:
    """What stands on a day of the timeline: events, statements, what is due, what became of asks,
    what no party asked, and what was said again."""
    names = ("event", "said", "due", "step", "posed", "again")
    kinds: dict[str, list[Any]] = {name: [] for name in names}
    for _, kind, record in entries:
        kinds[kind].append(record)
    return tuple(kinds.values())


def plan_background(dossier: Dossier) -> Iterator[Page]:
    """What the sources themselves report: the home of each of these statements."""
    yield Page("background.md", "background", at_home=dossier.explainer.background)


def plan_sources(dossier: Dossier) -> Iterator[Page]:
    """One page a source with its cited paragraphs."""
    cited = Counter(source for source, _ in dossier.spots)
    for source in dossier.explainer.sources:
        data = {
            "source": source,
            "excerpts": excerpts(dossier, source),
            "cited": cited[source.id],
            "statements": dossier.from_source(source),
        }
        yield Page(address(dossier, source), "source", place=source.place, data=data)


def plan_checked(dossier: Dossier) -> Iterator[Page]:
    """What was compared with the sources, what somebody confirmed, and what nobody did."""
    told = claims(dossier)
    pages = {page.id: page for page in dossier.explainer.pages}
    more = len(told.vouched) - len(told.shown)
    data = {"groups": told.by_source(), "more": more, "method": pages.get("method")}
    yield Page(address(dossier, "checked"), "checked", data=data)


def plan_changes(dossier: Dossier) -> Iterator[Page]:
    """What changed, as editors tell it, and each correction and retraction."""
    yield Page("changes.md", "changes", data={"changes": changes(dossier)})


def plan_handwritten(dossier: Dossier) -> Iterator[Page]:
    """The pages that editors wrote in Markdown."""
    for page in dossier.explainer.pages:
        yield Page(f"{page.id}.md", "handwritten", page.title, None, page.place, {"written": page})


def plan_moved(dossier: Dossier) -> Iterator[Page]:
    """Where pages stood before what they are about was renamed, or came to stand with the one party
    that speaks on it, so that old links lead on."""
    explainer = dossier.explainer
    records: tuple[Party | Issue | Source, ...]
    records = (*explainer.parties, *explainer.issues, *explainer.sources)
    for record in records:
        path = address(dossier, record)
        own = own_path(record)
        names = record.formerly if path == own else (record.id, *record.formerly)
        for name in names:
            old, data = f"{own.partition('/')[0]}/{name}.md", {"record": record}
            yield Page(old, "moved", place=record.place, data=data, moved_to=path)


def plan_download(downloads: Downloads) -> Iterator[Page]:
    """The bundles of the whole explainer. It is on the published site only, not in a bundle."""
    data = {"downloads": downloads, "downloads_folder": DOWNLOADS}
    yield Page(f"{DOWNLOADS}.md", "download", data=data)


def _plan_list(kind: str, dossier: Dossier) -> Iterator[Page]:
    """A page whose template reads all that it lists in the dossier."""
    yield Page(address(dossier, kind), kind)


PAGE_KINDS: dict[str, Callable[[Dossier], Iterator[Page]]] = {
    "overview": plan_overview,
    "positions": plan_positions,
    "party": plan_parties,
    "conditions": plan_conditions,
    "reactions": plan_reactions,
    "questions": plan_questions,
    "issues": plan_all_issues,
    "issue": plan_issues,
    "statements": plan_statements,
    "timeline": plan_timeline,
    "background": plan_background,
    "sources": partial(_plan_list, "sources"),
    "source": plan_sources,
    "differences": partial(_plan_list, "differences"),
    "changes": plan_changes,
    "checked": plan_checked,
    "handwritten": plan_handwritten,
    "moved": plan_moved,
}
