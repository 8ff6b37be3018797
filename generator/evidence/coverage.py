"""Which paragraphs and quoted words of the sources nothing on the site accounts for yet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.content.model import Source
from generator.content.statements import Statement
from generator.evidence.articles.archive import Article, Paragraph, Passage
from generator.evidence.articles.primary_texts import stands_between_marks
from generator.evidence.languages import language_of
from generator.evidence.matching import fold, unquoted
from generator.evidence.proposals import sentence_spans
from generator.evidence.quotation_marks import Span, touch
from generator.evidence.resolution.dossier import Dossier, Spot
from generator.evidence.resolution.resolve import cited_words


@dataclass(frozen=True)
class Coverage:
    """One source: how much of it there is, and what is not accounted for.

    `paragraphs` leaves out boilerplate, and turns of those who speak for no party; `spans` counts
    stretches inside quotation marks, and none in texts and turns in their speaker's own words;
    `terms` are those that no statement carries and that an editor has settled as said by nobody. A
    passage accounts for the sentences that it stands in: `bare_sentences` are the others of its
    paragraph. They may say nothing that matters: none need be cited.
    """

    source: Source
    paragraphs: int
    spans: int
    missing_paragraphs: tuple[Paragraph, ...]
    missing_spans: tuple[tuple[int, str], ...]
    bare_sentences: tuple[tuple[int, str], ...] = ()
    terms: tuple[tuple[int, str], ...] = ()

    @property
    def carried(self) -> int:
        """How many stretches inside quotation marks statements carry in full."""
        return self.spans - len(self.missing_spans) - len(self.terms)

    @property
    def is_complete(self) -> bool:
        """Whether everything is accounted for."""
        return not self.missing_paragraphs and not self.missing_spans


def measure_coverage(dossier: Dossier) -> list[Coverage]:
    """The coverage of every source by all that rests on it: statements, background, events and
    differences."""
    cited = cited_words(dossier.evidence)
    return [_coverage(dossier, article, cited) for article in dossier.archive.articles.values()]


def _coverage(dossier: Dossier, article: Article, cited: Mapping[Spot, Sequence[Span]]) -> Coverage:
    name = article.source.id
    left = [
        Passage(paragraph.number, span)
        for paragraph in article.reporting
        for span in spans_not_cited(paragraph, cited.get((name, paragraph.number), []))
    ]
    settled = set(settled_terms(dossier, article))
    missing, terms = (
        [(one.paragraph, article.words(one)) for one in left if (one in settled) == is_term]
        for is_term in (False, True)
    )
    return Coverage(
        article.source,
        len(article.telling),
        sum(len(paragraph.quoted) for paragraph in article.reporting),
        tuple(p for p in article.telling if (name, p.number) not in cited),
        tuple(missing),
        tuple(_bare_sentences(dossier, article)),
        tuple(terms),
    )


def settled_terms(dossier: Dossier, article: Article) -> list[Passage]:
    """The stretches inside quotation marks that an editor has settled as terms, and of which no
    statement quotes a word."""
    found = terms_in(article) if article.source.terms else {}
    keys = dict.fromkeys(map(term_key, article.source.terms))
    stretches = [one for key in keys for one in found.get(key, ())]
    return [one for one in stretches if not quoting(dossier, article, one)]


def uncited_terms(dossier: Dossier, article: Article) -> list[tuple[int, Passage]]:
    """Those of them that no statement rests on in full, each with the number of the term."""
    numbers = {term_key(term): index for index, term in enumerate(article.source.terms)}
    found = []
    for one in settled_terms(dossier, article):
        paragraph = article.paragraphs[one.paragraph - 1]
        pieces = dossier.pieces_from(article.source, one.paragraph)
        cited = cited_words(piece for piece in pieces if isinstance(piece.record, Statement))
        words = cited.get((article.source.id, one.paragraph), [])
        if not is_cited_in_full(paragraph, one.span, words):
            found.append((numbers[term_key(article.words(one))], one))
    return found


def terms_in(article: Article) -> dict[str, list[Passage]]:
    """What of an article may be a term: all stretches between quotation marks, by their words as
    `term_key` has them. None in a text by its speaker, where marks tell nothing."""
    found: dict[str, list[Passage]] = {}
    for paragraph in article.reporting:
        for span in paragraph.quoted:
            one = Passage(paragraph.number, span)
            words = article.words(one)
            if any(map(str.isalnum, words)) and stands_between_marks(paragraph.text, span):
                found.setdefault(term_key(words), []).append(one)
    return found


def term_key(words: str) -> str:
    """Words by which terms are compared: after folding, without marks around them and the stop or
    comma that some print before the closing one."""
    return fold(unquoted(words)).strip(_STOPS)


_STOPS = " .,;:،؛۔、，；：。।"


def quoting(dossier: Dossier, article: Article, stretch: Passage) -> Statement | None:
    """The first statement that quotes words of a stretch, if any does."""
    for piece in dossier.pieces_from(article.source, stretch.paragraph):
        quoted = (one.span for one in piece.quoted if one.paragraph == stretch.paragraph)
        if isinstance(piece.record, Statement) and any(touch(one, stretch.span) for one in quoted):
            return piece.record
    return None


def _bare_sentences(dossier: Dossier, article: Article) -> Iterator[tuple[int, str]]:
    language = language_of(dossier.explainer, article.source)
    for paragraph in article.telling:
        pieces = dossier.pieces_from(article.source, paragraph.number)
        if not any(piece.evidence.passage for piece in pieces):
            continue
        here = [p.span for one in pieces for p in one.passages if p.paragraph == paragraph.number]
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
