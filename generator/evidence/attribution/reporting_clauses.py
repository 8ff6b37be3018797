"""Reporting clauses of a sentence: which verb of saying stands where, and who is its subject."""

from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from generator.evidence.attribution.noun_phrases import Phrase, phrase_from
from generator.evidence.attribution.subjects import (
    owner_of,
    skip_fillers,
    subject_after,
    subject_before,
)
from generator.evidence.attribution.tokens import Sentence, may_be_verb

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


def find_reports(sentence: Sentence) -> list[ReportingClause]:
    """Every reporting clause of a sentence, in the order of their cues."""
    found = (_report(sentence, Phrase(index, index + 1)) for index in range(len(sentence)))
    return [report for report in found if report]


def _report(sentence: Sentence, cue: Phrase) -> ReportingClause | None:
    """The clause whose verb, or whose first word, is one token."""
    index, token = cue.start, sentence[cue.start]
    if source := _source(sentence, index):
        return source
    if token.is_a("nouns") and (owner := owner_of(sentence, index)):
        return ReportingClause(cue, owner, "view")
    if token.is_a("participles"):
        return _participle(sentence, cue)
    return _verb(sentence, cue) if token.is_cue and may_be_verb(sentence, index) else None


def _verb(sentence: Sentence, cue: Phrase) -> ReportingClause | None:
    index, token = cue.start, sentence[cue.start]
    if _is_passive(sentence, index):
        return None
    if index and sentence[index - 1].is_a("infinitives"):
        return ReportingClause(cue, None, "participle")
    before, after = None, subject_after(sentence, index)
    if not after or "speaker_follows" not in token.speech.listed("habits"):
        before = subject_before(sentence, index)
        after = after if _may_follow(sentence, index, before) else None
    if after is None and before and sentence[before.start].is_a("links"):
        return None  # “32% of X claims”: the word is a noun
    return ReportingClause(
        cue, after or before, "verb" if token.is_a("verbs", "naming") else "view"
    )


def _may_follow(sentence: Sentence, index: int, before: Phrase | None) -> bool:
    """Whether the speaker of the verb at `index` may stand after it."""
    inverts = "inverts" in sentence[index].speech.listed("habits")
    if before:
        return inverts and sentence[max(0, before.start - 1)].is_a("boundaries")
    last = skip_fillers(sentence, index)
    if last < 0:
        return True
    return not sentence[last].is_a("joiners") and (inverts or not sentence[last].is_word)


def _participle(sentence: Sentence, cue: Phrase) -> ReportingClause:
    """“adding” has the speaker of the clause before; “is adding” one of its own."""
    last = skip_fillers(sentence, cue.start)
    if any(token.is_a("passives") for token in sentence[last + 1 : cue.start]):
        return ReportingClause(cue, subject_before(sentence, cue.start), "verb")
    return ReportingClause(cue, None, "participle")


def _source(sentence: Sentence, index: int) -> ReportingClause | None:
    """“according to X”; “X zufolge”."""
    for phrase in sentence[index].speech.source_phrases:
        if phrase[0] != sentence[index].key:
            continue
        end = index + len(phrase)
        keys = tuple(token.key for token in sentence[index:end])
        if keys == phrase and (mention := phrase_from(sentence, end)):
            return ReportingClause(Phrase(index, end), mention, "source")
    is_behind = index > 0 and sentence[index].is_a("sources_after")
    mention = subject_before(sentence, index) if is_behind else None
    return ReportingClause(Phrase(index, index + 1), mention, "source") if mention else None


def _is_passive(sentence: Sentence, index: int) -> bool:
    """Whether the subject is spoken to or about: “he was asked”."""
    leading = takewhile(lambda token: token.is_filler, reversed(sentence[:index]))
    return any(token.is_a("passives") for token in leading)
