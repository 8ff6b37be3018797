"""Who does something in a clause, as the articles of nouns tell it that have a case: German."""

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from generator.evidence.support.force.deeds import FUNCTION_WORDS, ClauseReader, Deed
from generator.evidence.support.reading import Word

_SECOND = 2
_ADJECTIVES = 2
"""How many adjectives may stand between an article and its noun."""


@dataclass(frozen=True)
class _Phrase:
    """A noun phrase: what its article tells of its case, its words, and where it ends."""

    case: str
    words: frozenset[Word]
    end: int


class CaseReader(ClauseReader):
    """A clause in which who does it stands in the nominative."""

    def by_case(self) -> Deed | None:
        """German: who stands in the nominative does it, as far as articles tell that."""
        words = self.words
        if (self.verb.is_capital and not self.is_first(self.verb)) or self._is_relative():
            return None
        before = words[self.at - 1] if self.at else None
        if before and before.key in self.speech.listed("infinitives"):
            return None
        own = [word for word in words if word.key in self.roles.first]
        if not own and any(w.key in self.speech.pronouns for w in words):
            return None
        phrases = self._phrases()
        if not self._is_in_place(phrases) or any(w.key in self.roles.reflexive for w in words):
            return None
        others = frozenset(
            word for one in phrases if one.case not in ("by", "with") for word in one.words
        )
        by = frozenset(word for one in phrases if one.case == "by" for word in one.words)
        is_left_out = self.is_told and self._is_verb_first()
        if self._is_passive():
            is_whole = bool(by) and (is_left_out or bool(others))
            return Deed(self.verb, by, others, False, is_left_out) if is_whole else None
        if self._is_with_another_verb():
            return None
        plain = [one for one in phrases if one.case in ("either", "plain")]
        if own or is_left_out:
            return Deed(self.verb, frozenset(), others | by, True)
        if not plain or self._is_verb_first() or self._is_unsure(plain):
            return None
        agents = plain[0].words
        return Deed(self.verb, agents, (others | by) - agents)

    def _is_in_place(self, phrases: Sequence[_Phrase]) -> bool:
        """Whether the word stands where a verb does: first, behind one phrase, or at the end."""
        behind = self.words[self.at + 1 :]
        kinds = [self.speech.lists_with(word.key) for word in behind]
        if all(one & {"finite", "modals", "passives", "perfects"} for one in kinds):
            return True
        before = [one for one in phrases if one.end <= self.at]
        follows = not before or self.words[self.at - 1].is_capital or self.at < _SECOND
        return len(before) <= 1 and follows

    def _is_relative(self) -> bool:
        """Whether a clause begins as one that tells more of a noun before it does."""
        first = self.words[0]
        if first.key not in self.speech.listed("articles") | self.roles.oblique:
            return first.key in self.speech.listed("relatives")
        following = self.words[1] if len(self.words) > 1 else None
        last = self.words[-1] == self.verb
        return not self.is_first(first) and (
            following is None
            or following.key in self.speech.listed("determiners") | self.roles.prepositions
            or (last and not self._is_second() and self._is_after_comma(first))
        )

    def _is_second(self) -> bool:
        """Whether a verb that helps another stands inside a clause, as in no subordinate one."""
        kinds = [self.speech.lists_with(word.key) for word in self.words[2:-1]]
        return any(one & {"finite", "modals", "passives"} for one in kinds)

    def _is_after_comma(self, word: Word) -> bool:
        return self.reading.text[: word.start].rstrip()[-1:] == ","

    def _is_verb_first(self) -> bool:
        first = self.words[0]
        kinds = self.speech.lists_with(first.key)
        return first == self.verb or bool(kinds & {"finite", "modals", "passives"})

    def _is_passive(self) -> bool:
        wording, speech = self.reading.wording, self.speech
        is_shaped = any(regex.fullmatch(one, self.verb.key) for one in wording.participles)
        becoming = speech.listed("passives") | self.roles.becoming
        is_last = self.words[-1] == self.verb or self.words[-1].key in becoming
        helped = [w for w in self.words if w.key in becoming and w != self.verb]
        return is_shaped and is_last and bool(helped)

    def _is_with_another_verb(self) -> bool:
        """Whether a participle ends a clause whose verb is none that makes the perfect: “bekam …
        gezahlt”."""
        shaped = any(
            regex.fullmatch(one, self.verb.key) for one in self.reading.wording.participles
        )
        kinds = frozenset[str]().union(*(self.speech.lists_with(w.key) for w in self.words))
        opens = self.speech.lists_with(self.words[0].key) & {"openers", "clauses"}
        is_last = self.words[-1] == self.verb and self.words[0] != self.verb
        return shaped and is_last and not opens and not kinds & {"finite", "modals", "perfects"}

    def _is_unsure(self, plain: Sequence[_Phrase]) -> bool:
        """Whether another phrase may be the subject as well."""
        return any(one.case == "either" for one in plain[1:])

    def _phrases(self) -> list[_Phrase]:
        """The noun phrases of a clause, each with the case that its article tells."""
        found: list[_Phrase] = []
        index, words = 0, self.words
        while index < len(words):
            if not self._is_noun(words[index]):
                index += 1
                continue
            end = index + 1
            while end < len(words) and self._is_noun(words[end]):
                end += 1
            case = self._case(index)
            named = self.named(words[index:end])
            follows = found and found[-1].end == self._beginning(index)
            is_genitive = follows and words[found[-1].end].key in self.roles.genitive
            if is_genitive and case in ("either", "x"):
                found[-1] = _Phrase(found[-1].case, found[-1].words | named, end)
            elif named:
                found.append(_Phrase(case, named, end))
            index = end
        return found

    def _is_noun(self, word: Word) -> bool:
        is_small = not self.speech.lists_with(word.key).isdisjoint(FUNCTION_WORDS)
        is_small = is_small or word.key in self.roles.prepositions | self.roles.oblique
        is_small = is_small or (word.begins and word.key in self.reading.wording.empty)
        return word.is_capital and word != self.verb and not is_small

    def _beginning(self, index: int) -> int:
        """Where the noun phrase of a noun begins, with its article and its adjectives."""
        for at in range(index - 1, max(-1, index - _ADJECTIVES - 2), -1):
            word = self.words[at]
            if self._is_article(word):
                return at
            if word.key in self.roles.prepositions or word == self.verb:
                break
        return index

    def _is_article(self, word: Word) -> bool:
        kinds = self.speech.lists_with(word.key)
        return bool(kinds & {"determiners", "possessives"}) or word.key in self.roles.oblique

    def _case(self, index: int) -> str:
        begin = self._beginning(index)
        before = self.words[begin - 1].key if begin else ""
        article = self.words[begin].key if begin < index else ""
        if begin == index and index and self.words[index - 1].key in self.roles.prepositions:
            before = self.words[index - 1].key
        elif begin == index and index > 1 and not self.words[index - 1].is_capital:
            adjective = self.words[index - 2].key
            before = adjective if adjective in self.roles.prepositions else before
        if before in self.roles.prepositions:
            if (before,) in self.roles.by:
                return "by"
            return "with" if before in self.roles.together else "x"
        if article in self.roles.oblique:
            return "x"
        if article not in self.roles.either:
            return "plain"
        return "x" if self.words[index].key.endswith(self.roles.feminine) else "either"
