"""Whether a sentence says what its passages deny, or denies what they say.

Held against each other are a clause and those of the passages that share most of its words. What
denies in the one must be met in the other by something that does so too, over the same words: a
denial, a word that refuses or puts an end to something, one with a prefix that denies, an opposite,
or a limit (“only”). Whatever both have alike is met already, and carries nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.evidence.languages import read_language
from generator.evidence.quotation_marks import Span
from generator.evidence.support.aligned import Beside
from generator.evidence.support.denials import ReadClause, is_reversed
from generator.evidence.support.ground import Mismatch
from generator.evidence.support.negators import Denial
from generator.evidence.support.opposites import opposed, poles_in
from generator.evidence.support.reading import ReadText, Word
from generator.evidence.support.wording import Wording

_FEWEST = 2
"""A sentence with fewer words is too short to say what passages deny: “Of ferries.”"""

_FEW = 3
"""A clause with fewer words that carry content may have its verb in the clause before it."""

_NEAREST = 3
"""How many of the words that a verb denies (“refuse”) are compared, nearest first."""


def negation_finding(clause: ReadClause, beside: Beside) -> Mismatch | None:
    """That a clause denies what its passages say, or says what they deny; `instead` are the words
    by which they do."""
    compared = _Compared(beside)
    if is_reversed(clause, beside.theirs):
        return denial_finding(clause)
    if clause.is_denied:
        is_added = any(compared.is_added(one, clause) for one in clause.denials)
        return denial_finding(clause) if is_added else None
    if clause.is_governed or len(beside.sentence.words) < _FEWEST:
        return None
    if compared.is_asking(clause):
        return None
    if compared.is_turned(clause):
        return denial_finding(clause)
    told = compared.left_out(clause)
    return None if told is None else denial_finding(clause, told)


def denial_finding(clause: ReadClause, told: tuple[str, ...] = ()) -> Mismatch:
    """The finding at the word that denies, or at the clause that does not."""
    marked = clause.denials[0].word if clause.denials else clause.words[0]
    end = marked.end if clause.denials else clause.words[-1].end
    return Mismatch(
        "negation", Span(marked.start, end), clause.content.text[marked.start : end], told
    )


@dataclass(frozen=True, eq=False)
class _Compared:
    """A sentence beside its passages, compared in what is denied."""

    beside: Beside

    @property
    def sentence(self) -> ReadText:
        """The sentence."""
        return self.beside.sentence

    def is_asking(self, clause: ReadClause) -> bool:
        """Whether a clause asks something or leaves it open, and tells no more of a noun (“men who
        drown”), nor a condition (“if they drown”)."""
        wording, at = self.sentence.wording, self.beside.ours.index(clause)
        key, speech = clause.words[0].key, read_language(self.sentence.code).speech
        if key not in wording.asking - wording.conditional:
            return False
        if not at or key not in speech.listed("relatives"):
            return True
        before = self.beside.ours[at - 1]
        is_noun = before.words[-1].key not in {*wording.empty, *wording.reporting}
        return not is_noun or bool(before.loose) or before.is_denied

    # What a sentence denies.

    def is_added(self, denial: Denial, clause: ReadClause) -> bool:
        """Whether nothing in the passages carries a denial of a clause."""
        about = self.beside.about(clause)
        head = self._head(denial)
        is_open = denial.is_open and not (head and self.beside.holders(head))
        if is_open or not about or self._goes_on(denial):
            return False
        if denial.is_plain and self._is_asserted(denial, clause):
            return True
        if not denial.is_plain and not self._is_borne(denial, about):
            return False
        if said := self.beside.said(clause):
            having = [self.beside.theirs[at] for word in said for at in self.beside.holders(word)]
            if having:
                return not any(one.is_denied or one.is_governed for one in having)
        if head is None and self._is_denied_alike(denial):
            return False
        nearest = self.beside.nearest(about, head)
        if not nearest:
            every = range(len(self.beside.theirs))
            return denial.is_plain and not any(self._may_deny(at, about) for at in every)
        share = max(self.beside.shares(about).get(at, 0) for at in nearest)
        is_alike = 2 * share > len(about)
        if is_alike and head is not None:
            is_alike = not self.beside.holders(head).isdisjoint(nearest)
        if any(self._may_deny(at, about) for at in self._led_on_to(nearest)):
            return False
        if any(self._covers(at, denial, about) for at in (*nearest, *self._dangling(nearest))):
            return False
        nearer = [at for at in self.beside.nearest(about) if at not in nearest]
        loosely = [*nearer, *(nearest if not is_alike else ())]
        around = (other for at in loosely for other in (at, *self.beside.around(at)))
        return not any(self._may_deny(at, about) for at in around)

    def _goes_on(self, denial: Denial) -> bool:
        """Whether a word that denies only goes on with a denial: “nor”."""
        coordinators = read_language(self.sentence.code).context["coordinators"]
        return coordinators.at([denial.word.key]) is not None

    def _is_asserted(self, denial: Denial, clause: ReadClause) -> bool:
        """Whether what is denied is what the passages have in the place of what they deny: “not a
        wall, but a gate”, “no gate”."""
        contrasts = read_language(self.sentence.code).context["contrasts"]
        behind = [word for word in clause.content.words if word.start > denial.word.start]
        holders = self.beside.holders(behind[-1]) if behind else frozenset[int]()
        theirs = self.beside.theirs
        is_led = any(
            at - 1 in self.beside.around(at)
            and theirs[at - 1].is_denied
            and contrasts.at(theirs[at].whole.keys) is not None
            for at in holders
        )
        return is_led and not any(theirs[at].is_denied or theirs[at].is_governed for at in holders)

    def _head(self, denial: Denial) -> Word | None:
        """The word that one denies before all, where word order tells it."""
        if "verb_last" in self.sentence.wording.habits:
            return None
        told = self._told(denial)[:1]
        return told[0] if told and told[0].start > denial.word.start else None

    def _is_denied_alike(self, denial: Denial) -> bool:
        """Whether the passages deny, by a word that stands last too, what a sentence does so:
        “денег нет”."""
        if "verb_last" in self.sentence.wording.habits:
            return False
        denied = _reading(self.beside.ours[0], denial.denied)
        every = (one for other in self.beside.theirs for one in other.denials)
        return any(any(map(denied.has_form, self._told(one))) for one in every)

    def _is_borne(self, denial: Denial, about: Sequence[Word]) -> bool:
        """Whether what a verb denies (“refuses to pay”) is told by the passages at all."""
        told = self._told(denial)
        return bool(told) and any(self.beside.holders(word) for word in told[:1])

    def _dangling(self, numbers: Sequence[int]) -> Iterator[int]:
        """The clauses in the sentences of some that deny, and not anything in themselves."""
        for number in numbers:
            for at in self.beside.around(number):
                other = self.beside.theirs[at]
                if any(not self._told(one) or one.of_saying for one in other.denials):
                    yield at

    def _led_on_to(self, numbers: Sequence[int]) -> Iterator[int]:
        """The clauses for which some at the beginning of a sentence tell what they are about (“as
        for the haste, she errs”), and those of whose last word some tell more (“not those who
        pay”)."""
        language = read_language(self.sentence.code)
        for number in numbers:
            words, around = self.beside.theirs[number].words, [*self.beside.around(number)]
            keys = [one.key for one in words]
            lists = (language.context[name] for name in ("relatives", "complements"))
            if words[0].begins and any(one.at(keys) for one in lists):
                yield from (at for at in around if at == number + 1)
            if words[0].key in language.speech.listed("relatives") or self._is_apposition(number):
                yield from (at for at in around if at == number - 1)

    def _is_apposition(self, number: int) -> bool:
        """Whether one of their clauses only names again what stands before it: “the one thing, a
        guarantee”."""
        clause, speech = self.beside.theirs[number], read_language(self.sentence.code).speech
        is_named = not speech.lists_with(clause.words[0].key).isdisjoint(("determiners", "indefinite"))
        told = (speech.lists_with(word.key) for word in clause.words)
        is_told = any({"finite", "modals", "passives"} & one for one in told)
        return is_named and not is_told and len(clause.content.words) < _FEW

    def _covers(self, at: int, denial: Denial, about: Sequence[Word]) -> bool:
        """Whether one of the passages' clauses denies some of what a clause of the sentence does."""
        other, head = self.beside.theirs[at], self._head(denial)
        if other.is_governed or self._is_put_otherwise(other, [*about, *denial.denied]):
            return True
        if any(denial.word.key == one.key for one in other.cancelled):
            return True
        return any(self._is_reached(one, other, head, about) for one in other.denials)

    def _is_reached(
        self, denial: Denial, other: ReadClause, head: Word | None, about: Sequence[Word]
    ) -> bool:
        """Whether one of their denials reaches what the sentence denies."""
        if not self._told(denial) or denial.of_saying:
            return True
        return other.whole.has_form(head) if head else any(map(other.whole.has_form, about))

    def _may_deny(self, at: int, about: Sequence[Word]) -> bool:
        """Whether one of the passages' clauses denies something in some way."""
        other = self.beside.theirs[at]
        return other.is_denied or other.is_governed or self._is_put_otherwise(other, about)

    def _is_put_otherwise(self, other: ReadClause, about: Sequence[Word]) -> bool:
        """Whether one of their clauses has something that may stand for a denial, and that the
        sentence does not have itself."""
        if any(not self.sentence.has(one) for one in other.loose):
            return True
        wording = self.sentence.wording
        if any(map(_absent(other).has_form, about)):
            return True
        limits = {one.key for one in other.limits} - wording.conditional
        is_narrower = any(not self.beside.holders(word) for word in about)
        if limits - self.sentence.key_set and (is_narrower or self._has_limit(other)):
            return True
        if other.turns(self.sentence):
            return True
        return any(self._has_opposite(one, other, about) for one in self.beside.ours)

    def _has_opposite(self, clause: ReadClause, other: ReadClause, words: Sequence[Word]) -> bool:
        """Whether the opposite of one of some words, which denies nothing by itself, stands in the
        other clause."""
        ours = [one for one in poles_in(clause, True) if any(w in words for w in one.words)]
        return bool(ours) and opposed(ours, poles_in(other, True), clause.content.code) is not None

    def _has_limit(self, other: ReadClause) -> bool:
        """Whether the sentence has a limit of its own: “not before”, of “only from”."""
        limiting = self.sentence.wording.limiting
        return not limiting.isdisjoint(self.sentence.key_set - other.whole.key_set)

    # What a sentence leaves out.

    def is_turned(self, clause: ReadClause) -> bool:
        """Whether a clause has a word with or without what denies it, and the passages, which deny
        nothing else, the other."""
        near = [self.beside.theirs[at] for at in self.beside.shares(self.beside.about(clause))]
        if any(one.is_denied or one.is_governed for one in near):
            return False
        return any(one.turns(clause.content) for one in near)

    def left_out(self, clause: ReadClause) -> tuple[str, ...] | None:
        """The words by which the passages deny what a clause says; None where they do not."""
        about = self.beside.about(clause)
        for number, other in enumerate(self.beside.cited):
            if not _denials_of(other) or self._is_met(about, other):
                continue
            if self._is_bound(other) or self._is_instead(clause, number + 1):
                continue
            is_left = any(self._is_left(one, clause, other) for one in _denials_of(other))
            if is_left or self._is_rest(clause, other):
                return tuple(one.word.text for one in other.denials)[:3]
        return None

    def _is_met(self, about: Sequence[Word], other: ReadClause) -> bool:
        """Whether another clause of the sentence denies what one of theirs does, and is nearer."""
        share = sum(map(other.whole.has_form, about))
        return any(
            one.is_denied and sum(map(other.whole.has_form, self.beside.about(one))) > share
            for one in self.beside.ours
        )

    def _is_bound(self, other: ReadClause) -> bool:
        """Whether what one of their clauses denies is only denied where something is absent (“not
        without a boat”), and the sentence tells of that as being there."""
        absences = read_language(self.sentence.code).context["absences"]
        if absences.first(self.sentence.keys):
            return False
        return any(map(self.sentence.has_form, _absent(other).words))

    def _is_instead(self, clause: ReadClause, number: int) -> bool:
        """Whether a clause says what one of the passages has in the place of what it denies: “not
        a wall, but a gate”."""
        if number >= len(self.beside.cited):
            return False
        other = self.beside.cited[number]
        contrasts = read_language(self.sentence.code).context["contrasts"]
        is_contrast = contrasts.at([word.key for word in other.words]) is not None
        about = self.beside.about(clause)
        before = self.beside.cited[number - 1]
        theirs = sum(map(other.whole.has_form, about))
        return is_contrast and theirs >= max(1, sum(map(before.whole.has_form, about)))

    def _is_left(self, denial: Denial, clause: ReadClause, other: ReadClause) -> bool:
        """Whether a clause says what one of the passages denies, and none of them says."""
        told, saying = self._told(denial), _told_in(clause)
        shared = [word for word in told if saying.has_form(word)]
        if not _are_most(shared, told) or (denial.has_verb and told[0] not in shared):
            return False
        if clause.hedges_beside(other.whole) or clause.turns(other.content):
            return False
        if self._has_opposite(clause, other, clause.content.words):
            return False
        about = self.beside.about(clause)
        least = sum(map(other.whole.has_form, about))
        return not any(
            _says(one, shared) and sum(map(one.whole.has_form, about)) >= least
            for one in self.beside.theirs
        )

    def _is_rest(self, clause: ReadClause, other: ReadClause) -> bool:
        """Whether a clause is short and goes on with one before it (“but for piers”), where one of
        theirs denies that and none says it."""
        contrasts = read_language(self.sentence.code).context["contrasts"]
        about = self.beside.about(clause)
        if not 0 < len(about) < _FEW or contrasts.at(clause.whole.keys) is None:
            return False
        if clause.loose or clause.limits or not all(map(other.whole.has_form, about)):
            return False
        having = [self.beside.theirs[at] for at in self.beside.nearest(about)]
        return all(one.is_denied for one in having)

    def _told(self, denial: Denial) -> list[Word]:
        """What a word denies, without names and days; of what a verb denies the nearest."""
        wording, named = self.sentence.wording, self.beside.named
        told = [o for o in denial.denied if o.stem not in named and not _is_day(o, wording)]
        return told if denial.is_plain else told[:_NEAREST]


def _absent(clause: ReadClause) -> ReadText:
    """What a clause tells to be absent: “without nurses”."""
    found = read_language(clause.content.code).context["absences"].first(clause.whole.keys)
    behind = clause.words[found.end :] if found else ()
    return _reading(clause, [word for word in behind[:_NEAREST] if word in clause.content.words])


def _reading(clause: ReadClause, words: Sequence[Word]) -> ReadText:
    return ReadText(clause.content.text, clause.content.code, tuple(words))


def _says(clause: ReadClause, words: Sequence[Word]) -> bool:
    """Whether a clause has some words, and does not deny them."""
    if clause.is_governed or not all(map(clause.whole.has_form, words)):
        return False
    denied = _reading(clause, [one for denial in clause.denials for one in denial.denied])
    return not any(map(denied.has_form, words))


def _told_in(clause: ReadClause) -> ReadText:
    """The words of a clause, without a verb at its beginning that only tells that it was said."""
    words, wording = clause.words, clause.content.wording
    first, after = words[0], clause.content.text[words[0].end : words[0].end + 1]
    language = read_language(clause.content.code)
    that = {one[0] for one in language.jointly.get("that", ())}
    goes_on = after in (",", ":") or not that.isdisjoint(one.key for one in words[1:3])
    is_saying = first.start == 0 and first.key in wording.reporting and goes_on
    return _reading(clause, words[is_saying:])


def _denials_of(clause: ReadClause) -> tuple[Denial, ...]:
    """What a clause denies; all of one that depends on one that does."""
    words = clause.content.words
    return (Denial(words[0], words, False),) if clause.is_governed and words else clause.denials


def _is_day(word: Word, wording: Wording) -> bool:
    return word.key in wording.weekdays or word.key in wording.months or word.key in wording.days


def _are_most(shared: Sequence[Word], told: Sequence[Word]) -> bool:
    return 2 * len(shared) > len(told)
