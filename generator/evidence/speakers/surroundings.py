"""Cited words in their paragraph: what stands around them, and whom that names where a verb of
saying may stand that no list has."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.evidence.articles.archive import Article, Paragraph, Passage
from generator.evidence.attribution.grammar.interruptions import interruption
from generator.evidence.attribution.grammar.tokens import Sentence, plain_tokens
from generator.evidence.attribution.hearing import Heard
from generator.evidence.languages import words
from generator.evidence.quotation_marks import Span, touch
from generator.evidence.speakers.bringing_in import BroughtIn
from generator.evidence.speakers.mentions import NameBook, is_named, named_spans
from generator.evidence.speakers.tellers import Teller, span_of

_NAME = 60
"""How many characters a name in quotation marks has at most."""

_MARKS = ' \u00a0“”„«»"‘’'

_BROKEN = re.compile(r"[,?!…]\s+[—–]\s+([^—–]{1,60}?)[,.:]\s+[—–]\s+")
"""A few words between dashes, as some languages break a quotation inside its marks."""

_GOING_ON = re.compile(r"[^.;:!?]{1,60}[,،]\W*")
"""A few words between two quotations of one sentence."""

_BESIDE = 5
"""Among how many words and marks behind a quotation a pronoun tells who speaks."""


@dataclass(frozen=True)
class Surroundings:
    """Words of a paragraph of an article that is heard."""

    names: NameBook
    heard: Heard
    paragraph: Paragraph
    passage: Passage

    @property
    def article(self) -> Article:
        """The article in which they stand."""
        return self.heard.article

    @cached_property
    def clauses(self) -> BroughtIn:
        """The clauses that bring them in."""
        return BroughtIn(self.heard, self.paragraph, self.passage.span)

    def sentences(self) -> list[Sentence]:
        """The sentences that have some of them."""
        found = self.heard.sentences(self.paragraph)
        return [one for one in found if touch(span_of(one), self.passage.span)]

    def outside(self, paragraph: Paragraph, within: Span | None = None) -> str:
        """What a paragraph, or a stretch of it, says outside quotation marks, and in them of who
        speaks (“«…, — said X. — …»”) or as a name: “«Север»”."""
        text, shown = paragraph.text, list[str]()
        place, end = (within.start, within.end) if within else (0, len(text))
        for span in paragraph.quoted:
            if span.end > place and span.start < end and not self._is_name(text, span):
                shown.append(text[place : max(place, span.start)])
                if broken := interruption(text, span, self.heard.language.speech):
                    shown.append(text[max(place, broken[1].end) : min(end, broken[2].start)])
                place = span.end
        return " ".join([*shown, text[place:end]])

    def _is_name(self, text: str, quoted: Span) -> bool:
        """Whether what stands inside marks is no more than the name of somebody known."""
        said, language = text[quoted.start : quoted.end], self.heard.language
        if len(said) > _NAME or not said[:1].isupper():
            return False
        called = (self.names.of(one, language) for one in self.names.everybody)
        spans = (span for names in called for span in named_spans(names, said, language))
        return any(span.end - span.start == len(said) for span in spans)

    def beside(self) -> Teller | None:
        """Who is named where a quotation is broken or right behind it, known or by a pronoun, by a
        verb that no list may have: “…,” growled X; not for certain."""
        inside = [one for one in self.paragraph.quoted if touch(one, self.passage.span)]
        if not inside:
            return None
        for told in self._breaks(inside[0]):
            if broken := self._named_beside(self.paragraph.text[told.start : told.end], told.start):
                return broken
        start = inside[-1].end
        found = re.match(r"\W{0,6}[^.;:“”«»\"„\n]{0,60}", self.paragraph.text[start:])
        tail = found[0] if found else ""
        return self._named_beside(tail, start) or self._pronoun_beside(tail, start)

    def _breaks(self, quotation: Span) -> Iterator[Span]:
        """What stands inside the marks between dashes, and between a quotation and the one before
        with which it goes on: “…,” growled X, “and …”."""
        text = self.paragraph.text
        for found in _BROKEN.finditer(text, quotation.start, quotation.end):
            yield Span(*found.span(1))
        before = max(
            (one.end for one in self.paragraph.quoted if one.end <= quotation.start), default=-1
        )
        between = text[before : quotation.start] if before >= 0 else ""
        if _GOING_ON.fullmatch(between) and text[quotation.start : quotation.start + 1].islower():
            yield Span(before, quotation.start)

    def _named_beside(self, tail: str, start: int) -> Teller | None:
        language = self.heard.language
        people = self.names.people_in(tail, language)
        if not people:
            return None
        spans = named_spans(self.names.of(people[0], language), tail, language)
        span = min(spans, key=lambda one: one.start)
        at = Passage(self.paragraph.number, Span(start + span.start, start + span.end))
        return Teller(people[0], None, self.article.words(at), _bare(tail), at)

    def _pronoun_beside(self, tail: str, start: int) -> Teller | None:
        """A pronoun behind a mark that ends what is quoted, first or behind a verb: “…,” she
        growled; «…», — возмутилась она."""
        first = re.search(r"\w", tail)
        is_ended = re.search(
            r"[,!?…]\W*$", self.paragraph.text[: start + (first.start() if first else 0)]
        )
        if not first or not is_ended:
            return None
        for token in list(plain_tokens(tail, 0, len(tail), self.heard.language.speech))[:_BESIDE]:
            if token.pronoun in {"man", "woman"}:
                at = Passage(
                    self.paragraph.number,
                    Span(start + token.span.start, start + token.span.end),
                )
                return Teller(None, None, token.text, _bare(tail), at, token.pronoun)
        return None

    def led_in(self, told: Iterable[Teller]) -> Teller | None:
        """Who is known and named alone in the clause that brings the words in by “that” or a colon,
        by a verb that no list may have, nearer than others who are told to say them: “X shot back
        that …”; not for certain."""
        text, start = self.paragraph.text, self.passage.span.start
        begun = next((span_of(one).start for one in self.sentences()), start)
        clause = self._clause_before(
            self.outside(self.paragraph, Span(begun, start)).rstrip(_MARKS)
        )
        people = self.names.people_in(clause, self.heard.language) or self._parties_in(clause)
        if len(people) != 1:
            return None
        called = self.names.of(people[0], self.heard.language)
        spans = named_spans(called, text[begun:start], self.heard.language)
        span = max(spans, key=lambda one: one.end)
        at = Passage(self.paragraph.number, Span(begun + span.start, begun + span.end))
        if any(one.at and at.span.start <= one.at.span.end < start for one in told):
            return None
        return Teller(people[0], None, self.article.words(at), clause.strip(" ,"), at)

    def _parties_in(self, clause: str) -> list[str]:
        """The parties in whose name a clause alone may speak: “в Астане заявили, что”."""
        language = self.heard.language
        if "inflects" not in language.speech.listed("habits"):
            return []
        parties = (one for one in self.names.everybody if not self.names.parties_of(one))
        return [one for one in parties if is_named(self.names.of(one, language), clause, language)]

    def _clause_before(self, ahead: str) -> str:
        """The clause at the end of some words, if these end with “that”, a colon, or a semicolon
        behind which somebody is reported; nothing if it is brought in itself."""
        last, that = ahead.split()[-1:], self.heard.language.phrases
        is_that = bool(last) and bool(that("that", last[0].casefold()))
        is_led = is_that or ahead.endswith(":")
        if not is_led and not (ahead.endswith((";", "؛")) and not self.clauses.is_parted(0)):
            return ""
        clause = ahead[: -len(last[0])] if is_that else ahead[:-1]
        clause = re.split(r"[,،;:]\s", clause.rstrip(" ,،"))[-1]
        first = words(clause)[:1]
        return "" if first and that("that", first[0]) else clause


def _bare(tail: str) -> str:
    """Words behind a quotation, without the marks around them."""
    return tail.strip(' ,—–-”»"')
