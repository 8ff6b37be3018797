"""Denials that only one of a sentence and its passages has, whatever words they share.

Which words of the one are those of the other is not told; so that much is asked about.
Long because each way in which only one of them denies is a step of one decision.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.evidence.languages import read_language
from generator.evidence.phrases import Found
from generator.evidence.stances import stances_told
from generator.evidence.support.force.aligned import Beside
from generator.evidence.support.force.carried import Carriers, absent_in
from generator.evidence.support.force.denials import ReadClause
from generator.evidence.support.force.left_denials import LeftDenials
from generator.evidence.support.force.limited import are_limited_otherwise
from generator.evidence.support.force.negation import FEWEST, denial_finding, is_other_condition
from generator.evidence.support.force.negators import Denial
from generator.evidence.support.force.restored import restored
from generator.evidence.support.force.turned import turned_words
from generator.evidence.support.ground import Mismatch
from generator.evidence.support.likeness import has_root
from generator.evidence.support.reading import Word


def lone_denial(beside: Beside, summed: Sequence[ReadClause], is_of_one: bool) -> Mismatch | None:
    """That a sentence denies something where nothing that it rests on does so in any word that is
    known: its passages, and the summaries that are `summed` up in it. Where it `is_of_one` passage
    alone, also that this denies something, and the sentence nothing.
    """
    lone = _Lone(beside)
    if len(beside.sentence.words) < FEWEST or beside.naysaid or lone.is_open():
        return None
    denied = next((one for one in beside.ours if one.is_denied), None)
    if is_of_one and (lone.is_turned_twice() or lone.is_undone()):
        return denial_finding(denied or beside.ours[0])
    if is_of_one and (word := restored(beside)):
        return denial_finding(denied or beside.ours[0], (word.text,))
    if denied:
        is_met = any(map(_may_deny, summed)) or lone.is_met() or lone.is_put_otherwise()
        return None if is_met else denial_finding(denied)
    if is_of_one and (word := lone.refusing()):
        return denial_finding(beside.ours[0], (word.text,))
    other = lone.denying() if is_of_one else None
    if other is None or lone.is_told_otherwise():
        return None
    return denial_finding(beside.ours[0], tuple(one.word.text for one in other.denials)[:3])


_SHARED = 2
"""So many words of a sentence its passages have at least that tell the same but for what it denies.
"""

_YES = frozenset({"agrees", "welcomes", "undertakes"})
_NO = frozenset({"rejects", "criticises"})
"""The stances of a yes, and those of a no."""

_NEXT = 2
"""A word begins less than so many characters behind the one before it."""

_REFUSING = ("denials", "falsehoods", "outright")
_FALSE = ("falsehoods", "outright")
"""Lists of phrases by which something is denied in other words, and those that do no more."""

_OPEN = frozenset({"possible", "perhaps"})
"""The classes of what may be so."""


@dataclass(frozen=True, eq=False)
class _Lone:
    """A sentence beside its passages, and what may stand for a denial in either."""

    beside: Beside

    @cached_property
    def _left(self) -> LeftDenials:
        return LeftDenials(self.beside, Carriers(self.beside))

    @cached_property
    def _limits(self) -> frozenset[str]:
        """The words that limit something in the sentence."""
        return frozenset(word.key for one in self.beside.ours for word in one.limits)

    def is_open(self) -> bool:
        """Whether a sentence asks something, or turns a word of the passages."""
        left = self._left
        return any(left.is_asking(one) or left.is_put_otherwise(one) for one in self.beside.ours)

    def is_turned_twice(self) -> bool:
        """Whether both deny in one clause alone, one of them by a word that does so by its sense,
        and so that they say the contrary (“does not reject”): what is denied twice is said."""
        sides = _denying(self.beside.ours), _denying(self.beside.cited)
        if any(len(one) != 1 for one in sides) or not any(one[0].deniers for one in sides):
            return False
        [our], [their] = sides
        if their.is_double and any(one.first in our.loose for one in our.denials):
            return False  # such as “does not object”, of “does not refuse”
        return sum(_times(one[0]) for one in sides) % 2 == 1

    def is_undone(self) -> bool:
        """Whether a sentence denies a denial alone (“does not reject”), and its passage, which has
        no word that denies, says no in other words: “out of the question”."""
        sides, cited = (_denying(self.beside.ours), _denying(self.beside.cited)), self.beside.cited
        if len(sides[0]) != 1 or not sides[0][0].is_double or sides[1] or self._limits:
            return False
        if any(one.limits or one.cancelled or one.classes & _OPEN for one in cited):
            return False
        if any(True for one in cited for _ in _find(one, _FALSE)):
            return True
        told = self._stances(one.text for one in self.beside.readings)
        return "rejects" in told and told.isdisjoint({*_YES, "questions", "limits"})

    def is_met(self) -> bool:
        """Whether anything in the passages may deny what a sentence does; so may a limit, if each
        has another (“not until”, “only after”), a word like “unworkable”, and in a condition that
        it lacks a denial alone."""
        theirs = {word.key for one in self.beside.theirs for word in one.limits}
        if self._limits - theirs and theirs - self._limits:
            return True
        if self._is_of_saying():
            return any(one.deniers or one.cancelled or _denies(one) for one in self.beside.theirs)
        if self._is_agreed():
            return any(_denies(one) or self._others(one.loose) for one in self.beside.theirs)
        if any(map(self._has_turned, self.beside.theirs)):
            return True
        return any(
            one.is_denied
            or (_may_deny(one, self.beside) and (self._limits or not _is_condition(one)))
            for one in self.beside.theirs
        )

    def _is_of_saying(self) -> bool:
        """Whether a sentence only denies that something was said or promised, which no word of the
        passages tells that stands for another denial."""
        wording = self.beside.sentence.wording
        firsts = [one.first.key for one in self._denials if one.first and one.is_plain]
        saying = wording.reporting | {p[0] for p in wording.modals.get("promising", ())}
        return bool(firsts) and saying.issuperset(firsts)

    @cached_property
    def _denials(self) -> tuple[Denial, ...]:
        """All denials of the sentence."""
        return tuple(one for clause in self.beside.ours for one in clause.denials)

    def _others(self, words: Iterable[Word]) -> list[Word]:
        """Those of some words of the passages that the sentence does not have."""
        return [word for word in words if not self.beside.sentence.has(word)]

    def _next(self, denial: Denial) -> Iterator[Word]:
        """The word that stands right behind one that denies."""
        end = denial.word.end
        yield from (one for one in self.beside.sentence.words if 0 < one.start - end < _NEXT)

    def _is_agreed(self) -> bool:
        """Whether a sentence denies a yes where its passages tell of nothing else: “is not ready
        to”, of “agrees to”."""
        firsts = [one.first for one in self._denials if one.first]
        beside = [word for one in self._denials if one.is_plain for word in self._next(one)]
        if not any(self._stances([one.text]) & _YES for one in (*firsts, *beside)):
            return False
        told = self._stances(one.text for one in self.beside.readings)
        return not told.isdisjoint(_YES) and told.isdisjoint(_NO)

    def _stances(self, texts: Iterable[str]) -> frozenset[str]:
        """The stances that some texts tell."""
        return stances_told([*texts], self.beside.sentence.code) or frozenset()

    def is_put_otherwise(self) -> bool:
        """Whether the passages have the words of a sentence, but for those that it denies: it may
        deny the opposite of what they say, such as “that it should not be closed”, of “should be
        kept”; or that they deny something only in a condition, where the passages have one too."""
        clauses = [one for one in self.beside.ours if one.denials]
        if all(self._is_other_condition(one) for one in clauses):
            return True
        denied = {one for clause in self.beside.ours for one in _first_denied(clause)}
        wording = self.beside.sentence.wording
        if not denied or any(one.key in wording.reporting | wording.modal_words for one in denied):
            return False
        if self._is_agreed():
            return False
        if wording.habits == {"articles"} and self._is_plain():
            return False  # elsewhere opposites are told with “not” too often
        about = [word for one in self.beside.ours for word in self.beside.about(one)]
        having = [word for word in about if self.beside.is_rooted(word)]
        return len(having) >= _SHARED and denied.isdisjoint(having)

    def _is_plain(self) -> bool:
        """Whether a word that does no more denies in the sentence."""
        return any(one.is_plain for one in self._denials)

    def _is_other_condition(self, clause: ReadClause) -> bool:
        heads = [*_first_denied(clause)]
        return bool(heads) and all(is_other_condition(clause, one, self.beside) for one in heads)

    def _has_turned(self, clause: ReadClause) -> bool:
        """Whether a clause has a word formed with what denies (“unworkable”), and the sentence has
        none of its root."""
        words = turned_words(clause.content)
        return any(not has_root(self.beside.sentence, word) for word in words)

    def denying(self) -> ReadClause | None:
        """A clause of the cited words that denies something, and no denial."""
        for one in self.beside.cited:
            if any(not self._left.is_undone(denial, one) for denial in one.denials):
                return one
        return None

    def refusing(self) -> Word | None:
        """A word by which the cited words deny, in other words than a denial, most of what they
        tell with it, which a sentence says that denies nothing in any way: “has yet to sign”."""
        ours, cited = self.beside.ours, self.beside.cited
        if self._limits or any(map(_may_deny, ours)) or _have_absences(ours):
            return None
        if _denying(cited) or any(one.cancelled or one.limits for one in cited):
            return None
        return next((word for one in cited for word in self._refused(one)), None)

    def _refused(self, clause: ReadClause) -> Iterator[Word]:
        """The words by which a clause refuses most of what a sentence says."""
        sentence = self.beside.sentence
        if "verb_last" in sentence.wording.habits:
            return  # what stands behind such a word is not what it denies
        for found in _find(clause, _REFUSING):
            phrase = clause.words[found.start : found.end]
            word, end = phrase[0], phrase[-1].end
            if word.key in sentence.wording.roles.prepositions or has_root(sentence, word):
                continue  # such as “instead of”
            told = [one for one in clause.content.words if one.start > end]
            told = [o for o in told if o not in phrase and o.stem not in self.beside.named]
            if 3 * sum(map(sentence.has_form, told)) > 2 * len(told):
                yield word

    def is_told_otherwise(self) -> bool:
        """Whether a sentence that denies nothing may say what is denied in other words, or tell of
        something else that the cited words say."""
        ours, cited = self.beside.ours, self.beside.cited
        if are_limited_otherwise(ours, cited) or any(map(self._may_say_no, ours)):
            return True
        if self._has_turned_itself():
            return True
        if _have_absences(ours) and not _have_absences(cited):
            return True
        if any("warning" in one.classes for one in ours):
            return True  # such as “warns of hasty steps”, of “should not hurry”
        return self._tells_of_all() or any(map(self._left.is_told_plainly, ours))

    def _may_say_no(self, clause: ReadClause) -> bool:
        """Whether a clause has any word that may stand for one which denies, and that the cited
        words do not have in a form of its own: “to break”, of “not to break”."""
        is_loose = any(not self._is_cited(word) for word in clause.loose)
        return bool(clause.denials or is_loose or clause.deniers or clause.cancelled)

    def _is_cited(self, word: Word) -> bool:
        """Whether the cited words have one of the root of a word."""
        return any(has_root(one.whole, word) for one in self.beside.cited)

    def _has_turned_itself(self) -> bool:
        """Whether the sentence has a word formed with what denies, and the cited words none of its
        root: “незаслуженный”; in languages that deny with the same word alone (“un” is in others).
        """
        sentence = self.beside.sentence
        if "concord" not in sentence.wording.habits:
            return False
        return not all(map(self._is_cited, turned_words(sentence)))

    def _tells_of_all(self) -> bool:
        """Whether a sentence tells of all that there is, in words of its own, as what denies
        something of each does."""
        universals = read_language(self.beside.sentence.code).context["universals"]
        if universals.first(self.beside.sentence.keys) is None:
            return False
        about = [word for one in self.beside.ours for word in self.beside.about(one)]
        cited = self.beside.cited
        return 2 * sum(any(one.whole.has_form(word) for one in cited) for word in about) < len(
            about
        )


def _first_denied(clause: ReadClause) -> Iterator[Word]:
    """The words that are next to those which deny."""
    yield from (one.first for one in clause.denials if one.first)


def _denying(clauses: Sequence[ReadClause]) -> list[ReadClause]:
    """Those that have a word which denies, also one that is denied itself."""
    return [one for one in clauses if one.denials or one.deniers or one.is_double]


def _times(clause: ReadClause) -> int:
    """How many times a clause denies something: once by all words that do no more."""
    is_plain = clause.is_double or any(one.is_plain for one in clause.denials)
    return is_plain + len(clause.deniers)


def _have_absences(clauses: Sequence[ReadClause]) -> bool:
    return any(absent_in(one).words for one in clauses)


def _may_deny(clause: ReadClause, beside: Beside | None = None) -> bool:
    """Whether a clause has any word that denies, or that may stand for one which does; one that a
    sentence has too stands for none."""
    loose = [one for one in clause.loose if not beside or not beside.sentence.has(one)]
    return bool(clause.denials or loose or clause.deniers or clause.cancelled)


def _denies(clause: ReadClause) -> bool:
    """Whether a clause has a word that denies, and not only one that may stand for it."""
    return bool(clause.denials) or clause.is_double


def _find(clause: ReadClause, lists: Iterable[str]) -> Iterator[Found]:
    """Where phrases of some lists stand in a clause, counted in its words, that may stand for a
    denial there."""
    context, keys = read_language(clause.content.code).context, clause.whole.keys
    found = (one for name in lists for one in context[name].find(keys))
    yield from (one for one in found if clause.words[one.start] in clause.loose)


def _is_condition(clause: ReadClause) -> bool:
    """Whether a clause begins as a condition."""
    return clause.words[0].key in clause.content.wording.conditional
