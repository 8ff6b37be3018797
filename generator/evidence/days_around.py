"""The days of which an article tells around a piece of evidence.

What a passage names by a weekday, or by a day without a year, is told by the day of its article. A
day is told by the sentence or the paragraph of the passage, by the day of publication, or by the
day that the article named last before, or first; quoted words do not tell when they were said.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.content.dates import ExtendedDate, PartialDate
from generator.content.statements import Evidence
from generator.evidence.articles import Article, Paragraph
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
class TypedDay:
    """A day that an editor typed, and whether something was said then, and did not happen."""

    when: ExtendedDate
    is_said: bool

    @property
    def is_worked_out(self) -> bool:
        """Whether it is a time in which something was said, as an editor worked out."""
        return self.is_said and (self.when.is_interval or any(self.when.doubts))

    @property
    def told(self) -> ExtendedDate:
        """What something should tell of: of a time with an open end its other one."""
        is_open = self.when.first is None or self.when.last is None
        end = self.when.end or self.when.start
        return ExtendedDate.of(end) if is_open and end else self.when

    @property
    def is_exact(self) -> bool:
        """Whether it is known to the month, or better."""
        return not _is_coarse(self.told.first, self.told.last)


@dataclass(frozen=True)
class DaysAround:
    """What tells of days around a piece of evidence: in its `passage` and its `paragraphs`; there
    `outside` of what is quoted, and `beside` a verb of saying; what its article told before, or
    first (`usual`), and `everywhere`. `text` are its sentences."""

    published: PartialDate | None
    text: str
    passage: tuple[TemporalExpression, ...]
    paragraphs: tuple[TemporalExpression, ...]
    outside: tuple[TemporalExpression, ...]
    beside: tuple[TemporalExpression, ...]
    usual: tuple[TemporalExpression, ...]
    everywhere: tuple[TemporalExpression, ...]

    def tells(self, typed: TypedDay) -> bool:
        """Whether words near it tell of that day; what is told of a year alone does so where
        nothing beside it tells more."""
        if typed.is_worked_out:
            found = (one for one in self.everywhere if one.grain == "day" or not typed.is_exact)
            return any(self._is_of(one, typed) for one in found)
        exact = any(one.grain in ("day", "month") for one in self.contrary(typed))
        needs_more = exact and typed.is_exact
        return any(
            self._is_of(one, typed) and not (needs_more and any(_is_coarse(*t) for t in one.times))
            for one in self._telling(typed)
        )

    def _telling(self, typed: TypedDay) -> tuple[TemporalExpression, ...]:
        return self.outside if typed.is_said else self.paragraphs

    def _is_of(self, one: TemporalExpression, typed: TypedDay) -> bool:
        told = self._past(one) if typed.is_said else one
        return told.may_be(typed.told, _ESTIMATED)

    def _past(self, one: TemporalExpression) -> TemporalExpression:
        """The same as it is meant where somebody said something then: up to the article's day."""
        by = self.published.last if self.published else date.max
        return replace(one, times=tuple(time for time in one.times if time[0] <= by) or one.times)

    def contrary(self, typed: TypedDay) -> tuple[TemporalExpression, ...]:
        """The words that tell of another day than that."""
        return tuple(map(self._past, self.beside)) if typed.is_said else self.passage

    def is_usual(self, typed: TypedDay) -> bool:
        """Whether it is the day of the article, or one that this named before."""
        if self.published and ExtendedDate.of(self.published).touches(typed.told):
            return True
        return any(self._is_of(one, typed) for one in self.usual)


class DayReader:
    """What tells of days in the articles of a dossier, each paragraph read once."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._around: dict[Evidence, DaysAround] = {}
        self._read: dict[tuple[str, int], list[TemporalExpression]] = {}

    def tells_a_length(self, cited: Cited) -> bool:
        """Whether the sentences of a piece of evidence have a unit of time."""
        return tells_a_length(self.around(cited).text, self._tag(cited.article))

    def around(self, cited: Cited) -> DaysAround:
        """What tells of days around a piece of evidence."""
        if cited.evidence not in self._around:
            self._around[cited.evidence] = self._look_around(cited)
        return self._around[cited.evidence]

    def _look_around(self, cited: Cited) -> DaysAround:
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
        return DaysAround(article.source.published, " ".join(texts), *map(tuple, found))

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
