"""The names of a sentence: in sight of what it rests on, or a finding.

A name is told by its capital letter. Where a language has none, or gives them to all nouns, it is
told by what is known to be one, by a title before it, or by another beside it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import regex

from generator.evidence.languages import Speech, read_language
from generator.evidence.quotation_marks import Span, touch
from generator.evidence.support.figures.days import dates_in
from generator.evidence.support.ground import Ground, Mismatch
from generator.evidence.support.named.names import (
    KnownNames,
    are_same_name,
    countries_in,
    countries_of,
    country_names,
    has_case,
    has_name,
    is_short_for,
    is_titled,
)
from generator.evidence.support.reading import ReadText, Word

_REPORTING = ("verbs", "naming", "views")
_ARTICLES = ("determiners", "articles", "obliques")
_NO_NAME = ("titles", "honorifics", "unnamed", "determiners", "openers", "days", "times")


@dataclass(frozen=True)
class _Sight:
    """What is in sight of a sentence's passages, and who is named there."""

    names: KnownNames
    ground: Ground

    @cached_property
    def readings(self) -> tuple[ReadText, ...]:
        """The passages' paragraphs, and those before them."""
        return (*self.ground.paragraphs, *self.ground.before)

    @property
    def articles(self) -> tuple[ReadText, ...]:
        """All of their articles."""
        return self.ground.whole

    def has(self, word: Word) -> bool:
        """Whether it has a word, in another form, by another name, or by its first letters."""
        return self._has(word, self.readings)

    def is_in_article(self, word: Word) -> bool:
        """Whether the articles have it anywhere."""
        return self._has(word, self.articles)

    def _has(self, word: Word, readings: Sequence[ReadText]) -> bool:
        if any(has_name(word.stem, one) or one.has_another(word) for one in readings):
            return True
        bearers = self.names.bearers(word.stem)
        if any(bearers & self.names.named_in(one) for one in readings):
            return True
        return any(is_short_for(word, one) for one in readings)


def name_findings(
    sentence: ReadText,
    ground: Ground,
    names: KnownNames,
    speaking: frozenset[str],
    skipped: Sequence[Span],
) -> Iterator[Mismatch]:
    """The names that are not in sight of the passages: `name-afar` where their articles have them
    elsewhere, else `name-foreign`.

    `speaking` are the stems of the names of those whose words it tells, who need not be named.
    """
    sight = _Sight(names, ground)
    told = [*skipped, *(one.span for one in dates_in(sentence))]
    stray: list[tuple[str, Span]] = []
    for word in names_in(sentence, names):
        is_told = any(touch(word.span, one) for one in told)
        if is_told or any(are_same_name(word.stem, one) for one in speaking):
            continue
        kind = _kind(word, sentence, sight, ground.is_mixed)
        if stray and stray[-1][0] == kind and stray[-1][1].end == word.start - 1:
            stray[-1] = (kind, Span(stray[-1][1].start, word.end))
        elif kind:
            stray.append((kind, word.span))
    for kind, span in stray:
        yield Mismatch(kind, span, sentence.text[span.start : span.end])


def _kind(word: Word, sentence: ReadText, sight: _Sight, is_mixed: bool) -> str:
    """What is wrong with a name: nothing where it is in sight, or cannot be told."""
    if sight.has(word) or _is_country_of(word, sentence, sight.readings):
        return ""
    if is_mixed and not sight.names.bearers(word.stem):
        return ""
    is_there = sight.is_in_article(word) or _is_country_of(word, sentence, sight.articles)
    return "name-afar" if is_there else "name-foreign"


def _is_country_of(word: Word, sentence: ReadText, readings: Sequence[ReadText]) -> bool:
    """Whether a text names the country that a word names."""
    codes = set(countries_of(word, country_names(sentence.code), sentence))
    return bool(codes) and any(codes & countries_in(one) for one in readings)


@lru_cache(maxsize=64)  # asked twice of each sentence
def names_in(sentence: ReadText, names: KnownNames) -> tuple[Word, ...]:
    """The words of a sentence that are names, or parts of them."""
    return tuple(_names_in(sentence, names))


def _names_in(sentence: ReadText, names: KnownNames) -> Iterator[Word]:
    speech = read_language(sentence.code).speech
    is_told = "nouns_are_capital" not in speech.listed("habits")
    for index, word in enumerate(sentence.words):
        if not word.text[0].isalpha() or not _may_be_name(word, sentence, speech):
            continue
        is_capital = has_case(word) and word.is_capital
        if has_case(word) and not is_capital:
            continue
        if (
            (is_capital and is_told and not word.begins)
            or _is_known(word, sentence, names)
            or _is_placed(sentence, index, speech)
        ):
            yield word


def _may_be_name(word: Word, sentence: ReadText, speech: Speech) -> bool:
    wording = sentence.wording
    if word.text.isupper() and len(word.text) > 1:
        return True
    is_empty = word.key in wording.empty or word.key in speech.pronouns
    if wording.is_denial(word.key) or word.key in wording.joins:
        return False
    return not is_empty and speech.lists_with(word.key).isdisjoint(_NO_NAME)


def _is_known(word: Word, sentence: ReadText, names: KnownNames) -> bool:
    """Whether it is a name of somebody in the explainer, or of a country."""
    if names.bearers(word.stem) and (len(word.stem) > 3 or not word.begins):
        return True
    return any(True for _ in countries_of(word, country_names(sentence.code), sentence))


def _is_placed(sentence: ReadText, index: int, speech: Speech) -> bool:
    """Whether a word stands where a name does: behind a title, before “says”, beside another.

    In a language that has capital letters for names alone this is asked of the first word only.
    """
    words, word = sentence.words, sentence.words[index]
    if is_titled(words, index, speech):
        return True
    following = words[index + 1] if index + 1 < len(words) else None
    if following is None or not has_case(word):
        return False
    is_bare = index == 0 or not speech.lists_with(words[index - 1].key) & {"determiners"}
    is_said = not speech.lists_with(following.key).isdisjoint(_REPORTING)
    if sentence.text[word.end : word.end + 2] in {"’s", "'s"}:
        return True
    if is_said and is_bare and "articles" in sentence.wording.habits:
        patterns = sentence.wording.participles
        if following.is_capital or any(regex.fullmatch(one, following.key) for one in patterns):
            return False
        return not word.key.endswith(("s", "en", "x"))
    return _is_pair(sentence, index)


def _is_pair(sentence: ReadText, index: int) -> bool:
    """Whether two words with capital letters stand side by side, neither at the beginning, nor the
    first behind a word that tells more of a noun: “teurere Karten Besucher”."""
    pairs = (sentence.words[at : at + 2] for at in (index - 1, index) if at >= 0)
    return any(
        len(pair) == 2
        and all(word.is_capital and not word.begins for word in pair)
        and sentence.text[pair[0].end : pair[1].start] == " "
        and not _is_described(sentence, pair[0])
        for pair in pairs
    )


def _is_described(sentence: ReadText, word: Word) -> bool:
    """Whether the word before one is a number (“um 19 Uhr Pause”), an article (“sieht in den Masken
    Ahnen”), or carries content and is no name: mostly an adjective."""
    at = sentence.words.index(word)
    before = sentence.words[at - 1] if at else None
    speech = read_language(sentence.code).speech
    if before and not speech.lists_with(before.key).isdisjoint(_ARTICLES):
        return True
    if before and before.text[0].isnumeric():
        return True
    if before is None or before.is_capital or before not in sentence.content_set:
        return False
    is_verb = before.key in sentence.wording.reporting
    return not is_verb and before.key.endswith(("e", "en", "er", "es", "em"))
