"""Rules about days that are typed, held against the days of which the cited words tell.

What a passage names by a weekday or by a day without a year is told by the day of its article. A
day is told by the sentence or the paragraph of the passage, by the day of publication, or by the
day that the article named last before, or first; quoted words do not tell when they were said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from generator.content.dates import ExtendedDate, PartialDate
from generator.content.problems import Doubt, Place, Problem
from generator.content.statements import Evidence, Statement
from generator.evidence.articles import Article, Paragraph
from generator.evidence.assertions import doubt_beside
from generator.evidence.attribution.tokens import Sentence, Token, sentences
from generator.evidence.dossier import Dossier
from generator.evidence.languages import Language, language_of
from generator.evidence.quotation_marks import Span, touch
from generator.evidence.said import Cited
from generator.evidence.temporal_expressions import (
    TemporalExpression,
    tells_a_length,
    temporal_expressions,
)

_BESIDE = 4
"""How many words may stand between a day and the verb of saying that it belongs to."""

_COARSE = 62
"""How many days a time has that tells of no day and no month."""

_ESTIMATED = 3
"""How many days an interval that an editor worked out may be from those that are told."""


@dataclass(frozen=True)
class _Typed:
    """A day that an editor typed: where, of what, and the evidence that should tell it."""

    place: Place
    about: str
    words: str
    when: ExtendedDate
    evidence: tuple[Cited, ...]
    is_said: bool
    is_own: bool = True

    @property
    def is_open(self) -> bool:
        """Whether one of its ends is open."""
        return self.when.first is None or self.when.last is None

    @property
    def is_worked_out(self) -> bool:
        """Whether it is a time in which something was, as an editor worked out."""
        return self.is_said and (self.when.is_interval or any(self.when.doubts))

    @property
    def told(self) -> ExtendedDate:
        """What something should tell of: of such a time its end."""
        end = self.when.end or self.when.start
        return ExtendedDate.of(end) if self.is_open and end else self.when


def check_nothing_is_said_after_its_report(dossier: Dossier) -> Iterator[Problem]:
    """What was said was said by the day of some source that reports it.

    Bad:  on: 2025-03-20   (all its sources are of 2025-03-13)
    Good: on: 2025-03-13
    """
    for typed in _said(dossier):
        reports = [one.source.published for one in typed.evidence if one.article]
        known = [one.last for one in reports if one]
        first = typed.when.first
        if not typed.is_own or not known or len(known) < len(reports) or not first:
            continue
        if first > max(known) and first <= dossier.explainer.as_of.last:
            message = f"this is of {typed.when}, and its sources were published before: {max(known)}"
            hint = "compare both days with the source"
            yield Problem(typed.place, "said-after-report", message, hint)


def check_days_are_those_of_the_passages(dossier: Dossier) -> Iterator[Problem]:
    """The day of a statement, an update or an event is the one of which its passages tell.

    Bad:  on: 2025-03-11   (“Putin said on Thursday”, in an article of Thursday, 2025-03-13)
    Good: on: 2025-03-13
    """
    told = _Told(dossier)
    for typed in chain(_said(dossier), _happened(dossier)):
        yield from _unlike_its_passages(told, typed)


def check_deadlines_are_told(dossier: Dossier) -> Iterator[Problem]:
    """A deadline is the day of which the passage tells.

    Bad:  deadline: 2025-03-20   (“by 10 April”)
    Good: deadline: 2025-04-10
    """
    told = _Told(dossier)
    for typed in _due(dossier):
        around = [told.around(cited) for cited in typed.evidence if cited.article]
        if any(one.tells(typed) for one in around) or not told.is_known(typed):
            continue
        exact = [one for each in around for one in each.passage if one.grain in ("day", "month")]
        if exact:
            yield _other_day(typed, exact[0], is_error=True)
        elif not any(map(told.tells_a_length, typed.evidence)):
            yield _untold(typed)


def _said(dossier: Dossier) -> Iterator[_Typed]:
    """The days on which statements and updates were made, and made again."""
    for statement in (*dossier.statements, *dossier.posed):
        said = dossier.of(statement)
        own = tuple(one for one in said.evidence if not one.again)
        when = statement.on or (said.event.on if said.event else None)
        if when and own:
            field = "on" if statement.on else "at"
            about, place = f"{statement.id}.{field}", statement.at(field)
            yield _Typed(place, about, statement.summary, when, own, True, bool(statement.on))
        for cited in said.evidence:
            if cited.again:
                about, place = f"{statement.id}.evidence.{cited.number}", cited.evidence.at("on")
                yield _Typed(place, about, statement.summary, cited.again, (cited,), True)
    updating: dict[int, list[Cited]] = {}
    for cited in dossier.evidence:
        if cited.update and cited.update.on:
            updating.setdefault(id(cited.update), []).append(cited)
    for pieces in updating.values():
        update, record = pieces[0].update, pieces[0].record
        if update and update.on and isinstance(record, Statement):
            about = f"{record.id}.evidence.{pieces[0].number}"
            words = record.summary
            yield _Typed(update.at("on"), about, words, update.on, tuple(pieces), True)


def _happened(dossier: Dossier) -> Iterator[_Typed]:
    for event in dossier.explainer.events:
        pieces = tuple(dossier.cited(one) for one in event.evidence)
        yield _Typed(event.at("on"), f"{event.id}.on", event.name, event.on, pieces, False)


def _due(dossier: Dossier) -> Iterator[_Typed]:
    for statement in dossier.asks:
        if deadline := getattr(statement, "deadline", None):
            said, about = dossier.of(statement), f"{statement.id}.deadline"
            place = statement.at("deadline")
            yield _Typed(place, about, statement.summary, deadline, said.evidence, False)


def _unlike_its_passages(told: "_Told", typed: _Typed) -> Iterator[Problem]:
    around = [told.around(cited) for cited in typed.evidence if cited.article]
    if not around or any(one.tells(typed) for one in around):
        return
    contrary = [one for each in around for one in each.contrary(typed)]
    is_usual = any(one.is_usual(typed) for one in around)
    if contrary:
        yield _other_day(typed, contrary[0], is_error=typed.is_own and not is_usual)
    elif typed.is_own and not is_usual and told.is_known(typed):
        yield _untold(typed)


def _other_day(typed: _Typed, one: TemporalExpression, *, is_error: bool) -> Problem:
    message = f"the passage tells of another day: “{one.words}”"
    hint = f"this is of {typed.when}; compare both with the source"
    doubt = _doubt(typed)
    return Problem(typed.place, "other-day-told", message, hint, is_error, doubt=doubt)


def _untold(typed: _Typed) -> Problem:
    message = f"nothing in “{typed.evidence[0].evidence.source}” tells that this is of {typed.when}"
    hint = "correct the day, cite the words that tell it too, or leave it out"
    doubt = _doubt(typed)
    return Problem(typed.place, "day-untold", message, hint, is_error=False, doubt=doubt)


def _doubt(typed: _Typed) -> Doubt:
    return doubt_beside(typed.about, f"{typed.words} ({typed.when})", typed.evidence)


@dataclass(frozen=True)
class _Around:
    """What tells of days around a piece of evidence: in its `passage`, its `sentences` and its
    `paragraphs`; outside of what is quoted there, and beside a verb of saying; and what its article
    told before, or first (`usual`). `text` are its sentences."""

    published: PartialDate | None
    text: str
    passage: tuple[TemporalExpression, ...]
    paragraphs: tuple[TemporalExpression, ...]
    outside: tuple[TemporalExpression, ...]
    beside: tuple[TemporalExpression, ...]
    usual: tuple[TemporalExpression, ...]
    everywhere: tuple[TemporalExpression, ...]

    def tells(self, typed: _Typed) -> bool:
        """Whether words near it tell of that day; what is told of a year alone does so where
        nothing beside it tells more."""
        is_exact = not _is_coarse(typed.told.first, typed.told.last)
        if typed.is_worked_out:
            found = (one for one in self.everywhere if one.grain == "day" or not is_exact)
            return any(self._is_of(one, typed) for one in found)
        exact = any(one.grain in ("day", "month") for one in self.contrary(typed))
        needs_more = exact and is_exact
        return any(
            self._is_of(one, typed) and not (needs_more and any(_is_coarse(*t) for t in one.times))
            for one in self._telling(typed)
        )

    def _telling(self, typed: _Typed) -> tuple[TemporalExpression, ...]:
        return self.outside if typed.is_said else self.paragraphs

    def _is_of(self, one: TemporalExpression, typed: _Typed) -> bool:
        if typed.is_said and self.published:
            past = tuple(time for time in one.times if time[0] <= self.published.last)
            one = replace(one, times=past)
        return one.may_be(typed.told, _ESTIMATED)

    def contrary(self, typed: _Typed) -> tuple[TemporalExpression, ...]:
        """The words that tell of another day than that."""
        return self.beside if typed.is_said else self.passage

    def is_usual(self, typed: _Typed) -> bool:
        """Whether it is the day of the article, or one that this named before."""
        if self.published and ExtendedDate.of(self.published).touches(typed.told):
            return True
        return any(self._is_of(one, typed) for one in self.usual)


class _Told:
    """What tells of days in the articles of a dossier, each paragraph read once."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._around: dict[Evidence, _Around] = {}
        self._read: dict[tuple[str, int], list[TemporalExpression]] = {}

    def is_known(self, typed: _Typed) -> bool:
        """Whether all the sources have a day, by which their words can be read."""
        return all(one.article and one.source.published for one in typed.evidence)

    def tells_a_length(self, cited: Cited) -> bool:
        """Whether the sentences of a piece of evidence have a unit of time."""
        return tells_a_length(self.around(cited).text, self._tag(cited.article))

    def around(self, cited: Cited) -> _Around:
        """What tells of days around a piece of evidence."""
        if cited.evidence not in self._around:
            self._around[cited.evidence] = self._look_around(cited)
        return self._around[cited.evidence]

    def _look_around(self, cited: Cited) -> _Around:
        article = cited.article
        assert article
        language = language_of(self._dossier.explainer, article.source)
        passages = [*cited.passages, *cited.quoted]
        held = [one for one in map(article.paragraph, dict.fromkeys(cited.paragraphs)) if one]
        passage, whole, outside, beside = [], [], [], []
        texts: list[str] = []
        for paragraph in held:
            spans = [one.span for one in passages if one.paragraph == paragraph.number]
            near = [one for one in _sentences(paragraph, language) if _holds_any(one, spans)]
            texts += [paragraph.text[one[0].span.start : one[-1].span.end] for one in near]
            for told in self._in(article, paragraph):
                whole.append(told)
                if any(touch(told.span, span) for span in spans):
                    passage.append(told)
                if not _is_quoted(told.span, paragraph):
                    outside.append(told)
                    is_exact = told.grain == "day"
                    if is_exact and any(_is_beside_saying(told.span, one) for one in near):
                        beside.append(told)
        first = min((one.number for one in held), default=0)
        usual = self._usual(article, first)
        everywhere = [told for one in article.reporting for told in self._in(article, one)]
        found = (passage, whole, outside, beside, usual, everywhere)
        return _Around(article.source.published, " ".join(texts), *map(tuple, found))

    def _usual(self, article: Article, number: int) -> list[TemporalExpression]:
        """The day that an article names last before a paragraph, and first; in a text that is no
        article's all that it names."""
        every = [
            one
            for paragraph in article.reporting
            if paragraph.number < number or article.source.kind != "article"
            for one in self._in(article, paragraph)
            if one.grain == "day" and not _is_quoted(one.span, paragraph)
        ]
        return every if article.source.kind != "article" else [*every[:1], *every[-1:]]

    def _in(self, article: Article, paragraph: Paragraph) -> list[TemporalExpression]:
        source = article.source
        key = (source.id, paragraph.number)
        if key not in self._read:
            tag = self._tag(article)
            self._read[key] = temporal_expressions(paragraph.text, tag, source.published)
        return self._read[key]

    def _tag(self, article: Article | None) -> str:
        return (article and article.source.language) or self._dossier.explainer.language


def _is_coarse(first: date | None, last: date | None) -> bool:
    return not first or not last or (last - first).days > _COARSE


def _sentences(paragraph: Paragraph, language: Language) -> list[Sentence]:
    return sentences(paragraph.text, paragraph.quoted, language.speech)


def _holds_any(sentence: Sentence, spans: list[Span]) -> bool:
    whole = Span(sentence[0].span.start, sentence[-1].span.end)
    return any(touch(whole, one) for one in spans)


def _is_quoted(span: Span, paragraph: Paragraph) -> bool:
    """Whether words are somebody's own, which do not tell when they were said."""
    return any(one.holds(span) for one in paragraph.quoted)


def _is_beside_saying(span: Span, sentence: Sentence) -> bool:
    """Whether a day stands beside a verb of saying: “said on Thursday”, “On Thursday, Berg said”;
    not in a clause of its own, as in “who came on Thursday, said”."""
    within = [index for index, one in enumerate(sentence) if touch(one.span, span)]
    if not within:
        return False
    first, last = within[0], within[-1]
    before, after = sentence[:first], sentence[last + 1 :]
    return _meets_verb(before[::-1], may_pause=False) or _meets_verb(after, may_pause=first < 2)


def _meets_verb(tokens: Sequence[Token], *, may_pause: bool) -> bool:
    passed = 0
    for number, token in enumerate(tokens):
        if token.is_verb and token.is_a("verbs"):
            return True
        is_pause = not token.is_word and not (may_pause and number == 0)
        passed += token.is_word
        if is_pause or passed > _BESIDE or token.is_a("openers", "relatives"):
            return False
    return False
