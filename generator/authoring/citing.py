"""Passages of an article → evidence that cites them, exact and held against the evidence rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.authoring.editing.values import scalar
from generator.content.model import Evidence
from generator.content.problems import Place
from generator.content.tree import Mapping
from generator.evidence.articles import Article, Passage, locate, skipped_texts
from generator.evidence.languages import Language, words
from generator.evidence.quotation_marks import Span

_LOOSE_ENDS = " ,;:،؛、，；：–—-"
"""What ends a quotation for the sake of the sentence around it, as in “…,” he said."""


@dataclass(frozen=True, slots=True)
class Citation:
    """What stands in one entry under `evidence`; without `quote`, what is reported."""

    source: str
    quote: tuple[str, ...] = ()
    paragraph: tuple[int, ...] = ()

    def lines(self) -> list[str]:
        """The entry as lines of YAML, beginning with its hyphen."""
        found = [f"- source: {scalar(self.source)}"]
        if len(self.quote) == 1:
            found.append(f"  quote: {scalar(self.quote[0])}")
        elif self.quote:
            found += ["  quote:", *(f"    - {scalar(fragment)}" for fragment in self.quote)]
        if self.paragraph:
            shown = ", ".join(map(str, self.paragraph))
            found.append(f"  paragraph: {shown if len(self.paragraph) == 1 else f'[{shown}]'}")
        return found


def cite(article: Article, passages: Sequence[Passage]) -> Citation | None:
    """The shortest evidence that quotes `passages`, and nothing else; None when none can.

    Rules 1 to 5 hold for it, as `generator.evidence.articles.locate` has them.
    """
    source, quote = article.source.id, tuple(article.words(passage) for passage in passages)
    numbers = tuple(dict.fromkeys(passage.paragraph for passage in passages))
    for named in ((), numbers):
        evidence = Evidence.model_construct(
            node=Mapping(Place("")), source=source, quote=quote, paragraph=named or None
        )
        located = locate(evidence, article)
        is_there = not located.fault and located.paragraphs == numbers
        if is_there and (len(quote) == 1 or _are_these(located.passages, passages)):
            return Citation(source, quote, named)
    return None


def cite_apart(article: Article, passages: Sequence[Passage]) -> list[Citation] | None:
    """Evidence that quotes each of `passages` by itself; None when one cannot be quoted."""
    found = [cite(article, [passage]) for passage in passages]
    apart = [one for one in found if one]
    return list(dict.fromkeys(apart)) if len(apart) == len(found) else None


def may_be_joined(article: Article, passages: Sequence[Passage], language: Language) -> bool:
    """Whether nothing that is skipped between `passages` denies something, or may (rule 4)."""
    skipped = skipped_texts(tuple(passages), article)
    if not language.is_known:
        return not any(words(text) for text in skipped)
    return not any(language.negation_in(text) for text in skipped)


def whole(article: Article, quoted: Passage) -> Passage:
    """A stretch inside quotation marks without the comma that leads on to “he said”."""
    text = article.words(quoted)
    kept = text.rstrip(_LOOSE_ENDS) or text
    return Passage(quoted.paragraph, Span(quoted.span.start, quoted.span.start + len(kept)))


def _are_these(found: Sequence[Passage], meant: Sequence[Passage]) -> bool:
    """Whether fragments stand where they were taken from, and not where the same words stand too:
    what is skipped between them would be something else."""
    return all(
        one.paragraph == other.paragraph and other.span.holds(one.span)
        for one, other in zip(found, meant, strict=True)
    )
