"""What all cited articles have together, for sentences that no passage of their own carries.

Roles, titles and what tells of changes may speak of anything that the articles do; what is in none
of them, and is no name that the content gives, is a finding.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache, cached_property, lru_cache
from itertools import chain

from generator.content.dates import PartialDate
from generator.content.records import Record
from generator.evidence.articles.archive import Article
from generator.evidence.matching import nearest_passage
from generator.evidence.quotation_marks import Span, touch
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.store.kept import digest_of
from generator.evidence.support.elsewhere import Corpus
from generator.evidence.support.figures.days import ToldDate, dates_in
from generator.evidence.support.figures.numbers import Quantity, numbers_in
from generator.evidence.support.figures.told_days import tells_day
from generator.evidence.support.ground import Mismatch
from generator.evidence.support.named.names import (
    KnownNames,
    are_same_name,
    countries_in,
    countries_of,
    country_names,
)
from generator.evidence.support.named.naming import names_in
from generator.evidence.support.quoted import alike_marks, prose_quotations, stands_anywhere
from generator.evidence.support.reading import ReadText, read_words

_NEAREST = 500
"""In how many paragraphs the nearest words are looked for."""


@dataclass(frozen=True)
class Stock:
    """Articles, each once, with their languages; `terms` are the names that the content gives."""

    articles: tuple[Article, ...] = field(repr=False)
    codes: tuple[str, ...]
    terms: frozenset[str]

    @cached_property
    def digest(self) -> bytes:
        """The SHA-256 of all that it holds."""
        return digest_of(([one.digest for one in self.articles], self.codes, self.terms))

    def corpus(self, code: str) -> Corpus:
        """What they say, as far as they are in a language."""
        base = code.partition("-")[0]
        pairs = zip(self.articles, self.codes, strict=True)
        return Corpus([one for one, its in pairs if its.partition("-")[0] == base], code)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of those names."""
        return frozenset(word for term in self.terms for word in term.split())

    @property
    def readings(self) -> tuple[ReadText, ...]:
        """Their paragraphs, and their titles, of which nothing is held on to here."""
        return tuple(
            read_words(text, code)
            for article, code in zip(self.articles, self.codes, strict=True)
            for text in (article.source.title or "", *(p.text for p in article.paragraphs))
            if text
        )

    @cached_property
    def numbers(self) -> tuple[Quantity, ...]:
        """The numbers that they have, each value once."""
        found = (one for reading in self.readings for one in numbers_in(reading))
        return tuple({(one.values, one.is_vague): one for one in found}.values())

    @cached_property
    def values(self) -> frozenset[Fraction]:
        """What those of them may stand for that are not vague."""
        return frozenset(value for one in self.numbers if not one.is_vague for value in one.values)

    def has_number(self, number: Quantity) -> bool:
        """Whether one of them carries a number."""
        if not number.is_vague:
            return not number.values.isdisjoint(self.values)
        return any(number.is_carried_by(one) for one in self.numbers)

    @cached_property
    def dates(self) -> frozenset[tuple[ToldDate, PartialDate | None]]:
        """The dates that they have, and the days on which they were published."""
        told = (
            (one, article.source.published)
            for article, code in zip(self.articles, self.codes, strict=True)
            for paragraph in article.paragraphs
            for one in dates_in(read_words(paragraph.text, code))
        )
        days = (
            (ToldDate(Span(0, 0), after=0), article.source.published)
            for article in self.articles
            if article.source.published
        )
        return frozenset((*told, *days))

    @cached_property
    def stems(self) -> dict[str, frozenset[str]]:
        """The stems of their words, by their first three letters."""
        found: dict[str, set[str]] = {}
        for stem in {stem for reading in self.readings for stem in reading.stems}:
            found.setdefault(stem[:3], set()).add(stem)
        return {begin: frozenset(stems) for begin, stems in found.items()}

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries that they name."""
        return frozenset(code for reading in self.readings for code in countries_in(reading))


@lru_cache(maxsize=1)
def stock_of(dossier: Dossier) -> Stock:
    """What the cited articles of an explainer have, worked out once."""
    cited = {one.article.source.id: one.article for one in dossier.evidence if one.article}
    code = dossier.explainer.language
    codes = tuple(article.source.language or code for article in cited.values())
    return Stock(tuple(cited.values()), codes, frozenset(map(_term, _named(dossier))))


def _named(dossier: Dossier) -> Iterator[str]:
    """What the content itself names: everything that has a name, titles, terms."""
    explainer = dossier.explainer
    yield explainer.title
    for thing in dossier.things:
        record = thing.record
        one, several = _naming(type(record))
        yield from (getattr(record, name) or "" for name in one)
        for name in several:
            yield from getattr(record, name)


@cache
def _naming(model: type[Record]) -> tuple[list[str], list[str]]:
    """The attributes of a kind of record that hold a name or term, and those that hold several."""
    names = {*model.model_fields, *dir(model)}
    one, several = ("name", "title", "publisher", "role", "venue"), ("aliases", "also", "terms")
    return [*filter(names.__contains__, one)], [
        *filter(names.__contains__, (*several, "authors", "offices"))
    ]


def _term(words: str) -> str:
    return alike_marks(words).strip(" .,;:").lower()


def stray_quotations(text: str, stock: Stock) -> Iterator[Mismatch]:
    """The words in quotation marks that no cited article has, and that name nothing here."""
    for span in prose_quotations(text) if stock.articles else ():
        words = text[span.start : span.end].strip()
        if _term(words) not in stock.terms and not stands_anywhere(words, stock.articles):
            yield Mismatch("quoted-in-none", span, words, _nearest(words, stock.articles))


def _nearest(words: str, articles: Sequence[Article]) -> tuple[str, ...]:
    there = [(article, one) for article in articles for one in article.reporting][:_NEAREST]
    found = nearest_passage(words, [one.text for _, one in there])
    if not found:
        return ()
    article, paragraph = there[found[0]]
    return (f"{article.source.id}, paragraph {paragraph.number}: “{found[1]}”",)


def stray_findings(
    sentence: ReadText, stock: Stock, names: KnownNames, known: Sequence[PartialDate]
) -> Iterator[Mismatch]:
    """The numbers, dates and names that no cited article has, nor the content names; words in
    quotation marks are another rule's."""
    if not stock.articles:
        return
    skipped = [*prose_quotations(sentence.text)]
    for told in dates_in(sentence):
        days = chain(stock.dates, ((ToldDate(told.span, after=0), day) for day in known))
        is_there = any(tells_day(one, told, published) for one, published in days)
        if not is_there and not any(touch(told.span, one) for one in skipped):
            yield _finding("date", sentence, told.span)
        skipped.append(told.span)
    for number in numbers_in(sentence):
        is_in_digits = any(map(str.isdecimal, _words(sentence, number.span)))
        is_there = not is_in_digits or stock.has_number(number)
        if not is_there and not any(touch(number.span, one) for one in skipped):
            yield _finding("number", sentence, number.span)
    for word in names_in(sentence, names):
        if any(touch(word.span, one) for one in skipped) or names.bearers(word.stem):
            continue
        near = stock.stems.get(word.stem[:3], frozenset())
        codes = set(countries_of(word, country_names(sentence.code), sentence))
        is_there = any(are_same_name(word.stem, one) for one in near)
        if not is_there and not codes & stock.countries and not _is_term(word.text, stock):
            yield _finding("name-foreign", sentence, word.span)


def _is_term(text: str, stock: Stock) -> bool:
    return _term(text) in stock.words


def _words(sentence: ReadText, span: Span) -> str:
    return sentence.text[span.start : span.end]


def _finding(kind: str, sentence: ReadText, span: Span) -> Mismatch:
    return Mismatch(kind, span, _words(sentence, span))
