"""The days of which an article tells around a piece of evidence.

What a passage names by a weekday, or by a day without a year, is told by the day of its article. A
day is told by the sentence or the paragraph of the passage, by the day of publication, or by the
day that the article named last before, or first, or that its head tells (“Minutes of the meeting of
4 May”); quoted words do not tell when they were said.

Long because what is told around a piece of evidence and what reads it share how articles tell days.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial

from generator.content.dates import ExtendedDate
from generator.content.model import Source
from generator.content.statements import Evidence
from generator.evidence.articles.archive import Article, Paragraph
from generator.evidence.attribution.grammar.tokens import Sentence, Token, sentences
from generator.evidence.languages import language_of
from generator.evidence.proposals import sentences_around
from generator.evidence.quotation_marks import Span, touch
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.said import Cited
from generator.evidence.store.kept import KeptKind
from generator.evidence.temporal_expressions import (
    TemporalExpression,
    tells_a_length,
    temporal_expressions,
)

_BESIDE = 4
"""How many words may stand between a day and the verb of saying that it belongs to."""

_COARSE = 62
"""How many days a time has that tells of no day and no month."""

_AHEAD = 3
"""How many times as far off the one before is than the one to come, where a day without a year is
that to come: “promised by 30 June”."""

_YEAR_APART = 300
"""How many days there are at least between two days that a day without a year may be."""

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


class DaysAround:
    """What tells of days around a piece of evidence whose article can be read: in its `passage` and
    its `paragraphs`; there `outside` of what is quoted, and `beside` a verb of saying; what its
    article told before, first or in its head (`usual`), and `everywhere`."""

    def __init__(self, cited: Cited, reader: "DayReader") -> None:
        assert cited.article
        self._cited, self._reader, self._article = cited, reader, cited.article
        self.published = self._article.source.published

    @cached_property
    def _held(self) -> list[Paragraph]:
        numbers = dict.fromkeys(self._cited.paragraphs)
        return [one for one in map(self._article.paragraph, numbers) if one]

    def _spans(self, paragraph: Paragraph) -> list[Span]:
        return [one.span for one in self._cited.passages if one.paragraph == paragraph.number]

    @cached_property
    def paragraphs(self) -> list[TemporalExpression]:
        """What its paragraphs tell."""
        return [told for one in self._held for told in self._reader.read(self._article, one)]

    @cached_property
    def passage(self) -> list[TemporalExpression]:
        """What its passage tells."""
        return [
            told
            for one in self._held
            for told in self._reader.read(self._article, one)
            if any(touch(told.span, span) for span in self._spans(one))
        ]

    @cached_property
    def outside(self) -> list[TemporalExpression]:
        """What its paragraphs tell outside of what is quoted."""
        return [
            told
            for one in self._held
            for told in self._reader.read(self._article, one)
            if not _is_quoted(told.span, one)
        ]

    @cached_property
    def beside(self) -> list[TemporalExpression]:
        """Of that the days beside a verb of saying, in the sentences of its passage."""
        if not any(told.grain == "day" for told in self.outside):
            return []
        return [
            self._past(told)
            for one in self._held
            for sentence in self._reader.sentences_around(self._article, one, self._spans(one))
            for told in self._reader.read(self._article, one)
            if told.grain == "day" and not _is_quoted(told.span, one)
            if _is_beside_saying(told.span, sentence) and not self._is_ahead(told)
        ]

    @cached_property
    def usual(self) -> list[TemporalExpression]:
        """The day that its article names last before it, and first, and the days of its head; in a
        text that is no article's all that it names."""
        first = min((one.number for one in self._held), default=0)
        named = self._reader.days_named(self._article)
        head = self._reader.days_of_head(self._article)
        if self._article.source.kind != "article":
            return [*head, *(told for _, told in named)]
        before = [told for number, told in named if number < first]
        return [*head, *before[:1], *before[-1:]]

    @property
    def everywhere(self) -> list[TemporalExpression]:
        """All that its article tells."""
        held = self._article.reporting
        return [told for one in held for told in self._reader.read(self._article, one)]

    def names_exactly(self, typed: TypedDay) -> bool:
        """Whether its own words name a day or a month."""
        return any(one.grain in ("day", "month") for one in self.contrary(typed))

    def tells(self, typed: TypedDay, *, is_named_exactly: bool) -> bool:
        """Whether words near it tell of that day; what is told of a year alone does so where no
        evidence names a day or a month."""
        if typed.is_worked_out:
            found = (one for one in self.everywhere if one.grain == "day" or not typed.is_exact)
            return any(self._is_of(one, typed) for one in found)
        needs_more = is_named_exactly and typed.is_exact
        return any(
            self._is_of(one, typed) and not (needs_more and any(_is_coarse(*t) for t in one.times))
            for one in self._telling(typed)
        )

    def _telling(self, typed: TypedDay) -> list[TemporalExpression]:
        return self.outside if typed.is_said else self.paragraphs

    def _is_of(self, one: TemporalExpression, typed: TypedDay) -> bool:
        told = self._past(one) if typed.is_said else one
        return told.may_be(typed.told, _ESTIMATED)

    def _past(self, one: TemporalExpression) -> TemporalExpression:
        """The same as it is meant where somebody said something then: up to the article's day."""
        by = self.published.last if self.published else date.max
        return replace(one, times=tuple(time for time in one.times if time[0] <= by) or one.times)

    def _is_ahead(self, one: TemporalExpression) -> bool:
        """Whether a day without a year is rather one after the article's than one before."""
        by = self.published.last if self.published else None
        firsts = sorted(first for first, _ in one.times)
        if by is None or len(firsts) != 2 or (firsts[1] - firsts[0]).days < _YEAR_APART:
            return False
        return firsts[1] > by and (firsts[1] - by).days * _AHEAD < (by - firsts[0]).days

    def contrary(self, typed: TypedDay) -> list[TemporalExpression]:
        """The words that tell of another day than that."""
        return self.beside if typed.is_said else self.passage

    def is_usual(self, typed: TypedDay) -> bool:
        """Whether it is the day of the article or, as papers are printed at night, the day before;
        or one that the article named before."""
        first, last, by = typed.told.first, typed.told.last, self.published
        is_after = by and first and first > by.last
        is_before = by and last and (by.first - last).days > 1
        if by and not is_after and not is_before:
            return True
        return any(self._is_of(one, typed) for one in self.usual)


_Told = tuple[tuple[TemporalExpression, ...], ...]
"""What each paragraph of an article tells of days."""

_DAYS = KeptKind[_Told]("days", _Told)


def _all_told(article: Article, tag: str) -> _Told:
    texts, published = (one.text for one in article.paragraphs), article.source.published
    return tuple(tuple(temporal_expressions(text, tag, published)) for text in texts)


class DayReader:
    """What tells of days in the articles of a dossier, each paragraph read once."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._around: dict[Evidence, DaysAround] = {}
        self._read: dict[str, _Told] = {}
        self._named: dict[str, list[tuple[int, TemporalExpression]]] = {}
        self._heads: dict[str, list[TemporalExpression]] = {}

    def around(self, cited: Cited) -> DaysAround:
        """What tells of days around a piece of evidence, whose article can be read."""
        if cited.evidence not in self._around:
            self._around[cited.evidence] = DaysAround(cited, self)
        return self._around[cited.evidence]

    def tells_a_length(self, cited: Cited) -> bool:
        """Whether the sentences of a piece of evidence have a unit of time."""
        texts = sentences_around(cited, language_of(self._dossier.explainer, cited.source))
        return tells_a_length(" ".join(texts), self._tag(cited.source))

    def read(self, article: Article, paragraph: Paragraph) -> Sequence[TemporalExpression]:
        """What a paragraph tells."""
        name = article.source.id
        if name not in self._read:
            tag = self._tag(article.source)
            work = partial(_all_told, article, tag)
            self._read[name] = self._dossier.kept.told(_DAYS, (article.digest, tag), work)
        return self._read[name][paragraph.number - 1]

    def days_named(self, article: Article) -> list[tuple[int, TemporalExpression]]:
        """The days that an article names outside of what it quotes, each with its paragraph."""
        name = article.source.id
        if name not in self._named:
            self._named[name] = [
                (paragraph.number, one)
                for paragraph in article.reporting
                for one in self.read(article, paragraph)
                if one.grain == "day" and not _is_quoted(one.span, paragraph)
            ]
        return self._named[name]

    def days_of_head(self, article: Article) -> list[TemporalExpression]:
        """The days of an article's title, and of what is set apart above its text."""
        if article.source.id not in self._heads:
            first = min((one.number for one in article.reporting), default=1)
            above = (one.text for one in article.paragraphs[: first - 1])
            tag, published = self._tag(article.source), article.source.published
            self._heads[article.source.id] = [
                one
                for text in (article.source.title or "", *above)
                for one in temporal_expressions(text, tag, published)
                if one.grain == "day"
            ]
        return self._heads[article.source.id]

    def sentences_around(
        self, article: Article, paragraph: Paragraph, spans: list[Span]
    ) -> list[Sentence]:
        """The sentences of a paragraph in which some words stand."""
        speech = language_of(self._dossier.explainer, article.source).speech
        every = sentences(paragraph.text, paragraph.quoted, speech)
        return [one for one in every if _holds_any(one, spans)]

    def _tag(self, source: Source) -> str:
        return source.language or self._dossier.explainer.language


def _is_coarse(first: date | None, last: date | None) -> bool:
    return not first or not last or (last - first).days > _COARSE


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
