"""Which paragraphs and quoted words of the sources nothing on the site accounts for yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.content.model import Source, Statement
from generator.evidence.articles import Article, Paragraph
from generator.evidence.dossier import Dossier
from generator.evidence.quotation_marks import Span
from generator.evidence.resolve import cited_words


@dataclass(frozen=True)
class Coverage:
    """One source: how much of it there is, and what is not accounted for.

    `paragraphs` leaves boilerplate out; `spans` counts stretches inside quotation marks.
    """

    source: Source
    paragraphs: int
    spans: int
    missing_paragraphs: tuple[Paragraph, ...]
    missing_spans: tuple[tuple[int, str], ...]

    @property
    def is_complete(self) -> bool:
        """Whether everything is accounted for."""
        return not self.missing_paragraphs and not self.missing_spans


def measure_coverage(dossier: Dossier) -> list[Coverage]:
    """The coverage of every source by statements, background included."""
    stated = (cited for cited in dossier.evidence if isinstance(cited.record, Statement))
    cited = cited_words(stated)
    return [_coverage(article, cited) for article in dossier.archive.articles.values()]


def _coverage(article: Article, cited: dict[tuple[str, int], list[Span]]) -> Coverage:
    name = article.source.id
    missing = [
        (paragraph.number, words)
        for paragraph in article.reporting
        for words in _missing_words(paragraph, cited.get((name, paragraph.number), []))
    ]
    return Coverage(
        article.source,
        len(article.reporting),
        sum(len(paragraph.quoted) for paragraph in article.reporting),
        tuple(p for p in article.reporting if (name, p.number) not in cited),
        tuple(missing),
    )


def _missing_words(paragraph: Paragraph, quoted: list[Span]) -> Iterator[str]:
    """The quoted stretches of a paragraph of which some word is not cited."""
    for span in paragraph.quoted:
        covered = {i for one in quoted for i in range(one.start, one.end)}
        letters = (i for i in range(span.start, span.end) if paragraph.text[i].isalnum())
        if any(index not in covered for index in letters):
            yield paragraph.text[span.start : span.end]
