"""Somebody whom an article has say something, and what stands beside the words that name them."""

import re
from dataclasses import dataclass

from generator.evidence.articles.archive import Article, Passage
from generator.evidence.attribution.grammar.tokens import Sentence
from generator.evidence.languages import words
from generator.evidence.quotation_marks import Span

_APPOSED = 5
"""How many words a name between commas has at most."""

_SHOWN = 80
"""How many characters are shown at most of the words that tell who speaks."""


@dataclass(frozen=True)
class Teller:
    """Whom the article has say something: `who`, by id, or a `name` that nobody known has.

    `mention` are the words that name them and stand `at` a place, `shown` these with the verb.
    `pronoun` tells whom it stands for where these are one. `is_sure` where the article tells so
    with certainty, `is_whole` where these and the verb stand in the words that they bring in, which
    `is_quoted` tells to be inside quotation marks.
    """

    who: str | None = None
    name: str | None = None
    mention: str = ""
    shown: str = ""
    at: Passage | None = None
    pronoun: str = ""
    is_sure: bool = False
    is_whole: bool = False
    is_quoted: bool = False


NOBODY = Teller()


def span_of(sentence: Sentence) -> Span:
    """Where a sentence stands in its paragraph."""
    return Span(sentence[0].span.start, sentence[-1].span.end)


def apposed(article: Article, at: Passage) -> str:
    """What stands between commas behind some words: “the mayor, Ann Lee, said”."""
    behind = article.paragraphs[at.paragraph - 1].text[at.span.end : at.span.end + 100]
    found = re.match(r"\s?[,،]\s?([^,،.;:“”\"]+)[,،.:]", behind)
    return found[1] if found and len(found[1].split()) <= _APPOSED else ""


def joined(article: Article, teller: Teller, joiners: frozenset[str]) -> str:
    """The words that name a teller and others, where there are several: “X and Y said”."""
    if not teller.at or teller.pronoun:
        return ""
    text, span = article.paragraphs[teller.at.paragraph - 1].text, teller.at.span
    behind, wide = text[span.end : span.end + 60].split(maxsplit=1), ""
    if behind and behind[0].casefold() in joiners:
        wide = re.split('[,.;“”"]', behind[-1])[0]
    if any(word in joiners for word in words(teller.mention)):
        start = max(text.rfind(mark, 0, span.start) for mark in '“”".;:')
        wide = f"{text[start + 1 : span.end]} {wide}"
    return wide


def shown_words(article: Article, mention: Passage | None, cue: Passage | None) -> str:
    """The words that tell who speaks, with the verb."""
    if not mention:
        return ""
    if cue and cue.paragraph == mention.paragraph:
        ends = sorted((mention.span, cue.span))
        around = Span(ends[0].start, max(one.end for one in ends))
        if around.end - around.start <= _SHOWN:
            return article.words(Passage(mention.paragraph, around))
    return article.words(mention)
