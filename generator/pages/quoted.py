"""Quoted words as pages show them: in the sentence that they are taken from, with them marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.evidence.articles.archive import Article, Passage
from generator.evidence.articles.primary_texts import with_marks
from generator.evidence.context.cuts import sentences_of
from generator.evidence.context.left_out import one_by_one
from generator.evidence.languages import Language, language_of
from generator.evidence.quotation_marks import Span
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.passages import cut_segments
from generator.evidence.resolution.said import Cited
from generator.evidence.store.kept import NONE_KEPT, Kept

_AROUND = 280
"""How many characters of a sentence are shown at most before what is quoted, and behind it."""

_BETWEEN = 600
"""How many characters are shown at most between two fragments of a quotation."""

_LEFT_OUT = "…"


@dataclass(frozen=True)
class ShownWords:
    """Words of an article: whether they are quoted (`is_said`), or a journalist's in brackets."""

    text: str
    is_said: bool = False
    is_inserted: bool = False


def quotations(dossier: Dossier, cited: Cited) -> list[list[tuple[ShownWords, ...]]]:
    """What a piece of evidence quotes: each quotation by itself, in fragments, in stretches."""
    if cited.article is None:
        return []
    language = language_of(dossier.explainer, cited.source)
    told = iter(cited.stretches)
    return [
        [
            tuple(ShownWords(text, True, inserted) for text, inserted in next(told))
            for _ in fragments
        ]
        for fragments in one_by_one(cited.quoted, cited.article, language)
    ]


def quoted_texts(dossier: Dossier, cited: Cited, joint: str = " … ") -> list[str]:
    """The words of each quotation of a piece of evidence, its fragments joined."""
    found = quotations(dossier, cited)
    return [joint.join("".join(one.text for one in part) for part in parts) for parts in found]


def in_sentence(
    dossier: Dossier, cited: Cited, kept: Kept = NONE_KEPT
) -> list[tuple[ShownWords, ...]]:
    """The sentences of an article that some quoted words are taken from, these words by themselves;
    nothing where all that is said there is quoted, or where the article may not be shown. How a
    paragraph is cut may be `kept`."""
    article = cited.article
    if article is None or not cited.quoted or article.source.display == "link":
        return []
    language = language_of(dossier.explainer, article.source)
    shown: list[ShownWords] = []
    for number, group in groupby(cited.quoted, key=lambda one: one.paragraph):
        shown += [ShownWords(" ")] if shown else []
        shown += _of_paragraph(article, number, list(group), language, kept)
    told = [tuple(run) for _, run in groupby(shown, key=lambda one: one.is_said)]
    return told if _adds_something(cited, article, language, shown, kept) else []


def _adds_something(
    cited: Cited,
    article: Article,
    language: Language,
    shown: Sequence[ShownWords],
    kept: Kept,
) -> bool:
    """Whether readers learn more from the sentence than from the words that are quoted of it: who
    said them stands beside these anyway."""
    if not any(_has_words(one.text) for one in shown if not one.is_said):
        return False
    if len(cited.quoted) > 1 or not cited.is_sentence:
        return True
    paragraph = article.paragraphs[cited.quoted[0].paragraph - 1]
    whole = sentences_of(cited.quoted, article, language, kept)
    marked = [[whole], paragraph.spoken, [cited.quoted[0].span, *paragraph.inserted]]
    return any(
        _has_words(paragraph.text[span.start : span.end])
        for span, held in cut_segments(paragraph.text, marked)
        if held == (0, 1)
    )


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _of_paragraph(
    article: Article,
    number: int,
    passages: Sequence[Passage],
    language: Language,
    kept: Kept,
) -> Iterator[ShownWords]:
    """The sentences of one paragraph that have some quoted words, these apart from the rest."""
    paragraph = article.paragraphs[number - 1]
    text, said = paragraph.text, [one.span for one in passages]
    inserted = [one for one in paragraph.inserted if any(span.holds(one) for span in said)]
    marked = [one for one in paragraph.quoted if one.start < one.end]
    sentences = sentences_of(passages, article, language, kept)
    whole = _with_marks_at_ends(text, sentences, marked)
    opened, closed = _torn_marks(text, whole, marked)
    inside = [one for one in cut_segments(text, [[whole], said, inserted]) if 0 in one[1]]
    yield ShownWords(opened)
    for index, (span, held) in enumerate(inside):
        words = text[span.start : span.end]
        if 1 not in held:
            words = _shortened(words, index == 0, index == len(inside) - 1)
        yield ShownWords(words, 1 in held, 2 in held)
    yield ShownWords(closed)


def _with_marks_at_ends(text: str, whole: Span, marked: Sequence[Span]) -> Span:
    """A stretch with the quotation marks at its ends that belong to what is inside."""
    start, end = whole.start, whole.end
    for one in marked:
        around = with_marks(text, one)
        if one.end <= start < around.end:
            start = around.end
        elif around.start <= start <= one.start:
            start = around.start
        end = around.end if one.end <= end < around.end else end
    return Span(start + len(text[start:]) - len(text[start:].lstrip()), end)


def _torn_marks(text: str, whole: Span, marked: Sequence[Span]) -> tuple[str, str]:
    """The marks of quotations that begin before a stretch or end behind it."""
    opened = closed = ""
    for one in marked:
        around = with_marks(text, one)
        if one.start < whole.start < one.end:
            opened = f"{text[around.start : one.start]}{_LEFT_OUT} "
        if one.start < whole.end < one.end:
            closed = f" {_LEFT_OUT}{text[one.end : around.end]}"
    return opened, closed


def _shortened(words: str, is_first: bool, is_last: bool) -> str:
    """Words around what is quoted, those farthest from it left out where they are many."""
    most = _AROUND if is_first or is_last else _BETWEEN
    if len(words) <= most:
        return words
    if is_first:
        kept = words[-_AROUND:]
        return f"{_LEFT_OUT} {kept[kept.find(' ') + 1 :]}"
    kept = words[:_AROUND]
    kept = kept[: kept.rfind(" ")] if " " in kept else kept
    if is_last:
        return f"{kept} {_LEFT_OUT}"
    tail = words[-_AROUND:]
    return f"{kept} {_LEFT_OUT} {tail[tail.find(' ') + 1 :]}"
