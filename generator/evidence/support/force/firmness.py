"""How firm a sentence is as a whole, beside the only piece of evidence that it rests on.

A sentence in words of its own shares too few with any clause of its passage for these to be
compared. How sure, wanted or bound to be something is tells a closed class of words in both: where
all that the passage tells is that something may be so, a sentence needs a word for that too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.evidence.languages import read_language
from generator.evidence.quotation_marks import Span
from generator.evidence.stances import stances_told
from generator.evidence.support.force.aligned import Beside
from generator.evidence.support.force.conditions import has_condition
from generator.evidence.support.force.denials import ReadClause
from generator.evidence.support.force.modality import is_denied_inside, is_willing
from generator.evidence.support.ground import Ground, Mismatch
from generator.evidence.support.likeness import has_root
from generator.evidence.support.reading import ReadText, Word

_WEAK = frozenset({"possible", "perhaps"})
_ASKED = frozenset({"wanting", "demanding"})
_OPEN = frozenset({*_WEAK, *_ASKED, "should", "warning"})
"""The classes of what need not be so, of what somebody wants; and all
those that leave something open."""

_MEANT = frozenset({*_ASKED, "should", "fearing"})
"""The classes of what somebody wants, advises or fears."""

_BINDING = frozenset({"must", "should", "demanding"})
"""The classes of what somebody has to do."""

_SUPPOSING = ("conditions", "hypotheticals", "woulds")
"""Lists of phrases by which something is so in some case alone."""

_SHARED = 2
_SHARE = 0.6
"""How many of a clause's words the passage has at least, and which part of them, that is told in
the passage's own words."""


@dataclass(frozen=True, eq=False)
class _Firmness:
    """A sentence beside its passage, each as a whole."""

    beside: Beside

    @property
    def cited(self) -> tuple[ReadClause, ...]:
        """The clauses of the passage that tell something."""
        return tuple(one for one in self.beside.cited if one.content.words)

    @cached_property
    def ours(self) -> frozenset[str]:
        """The classes of the sentence."""
        return _classes(self.beside.ours)

    def is_surer(self) -> bool:
        """Whether a sentence has no word that leaves open what its passage does."""
        sentence = self.beside.sentence
        asking = sentence.wording.asking - sentence.wording.conditional
        if self.ours & _OPEN or not asking.isdisjoint(sentence.keys):
            return False
        if self._is_supposed(sentence) or self._has_other(self.beside.ours, self.beside.cited):
            return False
        return self._is_open() or self._is_only_wanted()

    def _is_supposed(self, sentence: ReadText) -> bool:
        """Whether a sentence tells what would be so, or what is so on a condition of its own."""
        is_bound = any(_has(one, "conditions", "inverted") for one in self.beside.readings)
        return _has(sentence, *_SUPPOSING[is_bound:])

    def _is_open(self) -> bool:
        """Whether all that a passage tells may only be so; or whether the sentence, which tells of
        what is to come, has most words of what does."""
        weak = [one for one in self.cited if self._is_weak(one)]
        others = [one for one in self.cited if one not in weak and not _is_slight(one)]
        denied = [one for one in weak if not _is_perhaps(one)]
        if not weak or _denies(self.beside.ours) != _denies(denied):
            return False
        if not others:
            return True
        most = max(map(self._shared, weak))
        return "coming" in self.ours and most >= _SHARED and most >= max(map(self._shared, others))

    def _is_weak(self, clause: ReadClause) -> bool:
        """Whether a clause says that something may be so, or would be, and not that it cannot."""
        if clause.classes & {"coming", "promising"}:
            return False
        if clause.classes & _WEAK and "must" not in clause.classes:
            is_denied = clause.is_denied and not is_denied_inside(clause)
            return not is_denied or _is_perhaps(clause)
        return False

    def _shared(self, clause: ReadClause) -> int:
        """How many words of a clause the sentence has, or one of their root."""
        told = (word for word in clause.content.words if word.stem not in self.beside.named)
        return sum(has_root(self.beside.sentence, word) for word in told)

    def _is_only_wanted(self) -> bool:
        """Whether a passage tells that somebody wants just what a sentence tells as done."""
        cited, sentence = self.beside.cited, self.beside.sentence
        if stances_told([sentence.words[0].text], sentence.code):
            return False
        if _classes(cited) & (_WEAK | {"promising"}) or _denies(cited):
            return False
        if self._is_only_thought():
            return True
        if _classes(cited) & {"should", "warning"}:
            return False
        if has_condition(sentence) and all(
            is_willing(one) for one in cited if one.classes & _ASKED
        ):
            return False
        wanted = {*_ASKED, "must"} if "coming" in self.ours else _ASKED
        for at, one in enumerate(cited):
            told = [one] if one.classes & wanted else []
            if at and cited[at - 1].classes & wanted and one.is_complement:
                told = [cited[at - 1], one]
            if told and any(self._is_told_alike(clause, told) for clause in self.beside.ours):
                return True
        return False

    def _is_only_thought(self) -> bool:
        """Whether all that a passage tells is what somebody wants, advises or fears, and the
        sentence says that it is or will be so."""
        sentence = self.beside.sentence
        is_said = sentence.words[0].key in sentence.wording.asserting
        if "must" in self.ours or not (is_said or "coming" in self.ours):
            return False
        cited = self.beside.cited
        if any(map(_is_supposing, cited)) or not all(map(self._is_meant, range(len(cited)))):
            return False
        words = [word for one in cited for name, word in one.modals if name in _MEANT]
        told = (stances_told([one.text], sentence.code) or frozenset() for one in words)
        return bool(words) and not any("agrees" in one for one in told)

    def _is_meant(self, at: int) -> bool:
        """Whether a clause of the passage tells what somebody wants, advises or fears, goes on with
        one that does so, has one behind it (“they should, she asked”), or tells next to nothing."""
        cited, one = self.beside.cited, self.beside.cited[at]
        is_that = at > 0 and one.is_complement
        behind = _classes(other for other in cited[at + 1 : at + 2] if _is_slight(other))
        told = one.classes | cited[at - is_that].classes | behind
        is_slight = _is_slight(one) and not one.classes & {"coming", "promising"}
        return bool(told & _MEANT) or is_slight

    def _is_told_alike(self, clause: ReadClause, others: Sequence[ReadClause]) -> bool:
        """Whether others have most words of a clause."""
        about = clause.content.words
        shared = sum(any(one.whole.has_form(word) for one in others) for word in about)
        return shared >= _SHARED and shared >= _SHARE * len(about)

    def bound(self) -> Word | None:
        """The word by which a sentence makes binding what its passage tells of as what will or
        would be, where nothing there is binding, or asked for."""
        theirs, cited = map(_told_by, (self.beside.theirs, self.beside.cited))
        if "coming" not in _classes(self.beside.cited) or cited & {*_BINDING, *_ASKED}:
            return None
        if theirs & _BINDING - _ASKED:
            return None
        if not any(map(self._shared, self.cited)):
            return None
        told = (one for one in self.beside.ours if not _is_undone(one) and not one.is_denied)
        return next((word for one in told for name, word in one.modals if name == "must"), None)

    def added(self) -> Word | None:
        """The word by which a sentence leaves open what its passage does not, or makes binding what
        nothing there does."""
        is_supposed = any(self._is_supposed_there(one) for one in self.beside.readings)
        for clause in self.beside.ours:
            near = self._near(clause)
            if not self._is_alone and max(map(self._shared, near), default=0) < _SHARED:
                continue
            if _denies([clause]) != _denies(near) or self._has_other(near, self.beside.ours):
                continue
            theirs = _classes(near)
            is_asked = theirs & _ASKED and not self.ours & _ASKED and near != self.beside.theirs
            wanted = frozenset() if theirs & (_OPEN - _ASKED if is_asked else _OPEN) else _WEAK
            if not _is_undone(clause) and not theirs & {*_BINDING, "coming", "promising"}:
                wanted |= {"must"}
            is_dual = clause.is_denied and "must" in theirs  # “may not”, of “must not”
            wanted -= _WEAK if is_supposed or is_dual else frozenset()
            word = next((word for name, word in clause.modals if name in wanted), None)
            if word:
                return word
        return None

    @cached_property
    def _is_alone(self) -> bool:
        """Whether one clause of the passage tells all that it does: a sentence that rests on it is
        about that, in whatever words."""
        return len([one for one in self.cited if not _is_slight(one)]) == 1

    def _is_supposed_there(self, reading: ReadText) -> bool:
        """Whether what a passage tells is so on a condition that the sentence does not have."""
        is_bound = _has(self.beside.sentence, "conditions")
        return _has(reading, *_SUPPOSING[is_bound:])

    def _near(self, clause: ReadClause) -> Sequence[ReadClause]:
        """The clause of the passage that has most words of one, with what leads to it; all where
        none has."""
        theirs = self.beside.theirs
        alike = [at for at, one in enumerate(theirs) if self._is_told_alike(clause, [one])]
        if len(alike) != 1:
            return theirs
        around = [at for at in self.beside.around(alike[0]) if at < alike[0]]
        return [theirs[at] for at in (*around, *alike)]

    def _has_other(self, some: Iterable[ReadClause], others: Iterable[ReadClause]) -> bool:
        """Whether some clauses have words that limit or deny them, and that others do not have."""
        keys = {key for one in others for key in one.whole.keys}
        words = (word for one in some for word in (*one.limits, *one.deniers, *one.cancelled))
        return any(word.key not in keys for word in words)


def firmness_finding(beside: Beside, ground: Ground) -> Mismatch | None:
    """That a sentence tells as sure what its passage leaves open or somebody only wants, the
    reverse, or as binding what nothing there is."""
    if len(ground.pieces) != 1 or not beside.cited or not beside.ours:
        return None
    told = _Firmness(beside)
    if told.is_surer():
        return _finding(beside, Span(0, len(beside.sentence.text)))
    word = told.bound() or told.added()
    return _finding(beside, word.span) if word else None


def _finding(beside: Beside, span: Span) -> Mismatch:
    instead = tuple(dict.fromkeys(word.text for one in beside.cited for _, word in one.modals))[:3]
    return Mismatch("modality", span, beside.sentence.text[span.start : span.end], instead)


def _classes(clauses: Iterable[ReadClause]) -> frozenset[str]:
    return frozenset[str]().union(*(one.classes for one in clauses))


def _told_by(clauses: Iterable[ReadClause]) -> frozenset[str]:
    """The classes of some clauses but for those that begin by supposing something: “should they
    refuse”."""
    return _classes(one for one in clauses if not _is_supposing(one))


def _denies(clauses: Iterable[ReadClause]) -> bool:
    return any(one.is_denied or one.is_double or one.is_governed for one in clauses)


def _is_undone(clause: ReadClause) -> bool:
    """Whether a clause denies a word before one by which something is binding: “does not think that
    it must”."""
    musts = [word.start for name, word in clause.modals if name == "must"]
    denied = (one.first.start for one in clause.denials if one.first)
    return clause.is_governed or any(start < at for start in denied for at in musts)


def _is_perhaps(clause: ReadClause) -> bool:
    """Whether a word or phrase leaves open what a clause tells, though it may deny: “not rule
    out”."""
    return any(name == "perhaps" for name, _ in clause.modals)


def _is_slight(clause: ReadClause) -> bool:
    """Whether a clause tells next to nothing, or a condition."""
    return len(clause.content.words) < _SHARED or _has(clause.whole, "conditions")


def _is_supposing(clause: ReadClause) -> bool:
    """Whether a clause begins as one that only supposes something: “should they refuse”."""
    context = read_language(clause.content.code).context
    return any(context[name].at(clause.whole.keys) for name in ("inverted", "hypotheticals"))


def _has(reading: ReadText, *names: str) -> bool:
    context = read_language(reading.code).context
    others = (name for name in names if name != "conditions")
    is_bound = "conditions" in names and has_condition(reading)
    return is_bound or any(context[name].first(reading.keys) for name in others)
