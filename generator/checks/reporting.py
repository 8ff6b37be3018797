"""Evidence rules 1 and 2: what may stand under `passage`, and under `quote` beside it; and that
one of them is there."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from generator.checks.quoting import (
    NEAREST_SOUGHT,
    faulty_fragments,
    has_wrong_words,
    paragraphs_having,
    whereabouts,
)
from generator.content.problems import Problem, shortened
from generator.evidence.articles.archive import is_boilerplate, listed
from generator.evidence.matching import occurrences
from generator.evidence.proposals import SentenceProposal, propose_sentences
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.said import Cited

_LONGEST = 1_000
"""How many characters a sentence has at most that is shown to be copied."""

_BEGINNING = 150
"""How many characters are shown of a paragraph in which nothing tells the words that are meant."""


def check_paragraph_has_words(dossier: Dossier) -> Iterator[Problem]:
    """Rule 2: a paragraph's number alone is no evidence: the words that carry it are named.

    Bad:  - {source: reuters, paragraph: 6}
    Good: - {source: reuters, passage: Moscow said it would study the plan}

    As long as a program can put some of them in, all those of a file are one problem.
    """
    found: dict[str, list[SentenceProposal]] = defaultdict(list)
    for proposal in propose_sentences(dossier):
        if _is_all_that_is_wrong(proposal.cited):
            found[proposal.cited.evidence.place.file].append(proposal)
    for proposals in found.values():
        told = sorted((number_alone(one), one.is_sure) for one in proposals)
        first = next((problem for problem, is_sure in told if is_sure), None)
        if first:
            yield replace(first, hint="\n".join([first.hint, *_what_migrate_does(len(told) - 1)]))
        else:
            yield from (problem for problem, _ in told)


def _is_all_that_is_wrong(cited: Cited) -> bool:
    """Whether nothing else is told of a piece of evidence: that no such paragraph is there, that
    one is boilerplate, or that its words are written in a wrong way."""
    article, named = cited.article, cited.evidence.paragraph or ()
    is_there = article and any(map(article.paragraph, named))
    is_idle = any(is_boilerplate(article, number) for number in named)
    return bool(is_there) and not is_idle and not has_wrong_words(cited.evidence)


def _what_migrate_does(others: int) -> Iterator[str]:
    does = "`explainer migrate --write` does this wherever it is sure which words are meant"
    if not others:
        yield does
        return
    names = "piece of evidence names" if others == 1 else "pieces of evidence name"
    yield f"{others} more {names} a paragraph alone in this file:"
    yield f"{does}; the others are told after that"


def number_alone(proposal: SentenceProposal) -> Problem:
    """That a piece of evidence names paragraphs and no words, with the words that are surely meant,
    or perhaps, as they can be copied; where nothing tells these, with how the paragraphs begin."""
    evidence, article = proposal.cited.evidence, proposal.cited.article
    assert article
    named = evidence.paragraph or ()
    written = f"`paragraph: {_in_yaml(named)}`"
    message = f"paragraph {listed(named)} of “{evidence.source}” is named, and none of its words"
    if proposal.words and max(map(len, proposal.words)) <= _LONGEST:
        lines = [f"write this in the place of {written}:"]
        if not proposal.is_sure:
            lines = [f"write the words that carry it in the place of {written}, perhaps these:"]
        lines += _as_yaml(proposal, evidence.node.is_in_braces)
    else:
        there = (article.paragraph(number) for number in named)
        shown = " … ".join(shortened(one.text, _BEGINNING) for one in there if one)
        lines = [
            f"write the words that carry it in the place of {written}, below `passage: |`;",
            f"nothing tells which these are: choose them from “{shown}”",
        ]
    return Problem(evidence.at("paragraph"), "paragraph-alone", message, "\n".join(lines))


def _as_yaml(proposal: SentenceProposal, is_in_braces: bool) -> Iterator[str]:
    """Evidence that has the words, to be copied: on lines of their own, save inside braces."""
    words, numbers = proposal.words, _in_yaml(proposal.numbers)
    if is_in_braces:
        shown = [json.dumps(one, ensure_ascii=False) for one in words]
        passage = shown[0] if len(shown) == 1 else f"[{', '.join(shown)}]"
        yield f"  passage: {passage}" + (f", paragraph: {numbers}" if numbers else "")
    else:
        yield from ("  passage: |", *(f"    {one}" for one in words))
        yield from [f"  paragraph: {numbers}"] if numbers else []


def _in_yaml(numbers: tuple[int, ...]) -> str:
    return f"[{listed(numbers)}]" if len(numbers) > 1 else listed(numbers)


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
        place = cited.evidence.at("paragraph", index)
        hint = f"write `paragraph: {_in_yaml(numbers)}`"
        yield Problem(place, "passage-elsewhere", message, hint)


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
