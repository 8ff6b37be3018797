"""What only a person can judge: who confirmed it, for which words, and what it settles."""

import os
import pty
import re
import shutil
import sys

import pytest

from generator.authoring.confirm import find_unread
from generator.authoring.scaffold import SKELETON
from generator.checks.settling import settle
from generator.content.problems import Doubt, Place, Problem
from generator.pages.pipeline import read
from tests.commands import explainer
from tests.confirmations import confirmation
from tests.goldens import lay_out
from tests.sites import ROOT, edit
from tests.test_divided import git

DOUBT = Doubt("dam.summary", "Upham: Will build the dam.", ("may build the dam",))
DAY = {"SOURCE_DATE_EPOCH": "1714780800"}


@pytest.fixture
def full(tmp_path):
    return lay_out("full", tmp_path / "full")


def problem(**changes):
    fields = {"message": "the source says “may”", "is_error": False, "doubt": DOUBT} | changes
    return Problem(Place("content/parties/upham.yaml", 4, 14), "modality", **fields)


def confirmed(by="person", rule="modality"):
    return confirmation(DOUBT, by, rule)


def confirm(root, *arguments, **variables):
    return explainer("-C", root, "confirm", *arguments, cwd=root, **(DAY | variables))


def entries(root):
    """Every line of a confirmation."""
    files = sorted((root / "content/confirmed").glob("*.yaml"))
    return [
        line for file in files for line in file.read_text("utf-8").splitlines() if line[0] == "-"
    ]


@pytest.mark.parametrize("by", ["person", "program"])
def test_a_warning_is_settled_by_whoever_confirmed_it(by):
    found = settle([problem()], [confirmed(by)])
    assert found.problems == []
    assert [(doubt, one.by) for doubt, one in found.confirmed] == [(DOUBT, by)]


def test_an_error_is_settled_by_a_person_alone():
    wrong = problem(is_error=True)
    assert settle([wrong], [confirmed()]).problems == []
    [left] = settle([wrong], [confirmed("program")]).problems
    assert "only a person can say" in left.hint


def test_what_has_no_doubt_is_never_settled():
    wrong = problem(doubt=None)
    assert settle([wrong], [confirmed()]).problems == [wrong]


@pytest.mark.parametrize(
    "other",
    [
        Doubt("dam.summary", "Upham: Will build a dam.", DOUBT.passages),
        Doubt("dam.summary", "Lower Towns: Will build the dam.", DOUBT.passages),
        Doubt("dam.summary", DOUBT.sentence, ("will build the dam",)),
        Doubt("dam.summary", DOUBT.sentence, (*DOUBT.passages, "of stone")),
    ],
)
def test_a_confirmation_expires_with_the_words(other):
    """Of another sentence, speaker or passage it says nothing, and the editor is told so."""
    [left] = settle([problem(doubt=other)], [confirmed()]).problems
    assert left.hint == "Reader confirmed other words on 2024-05-04: confirm these"


def test_a_confirmation_is_of_one_rule():
    [left] = settle([problem()], [confirmed(rule="negation")]).problems
    assert left == problem()


def test_an_id_may_change():
    renamed = Doubt("wall.summary", DOUBT.sentence, DOUBT.passages)
    assert settle([problem(doubt=renamed)], [confirmed()]).problems == []


def test_a_program_names_what_it_confirms(full):
    """One line is written for it, with who and when; asked for nothing, it confirms nothing."""
    before = entries(full)
    assert confirm(full, "--every", "--program", "aid").returncode == 1
    assert entries(full) == before
    done = confirm(full, "--every", "--program", "aid", "league-rejects-claim")
    assert done.returncode == 0, done.output
    [fresh] = set(entries(full)) - set(before)
    assert (
        "league-rejects-claim.summary, rule: sentence, by: program, name: aid, on: 2024-05-04"
        in (fresh)
    )
    assert read(full).problems == []


def test_a_program_does_not_confirm_all_of_a_party(full):
    """A party's id stands for many sentences: they are listed, and nothing is confirmed."""
    before = entries(full)
    done = confirm(full, "--every", "--program", "aid", "lower-towns")
    assert done.returncode == 1
    assert (
        "“lower-towns” is a party, and a program confirms only what it names:\n  lower-towns."
        in done.stderr
    )
    assert entries(full) == before


def test_what_is_confirmed_is_asked_again_in_other_words(full):
    done = confirm(full, "--every", "--program", "aid", "upham-accepts-talks.summary")
    assert "nothing waits of “upham-accepts-talks.summary”" in done.stderr
    edit(full / "content/parties/upham.yaml", "summary: Accepts", "summary: Fully accepts")
    before = entries(full)
    done = confirm(full, "--every", "--program", "aid", "upham-accepts-talks.summary")
    assert done.returncode == 0, done.output
    assert len(entries(full)) == len(before)
    assert entries(full) != before


def test_elsewhere_than_on_a_terminal_nobody_is_asked(full):
    """What waits is listed, with the words that it rests on, and the exit code tells of it."""
    before = entries(full)
    done = confirm(full, "--every", "league-rejects-claim")
    assert done.returncode == 1
    assert "league-rejects-claim.summary" in done.stdout
    assert ">>" in done.stdout
    assert entries(full) == before
    assert confirm(full).stdout == "nothing waits for confirmation\n"


def test_a_file_that_cannot_be_read_is_not_lost(full):
    file = full / "content/confirmed/gazette.yaml"
    file.write_text("- {about: [\n", "utf-8")
    done = confirm(full, "--every", "--program", "aid", "upham-accepts-talks")
    assert done.returncode == 1
    assert "cannot be read" in done.stderr
    assert file.read_text("utf-8") == "- {about: [\n"


def test_comments_at_the_head_and_entries_of_any_form_are_kept(full):
    """What an editor's program has laid out otherwise is brought into lines, and says the same."""
    file = full / "content/confirmed/gazette.yaml"
    told = file.read_text("utf-8").splitlines()[-1]
    apart = told[3:-1].split(", ")
    file.write_text("# Ours.\n- " + "\n  ".join(apart) + "\n", "utf-8")
    confirm(full, "--every", "--program", "aid", "upham-accepts-talks.summary")
    lines = file.read_text("utf-8").splitlines()
    assert lines[0] == "# Ours."
    assert told in lines


@pytest.mark.parametrize("name", ["", " ", "…", "a\u202eb", "x" * 101])
def test_a_name_can_be_read(name, full):
    done = confirm(full, "--every", "--program", name, "league-rejects-claim")
    assert done.returncode == 1
    assert "is no name" in done.stderr


def test_a_person_is_asked_on_a_terminal(full):
    """One by one, and what is answered with yes is recorded under the person's name."""
    told = on_terminal(
        full,
        ["confirm", "--every", "--name", "Ada", "upham-accepts-talks", "league-rejects-claim"],
        "s\ny\n",
    )
    assert "1 sentence confirmed, 1 left" in told
    [fresh] = [line for line in entries(full) if "name: Ada," in line]
    assert "by: person" in fresh


def test_an_answer_can_be_taken_back(full):
    """`b` shows the one before again; what is then not right is no longer recorded."""
    before = entries(full)
    command = ["confirm", "--name", "Ada", "league-rejects-claim", "millbrook-undecided"]
    told = on_terminal(full, command, "y\nb\nn\nq\n")
    assert "(before: y)" in told
    assert "to change: league-rejects-claim.summary, content/parties/lower-towns.yaml:" in told
    assert "0 sentences confirmed" in told
    assert entries(full) == before


def test_the_end_of_the_input_leaves_off(full):
    """What was answered before stays recorded, and the next time the rest is asked."""
    told = on_terminal(full, ["confirm", "--every", "--name", "Ada"], "y\n\x04")
    assert "1 sentence confirmed, " in told
    [_, left] = re.findall(r"1 of (\d+)", told + on_terminal(full, ["confirm", "--every"], "q\n"))
    assert int(left) == int(re.search(r"1 of (\d+)", told)[1]) - 1


def test_a_person_is_asked_for_what_a_program_confirmed(full):
    """With `--again` that alone, and who confirmed it; the person's word takes its place."""
    before = entries(full)
    again = [one for one in before if "by: program" in one]
    told = on_terminal(full, ["confirm", "--again", "--name", "Ada"], "y\nq\n")
    assert f"1 of {len(again)}  bg-fish-pass.summary" in told
    assert "a program, reading aid, confirmed this on 2024-05-04 [not-compared]" in told
    [fresh] = set(entries(full)) - set(before)
    assert "about: bg-fish-pass.summary, rule: not-compared, by: person, name: Ada" in fresh
    assert len(entries(full)) == len(before)


def test_a_list_asks_nothing(full):
    """The review list is the same on a terminal, with the paragraph before the one that is
    cited."""
    told = on_terminal(full, ["confirm", "--list", "millbrook-undecided"], "")
    assert "Is the sentence right" not in told
    assert ", before:" in told


def test_what_expired_goes_when_nothing_asks_for_it_again(full):
    """An entry of what there no longer is goes with the next that is written into its file; one of
    a sentence in other words stays until these are confirmed."""
    file = full / "content/confirmed/gazette.yaml"
    before = entries(full)
    gone = (
        "- {about: gone.summary, rule: modality, by: person, name: Ada, on: 2024-05-04, "
        "fingerprint: 0123456789abcdef}"
    )
    file.write_text(f"{file.read_text('utf-8')}{gone}\n", "utf-8")
    edit(full / "content/parties/upham.yaml", "summary: Accepts", "summary: Fully accepts")
    confirm(full, "--program", "aid", "league-rejects-claim")
    left = entries(full)
    assert gone not in left
    assert any("upham-accepts-talks.summary" in one for one in left)
    assert len(left) == len(before) + 1


def test_nothing_goes_while_something_cannot_be_read(full):
    """What a file has that is broken just now only seems to be gone."""
    edit(full / "content/parties/upham.yaml", "statements:", "statements: [")
    before = set(entries(full))
    confirm(full, "--program", "aid", "league-rejects-claim")
    assert before < set(entries(full))


@pytest.mark.parametrize("is_new", [True, False])
def test_two_editors_confirm_at_once(is_new, full):
    """Git keeps the lines of both, also where both made the file, and where both confirmed the
    same; what comes out passes."""
    asked = []
    if is_new:
        (full / "content/confirmed/gazette.yaml").unlink()
        asked = [one.doubt.about for one in read(full).problems]
        assert asked
    shutil.copyfile(SKELETON / ".gitattributes", full / ".gitattributes")
    (full / ".gitignore").write_text("build/\n.schema/\n", "utf-8")
    git(full, "init", "--quiet", "--initial-branch", "main")
    record(full)
    unread = [one.doubt for one in find_unread(read(full).dossier)]
    known = [one.about for one in unread if one.source == "gazette"]
    names = [one for one in known if one.endswith(".summary")][:4]
    for who, some in (("ann", names[:3]), ("bo", names[1:])):
        git(full, "checkout", "--quiet", "-b", who, "main")
        assert confirm(full, "--program", who, *some, *asked).returncode == 0
        record(full)
    git(full, "merge", "--quiet", "--no-edit", "ann")
    found = "".join(entries(full))
    for who, some in (("ann", names[:3]), ("bo", names[1:])):
        for one in some:
            assert f"about: {one}, rule: sentence, by: program, name: {who}," in found
    report = read(full)
    assert report.problems == []


def record(root):
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "x")


def on_terminal(root, arguments, keys):
    """What a command prints on a terminal on which these keys are pressed."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(root)
        variables = os.environ | {"PYTHONPATH": str(ROOT), "TERM": "dumb"} | DAY
        os.execve(sys.executable, [sys.executable, "-m", "generator", *arguments], variables)
    os.write(terminal, keys.encode())
    told = b""
    while True:
        try:
            told += os.read(terminal, 4096)
        except OSError:
            break
    os.waitpid(child, 0)
    os.close(terminal)
    return told.decode()
