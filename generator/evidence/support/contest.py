"""Whether a sentence is of words that it does not cite: how much of it those carry beside what its
own passages carry.

No share of a sentence must be carried, since careful editors put all of it in other words. What
tells is that others carry more: a sentence of the cited paragraphs, of any article, or what another
statement says that rests on the same words.
"""

from collections.abc import Iterator, Sequence

from generator.evidence.quotation_marks import Span
from generator.evidence.support.elsewhere import Carried, Corpus, SentencePlace
from generator.evidence.support.ground import Ground, Mismatch
from generator.evidence.support.likeness import has_root
from generator.evidence.support.meaning import (
    NEARBY,
    SOME,
    compared_words,
    is_near,
    is_resumed,
    least_of,
)
from generator.evidence.support.reading import ReadText, Word, read_words

_PART = 0.3
"""Which part of a sentence one of any article carries at least that it seems to be of."""

_AHEAD = 1.5
"""How many times as much of a sentence that one carries as what stands near its passages."""

_MARGIN = 0.1
"""By how much another sentence is ahead beside that, and one of the same paragraph at all."""

_LEFT = 2
"""So many words the passages' sentences have at least that a sentence has not put in its own: what
has fewer points to what stands around it."""


def exchanged_with_another(
    sentence: ReadText,
    ground: Ground,
    skipped: Sequence[Span],
    named: frozenset[str],
    corpus: Corpus,
    is_own: bool,
) -> Mismatch | None:
    """That a sentence of the `corpus` of all articles carries the sentence better: `exchanged`, as
    in meaning_findings; `skipped` and `named` are as there. Its own paragraphs are looked through
    closely where the evidence `is_own`, and not that of statements which it sums up."""
    words = compared_words(sentence, skipped)
    told = [word for word in words if word.stem not in named]
    if not told or _has_number_of(sentence, ground):
        return None
    carried, cited = corpus.carried(told), frozenset(_spots_of(ground))
    best = None
    if is_own and left_words(sentence, ground, named) >= _LEFT:
        best = _beside(told, carried, cited, corpus)
    if best is None and len(told) >= SOME and _tells_something(ground, named):
        best = _anywhere(sentence, ground, told, carried, cited, corpus)
    if best is None:
        return None
    span = Span(sentence.words[0].start, sentence.words[-1].end)
    instead = (str(best.paragraph), corpus.told(best), best.source)
    return Mismatch("exchanged", span, sentence.text, instead)


def left_words(sentence: ReadText, ground: Ground, named: frozenset[str]) -> int:
    """How many words of the passages' sentences a sentence has not, nor one of their root."""
    words = (word for one in ground.near for word in one.content if word.stem not in named)
    return len({word.stem for word in words if not has_root(sentence, word)})


def _beside(
    words: Sequence[Word], carried: Carried, cited: frozenset[SentencePlace], corpus: Corpus
) -> SentencePlace | None:
    """The sentence of the cited paragraphs that carries more of some words than the cited ones."""
    paragraphs = {(one.source, one.paragraph) for one in cited}
    elsewhere = (at for at in carried.shares if (at.source, at.paragraph) not in paragraphs)
    best = carried.best((*cited, *elsewhere))
    if best is None:
        return None
    own = {word for at in cited for word in carried.words.get(at, ())}
    is_ahead = carried.shares[best] > corpus.weighed(own, words) + _MARGIN
    return best if is_ahead and len({*carried.words[best]}) > len(own) else None


def _anywhere(
    sentence: ReadText,
    ground: Ground,
    words: Sequence[Word],
    carried: Carried,
    cited: frozenset[SentencePlace],
    corpus: Corpus,
) -> SentencePlace | None:
    """The sentence of any article that carries the sentence much better by roots of words, where
    its own passages carry nothing of it, and what stands near them a word at most."""
    best = carried.best(cited)
    if best is None:
        return None
    if best._replace(sentence=best.sentence + 1) in cited and is_resumed(sentence, ground):
        return None
    own = {word for at in cited for word in carried.words.get(at, ())}
    near = {word for word in words if is_near(word, ground)}
    if own or len(near) >= SOME:
        return None
    share = NEARBY * corpus.weighed(near, words)
    is_told = len({*carried.words[best]}) >= least_of(ground)
    is_ahead = carried.shares[best] >= max(_PART, _AHEAD * share + _MARGIN)
    return best if is_told and is_ahead else None


def _tells_something(ground: Ground, named: frozenset[str]) -> bool:
    """Whether a sentence of the passages has a word of its own beside names. One that has none, as
    “The council called that too much”, says what stands elsewhere, so that no sentence of it can
    have its words."""
    return any(word.stem not in named for one in ground.near for word in one.content)


def _has_number_of(sentence: ReadText, ground: Ground) -> bool:
    """Whether a sentence has a number of its passages' sentences, of which no other one is."""
    numbers = {word.key for word in sentence.words if word.text[0].isnumeric()}
    return any(not numbers.isdisjoint(one.key_set) for one in ground.near)


def _spots_of(ground: Ground) -> Iterator[SentencePlace]:
    """The sentences that have some of the passages."""
    for piece in ground.compared:
        for one in piece.passages:
            reading = read_words(piece.article.paragraphs[one.paragraph - 1].text, piece.code)
            for number in reading.sentences_at(one.span):
                yield SentencePlace(piece.article.source.id, one.paragraph, number)
