"""The reading view of coverage: whole articles for editors, each paragraph with what cites it.

It shows articles whole, which readers may not be shown; so no page of it is ever put among those
that are published.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from generator.content.atomic import Refusal
from generator.content.model import Source
from generator.content.statements import Background, PosedQuestion, Statement
from generator.content.writing import Written, write_all
from generator.evidence.articles.archive import Paragraph
from generator.evidence.coverage import (
    Coverage,
    measure_coverage,
    settled_terms,
    spans_not_cited,
)
from generator.evidence.quotation_marks import Span
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.passages import cut_segments
from generator.evidence.resolution.resolve import cited_words
from generator.pages.describe import source_title
from generator.pages.templating import fill
from generator.pages.words import words_for
from generator.site.csp import digest, policy
from generator.site.tokens import read_tokens

PARAGRAPH_KINDS = ("missing", "cited", "background", "boilerplate")
"""What a paragraph can be: cited by nothing, by a party's statement, by background alone, or one
that reports nothing."""

ASKED = "asked"
"""What it is besides in an interview: words of somebody who speaks for no party."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of a paragraph: the numbers of the statements that quote them, as the paragraph
    lists them, and whether they stand in quotation marks though none does, or are a term there."""

    text: str
    numbers: tuple[int, ...] = ()
    is_missing: bool = False
    is_term: bool = False


@dataclass(frozen=True, slots=True)
class Annotated:
    """A paragraph, one of PARAGRAPH_KINDS or ASKED, in stretches, with the statements that cite
    it."""

    paragraph: Paragraph
    kind: str
    stretches: tuple[Stretch, ...]
    statements: tuple[Statement, ...]

    @property
    def is_left(self) -> bool:
        """Whether something is left to do: no statement cites it, or none quotes some words."""
        return self.kind == "missing" or any(one.is_missing for one in self.stretches)


@dataclass(frozen=True)
class Reading:
    """An article with what rests on it."""

    coverage: Coverage
    paragraphs: tuple[Annotated, ...]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many paragraphs there are of each kind."""
        found = Counter(one.kind for one in self.paragraphs)
        kinds = (*PARAGRAPH_KINDS, *([ASKED] if found[ASKED] else ()))
        return [(kind, found[kind]) for kind in kinds]


def annotate_article(dossier: Dossier, coverage: Coverage) -> Reading:
    """An article with the statements that cite it; events and differences are none."""
    source = coverage.source
    article = dossier.archive.articles[source.id]
    terms: dict[int, list[Span]] = {}
    for one in settled_terms(dossier, article):
        terms.setdefault(one.paragraph, []).append(one.span)
    paragraphs = (
        _annotate(dossier, source, one, terms.get(one.number, [])) for one in article.paragraphs
    )
    return Reading(coverage, tuple(paragraphs))


def _annotate(
    dossier: Dossier, source: Source, paragraph: Paragraph, terms: Sequence[Span]
) -> Annotated:
    citing = dossier.citing(source, paragraph.number)
    statements = tuple(one for one in citing if isinstance(one, Statement))
    pieces = dossier.pieces_from(source, paragraph.number)
    of_each = ([piece for piece in pieces if piece.record is one] for one in statements)
    cited = [cited_words(cited)[source.id, paragraph.number] for cited in of_each]
    stretches = tuple(_stretches(paragraph, cited, terms))
    return Annotated(paragraph, _kind(paragraph, statements), stretches, statements)


def _kind(paragraph: Paragraph, statements: Iterable[Statement]) -> str:
    if paragraph.boilerplate:
        return "boilerplate"
    if paragraph.is_nobodys and all(isinstance(one, PosedQuestion) for one in statements):
        return ASKED
    is_background = [isinstance(statement, Background) for statement in statements]
    return "missing" if not is_background else "background" if all(is_background) else "cited"


def _stretches(
    paragraph: Paragraph, cited: Sequence[Sequence[Span]], terms: Sequence[Span]
) -> Iterator[Stretch]:
    """The text, cut wherever what a statement quotes, or none does, begins or ends.

    `cited` has what each statement quotes, `terms` what nobody says.
    """
    missing = spans_not_cited(paragraph, [span for spans in cited for span in spans])
    for span, held in cut_segments(paragraph.text, [missing, *cited, terms]):
        words = paragraph.text[span.start : span.end]
        numbers = tuple(number for number in held if 0 < number <= len(cited))
        is_open = 0 in held and not numbers and any(map(str.isalnum, words))
        is_term = len(cited) + 1 in held
        yield Stretch(words, numbers, is_open and not is_term, is_open and is_term)


COVERAGE = Path("build/coverage")
"""Where the pages stand, unless an editor wants them elsewhere."""

COVERAGE_TEMPLATES = Path(__file__).with_name("templates")
COVERAGE_STYLES = Path(__file__).with_name("reading.css")
_PUBLISHED = ("site", "dist", "build/docs", "build/edition", "content", "seeds")


def write_readings(root: Path, dossier: Dossier, out: Path) -> Written:
    """Make the folder `out` hold one page for each article, and one that lists them.

    Raises Refusal when `out` is part of what is published or built from, or was not made here.
    """
    for name in _PUBLISHED:
        folder = (root / name).resolve()
        if out.resolve() == folder or folder in out.resolve().parents:
            raise Refusal(f"{out}: whole articles must not stand in {name}/; name another folder")
    return write_all(out, render_readings(dossier))


def render_readings(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Each page's path and its HTML."""
    readings = [annotate_article(dossier, coverage) for coverage in measure_coverage(dossier)]
    yield "index.html", _fill("index.html.jinja", dossier, readings=readings)
    for reading in readings:
        name = f"{reading.coverage.source.id}.html"
        yield name, _fill("article.html.jinja", dossier, reading=reading)


def _fill(template: str, dossier: Dossier, **values: Any) -> str:
    """A template, filled in; all that is not its own is escaped."""
    words = words_for(dossier.explainer)
    style = read_tokens() + COVERAGE_STYLES.read_text("utf-8")
    return fill(
        COVERAGE_TEMPLATES / template,
        dossier,
        named=lambda reading: source_title(words, reading.coverage.source),
        style=Markup(style),
        policy=policy(styles=[digest(style)]),
        **values,
    )
