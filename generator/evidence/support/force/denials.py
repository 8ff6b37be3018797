"""The clauses of a text, each with what it denies, and what in it may stand for a denial.

A word that denies is told apart from what it denies, so that two texts can be compared in that.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise

import regex

from generator.evidence.languages import read_language
from generator.evidence.support.force.clause_edges import clause_edges
from generator.evidence.support.force.negators import Denial, Negators, has_content
from generator.evidence.support.force.turned import turned_beside
from generator.evidence.support.likeness import has_root
from generator.evidence.support.reading import ReadText, Word

INFINITIVE = regex.compile(r"zu|\w{2,}zu\w{2,}en")
"""What tells of an infinitive in German, whose verbs stand last."""


@dataclass(frozen=True, eq=False)
class ReadClause:
    """A clause of a text: its words, those that carry content, what it denies, its words that may
    stand for a denial (`loose`) or go with one (`limits`), and the classes of its modals. It
    `is_double` where one denial denies another, and `is_governed` where it depends on one before it
    that denies. `deniers` are its words that deny by their sense (“refuse”), `cancelled` those that
    deny nothing where they stand (“not only”).
    """

    words: tuple[Word, ...]
    content: ReadText
    denials: tuple[Denial, ...]
    loose: tuple[Word, ...]
    limits: tuple[Word, ...]
    modals: tuple[tuple[str, Word], ...]
    deniers: tuple[Word, ...]
    cancelled: tuple[Word, ...]
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
    def is_complement(self) -> bool:
        """Whether it begins as one that holds what the clause before it tells: “that it is so”."""
        context = read_language(self.content.code).context
        return context["complements"].at(self.whole.keys) is not None

    @property
    def has_would(self) -> bool:
        """Whether it tells what would be so."""
        context = read_language(self.content.code).context
        return context["woulds"].first(self.whole.keys) is not None

    @property
    def classes(self) -> frozenset[str]:
        """The classes of its modals."""
        names = {name for name, _ in self.modals}
        return frozenset(names | {"possible"} if "perhaps" in names else names)

    def hedges_beside(self, other: ReadText, but: frozenset[str] = frozenset()) -> bool:
        """Whether it may say no in other words than another text: “rules out”, “only when”; by
        others than the limiting words in `but`."""
        limits = {one.key for one in self.limits} - but
        return not limits <= other.key_set or any(not has_root(other, one) for one in self.loose)

    def denies_word_of(self, other: ReadText) -> bool:
        """Whether one of its words is one of the other text's with a prefix that denies it; none
        that the other text has too."""
        return any(map(other.has_stem, turned_beside(self.content, other)))

    def turns(self, other: ReadText) -> bool:
        """The same, or the reverse: “unsafe”, “safe”."""
        turned = turned_beside(other, self.content)
        return any(map(self.content.has_stem, turned)) or self.denies_word_of(other)


def is_reversed(clause: ReadClause, others: Sequence[ReadClause]) -> bool:
    """Whether a word that denies by its sense is denied itself in a clause (“does not refuse”), and
    in none of the others that have it, or the reverse."""
    if len(clause.deniers) > 1:
        return False  # which of them is denied is not told
    for word in clause.deniers:
        there = [other for other in others if _has_itself(other.deniers, word, clause)]
        words = [one for one in clause.content.words if one != word]
        shares = [sum(map(other.whole.has_form, words)) for other in there]
        there = [o for o, share in zip(there, shares, strict=True) if share == max(shares)]
        if there and all(one.is_double != clause.is_double for one in there):
            return True
    return False


def _has_itself(words: tuple[Word, ...], word: Word, clause: ReadClause) -> bool:
    """Whether one of some words is a form of another, and not one that may stand for it."""
    reading = ReadText("", clause.content.code, words)
    return reading.has_stem(word.stem) or (reading.has_form(word) and not reading.has_another(word))


@lru_cache(maxsize=1 << 13)
def clauses_of(reading: ReadText) -> tuple[ReadClause, ...]:
    """The clauses of a text, in order."""
    found, clauses = Negators.of(reading), list[ReadClause]()
    for start, end in clause_edges(found):
        clause = _clause(found, start, end)
        is_governed = bool(clauses) and _governs(clauses[-1], clause)
        is_governed |= _goes_on(clauses, clause)
        clauses.append(replace(clause, is_governed=True) if is_governed else clause)
    return tuple(_answered(_led_up_to(clauses)))


def _led_up_to(clauses: Sequence[ReadClause]) -> list[ReadClause]:
    """Clauses, each first one of a sentence that begins as a complement and is denied by the one
    behind it as governed: “Dass wir gehen, hat niemand gesagt”; none by “not without”. So far only
    where verbs stand last: “That is why …” begins alike."""
    found = list(clauses)
    is_last = bool(clauses) and "verb_last" in clauses[0].content.wording.habits
    for at, (one, after) in enumerate(pairwise(clauses) if is_last else ()):
        is_one = one.words[0].begins and one.words[0].sentence == after.words[0].sentence
        context, keys = read_language(one.content.code).context, after.whole.keys
        is_denied = len(after.denials) == 1 and after.denials[0].is_plain
        is_denied &= context["absences"].first(keys) is None
        if is_one and is_denied and one.is_complement:
            found[at] = replace(one, is_governed=True)
    return found


def _answered(clauses: Sequence[ReadClause]) -> Iterator[ReadClause]:
    """Clauses, each with the sentence behind it that denies it without a word of its own, if there
    is one: “They ask us to move. We won’t.”"""
    at = 0
    while at < len(clauses):
        clause, at = clauses[at], at + 1
        if clause.content.words and not clause.is_denied and _is_short(clauses, at):
            clause, at = _denied_by(clause, clauses[at]), at + 1
        yield clause


def _denied_by(clause: ReadClause, short: ReadClause) -> ReadClause:
    denied = tuple(reversed(clause.content.words))
    denials = tuple(replace(one, denied=denied, behind=denied) for one in short.denials)
    modals = clause.modals + short.modals
    return replace(clause, words=clause.words + short.words, denials=denials, modals=modals)


def _is_short(clauses: Sequence[ReadClause], at: int) -> bool:
    """Whether there is a clause which is a sentence that denies, and does not say what."""
    if at >= len(clauses):
        return False
    clause, places = clauses[at], [one.words[0].sentence for one in clauses[at - 1 : at + 2]]
    is_whole = places.count(clause.words[0].sentence) == 1
    is_plain = len(clause.denials) == 1 and clause.denials[0].is_plain
    is_saying = not clause.content.wording.reporting.isdisjoint(clause.whole.key_set)
    said = clause.content.key_set - clause.content.wording.acting
    is_empty = len(clause.words) > 1 and not said
    return is_whole and is_plain and is_empty and not is_saying


def _governs(before: ReadClause, clause: ReadClause) -> bool:
    """Whether a clause is part of what the one before it denies: it begins as one that depends
    (“that”, “which”), or, in a language that needs no such word, follows a verb that denies."""
    if before.words[-1].sentence != clause.words[0].sentence:
        return False
    context, keys = read_language(clause.content.code).context, [one.key for one in clause.words]
    if not before.is_denied and not before.loose:
        return False
    if any(one.first in before.loose for one in before.denials):
        return False  # such as “does not dispute that”
    if clause.is_complement and not keys[0].startswith("و"):
        return True
    wording = clause.content.wording
    is_bare = "verb_last" in wording.habits and clause.words[0].key not in wording.joins
    between = clause.content.text[before.words[-1].end : clause.words[0].start]
    is_bare &= ":" not in between
    is_first = before.words[0].begins
    is_aside = not is_first and context["relatives"].at([one.key for one in before.words])
    if not is_bare or is_aside:
        return False
    return any(not one.is_plain for one in before.denials) or any(map(INFINITIVE.fullmatch, keys))


def _goes_on(before: Sequence[ReadClause], clause: ReadClause) -> bool:
    """Whether a clause goes on, behind an aside, with one that denies: “we do not, and I say this
    as her friend, want it”, “I do not believe, whatever they say, that”."""
    number, at = clause.words[0].sentence, len(before) - 1
    while at > 0 and _is_aside(before[at], clause.is_complement):
        at -= 1
    if at < 0 or at == len(before) - 1 or before[at].words[0].sentence != number:
        return False
    last = before[at].words[-1]
    is_broken = any(one.is_plain and one.word == last for one in before[at].denials)
    return (clause.is_complement and _governs(before[at], clause)) or (
        is_broken and clause.words[0].key not in clause.content.wording.joins
    )


def _is_aside(clause: ReadClause, is_any: bool) -> bool:
    """Whether a clause denies nothing, and begins as one that depends on another or adds to it; of
    `any` beginning it tells of no saying."""
    wording, key = clause.content.wording, clause.words[0].key
    is_saying = not wording.reporting.isdisjoint(clause.whole.key_set)
    openers = read_language(clause.content.code).speech.listed("openers")
    is_added = key in wording.joins or key in wording.asking or key in openers
    return not clause.is_denied and ((is_any and not is_saying) or (not is_any and is_added))


def _clause(found: Negators, start: int, end: int) -> ReadClause:
    reading, words = found.reading, found.reading.words
    inside = range(start, end)
    content = tuple(
        words[at] for at in inside if has_content(words[at], reading) and at not in found.denying
    )
    return ReadClause(
        words[start:end],
        ReadText(reading.text, reading.code, content),
        denials := tuple(found.denials(start, end)),
        tuple(words[at] for at in inside if at in found.loose),
        tuple(words[at] for at in inside if at in found.limits),
        tuple((name, words[at]) for at, name in found.modals if start <= at < end),
        tuple(words[at] for at in inside if at in found.denying - found.plain),
        tuple(words[at] for at in inside if at in found.cancelled),
        not denials and not found.denying.isdisjoint(inside),
    )
