"""Evidence → the exact passages of an article that it points at, or the rule that it breaks.

These are evidence rules 1 to 5. Long because passages and quotations are found by the same steps, a
quotation inside its passage, and what stands around either is told from the same spans.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, TypeVar

from generator.content.problems import Place
from generator.content.statements import Evidence
from generator.content.tree import Mapping
from generator.evidence.articles.archive import Article, Paragraph, Passage
from generator.evidence.articles.primary_texts import has_own_words
from generator.evidence.matching import (
    matches,
    occurrences,
    readable,
    unquoted,
    without_insertions,
)
from generator.evidence.quotation_marks import Span, touch
from generator.evidence.store.kept import NONE_KEPT, Kept, KeptKind


@dataclass(frozen=True)
class Located:
    """One piece of evidence, and where it stands, or which evidence rule it breaks: see locate.

    `article` is that of its source, None where it cannot be read. `quoted` are the fragments of the
    quotation, `passages` all words that it rests on: the fragments of its passage or, where it has
    none, those of its quotation. `paragraphs` are the numbers of the paragraphs that it cites.
    `fault` is empty, or the rule; the fragment of that number in `faulty_field` then breaks it.
    `by` are the ids of those whose words a quotation must be in a text by its speaker; None where
    they may be anybody's.
    """

    evidence: Evidence
    article: Article | None
    quoted: tuple[Passage, ...] = ()
    passages: tuple[Passage, ...] = ()
    paragraphs: tuple[int, ...] = ()
    fault: str = ""
    fragment: int = 0
    faulty_field: str = "quote"
    by: tuple[str, ...] | None = None


_One = TypeVar("_One", bound=Located)

_Spans = dict[int, list[Span]]
"""Stretches of an article, by the number of their paragraph."""


def locate(one: _One) -> _One:
    """A piece of evidence with where it stands in its article: evidence rules 1 to 5."""
    article, named = one.article, one.evidence.paragraph or ()
    if article is None:
        return replace(one, fault="no-source")
    inside = [article.paragraph(number) for number in named] if named else article.reporting
    paragraphs = [paragraph for paragraph in inside if paragraph]
    if one.evidence.passage:
        one = _with_passage(one, article, paragraphs)
    if one.fault or not one.evidence.quote:
        return one
    return _with_quotation(one, article, paragraphs)


_Standing = tuple[tuple[Passage, ...], tuple[Passage, ...], tuple[int, ...], str, int, str]
"""What is told of where a piece of evidence stands, field by field."""

_FIELDS = ("quoted", "passages", "paragraphs", "fault", "fragment", "faulty_field")
_STANDING = KeptKind[tuple[_Standing, ...]]("standing", tuple[_Standing, ...])


def locate_all(pieces: Sequence[_One], kept: Kept = NONE_KEPT) -> list[_One]:
    """Each piece of evidence with where it stands in its article: told article by article, and of
    each article as it is `kept` if it is."""
    groups: dict[int, list[int]] = {}
    for number, one in enumerate(pieces):
        groups.setdefault(id(one.article), []).append(number)
    found = [*pieces]
    for numbers in groups.values():
        some = [pieces[number] for number in numbers]
        for number, told in zip(numbers, _all_standing(some, kept), strict=True):
            changes: dict[str, Any] = dict(zip(_FIELDS, told, strict=True))
            found[number] = replace(pieces[number], **changes)
    return found


def _all_standing(some: Sequence[Located], kept: Kept) -> tuple[_Standing, ...]:
    """Where pieces of evidence stand that have one article, or none."""
    article = some[0].article
    given = [(e.quote, e.passage, e.paragraph, one.by) for one in some for e in (one.evidence,)]
    read = (article.digest if article else b"", given)
    return kept.told(_STANDING, read, lambda: tuple(map(_standing_of, some)))


def _standing_of(piece: Located) -> _Standing:
    one = locate(piece)
    return one.quoted, one.passages, one.paragraphs, one.fault, one.fragment, one.faulty_field


def _with_passage(one: _One, article: Article, paragraphs: Sequence[Paragraph]) -> _One:
    """A piece of evidence with the one place where its passage stands, or what is wrong with it."""
    named = one.evidence.paragraph or ()
    fragments = [readable(fragment) for fragment in one.evidence.passage]
    found = [_spans_of(fragment, _having(fragment, article, paragraphs)) for fragment in fragments]
    one = replace(one, faulty_field="passage")
    wordless = [not any(map(str.isalnum, fragment)) for fragment in fragments]
    if any(wordless):
        return replace(one, fault="passage-without-words", fragment=wordless.index(True))
    if not all(found):
        index = found.index({})
        is_cut = any(matches(fragments[index], paragraph.text) for paragraph in paragraphs)
        fault = "passage-cuts-word" if is_cut else "passage-not-found"
        return replace(one, fault=fault, fragment=index)
    groups = [named] if len(named) > 1 else [(number,) for number in found[0]]
    ways = [way for group in groups if (way := _in_order(found, group))]
    if not ways:
        return replace(one, fault="fragments-apart", fragment=1)
    way = ways[0]
    fault = "passage-ambiguous"
    if len(ways) > 1:
        return replace(one, fault=fault, paragraphs=_numbers(way[0] for way in ways))
    last = _latest(found, named if len(named) > 1 else _numbers(way))
    for index, spots in enumerate(zip(way, last, strict=True)):
        if spots[0] != spots[1]:
            return replace(one, fault=fault, fragment=index, paragraphs=_numbers(spots))
    if set(named) - set(_numbers(way)):
        return replace(one, fault="passage-elsewhere", paragraphs=_numbers(way))
    return replace(one, passages=tuple(way), paragraphs=_numbers(way), faulty_field="quote")


def _with_quotation(one: _One, article: Article, paragraphs: Sequence[Paragraph]) -> _One:
    """A piece of evidence with where its quotation stands, inside its passage if it has one."""
    named = one.paragraphs or one.evidence.paragraph or ()
    fragments = [unquoted(fragment) for fragment in one.evidence.quote]
    having = [_having(fragment, article, paragraphs) for fragment in fragments]
    found = [_spoken(*those, one.by) for those in zip(fragments, having, strict=True)]
    if not all(found):
        index = found.index({})
        return replace(one, fault=_fault(fragments[index], paragraphs, one.by), fragment=index)
    if one.passages:
        found = [_inside(spans, without_gaps(one.passages, article)) for spans in found]
        if not all(found):
            return replace(one, fault="quote-outside-passage", fragment=found.index({}))
    groups = [named] if len(named) > 1 else [(number,) for number in found[0]]
    ways = [way for group in groups if (way := _in_order(found, group))]
    if not ways:
        return replace(one, fault="fragments-apart", fragment=1)
    is_twice = len(found) == 1 and sum(map(len, found[0].values())) > 1
    is_placed = one.evidence.paragraph and not one.passages
    if not is_placed and (len(ways) > 1 or is_twice):
        return replace(one, fault="quote-ambiguous", paragraphs=_numbers(way[0] for way in ways))
    way = ways[0]
    if left_out := _leaves_insertion_out(skipped_texts(way, article)):
        return replace(one, fault="insertion-left-out", fragment=left_out)
    rests_on, quoted = one.passages or tuple(way), tuple(way)
    return replace(one, quoted=quoted, passages=rests_on, paragraphs=_numbers(rests_on))


def _having(fragment: str, article: Article, paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Those of some paragraphs in which a fragment may stand."""
    numbers = article.may_have(fragment)
    return [one for one in paragraphs if one.number in numbers] if numbers else []


def _numbers(passages: Iterable[Passage]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(passage.paragraph for passage in passages))


def numbers_beside(passages: Sequence[Passage], article: Article) -> tuple[int, ...] | None:
    """The numbers that evidence must name beside the words of `passages`, so that it points at just
    these: none where the words are unique, their paragraphs where they stand elsewhere too; None
    where not even that tells them."""
    words = tuple(map(article.words, passages))
    for named in ((), _numbers(passages)):
        evidence = Evidence.model_construct(
            node=Mapping(Place("")),
            source=article.source.id,
            passage=words,
            paragraph=named or None,
        )
        if locate(Located(evidence, article)).passages == tuple(passages):
            return named
    return None


def _spans_of(fragment: str, paragraphs: Iterable[Paragraph]) -> _Spans:
    """Where a fragment stands, whoever says so."""
    found = {paragraph.number: occurrences(fragment, paragraph.text) for paragraph in paragraphs}
    return {number: spans for number, spans in found.items() if spans}


def _inside(found: _Spans, passages: Iterable[Passage]) -> _Spans:
    """What is `found` inside one of `passages`."""
    held = {
        number: [
            s for s in spans if any(p.paragraph == number and p.span.holds(s) for p in passages)
        ]
        for number, spans in found.items()
    }
    return {number: spans for number, spans in held.items() if spans}


def without_gaps(passages: Iterable[Passage], article: Article) -> tuple[Passage, ...]:
    """Passages, those joined between which nothing but a space stands, as in a broken line."""
    joined: list[Passage] = []
    for one in passages:
        last = joined[-1] if joined else None
        if last and last.paragraph == one.paragraph:
            between = Span(last.span.end, one.span.start)
            if not article.words(Passage(one.paragraph, between)).strip():
                one = Passage(one.paragraph, Span(last.span.start, one.span.end))
                joined.pop()
        joined.append(one)
    return tuple(joined)


def _spoken(fragment: str, paragraphs: Iterable[Paragraph], by: tuple[str, ...] | None) -> _Spans:
    """Where a fragment stands as the words of those who are to have said it."""
    found: _Spans = {}
    for paragraph in paragraphs:
        spans = occurrences(fragment, paragraph.text)
        if spoken := [span for span in spans if _is_spoken(span, paragraph, by)]:
            found[paragraph.number] = spoken
    return found


def _fault(fragment: str, paragraphs: Sequence[Paragraph], by: tuple[str, ...] | None) -> str:
    """The evidence rule that one fragment breaks which is nowhere a speaker's words."""
    texts = [paragraph.text for paragraph in paragraphs]
    having = [paragraph for paragraph in paragraphs if occurrences(fragment, paragraph.text)]
    if any(paragraph.is_of(by) or _is_within(fragment, paragraph) for paragraph in having):
        return "quote-within-quotation"
    if any(paragraph.speakers for paragraph in having):
        return "quote-of-another"
    if having:
        return "quote-outside-quotation-marks"
    if any(matches(fragment, text) for text in texts):
        return "quote-cuts-word"
    if any(occurrences(fragment, without_insertions(text)) for text in texts):
        return "insertion-left-out"
    return "quote-not-found"


def _is_within(fragment: str, paragraph: Paragraph) -> bool:
    """Whether words stand inside quotation marks in what a dash leads."""
    spans = occurrences(fragment, paragraph.text)
    within = () if paragraph.speakers else paragraph.inner
    return any(one.holds(span) for span in spans for one in within)


def _is_spoken(span: Span, paragraph: Paragraph, by: tuple[str, ...] | None) -> bool:
    """Whether words are the speaker's: inside quotation marks, or in a text or a turn of those who
    are to have said it; no part of an insertion, nor of a quotation in their words."""
    if paragraph.speakers and not paragraph.is_of(by):
        return False
    if not any(one.holds(span) for one in _around(paragraph.spoken, span.start)):
        return False
    within = [one for one in paragraph.inner if one.start < span.end and span.start < one.end]
    is_cut = not all(map(span.holds, within))
    if is_cut or (within and not has_own_words(paragraph.text, span, within)):
        return False
    edges = (span.start, span.end - 1)
    inserted = (one for edge in edges for one in _around(paragraph.inserted, edge))
    return all(span.holds(one) and one != span for one in inserted)


def is_own_passage(passage: Passage, article: Article, speakers: tuple[str, ...]) -> bool:
    """Whether some of a passage is said by `speakers` in a text or a turn of theirs, and not only
    what they quote of others."""
    paragraph, span = article.paragraphs[passage.paragraph - 1], passage.span
    within = [one for one in paragraph.inner if touch(one, span)]
    own = [Span(max(one.start, span.start), min(one.end, span.end)) for one in paragraph.own]
    return paragraph.is_of(speakers) and any(
        one.start < one.end and has_own_words(paragraph.text, one, within) for one in own
    )


def stands_in_own_words(passage: Passage, article: Article) -> bool:
    """Whether some of a passage stands in a text or a turn by its speaker, whoever that is, and be
    it what he quotes."""
    paragraph = article.paragraphs[passage.paragraph - 1]
    return any(touch(one, passage.span) for one in paragraph.own)


def _around(spans: Sequence[Span], offset: int) -> list[Span]:
    """The one of `spans`, which are in order and apart, that has the character at `offset`."""
    at = bisect_right(spans, offset, key=lambda span: span.start)
    return [span for span in spans[max(0, at - 1) : at] if offset < span.end]


def _in_order(found: Iterable[_Spans], numbers: Sequence[int]) -> list[Passage] | None:
    """The first way through some paragraphs that finds every fragment after the one before it."""
    way: list[Passage] = []
    for spans in found:
        end = (way[-1].paragraph, way[-1].span.end) if way else (0, 0)
        spots = ((number, span) for number in numbers for span in spans.get(number, ()))
        if not (spot := next((one for one in spots if (one[0], one[1].start) >= end), None)):
            return None
        way.append(Passage(*spot))
    return way


def _latest(found: Sequence[_Spans], numbers: Sequence[int]) -> list[Passage]:
    """The last way through some paragraphs that `_in_order` finds a way through: another than the
    first where there are several."""
    way: list[Passage] = []
    for spans in reversed(found):
        spots = [Passage(number, span) for number in numbers for span in spans.get(number, ())]
        if way:
            start = (way[0].paragraph, way[0].span.start)
            spots = [one for one in spots if (one.paragraph, one.span.end) <= start]
        way.insert(0, spots[-1])
    return way


def _leaves_insertion_out(skipped: Sequence[str]) -> int:
    """The fragment before which nothing but bracketed insertions is skipped; 0 when none."""
    left_out = (bool(text) and not without_insertions(text) for text in skipped)
    return next((index for index, found in enumerate(left_out, 1) if found), 0)


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


def cut_segments(
    text: str, marked: Sequence[Iterable[Span]]
) -> Iterator[tuple[Span, tuple[int, ...]]]:
    """`text` cut at the edges of all that is `marked`: each segment, with the indices of those of
    `marked` that have a stretch in which it lies."""
    turns: dict[int, list[tuple[int, int]]] = {0: [], len(text): []}
    for index, spans in enumerate(marked):
        for span in spans:
            turns.setdefault(span.start, []).append((index, 1))
            turns.setdefault(span.end, []).append((index, -1))
    holding = Counter[int]()
    for start, end in pairwise(sorted(turns)):
        for index, turn in turns[start]:
            holding[index] += turn
        yield Span(start, end), tuple(sorted(+holding))


def cut_at(text: str, marked: Iterable[Span]) -> tuple[tuple[str, bool], ...]:
    """`text` cut at the edges of `marked`, each stretch with whether it is marked."""
    cut = cut_segments(text, [tuple(marked)])
    return tuple((text[span.start : span.end], bool(held)) for span, held in cut)


def spoken_stretches(passage: Passage, article: Article) -> tuple[tuple[str, bool], ...]:
    """The words of a passage, each stretch with whether a journalist put it there in brackets."""
    start = passage.span.start
    inserted = article.paragraphs[passage.paragraph - 1].inserted
    inside = [Span(s.start - start, s.end - start) for s in inserted if passage.span.holds(s)]
    return cut_at(article.words(passage), inside)
