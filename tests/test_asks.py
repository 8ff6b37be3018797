"""The life of an ask: each case of what answers, ends and repeats it, and what became of it."""

import json

import pytest
import yaml

from generator.content.load import read_explainer
from generator.evidence.articles.archive import Archive
from generator.evidence.resolution.asks import OVER
from generator.evidence.resolution.resolve import resolve

PARTIES = ("ann", "bob", "cat", "dan")
EVIDENCE = [{"source": "wire", "passage": "Words."}]


def written(party, entries):
    """A party's file with these entries, in which what every statement has need not be given."""
    full = []
    for number, entry in enumerate(entries):
        is_update = not {"kind", "answers", "to"} & entry.keys() and "id" not in entry
        given = {"id": f"{party}-{number}", "issue": "bridge", "speaker": party, "summary": "Says."}
        full.append({**({} if is_update else given), "evidence": EVIDENCE, **entry})
    people = [{"id": f"{party}-chair", "name": f"Chair of {party}"}]
    return {"name": party.title(), "type": "group", "people": people, "statements": full}


def dossier_of(root, as_of="2024-06-01", events=(), **stated):
    """The dossier of an explainer in which parties state what is given."""
    content = {
        "explainer": {"title": "T", "question": "Q?", "summary": "S.", "as_of": as_of},
        "issues": [{"id": "bridge", "name": "The bridge"}],
        "sources": [{"id": "wire", "file": "w.txt", "sha256": "0" * 64, "published": "2024-05-31"}],
        "events": [{"name": "It happens", "evidence": EVIDENCE, **event} for event in events],
        **{f"parties/{name}": written(name, stated.get(name, ())) for name in PARTIES},
    }
    for name, held in content.items():
        file = root / f"content/{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.safe_dump(json.loads(json.dumps(held)), sort_keys=False), "utf-8")
    explainer, problems = read_explainer(root)
    assert explainer and not problems, problems
    return resolve(explainer, Archive({}))


def life(root, name="ask", **given):
    """What became of an ask."""
    dossier = dossier_of(root, **given)
    return dossier.asks[dossier.statement[name]]


def ask(*asked_of, on="2024-05-01", kind="demand", **more):
    """Something that Ann asks, on the first of May."""
    return {"id": "ask", "kind": kind, "on": on, "asked_of": [*asked_of], **more}


def reply(outcome, day, name="ask", **more):
    """Something that answers it in May."""
    return {"on": f"2024-05-{day:02}", "answers": {name: outcome}, **more}


def on(day):
    """A day in May as it is written."""
    return f"2024-05-{day:02}"


def whole(asked):
    """The status of the whole, and since when."""
    return asked.status, str(asked.when) if asked.when else None


ONE_ASKED = {
    "nothing": ([], ("open", None)),
    "criticised": ([{"to": "ask", "response": "criticises"}], ("open", None)),
    "accepts": ([reply("accepts", 3)], ("accepted", on(3))),
    "accepts, then met": ([reply("accepts", 3), reply("met", 9)], ("met", on(9))),
    "on conditions": (
        [reply("accepts-with-conditions", 3)],
        ("accepted-with-conditions", on(3)),
    ),
    "partly": ([reply("partly", 3)], ("partly-accepted", on(3))),
    "rejects, then accepts": ([reply("rejects", 3), reply("accepts", 9)], ("accepted", on(9))),
    "accepts, then rejects": ([reply("rejects", 9), reply("accepts", 3)], ("rejected", on(9))),
    "of one day, the later in the file": (
        [reply("accepts", 3), reply("rejects", 3)],
        ("rejected", on(3)),
    ),
    "replies": ([reply("replies", 3)], ("answered", on(3))),
    "declines": ([reply("declines", 3)], ("open", None)),
    "not met": ([reply("not-met", 3)], ("open", None)),
}


@pytest.mark.parametrize("case", ONE_ASKED)
def test_one_is_asked(case, tmp_path):
    """The latest outcome by day gives the status; reactions give none."""
    answers, wanted = ONE_ASKED[case]
    asked = life(tmp_path, ann=[ask("bob")], bob=answers)
    assert whole(asked) == wanted
    assert [one.outcome for one in asked.replies] == [
        outcome
        for one in sorted(answers, key=lambda one: one.get("on", ""))
        for outcome in one.get("answers", {}).values()
    ]
    assert len(asked.reactions) == sum("to" in one for one in answers)


def test_a_reply_that_gives_no_status_is_still_told(tmp_path):
    """That somebody declined to answer, or that it was not met, is told with its day."""
    [share] = life(tmp_path, ann=[ask("bob")], bob=[reply("declines", 3)]).shares
    assert (share.status, share.reply.outcome, str(share.reply.when)) == ("open", "declines", on(3))
    assert not share.is_silent


def test_who_asked_tells_that_it_was_met(tmp_path):
    """That something was done may be told by who asked for it, of all who were asked."""
    asked = life(tmp_path, ann=[ask("bob", "cat"), reply("met", 9)], bob=[reply("accepts", 3)])
    assert whole(asked) == ("met", on(9))
    assert not asked.silent


def test_who_asked_and_another_tell_that_it_was_met(tmp_path):
    """An event with who asked in it tells it of who was asked; of several, of those named."""
    event = {"id": "ev", "on": on(9), "answers": {"ask": "met"}, "by": ["ann", "dan"]}
    assert whole(life(tmp_path / "a", ann=[ask("bob")], events=[event])) == ("met", on(9))
    event["by"] = ["ann", "bob"]
    asked = life(tmp_path / "b", ann=[ask("bob", "cat")], events=[event])
    assert [one.status for one in asked.shares] == ["met", "open"]


def test_met_by_an_event(tmp_path):
    """An event may tell that it was met; the acceptance before it is told too."""
    event = {"id": "ev", "on": on(9), "answers": {"ask": "met"}, "by": "bob"}
    asked = life(tmp_path, ann=[ask("bob")], bob=[reply("accepts", 3)], events=[event])
    assert whole(asked) == ("met", on(9))
    assert [one.outcome for one in asked.replies] == ["accepts", "met"]


@pytest.mark.parametrize(
    ("before", "wanted"),
    [([], ("open", None)), ([reply("accepts", 3)], ("accepted", on(3)))],
)
def test_met_then_undone(before, wanted, tmp_path):
    """What was met and undone is back in the state before; by whom and when is told."""
    undone = {"undoes": "ask", "on": on(20)}
    asked = life(tmp_path, ann=[ask("bob")], bob=[*before, reply("met", 9), undone])
    assert whole(asked) == wanted
    [step] = asked.steps
    assert (step.how, [one.id for one in step.by], str(step.when)) == ("undoes", ["bob"], on(20))


def test_met_again_after_it_was_undone(tmp_path):
    """Only what was met before is undone."""
    undone = {"undoes": "ask", "on": on(20)}
    answers = [reply("met", 9), undone, reply("met", 25)]
    assert whole(life(tmp_path, ann=[ask("bob")], bob=answers)) == ("met", on(25))


TWO_ASKED = {
    "one accepts": ("accepts", None, "demand", "partly-accepted", ["cat"]),
    "one accepts on conditions": (
        "accepts-with-conditions",
        None,
        "demand",
        "partly-accepted",
        ["cat"],
    ),
    "both accept": ("accepts", "accepts", "demand", "accepted", []),
    "one met, one accepts": ("met", "accepts", "demand", "accepted", []),
    "one accepts, one on conditions": (
        "accepts",
        "accepts-with-conditions",
        "offer",
        "partly-accepted",
        [],
    ),
    "one accepts, one rejects": ("accepts", "rejects", "demand", "divided", []),
    "one rejects": ("rejects", None, "demand", "open", ["cat"]),
    "one replies to a question": ("replies", None, "question", "partly-answered", ["cat"]),
    "both reply to a question": ("replies", "replies", "question", "answered", []),
    "one replies in part": ("partly", "replies", "question", "partly-answered", []),
    "one declines": ("declines", "accepts", "demand", "partly-accepted", []),
}


@pytest.mark.parametrize("case", TWO_ASKED)
def test_two_are_asked(case, tmp_path):
    """Each has a status under its name, the silent one too; the whole has one of both."""
    first, second, kind, status, silent = TWO_ASKED[case]
    cat = [reply(second, 4)] if second else []
    asked = life(tmp_path, ann=[ask("bob", "cat", kind=kind)], bob=[reply(first, 3)], cat=cat)
    assert asked.status == status
    assert [one.asked.id for one in asked.shares] == ["bob", "cat"]
    assert [one.asked.id for one in asked.silent] == silent


def test_nobody_is_named(tmp_path):
    """Where nobody is named, whoever answers gives the status, under their name."""
    asked = life(tmp_path, ann=[ask()], bob=[reply("accepts", 3)])
    assert whole(asked) == ("accepted", on(3))
    assert [one.asked.id for one in asked.shares] == ["bob"]
    assert not asked.names_somebody
    asked = life(tmp_path, ann=[ask()], bob=[reply("accepts", 3)], dan=[reply("rejects", 4)])
    assert asked.status == "divided"


def test_words_are_asked(tmp_path):
    """Who is meant in words stays named while silent; whoever has no id there may answer."""
    asked = life(tmp_path, ann=[ask("bob", "all the towns")], bob=[reply("accepts", 3)])
    assert [(one.asked, one.status) for one in asked.silent] == [("all the towns", "open")]
    assert asked.status == "partly-accepted"
    more = life(
        tmp_path,
        ann=[ask("bob", "all the towns")],
        bob=[reply("accepts", 3)],
        cat=[reply("accepts", 4)],
        dan=[reply("rejects", 5)],
    )
    assert [one.status for one in more.shares] == ["accepted", "divided"]


def test_a_person_is_asked(tmp_path):
    """For a person that person answers, for nobody else too, or the party."""
    own = [reply("rejects", 3, speaker="bob-chair", **{"for": "self"})]
    for answers in (own, [reply("rejects", 3)]):
        asked = life(tmp_path, ann=[ask("bob-chair")], bob=answers)
        assert (asked.status, asked.shares[0].asked.id) == ("rejected", "bob-chair")


@pytest.mark.parametrize("before", [[], [reply("accepts", 3)]])
def test_withdrawn(before, tmp_path):
    """What is withdrawn is that, also after an answer, which stays to be read."""
    withdrawn = {"withdraws": "ask", "on": on(10)}
    asked = life(tmp_path, ann=[ask("bob"), withdrawn], bob=before)
    assert whole(asked) == ("withdrawn", on(10))
    assert len(asked.shares[0].replies) == len(before)


def test_withdrawn_and_asked_again(tmp_path):
    """What is asked for again is open, and an answer from before is history; both days stand."""
    again = [{"withdraws": "ask", "on": on(10)}, {"repeats": "ask", "on": on(12)}]
    asked = life(tmp_path, ann=[ask("bob"), *again], bob=[reply("accepts", 3)])
    assert whole(asked) == ("open", None)
    assert [(one.how, str(one.when)) for one in asked.steps] == [
        ("withdraws", on(10)),
        ("repeats", on(12)),
    ]
    asked = life(tmp_path, ann=[ask("bob"), *again], bob=[reply("accepts", 14)])
    assert whole(asked) == ("accepted", on(14))


def test_replaced(tmp_path):
    """What is replaced is superseded and leads on; its answers stay, and none carries over."""
    new = {"id": "new", "kind": "demand", "asked_of": ["bob"], "replaces": "ask", "on": on(10)}
    given = {"ann": [ask("bob"), new], "bob": [reply("accepts", 3)]}
    asked = life(tmp_path, **given)
    assert whole(asked) == ("superseded", on(10))
    assert [one.id for one in asked.successors] == ["new"]
    assert len(asked.replies) == 1
    assert whole(life(tmp_path, name="new", **given)) == ("open", None)


def test_asked_again_after_an_answer(tmp_path):
    """The answer stands, and that it was asked for again is told with its day."""
    again = {"repeats": "ask", "on": on(12)}
    asked = life(tmp_path, ann=[ask("bob"), again], bob=[reply("rejects", 3)])
    assert whole(asked) == ("rejected", on(3))
    assert [str(one.when) for one in asked.steps] == [on(12)]


def test_shared(tmp_path):
    """What others ask for too has all who ask and all their deadlines, and is given up only when
    all have given it up."""
    others = {"repeats": "ask", "on": on(2), "deadline": on(20)}
    given = {"ann": [ask("bob", deadline="2024-06-20")], "dan": [others]}
    asked = life(tmp_path, **given)
    assert [one.id for one in asked.askers] == ["ann", "dan"]
    limits = [(str(one.deadline), one.due, [who.id for who in one.by]) for one in asked.limits]
    assert limits == [("2024-06-20", "due", ["ann"]), (on(20), "overdue", ["dan"])]
    given["ann"].append({"withdraws": "ask", "on": on(10)})
    assert life(tmp_path, **given).status == "open"
    given["dan"].append({"withdraws": "ask", "on": on(11)})
    assert whole(life(tmp_path, **given)) == ("withdrawn", on(11))


@pytest.mark.parametrize(
    ("deadline", "answers", "due"),
    [
        ("2024-06-20", [], "due"),
        (on(20), [], "overdue"),
        (on(20), [reply("accepts", 10)], "settled"),
        (on(20), [reply("not-met", 25)], "overdue"),
    ],
)
def test_deadline(deadline, answers, due, tmp_path):
    """A deadline is due, or overdue since, as long as what is asked is open."""
    asked = life(tmp_path, ann=[ask("bob", deadline=deadline)], bob=answers)
    assert [one.due for one in asked.limits] == [due]


def test_answered_after_the_deadline(tmp_path):
    """An answer after the deadline counts, and is told as one."""
    asked = life(tmp_path, ann=[ask("bob", deadline=on(5))], bob=[reply("accepts", 6)])
    assert whole(asked) == ("accepted", on(6))
    assert str(asked.replies[0].missed) == on(5)
    asked = life(tmp_path, ann=[ask("bob", deadline=on(5))], bob=[reply("accepts", 5)])
    assert asked.replies[0].missed is None


@pytest.mark.parametrize("how", ["withdraws", "replaces"])
def test_lapsed(how, tmp_path):
    """A condition of what was withdrawn or superseded lapses, and so does one of that."""
    offer = {"id": "offer", "kind": "offer", "on": on(1)}
    first = {"id": "first", "kind": "condition", "qualifies": "offer"}
    second = {"id": "second", "kind": "condition", "qualifies": "first"}
    end = {how: "offer", "on": on(9), "id": "other", "kind": "offer"}
    given = {"ann": [offer, first, second, end], "bob": [reply("accepts", 3, "first")]}
    for name in ("first", "second"):
        assert whole(life(tmp_path, name=name, **given)) == ("lapsed", on(9))


def test_conditions_in_a_circle_end(tmp_path):
    """Conditions that are conditions of each other lapse with nothing."""
    pair = [
        {"id": name, "kind": "condition", "qualifies": other}
        for name, other in (("one", "two"), ("two", "one"))
    ]
    assert life(tmp_path, name="one", ann=pair).status == "open"


def test_retracted(tmp_path):
    """What is retracted is that, whatever became of it before."""
    gone = {"on": "2024-06-01", "why": "It was another town."}
    asked = life(tmp_path, ann=[ask("bob", retracted=gone)])
    assert whole(asked) == ("retracted", "2024-06-01")
    assert asked.status in OVER


def test_an_intent_is_met_or_not(tmp_path):
    """What somebody means to do has a life too, which whoever means it may tell of."""
    intent = {"id": "ask", "kind": "intent", "on": on(1), "deadline": on(9)}
    assert life(tmp_path, ann=[intent]).limits[0].due == "overdue"
    asked = life(tmp_path, ann=[intent, reply("met", 8)])
    assert whole(asked) == ("met", on(8))
    assert not asked.is_ask


def test_undated_replies_count_by_their_report(tmp_path):
    """A reply without a day counts by the day of its report, after those of earlier days."""
    undated = {"answers": {"ask": "accepts"}}
    asked = life(tmp_path, ann=[ask("bob")], bob=[undated, reply("rejects", 9)])
    assert asked.status == "accepted"


def test_evidence_of_an_update_belongs_to_the_ask(tmp_path):
    """What an entry without an id rests on is further evidence of what it names."""
    dossier = dossier_of(tmp_path, ann=[ask("bob"), {"withdraws": "ask", "on": on(10)}])
    said = dossier.of(dossier.statement["ask"])
    [piece] = said.updates
    assert piece.record is said.statement and piece.number == 2
    assert piece in dossier.evidence
    assert len(dossier.statements) == 1


def again(*days):
    """Evidence of the first day, and of these days in May."""
    return {"evidence": [*EVIDENCE, *({**EVIDENCE[0], "on": on(day)} for day in days)]}


def test_asked_again_by_evidence_of_its_own(tmp_path):
    """Evidence with a day of its own tells that it was asked again: an answer before that stays,
    and what was withdrawn is open again."""
    asked = life(tmp_path / "a", ann=[ask("bob", **again(12, 9))], bob=[reply("rejects", 10)])
    assert whole(asked) == ("rejected", on(10))
    steps = [(one.how, str(one.when), len(one.evidence)) for one in asked.steps]
    assert steps == [("repeats", on(9), 1), ("repeats", on(12), 1)]
    assert [one.id for one in asked.askers] == ["ann"]
    gone = {"withdraws": "ask", "on": on(10)}
    assert life(tmp_path / "b", ann=[ask("bob", **again(9)), gone]).status == "withdrawn"
    assert life(tmp_path / "c", ann=[ask("bob", **again(12)), gone]).status == "open"


def test_two_reports_of_one_day_are_one_time(tmp_path):
    """What several pieces of evidence tell of one day was asked again once."""
    [step] = life(tmp_path, ann=[ask("bob", **again(9, 9))]).steps
    assert [str(one.again) for one in step.evidence] == [on(9), on(9)]
