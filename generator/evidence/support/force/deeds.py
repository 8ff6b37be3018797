"""A clause, read from a word on that may be its verb: what all ways to tell who does it share."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import regex

from generator.evidence.languages import Speech, read_language
from generator.evidence.support.force.denials import ReadClause
from generator.evidence.support.reading import ReadText, Word
from generator.evidence.support.word_lists import read_wording

FUNCTION_WORDS = (
    *("determiners", "possessives", "finite", "modals", "fillers", "relatives", "honorifics"),
    *("infinitives", "passives", "openers", "joiners", "days", "times"),
)
"""The lists of words of which none names somebody, nor tells a deed."""


@dataclass(frozen=True)
class Deed:
    """That somebody does what `predicate` tells: who does it (`agents`), and all others of whom its
    clause tells; whether whoever is speaking is the one or the other, without being named, whether
    it is somebody named before, and whether it is told what they are rather than what they do."""

    predicate: Word
    agents: frozenset[Word]
    others: frozenset[Word]
    is_by_speaker: bool = False
    is_to_speaker: bool = False
    is_by_pronoun: bool = False
    is_state: bool = False


def may_tell_deed(clause: ReadClause, index: int) -> bool:
    """Whether a word of a clause is none of those that only tie others together, and no noun."""
    word, wording = clause.words[index], clause.content.wording
    speech, roles = read_language(clause.content.code).speech, wording.roles
    if (
        not word.text[0].isalpha()
        or word.key in roles.tying
        or word.key in speech.pronouns
        or wording.is_negation(word.key)
        or not speech.lists_with(word.key).isdisjoint(FUNCTION_WORDS)
    ):
        return False
    if roles.verbs:
        patterns = (*roles.verbs, *roles.passive)
        return not word.key.startswith("ال") and any(
            regex.search(f"{one}$", word.key) for one in patterns
        )
    before = clause.words[index - 1] if index else None
    if "by case" in roles.order:
        return word.begins or not word.is_capital
    kinds = speech.lists_with(before.key) if before else frozenset[str]()
    return kinds.isdisjoint(("determiners", "possessives"))


@lru_cache(maxsize=1 << 15)  # asked of every word beside every word that may be a verb
def _only_ties(key: str, code: str) -> bool:
    """Whether a word ties others together, or denies, and so names nobody."""
    wording = read_wording(code)
    lists = read_language(code).speech.lists_with(key)
    is_tie = key in wording.roles.prepositions or not lists.isdisjoint(FUNCTION_WORDS)
    return is_tie or wording.is_denial(key)


@lru_cache(maxsize=1 << 13)  # asked of a clause for each of its words that may be a verb
def _naming(clause: ReadClause) -> frozenset[Word]:
    """The words of a clause that may name somebody or something."""
    empty, code = clause.content.wording.empty, clause.content.code
    return frozenset(
        word
        for at, word in enumerate(clause.words)
        if not _only_ties(word.key, code)
        and word.text[0].isalpha()
        and (word.key not in empty or _is_noun(clause, at))
    )


def _is_noun(clause: ReadClause, at: int) -> bool:
    """Whether a word that mostly says nothing is a noun where it stands: “the state”."""
    word, speech = clause.words[at], read_language(clause.content.code).speech
    if word.text.isupper() or word.key.startswith("ال"):
        return True
    if "nouns_are_capital" in speech.listed("habits"):
        return word.is_capital and not word.begins
    before = speech.lists_with(clause.words[at - 1].key) if at else frozenset[str]()
    return not before.isdisjoint(("determiners", "possessives"))


class ClauseReader:
    """A clause, read from one of its words on, which may be its verb."""

    def __init__(self, clause: ReadClause, index: int, is_told: bool) -> None:
        self.words, self.at, self._naming = clause.words, index, _naming(clause)
        self.verb = clause.words[index]
        self.reading: ReadText = clause.content
        self.roles = self.reading.wording.roles
        self.speech: Speech = read_language(self.reading.code).speech
        self.is_told = is_told and not self.words[0].sentence and self.is_first(self.words[0])

    def is_first(self, word: Word) -> bool:
        """Whether a word is the first of its text."""
        return not self.reading.text[: word.start].strip()

    def named(self, words: Iterable[Word]) -> frozenset[Word]:
        """Those of some of its words that may name somebody or something."""
        return self._naming.intersection(words) - {self.verb}

    def ends_as(self, patterns: Iterable[str]) -> bool:
        """Whether the verb ends as one of some patterns."""
        return any(regex.search(f"{one}$", self.verb.key) for one in patterns)
