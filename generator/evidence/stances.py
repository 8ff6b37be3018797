"""How somebody takes something, told by words: lists of them in each language's data file.

Under `stances`: `agrees` (“accepts”), `undertakes` (“will”), `welcomes` (“praised”), `criticises`
(“condemned”), `rejects` (“refused”), `questions` (“doubts”), `limits` (“but”, “in principle”) and
`undecided` (“too early”); contrasts (“but”) are those of `context`. A word that ends in a hyphen
stands for all that begin so, and ` .. ` for some words between (“turned .. down”). Where
`negation_follows`, what denies a word stands behind it too (“akzeptiert das nicht”);
`denied_objects` do so right behind it in every language (“signs nothing”);
`no_negations` are words that deny something only beside another one (“weder … noch”), and
`prefixes` are written together with a word.

A word that is denied counts for the contrary. Words are no judgement: they tell that a stance is
carried by something, or that another one is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any, Literal

from generator.evidence.languages import language_data, read_language, words
from generator.evidence.matching import fold
from generator.evidence.quotation_marks import Span

STANCES = (
    *("agrees", "undertakes", "welcomes", "criticises", "rejects"),
    *("questions", "limits", "undecided"),
)
"""The lists of words that tell of stances."""

_FOR = frozenset({"agrees", "welcomes"})
_AGAINST = frozenset({"criticises", "rejects"})

_DENIABLE = _FOR | _AGAINST | {"undertakes"}

_DENIED_BEHIND = frozenset({"undertakes"})
"""What is denied behind it in all languages: “will not”, “there will be no”."""

_NEAR = 3
"""How many words before another one may deny it."""

_GAP = " .. "
"""What stands in a list for some words between two: “turned .. down”."""

_CLAUSE = re.compile(r"[,;:.!?…،؛؟。]")

Manner = Literal["response", "outcome", "stance"]
"""What gives a stance: the response of a reaction, the outcome of an answer, a point."""

_CARRYING: Mapping[Manner, Mapping[str, frozenset[str]]] = {
    "response": {
        "accepts": _FOR | {"undertakes"},
        "welcomes": _FOR,
        "mixed": frozenset({"limits", "questions", "both", "denied"}),
        "questions": frozenset({"questions", "limits", "denied", "undecided"}) | _AGAINST,
        "criticises": _AGAINST | {"denied", "asked"},
        "rejects": _AGAINST | {"denied"},
    },
    "outcome": {
        "accepts": _FOR | {"undertakes"},
        "accepts-with-conditions": _FOR | {"undertakes", "unless"},
        "partly": frozenset({"limits", "both", "undertakes"}) | _FOR,
        "rejects": frozenset({"refused", "disapproved"}),
        "declines": _AGAINST | {"denied", "questions"},
        "not-met": _AGAINST | {"denied"},
    },
    "stance": {
        "accepts": _FOR,
        "accepts-with-conditions": frozenset({"agrees", "unless"}),
        "rejects": frozenset({"rejects", "refuses"}),
        "undecided": frozenset({"undecided"}),
    },
}
"""What carries a stance; one that is not named needs no words of its own."""

_NONE = frozenset[str]()

_SPOILING: Mapping[Manner, Mapping[str, frozenset[str]]] = {
    "response": dict.fromkeys(("accepts", "welcomes"), frozenset({"both", "turned"})),
    "outcome": {"accepts": frozenset({"rejects", "turned"}), "met": frozenset({"refused"})},
    "stance": {"accepts": frozenset({"rejects", "denied"})},
}
"""What tells of something else too, so that a person should look."""

_CONTRARY: Mapping[str, frozenset[str]] = {
    "accepts": _AGAINST,
    "accepts-with-conditions": _AGAINST,
    "welcomes": _AGAINST | {"questions"},
    "criticises": _FOR,
    "rejects": _FOR,
    "questions": _FOR,
}


@dataclass(frozen=True, eq=False)
class _List:
    """One list: whole words, how others begin, and what is several words."""

    whole: frozenset[str]
    begun: tuple[str, ...]
    several: tuple[str, ...]

    def has(self, word: str) -> bool:
        """Whether a word is one of the list."""
        return word in self.whole or word.startswith(self.begun)


@dataclass(frozen=True, eq=False)
class _Words:
    """The words of a language that tell of stances, and what denies."""

    lists: Mapping[str, _List]
    prefixes: tuple[str, ...]
    negation_follows: bool
    denied_objects: frozenset[str]
    negations: frozenset[str]
    endings: tuple[str, ...]

    def deny(self, text: str) -> bool:
        """Whether some words deny something."""
        return any(one in self.negations or one.endswith(self.endings) for one in words(text))

    def found(self, text: str) -> Iterator[tuple[str, Span]]:
        """Where a text has something of a list, and of which."""
        ends: dict[str, int] = {}
        for word in re.finditer(r"\w+", text):
            yield from ((kind, Span(*word.span())) for kind in _kinds(word[0], self))
            for kind, pattern in self._several.get(word[0], ()):
                is_free = word.start() >= ends.get(kind, 0)
                if is_free and (one := _compiled(pattern).match(text, word.start())):
                    ends[kind] = one.end()
                    yield kind, Span(*one.span())

    @cached_property
    def _several(self) -> dict[str, list[tuple[str, str]]]:
        """Patterns of what is several words, and their lists, by the first of these."""
        found: dict[str, list[tuple[str, str]]] = {}
        for kind, listed in self.lists.items():
            for one in listed.several:
                if first := re.match(r"\w+", one):
                    found.setdefault(first[0], []).append((kind, _phrase(one)))
        return found


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@lru_cache(maxsize=1 << 15)  # asked of every word of an article, and again for what rests on it
def _kinds(word: str, known: _Words) -> tuple[str, ...]:
    """The lists that have a word, also without what may be written together with it."""
    forms = (word, *(word[len(one) :] for one in known.prefixes if word.startswith(one)))
    return tuple(kind for kind, listed in known.lists.items() if any(map(listed.has, forms)))


def stances_told(texts: Iterable[str], language: str) -> frozenset[str] | None:
    """Of which stances the words of some texts tell: lists of STANCES, and further

    `denied` where something is denied, `asked` where there is a question mark, `refuses` where what
    somebody agrees to or undertakes is denied, `refused` where something is rejected, or only
    denied, `unless` where that is limited (“not without”), `disapproved` where it is only
    criticised, `both` where some words are for something and some against it, and `turned` where a
    contrast follows the last that are for it.

    None of a language without such lists.
    """
    known = _words(language.partition("-")[0].lower())
    if known is None:
        return None
    found = frozenset(_told_in(fold(" . ".join(texts)).casefold(), known))
    is_against = bool(found & (_AGAINST | {"denied"}))
    if found & _FOR:
        found |= {"both"} if is_against else set()
    is_for = bool(found & (_FOR | {"undertakes"}))
    if "rejects" in found or ("denied" in found and not is_for):
        found |= {"refused"}
    if {"denied", "limits"} <= found:
        found |= {"unless"}
    if "criticises" in found and not is_for:
        found |= {"disapproved"}
    return found


def carries(manner: Manner, stance: str, told: frozenset[str]) -> bool:
    """Whether words that tell of some stances carry this one."""
    needed = _CARRYING[manner].get(stance)
    is_carried = needed is None or not needed.isdisjoint(told)
    return is_carried and not is_spoiled(manner, stance, told)


def is_spoiled(manner: Manner, stance: str, told: frozenset[str]) -> bool:
    """Whether words tell of something beside a stance that takes of it."""
    return not _SPOILING[manner].get(stance, _NONE).isdisjoint(told)


def is_contrary(stance: str, told: frozenset[str]) -> bool:
    """Whether words tell of the contrary of a stance."""
    return not _CONTRARY.get(stance, frozenset()).isdisjoint(told)


def first_told(text: str, language: str) -> frozenset[str]:
    """What the first of its words that is for or against something tells, as in stances_told: in
    an editor's sentence that is mostly its verb. Nothing of a language without such lists."""
    known = _words(language.partition("-")[0].lower())
    if known is None:
        return _NONE
    first: dict[int, set[str]] = {}
    for start, told in _places_told(fold(text).casefold(), known):
        if not told.isdisjoint(_FOR | _AGAINST | {"denied"}):
            first.setdefault(start, set()).update(told)
    return frozenset(first[min(first)]) if first else _NONE


def _told_in(text: str, known: _Words) -> set[str]:
    found: set[str] = {"questions", "asked"} if re.search("[?؟？]", text) else set()
    if known.deny(text):
        found.add("denied")
    places = [*_places_told(text, known)]
    favoured = [start for start, told in places if not told.isdisjoint(_FOR)]
    turns = [start for start, told in places if "contrasts" in told]
    if favoured and turns and max(favoured) < max(turns):
        found.add("turned")
    return found.union(*(told for _, told in places)) - {"contrasts"}


def _places_told(text: str, known: _Words) -> Iterator[tuple[int, set[str]]]:
    """What each listed word of a text tells, and where it begins."""
    for kind, one in known.found(text):
        is_denied = kind in _DENIABLE and _is_denied(text, one, kind, known)
        yield one.start, _denied(kind) if is_denied else {kind}


def _denied(kind: str) -> set[str]:
    """What the denial of a word tells of."""
    if kind in _AGAINST:
        return {"agrees"}
    return {"denied"} if kind == "welcomes" else {"denied", "refuses"}


def _is_denied(text: str, span: Span, kind: str, known: _Words) -> bool:
    """Whether a word stands behind a negation of its clause, or before one that may follow."""
    if known.deny(text[span.start : span.end]):
        return False
    before = _CLAUSE.split(text[: span.start])[-1].split()[-_NEAR:]
    is_behind = known.negation_follows or kind in _DENIED_BEHIND
    behind = _CLAUSE.split(text[span.end :])[0]
    if not known.denied_objects.isdisjoint(behind.split()[:1]):
        return True
    after = behind if is_behind else ""
    return known.deny(" ".join([*before, after]))


@cache
def _words(code: str) -> _Words | None:
    data: dict[str, Any] = language_data(code)
    if "stances" not in data:
        return None
    language, lists = read_language(code), data["stances"]
    contrasts = data.get("context", {}).get("contrasts", ())
    return _Words(
        {**{kind: _list(lists[kind]) for kind in STANCES}, "contrasts": _list(contrasts)},
        tuple(lists["prefixes"]),
        bool(lists["negation_follows"]),
        frozenset(lists["denied_objects"]),
        language.negations - {*lists["no_negations"]},
        language.negation_endings,
    )


def _list(listed: Iterable[str]) -> _List:
    written = sorted({fold(one).casefold() for one in listed}, key=lambda one: (-len(one), one))
    single = [one for one in written if re.fullmatch(r"\w+-?", one)]
    return _List(
        frozenset(one for one in single if not one.endswith("-")),
        tuple(one[:-1] for one in single if one.endswith("-")),
        tuple(one for one in written if one not in single),
    )


def _phrase(written: str) -> str:
    """A pattern for some words, with others between where the list has a gap."""
    end = r"\w*" if written.endswith("-") else r"(?!\w)"
    between = r"(?!\w)[^\w,.;:!?]+(?:\w+[^\w,.;:!?]+){0,6}?"
    parts = written.removesuffix("-").split(_GAP)
    return between.join(map(re.escape, parts)) + end
