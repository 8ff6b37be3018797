"""Somebody who is to have said something: which words of an article may name them."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Literal

from generator.evidence.attribution.grammar.tokens import plain_tokens
from generator.evidence.languages import Language, words
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.speakers.mentions import NameBook, is_named, named_spans

Answer = Literal["told", "open", "unseen", "perhaps", "other"]
"""The claimed one is told to say so, or may; nothing shows him; another does, perhaps or surely."""


@dataclass(frozen=True)
class Claimed:
    """Whom an editor has say something, by id (`who`), in an article of a language."""

    dossier: Dossier
    names: NameBook
    language: Language
    who: str

    @cached_property
    def called(self) -> tuple[str, ...]:
        """What they are called where they speak."""
        return self.names.heard(self.who, self.language)

    @property
    def is_party(self) -> bool:
        """Whether they are a party."""
        return self.who in self.dossier.party

    def kin(self, who: str) -> Literal["same", "party", "other"]:
        """What somebody known is to the claimed one."""
        if who == self.who or self.who in self.names.parties_of(who):
            return "same"
        own = self.names.parties_of(self.who)
        if who in own:
            return "party"
        both = (self.dossier.person.get(self.who), self.dossier.person.get(who))
        is_group = any(one and one.kind == "group" for one in both)
        return "party" if is_group and set(own) & set(self.names.parties_of(who)) else "other"

    def is_in(self, text: str) -> bool:
        """Whether a text names them."""
        return is_named(self.called, text, self.language)

    def names_another(self, text: str) -> bool:
        """Whether a text names somebody who is not of the claimed one's."""
        others = (one for one in self.names.everybody if self.kin(one) == "other")
        return any(is_named(self.names.of(o, self.language), text, self.language) for o in others)

    def first_in(self, text: str, of: Iterable[str]) -> str | None:
        """Who of some who are known is named first in a text."""
        places = (
            (span.start, -span.end, who)
            for who in of
            for span in named_spans(self.names.of(who, self.language), text, self.language)
        )
        return min(places, default=(0, 0, None))[-1]

    def is_alike(self, name: str) -> bool:
        """Whether a name may be another spelling of the claimed one's."""
        said = words(name)
        for ours in filter(None, map(words, self.called)):
            is_full = len(said) > 1 and len(ours) > 1
            if _are_alike(said[-1], ours[-1], 0.75) and (
                not is_full or _are_alike(said[0], ours[0], 0.5)
            ):
                return True
        return False

    def is_of_party(self, text: str) -> bool:
        """Whether words name a party of the claimed one's."""
        parties = self.names.parties_of(self.who)
        names = (name for one in parties for name in self.names.of(one, self.language))
        return is_named(names, text, self.language)

    def has_office(self, text: str) -> bool:
        """Whether words tell of an office of the claimed one's and of nobody else's: all of them
        are of its name."""
        asked = self._asked(text)
        if asked and self.is_party and words(text)[-1] in self._nouns:
            return True
        if not self._holds(self.who, asked):
            return False
        return self.is_party or not any(self._holds(one, asked) for one in self._other_people)

    def is_office_of_another(self, text: str) -> bool:
        """Whether words tell of an office of one person's, or are a part of one party's name, who
        is not of the claimed one's, and of nobody else's."""
        asked = self._asked(text)
        tokens = plain_tokens(text, 0, len(text), self.language.speech)
        titles = {token.key for token in tokens if token.is_title}
        if titles and titles < asked and not self._holds(self.who, titles):
            asked = titles
        others = [*self._other_people]
        others += [one for one in self.dossier.party if self.kin(one) == "other"]
        return len({self._party_of(one) for one in others if self._holds(one, asked)}) == 1

    def _party_of(self, who: str) -> str:
        return next(iter(self.names.parties_of(who)), who)

    @cached_property
    def _other_people(self) -> tuple[str, ...]:
        return tuple(one for one in self.dossier.person if self.kin(one) == "other")

    def _asked(self, text: str) -> set[str]:
        tokens = plain_tokens(text, 0, len(text), self.language.speech)
        return {t.key for t in tokens if t.is_word and not t.is_a("determiners", "links")}

    def _holds(self, who: str, asked: set[str]) -> bool:
        """Whether somebody's names and offices have all of some words, and these are not only the
        first, which cannot stand alone: “Harbour” of “the Harbour Trust”."""
        is_theirs = bool(asked) and asked <= self._offices(who)
        return is_theirs and not asked <= self._firsts(who) - self._heads(who)

    def _offices(self, who: str) -> set[str]:
        """The words of somebody's names and offices."""
        return {word for name in self._names_and_offices(who) for word in words(name)}

    def _names_and_offices(self, who: str) -> tuple[str, ...]:
        person = self.dossier.person.get(who)
        return (*(person.offices if person else ()), *self.names.heard(who, self.language))

    def _firsts(self, who: str) -> set[str]:
        articles = self.language.speech.listed("determiners")
        said = ([w for w in words(n) if w not in articles] for n in self._names_and_offices(who))
        return {one[0] for one in said if one}

    def _heads(self, who: str) -> set[str]:
        """Those of them that may stand alone: of “the Harbour Trust” the last, of “Minister of
        Health” the first, of “Verein Südhang” both; all where names change their endings."""
        speech = self.language.speech
        if {"inflects", "speaker_follows"} & speech.listed("habits") or not self.language.is_known:
            return self._offices(who)
        found = set()
        for name in self._names_and_offices(who):
            said = words(name)
            link = next(
                (n for n, word in enumerate(said) if n and word in speech.listed("links")), 0
            )
            found.update(said[link - 1 :][:1] if link else said[-1:])
            if "nouns_are_capital" in speech.listed("habits"):
                found.update(said[:1])
        return found

    @cached_property
    def _nouns(self) -> frozenset[str]:
        """Nouns by which a party is called: “watchdog”, where it is called “the watchdog”."""
        articles = self.language.speech.listed("determiners")
        called = (name.casefold().split() for name in self.called if name[:1].islower())
        return frozenset(one[1] for one in called if len(one) == 2 and one[0] in articles)

    def has_title(self, text: str) -> bool:
        """Whether words tell of somebody by a title alone: “the mayor”."""
        tokens = list(plain_tokens(text, 0, len(text), self.language.speech))
        is_named = self.names.known_in(text, self.language) is not None
        return not is_named and any(t.is_title and not t.is_upper for t in tokens[-1:])


def _are_alike(one: str, other: str, least: float) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= least
