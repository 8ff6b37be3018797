"""Who and what is named in a text: by the explainer's names, and Unicode's of countries.

Names are compared word by word, in most of their forms: Putin, Путина, Putins; Russia, Russian.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import chain, product

import regex
from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages

from generator.evidence.languages import Speech, read_language
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.store.kept import digest_of
from generator.evidence.support.reading import ReadText, Word, read_words
from generator.evidence.support.word_lists import read_wording
from generator.evidence.support.wording import WordPhrase

_LONG = 6
"""Names of which so many letters are alike may differ in the two last: Zelenskyy, Zelenskiy."""

_SHORT = 3
"""A name of so many letters is told to the letter, where its script has no capitals."""

_LONGER = 4
"""How many letters a form of a name may have more than another."""

_VOWELS = frozenset("аеиіоуыэюя")


class KnownNames:
    """The names that an explainer knows, in the language of a sentence: whose they are.

    `bearers` tells the ids of all who bear a name with some words; `named_in` those of whom a text
    has a whole name.
    """

    def __init__(self, called: Mapping[str, Iterable[str]], code: str) -> None:
        self.code = code
        self.digest = digest_of((called, code))
        self._speech = read_language(code).speech
        self._alternates = "alternates" in read_wording(code).habits
        self._phrases: dict[str, list[WordPhrase]] = {}
        self._ids: dict[str, set[str]] = {}
        self._near: dict[str, list[str]] = {}
        for who, names in called.items():
            for name in names:
                self._add(
                    who, tuple(w.stem for w in read_words(name, code).words if self._tells(w))
                )
        self._named: dict[tuple[str, str], frozenset[str]] = {}
        self._bearers: dict[str, frozenset[str]] = {}

    def _add(self, who: str, phrase: WordPhrase) -> None:
        if not phrase:
            return
        forms = [_alternating(part) if self._alternates else (part,) for part in phrase]
        self._phrases.setdefault(who, []).extend(product(*forms))
        for part in chain.from_iterable(forms):
            if part not in self._ids:
                self._near.setdefault(part[:3], []).append(part)
            self._ids.setdefault(part, set()).add(who)

    def _tells(self, word: Word) -> bool:
        """Whether a word of a name is no title and no article."""
        empty = read_wording(self.code).empty
        is_title = not self._speech.lists_with(word.key).isdisjoint(("titles", "honorifics"))
        return not is_title and (word.key not in empty or word.text.isupper())

    @cached_property
    def parts(self) -> frozenset[str]:
        """The stems of all words of all names."""
        return frozenset(self._ids)

    def bearers(self, stem: str) -> frozenset[str]:
        """The ids of those of whose names a word is a part, in whatever form."""
        if stem not in self._bearers:
            self._bearers[stem] = self._bearers_of(stem)
        return self._bearers[stem]

    def _bearers_of(self, stem: str) -> frozenset[str]:
        if stem in self._ids:
            return frozenset(self._ids[stem])
        near = (part for part in self._near.get(stem[:3], ()) if are_same_name(part, stem))
        return frozenset(who for part in near for who in self._ids[part])

    def named_in(self, reading: ReadText) -> frozenset[str]:
        """The ids of those of whom a text has all words of a name."""
        key = (reading.text, reading.code)
        if key not in self._named:
            self._named[key] = frozenset(self._whole(reading))
        return self._named[key]

    def _whole(self, reading: ReadText) -> Iterator[str]:
        for who in frozenset[str]().union(*map(self.bearers, reading.stems)):
            if any(all(has_name(part, reading) for part in p) for p in self._phrases[who]):
                yield who


_CLOSED = regex.compile(r"[ії](?=[бвгґджзклмнпрстфхцчшщ]ь?$)")


def _alternating(stem: str) -> tuple[str, ...]:
    """A stem, and what its last vowel becomes in other cases: Захід, Заходу; Київ, Києва."""
    if not _CLOSED.search(stem):
        return (stem,)
    return (stem, _CLOSED.sub("о", stem), _CLOSED.sub(lambda i: "є" if i[0] == "ї" else "е", stem))


def names_of(dossier: Dossier, code: str) -> KnownNames:
    """The names of all parties and people of an explainer."""
    parties = ((one.id, one.names) for one in dossier.party.values())
    people = ((one.id, one.names) for one in dossier.person.values())
    return _names_of((*parties, *people), code)


@lru_cache(maxsize=4)
def _names_of(called: tuple[tuple[str, tuple[str, ...]], ...], code: str) -> KnownNames:
    return KnownNames(dict(called), code)


def are_same_name(one: str, other: str) -> bool:
    """Whether two words are, as far as can be told, forms of one name."""
    if one == other:
        return True
    shorter = min(len(one), len(other))
    if shorter < 3 or abs(len(one) - len(other)) > _LONGER or one[:3] != other[:3]:
        return False
    shared = next((n for n in range(shorter) if one[n] != other[n]), shorter)
    if shorter == shared + 1 == len(one) == len(other) and _has_endings(one, other):
        return True
    if shorter == _SHORT:
        return one[:1].upper() != one[:1] and abs(len(one) - len(other)) < _SHORT
    return (shared >= 4 and shared >= shorter - 1) or (shared >= _LONG and shared >= shorter - 2)


def _has_endings(one: str, other: str) -> bool:
    """Whether two words of four letters or more end in vowels, as Slavic names do in most cases."""
    return len(one) > 3 and {one[-1], other[-1]} <= _VOWELS


def has_name(stem: str, reading: ReadText) -> bool:
    """Whether a text has a form of a name."""
    near = reading.by_beginning.get(stem[:3], ())
    return stem in reading.stems or any(are_same_name(stem, one) for one in near)


@lru_cache(maxsize=1 << 14)
def countries_in(reading: ReadText) -> frozenset[str]:
    """The countries that a text names, also by their language (“Polish”): their ISO codes."""
    known = _countries(reading.code)
    phrases = ((known, word) for word in reading.words)
    return frozenset(code for names, word in phrases for code in countries_of(word, names, reading))


def countries_of(
    word: Word, known: Mapping[str, Sequence[tuple[WordPhrase, str]]], reading: ReadText
) -> Iterator[str]:
    """The countries whose whole name a text has that a word is a part of."""
    if has_case(word) and not word.is_capital:
        return
    for phrase, code in known.get(word.stem[:3], ()):
        is_part = _is_part(word, phrase) and _is_whole(word, reading.code)
        if is_part and all(has_name(part, reading) for part in phrase):
            yield code


def _is_part(word: Word, phrase: WordPhrase) -> bool:
    """Whether a word is one of a name; a short one to the letter, where no capital letter tells
    that it is a name: “بُني” is not “بنين”."""
    if word.stem in phrase:
        return True
    is_told = has_case(word) or len(word.stem) > _SHORT
    alike = (part for part in phrase if is_told and are_same_name(word.stem, part))
    return any(not word.begins or _are_forms(word.stem, part) for part in alike)


def _are_forms(one: str, other: str) -> bool:
    """Whether a word is a form of a name, where its capital letter tells nothing: “Schweigt” is
    not “Schweiz”, nor “Käme” Kamerun."""
    if one.startswith(other):
        return True
    are_near = abs(len(one) - len(other)) < _SHORT
    return are_near and (other.startswith(one) or {one[-1], other[-1]} <= _VOWELS)


def _is_whole(word: Word, code: str) -> bool:
    """Whether a short word without capital letters is one of a country's name as it is written, and
    not only of one stem with it: “مال” is not “مالي”."""
    if has_case(word) or len(word.stem) > _SHORT:
        return True
    return any(word.key.endswith(one) for one in _country_keys(code.partition("-")[0].lower()))


def country_names(code: str) -> Mapping[str, Sequence[tuple[WordPhrase, str]]]:
    """The names of countries in a language, by the first three letters of each of their words."""
    return _countries(code.partition("-")[0].lower())


@cache
def _countries(code: str) -> dict[str, list[tuple[WordPhrase, str]]]:
    code = code.partition("-")[0].lower()
    found: dict[str, list[tuple[WordPhrase, str]]] = {}
    for name, country in _named(code):
        empty = read_wording(code).empty
        phrase = tuple(w.stem for w in read_words(name, code).words if w.key not in empty)
        for part in phrase:
            found.setdefault(part[:3], []).append((phrase, country))
    return found


@cache
def _country_keys(code: str) -> frozenset[str]:
    """The words of names of countries, without the Arabic article."""
    named = (word.key for name, _ in _named(code) for word in read_words(name, code).words)
    return frozenset(key.removeprefix("ال") for key in named if len(key) > _SHORT - 1)


def _named(code: str) -> Iterator[tuple[str, str]]:
    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return
    for country, name in locale.territories.items():
        if len(country) == 2 and country.isalpha():
            yield name, country
            for language in get_official_languages(country, de_facto=True)[:1]:
                if language in locale.languages and language not in _WIDE:
                    yield locale.languages[language], country


_WIDE = ("en", "es", "ar", "pt")
"""Languages of so many countries that they tell none."""


def has_case(word: Word) -> bool:
    """Whether its script has capital letters."""
    return word.text[:1].upper() != word.text[:1].lower()


_INITIALS = regex.compile(r"\p{Lu}{2,6}")


def is_short_for(word: Word, reading: ReadText) -> bool:
    """Whether a word is made of the first letters of words that stand in a row in a text: EU."""
    letters = word.text.replace(".", "")
    if not _INITIALS.fullmatch(letters):
        return False
    initials = "".join(
        one.text[0] if one.is_capital else " "
        for one in reading.words
        if len(one.key) > 3 or one.is_capital
    )
    return letters in initials


def is_titled(words: Sequence[Word], index: int, speech: Speech) -> bool:
    """Whether a title stands before a word."""
    before = words[index - 1].key if index else ""
    return not speech.lists_with(before.removeprefix("ال")).isdisjoint(("titles", "honorifics"))
