"""Whom an article has say some of its words: by a clause around them, and by whom that names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.content.ids import UNNAMED
from generator.evidence.articles.archive import Passage
from generator.evidence.attribution.grammar.indirect_speech import is_indirect
from generator.evidence.attribution.grammar.noun_phrases import Phrase, main_subject
from generator.evidence.attribution.grammar.tokens import Sentence, plain_tokens
from generator.evidence.attribution.reports.pairing import Told
from generator.evidence.attribution.reports.reporting_clauses import ReportingClause
from generator.evidence.attribution.utterances import Utterance
from generator.evidence.languages import words
from generator.evidence.quotation_marks import Span
from generator.evidence.speakers.mentions import is_named
from generator.evidence.speakers.surroundings import Surroundings
from generator.evidence.speakers.tellers import NOBODY, Teller, apposed, shown_words

_NEXT = 20
"""Among how many characters behind a name the next word is."""

_UNTOLD = ("nobody", "nearest")
"""Rules of attribution by which no verb tells who speaks."""


@dataclass(frozen=True)
class Listener(Surroundings):
    """Cited words, and whom their article has say them."""

    def quoting(self) -> list[Teller]:
        """Who says words inside quotation marks: NOBODY where the article does not tell."""
        heard = self.heard.holding(self.passage)
        beside = self.beside() if all(one.rule in _UNTOLD for one in heard) else None
        told = [self.teller(one) for one in heard]
        led = None if any(one.is_sure for one in told) else self.led_in(())
        return [one for one in (beside or led,) if one] or told or [NOBODY]

    def citing(self) -> Iterator[Teller]:
        """Who is told for certain to say some of the words by a clause that stands in them."""
        for one in map(self.teller, self.heard.holding(self.passage)):
            if one.is_sure and one.is_whole:
                yield one

    def reporting(self) -> list[Teller]:
        """Who is told to say words of the article's own, by the clauses of their sentences that
        bring them in; whom these mean attribution tells, where it has the same clause."""
        heard = [self.teller(one) for one in self.heard.holding(self.passage)]
        known = {one.at: one for one in heard}
        found = [one for sentence in self.sentences() for one in self._by_clauses(sentence)]
        if led := self.led_in(found):
            end = self.passage.span.end
            found = [led, *(one for one in found if one.at and one.at.span.start >= end)]
        found = found or [*self._by_owners()]
        quoted = [one for one in heard if one.is_quoted]
        told = [*(known.get(one.at, one) for one in found), *quoted]
        return told or [
            one for one in heard if not one.at or not self.clauses.is_parted(one.at.span.end)
        ]

    def teller(self, one: Utterance) -> Teller:
        """Whom an utterance is given to."""
        if one.rule == "nobody":
            return NOBODY
        speech = self.heard.language.speech
        mention = self.article.words(one.mention) if one.mention else ""
        pronoun = speech.pronouns.get(mention.casefold(), "")
        who, name = self._whom(one, mention, pronoun)
        return Teller(
            who,
            name,
            mention,
            shown_words(self.article, one.mention, one.cue),
            one.mention,
            pronoun,
            one.confidence == "high" and not self._may_be_object(one),
            self._has(one.mention) and self._has(one.cue),
            one.is_quoted,
        )

    def may_be_objects(self) -> Iterator[bool]:
        """Of each utterance whether whoever stands there may be no speaker, but asked or blamed."""
        return map(self._may_be_object, self.heard.holding(self.passage))

    def _may_be_object(self, one: Utterance) -> bool:
        """Whether whoever stands behind a verb may be whom it asks or blames, where a speaker who
        goes on is left out: “ودعت X إلى”."""
        if not one.cue or not one.mention or one.cue > one.mention:
            return False
        cue, speech = self.article.words(one.cue), self.heard.language.speech
        text, end = self.article.paragraphs[one.mention.paragraph - 1].text, one.mention.span.end
        if next(iter(words(text[end : end + _NEXT])), "") in speech.listed("objects"):
            return False  # another stands there: “ووصف X ذلك بأنه”
        tokens = plain_tokens(cue, 0, len(cue), speech)
        return any(self.clauses.may_have_object(token) for token in tokens)

    def _whom(self, one: Utterance, mention: str, pronoun: str) -> tuple[str | None, str | None]:
        """Who is known, or by which name, that an utterance is given to by some words."""
        who, language = one.speaker or one.perhaps, self.heard.language
        if one.mention is None or pronoun:
            return who, one.name
        if self._is_of_somebody(mention):
            return UNNAMED, None
        if first := self._first_of_several(one, mention):
            return first, None
        has_name = one.name and "speaker_follows" not in language.speech.listed("habits")
        if not who and not has_name:
            return self._meant(one.mention), one.name
        if who and not is_named(self.names.of(who, language), mention, language):
            beside = self.names.known_in(apposed(self.article, one.mention), language, is_all=True)
            return (beside, None) if beside else (who, one.name)
        return who, one.name

    def _first_of_several(self, one: Utterance, mention: str) -> str | None:
        """Whoever speaks where the words behind a verb have others too to whom he does: “сказал
        Иванов Петрову”."""
        is_behind = one.cue and one.mention and one.cue < one.mention
        if not is_behind or "inflects" not in self.heard.language.speech.listed("habits"):
            return None
        people = self.names.people_in(mention, self.heard.language)
        return people[0] if len(people) > 1 else None

    def _is_of_somebody(self, mention: str) -> bool:
        """Whether words tell of somebody without a name who belongs to a named one: “an aide to
        X”."""
        tokens = list(plain_tokens(mention, 0, len(mention), self.heard.language.speech))
        links = (n for n, t in enumerate(tokens) if n and t.is_a("links", "boundaries"))
        end = next(links, 0)
        return any(token.is_a("unnamed") for token in tokens[:end])

    def _has(self, at: Passage | None) -> bool:
        is_here = at is not None and at.paragraph == self.passage.paragraph
        return is_here and at is not None and self.passage.span.holds(at.span)

    def _by_clauses(self, sentence: Sentence) -> Iterator[Teller]:
        """Who is told to say some of the words by a clause in them, before them or behind them."""
        for told, mention, report in self.clauses.by_clauses(sentence):
            yield self._named_by(told, mention, report)

    def _by_owners(self) -> Iterator[Teller]:
        """Who is told to say their sentences by a word for his or hers inside a phrase that names a
        source: “по его словам”."""
        for sentence in self.sentences():
            for first, owner, last in zip(sentence, sentence[1:], sentence[2:], strict=False):
                kind = owner.form.owner
                if kind and (first.key, last.key) in first.speech.source_phrases_from(first.key):
                    at = Passage(self.paragraph.number, owner.span)
                    yield Teller(mention=owner.text, shown=owner.text, at=at, pronoun=kind)

    def _named_by(self, told: Told, mention: Phrase, report: ReportingClause) -> Teller:
        """Whom the words that name the subject of a clause stand for."""
        at, cue = told.passage(mention), told.passage(report.cue)
        assert at
        text = self.article.words(at)
        pronoun = self.heard.language.speech.pronouns.get(text.casefold(), "")
        who = None if pronoun else UNNAMED if self._is_of_somebody(text) else self._meant(at)
        return Teller(who, None, text, shown_words(self.article, at, cue), at, pronoun)

    def subjects(self, sentences: Iterable[Sentence]) -> Iterator[Teller]:
        """Who is known and what sentences of their paragraph are about."""
        for one in map(self._unparted, sentences):
            if subject := main_subject(one):
                span = Span(one[subject.start].span.start, one[subject.end - 1].span.end)
                at = Passage(self.paragraph.number, span)
                text = self.article.words(at)
                if who := self.names.known_in(text, self.heard.language):
                    yield Teller(who, None, text, text, at)

    def about(self, sentences: Iterable[Sentence]) -> Iterator[str]:
        """What sentences of their paragraph are about, whoever that is."""
        for one in map(self._unparted, sentences):
            if subject := main_subject(one):
                yield " ".join(token.text for token in one[subject.start : subject.end])

    def _unparted(self, sentence: Sentence) -> Sentence:
        """What of a sentence no semicolon parts from the words."""
        start, end = self.passage.span.start, self.passage.span.end
        marks = [n for n, token in enumerate(sentence) if token.text in ";؛"]
        first = max((n + 1 for n in marks if sentence[n].span.end <= start), default=0)
        last = min((n for n in marks if sentence[n].span.start >= end), default=len(sentence))
        return sentence[first:last] if first < last else sentence

    def pronouns(self) -> Iterator[Teller]:
        """The pronouns in their sentences for which a person stands, outside quotations."""
        for token in (token for one in self.sentences() for token in one):
            if token.pronoun in {"man", "woman"}:
                at = Passage(self.paragraph.number, token.span)
                yield Teller(mention=token.text, shown=token.text, at=at, pronoun=token.pronoun)

    def pronouns_first(self) -> Iterator[Teller]:
        """Those of the pronouns that stand in the words and begin their sentences."""
        told = (one for one in self.sentences() if not is_indirect(one))
        starts = {one[0].span.start for one in told}
        starts = {one for one in starts if one >= self.passage.span.start}
        return (one for one in self.pronouns() if one.at and one.at.span.start in starts)

    def before(self) -> Teller | None:
        """Who spoke last in their paragraph, before them."""
        start = self.passage.span.start
        ahead = Passage(self.paragraph.number, Span(0, start))
        done = [
            one
            for one in (self.heard.holding(ahead) if start else ())
            if one.parts[-1].span.end <= start
        ]
        return self.teller(done[-1]) if done else None

    def _meant(self, at: Passage) -> str | None:
        """Who is named by words that attribution has not resolved, or beside them: “the mayor, Ann
        Lee, said”."""
        language, head = self.heard.language, self.head(self.article.words(at))
        own = self.names.known_in(head, language, is_all=True)
        return own or self.names.known_in(apposed(self.article, at), language, is_all=True)

    def head(self, mention: str) -> str:
        """What of some words names somebody: nothing of “X's spokesman”, of “a friend of X”, nor
        of “Y in a letter to X”."""
        tokens = list(plain_tokens(mention, 0, len(mention), self.heard.language.speech))
        start = max((n + 1 for n, token in enumerate(tokens) if token.is_genitive), default=0)
        ends = (n for n, t in enumerate(tokens) if n > start and t.is_a("links", "boundaries"))
        end = next(ends, len(tokens))
        if start >= end:
            return ""
        return mention[tokens[start].span.start : tokens[end - 1].span.end]
