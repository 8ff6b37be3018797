"""What is resolved of a statement, and of a piece of evidence: frozen records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.content.dates import ExtendedDate, PartialDate
from generator.content.ids import UNNAMED
from generator.content.model import Difference, Event, Issue, Party, Person, Source
from generator.content.scripts import has_capitals
from generator.content.statements import DatedEvidence, PosedQuestion, Statement, Update
from generator.evidence.articles.archive import Article, Passage
from generator.evidence.matching import opens_sentence, readable, reads_as_sentence
from generator.evidence.quotation_marks import Span
from generator.evidence.resolution.passages import (
    Located,
    is_own_passage,
    spoken_stretches,
    stands_in_own_words,
    without_gaps,
)

Cites = Statement | Event | Difference
"""What rests on evidence."""


@dataclass(frozen=True)
class Cited(Located):
    """One piece of evidence where it stands, and the record that rests on it, of which it is the
    piece of that `number`, counted from 1.

    Where an `update` gives it, it belongs to the ask that this names first.
    """

    record: Cites = field(kw_only=True)
    number: int = field(default=1, kw_only=True)
    update: Update | None = field(default=None, kw_only=True)

    @property
    def speakers(self) -> tuple[str, ...]:
        """The ids of those who say so, where it is a statement that rests on it."""
        if self.update or isinstance(self.record, PosedQuestion):
            return self.by or ()
        return self.record.speaker if isinstance(self.record, Statement) else ()

    @property
    def source(self) -> Source:
        """The source, where its article can be read."""
        assert self.article
        return self.article.source

    @property
    def again(self) -> ExtendedDate | None:
        """When the statement was said again, as this tells."""
        return self.evidence.on if isinstance(self.evidence, DatedEvidence) else None

    @property
    def via(self) -> str:
        """The other outlet from which the article has it; empty where none is named."""
        return readable(self.evidence.via or "")

    @cached_property
    def relayed_by(self) -> tuple[str, ...]:
        """The ids of those in whose text or turns it stands, where the words are to be somebody
        else's, or nobody's: they report it. Nobody in an article, of which only marks tell that."""
        if self.article is None:
            return ()
        held = [one for one in map(self.article.paragraph, self.paragraphs) if one]
        passages = self.passages or [Passage(one.number, Span(0, len(one.text))) for one in held]
        told = {one.paragraph for one in passages if stands_in_own_words(one, self.article)}
        telling = [one for one in held if one.number in told and not one.is_of(self.speakers)]
        named = (name for one in telling for name in one.speakers if name != UNNAMED)
        return tuple(dict.fromkeys(named))

    @property
    def words(self) -> str:
        """The first words that it rests on; none where the article does not have them."""
        assert self.article
        return self.article.words(self.runs[0]) if self.runs else ""

    @cached_property
    def runs(self) -> tuple[Passage, ...]:
        """The words that it rests on, each run of them as one passage."""
        return without_gaps(self.passages, self.article) if self.article else ()

    @property
    def reported(self) -> tuple[str, ...]:
        """The words of its passage, as the article prints them, run by run; none where it has no
        passage."""
        article = self.article if self.evidence.passage else None
        return tuple(map(article.words, self.runs)) if article else ()

    @property
    def quotes(self) -> tuple[str, ...]:
        """The words that it quotes, as the article prints them, fragment by fragment."""
        return tuple(map(self.article.words, self.quoted)) if self.article else ()

    @property
    def is_sentence(self) -> bool:
        """Whether it quotes a sentence, and not some words of one."""
        if self.article is None:
            return False
        around = map(self.article.quotation_around, self.quoted)
        return any(_is_whole_sentence(one, self.article) for one in around)

    @property
    def is_own(self) -> bool:
        """Whether all that it quotes, or else all that it cites, are the own words of those whose
        statement rests on it."""
        article, words = self.article, self.quoted or self.passages
        if article is None or not words:
            return False
        return all(is_own_passage(one, article, self.speakers) for one in words)

    @cached_property
    def stretches(self) -> list[tuple[tuple[str, bool], ...]]:
        """The words of each fragment that it quotes, cut so that a journalist's insertions stand
        alone."""
        found = self.article
        return [spoken_stretches(passage, found) for passage in self.quoted] if found else []


def _is_whole_sentence(quotation: Passage, article: Article) -> bool:
    """Whether all that stands between two marks is a sentence; where its script has no capitals,
    also whether it begins one."""
    words = article.words(quotation)
    if reads_as_sentence(words) or has_capitals(words):
        return reads_as_sentence(words)
    text, start = article.paragraphs[quotation.paragraph - 1].text, quotation.span.start
    return opens_sentence(text[:start])


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, and all that it is tied to.

    `owner` is the party in whose file it stands, None for background and for a question that no
    party poses; `parties` are those that made it, the owner first: several when several speak, none
    when its speaker speaks for nobody else.
    `speakers` has None for one without a name; `offices` has for each those in which he spoke.
    `when` is the day on which it was said, or up to which it must have been where nobody tells the
    day (`is_dated`); `venue` is where.
    `updates` are the pieces of evidence that updates give beside its own `evidence`. `refers_to`
    has, by the name of a field that holds ids, the things that they name.
    `attribution` is derived from speakers and evidence, never typed: `editors` for what they ask
    themselves, `another-outlet` where all of it came by one, joint only where the words that carry
    it say so (`is_of_each` otherwise, where there are several). `wording` is derived from the
    evidence alone: quoted (a whole sentence), partly-quoted (some words of one), own-words (in a
    text or a turn of theirs) or reported.
    """

    statement: Statement
    owner: Party | None
    parties: tuple[Party, ...]
    speakers: tuple[Person | Party | None, ...]
    offices: tuple[tuple[str, ...], ...]
    when: ExtendedDate | None
    venue: str | None
    refers_to: Mapping[str, tuple[Any, ...]]
    evidence: tuple[Cited, ...]
    updates: tuple[Cited, ...]
    attribution: str
    wording: str

    @property
    def issue(self) -> Issue | None:
        """The issue that it belongs to most, if one."""
        return next(iter(self.issues), None)

    @property
    def issues(self) -> tuple[Issue, ...]:
        """The issues that it is about, that which it belongs to most first."""
        return self.refers_to.get("issue", ())

    @property
    def renderings(self) -> list[Cited]:
        """Its own evidence as readers meet it: what quotes before what reports, and of each the
        pieces from one source together, in the editor's order."""
        groups = [(not one.quoted, one.source.id) for one in self.evidence]
        order = sorted(range(len(groups)), key=lambda at: (groups[at][0], groups.index(groups[at])))
        return [self.evidence[at] for at in order]

    @property
    def event(self) -> Event | None:
        """The event at which it was said, if one is named."""
        return next(iter(self.refers_to.get("at", ())), None)

    @property
    def is_dated(self) -> bool:
        """Whether its day is told, and not only the day by which it was reported."""
        return bool(self.statement.on or self.event)

    @property
    def reported_by(self) -> PartialDate | None:
        """The day by which it was reported, where nobody tells when it was said."""
        return self.when.end if self.when and not self.is_dated else None

    @property
    def is_of_each(self) -> bool:
        """Whether several said it, each of them and not, as far as the sources tell, jointly."""
        return len(self.speakers) > 1 and self.attribution in (self.wording, "another-outlet")

    @property
    def again(self) -> list[tuple[ExtendedDate, list[Cited]]]:
        """The further days on which it was said, each with the evidence that tells so, in order."""
        days: dict[ExtendedDate, list[Cited]] = {}
        for cited in self.evidence:
            if cited.again:
                days.setdefault(cited.again, []).append(cited)
        return sorted(days.items(), key=lambda day: day[0].order)

    @property
    def voices(self) -> tuple[Party | Person, ...]:
        """The parties that made it or, where its speaker speaks for nobody else, who did."""
        return self.parties or tuple(one for one in self.speakers if one)

    @property
    def answers(self) -> list[tuple[Statement, str]]:
        """What it answers, and with which outcome."""
        given = getattr(self.statement, "answers", {})
        return [(one, given[one.id]) for one in self.refers_to.get("answers", ())]

    @property
    def target(self) -> Any:
        """What a reaction is a reaction to: a statement, an event or a party."""
        return next(iter(self.refers_to.get("to", ())), None)
