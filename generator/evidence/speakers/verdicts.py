"""What one teller in an article says of whether the claimed one said some words.

In doubt the answer is the weaker one: a name in sight carries words of which nothing tells more.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile
from operator import not_

from generator.content.ids import UNNAMED
from generator.evidence.articles.archive import Paragraph, Passage
from generator.evidence.articles.turns import QUESTIONS
from generator.evidence.attribution.grammar.tokens import Token, plain_tokens
from generator.evidence.languages import words
from generator.evidence.quotation_marks import Span
from generator.evidence.speakers.antecedents import Antecedents
from generator.evidence.speakers.claimed import Answer, Claimed
from generator.evidence.speakers.listening import Listener
from generator.evidence.speakers.mentions import named_spans
from generator.evidence.speakers.tellers import NOBODY, Teller, apposed, joined, span_of

_RANKS: tuple[Answer, ...] = ("told", "open", "unseen", "perhaps", "other")

_OWNERS = 6
"""How many words behind somebody without a name may tell whose they are."""

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


def _may_speak_for(token: Token) -> bool:
    """Whether a word may call somebody who speaks for another's party: “spokesman”, “office”."""
    return token.is_before_name or token.is_a("bodies", "groups", "unnamed")


@dataclass(frozen=True)
class Verdicts:
    """Some words of an article, and whoever is to have said them."""

    listener: Listener
    claimed: Claimed

    @cached_property
    def _antecedents(self) -> Antecedents:
        return Antecedents(self.listener, self.claimed)

    def ruling(self, teller: Teller) -> Ruling:
        """What one teller says of the claimed one."""
        if self.claimed.who == UNNAMED:
            return Ruling(_of_unnamed(teller), teller)
        answer = self.of_named(teller) if teller.who or teller.name else None
        if answer is None and teller.mention and not teller.pronoun:
            answer = self._owned(teller) or self._described(teller)
        if answer is None and teller.pronoun:
            answer = self._antecedents.answer(teller)
        return Ruling(answer or self._in_sight(teller), teller)

    def of_named(self, teller: Teller) -> Answer | None:
        """Of a teller who has a name, or is unnamed on purpose."""
        if teller.who == UNNAMED:
            if self.claimed.is_party:
                return "told" if self.claimed.is_in(self._all_of(teller)) else "perhaps"
            return None if self._is_definite(teller.mention) else self._grade(teller)
        together = joined(
            self.listener.article, teller, self.claimed.language.speech.listed("joiners")
        )
        is_joined = bool(together) and self.claimed.is_in(together)
        if teller.who:
            kin = self.claimed.kin(teller.who)
            if kin == "same" or is_joined:
                return "told"
            is_near = kin == "party" or (together and self.claimed.is_of_party(together))
            if is_near:
                return self._in_sight(NOBODY)
            return "told" if self._antecedents.is_named_last(teller) else self._grade(teller)
        assert teller.name
        if is_joined:
            return "told"
        if known := self._behind_opening(teller):
            return self.of_named(known)
        if self.claimed.is_party:
            return "told" if self._is_introduced(teller) else "perhaps"
        if self.claimed.is_alike(teller.name):
            return "open"
        return self._grade(teller) if any(map(str.isupper, teller.mention)) else "perhaps"

    def _all_of(self, teller: Teller) -> str:
        """The words that name a teller, and those behind them that tell whose they are: “a leaflet
        handed out by X”, up to a mark, a verb of saying or what is said."""
        assert teller.at
        text = self.listener.article.paragraphs[teller.at.paragraph - 1].text
        behind = re.split(r"[,،.;:“”«»\"]", text[teller.at.span.end :], maxsplit=1)[0]
        that, telling = self.claimed.language.phrases, self.claimed.language.speech.reporting_words
        ends = (word in telling or bool(that("that", word)) for word in words(behind))
        owned = [word for word, _ in zip(behind.split(), takewhile(not_, ends), strict=False)]
        return " ".join([teller.mention, *owned[:_OWNERS]])

    def _behind_opening(self, teller: Teller) -> Teller | None:
        """Who is known and whose name only the first word of a sentence makes another: “Today Holm
        said”."""
        people = self.claimed.names.people_in(teller.name or "", self.claimed.language)
        is_first = teller.at and self._may_begin(teller.at)
        return replace(teller, who=people[0], is_sure=False) if people and is_first else None

    def _may_begin(self, at: Passage) -> bool:
        """Whether words begin a sentence."""
        before = self.listener.article.paragraphs[at.paragraph - 1].text[: at.span.start]
        return bool(re.search(r"[.?!…:]\W*$|^\W*$", before))

    def _is_introduced(self, teller: Teller) -> bool:
        """Whether somebody of whom only the article knows is named there beside the party that is
        to speak: “the Russian ministry's spokeswoman, Maria Orlova”."""
        name = (teller.name or "", *(teller.name or "").split()[-1:])
        for paragraph in self.listener.article.reporting:
            text = self.listener.outside(paragraph)
            for span in named_spans(name, text, self.claimed.language):
                around = text[max(0, span.start - _BESIDE) : span.end + _BESIDE]
                if self.claimed.is_in(around):
                    return True
        return False

    def _grade(self, teller: Teller) -> Answer:
        """How sure it is that somebody else is the teller."""
        is_open = teller.pronoun and (
            self._antecedents.stands_nearer(teller) or not self._antecedents.is_only(teller)
        )
        return "other" if teller.is_sure and not is_open else "perhaps"

    def _owned(self, teller: Teller) -> Answer | None:
        """Of what is somebody's who was named before: “Her group said” for a party; “her critics”
        speak neither for her nor for her party, and “her deputy” is not she."""
        assert teller.at
        text = self.listener.article.words(teller.at)
        tokens = list(plain_tokens(text, 0, len(text), self.claimed.language.speech))
        kind = tokens[0].form.owner
        if not kind or len(tokens) < 2:
            return None
        if not self.claimed.is_party or not any(map(_may_speak_for, tokens[1:])):
            return self._described(teller) or "perhaps"
        start = teller.at.span.start
        at = replace(teller.at, span=Span(start, start + len(tokens[0].text)))
        owner = replace(teller, mention=tokens[0].text, at=at, pronoun=kind)
        answer = self._antecedents.answer(owner)
        return "open" if answer in ("told", "open") else None

    def _described(self, teller: Teller) -> Answer | None:
        """Of a teller who has no name, only words that tell what they are."""
        assert teller.at
        beside = apposed(self.listener.article, teller.at)
        named = (
            self._all_of(teller) if self.claimed.is_party else self.listener.head(teller.mention)
        )
        if self.claimed.is_in(named) or self.claimed.is_in(beside):
            return "told"
        if self.claimed.is_of_party(teller.mention) or self.claimed.has_office(teller.mention):
            return (
                "told"
                if self.claimed.is_of_party(self.listener.outside(self.listener.paragraph))
                else "open"
            )
        if self.claimed.is_office_of_another(teller.mention):
            return "perhaps"
        known = self.claimed.names.people_in(teller.mention, self.claimed.language)
        if known and all(self.claimed.kin(one) == "other" for one in known):
            return "perhaps"
        if any(self.claimed.language.phrases("groups", word) for word in words(teller.mention)):
            return self._in_sight(teller, is_joint=True)
        if self.claimed.names.known_in(teller.mention, self.claimed.language):
            return "perhaps"
        if self._is_name(teller.at):
            return self.of_named(replace(teller, name=teller.mention, is_sure=False))
        if not set(words(teller.mention)[:1]) & self.claimed.language.indefinite:
            return None
        if not self.claimed.is_party:
            return "perhaps"
        ahead = self.listener.outside(self.listener.paragraph, Span(0, teller.at.span.start))
        return "open" if self.claimed.is_in(ahead) else "perhaps"

    def _is_name(self, at: Passage) -> bool:
        """Whether words can only be a name, though nobody known has it: “Zhang”; not what may have
        its capital letter for beginning a sentence."""
        text = self.listener.article.words(at)
        tokens = list(plain_tokens(text, 0, len(text), self.claimed.language.speech))
        may_begin = self._may_begin(at) and len(tokens) == 1
        are_names = all(t.is_upper and not t.is_a("determiners") for t in tokens)
        return bool(tokens) and are_names and not may_begin

    def _is_definite(self, text: str) -> bool:
        """Whether words may stand for somebody who was named before: “the diplomat”."""
        first = words(text)[:1]
        articles = (
            self.claimed.language.speech.listed("determiners") - self.claimed.language.indefinite
        )
        return self.claimed.has_office(text) or (bool(first) and first[0] in articles)

    def _in_sight(self, teller: Teller, is_joint: bool = False) -> Answer:
        """Whether the claimed one is named in the paragraph, save in what the teller is told to
        say; or before it where that names nobody else, or where it speaks of several."""
        here = self.listener.outside(self.listener.paragraph)
        if teller.at and teller.at.paragraph == self.listener.paragraph.number:
            start = teller.at.span.end
            found = self.listener.heard.sentences(self.listener.paragraph)
            end = next((s.end for s in map(span_of, found) if s.end >= start), start)
            here = self.listener.outside(self.listener.paragraph, Span(0, start))
            if teller.pronoun:
                rest = Span(end, len(self.listener.paragraph.text))
                here = f"{here} {self.listener.outside(self.listener.paragraph, rest)}"
        if self.claimed.is_in(here):
            return "open"
        before = self._before() if is_joint or not self.claimed.names_another(here) else None
        return "open" if before and self.claimed.is_in(self.listener.outside(before)) else "unseen"

    def _before(self) -> Paragraph | None:
        """The paragraph before that may tell who speaks, boilerplate left out."""
        number = self.listener.paragraph.number - 1
        while (one := self.listener.article.paragraph(number)) and one.boilerplate:
            number -= 1
        return None if one and self._answers(one) else one

    def _answers(self, before: Paragraph) -> bool:
        """Whether the words are a paragraph of their own and answer a question, which names whom it
        asks about: not for certain whom it asks."""
        is_question = before.text.rstrip().endswith(QUESTIONS)
        return is_question and not words(self.listener.outside(self.listener.paragraph))


def _of_unnamed(teller: Teller) -> Answer:
    """Of a source that is to have no name."""
    if teller.who and teller.who != UNNAMED:
        return "other" if teller.is_sure else "perhaps"
    return "perhaps" if teller.name and teller.is_sure else "open"
