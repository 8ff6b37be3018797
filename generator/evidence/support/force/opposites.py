"""Words of a sentence whose opposites its passages have in their place: “raise”, “lower”.

A language's file lists pairs of opposites. Those that only stand before something (“before”,
“without”) are opposed where the same stands behind both.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import Any

from generator.evidence.languages import language_data
from generator.evidence.phrases import Found, Phrases, phrase_key, phrases
from generator.evidence.quotation_marks import Span
from generator.evidence.support.force.aligned import Beside
from generator.evidence.support.force.denials import ReadClause
from generator.evidence.support.ground import Mismatch
from generator.evidence.support.reading import ReadText, Word

_Side = tuple[int, int]
"""Which pair of opposites a word is of, and which of the two."""


@dataclass(frozen=True)
class Pole:
    """A word of a text that has an opposite: of which side, and, where it only stands before
    something, the next word that carries content, and the one `behind` that: what it stands before
    may be told more closely in one of two texts. It `is_denial` where it denies by itself."""

    side: _Side
    words: tuple[Word, ...]
    is_leading: bool
    next: Word | None
    behind: Word | None
    is_denial: bool


_Pair = tuple[Pole, Pole]


def opposed(ours: Sequence[Pole], theirs: Sequence[Pole], code: str) -> _Pair | None:
    """Two words of two texts in a language that are opposites, where neither text has both."""
    for pole in ours:
        beside = [one for one in theirs if _are_beside(pole, one, code)]
        same = [one for one in ours if _are_beside(pole, one, code)]
        contrary = pole.side[0], 1 - pole.side[1]
        against = next((one for one in beside if one.side == contrary), None)
        is_both = any(one.side == contrary for one in same)
        if against and not is_both and all(one.side != pole.side for one in beside):
            return pole, against
    return None


def _are_beside(pole: Pole, against: Pole, code: str) -> bool:
    """Whether two words, where they only stand before something, stand before the same."""
    if not pole.is_leading:
        return True
    if pole.next is None or against.next is None:
        return pole.next is against.next
    ours, theirs = _read(pole, code), _read(against, code)
    return theirs.has_form(pole.next) or ours.has_form(against.next)


def _read(pole: Pole, code: str) -> ReadText:
    """The words that a word stands before."""
    return ReadText("", code, tuple(one for one in (pole.next, pole.behind) if one))


def poles_in(clause: ReadClause, is_mild: bool = False) -> tuple[Pole, ...]:
    """The words of a clause that have opposites, in order; only those that deny nothing by
    themselves where `is_mild`."""
    return tuple(one for one in poles_of(clause.whole) if not (is_mild and one.is_denial))


@lru_cache(maxsize=1 << 13)
def poles_of(reading: ReadText) -> tuple[Pole, ...]:
    """The words of a text that have opposites, pair by pair."""
    return tuple(_poles(reading))


def _poles(reading: ReadText) -> Iterator[Pole]:
    """Each of them; of a pair, what stands in a longer phrase of either side is none."""
    pairs, numbers = _pairs(reading.code), _pairs_with(reading.code)
    for number in sorted(frozenset[int]().union(*map(numbers, reading.keys))):
        is_leading, sides = pairs[number]
        found = [(n, one) for n, listed in enumerate(sides) for one in listed.find(reading.keys)]
        for side, one in found:
            if any(_is_within(one, other) for _, other in found):
                continue
            words = reading.words[one.start : one.end]
            rest = reading.words[one.end :]
            told = (w for w in rest if w in reading.content_set or w.text[0].isnumeric())
            is_denial = any(reading.wording.is_denial(word.key) for word in words)
            after, behind = next(told, None), next(told, None)
            yield Pole((number, side), words, is_leading, after, behind, is_denial)


def _is_within(one: Found, other: Found) -> bool:
    is_longer = other.end - other.start > one.end - one.start
    return is_longer and other.start <= one.start and one.end <= other.end


@cache
def _pairs(code: str) -> tuple[tuple[bool, tuple[Phrases, Phrases]], ...]:
    data: dict[str, Any] = language_data(code)
    prefixes = data.get("stances", {}).get("prefixes", ())
    listed = data.get("support", {}).get("opposites", {})
    written = chain(
        ((False, pair) for pair in listed.get("words", ())),
        ((True, pair) for pair in listed.get("leading", ())),
    )
    return tuple(
        (is_leading, (phrases(one, prefixes), phrases(other, prefixes)))
        for is_leading, (one, other) in written
    )


@cache
def _pairs_with(code: str) -> Callable[[str], frozenset[int]]:
    """The numbers of the pairs of which a phrase may begin with a word: few words begin one."""
    whole, begun = dict[str, set[int]](), dict[str, set[int]]()
    pairs = _pairs(code)
    for number, (_, sides) in enumerate(pairs):
        for first in (one.split()[0] for listed in sides for one in listed.phrases):
            which = begun if first.endswith("*") else whole
            which.setdefault(first.rstrip("*"), set()).add(number)
    lengths = sorted(set(map(len, begun)))
    prefixes = pairs[0][1][0].prefixes if pairs else ()

    @lru_cache(maxsize=1 << 15)
    def found(key: str) -> frozenset[int]:
        word = phrase_key(key)
        heads = [word, *(word[len(one) :] for one in prefixes if word.startswith(one))]
        numbers = [whole.get(head, ()) for head in heads]
        numbers += [begun.get(head[:n], ()) for head in heads for n in lengths]
        return frozenset().union(*numbers)

    return found


def opposite_finding(clause: ReadClause, beside: Beside) -> Mismatch | None:
    """That a clause has the opposite of a word of the passages in its place: all that share most of
    its other words have it, and deny as much."""
    for pole in poles_in(clause):
        found = [_contrary(pole, clause, one) for one in _near(pole, clause, beside)]
        if found and all(found):
            span = Span(pole.words[0].start, pole.words[-1].end)
            text = clause.content.text[span.start : span.end]
            told = " ".join(word.text for word in found[0].words) if found[0] else ""
            return Mismatch("opposite", span, text, (told,))
    return None


def _near(pole: Pole, clause: ReadClause, beside: Beside) -> list[ReadClause]:
    """The clauses of the passages that share most words with one, but for one of its words."""
    words = [word for word in beside.about(clause) if word not in pole.words]
    if pole.is_denial and pole.next and not beside.holders(pole.next):
        return []  # “never late”, of “always on time”
    head = pole.next if pole.is_leading else None
    numbers = beside.nearest(words, head if head in words else None)
    if not words:
        poles = [one for one in poles_of(beside.sentence) if one.side[0] == pole.side[0]]
        paired = {word for one in (pole, *poles) for word in one.words}
        rest = [word for word in beside.sentence.content if word not in paired]
        rest = [word for word in rest if word.stem not in beside.named]
        near = beside.nearest(rest)
        numbers = sorted({*near, *(at for one in near for at in beside.around(one))})
        contrary = pole.side[0], 1 - pole.side[1]
        near = [n for n in numbers if any(p.side == contrary for p in poles_in(beside.theirs[n]))]
        is_said = any(p.side == pole.side for n in numbers for p in poles_in(beside.theirs[n]))
        numbers = [] if is_said else near
        if not rest:  # such as “The residents are unhappy”
            return [*beside.cited]
    return [beside.theirs[at] for at in numbers]


def _contrary(pole: Pole, clause: ReadClause, other: ReadClause) -> Pole | None:
    """The opposite of a word in another clause, where the two clauses deny as much besides."""
    code = clause.content.code
    ours = [one for one in poles_in(clause) if one == pole or one.side != pole.side]
    found = opposed([pole, *(o for o in ours if o != pole)], poles_in(other), code)
    if not found or found[0] != pole:
        return None
    denied = _denies(clause, pole), _denies(other, found[1])
    limits = [one for one in clause.limits if one not in pole.words]
    limits += [one for one in other.limits if one not in found[1].words]
    is_bound = pole.is_leading and not limits
    is_said = denied == (False, False) or (is_bound and denied == (True, True))
    return found[1] if is_said else None


def _denies(clause: ReadClause, but: Pole) -> bool:
    """Whether a clause denies something otherwise than by one of its words."""
    denials = [one for one in clause.denials if one.word not in but.words]
    return bool(denials) or clause.is_governed or (clause.is_double and but.is_denial)
