"""Reporting clauses of a sentence: which verb of saying stands where, and who is its subject."""

from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from generator.evidence.attribution.grammar.agreement import quoted_object
from generator.evidence.attribution.grammar.case_endings import agrees
from generator.evidence.attribution.grammar.noun_phrases import CLAUSE, Phrase, phrase_from
from generator.evidence.attribution.grammar.plausibility import may_name
from generator.evidence.attribution.grammar.subjects import (
    ends_clause,
    owner_of,
    skip_fillers,
    subject_after,
    subject_before,
)
from generator.evidence.attribution.grammar.tokens import Sentence, Token
from generator.evidence.attribution.grammar.verb_senses import is_finite, may_be_verb
from generator.evidence.attribution.reports.agreeing_clauses import agreeing_clause
from generator.evidence.attribution.reports.inquits import may_bring_in, speaker_of_inquit
from generator.evidence.attribution.reports.issued_texts import issuer_of
from generator.evidence.attribution.reports.leading_subjects import leading_office, may_lead
from generator.evidence.attribution.reports.no_subjects import is_behind_preposition, is_no_subject
from generator.evidence.attribution.reports.source_phrases import find_source
from generator.evidence.attribution.reports.verb_second import subject_of_second

_NAME = 3
"""How many words the name of an outlet in marks has at most, which parts no clause."""

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
    telling = sentence[0].speech.reporting_words if sentence else ()
    found = (
        _report(sentence, Phrase(index, index + 1))
        for index, token in enumerate(sentence)
        if token.key in telling or may_bring_in(sentence, index)
    )
    return [report for report in found if report]


def _report(sentence: Sentence, cue: Phrase) -> ReportingClause | None:
    """The clause whose verb, or whose first word, is one token."""
    index, token = cue.start, sentence[cue.start]
    if source := find_source(sentence, index):
        return ReportingClause(*source, "source")
    if token.is_a("quoting") and (speaker := _quoted_one(sentence, index)):
        return ReportingClause(cue, speaker, "verb")
    if token.is_a("nouns") and (owner := owner_of(sentence, index)):
        return ReportingClause(cue, owner, "view")
    if token.is_a("participles"):
        return _participle(sentence, cue)
    if token.is_cue:
        return _verb(sentence, cue) if may_be_verb(sentence, index) else None
    speaker = speaker_of_inquit(sentence, index)
    return ReportingClause(cue, speaker, "verb") if speaker else None


def _verb(sentence: Sentence, cue: Phrase) -> ReportingClause | None:
    index, token = cue.start, sentence[cue.start]
    if agent := _agent(sentence, index):
        return ReportingClause(cue, agent, "verb")
    if _is_passive(sentence, index) or _is_told_of(sentence, index):
        return None
    is_written = any(t.is_a("written_on") for t in sentence[index + 1 : index + 2])
    if is_written and not token.is_a("answering"):
        issuer = issuer_of(sentence, index)
        return ReportingClause(cue, issuer, "verb") if issuer else None
    if index and sentence[index - 1].is_a("infinitives"):
        return ReportingClause(cue, _for_whom(sentence, index - 1), "participle")
    if agrees(token):
        return ReportingClause(*clause) if (clause := agreeing_clause(sentence, cue)) else None
    found = _subject(sentence, index)
    if found and sentence[found.start].is_a("links"):
        return None  # “32% of X claims”: the word is a noun
    if found is None and not _goes_on(sentence, index):
        return None
    return ReportingClause(cue, found, "verb" if token.is_a("verbs", "naming") else "view")


def _subject(sentence: Sentence, index: int) -> Phrase | None:
    """The words that name the subject of the verb at `index`, before or behind it."""
    index = _auxiliary_of(sentence, index)
    before, after = subject_before(sentence, index), subject_after(sentence, index)
    if sentence[index].is_a("plural_forms"):
        after = None  # before its subject, a verb of several is one of one
    if "verb_second" in sentence[index].speech.listed("habits"):
        before, after = subject_of_second(sentence, index, before, after)
    if after and "speaker_follows" in sentence[index].speech.listed("habits"):
        after = None if is_no_subject(sentence, index, after) else after
    if before and (not may_name(sentence, before) or _is_led(sentence, before)):
        before = None
    if after and (not may_name(sentence, after) or _is_told(sentence, after)):
        after = None
    if before == Phrase(index - 1, index) and sentence[index - 1].pronoun:
        return before  # “but he asked X”: X is whom he asked
    is_behind = "speaker_follows" in sentence[index].speech.listed("habits")
    if is_behind and (office := leading_office(sentence, index)):
        return office
    if before and is_behind and sentence[max(0, before.start - 1)].is_a("openers", "clauses"):
        return before  # behind “لكن” or “أن” stands a noun, which its verb follows
    if before and is_behind and is_behind_preposition(sentence, before.start):
        before = None
    is_only = before == Phrase(0, 1) and index == 1 and after is None
    if before and is_behind and not (is_only or may_lead(sentence, before)):
        before = None
    if after and (is_behind or _may_follow(sentence, index, before, after)):
        return after
    return None if before and _is_told(sentence, before) else before


def _auxiliary_of(sentence: Sentence, index: int) -> int:
    """Where the auxiliary stands that the participle at `index` ends: “X hatte … gesagt”."""
    place = index
    while place > max(0, index - CLAUSE) and _is_in_clause(sentence[place - 1]):
        place -= 1
        if sentence[place].is_a("perfects"):
            return place
    return index


def _is_in_clause(token: Token) -> bool:
    """Whether a clause goes on with a token: “die Gewerkschaft (GdP)”, “Bundes- und Länder…”."""
    is_name = token.quotation is not None and len(token.text.split()) <= _NAME
    return token.is_word or is_name or token.text in {"(", ")", "-"}


def _is_led(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a preposition leads in what is no name: “in a low voice said”."""
    if phrase.start == 0 or "inverts" in sentence[0].speech.listed("habits"):
        return False
    before, tokens = sentence[phrase.start - 1], sentence[phrase.start : phrase.end]
    is_preposition = before.is_a("links") and not before.is_a("openers")
    is_name = any(t.is_upper or t.is_before_name or t.is_a("unnamed") or t.pronoun for t in tokens)
    return is_preposition and not is_name


def _goes_on(sentence: Sentence, index: int) -> bool:
    """Whether a verb for which nobody is found may go on with whoever spoke: “and said”."""
    last = skip_fillers(sentence, index)
    before = subject_before(sentence, index)
    return before is None or last < 0 or sentence[last].is_a("joiners")


def _may_follow(
    sentence: Sentence, index: int, before: Phrase | None, after: Phrase | None
) -> bool:
    """Whether the speaker of the verb at `index` may stand after it."""
    inverts = "inverts" in sentence[index].speech.listed("habits")
    last = skip_fillers(sentence, index)
    if last < 0:
        return True
    if before is None and (inverts or not sentence[last].is_word):
        is_parted = not inverts and sentence[last].text in {",", "،"}
        return not is_parted or _is_turned_round(sentence, index, after)
    if before is None:
        return False
    if inverts and _is_told(sentence, before):
        return True
    if inverts and sentence[max(0, before.start - 1)].is_a("boundaries"):
        return True
    return _is_turned_round(sentence, index, after)


def _is_turned_round(sentence: Sentence, index: int, after: Phrase | None) -> bool:
    """“…, said X.”: the name ends the clause, and no other name before it can be meant."""
    token = sentence[index]
    if after is None or sentence[index - 1].text not in {",", "،"}:
        return False
    if any(one.is_filler for one in sentence[after.start : after.end]):
        return False  # “X, a judge, said the mayor rarely lies”
    if not token.is_a("verbs") or token.is_a("addressing", "weak"):
        return False
    named = sentence[after.start : after.end]
    is_name = named[-1].is_upper and all(t.is_upper or t.is_before_name for t in named)
    is_name = is_name or any(t.is_title or t.is_a("unnamed") for t in named)
    ahead = sentence[after.end : after.end + CLAUSE]
    rest = takewhile(lambda t: t.text not in {",", "،"}, ahead)
    is_done = ends_clause(sentence, after.end) and not any(map(is_finite, rest))
    return is_done and (is_name or subject_before(sentence, index) is None)


def _is_told(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether words name who is told, such as a newspaper: “Der Zeitung sagte X”."""
    tokens = sentence[phrase.start : phrase.end]
    return tokens[0].is_a("datives") and any(token.is_a("audiences") for token in tokens)


def _agent(sentence: Sentence, index: int) -> Phrase | None:
    """“dubbed by X”, “branded as a “fraud” by X”: the speaker of a passive."""
    place = index + 1
    if sentence[index].is_a("naming"):
        place = _behind_name(sentence, place)
    if not any(token.is_a("agents") for token in sentence[place : place + 1]):
        return None
    agent = phrase_from(sentence, place + 1)
    return agent if may_name(sentence, agent) else None


def _behind_name(sentence: Sentence, start: int) -> int:
    """Where “by X” may stand behind a participle and what it calls something: “as a “fraud” by”."""
    place = start
    while place < len(sentence) and sentence[place].is_a("naming_links", "determiners"):
        place += 1
    is_called = place < len(sentence) and sentence[place].quotation is not None
    return place + 1 if is_called else start


def _for_whom(sentence: Sentence, index: int) -> Phrase | None:
    """“for X to say”: who does what an infinitive tells, whose “to” stands at `index`."""
    if index < 2 or not sentence[index - 1].is_capital:
        return None
    start = index - 1
    while start > 0 and sentence[start - 1].is_capital:
        start -= 1
    is_led = start > 0 and sentence[start - 1].is_a("purposes")
    return Phrase(start, index) if is_led else None


def _participle(sentence: Sentence, cue: Phrase) -> ReportingClause:
    """“adding” has the speaker of the clause before; “is adding” and “with X adding” their own."""
    last = skip_fillers(sentence, cue.start)
    if any(token.is_a("passives") for token in sentence[last + 1 : cue.start]):
        before = subject_before(sentence, cue.start)
        return ReportingClause(cue, before if may_name(sentence, before) else None, "verb")
    return ReportingClause(cue, _absolute(sentence, cue.start), "participle")


def _absolute(sentence: Sentence, index: int) -> Phrase | None:
    """Who speaks in “with X saying”."""
    start = index
    while start > 0 and (sentence[start - 1].is_capital or sentence[start - 1].is_title):
        start -= 1
    is_led = start > 0 and start < index and sentence[start - 1].is_a("absolutes")
    return Phrase(start, index) if is_led else None


def _quoted_one(sentence: Sentence, index: int) -> Phrase | None:
    """Whom a text quotes: “zitiert X mit den Worten”, “quoted X as saying”, “X wird zitiert”."""
    if agrees(sentence[index]):
        return quoted_object(sentence, index)
    passive = next(
        (n for n in range(max(0, index - CLAUSE), index) if sentence[n].is_a("passives")), None
    )
    if passive is not None:
        behind, before = subject_after(sentence, passive), subject_before(sentence, passive)
        return behind if may_name(sentence, behind) else before
    speaker = phrase_from(sentence, index + 1)
    if speaker is None or not may_name(sentence, speaker) or _is_told(sentence, speaker):
        return None
    following = sentence[speaker.end : speaker.end + 2]
    return speaker if any(token.is_a("wordings") for token in following) else None


def _is_told_of(sentence: Sentence, index: int) -> bool:
    """Whether a participle only tells more of a name: “X, said to be ill, …”."""
    is_parted = index > 0 and sentence[index - 1].text == ","
    return is_parted and any(t.is_a("infinitives") for t in sentence[index + 1 : index + 2])


def _is_passive(sentence: Sentence, index: int) -> bool:
    """Whether the subject is spoken to or about: “he was asked”."""
    if "inverts" in sentence[index].speech.listed("habits"):
        start = index
        while start > max(0, index - CLAUSE) and sentence[start - 1].is_word:
            start -= 1
        clause = sentence[start : index + 2]
        is_perfect = any(token.is_a("perfects") for token in clause)
        return not is_perfect and any(token.is_a("passives") for token in clause)
    leading = takewhile(lambda token: token.is_filler, reversed(sentence[:index]))
    return any(token.is_a("passives") for token in leading)
