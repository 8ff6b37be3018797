"""The words of a text of the editors' own that nothing in the articles may be another form of.

Names, offices and descriptions rest on no passage. What they say is looked for in all articles in
their language; of a person, in the paragraphs that name that person.
"""

from collections.abc import Container, Iterable, Iterator, Sequence

from generator.evidence.articles.archive import Article
from generator.evidence.languages import primary_of, read_language
from generator.evidence.quotation_marks import Span, touch
from generator.evidence.support.force.denials import clauses_of
from generator.evidence.support.ground import Ground, Mismatch
from generator.evidence.support.likeness import Roots
from generator.evidence.support.meaning import SOME
from generator.evidence.support.reading import ReadText, Word, read_words

_MANY = 3
"""So many words that no article has are asked about wherever in a text they stand."""


def texts_in(articles: Iterable[Article], code: str) -> tuple[ReadText, ...]:
    """The paragraphs of the articles in a language; their titles are the editors' word."""
    return tuple(
        read_words(paragraph.text, code)
        for one in articles
        if is_in_language(one, code)
        for paragraph in one.paragraphs
    )


def texts_naming(articles: Iterable[Article], code: str, names: Sequence[str]) -> list[ReadText]:
    """The paragraphs of articles in which one of some names stands."""
    return [
        read_words(paragraph.text, code)
        for one in articles
        for paragraph in one.paragraphs
        if names_one_of(paragraph.text, names)
    ]


def is_in_language(article: Article, code: str) -> bool:
    """Whether an article is in a language; of one without a language of its own it is taken so."""
    return primary_of(article.source.language or code) == primary_of(code)


def names_one_of(text: str, names: Sequence[str]) -> bool:
    """Whether one of some names stands in a text."""
    return any(name in text for name in names)


def untold_words(words: Iterable[Word], texts: Sequence[ReadText]) -> list[Word]:
    """Those of some words of which no text has any form."""
    left = [*words]
    for one in texts if left else ():
        left = [word for word in left if not one.has(word)]
    roots = Roots(stem for one in texts for stem in one.stems) if left else None
    return [word for word in left if roots and not roots.has_like(word.stem)]


def may_stand_anywhere(word: Word, reading: ReadText, names: Container[str]) -> bool:
    """Whether a word of an office is a name, in `names` by its stem or told by a capital letter:
    an article need not repeat a place's beside each of its people."""
    return word.stem in names or _is_name(word, reading)


def _is_name(word: Word, reading: ReadText) -> bool:
    is_told = "nouns_are_capital" not in read_language(reading.code).speech.listed("habits")
    return word.is_capital and (not word.begins or word.text.isupper()) and is_told


def untold_part(reading: ReadText, missing: Sequence[Word]) -> list[Word]:
    """The words of a text that no other has, of all `missing`, where these are many, or all that a
    clause says."""
    if len({word.stem for word in missing}) >= _MANY:
        return [*missing]
    for one in clauses_of(reading) if len(missing) >= SOME else ():
        inside = one.content.words
        if len({word.stem for word in inside}) >= SOME and {*inside} <= {*missing}:
            return [*inside]
    return []


def untold_accusations(reading: ReadText, texts: Iterable[ReadText]) -> list[Word]:
    """The words of a text that blame or belittle somebody, of a phrase the first, and of which no
    other text has any form."""
    found = reading.wording.accusing.find(reading.keys)
    left = [reading.words[one.start] for one in found]
    for one in texts if left else ():
        left = [word for word in left if not one.has(word)]
    return left


def accusing_findings(
    sentence: ReadText, ground: Ground, skipped: Sequence[Span]
) -> Iterator[Mismatch]:
    """`accusing` where a sentence blames or belittles somebody, and its passages nobody."""
    words = [
        word
        for word in untold_accusations(sentence, ground.reached)
        if not any(touch(word.span, one) for one in skipped)
    ]
    if words and not any(one.wording.accusing.first(one.keys) for one in ground.near):
        yield Mismatch("accusing", words[0].span, words[0].text)
