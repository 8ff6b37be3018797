"""Questions that no party poses: what becomes of them, and that they are nobody's statement."""

import json
import shutil

import pytest
import yaml

from generator.checks.asking import check_question_is_open
from generator.content.statements import PosedQuestion
from generator.evidence.labels import labels
from generator.pages.exports.explainer_json import export
from generator.pages.exports.json_ld import json_ld
from generator.pages.pipeline import read
from generator.pages.search.entries import entries
from generator.pages.view_models import choices
from tests.goldens import lay_out
from tests.proposing import start
from tests.test_asks import dossier_of, life, on, reply, whole
from tests.test_diff import findings

ASKED = {"id": "ask", "by": "editors", "issue": "bridge", "summary": "Who pays?"}


def posed(root, **stated):
    """What became of a question of the editors, of Ann and Bob, that rests on what Cat says."""
    question = {**ASKED, "asked_of": ["ann", "bob"], "rests_on": ["cat-0"]}
    file = root / "content/questions.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.safe_dump([question]), "utf-8")
    stated["cat"] = [{"id": "cat-0"}, *stated.get("cat", ())]
    dossier = dossier_of(root, **stated)
    return dossier.asks[dossier.names["ask"]["ask"]]


@pytest.fixture
def full(tmp_path):
    """The golden explainer with everything."""
    return lay_out("full", tmp_path / "full")


def test_each_answers_for_themselves(tmp_path):
    """Its status is that of a question: who is silent keeps it open, who declines does too."""
    assert whole(posed(tmp_path)) == ("open", None)
    assert posed(tmp_path, ann=[reply("replies", 3)]).status == "partly-answered"
    answers = {"ann": [reply("replies", 3)], "bob": [reply("declines", 4)]}
    assert posed(tmp_path, **answers).status == "partly-answered"
    answers["bob"].append(reply("replies", 5, id="bob-later"))
    assert whole(posed(tmp_path, **answers)) == ("answered", on(5))


def test_it_has_no_asker_of_its_own(tmp_path):
    """Nobody asks it but the parties that ask the same later; what these drop is asked still."""
    assert posed(tmp_path).askers == ()
    again = {"repeats": "ask", "on": on(2)}
    asked = posed(tmp_path, dan=[again])
    assert [one.id for one in asked.askers] == [one.id for one in asked.also_asking] == ["dan"]
    dropped = posed(tmp_path, dan=[again, {"withdraws": "ask", "on": on(3)}])
    assert whole(dropped) == ("open", None)


def test_what_leaves_it_open_may_answer_for_one(tmp_path):
    """What it rests on may answer for one of those who are asked, and not for all."""
    answer = reply("replies", 3, id="ann-says")
    for asked_of, wanted in ((["ann", "bob"], []), (["ann"], ["question-not-open"])):
        question = {**ASKED, "asked_of": asked_of, "rests_on": ["ann-says"]}
        posed(tmp_path)
        (tmp_path / "content/questions.yaml").write_text(yaml.safe_dump([question]), "utf-8")
        dossier = dossier_of(tmp_path, ann=[answer])
        assert [one.rule for one in check_question_is_open(dossier)] == wanted


def test_asks_of_parties_end_as_before(tmp_path):
    """What a party alone asks is withdrawn when it drops it."""
    ask = {"id": "ask", "kind": "question", "asked_of": ["bob"], "on": on(1)}
    assert life(tmp_path, ann=[ask, {"withdraws": "ask", "on": on(3)}]).status == "withdrawn"


def test_it_is_in_no_list_of_statements(full):
    """Counts, filters, the matrix and the list of statements are the same without it."""
    dossier = read(full).dossier
    assert dossier.posed and all(isinstance(one, PosedQuestion) for one in dossier.posed)
    shutil.rmtree(full / "content/questions")
    (full / "content/questions.yaml").unlink()
    file = full / "content/parties/province/radio.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("    answers: {q-if-they-refuse: replies}\n", ""), "utf-8")
    bare = read(full).dossier
    assert [one.id for one in bare.statements] == [one.id for one in dossier.statements]
    assert choices(bare)["states"] == choices(dossier)["states"]
    assert "questions" not in export(bare)
    for issue, other in zip(bare.explainer.issues, dossier.explainer.issues, strict=True):
        assert len(bare.on_issue(issue)) == len(dossier.on_issue(other))
    assert bare.posed == () and not bare.posed_on(bare.issue["money"])


def test_it_says_everywhere_who_asks(full):
    """Each page, the search and the export tell the editors' own from an interviewer's."""
    report = read(full)
    told = {one["url"]: one["text"] for one in entries(report.dossier)["pages"]}
    assert told["questions.md#q-who-pays-the-rest"].startswith("Asked by the editors · ")
    assert told["questions.md#q-if-they-refuse"].startswith("Asked by Radio Wend, interviewer · ")
    exported = export(report.dossier)["questions"]
    assert [one["by"] for one in exported] == ["editors", "Radio Wend"]
    assert [one["attribution"] for one in exported] == ["editors", "own-words"]
    assert all(not one["parties"] and not one["speakers"] for one in exported)


def test_only_quoted_words_are_structured_data(full):
    """JSON-LD has an interviewer's words, without a creator, and nothing of the editors' own."""
    report = read(full)
    page = next(page for page in report.pages if page.path == "questions.md")
    [quotation] = json.loads(json_ld(report.dossier, page))["hasPart"]
    assert quotation["text"] == "And if they refuse?" and "creator" not in quotation


def test_labels_are_those_of_a_question(full):
    """It has the label of a question and that of what became of it."""
    dossier = read(full).dossier
    keys = [[label.key for label in labels(dossier, one)] for one in dossier.posed]
    assert keys == [
        ["kind.question", "ask_status.open"],
        ["kind.question", "ask_status.answered"],
    ]


def test_a_diff_tells_of_it(full):
    """What was asked, dropped and answered since is told, also where only its status changed."""
    start(full)
    file = full / "content/questions.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("Who pays the half", "Which town pays the half"), "utf-8")
    radio = full / "content/parties/province/radio.yaml"
    radio.write_text(radio.read_text("utf-8").replace("refuse: replies", "refuse: declines"))
    assert ("changed", "question", "q-who-pays-the-rest", "", ["summary"]) in findings(full)
    assert ("changed", "question", "q-if-they-refuse", "", ["status"]) in findings(full)
    file.unlink()
    assert ("removed", "question", "q-who-pays-the-rest", "", []) in findings(full)
