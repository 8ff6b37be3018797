"""Which paragraphs and quoted words of the sources nothing on the site accounts for yet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.content.model import Source
from generator.content.statements import Statement
from generator.evidence.articles import Article, Paragraph
from generator.evidence.dossier import Dossier, Spot
from generator.evidence.languages import language_of
from generator.evidence.proposals import sentence_spans
from generator.evidence.quotation_marks import Span, touch
from generator.evidence.resolve import cited_words


@dataclass(frozen=True)
class Coverage:
    """One source: how much of it there is, and what is not accounted for.

    `paragraphs` leaves out boilerplate, and turns of those who speak for no party; `spans` counts
    stretches inside quotation marks, and none in texts and turns in their speaker's own words. A
    passage accounts for the sentences that it stands in: `bare_sentences` are the others of its
    paragraph. They may say nothing that matters: none need be cited.
    """

    source: Source
    paragraphs: int
    spans: int
    missing_paragraphs: tuple[Paragraph, ...]
    missing_spans: tuple[tuple[int, str], ...]
    bare_sentences: tuple[tuple[int, str], ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether everything is accounted for."""
        return not self.missing_paragraphs and not self.missing_spans


def measure_coverage(dossier: Dossier) -> list[Coverage]:
    """The coverage of every source by statements, background included."""
    stated = [cited for cited in dossier.evidence if isinstance(cited.record, Statement)]
    cited = cited_words(stated)
    return [_coverage(dossier, article, cited) for article in dossier.archive.articles.values()]


def _coverage(dossier: Dossier, article: Article, cited: Mapping[Spot, Sequence[Span]]) -> Coverage:
    name = article.source.id
    missing = [
        (paragraph.number, paragraph.text[span.start : span.end])
        for paragraph in article.reporting
        for span in spans_not_cited(paragraph, cited.get((name, paragraph.number), []))
    ]
    return Coverage(
        article.source,
        len(article.telling),
        sum(len(paragraph.quoted) for paragraph in article.reporting),
        tuple(p for p in article.telling if (name, p.number) not in cited),
        tuple(missing),
        tuple(_bare_sentences(dossier, article)),
    )


def _bare_sentences(dossier: Dossier, article: Article) -> Iterator[tuple[int, str]]:
    language = language_of(dossier.explainer, article.source)
    for paragraph in article.telling:
        pieces = dossier.pieces_from(article.source, paragraph.number)
        stated = [piece for piece in pieces if isinstance(piece.record, Statement)]
        if not any(piece.evidence.passage for piece in stated):
            continue
        here = [p.span for one in stated for p in one.passages if p.paragraph == paragraph.number]
        for span in sentence_spans(paragraph, language):
            if not any(touch(span, words) for words in here):
                yield paragraph.number, paragraph.text[span.start : span.end]


def spans_not_cited(paragraph: Paragraph, cited: Sequence[Span]) -> list[Span]:
    """The quoted stretches of a paragraph of which some word is not among those that are `cited`;
    none where it is boilerplate."""
    quoted = () if paragraph.boilerplate else paragraph.quoted
    return [span for span in quoted if not is_cited_in_full(paragraph, span, cited)]


def is_cited_in_full(paragraph: Paragraph, span: Span, cited: Sequence[Span]) -> bool:
    """Whether all words of a stretch of a paragraph are among those that are `cited`."""
    covered = {index for one in cited for index in range(one.start, one.end)}
    text = paragraph.text
    return all(i in covered for i in range(span.start, span.end) if text[i].isalnum())
