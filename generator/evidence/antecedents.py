"""For whom a pronoun may stand that attribution leaves open, or may have taken for another's."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.evidence.articles import Passage
from generator.evidence.attribution.noun_phrases import main_subject
from generator.evidence.claimed import Answer, Claimed
from generator.evidence.listening import Listener
from generator.evidence.mentions import named_spans
from generator.evidence.quotation_marks import Span
from generator.evidence.tellers import Teller, span_of

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
        for subject, text in self.sentences_before(teller.at):
            if self.claimed.has_office(subject):
                return "told"
            if self.claimed.has_title(subject):
                return "perhaps"
            if people := self.claimed.names.people_in(text, self.claimed.language):
                meant = {self.claimed.kin(people[0]), self.claimed.kin(people[-1])}
                return "told" if "same" in meant else "perhaps"
        return "unseen"

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

    def sentences_before(self, at: Passage) -> Iterator[tuple[str, str]]:
        """What stands before a pronoun outside quotation marks, sentence by sentence, back from
        there, each with what it is about."""
        for number in range(at.paragraph, max(0, at.paragraph - _REACH - 1), -1):
            one = self.listener.article.paragraphs[number - 1]
            end = at.span.start if number == at.paragraph else len(one.text)
            for sentence in reversed([] if one.boilerplate else self.listener.heard.sentences(one)):
                span = span_of(sentence)
                if span.start < end and not self._is_told_by(at, number, span):
                    about = main_subject(sentence)
                    subject = sentence[about.start : about.end] if about else ()
                    shown = " ".join(token.text for token in subject if token.span.end <= end)
                    yield shown, self.listener.outside(one, Span(span.start, min(span.end, end)))

    def _is_told_by(self, at: Passage, number: int, sentence: Span) -> bool:
        """Whether the words stand before a pronoun in its sentence, which ends with who says them:
        whom they name themselves the pronoun does not stand for."""
        passage = self.listener.passage
        is_here = number == passage.paragraph == at.paragraph and sentence.holds(at.span)
        return is_here and sentence.holds(passage.span) and passage.span.end <= at.span.start
