"""How sure, wanted or bound to be it is that a clause says something, beside the clauses of the
passages that share most of its words: it must not be surer or more binding than they are.

Classes of words tell that (“may”, “will”, “must”); `supposed` is what would be so under a condition
or in a language's conditional mood. A clause without any of them is as sure as can be only where
not all of theirs tell less.
"""

from collections.abc import Sequence

import regex

from generator.evidence.languages import read_language
from generator.evidence.quotation_marks import Span
from generator.evidence.stances import stances_told
from generator.evidence.support.force.aligned import Beside
from generator.evidence.support.force.conditions import has_condition
from generator.evidence.support.force.denials import INFINITIVE, ReadClause
from generator.evidence.support.ground import Mismatch
from generator.evidence.support.reading import ReadText, Word

_CONFLICTS = {
    "possible": {"coming", "must"},
    "perhaps": {"coming", "must"},
    "supposed": {"coming", "must"},
    "coming": {"possible", "perhaps", "must"},
    "should": {"coming", "must", "possible"},
    "must": {"possible", "perhaps", "coming"},
    "wanting": {"coming", "must"},
    "demanding": {"coming"},
    "promising": {"must"},
}
"""For each class of modality of a passage, those that a sentence may not make of it."""

_WEAK = frozenset({"possible", "perhaps", "supposed", "should"})
"""The classes of what need not be so at all."""

_WISHES = frozenset({"wanting", "demanding", "promising"})
"""The classes of what somebody means to do, or wants of others."""

_UNSURE = frozenset({"possible", "perhaps", "denied"})
"""The classes of which a sentence may not make what would be so."""

_FEWEST = 2
"""How many words two clauses share at least, or all, where a clause has no word of a class."""

_CONDITIONAL = ("conditions", "hypotheticals")
"""Lists of phrases that make of what would be so what is supposed."""


def modality_finding(clause: ReadClause, beside: Beside) -> Mismatch | None:
    """That a clause is surer or more binding than all clauses that share most words with it."""
    about = [word for word in clause.content.words if word.stem not in beside.named]
    shares = beside.shares(about)
    most = max(shares.values(), default=0)
    if not most:
        return None
    numbers = [at for at, share in sorted(shares.items()) if share == most]
    nearest = [classes_of_clause(at, beside) for at in numbers]
    words = tuple(word.text for at in numbers for _, word in beside.theirs[at].modals)[:3]
    near = _union(
        [classes_of_clause(at, beside) for at, share in shares.items() if 2 * share > most]
    )
    word = _surer(clause, beside, numbers)
    if word and not any(name in near for name, one in clause.modals if one == word):
        return Mismatch("modality", word.span, word.text, words)
    if most >= _FEWEST and 2 * most > len(about) and not _union(nearest):
        word = _added(clause, beside, numbers)
        if word:
            return Mismatch("modality", word.span, word.text)
    is_alike = 2 * most > len(about) and (most >= _FEWEST or most == len(about))
    is_denied = all(beside.theirs[at].is_denied for at in numbers)
    if is_alike and (is_denied or not clause.is_denied) and _is_plain(clause, beside, nearest):
        span = Span(clause.words[0].start, clause.words[-1].end)
        return Mismatch("modality", span, beside.sentence.text[span.start : span.end], words)
    return None


def _surer(clause: ReadClause, beside: Beside, numbers: Sequence[int]) -> Word | None:
    """The word by which a clause is surer or more binding than all that are nearest."""
    nearest = [classes_of_clause(at, beside) for at in numbers]
    woulds = read_language(clause.content.code).context["woulds"]
    wanted = _classes_of(beside) & {"wanting", "demanding"}
    for name, word in clause.modals:
        if any(name in one for one in nearest) or (name == "coming" and _has_participle(clause)):
            continue
        is_denied = any(one.word.start < word.start for one in clause.denials)
        if name == "must" and (is_denied or clause.is_governed):
            continue  # such as “need not”, “does not think that it must”
        if name == "possible" and clause.is_denied and all("must" in one for one in nearest):
            continue  # such as “no child can be refused”, of “must take every child”
        if name == "must" and all(_is_asked(at, beside) for at in numbers):
            continue
        if clause.is_denied and name == "coming":
            is_wanted = any({"wanting", "demanding"} & one for one in nearest)
            if is_wanted or not all("denied" in one for one in nearest):
                continue  # such as “does not mean to”; the rest another rule compares
        excused = _own_classes(clause) | wanted
        if name == "coming" and _is_open(beside):
            excused |= {"supposed"}
            excused |= {"wanting"} if all(_is_ready(at, beside) for at in numbers) else set()
        is_would = name == "coming" and woulds.at([word.key]) is not None
        if is_would and not all(one <= _UNSURE for one in nearest):
            continue
        if all(any(name in _CONFLICTS.get(one, ()) for one in told - excused) for told in nearest):
            return word
    return None


def _is_ready(at: int, beside: Beside) -> bool:
    """Whether somebody is willing on a condition, so that it will be so then: “ready to pay if”."""
    return is_willing(beside.theirs[at]) and any(map(has_condition, beside.readings))


def is_willing(clause: ReadClause) -> bool:
    """Whether a clause tells by a word of wanting that somebody is ready to do it."""
    code = clause.content.code
    wanted = (word.text for name, word in clause.modals if name == "wanting")
    return any("agrees" in (stances_told([one], code) or ()) for one in wanted)


def _is_asked(at: int, beside: Beside) -> bool:
    """Whether somebody wants what one of the passages' clauses tells: “asks that no tree falls”."""
    around = [other for other in beside.around(at) if other < at]
    return any({"wanting", "demanding", "must"} & beside.theirs[one].classes for one in around)


def _union(told: Sequence[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*told)


def _added(clause: ReadClause, beside: Beside, numbers: Sequence[int]) -> Word | None:
    """The word by which a clause is binding, where nothing in the passages' sentences is that, nor
    wants something, nor denies it."""
    around = {one for at in numbers for one in (at, *beside.around(at))}
    if clause.is_denied or clause.is_governed:
        return None
    if _union([classes_of_clause(at, beside) for at in sorted(around)]):
        return None
    if any(beside.theirs[at].loose or beside.theirs[at].limits for at in around):
        return None
    return next((word for name, word in clause.modals if name == "must"), None)


def _is_plain(clause: ReadClause, beside: Beside, nearest: Sequence[frozenset[str]]) -> bool:
    """Whether nothing in a sentence tells how sure a clause is, where all that are nearest only may
    be so."""
    wording, first = clause.content.wording, clause.words[0]
    if clause.is_double or clause.classes or _woulds(clause.whole):
        return False
    if any(not beside.is_rooted(word) for word in clause.loose):
        return False
    if first.text[0].isnumeric() or first.key in wording.asking | wording.conditional:
        return False
    told = _classes_of(beside)
    told |= {"possible", "perhaps"} if told & {"possible", "perhaps", "warning"} else set()
    told |= {"should"} if told & _WISHES else set()
    return all(one & _WEAK and one <= _WEAK | _WISHES and one.isdisjoint(told) for one in nearest)


def _own_classes(clause: ReadClause) -> frozenset[str]:
    """The classes of a clause, without what stands last behind another and is no future: “könnte
    gebaut werden”."""
    names = {n for n, word in clause.modals if n != "coming" or word != clause.words[-1]}
    return clause.classes & names if names else clause.classes


def _classes_of(beside: Beside) -> frozenset[str]:
    """The classes of a whole sentence."""
    return _union([one.classes for one in beside.ours])


def classes_of_clause(at: int, beside: Beside) -> frozenset[str]:
    """The classes of one of the passages' clauses: what is not possible must not be, what need not
    be is left possible; `denied` where it denies them, `supposed` where it only is so."""
    clause = beside.theirs[at]
    told = _own_classes(clause) or _handed_on(at, beside)
    if clause.denials and not is_denied_inside(clause):
        duals = {"possible", "must"}
        told |= {"denied", *(duals if told & duals else ())}
    return (told - {"coming"}) | {"supposed"} if _is_supposed(at, beside) else told


def _handed_on(at: int, beside: Beside) -> frozenset[str]:
    """The classes of a clause before one that it goes on with, as far as that ends with them:
    “könnte, so Wiek, stehen”, “يمكن أن”."""
    speech, first = read_language(beside.sentence.code).speech, beside.theirs[at].words[0]
    is_fresh = not speech.lists_with(first.key).isdisjoint(("determiners", "indefinite", "joiners"))
    for one in beside.around(at):
        before = beside.theirs[one]
        is_last = not is_fresh and any(word == before.words[-1] for _, word in before.modals)
        if at - 3 < one < at and (is_last or (one == at - 1 and _is_infinitive(at, beside))):
            return before.classes
    return frozenset()


def _is_infinitive(at: int, beside: Beside) -> bool:
    """Whether a clause has a verb that depends on one before it, in a language that marks it so."""
    clause = beside.theirs[at]
    if "verb_last" not in clause.content.wording.habits:
        return False
    return INFINITIVE.fullmatch(clause.words[-1].key) is not None or (
        len(clause.words) > 1 and INFINITIVE.fullmatch(clause.words[-2].key) is not None
    )


def is_denied_inside(clause: ReadClause) -> bool:
    """Whether a word that something may be stands before what denies it: “может не”."""
    if not {"concord", "prefixed"} & clause.content.wording.habits:
        return False
    first = min(one.word.start for one in clause.denials)
    return any(name in ("possible", "perhaps") and w.end < first for name, w in clause.modals)


def _is_supposed(at: int, beside: Beside) -> bool:
    """Whether one of their clauses tells what would be so: beside a condition, and where no verb
    of saying may have put it so (“said it would”)."""
    clause, wording = beside.theirs[at], beside.sentence.wording
    context = read_language(clause.content.code).context
    if not clause.has_would:
        return False
    if "concord" in wording.habits:
        return True
    keys = [beside.theirs[one].whole.keys for one in (at, *beside.around(at))]
    if not clause.whole.key_set & wording.roles.first and any(
        not wording.reporting.isdisjoint(one) for one in keys
    ):
        return False
    is_inverted = any(context["inverted"].at(one) for one in keys)
    return is_inverted or any(context[name].first(one) for one in keys for name in _CONDITIONAL)


def _is_open(beside: Beside) -> bool:
    """Whether the sentence tells of a condition itself, or of what would be so."""
    return has_condition(beside.sentence) or _woulds(beside.sentence)


def _woulds(reading: ReadText) -> bool:
    return read_language(reading.code).context["woulds"].first(reading.keys) is not None


def _has_participle(clause: ReadClause) -> bool:
    patterns = clause.content.wording.participles
    return any(regex.fullmatch(one, word.key) for one in patterns for word in clause.words)
