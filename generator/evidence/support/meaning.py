"""What a sentence says: more than its passages can carry, or what another sentence carries better.

A careful sentence may use none of its passage's words, and no list tells what means the same. So
what nothing carries is counted against what of the passages it has not put in its own words: a
sentence says no more than what it rests on. Words are weighed by how few sentences have them. An
index of words leads to the sentences, so that a long article takes no longer for each sentence than
a short one.
"""

from collections.abc import Iterator, Sequence

from generator.evidence.quotation_marks import Span, touch
from generator.evidence.support.force.denials import clauses_of
from generator.evidence.support.ground import Ground, Mismatch, Piece
from generator.evidence.support.likeness import has_root
from generator.evidence.support.reading import ReadText, Word, read_words
from generator.evidence.support.sentence_index import (
    Index,
    index_of,
    shares_of,
    weights_of,
)

_ALIKE = 0.8
"""Which part of a sentence's words its passage has where it repeats that."""

_FEW = 3
"""So many more words a sentence has that nothing carries than its passages have words left."""

SOME = 2
"""So many words has a part of a sentence at least that is told by itself."""

_AHEAD = 1.5
"""How many times as much of a sentence another carries that it seems to be of."""

NEARBY = 0.5
"""How much a word counts that stands near the passages and not in their sentences."""

_MUCH = 0.4
"""Which part of a sentence another carries at least that it seems to be of."""


def meaning_findings(
    sentence: ReadText,
    ground: Ground,
    skipped: Sequence[Span],
    named: frozenset[str] = frozenset(),
) -> Iterator[Mismatch]:
    """`exchanged` where another sentence of the article carries the sentence better (`instead` has
    its paragraph's number, its words and its source), else `unsupported` for what nothing carries.

    `skipped` are the stretches of the sentence that are compared otherwise, `named` the stems of
    names, which are too.
    """
    words = compared_words(sentence, skipped)
    if len(words) < 2:
        return
    if finding := _exchanged(sentence, ground):
        yield finding
    else:
        told = [word for word in words if word.stem not in named]
        yield from _unsupported(sentence, ground, told)


def compared_words(sentence: ReadText, skipped: Sequence[Span]) -> list[Word]:
    """The words of a sentence that say something, outside the stretches `skipped`."""
    return [w for w in sentence.content if not any(touch(w.span, one) for one in skipped)]


def _unsupported(sentence: ReadText, ground: Ground, words: Sequence[Word]) -> Iterator[Mismatch]:
    """What a sentence says beyond its passages: more words that nothing carries, in the sentence or
    in one of its clauses, than they have words that it has not put in its own.

    A careful sentence may use none of its passage's words, but it has no more to say.
    """
    missing = [word for word in words if not is_near(word, ground)]
    if len(missing) < SOME:
        return
    left = _left_of(sentence, ground)
    stems = {word.stem for word in missing}
    is_whole = not left and len(stems) >= SOME and len(words) - len(missing) >= _FEW
    if len(stems) - len(left) >= _FEW or is_whole:
        span = Span(sentence.words[0].start, sentence.words[-1].end)
        yield _finding(span, missing)
        return
    clauses = [[word for word in words if word in one.words] for one in clauses_of(sentence)]
    clauses = [inside for inside in clauses if inside]
    for inside in clauses if len(clauses) > 1 else ():
        if len(inside) >= SOME and len(left) < len(inside) and {*inside} <= {*missing}:
            yield _finding(Span(inside[0].start, inside[-1].end), inside)


def is_near(word: Word, ground: Ground) -> bool:
    """Whether anything near the passages may carry a word."""
    return any(has_root(one, word) for one in ground.reached)


def _left_of(sentence: ReadText, ground: Ground) -> set[str]:
    """The stems of the words of the passages that no word of a sentence is of one root with."""
    return {
        word.stem for one in ground.cited for word in one.content if not has_root(sentence, word)
    }


def _finding(span: Span, words: Sequence[Word]) -> Mismatch:
    return Mismatch("unsupported", span, ", ".join(word.text for word in words))


def _exchanged(sentence: ReadText, ground: Ground) -> Mismatch | None:
    """That another sentence of one of the articles carries the sentence much better; what only asks
    carries none, and where the passage has nearly all of its words, no other is looked for."""
    if _is_put_alike(sentence, ground):
        return None
    own = _share_of(sentence, ground)
    for piece in ground.compared:
        texts = tuple(
            "" if p.boilerplate or p.is_nobodys else p.text for p in piece.article.paragraphs
        )
        index = index_of(texts, piece.code)
        cited = _cited(piece, index)
        shares = shares_of(sentence, index)
        others = {at: share for at, share in shares.items() if at not in cited}
        if not others:
            continue
        best = max(others, key=lambda at: (others[at], -at))
        held = sum(best in index.having(word) for word in sentence.content)
        is_told = held >= least_of(ground) and held > _own_words(sentence, ground)
        if best not in cited and best + 1 in cited and is_resumed(sentence, ground):
            continue
        if is_told and others[best] >= max(_MUCH, _AHEAD * own):
            number, part = index.places[best]
            words = read_words(texts[number - 1], piece.code).sentence(part)
            told = texts[number - 1][words[0].start : words[-1].end]
            span = Span(sentence.words[0].start, sentence.words[-1].end)
            source = piece.article.source.id
            return Mismatch("exchanged", span, sentence.text, (str(number), told, source))
    return None


def _own_words(sentence: ReadText, ground: Ground) -> int:
    """How many words of a sentence its own passages' sentences have, or one of their root."""
    return sum(any(has_root(one, word) for one in ground.near) for word in sentence.content)


def least_of(ground: Ground) -> int:
    """How many words another sentence has at least that carries one better: more where a pronoun of
    the passages stands for what a sentence may name."""
    resuming = ground.wording.resuming
    return SOME + any(not resuming.isdisjoint(one.key_set) for one in ground.cited)


def is_resumed(sentence: ReadText, ground: Ground) -> bool:
    """Whether the passages stand for what is before them by a word like “that”, so that a sentence
    that tells what they say has words of it; they have some of it too, or both deny."""
    resuming = ground.wording.resuming
    if not any(not resuming.isdisjoint(one.key_set) for one in ground.near):
        return False
    has_some = any(has_root(one, word) for one in ground.near for word in sentence.content)
    is_denied = any(ground.wording.is_denial(key) for key in sentence.keys)
    deny = any(ground.wording.is_denial(key) for one in ground.near for key in one.keys)
    return has_some or (is_denied and deny)


def _is_put_alike(sentence: ReadText, ground: Ground) -> bool:
    """Whether nearly all words of a sentence, small ones too, stand in one cited sentence."""
    keys = [word.key for word in sentence.words]
    return len(keys) > _FEW and any(
        sum(key in there for key in keys) >= _ALIKE * len(keys)
        for there in ({word.key for word in reading.words} for reading in ground.near)
    )


def _share_of(sentence: ReadText, ground: Ground) -> float:
    """Which part of the sentence its own passages' sentences carry, weighed by the first article;
    what stands near counts in part, since a sentence may tell what a passage refers to."""
    piece = ground.compared[0]
    texts = tuple(p.text if not p.boilerplate else "" for p in piece.article.paragraphs)
    weights = weights_of(sentence, index_of(texts, piece.code))
    near = [reading for one in ground.compared for reading in ground.readings_of(one)]
    far = [*ground.paragraphs, *ground.before]
    whole = sum(weights.values()) or 1.0
    carried = 0.0
    for word, weight in weights.items():
        if any(one.has(word) for one in near):
            carried += weight
        elif any(one.has(word) for one in far):
            carried += weight * NEARBY
    return carried / whole


def _cited(piece: Piece, index: Index) -> set[int]:
    """The sentences that have some of the passages."""
    cited = {
        (one.paragraph, number)
        for one in piece.passages
        for number in read_words(
            piece.article.paragraphs[one.paragraph - 1].text, piece.code
        ).sentences_at(one.span)
    }
    return {index.numbers[place] for place in cited if place in index.numbers}
