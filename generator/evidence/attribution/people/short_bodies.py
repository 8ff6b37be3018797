"""Which known body a noun alone means, where nouns have cases: “в администрации”, “в ведомстве”.

A noun that only one known body has for its name is that body, unless the article has another that
is called so; so is the name in marks of only one: “в «Экосервисе»”. A word that stands for any body
is the body that spoke last in the paragraph.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from generator.evidence.attribution.grammar.case_endings import (
    agrees,
    is_adjective_form,
    is_adjective_of,
    is_verb_form,
)
from generator.evidence.attribution.grammar.forms import form_of
from generator.evidence.attribution.grammar.tokens import Sentence, Token
from generator.evidence.attribution.people.figures import Figure, words_of
from generator.evidence.attribution.people.offices import IsForm
from generator.evidence.attribution.people.pronouns import Recent
from generator.evidence.languages import Speech, words

_MARKED = re.compile(r"[«„“\"]([^«»„“”\"]+)[»“”\"]")
"""What stands in marks in a name."""


class ShortBodies:
    """The nouns that known bodies are called by, and how often the article calls others so."""

    def __init__(self, known: Mapping[str, Figure], is_form: IsForm, speech: Speech) -> None:
        self._is_form, self._speech = is_form, speech
        self._others: Counter[Figure] = Counter()
        bodies = [one for one in known.values() if not one.is_person]
        self._marked = [
            (words(inner), body)
            for body in bodies
            for name in body.names
            for inner in _MARKED.findall(name)
        ]
        self._nouns = [
            (noun, body)
            for body in bodies
            for name in body.names
            if "agrees" in speech.listed("habits") and (noun := self._noun_of(words(name)))
        ]

    def read(self, sentences: Iterable[Sentence]) -> None:
        """Note where the article calls another body by the noun of a known one."""
        for sentence in sentences if self._nouns else ():
            for place, token in enumerate(sentence):
                for noun, body in self._nouns:
                    if self._is_form(token.key, noun) and self._is_other(sentence, place, body):
                        self._others[body] += 1

    def meant(self, tokens: Sequence[Token]) -> Figure | None:
        """The only known body that is called by a noun alone; None where it may be another."""
        told = [token for token in tokens if not token.is_a("determiners")]
        if not told or not agrees(told[0]):
            return None
        if len(told) == 1 and told[0].quotation:
            found = {
                one for name, one in self._marked if self._are_forms(words(told[0].text), name)
            }
            return found.pop() if len(found) == 1 else None
        *others, last = told
        found = {
            body
            for noun, body in self._nouns
            if self._is_form(last.key, noun) and self._are_of(others, body)
        }
        body = found.pop() if len(found) == 1 else None
        return body if body and (others or not self._others[body]) else None

    def _are_of(self, tokens: Sequence[Token], body: Figure) -> bool:
        """Whether words before a noun belong to the name of a body."""
        own = words_of(body.names)
        return all(any(self._is_form(token.key, word) for word in own) for token in tokens)

    def _are_forms(self, told: Sequence[str], name: Sequence[str]) -> bool:
        """Whether words are those of a name, in whichever case."""
        return len(told) == len(name) and all(map(self._is_form, told, name))

    def before(self, tokens: Sequence[Token], recent: Recent, paragraph: int) -> Figure | None:
        """The body that spoke last in the paragraph, if a word that stands for any calls it."""
        if len(tokens) != 1 or not tokens[0].is_a("generic_bodies"):
            return None
        last = recent.spoke_in(paragraph)
        return last if last and not last.is_person and not last.is_nameless else None

    def _noun_of(self, name: Sequence[str]) -> str:
        """The noun of a body's name: “администрация” of “городская администрация”."""
        forms = [form_of(word, self._speech) for word in name]
        nouns = [form.key for form in forms if form.is_a("subjects")]
        endings = tuple(self._speech.listed("adjective_endings"))
        others = [form.key for form in forms if not form.key.endswith(endings)]
        return next(iter(nouns or others), "")

    def _is_other(self, sentence: Sentence, place: int, body: Figure) -> bool:
        """Whether what stands beside a noun tells of another body than a known one."""
        beside = [
            *(one for one in sentence[max(0, place - 1) : place] if self._is_adjective(one)),
            *(one for one in sentence[place + 1 : place + 2] if self._may_own(one)),
        ]
        if _is_person_named(sentence, place + 1):
            beside = beside[:-1]  # “начальник управления мэрии Анна Лис”
        own = words_of(body.names)
        told = [word for token in beside for word in words(token.text)]
        return any(not any(self._is_form(one, word) for word in own) for one in told)

    def _is_adjective(self, token: Token) -> bool:
        is_small = token.is_filler or token.is_cue or token.pronoun or token.is_title
        is_small = is_small or token.is_a("determiners", "boundaries", "openers", "subjects")
        is_small = is_small or token.is_a("houses", "prepositions")
        return token.is_word and is_adjective_form(token) and not is_small

    def _may_own(self, token: Token) -> bool:
        """Whether a word behind a noun may tell whose that is, or what it is called."""
        if token.quotation:
            return token.text.strip('«»„“”"')[:1].isupper()
        is_small = token.is_cue or token.is_filler or token.pronoun or token.is_a("openers")
        is_small = is_small or token.is_a("boundaries", "determiners", "days", "audiences")
        is_small = is_small or (token.text.islower() and is_verb_form(token))
        endings = tuple(self._speech.listed("genitive_endings"))
        return token.is_word and not is_small and (token.is_upper or token.key.endswith(endings))


def _is_person_named(sentence: Sentence, place: int) -> bool:
    """Whether two words with capital letters stand at a place, the first of them no adjective."""
    name = sentence[place : place + 2]
    return len(name) == 2 and all(map(_is_part, name)) and not is_adjective_of(name[0])


def _is_part(token: Token) -> bool:
    return token.is_upper and token.is_word
