"""Where in an article words stand together that may name somebody, with the titles before them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.evidence.attribution.grammar.case_endings import agrees
from generator.evidence.attribution.grammar.tokens import Sentence, Token
from generator.evidence.attribution.people.figures import (
    head_of,
    is_headline,
    is_inside_name,
    split_titles,
)
from generator.evidence.attribution.people.names_in_cases import without_owner


@dataclass(frozen=True)
class NameRun:
    """Words that stand together and may name somebody, and what they stand behind."""

    titles: Sequence[Token]
    name: Sequence[Token]
    has_article: bool
    begins: bool


def name_runs(sentence: Sentence) -> Iterator[NameRun]:
    """The words of a sentence that may name somebody, as they stand together."""
    if is_headline(sentence):
        return
    start = 0
    places = range(len(sentence))
    for is_named, group in groupby(places, lambda index: _may_name(sentence, index)):
        run = tuple(sentence[index] for index in group)
        if is_named and len(run) > 1:
            titles, name = split_titles(head_of(run))
            name = name[1:] if start == 0 and _begins_with_participle(name) else name
            has_article = start > 0 and sentence[start - 1].is_a("articles") and not titles
            name = without_owner(name)
            if name:
                yield NameRun(titles, name, has_article, begins=start == 0)
        start += len(run)


def _begins_with_participle(name: Sequence[Token]) -> bool:
    """Whether a verb stands before a full name at the head of a sentence: “Attacking X Y, …”."""
    endings = tuple(name[0].speech.listed("participle_endings")) if len(name) > 2 else ()
    return bool(endings) and name[0].key.endswith(endings)


def _may_name(sentence: Sentence, index: int) -> bool:
    """Whether a word may be part of a name, or of the titles before one."""
    token = sentence[index]
    if not (token.is_capital or token.is_title):
        return is_inside_name(sentence, index)
    is_no_name = token.form.is_accusative or token.form.is_owned_deed
    is_no_name = is_no_name or (token.is_a("participles") and token.is_stop)
    if token.key in token.speech.source_words or is_no_name:
        return False
    if index == 0 and token.is_filler and agrees(token):
        return False  # “Натомість Бойко”
    is_inner_link = index > 0 and token.is_a("links")
    is_boundary = token.is_day or (token.is_a("boundaries", "finite") and not is_inner_link)
    return token.is_word and not (
        is_boundary or token.is_verb or token.is_a("determiners", "openers")
    )
