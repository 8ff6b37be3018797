"""How an article frames words that it puts in quotation marks: whether it denies them, or nobody
says them in this place. Evidence rule 5."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.evidence.articles import Article, Paragraph, Passage
from generator.evidence.attribution.tokens import QUOTED, Sentence, sentences
from generator.evidence.clauses import Clauses, Governing
from generator.evidence.languages import Language
from generator.evidence.phrases import Found
from generator.evidence.quotation_marks import Span

_DENYING = ("negations", "falsehoods", "denials")

_FAR = 8
"""How many tokens stand at most between a thing that words are on, and the words."""

_MARKS = {":", ",", "،", "–", "—", "-"}
_COMMAS = {",", "،", "–", "—"}
_LED_ON = (",", ".", "!", "?", "…", "،", "؟")
"""How a quotation ends that is more than a part of the article's sentence."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What an article says of words in marks, by the `word` that tells it, in the `sentence` in
    which they stand: that it is denied or supposed, or that they are only written or called so."""

    kind: Literal["denied", "supposed", "written"]
    word: str
    span: Span
    sentence: str
    is_sure: bool = False


def frames(passage: Passage, article: Article, language: Language) -> Iterator[Frame]:
    """How the sentence of an article frames a quotation; nothing in a text by its speaker."""
    paragraph = article.paragraphs[passage.paragraph - 1]
    if paragraph.speakers:
        return
    quotation = article.quotation_around(passage).span
    for sentence in sentences(paragraph.text, paragraph.quoted, language.speech):
        places = [n for n, token in enumerate(sentence) if token.quotation == quotation]
        if places:
            told = paragraph.text[sentence[0].span.start : sentence[-1].span.end]
            framed = _Framed(Clauses(sentence, language.context), places[0], told, paragraph)
            yield from framed.denied()
            yield from framed.supposed()
            yield from framed.written()
            return


@dataclass(frozen=True)
class _Framed:
    """A quotation that is the token `place` of a sentence of an article."""

    clauses: Clauses
    place: int
    told: str
    paragraph: Paragraph

    @property
    def sentence(self) -> Sentence:
        return self.clauses.sentence

    def frame(
        self, kind: Literal["denied", "supposed", "written"], word: Found, is_sure: bool
    ) -> Frame:
        start, end = self.sentence[word.start].span.start, self.sentence[word.end - 1].span.end
        return Frame(kind, word.text, Span(start, end), self.told, is_sure)

    def denied(self) -> Iterator[Frame]:
        """What denies the words, before or behind them in their clause, or in that on which this
        depends (“denied that there was “…””)."""
        clauses, governing = self.clauses, self.clauses.governing(self.place)
        is_led_in = self.place > 0 and clauses.keys[self.place - 1] in _MARKS
        governing = (
            governing[1:] if is_led_in and clauses.keys[self.place - 1] != ":" else governing
        )
        if is_led_in and clauses.keys[self.place - 1] == ":":
            governing = []
        for stretch in governing:
            for name in _DENYING:
                for one in clauses.find(name, stretch.start, stretch.end):
                    if stretch.depth or not self._is_reported_apart(one):
                        yield self.frame("denied", one, stretch.depth > 0 and stretch.is_sure)
            yield from self._torn(stretch)
        yield from self._denied_behind()

    def _torn(self, stretch: Governing) -> Iterator[Frame]:
        keys = self.clauses.keys[stretch.start : stretch.end]
        for verb, particle in self.clauses.particles:
            if stretch.depth and verb.first(keys) and (one := particle.first(keys)):
                found = Found(one.start + stretch.start, one.end + stretch.start, one.text)
                yield self.frame("denied", found, True)

    def supposed(self) -> Iterator[Frame]:
        """The “if” of a clause in front of the words, which are what would then be so."""
        clauses = self.clauses
        index = clauses.index_of(self.place)
        own = clauses.all[index]
        if own.is_after not in _COMMAS or own.start != self.place:
            return
        index -= index > 1 and clauses.is_reporting(clauses.all[index - 1])
        before = clauses.all[index - 1] if index else None
        if before is None:
            return
        found = clauses.find("conditions", before.start, before.body)
        inverted = clauses.begins("inverted", before.start, before.end)
        if inverted and index == 1 and not found:
            found = [inverted]
        yield from (self.frame("supposed", one, True) for one in found[:1])

    def _is_reported_apart(self, denial: Found) -> bool:
        """Whether a verb of saying leads to the words that the denial is not about: “unable to
        come, he said “…””, and not “he never said “…””."""
        saying = [
            n
            for n in range(denial.end, self.place)
            if self.sentence[n].is_a("verbs") and not self.sentence[n].is_a("nouns")
        ]
        return bool(saying) and self.clauses.words(denial.end, saying[-1]) > 1

    def _denied_behind(self) -> Iterator[Frame]:
        clauses, place = self.clauses, self.place
        quotation = self.sentence[place].text.strip("\"'“”„«»‘’‚‹› \0")
        if quotation.endswith(_LED_ON) or clauses.keys[place + 1 : place + 2] == (",",):
            return
        clause = clauses.all[clauses.index_of(place)]
        for name in _DENYING:
            for one in clauses.find(name, place + 1, clause.end):
                yield self.frame("denied", one, False)
        for verb, particle in clauses.particles:
            if verb.first(clauses.keys[clause.start : place]):
                for one in particle.find(clauses.keys[place + 1 :])[:1]:
                    found = Found(one.start + place + 1, one.end + place + 1, one.text)
                    yield self.frame("denied", found, False)

    def written(self) -> Iterator[Frame]:
        """What the words stand on, are the name of, or are only called by."""
        before = max(0, self.place - _FAR)
        for one in self.clauses.find("terms", before, self.place):
            if self._leads_on(one.end, self.place, ()):
                yield self.frame("written", one, False)
                return
        behind = self.place + 1
        spots = ((before, self.place, True), (behind, behind + _FAR, False))
        for start, end, is_before in spots:
            for one in self.clauses.find("print", start, end):
                edge = (one.end, self.place) if is_before else (behind, one.start)
                if not self._is_called(one) and self._leads_on(*edge, ("print_said",)):
                    yield self.frame("written", one, False)
                    return

    def _is_called(self, thing: Found) -> bool:
        """Whether somebody says in the words what a thing is: “called the film “dull””."""
        clause = self.clauses.all[self.clauses.index_of(thing.start)]
        is_beside = thing.end == self.place
        return is_beside and bool(self.clauses.find("callings", clause.start, thing.start))

    def _leads_on(self, start: int, end: int, lists: Sequence[str]) -> bool:
        """Whether nothing but words of some lists, articles and marks stand from one token up to
        another; behind the words, something must."""
        keys = self.clauses.keys[start:end]
        said = {
            n
            for name in lists
            for one in self.clauses.context[name].find(keys)
            for n in range(one.start, one.end)
        }
        rest = [
            n
            for n in range(len(keys))
            if n not in said
            and keys[n] not in _MARKS
            and not self.sentence[start + n].is_a("determiners")
        ]
        return not rest and QUOTED not in keys
