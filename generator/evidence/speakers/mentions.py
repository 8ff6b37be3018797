"""Who is named in a text: by a name as it stands there, whole, with the endings of its language.

Long because each kind of script and of language has its own way to write a name inside a sentence,
and all rules must answer alike.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache

import regex

from generator.content.characters import as_latin, strangers
from generator.content.model import Person
from generator.evidence.attribution.grammar.tokens import plain_tokens
from generator.evidence.languages import Language, words
from generator.evidence.matching import SPACELESS, fold, occurrences
from generator.evidence.quotation_marks import Span, quoted_spans
from generator.evidence.resolution.dossier import Dossier

_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}\p{M}.]*")

_BEFORE, _BEHIND = r"(?<![\p{L}\p{N}\p{M}])", r"(?![\p{L}\p{N}\p{M}])"

_FAMILY = 3
"""How many letters a family name has at most that stands first, as in Chinese and Korean names."""

_ACRONYM = 5
"""How many capital letters at most make a name that has no small ones: “US”, “NATO”."""

_ARABIC_LEADS = "(?:[وف]?(?:[بكلس]?(?:ال)?|لل))"
_HEBREW_LEADS = "[ושהכלמב]{0,3}"
_ARABIC_FORMS = {"ا": "[اأإآ]", "أ": "[اأإآ]", "إ": "[اأإآ]", "آ": "[اأإآ]"}
_ARABIC_FORMS |= {"ي": "[يىی]", "ى": "[يىی]", "ی": "[يىی]", "ه": "[هة]", "ة": "[هة]"}
_ARABIC_FORMS |= {"ك": "[كک]", "ک": "[كک]"}
_VOWEL_SIGNS = "[\u064b-\u0652\u0640]*"

_ADJECTIVES = ("ий", "ый", "ой", "ій", "ая", "яя", "ое", "ее", "ые", "ие", "ські", "ська", "ське")
_FLEETING = "іїеєоёeoóů"
"""Vowels that other forms of a name may lose or change before its last letter."""

_VOWELS = "аеёиоуыэюяіїєьйґaeiouyáéíóúůýąęăâ"


def is_named(names: Iterable[str], text: str, language: Language) -> bool:
    """Whether a text has one of some names, each whole, in a form that its language may give it."""
    return next(named_spans(names, text, language), None) is not None


def named_spans(names: Iterable[str], text: str, language: Language) -> Iterator[Span]:
    """Where a text has one of some names, name by name."""
    folded = fold(text)
    small = folded.casefold()
    likely = [name for name in names if _beginning(name) in small]
    for one in map(_pattern_in(language), likely) if likely else ():
        if one:
            yield from (Span(*found.span()) for found in one.finditer(folded))


@lru_cache(maxsize=1 << 12)
def _beginning(name: str) -> str:
    """What every form of a name begins with, in small letters: where a text does not have that, its
    pattern need not be tried."""
    word: str = (_WORD.findall(fold(name)) or [""])[-1]
    if regex.match(r"[\p{Arabic}\p{Hebrew}]", word):
        return ""
    return word[: max(1, min(3, len(word) - 2))].rstrip(".").casefold()


def _pattern_in(language: Language) -> Callable[[str], "regex.Pattern[str] | None"]:
    """What makes the pattern of a name in a language."""
    habits = language.speech.listed("habits")
    changes = "all" if "inflects" in habits or not language.is_known else ""
    changes = "few" if "nouns_are_capital" in habits else changes
    articles = language.speech.listed("determiners")
    return lambda name: _pattern(name, changes, articles)


@lru_cache(maxsize=1 << 12)
def _pattern(name: str, changes: str, articles: frozenset[str]) -> "regex.Pattern[str] | None":
    """What finds a name; None for one without a letter or a digit."""
    parts, article = _WORD.findall(fold(name)), ""
    if len(parts) > 1 and parts[0].casefold() in articles:
        parts = parts[1:]
        if parts[0][:1].islower():  # “the council” may be “its council” too
            article = f"(?i:{'|'.join(map(re.escape, sorted(articles)))})\\s"
    if not parts:
        return None
    if regex.search(SPACELESS, name):
        return regex.compile(r"\P{L}*".join(map(re.escape, parts)))
    if changes == "all" and len(parts) > 1 and all(part.islower() for part in parts[1:]):
        parts = [parts[0].lower(), *parts[1:]]  # “Министерство природы” begins small in a sentence
    inner = r"[\s\p{P}]{1,3}".join(_form(part, changes) for part in parts)
    return regex.compile(f"{_BEFORE}{article}{inner}{_BEHIND}")


def _form(word: str, changes: str) -> str:
    """What finds a word of a name in the forms that it may have."""
    if regex.match(r"\p{Arabic}", word):
        core = word.removeprefix("ال") if len(word) > 4 else word
        letters = (_ARABIC_FORMS.get(letter, letter) for letter in core)
        return _ARABIC_LEADS + _VOWEL_SIGNS.join(letters) + _VOWEL_SIGNS
    if regex.match(r"\p{Hebrew}", word):
        return _HEBREW_LEADS + re.escape(word.removeprefix("ה") if len(word) > 3 else word)
    plain = word.replace(".", "")
    if plain.isupper() and (len(plain) <= _ACRONYM or "." in word):
        return r"\.?".join(map(re.escape, plain)) + r"\.?"
    word = word.rstrip(".")
    if changes == "all" and len(word) > 2:
        return _inflected(word)
    least = 2 if changes == "few" else 3
    ending = {"few": "(?:e?[sn]|e[rm]?|es)?"}.get(changes, "s?") if len(word) > least else ""
    return _cased(word) + ending


def _inflected(word: str) -> str:
    """A word in a language in which names change their endings."""
    drop = 0
    if word.casefold().endswith(_ADJECTIVES) and len(word) > 4:
        drop = 2
    elif word[-1].casefold() in _VOWELS:
        drop = 1
    ways = [_cased(word[: len(word) - drop]) + r"\p{L}{0,3}"]
    if drop == 0 and len(word) > 3 and word[-2].casefold() in _FLEETING:
        ways.append(_cased(word[:-2]) + r"\p{L}?" + _cased(word[-1]) + r"\p{L}{0,3}")
    return f"(?:{'|'.join(ways)})"


def _cased(word: str) -> str:
    """A word, in small or capital letters, save that a capital at its beginning stays one."""
    first, rest = word[:1], word[1:]
    start = re.escape(first) if first.isupper() else f"(?i:{re.escape(first)})"
    return start + (f"(?i:{re.escape(rest)})" if rest else "")


_ENDING = r"[\p{Ll}\p{Lo}\p{M}]{0,2}"
_PREFIXED = r"[\p{Hebrew}\p{Arabic}]{0,3}"


def is_printed(name: str, text: str) -> bool:
    """Whether `text` has the name of an outlet as it is written, whole.

    A longer name may have the ending of a case, and in Hebrew and Arabic what is written together
    with it (“to Reuters”).
    """
    if not any(map(str.isalnum, name)):
        return False
    if fold(name) not in fold(text):
        return False
    if occurrences(name, text):
        return True
    ending = _ENDING if sum(map(str.isalpha, name)) > 3 else ""
    around = rf"(?<![\p{{L}}\p{{N}}]){_PREFIXED}{re.escape(fold(name))}{ending}(?![\p{{L}}\p{{N}}])"
    return regex.search(around, fold(text)) is not None


class NameBook:
    """What everybody of a dossier may be called in a sentence."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._own: dict[tuple[str, int], tuple[str, ...]] = {}

    @cached_property
    def everybody(self) -> tuple[str, ...]:
        """The ids of all people and parties."""
        return (*self._dossier.person, *self._dossier.party)

    @cached_property
    def _shared(self) -> frozenset[str]:
        """Words that the names of several have."""
        found = Counter[str]()
        for one in map(self._dossier.actor, self.everybody):
            found.update({word for name in (one.names if one else ()) for word in words(name)})
        return frozenset(word for word, count in found.items() if count > 1)

    def of(self, who: str, language: Language) -> tuple[str, ...]:
        """What somebody is called, those who belong to them left out."""
        key = (who, id(language))
        if key not in self._own:
            one = self._dossier.actor(who)
            names = list(one.names) if one else []
            names += [as_latin(name) for name in names if any(strangers(name))]
            if isinstance(one, Person) and one.kind == "person":
                names += self._single(one, language)
            self._own[key] = tuple(dict.fromkeys(names))
        return self._own[key]

    def _single(self, person: Person, language: Language) -> Iterator[str]:
        """The words of a person's name by which he alone may be called."""
        tokens = list(plain_tokens(person.name, 0, len(person.name), language.speech))
        named = [t for t in tokens if t.is_word and not t.is_title and not t.is_a("determiners")]
        short = [t for t in named[:1] if t.is_upper and len(t.text) <= _FAMILY]
        for token in dict.fromkeys((*named[-1:], *short)):
            is_own = token.is_capital and self._shared.isdisjoint(words(token.text))
            if is_own and len(token.text) > 1 and not token.text.endswith("."):
                yield token.text

    def heard(self, who: str, language: Language) -> tuple[str, ...]:
        """What somebody is called where they speak: a party by the names of its people too."""
        people = (one.id for one in self._dossier.person.values() if who in self.parties_of(one.id))
        own = (*self.of(who, language), *self._outside_marks(who, language))
        return (*own, *(n for one in people for n in self.of(one, language)))

    def _outside_marks(self, who: str, language: Language) -> Iterator[str]:
        """What a party is called for short that has its own name in marks: “the club” of “the club
        “North””, where no other is called so."""
        party = self._dossier.party.get(who)
        for name in party.names if party else ():
            spans = quoted_spans([name])[0]
            noun = name[: spans[0].start - 1] if spans else ""
            tokens = [t for t in plain_tokens(noun, 0, len(noun), language.speech) if t.is_word]
            kept = [t.text for t in tokens if not t.is_a("determiners", "articles")]
            if kept and self._shared.isdisjoint(words(" ".join(kept))):
                yield " ".join(kept)

    def parties_of(self, who: str) -> tuple[str, ...]:
        """The parties to which a person belongs, or belonged; none of a party."""
        person, party = self._dossier.person.get(who), self._dossier.party_of(who)
        own = (party.id,) if person and party else ()
        return (*own, *(one.party for one in person.memberships)) if person else ()

    def people_in(self, text: str, language: Language) -> list[str]:
        """The people who are named in some words, in order, each once."""
        found = sorted(
            (span.start, who)
            for who in self._dossier.person
            for span in named_spans(self.of(who, language), text, language)
        )
        return list(dict.fromkeys(who for _, who in found))

    def known_in(self, text: str, language: Language, is_all: bool = False) -> str | None:
        """Who of all that are known is named in some words: the last, which ends them if it
        `is_all` that they name; where the speaker follows the verb the first, a person before a
        party, since whom he speaks to may stand behind."""
        found = [
            (span, who)
            for who in self.everybody
            for span in named_spans(self.of(who, language), text, language)
        ]
        if not found:
            return None
        if "speaker_follows" in language.speech.listed("habits"):
            return min((who not in self._dossier.person, s.start, who) for s, who in found)[-1]
        end, _, who = max((span.end, -span.start, who) for span, who in found)
        return None if is_all and any(map(str.isalnum, text[end:])) else who
