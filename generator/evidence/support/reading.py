"""A text → its words, in sentences, each with a stem by which it is compared.

Two stems are alike that begin alike, so that inflected forms are. Scripts that do not divide words
by spaces are compared by pairs of characters.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

import regex

from generator.evidence.languages import read_language
from generator.evidence.quotation_marks import Span
from generator.evidence.support.word_lists import read_wording, word_key
from generator.evidence.support.wording import Wording, WordPhrase

_SPACELESS = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Hangul}]"
_UNDIVIDED = regex.compile(_SPACELESS)
_MAY_BE_UNDIVIDED = regex.compile(r"[^\0-\u0e00\u2000-\u2bff]")
"""A letter that may be of a script without spaces between words; few texts have one."""
_SIGN = r"\p{L}\p{M}\p{N}"
_NUMBER = r"\p{N}+(?:[.,:'’\u00a0\u202f](?=\p{N})\p{N}+)*"
_GOES_ON = r"(?:\.(?=\p{L}\b)\p{L})*(?:['’ʼ]\p{L}+)*"
_WORD = regex.compile(rf"{_NUMBER}|[{_SIGN}]+{_GOES_ON}")
_ANY = regex.compile(rf"{_SPACELESS}|{_NUMBER}|[[{_SIGN}]--{_SPACELESS}]+{_GOES_ON}", regex.V1)
_ELIDED = regex.compile(r"(?:[bcdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=\p{L}{2})", regex.I)
_CLITIC = regex.compile(r"['’](?:s|d|ve|re|ll|m)$", regex.I)
_END = regex.compile(r"[.?!…。？！؟۔।](?=\W)|[。？！।]")
_OPENING = {*"“„«\"'‘‚‹:–—"}
_MARKS = regex.compile(r"\p{M}|ـ")
_ARABIC = str.maketrans("أإآىةؤئ", "ااايهوي")


class Word(NamedTuple):
    """A word of a text: its `key`, folded and in lower case, its `stem`, and where it stands.

    `sentence` counts from 0. It `begins` where a sentence or what stands inside marks does; a
    capital letter tells nothing of it then.
    """

    text: str
    key: str
    stem: str
    start: int
    end: int
    sentence: int
    begins: bool

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


@dataclass(frozen=True, eq=False)
class ReadText:
    """A text in a language, with its words, in order."""

    text: str
    code: str
    words: tuple[Word, ...] = field(repr=False)

    @cached_property
    def wording(self) -> Wording:
        """The words of its language."""
        return read_wording(self.code)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of its words, in order."""
        return tuple(word.key for word in self.words)

    @cached_property
    def key_set(self) -> frozenset[str]:
        """The same, to look one up in."""
        return frozenset(self.keys)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its words."""
        return frozenset(word.stem for word in self.words)

    @cached_property
    def by_beginning(self) -> dict[str, tuple[str, ...]]:
        """Its stems by their first three letters, which two stems share that are alike."""
        found: dict[str, list[str]] = {}
        for stem in sorted(self.stems):
            found.setdefault(stem[:3], []).append(stem)
        return {begin: tuple(stems) for begin, stems in found.items()}

    @cached_property
    def content(self) -> tuple[Word, ...]:
        """The words that carry content: no numbers, and none that are empty."""
        empty = self.wording.empty
        return tuple(
            word
            for word in self.words
            if word.key not in empty and not word.text[0].isnumeric() and len(word.stem) > 1
        )

    @cached_property
    def content_set(self) -> frozenset[Word]:
        """The same, to look one up in."""
        return frozenset(self.content)

    def at(self, phrases: tuple[WordPhrase, ...]) -> list[tuple[int, WordPhrase]]:
        """Where its words are those of a phrase: the index of the first, and the phrase."""
        there = self.key_set
        wanted = [one for one in phrases if one[0] in there and there.issuperset(one)]
        return [
            (index, phrase)
            for phrase in wanted
            for index in range(len(self.keys) - len(phrase) + 1)
            if self.keys[index : index + len(phrase)] == phrase
        ]

    def has(self, word: Word) -> bool:
        """Whether it has a word that is like one of another text in its language."""
        return self.has_stem(word.stem) or self.has_another(word)

    def has_stem(self, stem: str) -> bool:
        """Whether it has a word with a stem like this."""
        return any(are_alike(stem, one) for one in self.by_beginning.get(stem[:3], ()))

    def has_form(self, word: Word) -> bool:
        """Whether it has a word also in another person or tense, where that is written before it:
        “يدفع”, “دفعت”."""
        if self.has(word):
            return True
        if "ablaut" in self.wording.habits:
            return len(_skeleton(word.stem)) > 2 and _skeleton(word.stem) in self._skeletons
        if not self.wording.persons:
            return False
        forms = _forms(word, self.wording)
        return any(_are_near(one, other) for one in forms for other in self._bare)

    @cached_property
    def _bare(self) -> frozenset[str]:
        return frozenset(one for word in self.words for one in _forms(word, self.wording))

    @cached_property
    def _skeletons(self) -> frozenset[str]:
        return frozenset(map(_skeleton, self.stems))

    def has_another(self, word: Word) -> bool:
        """Whether it has another word that stands for the same."""
        groups = self.wording.alike.get(word.key)
        return groups is not None and not groups.isdisjoint(self._groups)

    @cached_property
    def _groups(self) -> frozenset[int]:
        phrases = self.wording.alike_phrases
        words = (phrases[key,] for key in self.keys if (key,) in phrases)
        longer = tuple(phrase for phrase in phrases if len(phrase) > 1)
        return frozenset(
            group
            for groups in (*words, *(phrases[phrase] for _, phrase in self.at(longer)))
            for group in groups
        )

    def sentence(self, number: int) -> tuple[Word, ...]:
        """The words of one of its sentences."""
        return tuple(word for word in self.words if word.sentence == number)

    def sentences_at(self, span: Span) -> frozenset[int]:
        """The numbers of the sentences that have a word in a stretch."""
        return frozenset(
            word.sentence for word in self.words if word.start < span.end and span.start < word.end
        )


@lru_cache(maxsize=1 << 15)  # each paragraph is read once, and again for whatever rests on it
def read_words(text: str, code: str) -> ReadText:
    """A text in the language with this BCP 47 tag."""
    return ReadText(text, code, tuple(_words(text, code)))


def _words(text: str, code: str) -> Iterator[Word]:
    """The words, each with the number of its sentence."""
    wording, number, last = read_wording(code), 0, None
    shortened = read_language(code).speech.listed("abbreviations")
    for start, end in _places(text):
        word = text[start:end]
        key, its_stem = _form(word, wording)
        gap = text[last.end : start] if last else text[:start]
        is_next = gap != " " and last is not None and _ends(last, gap, word, shortened)
        number += is_next
        begins = last is None or is_next or (gap != " " and gap.rstrip()[-1:] in _OPENING)
        last = Word(word, key, its_stem, start, end, number, begins)
        yield last


@lru_cache(maxsize=1 << 16)  # articles say most of their words many times
def _form(word: str, wording: Wording) -> tuple[str, str]:
    """The key and the stem of a word as it is written."""
    key = word_key(word)
    return key, stem(key, wording)


def _ends(last: Word, gap: str, following: str, shortened: frozenset[str]) -> bool:
    """Whether a sentence ends between two words."""
    if not _END.search(gap) or following[:1].islower():
        return False
    is_short = last.key in shortened or "." in last.key or (len(last.text) == 1 and last.is_capital)
    return not (is_short and gap.startswith("."))


def _places(text: str) -> Iterator[tuple[int, int]]:
    is_divided = not _MAY_BE_UNDIVIDED.search(text)
    for match in (_WORD if is_divided else _ANY).finditer(text):
        start, end = match.span()
        if not is_divided and _UNDIVIDED.match(text, start):
            if _UNDIVIDED.match(text, end):
                yield start, end + 1
            continue
        if "'" not in (word := match[0]) and "’" not in word:
            yield start, end
            continue
        if elided := _ELIDED.match(text, start, end):
            yield start, elided.end() - 1
            start = elided.end()
        if (clitic := _CLITIC.search(text, start, end)) and clitic.end() == end:
            yield start, clitic.start()
            if clitic[0][1:].lower() not in "s":
                yield clitic.start(), end
        else:
            yield start, end


def stem(key: str, wording: Wording) -> str:
    """What of a word is compared: without accents, and what its language puts before or behind."""
    plain = _MARKS.sub("", unicodedata.normalize("NFD", key)) if _is_plain(key) else key
    plain = plain.replace("ё", "е").translate(_ARABIC)
    for _ in range(2):
        head = next((one for one in wording.prefixes if plain.startswith(one)), "")
        plain = plain[len(head) :] if len(plain) - len(head) > 2 else plain
    tail = next((one for one in wording.endings if plain.endswith(one)), "")
    return plain[: len(plain) - len(tail)] if len(plain) - len(tail) > 2 else plain


_ROOT = 5
"""Two verbs without what tells person and tense are of one root that share so many letters."""

_BARE = 3
"""What is left of a verb without what tells person and tense has so many letters at least."""


_VOWELS = regex.compile(r"^ge(?=\p{L}{4})|(?<=\p{L}{3})(?:en|e?te?n?|e?st|e)$|[aeiouyäöü]+")


@lru_cache(maxsize=1 << 15)
def _skeleton(stem: str) -> str:
    """What two forms of a verb share that change its vowel: “schließen”, “geschlossen”."""
    plain: str = _VOWELS.sub("", stem)
    return plain.replace("ß", "ss")


def _bare(stem: str, wording: Wording) -> str:
    """A stem without what tells person and tense before it."""
    head = next((one for one in wording.persons if stem.startswith(one)), "")
    return stem[len(head) :] if len(stem) - len(head) >= _BARE else stem


def _forms(word: Word, wording: Wording) -> frozenset[str]:
    """The stem of a verb, and what it is without what tells person and tense; also where its first
    letter is one that is written together with words."""
    whole = word.key.translate(_ARABIC)
    return frozenset((word.stem, _bare(word.stem, wording), _bare(whole, wording)))


def _are_near(one: str, other: str) -> bool:
    """Whether two verbs are of one root, as far as their beginnings tell."""
    return are_alike(one, other) or (one[:_ROOT] == other[:_ROOT] and len(one) >= _ROOT)


def _is_plain(key: str) -> bool:
    """Whether marks on its letters make no other letters of them, as they do in Cyrillic."""
    return not ("\u0400" <= key[:1] <= "\u04ff")


@lru_cache(maxsize=1 << 16)
def are_alike(one: str, other: str) -> bool:
    """Whether two stems are, as far as their beginnings tell, of one word."""
    if one == other:
        return True
    shorter = min(len(one), len(other))
    if shorter < 3 or one[:3] != other[:3]:
        return False
    shared = next((n for n in range(shorter) if one[n] != other[n]), shorter)
    if shorter == 3:
        return shared == 3 and abs(len(one) - len(other)) < 3
    return shared >= max(4 if shorter > 4 else 3, shorter - 2)
