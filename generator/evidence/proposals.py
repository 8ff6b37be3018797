"""The sentence of a paragraph that most likely carries a summary, and how sure that is.

An editor who has named a paragraph alone is shown the sentence that was probably meant. Words are
compared by their beginnings, so that inflected forms count as alike, and each counts the more, the
fewer sentences of the paragraph have it. Nothing is taken over unseen: it is a proposal.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from generator.evidence.articles import Article, Paragraph, Passage
from generator.evidence.attribution.tokens import sentences
from generator.evidence.attribution.utterances import Confidence
from generator.evidence.languages import Language
from generator.evidence.matching import fold
from generator.evidence.quotation_marks import Span

_BEGINNING = 4
"""How many letters of a word are compared."""

_SHORT = 3
"""Words of so many letters or fewer are not compared, unless they are numbers."""

_SHARE = 0.4
"""Which part of a summary's words a sentence has that is sure to carry it."""

_AHEAD = 2.0
"""How many times as much as any other sentence has such a one."""

_SPACELESS = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
_WORD = regex.compile(rf"{_SPACELESS}{{2}}|[[\p{{L}}\p{{N}}\p{{M}}]--{_SPACELESS}]+", regex.V1)


@dataclass(frozen=True, slots=True)
class ProposedPassage:
    """A sentence, the share of the summary's words that it has, from 0 to 1, and how sure it is.

    `high`: it has much of the summary and no other sentence has nearly as much, or there is no
    other; `low`: it has the most; `none`: nothing tells it from another.
    """

    passage: Passage
    share: float
    confidence: Confidence


def propose_passage(
    article: Article, number: int, summary: str, language: Language
) -> ProposedPassage | None:
    """The sentence of a paragraph that most likely carries `summary`; None where the article has no
    such paragraph."""
    paragraph = article.paragraph(number)
    spans = sentence_spans(paragraph, language) if paragraph else []
    if paragraph is None or not spans:
        return None
    shares = _shares([paragraph.text[span.start : span.end] for span in spans], summary)
    best = max(range(len(spans)), key=lambda index: (shares[index], -index))
    second = max((share for index, share in enumerate(shares) if index != best), default=0.0)
    passage = Passage(number, spans[best])
    return ProposedPassage(passage, shares[best], _confidence(shares[best], second, len(spans)))


def sentence_spans(paragraph: Paragraph, language: Language) -> list[Span]:
    """Where the sentences of a paragraph stand, in order, each with its marks."""
    found = sentences(paragraph.text, paragraph.quoted, language.speech)
    return [Span(sentence[0].span.start, sentence[-1].span.end) for sentence in found]


def _confidence(best: float, second: float, count: int) -> Confidence:
    if count > 1 and best <= second:
        return "none"
    is_ahead = count == 1 or best >= _AHEAD * second
    return "high" if best >= _SHARE and is_ahead else "low" if best else "none"


def _shares(texts: list[str], summary: str) -> list[float]:
    """For each text, which part of the summary's words it has."""
    having = [set(_beginnings(text)) for text in texts]
    count = Counter(word for words in having for word in words)
    weights = {word: 1 / max(1, count[word]) for word in _beginnings(summary)}
    whole = sum(weights.values()) or 1.0
    return [sum(weights[word] for word in weights.keys() & words) / whole for words in having]


def _beginnings(text: str) -> Iterator[str]:
    """The beginnings of the words of a text that are long enough; pairs of letters of a script
    that does not divide words, each letter in two."""
    folded = fold(text).casefold()
    for found in _WORD.finditer(folded, overlapped=True):
        word = found[0]
        is_whole = found.start() == 0 or not folded[found.start() - 1].isalnum()
        if regex.match(_SPACELESS, word):
            yield word
        elif is_whole and (len(word) > _SHORT or word.isdecimal()):
            yield word[:_BEGINNING]
