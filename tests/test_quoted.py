"""Quoted words as pages show them: in their sentence, marked; each quotation in its own marks."""

from itertools import groupby

import pytest

from generator.pages.pipeline import read
from generator.pages.quoted import in_sentence, quotations, quoted_texts
from tests.goldens import GOLDEN
from tests.sites import ROOT, lay_out_any

DOSSIERS = [read(root).dossier for root in (ROOT, GOLDEN / "full", GOLDEN / "hostile")]


def told(dossier, cited):
    """The sentence of a piece of evidence, what is marked of it in double brackets."""
    runs = (
        ("".join(one.text for one in run), run[0].is_said) for run in in_sentence(dossier, cited)
    )
    return "".join(f"[[{text}]]" if is_said else text for text, is_said in runs)


def pieces(name):
    """The pieces of evidence of a statement of the fullest golden explainer."""
    dossier = DOSSIERS[1]
    return [(dossier, one) for one in dossier.of(dossier.statement[name]).evidence if one.quoted]


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_what_is_marked_is_what_is_quoted(dossier):
    """What is marked in a sentence are the quoted words, all of them, and the rest is the
    article's."""
    for cited in (one for one in dossier.evidence if one.quoted):
        runs = in_sentence(dossier, cited)
        said = ["".join(one.text for one in run) for run in runs if run[0].is_said]
        assert not runs or said == list(cited.quotes)
        whole = " ".join(paragraph.text for paragraph in cited.article.paragraphs)
        around = ("".join(one.text for one in run) for run in runs if not run[0].is_said)
        assert all(text.strip(" …”“") in whole for text in around)


def test_the_sentence_is_told_where_it_says_more():
    """A part of a sentence stands in all of it; a sentence that is quoted whole stands alone."""
    [(dossier, part)] = pieces("upham-fair-price")
    assert (
        told(dossier, part)
        == "“We agree to the plan for talks,” she said, “but [[not at any price]].”"
    )
    [(dossier, whole)] = pieces("league-rejects-dam")
    assert told(dossier, whole) == ""


def test_readers_meet_quotations_first_and_each_source_once():
    """A report does not stand before the words themselves, nor a source in two places."""
    for dossier in DOSSIERS:
        for statement in dossier.statements:
            said = dossier.of(statement)
            groups = [(not one.quoted, one.source.id) for one in said.renderings]
            assert [is_report for is_report, _ in groups] == sorted(one for one, _ in groups)
            assert len(list(groupby(groups))) == len(set(groups))
            assert sorted(one.number for one in said.renderings) == [
                one.number for one in said.evidence
            ]


def test_two_quotations_are_two():
    """Only fragments of one utterance have an ellipsis between them."""
    [(dossier, apart)] = pieces("upham-dam-ends-droughts")
    assert len(quotations(dossier, apart)) == 2
    _, (dossier, together) = pieces("upham-accepts-talks")
    assert quoted_texts(dossier, together) == [
        "We agree to the plan for talks … but not at any price."
    ]


def test_an_article_that_is_only_linked_is_not_shown(tmp_path):
    """Where no more of an article may be shown than the quotation, there is no sentence."""
    root = lay_out_any("full", tmp_path / "full")
    for file in root.rglob("*.yaml"):
        text = file.read_text("utf-8")
        file.write_text(text.replace("display: full", "display: link"), "utf-8")
    dossier = read(root).dossier
    linked = [one for one in dossier.evidence if one.quoted and one.source.display == "link"]
    assert linked and not any(in_sentence(dossier, one) for one in linked)
