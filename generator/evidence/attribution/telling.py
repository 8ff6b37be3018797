"""A sentence in its paragraph, and what of an utterance goes on in the next one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.evidence.articles import Passage
from generator.evidence.attribution.noun_phrases import Phrase
from generator.evidence.attribution.pairing import Choice
from generator.evidence.attribution.reporting_clauses import Report
from generator.evidence.attribution.tokens import Sentence
from generator.evidence.attribution.utterances import Utterance
from generator.evidence.matching import reads_as_sentence
from generator.evidence.quotation_marks import Span

_NEAR = 100
"""How many words away a clause may stand that tells who speaks."""

_STANDING_ALONE = {"said-after", "said-between", "colon", "carried-over"}
"""Rules by which a quotation is more than a few words of the writer's sentence."""


@dataclass(frozen=True)
class Told:
    """A sentence, the paragraph that it stands in, and its reporting clauses."""

    paragraph: int
    sentence: Sentence
    reports: tuple[Report, ...]

    def passage(self, phrase: Phrase | None) -> Passage | None:
        """Where the words of a phrase stand."""
        if phrase is None:
            return None
        tokens = self.sentence[phrase.start : phrase.end]
        return Passage(self.paragraph, Span(tokens[0].span.start, tokens[-1].span.end))

    def reports_near(self, place: int) -> Sequence[Report]:
        """The clauses that may tell who speaks at a token, in a sentence however long."""
        first, last = (
            bisect_left(self.reports, place + way, key=lambda report: report.cue.start)
            for way in (-_NEAR, _NEAR)
        )
        return self.reports[first:last]

    @cached_property
    def is_quotation_alone(self) -> bool:
        """Whether the sentence has no words of the writer's."""
        return not any(token.is_word for token in self.sentence)


def is_broken(told: Told, place: int, choice: Choice, last: Utterance) -> bool:
    """Whether “X said” breaks one utterance, of which this stretch is the second part."""
    if choice.cue is None or last.cue != told.passage(choice.cue):
        return False
    comma = told.sentence[place - 1].text
    return last.rule in {"said-after", "said-between"} and comma in {",", "،"}


def holds(told: Told, utterance: Utterance) -> bool:
    """Whether a sentence ends with an utterance, and with what tells who made it."""
    part = utterance.parts[-1]
    return part.paragraph == told.paragraph and any(
        token.quotation == part.span for token in told.sentence
    )


def quotes_sentence(told: Told, utterance: Utterance) -> bool:
    """Whether an utterance ends in whole quoted sentences, and not in a few quoted words."""
    if utterance.rule in _STANDING_ALONE:
        return True
    last = utterance.parts[-1].span
    quoted = [token.text for token in told.sentence if token.quotation == last]
    return any(map(reads_as_sentence, quoted))


def carried(last: Utterance, part: Passage, is_sure: bool) -> Utterance:
    """One more quotation of whoever made the last."""
    one = replace(last, parts=(part,), rule="carried-over")
    if is_sure:
        return one
    perhaps = last.speaker or last.perhaps
    return replace(one, confidence="low", speaker=None, perhaps=perhaps)
