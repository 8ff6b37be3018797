"""Words that an editor has at hand → where an article says them, and the evidence for it.

Words are compared without their case and without punctuation, so that a copy with other quotation
marks, dashes or spaces is found too. What is offered is always what the article prints, exact and
held against the evidence rules.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from generator.authoring.citations import (
    Citation,
    cite_passage,
    cite_quoted,
    may_be_joined,
    whole,
)
from generator.evidence.articles.archive import Article, Paragraph, Passage
from generator.evidence.languages import Language
from generator.evidence.matching import comparable, nearest_passage, readable
from generator.evidence.proposals import propose_passage
from generator.evidence.quotation_marks import Span

_ALONE = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}"
_WORD = regex.compile(rf"[{_ALONE}]|[[\w\p{{M}}]--[{_ALONE}]]+", regex.V1)
"""A word, or a letter of a script that does not divide words by spaces."""

_LEFT_OUT = regex.compile(r"\s*[\[(]?(?:…|\.\.\.)[\])]?\s*")
_WHY_APART = (
    "each has an entry of its own, since what the article says between them denies something, or "
    "cannot be checked: look whether they can stand alone"
)
_NOBODYS = (
    "these are words of somebody who speaks for no party: they are no statement, and carry a "
    "question in content/questions.yaml alone, there also as a `quote`"
)
_NEAREST = 3
"""How many of the nearest passages are told."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to cite the words: the entries for `evidence`, and what an editor should know."""

    citations: tuple[Citation, ...]
    paragraphs: tuple[int, ...]
    is_quoted: bool
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of an article, as it is compared, and the stretch inside marks that it stands in."""

    paragraph: Paragraph
    span: Span
    text: str
    quotation: Span | None


def _runs(
    words: Sequence[_Word], wanted: Sequence[str], after: int = 0
) -> Iterator[tuple[int, int]]:
    """Each run of the `wanted` words from the `after`-th on: its first word, and its end."""
    text = f" {' '.join(word.text for word in words)} "
    needle = regex.escape(f" {' '.join(wanted)} ")
    for found in regex.finditer(needle, text, overlapped=True):
        first = text.count(" ", 0, found.start())
        if first >= after:
            yield first, first + len(wanted)


def _ways(words: list[_Word], pieces: Sequence[Sequence[str]]) -> Iterator[list[_Word]]:
    """The words of each place where all `pieces` follow one another, closely."""
    for first, end in _runs(words, pieces[0]):
        found = words[first:end]
        for piece in pieces[1:]:
            start, end = next(_runs(words, piece, end), (end, -1))
            if end < 0 or words[start].paragraph.number > found[-1].paragraph.number + 1:
                break
            found += words[start:end]
        else:
            yield found


def find_words(article: Article, text: str, language: Language) -> list[Way]:
    """Each way to cite `text` from `article`; those inside quotation marks, if there are any.

    An ellipsis in `text` stands for words left out. Brackets that the article put into a quotation
    may be left out too, and so may its “he said”: the evidence is right in any case.
    """
    pieces = [words for piece in _LEFT_OUT.split(readable(text)) if (words := _words_of(piece))]
    for stream in _streams(article) if pieces else ():
        ways = [_way(article, found, language) for found in _ways(stream, pieces)]
        if ways:
            quoted = [way for way in ways if way.is_quoted]
            return list(dict.fromkeys(quoted or ways))
    return []


def find_elsewhere(articles: Sequence[Article], text: str) -> Iterator[str]:
    """Where else `text` stands: in boilerplate, or in another article than the first; in words."""
    wanted = _words_of(readable(text))
    for index, article in enumerate(articles if wanted else ()):
        for paragraph in article.paragraphs:
            is_there = any(_runs(_words_in(paragraph), wanted))
            if is_there and index:
                yield f"they stand in {article.source.id}, paragraph {paragraph.number}"
            elif is_there and (kind := paragraph.boilerplate):
                told = f"paragraph {paragraph.number} has them, which is boilerplate ({kind})"
                file = article.source.place.file
                yield f"{told} in {file}: take it off that list to cite it"


def find_nearest(article: Article, text: str) -> Iterator[str]:
    """The passages that are most like `text`, the likest first, what differs in brackets."""
    left = list(article.reporting)
    for _ in range(_NEAREST):
        found = nearest_passage(readable(text), [paragraph.text for paragraph in left])
        if not found:
            return
        paragraph = left.pop(found[0])
        yield f"nearest: {article.source.id}, paragraph {paragraph.number}: “{found[1]}”"


def find_sentence(article: Article, text: str, language: Language) -> Iterator[str]:
    """The sentence that most likely says what `text` tells in other words, if one is sure to."""
    numbers = (paragraph.number for paragraph in article.reporting)
    proposed = (propose_passage(article, number, text, language) for number in numbers)
    sure = [one for one in proposed if one and one.confidence == "high"]
    if sure:
        best = max(sure, key=lambda one: one.share)
        words = article.words(best.passage)
        yield f"perhaps meant: {article.source.id}, paragraph {best.passage.paragraph}: “{words}”"


def _streams(article: Article) -> Iterator[list[_Word]]:
    """The article's words: all, without what is in brackets, and those in quotation marks only."""
    words = [word for paragraph in article.reporting for word in _words_in(paragraph)]
    spoken = [word for word in words if not _around(word.paragraph.inserted, word.span)]
    yield words
    yield spoken
    for some in (words, spoken):
        yield [word for word in some if word.quotation]


def _words_of(text: str) -> list[str]:
    return [found[0].casefold() for found in _WORD.finditer(comparable(text)[0])]


def _words_in(paragraph: Paragraph) -> list[_Word]:
    plain, places = comparable(paragraph.text)
    quoted = () if paragraph.is_nobodys else paragraph.spoken
    words = (
        (found[0], Span(*map(places.__getitem__, found.span()))) for found in _WORD.finditer(plain)
    )
    return [_Word(paragraph, s, word.casefold(), _around(quoted, s)) for word, s in words]


def _around(spans: Sequence[Span], word: Span) -> Span | None:
    return next((span for span in spans if span.holds(word)), None)


def _way(article: Article, found: list[_Word], language: Language) -> Way:
    """How to cite a run of words: what of it is inside quotation marks, or else a passage."""
    numbers = tuple(dict.fromkeys(word.paragraph.number for word in found))
    runs = itertools.groupby(found, lambda word: (word.paragraph.number, word.quotation))
    stretches = [(quotation, list(group)) for (_, quotation), group in runs]
    passages = [_passage(article, quotation, group) for quotation, group in stretches if quotation]
    own = [_told(group) for quotation, group in stretches if not quotation]
    if passages and (quoted := cite_quoted(article, passages, language)):
        notes = []
        if own:
            notes.append(f"left out, since it is not inside quotation marks: “{' … '.join(own)}”")
        if len(quoted) > 1 and not may_be_joined(article, passages, language):
            notes.append(_WHY_APART)
        if speakers := _speakers(found):
            notes.append(f"these are own words of `speaker: {speakers}`: quote them as theirs")
        return Way(quoted, numbers, True, tuple(notes))
    note = "these are the article's own words: they are not inside quotation marks, so they cannot "
    note += "be quoted; this cites them as a passage"
    if passages:
        note = "they stand inside quotation marks or brackets in a text by its speaker: quote more "
        note += "words; this cites them as a passage"
    elif any(word.paragraph.speakers for word in found):
        note = _NOBODYS
    return Way((cite_passage(article, list(_runs_of(found)), language),), numbers, False, (note,))


def _runs_of(found: Sequence[_Word]) -> Iterator[Passage]:
    """Words of an article, those that follow one another there as one passage."""
    start, last = found[0], found[0]
    for word in found[1:]:
        is_next = word.paragraph is last.paragraph and last.span.end <= word.span.start
        gap = (last.span.end, word.span.start)
        if not is_next or _WORD.search(word.paragraph.text, *gap):
            yield Passage(start.paragraph.number, Span(start.span.start, last.span.end))
            start = word
        last = word
    yield Passage(start.paragraph.number, Span(start.span.start, last.span.end))


def _speakers(found: Sequence[_Word]) -> str:
    """Whose own words these are, by their ids; empty in an article."""
    ids = dict.fromkeys(one for word in found for one in word.paragraph.speakers)
    return ", ".join(ids)


def _passage(article: Article, quotation: Span, group: list[_Word]) -> Passage:
    """The stretch of a quotation that has these words, with the punctuation at its edges."""
    paragraph, start, end = group[0].paragraph, group[0].span.start, group[-1].span.end
    if not _WORD.search(paragraph.text, quotation.start, start):
        start = quotation.start
    if not _WORD.search(paragraph.text, end, quotation.end):
        end = whole(article, Passage(paragraph.number, Span(start, quotation.end))).span.end
    return Passage(paragraph.number, Span(start, end))


def _told(group: list[_Word]) -> str:
    return group[0].paragraph.text[group[0].span.start : group[-1].span.end]
