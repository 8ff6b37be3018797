"""Who wrote an article, as its byline says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.authoring.article.vocabulary import ArticleWords, is_sentence
from generator.evidence.languages import words

_PARTICLES = frozenset(
    re.findall(
        r"\w+",
        "de da do dos das del della di du le la y e van von der den ter ten zu zum af av "
        "bin ibn ben bint abu al el",
    )
)
"""Small words that stand inside names, whatever the language of the article."""

_LONGEST = 200
_WORDS = 5


@dataclass(frozen=True)
class Byline:
    """The authors that a byline names, and the parts of it that are not names of people."""

    authors: tuple[str, ...]
    others: tuple[str, ...]


def read_byline(text: str, vocabulary: ArticleWords) -> Byline | None:
    """The authors of a paragraph that is a byline; None for any other paragraph.

    A byline begins with a word such as “By”; all that follows is written as names are, or tells a
    post, and is no month. From the first part on that is no person's name, such as a post or a
    paper, and where nothing tells two names apart, nobody is an author.
    """
    head = re.match(r"\W*(\w+)\s*:?\s+", text)
    if head is None or len(text) > _LONGEST or head[1].casefold() not in vocabulary.bylines:
        return None
    parts = _parts(text[head.end() :].strip(" |"), vocabulary)
    if is_sentence(text) or not all(_is_of_byline(part, vocabulary) for part in parts):
        return None
    count = next((n for n, part in enumerate(parts) if not is_name(part, vocabulary)), len(parts))
    is_month = parts == [part for part in parts if part.casefold() in vocabulary.months]
    return None if is_month else Byline(tuple(parts[:count]), tuple(parts[count:]))


def is_name(text: str, vocabulary: ArticleWords) -> bool:
    """Whether a text can be one person's name: two to five words, each as in names."""
    parts = text.split()
    joined = tuple(vocabulary.joining_prefixes)
    return (
        2 <= len(parts) <= _WORDS
        and not set(words(text)) & vocabulary.posts
        and not any(joined and part.startswith(joined) for part in parts[1:])
        and not any(_is_shouted(part) for part in parts)
        and all(map(_is_of_name, parts))
    )


def _is_of_byline(part: str, vocabulary: ArticleWords) -> bool:
    """Whether a part of a line can stand in a byline: words as in names, posts, no day."""
    if len(part.split()) > _WORDS or set(words(part)) & vocabulary.weekdays:
        return False
    return all(_is_of_name(word) or set(words(word)) <= vocabulary.posts for word in part.split())


def _is_of_name(word: str) -> bool:
    """Whether a word is written as those of names are: with a capital, if its script has any."""
    letters = re.sub(r"[.'’ʼ-]", "", word)
    return word in _PARTICLES or (letters.isalpha() and not letters[0].islower())


def _is_shouted(word: str) -> bool:
    """Whether a word is in capitals, as the short names of papers and agencies are."""
    return len(word) > 1 and word.isalpha() and word.isupper()


def _parts(text: str, vocabulary: ArticleWords) -> list[str]:
    """What a byline lists, without where its authors wrote from."""
    between = r"\s*[,;،؛、|/&]\s*"
    if vocabulary.joiners:
        between += rf"|\s+(?:{_any_of(vocabulary.joiners)})\s+"
    parts = [part.strip() for part in re.split(between, text, flags=re.IGNORECASE)]
    if vocabulary.places:
        places = rf"\s+(?:{_any_of(vocabulary.places)})\s.*"
        parts = [re.sub(places, "", part, flags=re.IGNORECASE) for part in parts]
    return [part for part in parts if part]


def _any_of(phrases: frozenset[str]) -> str:
    return "|".join(map(re.escape, sorted(phrases)))
