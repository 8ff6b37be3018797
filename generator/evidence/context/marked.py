"""A quotation as a part of an article's sentence, and what this says of it. Evidence rule 5."""

from dataclasses import dataclass
from typing import Literal

from generator.evidence.articles.archive import Article, Paragraph, Passage
from generator.evidence.attribution.grammar.tokens import Sentence, sentences
from generator.evidence.context.clauses import Clauses
from generator.evidence.languages import Language
from generator.evidence.phrases import Found
from generator.evidence.quotation_marks import Span

_QUOTES = "\"'“”„«»‘’‚‹› \0"


@dataclass(frozen=True, slots=True)
class Frame:
    """What an article says of words in marks, by the `word` that tells it, in the `sentence` in
    which they stand: that it is denied or supposed, that nobody says them, that they are only
    written or called so, or that they are `woven` into the sentence as a part of it."""

    kind: Literal["denied", "unsaid", "supposed", "written", "woven"]
    word: str
    span: Span
    sentence: str
    is_sure: bool = False


@dataclass(frozen=True)
class Marked:
    """A quotation that is the token `place` of a sentence of an article, which is `told` so."""

    clauses: Clauses
    place: int
    told: str
    paragraph: Paragraph

    @property
    def sentence(self) -> Sentence:
        """The words and marks of the sentence, the quotation as one of them."""
        return self.clauses.sentence

    def frame(
        self, kind: Literal["denied", "supposed", "written", "woven"], word: Found, is_sure: bool
    ) -> Frame:
        """What the sentence says of the quotation, by the words that tell it."""
        start, end = self.sentence[word.start].span.start, self.sentence[word.end - 1].span.end
        return Frame(kind, word.text, Span(start, end), self.told, is_sure)

    def is_saying(self, place: int) -> bool:
        """Whether a word is a verb of saying, and no noun as well."""
        token, key = self.sentence[place], self.clauses.keys[place]
        is_cue = token.is_a("verbs", "participles") or key in token.speech.listed("participles")
        return is_cue and not token.is_a("nouns")

    @property
    def bare(self) -> str:
        """The quoted words without their marks."""
        return self.sentence[self.place].text.strip(_QUOTES)


def marked(passage: Passage, article: Article, language: Language) -> Marked | None:
    """The quotation that has a passage, in its sentence; none in a text by its speaker."""
    paragraph = article.paragraphs[passage.paragraph - 1]
    if paragraph.speakers:
        return None
    quotation = article.quotation_around(passage).span
    for sentence in sentences(paragraph.text, paragraph.quoted, language.speech):
        for place, token in enumerate(sentence):
            if token.quotation == quotation:
                told = paragraph.text[sentence[0].span.start : sentence[-1].span.end]
                return Marked(Clauses(sentence, language.context), place, told, paragraph)
    return None
