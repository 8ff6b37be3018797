"""Words that no article has and that stand as names do, where no capital letter tells a name.

In a language that gives all nouns capitals, a noun in the singular has an article or another word
before it, and a name has none: “mit Krause”. Where a script has no capitals, its file lists how
names of families are formed; such a word is a name behind a noun that has no article itself, since
an adjective of that form would have one where that has. It lists, too, how words of the language
are built: what is built otherwise is a name or a loan, and so may be two such words side by side
behind a preposition, of which neither has an article.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from generator.evidence.languages import read_language
from generator.evidence.quotation_marks import touch
from generator.evidence.support.figures.days import dates_in
from generator.evidence.support.ground import Ground, Mismatch
from generator.evidence.support.likeness import has_root
from generator.evidence.support.named.names import has_case
from generator.evidence.support.reading import ReadText, Word

_FORMED = 3
"""Endings of nouns with so many letters tell that a noun is formed of another word."""


def bare_name_findings(
    sentence: ReadText, ground: Ground, named: frozenset[str]
) -> Iterator[Mismatch]:
    """The words that stand as names, and that nothing in the articles may be a form of:
    `unsupported`. `named` are the stems of all that is known to be a name."""
    wording = sentence.wording
    is_told = "nouns_are_capital" in read_language(sentence.code).speech.listed("habits")
    if not is_told and not (wording.surnames or wording.native):
        return
    new = _New(sentence, ground, named)
    for before, word in zip(sentence.words, sentence.words[1:], strict=False):
        placed = (
            _is_bare(before, word, sentence, ground)
            if is_told
            else _is_surname(before, word, sentence) or _is_foreign(before, word, sentence, new)
        )
        if placed and new.has(word):
            yield Mismatch("unsupported", word.span, word.text)


@dataclass(frozen=True)
class _New:
    """Which words of a sentence are no known names, and in the articles in no form."""

    sentence: ReadText
    ground: Ground
    named: frozenset[str]

    def has(self, word: Word) -> bool:
        """Whether a word is one of them."""
        if word not in self.sentence.content_set or word.stem in self.named:
            return False
        articles = (*self.ground.whole, *self.ground.before)
        return not any(has_root(one, word) for one in articles)


def _is_bare(before: Word, word: Word, sentence: ReadText, ground: Ground) -> bool:
    """Whether a noun begins a clause by itself, or stands right behind a preposition in a sentence
    that else has mostly words of its passages: in words of one's own, set phrases do (“in Betracht
    ziehen”)."""
    wording, following = sentence.wording, sentence.text[before.end : word.start].strip()
    if not word.is_capital or word.begins or word.key.endswith(_formed(sentence)):
        return False
    if following == ",":
        return True
    return not following and before.key in wording.bare_behind and _is_told_alike(sentence, ground)


def _formed(sentence: ReadText) -> tuple[str, ...]:
    return tuple(one for one in sentence.wording.roles.feminine if len(one) >= _FORMED)


def _is_told_alike(sentence: ReadText, ground: Ground) -> bool:
    """Whether most words of a sentence are of a root with one of its passages."""
    near = (any(has_root(one, word) for one in ground.near) for word in sentence.content)
    return 2 * sum(near) > len(sentence.content)


def _is_surname(before: Word, word: Word, sentence: ReadText) -> bool:
    """Whether a word is formed as names of families are, and the one before it is a noun that has
    no article."""
    wording = sentence.wording
    if before not in sentence.content_set or before.key in wording.roles.prepositions:
        return False
    pair = f"{before.key} {word.key}"
    return any(regex.fullmatch(one, pair) for one in wording.surnames)


def _is_foreign(before: Word, word: Word, sentence: ReadText, new: _New) -> bool:
    """Whether a word is not built as those of the language are, or stands with another new one
    behind a preposition, each without an article: “مع بياتريس كينتيلا”."""
    if has_case(word) or not sentence.wording.native:
        return False
    letters = regex.sub(r"\p{Mn}", "", word.key)
    if not any(regex.fullmatch(one, letters) for one in sentence.wording.native):
        return not any(touch(word.span, one.span) for one in dates_in(sentence))
    at = sentence.words.index(word)
    lead = sentence.words[at - 2].key if at > 1 else ""
    starts = tuple(read_language(sentence.code).speech.listed("definite_starts"))
    is_bare = not before.key.startswith(starts) and not word.key.startswith(starts)
    is_led = lead in sentence.wording.roles.prepositions
    is_beside = sentence.text[before.end : word.start] == " "
    return is_led and is_beside and is_bare and new.has(before)
