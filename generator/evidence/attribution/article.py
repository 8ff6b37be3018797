"""An article → its utterances in order, each with its speaker as far as the rules can tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.evidence.articles import Paragraph, Passage
from generator.evidence.attribution.noun_phrases import Phrase, main_subject
from generator.evidence.attribution.pairing import (
    GOES_ON,
    NO_SPEAKER,
    Choice,
    about,
    choose,
    nearest_mention,
    speaker_of,
)
from generator.evidence.attribution.people import Cast
from generator.evidence.attribution.reporting_clauses import ReportingClause, find_reports
from generator.evidence.attribution.tokens import Sentence, plain_tokens, sentences
from generator.evidence.attribution.utterances import Confidence, Known, Utterance
from generator.evidence.languages import Language, Speech
from generator.evidence.matching import reads_as_sentence
from generator.evidence.quotation_marks import Span

_BETWEEN_DASHES = re.compile(r"[,?!…]\s+[—–]\s+([^—–]+?)[,.:]\s+[—–]\s+")

_LONGEST = 10
"""How many words tell at most who speaks."""


def interruption(text: str, quotation: Span, speech: Speech) -> tuple[Sentence, Span, Span] | None:
    """The writer's words inside a quotation, and the two stretches of it that they part."""
    for match in _BETWEEN_DASHES.finditer(text, quotation.start, quotation.end):
        words = tuple(plain_tokens(text, match.start(1), match.end(1), speech))
        if len(words) <= _LONGEST and any(token.is_a("verbs") for token in words):
            first = Span(quotation.start, match.start() + 1)
            return words, first, Span(match.end(), quotation.end)
    return None


_NEAR = 100
"""How many words away a clause may stand that tells who speaks."""

_STANDING_ALONE = {"said-after", "said-between", "colon", "carried-over"}
"""Rules by which a quotation is more than a few words of the writer's sentence."""


@dataclass(frozen=True)
class SentenceInContext:
    """A sentence, the paragraph that it stands in, and its reporting clauses."""

    paragraph: int
    sentence: Sentence
    reports: Sequence[ReportingClause]

    def passage(self, phrase: Phrase | None) -> Passage | None:
        """Where the words of a phrase stand."""
        if phrase is None:
            return None
        tokens = self.sentence[phrase.start : phrase.end]
        return Passage(self.paragraph, Span(tokens[0].span.start, tokens[-1].span.end))

    def reports_near(self, place: int) -> Sequence[ReportingClause]:
        """The clauses that may tell who speaks at a token, in a sentence however long."""
        return [one for one in self.reports if -_NEAR <= one.cue.start - place < _NEAR]


def is_broken(told: SentenceInContext, place: int, choice: Choice, last: Utterance) -> bool:
    """Whether “X said” breaks one utterance, of which this stretch is the second part."""
    if choice.cue is None or last.cue != told.passage(choice.cue):
        return False
    comma = told.sentence[place - 1].text
    return last.rule in {"said-after", "said-between"} and comma in {",", "،"}


def holds(told: SentenceInContext, utterance: Utterance) -> bool:
    """Whether a sentence ends with an utterance, and with what tells who made it."""
    part = utterance.parts[-1]
    quoted = [token.quotation for token in told.sentence]
    return part.paragraph == told.paragraph and part.span in quoted


def quotes_sentence(told: SentenceInContext, utterance: Utterance) -> bool:
    """Whether an utterance ends in whole quoted sentences, and not in a few quoted words."""
    if utterance.rule in _STANDING_ALONE:
        return True
    last = utterance.parts[-1].span
    quoted = [token.text for token in told.sentence if token.quotation == last]
    return any(map(reads_as_sentence, quoted))


def carried(last: Utterance, parts: tuple[Passage, ...], is_sure: bool) -> Utterance:
    """One more quotation of whoever made the last."""
    one = replace(last, parts=parts, is_quoted=True, rule="carried-over")
    if is_sure:
        return one
    perhaps = last.speaker or last.perhaps
    return replace(one, confidence="low", speaker=None, perhaps=perhaps)


_QUESTIONS = {"?", "？", "؟"}
"""What ends a question, which the article asks itself where nothing is quoted."""


def attribute(
    paragraphs: Sequence[Paragraph], language: Language, known: Sequence[Known] = ()
) -> list[Utterance]:
    """Every quotation and every reporting sentence of an article, in order, boilerplate left out.

    Each quoted stretch that is not empty is part of exactly one utterance. `known` may be empty.
    """
    speech = language.speech
    read = [
        (p, sentences(p.text, [span for span in p.quoted if span.start < span.end], speech))
        for p in paragraphs
        if not p.boilerplate
    ]
    cast = Cast(known, speech)
    cast.read(sentence for _, parts in read for sentence in parts)
    return _Reader(cast, speech).read(read)


class _Reader:
    """Goes through an article once and remembers who spoke last."""

    def __init__(self, cast: Cast, speech: Speech) -> None:
        self._cast = cast
        self._speech = speech
        self._done: list[Utterance] = []
        self._before: SentenceInContext | None = None
        self._runs_on = False
        self._text = ""

    def read(self, paragraphs: Iterable[tuple[Paragraph, list[Sentence]]]) -> list[Utterance]:
        """The utterances of all paragraphs, each of which is given with its sentences, in order."""
        for paragraph, parts in paragraphs:
            self._text = paragraph.text
            for sentence in parts:
                reports = find_reports(sentence)
                told = SentenceInContext(paragraph.number, sentence, reports)
                self._read_sentence(told)
                self._before, self._runs_on = told, False
            last = parts[-1][-1].quotation if parts else None
            self._runs_on = last is not None and last.end == len(paragraph.text)
        return self._done

    def _read_sentence(self, told: SentenceInContext) -> None:
        quoted = [place for place, token in enumerate(told.sentence) if token.quotation]
        for place in quoted:
            self._quote(told, place)
        if told.reports and not quoted:
            self._report(told)
        elif not quoted and (subject := main_subject(told.sentence)):
            meant = self._cast.meant(told.sentence, subject, told.paragraph)
            self._cast.remember(meant, told.paragraph)

    def _quote(self, told: SentenceInContext, place: int) -> None:
        """One quoted stretch: an utterance of its own, or one more part of the last."""
        quotation = told.sentence[place].quotation
        assert quotation is not None
        part = Passage(told.paragraph, quotation)
        if broken := interruption(self._text, quotation, self._speech):
            self._broken_within(told, *broken)
            return
        choice = choose(told.sentence, place, told.reports_near(place))
        last = self._done[-1] if self._done else None
        if last and self._runs_on and place == 0:
            parts = (*last.parts, part)
            if choice is None or last.confidence == "high":
                self._done[-1] = replace(last, parts=parts)
            else:
                self._done[-1] = self._utterance(told, parts, choice)
        elif last and choice and is_broken(told, place, choice, last):
            parts = (*last.parts, part)
            self._done[-1] = replace(last, parts=parts, rule="said-between")
        elif choice is None and not any(token.is_word for token in told.sentence):
            self._done.append(self._alone(told, part))
        else:
            choice = choice or about(told.sentence, place)
            self._done.append(self._utterance(told, (part,), choice))

    def _broken_within(self, told: SentenceInContext, words: Sentence, *stretches: Span) -> None:
        """A quotation inside whose marks the writer tells who speaks."""
        inner = SentenceInContext(told.paragraph, words, find_reports(words))
        parts = tuple(Passage(told.paragraph, stretch) for stretch in stretches)
        report = next((one for one in inner.reports if one.mention), None)
        choice = report and Choice("said-between", "high", report.cue, report.mention)
        self._done.append(self._utterance(inner, parts, choice or NO_SPEAKER))

    def _alone(self, told: SentenceInContext, part: Passage) -> Utterance:
        """A quotation without a word around it: whoever spoke, or was spoken of, before it."""
        before, last = self._before, self._done[-1] if self._done else None
        if before is None or told.paragraph - before.paragraph > 1:
            return Utterance((part,), True, "nobody", "none")
        if last and last.is_quoted and last.rule != "nobody" and holds(before, last):
            is_sure = before.paragraph == told.paragraph or quotes_sentence(before, last)
            return carried(last, (part,), is_sure)
        if before.reports and not any(token.quotation for token in before.sentence):
            report, is_led_in = before.reports[-1], before.sentence[-1].text == ":"
            mention = speaker_of(before.sentence, report, before.reports)
            choice = Choice("nearest", "low", report.cue, mention)
            choice = replace(choice, rule="colon", confidence="high") if is_led_in else choice
            return self._utterance(before, (part,), choice)
        place = len(before.sentence)
        return self._utterance(before, (part,), about(before.sentence, place))

    def _report(self, told: SentenceInContext) -> None:
        """A sentence that reports what somebody said."""
        named = [(report, mention) for report in told.reports if (mention := report.mention)]
        saying = [one for one in named if one[0].kind != "view"]
        if not named:
            return
        subject = main_subject(told.sentence)
        main = [one for one in named if one[1] == subject]
        report, mention = (main or saying or named)[0]
        is_main = subject is None or mention.start <= subject.start
        is_last = report.end > len(told.sentence) - 6
        is_told = is_main or is_last or report.kind == "source"
        is_asked = told.sentence[-1].text in _QUESTIONS
        sure: Confidence = "high" if is_told and not is_asked else "low"
        choice = Choice("reported", sure, report.cue, mention)
        whole = Span(told.sentence[0].span.start, told.sentence[-1].span.end)
        part = Passage(told.paragraph, whole)
        self._done.append(self._utterance(told, (part,), choice, is_quoted=False))

    def _utterance(
        self,
        told: SentenceInContext,
        parts: tuple[Passage, ...],
        choice: Choice,
        is_quoted: bool = True,
    ) -> Utterance:
        if choice == GOES_ON and self._done and self._done[-1].mention:
            return carried(self._done[-1], parts, is_sure=False)
        if choice.mention is None:
            return Utterance(parts, is_quoted, "nobody", "none")
        meant = self._cast.meant(told.sentence, choice.mention, told.paragraph)
        if choice.rule != "nearest":
            self._cast.remember(meant, told.paragraph)
        sure = choice.confidence if meant.is_sure else "low"
        return Utterance(
            parts,
            is_quoted,
            choice.rule,
            sure,
            told.passage(choice.cue),
            told.passage(nearest_mention(told.sentence, choice)),
            speaker=meant.id if sure == "high" else None,
            name=(meant.figure and meant.figure.names[0]) or None,
            perhaps=meant.id if sure != "high" else None,
        )
