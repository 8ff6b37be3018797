"""What parts of a page show: marked words, links to passages, cells of the matrix."""

import pytest

from generator.pages.pipeline import files, read
from generator.pages.urls import passage_address
from generator.pages.view_models import Excerpt, choices, excerpts, matrix
from tests.goldens import GOLDEN
from tests.sites import ROOT


@pytest.fixture(scope="module", params=["full", "hostile", "shipped"])
def dossier(request):
    return read(ROOT if request.param == "shipped" else GOLDEN / request.param).dossier


def test_link_leads_to_the_quoted_words(dossier):
    """The mark that a quotation's link leads to holds the first words that are quoted."""
    shown = {source.id: excerpts(dossier, source) for source in dossier.explainer.sources}
    seen = 0
    for evidence in (cited.evidence for cited in dossier.evidence):
        cited = dossier.cited(evidence)
        if cited.stretches and shown[evidence.source]:
            [excerpt] = [
                one
                for one in shown[evidence.source]
                if isinstance(one, Excerpt) and one.number == cited.paragraphs[0]
            ]
            [marked] = [text for text, mark in excerpt.text if mark == cited.mark]
            assert cited.words in marked
            seen += 1
    assert seen


def test_reported_words_have_no_mark(dossier):
    """Evidence that quotes nothing leads to its paragraph, and to no mark in it."""
    for evidence in (cited.evidence for cited in dossier.evidence):
        assert (dossier.cited(evidence).mark is None) == (not evidence.quote)


def test_paragraph_tells_everything_drawn_from_it(dossier):
    """Each statement, event and difference is named at each paragraph that it cites."""
    for cited in dossier.evidence:
        source = dossier.source[cited.evidence.source]
        for number in cited.paragraphs:
            assert cited.record in dossier.citing(source, number)


def test_cell_counts_every_statement(dossier):
    """What a cell shows and what it counts together are all that the party says on the issue."""
    for size in (1, 5):
        for issue, cells in matrix(dossier, size):
            for cell in cells:
                said = dossier.of_party_on(cell.party, issue)
                assert len(cell.shown) + cell.more == len(said)
                assert len(cell.shown) <= size
                assert {s.id for s in cell.shown} <= {s.id for s in said}


def test_choices_are_those_that_occur(dossier):
    """No filter is offered that would find nothing, and each statement is found by its own."""
    offered = choices(dossier)
    kinds = {statement.kind for statement in dossier.statements}
    assert set(offered["kinds"]) == kinds
    assert {p.id for p in offered["parties"]} == {
        p.id for s in dossier.statements for p in dossier.of(s).parties
    }
    assert {i.id for i in offered["issues"]} == {s.issue for s in dossier.statements if s.issue}
    assert len({state.value for state in offered["states"]}) == len(offered["states"])


def test_long_list_goes_on_over_pages(monkeypatch):
    """Each page of a list that goes on names itself, and leads to all the others by number."""
    monkeypatch.setattr("generator.pages.plan.STATEMENTS_A_PAGE", 40)
    report = read(ROOT)
    written = dict(files(report.dossier, report.pages))
    lists = [path for path in written if path.startswith("statements/")]
    assert len(lists) > 2 and lists[:2] == ["statements/index.md", "statements/2.md"]
    for number, path in enumerate(lists, 1):
        assert f'data-page="{number}" data-pages="{len(lists)}"' in written[path]
        for other, target in enumerate(lists, 1):
            link = f"[Page {other}]({target.removeprefix('statements/')})"
            assert (link in written[path]) is (other != number)


@pytest.mark.parametrize(
    ("url", "words", "wanted"),
    [
        (
            "https://x.example/a",
            "a cease-fire, now & then",
            "#:~:text=a%20cease%2Dfire%2C%20now%20%26%20then",
        ),
        ("https://x.example/a#top", "now", "#top:~:text=now"),
        (
            "https://x.example/a",
            "one two three four five six seven eight nine ten eleven twelve thirteen",
            "#:~:text=one%20two%20three%20four%20five%20six,"
            "eight%20nine%20ten%20eleven%20twelve%20thirteen",
        ),
        ("https://x.example/a", "мир", "#:~:text=%D0%BC%D0%B8%D1%80"),
    ],
)
def test_passage_has_a_text_fragment(url, words, wanted):
    """A passage's address on its publisher's page names its words, or both its ends."""
    assert passage_address(url, words) == url.partition("#")[0] + wanted
