"""What pages there are, and what stands on each. To add a page kind, write a `plan_*` function
and give it an entry in PAGE_KINDS and a template of the same name.

Pages hold records of the model, grouped and in order; how they read is the template's affair. What
stands in the dossier as a page shows it, its template reads there.
"""

from collections.abc import Callable, Iterator

from generator.content.model import Issue, Party, Source
from generator.evidence.resolution.dossier import Dossier
from generator.pages.asked_parts import asked_parts, asked_rows
from generator.pages.claims import claims
from generator.pages.dividing.cutting import condition_runs, reaction_runs
from generator.pages.dividing.homes import posed_runs
from generator.pages.dividing.periods import day_ways, periods
from generator.pages.dividing.splitting import room, statement_pages
from generator.pages.dividing.ways import ways_of
from generator.pages.dockets import by_asked
from generator.pages.leading import condition_ways, question_ways, reaction_ways
from generator.pages.lists import (
    paged,
    plan_all_issues,
    plan_all_sources,
    plan_background,
    plan_changes,
    plan_differences,
    plan_sources,
    plan_ways,
)
from generator.pages.overview import WANTS, history, substantial, wants
from generator.pages.page import Page
from generator.pages.positions import plan_issues, plan_parties, plan_positions
from generator.pages.reactions import all_took
from generator.pages.standing import axis
from generator.pages.timeline import strip, timeline
from generator.pages.trees import Tree, trees
from generator.pages.urls import address, own_path
from generator.pages.view_models import DOWNLOADS, Downloads, choices


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
        "took": next(iter(all_took(dossier)), None),
        "differences": substantial(dossier),
        "history": history(dossier),
    }
    title, summary, place = explainer.title, explainer.summary, explainer.place
    yield Page("index.md", "overview", title, summary, place, data, is_wide=True)


def plan_conditions(dossier: Dossier) -> Iterator[Page]:
    """Every condition in the tree of what it qualifies, by who sets it, with what answers it; then
    those that are past; on as many pages as they need."""
    runs, path = condition_runs(dossier), address(dossier, "conditions")
    ways = ways_of(path, condition_ways(dossier))
    for run in runs:
        groups: dict[str, list[Tree]] = {}
        for one in run.items:
            if isinstance(one, Tree):
                groups.setdefault(one.anchor, []).append(one)
        ended = [one for one in run.items if not isinstance(one, Tree)]
        data = {"groups": [*groups.values()], "past": ended, **paged(run, runs, ways)}
        yield Page(run.path, "conditions", data=data, is_wide=True)
    yield from plan_ways(path, "conditions", ways)


def plan_reactions(dossier: Dossier) -> Iterator[Page]:
    """Every reaction, under what it reacts to: what most reacted to first, and parties last; on as
    many pages as they need."""
    runs, path = reaction_runs(dossier), address(dossier, "reactions")
    ways = ways_of(path, reaction_ways(dossier))
    for run in runs:
        data = {"took": run.items, **paged(run, runs, ways)}
        yield Page(run.path, "reactions", data=data, is_wide=True)
    yield from plan_ways(path, "reactions", ways)


def plan_questions(dossier: Dossier) -> Iterator[Page]:
    """Every ask under each of those of whom it is asked, and what came of it with them; the home of
    each question that no party poses. Where that would be too long, a page each party asked."""
    dockets, parts, posed = by_asked(dossier), asked_parts(dossier), posed_runs(dossier)
    path, own = address(dossier, "questions"), dossier.explainer.questions
    ways = ways_of(path, question_ways(dossier))
    data = {"dockets": dockets, "rows": asked_rows(dossier), "posed": posed, "ways": ways}
    home = () if posed else own
    yield Page(path, "questions", data=data, at_home=home, is_wide=True)
    for part in parts:
        paths = [one.path for one in parts if one.name == part.name]
        held = {"part": part, "number": part.number, "paths": paths}
        yield Page(part.path, "docket", data=held, is_wide=True)
    for run in posed:
        shown = {"questions": run.items, **paged(run, posed)}
        yield Page(run.path, "posed", data=shown, at_home=run.items)
    yield from plan_ways(path, "questions", ways)


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
    """Events, dated statements, what was said again, and what is due: on a line to scale, and day
    by day, the earliest first; where that would be too long, a page each of its periods."""
    days, cut = timeline(dossier), periods(dossier)
    path = address(dossier, "timeline")
    ways = ways_of(path, day_ways(dossier), room(0.6))
    drawn = strip(days, dossier.explainer.as_of)
    data = {"days": days, "strip": drawn, "periods": cut, "ways": ways}
    yield Page(path, "timeline", data=data, is_wide=True)
    for at, period in enumerate(cut):
        held = {"period": period, "number": period.number}
        held |= {"before": cut[max(at - 1, 0) : at], "after": cut[at + 1 : at + 2]}
        yield Page(period.path, "period", data=held, is_wide=True)
    yield from plan_ways(path, "timeline", ways)


def plan_checked(dossier: Dossier) -> Iterator[Page]:
    """What was compared with the sources, what somebody confirmed, and what nobody did."""
    told = claims(dossier)
    pages = {page.id: page for page in dossier.explainer.pages}
    more = len(told.vouched) - len(told.shown)
    data = {"groups": told.by_source(), "more": more, "method": pages.get("method")}
    yield Page(address(dossier, "checked"), "checked", data=data)


def plan_data(dossier: Dossier) -> Iterator[Page]:
    """Every file of data, with what it holds and who may use it."""
    yield Page("data.md", "data")


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
    "sources": plan_all_sources,
    "source": plan_sources,
    "differences": plan_differences,
    "changes": plan_changes,
    "checked": plan_checked,
    "data": plan_data,
    "handwritten": plan_handwritten,
    "moved": plan_moved,
}
