"""Whether a sentence says what its passages deny, or denies what they say.

Held against each other are a clause and those of the passages that share most of its words. What
denies in the one must be met in the other by something that does so too, over the same words.
Whatever both have alike is met already, and carries nothing.
"""

from collections.abc import Sequence

from generator.evidence.languages import read_language
from generator.evidence.quotation_marks import Span
from generator.evidence.support.force.aligned import Beside
from generator.evidence.support.force.carried import CarriedBeside, Carriers, has_bound, read_of
from generator.evidence.support.force.denials import ReadClause, is_reversed
from generator.evidence.support.force.left_denials import LeftDenials
from generator.evidence.support.force.negators import Denial
from generator.evidence.support.ground import Mismatch
from generator.evidence.support.likeness import are_of_one_root
from generator.evidence.support.reading import Word

FEWEST = 2
"""A sentence with fewer words is too short to say what passages deny: “Accepts.”"""

_REST = 3
"""So many words of a clause its passages have at least that tell what it denies in another word."""


def negation_finding(clause: ReadClause, beside: Beside) -> Mismatch | None:
    """That a clause denies what its passages say, or says what they deny; `instead` are the words
    by which they do."""
    carriers = Carriers(beside)
    if is_reversed(clause, beside.theirs):
        return denial_finding(clause)
    if clause.is_denied:
        added = _Added(beside, carriers)
        is_added = any(added.is_added(one, clause) for one in clause.denials)
        return denial_finding(clause) if is_added else None
    left = LeftDenials(beside, carriers)
    if clause.is_governed or len(beside.sentence.words) < FEWEST or left.is_asking(clause):
        return None
    if left.is_naysaid(clause):
        return denial_finding(clause, beside.naysaid[:1])
    if left.is_turned(clause):
        return denial_finding(clause)
    told = left.left_out(clause)
    return None if told is None else denial_finding(clause, told)


def denial_finding(clause: ReadClause, told: tuple[str, ...] = ()) -> Mismatch:
    """The finding at the word that denies, or at the clause that does not."""
    marked = clause.denials[0].word if clause.denials else clause.words[0]
    end = marked.end if clause.denials else clause.words[-1].end
    return Mismatch(
        "negation", Span(marked.start, end), clause.content.text[marked.start : end], told
    )


def is_other_condition(clause: ReadClause, head: Word | None, beside: Beside) -> bool:
    """Whether a clause is a condition, as the passages have one, and denies another word than they
    have: “if the bell does not stop”, of “if it goes on”."""
    if head is not None and beside.is_rooted(head):
        return False
    context = read_language(clause.content.code).context
    lists = [context[name] for name in ("conditions", "inverted")]
    is_one = any(listed.first(clause.whole.keys) for listed in lists)
    return is_one and any(listed.first(one.keys) for one in beside.readings for listed in lists)


class _Added(CarriedBeside):
    """A sentence beside its passages, and what there may carry what it denies."""

    def is_added(self, denial: Denial, clause: ReadClause) -> bool:
        """Whether nothing in the passages carries a denial of a clause."""
        about = self.beside.about(clause)
        head = self.carriers.head(denial)
        if self.beside.naysaid:
            return False
        if denial.first in clause.loose and any(one.is_double for one in self.beside.cited):
            return False  # such as “does not object”, of “did not refuse”
        is_open = denial.is_open and not (head and self.beside.holders(head))
        if is_open or not about or self._goes_on(denial) or self._is_dated(denial, about):
            return False
        if denial.is_plain and self._is_asserted(denial, clause):
            return True
        if denial.is_plain and not self._is_told(denial, clause):
            return False
        if denial.is_plain and is_other_condition(clause, head, self.beside):
            return False
        if not denial.is_plain and (self._is_alike(denial) or not self._is_borne(denial)):
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
            return denial.is_plain and not any(self.carriers.may_deny(at, about) for at in every)
        return not self._is_carried(denial, about, nearest)

    def _is_carried(self, denial: Denial, about: Sequence[Word], nearest: Sequence[int]) -> bool:
        """Whether the clauses that are nearest carry a denial, or those around them: strictly where
        they say the same but for it."""
        carriers, head = self.carriers, self.carriers.head(denial)
        share = max(self.beside.shares(about).get(at, 0) for at in nearest)
        is_alike = 2 * share > len(about)
        if is_alike and head is not None:
            is_alike = not self.beside.holders(head).isdisjoint(nearest)
        if carriers.have_rest(nearest, about):
            return True
        if any(carriers.may_deny(at, about) for at in carriers.led_on_to(nearest)):
            return True
        if any(self._is_resumed(at, denial, about) for at in nearest):
            return True
        if any(
            carriers.covers(at, denial, about) for at in (*nearest, *carriers.dangling(nearest))
        ):
            return True
        nearer = [at for at in self.beside.nearest(about) if at not in nearest]
        loosely = [*nearer, *(nearest if not is_alike else ())]
        around = (other for at in loosely for other in (at, *self.beside.around(at)))
        return any(carriers.may_deny(at, about) for at in around)

    def _is_dated(self, denial: Denial, about: Sequence[Word]) -> bool:
        """Whether a denial is of all that is before something (“not until they have voted”), as the
        passages tell in words that deny nothing themselves."""
        nearest = self.beside.nearest(about, self.carriers.head(denial))
        is_bound = any(has_bound(one) for one in self.beside.ours if denial in one.denials)
        return is_bound and any(map(self.carriers.have_date, nearest))

    def _is_alike(self, denial: Denial) -> bool:
        """Whether one of theirs that may stand for a denial is of the root of one that denies."""
        every = (word for one in self.beside.theirs for word in one.loose)
        return any(are_of_one_root(word.stem, denial.word.stem) for word in every)

    def _is_resumed(self, at: int, denial: Denial, about: Sequence[Word]) -> bool:
        """Whether a clause in the sentence of one of theirs denies something of it, for which a
        word stands there: “called the voucher an insult, and said nobody would take it”; or the
        next sentence does: “Some want a bridge. I am against that.”"""
        resuming = self.sentence.wording.resuming
        is_whole = len(about) > 1 and all(map(self.beside.theirs[at].whole.has_form, about))
        if denial.is_plain and is_whole and not self._is_of_being(denial):
            return False
        around = (self.beside.theirs[one] for one in self.beside.around(at) if one > at)
        if any(one.is_denied and not resuming.isdisjoint(one.whole.keys[1:]) for one in around):
            return True
        return any(
            (one.is_denied or bool(one.loose)) and not resuming.isdisjoint(one.whole.keys)
            for one in self.beside.behind(at)
        )

    def _is_of_being(self, denial: Denial) -> bool:
        """Whether a denial stands last and says that something is not there (“денег нет”), where
        words do so that stand behind: the passages may deny that it was brought."""
        is_last = "verb_last" in self.sentence.wording.habits
        return not is_last and bool(denial.denied) and self.carriers.head(denial) is None

    def _is_told(self, denial: Denial, clause: ReadClause) -> bool:
        """Whether the passages have the word that a denial is of before all, or all else of a
        longer clause. Where they do not, they may deny as much in other words: “is not finished”,
        of “is far from ready”."""
        wishes = {word for _, word in clause.modals}
        reporting = self.sentence.wording.reporting
        about = [w for w in self.beside.about(clause) if w not in wishes and w.key not in reporting]
        if not about or self.beside.said(clause):
            return True
        behind = [word for word in about if word.start > denial.word.start]
        if "verb_last" in self.sentence.wording.habits:
            wanted = behind[-1:] or about
        else:
            wanted = behind[:1] or about[-1:]
        having = [word for word in about if self.beside.is_rooted(word)]
        rest = [word for word in having if word not in wanted]
        is_rest = len(rest) >= _REST and len(rest) >= len(about) - len(wanted)
        return is_rest or 2 * sum(word in having for word in wanted) > len(wanted)

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

    def _is_denied_alike(self, denial: Denial) -> bool:
        """Whether the passages deny, by a word that stands last too, what a sentence does so:
        “денег нет”."""
        if "verb_last" in self.sentence.wording.habits:
            return False
        denied = read_of(self.beside.ours[0], denial.denied)
        every = (one for other in self.beside.theirs for one in other.denials)
        return any(any(map(denied.has_form, self.carriers.told(one))) for one in every)

    def _is_borne(self, denial: Denial) -> bool:
        """Whether what a verb denies (“refuses to pay”) is told by the passages at all."""
        told = self.carriers.told(denial)
        return bool(told) and any(self.beside.holders(word) for word in told[:1])
