"""What a sentence tells of other cases than the only piece of evidence that it rests on: in any
case what is so on a condition, of few what is so of all; and as certain what is not.

A language's file lists the phrases of each (`overstated`): closed classes, which a sentence in
words of its own needs as its passage does.
"""

from functools import cache

from generator.evidence.languages import language_data, read_language
from generator.evidence.phrases import Phrases, phrases
from generator.evidence.quotation_marks import Span
from generator.evidence.support.force.aligned import Beside
from generator.evidence.support.ground import Ground, Mismatch
from generator.evidence.support.reading import ReadText

LISTS = ("any_case", "any_case_too", "few", "many", "certain")
"""The lists of phrases: by which a sentence tells that something is so on no condition, and by
which a passage may tell that too; that few do something, that many or all do; that it is sure."""

_CONDITIONS = ("conditions", "inverted")


def overstated_finding(beside: Beside, ground: Ground) -> Mismatch | None:
    """That a sentence tells in any case what its passage tells on a condition (`negation`), of few
    what it tells of many, or the reverse, and as certain what it does not (`modality`)."""
    if len(ground.pieces) != 1 or not beside.cited:
        return None
    if span := _in_any_case(beside):
        return _finding("negation", span, beside)
    if span := _of_others(beside):
        return _finding("negation", span, beside)
    span = _phrase(beside.sentence, "certain")
    if span is None or any(_phrase(one, "certain") for one in beside.readings):
        return None
    is_denied = any(one.denials or one.is_double for one in beside.ours)
    return None if is_denied else _finding("modality", span, beside)


def _in_any_case(beside: Beside) -> Span | None:
    """Where a sentence tells that something is so on no condition (“even if”), of which its passage
    has one, and nothing like it."""
    span = _phrase(beside.sentence, "any_case")
    if span is None or any(
        _phrase(one, name) for one in beside.readings for name in ("any_case", "any_case_too")
    ):
        return None
    context = read_language(beside.sentence.code).context
    is_bound = any(
        context[name].first(one.whole.keys) for one in beside.cited for name in _CONDITIONS
    )
    return span if is_bound else None


def _of_others(beside: Beside) -> Span | None:
    """Where a sentence that denies nothing tells that few do what many do, or the reverse, and the
    passage has nothing else of either."""
    if any(one.denials or one.deniers or one.is_double for one in beside.ours):
        return None
    for name, other in (("few", "many"), ("many", "few")):
        span = _phrase(beside.sentence, name)
        if span is None or _phrase(beside.sentence, other):
            continue
        if any(_phrase(one, name) for one in beside.readings):
            continue
        if name == "many" and any(one.denials or one.limits for one in beside.theirs):
            continue  # such as “few did not”, “only a few”
        if any(_phrase(one, other) for one in beside.readings):
            return span
    return None


def _phrase(reading: ReadText, name: str) -> Span | None:
    found = _lists(reading.code)[name].first(reading.keys)
    if found is None:
        return None
    return Span(reading.words[found.start].start, reading.words[found.end - 1].end)


def _finding(kind: str, span: Span, beside: Beside) -> Mismatch:
    return Mismatch(kind, span, beside.sentence.text[span.start : span.end])


@cache
def _lists(code: str) -> dict[str, Phrases]:
    listed = language_data(code).get("support", {}).get("overstated", {})
    return {name: phrases(listed.get(name, ())) for name in LISTS}
