"""Which words of a text deny, and which words each of them denies.

In most languages that is the next word that carries content, in one whose verbs stand last the
others of the clause too. What denies a denial (“does not refuse”) denies nothing.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import regex

from generator.evidence.languages import read_language
from generator.evidence.phrases import Phrases
from generator.evidence.support.force.modals import denials_alone, modals_in
from generator.evidence.support.reading import ReadText, Word
from generator.evidence.support.wording import Wording

_MARK = regex.compile(r"[,;:.!?…–—()،؛؟。，；]")

_BESIDE = 3
"""How many words behind a word that denies what it is about is told at the latest."""

_LETTERS = 2
"""What is compared of a word that carries content has so many letters at least."""

_BETWEEN = ("", "zu", "ge")
"""What may stand between a verb and what is written before it: only German has such verbs."""

_LOOSE = ("denials", "falsehoods", "outright")
"""Lists of phrases that may be put in other words by a denial, as `loosely` denying ones."""


@dataclass(frozen=True, eq=False)
class Denial:
    """A word that denies, and the words that it denies, nearest first; `is_plain` where it does no
    more (“not”). It is `of_saying` where a verb tells by which nothing was said (“does not say
    that”), and `is_open` where that is left open (“does not say whether”). It `has_verb` where
    the next word is a verb that it denies (“refused to pay”). All words of its clause `behind` it
    are in its reach.
    """

    word: Word
    denied: tuple[Word, ...]
    is_plain: bool
    of_saying: Word | None = None
    is_open: bool = False
    has_verb: bool = False
    behind: tuple[Word, ...] = ()

    @property
    def first(self) -> Word | None:
        """The nearest word that it denies, if any."""
        return self.denied[0] if self.denied else None


@dataclass(frozen=True, eq=False)
class Negators:
    """A text, with the places of words that deny, plainly or not, of those that go with one
    (`limits`), and of those that deny nothing where they stand (`cancelled`), as all do in the
    phrases of several words that are `harmless`, and verbs with a word that stands apart.
    """

    reading: ReadText
    plain: frozenset[int]
    denying: frozenset[int]
    limits: frozenset[int]
    cancelled: frozenset[int]
    harmless: frozenset[int]

    @classmethod
    def of(cls, reading: ReadText) -> "Negators":
        """Those of a text."""
        wording, keys = reading.wording, reading.keys
        phrases = list(_cancelling(reading))
        apart = set(_apart(reading, wording.denying_apart))
        harmless = set(_apart(reading, wording.cancels_apart)) - apart
        cancelled = harmless.union(*phrases)
        longer = harmless.union(*(one for one in phrases if len(one) > 1))
        denials = frozenset(filter(wording.is_denial, reading.key_set))
        here = {index for index, key in enumerate(keys) if key in denials} - cancelled
        plain = frozenset(index for index in here if wording.is_negation(keys[index]))
        denying = frozenset(here | (apart - cancelled))
        limits = {index for index, key in enumerate(keys) if key in wording.limiting} - longer
        limits.update(_unless(reading))
        return cls(
            reading,
            plain,
            denying,
            frozenset(limits),
            frozenset(at for at in cancelled if wording.is_denial(keys[at])),
            frozenset(longer),
        )

    @cached_property
    def loose(self) -> frozenset[int]:
        """The places of words that may stand for one that denies."""
        return frozenset(_loose(self.reading)) - self.denying - self.harmless

    @cached_property
    def modals(self) -> tuple[tuple[int, str], ...]:
        """The places of modals, in order, and what each says."""
        return tuple(sorted(modals_in(self.reading)))

    @cached_property
    def told(self) -> frozenset[Word]:
        """The words by which one tells something."""
        return frozenset(_told(self.reading, self.limits))

    def denials(self, start: int, end: int) -> Iterator[Denial]:
        """What is denied in a clause, where nothing denies the denial itself."""
        places = [at for at in range(start, end) if at in self.denying]
        if "concord" in self.reading.wording.habits:
            places = self._merged(places)
        if "verb_last" in self.reading.wording.habits and self._are_both(places):
            return
        while places:
            at = places.pop(0)
            if places and at in self.plain and self._is_next(at, places[0]):
                places.pop(0)
            else:
                denied = tuple(self._denied(at, start, end))
                said, is_open = self._of_saying(at), self._is_open(at)
                yield Denial(
                    self.reading.words[at],
                    denied,
                    at in self.plain,
                    said,
                    is_open,
                    self._has_verb(at),
                    tuple(w for w in self.reading.words[at + 1 : end] if w in self.told),
                )

    def _of_saying(self, at: int) -> Word | None:
        """The verb of saying beside a word, where “that” follows on both."""
        words, language = self.reading.words, read_language(self.reading.code)
        that = {one[0] for one in language.jointly.get("that", ())} - self.reading.wording.asking
        behind = {word.key for word in words[at + 1 : at + _BESIDE]}
        near = [
            w for w in words[max(0, at - 1) : at + 2] if w.key in self.reading.wording.reporting
        ]
        return near[0] if near and behind & that else None

    def _has_verb(self, at: int) -> bool:
        """Whether what one denies follows at once, as an infinitive does."""
        language, keys = read_language(self.reading.code), self.reading.keys[at + 1 :]
        is_marked = not language.speech.listed("infinitives").isdisjoint(keys[:1])
        return at not in self.plain and is_marked

    def _is_open(self, at: int) -> bool:
        """Whether a word that asks stands behind one, such as “whether”."""
        near = self.reading.keys[at + 1 : at + _BESIDE + 1]
        return not self.reading.wording.asking.isdisjoint(near)

    def _merged(self, places: Sequence[int]) -> list[int]:
        """The places of words that deny; of several that are one (“никто не”) the word that stands
        before the verb."""
        before_verbs = read_language(self.reading.code).speech.listed("denials")
        kept = list[int]()
        for at in places:
            if not kept or not self._are_one(kept[-1], at):
                kept.append(at)
            elif self.reading.keys[kept[-1]] not in before_verbs:
                kept[-1] = at
        return kept

    def _are_one(self, at: int, after: int) -> bool:
        """Whether two plain denials of a clause are one: “никто не”."""
        if at not in self.plain or after not in self.plain:
            return False
        words = self.reading.words
        return not _MARK.search(self.reading.text[words[at].end : words[after].start])

    def _are_both(self, places: Sequence[int]) -> bool:
        """Whether of two denials of a clause the one denies the other: “lehnt … nicht ab”."""
        return len(places) == 2 and len(self.plain.intersection(places)) == 1

    def _is_next(self, at: int, other: int) -> bool:
        """Whether nothing that carries content or joins stands between two places: “cannot and will
        not” denies once."""
        between, joins = self.reading.words[at + 1 : other], self.reading.wording.joins
        return not any(word in self.told or word.key in joins for word in between)

    def _denied(self, at: int, start: int, end: int) -> Sequence[Word]:
        """The words that one denies: the next ones in its clause; where there are none, those
        before it; in a language whose verbs stand last, all."""
        words, wording = self.reading.words, self.reading.wording
        behind = [w for w in words[at + 1 : end] if w in self.told]
        before = [w for w in reversed(words[start:at]) if w in self.told]
        if "verb_last" in wording.habits:
            return behind or before if at in self.plain else [*behind, *before]
        if not behind or at not in self.plain:
            return behind or before
        return self._deed(behind, before, at) or behind[:1]

    def _deed(self, behind: Sequence[Word], before: Sequence[Word], at: int) -> Sequence[Word]:
        """The infinitive that goes with a verb behind a word that denies, in a language that tells
        infinitives by their endings: “не буду строить”, “строить не буду”."""
        wording, words = self.reading.wording, self.reading.words
        if not wording.infinitives or wording.is_infinitive(behind[0].key):
            return ()
        for one in (*behind[1:2], *before[:1], *before[-1:]):
            if wording.is_infinitive(one.key):
                first, last = sorted((words.index(one), at))
                is_joined = any(word.key in wording.joins for word in words[first + 1 : last])
                return () if is_joined else (one,)
        return ()


def _cancelling(reading: ReadText) -> Iterator[range]:
    """The phrases that take back the denial in them (“not only”), where nothing parts them."""
    for index, one in denials_alone(reading).at(reading.wording.cancels):
        if not _is_parted(reading, index, index + len(one)):
            yield range(index, index + len(one))


def _unless(reading: ReadText) -> Iterator[int]:
    """Where phrases stand by which something is so in one case alone, with a word in them that
    denies: “ما لم”."""
    conditions = read_language(reading.code).context["conditions"]
    found = conditions.find(reading.keys) if conditions.first(reading.keys) else ()
    for one in found:
        inside = reading.keys[one.start : one.end]
        if len(inside) > 1 and any(map(reading.wording.is_negation, inside)):
            yield one.start


def _loose(reading: ReadText) -> Iterator[int]:
    """Where something stands that a denial may put in other words."""
    every, *lists = _loosening(reading.wording)
    for listed in lists if every.first(reading.keys) else ():
        yield from (one.start for one in listed.find(reading.keys))
    yield from _apart(reading, read_language(reading.code).context.particles)


@cache
def _loosening(wording: Wording) -> tuple[Phrases, ...]:
    """The lists of what a denial may put in other words; first all of them, of which most texts
    have nothing."""
    context = read_language(wording.code).context
    lists = [wording.loosely, wording.rejecting, _together(wording.code)]
    lists += [context[name] for name in _LOOSE]
    every = dict.fromkeys(phrase for listed in lists for phrase in listed.phrases)
    return (Phrases(tuple(every), wording.loosely.prefixes), *lists)


def _told(reading: ReadText, limits: Container[int]) -> Iterator[Word]:
    """The words by which one tells something: none that a limit stands before."""
    found = read_language(reading.code).context["outright"].find(reading.keys)
    outright = {at for one in found for at in range(one.start, one.end)}
    for index, word in enumerate(reading.words):
        if index - 1 in limits or index in outright or word.key.startswith("'"):
            continue
        if has_content(word, reading) or word.key in reading.wording.reporting:
            yield word


def _is_parted(reading: ReadText, start: int, end: int) -> bool:
    """Whether a mark stands between some words."""
    return (
        _MARK.search(reading.text[reading.words[start].end : reading.words[end - 1].start])
        is not None
    )


def _apart(reading: ReadText, pairs: Iterable[tuple[Phrases, Phrases]]) -> Iterator[int]:
    """Where verbs stand whose sense a word turns that stands apart: “lehnt … ab”."""
    keys = reading.keys
    for verb, particle in pairs:
        for one in verb.find(keys) if particle.may_be_in(reading.key_set) else ():
            rest = reading.words[one.end :]
            near = [w.key for w in rest if w.sentence == reading.words[one.start].sentence]
            if any(_is_last(reading, one.end + found.end) for found in particle.find(near)):
                yield one.start


def _is_last(reading: ReadText, after: int) -> bool:
    """Whether a clause ends before a word, in a language whose verbs stand last; what stands there
    else begins another phrase: “schlug eine Brücke aus Holz vor”."""
    words, wording = reading.words, reading.wording
    if "verb_last" not in wording.habits or after >= len(words):
        return True
    between = reading.text[words[after - 1].end : words[after].start]
    return _MARK.search(between) is not None or not has_content(words[after], reading)


@cache
def _together(code: str) -> Phrases:
    """The same verbs, with that word before them: “ablehnen”, “abzulehnen”, “abgelehnt”."""
    pairs = read_language(code).context["particles"].phrases
    parts = (one.rpartition(" ") for one in pairs)
    return Phrases(tuple(f"{apart}{by}{verb}" for verb, _, apart in parts for by in _BETWEEN))


def has_content(word: Word, reading: ReadText) -> bool:
    """Whether a word of a text carries content; a number does here."""
    is_empty = word.key in reading.wording.empty or len(word.stem) < _LETTERS
    return not is_empty or word.text[0].isnumeric()
