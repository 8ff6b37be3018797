"""Said jointly, or by each: what the words that carry a statement tell of how they were said."""

from types import SimpleNamespace

import pytest

from generator.content.statements import Evidence
from generator.content.tree import Sequence
from generator.content.yaml_reader import parse_yaml
from generator.evidence.articles import Article, Paragraph
from generator.evidence.joint_speech import is_joint
from generator.evidence.languages import read_language
from generator.evidence.passages import locate
from generator.evidence.quotation_marks import quoted_spans
from generator.evidence.said import Cited
from tests.tables import table

CALLED = table("joint_speech", "called")


def told(language, texts, *passages):
    """Whether those who are `called` so are told to have spoken jointly, where each of `passages`,
    or else each paragraph, is a piece of evidence."""
    texts = [texts] if isinstance(texts, str) else texts
    found = enumerate(zip(texts, quoted_spans(texts), strict=True), 1)
    paragraphs = tuple(Paragraph(n, text, quoted, None) for n, (text, quoted) in found)
    source = SimpleNamespace(id="paper", speaker=(), kind="article")
    article = Article(source, "", paragraphs)
    record = SimpleNamespace(speaker=("russia", "belarus"))
    pieces = []
    for words in passages or texts:
        tree, problems = parse_yaml(f"- source: paper\n  passage: |\n    {words}\n", "x.yaml")
        assert isinstance(tree, Sequence) and not problems
        evidence = Evidence.model_validate(tree.items[0].plain())
        piece = locate(Cited(evidence, article, record=record))
        assert not piece.fault, (words, piece.fault)
        pieces.append((piece, read_language(language)))
    return is_joint(pieces, CALLED[language])


@pytest.mark.parametrize("row", table("joint_speech", "joint"), ids=lambda row: str(row[1])[:60])
def test_words_tell_that_they_spoke_jointly(row):
    """A joint statement, letter or press conference in which they say it, and “jointly said”."""
    assert told(*row)


@pytest.mark.parametrize("row", table("joint_speech", "each"), ids=lambda row: str(row[1])[:60])
def test_words_tell_no_more_than_that_each_spoke(row):
    """Joint exercises, and joint statements that are denied, to come, of others, of some of them or
    only spoken of, make nothing joint."""
    assert not told(*row)
