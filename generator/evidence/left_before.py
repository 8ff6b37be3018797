"""What stands in front of cited words in their sentence, is left out, and is about them."""

from collections.abc import Iterator, Sequence

from generator.evidence.attribution.reporting_clauses import find_reports
from generator.evidence.clauses import Clauses, Governing
from generator.evidence.cuts import SHORT, Cut, Loss, turns_away
from generator.evidence.phrases import Found

_NEAR = 3
"""How many words before a quotation a negation stands at most that surely is about its words."""

_QUESTIONS = {"?", "？", "؟"}
_COMMAS = {",", "،", "–", "—", "-"}


def left_before(cut: Cut) -> Iterator[Loss]:
    """What is left out in front of the words, in their sentence, and is about them."""
    governing = cut.clauses.governing(cut.first)
    yield from _denied_before(cut, governing)
    yield from _supposed(cut, governing)
    if cut.is_quoted:
        yield from _limited_before(cut)
        yield from _told_by_another(cut, governing)


def _denied_before(cut: Cut, governing: Sequence[Governing]) -> Iterator[Loss]:
    clauses = cut.clauses
    names = ("negations", "falsehoods", "denials")
    found = [
        (one, stretch)
        for stretch in governing
        for name in names
        for one in clauses.find(name, stretch.start, stretch.end)
    ]
    found += [(one, stretch) for stretch in governing[1:] for one in _torn(clauses, stretch)]
    is_double = len(found) == 2
    for one, stretch in found:
        is_near = clauses.words(one.end, cut.first) <= _NEAR
        if not cut.is_quoted and (not stretch.is_sure or not (is_near or stretch.depth)):
            continue
        is_sure = stretch.is_sure and (is_near or not cut.is_phrase) and not is_double
        yield cut.loss("negation", "before", one, is_sure)
    clause = clauses.all[clauses.index_of(cut.first)]
    before = clauses.all[: clauses.index_of(cut.first)]
    if before and clause.is_after in _COMMAS and not clause.leads:
        last = before[-1]
        outright = clauses.find("outright", last.start, last.end)
        if outright and clauses.words(last.start, last.end) <= SHORT:
            yield cut.loss("negation", "before", outright[0])
        supposed = clauses.find("hypotheticals", last.start, last.end)
        if supposed and clauses.words(last.start, last.end) <= SHORT:
            yield cut.loss("hypothetical", "before", supposed[0])


def _torn(clauses: Clauses, stretch: Governing) -> Iterator[Found]:
    """A verb whose sense is turned by a word that stands apart from it in the same clause."""
    keys = clauses.keys[stretch.start : stretch.end]
    for verb, particle in clauses.particles:
        if verb.first(keys) and (one := particle.first(keys)):
            yield Found(one.start + stretch.start, one.end + stretch.start, one.text)


def _supposed(cut: Cut, governing: Sequence[Governing]) -> Iterator[Loss]:
    """An “if” in front of the words, whether they are what is supposed or what then follows."""
    clauses, index = cut.clauses, cut.clauses.index_of(cut.first)
    for stretch in governing:
        for one in clauses.find("hypotheticals", stretch.start, stretch.end):
            yield cut.loss("hypothetical", "before", one, stretch.is_sure)
        for one in clauses.find("conditions", stretch.start, stretch.end):
            yield cut.loss("condition", "before", one, not cut.is_phrase and stretch.is_sure)
    if clauses.all[index].is_apart or turns_away(clauses.all[index]):
        return
    for number, clause in enumerate(clauses.all[:index]):
        conditions = clauses.find("conditions", clause.start, clause.body)
        is_next = number == index - 1
        if not conditions and not number and not _asks(clauses):
            inverted = clauses.begins("inverted", clause.start, clause.end)
            conditions = [inverted] if inverted else []
        between = clauses.all[number + 1 : index]
        if conditions and not any(map(turns_away, between)):
            is_sure = is_next and not cut.is_phrase and cut.is_quoted
            yield cut.loss("condition", "before", conditions[0], is_sure)


def _asks(clauses: Clauses) -> bool:
    return clauses.keys[-1] in _QUESTIONS


def _limited_before(cut: Cut) -> Iterator[Loss]:
    start = cut.clauses.governing(cut.first)[0].start
    for one in cut.clauses.find("limits", start, cut.first):
        distance = cut.clauses.words(one.end, cut.first)
        if distance <= _NEAR:
            yield cut.loss("limit", "before", one, distance == 0)


def _told_by_another(cut: Cut, governing: Sequence[Governing]) -> Iterator[Loss]:
    """“They say that” in front of the words, which are then not the speaker's view."""
    clauses = cut.clauses
    for report in find_reports(clauses.sentence):
        mention = report.mention
        is_governing = any(one.start <= report.cue.start < one.end for one in governing)
        if mention is None or report.end > cut.first or not is_governing:
            continue
        if not clauses.context["own"].first(clauses.keys[mention.start : mention.end]):
            word = clauses.keys[report.cue.start]
            yield cut.loss("speaker", "before", Found(0, 1, word), False)
