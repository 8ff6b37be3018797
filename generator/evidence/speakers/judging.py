"""Whether an article has somebody say what it is cited for: its tellers held against the claimed
one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.evidence.articles.archive import Passage
from generator.evidence.attribution.grammar.tokens import Sentence, plain_tokens
from generator.evidence.languages import words
from generator.evidence.quotation_marks import Span
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.said import Cited
from generator.evidence.speakers.antecedents import Antecedents
from generator.evidence.speakers.claimed import Claimed
from generator.evidence.speakers.listening import Listener
from generator.evidence.speakers.mentions import NameBook, named_spans
from generator.evidence.speakers.tellers import NOBODY, Teller, span_of
from generator.evidence.speakers.verdicts import Ruling, Verdicts, worst
from generator.evidence.store.kept import KeptKind

_RULING = KeptKind[Ruling]("ruling", Ruling)

_SEVERAL = 3
"""Among how many words of a sentence those stand that stand for several."""

_FIRST = 8
"""How many characters may stand before the name with which words begin: “Mr”."""


class Judge:
    """Holds claims of who said something against the articles of a dossier."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._names = NameBook(dossier)

    def listeners(self, cited: Cited) -> Iterator[tuple[int, Listener]]:
        """The words that a piece of evidence quotes, or else reports, by number; none of turns and
        texts by their speaker."""
        if not cited.article or cited.fault:
            return
        for index, passage in enumerate(cited.quoted or cited.passages):
            paragraph = cited.article.paragraphs[passage.paragraph - 1]
            if not paragraph.speakers and not paragraph.boilerplate:
                heard = self._dossier.hearing.of(cited.article)
                yield index, Listener(self._names, heard, paragraph, passage)

    def verdicts(self, cited: Cited, claimed: str) -> Iterator[tuple[int, Listener, Ruling]]:
        """For each of those words what their article tells of somebody who is to have said them."""
        for index, listener in self.listeners(cited):
            one = _Case(
                listener, Claimed(self._dossier, self._names, listener.heard.language, claimed)
            )
            work = one.quoted if cited.quoted else one.reported
            there = (listener.article.digest, self._dossier.explainer.language, listener.passage)
            asked = (self._dossier.who_is_who, claimed, bool(cited.quoted))
            yield index, listener, self._dossier.kept.told(_RULING, (*there, *asked), work)


@dataclass(frozen=True)
class _Case:
    """Words of an article, and somebody who is to have said them."""

    listener: Listener
    claimed: Claimed

    @cached_property
    def _verdicts(self) -> Verdicts:
        return Verdicts(self.listener, self.claimed)

    def quoted(self) -> Ruling:
        """Of words inside quotation marks."""
        tellers = self.listener.quoting()
        found = worst([self._verdicts.ruling(one) for one in tellers])
        if found.answer == "open" and not any(map(self._is_somebody, tellers)):
            return self._nearest() or found
        return found

    def _nearest(self) -> Ruling | None:
        """That somebody else is named nearest to a quotation of which no verb tells whose it is, in
        its sentence or in the nearest before it that names a person, if so."""
        at = Passage(self.listener.paragraph.number, self.listener.passage.span)
        own = (
            self.listener.outside(self.listener.paragraph, span_of(s))
            for s in self.listener.sentences()
        )
        for text in (
            *own,
            *(text for _, text in Antecedents(self.listener, self.claimed).sentences_before(at)),
        ):
            if self.claimed.is_in(text):
                return None
            if people := self.claimed.names.people_in(text, self.claimed.language):
                return Ruling("perhaps", Teller(people[0]))
        return None

    def reported(self) -> Ruling:
        """Of words of the article's own."""
        if any(one.who == self.claimed.who for one in self.listener.citing()):
            return Ruling("told")
        tellers = self.listener.reporting()
        if not any(map(self._is_within, tellers)) and self._is_their_saying():
            return Ruling("told")
        found = [self._verdicts.ruling(one) for one in tellers]
        told = next((one for one in found if one.answer == "told"), None)
        if (
            told is None
            and any(self.listener.may_be_objects())
            and self._going_on().answer == "open"
        ):
            return Ruling("open")
        if told is None and self._begins_with_them():
            return Ruling("open")
        if not found:
            return self._untold()
        if told is None and any(map(self._is_about_them, self._untold_by(tellers))):
            return Ruling("open")
        if told is None and not any(map(self._is_somebody, tellers)):
            about = self._about_another(self.listener.sentences())
            return about or worst(found)
        if told is None and self._is_answered():
            return Ruling("open")
        return told or worst(found)

    def _is_answered(self) -> bool:
        """Whether the words begin with what somebody asks, and go on with another sentence, which
        may be the answer of whom he asks."""
        first, *more = self.listener.sentences()
        asking = {words(one)[0] for one in self.claimed.language.cues["questions"] if words(one)}
        return bool(more) and any(token.key in asking for token in first)

    def _is_somebody(self, teller: Teller) -> bool:
        """Whether the words that name a teller may be of a person or a party: not “the works”."""
        tokens = list(
            plain_tokens(teller.mention, 0, len(teller.mention), self.claimed.language.speech)
        )
        is_person = any(t.is_upper or t.is_title or t.is_a("unnamed") for t in tokens)
        is_person = is_person or any(self.claimed.language.phrases("groups", t.key) for t in tokens)
        is_person = is_person or self.claimed.has_office(teller.mention)
        is_told = teller.who or teller.name or teller.pronoun or is_person
        return bool(is_told) or "nouns_are_capital" in self.claimed.language.speech.listed("habits")

    def _about_another(self, sentences: Sequence[Sentence]) -> Ruling | None:
        """That sentences are about somebody known who is not the claimed one, if so."""
        for teller in self.listener.subjects(sentences):
            if (
                not self.claimed.is_in(teller.mention)
                and self._verdicts.of_named(teller) == "perhaps"
            ):
                return Ruling("perhaps", teller)
        return None

    def _untold_by(self, tellers: Sequence[Teller]) -> Iterator[str]:
        """What is cited of sentences in which none of some tellers stands, outside their marks."""
        places = [one.at.span for one in tellers if one.at]
        cited = self.listener.passage.span
        for span in map(span_of, self.listener.sentences()):
            if not any(map(span.holds, places)):
                within = Span(max(span.start, cited.start), min(span.end, cited.end))
                yield self.listener.outside(self.listener.paragraph, within)

    def _is_about_them(self, text: str) -> bool:
        """Whether of all that are known a text names the claimed one first."""
        first = self.claimed.first_in(text, self.claimed.names.everybody)
        return first is not None and self.claimed.kin(first) == "same"

    def _begins_with_them(self) -> bool:
        """Whether the words begin with the claimed one and are a clause beside what somebody else
        tells: “X said no, and Y left”."""
        who = self._first_of_clause()
        return who is not None and self.claimed.kin(who) == "same" and self._is_joined()

    def _is_joined(self) -> bool:
        """Whether a comma and a word like “and” stand before the words."""
        before = self.listener.paragraph.text[: self.listener.passage.span.start].split()[-2:]
        joiners = self.claimed.language.speech.listed("joiners")
        is_apart = len(before) > 1 and before[0].endswith((",", "،"))
        return is_apart and before[1].casefold() in joiners

    def _first_of_clause(self) -> str | None:
        """The person with whose name the words begin, if a clause of their sentence does."""
        before = self.listener.paragraph.text[: self.listener.passage.span.start].rstrip()
        if not (before.endswith((",", "،")) or self._is_joined()):
            return None
        names, language = self.claimed.names, self.claimed.language
        cited = self.listener.article.words(self.listener.passage)
        people = names.people_in(cited, language)[:1]
        starts = (
            s.start for who in people for s in named_spans(names.of(who, language), cited, language)
        )
        return people[0] if min(starts, default=_FIRST + 1) <= _FIRST else None

    def _is_within(self, teller: Teller) -> bool:
        """Whether the words that name a teller stand in those that are cited."""
        passage, at = self.listener.passage, teller.at
        return at is not None and at.paragraph == passage.paragraph and passage.span.holds(at.span)

    def _is_their_saying(self) -> bool:
        """Whether the words name what the claimed one has said: “a U.S. proposal”."""
        text = self.listener.article.words(self.listener.passage)
        sayings = self.claimed.language.sayings | self.claimed.language.speech.listed("nouns")
        for span in named_spans(self.claimed.called, text, self.claimed.language):
            near = [*words(text[: span.start])[-2:], *words(text[span.end :])[:2]]
            if not sayings.isdisjoint(near):
                return True
        return False

    def _untold(self) -> Ruling:
        """Of sentences in which nobody is told to say something: what they are about tells."""
        sentences = self.listener.sentences()
        if first := self._first_of_clause():
            is_theirs = self.claimed.kin(first) == "same"
            return Ruling("open") if is_theirs else Ruling("perhaps", Teller(first))
        if about := self._about_another(sentences):
            return about
        for subject in self.listener.about(sentences):
            if self.claimed.has_title(subject) and not self.claimed.has_office(subject):
                return Ruling("perhaps", Teller(mention=subject, shown=subject))
        text = " ".join(
            self.listener.outside(self.listener.paragraph, span_of(one)) for one in sentences
        )
        if pronoun := next(self.listener.pronouns_first(), None):
            return self._verdicts.ruling(pronoun)
        if not self.claimed.is_in(text):
            return self._going_on()
        subjects = self.listener.subjects(sentences) if self.claimed.language.is_known else ()
        if any(self.claimed.is_in(one.mention) for one in subjects):
            return Ruling("told")
        if self._is_beyond():
            return self._going_on()
        cited = self.listener.outside(self.listener.paragraph, self.listener.passage.span)
        who = (
            None
            if self.claimed.is_in(cited)
            else self.claimed.names.known_in(cited, self.claimed.language)
        )
        if who and self.claimed.kin(who) == "other":
            return Ruling("perhaps", Teller(who, None, cited))
        first = (
            None
            if self.claimed.language.is_known
            else self.claimed.first_in(text, self.claimed.names.everybody)
        )
        if first and self.claimed.kin(first) == "other":
            return Ruling("perhaps", Teller(first))
        return Ruling("told")

    def _is_of_several(self) -> bool:
        """Whether their sentences begin with several who were named before: “the two”, “they”."""
        firsts = [token for one in self.listener.sentences() for token in one[:_SEVERAL]]
        phrases = self.claimed.language.phrases
        return any(phrases("groups", t.key) or t.pronoun == "several" for t in firsts)

    def _is_beyond(self) -> bool:
        """Whether the claimed one is named only behind the words, in a clause of its own that a
        word like “but” begins."""
        end = self.listener.passage.span.end
        last = max((span_of(one).end for one in self.listener.sentences()), default=end)
        start = min((span_of(one).start for one in self.listener.sentences()), default=end)
        behind = self.listener.outside(self.listener.paragraph, Span(end, max(end, last)))
        joiners = self.claimed.language.speech.listed("joiners")
        is_apart = behind.lstrip()[:1] in {",", "،"} and set(words(behind)[:1]) <= joiners
        ahead = self.listener.outside(self.listener.paragraph, Span(min(start, end), end))
        return is_apart and not self.claimed.is_in(ahead)

    def _going_on(self) -> Ruling:
        """Of sentences that do not name the claimed one: whoever spoke last in their paragraph may
        go on."""
        start = self.listener.passage.span.start
        found = self.listener.heard.sentences(self.listener.paragraph)
        ahead = [one for one in found if span_of(one).end <= start][-1:]
        if any(self.claimed.is_in(one.mention) for one in self.listener.subjects(ahead)):
            return Ruling("open")
        teller = self.listener.before()
        about = None if teller or self._is_of_several() else self._about_another(ahead)
        if about:
            return about
        if teller is None and any(
            self.claimed.is_in(self.listener.outside(self.listener.paragraph, span_of(one)))
            for one in ahead
        ):
            return Ruling("open")
        pronoun = next(self.listener.pronouns(), None) if teller is None else None
        verdict = self._verdicts.ruling(replace(teller or pronoun or NOBODY, is_sure=False))
        return Ruling("open") if verdict.answer == "told" else verdict
