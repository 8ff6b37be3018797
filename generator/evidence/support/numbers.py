"""Numbers of a text, in digits or in words, as what they stand for: 1,000 and “a thousand” are one.

Where a mark may divide thousands or decimals, both are meant.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter

import regex

from generator.evidence.quotation_marks import Span, touch
from generator.evidence.support.reading import ReadText, Word, are_alike
from generator.evidence.support.wording import Wording

_DIGITS = regex.compile(
    r"(?<!\p{Nd})(?:\p{Nd}{1,3}(?:(?P<sign>[.,'’٬\u00a0\u202f ])\p{Nd}{3})"
    r"(?:(?P=sign)\p{Nd}{3})*(?!\p{Nd})|\p{Nd}+)(?:[.,٫]\p{Nd}+)?"
)
_INSIDE = regex.compile(r"(?<=\p{L})\p{Nd}+(?=\p{L})")
"""Digits in the middle of a word, which are no number."""

_SPACES = " \u00a0\u202f"
_GROUPS = "'’٬"
_ROMAN = regex.compile(r"(?<![\p{L}\p{N}])(?=[IVX]{2,5}(?![\p{L}\p{N}]))X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}
_BETWEEN = regex.compile(r"[\s\u00a0‐‑-]{0,2}")
_COMPOUNDING = ("de", "nl", "it", "sv", "da", "nb", "no", "fi", "hu")
"""Languages that write a number as one word."""

_VAGUE = 50
"""Up to how many times its least a vague number may stand for."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a text: what it may stand for, where, and the stem of the word behind it. A vague
    one (“dozens”) stands for the least that it may be, and for more."""

    values: frozenset[Fraction]
    span: Span
    unit: str = ""
    is_vague: bool = False

    def is_carried_by(self, other: "Quantity") -> bool:
        """Whether another number is the same, or one of those that a vague one stands for."""
        if self.is_vague and not other.is_vague:
            least = min(self.values)
            return any(least <= value <= _VAGUE * least for value in other.values)
        return self.is_vague == other.is_vague and not self.values.isdisjoint(other.values)

    def counts_like(self, other: "Quantity") -> bool:
        """Whether both count the same thing, as far as the word behind them tells."""
        if not self.unit or not other.unit:
            return False
        short, long = sorted((self.unit, other.unit), key=len)
        return are_alike(short, long) or (len(short) > 3 and long.endswith(short))


@lru_cache(maxsize=1 << 14)
def numbers_in(reading: ReadText) -> tuple[Quantity, ...]:
    """The numbers of a text, in order, but for words for one."""
    found = [*_in_digits(reading), *_in_words(reading), *_roman(reading.text)]
    found.sort(key=lambda one: (one.span.start, -one.span.end))
    kept: list[Quantity] = []
    for one in found:
        if not kept or not touch(kept[-1].span, one.span):
            kept.append(one)
    return tuple(kept)


def _in_digits(reading: ReadText) -> Iterator[Quantity]:
    wording, text = reading.wording, reading.text
    place = 0
    while match := _DIGITS.search(text, place):
        digits = match[0]
        if match["sign"] == " " and wording.group not in _SPACES:
            digits = digits.split(" ")[0]
        end = place = match.start() + len(digits)
        if _INSIDE.match(text, match.start()):
            continue
        first = bisect_left(reading.words, end, key=attrgetter("start"))
        behind = list(reading.words[first : first + 3])
        times = wording.multiples.get(behind[0].key) if behind else None
        if times and _BETWEEN.fullmatch(text, end, behind[0].start):
            end, behind = behind[0].end, behind[1:]
        else:
            times = 1
        values = frozenset(value * times for value in _values(digits, wording))
        yield Quantity(values, Span(match.start(), end), _unit(text, end, behind))


def _unit(text: str, end: int, behind: Sequence[Word]) -> str:
    """The stem of what is counted: the word right behind."""
    is_behind = behind and _BETWEEN.fullmatch(text, end, behind[0].start)
    return behind[0].stem if is_behind else ""


def _values(digits: str, wording: Wording) -> Iterator[Fraction]:
    """What digits with marks in them may stand for."""
    western = "".join(str(int(one)) if one.isdecimal() else one for one in digits)
    for sign in _SPACES + _GROUPS:
        western = western.replace(sign, "")
    parts = regex.split("[.,٫]", western)
    whole = Fraction(int("".join(parts)))
    marks = [one for one in western if not one.isdecimal()]
    if len(parts) == 1:
        yield whole
        return
    if all(len(part) == 3 for part in parts[1:]) and len(set(marks)) == 1:
        yield whole
    if marks.count(marks[-1]) == 1:
        yield whole / 10 ** len(parts[-1])


def _roman(text: str) -> Iterator[Quantity]:
    for match in _ROMAN.finditer(text):
        digits = [_ROMAN_DIGITS[one] for one in match[0]]
        value = sum(-one if one < following else one for one, following in pairwise([*digits, 0]))
        yield Quantity(frozenset([Fraction(value)]), Span(*match.span()))


def _in_words(reading: ReadText) -> Iterator[Quantity]:
    """Numbers in words: “twenty-five”, “two hundred thousand”, “fünfundzwanzig”."""
    wording, words = reading.wording, reading.words
    index = 0
    while index < len(words):
        if not _may_begin(words[index].key, wording):
            index += 1
            continue
        run = _run(reading, index)
        if not (found := _read_run([word.key for word in run], wording)):
            index += 1
            continue
        length, value, is_vague = found
        span = Span(words[index].start, run[length - 1].end)
        unit = _unit(reading.text, span.end, words[index + length : index + length + 1])
        yield Quantity(frozenset([Fraction(value)]), span, unit, is_vague)
        index += length


def _run(reading: ReadText, index: int) -> list[Word]:
    """The words from one on between which nothing but a space or a hyphen stands."""
    run = [reading.words[index]]
    for word in reading.words[index + 1 : index + 9]:
        if not _BETWEEN.fullmatch(reading.text, run[-1].end, word.start):
            break
        run.append(word)
    return run


def _may_begin(key: str, wording: Wording) -> bool:
    """Whether a number in words may begin with a word."""
    is_multiple = key in wording.multiples and len(key) > 2
    return (
        is_multiple
        or key in wording.ones
        or key in wording.vague
        or value_of(key, wording) is not None
    )


def _read_run(keys: Sequence[str], wording: Wording) -> tuple[int, int, bool] | None:
    """How many of some words are a number, which, and whether it is vague; None where none is."""
    total = part = length = 0
    for place, key in enumerate(keys):
        if key in wording.vague:
            more, factor = _of_vague(keys[place + 1 : place + 3], wording)
            return place + 1 + more, max(1, total + part) * wording.vague[key] * factor, True
        value = value_of(key, wording)
        times = wording.multiples.get(key)
        if times:
            if not total and not part and place and keys[0] not in wording.ones:
                break
            part = max(part, 1) * times
            total, part = (total + part, 0) if times >= 1000 else (total, part)
        elif value is not None:
            if not _follows(part, value, key, wording):
                break
            part = part * value if part == 4 and value == 20 else part + value
        elif _joins(key, place, total + part, wording):
            continue
        else:
            break
        length = place + 1
    return (length, total + part, False) if length else None


def _joins(key: str, place: int, number: int, wording: Wording) -> bool:
    """Whether a word leads on to a number: “a hundred”, “twenty and …”."""
    return (place == 0 and key in wording.ones) or (key in wording.number_joiners and number >= 20)


def _of_vague(keys: Sequence[str], wording: Wording) -> tuple[int, int]:
    """What stands behind a vague number and multiplies it, and how many words: “of thousands”."""
    for length, key in enumerate(keys, 1):
        times = wording.multiples.get(key) or wording.vague.get(key, 0) // 2
        if times:
            return length, 10 ** (len(str(times)) - 1)
        if len(key) > 3:
            break
    return 0, 1


def _follows(part: int, value: int, key: str, wording: Wording) -> bool:
    """Whether a number may go on with a word: twenty-five, soixante-dix, خمسة وعشرون."""
    if not part or part % 100 == 0:
        return True
    if part % 10 == 0 and part % 100 >= 20 and value < 10:
        return True
    if wording.code == "fr":
        return (part % 100 in (60, 80) and value < 20) or (part == 4 and value == 20)
    return key.startswith("و") and part % 100 < 10 <= value


def value_of(key: str, wording: Wording) -> int | None:
    """The number that one word is, also where it is made of several."""
    if key in wording.numbers:
        return wording.numbers[key]
    if key.startswith("و") and key[1:] in wording.numbers:
        return wording.numbers[key[1:]]
    return _compound(key, wording) if len(key) > 6 and wording.code in _COMPOUNDING else None


def _compound(key: str, wording: Wording) -> int | None:
    """The number of a word all of which is words for numbers: “fünfundzwanzig”."""
    parts = {**wording.numbers, **wording.multiples, "und": 0, "ein": 1}
    total, part, rest = 0, 0, key
    while rest:
        head = max((one for one in parts if rest.startswith(one)), key=len, default="")
        if not head:
            return None
        rest, value = rest[len(head) :], parts[head]
        if head in wording.multiples:
            part = max(part, 1) * value
            total, part = (total + part, 0) if value >= 1000 else (total, part)
        else:
            part += value
    return total + part
