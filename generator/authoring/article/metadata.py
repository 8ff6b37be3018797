"""What an article's text tells of the article, each thing with the reason why it was taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.authoring.article.boilerplate import find_boilerplate, find_title
from generator.authoring.article.lines import (
    Byline,
    days_in,
    read_byline,
    read_dated_line,
    read_dateline,
)
from generator.authoring.article.vocabulary import (
    ArticleWords,
    read_vocabulary,
    tell_language,
)
from generator.content.problems import shortened
from generator.evidence.articles import listed, paragraph_rule, split_paragraphs
from generator.evidence.languages import words

_FIRST = 5
"""How many paragraphs of the text a dateline is looked for in."""

METADATA = ("publisher", "title", "authors", "url", "published", "language")
"""What may be told of an article, in the order of sources.yaml."""


@dataclass(frozen=True)
class Fact:
    """A value, and where it comes from, in words. Without a value it says why there is none."""

    value: str | tuple[str, ...] = ""
    reason: str = ""


@dataclass(frozen=True)
class Description:
    """What is known of one article. `told` has an entry for each of METADATA."""

    rule: str
    paragraphs: tuple[str, ...]
    boilerplate: Mapping[int, str]
    told: Mapping[str, Fact] = field(default_factory=dict)


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
    facts = {
        "publisher": _publisher(paragraphs, boilerplate),
        "title": Fact(paragraphs[0], "paragraph 1, before the byline") if title else Fact(),
        "authors": _authors(paragraphs, boilerplate, vocabulary),
        "url": Fact(),
        "published": _published(paragraphs, boilerplate, vocabulary),
        "language": Fact(told, "by its letters and words") if told else Fact(),
    }
    return Description(rule, paragraphs, boilerplate, facts)


def _rule(text: str) -> str:
    """How the text is divided: by lines too where only its head has lines without blank ones."""
    blocks = [block for block in re.split(r"\n\s*\n", text.strip()) if block.strip()]
    is_spaced = all("\n" not in block.strip() for block in blocks[1:])
    return "lines" if is_spaced else paragraph_rule(text)


def _publisher(paragraphs: Sequence[str], boilerplate: Mapping[int, str]) -> Fact:
    for number, text in _reporting(paragraphs, boilerplate):
        if (dateline := read_dateline(text)) and dateline.agency:
            return Fact(dateline.agency, f"paragraph {number}: “{dateline.words}”")
    return Fact(reason="the text does not name it as such")


def _authors(
    paragraphs: Sequence[str], boilerplate: Mapping[int, str], vocabulary: ArticleWords
) -> Fact:
    bylines = {
        number: read_byline(paragraphs[number - 1], vocabulary) or Byline((), ())
        for number, kind in boilerplate.items()
        if kind == "byline"
    }
    authors = tuple(dict.fromkeys(one for byline in bylines.values() for one in byline.authors))
    others = [part for byline in bylines.values() for part in byline.others]
    if not bylines:
        return Fact(reason="the text has no byline")
    where = f"paragraph {listed(bylines)}"
    if not others:
        return Fact(authors, where)
    left_out = "; ".join(f"“{shortened(part)}”" for part in others)
    return Fact(authors, f"{where}; not surely a person’s name: {left_out}")


def _published(
    paragraphs: Sequence[str], boilerplate: Mapping[int, str], vocabulary: ArticleWords
) -> Fact:
    """The day of publication, when one line or the dateline states a single one."""
    stated = {
        number: line
        for number, kind in boilerplate.items()
        if kind == "notice" and (line := read_dated_line(paragraphs[number - 1], vocabulary))
    }
    firsts = {number: line for number, line in stated.items() if not line.is_update}
    days = {line.day for line in firsts.values()}
    if len(days) == 1 and (day := days.pop()):
        return Fact(str(day), f"paragraph {listed(firsts)}: “{paragraphs[min(firsts) - 1]}”")
    if stated:
        return Fact(reason=f"paragraph {listed(stated)} can be read in several ways")
    for number, text in _reporting(paragraphs, boilerplate):
        dateline = read_dateline(text)
        if dateline and len(found := days_in(dateline.words, vocabulary)) == 1:
            return Fact(str(found.pop()), f"paragraph {number}: “{dateline.words}”")
        if dateline and any(character.isdigit() for character in dateline.words):
            return Fact(reason=f"no year; paragraph {number}: “{dateline.words}”")
    return Fact(reason=_weekdays(paragraphs, boilerplate, vocabulary) or "the text names no day")


def _weekdays(
    paragraphs: Sequence[str], boilerplate: Mapping[int, str], vocabulary: ArticleWords
) -> str:
    """The days of the week that the text names, and where."""
    found: dict[str, list[int]] = {}
    for number, text in enumerate(paragraphs, 1):
        for word in words(text) if number not in boilerplate else ():
            if word in vocabulary.weekdays:
                found.setdefault(word, []).append(number)
    named = [f"{day.capitalize()} (paragraph {listed(at)})" for day, at in found.items()]
    return f"the text names only {', '.join(named)}" if named else ""


def _reporting(
    paragraphs: Sequence[str], boilerplate: Mapping[int, str]
) -> Iterator[tuple[int, str]]:
    """The first paragraphs that report something, with their numbers."""
    numbers = [n for n in range(1, len(paragraphs) + 1) if n not in boilerplate]
    return ((number, paragraphs[number - 1]) for number in numbers[:_FIRST])
