"""The pages of lists that may have to be cut, and so where each thing on them has its home.

Short because it says of each list in which order it is cut, and by what; how is told in splitting.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache, partial

from generator.content.model import Difference, Issue, Source
from generator.content.statements import Background, PosedQuestion, Statement
from generator.evidence.resolution.dossier import Dossier, Spot
from generator.pages.dividing import weights
from generator.pages.dividing.splitting import RETRACTED, ListPage, list_pages, room
from generator.pages.sourcing import by_weight

BACKGROUND, DIFFERENCES, POSED = "background.md", "differences.md", "questions/here--posed.md"
"""Where the lists stand: of questions that no party poses where they do not fit with others."""

Reported = tuple[Issue | str | None, Statement]
"""A piece of background under an issue, under none, or among what no longer stands."""


@lru_cache(maxsize=2)
def background_runs(dossier: Dossier) -> list[ListPage[Reported]]:
    """What the sources themselves report, issue by issue, page by page."""

    def weigh(one: Reported) -> weights.Heft | int:
        issue, statement = one
        is_home = is_at_home(dossier, issue, statement)
        if is_home:
            return weights.weight(dossier, statement)
        return weights.line(dossier, statement)

    return list_pages(BACKGROUND, _reported(dossier), weigh)


def is_at_home(dossier: Dossier, issue: Issue | str | None, statement: Statement) -> bool:
    """Whether a piece of background stands in full under this issue, or what it stands under."""
    return not isinstance(issue, Issue) or dossier.of(statement).issue == issue


def _reported(dossier: Dossier) -> Iterator[Reported]:
    for issue in dossier.explainer.issues:
        for one in dossier.on_issue(issue):
            if isinstance(one, Background):
                yield issue, one
    standing = (one for one in dossier.statements if isinstance(one, Background))
    yield from ((None, one) for one in standing if not one.issue)
    yield from ((RETRACTED, one) for one in dossier.explainer.background if one.retracted)


@lru_cache(maxsize=2)
def difference_runs(dossier: Dossier) -> list[ListPage[tuple[str, Difference]]]:
    """Where the sources differ, by how much it matters, page by page."""
    found = [(name, one) for name, group in by_weight(dossier) for one in group]
    return list_pages(DIFFERENCES, found, lambda one: difference_weight(dossier, one[1]))


def difference_weight(dossier: Dossier, difference: Difference) -> weights.Heft:
    """What a difference takes, with the passages that its accounts open."""
    accounts = difference.accounts
    told = sum(weights.rows(one.summary) for one in accounts)
    opened = weights.marks(dossier.cited(one) for one in accounts)
    return opened + told + weights.rows(difference.name, difference.summary)


@lru_cache(maxsize=2)
def posed_runs(dossier: Dossier) -> list[ListPage[PosedQuestion]]:
    """The questions that no party poses, page by page; none where they fit with the others."""
    posed = [*dossier.posed, *(one for one in dossier.explainer.questions if one.retracted)]
    if sum(weights.weight(dossier, one) for one in posed) <= room(0.3):
        return []
    return list_pages(POSED, posed, lambda one: weights.weight(dossier, one))


def source_runs(dossier: Dossier, source: Source) -> list[ListPage[int]]:
    """The paragraphs of a source that are shown, by number, page by page."""
    return _all_source_runs(dossier)[source.id]


@lru_cache(maxsize=2)
def _all_source_runs(dossier: Dossier) -> Mapping[str, list[ListPage[int]]]:
    found = {}
    for one in dossier.explainer.sources:
        weigh = partial(_paragraph, dossier, one)
        found[one.id] = list_pages(f"sources/{one.id}.md", _shown(dossier, one), weigh)
    return found


def _shown(dossier: Dossier, source: Source) -> Iterator[int]:
    """The numbers of the paragraphs of a source that may be shown, and are."""
    if source.display == "link":
        return
    for one in dossier.archive.articles[source.id].paragraphs:
        if source.display == "full" or dossier.pieces_from(source, one.number):
            yield one.number


_PARAGRAPH, _PIECE, _MARKED = 500, 900, 3
"""What a paragraph takes, and each piece of evidence beneath it by itself and for each byte of its
words."""


def _paragraph(dossier: Dossier, source: Source, number: int) -> int:
    text = dossier.archive.articles[source.id].paragraphs[number - 1].text
    pieces = dossier.pieces_from(source, number)
    said = sum(_PIECE + weights.rows(weights.line_words(one.record)) for one in pieces)
    runs = (run.span for one in pieces for run in one.runs if run.paragraph == number)
    quoted = sum(len(text[run.start : run.end].encode()) for run in runs) * _MARKED
    return _PARAGRAPH + len(text.encode()) + said + quoted


def paragraph_page(dossier: Dossier, source: Source, number: int) -> str:
    """The path of the page of a source on which a paragraph stands."""
    return _paragraphs(dossier).get((source.id, number), f"sources/{source.id}.md")


@lru_cache(maxsize=2)
def _paragraphs(dossier: Dossier) -> Mapping[Spot, str]:
    return {
        (name, number): run.path
        for name, runs in _all_source_runs(dossier).items()
        for run in runs
        for number in run.items
    }


def home_of(dossier: Dossier, record: Background | PosedQuestion | Difference) -> str:
    """The path of the page on which such a record has its anchor."""
    default = {Background: BACKGROUND, Difference: DIFFERENCES}.get(type(record), "questions.md")
    return _homes(dossier).get(record.id, default)


@lru_cache(maxsize=2)
def _homes(dossier: Dossier) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for run in background_runs(dossier):
        for issue, one in run.items:
            if is_at_home(dossier, issue, one):
                found[one.id] = run.path
    found |= {one.id: run.path for run in difference_runs(dossier) for _, one in run.items}
    return found | {one.id: run.path for run in posed_runs(dossier) for one in run.items}
