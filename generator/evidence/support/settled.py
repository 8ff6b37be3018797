"""What a sentence tells as settled that the only piece of evidence that it rests on does not: what
is so on a condition that the sentence leaves out, and what is done where that is still to be done.

Beside words of modality, of which neither needs one: “We will sign if he pays”, “подадут в суд”.
"""

from collections.abc import Iterator, Sequence

import regex

from generator.evidence.languages import read_language
from generator.evidence.quotation_marks import Span
from generator.evidence.stances import stances_told
from generator.evidence.support.aligned import Beside
from generator.evidence.support.denials import ReadClause
from generator.evidence.support.ground import Ground, Mismatch
from generator.evidence.support.likeness import has_root
from generator.evidence.support.modality import classes_of_clause
from generator.evidence.support.reading import ReadText, Word, are_alike

_LEAVING_OPEN = ("conditions", "hypotheticals", "woulds", "inverted", "limits", "limits_after")
"""Lists of phrases by which a sentence tells that something is so in some case alone."""

_AHEAD = frozenset({"coming", "must", "should", "wanting", "demanding", "promising"})
"""The classes of what is still to be done."""

_OPEN = frozenset({"possible", "perhaps", "should", "warning", "wanting", "demanding"})
"""The classes of what need not be so."""


def settled_finding(beside: Beside, ground: Ground) -> Mismatch | None:
    """That a sentence leaves a condition out, or tells as done what is not: as `modality`, with the
    words of the passage that tell it otherwise."""
    if len(ground.pieces) != 1 or not beside.cited or not beside.ours:
        return None
    if word := _done(beside):
        told = tuple(one.text for one in _unpasts(word, beside))[:3]
        return Mismatch("modality", word.span, word.text, told)
    if word := _completed(beside):
        return Mismatch("modality", word.span, word.text)
    dropped = _dropped(beside)
    if dropped is None:
        return None
    span = Span(0, len(beside.sentence.text))
    return Mismatch("modality", span, beside.sentence.text, (dropped.words[0].text,))


def _done(beside: Beside) -> Word | None:
    """A verb of the past of which the passages have other forms alone, as far as a language tells
    them by letters; none that tells of a saying or a stance."""
    wording = beside.sentence.wording
    for clause in beside.ours:
        for word in clause.content.words if not clause.is_denied else ():
            if not wording.is_past(word.key) or _is_of_saying(word, beside.sentence):
                continue
            if _is_past_there(word, beside):
                continue
            if next(_unpasts(word, beside), None):
                return word
    return None


def _completed(beside: Beside) -> Word | None:
    """The participle by which a clause tells as done (“hat … gebaut”, “ist geklärt”) what all of
    the passages' clauses with that verb only mean, want or need to be done, where verbs stand last
    and nothing but an auxiliary tells that."""
    wording, speech = beside.sentence.wording, read_language(beside.sentence.code).speech
    if "verb_last" not in wording.habits:
        return None
    for clause in beside.ours:
        has_auxiliary = any("finite" in speech.lists_with(one.key) for one in clause.words)
        if clause.is_denied or clause.classes or not has_auxiliary:
            continue
        for word in clause.words[-2:]:
            if not _is_participle(word, beside.sentence) or _is_of_saying(word, beside.sentence):
                continue
            there = [at for at, one in enumerate(beside.theirs) if _has_form(one, word)]
            if there and all(_is_ahead(at, beside) for at in there):
                return word
    return None


def _is_participle(word: Word, sentence: ReadText) -> bool:
    patterns = sentence.wording.participles
    return word.text[:1].islower() and any(regex.fullmatch(one, word.key) for one in patterns)


def _has_form(clause: ReadClause, word: Word) -> bool:
    """Whether a clause has a word that may be another form of one."""
    alone = ReadText(word.text, clause.content.code, (word,))
    return any(alone.has_form(one) for one in clause.words)


def _is_ahead(at: int, beside: Beside) -> bool:
    """Whether one of the passages' clauses tells of what is still to be done, and not of what
    somebody claims to have done (“will … gesehen haben”)."""
    clause = beside.theirs[at]
    perfects = read_language(clause.content.code).speech.listed("perfects")
    is_claimed = clause.words[-1].key in perfects
    return bool(classes_of_clause(at, beside) & _AHEAD) and not is_claimed


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


def _is_of_saying(word: Word, sentence: ReadText) -> bool:
    """Whether a verb tells that something is said or wanted, or how it is taken."""
    wording, speech = sentence.wording, read_language(sentence.code).speech
    if not speech.lists_with(word.key).isdisjoint(("verbs", "naming", "views")):
        return True
    return word.key in wording.modal_words or bool(stances_told([word.text], sentence.code))


def _dropped(beside: Beside) -> ReadClause | None:
    """The condition of the cited words of which a sentence has no word, and that it has nothing in
    the place of, where it has words of another clause."""
    sentence = beside.sentence
    context = read_language(sentence.code).context
    asking = sentence.wording.asking
    if any(context[name].first(sentence.keys) for name in _LEAVING_OPEN):
        return None
    if any(one.limits for one in beside.ours):
        return None
    if not asking.isdisjoint(sentence.keys) or _is_yes(sentence):
        return None
    conditions = [one for one in beside.cited if _is_condition(one)]
    others = [one for one in beside.cited if one not in conditions]
    if not conditions or not _is_told_by(others, beside):
        return None
    theirs = frozenset[str]().union(*(one.classes for one in others))
    if any(one.classes & _OPEN - theirs for one in beside.ours):
        return None
    told = (word for one in conditions for word in one.content.words)
    return None if any(map(sentence.has, told)) else conditions[0]


def _is_yes(sentence: ReadText) -> bool:
    """Whether a sentence begins with a yes, on what condition another statement may tell."""
    told = stances_told([sentence.words[0].text], sentence.code) or frozenset()
    return not told.isdisjoint(("agrees", "welcomes"))


def _is_condition(clause: ReadClause) -> bool:
    """Whether a clause begins as a condition, and not as what holds in any case (“even if”)."""
    context, keys = read_language(clause.content.code).context, clause.whole.keys
    if context["unconditional"].at(keys) is not None or not clause.content.words:
        return False
    wording, key = clause.content.wording, clause.words[0].key
    return key in wording.conditional and key not in wording.roles.prepositions


def _is_told_by(clauses: Sequence[ReadClause], beside: Beside) -> bool:
    """Whether some clauses have at least half of what a sentence tells, in words of any root."""
    words = [word for one in beside.ours for word in beside.about(one)]
    having = [w for w in words if any(has_root(one.whole, w) for one in clauses)]
    return bool(having) and 2 * len(having) >= len(words)
