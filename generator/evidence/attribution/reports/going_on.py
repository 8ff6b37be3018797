"""How an utterance goes on from the one before: broken by who speaks, or carried over.

Short because it only makes the utterance; when one goes on is for article.py.
"""

from dataclasses import replace

from generator.evidence.articles.archive import Passage
from generator.evidence.attribution.reports.pairing import Choice, Told
from generator.evidence.attribution.utterances import Utterance
from generator.evidence.quotation_marks import Span

_MARKS = 3
"""How many signs at most end a quotation: “…?''”."""


def is_broken(told: Told, place: int, choice: Choice, last: Utterance) -> bool:
    """Whether “X said” breaks one utterance, of which this stretch is the second part."""
    is_same = choice.cue is not None and last.cue == told.passage(choice.cue)
    has_comma = told.sentence[place - 1].text in {",", "،"}
    return is_same and has_comma and last.rule in {"said-after", "said-between"}


def quoted_at_end(told: Told, utterance: Utterance) -> list[str]:
    """The words and marks with which an utterance ends, if they stand in a sentence."""
    end = utterance.parts[-1]
    is_here = end.paragraph == told.paragraph
    return [token.text for token in told.sentence if is_here and token.quotation == end.span]


def asks(quoted: str) -> bool:
    """Whether quoted words, with their marks, end with a question."""
    return any(char in "?？؟" for char in quoted[-_MARKS:])


def part(told: Told, quotation: Span) -> Passage:
    """A quoted stretch of a sentence."""
    return Passage(told.paragraph, quotation)


def carried(last: Utterance, parts: tuple[Passage, ...], is_sure: bool) -> Utterance:
    """One more quotation of whoever made the last."""
    one = replace(last, parts=parts, is_quoted=True, rule="carried-over")
    if is_sure:
        return one
    perhaps = last.speaker or last.perhaps
    return replace(one, confidence="low", speaker=None, perhaps=perhaps)
