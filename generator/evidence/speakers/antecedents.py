"""For whom a pronoun may stand that attribution leaves open, or may have taken for another's."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.evidence.articles.archive import Passage
from generator.evidence.attribution.grammar.noun_phrases import main_subject
from generator.evidence.attribution.grammar.tokens import Sentence
from generator.evidence.attribution.reports.asides import is_aside
from generator.evidence.quotation_marks import Span
from generator.evidence.speakers.claimed import Answer, Claimed
from generator.evidence.speakers.listening import Listener
from generator.evidence.speakers.mentions import named_spans
from generator.evidence.speakers.tellers import Teller, apposed, span_of

_REACH = 2
"""Over how many paragraphs a pronoun may point back that attribution leaves open."""


@dataclass(frozen=True)
class Antecedents:
    """Who is named before the pronouns that stand at some words, and whether it is the claimed."""

    listener: Listener
    claimed: Claimed

    def answer(self, teller: Teller) -> Answer | None:
        """Of a pronoun that attribution leaves open: it stands for whoever is named first or last
        in the nearest sentence before it that names a person."""
        if teller.pronoun not in {"man", "woman"} or not teller.at:
            return None
        if self._speaks_behind(teller.at):
            return "told"
        for subject, text in self.sentences_before(teller.at, teller.is_sure):
            if self.claimed.has_office(subject):
                return "told"
            if self.claimed.has_title(subject):
                return "perhaps"
            if people := self.claimed.names.people_in(text, self.claimed.language):
                meant = {self.claimed.kin(people[0]), self.claimed.kin(people[-1])}
                return "told" if "same" in meant else "perhaps"
        return "unseen"

    def _speaks_behind(self, at: Passage) -> bool:
        """Whether the sentence of a pronoun ends with the claimed one, who says it: “the plan,
        which he called a trap, is dead, X said”."""
        paragraph = self.listener.article.paragraphs[at.paragraph - 1]
        for sentence in self.listener.heard.sentences(paragraph):
            if not span_of(sentence).holds(at.span):
                continue
            for one in self.listener.heard.reports(paragraph, sentence):
                said = sentence[one.start : one.end]
                is_behind = said[0].span.start > at.span.end and is_aside(sentence, one)
                if is_behind and self.claimed.is_in(" ".join(token.text for token in said)):
                    return True
        return False

    def is_named_last(self, teller: Teller) -> bool:
        """Whether a pronoun stands for the claimed one, though attribution tells of another: not
        for certain, or without an eye for whoever is named in between."""
        is_open = teller.pronoun and (not teller.is_sure or self.stands_nearer(teller))
        return bool(is_open) and self.answer(teller) == "told"

    def is_only(self, teller: Teller) -> bool:
        """Whether whoever a pronoun is to stand for is alone in the nearest sentence before it that
        names a person."""
        assert teller.at
        for _, text in self.sentences_before(teller.at):
            if people := self.claimed.names.people_in(text, self.claimed.language):
                return people == [teller.who]
        return teller.who is None

    def stands_nearer(self, teller: Teller) -> bool:
        """Whether the claimed one is named between a pronoun and whoever it is to stand for."""
        assert teller.at
        number = teller.at.paragraph
        before = self.listener.article.paragraph(number - 1)
        here = self.listener.article.paragraphs[number - 1]
        text = self.listener.outside(before) if before else ""
        text += f" {self.listener.outside(here, Span(0, teller.at.span.start))}"
        theirs = (
            self.claimed.names.of(teller.who, self.claimed.language)
            if teller.who
            else (teller.name or "",)
        )
        last = max(
            (one.start for one in named_spans(theirs, text, self.claimed.language)), default=-1
        )
        return any(
            one.start > last
            for one in named_spans(self.claimed.called, text, self.claimed.language)
        )

    def sentences_before(self, at: Passage, is_sure: bool = False) -> Iterator[tuple[str, str]]:
        """What stands before a pronoun outside quotation marks, sentence by sentence, back from
        there, each with what it is about. Of a sentence whose speaker the pronoun tells that alone,
        and nothing if it `is_sure` that another one is meant."""
        for number in range(at.paragraph, max(0, at.paragraph - _REACH - 1), -1):
            one = self.listener.article.paragraphs[number - 1]
            end = at.span.start if number == at.paragraph else len(one.text)
            for sentence in reversed([] if one.boilerplate else self.listener.heard.sentences(one)):
                span = span_of(sentence)
                if span.start >= end:
                    continue
                about = main_subject(sentence)
                subject: Sentence = sentence[about.start : about.end] if about else ()
                shown = " ".join(token.text for token in subject if token.span.end <= end)
                if number != at.paragraph or not self._is_told_by(at, sentence):
                    yield shown, self.listener.outside(one, Span(span.start, min(span.end, end)))
                elif parted := self._end_of_clause(at, sentence):
                    yield shown, self.listener.outside(one, Span(span.start, parted))
                elif not is_sure:
                    yield shown, f"{shown} {self._apposed(number, subject)}"

    def _end_of_clause(self, at: Passage, sentence: Sentence) -> int:
        """Where a clause ends that a colon or semicolon parts from a pronoun behind it; 0 without
        one."""
        marks = (token.span.start for token in sentence if token.text in {":", ";", "؛"})
        return max((one for one in marks if one < at.span.start), default=0)

    def _apposed(self, number: int, subject: Sentence) -> str:
        """The name between commas behind what a sentence is about: “her boss, Ann Lee, was”."""
        if not subject:
            return ""
        span = Span(subject[0].span.start, subject[-1].span.end)
        return apposed(self.listener.article, Passage(number, span))

    def _is_told_by(self, at: Passage, sentence: Sentence) -> bool:
        """Whether a pronoun tells who says its sentence, and stands behind or within what is said:
        whom that names it does not stand for, save where the sentence leads in: “When X left, she
        said”."""
        span, passage = span_of(sentence), self.listener.passage
        if not span.holds(at.span):
            return False
        if span.holds(passage.span) and passage.span.end <= at.span.start:
            return True
        before = [token for token in sentence if token.span.end <= at.span.start]
        return bool(before) and before[-1].text in {",", "،"} and not before[0].leads_in
