"""What an article's text tells of the article, each thing with the reason why it was taken."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.authoring.article.boilerplate import find_boilerplate, find_title
from generator.authoring.article.language import tell_language
from generator.authoring.article.lines import (
    Agency,
    Dateline,
    days_in,
    read_agency,
    read_byline,
    read_dated_line,
    read_dateline,
)
from generator.authoring.article.vocabulary import ArticleWords, read_vocabulary
from generator.content.dates import PartialDate
from generator.content.problems import shortened
from generator.evidence.articles.archive import listed
from generator.evidence.articles.paragraphs import paragraph_rule, split_paragraphs
from generator.evidence.languages import words

_FIRST = 5
"""How many paragraphs of the text a dateline is looked for in."""


@dataclass(frozen=True)
class Fact:
    """A value, and where it comes from, in words. Without a value it says why there is none."""

    value: str | tuple[str, ...] = ""
    reason: str = ""


@dataclass(frozen=True)
class Description:
    """What is known of one article. `told` has all that may be told, in sources.yaml's order."""

    rule: str
    paragraphs: tuple[str, ...]
    boilerplate: Mapping[int, str]
    told: Mapping[str, Fact]


def describe_article(text: str, language: str) -> Description:
    """What the text of an article tells; it is read as `language` where its own is not sure."""
    told = tell_language(text)
    vocabulary = read_vocabulary(told or language)
    rule = _rule(text)
    paragraphs = tuple(split_paragraphs(text, rule))
    boilerplate = find_boilerplate(paragraphs, vocabulary)
    title = find_title(paragraphs, boilerplate)
    if title:
        boilerplate = dict(sorted({**boilerplate, title: "subhead"}.items()))
    read = _Read(paragraphs, boilerplate, vocabulary)
    facts = {
        "publisher": read.publisher(),
        "title": _title(paragraphs, title),
        "authors": read.authors(),
        "url": Fact(),
        "published": read.published(),
        "language": Fact(told, "by its letters and words") if told else Fact(),
    }
    return Description(rule, paragraphs, boilerplate, facts)


def _title(paragraphs: Sequence[str], number: int) -> Fact:
    """The headline, which is the paragraph of this number, where there is one."""
    return Fact(paragraphs[number - 1].lstrip("# "), f"paragraph {number}") if number else Fact()


def _rule(text: str) -> str:
    """How the text is divided: by lines too where only its head has lines without blank ones."""
    blocks = [block for block in re.split(r"\n\s*\n", text.strip()) if block.strip()]
    is_spaced = all("\n" not in block.strip() for block in blocks[1:])
    return "lines" if is_spaced else paragraph_rule(text)


@dataclass(frozen=True)
class _Read:
    """An article's paragraphs, which of them report nothing, and the words of its language."""

    paragraphs: Sequence[str]
    boilerplate: Mapping[int, str]
    vocabulary: ArticleWords

    def _of_kind(self, kind: str) -> dict[int, str]:
        """The paragraphs of a kind of boilerplate by number; those that report, if it is empty."""
        every = enumerate(self.paragraphs, 1)
        return {number: text for number, text in every if self.boilerplate.get(number, "") == kind}

    def _datelines(self) -> Iterator[tuple[Dateline, str]]:
        """The datelines of the first paragraphs that report something, and where they stand."""
        told = {**self._of_kind(""), **self._of_kind("byline")}
        for number, text in sorted(told.items())[:_FIRST]:
            if dateline := read_dateline(text):
                yield dateline, f"paragraph {number}: “{dateline.words}”"

    def _agencies(self) -> Iterator[tuple[Agency, str]]:
        """What the datelines have where an agency stands, and where they stand."""
        for dateline, at in self._datelines():
            yield read_agency(dateline.agency, self.vocabulary), at

    def publisher(self) -> Fact:
        """The agency that a dateline names."""
        named = (Fact(agency.name, at) for agency, at in self._agencies() if agency.name)
        return next(named, Fact(reason="the text does not name it as such"))

    def authors(self) -> Fact:
        """The people that the bylines name."""
        texts = self._of_kind("byline")
        found = (read_byline(text, self.vocabulary) for text in texts.values())
        bylines = [byline for byline in found if byline]
        authors = tuple(dict.fromkeys(one for byline in bylines for one in byline.authors))
        others = [f"“{shortened(part)}”" for byline in bylines for part in byline.others]
        if not bylines:
            agencies = self._agencies()
            signed = (Fact((agency.reporter,), at) for agency, at in agencies if agency.reporter)
            return next(signed, Fact(reason="the text has no byline"))
        told = f"; not surely a person’s name: {'; '.join(others)}" if others else ""
        return Fact(authors, f"paragraph {listed(texts)}{told}")

    def published(self) -> Fact:
        """The day of publication, when one line or the dateline states a single one."""
        lines = {n: read_dated_line(t, self.vocabulary) for n, t in self._of_kind("notice").items()}
        stated = {number: line for number, line in lines.items() if line}
        firsts = {number: line for number, line in stated.items() if not line.is_update}
        days = {line.day for line in firsts.values()}
        if len(days) == 1 and (day := days.pop()):
            text = self.paragraphs[min(firsts) - 1]
            return Fact(str(day), f"paragraph {listed(firsts)}: “{text}”")
        if stated:
            return Fact(reason=f"paragraph {listed(stated)} can be read in several ways")
        for number, text in self._of_kind("byline").items():
            if len(found := days_in(text, self.vocabulary)) == 1:
                return Fact(str(found.pop()), f"paragraph {number}: “{text}”")
        for dateline, at in self._datelines():
            if len(found := days_in(dateline.words, self.vocabulary)) == 1:
                return Fact(str(found.pop()), at)
            if any(map(str.isdigit, dateline.words)):
                return Fact(reason=f"no year; {at}")
        return Fact(
            reason=self._at_head() or self._weekdays() or "the text names no day of its own"
        )

    def _at_head(self) -> str:
        """The days that the first paragraphs name with a year, of which one may be that day."""
        head = enumerate(self.paragraphs[:_FIRST], 1)
        found = [(day, number) for number, text in head for day in self._days(text)]
        named = [f"{day} (paragraph {number})" for day, number in dict.fromkeys(found)]
        return f"perhaps {', '.join(named)}" if named else ""

    def _days(self, text: str) -> list[PartialDate]:
        return sorted(days_in(text, self.vocabulary), key=str)

    def _weekdays(self) -> str:
        """The days of the week that the text names, and where."""
        found: dict[str, list[int]] = {}
        for number, text in self._of_kind("").items():
            for word in words(text):
                if word in self.vocabulary.weekdays:
                    found.setdefault(word, []).append(number)
        named = [f"{day.capitalize()} (paragraph {listed(at)})" for day, at in found.items()]
        return f"the text names only {', '.join(named)}" if named else ""
