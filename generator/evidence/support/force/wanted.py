"""What a sentence tells as done that its only piece of evidence wants, promises or expects alone:
“received the grant”, of “asked for a grant”.

In languages whose verbs tell by their letters, or by standing first, that something was done.
"""

from collections.abc import Iterator, Sequence

import regex

from generator.evidence.languages import read_language
from generator.evidence.stances import stances_told
from generator.evidence.support.force.aligned import Beside
from generator.evidence.support.force.denials import ReadClause
from generator.evidence.support.force.modals import plain_forms
from generator.evidence.support.ground import Mismatch
from generator.evidence.support.likeness import has_root
from generator.evidence.support.reading import ReadText, Word

_ASKED = frozenset({"wanting", "demanding"})
"""The classes of what somebody wants."""

_TO_COME = frozenset({*_ASKED, "coming", "should", "must", "possible", "perhaps", "promising"})
"""The classes of what is still to be done, if at all."""

_OPEN = _TO_COME | {"warning", "supposed"}
"""The classes by which a sentence leaves something open itself."""

_LASTING = frozenset({"persists"})
"""The stance that tells of what goes on, and of nobody's view."""

_IMPERFECT = regex.compile("[وف]?س?[يتنأ](?=..)")
"""What stands before an Arabic verb that does not tell what was done."""

_HAMZA = "اأإ"
_AMBIGUOUS = "يتنس"
"""Letters with which verbs of both kinds begin."""

_SHORT = 3
"""An Arabic word with no more letters has none before its root."""


def wanted_finding(beside: Beside) -> Mismatch | None:
    """That a sentence tells by a verb as done what its passage does not tell as done."""
    ours = frozenset[str]().union(*(one.classes for one in beside.ours))
    if ours & _OPEN or any(one.has_would for one in (*beside.ours, *beside.cited)):
        return None
    word = _first_done(beside) if _begins_with_verbs(beside) else _done_of_wanted(beside)
    if word is None:
        return None
    told = tuple(dict.fromkeys(w.text for one in beside.cited for _, w in one.modals))[:3]
    return Mismatch("modality", word.span, word.text, told)


def is_asked_for(clauses: Sequence[ReadClause], at: int) -> bool:
    """Whether a clause tells what the one before it wants: its verb may have a form of the past
    (“требует, чтобы он пришёл”)."""
    return at > 0 and bool(clauses[at - 1].classes & _ASKED) and clauses[at].is_complement


def is_of_saying(word: Word, sentence: ReadText) -> bool:
    """Whether a verb tells that something is said or wanted, or how it is taken."""
    wording, speech = sentence.wording, read_language(sentence.code).speech
    if not speech.lists_with(word.key).isdisjoint(("verbs", "naming", "views")):
        return True
    told = stances_told([word.text], sentence.code) or frozenset()
    return word.key in wording.modal_words or bool(told - _LASTING)


def _begins_with_verbs(beside: Beside) -> bool:
    """Whether the language sets verbs first, and tells nothing by their ends."""
    wording = beside.sentence.wording
    return not wording.pasts and "unmarked" in wording.habits


def _done_of_wanted(beside: Beside) -> Word | None:
    """A verb of the past beside a passage that tells of nothing done, but of what is wanted."""
    told = [one for one in beside.cited if one.content.words]
    wanted = [one for at, one in enumerate(told) if one.classes & _ASKED or is_asked_for(told, at)]
    if not wanted or len(wanted) < len(told) or any(_pasts(one, beside) for one in told):
        return None
    words = (word for one in beside.ours for word in _pasts(one, beside))
    return next(words, None) if _is_about_it(beside) else None


def _is_about_it(beside: Beside) -> bool:
    """Whether a sentence has a word of what its passage wants."""
    words = (word for one in beside.ours for word in beside.about(one))
    return any(any(has_root(one.whole, word) for one in beside.cited) for word in words)


def _pasts(clause: ReadClause, beside: Beside) -> list[Word]:
    """The verbs of the past in a clause, but for those of saying and wanting."""
    wording = beside.sentence.wording
    words = (word for word in clause.content.words if wording.is_past(word.key))
    return [word for word in words if not is_of_saying(word, beside.sentence)]


def _first_done(beside: Beside) -> Word | None:
    """The verb with which an Arabic sentence begins, where that tells what was done, and the
    passage has other forms of it alone, in clauses that tell what is still to be done."""
    sentence = beside.sentence
    first = plain_forms(sentence).words[0] if sentence.words else None
    if first is None or first not in sentence.content or is_of_saying(first, sentence):
        return None
    there = [*_of_its_root(first, beside)]
    is_done = bool(there) and (first.key[0] not in _AMBIGUOUS or len(first.key) <= _SHORT)
    is_done = is_done or any(_bare(word) == _plain(first.key) for _, word in there)
    if not is_done or any(_plain(word.key).startswith(_plain(first.key)) for _, word in there):
        return None
    return first if all(_is_to_come(at, beside) for at, _ in there) else None


def _of_its_root(word: Word, beside: Beside) -> Iterator[tuple[int, Word]]:
    """The words of the passage of the root of a word, with the numbers of their clauses."""
    alone = ReadText(word.text, beside.sentence.code, (word,))
    for at, clause in enumerate(beside.cited):
        yield from ((at, one) for one in clause.content.words if has_root(alone, one))


def _is_to_come(at: int, beside: Beside) -> bool:
    """Whether one of the passages' clauses tells what is still to be done, or goes on with one that
    does."""
    clause, before = beside.cited[at], beside.cited[at - 1] if at else None
    is_led = before is not None and clause.is_complement
    classes = clause.classes | (before.classes if before and is_led else frozenset())
    return bool(classes & _TO_COME)


def _plain(key: str) -> str:
    """A verb without what is written together with it before its root."""
    return key[1:] if key[:1] in _HAMZA else key


def _bare(word: Word) -> str:
    """A verb without what tells its person."""
    return _plain(_IMPERFECT.sub("", word.key, count=1))
