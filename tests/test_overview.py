"""What is drawn on the overview: the axis, the tree, wider demands, reactions, history, and what
the marks beside words open."""

import re
import shutil
from types import SimpleNamespace

import pytest

from generator.content.dates import ExtendedDate, PartialDate
from generator.content.model import Event
from generator.content.statements import Condition
from generator.pages.overview import EVENTS, history, substantial, told_by, wants
from generator.pages.pipeline import files, read
from generator.pages.reactions import all_took
from generator.pages.references import References, after_label, last_word, source_marks
from generator.pages.standing import axis
from generator.pages.trees import trees
from tests.broken_cases import BASE, lay_over
from tests.browser.explainers import lay_out as lay_out_other
from tests.goldens import GOLDEN
from tests.sites import ROOT
from tests.test_sound import SOUND

_ANSWERS = "answers: {north-toll: accepts-with-conditions}"
_LATER = ("speaker: berg", "speaker: berg\n    on: 2031-05-05")

NAMES = ("full", "hostile", "minimal", "shipped", "many", "twelve", "empty")


@pytest.fixture(scope="module", params=NAMES)
def report(request, tmp_path_factory):
    """One explainer, read."""
    if request.param in ("many", "twelve", "empty"):
        return read(lay_out_other(request.param, tmp_path_factory.mktemp("other")))
    return read(ROOT if request.param == "shipped" else GOLDEN / request.param)


@pytest.fixture(scope="module")
def dossier(report):
    return report.dossier


@pytest.fixture(scope="module")
def shipped():
    return read(ROOT).dossier


def test_a_place_on_the_axis_is_a_stance(dossier):
    """A party stands where the stance of its point on that issue puts it, or at the end where the
    proposal is its own; without either it stands nowhere, and each party is told of once."""
    found = axis(dossier)
    if found is None:
        assert not dossier.explainer.issues
        return
    for stop in found.stops:
        for stand in stop.stands:
            point = dossier.point(stand.party, found.issue)
            if point and point.stance:
                assert stop.label.value == point.stance
            else:
                assert stop.label.value == "proposes"
                assert stand.party.id in found.issue.proposal.by
    stands = [one.party for stop in found.stops for one in stop.stands]
    told = [*stands, *(one.party for one in found.besides), *found.silent]
    assert sorted(one.id for one in told) == sorted(one.id for one in dossier.explainer.parties)
    for party in found.silent:
        assert not dossier.of_party_on(party, found.issue)


def test_what_another_ascribes_stands_under_its_author(shipped):
    """Where one party says that another stands, that is drawn at the stop, and moves nobody."""
    found = axis(shipped)
    (one,) = [(stop, one) for stop in found.stops for one in stop.ascribed]
    stop, ascribed = one
    assert (stop.label.value, ascribed.party.id) == ("rejects", "russia")
    assert ascribed.claim.id == "ua-putin-preparing-to-reject"
    assert "russia" not in [stand.party.id for stand in stop.stands]


def test_each_live_condition_has_one_place_in_the_trees(dossier):
    """Every condition that is still asked for stands in one tree, once; what is over, or withdrawn
    from the site, in none."""
    drawn = [one.id for tree in trees(dossier) for one in tree.conditions]
    conditions = [one for one in dossier.statements if isinstance(one, Condition)]
    live = [one.id for one in conditions if not dossier.asks[one].is_over]
    assert sorted(drawn) == sorted(live)


def test_a_leaf_is_told_by_what_it_holds(dossier):
    """A leaf has the point of its party and issue only where that rests on something in it; it has
    something that whoever sets its conditions says, in one voice, and no leaf is empty."""
    for tree in trees(dossier):
        for leaf in tree.leaves:
            assert leaf.asks
            ids = {one.id for one in leaf.asks}
            assert leaf.point is None or ids & set(leaf.point.rests_on)
            own = [one for one in leaf.asks if one.id not in tree.others]
            assert own and all(one.personal for one in own) == tree.is_own_view
            assert all(
                tree.party in (dossier.of(one).owner, *dossier.of(one).parties) for one in own
            )
            assert {dossier.of(one).issue for one in leaf.asks} == {leaf.issue}


def test_no_reply_is_worked_out(dossier):
    """What a tree says has no reply is what no statement and no event answers."""
    for tree in trees(dossier):
        answered = {
            name
            for record in (*dossier.statements, *dossier.explainer.events)
            for name in getattr(record, "answers", {})
        }
        assert not answered & {one.statement.id for one in tree.unanswered}


def test_what_the_tree_holds_is_wanted_nowhere_else(dossier):
    """Wider demands are those that the drawn tree does not hold; what nobody speaks to is told so
    only where no other party has a word on its issue."""
    drawn = trees(dossier)[:1]
    shown = {one.statement for tree in drawn for one in tree.asked}
    for want in wants(dossier, drawn):
        assert want.asked.statement not in shown
        if want.is_bare:
            issue = dossier.of(want.asked.statement).issue
            speaking = [one for one in dossier.explainer.parties if dossier.of_party_on(one, issue)]
            assert speaking in ([], [want.party])


def test_reactions_stand_under_what_they_react_to(dossier):
    """How something was taken is told by all reactions to it, by nobody else's and none twice."""
    found = next(iter(all_took(dossier)), None)
    if found is None:
        assert not any(one.kind == "reaction" for one in dossier.statements)
        return
    told = [one.id for of_one in found.reactions for one in of_one]
    assert sorted(told) == sorted(one.id for one in dossier.reactions_to(found.target))


def test_history_is_to_scale_and_has_nothing_ahead(dossier):
    """On the line the earlier stands before the later, within its ends; nothing on it is after the
    day up to which the content was brought, and the last days are told by themselves."""
    found = history(dossier)
    places = [one.at for one in found.placed]
    assert places == sorted(places) and all(0 <= at <= 100 for at in places)
    assert len(places) <= EVENTS
    assert [at for _, at in found.years] == sorted(at for _, at in found.years)
    events = [*(one.event for one in found.placed), *(one for _, day in found.days for one in day)]
    assert len(events) == len({one.id for one in events})
    ahead = dossier.explainer.as_of.last
    assert all((one.on.first or one.on.last) <= ahead for one in events)


def test_wording_is_shown_only_where_nothing_weighs_more(dossier):
    """The overview shows differences of number and fact; of wording only where there are none."""
    kinds = {one.kind for one in substantial(dossier)}
    assert "spelling" not in kinds
    assert not ("wording" in kinds and kinds & {"number", "fact"})
    assert len(told_by(dossier, substantial(dossier))) <= 3


def test_every_mark_opens_a_passage_that_is_there(report):
    """Each button of a page opens a passage of the same page, none stands there unasked for, and no
    two have one anchor; a passage shows its paragraph, word for word, unless its source may not be
    shown."""
    texts = dict(files(report.dossier, report.pages))
    for page in report.pages:
        text = texts[page.path]
        opened = set(re.findall(r'popovertarget="([^"]+)"', text))
        there = re.findall(r'<div class="pg" id="([^"]+)"', text)
        assert opened == set(there) and len(there) == len(set(there))


def test_a_mark_stands_for_each_paragraph_that_has_the_words(dossier):
    """No paragraph in which words of a statement stand is left out, as behind “They will:”."""
    marks = source_marks(dossier.explainer, "?")
    for one in dossier.statements:
        for cited in dossier.of(one).evidence:
            having = sorted({run.paragraph for run in cited.runs})
            opened = [mark.number for mark in References(dossier, marks).to([cited])]
            assert opened == (having or [*cited.paragraphs[:1]])


def test_of_several_answers_each_tells_its_day(tmp_path):
    """Who said one thing first and another later is not read as saying both at once."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    south = tmp_path / "content/parties/southford.yaml"
    text = south.read_text("utf-8").replace("id: south-pays", f"id: south-pays\n    {_ANSWERS}")
    again = text[text.index("  - id: south-pays") : text.index("  - id: south-gate")]
    again = again.replace("south-pays", "south-shares").replace("We will pay", "We shall pay")
    south.write_text(text + again.replace("gazette", "herald").replace(*_LATER), "utf-8")
    report = read(tmp_path)
    page = dict(files(report.dossier, report.pages))["index.md"]
    told = re.findall(r'chip__on">(?:<[^>]*>)*([^<]+)', page)
    assert told == ["By May 4, 2031", "May 5, 2031"]


def test_passages_are_the_articles_words(dossier):
    """What a mark opens is its paragraph, cut where words begin or end that something rests on."""
    references = References(dossier, source_marks(dossier.explainer, "Unnamed"))
    references.of([*dossier.statements, *dossier.explainer.events], most=9)
    for one in references.passages:
        article = dossier.archive.articles[one.reference.source.id]
        if one.reference.source.display == "link":
            assert one.text == []
            continue
        assert "".join(words for words, _ in one.text) == (
            article.paragraphs[one.reference.number - 1].text
        )
        runs = [run for piece in one.pieces for run in piece.runs]
        assert any(held for _, held in one.text) == any(
            run.paragraph == one.reference.number for run in runs
        )


def test_marks_of_sources_differ(dossier):
    """No two sources have one mark, with whatever number behind it."""
    marks = source_marks(dossier.explainer, "Unnamed")
    assert len(set(marks.values())) == len(marks) == len(dossier.explainer.sources)
    assert all(mark[0].isalpha() and not mark[-1].isdigit() for mark in marks.values())


@pytest.mark.parametrize(
    ("text", "rest", "last"),
    [
        ("He will meet Putin", "He will meet ", "Putin"),
        ("Thousands.", "", "Thousands."),
        ("", "", ""),
        ("a " + "x" * 30, "a " + "x" * 26, "xxxx"),
        ("Would rule on ship-to-ship-to-shore", "Would rule on ship-to-ship-to-s", "hore"),
        ("Er ruft “Donaudampfschifffahrt!”", "Er ruft “Donaudampfschifffah", "rt!”"),
        ("北京方面表示不会接受任何附加条件的停火方案，除非双方同时撤军", None, "同时撤军"),
        ("لن نوقع على فسيستخدمونهماكلتيهما", "لن نوقع على ", "فسيستخدمونهماكلتيهما"),
    ],
)
def test_a_mark_stays_with_the_end_of_a_text(text, rest, last):
    """The last word of a text stays with the mark behind it or, of a long one, its last letters:
    never less than one whole where letters are joined."""
    assert last_word(text) == (text.removesuffix(last) if rest is None else rest, last)


@pytest.mark.parametrize(("marks", "last"), [(1, "conditions"), (2, "ions"), (3, "ions")])
def test_several_marks_leave_a_word_less_room(marks, last):
    """The more marks stay with the end of a text, the shorter it is."""
    assert last_word("on conditions", marks)[1] == last


def test_neither_of_two_events_is_left_out():
    """What was long before all else is left out where enough stays to draw a line of."""
    days = [ExtendedDate.parse(on) for on in ("2024-01-01", "../2024-03-01")]
    two = [Event.model_construct(id=f"ev-{number}", on=on) for number, on in enumerate(days)]
    told = SimpleNamespace(events=two, as_of=PartialDate(2024, 3, 1))
    assert [one.event for one in history(SimpleNamespace(explainer=told)).placed] == two


def _overview(root):
    """The Markdown of the overview of an explainer."""
    report = read(root)
    return dict(files(report.dossier, report.pages))["index.md"]


def test_each_condition_of_a_leaf_is_read(base):
    """Where no point tells all conditions of an issue together, each of them is read that its
    count counts."""
    lay_over(SOUND / "two-conditions", base)
    page = _overview(base)
    leaf = page[page.index("2 conditions") :]
    leaf = leaf[: leaf.index("</li>")]
    conditions = ("Southford has to pay in full for the", "The toll could be")
    assert all(one in leaf for one in conditions)


def test_headline_and_standfirst_have_their_own_marks():
    """What the headline rests on is marked behind it, and what the standfirst rests on behind
    that."""
    page = _overview(GOLDEN / "full")
    headline, _, rest = page.partition("{: .carried }")
    standfirst = rest.partition("{: .standfirst }")[0]
    explainer = read(GOLDEN / "full").dossier.explainer
    for text, line in ((headline, explainer.headline), (standfirst, explainer.standfirst)):
        assert len(re.findall('class="r"', text)) == len(line.rests_on), text


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("Rejects the loan.", "Rejects", "the loan."),
        ("rejette le prêt", "Rejette", "le prêt"),
        ("Отвергает заём.", "Отвергает", "заём."),
        ("Rejects.", "Rejects", "Rejects."),
        ("Rejectsby", "Rejects", "Rejectsby"),
        ("Calls it a wall.", "Rejects", "Calls it a wall."),
    ],
)
def test_a_label_is_not_said_again(text, label, rest):
    """A text behind a label that it begins with goes on behind it; as long as something is left."""
    assert after_label(text, label) == rest
