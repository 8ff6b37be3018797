"""How a sentence says it: what it denies, and how sure, wanted or bound to be it is.

A sentence must not say what its passages deny, nor deny what they say: compared is what each word
that denies is about, since a denial that stands elsewhere in the cited words tells nothing. Clause
by clause, it must not be surer or more binding than they are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.evidence.languages import read_language
from generator.evidence.quotation_marks import Span
from generator.evidence.stances import stances_told
from generator.evidence.support.denials import ReadClause, clauses_of
from generator.evidence.support.ground import Ground, Mismatch
from generator.evidence.support.modality import Near, modality_finding
from generator.evidence.support.negators import Denial
from generator.evidence.support.polarity import NO_SUMMARIES, Summaries
from generator.evidence.support.reading import ReadText, Word, read_words
from generator.evidence.support.wording import Wording

_FEWEST = 3
"""A sentence with fewer words is too short to say what passages deny: “Of ferries.”"""

_NEAREST = 3
"""How many of the words that a verb denies (“refuse”) are compared, nearest first."""

_YES = frozenset({"agrees", "welcomes", "undertakes", "questions", "limits"})
_NO = frozenset({"rejects", "denied", "criticises", "questions", "limits"})
"""The stances of which none is told where only the contrary is."""


def force_findings(
    sentence: ReadText,
    ground: Ground,
    named: frozenset[str] = frozenset(),
    summaries: Summaries = NO_SUMMARIES,
) -> Iterator[Mismatch]:
    """Clauses that say what the passages deny, or the reverse (`negation`), and those that are
    surer or more binding (`modality`).

    `instead` are the words of the passage that tell it otherwise. `named` are the stems of names:
    who is spoken of is in either. What a sentence of many passages denies is held against the
    `summaries` of its statements first.
    """
    ours = clauses_of(sentence)
    theirs = [clause for reading in ground.near for clause in clauses_of(reading)]
    words = (read_words(text, one.code) for one in ground.compared for text in one.words)
    cited = tuple(clause for reading in words for clause in clauses_of(reading))
    compared = _Compared(sentence, tuple(theirs), cited, named)
    if _is_contrary(sentence, ground):
        yield _denial(ours[0], ())
        return
    classes = frozenset[str]().union(*(clause.classes for clause in ours))
    is_asked = sentence.text.rstrip().endswith(("?", "？", "؟"))
    for clause in ours:
        is_carried = summaries.carry(clause, named)
        finding = compared.negation(clause) if is_carried is None else None
        if is_carried is False:
            finding = _denial(clause, ())
        if not finding and not is_asked:
            finding = modality_finding(clause, compared.near(clause), classes)
        if finding:
            yield finding


def _is_contrary(sentence: ReadText, ground: Ground) -> bool:
    """Whether a sentence begins with a yes where its passages tell of nothing but a no, or the
    reverse: “Accepts”, “Rejects”."""
    denials = [one for clause in clauses_of(sentence) for one in clause.denials]
    if any(one.is_plain for one in denials):
        return False
    first = [word.text for word in sentence.words[:1]]
    ours = stances_told(first, sentence.code) or frozenset()
    theirs = stances_told([one.text for one in ground.near], sentence.code) or frozenset()
    if "agrees" in ours and "rejects" not in ours:
        return "rejects" in theirs and theirs.isdisjoint(_YES)
    if "rejects" in ours and "agrees" not in ours:
        return "agrees" in theirs and theirs.isdisjoint(_NO)
    return False


@dataclass(frozen=True)
class _Compared:
    """A sentence, the clauses of its passages' sentences, and those of the `cited` words alone, of
    which no other rule tells what they leave out; which stems are of names."""

    sentence: ReadText
    theirs: tuple[ReadClause, ...]
    cited: tuple[ReadClause, ...]
    named: frozenset[str]

    def near(self, clause: ReadClause) -> Near:
        """The clauses of the passages with which one shares words, and the stems of these."""
        found = ((other, self._shared(clause, other)) for other in self.theirs)
        return [(other, shared) for other, shared in found if shared]

    def _shared(self, clause: ReadClause, other: ReadClause) -> frozenset[str]:
        shared = (word.stem for word in clause.content.words if other.content.has(word))
        return frozenset(shared) - self.named

    def negation(self, clause: ReadClause) -> Mismatch | None:
        """That a clause denies what its passages say, or says what they deny."""
        if clause.is_denied:
            is_said = any(self._is_said(one, clause) for one in clause.denials)
            is_added = (is_said and not self._is_denied_there(clause)) or self._is_far(clause)
            is_open = any(one.is_open for one in clause.denials)
            is_added &= bool(clause.content.words) and not is_open
            return _denial(clause, ()) if is_added else None
        if clause.is_governed or len(self.sentence.words) < _FEWEST:
            return None
        if clause.words[0].key in self.sentence.wording.asking:
            return None
        if self._is_turned(clause):
            return _denial(clause, ())
        for number, other in enumerate(self.cited):
            is_twice = sum(one.is_plain for one in other.denials) > 1
            is_bound = self._is_bound(other) and not self._is_bound(clause)
            if is_twice or is_bound or self._is_instead(clause, number + 1):
                continue
            if any(self._is_left(one, clause, other) for one in _denials_of(other)):
                return _denial(clause, tuple(one.word.text for one in other.denials)[:3])
        return None

    def _is_turned(self, clause: ReadClause) -> bool:
        """Whether a clause has a word with or without what denies it, and the passages, which deny
        nothing else, the other."""
        near = [other for other, _ in self.near(clause)]
        if any(one.is_denied or one.is_governed for one in near):
            return False
        return any(one.turns(clause.content) for one in near)

    def _is_bound(self, other: ReadClause) -> bool:
        """Whether what a clause denies is only denied where something is absent: “not without”."""
        absences = read_language(self.sentence.code).context["absences"]
        return absences.first([word.key for word in other.words]) is not None

    def _is_instead(self, clause: ReadClause, number: int) -> bool:
        """Whether a clause says what one of the passages has in the place of what it denies: “not
        a wall, but a gate”."""
        if number >= len(self.cited):
            return False
        other = self.cited[number]
        contrasts = read_language(self.sentence.code).context["contrasts"]
        is_contrast = contrasts.at([word.key for word in other.words]) is not None
        return is_contrast and bool(self._shared(clause, other))

    def _is_left(self, denial: Denial, clause: ReadClause, other: ReadClause) -> bool:
        """Whether a clause says what one of the passages denies, and none of them says."""
        told, saying = self._told(denial), _told_in(clause)
        shared = [word for word in told if saying.has_form(word)]
        if not _are_most(shared, told) or (denial.has_verb and told[0] not in shared):
            return False
        if clause.hedges_beside(other.whole) or clause.turns(other.content):
            return False
        return not any(_says(one, word) for one in self.theirs for word in shared)

    def _is_said(self, denial: Denial, clause: ReadClause) -> bool:
        """Whether the passages say what a sentence denies plainly, and deny it nowhere."""
        told = self._told(denial)
        if denial.of_saying and denial.is_plain:
            denied = [one for one in self.theirs if self._may_deny(one)]
            near = (*told, denial.of_saying)
            return not any(one.whole.has_form(word) for one in denied for word in near)
        having = [
            o for o in self.theirs if _are_most([w for w in told if o.whole.has_form(w)], told)
        ]
        if len(told) == 1 and not any(self._is_like(clause, one) for one in having):
            return False
        if any(not self._told(one) for other in self.theirs for one in other.denials):
            return False  # such as “they do not do so”
        if not denial.is_plain:
            denied = [one for one in self.theirs if one.is_denied]
            if any(one.whole.has_form(word) for one in denied for word in told):
                return False
            having = [one for one in having if one.is_double]
        return bool(having) and not any(map(self._may_deny, (*having, *self._led_on_to(having))))

    def _is_like(self, clause: ReadClause, other: ReadClause) -> bool:
        """Whether what one of the passages stands in has half of a clause at least."""
        words = [word for word in clause.content.words if word.stem not in self.named]
        around = read_words(other.content.text, other.content.code)
        return 2 * sum(map(around.has_form, words)) >= len(words)

    def _led_on_to(self, clauses: Sequence[ReadClause]) -> Iterator[ReadClause]:
        """The clauses for which some at the beginning of a sentence tell what they are about: “as
        for the haste, she errs”."""
        relatives = read_language(self.sentence.code).context["relatives"]
        for one, after in pairwise(self.theirs):
            is_first = one.words[0].begins and relatives.at([word.key for word in one.words])
            if one in clauses and is_first and after.words[0].sentence == one.words[0].sentence:
                yield after

    def _is_denied_there(self, clause: ReadClause) -> bool:
        """Whether the passages deny what a clause has in the reach of its own denial."""
        denials = (one for other in self.theirs for one in other.denials)
        every = (self._told(one) for one in denials)
        return any(_are_most([w for w in told if clause.whole.has_form(w)], told) for told in every)

    def _is_far(self, clause: ReadClause) -> bool:
        """Whether what shares words with a clause that denies has nothing of a denial."""
        if not any(map(self._may_deny, self.theirs)):
            return True
        near = self.near(clause)
        plain = frozenset[str]().union(*(s for one, s in near if not self._may_deny(one)))
        denied = frozenset[str]().union(*(s for one, s in near if self._may_deny(one)))
        denying = (one.whole for one in self.theirs if self._may_deny(one))
        is_near = any(one.has(word) for one in denying for word in clause.content.words)
        return len(plain - denied) > 1 and not is_near

    def _may_deny(self, other: ReadClause) -> bool:
        """Whether a clause of the passages denies something in some way."""
        if other.is_denied or other.is_governed:
            return True
        conditional = self.sentence.wording.conditional
        return other.hedges_beside(self.sentence, conditional) or other.turns(self.sentence)

    def _told(self, denial: Denial) -> list[Word]:
        """What a word denies, without names and days; of what a verb denies the nearest."""
        wording = self.sentence.wording
        told = [o for o in denial.denied if o.stem not in self.named and not _is_day(o, wording)]
        return told if denial.is_plain else told[:_NEAREST]


def _says(clause: ReadClause, word: Word) -> bool:
    """Whether a clause has a word, and does not deny it."""
    if clause.is_governed or not clause.whole.has_form(word):
        return False
    denied = tuple(one for denial in clause.denials for one in denial.denied)
    return not ReadText(clause.content.text, clause.content.code, denied).has_form(word)


def _told_in(clause: ReadClause) -> ReadText:
    """The words of a clause, without a verb at its beginning that only tells that it was said."""
    words, wording = clause.words, clause.content.wording
    first, after = words[0], clause.content.text[words[0].end : words[0].end + 1]
    language = read_language(clause.content.code)
    that = {one[0] for one in language.jointly.get("that", ())}
    goes_on = after in (",", ":") or not that.isdisjoint(one.key for one in words[1:3])
    is_saying = first.start == 0 and first.key in wording.reporting and goes_on
    return ReadText(clause.content.text, clause.content.code, words[is_saying:])


def _denials_of(clause: ReadClause) -> tuple[Denial, ...]:
    """What a clause denies; all of one that depends on one that does."""
    words = clause.content.words
    return (Denial(words[0], words, False),) if clause.is_governed and words else clause.denials


def _is_day(word: Word, wording: Wording) -> bool:
    return word.key in wording.weekdays or word.key in wording.months or word.key in wording.days


def _are_most(shared: Sequence[Word], told: Sequence[Word]) -> bool:
    return 2 * len(shared) > len(told)


def _denial(clause: ReadClause, told: tuple[str, ...]) -> Mismatch:
    """The finding at the word that denies, or at the clause that does not."""
    marked = clause.denials[0].word if clause.denials else clause.words[0]
    end = marked.end if clause.denials else clause.words[-1].end
    return Mismatch("negation", Span(marked.start, end), _text(clause, marked, end), told)


def _text(clause: ReadClause, first: Word, end: int) -> str:
    return clause.content.text[first.start : end]
