"""What in the clauses of passages may carry a denial: a denial that reaches the same words, a verb
that refuses or ends something, an opposite, an absence, a limit (“only”).

Whatever the sentence has itself carries nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.evidence.languages import read_language
from generator.evidence.support.force.aligned import Beside
from generator.evidence.support.force.denials import ReadClause
from generator.evidence.support.force.negators import Denial
from generator.evidence.support.force.opposites import opposed, poles_in
from generator.evidence.support.likeness import has_root
from generator.evidence.support.reading import ReadText, Word
from generator.evidence.support.wording import Wording

FEW = 3
"""A clause with fewer words that carry content may have its verb in the clause before it."""

_NEAREST = 3
"""How many of the words that a verb denies (“refuse”) are compared, nearest first; and how many
behind “without” tell what is absent. Words with no more letters say nothing."""


@dataclass(frozen=True, eq=False)
class Carriers:
    """The clauses of the passages beside which a sentence stands, as what may carry a denial."""

    beside: Beside

    @property
    def sentence(self) -> ReadText:
        """The sentence."""
        return self.beside.sentence

    def head(self, denial: Denial) -> Word | None:
        """The word that one denies before all, where the order of words tells it."""
        if "verb_last" in self.sentence.wording.habits:
            return None
        told = self.told(denial)[:1]
        return told[0] if told and told[0].start > denial.word.start else None

    def told(self, denial: Denial) -> list[Word]:
        """What a word denies, without names and days; of what a verb denies the nearest."""
        wording, named = self.sentence.wording, self.beside.named
        told = [o for o in denial.denied if o.stem not in named and not _is_day(o, wording)]
        return told if denial.is_plain else told[:_NEAREST]

    def told_by(self, denial: Denial, other: ReadClause) -> list[Word]:
        """What one of their denials denies; all that a clause has that begins with it, and may have
        its verb in the one before: “not longer days”."""
        if other.words.index(denial.word) > 1 or not denial.is_plain:
            return self.told(denial)
        behind = [word for word in denial.behind if word.stem not in self.beside.named]
        return behind if len(behind) <= FEW else self.told(denial)

    def dangling(self, numbers: Sequence[int]) -> Iterator[int]:
        """The clauses in the sentences of some that deny, and not anything in themselves."""
        for number in numbers:
            for at in self.beside.around(number):
                other = self.beside.theirs[at]
                if any(self._is_dangling(one, other) for one in other.denials):
                    yield at

    def have_rest(self, numbers: Sequence[int], about: Sequence[Word]) -> bool:
        """Whether in the sentences of some a few words behind them deny what is told too: “but not
        at any price”."""
        words = read_of(self.beside.ours[0], about)
        around = (self.beside.theirs[at] for one in numbers for at in self.beside.around(one))
        short = [other for other in around if len(other.content.words) < FEW]
        told = [
            self.told_by(one, other)
            for other in short
            for one in other.denials
            if other.words.index(one.word) < 2
        ]
        return any(one and all(map(words.has_form, one)) for one in told)

    def have_date(self, number: int) -> bool:
        """Whether one of their clauses, or one of its sentence, tells of something before which
        nothing is so, by words that deny nothing themselves: “in May, and not before they vote”."""
        around = (number, *self.beside.around(number))
        return any(
            one.cancelled and has_bound(one) for one in map(self.beside.theirs.__getitem__, around)
        )

    def _is_dangling(self, denial: Denial, other: ReadClause) -> bool:
        """Whether a denial denies no word of its clause, or a saying."""
        behind = [word for word in other.words if word.start > denial.word.start]
        if self.told(denial) or denial.of_saying:
            return denial.of_saying is not None
        shared = self.sentence.key_set.intersection(word.key for word in behind)
        return len(behind) < _NEAREST or any(len(key) > _NEAREST for key in shared)

    def led_on_to(self, numbers: Sequence[int]) -> Iterator[int]:
        """The clauses for which some at the beginning of a sentence tell what they are about (“as
        for the haste, she errs”), and those of whose last word some tell more (“not those who
        pay”)."""
        language = read_language(self.sentence.code)
        for number in numbers:
            words, around = self.beside.theirs[number].words, [*self.beside.around(number)]
            keys = [one.key for one in words]
            lists = (language.context[name] for name in ("relatives", "complements"))
            is_article = not language.speech.lists_with(keys[0]).isdisjoint(
                ("determiners", "articles")
            )
            if words[0].begins and not is_article and any(one.at(keys) for one in lists):
                yield from (at for at in around if at == number + 1)
            if words[0].key in language.speech.listed("relatives") or self._is_apposition(number):
                yield from (at for at in around if at == number - 1)

    def _is_apposition(self, number: int) -> bool:
        """Whether one of their clauses only names again what stands before it: “the one thing, a
        guarantee”."""
        clause, speech = self.beside.theirs[number], read_language(self.sentence.code).speech
        is_named = not speech.lists_with(clause.words[0].key).isdisjoint(
            ("determiners", "indefinite")
        )
        told = (speech.lists_with(word.key) for word in clause.words)
        is_told = any({"finite", "modals", "passives"} & one for one in told)
        return is_named and not is_told and len(clause.content.words) < FEW

    def covers(self, at: int, denial: Denial, about: Sequence[Word]) -> bool:
        """Whether one of their clauses denies some of what a clause of the sentence does."""
        other, head = self.beside.theirs[at], self.head(denial)
        if other.is_governed or self._is_put_otherwise(other, [*about, *denial.denied]):
            return True
        if any(denial.word.key == one.key for one in other.cancelled):
            return True
        return any(self._is_reached(one, other, head, about) for one in other.denials)

    def _is_reached(
        self, denial: Denial, other: ReadClause, head: Word | None, about: Sequence[Word]
    ) -> bool:
        """Whether one of their denials reaches what the sentence denies."""
        if not self.told(denial) or denial.of_saying:
            return True
        return other.whole.has_form(head) if head else any(map(other.whole.has_form, about))

    def may_deny(self, at: int, about: Sequence[Word]) -> bool:
        """Whether one of the passages' clauses denies something in some way."""
        other = self.beside.theirs[at]
        return other.is_denied or other.is_governed or self._is_put_otherwise(other, about)

    def _is_put_otherwise(self, other: ReadClause, about: Sequence[Word]) -> bool:
        """Whether one of their clauses has something that may stand for a denial, and that the
        sentence does not have itself."""
        if any(self._bears(one, other, about) for one in other.loose):
            return True
        wording = self.sentence.wording
        if any(map(absent_in(other).has_form, about)):
            return True
        limits = {one.key for one in other.limits} - wording.conditional
        is_narrower = any(not self.beside.holders(word) for word in about)
        if limits - self.sentence.key_set and (is_narrower or self._has_limit(other)):
            return True
        if other.turns(self.sentence):
            return True
        return any(self.has_opposite(one, other, about) for one in self.beside.ours)

    def _bears(self, word: Word, other: ReadClause, about: Sequence[Word]) -> bool:
        """Whether a word of one of their clauses may stand for a denial of some words: the sentence
        has none of its root, and where their clause has all of these, it stands before one."""
        if has_root(self.sentence, word):
            return False
        if len({*about}) < FEW or not all(map(other.whole.has_form, about)):
            return True
        behind = [one for one in other.content.words if one.start > word.start]
        if not behind:
            return "verb_last" in self.sentence.wording.habits
        return read_of(other, about).has_form(behind[0])

    def has_opposite(self, clause: ReadClause, other: ReadClause, words: Sequence[Word]) -> bool:
        """Whether the opposite of one of some words, which denies nothing by itself, stands in the
        other clause."""
        ours = [one for one in poles_in(clause, True) if any(w in words for w in one.words)]
        return bool(ours) and opposed(ours, poles_in(other, True), clause.content.code) is not None

    def _has_limit(self, other: ReadClause) -> bool:
        """Whether the sentence has a limit of its own: “not before”, of “only from”."""
        limiting = self.sentence.wording.limiting
        return not limiting.isdisjoint(self.sentence.key_set - other.whole.key_set)


@dataclass(frozen=True, eq=False)
class CarriedBeside:
    """A sentence beside its passages, and what there may carry what it denies."""

    beside: Beside
    carriers: Carriers

    @property
    def sentence(self) -> ReadText:
        """The sentence."""
        return self.beside.sentence


def has_bound(clause: ReadClause) -> bool:
    """Whether a clause has a limiting word that stands before what limits it: “until”, “before”."""
    wording = clause.content.wording
    bounds = wording.limiting & wording.roles.prepositions
    return not bounds.isdisjoint(clause.whole.key_set)


def absent_in(clause: ReadClause) -> ReadText:
    """What a clause tells to be absent: “without nurses”, and all of “ohne dass es regnet”."""
    context = read_language(clause.content.code).context
    found = context["absences"].first(clause.whole.keys)
    behind = clause.words[found.end :] if found else ()
    if context["complements"].at([one.key for one in behind]) is None:
        behind = behind[:_NEAREST]
    return read_of(clause, [word for word in behind if word in clause.content.words])


def read_of(clause: ReadClause, words: Sequence[Word]) -> ReadText:
    """Some words of a clause, to look others up in."""
    return ReadText(clause.content.text, clause.content.code, tuple(words))


def _is_day(word: Word, wording: Wording) -> bool:
    return word.key in wording.weekdays or word.key in wording.months or word.key in wording.days
