"""The sentence of a paragraph that most likely carries a summary, and how sure that is.

An editor who has named a paragraph alone is shown the sentence that was probably meant. Words are
compared by their beginnings, so that inflected forms count as alike, and each counts the more, the
fewer sentences of the paragraph have it.

The sentence is surely meant where the paragraph has no other, or where it shares much of the
summary, at least twice as much as any other sentence does, and names whoever is to have said so: by
name, or by a pronoun where nobody else is named in it. Everything else is only a proposal.
"""

from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass

import regex

from generator.content.model import Difference, Event, Party, Person
from generator.content.statements import Statement
from generator.evidence.articles.archive import Article, Paragraph, Passage, is_boilerplate
from generator.evidence.attribution.grammar.tokens import sentences
from generator.evidence.attribution.utterances import Confidence
from generator.evidence.languages import Language, language_of, words
from generator.evidence.matching import fold
from generator.evidence.quotation_marks import Span, touch
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.passages import numbers_beside
from generator.evidence.resolution.said import Cited
from generator.evidence.speakers.mentions import NameBook, is_named

_BEGINNING = 4
"""How many letters of a word are compared."""

_SHORT = 3
"""Words of so many letters or fewer are not compared, unless they are numbers."""

_SHARE = 0.4
"""Which part of a summary's words a sentence has that is sure to carry it."""

_AHEAD = 2.0
"""How many times as much as any other sentence has such a one."""

_SPACELESS = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
_UNDIVIDED = regex.compile(_SPACELESS)
_WORD = regex.compile(rf"{_SPACELESS}{{2}}|[[\p{{L}}\p{{N}}\p{{M}}]--{_SPACELESS}]+", regex.V1)


@dataclass(frozen=True, slots=True)
class ProposedPassage:
    """A sentence, the share of the summary's words that it has, from 0 to 1, how sure it is, and
    whether its paragraph has no other.

    `high`: it has much of the summary and no other sentence has nearly as much, or there is no
    other; `low`: it has the most; `none`: nothing tells it from another.
    """

    passage: Passage
    share: float
    confidence: Confidence
    is_only: bool


@dataclass(frozen=True)
class SentenceProposal:
    """What may take the place of the numbers of paragraphs in a piece of evidence.

    `passages` are the sentences of those paragraphs for which anything speaks, one of each, and
    `numbers` those of paragraphs that must stand beside their words, so that these are found.
    """

    cited: Cited
    passages: tuple[Passage, ...] = ()
    numbers: tuple[int, ...] = ()
    is_sure: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its passages, as the article prints them."""
        return tuple(map(self.cited.article.words, self.passages)) if self.cited.article else ()


def propose_sentences(dossier: Dossier) -> Iterator[SentenceProposal]:
    """A proposal for each piece of evidence that names paragraphs and no words of them."""
    for cited in dossier.evidence:
        evidence = cited.evidence
        if cited.article and evidence.paragraph and not evidence.quote and not evidence.passage:
            yield _propose(dossier, cited, cited.article, evidence.paragraph)


def _propose(
    dossier: Dossier, cited: Cited, article: Article, named: tuple[int, ...]
) -> SentenceProposal:
    language, summary = language_of(dossier.explainer, article.source), _summary(cited)
    found = [propose_passage(article, number, summary, language) for number in named]
    there = [one for one in found if one]
    sure = [one for one in there if _is_sure(dossier, cited, one)]
    told = tuple(one.passage for one in there if one in sure or one.confidence != "none")
    numbers = numbers_beside(told, article) if told else None
    if numbers is None or any(is_boilerplate(article, number) for number in named):
        return SentenceProposal(cited)
    return SentenceProposal(cited, told, numbers, len(sure) == len(named))


def _summary(cited: Cited) -> str:
    """What rests on a piece of evidence, in words."""
    record = cited.record
    if isinstance(record, Statement):
        return record.summary
    if isinstance(record, Event):
        return f"{record.name}. {record.summary or ''}"
    assert isinstance(record, Difference)
    return f"{record.name}. {getattr(cited.evidence, 'summary', '')}"


def _is_sure(dossier: Dossier, cited: Cited, proposed: ProposedPassage) -> bool:
    """Whether a sentence is surely the one that was meant."""
    if proposed.is_only or proposed.confidence != "high":
        return proposed.is_only
    assert cited.article
    paragraph = cited.article.paragraphs[proposed.passage.paragraph - 1]
    return paragraph.is_of(cited.speakers) or _names_all(dossier, cited, proposed.passage)


def _names_all(dossier: Dossier, cited: Cited, passage: Passage) -> bool:
    """Whether a sentence names each of the speakers, as far as they have names."""
    assert cited.article
    text = cited.article.words(passage)
    language = language_of(dossier.explainer, cited.article.source)
    book = NameBook(dossier)
    called = {who: [*dossier.called(who), *book.of(who, language)] for who in cited.speakers}
    has_pronoun = not language.pronouns.isdisjoint(words(text))
    return all(
        (has_pronoun or is_named(names, text, language)) and not _names_another(dossier, who, text)
        for who, names in called.items()
        if names
    )


def _names_another(dossier: Dossier, speaker: str, text: str) -> bool:
    """Whether a text names somebody besides `speaker`, and not him."""
    folded = fold(text).casefold()
    own = dossier.person.get(speaker) or dossier.party.get(speaker)
    if own and _is_called(own, folded):
        return False
    return any(_is_called(person, folded) for person in dossier.person.values())


def _is_called(one: Person | Party, folded: str) -> bool:
    """Whether a text has a name of someone; titles and pronouns are shared with others."""
    is_human = isinstance(one, Person) and one.kind == "person"
    family = one.name.split()[-1:] if is_human else []
    return any(fold(name).casefold() in folded for name in (*family, *one.names) if name)


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
    confidence = _confidence(shares[best], second, len(spans))
    return ProposedPassage(passage, shares[best], confidence, len(spans) == 1)


def sentence_spans(paragraph: Paragraph, language: Language) -> list[Span]:
    """Where the sentences of a paragraph stand, in order, each with its marks."""
    found = sentences(paragraph.text, paragraph.quoted, language.speech)
    return [Span(sentence[0].span.start, sentence[-1].span.end) for sentence in found]


def sentences_around(cited: Cited, language: Language) -> list[str]:
    """The sentences in which the words of a piece of evidence stand, as the article prints them."""
    article = cited.article
    if article is None:
        return []
    found = []
    for number in dict.fromkeys(one.paragraph for one in cited.passages):
        paragraph = article.paragraphs[number - 1]
        spans = [one.span for one in cited.passages if one.paragraph == number]
        found += [
            paragraph.text[one.start : one.end]
            for one in sentence_spans(paragraph, language)
            if any(touch(one, span) for span in spans)
        ]
    return found


def _confidence(best: float, second: float, count: int) -> Confidence:
    if count > 1 and best <= second:
        return "none"
    is_ahead = count == 1 or best >= _AHEAD * second
    return "high" if best >= _SHARE and is_ahead else "low" if best else "none"


def _shares(texts: list[str], summary: str) -> list[float]:
    """For each text, which part of the summary's words it has."""
    having = [set(beginnings(text)) for text in texts]
    count = Counter(word for words in having for word in words)
    weights = {word: 1 / max(1, count[word]) for word in beginnings(summary)}
    whole = sum(weights.values()) or 1.0
    return [sum(weights[word] for word in weights.keys() & words) / whole for words in having]


def beginnings(text: str, without: Container[str] = ()) -> Iterator[str]:
    """The beginnings of the words of a text that are long enough, but for some; pairs of letters of
    a script that does not divide words, each letter in two."""
    folded = fold(text).casefold()
    is_undivided = _UNDIVIDED.search(folded) is not None
    for found in _WORD.finditer(folded, overlapped=is_undivided):
        word = found[0]
        is_whole = found.start() == 0 or not folded[found.start() - 1].isalnum()
        if is_undivided and _UNDIVIDED.match(word):
            yield word
        elif is_whole and (len(word) > _SHORT or word.isdecimal()) and word not in without:
            yield word[:_BEGINNING]
