"""Numbered paragraphs → the sentences that surely carry what rests on them.

A paragraph's number alone does not tell which of its words are meant. The sentence is taken for
sure where the paragraph has no other, or where it shares much of the summary, at least twice as
much as any other sentence does (`generator.evidence.proposals`), and names whoever is to have said
so: by name, or by a pronoun where nobody else is named in it. Everything else is only proposed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from generator.authoring.citations import Citation, cite_passages
from generator.authoring.editing.edits import NodePath, checked, node_at, read_values
from generator.authoring.editing.layout import (
    BREAKS_A_LINE,
    Caret,
    Layout,
    begin_of,
    brackets,
    scalar,
)
from generator.content.model import Difference, Event
from generator.content.problems import Place
from generator.content.statements import Statement
from generator.evidence.articles import Passage
from generator.evidence.dossier import Dossier
from generator.evidence.languages import Language, language_of
from generator.evidence.mentions import is_named, others_named
from generator.evidence.proposals import ProposedPassage, propose_passage, sentence_spans
from generator.evidence.said import Cited


@dataclass(frozen=True)
class SentenceProposal:
    """What may take the place of the numbers of paragraphs in a piece of evidence.

    `words` has the sentence of each paragraph for which anything speaks; `citation` is the evidence
    that has them for its passage, where they are surely meant.
    """

    cited: Cited
    words: tuple[str, ...]
    citation: Citation | None

    @property
    def place(self) -> Place:
        """Where the numbers stand."""
        return self.cited.evidence.at("paragraph")


def propose_sentences(dossier: Dossier) -> Iterator[SentenceProposal]:
    """A proposal for each piece of evidence that names paragraphs and no words of them."""
    for cited in dossier.evidence:
        evidence, article = cited.evidence, cited.article
        if article and evidence.paragraph and not evidence.quote and not evidence.passage:
            language = language_of(dossier.explainer, article.source)
            summary, numbers = _summary(cited), evidence.paragraph
            found = [propose_passage(article, number, summary, language) for number in numbers]
            there = [one for one in found if one]
            sure = [one for one in there if _is_sure(dossier, cited, one, language)]
            told = [one.passage for one in there if one in sure or one.confidence != "none"]
            is_sure = len(sure) == len(numbers)
            citation = cite_passages(article, told) if is_sure else None
            yield SentenceProposal(cited, tuple(map(article.words, told)), citation)


def _summary(cited: Cited) -> str:
    """What rests on a piece of evidence, in words."""
    record = cited.record
    if isinstance(record, Statement):
        return record.summary
    if isinstance(record, Event):
        return f"{record.name}. {record.summary or ''}"
    assert isinstance(record, Difference)
    return f"{record.name}. {getattr(cited.evidence, 'summary', '')}"


def _is_sure(dossier: Dossier, cited: Cited, proposed: ProposedPassage, language: Language) -> bool:
    """Whether a sentence is surely the one that was meant."""
    assert cited.article
    paragraph = cited.article.paragraphs[proposed.passage.paragraph - 1]
    if len(sentence_spans(paragraph, language)) == 1:
        return True
    is_theirs = paragraph.is_of(cited.speakers) or _names_all(dossier, cited, proposed.passage)
    return proposed.confidence == "high" and is_theirs


def _names_all(dossier: Dossier, cited: Cited, passage: Passage) -> bool:
    """Whether a sentence names each of the speakers, as far as they have names."""
    assert cited.article
    text = cited.article.words(passage)
    language = language_of(dossier.explainer, cited.article.source)
    called = {who: dossier.called(who) for who in cited.speakers}
    return all(
        is_named(names, text, language) and not others_named(dossier, who, text)
        for who, names in called.items()
        if names
    )


def with_passages(
    text: str, wanted: Mapping[tuple[int, int], Citation], file: str = "this file"
) -> tuple[str, int]:
    """A text in which evidence has passages for the numbers of paragraphs; and how many have.

    `wanted` has, by the line and column (from 1) at which the numbers stand, the evidence to write
    there; its own numbers are kept where the words stand in several paragraphs. Numbers beside
    which there are comments stay. Raises CannotEdit when the text has errors.
    """
    layout, meant = Layout(text), read_values(text, file)
    edits = []
    for path, entry in _mappings(node_at(text)):
        key, held = next(
            (pair for pair in entry.value if pair[0].value == "paragraph"), (None, None)
        )
        if key is None or held is None:
            continue
        at = held.start_mark.line + 1, held.start_mark.column + 1
        if at not in wanted or "#" in layout.stretch(begin_of(key), layout.end_of(held)):
            continue
        citation, evidence = wanted[at], _at_path(meant, path)
        edits.append(_edit(layout, bool(entry.flow_style), key, held, citation))
        if not citation.paragraph:
            del evidence["paragraph"]
        evidence["passage"] = _as_read(citation, bool(entry.flow_style))
    return checked(layout.replaced(edits), meant, Place(file)), len(edits)


def _mappings(node: Any, path: NodePath = ()) -> Iterator[tuple[NodePath, yaml.MappingNode]]:
    """Everything that has fields, and the path to it."""
    if isinstance(node, yaml.MappingNode):
        yield path, node
        for key, held in node.value:
            yield from _mappings(held, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for number, one in enumerate(node.value):
            yield from _mappings(one, (*path, number))


def _at_path(values: Any, path: NodePath) -> Any:
    for step in path:
        values = values[step]
    return values


def _edit(
    layout: Layout, is_inside: bool, key: yaml.Node, held: yaml.Node, citation: Citation
) -> tuple[Caret, Caret, str]:
    """What stands in the place of a field with numbers; in brackets where `is_inside` them."""
    start, end = begin_of(key), layout.end_of(held)
    if is_inside:
        words = citation.passage
        fresh = f"passage: {scalar(words[0], True) if len(words) == 1 else brackets([*words])}"
        kept = f", {layout.stretch(start, end)}" if citation.paragraph else ""
        return start, end, fresh + kept
    # A comment stays in the first line: below `|` it would be read as words.
    last = layout.end_of_line(end[0])
    first, *more = (line[2:] for line in citation.lines(is_implied=True))
    lines = [first + layout.stretch(end, last).rstrip(), *more]
    return start, last, f"{layout.line_end()}{' ' * start[1]}".join(lines)


def _as_read(citation: Citation, is_inside: bool) -> Any:
    """What is read of a passage that is written so."""
    words = citation.passage
    is_list = len(words) > 1 if is_inside else any(map(BREAKS_A_LINE.search, words))
    return [*words] if is_list else "\n".join(words)
