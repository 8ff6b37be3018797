"""A translation beside its original: whether it has the same numbers, names and denials.

The two are in different languages, so their words cannot be compared; what can be is told from each
by what is known of its language. What a translation has and its original may not have is `-added`,
the reverse `-lost`. Where either language is unknown, that is all that is told.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby

from generator.evidence.languages import read_language
from generator.evidence.quotation_marks import Span, touch
from generator.evidence.support.figures.days import ToldDate, dates_in
from generator.evidence.support.figures.numbers import Quantity, numbers_in
from generator.evidence.support.force.negators import Negators
from generator.evidence.support.ground import Mismatch
from generator.evidence.support.named.bearers import Bearers
from generator.evidence.support.named.names import countries_of, country_names, has_name
from generator.evidence.support.reading import ReadText, Word, read_words
from generator.evidence.support.wording import WordPhrase

_LONG = 4
"""How many letters a word has at least behind a part that turns it: “un” in “unsafe”."""


def fidelity_findings(
    original: ReadText, translation: ReadText, called: Mapping[str, Sequence[str]]
) -> Iterator[Mismatch]:
    """What of a translation is not as in its original; `called` has the names of all who are known,
    by id, in any language.

    The stretch is one of the translation: the whole of it where something of the original is lost.
    """
    unknown = [one.code for one in (original, translation) if not _is_known(one)]
    found = [
        *_once(_numbers(original, translation)),
        *_once(_names(original, translation, called)),
        *(() if unknown else _once(_denials(original, translation))),
    ]
    if unknown and not found:
        yield Mismatch("not-compared", _whole(translation), translation.text, tuple(unknown))
    yield from found


def _once(found: Iterator[Mismatch]) -> Iterator[Mismatch]:
    """What is added, or else what is lost: where something is exchanged, the two are one cause."""
    told = list(found)
    added = [one for one in told if one.kind.endswith("-added")]
    yield from added or told


def _is_known(reading: ReadText) -> bool:
    return read_language(reading.code).is_known


def _whole(reading: ReadText) -> Span:
    return Span(0, len(reading.text))


def _numbers(original: ReadText, translation: ReadText) -> Iterator[Mismatch]:
    """The numbers and dates that only one of the two has. What is told in words is compared where
    both languages are known."""
    for one, other, kind in (
        (translation, original, "number-added"),
        (original, translation, "number-lost"),
    ):
        are_known = _is_known(one) and _is_known(other)
        dates, there = dates_in(one), dates_in(other)
        for date in dates:
            words = one.text[date.span.start : date.span.end]
            is_read = any(map(str.isdecimal, words)) or are_known
            if is_read and not any(_is_same_day(date, told) for told in there):
                yield _mismatch(kind, date.span, one, translation)
        numbers = numbers_in(other)
        for number in numbers_in(one):
            if any(touch(number.span, date.span) for date in dates):
                continue
            if not _is_among(number, one, numbers, other):
                is_read = _in_digits(number, one) or (are_known and not _is_part(number, one))
                yield from [_mismatch(kind, number.span, one, translation)] if is_read else ()


def _mismatch(kind: str, span: Span, reading: ReadText, translation: ReadText) -> Mismatch:
    place = span if reading is translation else _whole(translation)
    return Mismatch(kind, place, reading.text[span.start : span.end])


def _is_same_day(date: ToldDate, other: ToldDate) -> bool:
    """Whether two dates tell the same, as far as both tell it, and one of them all that the other
    does."""
    pairs = [
        (date.weekday, other.weekday),
        (date.day, other.day),
        (date.month, other.month),
        (date.year, other.year),
        (date.after, other.after),
    ]
    return all(one == two for one, two in pairs)


def _in_digits(number: Quantity, reading: ReadText) -> bool:
    return any(map(str.isdecimal, reading.text[number.span.start : number.span.end]))


def _is_part(number: Quantity, reading: ReadText) -> bool:
    """Whether a number is a word for a part of something, which languages tell in many ways."""
    words = (word.key for word in reading.words if touch(word.span, number.span))
    return any(word in reading.wording.fractions for word in words)


def _is_among(
    number: Quantity, reading: ReadText, others: Sequence[Quantity], there: ReadText
) -> bool:
    """Whether a text has a number, or its digits: where a language is not known, what multiplies
    them is not either."""
    if any(number.is_carried_by(one) or one.is_carried_by(number) for one in others):
        return True
    if any(
        _may_be_many(number, reading, one) or _may_be_many(one, there, number) for one in others
    ):
        return True
    if reading.text[number.span.start : number.span.end] in there.text.split():
        return True  # words that are kept as they are, such as those of a source
    digits = "" if _is_known(reading) and _is_known(there) else _digits(number, reading)
    return bool(digits) and any(digits == _digits(one, there) for one in others)


def _may_be_many(number: Quantity, reading: ReadText, other: Quantity) -> bool:
    """Whether a number is the bare word for what multiplies others (“тисячі”), which in languages
    of which the plural has that form too may stand for many, and another one is as vague."""
    words = reading.text[number.span.start : number.span.end]
    times = reading.wording.multiples.get(words.lower())
    return times is not None and other.is_vague and 2 * times in other.values


def _digits(number: Quantity, reading: ReadText) -> str:
    words = reading.text[number.span.start : number.span.end]
    return "".join(str(int(one)) for one in words if one.isdecimal())


def _names(
    original: ReadText, translation: ReadText, called: Mapping[str, Sequence[str]]
) -> Iterator[Mismatch]:
    """Who and which countries only one of the two names."""
    ours, theirs = Bearers(called, original.code), Bearers(called, translation.code)
    for one, bearers, other, others, kind in (
        (translation, theirs, original, ours, "name-added"),
        (original, ours, translation, theirs, "name-lost"),
    ):
        told: list[Span] = []
        there = others.may_be_named_in(other)
        for who, span in bearers.named_in(one):
            is_told = one is translation or bearers.names_plainly(who, one, other)
            if who in there or not others.can_name(who) or not is_told:
                told.append(span)
            elif not _is_country_there(called[who], one, other):
                told.append(span)
                yield _mismatch(kind, span, one, translation)
        for span in _countries_only_in(one, other, called, there):
            if not any(touch(span, known) for known in told):
                yield _mismatch(kind, span, one, translation)


def _is_country_there(names: Sequence[str], reading: ReadText, other: ReadText) -> bool:
    """Whether somebody is a country, and another text may name that."""
    named = (read_words(name, reading.code) for name in names)
    codes = {code for one in named for word in one.words for code in _countries(word, one)}
    return any(_may_name(code, other) for code in codes)


def _countries(word: Word, reading: ReadText) -> set[str]:
    known = country_names(reading.code)
    return set(countries_of(word, known, reading)) if word.stem[:3] in known else set()


def _countries_only_in(
    one: ReadText,
    other: ReadText,
    called: Mapping[str, Sequence[str]],
    named: frozenset[str],
) -> Iterator[Span]:
    """Where a text names a country that another cannot be said to name; `named` are those who are
    named there."""
    if not country_names(other.code):
        return
    there = [name for who in named for name in called[who]]
    for word in one.words:
        codes = _countries(word, one)
        if codes and not any(_may_name(code, other) for code in codes):
            texts = (read_words(name, one.code) for name in there)
            if not any(codes & _countries(w, text) for text in texts for w in text.words):
                yield word.span


def _may_name(country: str, reading: ReadText) -> bool:
    """Whether a text may name a country, with or without a capital letter, also by its language."""
    return any(
        all(has_name(part, reading) for part in phrase)
        for phrase in _phrases(reading.code).get(country, ())
    )


@cache
def _phrases(code: str) -> Mapping[str, tuple[WordPhrase, ...]]:
    """The names of each country in a language."""
    found: dict[str, set[WordPhrase]] = {}
    for listed in country_names(code).values():
        for phrase, country in listed:
            found.setdefault(country, set()).add(phrase)
    return {country: tuple(sorted(phrases)) for country, phrases in found.items()}


def _denials(original: ReadText, translation: ReadText) -> Iterator[Mismatch]:
    """That one of the two denies something and the other does not, sentence by sentence where both
    have as many."""
    negators = Negators.of(original), Negators.of(translation)
    if not any(one.denying for one in negators):
        return
    ours, theirs = map(_denying, negators)
    if len(ours) != len(theirs):
        ours, theirs = [_joined(ours)], [_joined(theirs)]
    for (denied, may_deny, _), (denied_there, may_deny_there, span) in zip(
        ours, theirs, strict=True
    ):
        if denied and not may_deny_there:
            yield Mismatch("denial-lost", span, denied)
        elif denied_there and not may_deny:
            yield Mismatch("denial-added", span, denied_there)


_Denying = tuple[str, bool, Span]
"""The word with which a sentence denies something, if any; whether it may do so in another way; and
where it stands."""


def _denying(negators: Negators) -> list[_Denying]:
    reading, turning = negators.reading, negators.reading.wording.turning
    loosely = negators.loose | negators.limits | negators.cancelled
    found: list[_Denying] = []
    for _, placed in groupby(enumerate(reading.words), lambda one: one[1].sentence):
        words = dict(placed)
        denied = next((word.text for at, word in words.items() if at in negators.denying), "")
        may_deny = bool(denied) or not loosely.isdisjoint(words)
        may_deny = may_deny or any(_is_turned(word.key, turning) for word in words.values())
        spans = [word.span for word in words.values()]
        found.append((denied, may_deny, Span(spans[0].start, spans[-1].end)))
    return found or [("", False, _whole(reading))]


def _is_turned(key: str, turning: Sequence[str]) -> bool:
    """Whether a word may deny by how it begins: “unsafe”."""
    return any(key.startswith(one) and len(key) - len(one) >= _LONG for one in turning)


def _joined(sentences: Sequence[_Denying]) -> _Denying:
    denied = next((one for one, _, _ in sentences if one), "")
    span = Span(sentences[0][2].start, sentences[-1][2].end)
    return denied, any(may_deny for _, may_deny, _ in sentences), span
