"""Who is meant by the words that name a speaker: a name, a title, a pronoun."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.content.ids import UNNAMED
from generator.evidence.attribution.noun_phrases import Phrase
from generator.evidence.attribution.tokens import Sentence, Token
from generator.evidence.attribution.utterances import Known
from generator.evidence.languages import Speech, words

_REACH = 3
"""Over how many paragraphs a pronoun may point back."""


@dataclass
class Figure:
    """Somebody whom the article names: known by `id`, or new, with the names that they have.

    The first name is the fullest, and empty for somebody who is called by a title alone.

    `told` holds the titles that the article joins to the name, word by word; `gender` is man,
    woman, or empty while nothing tells.
    """

    id: str | None
    names: tuple[str, ...]
    told: set[frozenset[str]]
    gender: str = ""
    is_person: bool = True


@dataclass(frozen=True)
class Meant:
    """Who some words mean, and whether that is sure. Without a figure nobody who has a name."""

    figure: Figure | None = None
    is_sure: bool = True
    is_unnamed: bool = False

    @property
    def id(self) -> str | None:
        """The id that a statement would give as its speaker."""
        return UNNAMED if self.is_unnamed else self.figure.id if self.figure else None


UNSURE = Meant(None, is_sure=False)
"""What words mean that could mean several."""


def _told_gender(said: Iterable[str], speech: Speech) -> str:
    """The gender that words like “Mr” or “spokeswoman” tell: man, woman, or empty."""
    keys = set(said)
    is_man, is_woman = bool(keys & speech.men), bool(keys & speech.women)
    return "" if is_man == is_woman else "man" if is_man else "woman"


def _is_title(token: Token, speech: Speech) -> bool:
    """Whether a word is a title or stands before names as one."""
    return token.key in speech.titles or token.key in speech.honorifics


def _last_title(tokens: Sequence[Token], speech: Speech) -> int:
    """The place of the last title among some words; -1 when there is none."""
    return max((i for i, token in enumerate(tokens) if _is_title(token, speech)), default=-1)


def _head_of(tokens: Sequence[Token], speech: Speech) -> list[Token]:
    """The words of a phrase that name somebody, without what is told about them."""
    head: list[Token] = []
    for token in tokens:
        if token.key in speech.links and head:
            break
        if token.text in {"'s", "’s"}:
            head.clear()
        elif token.is_word:
            head.append(token)
    return head


def _ends_with(head: Sequence[Token], name: tuple[str, ...], speech: Speech) -> bool:
    """Whether a name stands at the end of some words, with or without its article."""
    spoken = [word for token in head for word in words(token.text)]
    if len(spoken) < len(name):
        return name[0] in speech.determiners and _ends_with(head, name[1:], speech)
    tail = spoken[len(spoken) - len(name) :]
    return all(_is_form(word, other, speech) for word, other in zip(tail, name, strict=True))


def _is_form(word: str, name: str, speech: Speech) -> bool:
    """Whether a word is a name, or the name with another ending where names have endings."""
    if word == name:
        return True
    if not speech.inflects or min(len(word), len(name)) < 4:
        return False
    stem = max(4, min(len(name), len(word)) - 2)
    return abs(len(word) - len(name)) <= 3 and word[:stem] == name[:stem]


def _words_of(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in words(name)}


def _is_whole(head: Sequence[Token], figure: Figure) -> bool:
    """Whether one of a figure's names is all that the words say."""
    said = [word for token in head for word in words(token.text)]
    return any(words(name) in (said, said[1:]) for name in figure.names)


class Cast:
    """All whom an article names, as it is read from its beginning."""

    def __init__(self, known: Sequence[Known], speech: Speech) -> None:
        self._speech = speech
        self._nameless = speech.determiners | speech.openers | (speech.boundaries - speech.links)
        self._known = [
            (tuple(words(name)), one) for one in known for name in one.names if words(name)
        ]
        self._figures: dict[str, Figure] = {
            one.id: Figure(one.id, one.names, set(), self._gender(one), one.party is not None)
            for one in known
        }
        self._of_id = {one.id: one for one in known}
        self._new: dict[tuple[str, ...], Figure] = {}
        self._recent: list[tuple[int, Figure]] = []

    def read(self, sentences: Iterable[Sentence]) -> None:
        """Learn the names of an article and the titles that stand before them."""
        for sentence in sentences:
            for is_named, run in groupby(sentence, self._may_name):
                if is_named:
                    self._learn(tuple(run))

    def meant(self, sentence: Sentence, phrase: Phrase, paragraph: int) -> Meant:
        """Who is meant by the words of a phrase, in the paragraph of that number."""
        tokens = sentence[phrase.start : phrase.end]
        if len(tokens) == 1 and tokens[0].key in self._speech.pronouns:
            return self._pronoun(self._speech.pronouns[tokens[0].key], paragraph)
        if figure := self._behind_office(tokens):
            return Meant(figure)
        head = _head_of(tokens, self._speech)
        if not head:
            return UNSURE
        figure = self._named(head)
        is_joint = any(token.key in self._speech.joiners for token in head[1:])
        if is_joint and not (figure and _is_whole(head, figure)):
            return UNSURE
        if figure:
            return Meant(figure)
        if any(token.key in self._speech.unnamed for token in head):
            return Meant(is_unnamed=True)
        whole = [token for token in tokens if token.key not in self._speech.links]
        return self._titled(head if any(t.text in {"'s", "’s"} for t in whole) else whole)

    def remember(self, meant: Meant, paragraph: int) -> None:
        """Note that a sentence was about somebody, for the pronouns that follow."""
        if meant.figure and meant.figure.is_person:
            self._recent.append((paragraph, meant.figure))

    def _gender(self, one: Known) -> str:
        return _told_gender(_words_of((*one.names, one.role or "")), self._speech)

    def _may_name(self, token: Token) -> bool:
        is_verb = token.key in self._speech.cues and not token.is_upper
        if not token.is_word or is_verb or token.key in self._nameless:
            return False
        return token.is_capital or _is_title(token, self._speech)

    def _learn(self, tokens: Sequence[Token]) -> None:
        last = _last_title(tokens, self._speech)
        name = tokens[last + 1 :]
        if len(tokens) < 2 or not name:
            return
        figure = self._known_figure(tokens)
        is_full = len(name) > 1 and all(token.is_capital for token in name)
        if figure is None and is_full and (name[0].is_upper or last >= 0):
            figure = next(iter(self._new_ending(name)), None) or self._new_figure(name)
        if figure and last >= 0:
            told = frozenset(token.key for token in tokens[: last + 1])
            figure.told.add(told)
            figure.gender = figure.gender or _told_gender(told, self._speech)

    def _new_ending(self, name: Sequence[Token]) -> list[Figure]:
        """Those who are not known and whose name ends like this one."""
        key = tuple(token.key for token in name)
        return [figure for other, figure in self._new.items() if other[-len(key) :] == key]

    def _new_figure(self, name: Sequence[Token]) -> Figure:
        figure = Figure(None, (" ".join(token.text for token in name),), set())
        return self._new.setdefault(tuple(token.key for token in name), figure)

    def _named(self, head: Sequence[Token]) -> Figure | None:
        """The figure whose name stands at the end of `head`."""
        if figure := self._known_figure(head):
            return figure
        last = _last_title(head, self._speech)
        name = head[last + 1 :]
        while name and (not name[0].is_capital or name[0].key in self._speech.determiners):
            name = name[1:]
        is_thing = head[0].key in self._speech.determiners and self._speech.nouns_are_capital
        if not name or not all(token.is_capital for token in name) or (is_thing and last < 0):
            return None
        if fitting := self._new_ending(name):
            return fitting[0] if len(fitting) == 1 else None
        is_full = len(name) > 1 or (last >= 0 and name[-1].is_upper)
        return self._new_figure(name) if is_full else None

    def _behind_office(self, tokens: Sequence[Token]) -> Figure | None:
        """The known person whose whole name stands behind an office: “Secretary of State X Y”."""
        office = _last_title(tokens[:-2], self._speech)
        links = [i for i, token in enumerate(tokens) if token.key in self._speech.links]
        if office < 0 or not links or any(token.text in {"'s", "’s"} for token in tokens):
            return None
        for name, one in self._known:
            is_whole = len(name) > 1 and links[-1] + 1 < len(tokens) - len(name)
            if is_whole and _ends_with(tokens, name, self._speech) and one.party:
                return self._figures[one.id]
        return None

    def _known_figure(self, head: Sequence[Token]) -> Figure | None:
        """The known person or party whose longest name `head` ends with, if that is one."""
        ends = [
            (len(name), one.id) for name, one in self._known if _ends_with(head, name, self._speech)
        ]
        length, _ = max(ends, default=(0, ""))
        fitting = {name for longest, name in ends if longest == length}
        if len(fitting) != 1:
            return None
        found = self._figures[fitting.pop()]
        return found if self._agrees(head, length, found) else None

    def _agrees(self, head: Sequence[Token], length: int, figure: Figure) -> bool:
        """Whether nothing before a family name says that another of that family is meant."""
        gender = _told_gender((token.key for token in head), self._speech)
        if gender and figure.gender and gender != figure.gender:
            return False
        before = head[: len(head) - length]
        if not figure.is_person or not before or length > 1:
            return True
        token, own = before[-1], _words_of(figure.names)
        return not token.is_capital or _is_title(token, self._speech) or token.key in own

    def _titled(self, head: Sequence[Token]) -> Meant:
        """Who holds a title: “the Ukrainian president”, as the article tells or by roles known."""
        asked = {token.key for token in head} - self._speech.determiners
        if not asked & (self._speech.titles | self._speech.honorifics):
            return UNSURE if head[-1].is_capital else Meant()
        figures = [*self._figures.values(), *self._new.values()]
        fitting = [f for f in figures if any(asked <= told for told in f.told)]
        fitting = fitting or [f for name, f in self._figures.items() if self._holds(name, asked)]
        if len(fitting) == 1:
            return Meant(fitting[0])
        gender = _told_gender((token.key for token in head), self._speech)
        return Meant(Figure(None, ("",), set(), gender), is_sure=not fitting)

    def _holds(self, name: str, asked: set[str]) -> bool:
        """Whether a known person's role and party are what is asked for."""
        one = self._of_id[name]
        party = self._of_id.get(one.party or "")
        if party is None or not one.role:
            return False
        of_role, of_party = self._forms(asked, [one.role]), self._forms(asked, party.names)
        return bool(of_role and of_party) and asked <= of_role | of_party

    def _forms(self, asked: set[str], names: Iterable[str]) -> set[str]:
        told = _words_of(names)
        return {one for one in asked if any(_is_form(one, other, self._speech) for other in told)}

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
