"""What is drawn: trees of conditions, reactions, what was asked of whom, the days on a line."""

import datetime
import json
import re

import pytest

from generator.content.dates import ExtendedDate, PartialDate
from generator.content.statements import Condition, Question, Reaction
from generator.evidence.coverage import measure_coverage
from generator.evidence.resolution.asks import OVER
from generator.pages.dockets import by_asked
from generator.pages.pipeline import files, read
from generator.pages.reactions import all_took
from generator.pages.sourcing import by_weight, weighed
from generator.pages.timeline import Day, is_under, strip, timeline, under
from generator.pages.trees import past, trees
from tests.browser.explainers import WRITTEN
from tests.goldens import GOLDEN, lay_out
from tests.sites import ROOT

PIECE = {"source": "notice", "passage": "it would repair the bridge"}
ISSUES = [
    {"id": "repair", "name": "The repair", "group": "The bridge"},
    {"id": "cost", "name": "The cost", "group": "The bridge"},
    {"id": "other", "name": "Another"},
]


@pytest.fixture(scope="module", params=["full", "hostile", "twelve", "shipped"])
def dossier(request):
    places = {"shipped": ROOT, "twelve": WRITTEN / "twelve"}
    return read(places.get(request.param, GOLDEN / request.param)).dossier


@pytest.fixture
def written(tmp_path):
    """The dossier and the pages of an explainer in which a town says what is given."""

    def give(*stated, issues=ISSUES, people=()):
        root = lay_out("minimal", tmp_path / "root")
        own = {"issue": "repair", "summary": "Says so.", "evidence": [PIECE]}
        party = {"name": "Town", "type": "state", "people": [*people]}
        party["statements"] = [{**own, **one} for one in stated]
        for name, value in {"parties/town": party, "issues": issues}.items():
            (root / f"content/{name}.yaml").write_text(json.dumps(value), "utf-8")
        report = read(root)
        return report.dossier, dict(files(report.dossier, report.pages))

    return give


def condition(name, qualifies=None, **more):
    tied = {"qualifies": f"town-{qualifies}"} if qualifies else {}
    return {"id": f"town-{name}", "kind": "condition", **tied, **more}


def branches(found):
    """Conditions by their names, each with those beneath it."""
    return {one.condition.id.removeprefix("town-"): branches(one.beneath) for one in found}


# ---------------------------------------------------------------- conditions


def test_every_condition_stands_once(dossier):
    """Each condition is in one tree, once, or among those that are past."""
    drawn = [one for tree in trees(dossier) for one in tree.conditions]
    gone = [asked.statement for asked in past(dossier)]
    wanted = [one for one in dossier.statements if isinstance(one, Condition)]
    assert sorted(one.id for one in (*drawn, *gone)) == sorted(one.id for one in wanted)


def test_tree_holds_what_qualifies_its_root(dossier):
    """What stands in a tree is a condition of its root, or of one of its conditions, or of nothing
    that is told; its questions are the party's own."""
    for tree in trees(dossier):
        above = {tree.root, *tree.conditions}
        theirs = [one.condition for leaf in tree.leaves for one in leaf.branches] + tree.trunk
        assert not tree.others & {one.id for one in theirs if one is not tree.root}
        for one in tree.conditions:
            roots = dossier.of(one).refers_to.get("qualifies", ())
            assert set(roots) <= above if tree.root else not roots
        assert all(dossier.of(one).owner == tree.party for one in tree.questions)
        assert all(isinstance(one, Question) for one in tree.questions)
        assert {one.statement for one in tree.asked} == {*tree.conditions, *tree.questions}


def test_conditions_of_conditions_stand_beneath(written):
    """A condition of a condition stands beneath it, whatever its issue; a chain of any length, or
    one that goes round, is told once and whole."""
    chain = [condition(f"c{number}", f"c{number - 1}") for number in range(2, 40)]
    dossier, pages = written(
        {"id": "town-yes"},
        condition("c1", "yes", issue="cost"),
        *chain,
        condition("side", "c1", issue="other"),
    )
    (tree,) = trees(dossier)
    (leaf,) = tree.leaves
    assert leaf.issue.id == "cost" and len(leaf.conditions) == 40
    assert set(branches(leaf.branches)) == {"c1"}
    assert set(branches(leaf.branches)["c1"]) == {"c2", "side"}
    text = pages["conditions.md"]
    assert all(text.count(f'id="at--town-c{number}"') == 1 for number in range(1, 40))


def test_tree_is_named_by_who_sets_its_conditions():
    """What one party asks for before another's offer holds stands under its own name, with who made
    the offer at the root; what a person asks for nobody else, under that person's."""
    report = read(WRITTEN / "twelve")
    found = {tree.anchor: tree for tree in trees(report.dossier)}
    theirs, own = found["by--velden"], found["by--dahl"]
    assert (theirs.party.id, theirs.root.id, theirs.others) == ("velden", "co-talks", {"co-talks"})
    assert own.is_own_view and not theirs.is_own_view and not own.others
    assert "by--commission" not in found and "by--trawlers" not in found
    text = dict(files(report.dossier, report.pages))
    assert "## [Viktor Dahl (own view)](positions/trawlers.md)" in text["conditions.md"]
    assert "[Conditions stated by Velden too: 1](conditions.md#by--velden)" in text["index.md"]


def test_condition_of_somebody_else_is_told_with_their_name(written):
    """A condition that a person alone sets of one of the party's stands beneath it, with whose view
    it is, here and on the overview."""
    person = {"id": "kay", "name": "Kay Low"}
    dossier, pages = written(
        {"id": "town-yes"},
        condition("first", "yes", issue="cost"),
        condition("own", "first", issue="cost", speaker="kay", **{"for": "self"}),
        people=[person],
    )
    (tree,) = trees(dossier)
    assert tree.others == {"town-own"} and tree.anchor == "by--town"
    assert "Kay Low (own view):" in pages["conditions.md"]
    assert "**Kay Low (own view)** " in pages["index.md"].partition("#way")[2]


def test_overview_draws_no_more_than_some_of_many_conditions(written):
    """Of thirty conditions the overview tells at most three of the issue itself and six points
    beside it, and how many more there are; the page of conditions tells all."""
    issues = [*ISSUES, *({"id": f"point-{n}", "name": f"Point {chr(65 + n)}"} for n in range(20))]
    beside = [condition(f"b{n}", "yes", issue=f"point-{n}") for n in range(20)]
    own = [condition(f"c{n}", "yes") for n in range(10)]
    _, pages = written({"id": "town-yes"}, *beside, *own, issues=issues)
    drawn = pages["index.md"].partition("#way")[2].partition("tree__reply")[0]
    assert "[7 more conditions](conditions.md#by--town)" in drawn
    assert "[14 more points](conditions.md#by--town)" in drawn
    assert drawn.count("{: .leaf__n }") == 6
    assert pages["conditions.md"].count('id="at--town-') == 31


def test_no_condition(written):
    """Where no party sets a condition the page says so, and draws nothing."""
    dossier, pages = written({"id": "town-yes"})
    assert trees(dossier) == [] == past(dossier)
    assert "No party has set a condition in our sources." in pages["conditions.md"]
    assert "tree" not in pages["conditions.md"]


def test_free_conditions_share_a_tree(written):
    """Conditions of nothing that is told stand together, issue by issue, after all others; so does
    one of which all conditions are past."""
    dossier, pages = written(
        {"id": "town-yes"},
        condition("bound", "yes"),
        condition("free", issue="other"),
        condition("alone", issue="cost"),
        condition("left", "alone", issue="cost"),
        {"id": "town-not", "withdraws": "town-left"},
    )
    bound, free = trees(dossier)
    assert bound.root.id == "town-yes" and free.root is None
    assert [leaf.issue.id for leaf in free.leaves] == ["cost", "other"]
    assert [asked.statement.id for asked in past(dossier)] == ["town-left"]
    assert "Conditions of nothing that our sources name" in pages["conditions.md"]
    assert "Met, withdrawn or lapsed" in pages["conditions.md"]


def test_gap_is_told_once():
    """That nothing answers a tree is said once, with how much it is; where something does, beside
    each that is left, and of whom was asked and did not answer."""
    report = read(ROOT)
    text = dict(files(report.dossier, report.pages))["conditions.md"]
    assert text.count("No reply to any of these 9 in our sources") == text.count("No reply") == 1
    full = read(GOLDEN / "full")
    text = dict(files(full.dossier, full.pages))["conditions.md"]
    begun = '[<span class="wr">'
    shared = text.partition(f"{begun}Says that the works stop only if")[2].partition("</li>")[0]
    assert "In part" in shared and "Accepts with conditions" in shared and "No reply" not in shared
    price = text.partition(f"{begun}Does not accept talks at any")[2].partition("</li>")[0]
    assert "No reply in our sources" in price and "**Lena Voss** " in price


# ---------------------------------------------------------------- reactions


def test_every_reaction_stands_once(dossier):
    """Each reaction is under what it reacts to, once; parties stand after all else, and of what is
    no party that to which most reacted stands first."""
    took = all_took(dossier)
    found = [one for each in took for said in each.reactions for one in said]
    assert len(found) == len(set(found))
    assert set(found) == {one for one in dossier.statements if isinstance(one, Reaction)}
    for each in took:
        assert {dossier.of(one).target for said in each.reactions for one in said} == {each.target}
        assert all(len({one.speaker for one in said}) == 1 for said in each.reactions)
    order = [(each.target in dossier.explainer.parties, -len(each.reactions)) for each in took]
    assert order == sorted(order)


def test_nobody_unnamed_is_taken_for_another(written):
    """Two reactions of sources without a name are not told as one speaker's."""
    reaction = {"to": "town-yes", "response": "mixed", "speaker": "unnamed"}
    dossier, _ = written(
        {"id": "town-yes"}, *({"id": f"town-{name}", **reaction} for name in ("one", "two"))
    )
    (took,) = all_took(dossier)
    assert [len(said) for said in took.reactions] == [1, 1]


# ---------------------------------------------------------------- what was asked


def test_docket_is_open_or_answered_or_over(dossier):
    """What is asked of somebody is open, answered or over, and each once; the editors' own
    questions, which nobody was asked, are neither open nor answered."""
    for docket in by_asked(dossier):
        told = [*docket.open, *docket.answered, *docket.over]
        own = [one for one in docket.asks if getattr(one[0].statement, "is_editors", False)]
        assert len(told) + len([one for one in own if one[1] not in OVER]) == len(docket.asks)
        assert {status for _, status, _ in docket.open} <= {"open"}
        assert not any(getattr(one[0].statement, "is_editors", False) for one in docket.open)
        overdue = [one[0].is_overdue for one in docket.open]
        assert overdue == sorted(overdue, reverse=True)
        asked = [entry for _, entries in docket.askers for entry in entries]
        assert sorted(map(id, asked)) == sorted(map(id, (*docket.open, *docket.answered)))


def test_questions_page_keeps_its_places():
    """Each of those who were asked has one place on the page, and so has nobody named."""
    report = read(GOLDEN / "full")
    text = dict(files(report.dossier, report.pages))["questions.md"]
    ids = re.findall(r'#(asked--[\w-]+)|id="(asked--[\w-]+)"', text)
    found = [one or other for one, other in ids]
    assert len(found) == len(set(found))
    for docket in by_asked(report.dossier):
        name = getattr(docket.asked, "id", f"words-{docket.number}" if docket.asked else "nobody")
        assert f"asked--{name}" in found


# ---------------------------------------------------------------- days


def test_reaction_of_the_same_day_stands_under_its_target(dossier):
    """A reaction stands under what it reacts to where both are of one day, and else by itself:
    nothing is told twice, and nothing is lost."""
    for day in timeline(dossier):
        nested = [one for one in day.said if is_under(dossier, one)]
        held = [one for each in (*day.events, *day.said) for one in under(dossier, each)]
        assert sorted(one.id for one in nested) == sorted(one.id for one in held)


def day(text):
    return Day(ExtendedDate.parse(text))


def test_line_is_to_scale():
    """Days stand where they fall between the first and the last; what is expected is ahead."""
    as_of = PartialDate(2024, 7, 1)
    found = strip([day("2024-01-01"), day("2024-07-01"), day("2024-12-31")], as_of)
    assert [(dot.at, dot.is_ahead) for dot in found.dots] == [(0, False), (50, False), (100, True)]
    assert found.ticks[0] == (PartialDate(2024, 1), 0)
    assert len(found.ticks) <= 6


def test_what_was_long_before_stands_apart():
    """A first day before which, and the next, most of the line would be empty, is not on it."""
    days = [day("1900"), day("2020"), day("2021"), day("2022")]
    found = strip(days, PartialDate(2022))
    assert found.earlier == days[:1] and len(found.dots) == 3


@pytest.mark.parametrize("days", [[], ["2024-01-01"], ["2024-01-01", "2024-01-01"]])
def test_no_line_of_one_day(days):
    """Where there is no time between days, nothing is drawn to scale."""
    assert strip([day(one) for one in days], PartialDate(2024, 1, 1)) is None


def test_open_ends_have_a_place():
    """What lies before or after any day has its place by the end that is known."""
    assert day("../2019").known == datetime.date(2019, 12, 31)
    assert day("2019/..").known == datetime.date(2019, 1, 1)


# ---------------------------------------------------------------- sources


def test_what_rests_on_a_source_is_counted(dossier):
    """Each source has how many of its paragraphs are cited, as coverage counts them, and each
    statement of it is counted."""
    measured = {one.source: one for one in measure_coverage(dossier)}
    for one in weighed(dossier):
        coverage = measured[one.source]
        assert one.paragraphs == coverage.paragraphs
        assert one.cited == coverage.paragraphs - len(coverage.missing_paragraphs)
        assert sum(n for _, n in one.kinds) == len(dossier.from_source(one.source))
        assert 0 <= one.cited <= one.paragraphs and 0 <= one.share <= 100


def test_differences_of_substance_come_first(dossier):
    """Every difference stands once, those in numbers and facts before those in words."""
    groups = by_weight(dossier)
    assert sorted(one.id for _, found in groups for one in found) == sorted(
        one.id for one in dossier.explainer.differences
    )
    order = [weight for weight, _ in groups]
    assert order == [one for one in ("substance", "wording", "spelling") if one in order]
