"""Who is meant by the words that name a speaker: a name, a title, a pronoun."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.evidence.attribution.figures import (
    UNSURE,
    Figure,
    Meant,
    ends_with,
    head_of,
    is_form,
    is_title,
    last_title,
    told_gender,
)
from generator.evidence.attribution.noun_phrases import Phrase
from generator.evidence.attribution.tokens import Sentence, Token
from generator.evidence.attribution.utterances import Known
from generator.evidence.languages import Speech, words

_REACH = 3
"""Over how many paragraphs a pronoun may point back."""


class Cast:
    """All whom an article names, as it is read from its beginning."""

    def __init__(self, known: Sequence[Known], speech: Speech) -> None:
        self._speech = speech
        self._known = [
            (tuple(words(name)), one) for one in known for name in one.names if words(name)
        ]
        self._figures: dict[str, Figure] = {
            one.id: Figure(one.id, one.names[0], set(), self._gender(one), one.party is not None)
            for one in known
        }
        self._of_id = {one.id: one for one in known}
        self._new: dict[tuple[str, ...], Figure] = {}
        self._recent: list[tuple[int, Figure]] = []

    def read(self, sentences: Iterable[Sentence]) -> None:
        """Learn the names of an article and the titles that stand before them."""
        for sentence in sentences:
            start = 0
            for index in range(len(sentence) + 1):
                if index == len(sentence) or not self._may_name(sentence[index]):
                    if index - start > 1:
                        self._learn(sentence, start, index)
                    start = index + 1

    def meant(self, sentence: Sentence, phrase: Phrase, paragraph: int) -> Meant:
        """Who is meant by the words of a phrase, in the paragraph of that number."""
        first = sentence[phrase.start]
        if phrase.end - phrase.start == 1 and first.key in self._speech.pronouns:
            return self._pronoun(self._speech.pronouns[first.key], paragraph)
        if figure := self._behind_office(sentence[phrase.start : phrase.end]):
            return Meant(figure)
        head = head_of(sentence[phrase.start : phrase.end], self._speech)
        if not head:
            return UNSURE
        figure = self._named(head)
        if self._is_joint(head) and not (figure and self._is_whole(head, figure)):
            return UNSURE
        if figure:
            return Meant(figure)
        if any(token.key in self._speech.unnamed for token in head):
            return Meant(is_unnamed=True)
        whole = [t for t in sentence[phrase.start : phrase.end] if t.key not in self._speech.links]
        return self._titled(head if any(t.text in {"'s", "’s"} for t in whole) else whole)

    def remember(self, meant: Meant, paragraph: int) -> None:
        """Note that a sentence was about somebody, for the pronouns that follow."""
        if meant.figure and meant.figure.is_person:
            self._recent.append((paragraph, meant.figure))

    def _gender(self, one: Known) -> str:
        called = (*one.names, one.role or "")
        return told_gender((word for name in called for word in words(name)), self._speech)

    def _may_name(self, token: Token) -> bool:
        if not token.is_word:
            return False
        if token.key in self._speech.determiners or token.key in self._speech.openers:
            return False
        if token.key in self._speech.boundaries and token.key not in self._speech.links:
            return False
        if token.key in self._speech.cues and not token.is_upper:
            return False
        is_title = token.key in self._speech.titles or token.key in self._speech.honorifics
        return token.is_capital or is_title

    def _learn(self, sentence: Sentence, start: int, end: int) -> None:
        tokens = sentence[start:end]
        last = last_title(tokens, self._speech)
        name = tokens[last + 1 :]
        if not name or any(t.key in self._speech.cues and not t.is_upper for t in name):
            return
        figure = self._known_figure(tokens)
        is_cased = name[0].is_upper
        if (
            figure is None
            and len(name) > 1
            and all(t.is_capital for t in name)
            and (is_cased or last >= 0)
        ):
            figure = self._new_figure(name)
        if figure and last >= 0:
            told = frozenset(token.key for token in tokens[: last + 1])
            figure.told.add(told)
            figure.gender = figure.gender or told_gender(told, self._speech)

    def _new_figure(self, name: Sequence[Token]) -> Figure:
        key = tuple(token.key for token in name)
        for other, figure in self._new.items():
            if other[-len(key) :] == key:
                return figure
        shown = " ".join(token.text for token in name)
        return self._new.setdefault(key, Figure(None, shown, set()))

    def _named(self, head: Sequence[Token]) -> Figure | None:
        """The figure whose name stands at the end of `head`."""
        if figure := self._known_figure(head):
            return figure
        last = last_title(head, self._speech)
        name = head[last + 1 :]
        while name and (not name[0].is_capital or name[0].key in self._speech.determiners):
            name = name[1:]
        if not name or not all(token.is_capital for token in name):
            return None
        is_titled, is_thing = last >= 0, head[0].key in self._speech.determiners
        if is_thing and not is_titled and self._speech.nouns_are_capital:
            return None
        key = tuple(token.key for token in name)
        fitting = [f for other, f in self._new.items() if other[-len(key) :] == key]
        if fitting:
            return fitting[0] if len({id(f) for f in fitting}) == 1 else None
        is_cased = name[-1].is_upper
        return self._new_figure(name) if len(name) > 1 or (is_titled and is_cased) else None

    def _behind_office(self, tokens: Sequence[Token]) -> Figure | None:
        """The known person whose whole name stands behind an office: “Secretary of State X Y”."""
        office = last_title(tokens[:-2], self._speech)
        links = [i for i, token in enumerate(tokens) if token.key in self._speech.links]
        if office < 0 or not links or any(token.text in {"'s", "’s"} for token in tokens):
            return None
        for name, one in self._known:
            is_whole = len(name) > 1 and links[-1] + 1 < len(tokens) - len(name)
            if is_whole and ends_with(tokens, name, self._speech) and one.party:
                return self._figures[one.id]
        return None

    def _known_figure(self, head: Sequence[Token]) -> Figure | None:
        """The known person or party whose longest name `head` ends with, if that is one."""
        best: tuple[int, set[str]] = (0, set())
        for name, one in self._known:
            if not ends_with(head, name, self._speech):
                continue
            if len(name) > best[0]:
                best = (len(name), {one.id})
            elif len(name) == best[0]:
                best[1].add(one.id)
        if len(best[1]) != 1:
            return None
        found = self._figures[best[1].pop()]
        return found if self._agrees(head, best[0], found) else None

    def _agrees(self, head: Sequence[Token], length: int, figure: Figure) -> bool:
        """Whether nothing before a family name says that another of that family is meant."""
        gender = told_gender((token.key for token in head), self._speech)
        if gender and figure.gender and gender != figure.gender:
            return False
        before = head[: len(head) - length]
        if not figure.is_person or not before or length > 1:
            return True
        token = before[-1]
        own = {word for name in self._of_id[figure.id or ""].names for word in words(name)}
        return not token.is_capital or is_title(token, self._speech) or token.key in own

    def _is_joint(self, head: Sequence[Token]) -> bool:
        """Whether words name several: “the West and Ukraine”."""
        return any(token.key in self._speech.joiners for token in head[1:])

    def _is_whole(self, head: Sequence[Token], figure: Figure) -> bool:
        """Whether one of a known figure's names is all that the words say."""
        own = self._of_id[figure.id].names if figure.id else (figure.name,)
        said = [word for token in head for word in words(token.text)]
        return any(words(name) in (said, said[1:]) for name in own)

    def _titled(self, head: Sequence[Token]) -> Meant:
        """Who holds a title: “the Ukrainian president”, as the article tells or by roles known."""
        asked = {token.key for token in head} - self._speech.determiners
        if not asked & (self._speech.titles | self._speech.honorifics):
            return UNSURE if head[-1].is_capital else Meant(None)
        figures = [*self._figures.values(), *self._new.values()]
        fitting = [f for f in figures if any(asked <= told for told in f.told)]
        fitting = fitting or [f for f in figures if self._holds(f, asked)]
        if len({id(figure) for figure in fitting}) == 1:
            return Meant(fitting[0])
        gender = told_gender((token.key for token in head), self._speech)
        return Meant(Figure(None, "", set(), gender), is_sure=not fitting)

    def _holds(self, figure: Figure, asked: set[str]) -> bool:
        """Whether a known person's role and party are what is asked for."""
        one = self._of_id.get(figure.id or "")
        of_id = self._of_id.get(one.party or "") if one else None
        if one is None or of_id is None or not one.role:
            return False
        role = set(words(one.role))
        party = {word for name in of_id.names for word in words(name)}
        of_role, of_party = self._forms(asked, role), self._forms(asked, party)
        return bool(of_role and of_party) and asked <= of_role | of_party

    def _forms(self, asked: set[str], told: set[str]) -> set[str]:
        return {word for word in asked if any(is_form(word, other, self._speech) for other in told)}

    def _pronoun(self, kind: str, paragraph: int) -> Meant:
        """The last person whom a pronoun may stand for; sure if nobody else came in between."""
        if kind not in {"man", "woman"}:
            return UNSURE
        for distance, (number, figure) in enumerate(reversed(self._recent)):
            if paragraph - number > _REACH:
                break
            if figure.gender in {"", kind}:
                is_last = distance == 0 and paragraph - number <= 1
                if is_last:
                    figure.gender = kind
                return Meant(figure, is_last or figure.gender == kind)
        return UNSURE
