"""The words by which a language's articles name their authors, credits, links and dates."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from babel import Locale, UnknownLocaleError

from generator.evidence.languages import language_data, words
from generator.evidence.matching import fold

_SENTENCE_ENDS = ".!?…。！？؟।"
_MARKS = '"“”„«»「」‘'


@dataclass(frozen=True)
class ArticleWords:
    """The key `articles` of a language's file: lists of words by name, folded and in lower case.

    `bylines` stand before the names of authors, which `joiners` and `joining_prefixes` connect;
    `places` come before where they wrote from; `posts` tell that something beside a name is none.
    `credits`, `captions` and `notices` begin such paragraphs; `links` begin or end them.
    `published` and `updated` stand before a date; `days` are forms of weekdays that Unicode's data
    lack. `first_person` is “I” and “we” in all forms. `common` are the most frequent words, and
    `letters` all letters of the alphabet, with those of words that are often borrowed: by both the
    language is told.
    """

    code: str
    lists: Mapping[str, frozenset[str]]

    def listed(self, name: str) -> frozenset[str]:
        """The words of one list; none where the language has no such list."""
        return self.lists.get(name, frozenset())

    @cached_property
    def day_names(self) -> dict[str, int]:
        """The number of each day of the week, from Monday (0) on, by its names; none where they
        are not known."""
        return _numbered(self.code, "days", "wide")

    @cached_property
    def weekdays(self) -> frozenset[str]:
        """The names of the days of the week, in every form."""
        return self.listed("days") | self.day_names.keys()

    @cached_property
    def months(self) -> dict[str, int]:
        """The number of each month, by its names, long and short, in whichever country."""
        further = language_data(self.code).get("dates", {}).get("months", {})
        named = {_key(name): int(number) for number, names in further.items() for name in names}
        return _numbered(self.code, "months", "wide", "abbreviated") | named


def _numbered(code: str, kind: str, *widths: str) -> dict[str, int]:
    """The numbers of days or months by their names, as Unicode's data have them."""
    try:
        kinds = getattr(Locale.parse(code), kind).values()
    except (UnknownLocaleError, ValueError):
        return {}
    named = (kind.get(width, {}).items() for kind in kinds for width in widths)
    pairs = ((_key(name).rstrip("."), int(number)) for names in named for number, name in names)
    return {name: number for name, number in pairs if not name.isdigit()}


@cache
def read_vocabulary(code: str) -> ArticleWords:
    """The vocabulary of the language with this BCP 47 tag; without words when it has no file."""
    code = code.partition("-")[0].lower()
    lists = language_data(code).get("articles", {})
    return ArticleWords(code, {name: frozenset(map(_key, said)) for name, said in lists.items()})


def begins_with(text: str, phrases: Iterable[str]) -> str:
    """The longest of `phrases` that `text` begins with, whole words only; empty when none is."""
    spoken = _spaced(text)
    return max((one for one in phrases if spoken.startswith(_spaced(one))), key=len, default="")


def stands_at_edge(text: str, phrases: Iterable[str]) -> bool:
    """Whether `text` begins or ends with one of `phrases`, whole words only."""
    spoken = _spaced(text)
    return any(spoken.startswith(one) or spoken.endswith(one) for one in map(_spaced, phrases))


def is_sentence(text: str) -> bool:
    """Whether a paragraph ends as a sentence does, closing marks left aside."""
    return text.rstrip("\"'”’“»)]").endswith(tuple(_SENTENCE_ENDS))


def is_quoting(text: str) -> bool:
    """Whether quotation marks stand in a text."""
    return any(mark in text for mark in _MARKS)


@lru_cache(maxsize=2048)
def _spaced(text: str) -> str:
    return f" {' '.join(words(text))} "


def _key(word: str) -> str:
    return re.sub(r"\s+", " ", fold(word).casefold())
