"""The site's own words, in the reader's language: labels, headings, dates, numbers.

Every string that the site shows and no editor wrote stands in words/<language>.yaml. An explainer
may bring or change some. Where neither has a key, English is said, and marked as what it is.

What of Babel writes dates and units is imported where it is called: a check writes none, and to
load that, with the zones of all clocks, takes as long as to read an article.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache, cached_property, lru_cache
from typing import Any

from babel import Locale
from markupsafe import Markup, escape

from generator.content.catalogue import (
    ENGLISH,
    PackedWords,
    form_for,
    has_letters,
    joining_words,
    languages_of,
    locale_of,
    pack,
    single_numbers,
)
from generator.content.dates import ExtendedDate, PartialDate
from generator.content.model import Explainer
from generator.pages.dates_in_words import (
    DATE_WORDS,
    Dated,
    DateSpeech,
    date_in_words,
    told_in_words,
)
from generator.pages.escape import END_OF_ISOLATE, FIRST_STRONG, LEFT_TO_RIGHT

UNITS = (("gigabyte", 10**9), ("megabyte", 10**6), ("kilobyte", 10**3))
"""Units of size, as Babel calls them, in bytes."""

_OF_MARKDOWN = re.compile(r"[&<>\\_\[\]#|~^]")
_CLOSED = re.compile(r"(?:</\w+>|[*)\]\u2069])*$")
_CODE = re.compile(r"`[^`]*`")
_PLACE = re.compile(r"\{(\w+)\}")


class Words:
    """The words of one language, with those that an explainer has of its own, by language and key.

    Where a key is said in English on a page of another language it is `is_foreign`; marks that
    stand between words are of no language.
    """

    def __init__(
        self, language: str, own: Mapping[str, Mapping[str, PackedWords]] | None = None
    ) -> None:
        self.language = language
        self.locale: Locale = locale_of(language) or _locale(ENGLISH)
        self.is_rtl = self.locale.text_direction == "rtl"
        self._own: dict[str, PackedWords] = {}
        for name in reversed(languages_of(language)):
            self._own |= (own or {}).get(name, {})
        self._native = _native(language)

    @property
    def direction(self) -> str:
        """In which direction the language is written."""
        return str(self.locale.text_direction)

    @cached_property
    def english(self) -> "Words":
        """What is said where the language has no words of its own."""
        return Words(ENGLISH)

    def knows(self, key: str) -> bool:
        """Whether anything stands under a key, in this language or in English."""
        return key in pack(ENGLISH)

    def is_foreign(self, key: str) -> bool:
        """Whether what is said under a key is English, on a page in another language."""
        return key not in self._own and key not in self._native and key in _told_in_english()

    def pattern(self, key: str, n: int | None = None) -> str:
        """The words under a dotted `key`; with `n`, the plural form that fits it (CLDR).

        Raises KeyError when English has no such words: a mistake in a template.
        """
        found = self._found(key)
        if n is not None and isinstance(found, Mapping):
            locale = self.english.locale if self.is_foreign(key) else self.locale
            found = form_for(n, found, locale)
        if not isinstance(found, str):
            raise KeyError(key)
        return found

    def _found(self, key: str) -> PackedWords:
        if key in self._own:
            return self._own[key]
        return self._native[key] if key in self._native else pack(ENGLISH)[key]

    def text(self, key: str, n: int | None = None) -> str:
        """The words under `key` where no markup may stand: English ones on a page that is read from
        the right are isolated by characters."""
        return self._isolated(key, self.pattern(key, n))

    def say(self, key: str, n: int | None = None, /, **values: Any) -> str:
        """The words under `key` with `n` and `values` in their {places}, without markup."""
        isolate = self.is_rtl and self.is_foreign(key)
        inserted = {name: self._inserted(key, one) for name, one in self._values(n, values).items()}
        if isolate:
            inserted = {
                name: f"{FIRST_STRONG}{one}{END_OF_ISOLATE}" for name, one in inserted.items()
            }
        return self._isolated(key, filled(self.pattern(key, n), inserted))

    def marked(
        self, key: str, n: int | None, values: Mapping[str, Any], inert: Callable[[Any], Markup]
    ) -> Markup:
        """The same as Markdown, with values made `inert`: what is in English is marked so, and in
        it what is filled in as of the page's language."""
        pattern = self.pattern(key, n)
        pattern = _guarded(pattern) if key in self._own else pattern
        return self._as_markup(key, pattern, self._values(n, values), inert)

    def html(self, key: str, n: int | None = None, /, **values: Any) -> Markup:
        """The same as HTML, in which nothing of the words is markup."""
        pattern = str(escape(self.pattern(key, n)))
        return self._as_markup(key, pattern, self._values(n, values), escape)

    def _as_markup(
        self, key: str, pattern: str, values: Mapping[str, Any], inert: Callable[[Any], Markup]
    ) -> Markup:
        inserted = {name: inert(self._inserted(key, one)) for name, one in values.items()}
        if not self.is_foreign(key):
            return Markup(filled(pattern, inserted))
        in_code = {name for code in _CODE.findall(pattern) for name in _PLACE.findall(code)}
        for name, one in values.items():
            if name not in in_code and not isinstance(one, int | Dated) and name != "n":
                inserted[name] = set_apart(self.language, self.direction, inserted[name])
        return set_apart(ENGLISH, "ltr", Markup(filled(pattern, inserted)))

    def _inserted(self, key: str, value: Any) -> Any:
        """A value as it stands among words of this key: a date is in their language."""
        is_said_again = isinstance(value, Dated) and self.is_foreign(key)
        return value.again(self.english) if is_said_again else value

    def _values(self, n: int | None, values: Mapping[str, Any]) -> dict[str, Any]:
        return {"n": Markup(self.number(n)) if n is not None else "", **values}

    def _isolated(self, key: str, text: str) -> str:
        return (
            f"{LEFT_TO_RIGHT}{text}{END_OF_ISOLATE}"
            if self.is_rtl and self.is_foreign(key)
            else text
        )

    def section(self, name: str) -> dict[str, Any]:
        """All words under a key as a script takes them: those of a plural by category, and English
        ones on a page in another language by the number itself (“=1”) or else `other`."""
        tree: dict[str, Any] = {}
        for key in (key for key in pack(ENGLISH) if key.startswith(f"{name}.")):
            *above, last = key.removeprefix(f"{name}.").split(".")
            part = tree
            for one in above:
                part = part.setdefault(one, {})
            part[last] = self._scripted(key)
        return tree

    def _scripted(self, key: str) -> Any:
        found = self._found(key)
        if not isinstance(found, Mapping):
            return self._isolated(key, found) if isinstance(found, str) else found
        if not self.is_foreign(key):
            return dict(found)
        single = single_numbers(ENGLISH)
        return {
            f"={single[name]}" if name in single else name: self._isolated(key, form)
            for name, form in found.items()
        }

    def called(self, name: str) -> tuple[str, ...]:
        """What else readers may type for a label of that name; English words are for English."""
        key = f"search.called.{name}"
        found = self._own.get(key, self._native.get(key, ()))
        return found if isinstance(found, tuple) else ()

    def number(self, n: int) -> str:
        """A count as the language writes it."""
        if abs(n) < 1000:
            return str(n)
        from babel.numbers import format_decimal

        return str(format_decimal(n, locale=self.locale))

    def date(self, date: PartialDate) -> Dated:
        """A date as the language writes it, to the day, the month or the year."""
        return Dated(date_in_words(self, date), lambda words: words.date(date))

    def when(
        self, date: PartialDate | ExtendedDate, sense: str = "said", is_opening: bool = False
    ) -> Dated:
        """A date as the language writes it, with what is in doubt about it, or an interval.

        Of an interval a statement was `said` on some day, and an event `lasted` for all of it; a
        statement of no known day was `reported` by one. `is_opening` begins with a large letter.
        """

        def again(words: DateSpeech) -> Dated:
            return words.when(date, sense, is_opening)

        is_plain = isinstance(date, PartialDate) or date.plain is not None
        if not is_plain and self._has_english_dates:
            text = again(self.english)
            return Dated(
                f"{LEFT_TO_RIGHT}{text}{END_OF_ISOLATE}" if self.is_rtl else text,
                again,
                is_foreign=True,
            )
        return Dated(told_in_words(self, date, sense, is_opening), again)

    @cached_property
    def _has_english_dates(self) -> bool:
        """Whether one of the words around dates is said in English: then all of them are."""
        return any(map(self.is_foreign, DATE_WORDS))

    def size(self, count: int) -> str:
        """A number of bytes as the language writes it, in the unit that fits it."""
        from babel.units import format_unit

        unit, size = next((one for one in UNITS if count >= one[1]), UNITS[-1])
        shown = max(1, round(count / size, 1 if count < 10 * size and size > 1000 else None))
        return str(format_unit(shown, unit, "short", locale=self.locale))


def words_for(explainer: Explainer) -> Words:
    """The words of an explainer: of its language, and what it has of its own."""
    return Words(explainer.language, explainer.words)


def packed_words(language: str) -> tuple[Mapping[str, PackedWords], ...]:
    """All that the packs have for a site in a language: its own words, and those of English."""
    return _native(language), pack(ENGLISH)


def forget_packs() -> None:
    """Let the packs be read anew when they are asked for next: a preview follows their edits."""
    for kept in (pack, _native, _told_in_english):
        kept.cache_clear()


def filled(pattern: str, values: Mapping[str, Any]) -> str:
    """Words with what stands in their {places}. A full stop that ends what is filled in, as in
    “2022 р.”, ends the sentence too."""
    if "}." in pattern:
        for name, value in values.items():
            place = f"{{{name}}}"
            if f"{place}." in pattern and _ends_in_stop(str(value)):
                pattern = pattern.replace(f"{place}.", place)
    return pattern.format_map(values)


def _ends_in_stop(text: str) -> bool:
    told = _CLOSED.sub("", text) if text[-1:] in (">", "*", "\u2069") else text
    return told.endswith(".")


def set_apart(language: str, direction: str, text: Markup) -> Markup:
    """Markup in a language, kept apart from what is around it; as it is where it has no letters."""
    if not any(letter.isalpha() for letter in text):
        return text
    return Markup(f'<bdi lang="{escape(language)}" dir="{direction}">{text}</bdi>')


@lru_cache(maxsize=1024)
def _guarded(text: str) -> str:
    """Words that an editor wrote, as Markdown: they may emphasise, and bring no links or HTML."""
    return _OF_MARKDOWN.sub(lambda found: f"&#{ord(found[0])};", text)


@cache
def _told_in_english() -> frozenset[str]:
    """The keys under which English has words, and not only marks between them."""
    return frozenset(key for key, words in pack(ENGLISH).items() if has_letters(words))


@cache
def _native(language: str) -> Mapping[str, PackedWords]:
    """The words that there are in a language itself."""
    found: dict[str, PackedWords] = {**joining_words(language)}
    for name in reversed(languages_of(language)):
        found |= pack(name)
    return found


def _locale(language: str) -> Locale:
    found = locale_of(language)
    assert found, "Babel knows English"
    return found
