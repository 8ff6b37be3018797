"""What a sentence says that its passages deny.

Only the cited words can be denied: of what they leave out, the rules of context tell.
"""

from collections.abc import Sequence

from generator.evidence.languages import read_language
from generator.evidence.support.force.carried import FEW, CarriedBeside, absent_in, read_of
from generator.evidence.support.force.conditions import condition_at
from generator.evidence.support.force.denials import ReadClause
from generator.evidence.support.force.negators import Denial
from generator.evidence.support.likeness import has_root
from generator.evidence.support.reading import ReadText, Word

_FEWEST_ASKED = 2
"""So many words a clause has at least that says what a question asks."""


class LeftDenials(CarriedBeside):
    """A sentence beside its passages, and the denials of theirs that it leaves out."""

    def is_asking(self, clause: ReadClause) -> bool:
        """Whether a clause asks something or leaves it open, and tells no more of a noun (“men who
        drown”), nor a condition (“if they drown”)."""
        wording, at = self.sentence.wording, self.beside.ours.index(clause)
        key, speech = clause.words[0].key, read_language(self.sentence.code).speech
        context = read_language(self.sentence.code).context
        if context["hypotheticals"].at(clause.whole.keys):
            return True
        if key not in wording.asking - wording.conditional:
            return False
        if (
            at
            and "unmarked" in wording.habits
            and condition_at(clause.whole.keys, clause.content.code)
        ):
            return False
        if not at or key not in speech.listed("relatives"):
            return True
        before = self.beside.ours[at - 1]
        is_noun = before.words[-1].key not in {*wording.empty, *wording.reporting}
        return not is_noun or bool(before.loose) or before.is_denied

    def is_turned(self, clause: ReadClause) -> bool:
        """Whether a clause has a word with or without what denies it, and the passages, which deny
        nothing else, the other."""
        near = [self.beside.theirs[at] for at in self.beside.shares(self.beside.about(clause))]
        if clause.cancelled or any(one.is_denied or one.is_governed for one in near):
            return False
        return any(one.turns(clause.content) for one in near)

    def is_put_otherwise(self, clause: ReadClause) -> bool:
        """Whether the passages have a word of a clause turned (“unsafe”), or its opposite."""
        words = clause.content.words
        return any(
            one.turns(clause.content) or self.carriers.has_opposite(clause, one, words)
            for one in self.beside.theirs
        )

    def is_told_plainly(self, clause: ReadClause) -> bool:
        """Whether the cited words have one of a clause where they deny nothing."""
        about = self.beside.about(clause)
        plain = (one for one in self.beside.cited if not one.denials and not one.is_governed)
        return any(any(map(one.whole.has_form, about)) for one in plain)

    def is_naysaid(self, clause: ReadClause) -> bool:
        """Whether a sentence that denies nothing says what its passages ask, where a bare “No.”
        answers it."""
        about = self.beside.about(clause)
        if not self.beside.naysaid or len(about) < _FEWEST_ASKED:
            return False
        if any(one.is_denied or one.loose or one.limits or one.deniers for one in self.beside.ours):
            return False
        having = [word for word in about if self.beside.holders(word)]
        if any(one.turns(clause.content) for one in self.beside.theirs):
            return False
        if any(self.carriers.has_opposite(clause, o, about) for o in self.beside.theirs):
            return False
        return 2 * len(having) > len(about)

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
        return any(map(self.sentence.has_form, absent_in(other).words))

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
        if self.is_undone(denial, other) or self._is_led_up_to(denial, clause, other):
            return False
        told, saying = self.carriers.told_by(denial, other), _told_in(clause)
        shared = [word for word in told if saying.has_form(word)]
        absent = absent_in(clause)
        if not absent_in(other).words and any(map(absent.has_form, shared)):
            return False
        if all(word.text[0].isnumeric() for word in shared):
            return False  # how many there are tells nothing of what is denied
        if self._is_of_other(denial, clause, other):
            return False
        if not _are_most(shared, told) or (denial.has_verb and told[0] not in shared):
            return False
        near = frozenset(key for one in self.beside.cited for key in one.whole.keys)
        if clause.hedges_beside(other.whole, near) or clause.turns(other.content):
            return False
        if self.carriers.has_opposite(clause, other, clause.content.words):
            return False
        about = self.beside.about(clause)
        least = sum(map(other.whole.has_form, about))
        same = {word.key for word in shared} & saying.key_set
        return not any(
            _says(one, shared)
            and sum(map(one.whole.has_form, about)) >= least
            and same <= one.whole.key_set
            for one in self.beside.theirs
        )

    def _is_of_other(self, denial: Denial, clause: ReadClause, other: ReadClause) -> bool:
        """Whether one of their denials stands last, and so denies of what stands before it what the
        clause before tells (“Boats are exempt. Yachts are not”), which the sentence's does not."""
        if "verb_last" in self.sentence.wording.habits or denial.behind or not denial.is_plain:
            return False
        at = self.beside.cited.index(other)
        before = self.beside.cited[at - 1].content if at else None
        rest = [one for one in self.beside.about(clause) if not other.whole.has_form(one)]
        return before is not None and not any(map(before.has_form, rest))

    def is_undone(self, denial: Denial, other: ReadClause) -> bool:
        """Whether what one of theirs denies is a word that may stand for a denial itself, and that
        the sentence does not have: “will not lose”, “keep”."""
        is_last = "verb_last" in self.sentence.wording.habits
        told = denial.denied if is_last else denial.denied[:1]
        return any(one in told and not has_root(self.sentence, one) for one in other.loose)

    def _is_led_up_to(self, denial: Denial, clause: ReadClause, other: ReadClause) -> bool:
        """Whether a clause tells what one of theirs denies as what only follows: “will not sign
        before it has asked”, “will ask before it signs”."""
        limits = {one.key for one in clause.limits}
        there = next((one for one in other.limits if one.key in limits), None)
        here = next((one for one in clause.limits if there and one.key == there.key), None)
        first = denial.denied[:1]
        if there is None or here is None or not first or first[0].start > there.start:
            return False
        behind = [word for word in clause.words if word.start > here.start]
        before = [word for word in clause.words if word.start < here.start]
        follows = any(has_root(read_of(clause, behind), one) for one in first)
        return follows and not any(has_root(read_of(clause, before), one) for one in first)

    def _is_rest(self, clause: ReadClause, other: ReadClause) -> bool:
        """Whether a clause is short and goes on with one before it (“but for piers”), where one of
        theirs denies that and none says it."""
        contrasts = read_language(self.sentence.code).context["contrasts"]
        about = self.beside.about(clause)
        if not 0 < len(about) < FEW or contrasts.at(clause.whole.keys) is None:
            return False
        if clause.loose or clause.limits or not all(map(other.whole.has_form, about)):
            return False
        having = [self.beside.theirs[at] for at in self.beside.nearest(about)]
        return all(one.is_denied for one in having)


def _says(clause: ReadClause, words: Sequence[Word]) -> bool:
    """Whether a clause has some words, and does not deny them."""
    if clause.is_governed or not all(map(clause.whole.has_form, words)):
        return False
    denied = read_of(clause, [one for denial in clause.denials for one in denial.denied])
    return not any(map(denied.has_form, words))


def _told_in(clause: ReadClause) -> ReadText:
    """The words of a clause, without a verb at its beginning that only tells that it was said."""
    words, wording = clause.words, clause.content.wording
    first, after = words[0], clause.content.text[words[0].end : words[0].end + 1]
    language = read_language(clause.content.code)
    that = {one[0] for one in language.jointly.get("that", ())}
    goes_on = after in (",", ":") or not that.isdisjoint(one.key for one in words[1:3])
    is_saying = first.start == 0 and first.key in wording.reporting and goes_on
    return read_of(clause, words[is_saying:])


def _denials_of(clause: ReadClause) -> tuple[Denial, ...]:
    """What a clause denies; all of one that depends on one that does."""
    words = clause.content.words
    return (Denial(words[0], words, False),) if clause.is_governed and words else clause.denials


def _are_most(shared: Sequence[Word], told: Sequence[Word]) -> bool:
    return 2 * len(shared) > len(told)
