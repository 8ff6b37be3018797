"""Whether an article has somebody say what it is cited for: its tellers held against the claimed
one.

In doubt the answer is the weaker one: a name in sight carries words of which nothing tells more.
Long because each way in which an article may name a speaker has an answer of its own.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property
from typing import Literal

from generator.content.ids import UNNAMED
from generator.evidence.articles import Paragraph, Passage
from generator.evidence.attribution.noun_phrases import main_subject
from generator.evidence.attribution.tokens import Sentence, plain_tokens
from generator.evidence.dossier import Dossier
from generator.evidence.languages import Language, words
from generator.evidence.mentions import NameBook, is_named, named_spans
from generator.evidence.quotation_marks import Span
from generator.evidence.said import Cited
from generator.evidence.tellers import (
    NOBODY,
    Listener,
    Teller,
    apposed,
    joined,
    outside_marks,
    span_of,
)

Answer = Literal["told", "open", "unseen", "perhaps", "other"]
"""The claimed one is told to say so, or may; nothing shows him; another does, perhaps or surely."""

_RANKS: tuple[Answer, ...] = ("told", "open", "unseen", "perhaps", "other")

_REACH = 2
"""Over how many paragraphs a pronoun may point back that attribution leaves open."""


_BESIDE = 100
"""How many characters away a party may be named from somebody who is introduced as one of its."""


@dataclass(frozen=True)
class Ruling:
    """What an article tells of whether somebody says some words, and whom it has say them."""

    answer: Answer
    teller: Teller = NOBODY


def worst(found: Sequence[Ruling]) -> Ruling:
    """The one that tells most against the claimed one."""
    return max(found, key=lambda one: _RANKS.index(one.answer))


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
            one = _Case(self._dossier, self._names, listener, claimed)
            yield index, listener, one.quoted() if cited.quoted else one.reported()


@dataclass(frozen=True)
class _Case:
    """Words of an article, and somebody who is to have said them."""

    dossier: Dossier
    names: NameBook
    listener: Listener
    claimed: str

    @property
    def language(self) -> Language:
        return self.listener.heard.language

    @property
    def paragraph(self) -> Paragraph:
        return self.listener.paragraph

    @cached_property
    def _called(self) -> tuple[str, ...]:
        return self.names.heard(self.claimed, self.language)

    @property
    def _is_party(self) -> bool:
        return self.claimed in self.dossier.party

    def quoted(self) -> Ruling:
        """Of words inside quotation marks."""
        tellers = self.listener.quoting()
        found = worst([self._verdict(one) for one in tellers])
        if found.answer == "open" and not any(map(self._is_somebody, tellers)):
            return self._nearest() or found
        return found

    def _nearest(self) -> Ruling | None:
        """That somebody else is named nearest to a quotation of which no verb tells whose it is, in
        its sentence or in the nearest before it that names a person, if so."""
        at = Passage(self.paragraph.number, self.listener.passage.span)
        own = (outside_marks(self.paragraph, span_of(s)) for s in self.listener.sentences())
        for text in (*own, *(text for _, text in self._before_pronoun(at))):
            if self._is_in(text):
                return None
            if people := self.names.people_in(text, self.language):
                return Ruling("perhaps", Teller(people[0]))
        return None

    def reported(self) -> Ruling:
        """Of words of the article's own."""
        if any(one.who == self.claimed for one in self.listener.citing()):
            return Ruling("told")
        tellers = self.listener.reporting()
        if not any(map(self._is_within, tellers)) and self._is_their_saying():
            return Ruling("told")
        found = [self._verdict(one) for one in tellers]
        told = next((one for one in found if one.answer == "told"), None)
        if not found:
            return self._untold()
        if told is None and any(map(self._is_about_them, self._untold_by(tellers))):
            return Ruling("open")
        if told is None and not any(map(self._is_somebody, tellers)):
            about = self._about_another(self.listener.sentences())
            return about or worst(found)
        return told or worst(found)

    def _is_somebody(self, teller: Teller) -> bool:
        """Whether the words that name a teller may be of a person or a party: not “the works”."""
        tokens = list(plain_tokens(teller.mention, 0, len(teller.mention), self.language.speech))
        is_person = any(t.is_upper or t.is_title or t.is_a("unnamed") for t in tokens)
        is_person = is_person or any(self.language.phrases("groups", t.key) for t in tokens)
        is_told = teller.who or teller.name or teller.pronoun or is_person
        return bool(is_told) or "nouns_are_capital" in self.language.speech.listed("habits")

    def _about_another(self, sentences: Sequence[Sentence]) -> Ruling | None:
        """That sentences are about somebody known who is not the claimed one, if so."""
        for teller in self.listener.subjects(sentences):
            if not self._is_in(teller.mention) and self._known(teller) == "perhaps":
                return Ruling("perhaps", teller)
        return None

    def _untold_by(self, tellers: Sequence[Teller]) -> Iterator[str]:
        """What is cited of sentences in which none of some tellers stands, outside their marks."""
        places = [one.at.span for one in tellers if one.at]
        cited = self.listener.passage.span
        for span in map(span_of, self.listener.sentences()):
            if not any(map(span.holds, places)):
                within = Span(max(span.start, cited.start), min(span.end, cited.end))
                yield outside_marks(self.paragraph, within)

    def _is_about_them(self, text: str) -> bool:
        """Whether of all that are known a text names the claimed one first."""
        first = self._first_in(text, self.names.everybody)
        return first is not None and self._kin(first) == "same"

    def _is_within(self, teller: Teller) -> bool:
        """Whether the words that name a teller stand in those that are cited."""
        passage, at = self.listener.passage, teller.at
        return at is not None and at.paragraph == passage.paragraph and passage.span.holds(at.span)

    def _is_their_saying(self) -> bool:
        """Whether the words name what the claimed one has said: “a U.S. proposal”."""
        text = self.listener.article.words(self.listener.passage)
        sayings = self.language.sayings | self.language.speech.listed("nouns")
        for span in named_spans(self._called, text, self.language):
            near = [*words(text[: span.start])[-2:], *words(text[span.end :])[:2]]
            if not sayings.isdisjoint(near):
                return True
        return False

    def _untold(self) -> Ruling:
        """Of sentences in which nobody is told to say something: what they are about tells."""
        sentences = self.listener.sentences()
        if about := self._about_another(sentences):
            return about
        for subject in self.listener.about(sentences):
            if self._has_title(subject) and not self._has_office(subject):
                return Ruling("perhaps", Teller(mention=subject, shown=subject))
        text = " ".join(outside_marks(self.paragraph, span_of(one)) for one in sentences)
        if not self._is_in(text):
            return self._going_on()
        cited = outside_marks(self.paragraph, self.listener.passage.span)
        who = None if self._is_in(cited) else self.names.known_in(cited, self.language)
        if who and self._kin(who) == "other":
            return Ruling("perhaps", Teller(who, None, cited))
        first = None if self.language.is_known else self._first_in(text, self.names.everybody)
        if first and self._kin(first) == "other":
            return Ruling("perhaps", Teller(first))
        return Ruling("told")

    def _first_in(self, text: str, of: Iterable[str]) -> str | None:
        """Who of some who are known is named first in a text."""
        places = (
            (span.start, -span.end, who)
            for who in of
            for span in named_spans(self.names.of(who, self.language), text, self.language)
        )
        return min(places, default=(0, 0, None))[-1]

    def _going_on(self) -> Ruling:
        """Of sentences that do not name the claimed one: whoever spoke last in their paragraph may
        go on."""
        start = self.listener.passage.span.start
        found = self.listener.heard.sentences(self.paragraph)
        ahead = [one for one in found if span_of(one).end <= start][-1:]
        if any(self._is_in(one.mention) for one in self.listener.subjects(ahead)):
            return Ruling("open")
        teller = self.listener.before()
        if teller is None and any(
            self._is_in(outside_marks(self.paragraph, span_of(one))) for one in ahead
        ):
            return Ruling("open")
        pronoun = next(self.listener.pronouns(), None) if teller is None else None
        verdict = self._verdict(replace(teller or pronoun or NOBODY, is_sure=False))
        return Ruling("open") if verdict.answer == "told" else verdict

    def _verdict(self, teller: Teller) -> Ruling:
        """What one teller says of the claimed one."""
        if self.claimed == UNNAMED:
            return Ruling(_of_unnamed(teller), teller)
        answer = self._known(teller) if teller.who or teller.name else None
        if answer is None and teller.mention and not teller.pronoun:
            answer = self._described(teller)
        if answer is None and teller.pronoun:
            answer = self._pronoun(teller)
        return Ruling(answer or self._in_sight(teller), teller)

    def _known(self, teller: Teller) -> Answer | None:
        """Of a teller who has a name, or is unnamed on purpose."""
        if teller.who == UNNAMED:
            if self._is_party:
                return "told" if self._is_in(teller.mention) else "perhaps"
            return None if self._is_definite(teller.mention) else self._grade(teller)
        together = joined(self.listener.article, teller, self.language.speech.listed("joiners"))
        is_joined = bool(together) and self._is_in(together)
        if teller.who:
            kin = self._kin(teller.who)
            if kin == "same" or is_joined:
                return "told"
            is_near = kin == "party" or (together and self._is_of_party(together))
            if is_near:
                return self._in_sight(NOBODY)
            return "told" if self._is_named_last(teller) else self._grade(teller)
        assert teller.name
        if is_joined:
            return "told"
        if self._is_party:
            return "told" if self._is_introduced(teller) else "perhaps"
        if self._is_alike(teller.name):
            return "open"
        return self._grade(teller) if any(map(str.isupper, teller.mention)) else "perhaps"

    def _is_introduced(self, teller: Teller) -> bool:
        """Whether somebody of whom only the article knows is named there beside the party that is
        to speak: “the Russian ministry's spokeswoman, Maria Orlova”."""
        name = (teller.name or "", *(teller.name or "").split()[-1:])
        for paragraph in self.listener.article.reporting:
            text = outside_marks(paragraph)
            for span in named_spans(name, text, self.language):
                around = text[max(0, span.start - _BESIDE) : span.end + _BESIDE]
                if self._is_in(around):
                    return True
        return False

    def _is_named_last(self, teller: Teller) -> bool:
        """Whether a pronoun stands for the claimed one, though attribution tells of another: not
        for certain, or without an eye for whoever is named in between."""
        is_open = teller.pronoun and (not teller.is_sure or self._stands_nearer(teller))
        return bool(is_open) and self._pronoun(teller) == "told"

    def _kin(self, who: str) -> Literal["same", "party", "other"]:
        """What somebody known is to the claimed one."""
        if who == self.claimed or self.claimed in self.names.parties_of(who):
            return "same"
        own = self.names.parties_of(self.claimed)
        if who in own:
            return "party"
        both = (self.dossier.person.get(self.claimed), self.dossier.person.get(who))
        is_group = any(one and one.kind == "group" for one in both)
        return "party" if is_group and set(own) & set(self.names.parties_of(who)) else "other"

    def _grade(self, teller: Teller) -> Answer:
        """How sure it is that somebody else is the teller."""
        is_open = teller.pronoun and (self._stands_nearer(teller) or not self._is_only(teller))
        return "other" if teller.is_sure and not is_open else "perhaps"

    def _is_only(self, teller: Teller) -> bool:
        """Whether whoever a pronoun is to stand for is alone in the nearest sentence before it that
        names a person."""
        assert teller.at
        for _, text in self._before_pronoun(teller.at):
            if people := self.names.people_in(text, self.language):
                return people == [teller.who]
        return teller.who is None

    def _stands_nearer(self, teller: Teller) -> bool:
        """Whether the claimed one is named between a pronoun and whoever it is to stand for."""
        assert teller.at
        number = teller.at.paragraph
        before = self.listener.article.paragraph(number - 1)
        here = self.listener.article.paragraphs[number - 1]
        text = outside_marks(before) if before else ""
        text += f" {outside_marks(here, Span(0, teller.at.span.start))}"
        theirs = self.names.of(teller.who, self.language) if teller.who else (teller.name or "",)
        last = max((one.start for one in named_spans(theirs, text, self.language)), default=-1)
        return any(one.start > last for one in named_spans(self._called, text, self.language))

    def _is_alike(self, name: str) -> bool:
        """Whether a name may be another spelling of the claimed one's."""
        said = words(name)
        for ours in filter(None, map(words, self._called)):
            is_full = len(said) > 1 and len(ours) > 1
            if _are_alike(said[-1], ours[-1], 0.75) and (
                not is_full or _are_alike(said[0], ours[0], 0.5)
            ):
                return True
        return False

    def _described(self, teller: Teller) -> Answer | None:
        """Of a teller who has no name, only words that tell what they are."""
        assert teller.at
        beside = apposed(self.listener.article, teller.at)
        named = teller.mention if self._is_party else self.listener.head(teller.mention)
        if self._is_in(named) or self._is_in(beside):
            return "told"
        if self._is_of_party(teller.mention) or self._has_office(teller.mention):
            return "told" if self._is_of_party(outside_marks(self.paragraph)) else "open"
        if any(self.language.phrases("groups", word) for word in words(teller.mention)):
            return self._in_sight(teller, is_joint=True)
        if self.names.known_in(teller.mention, self.language):
            return "perhaps"
        if self._is_name(teller.at):
            return self._known(replace(teller, name=teller.mention, is_sure=False))
        if not set(words(teller.mention)[:1]) & self.language.indefinite:
            return None
        if not self._is_party:
            return "perhaps"
        ahead = outside_marks(self.paragraph, Span(0, teller.at.span.start))
        return "open" if self._is_in(ahead) else "perhaps"

    def _is_name(self, at: Passage) -> bool:
        """Whether words can only be a name, though nobody known has it: “Zhang”; not what may have
        its capital letter for beginning a sentence."""
        text = self.listener.article.words(at)
        tokens = list(plain_tokens(text, 0, len(text), self.language.speech))
        before = self.listener.article.paragraphs[at.paragraph - 1].text[: at.span.start]
        may_begin = re.search(r"[.?!…:]\W*$|^\W*$", before) and len(tokens) == 1
        are_names = all(t.is_upper and not t.is_a("determiners") for t in tokens)
        return bool(tokens) and are_names and not may_begin

    def _is_definite(self, text: str) -> bool:
        """Whether words may stand for somebody who was named before: “the diplomat”."""
        first = words(text)[:1]
        articles = self.language.speech.listed("determiners") - self.language.indefinite
        return self._has_office(text) or (bool(first) and first[0] in articles)

    def _is_of_party(self, text: str) -> bool:
        """Whether words name a party of the claimed one's."""
        parties = self.names.parties_of(self.claimed)
        names = (name for one in parties for name in self.names.of(one, self.language))
        return is_named(names, text, self.language)

    def _has_office(self, text: str) -> bool:
        """Whether words tell of an office of the claimed one's and of nobody else's: all of them
        are of its name."""
        tokens = plain_tokens(text, 0, len(text), self.language.speech)
        asked = {t.key for t in tokens if t.is_word and not t.is_a("determiners", "links")}
        if asked and self._is_party and words(text)[-1] in self._nouns:
            return True
        if not asked or not asked <= self._offices(self.claimed):
            return False
        others = (one for one in self.dossier.person if self._kin(one) == "other")
        return self._is_party or not any(asked <= self._offices(one) for one in others)

    def _offices(self, who: str) -> set[str]:
        """The words of somebody's names and offices."""
        person = self.dossier.person.get(who)
        names = (*(person.offices if person else ()), *self.names.heard(who, self.language))
        return {word for name in names for word in words(name)}

    @cached_property
    def _nouns(self) -> frozenset[str]:
        """Nouns by which a party is called: “watchdog”, where it is called “the watchdog”."""
        articles = self.language.speech.listed("determiners")
        called = (name.casefold().split() for name in self._called if name[:1].islower())
        return frozenset(one[1] for one in called if len(one) == 2 and one[0] in articles)

    def _pronoun(self, teller: Teller) -> Answer | None:
        """Of a pronoun that attribution leaves open: it stands for whoever is named first or last
        in the nearest sentence before it that names a person."""
        if teller.pronoun not in {"man", "woman"} or not teller.at:
            return None
        for subject, text in self._before_pronoun(teller.at):
            if self._has_office(subject):
                return "told"
            if self._has_title(subject):
                return "perhaps"
            if people := self.names.people_in(text, self.language):
                meant = {self._kin(people[0]), self._kin(people[-1])}
                return "told" if "same" in meant else "perhaps"
        return "unseen"

    def _has_title(self, text: str) -> bool:
        """Whether words tell of somebody by a title alone: “the mayor”."""
        tokens = list(plain_tokens(text, 0, len(text), self.language.speech))
        is_named = self.names.known_in(text, self.language) is not None
        return not is_named and any(t.is_title and not t.is_upper for t in tokens[-1:])

    def _before_pronoun(self, at: Passage) -> Iterator[tuple[str, str]]:
        """What stands before a pronoun outside quotation marks, sentence by sentence, back from
        there, each with what it is about."""
        for number in range(at.paragraph, max(0, at.paragraph - _REACH - 1), -1):
            one = self.listener.article.paragraphs[number - 1]
            end = at.span.start if number == at.paragraph else len(one.text)
            for sentence in reversed([] if one.boilerplate else self.listener.heard.sentences(one)):
                span = span_of(sentence)
                if span.start < end:
                    about = main_subject(sentence)
                    subject = sentence[about.start : about.end] if about else ()
                    shown = " ".join(token.text for token in subject if token.span.end <= end)
                    yield shown, outside_marks(one, Span(span.start, min(span.end, end)))

    def _in_sight(self, teller: Teller, is_joint: bool = False) -> Answer:
        """Whether the claimed one is named in the paragraph, save in what the teller is told to
        say; or before it where that names nobody else, or where it speaks of several."""
        here = outside_marks(self.paragraph)
        if teller.at and teller.at.paragraph == self.paragraph.number:
            start = teller.at.span.end
            found = self.listener.heard.sentences(self.paragraph)
            end = next((s.end for s in map(span_of, found) if s.end >= start), start)
            here = outside_marks(self.paragraph, Span(0, start))
            if teller.pronoun:
                rest = Span(end, len(self.paragraph.text))
                here = f"{here} {outside_marks(self.paragraph, rest)}"
        if self._is_in(here):
            return "open"
        before = self._before() if is_joint or not self._names_another(here) else None
        return "open" if before and self._is_in(outside_marks(before)) else "unseen"

    def _is_in(self, text: str) -> bool:
        return is_named(self._called, text, self.language)

    def _names_another(self, text: str) -> bool:
        """Whether a text names somebody who is not of the claimed one's."""
        others = (one for one in self.names.everybody if self._kin(one) == "other")
        return any(is_named(self.names.of(o, self.language), text, self.language) for o in others)

    def _before(self) -> Paragraph | None:
        """The paragraph before, boilerplate left out."""
        number = self.paragraph.number - 1
        while (one := self.listener.article.paragraph(number)) and one.boilerplate:
            number -= 1
        return one


def _of_unnamed(teller: Teller) -> Answer:
    """Of a source that is to have no name."""
    if teller.who and teller.who != UNNAMED:
        return "other" if teller.is_sure else "perhaps"
    return "perhaps" if teller.name and teller.is_sure else "open"


def _are_alike(one: str, other: str, least: float) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= least
