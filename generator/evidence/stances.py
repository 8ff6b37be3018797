"""How somebody takes something, told by the words of `stance_words`.

A word that is denied counts for the contrary. Words are no judgement: they tell that a stance is
carried by something, or that another one is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from generator.evidence.matching import fold
from generator.evidence.quotation_marks import Span
from generator.evidence.stance_words import StanceWords, read_stance_words

_FOR = frozenset({"agrees", "welcomes"})
_AGAINST = frozenset({"criticises", "rejects"})

_DENIABLE = _FOR | _AGAINST | {"undertakes"}

_UNOPPOSED = _AGAINST | {"questions"}
"""What is not told where nobody is opposed."""

_DENIED_BEHIND = frozenset({"undertakes", "opposing"})
"""What is denied behind it in all languages: “will not”, “there will be no”."""

_NEAR = 3
"""How many words before another one may deny it."""

_NEAR_BEHIND = 6
"""How many words behind what is opposing may."""

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
        "not-met": _AGAINST | {"denied", "persists"},
    },
    "stance": {
        "accepts": _FOR,
        "accepts-with-conditions": frozenset({"agrees", "unless"}),
        "rejects": frozenset({"rejects", "refuses"}),
        "undecided": frozenset({"undecided"}),
    },
}
"""What carries a stance; one that is not named needs no words of its own."""

_BARE = frozenset({("response", one) for one in ("mixed", "questions", "criticises", "rejects")})
"""What needs no word: people object by saying how things are (“You can’t lock half a lake”), and
agree in words of consent or praise."""

_NONE = frozenset[str]()

_SPOILING: Mapping[Manner, Mapping[str, frozenset[str]]] = {
    "response": dict.fromkeys(("accepts", "welcomes"), frozenset({"both", "turned"})),
    "outcome": {
        "accepts": frozenset({"rejects", "retracted"}),
        "met": frozenset({"refused", "persists"}),
    },
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


def stances_told(texts: Iterable[str], language: str) -> frozenset[str] | None:
    """Of which stances the words of some texts tell: lists of STANCES, and further

    `flatly` where something is rejected by more than what somebody will not do,
    `denied` where something is denied, `asked` where there is a question mark, `refuses` where what
    somebody agrees to or undertakes is denied, `refused` where something is rejected, or only
    denied, `unless` where that is limited (“not without”), `disapproved` where it is only
    criticised, `both` where some words are for something and some against it, `turned` where a
    contrast follows the last that are for it, and `retracted` where it does and both are told.

    None of a language without such lists.
    """
    known = read_stance_words(language.partition("-")[0].lower())
    if known is None:
        return None
    found = frozenset(_told_in(fold(" . ".join(texts)).casefold(), known))
    is_against = bool(found & (_AGAINST | {"denied"}))
    if found & _FOR:
        found |= {"both"} if is_against else set()
    if {"both", "turned"} <= found or {"unless", "turned"} <= found:
        found |= {"retracted"}
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


def needs_words(manner: Manner, stance: str) -> bool:
    """Whether somebody who takes something so says it in words that tell it."""
    return (manner, stance) not in _BARE


def is_spoiled(manner: Manner, stance: str, told: frozenset[str]) -> bool:
    """Whether words tell of something beside a stance that takes of it."""
    return not _SPOILING[manner].get(stance, _NONE).isdisjoint(told)


def is_weak(manner: Manner, stance: str, told: frozenset[str], read: frozenset[str]) -> bool:
    """Whether a sentence that should say yes or no to what is asked, or that nothing is decided,
    says something else: a yes that things stay as they are, or a no; a no of which nothing tells
    flatly, and it only in part or, of an answer, not at all."""
    if manner == "outcome" and stance == "accepts":
        return "persists" in read or ("refused" in read and read.isdisjoint(_FOR | {"undertakes"}))
    if manner == "stance" and stance == "undecided":
        return "undecided" not in read
    if manner == "response" or stance != "rejects" or "flatly" in told | read:
        return False
    is_limited = "limits" in read and "criticises" not in read
    return is_limited or (manner == "outcome" and not carries(manner, stance, read))


def is_contrary(stance: str, told: frozenset[str]) -> bool:
    """Whether words tell of the contrary of a stance."""
    return not _CONTRARY.get(stance, frozenset()).isdisjoint(told)


def told_at_first(text: str, language: str) -> frozenset[str]:
    """Of which stances the main clause of a text tells, as in stances_told: that before what is
    said in it (“says that …”), where there is one."""
    known = read_stance_words(language.partition("-")[0].lower())
    plain = fold(text).casefold()
    head = plain[: known.main_clause(plain)] if known else ""
    return (stances_told([head], language) or _NONE) if head.strip() else _NONE


def first_told(text: str, language: str) -> frozenset[str]:
    """What the first of its words that is for or against something tells, as in stances_told: in
    an editor's sentence that is mostly its verb. Nothing of a language without such lists."""
    known = read_stance_words(language.partition("-")[0].lower())
    if known is None:
        return _NONE
    first: dict[int, set[str]] = {}
    for start, told in _places_told(fold(text).casefold(), known):
        if not told.isdisjoint(_FOR | _AGAINST | {"denied"}):
            first.setdefault(start, set()).update(told)
    return frozenset(first[min(first)]) if first else _NONE


def _told_in(text: str, known: StanceWords) -> set[str]:
    found: set[str] = {"questions", "asked"} if re.search("[?؟？]", text) else set()
    places = [*_undoubted(text, _places_told(text, known))]
    spent = [start for start, told in places if "unopposed" in told]
    if any(known.deny(text[start:end]) for start, end in _clauses(text, spent)):
        found.add("denied")
    favoured = [start for start, told in places if not told.isdisjoint(_FOR)]
    turns = [start for start, told in places if "contrasts" in told]
    if favoured and turns and max(favoured) < max(turns):
        found.add("turned")
    return found.union(*(told for _, told in places)) - {"contrasts", "unopposed"}


def _undoubted(text: str, places: Iterable[tuple[int, set[str]]]) -> Iterator[tuple[int, set[str]]]:
    """What is told, but for consent of which the same clause asks or doubts something before it:
    “doubts the promise”, “asks whether they agree”."""
    held = [*places]
    asking = [start for start, told in held if told == {"questions"}]
    for start, told in held:
        ahead = [at for at in asking if at < start]
        if told == {"agrees"} and ahead and not _CLAUSE.search(text, max(ahead), start):
            continue
        yield start, told


def _clauses(text: str, spent: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The clauses of a text, but for those whose denial is `spent` on what is opposing there."""
    ends = [*(found.start() for found in _CLAUSE.finditer(text)), len(text)]
    for start, end in zip([0, *ends[:-1]], ends, strict=True):
        if not any(start <= at < end for at in spent):
            yield start, end


def _places_told(text: str, known: StanceWords) -> Iterator[tuple[int, set[str]]]:
    """What each listed word of a text tells, and where it begins."""
    tokens = known.tokens(text)
    unopposed = {
        one.start: one.end
        for one in known.opposing.found(text, tokens)
        if _is_denied(text, one, "opposing", known)
    }
    unwilling = [*known.unwilling.found(text, tokens, known.attributive)]
    for start in unopposed:
        yield start, {"agrees", "unopposed"}
    found = [
        (kind, one)
        for kind, listed in known.lists.items()
        for one in listed.found(text, tokens, known.attributive)
        if not _is_idle(kind, one, unopposed)
        and not (kind == "agrees" and known.is_thing(text, one))
        and not (kind == "rejects" and known.is_tally(text, one))
    ]
    weak = {one.start: one.end for one in sorted(unwilling, key=lambda one: one.end)}
    undone = {
        one.start
        for kind, one in found
        if kind == "rejects" and one.start not in weak and _is_denied(text, one, kind, known)
    }
    for start in undone:
        yield start, {"agrees", "unopposed"}  # “will not stand in the way”
    for kind, one in found:
        if one.start in undone and kind == "rejects":
            continue
        if (kind == "undertakes" or one.start in weak) and _leads_to(text, one, undone):
            continue
        is_more = one.end > weak.get(one.start, one.start)  # “will not” alone is weak
        told = {kind, "flatly"} if kind == "rejects" and is_more else {kind}
        is_denied = kind in _DENIABLE and _is_denied(text, one, kind, known)
        yield one.start, _denied(kind) if is_denied else told


def _is_idle(kind: str, word: Span, unopposed: Mapping[int, int]) -> bool:
    """Whether a word against something is part of what says that nobody is (“no objections”)."""
    return kind in _UNOPPOSED and any(
        word.start <= at < word.end or at <= word.start < end for at, end in unopposed.items()
    )


def _leads_to(text: str, word: Span, undone: Iterable[int]) -> bool:
    """Whether a refusal that is denied stands some words behind a word, in its clause."""
    behind = (text[word.end : at] for at in undone if at >= word.end)
    return any(len(one.split()) < _NEAR and not _CLAUSE.search(one) for one in behind)


def _denied(kind: str) -> set[str]:
    """What the denial of a word tells of."""
    if kind in _AGAINST:
        return {"agrees"}
    return {"denied"} if kind == "welcomes" else {"denied", "refuses"}


def _is_denied(text: str, span: Span, kind: str, known: StanceWords) -> bool:
    """Whether a word stands behind a negation of its clause, or before one that may follow."""
    inside = text[span.start : span.end]
    if known.deny(inside):
        return kind == "opposing" or (kind in _FOR and known.lists[kind].is_split(inside))
    before = _CLAUSE.split(text[: span.start])[-1].split()[-_NEAR:]
    is_behind = known.negation_follows or kind in _DENIED_BEHIND
    behind = known.until_closed(text, span, _CLAUSE.split(text[span.end :])[0])
    if not known.denied_objects.isdisjoint(behind.split()[:1]):
        return True
    if kind == "opposing":
        behind = " ".join(known.until_joined(behind.split()[:_NEAR_BEHIND]))
    after = behind if is_behind else ""
    return known.deny(" ".join([*before, after]))
