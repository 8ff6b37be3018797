"""Those who may be meant, and how their names and titles are told apart in a language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.content.model import UNNAMED
from generator.evidence.attribution.tokens import Token
from generator.evidence.languages import Speech, words


@dataclass
class Figure:
    """Somebody whom the article names: known by `id`, or new, with the fullest name it gives.

    The name is empty for somebody who is called by a title alone.

    `told` holds the titles that the article joins to the name, word by word; `gender` is man,
    woman, or empty while nothing tells.
    """

    id: str | None
    name: str
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


def told_gender(said: Iterable[str], speech: Speech) -> str:
    """The gender that words like “Mr” or “spokeswoman” tell: man, woman, or empty."""
    keys = set(said)
    is_man, is_woman = bool(keys & speech.men), bool(keys & speech.women)
    return "" if is_man == is_woman else "man" if is_man else "woman"


def is_title(token: Token, speech: Speech) -> bool:
    """Whether a word is a title or stands before names as one."""
    return token.key in speech.titles or token.key in speech.honorifics


def last_title(tokens: Sequence[Token], speech: Speech) -> int:
    """The place of the last title among some words; -1 when there is none."""
    return max((i for i, token in enumerate(tokens) if is_title(token, speech)), default=-1)


def head_of(tokens: Sequence[Token], speech: Speech) -> list[Token]:
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


def ends_with(head: Sequence[Token], name: tuple[str, ...], speech: Speech) -> bool:
    """Whether a name stands at the end of some words, with or without its article."""
    spoken = [word for token in head for word in words(token.text)]
    if len(spoken) < len(name):
        return name[0] in speech.determiners and ends_with(head, name[1:], speech)
    tail = spoken[len(spoken) - len(name) :]
    return all(is_form(word, other, speech) for word, other in zip(tail, name, strict=True))


def is_form(word: str, name: str, speech: Speech) -> bool:
    """Whether a word is a name, or the name with another ending where names have endings."""
    if word == name:
        return True
    if not speech.inflects or min(len(word), len(name)) < 4:
        return False
    stem = max(4, min(len(name), len(word)) - 2)
    return abs(len(word) - len(name)) <= 3 and word[:stem] == name[:stem]
