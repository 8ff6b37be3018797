"""Passages of an article → the entries under `evidence` that cite them, shortest first.

What is offered is always what the article prints, exact and held against the evidence rules.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.authoring.editing.layout import BREAKS_A_LINE, scalar
from generator.content.problems import Place
from generator.content.statements import Evidence
from generator.content.tree import Mapping
from generator.evidence.articles.archive import Article, Passage, listed
from generator.evidence.context.left_out import losses, skipped
from generator.evidence.languages import Language, words
from generator.evidence.proposals import sentence_spans
from generator.evidence.quotation_marks import Span, touch
from generator.evidence.resolution.passages import (
    Located,
    locate,
    numbers_beside,
    skipped_texts,
)

_LOOSE_ENDS = " ,;:،؛、，；：–—-"
"""What ends a quotation for the sake of the sentence around it, as in “…,” he said."""


@dataclass(frozen=True, slots=True)
class Citation:
    """What stands in one entry under `evidence`: words in quotation marks, or those of a report."""

    source: str
    quote: tuple[str, ...] = ()
    paragraph: tuple[int, ...] = ()
    passage: tuple[str, ...] = ()

    def lines(self, is_implied: bool = False) -> list[str]:
        """The entry as lines of YAML, beginning with its hyphen; without its source, where the file
        tells it."""
        found = [] if is_implied else [f"source: {scalar(self.source)}"]
        found += self._passage_lines()
        if len(self.quote) == 1:
            found.append(f"quote: {scalar(self.quote[0])}")
        elif self.quote:
            found += ["quote:", *(f"  - {scalar(fragment)}" for fragment in self.quote)]
        if self.paragraph:
            shown = listed(self.paragraph)
            found.append(f"paragraph: {shown if len(self.paragraph) == 1 else f'[{shown}]'}")
        return [f"{'  ' if number else '- '}{line}" for number, line in enumerate(found)]

    def _passage_lines(self) -> Iterator[str]:
        """One fragment a line, which needs no quotation marks, unless YAML would break a line."""
        if any(map(BREAKS_A_LINE.search, self.passage)):
            yield from ("passage:", *(f"  - {scalar(fragment)}" for fragment in self.passage))
        elif self.passage:
            yield from ("passage: |", *(f"  {fragment}" for fragment in self.passage))


def cite(article: Article, passages: Sequence[Passage]) -> Citation | None:
    """The shortest evidence that quotes `passages`, and nothing else; None when none can.

    Rules 1 to 5 hold for it, as `generator.evidence.resolution.passages.locate` has them.
    """
    source, quote = article.source.id, tuple(article.words(passage) for passage in passages)
    numbers = tuple(dict.fromkeys(passage.paragraph for passage in passages))
    for named in ((), numbers):
        evidence = Evidence.model_construct(
            node=Mapping(Place("")), source=source, quote=quote, paragraph=named or None
        )
        located = locate(Located(evidence, article))
        is_there = not located.fault and located.paragraphs == numbers
        if is_there and (len(quote) == 1 or _are_these(located.quoted, passages)):
            return Citation(source, quote, named)
    return None


def cite_quoted(
    article: Article, passages: Sequence[Passage], language: Language
) -> tuple[Citation, ...]:
    """Evidence that quotes `passages`: in one entry where that is allowed, else in one each.

    Empty when one of them cannot be quoted.
    """
    if may_be_joined(article, passages, language) and (together := cite(article, passages)):
        return (together,)
    apart = [cite(article, [passage]) for passage in passages]
    return tuple(dict.fromkeys(one for one in apart if one)) if all(apart) else ()


def cite_passage(article: Article, passages: Sequence[Passage], language: Language) -> Citation:
    """The shortest evidence that has `passages` of an article for its passage, in neighbouring
    paragraphs.

    More words are taken where these stand twice in one paragraph, or where what is left out before
    or between them denies something: all words in between, then their sentences, then all of their
    paragraphs.
    """
    for wider in (_as_they_are, _without_gaps, _sentences_of, _paragraphs_of):
        taken = wider(article, passages, language)
        if _is_fit(article, taken, language) and (found := cite_passages(article, taken)):
            return found
    taken = _paragraphs_of(article, passages, language)
    numbers, words = tuple(one.paragraph for one in taken), tuple(map(article.words, taken))
    return Citation(article.source.id, (), numbers, words)


def cite_passages(article: Article, passages: Sequence[Passage]) -> Citation | None:
    """Evidence that has `passages` for its passage, and nothing else; None when none can."""
    numbers = numbers_beside(passages, article)
    words = tuple(map(article.words, passages))
    return None if numbers is None else Citation(article.source.id, (), numbers, words)


def _is_fit(article: Article, passages: Sequence[Passage], language: Language) -> bool:
    """Whether nothing that is left out before or between `passages` denies something, or may."""
    lost = [
        *losses(passages, article, language, is_quoted=False),
        *skipped(passages, article, language, is_quoted=False),
    ]
    is_read = language.is_known or not _skips_words(article, passages)
    return is_read and not any(one.is_sure for one in lost)


def _skips_words(article: Article, passages: Sequence[Passage]) -> bool:
    return any(map(words, skipped_texts(passages, article)))


def _as_they_are(
    article: Article, passages: Sequence[Passage], language: Language
) -> Sequence[Passage]:
    return passages


def _without_gaps(
    article: Article, passages: Sequence[Passage], language: Language
) -> list[Passage]:
    """In each paragraph, all from the first word of `passages` to the last."""
    found: dict[int, Span] = {}
    for one in passages:
        start = found.get(one.paragraph, one.span).start
        found[one.paragraph] = Span(start, one.span.end)
    return [Passage(number, span) for number, span in found.items()]


def _sentences_of(
    article: Article, passages: Sequence[Passage], language: Language
) -> list[Passage]:
    """The whole sentences that `passages` begin and end in."""
    found = []
    for one in _without_gaps(article, passages, language):
        all_spans = sentence_spans(article.paragraphs[one.paragraph - 1], language)
        spans = [span for span in all_spans if touch(span, one.span)] or [one.span]
        start, end = min(spans).start, max(span.end for span in spans)
        found.append(
            Passage(one.paragraph, Span(min(start, one.span.start), max(end, one.span.end)))
        )
    return found


def _paragraphs_of(
    article: Article, passages: Sequence[Passage], language: Language
) -> list[Passage]:
    numbers = dict.fromkeys(passage.paragraph for passage in passages)
    return [Passage(n, Span(0, len(article.paragraphs[n - 1].text))) for n in numbers]


def may_be_joined(article: Article, passages: Sequence[Passage], language: Language) -> bool:
    """Whether nothing is skipped between `passages` that turns their sense, or may (rule 5)."""
    if not language.is_known:
        return not _skips_words(article, passages)
    return not any(skipped(passages, article, language, is_quoted=True))


def whole(article: Article, quoted: Passage) -> Passage:
    """A stretch inside quotation marks without the comma that leads on to “he said”."""
    text = article.words(quoted)
    kept = text.rstrip(_LOOSE_ENDS) or text
    return Passage(quoted.paragraph, Span(quoted.span.start, quoted.span.start + len(kept)))


def _are_these(found: Sequence[Passage], meant: Sequence[Passage]) -> bool:
    """Whether fragments stand where they were taken from, and not where the same words stand too:
    what is skipped between them would be something else."""
    return all(
        one.paragraph == other.paragraph and other.span.holds(one.span)
        for one, other in zip(found, meant, strict=True)
    )
