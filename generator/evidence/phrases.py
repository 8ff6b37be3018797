"""Phrases of a language, as its data file lists them, and where they occur among words; those that
turn, limit or condition what stands beside them.

Each word of a phrase is whole, save that one `*` stands for any letters (“refus*”). They are looked
up by their first words: a pattern of them all takes longer to compile than to read an article by.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from generator.evidence.matching import fold

_POINTS = re.compile("[\u064b-\u0652\u0640]")
"""Vowel points of Arabic, which most texts leave out, and the stroke that only widens a word."""


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase among words: those from `start` up to, not including, `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Phrases:
    """A list of phrases, and the `prefixes` that may be written together with the first word of
    one, as in Arabic."""

    phrases: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()

    def find(self, keys: Sequence[str]) -> list[Found]:
        """Where phrases occur in a row of words, the longest of those that begin with one word."""
        return list(self._found(keys))

    def first(self, keys: Sequence[str]) -> Found | None:
        """The first phrase that occurs in a row of words."""
        return next(self._found(keys), None)

    def at(self, keys: Sequence[str]) -> Found | None:
        """The phrase that a row of words begins with."""
        return self._longest_at(0, keys) if keys else None

    def _found(self, keys: Sequence[str]) -> Iterator[Found]:
        if "ß" in "".join(keys):
            keys = [key.replace("ß", "ss") for key in keys]  # as in phrases, which are folded
        end = 0
        for at in self._places(keys):
            if at >= end and (found := self._longest_at(at, keys)):
                end = found.end
                yield found

    def may_be_in(self, words: frozenset[str]) -> bool:
        """Whether a phrase may be among some words; where it says no, there is none."""
        return bool(self._begun) or not self._firsts.isdisjoint(words)

    def _places(self, keys: Sequence[str]) -> list[int]:
        """Where the first word of a phrase may stand. Most words begin none."""
        if not self._begun:
            firsts = self._firsts
            none = firsts.isdisjoint(keys)
            return [] if none else [at for at, key in enumerate(keys) if key in firsts]
        candidates = self._candidates
        return [at for at, key in enumerate(keys) if candidates(key)]

    @cached_property
    def _candidates(self) -> "Callable[[str], tuple[_Words, ...]]":
        """The phrases that may begin with a word, or with what is left of it without what is
        written together with it, in the order in which they are tried. Texts have most of their
        words many times."""

        @lru_cache(maxsize=1 << 11)
        def found(key: str) -> "tuple[_Words, ...]":
            tried = (self._beginning_with(form) for form in self._forms(key))
            return tuple(words for ranked in tried for _, words in ranked)

        return found

    @cached_property
    def _firsts(self) -> frozenset[str]:
        """All first words that are whole, also with what is written before them."""
        return frozenset(self._led(self._ranked[0]))

    @cached_property
    def _begun(self) -> frozenset[str]:
        """How the other first words begin."""
        return frozenset(self._led(self._ranked[1]))

    def _led(self, words: Iterable[str]) -> Iterator[str]:
        yield from (f"{lead}{one}" for one in words for lead in ("", *self.prefixes))

    def _longest_at(self, at: int, keys: Sequence[str]) -> Found | None:
        """The longest phrase that begins with a word, without what is written together with it."""
        for words in self._candidates(keys[at]):
            rest = keys[at + 1 : at + len(words)]
            if len(rest) == len(words) - 1 and all(map(_fits, words[1:], rest)):
                return Found(at, at + len(words), " ".join((keys[at], *rest)))
        return None

    def _forms(self, key: str) -> Iterator[str]:
        """What a word is without what may be written together with it, and as it is."""
        yield from (key[len(one) :] for one in self.prefixes if key.startswith(one))
        yield key

    def _beginning_with(self, word: str) -> "Sequence[_Ranked]":
        """The phrases of which the first word is this, the longest first."""
        whole, begun = self._ranked
        found = whole.get(word, [])
        heads = (word[:length] for length in self._lengths if length <= len(word))
        more = [
            ranked for head in heads for ranked in begun.get(head, ()) if _fits(ranked[1][0], word)
        ]
        return sorted([*found, *more]) if more else found

    @cached_property
    def _lengths(self) -> frozenset[int]:
        """How long what words begin with is, of those that may go on."""
        return frozenset(map(len, self._ranked[1]))

    @cached_property
    def _ranked(self) -> "tuple[dict[str, list[_Ranked]], dict[str, list[_Ranked]]]":
        """The phrases by their first words, and those of which it may go on by how that begins."""
        whole, begun = dict[str, list[_Ranked]](), dict[str, list[_Ranked]]()
        for rank, phrase in enumerate(sorted(self.phrases, key=len, reverse=True)):
            words = tuple(phrase.split())
            head, star, _ = words[0].partition("*")
            (begun if star else whole).setdefault(head, []).append((rank, words))
        return whole, begun


_Words = tuple[str, ...]
_Ranked = tuple[int, _Words]
"""A phrase, word by word, and its place among all of a list, the longest first."""


def _fits(written: str, key: str) -> bool:
    """Whether a word is one of a phrase, with any letters for its `*`."""
    head, star, tail = written.partition("*")
    if not star:
        return key == written
    return key.startswith(head) and key.endswith(tail) and len(key) >= len(head) + len(tail)


def phrases(written: Iterable[str], prefixes: Iterable[str] = ()) -> Phrases:
    """The phrases of a data file, as `phrase_key` has their words."""
    return Phrases(tuple(dict.fromkeys(map(phrase_key, written))), tuple(prefixes))


def apart(written: Iterable[str]) -> tuple[tuple[Phrases, Phrases], ...]:
    """Each verb of a data file with the word that stands apart from it: “lehn* ab”."""
    pairs = (one.rpartition(" ") for one in map(phrase_key, written))
    return tuple((Phrases((verb,)), Phrases((particle,))) for verb, _, particle in pairs)


def phrase_key(word: str) -> str:
    """A word as it is compared: folded, in lower case and without vowel points."""
    return _POINTS.sub("", fold(word)).casefold()


CONTEXT = (
    *("negations", "falsehoods", "denials", "outright", "limits", "limits_after", "conditions"),
    *("mere", "unconditional", "hypotheticals", "inverted", "contrasts", "mere_contrasts"),
    *("complements", "coordinators", "openers", "relatives", "subjects", "harmless"),
    *("premises", "verb_first", "corrections", "excluding", "remnants", "proforms", "tellings"),
    "tenets",
    *("texts", "assuring", "recitals", "wonderings", "universals"),
    *(
        "particles",
        "print",
        "print_said",
        "terms",
        "alternatives",
        "subjunctives",
        "absences",
        "callings",
        "woulds",
        "speaking",
        "disclaiming",
        "circumstances",
        "consequences",
        "objects",
        "free_relatives",
    ),
)
"""The lists of phrases that tell what words lose without those around them: see Context."""


@dataclass(frozen=True)
class Context:
    """The phrases that turn, limit or condition words beside them.

    `negations` deny the clause in which they stand, `falsehoods` what they say it of (“is a lie”),
    `denials` are verbs and nouns that deny what depends on them (“refuse to”), `outright` phrases
    deny what follows behind a comma (“No way, …”). `limits` weaken what stands beside them,
    `limits_after` what stands before them (“in principle”). `conditions` make all of a sentence
    depend on something; `mere` are those of them that begin a clause of their own behind “and”,
    `unconditional` phrases only look like one (“even if”), `absences` are one only for what they
    stand beside (“without”). `hypotheticals` only suppose what follows, as verbs do that are
    `inverted` at the head of a sentence (“Were they to …”), or behind one of `woulds`.

    `contrasts` take back or limit what stands before them (“but”), `mere_contrasts` least of all.
    `complements` begin what a verb says (“that”), `coordinators` go on with the clause before,
    `openers` begin another, which nothing before denies, and `relatives` do so behind a mark alone;
    `subjects` begin one behind a coordinator.
    `alternatives` are coordinators that leave open whether what stands before them is so, and
    `subjunctives` verbs of a clause that depends on the one before without a word that says so.
    `premises` stand at the head of what a “would” depends on (“with”), `verb_first` are verbs and
    subjects that begin a clause without an “if” which one depends on, as in German. Of a sentence
    that follows, `corrections` take back what the one before says (“or rather”), `remnants` begin
    the few words that limit it (“half of”), and `proforms` stand for it (“do so”).
    `excluding` phrases begin what is denied in the place of what stands before them (“а не”).
    `harmless` phrases deny nothing (“not only”). `particles` have a verb and the word that stands
    apart from it and turns its sense (“lehn* ab”).

    `print` are things that words stand on or that words are the name of (“banner”, “film”),
    `print_said` may stand between one and the words; `callings` are verbs by which somebody says
    what a thing is (“called the film “dull””), and `terms` stand before what is only called so.
    `own` are words for who speaks (“we”), `tellings` stand before who does (“so Holm”).
    `tenets` are what somebody else holds (“the idea that”), `texts` stand before a colon behind
    which another's words follow, `assuring` with what the speaker says to be so (“it is clear
    that”); `recitals` lead to what is read out (“from a letter”), `wonderings` to what is asked.
    `speaking` are verbs with the very words for an object (“said”), in the forms behind a negation
    too, and `disclaiming` those by which somebody denies them (“denied”).
    `circumstances` begin a clause that tells when or where alone something is so, `consequences`
    one of what is so then (“then”); `objects` are whom an order behind its verb is given for (“give
    us”). `free_relatives` stand for what somebody calls something (“what critics call”).
    `universals` are all, where no clause behind them says which (“everyone who …”).
    """

    lists: Mapping[str, Phrases] = field(default_factory=dict)
    negation_endings: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> Phrases:
        return self.lists.get(name, _NONE)

    def lists_with(self, word: str) -> frozenset[str]:
        """The lists of which a phrase may begin with a word: few words begin one."""
        return self._lists_with(word)

    @cached_property
    def _lists_with(self) -> Callable[[str], frozenset[str]]:
        whole, begun = dict[str, set[str]](), dict[str, set[str]]()
        for name, listed in self.lists.items():
            for first in (one.split()[0] for one in listed.phrases):
                which = begun if first.endswith("*") else whole
                which.setdefault(first.rstrip("*"), set()).add(name)
        lengths = sorted(set(map(len, begun)))
        prefixes = {one for listed in self.lists.values() for one in listed.prefixes}

        @lru_cache(maxsize=1 << 15)
        def found(word: str) -> frozenset[str]:
            heads = [word, *(word[len(one) :] for one in prefixes if word.startswith(one))]
            names = [whole.get(head, ()) for head in heads]
            names += [begun.get(head[:n], ()) for head in heads for n in lengths]
            if self.negation_endings and word.endswith(self.negation_endings):
                names.append({"negations"})
            return frozenset().union(*names)

        return found

    @cached_property
    def particles(self) -> tuple[tuple[Phrases, Phrases], ...]:
        """Each verb with the word that stands apart from it."""
        return apart(self["particles"].phrases)


_NONE = Phrases()
_NO_NEGATIONS = ("conditions", "limits", "denials")
"""Lists of words that do not simply deny, though `negations` of a language may have them too."""


def read_context(data: Mapping[str, Any]) -> Context:
    """What the data file of a language holds under `context`, `negations` and `articles`."""
    written = data["context"]
    lists = {name: phrases(written[name], written["prefixes"]) for name in CONTEXT}
    others = phrases(one for name in _NO_NEGATIONS for one in lists[name].phrases)
    plain = [word for word in data["negations"] if not others.at([phrase_key(word)])]
    lists["negations"] = phrases([*plain, *written["negations"]], written["prefixes"])
    lists["own"] = phrases(data["articles"]["first_person"], written["prefixes"])
    return Context(lists, tuple(data["negation_endings"]))
