"""Words in quotation marks in a sentence: exact words of what it rests on, or a finding.

Here an unpaired mark opens a quotation that runs to the end: in an article nothing is quoted that
cannot be paired, in what readers read nothing may escape.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from heapq import merge
from itertools import islice

import regex

from generator.evidence.articles.archive import Article, Paragraph
from generator.evidence.languages import read_language
from generator.evidence.matching import fold, nearest_passage, occurrences, readable
from generator.evidence.quotation_marks import CLOSERS, Span, quoted_spans, touch
from generator.evidence.support.ground import Ground, Mismatch
from generator.evidence.support.reading import read_words

_OPENERS = {**CLOSERS, "《": "》", "〈": "〉", "❝": "❞", "〝": "〞〟", "”": "”“", "″": "″"}
_LOOSE = regex.compile(
    r"(?<![\p{L}\p{N}])(?:,,|[‘’‚'´ʻ])(?=\p{L})(?P<words>[^‘’'´ʼ]*\s[^‘’'´ʼ]*)(?:''|[‘’'´ʼ])(?!\p{L})"
    r"|(?<![\p{L}\p{N}])[‘‹](?=\p{L})(?P<rest>[^‘’'›]*\s[^‘’'›]*)$"
)
"""Single marks that pair in no article, around two words or more, and such without an end."""

_SINGLE = "‘’‚'‹›‛"
_DOUBLE = regex.compile(
    "[" + "".join({*_OPENERS, *"".join(_OPENERS.values())} - {*_SINGLE}) + "]|''|(?<!`)``(?!`)"
)
_INCHES = regex.compile(r"\d[\"”]")
_GAP = regex.compile(r"\s*(?:\[(?:…|\.\.\.)\]|\((?:…|\.\.\.)\)|…|\.{3}|\. \. \.)\s*")
_FORMS = 6
"""How many quoted words may stand in other forms: a sentence may ask for them of a few."""

_ENDING = 3
"""How many letters the ending of a form has at most."""

_EDGE = " \t\n.,;:·–—-…"
_LETTER = regex.compile(r"[\p{L}\p{N}]")


@lru_cache(maxsize=1 << 12)  # several rules ask it of a sentence
def prose_quotations(text: str) -> tuple[Span, ...]:
    """The stretches of a sentence inside quotation marks, without the marks, in order; none inside
    another."""
    found = list(_doubles(text))
    single = (span for span in quoted_spans([text])[0] if text[span.start - 1] in _SINGLE)
    found = sorted((*found, *_apart(single, found)))
    loose = (
        Span(*(match.span("words") if match["words"] else match.span("rest")))
        for match in _LOOSE.finditer(text)
    )
    found = sorted((*found, *_apart(loose, found)))
    return tuple(span for span in found if _LETTER.search(text, span.start, span.end))


def _apart(spans: Iterable[Span], taken: Sequence[Span]) -> Iterator[Span]:
    """Those of some stretches that touch none of others, which are in order and apart."""
    for span in spans:
        before = bisect_left(taken, span.end, key=lambda one: one.start)
        if not before or not touch(span, taken[before - 1]):
            yield span


def _doubles(text: str) -> Iterator[Span]:
    """The stretches inside double marks, whichever pair an editor made of them."""
    marks = [*_DOUBLE.finditer(text)]
    alike: dict[str, list[int]] = defaultdict(list)
    for number, mark in enumerate(marks):
        alike[mark[0]].append(number)
    place = 0
    while place < len(marks):
        opened, place = marks[place], place + 1
        if _INCHES.match(text, opened.end() - 2) and place == len(marks):
            return
        closers = _OPENERS.get(opened[0], opened[0])
        wanted = _later(place, [alike[mark] for mark in alike if mark in closers])
        closing = first = next(wanted, place)
        if first < len(marks) and marks[first][0] in closers:
            depth = _depth(text, opened, marks[first])
            closing = next(islice(wanted, depth - 1, None), first) if depth else first
        yield Span(opened.end(), marks[closing].start() if closing < len(marks) else len(text))
        place = closing + 1


def _later(place: int, lists: Iterable[list[int]]) -> Iterator[int]:
    """The numbers from `place` on of several lists in order, in order: no list is read whole."""
    return merge(*(map(one.__getitem__, range(bisect_left(one, place), len(one))) for one in lists))


def _depth(text: str, opened: regex.Match[str], closed: regex.Match[str]) -> int:
    """How many more of the same opening marks stand before the first that closes."""
    is_told_apart = opened[0] not in _OPENERS.get(opened[0], opened[0])
    return text.count(opened[0], opened.end(), closed.start()) if is_told_apart else 0


def fragments_of(words: str) -> list[str]:
    """The words between ellipses, without marks at their edges that a sentence puts there."""
    parts = (part.strip(_EDGE) for part in _GAP.split(readable(words)))
    return [part for part in parts if _LETTER.search(part)]


def stands_in(words: str, text: str) -> bool:
    """Whether quoted words stand in a text, in order where an ellipsis divides them; the case of
    the first letter and the form of the marks inside may differ."""
    start = 0
    for fragment in fragments_of(words):
        spans = [span for span in places_of(fragment, text) if span.start >= start]
        if not spans:
            return False
        start = spans[0].end
    return True


def places_of(fragment: str, text: str) -> list[Span]:
    """Where one fragment stands in a text."""
    there = alike_marks(text)
    found = occurrences(alike_marks(fragment), there)
    if not found and fragment[:1].isalpha():
        found = occurrences(alike_marks(fragment[0].swapcase() + fragment[1:]), there)
    return found


def alike_marks(text: str) -> str:
    """A text folded, with all quotation marks alike: those inside others depend on these."""
    return fold(text).replace('"', "'")


def quoted_findings(text: str, ground: Ground) -> Iterator[Mismatch]:
    """The words in quotation marks that do not stand in the sentences of the passages.

    `quoted-elsewhere` where they stand in the article: `instead` then is the paragraph's number.
    `quoted-inflected` where they stand there in other forms, in a language that inflects them;
    `quoted-not-said` where they stand there, and nobody says them; else `quoted-nowhere`.
    """
    for span in prose_quotations(text):
        words = text[span.start : span.end].strip()
        if any(stands_in(words, around) for one in ground.pieces for around in one.around):
            if not _is_spoken(words, ground):
                yield Mismatch("quoted-not-said", span, words)
            continue
        if inflected := _inflected(words, ground):
            if not _is_whole_name(words, inflected, ground):
                yield Mismatch("quoted-inflected", span, words, (inflected,))
            continue
        number = next((n for article in ground.articles for n in _having(words, article)), 0)
        if number:
            yield Mismatch("quoted-elsewhere", span, words, (str(number),))
        else:
            yield Mismatch("quoted-nowhere", span, words, _nearest(words, ground.articles))


def _inflected(words: str, ground: Ground) -> str:
    """The words of a passage that are the quoted ones in other forms; nothing where none are."""
    if "inflects" not in read_language(ground.code).speech.listed("habits"):
        return ""
    wanted = read_words(words, ground.code).words
    for reading in ground.near if 0 < len(wanted) <= _FORMS else ():
        for start in range(len(reading.words) - len(wanted) + 1):
            there = reading.words[start : start + len(wanted)]
            if all(_is_form(a.stem, b.stem) for a, b in zip(wanted, there, strict=True)):
                return reading.text[there[0].start : there[-1].end]
    return ""


def _is_whole_name(words: str, inflected: str, ground: Ground) -> bool:
    """Whether words in marks are a name, whose form the sentence around it gives: they begin with
    capitals, and the passage has nothing else in its marks: “«Берега»”, of “«Берег»”."""
    paragraphs = (paragraph for one in ground.pieces for paragraph in one.paragraphs)
    in_marks = (
        one.text[span.start : span.end].strip() for one in paragraphs for span in one.quoted
    )
    is_capital = words[:1].isupper() and inflected[:1].isupper()
    return is_capital and inflected[-1:].isalnum() and inflected in in_marks


def _is_form(one: str, other: str) -> bool:
    """Whether two words may be forms of one: they differ in their last three letters at most."""
    shared = max(2, min(len(one), len(other)) - _ENDING)
    return one == other or (one[:shared] == other[:shared] and abs(len(one) - len(other)) < 4)


def _having(words: str, article: Article) -> Iterator[int]:
    """The numbers of the paragraphs of an article that have some words."""
    return (one.number for one in article.paragraphs if stands_in(words, one.text))


def _is_spoken(words: str, ground: Ground) -> bool:
    """Whether some of the words stand in cited paragraphs as somebody's own."""
    paragraphs = (paragraph for one in ground.pieces for paragraph in one.paragraphs)
    return any(_speaks(fragment, one) for one in paragraphs for fragment in fragments_of(words))


def _speaks(fragment: str, paragraph: Paragraph) -> bool:
    spoken = (*paragraph.spoken, *paragraph.quoted)
    return any(one.holds(span) for span in places_of(fragment, paragraph.text) for one in spoken)


def _nearest(words: str, articles: Iterable[Article]) -> tuple[str, ...]:
    """The words of an article that are nearest, the differing ones in brackets."""
    for article in articles:
        paragraphs: Sequence[Paragraph] = article.reporting
        found = nearest_passage(words, [one.text for one in paragraphs])
        if found:
            return (f"paragraph {paragraphs[found[0]].number}: “{found[1]}”",)
    return ()


def stands_anywhere(words: str, articles: Iterable[Article]) -> bool:
    """Whether one of some articles has quoted words in one of its paragraphs."""
    parts = fragments_of(words)
    if not parts:
        return True
    tail = alike_marks(parts[0])[1:]  # the case of the first letter may differ
    return any(
        tail in alike_marks(one.text) and stands_in(words, one.text)
        for article in articles
        for one in article.paragraphs
    )
