"""Who is meant by the words that name a speaker: a name, a title, a pronoun."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from generator.content.ids import UNNAMED
from generator.evidence.attribution.noun_phrases import Phrase
from generator.evidence.attribution.tokens import Sentence, Token
from generator.evidence.attribution.utterances import Known
from generator.evidence.languages import Speech, words

_REACH = 3
"""Over how many paragraphs a pronoun may point back."""


@dataclass(eq=False)
class Figure:
    """Somebody whom the article names: one of those `known`, or new, with the names that they have.

    The first name is the fullest, and empty for somebody who is called by a title alone.

    `gender` is man, woman, or empty while nothing tells; `told` holds the titles that the article
    joins to the name, word by word.
    """

    names: tuple[str, ...]
    gender: str = ""
    known: Known | None = None
    told: set[frozenset[str]] = field(default_factory=set)

    @property
    def id(self) -> str | None:
        """The id that a statement would give as its speaker."""
        return self.known.id if self.known else None

    @property
    def is_person(self) -> bool:
        """Whether it is a person whom the article names, and no party."""
        return self.known is None or self.known.party is not None


_UNNAMED = Figure(("",), known=Known(UNNAMED, ()))
"""Somebody to whom the article gives no name on purpose."""

Meant = tuple[Figure | None, bool]
"""Who some words mean, and whether that is sure. Without a figure nobody who has a name."""

_UNSURE: Meant = (None, False)
"""What words mean that could mean several."""


def _told_gender(said: Iterable[str], speech: Speech) -> str:
    """The gender that words like “Mr” or “spokeswoman” tell: man, woman, or empty."""
    keys = set(said)
    is_man, is_woman = bool(keys & speech.listed("men")), bool(keys & speech.listed("women"))
    return "" if is_man == is_woman else "man" if is_man else "woman"


def _split(tokens: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """Some words up to the last title among them, and the rest, which may be a name."""
    end = max((i for i, token in enumerate(tokens, 1) if token.is_title), default=0)
    return tokens[:end], tokens[end:]


def _head_of(tokens: Sequence[Token]) -> list[Token]:
    """The words of a phrase that name somebody, without what is told about them."""
    head: list[Token] = []
    for token in tokens:
        if token.is_a("links") and head:
            break
        if token.is_genitive:
            head.clear()
        elif token.is_word:
            head.append(token)
    return head


def _spoken(tokens: Iterable[Token]) -> list[str]:
    return [word for token in tokens for word in words(token.text)]


def _words_of(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in words(name)}


class Cast:
    """All whom an article names, as it is read from its beginning."""

    def __init__(self, known: Sequence[Known], speech: Speech) -> None:
        self._speech = speech
        self._figures: dict[str, Figure] = {}
        for one in known:
            gender = _told_gender(_words_of((*one.names, one.role or "")), speech)
            self._figures[one.id] = Figure(one.names, gender, one)
        self._names = [
            (tuple(words(name)), figure)
            for figure in self._figures.values()
            for name in figure.names
            if words(name)
        ]
        self._new: dict[tuple[str, ...], Figure] = {}
        self._recent: list[tuple[int, Figure]] = []

    def read(self, sentences: Iterable[Sentence]) -> None:
        """Learn the names of an article and the titles that stand before them."""
        for sentence in sentences:
            for is_named, run in groupby(sentence, _may_name):
                if is_named:
                    self._learn(tuple(run))

    def meant(self, sentence: Sentence, phrase: Phrase, paragraph: int) -> Meant:
        """Who is meant by the words of a phrase, in the paragraph of that number."""
        tokens = sentence[phrase.start : phrase.end]
        if len(tokens) == 1 and tokens[0].pronoun:
            return self._pronoun(tokens[0].pronoun, paragraph)
        if figure := self._behind_office(tokens):
            return figure, True
        head = _head_of(tokens)
        if not head:
            return _UNSURE
        figure = self._named(head)
        is_joint = any(token.is_a("joiners") for token in head[1:])
        if is_joint and not (figure and _is_whole(head, figure)):
            return _UNSURE
        if figure:
            return figure, True
        if any(token.is_a("unnamed") for token in head):
            return _UNNAMED, True
        has_genitive = any(token.is_genitive for token in tokens)
        return self._titled(head if has_genitive else [t for t in tokens if not t.is_a("links")])

    def remember(self, figure: Figure | None, paragraph: int) -> None:
        """Note that a sentence was about somebody, for the pronouns that follow."""
        if figure and figure.is_person:
            self._recent.append((paragraph, figure))

    def _learn(self, tokens: Sequence[Token]) -> None:
        titles, name = _split(tokens)
        if len(tokens) < 2 or not name:
            return
        figure = self._known_figure(tokens)
        is_full = len(name) > 1 and all(token.is_capital for token in name)
        if figure is None and is_full and (name[0].is_upper or titles):
            figure = next(iter(self._new_ending(name)), None) or self._new_figure(name)
        if figure and titles:
            told = frozenset(token.key for token in titles)
            figure.told.add(told)
            figure.gender = figure.gender or _told_gender(told, self._speech)

    def _new_ending(self, name: Sequence[Token]) -> list[Figure]:
        """Those who are not known and whose name ends like this one."""
        key = tuple(token.key for token in name)
        return [figure for other, figure in self._new.items() if other[-len(key) :] == key]

    def _new_figure(self, name: Sequence[Token]) -> Figure:
        figure = Figure((" ".join(token.text for token in name),))
        return self._new.setdefault(tuple(token.key for token in name), figure)

    def _named(self, head: Sequence[Token]) -> Figure | None:
        """The figure whose name stands at the end of `head`."""
        if figure := self._known_figure(head):
            return figure
        titles, name = _split(head)
        while name and (not name[0].is_capital or name[0].is_a("determiners")):
            name = name[1:]
        are_nouns_capital = "nouns_are_capital" in self._speech.listed("habits")
        is_thing = are_nouns_capital and head[0].is_a("determiners")
        if not name or not all(token.is_capital for token in name) or (is_thing and not titles):
            return None
        if fitting := self._new_ending(name):
            return fitting[0] if len(fitting) == 1 else None
        is_full = len(name) > 1 or (titles and name[-1].is_upper)
        return self._new_figure(name) if is_full else None

    def _behind_office(self, tokens: Sequence[Token]) -> Figure | None:
        """The known person whose whole name stands behind an office: “Secretary of State X Y”."""
        links = [i for i, token in enumerate(tokens) if token.is_a("links")]
        has_title = any(token.is_title for token in tokens[:-2])
        if not links or not has_title or any(token.is_genitive for token in tokens):
            return None
        spoken = _spoken(tokens)
        for name, figure in self._names:
            is_whole = len(name) > 1 and links[-1] + 1 < len(tokens) - len(name)
            if is_whole and figure.is_person and self._ends_with(spoken, name):
                return figure
        return None

    def _known_figure(self, head: Sequence[Token]) -> Figure | None:
        """The known person or party whose longest name `head` ends with, if that is one."""
        spoken = _spoken(head)
        ends = [(len(name), one) for name, one in self._names if self._ends_with(spoken, name)]
        length = max((longest for longest, _ in ends), default=0)
        fitting = {figure for longest, figure in ends if longest == length}
        if len(fitting) != 1:
            return None
        found = fitting.pop()
        return found if self._agrees(head, length, found) else None

    def _ends_with(self, spoken: Sequence[str], name: Sequence[str]) -> bool:
        """Whether a name stands at the end of some words, with or without its article."""
        if len(spoken) < len(name):
            has_article = name[0] in self._speech.listed("determiners")
            return has_article and self._ends_with(spoken, name[1:])
        return all(map(self._is_form, spoken[len(spoken) - len(name) :], name))

    def _is_form(self, word: str, name: str) -> bool:
        """Whether a word is a name, or the name with another ending where names have endings."""
        if word == name:
            return True
        if "inflects" not in self._speech.listed("habits") or min(len(word), len(name)) < 4:
            return False
        stem = max(4, min(len(name), len(word)) - 2)
        return abs(len(word) - len(name)) <= 3 and word[:stem] == name[:stem]

    def _agrees(self, head: Sequence[Token], length: int, figure: Figure) -> bool:
        """Whether nothing before a family name says that another of that family is meant."""
        gender = _told_gender((token.key for token in head), self._speech)
        if gender and figure.gender and gender != figure.gender:
            return False
        before = head[: len(head) - length]
        if not figure.is_person or not before or length > 1:
            return True
        token, own = before[-1], _words_of(figure.names)
        return not token.is_capital or token.is_title or token.key in own

    def _titled(self, head: Sequence[Token]) -> Meant:
        """Who holds a title: “the Ukrainian president”, as the article tells or by roles known."""
        asked = {token.key for token in head if not token.is_a("determiners")}
        if not any(token.is_title and token.key in asked for token in head):
            return _UNSURE if head[-1].is_capital else (None, True)
        figures = [*self._figures.values(), *self._new.values()]
        fitting = [f for f in figures if any(asked <= told for told in f.told)]
        fitting = fitting or [f for f in self._figures.values() if self._holds(f, asked)]
        if len(fitting) == 1:
            return fitting[0], True
        gender = _told_gender((token.key for token in head), self._speech)
        return Figure(("",), gender), not fitting

    def _holds(self, figure: Figure, asked: set[str]) -> bool:
        """Whether a known person's role and party are what is asked for."""
        assert figure.known
        party, role = self._figures.get(figure.known.party or ""), figure.known.role
        if party is None or not role:
            return False
        of_role, of_party = self._forms(asked, [role]), self._forms(asked, party.names)
        return bool(of_role and of_party) and asked <= of_role | of_party

    def _forms(self, asked: set[str], names: Iterable[str]) -> set[str]:
        told = _words_of(names)
        return {one for one in asked if any(self._is_form(one, other) for other in told)}

    def _pronoun(self, kind: str, paragraph: int) -> Meant:
        """The last person whom a pronoun may stand for; sure if nobody else came in between."""
        if kind not in {"man", "woman"}:
            return _UNSURE
        for distance, (number, figure) in enumerate(reversed(self._recent)):
            if paragraph - number > _REACH:
                break
            if figure.gender in {"", kind}:
                is_last = distance == 0 and paragraph - number <= 1
                if is_last:
                    figure.gender = kind
                return figure, is_last or figure.gender == kind
        return _UNSURE


def _may_name(token: Token) -> bool:
    """Whether a word may be part of a name, or of the titles before one."""
    is_boundary = token.is_a("boundaries") and not token.is_a("links")
    if not token.is_word or token.is_verb or is_boundary or token.is_a("determiners", "openers"):
        return False
    return token.is_capital or token.is_title


def _is_whole(head: Sequence[Token], figure: Figure) -> bool:
    """Whether one of a figure's names is all that the words say."""
    said = _spoken(head)
    return any(words(name) in (said, said[1:]) for name in figure.names)
