"""What a sentence tells as settled that the only piece of evidence that it rests on does not: what
is so on a condition that the sentence leaves out, and what is done where that is still to be done.

Beside words of modality, of which neither needs one: “We will sign if he pays”, “подадут в суд”.
"""

from collections.abc import Iterator, Sequence

from generator.evidence.languages import read_language
from generator.evidence.quotation_marks import Span
from generator.evidence.support.force.aligned import Beside
from generator.evidence.support.force.conditions import has_condition
from generator.evidence.support.force.denials import ReadClause
from generator.evidence.support.force.modality import classes_of_clause
from generator.evidence.support.force.verb_forms import same_verbs, verbs_in
from generator.evidence.support.force.wanted import is_asked_for, is_of_saying, wanted_finding
from generator.evidence.support.ground import Ground, Mismatch
from generator.evidence.support.likeness import has_root
from generator.evidence.support.reading import ReadText, Word, are_alike

_LEAVING_OPEN = ("hypotheticals", "inverted", "limits", "limits_after")
"""Lists of phrases, besides conditions, by which something is so in some case alone."""

_OPEN = frozenset({"possible", "perhaps", "should", "warning", "wanting", "demanding"})
"""The classes of what need not be so."""

_LEFT_OPEN = _OPEN - {"wanting"}
"""Those by which a sentence tells that something hangs on another: whoever only means to do it on a
condition, does not mean to do it."""

_TO_COME = frozenset(
    {"coming", "should", "must", "possible", "perhaps", "wanting", "demanding", "promising"}
)
"""The classes of what is still to be done, if at all."""

_NEAR = 4
"""How many words before a verb tell at the most whether it is done."""

_LAST = 2
"""Among so many last words of its clause a verb stands where verbs stand last."""


def settled_finding(beside: Beside, ground: Ground, is_conditional: bool) -> Mismatch | None:
    """That a sentence tells as done what is not (`modality`), or leaves a condition out
    (`condition`), with the words of the passage that tell it otherwise.

    Of what `is_conditional` readers are told the condition beside the sentence.
    """
    if len(ground.pieces) != 1 or not beside.cited or not beside.ours:
        return None
    if word := _done(beside):
        told = tuple(one.text for one in _unpasts(word, beside))[:3]
        return Mismatch("modality", word.span, word.text, told)
    if done := _completed(beside) or wanted_finding(beside):
        return done
    dropped = None if is_conditional else _dropped(beside)
    if dropped is None:
        return None
    span = Span(0, len(beside.sentence.text))
    condition = dropped.content.text[dropped.words[0].start : dropped.words[-1].end]
    return Mismatch("condition", span, beside.sentence.text, (condition,))


def _done(beside: Beside) -> Word | None:
    """A verb of the past of which the passages have other forms alone, as far as a language tells
    them by letters; none that tells of a saying or a stance."""
    wording = beside.sentence.wording
    for at, clause in enumerate(beside.ours):
        if clause.is_denied or is_asked_for(beside.ours, at):
            continue
        for word in clause.content.words:
            if not wording.is_past(word.key) or is_of_saying(word, beside.sentence):
                continue
            if _is_past_there(word, beside):
                continue
            if next(_unpasts(word, beside), None):
                return word
    return None


def _completed(beside: Beside) -> Mismatch | None:
    """That a verb is told as done (“has paid”) which the passages only tell as still to be done, or
    as what may, must or is meant to be: “will pay”."""
    for clause, at in verbs_in(beside.sentence):
        word = clause.words[at]
        if clause.is_denied or clause.classes or not _is_completed(clause, at):
            continue
        if is_of_saying(word, beside.sentence):
            continue
        there = same_verbs(word, beside.readings, beside.sentence.wording)
        if there and all(_is_to_come(*place, beside) for place in there):
            told = tuple(other.words[place].text for other, place in there)[:3]
            return Mismatch("modality", word.span, word.text, told)
    return None


def _is_completed(clause: ReadClause, at: int) -> bool:
    """Whether a word stands near behind one that tells of what is done, or, in a language whose
    verbs stand last, is one of the last of its clause, behind or before it (“gesehen haben”)."""
    completing = clause.content.wording.completing
    if "verb_last" not in clause.content.wording.habits:
        return not completing.isdisjoint(clause.whole.keys[max(0, at - _NEAR) : at])
    is_last = len(clause.words) - at <= _LAST
    return is_last and not completing.isdisjoint(clause.whole.keys)


def _is_to_come(clause: ReadClause, at: int, beside: Beside) -> bool:
    """Whether one of the passages' clauses tells a verb as still to be done, and not as done."""
    if "verb_last" in clause.content.wording.habits:
        is_led = bool(classes_of_clause(beside.theirs.index(clause), beside) & _TO_COME)
    else:
        before = clause.words[max(0, at - _NEAR) : at]
        is_led = any(word in before for name, word in clause.modals if name in _TO_COME)
    return is_led and not _is_completed(clause, at)


def _is_past_there(word: Word, beside: Beside) -> bool:
    """Whether the passages have a verb of the past that may be another form of a word."""
    alone, wording = ReadText(word.text, beside.sentence.code, (word,)), beside.sentence.wording
    words = (one for text in beside.readings for one in text.content)
    return any(wording.is_past(one.key) and alone.has_form(one) for one in words)


def _unpasts(word: Word, beside: Beside) -> Iterator[Word]:
    wording = beside.sentence.wording
    yield from (one for one in _alike(word, beside.readings) if wording.is_unpast(one.key))


def _alike(word: Word, readings: Sequence[ReadText]) -> Iterator[Word]:
    """The words of some texts that are forms of a word."""
    yield from (one for text in readings for one in text.content if are_alike(one.stem, word.stem))


def _dropped(beside: Beside) -> ReadClause | None:
    """The condition of the cited words of which a sentence has no word, and that it has nothing in
    the place of, where it has words of another clause."""
    sentence = beside.sentence
    context = read_language(sentence.code).context
    asking = sentence.wording.asking
    if has_condition(sentence):
        return None
    if any(context[name].first(sentence.keys) for name in _LEAVING_OPEN):
        return None
    if context["woulds"].first(sentence.keys) and not _is_would_there(beside):
        return None
    if any(one.limits for one in beside.ours):
        return None
    if not asking.isdisjoint(sentence.keys):
        return None
    conditions = [*_conditions(beside.cited)]
    others = [one for one in beside.cited if one not in conditions]
    theirs = frozenset[str]().union(*(one.classes for one in others))
    if any(one.classes & _LEFT_OPEN - theirs for one in beside.ours):
        return None
    told = (word for one in conditions for word in one.content.words)
    if any(map(sentence.has, told)):
        return None
    return next((one for one in conditions if _is_bound(one, others, beside)), None)


def _is_bound(condition: ReadClause, others: Sequence[ReadClause], beside: Beside) -> bool:
    """Whether what a sentence tells stands in the sentence of a condition: in its words, or, where
    nothing else stands there, in others; what is so each time (“when it rains, the roof leaks”) is
    no such case."""
    place = condition.content.text, condition.words[0].sentence
    bound = [one for one in others if (one.content.text, one.words[0].sentence) == place]
    is_alone = any(one.content.words for one in bound) and _is_alone(others)
    is_habit = not any(one.classes for one in (*bound, *beside.ours))
    return (is_alone and not is_habit) or _is_told_by(bound, beside)


def _is_would_there(beside: Beside) -> bool:
    """Whether the cited words tell themselves, outside of conditions, what would or could be so: a
    sentence that tells that too leaves nothing more open."""
    ours = frozenset[str]().union(*(one.classes for one in beside.ours))
    return any(
        one.has_would or ours & one.classes & {"possible"}
        for one in beside.cited
        if not _is_condition(one)
    )


def _conditions(clauses: Sequence[ReadClause]) -> Iterator[ReadClause]:
    """Those that begin as conditions, each with the one behind it that goes on with it: “should
    they find that there is a better site”."""
    is_one = False
    for at, clause in enumerate(clauses):
        goes_on = is_one and clause.is_complement
        is_one = goes_on or _is_condition(clause) or _is_inverted(clauses, at)
        is_one = is_one or _is_only_then(clauses, at)
        if is_one:
            yield clause


def _is_only_then(clauses: Sequence[ReadClause], at: int) -> bool:
    """Whether a clause tells the only time at which something is so: “only then, when …”."""
    context, clause = read_language(clauses[at].content.code).context, clauses[at]
    if context["limits_after"].at(clause.whole.keys) and clause.content.words:
        found = context["limits_after"].at(clause.whole.keys)
        return (
            found is not None and context["circumstances"].at(found.text.split()[-1:]) is not None
        )
    before = clauses[at - 1].whole.keys if at else ()
    is_led = any(context["limits_after"].at(before[-many:]) is not None for many in (2, 3))
    is_same = at > 0 and clauses[at - 1].words[0].sentence == clause.words[0].sentence
    return is_led and is_same and context["circumstances"].at(clause.whole.keys) is not None


def _is_inverted(clauses: Sequence[ReadClause], at: int) -> bool:
    """Whether a clause begins with its verb as a condition does, and stands before another in its
    sentence; no question, which may stand alone."""
    context, words = read_language(clauses[at].content.code).context, clauses[at].words
    behind = clauses[at + 1 : at + 2]
    is_first = words[0].begins and bool(behind) and behind[0].words[0].sentence == words[0].sentence
    is_asked = clauses[at].content.text[: behind[0].words[0].start if behind else 0].rstrip()
    return (
        is_first
        and not is_asked.endswith("?")
        and context["inverted"].at(clauses[at].whole.keys) is not None
    )


def _is_condition(clause: ReadClause) -> bool:
    """Whether a clause begins as a condition, and not as what holds in any case (“even if”)."""
    context, keys = read_language(clause.content.code).context, clause.whole.keys
    if context["unconditional"].at(keys) is not None or not clause.content.words:
        return False
    found, wording = context["conditions"].at(keys), clause.content.wording
    if found is None or found.text in wording.roles.prepositions:
        return False
    is_time = context["mere"].at(found.text.split()) and found.text not in wording.limiting
    return not is_time  # such as “as soon as”


def _is_alone(clauses: Sequence[ReadClause]) -> bool:
    """Whether one clause tells all that some do, so that a sentence which rests on them is about
    that in whatever words."""
    return len([one for one in clauses if one.content.words]) == 1


def _is_told_by(clauses: Sequence[ReadClause], beside: Beside) -> bool:
    """Whether some clauses have at least half of what a sentence tells, in words of any root."""
    words = [word for one in beside.ours for word in beside.about(one)]
    having = [w for w in words if any(has_root(one.whole, w) for one in clauses)]
    return bool(having) and 2 * len(having) >= len(words)
