"""What a sentence rests on: the words of articles, nearest first.

The nearest are the passages themselves, then their sentences, their paragraphs, what stands before
these, and the article.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

from generator.content.dates import PartialDate
from generator.evidence.articles.archive import Article, Paragraph, Passage
from generator.evidence.quotation_marks import Span
from generator.evidence.resolution.said import Cited
from generator.evidence.store.kept import digest_of
from generator.evidence.support.reading import ReadText, read_words
from generator.evidence.support.word_lists import read_wording
from generator.evidence.support.wording import Wording

_BEFORE = 3
"""How many paragraphs before a passage are near it: as far as a pronoun reaches back."""


@dataclass(frozen=True)
class Mismatch:
    """What of a sentence its ground does not have: where in the sentence, which words, and what the
    ground has in their place, if that can be told. `kind` is the rule that it breaks."""

    kind: str
    span: Span
    words: str
    instead: tuple[str, ...] = ()


@dataclass(frozen=True)
class Piece:
    """One article's passages: in which paragraphs, which stretches of them; in which language.

    Two are alike that have the same passages of the same text.
    """

    article: Article = field(repr=False, compare=False)
    text: tuple[str, str]
    passages: tuple[Passage, ...]
    code: str

    @classmethod
    def of(cls, cited: Cited, code: str) -> Self | None:
        """What a piece of evidence cites; None where that cannot be told."""
        article = cited.article
        if article is None or cited.fault or not cited.passages:
            return None
        text = (article.source.id, article.sha256)
        return cls(article, text, cited.passages, article.source.language or code)

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the paragraphs that it cites."""
        return tuple(dict.fromkeys(one.paragraph for one in self.passages))

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs that it cites."""
        return tuple(self.article.paragraphs[number - 1] for number in self.numbers)

    @cached_property
    def before(self) -> tuple[Paragraph, ...]:
        """The paragraphs before these, as far as a pronoun in them reaches back."""
        near = {n - back for n in self.numbers for back in range(1, _BEFORE + 1)}
        wanted = sorted(near - set(self.numbers))
        there = (self.article.paragraph(number) for number in wanted)
        return tuple(one for one in there if one and not one.boilerplate)

    @cached_property
    def asked(self) -> tuple[Paragraph, ...]:
        """The interviewer's questions right before these, which say what the answers are about."""
        there = (self.article.paragraph(number - 1) for number in self.numbers)
        return tuple(one for one in there if one and one.is_nobodys)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of its passages, as the article prints them."""
        return tuple(map(self.article.words, self.passages))

    @cached_property
    def around(self) -> tuple[str, ...]:
        """The sentences in which its passages stand, paragraph by paragraph."""
        return tuple(self._sentences(paragraph) for paragraph in self.paragraphs)

    def _sentences(self, paragraph: Paragraph) -> str:
        """The sentences of one paragraph that have some of its passages."""
        reading = read_words(paragraph.text, self.code)
        spans = [one.span for one in self.passages if one.paragraph == paragraph.number]
        numbers = {number for span in spans for number in reading.sentences_at(span)}
        held = [word for word in reading.words if word.sentence in numbers]
        ends = [spans[0].start, spans[-1].end] if spans else [0, 0]
        start = min([ends[0], *(word.start for word in held)])
        end = max([ends[1], *(word.end for word in held)])
        while end < len(paragraph.text) and not paragraph.text[end].isspace():
            end += 1
        return paragraph.text[start:end]

    @property
    def published(self) -> PartialDate | None:
        """The day of the article."""
        return self.article.source.published


@dataclass(frozen=True)
class Ground:
    """What a sentence rests on: pieces of articles, in the sentence's language those that can be
    `compared` with it in words, in another the rest. `code` is that of the sentence."""

    code: str
    pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, rests_on: Iterable[Cited], code: str) -> Self:
        """What some evidence cites, for a sentence in a language."""
        pieces = (Piece.of(cited, code) for cited in rests_on)
        return cls(code, tuple(dict.fromkeys(piece for piece in pieces if piece)))

    @cached_property
    def digest(self) -> bytes:
        """The SHA-256 of all that it holds: of its articles as a whole."""
        pieces = [(one.article.digest, one.code, one.passages) for one in self.pieces]
        return digest_of((self.code, pieces))

    @property
    def wording(self) -> Wording:
        """The words of the sentence's language."""
        return read_wording(self.code)

    @cached_property
    def compared(self) -> tuple[Piece, ...]:
        """The pieces in the language of the sentence."""
        return tuple(one for one in self.pieces if _base(one.code) == _base(self.code))

    @property
    def is_foreign(self) -> bool:
        """Whether all that the sentence rests on is in other languages."""
        return bool(self.pieces) and not self.compared

    @property
    def is_mixed(self) -> bool:
        """Whether some of it is in another language."""
        return len(self.compared) < len(self.pieces)

    def readings_of(self, piece: Piece) -> tuple[ReadText, ...]:
        """The sentences of a piece's passages, read."""
        return tuple(read_words(text, piece.code) for text in piece.around)

    def paragraphs_of(self, piece: Piece) -> tuple[ReadText, ...]:
        """The paragraphs of a piece, read."""
        return tuple(read_words(one.text, piece.code) for one in piece.paragraphs)

    @cached_property
    def cited(self) -> tuple[ReadText, ...]:
        """Its passages, read."""
        return _read((word, one.code) for one in self.pieces for word in one.words)

    @cached_property
    def around(self) -> tuple[ReadText, ...]:
        """The sentences of its passages, read."""
        return _read((text, one.code) for one in self.pieces for text in one.around)

    @cached_property
    def asked(self) -> tuple[ReadText, ...]:
        """The questions of interviewers right before its passages, read."""
        return _read((p.text, one.code) for one in self.pieces for p in one.asked)

    @cached_property
    def near(self) -> tuple[ReadText, ...]:
        """The same, as far as they are in the sentence's language."""
        return _read((text, one.code) for one in self.compared for text in one.around)

    @cached_property
    def paragraphs(self) -> tuple[ReadText, ...]:
        """The paragraphs of its passages, read."""
        return _read((p.text, one.code) for one in self.pieces for p in one.paragraphs)

    @cached_property
    def before(self) -> tuple[ReadText, ...]:
        """The paragraphs before these, and the titles of their articles, read."""
        texts = [(p.text, one.code) for one in self.pieces for p in one.before]
        titles = [(one.article.source.title or "", one.code) for one in self.pieces]
        return _read([*texts, *((title, code) for title, code in titles if title)])

    @cached_property
    def reached(self) -> tuple[ReadText, ...]:
        """All that is near its passages in the sentence's language, and the questions and
        paragraphs before these, read."""
        own = (reading for one in self.compared for reading in self.paragraphs_of(one))
        return tuple(dict.fromkeys((*own, *self.asked, *self.before)))

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The articles that it stands in, each once."""
        return tuple({one.article.source.id: one.article for one in self.pieces}.values())

    @cached_property
    def whole(self) -> tuple[ReadText, ...]:
        """These articles, paragraph by paragraph, read."""
        codes = {one.article.source.id: one.code for one in self.pieces}
        return _read(
            (paragraph.text, codes[article.source.id])
            for article in self.articles
            for paragraph in article.reporting
        )


def _read(texts: Iterable[tuple[str, str]]) -> tuple[ReadText, ...]:
    return tuple(dict.fromkeys(read_words(text, code) for text, code in texts))


def _base(code: str) -> str:
    return code.partition("-")[0].lower()
