"""Those whom an article names: who they are, and what tells a person from a body or a thing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, takewhile

from generator.content.ids import UNNAMED
from generator.evidence.attribution.grammar.joined_articles import is_definite
from generator.evidence.attribution.grammar.tokens import Sentence, Token
from generator.evidence.attribution.utterances import Known
from generator.evidence.languages import Speech, words

_FULL = 2
"""How many words a full name has at least."""


@dataclass(eq=False)
class Figure:
    """Somebody whom the article names: one of those `known`, or new, with the names that they have.

    The first name is the fullest, and empty for somebody who is called by a title alone.

    `gender` is man, woman, or empty while nothing tells; `told` holds the titles that the article
    joins to the name, word by word, and `offices` what it says that they are, the noun first, where
    endings tell what belongs together; `seems` is the gender that the name has by its form, which
    may be another in another case. `is_body` is true of what no “he” or “she” stands for, and
    `has_spoken` of whoever said something by name.
    """

    names: tuple[str, ...]
    gender: str = ""
    known: Known | None = None
    told: set[frozenset[str]] = field(default_factory=set)
    is_body: bool = False
    has_spoken: bool = False
    offices: set[tuple[str, ...]] = field(default_factory=set)
    seems: str = ""

    @property
    def id(self) -> str | None:
        """The id that a statement would give as its speaker."""
        return self.known.id if self.known else None

    @property
    def is_person(self) -> bool:
        """Whether it may be a person, and is no party or other body."""
        if self.known:
            return self.known.party is not None or self.known.id == UNNAMED
        return not self.is_body

    @property
    def may_go_on(self) -> bool:
        """Whether it said something before, so that “he said” may be it once more."""
        return self.has_spoken or self.is_nameless

    @property
    def is_nameless(self) -> bool:
        """Whether the article calls it by a title or a noun alone."""
        return not self.names[0]


Meant = tuple[Figure | None, bool]
"""Who some words mean, and whether that is sure. Without a figure nobody who has a name."""

UNSURE: Meant = (None, False)
"""What words mean that could mean several."""

SOMEBODY: Meant = (None, True)
"""Somebody whom words describe, and do not name."""


def told_gender(said: Iterable[str], speech: Speech) -> str:
    """The gender that words like “Mr” or “spokeswoman” tell: man, woman, or empty."""
    keys = set(said)
    is_man = bool(keys & speech.listed("men")) or _any_ends(keys, speech.listed("men_endings"))
    is_woman = bool(keys & speech.listed("women"))
    is_woman = is_woman or _any_ends(keys, speech.listed("women_endings"))
    return "" if is_man == is_woman else "man" if is_man else "woman"


def _any_ends(keys: Iterable[str], endings: Iterable[str]) -> bool:
    return any(key.endswith(tuple(endings)) for key in keys)


def split_titles(tokens: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """Some words up to the last title among them, and the rest, which may be a name."""
    end = max((i for i, token in enumerate(tokens, 1) if token.is_before_name), default=0)
    end += _held(tokens[end:]) if end else 0
    return tokens[:end], tokens[end:]


def _held(tokens: Sequence[Token]) -> int:
    """How many words tell where a title is held, by their articles, before a name of two words
    that begins without one: “مدير المدرسة باسم نجار”."""
    held = list(takewhile(is_definite, tokens)) if tokens and _is_behind_verb(tokens[0]) else []
    name = tokens[len(held) : len(held) + _FULL]
    return len(held) if len(name) == _FULL and not name[0].is_a("name_links") else 0


def _is_behind_verb(token: Token) -> bool:
    return "speaker_follows" in token.speech.listed("habits")


def head_of(tokens: Sequence[Token]) -> list[Token]:
    """The words of a phrase that name somebody, without what is told about them."""
    head: list[Token] = []
    for index, token in enumerate(tokens):
        if is_inside_name(tokens, index):
            head.append(token)
            continue
        is_led = token.is_a("links") or (token.is_a("boundaries") and not token.is_upper)
        is_apart = is_led or token.text in {",", "(", "["}
        if head and (is_apart or _ends_name(head[-1], token)):
            break
        if token.is_genitive:
            head.clear()
        elif token.is_word or token.quotation:
            head.append(token)
    return head


def _ends_name(last: Token, token: Token) -> bool:
    """Whether a preposition parts a name from what its owner does: “X in a letter to Y”."""
    is_name = last.is_upper and not last.is_before_name
    is_told = is_name and "nouns_are_capital" not in last.speech.listed("habits")
    return is_told and token.is_a("boundaries") and not token.is_upper


def is_inside_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether a small word belongs to the name around it: “Bill de Blasio”."""
    if not tokens[index].is_a("name_links") or index == 0:
        return False
    return tokens[index - 1].is_upper and any(t.is_upper for t in tokens[index + 1 : index + 2])


def capital_runs(tokens: Sequence[Token]) -> list[list[Token]]:
    """The words with capital letters that stand together."""
    runs = groupby(tokens, lambda token: token.is_upper)
    return [list(run) for are_upper, run in runs if are_upper]


def words_of(names: Iterable[str]) -> set[str]:
    """All words of several names."""
    return {word for name in names for word in words(name)}


def is_body(name: Sequence[Token], has_article: bool) -> bool:
    """Whether a name is one of a body or a thing: it says so, or stands with an article."""
    are_letters = all(token.text.isupper() and len(token.text) > 1 for token in name)
    says_so = any(token.is_a("bodies") or any(map(str.isdigit, token.text)) for token in name)
    return has_article or are_letters or says_so


def is_headline(sentence: Sentence) -> bool:
    """Whether all of a sentence has capital letters as headlines have, so that they tell no name.

    Where every noun has one, nothing is told by them.
    """
    told = [token for token in sentence[:_LINE] if token.is_word and len(token.text) > _SHORT]
    if not told or "nouns_are_capital" in told[0].speech.listed("habits"):
        return False
    is_shouted = all(token.text.isupper() for token in told)
    return is_shouted or (len(told) > _SHORT and all(token.is_upper for token in told))


_LINE = 40
"""How many words and marks of a sentence tell whether it is a headline."""

_SHORT = 3
"""How many letters words have at most that headlines write small; how many tell no headline."""
