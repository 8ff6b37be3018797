"""Evidence rules 1 and 2: what may stand under `passage`, and under `quote` beside it."""

from collections.abc import Iterator

from generator.checks.quoting import (
    NEAREST_SOUGHT,
    faulty_fragments,
    paragraphs_having,
    whereabouts,
)
from generator.content.problems import Problem
from generator.evidence.articles import listed
from generator.evidence.dossier import Dossier
from generator.evidence.matching import occurrences
from generator.evidence.said import Cited


def check_passage_is_exact(dossier: Dossier) -> Iterator[Problem]:
    """Rule 2: each fragment of a passage stands in one paragraph exactly, after folding only.

    Bad:  passage: Moscow said it will study the plan
    Good: passage: Moscow said it would study the plan
    """
    for count, (place, cited, wrong) in enumerate(faulty_fragments(dossier, "passage-not-found")):
        named = cited.evidence.paragraph
        if named and not any(cited.article and cited.article.paragraph(n) for n in named):
            continue  # which is told of the paragraph
        shown = f"“{cited.evidence.source}”"
        where = f"paragraph {listed(named)} of {shown}" if named else shown
        hint = "\n".join(whereabouts(dossier, cited, wrong) if count < NEAREST_SOUGHT else ())
        yield Problem(place, "passage-not-found", f"these words are not in {where}", hint)


def check_passage_has_words(dossier: Dossier) -> Iterator[Problem]:
    """Rule 2: each fragment of a passage has words.

    Bad:  passage: "?"
    Good: passage: asked who would pay
    """
    for place, *_ in faulty_fragments(dossier, "passage-without-words"):
        message = "there is no word in this"
        hint = "write the words of the article; what is left out between two lines needs no “…”"
        yield Problem(place, "passage-without-words", message, hint)


def check_passage_keeps_words_whole(dossier: Dossier) -> Iterator[Problem]:
    """Rule 2: each fragment of a passage begins and ends with whole words.

    Bad:  passage: likely to study the plan   (the article: “unlikely to study the plan”)
    Good: passage: unlikely to study the plan
    """
    for place, *_ in faulty_fragments(dossier, "passage-cuts-word"):
        message = "this begins or ends in the middle of a word"
        yield Problem(place, "passage-cuts-word", message, "write the whole word")


def check_passage_is_unambiguous(dossier: Dossier) -> Iterator[Problem]:
    """Rule 2: a passage stands in one place of its source, or of the paragraph that it names.

    Bad:  passage: the plan             (in paragraphs 4 and 9)
    Good: passage: the plan … paragraph: 9
    """
    for place, cited, _ in faulty_fragments(dossier, "passage-ambiguous"):
        numbers = cited.paragraphs
        shown = f"paragraph {listed(numbers)}"
        message, hint = f"these words stand more than once in {shown}", "write more of the words"
        if cited.fragment:
            hint += "; those that follow the words before them belong on the same line"
        if len(numbers) > 1 and not cited.evidence.paragraph:
            message = f"these words stand in more than one place: {shown}"
            hint = f"add `paragraph: {numbers[0]}`, or {hint}"
        yield Problem(place, "passage-ambiguous", message, hint)


def check_passage_is_in_each_paragraph(dossier: Dossier) -> Iterator[Problem]:
    """Rule 2: each paragraph that is named beside a passage has some of it.

    Bad:  passage: Moscow said it would study the plan … paragraph: [3, 4]   (all of it is in 3)
    Good: passage: Moscow said it would study the plan … paragraph: 3
    """
    for _, cited, _ in faulty_fragments(dossier, "passage-elsewhere"):
        named, numbers = cited.evidence.paragraph or (), cited.paragraphs
        index = next(n for n, number in enumerate(named) if number not in numbers)
        message = f"paragraph {named[index]} has nothing of this passage"
        shown = listed(numbers) if len(numbers) == 1 else f"[{listed(numbers)}]"
        place = cited.evidence.at("paragraph", index)
        yield Problem(place, "passage-elsewhere", message, f"write `paragraph: {shown}`")


def check_quotation_lies_in_its_passage(dossier: Dossier) -> Iterator[Problem]:
    """Rule 2: a quotation beside a passage is part of it.

    Bad:  passage: he called the plan good … quote: We agree
    Good: passage: “We agree,” he said, and called the plan good … quote: We agree
    """
    for place, cited, wrong in faulty_fragments(dossier, "quote-outside-passage"):
        numbers = paragraphs_having(wrong, cited.article)
        message = "these words are not inside the passage that stands beside them"
        hint = (
            f"they stand in paragraph {listed(numbers)}: make the passage longer, so that it has "
        )
        hint += "them, or give them an entry of their own under evidence"
        if set(numbers) & set(cited.paragraphs) and _is_in_own_words(cited, wrong):
            message = "in the passage that stands beside them these words are not inside quotation "
            message += "marks"
            hint = "they are the article's own there: leave `quote` out, the passage is enough"
        yield Problem(place, "quote-outside-passage", message, hint)


def _is_in_own_words(cited: Cited, words: str) -> bool:
    """Whether the passage has words that are quoted elsewhere alone."""
    return any(occurrences(words, text) for text in cited.reported)
