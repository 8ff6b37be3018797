"""Evidence → the exact passages of an article that it points at, or the rule that it breaks.

These are evidence rules 1 to 5. What is searched for is searched for once in a paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.content.model import Evidence
from generator.evidence.articles import Article, Paragraph, Passage
from generator.evidence.matching import (
    divided_occurrences,
    insertions,
    occurrences,
    unquoted,
    without_insertions,
)
from generator.evidence.quotation_marks import Span


@dataclass(frozen=True, slots=True)
class Located:
    """Where one piece of evidence stands, or which evidence rule it breaks.

    `quotes` are the words of the passages as the article prints them, `skipped` what it says
    between each and the next. `fault` is empty, or the rule; `fragment` is then the index of the
    fragment that breaks it.
    """

    passages: tuple[Passage, ...] = ()
    paragraphs: tuple[int, ...] = ()
    quotes: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    fault: str = ""
    fragment: int = 0


@dataclass(frozen=True, slots=True)
class _Found:
    """Where a fragment stands in a paragraph: at all, as a speaker's words, and cutting a word."""

    whole: tuple[Span, ...]
    quoted: tuple[Span, ...]
    is_cut: bool


_NOWHERE = _Found((), (), is_cut=False)


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds fragments in the paragraphs of one article, and remembers what was found."""

    article: Article
    _found: dict[tuple[str, int], _Found] = field(default_factory=dict)

    def find(self, fragment: str, paragraph: Paragraph) -> _Found:
        """Where a fragment stands in a paragraph of the article."""
        key = (fragment, paragraph.number)
        if key not in self._found:
            whole, cut = divided_occurrences(fragment, paragraph.text)
            quoted = tuple(span for span in whole if _is_spoken(span, paragraph))
            is_there = whole or cut  # nearly always it is not, and then all share one answer
            self._found[key] = _Found(tuple(whole), quoted, bool(cut)) if is_there else _NOWHERE
        return self._found[key]


def locate(evidence: Evidence, finder: Finder) -> Located:
    """Where `evidence` stands in the finder's article: evidence rules 1 to 5."""
    named = evidence.paragraph or ()
    if not evidence.quote:
        return Located(paragraphs=named)
    article = finder.article
    inside = [article.paragraph(number) for number in named] if named else article.reporting
    paragraphs = [paragraph for paragraph in inside if paragraph]
    fragments = [unquoted(fragment) for fragment in evidence.quote]
    for index, fragment in enumerate(fragments):
        if fault := _fault(fragment, paragraphs, finder):
            return Located(fault=fault, fragment=index)
    begun = [p for p in paragraphs if finder.find(fragments[0], p).quoted]
    groups = [paragraphs] if len(named) > 1 else [[paragraph] for paragraph in begun]
    ways = [way for group in groups if (way := _in_order(fragments, group, finder))]
    if not ways:
        return Located(fault="fragments-apart", fragment=1)
    way = ways[0]
    if not named and (len(ways) > 1 or _is_twice(fragments, way, finder)):
        return Located(fault="quote-ambiguous", paragraphs=tuple(w[0].paragraph for w in ways))
    skipped = skipped_texts(way, article)
    if left_out := _leaves_insertion_out(skipped):
        return Located(fault="insertion-left-out", fragment=left_out)
    numbers = tuple(dict.fromkeys(passage.paragraph for passage in way))
    return Located(tuple(way), numbers, tuple(map(article.words, way)), tuple(skipped))


def _fault(fragment: str, paragraphs: list[Paragraph], finder: Finder) -> str:
    """The evidence rule that one fragment breaks by itself, if any."""
    found = [finder.find(fragment, paragraph) for paragraph in paragraphs]
    if any(one.quoted for one in found):
        return ""
    if any(one.whole for one in found):
        return "quote-outside-quotation-marks"
    if any(one.is_cut for one in found):
        return "quote-cuts-word"
    if any(occurrences(fragment, without_insertions(p.text)) for p in paragraphs):
        return "insertion-left-out"
    return "quote-not-found"


def _is_spoken(span: Span, paragraph: Paragraph) -> bool:
    """Whether words are the speaker's: inside quotation marks, and no part of an insertion."""
    around = _begun_before(paragraph.quoted, span.start)
    return (
        bool(around)
        and around[-1].holds(span)
        and not any(
            one.meets(span) and (one.holds(span) or not span.holds(one))
            for edge in (span.start, span.end - 1)
            for one in _begun_before(paragraph.inserted, edge)
        )
    )


def _begun_before(spans: Sequence[Span], offset: int) -> Sequence[Span]:
    """Of `spans`, which are in order and apart, the last that begins at `offset` or before."""
    at = bisect_right(spans, offset, key=lambda span: span.start)
    return spans[max(0, at - 1) : at]


def _in_order(
    fragments: list[str], paragraphs: list[Paragraph], finder: Finder
) -> list[Passage] | None:
    """The first way to find every fragment after the one before it."""
    way: list[Passage] = []
    for fragment in fragments:
        after = way[-1] if way else Passage(0, Span(0, 0))
        passages = (
            Passage(paragraph.number, span)
            for paragraph in paragraphs
            for span in finder.find(fragment, paragraph).quoted
            if (paragraph.number, span.start) >= (after.paragraph, after.span.end)
        )
        if not (passage := next(passages, None)):
            return None
        way.append(passage)
    return way


def _is_twice(fragments: list[str], way: list[Passage], finder: Finder) -> bool:
    """Whether a quotation of one fragment stands a second time in the same paragraph."""
    paragraph = finder.article.paragraphs[way[0].paragraph - 1]
    return len(fragments) == 1 and len(finder.find(fragments[0], paragraph).quoted) > 1


def _leaves_insertion_out(skipped: Sequence[str]) -> int:
    """The fragment before which nothing but a bracketed insertion is skipped; 0 when none."""
    is_insertion = (Span(0, len(text)) in insertions(text) for text in skipped)
    return next((index for index, found in enumerate(is_insertion, 1) if found), 0)


def skipped_texts(passages: Sequence[Passage], article: Article) -> list[str]:
    """What the article says between each fragment and the next."""
    texts = []
    for one, other in pairwise(passages):
        ends = (one.paragraph, other.paragraph)
        around = article.paragraphs[one.paragraph - 1 : other.paragraph]
        *before, last = [p.text for p in around if not p.boilerplate or p.number in ends]
        text = " ".join([*before, last[: other.span.start]])
        texts.append(text[one.span.end :].strip())
    return texts


def told_around(passage: Passage, article: Article) -> tuple[str, str]:
    """What the article says in its own words after a passage, to the end of its sentence (“he said
    on Monday”), and in the whole of its paragraph."""
    paragraph = article.paragraphs[passage.paragraph - 1]
    edges = [0, *(edge for one in paragraph.quoted for edge in (one.start, one.end)), None]
    told = [paragraph.text[slice(*edges[n : n + 2])] for n in range(0, len(edges), 2)]
    after = told[paragraph.quoted.index(article.quotation_around(passage).span) + 1]
    return re.split(r"(?<=[^A-Z][.?!])\s", after, maxsplit=1)[0], " ".join(told)


def cut_off_before(passage: Passage, article: Article) -> str:
    """The last three words of the same clause that stand before a passage, inside its marks."""
    start = article.quotation_around(passage).span.start
    before = article.words(Passage(passage.paragraph, Span(start, passage.span.start)))
    clause = re.split(r"[.,;:!?…–—。，；]", before)[-1]
    return " ".join(clause.split()[-3:])


def cut_at(text: str, marked: Iterable[Span]) -> tuple[tuple[str, bool], ...]:
    """`text` cut at the edges of `marked`, each stretch with whether it is marked."""
    stretches, end = [], 0
    for span in marked:
        stretches += [(text[end : span.start], False), (text[span.start : span.end], True)]
        end = span.end
    stretches.append((text[end:], False))
    return tuple(stretch for stretch in stretches if stretch[0])


def spoken_stretches(passage: Passage, article: Article) -> tuple[tuple[str, bool], ...]:
    """The words of a passage, each stretch with whether a journalist put it there in brackets."""
    start = passage.span.start
    inserted = article.paragraphs[passage.paragraph - 1].inserted
    inside = [Span(s.start - start, s.end - start) for s in inserted if passage.span.holds(s)]
    return cut_at(article.words(passage), inside)
