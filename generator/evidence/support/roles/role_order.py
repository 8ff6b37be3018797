"""Who does something in a clause, as the order of its words tells it, or “by” in the passive."""

from collections.abc import Iterable, Sequence

from generator.evidence.support.force.deeds import ClauseReader, Deed
from generator.evidence.support.reading import Word

_SHORT = 3
"""How many words a phrase before who does it has at most, or behind which who does it stands."""

_PRONOUNS = {"man", "woman", "several", "thing"}
"""What pronouns may stand for that are of somebody named before."""


class OrderReader(ClauseReader):
    """A clause in which who does it stands right before the verb, or right behind it."""

    def subject_before(self) -> Deed | None:
        """English, Russian, Ukrainian: who stands right before the verb does it."""
        start = self.at
        while start and self._is_filler(self.words[start - 1]):
            start -= 1
        chain = self.words[start : self.at]
        if not self._is_verb(chain):
            return None
        behind = self.words[self.at + 1 :]
        others, by = self._divided(behind, chain)
        before = self._subject(start)
        is_left_out = self.is_told and start == 0
        if self._is_passive(chain):
            if by:
                is_told = before or is_left_out
                around = others | (before or frozenset())
                return Deed(self.verb, by, around, False, not before) if is_told else None
            return Deed(self.verb, before, others, is_state=True) if before else None
        others |= by
        if before is None:
            subject = self.words[start - 1].key if start else ""
            if subject in self.roles.first or is_left_out:
                return Deed(self.verb, frozenset(), others, True)
            if self.speech.pronouns.get(subject) in _PRONOUNS:
                return Deed(self.verb, frozenset(), others, is_by_pronoun=True)
            return None
        return Deed(self.verb, before, others)

    def _is_filler(self, word: Word) -> bool:
        kinds = self.speech.lists_with(word.key)
        wording = self.reading.wording
        if (
            not kinds.isdisjoint(("fillers", "finite", "modals", "infinitives", "passives"))
            or wording.is_denial(word.key)
            or word.key in wording.modal_words
        ):
            return True
        endings = tuple(self.speech.listed("filler_endings"))
        return bool(endings) and word.key.endswith(endings) and not self._is_led(word)

    def _is_led(self, word: Word) -> bool:
        """Whether an article stands right before a word."""
        at = self.words.index(word)
        kinds = self.speech.lists_with(self.words[at - 1].key) if at else frozenset[str]()
        return not kinds.isdisjoint(("determiners", "possessives"))

    def _is_verb(self, chain: Sequence[Word]) -> bool:
        """Whether the word may be a verb, with its subject before the words between."""
        key, speech = self.verb.key, self.speech
        if self.roles.verbs:
            return self.ends_as(self.roles.verbs) or self.ends_as(self.roles.passive)
        if self.verb.is_capital and not self.is_first(self.verb):
            return False
        before, to = self.words[self.at - 1] if self.at else None, speech.listed("infinitives")
        if before and (
            (before.key in self.roles.prepositions and before.key not in to)
            or speech.lists_with(before.key) & {"determiners", "possessives"}
        ):
            return False
        infinitive = [n for n, one in enumerate(chain) if one.key in to]
        if infinitive and not any(
            one.key in self.reading.wording.modal_words
            or speech.lists_with(one.key) & {"finite", "modals"}
            for one in chain[: infinitive[0]]
        ):
            return False
        is_being = any(one.key in speech.listed("passives") for one in chain)
        return is_being or not key.endswith("ing")

    def _is_passive(self, chain: Sequence[Word]) -> bool:
        key, speech = self.verb.key, self.speech
        if "by ending" in self.roles.order:
            return self.ends_as(self.roles.passive)
        passives = speech.listed("passives")
        be = [n for n, one in enumerate(chain) if one.key in passives]
        if not be:
            return False
        to = [n for n, one in enumerate(chain) if one.key in speech.listed("infinitives")]
        is_last = not to or be[-1] > to[-1]
        return is_last and not key.endswith("ing")

    def _subject(self, start: int) -> frozenset[Word] | None:
        """The words of the noun phrase that ends before an index; None where none does."""
        found: list[Word] = []
        speech, links, prepositions = self.speech, self.roles.genitive, self.roles.prepositions
        while start:
            word = self.words[start - 1]
            kinds = speech.lists_with(word.key)
            if word.key in prepositions:
                if self._is_opening(start):
                    break
                found = found if word.key in links else []
                if start == 1:
                    return None
            elif word.key in speech.pronouns or "relatives" in kinds:
                return None
            elif "determiners" in kinds or "possessives" in kinds:
                before = self.words[start - 2] if start > 1 else None
                is_governed = before is not None and before.key in prepositions
                if not is_governed or self._is_opening(start - 1):
                    break
            else:
                found.append(word)
            start -= 1
        return self.named(found) or None

    def _is_opening(self, end: int) -> bool:
        """Whether all words before an index open a clause: “after the …”, “после того как …”."""
        return self.words[0].key in self.reading.wording.roles.opening and all(
            word.key in self.roles.prepositions or word.key in self.reading.wording.empty
            for word in self.words[:end]
        )

    def _divided(
        self, words: Sequence[Word], chain: Sequence[Word]
    ) -> tuple[frozenset[Word], frozenset[Word]]:
        """Of the words behind a verb those of whom it is told otherwise, and those by whom."""
        others: list[Word] = []
        by: list[Word] = []
        current, roles = others, self.roles
        for index, word in enumerate(words):
            if word.key in roles.by_words and self._begins(words, index, roles.by):
                current = by
            elif word.key in roles.together:
                current = []
            elif word.key in roles.prepositions:
                is_on = current is by and word.key in roles.genitive
                current = by if is_on else others
            else:
                current.append(word)
        if "by ending" in self.roles.order and self._is_passive(chain):
            by = [word for word in others[:_SHORT] if word.key.endswith(self.roles.instrumental)]
            others = [word for word in others if word not in by]
        return self.named(others), self.named(by)

    def _begins(
        self, words: Sequence[Word], index: int, phrases: Iterable[tuple[str, ...]]
    ) -> bool:
        keys = tuple(word.key for word in words[index : index + _SHORT])
        return any(keys[: len(one)] == one for one in phrases)

    def verb_before(self) -> Deed | None:
        """Arabic: who stands right behind the verb does it, or right before it behind “that”."""
        before = self.words[self.at - 1] if self.at else None
        key = self.verb.key
        is_verb = self.ends_as(self.roles.verbs) and not key.startswith("ال")
        if not is_verb or (before and before.key in self.roles.prepositions):
            return None
        behind = self.words[self.at + 1 :]
        others, by = self._divided(behind, ())
        if by:
            return None
        preceding = self._subject(self.at) if self.at else None
        if preceding and key.endswith(self.roles.objects):
            return None
        fronted = self.words[: self.at]
        if preceding and fronted and all(one.key.startswith("ال") for one in preceding):
            return Deed(self.verb, preceding, others)
        if preceding:
            return None
        return self._verb_first(behind, others)

    def _verb_first(self, behind: Sequence[Word], others: frozenset[Word]) -> Deed | None:
        first = behind[0] if behind else None
        if first is None or first.key in self.roles.prepositions or not self.named([first]):
            return None
        has_object = self.verb.key.endswith(self.roles.objects)
        if self.is_told and not has_object:
            return None
        agents = {first}
        if not first.key.startswith("ال"):
            agents.update(behind[1:2])
        named = self.named(agents)
        return Deed(self.verb, named, others - named, False, self.is_told and has_object)
