"""What parts of a page show: marked words, links to passages, cells of the matrix."""

import json
from itertools import chain

import pytest

from generator.content.model import Issue, Party
from generator.pages.matrix import own_columns, who_says_what
from generator.pages.pipeline import files, read
from generator.pages.urls import cited_address, passage_address
from generator.pages.view_models import Cell, Excerpt, cell_of, choices, excerpts
from tests.goldens import GOLDEN, lay_out
from tests.sites import ROOT


@pytest.fixture(scope="module", params=["full", "hostile", "shipped"])
def dossier(request):
    return read(ROOT if request.param == "shipped" else GOLDEN / request.param).dossier


def shown_in(dossier, cited, number):
    """The excerpt of a paragraph that a piece of evidence cites; None where none may be shown."""
    shown = excerpts(dossier, dossier.source[cited.evidence.source])
    return next((e for e in shown if isinstance(e, Excerpt) and e.number == number), None)


def test_every_piece_of_evidence_is_marked_exactly(dossier):
    """In each paragraph that it cites, the segments of a piece of evidence are its words, all of
    them and no others, whatever else is marked there; and the excerpt says what the article does.
    """
    seen = 0
    for cited in dossier.evidence:
        for number in cited.paragraphs:
            if not (excerpt := shown_in(dossier, cited, number)):
                continue
            text = cited.article.paragraphs[number - 1].text
            assert "".join(segment.text for segment in excerpt.text) == text
            marked, start = set(), 0
            for segment in excerpt.text:
                here = range(start, start := start + len(segment.text))
                if any(mark.cited is cited for mark in segment.marks):
                    marked |= set(here)
            spans = [p.span for p in cited.runs if p.paragraph == number]
            meant = {index for span in spans for index in range(span.start, span.end)}
            assert marked == {index for index in meant if index in marked or text[index] != " "}
            assert marked <= meant
            seen += bool(marked)
    assert seen


def test_link_leads_to_the_first_words(dossier):
    """Where the link to a piece of evidence leads, the first of its words begin; to its paragraph
    where it is cited without any."""
    for cited in dossier.evidence:
        _, _, anchor = cited_address(dossier, cited).partition("#")
        excerpt = shown_in(dossier, cited, cited.paragraphs[0])
        if excerpt is None:
            assert not anchor
        elif cited.passages:
            (opening,) = [
                segment
                for segment in excerpt.text
                if any(mark.anchor == anchor and mark.cited is cited for mark in segment.opens)
            ]
            assert cited.words.startswith(opening.text)
        else:
            assert anchor == f"{cited.evidence.source}-p{cited.paragraphs[0]}"


def test_anchors_stand_once(dossier):
    """No two marks of the site have the same anchor, former ones among them."""
    found = [
        name
        for source in dossier.explainer.sources
        for excerpt in excerpts(dossier, source)
        if isinstance(excerpt, Excerpt)
        for mark in excerpt.marks
        if mark.number
        for name in (mark.anchor, *mark.formerly)
    ]
    assert len(found) == len(set(found)) > 0


def test_paragraph_tells_everything_drawn_from_it(dossier):
    """Each statement, event and difference is named at each paragraph that it cites."""
    for cited in dossier.evidence:
        source = dossier.source[cited.evidence.source]
        for number in cited.paragraphs:
            assert cited.record in dossier.citing(source, number)


def test_cell_has_every_statement(dossier):
    """A cell has all that the party says on the issue; what its point rests on first leads, else
    what belongs to the issue most."""
    for issue in dossier.explainer.issues:
        for cell in (cell_of(dossier, party, issue) for party in dossier.explainer.parties):
            wanted = dossier.of_party_on(cell.party, issue)
            assert {s.id for s in cell.said} == {s.id for s in wanted}
            if cell.point:
                assert cell.said[0].id == cell.point.rests_on[0]
            else:
                belong = [dossier.of(s).issue == issue for s in cell.said]
                assert belong == sorted(belong, reverse=True)


def test_what_tells_most_stands_for_a_party(tmp_path):
    """Where no point is written, positions, offers and what is meant lead, then what is asked for,
    claimed, asked and answered; of one kind what was said latest, or said again; then what was
    withdrawn, and last what belongs to another issue."""
    piece = {"source": "notice", "passage": "it would repair the bridge"}
    written = [
        ("reacts", {"to": "town-b", "response": "mixed"}),
        ("asks", {"kind": "question"}),
        ("claims", {"kind": "claim"}),
        ("means", {"kind": "intent", "on": "2024-01-20"}),
        ("offers", {"kind": "offer", "on": "2024-01-29"}),
        ("takes-back", {"kind": "claim", "on": "2024-01-30", "withdraws": ["town-offers"]}),
        ("reported", {}),
        ("demands", {"kind": "demand"}),
        ("old", {"on": "2024-01-02"}),
        ("new", {"on": "2024-01-30"}),
        ("again", {"on": "2024-01-01", "evidence": [piece, {**piece, "on": "2024-01-31"}]}),
        ("other", {"issue": ["other", "repair"]}),
    ]
    root = lay_out("minimal", tmp_path / "root")
    own = {"issue": "repair", "summary": "Says so.", "evidence": [piece]}
    stated = [{"id": f"town-{name}", **own, **more} for name, more in written]
    stated.append({**stated[0], "id": "town-b"})
    party = {"name": "Town", "type": "state", "statements": stated}
    for name, value in {"parties/town": party, "issues": ISSUES}.items():
        (root / f"content/{name}.yaml").write_text(json.dumps(value), "utf-8")  # which is YAML too
    dossier = read(root).dossier
    found = [
        s.id
        for s in cell_of(dossier, dossier.party["town"], dossier.issue["repair"]).said
        if s.id not in ("town-b", "town-reacts")
    ]
    assert found == [f"town-{name}" for name in ORDER]


ORDER = (
    *("again", "new", "means", "old", "reported", "demands", "takes-back", "claims", "asks"),
    *("offers", "other"),
)
ISSUES = [{"id": "repair", "name": "The repair"}, {"id": "other", "name": "Another"}]


def test_speaker_that_is_not_named():
    """A statement without a speaker is its party's, or of whose words its source has."""
    dossier = read(GOLDEN / "full").dossier
    assert dossier.statement["finch-build-lower"].speaker == ("finch",)
    assert dossier.statement["province-no-dam-otherwise"].speaker == ("voss",)


def test_issues_stand_in_groups():
    """Issues of one group stand together under its name, those of none after all groups."""
    pages = dict(files(*_read("full")))
    text = pages["issues/index.md"]
    order = [
        text.index(part)
        for part in ("## The works", "[The dam]", "[The cost]", "## Other issues", "[The talks]")
    ]
    assert order == sorted(order)
    assert "Proposed by [Upham](../positions/upham.md): Build a dam" in text


def test_proposer_is_marked():
    """Whose proposal it is says so in the matrix, and nobody else does."""
    text = dict(files(*_read("full")))["positions/index.md"]
    row = text.partition("[The dam](")[2].partition("</tr>")[0]
    cells = row.split("<td ")
    assert [cell.startswith('data-party="upham"') for cell in cells if "Proposes it" in cell] == [
        True
    ]


def _read(name):
    report = read(GOLDEN / name)
    return report.dossier, report.pages


@pytest.mark.parametrize("root", [ROOT, GOLDEN / "full", GOLDEN / "minimal"])
def test_matrix_has_every_cell_once(root):
    """Whoever speaks on an issue stands once in its row, and no row is missing or there twice; who
    speaks on nothing is told apart."""
    dossier = read(root).dossier
    found = who_says_what(dossier)
    cells = [
        (issue.id, cell.party.id)
        for section in chain(*found.pages)
        for issue, told in [
            *((row.issue, [*row.cells, *chain(*row.others)]) for row in section.rows),
            *((issue, [cell]) for band in section.bands for issue, cell in band.cells),
        ]
        for cell in told
        if cell.said
    ]
    explainer = dossier.explainer
    wanted = [
        (issue.id, party.id)
        for issue in explainer.issues
        for party in explainer.parties
        if dossier.of_party_on(party, issue)
    ]
    assert sorted(cells) == sorted(wanted)
    assert {p.id for p in found.silent} == {p.id for p in explainer.parties} - {
        p for _, p in wanted
    }


@pytest.mark.parametrize(
    ("speaking", "columns"),
    [
        ({"a": "1234", "b": "1"}, "ab"),
        ({"a": "1234", "b": "1234", "c": "1234"}, "abc"),
        ({"a": "1234", "b": "1234", "c": "1234", "d": "1234", "e": "1234"}, "abcde"),
        ({"a": "1234", "b": "1234", "c": "1234", "d": "1", "e": "2"}, "abc"),
        ({"a": "1", "b": "2", "c": "1234", "d": "1234", "e": "1234"}, "cde"),
        (dict.fromkeys("abcdefghijkl", "1234"), "abcd"),
        ({name: str(n % 9) for n, name in enumerate("abcdefghijkl")}, "abcj"),
    ],
)
def test_columns_go_to_those_who_say_most(speaking, columns):
    """All have a column of their own where they are few or all fill theirs; else those with the
    most issues, as many as fit, in the order of the parties."""
    parties = {name: Party.model_construct(id=name, name=name) for name in speaking}
    issues = {n: Issue.model_construct(id=f"i{n}", name=n) for n in "012345678"}
    spoken = {
        issue: [Cell(parties[p], None, []) for p in speaking if n in speaking[p]]
        for n, issue in issues.items()
    }
    chosen = own_columns([*parties.values()], spoken)
    assert "".join(party.id for party in chosen) == columns


def test_choices_are_those_that_occur(dossier):
    """No filter is offered that would find nothing, and each statement is found by its own."""
    offered = choices(dossier)
    kinds = {statement.kind for statement in dossier.statements}
    assert set(offered["kinds"]) == kinds
    assert {p.id for p in offered["parties"]} == {
        p.id for s in dossier.statements for p in dossier.of(s).parties
    }
    assert {i.id for i in offered["issues"]} == {one for s in dossier.statements for one in s.issue}
    assert len({state.value for state in offered["states"]}) == len(offered["states"])


def test_long_list_goes_on_over_pages(monkeypatch):
    """Each page of a list that goes on names itself, and leads to all the others by number."""
    monkeypatch.setattr("generator.pages.dividing.splitting.LIST_BYTES", 30_000)
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
