"""Whose words each paragraph of a source is: marks tell in an article, in all else the speaker.

An address, a document, a letter or a post is its speaker's, a turn of a transcript or an interview
that of whoever stands at its head. Words inside quotation marks there are somebody else's, or are
set apart from what the speaker says: they are quoted only with words of the speaker's around them.
Where a mark is left open, nothing after it is sure to be the speaker's.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from generator.content.ids import UNNAMED
from generator.content.model import Source
from generator.evidence.articles.dialogue import spoken_spans
from generator.evidence.articles.turns import (
    Head,
    find_heads,
    first_within,
    is_marker,
    key_of,
    without_number,
)
from generator.evidence.languages import Speech
from generator.evidence.quotation_marks import CLOSERS, Span, inside_like_marks, quoted_spans

_MARKS = {*CLOSERS, *"".join(CLOSERS.values())}
_DOUBLE = re.compile('[“”„‟«»"＂「」『』]')


_HEADLINE, _HEADLINES = 160, 4
"""How long a headline is at most, and how many lines stand before a text."""

_GOES_ON = re.compile(r"[.!?…。？！؟।۔,،:：;؛—–-]\W*$")
"""How sentences end, and what is followed by more."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words one paragraph is.

    `quoted` stands inside quotation marks, or is led by a dash as speech is. `own` are the words of
    `speakers`, ids, in a text or a turn of theirs; `speakers` is `unnamed` alone in a turn of
    somebody who speaks for no party or is not told. `inner` stands inside marks within `own`,
    within what a dash leads or within other marks, marks included. `turn` is the name at the head.
    """

    quoted: tuple[Span, ...] = ()
    own: tuple[Span, ...] = ()
    inner: tuple[Span, ...] = ()
    speakers: tuple[str, ...] = ()
    turn: str = ""


def find_voices(source: Source, texts: Sequence[str], speech: Speech) -> list[Voice]:
    """Whose words each of a source's paragraphs is, in order."""
    marked = quoted_spans(texts)
    if source.kind == "article":
        return [_in_article(text, spans, speech) for text, spans in zip(texts, marked, strict=True)]
    found, named = [Voice(spans) for spans in marked], _named(source)
    for speakers, head, numbers in _turns(source, texts, speech):
        starts = [head.end if head and head.number == number else 0 for number in numbers]
        # What stands at the head is no part of the turn, and quotations end with it.
        pairs = zip(numbers, starts, strict=True)
        bare = [" " * start + texts[number - 1][start:] for number, start in pairs]
        name = head.name if head else ""
        read = zip(numbers, bare, starts, quoted_spans(bare), strict=True)
        for number, text, start, spans in read:
            end = first_within(text, start, speech, named)
            own, inner = _own(text, Span(start, end), spans)
            found[number - 1] = Voice((), own, inner, speakers, name)
    return found


def heads_of(source: Source, texts: Sequence[str], speech: Speech) -> list[Head]:
    """The heads of turns in a source, known and unknown, without those that the editor says are
    none.

    Where all is said to be one speaker's, only what comes again or marks questions is one, and in
    an address also any name but one that it begins with (“Mr President: …”).
    """
    if source.kind == "article":
        return []
    skipped = {key_of(name) for name in source.no_turns}
    reporting = _reporting(source, texts)
    found = find_heads(reporting, speech, _named(source))
    found = [head for head in found if key_of(head.name) not in skipped]
    if source.turns or not source.speaker:
        return found
    counts = Counter(key_of(head.name) for head in found)
    first = next(iter(reporting), 0)
    return [
        head
        for head in found
        if counts[key_of(head.name)] > 1
        or is_marker(head.name, speech)
        or (source.kind == "address" and (head.is_bold or head.number != first))
    ]


def is_told(source: Source, head: Head) -> bool:
    """Whether a source says who the name at the head of a turn is, or whose that turn is."""
    return bool(_told(source, head)) or head.number in _numbered(source)


def begins_turn(source: Source, heads: Sequence[Head], number: int) -> bool:
    """Whether a turn begins at the paragraph of a number."""
    return number in _numbered(source) or any(head.number == number for head in heads)


@lru_cache(maxsize=32)
def _named(source: Source) -> dict[str, tuple[str, ...]]:
    """Who each name is that an editor has told, by its key; of two that are alike, the first."""
    turns = reversed(source.turns)
    return {key_of(name): turn.speaker for turn in turns for name in turn.name}


@lru_cache(maxsize=32)
def _numbered(source: Source) -> dict[int, tuple[str, ...]]:
    """Whose turn begins at each paragraph of which an editor has said so by its number."""
    return {number: turn.speaker for turn in source.turns for number in turn.paragraphs}


def _told(source: Source, head: Head) -> tuple[str, ...]:
    named = _named(source)
    return named.get(key_of(head.name)) or named.get(key_of(without_number(head.name))) or ()


def _who(source: Source, head: Head | None) -> tuple[str, ...]:
    if head is None:
        return source.speaker
    return _told(source, head) or (UNNAMED,)


def _reporting(source: Source, texts: Sequence[str]) -> Mapping[int, str]:
    """The paragraphs that are not boilerplate, nor a headline."""
    idle = {item.paragraph for item in source.boilerplate}
    if source.speaker and source.kind != "post":
        idle |= set(headlines(texts))
    title = (source.title or "").casefold()
    every = enumerate(texts, 1)
    return {
        n: text
        for n, text in every
        if n not in idle and not (n <= _HEADLINES and text.casefold() == title)
    }


def headlines(texts: Sequence[str]) -> list[int]:
    """The numbers of the first paragraphs that end as headlines and bylines do, and no sentence or
    address (“Dear friends,”); none where no paragraph ends as sentences do."""
    firsts = enumerate(texts[:_HEADLINES], 1)
    is_any = any(map(_GOES_ON.search, texts))
    plain = takewhile(lambda one: len(one[1]) <= _HEADLINE and not _GOES_ON.search(one[1]), firsts)
    return [number for number, _ in plain if is_any]


def _turns(
    source: Source, texts: Sequence[str], speech: Speech
) -> Iterator[tuple[tuple[str, ...], Head | None, list[int]]]:
    """Who speaks in each turn, its head if it has one, and the numbers of its paragraphs. Before
    the first there is nobody, or the one whose words all of the text is."""
    heads = {head.number: head for head in heads_of(source, texts, speech)}
    numbered = _numbered(source)
    speakers, head, numbers = source.speaker, None, list[int]()
    for number in _reporting(source, texts):
        if number in heads or number in numbered:
            yield from [(speakers, head, numbers)] if numbers else ()
            head, numbers = heads.get(number), []
            speakers = numbered.get(number) or _who(source, head)
        if speakers:
            numbers.append(number)
    if numbers:
        yield speakers, head, numbers


def _own(
    text: str, turn: Span, marked: Sequence[Span]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """What of a paragraph is its speaker's in a turn, and what stands inside marks there."""
    start, inner = turn.start, [with_marks(text, span) for span in marked]
    end = min(turn.end, _first_odd_mark(text, start, inner))
    own = _trimmed(text, Span(start, end))
    if own is None:
        return (), ()
    if start and len(inner) == 1 and not has_own_words(text, own, inner):
        # “Hale: “We pay.””: the marks are around all that she says.
        [said] = marked
        within = quoted_spans([text[said.start : said.end]])[0]
        shifted = (Span(said.start + one.start, said.start + one.end) for one in within)
        return (said,), tuple(with_marks(text, one) for one in shifted)
    return (own,), tuple(one for one in inner if own.holds(one))


def _first_odd_mark(text: str, start: int, inner: Sequence[Span]) -> int:
    """Where the first double mark stands that has no other; the end of the text where none has."""
    mark = _DOUBLE.search(_blanked(text, inner), start)
    return mark.start() if mark else len(text)


def _blanked(text: str, spans: Sequence[Span]) -> str:
    """A text with spaces in place of some stretches, which are given in order."""
    parts, at = [], 0
    for span in spans:
        parts += [text[at : span.start], " " * (span.end - max(at, span.start))]
        at = max(at, span.end)
    return "".join([*parts, text[at:]])


def _trimmed(text: str, span: Span) -> Span | None:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip())) if any(map(str.isalnum, words)) else None


def with_marks(text: str, span: Span) -> Span:
    """A stretch inside marks together with them, and the spaces between."""
    start, end = span.start, span.end
    while start and text[start - 1].isspace():
        start -= 1
    while end < len(text) and text[end].isspace():
        end += 1
    has_opener, has_closer = text[start - 1 : start] in _MARKS, text[end : end + 1] in _MARKS
    return Span(
        start - 1 if start and has_opener else span.start, end + 1 if has_closer else span.end
    )


def stands_between_marks(text: str, span: Span) -> bool:
    """Whether quotation marks stand on both sides of a stretch, and not what else leads speech."""
    before, after = text[: span.start].rstrip()[-1:], text[span.end :].lstrip()[:1]
    return before in {*_MARKS, "`"} and after in _MARKS if before and after else False


def has_own_words(text: str, span: Span, inner: Sequence[Span]) -> bool:
    """Whether a stretch has a word that stands inside none of `inner`."""
    return any(map(str.isalnum, _blanked(text, inner)[span.start : span.end]))


def _in_article(text: str, marked: tuple[Span, ...], speech: Speech) -> Voice:
    """What a paragraph of an article quotes: inside marks, or as speech that a dash leads."""
    said = spoken_spans(text, speech)
    if not said:
        nested = (one for span in marked for one in _nested(text, span))
        return Voice(marked, inner=tuple(sorted({*nested, *inside_like_marks(text)})))
    within = [with_marks(text, one) for one in marked]
    is_odd = _first_odd_mark(text, 0, within) < len(text)
    is_across = any(_crosses(one, other) for one in within for other in said)
    if is_odd or is_across:
        return Voice(marked)
    outside = [one for one in marked if not any(other.holds(one) for other in said)]
    inner = tuple(one for one in within if any(other.holds(one) for other in said))
    return Voice(tuple(sorted((*said, *outside))), inner=inner)


def _nested(text: str, span: Span) -> Iterator[Span]:
    """The quotations, with their marks, in what stands inside marks: where it has other words."""
    [found] = quoted_spans([text[span.start : span.end]])
    inner = [Span(span.start + one.start, span.start + one.end) for one in found]
    held = [with_marks(text, one) for one in inner if one.start < one.end]
    if has_own_words(text, span, held):
        yield from (one for one in held if span.holds(one))


def _crosses(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end and not other.holds(one)
