"""The words of a language that tell how somebody takes something, read from its data file.

Under `stances`: `agrees` (“accepts”), `undertakes` (“will”), `welcomes` (“praised”), `criticises`
(“condemned”), `rejects` (“refused”), `questions` (“doubts”), `limits` (“but”, “in principle”) and
`undecided` (“too early”) and `persists` (“still”); of what rejects, `unwilling` has what only says
what somebody will not do. Contrasts (“but”) are those of `context`. A word that ends in a hyphen
stands for all that begin so, and ` .. ` for some words between (“turned .. down”). Where
`negation_follows`, what denies a word stands behind it too (“akzeptiert das nicht”);
`denied_objects` do so right behind it in every language (“signs nothing”), and before or behind
what is `opposing` (“nothing against”, “hat gegen … nichts”), which tells nothing by itself;
`things` are patterns of words that only name what somebody offers (“the offers”);
`no_negations` are words that deny something only beside another one (“weder … noch”), and
`prefixes` are written together with a word, and `attributive` are patterns of forms that only tell
which thing is meant (“предложенную плату”).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import Any

from generator.evidence.languages import language_data, read_language, words
from generator.evidence.matching import fold
from generator.evidence.quotation_marks import Span

STANCES = (
    *("agrees", "undertakes", "welcomes", "criticises", "rejects"),
    *("questions", "limits", "undecided", "persists"),
)
"""The lists of words that tell of stances."""

_GAP = " .. "
"""What stands in a list for some words between two: “turned .. down”."""


@dataclass(frozen=True)
class StanceList:
    """One list: whole words, how others begin, and a pattern of what is several words."""

    whole: frozenset[str]
    begun: tuple[str, ...]
    phrases: re.Pattern[str] | None
    split: re.Pattern[str] | None

    def is_split(self, text: str) -> bool:
        """Whether some words are a phrase with others between: “lassen das nicht zu”."""
        return self.split is not None and self.split.fullmatch(text) is not None

    def found(
        self,
        text: str,
        tokens: Sequence[tuple[Span, tuple[str, ...]]],
        attributive: re.Pattern[str] | None = None,
    ) -> Iterator[Span]:
        """Where a text has something of the list; `tokens` are its words in all their forms. What
        is `attributive` is none of those that begin so."""
        for span, forms in tokens:
            is_apart = attributive is not None and attributive.fullmatch(forms[0]) is not None
            if any(
                one in self.whole or (not is_apart and one.startswith(self.begun)) for one in forms
            ):
                yield span
        if self.phrases:
            for found in self.phrases.finditer(text):
                yield Span(found.start(), found.end())


@dataclass(frozen=True)
class StanceWords:
    """The words of a language that tell of stances, and what denies."""

    lists: Mapping[str, StanceList]
    unwilling: StanceList
    opposing: StanceList
    prefixes: tuple[str, ...]
    negation_follows: bool
    denied_objects: frozenset[str]
    joining: frozenset[str]
    closing: re.Pattern[str] | None
    complements: frozenset[str]
    attributive: re.Pattern[str] | None
    things: re.Pattern[str] | None
    numbers: frozenset[str]
    negations: frozenset[str]
    endings: tuple[str, ...]

    def deny(self, text: str) -> bool:
        """Whether some words deny something."""
        return any(one in self.negations or one.endswith(self.endings) for one in words(text))

    def is_tally(self, text: str, word: Span) -> bool:
        """Whether a number follows that word which tells how many voted against something."""
        is_against = text[word.start : word.end] in self.opposing.whole
        following = re.match(r"\s+(\w+)", text[word.end :])
        if not is_against or not following:
            return False
        return following[1] in self.numbers or following[1].isdecimal()

    def is_thing(self, text: str, word: Span) -> bool:
        """Whether a word is part of what only names something that is offered."""
        found = self.things.finditer(text) if self.things else ()
        return any(one.start() <= word.start and word.end <= one.end() for one in found)

    def until_joined(self, given: Sequence[str]) -> Iterator[str]:
        """Some words up to one that joins two clauses, or begins what is said (“that”)."""
        ends = self.joining | self.complements
        return takewhile(lambda one: one not in ends, given)

    def until_closed(self, text: str, word: Span, behind: str) -> str:
        """What stands behind a word, up to where its predicate is closed and another one joined to
        it: “lehnt das ab und will nicht …”."""
        found = (
            self.closing.search(text, word.start, word.end + len(behind)) if self.closing else None
        )
        return behind[: max(0, found.start() - word.end)] if found else behind

    def main_clause(self, text: str) -> int:
        """Where what is said begins in a text (“says that …”), or where the text ends."""
        found = (one.start() for one in re.finditer(r"\w+", text) if one[0] in self.complements)
        return next(found, len(text))

    def tokens(self, text: str) -> list[tuple[Span, tuple[str, ...]]]:
        """The words of a text, each also without what may be written together with it."""
        return [
            (
                Span(found.start(), found.end()),
                (found[0], *(found[0][len(p) :] for p in self.prefixes if found[0].startswith(p))),
            )
            for found in re.finditer(r"\w+", text)
        ]


@cache
def read_stance_words(code: str) -> StanceWords | None:
    """The words of the language with this code; None where its file has none."""
    data: dict[str, Any] = language_data(code)
    if "stances" not in data:
        return None
    language, lists = read_language(code), data["stances"]
    context = data.get("context", {})
    contrasts, joining = context.get("contrasts", ()), (*context.get("coordinators", ()),)
    complements, attributive = context.get("complements", ()), lists["attributive"]
    last = (*language.speech.listed("particles"),)
    return StanceWords(
        {
            **{kind: _list(lists[kind], last, joining) for kind in STANCES},
            "contrasts": _list(contrasts),
        },
        _list(lists["unwilling"], last, joining),
        _list(lists["opposing"]),
        tuple(lists["prefixes"]),
        bool(lists["negation_follows"]),
        frozenset(lists["denied_objects"]),
        frozenset(joining),
        _closing(last, joining),
        frozenset(fold(one).casefold() for one in complements),
        re.compile("|".join(attributive)) if attributive else None,
        re.compile(rf"(?<!\w)(?:{'|'.join(lists['things'])})(?!\w)") if lists["things"] else None,
        frozenset(fold(one).casefold() for one in data.get("support", {}).get("numbers", ())),
        language.negations - {*lists["no_negations"]},
        language.negation_endings,
    )


def _closing(last: Sequence[str], joining: Sequence[str]) -> re.Pattern[str] | None:
    """A pattern for a particle that closes a predicate, right before a word that joins another."""
    if not last or not joining:
        return None
    closers, joiners = ("|".join(map(re.escape, sorted(one))) for one in (last, joining))
    return re.compile(rf"(?<!\w)(?:{closers})\s+(?:{joiners})(?!\w)")


def _list(
    listed: Iterable[str], last: Sequence[str] = (), joining: Sequence[str] = ()
) -> StanceList:
    written = sorted({fold(one).casefold() for one in listed}, key=lambda one: (-len(one), one))
    single = [one for one in written if re.fullmatch(r"\w+-?", one)]
    ended = rf"(?=\s*(?:[^\w\s]|$|(?:{'|'.join(map(re.escape, joining)) or '$'})(?!\w)))"
    several = [_phrase(one, last, ended) for one in written if one not in single]
    apart = [_phrase(one, (), "") for one in written if _GAP in one]
    return StanceList(
        frozenset(one for one in single if not one.endswith("-")),
        tuple(one[:-1] for one in single if one.endswith("-")),
        re.compile(rf"(?<!\w)(?:{'|'.join(several)})") if several else None,
        re.compile("|".join(apart)) if apart else None,
    )


def _phrase(written: str, last: Sequence[str], ended: str) -> str:
    """A pattern for some words, with others between where the list has a gap; what is `last` then
    ends its clause (“schlägt den Plan aus”, and not “schlägt eine Brücke aus Holz vor”)."""
    end = r"\w*" if written.endswith("-") else r"(?!\w)"
    between = r"(?!\w)[^\w,.;:!?]+(?:\w+[^\w,.;:!?]+){0,6}?"
    parts = written.removesuffix("-").split(_GAP)
    if len(parts) > 1 and parts[-1] in last:
        end += ended
    return between.join(map(re.escape, parts)) + end
