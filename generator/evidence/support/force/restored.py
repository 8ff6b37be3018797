"""What a sentence says by leaving out the word before it: “answered”, of “without an answer”.

Short because it looks at words alone that deny nothing where they stand.
"""

from itertools import pairwise

from generator.evidence.support.force.aligned import Beside
from generator.evidence.support.likeness import are_of_one_root, has_root
from generator.evidence.support.reading import Word


def restored(beside: Beside) -> Word | None:
    """A word before one that a sentence has, and that the cited words, which deny nothing, do not
    say: they tell that it is absent, or deny nothing by it (“is not opposed to”)."""
    ours, cited = beside.ours, beside.cited
    if any(one.limits or one.cancelled or one.is_double for one in ours):
        return None
    if any(one.denials for one in cited):
        return None
    pairs = ((one, pair) for one in cited for pair in pairwise(one.words))
    return next(
        (w for one, (w, after) in pairs if w in one.cancelled and _is_said(after, beside)), None
    )


def _is_said(word: Word, beside: Beside) -> bool:
    """Whether a sentence says a word, or one of its root, that stands nowhere else in its passages,
    and nothing in it denies but that one."""
    sentence = beside.sentence
    if word.key in sentence.wording.empty or not has_root(sentence, word):
        return False
    denials = [one for clause in beside.ours for one in clause.denials]
    if any(not are_of_one_root(one.word.stem, word.stem) for one in denials):
        return False
    words = (one for reading in beside.readings for one in reading.content)
    return sum(are_of_one_root(one.stem, word.stem) for one in words) == 1
