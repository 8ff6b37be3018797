"""What a text denies: its clauses, and in each which words are denied by which.

A word that denies is told apart from what it denies, so that two texts can be compared in that: in
most languages the next word that carries content, in one whose verbs stand last the others of the
clause too. What denies a denial (“does not refuse”) denies nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache

import regex

from generator.evidence.languages import read_language
from generator.evidence.phrases import Phrases
from generator.evidence.support.reading import ReadText, Word

_BREAK = regex.compile(r"[,;:.!?…–—()،؛؟。，；]")

_REACH = 2
"""How many words a clause has at least before one that joins another, and how far “that” reaches
back."""

_LONG = 4
"""What is left of a word without what turns it has so many letters at least."""

_BESIDE = 3
"""How many words behind a word that denies what it is about is told at the latest."""

_BETWEEN = ("", "zu", "ge")
"""What may stand between a verb and what is written before it: only German has such verbs."""

_LOOSE = ("denials", "falsehoods", "outright")
"""Lists of phrases that may be put in other words by a denial, as `loosely` denying ones."""


@dataclass(frozen=True, eq=False)
class Denial:
    """A word that denies, and the words that it denies, nearest first; `is_plain` where it does no
    more (“not”). It is `of_saying` where a verb tells by which nothing was said (“does not say
    that”), and `is_open` where that is left open (“does not say whether”)."""

    word: Word
    denied: tuple[Word, ...]
    is_plain: bool
    of_saying: Word | None = None
    is_open: bool = False


@dataclass(frozen=True, eq=False)
class ReadClause:
    """A clause of a text: its words, those that carry content, what it denies, its words that may
    stand for a denial (`loose`) or go with one (`limits`), and the classes of its modals. It
    `is_double` where one denial denies another, and `is_governed` where it depends on one before it
    that denies.
    """

    words: tuple[Word, ...]
    content: ReadText
    denials: tuple[Denial, ...]
    loose: tuple[Word, ...]
    limits: tuple[Word, ...]
    modals: tuple[tuple[str, Word], ...]
    is_double: bool
    is_governed: bool = False

    @cached_property
    def whole(self) -> ReadText:
        """All its words."""
        return ReadText(self.content.text, self.content.code, self.words)

    @property
    def is_denied(self) -> bool:
        """Whether it says no."""
        return bool(self.denials)

    @property
    def classes(self) -> frozenset[str]:
        """The classes of its modals."""
        names = {name for name, _ in self.modals}
        return frozenset(names | {"possible"} if "perhaps" in names else names)

    def hedges_beside(self, other: ReadText) -> bool:
        """Whether it may say no in other words than another text: “rules out”, “only when”."""
        is_more = any(one.key not in other.key_set for one in self.limits)
        return is_more or any(not other.has(one) for one in self.loose)

    def turns(self, other: ReadText) -> bool:
        """Whether one of its words is one of the other text's with a prefix that denies it, or the
        reverse: “unsafe”, “safe”."""
        pairs = ((self.content, other), (other, self.content))
        return any(_is_turned(word, two) for one, two in pairs for word in one.words)


def _is_turned(word: Word, other: ReadText) -> bool:
    heads = (one for one in other.wording.turning if word.key.startswith(one))
    rests = (word.stem.removeprefix(one) for one in heads)
    return any(len(rest) >= _LONG and other.has_stem(rest) for rest in rests)


@lru_cache(maxsize=1 << 13)
def clauses_of(reading: ReadText) -> tuple[ReadClause, ...]:
    """The clauses of a text, in order."""
    found, clauses = _Found.of(reading), list[ReadClause]()
    for start, end in _edges(found):
        clause = found.clause(start, end)
        is_governed = bool(clauses) and _governs(clauses[-1], clause)
        clauses.append(replace(clause, is_governed=is_governed))
    return tuple(clauses)


def _governs(before: ReadClause, clause: ReadClause) -> bool:
    """Whether a clause is part of what the one before it denies: it begins as one that depends
    (“that”, “which”), or, in a language that needs no such word, follows a verb that denies."""
    if before.words[-1].sentence != clause.words[0].sentence:
        return False
    context, keys = read_language(clause.content.code).context, [one.key for one in clause.words]
    if not before.is_denied and not before.loose:
        return False
    if context["complements"].at(keys) and not keys[0].startswith("و"):
        return True
    wording = clause.content.wording
    is_bare = "verb_last" in wording.habits and clause.words[0].key not in wording.joins
    between = clause.content.text[before.words[-1].end : clause.words[0].start]
    is_bare &= ":" not in between
    is_aside = context["relatives"].at([one.key for one in before.words])
    if not before.is_denied or not is_bare or is_aside:
        return False
    return not before.denials[0].is_plain or "zu" in keys


@dataclass(frozen=True, eq=False)
class _Found:
    """A text, with the places of the words that deny, plainly or not, of those that may, and of its
    modals."""

    reading: ReadText
    plain: frozenset[int]
    denying: frozenset[int]
    loose: frozenset[int]
    limits: frozenset[int]
    modals: tuple[tuple[int, str], ...]
    told: frozenset[Word] = field(repr=False)

    @classmethod
    def of(cls, reading: ReadText) -> "_Found":
        wording, keys = reading.wording, reading.keys
        context = read_language(reading.code).context
        phrases = [range(index, index + len(one)) for index, one in reading.at(wording.cancels)]
        cancelled = {at for one in phrases for at in one}
        longer = {at for one in phrases if len(one) > 1 for at in one}
        here = [index for index in range(len(keys)) if index not in cancelled]
        plain = frozenset(index for index in here if wording.is_negation(keys[index]))
        lexical = {index for index in here if wording.is_denial(keys[index])} - plain
        lexical |= set(_apart(reading, wording.denying_apart)) - cancelled
        lists = [wording.loosely, wording.rejecting, _together(reading.code)]
        lists += (context[name] for name in _LOOSE)
        loose = {one.start for listed in lists for one in listed.find(keys)}
        loose |= set(_apart(reading, context.particles))
        limits = {index for index, key in enumerate(keys) if key in wording.limiting} - longer
        told = frozenset(
            word
            for index, word in enumerate(reading.words)
            if (_carries(word, reading) or word.key in wording.reporting)
            and index - 1 not in limits
        )
        modals = sorted(
            (index, name)
            for name, phrases in wording.modals.items()
            for index, _ in reading.at(phrases)
        )
        denying = plain | lexical
        loose -= denying | longer
        return cls(
            reading, plain, denying, frozenset(loose), frozenset(limits), tuple(modals), told
        )

    def clause(self, start: int, end: int) -> ReadClause:
        """The clause of some of its words."""
        reading, words = self.reading, self.reading.words
        inside = range(start, end)
        content = tuple(
            words[at] for at in inside if _carries(words[at], reading) and at not in self.denying
        )
        return ReadClause(
            words[start:end],
            ReadText(reading.text, reading.code, content),
            denials := tuple(self._denials(start, end)),
            tuple(words[at] for at in inside if at in self.loose),
            tuple(words[at] for at in inside if at in self.limits),
            tuple((name, words[at]) for at, name in self.modals if start <= at < end),
            not denials and not self.denying.isdisjoint(inside),
        )

    def _denials(self, start: int, end: int) -> Iterator[Denial]:
        """What is denied in a clause, where nothing denies the denial itself."""
        places = [at for at in range(start, end) if at in self.denying]
        if "concord" in self.reading.wording.habits:
            pairs = zip(places, [*places[1:], -1][: len(places)], strict=True)
            places = [at for at, after in pairs if not self._are_one(at, after)]
        if "verb_last" in self.reading.wording.habits and self._are_both(places):
            return
        while places:
            at = places.pop(0)
            if places and at in self.plain and self._is_next(at, places[0]):
                places.pop(0)
            else:
                denied = tuple(self._denied(at, start, end))
                said, is_open = self._of_saying(at), self._is_open(at)
                yield Denial(self.reading.words[at], denied, at in self.plain, said, is_open)

    def _of_saying(self, at: int) -> Word | None:
        """The verb of saying beside a word, where “that” follows on both."""
        words, language = self.reading.words, read_language(self.reading.code)
        that = {one[0] for one in language.jointly.get("that", ())} - self.reading.wording.asking
        behind = {word.key for word in words[at + 1 : at + _BESIDE]}
        near = [
            w for w in words[max(0, at - 1) : at + 2] if w.key in self.reading.wording.reporting
        ]
        return near[0] if near and behind & that else None

    def _is_open(self, at: int) -> bool:
        """Whether a word that asks stands behind one, such as “whether”."""
        near = self.reading.keys[at + 1 : at + _BESIDE + 1]
        return not self.reading.wording.asking.isdisjoint(near)

    def _are_one(self, at: int, after: int) -> bool:
        """Whether two plain denials of a clause are one: “никто не”."""
        if at not in self.plain or after not in self.plain:
            return False
        words = self.reading.words
        return not _BREAK.search(self.reading.text[words[at].end : words[after].start])

    def _are_both(self, places: Sequence[int]) -> bool:
        """Whether of two denials of a clause the one denies the other: “lehnt … nicht ab”."""
        return len(places) == 2 and len(self.plain.intersection(places)) == 1

    def _is_next(self, at: int, other: int) -> bool:
        """Whether nothing that carries content stands between two places."""
        between = self.reading.words[at + 1 : other]
        return not any(word in self.told for word in between)

    def _denied(self, at: int, start: int, end: int) -> Sequence[Word]:
        """The words that one denies: the next ones in its clause; where there are none, those
        before it; in a language whose verbs stand last, all."""
        words, wording = self.reading.words, self.reading.wording
        behind = [w for w in words[at + 1 : end] if w in self.told]
        before = [w for w in reversed(words[start:at]) if w in self.told]
        if "verb_last" in wording.habits:
            return behind or before if at in self.plain else [*behind, *before]
        return behind[:1] if behind and at in self.plain else behind or before


def _apart(reading: ReadText, pairs: Iterable[tuple[Phrases, Phrases]]) -> Iterator[int]:
    """Where verbs stand whose sense a word turns that stands apart: “lehnt … ab”."""
    keys = reading.keys
    for verb, particle in pairs:
        for one in verb.find(keys):
            rest = reading.words[one.end :]
            near = [w.key for w in rest if w.sentence == reading.words[one.start].sentence]
            if particle.first(near):
                yield one.start


@cache
def _together(code: str) -> Phrases:
    """The same verbs, with that word before them: “ablehnen”, “abzulehnen”, “abgelehnt”."""
    pairs = read_language(code).context["particles"].phrases
    parts = (one.rpartition(" ") for one in pairs)
    return Phrases(tuple(f"{apart}{by}{verb}" for verb, _, apart in parts for by in _BETWEEN))


def _carries(word: Word, reading: ReadText) -> bool:
    """Whether a word carries content; a number does here."""
    return word in reading.content_set or word.text[0].isnumeric()


def _edges(found: _Found) -> Iterator[tuple[int, int]]:
    """Where clauses begin and end, counted in words. What is denied goes on in what it denies
    (“never said that”)."""
    reading = found.reading
    joins, words, start = reading.wording.joins, reading.words, 0
    that = {phrase[0] for phrase in read_language(reading.code).jointly.get("that", ())}
    for index in range(1, len(words)):
        key, between = words[index].key, reading.text[words[index - 1].end : words[index].start]
        joined = key in joins or (key.startswith("و") and index in found.denying)
        is_marked = _BREAK.search(between) is not None
        if not is_marked and not (joined and index - start > _REACH):
            continue
        said = range(start, index)
        is_said = any(_carries(words[at], reading) and at not in found.denying for at in said)
        goes_on = (key in that or (":" in between and not is_said)) and any(
            at in found.denying for at in said[-_REACH - 1 :]
        )
        if not goes_on and (is_marked or is_said):
            yield start, index
            start = index
    if words:
        yield start, len(words)
