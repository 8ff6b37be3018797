"""Reporting clauses of a sentence: which verb of saying stands where, and who is its subject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from generator.evidence.attribution.noun_phrases import Phrase, is_filler, may_be_verb, phrase_from
from generator.evidence.attribution.subjects import (
    owner_of,
    skip_fillers,
    subject_after,
    subject_before,
)
from generator.evidence.attribution.tokens import Sentence
from generator.evidence.languages import Speech

Kind = Literal["verb", "view", "participle", "source"]


@dataclass(frozen=True)
class ReportingClause:
    """A verb of saying or a phrase like “according to”, and the words that name the speaker.

    Without a `mention` the clause goes on with the speaker of the one before: “and said”.
    """

    cue: Phrase
    mention: Phrase | None
    kind: Kind

    @property
    def start(self) -> int:
        """The first token of the clause."""
        return min(self.cue.start, self.mention.start) if self.mention else self.cue.start

    @property
    def end(self) -> int:
        """The token behind the clause."""
        return max(self.cue.end, self.mention.end) if self.mention else self.cue.end


def find_reports(sentence: Sentence, speech: Speech) -> list[ReportingClause]:
    """Every reporting clause of a sentence, in the order of their cues."""
    return sorted(_reports(sentence, speech), key=lambda report: report.cue)


def _reports(sentence: Sentence, speech: Speech) -> Iterator[ReportingClause]:
    for index, token in enumerate(sentence):
        if source := _source(sentence, index, speech):
            yield source
        elif token.key in speech.nouns and (owner := owner_of(sentence, index, speech)):
            yield ReportingClause(Phrase(index, index + 1), owner, "view")
        elif token.key in speech.participles:
            yield _participle(sentence, index, speech)
        elif token.key in speech.cues and may_be_verb(sentence, index, speech):
            yield from _verb(sentence, index, speech)


def _verb(sentence: Sentence, index: int, speech: Speech) -> Iterator[ReportingClause]:
    is_saying = sentence[index].key in speech.verbs or sentence[index].key in speech.naming
    cue = Phrase(index, index + 1)
    if _is_passive(sentence, index, speech):
        return
    if index and sentence[index - 1].key in speech.infinitives:
        yield ReportingClause(cue, None, "participle")
        return
    before, after = None, subject_after(sentence, index, speech)
    if not after or not speech.speaker_follows:
        before = subject_before(sentence, index, speech)
        after = after if _may_follow(sentence, index, before, speech) else None
    if after is None and before and sentence[before.start].key in speech.links:
        return  # “32% of X claims”: the word is a noun
    yield ReportingClause(cue, after or before, "verb" if is_saying else "view")


def _may_follow(sentence: Sentence, index: int, before: Phrase | None, speech: Speech) -> bool:
    """Whether the speaker of the verb at `index` may stand after it."""
    last = skip_fillers(sentence, index, speech)
    if before is None:
        joined = last >= 0 and sentence[last].key in speech.joiners
        return not joined and (speech.inverts or last < 0 or not sentence[last].is_word)
    leading = max(0, before.start - 1)
    return speech.inverts and sentence[leading].key in speech.boundaries


def _participle(sentence: Sentence, index: int, speech: Speech) -> ReportingClause:
    """“adding” has the speaker of the clause before; “is adding” one of its own."""
    cue = Phrase(index, index + 1)
    last = skip_fillers(sentence, index, speech)
    if any(token.key in speech.passives for token in sentence[last + 1 : index]):
        return ReportingClause(cue, subject_before(sentence, index, speech), "verb")
    return ReportingClause(cue, None, "participle")


def _source(sentence: Sentence, index: int, speech: Speech) -> ReportingClause | None:
    for phrase in speech.source_phrases:
        end = index + len(phrase)
        keys = tuple(token.key for token in sentence[index:end])
        if keys == phrase and (mention := phrase_from(sentence, end, speech)):
            return ReportingClause(Phrase(index, end), mention, "source")
    is_behind = index > 0 and sentence[index].key in speech.sources_after
    mention = subject_before(sentence, index, speech) if is_behind else None
    return ReportingClause(Phrase(index, index + 1), mention, "source") if mention else None


def _is_passive(sentence: Sentence, index: int, speech: Speech) -> bool:
    """Whether the subject is spoken to or about: “he was asked”."""
    leading = takewhile(lambda token: is_filler(token, speech), reversed(sentence[:index]))
    return any(token.key in speech.passives for token in leading)
