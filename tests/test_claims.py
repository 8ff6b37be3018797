"""What is claimed: what the program compared, what somebody confirmed, and what nobody did."""

import json
from dataclasses import replace

import pytest
from markdown import markdown
from selectolax.lexbor import LexborHTMLParser

from generator.content.problems import Doubt, Place, Problem
from generator.evidence.assertions import assertions
from generator.evidence.resolution.resolve import leave_drafts_out
from generator.pages import claims as claims_module
from generator.pages.claims import Claims, Given
from generator.pages.exports.explainer_json import export
from generator.pages.exports.json_ld import json_ld
from generator.pages.pipeline import read
from generator.pages.plan import plan_checked
from generator.pages.render import render_all, render_book
from tests.confirmations import confirmation
from tests.goldens import GOLDEN, lay_out
from tests.sites import edit

HOME = "positions/upham.md"


@pytest.fixture(scope="module")
def report():
    return read(GOLDEN / "full")


@pytest.fixture(scope="module")
def full(report):
    return report.dossier


@pytest.fixture(scope="module")
def home(report):
    """The page of the party that has a statement that a program compared."""
    return next(page for page in report.pages if page.path == HOME)


def with_confirmed(dossier, given):
    """The dossier with these confirmations alone."""
    node = dossier.explainer.node
    known = dossier.explainer.model_copy(update={"confirmed": tuple(given)})
    assert known.node is node
    return replace(dossier, explainer=known, confirmed=())


def doubt_of(dossier, about):
    return next(one.doubt for one in assertions(dossier) if one.about == about)


def shown(dossier):
    """The page of what was checked, in Markdown."""
    [(_, text)] = render_all(dossier, [page_of(dossier)])
    return text


def page_of(dossier):
    [page] = plan_checked(dossier)
    return replace(page, title="What was checked")


def test_every_sentence_is_counted_once(full):
    """Those that a person compared, those that a program did, and the rest, of which nobody is on
    record: together they are all."""
    told = Claims(full)
    assert told.read == Given(1, 9, len([*assertions(full)]) - 10)
    assert told.read.whole == len(told.sentences)
    assert told.tied == sum(one.is_tied and bool(one.rests_on) for one in told.sentences)


def test_who_compares_another_language_compares_the_sentence(full):
    """A person who confirms what no machine can compare is on record to have read it, and the
    page tells it once."""
    doubt = doubt_of(full, "fishers-a-beginning.summary")
    told = Claims(with_confirmed(full, [confirmation(doubt, rule="not-compared")]))
    assert told.read.person == 1
    assert len(told.vouched) == 1
    other = Claims(with_confirmed(full, [confirmation(doubt, rule="name-not-near")]))
    assert other.read.person == 0


def test_a_persons_word_counts_before_a_programs(full):
    doubt = doubt_of(full, "upham-accepts-talks.summary")
    both = [confirmation(doubt, "program"), confirmation(doubt)]
    told = Claims(with_confirmed(full, both))
    assert (told.read.person, told.read.program) == (1, 0)
    assert [one.given.by for one in told.vouched] == ["person"]


def test_what_is_confirmed_of_other_words_counts_for_nothing(full):
    doubt = replace(doubt_of(full, "upham-accepts-talks.summary"), sentence="Refuses.")
    told = Claims(with_confirmed(full, [confirmation(doubt)]))
    assert told.read.person == 0
    assert told.vouched == ()


def test_what_rules_ask_and_nobody_answered_is_told(full):
    """A site that is built in spite of warnings says how many of them nobody has looked at."""
    doubt = Doubt("upham-accepts-talks.summary", "Accepts.", ("We accept",))
    dossier = replace(full, confirmed=(), waiting=((doubt, "modality"),))
    assert Claims(dossier).asked == Given(0, 0, 1)
    assert "1 confirmed by nobody" in shown(dossier)
    assert export(dossier)["checked"]["asked"]["nobody"] == 1


@pytest.mark.parametrize(
    ("about", "target"),
    [
        ("explainer.headline", "index.md"),
        ("upham.points.talks", "positions/upham.md"),
        ("upham-accepts-talks.summary", "positions/upham.md#upham-accepts-talks"),
    ],
)
def test_a_sentence_is_linked_to_where_it_stands(about, target, full):
    doubt = doubt_of(full, about)
    dossier = with_confirmed(full, [confirmation(doubt)])
    assert f"]({target})" in shown(dossier)


def test_what_stands_nowhere_has_no_link(full):
    """A doubt of a rule whose sentence is of nothing that is known is shown, and leads nowhere."""
    doubt = Doubt("gone.summary", "Of *something* gone", ("words",))
    told = Claims(replace(full, confirmed=((doubt, confirmation(doubt, rule="modality")),)))
    [one] = [one for one in told.vouched if one.doubt == doubt]
    assert one.home is None


def test_a_rule_without_words_is_told_all_the_same(full):
    doubt = doubt_of(full, "upham-accepts-talks.summary")
    given = confirmation(doubt, rule="rule-of-tomorrow")
    text = shown(replace(with_confirmed(full, []), confirmed=((doubt, given),)))
    assert "What the program asked about it: confirmed by a person (Reader), May 4, 2024" in text


def test_words_stand_under_their_own_source(full):
    """Words of several sources are under no one of them, and each has its own named beside it."""
    told = Claims(with_confirmed(full, [confirmation(doubt_of(full, "upham.points.talks"))]))
    [(source, [(_, words)])] = told.by_source()
    assert source is None
    assert {one.id for _, one in words} > {"gazette"}


def test_a_page_of_many_confirmations_stays_short(full, monkeypatch):
    """What finds no room is counted, and is in the data."""
    monkeypatch.setattr(claims_module, "ROOM", 2000)
    every = [confirmation(one.doubt) for one in assertions(full)]
    dossier = with_confirmed(full, every)
    told = Claims(dossier)
    assert 0 < len(told.shown) < len(told.vouched) == len(told.sentences)
    monkeypatch.undo()
    assert len(export(dossier)["checked"]["confirmed"]) == len(told.sentences)


def test_a_statement_tells_who_compared_it(full, home):
    """In its details on the site, under it in a book; one that nobody compared says nothing."""
    for text in (dict(render_all(full, [home]))[HOME], render_book(full, [home])[0][0]):
        told = "Compared with its source by a program, May 4, 2024; by no person yet."
        assert text.count(told) == 1
        assert "by a person" not in text


def test_the_data_names_who_confirmed_a_statement(full):
    data = export(full)
    given = {one["id"]: one["confirmed"] for one in data["statements"] if "confirmed" in one}
    assert given["league-rejects-dam"] == [
        {"rule": "sentence", "by": "person", "name": "Ada Kern", "on": "2024-05-04"}
    ]
    whole = {id for id, some in given.items() if some[0]["rule"] == "sentence"}
    assert whole == {"league-rejects-dam", "upham-accepts-talks"}
    assert given["bg-fish-pass"] == [
        {"rule": "not-compared", "by": "program", "name": "reading aid", "on": "2024-05-04"}
    ]


@pytest.mark.parametrize(("by", "is_named"), [("", False), ("program", False), ("person", True)])
def test_nobody_is_an_author_while_a_rule_asks_who_spoke(by, is_named, full, home):
    """Structured data names a creator where no rule asks, or a person has said that it is right."""
    doubt = Doubt("upham-accepts-talks.speaker", "Ines Hale: Accepts.", ("We accept",))
    given = confirmation(doubt, by, "speaker-not-named") if by else None
    asked = (doubt, "speaker-not-named")
    dossier = replace(
        full, confirmed=((doubt, given),) if given else (), waiting=() if given else (asked,)
    )
    quotations = json.loads(json_ld(dossier, home))["hasPart"]
    own = [one for one in quotations if one["url"] == "#upham-accepts-talks"]
    assert own
    assert all(("creator" in one) == is_named for one in own)
    assert any("creator" in one for one in quotations if one not in own)


def test_what_is_confirmed_of_a_draft_is_not_published(tmp_path):
    """Drafts may be confirmed; readers, who do not see them, are not told of them either."""
    root = lay_out("full", tmp_path / "full")
    edit(
        root / "content/parties/upham.yaml",
        "id: upham-accepts-talks",
        "id: upham-accepts-talks\n    review: draft",
    )
    drafted = read(root).drafted
    doubt = doubt_of(drafted, "upham-accepts-talks.summary")
    given = confirmation(doubt, rule="modality")
    seen = leave_drafts_out(replace(drafted, confirmed=((doubt, given),), waiting=()))
    assert seen.confirmed == ()


def test_a_problem_tells_how_it_is_settled():
    """The way stands behind the hint, once; of an error only a person's word counts."""
    doubt = Doubt("dam.summary", "Will build", ("may build",))
    place = Place("content/a.yaml")
    asked = Problem(place, "modality", "m", "look", is_error=False, doubt=doubt)
    assert asked.advice == "look\n`explainer confirm dam.summary` records that it is right"
    assert replace(asked, is_error=True).advice.endswith("; only a person can say so")
    assert replace(asked, hint="explainer confirm dam.summary").advice.count("confirm") == 1
    assert replace(asked, doubt=None).advice == "look"


def test_who_confirmed_is_text_and_nothing_else(full):
    """A name or a sentence that is markup is shown as it is typed."""
    hostile = "<b>*Eve*</b> [x](javascript:1) {{ 1 }}"
    doubt = Doubt("gone.summary", hostile, (hostile,), "gazette")
    given = confirmation(doubt, rule="modality").model_copy(update={"name": hostile})
    text = shown(replace(with_confirmed(full, []), confirmed=((doubt, given),)))
    page = LexborHTMLParser(markdown(text, extensions=["attr_list", "md_in_html"]))
    assert page.css("main b, li b, a[href^=javascript]") == []
    assert page.body.text().count(hostile) == 3


def test_a_page_of_the_editors_own_has_another_name(tmp_path):
    """The page has its name for itself, as the others that are generated have."""
    root = lay_out("full", tmp_path / "full")
    (root / "content/pages/checked.md").write_text("# Ours\n\nWords.\n", "utf-8")
    [problem] = [one for one in read(root).problems if one.rule == "page-name-taken"]
    assert problem.place.file == "content/pages/checked.md"
