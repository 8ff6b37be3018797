"""What has changed in meaning between two states of an explainer, and what is told of it."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.authoring.changelog import ProposedChange, read_proposal
from generator.authoring.diff import Side, compare
from generator.authoring.git import NoRevision, find_revision
from generator.authoring.schema_files import first_line
from generator.cli.app import main
from generator.cli.diff import NOTHING, as_markdown, as_plain_text
from generator.cli.github import SUMMARY
from generator.content.dates import PartialDate
from generator.content.limits import BYTES
from generator.content.load import read_explainer
from generator.pages.pipeline import read
from generator.pages.words import Words
from tests.broken_cases import copy_base
from tests.goldens import lay_out
from tests.proposing import commit, expected, git, lay_out_proposal, start, told
from tests.sites import edit, lay_out_any
from tests.tables import table

ANY = ("minimal", "full", "hostile", "shipped", "many", "single", "arabic", "planted", "written")


def diff(root, *arguments):
    """Run the command in this process; its exit code and what it printed."""
    done = CliRunner().invoke(main, ["-C", str(root), "diff", *map(str, arguments)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


HEAD_OF_CHANGES = f"{first_line('content/changes/x.yaml')}\n# What changed on the site, and when.\n"


def findings(root, base="HEAD"):
    """What has changed since `base`, in short: verb, kind, id, old id, names of fields."""
    return [
        (one.verb, one.kind, one.id, one.formerly, [shift.field for shift in one.shifts])
        for one in read_proposal(root, base).comparison.findings
    ]


def proposed(comparison, language):
    """What is told of a comparison in a language, without notes."""
    return ProposedChange(comparison, Words(language), (), PartialDate(2024))


def side(root):
    return Side(*read_explainer(root))


@pytest.fixture(scope="module")
def committed(tmp_path_factory):
    """The golden explainer with everything, in a repository. It is shared: change nothing."""
    return start(lay_out("full", tmp_path_factory.mktemp("committed") / "full"))


@pytest.fixture
def full(committed, tmp_path):
    """The same, to be changed."""
    return Path(shutil.copytree(committed, tmp_path / "full"))


def test_sample_of_a_pull_request(tmp_path):
    """The diff and the drafted change of a sample pull request are those that are kept."""
    found, wanted = told(lay_out_proposal(tmp_path / "proposal")), expected()
    assert sorted(found) == sorted(wanted)
    for name in found:
        assert found[name] == wanted[name], f"{name}: if that is meant: make goldens"


def test_the_command_prints_what_is_kept(tmp_path):
    """Text is for a terminal, Markdown for a summary, and either is the whole output."""
    root, wanted = lay_out_proposal(tmp_path / "proposal"), expected()
    for arguments, name in (
        ([], "diff.txt"),
        (["--format", "markdown"], "diff.md"),
        (["--changes"], "change.yaml"),
    ):
        done = diff(root, "HEAD", *arguments)
        assert (done.exit_code, done.stdout, done.stderr) == (0, wanted[name], "")


def test_two_revisions(tmp_path):
    """HEAD is compared as it was committed, whatever the files are now."""
    root = lay_out_proposal(tmp_path / "proposal")
    commit(root, "proposed")
    shutil.rmtree(root / "content")
    found = diff(root, "HEAD~1", "HEAD").stdout.replace("in HEAD:", "in the files as they are now:")
    assert found == expected()["diff.txt"]


def test_form_does_not_count(full):
    """Comments, order, quotation marks and line breaks change nothing that readers would see."""
    file = full / "content/parties/finch.yaml"
    text = file.read_text("utf-8").replace("name: Orla Finch", "# new\nname: 'Orla Finch'")
    file.write_text(text, "utf-8", newline="\r\n")
    file = full / "content/issues.yaml"
    head, *entries = file.read_text("utf-8").split("\n- ")
    file.write_text("\n- ".join([head, *reversed([one.strip("\n") for one in entries])]) + "\n")
    done = diff(full, "HEAD")
    assert (done.exit_code, done.output) == (0, f"{NOTHING}\n")
    assert diff(full, "HEAD", "--format", "markdown").output == f"**{NOTHING}**\n"
    assert "nothing has changed" in diff(full, "HEAD", "--changes").stderr


CHANGES = table("diff", "changes")
"""What is found, and how it is done: in which file, what gives way to what."""


@pytest.mark.parametrize("found", CHANGES)
def test_every_kind_of_change_is_found(full, found):
    """A change to any one field is found as that change to that thing, and as nothing else."""
    file, old, new = CHANGES[found]
    edit(full / "content" / file, old, new)
    [(verb, kind, name, former, fields)] = findings(full)
    assert (verb, f"{kind} {name}: {', '.join(fields)}", former) == ("changed", found, "")


def test_lists_tell_only_what_differs(full):
    """Of a list, the entries that went and came are told, and not those that stayed."""
    edit(full / "content/parties/upham.yaml", "          - but not at any price.\n", "")
    edit(full / "content/sources.yaml", "[Ada Penn, Tom Reed]", "[Tom Reed, Jo Ash]")
    [party, source] = read_proposal(full, "HEAD").comparison.findings
    [shift] = party.shifts
    assert shift.before == ("copy: “We agree to the plan for talks” … “but not at any price.”",)
    assert shift.after == ("copy: “We agree to the plan for talks”",)
    [shift] = source.shifts
    assert (shift.before, shift.after) == (("Ada Penn",), ("Jo Ash",))


def test_an_edited_source_is_told_in_words(full):
    """An edited article is told by the words that gave way, in their sentence, and by all that
    rests on them, in the place of its hash; so is one whose hash nobody has brought up to date."""
    edit(full / "seeds/gazette.txt", "agreed on Thursday", "refused on Thursday")
    told = [
        "  changed  source gazette: Four towns agree to talk about a wall",
        "             paragraph 2: “agreed” → “refused”",
        "               FORDLEY (The Wend Gazette) - The four towns on the River Wend "
        "[agreed → refused] on Thursday to talk about the dam that Upham wants to build, but set "
        "conditions that may take months to settle.",
    ]
    assert diff(full, "HEAD").stdout.startswith("Text of 1 source edited.\n\nSources\n" + told[0])
    for done in (diff(full, "HEAD"), update_and_diff(full)):
        assert "\n".join(told) in done.stdout
        assert "on it rests ev-agreement.name: " in done.stdout
        assert "sha256" not in done.stdout
        assert "digests" not in done.stdout
    summary = diff(full, "HEAD", "--format", "markdown").stdout
    assert "  - paragraph 2&#58; “agreed” → “refused”\n    - FORDLEY" in summary
    assert "summary: Text of 1 source edited.\n" in diff(full, "HEAD", "--changes").stdout
    commit(full)
    assert "\n".join(told) in diff(full, "HEAD~1", "HEAD").stdout


def update_and_diff(root):
    CliRunner().invoke(main, ["-C", str(root), "source", "update"])
    return diff(root, "HEAD")


def test_the_form_of_a_source_is_no_edit(full):
    """Line ends and spaces change nothing that readers would see, even where the hash is new."""
    file = full / "seeds/gazette.txt"
    file.write_text(file.read_text("utf-8"), "utf-8", newline="\r\n")
    assert diff(full, "HEAD").stdout == f"{NOTHING}\n"
    assert "no paragraph says anything else" in update_and_diff(full).stdout
    assert diff(full, "HEAD", "--changes").stdout == ""


def test_a_source_that_cannot_be_read_is_not_compared(full):
    """A text that is gone, or none, on either side ends nothing and is no edit."""
    for data in (b"\xff\xfe", None):
        file = full / "seeds/gazette.txt"
        file.write_bytes(data) if data else file.unlink()
        assert diff(full, "HEAD").stdout == f"{NOTHING}\n"
        commit(full)
        assert diff(full, "HEAD~1").exit_code == diff(full, "HEAD").exit_code == 0


def test_an_edited_source_that_was_renamed(full):
    """A source with another id and another file is the same source, and its text is compared."""
    rename(full, "gazette", "wend-paper")
    (full / "seeds/gazette.txt").rename(full / "seeds/paper.txt")
    edit(full / "content/sources.yaml", "file: gazette.txt ", "file: paper.txt ")
    edit(full / "seeds/paper.txt", "agreed on Thursday", "refused on Thursday")
    output = diff(full, "HEAD").stdout
    assert re.search("changed  source gazette → wend-paper: ", output)
    assert "paragraph 2: “agreed” → “refused”" in output


def test_a_statement_that_moves(full):
    """A statement in another section or another party's file is the same statement."""
    file = full / "content/parties/finch.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("    kind: question\n", ""), "utf-8")
    moved = ("changed", "statement", "finch-q-figures", "", ["kind"])
    assert findings(full) == [moved]
    shift = read_proposal(full, "HEAD").comparison.findings[0].shift("kind")
    assert (shift.before, shift.after) == (("question",), ("position",))


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("statement", "upham-accepts-talks", "upham-yes"),
        ("person", "hale", "mayor"),
        ("party", "millbrook", "mill"),
        ("party", "lower-towns", "towns"),
        ("issue", "salmon", "fish"),
        ("source", "copy", "second-copy"),
        ("event", "ev-agreement", "ev-agreed"),
        ("difference", "diff-brand", "diff-chair"),
    ],
)
def test_a_new_id_is_no_new_thing(full, kind, old, new):
    """What was renamed is found as that, and nothing that refers to it as changed."""
    rename(full, old, new)
    assert findings(full) == [("changed", kind, new, old, [])]
    assert re.search(rf"renamed  \w+ {old} → {new}: ", diff(full, "HEAD").output)
    assert diff(full, "HEAD", "--changes").stdout == ""


def test_a_new_id_is_no_news(full):
    """The drafted entry names the statements that say something new, and not those renamed; nor is
    it called after these."""
    rename(full, "upham-accepts-talks", "upham-yes")
    edit(
        full / "content/parties/millbrook.yaml", "    answers: {fishers-q-how-long: replies}\n", ""
    )
    assert diff(full, "HEAD", "--changes").stdout.splitlines() == [
        "- on: 2024-05-07",
        "  id: 2024-05-07-fishers-q-how-long-f896ea",
        "  summary: 1 statement changed, Millbrook; 1 question or request answered in part.",
        "  statements: [fishers-q-how-long, millbrook-undecided]",
    ]


def rename(root, old, new):
    done = CliRunner().invoke(main, ["-C", str(root), "rename", old, new])
    assert done.exit_code == 0, done.output


def test_renamed_and_back_again(full):
    """An id that was given up and taken again is the same thing all the while."""
    rename(full, "finch-build-lower", "finch-b")
    commit(full)
    rename(full, "finch-b", "finch-c")
    assert findings(full) == [("changed", "statement", "finch-c", "finch-b", [])]
    [renamed] = findings(full, "HEAD~1")
    assert renamed == ("changed", "statement", "finch-c", "finch-build-lower", [])
    rename(full, "finch-c", "finch-build-lower")
    assert findings(full) == [("changed", "statement", "finch-build-lower", "finch-b", [])]
    assert findings(full, "HEAD~1") == []


def test_drafts_are_no_change(full):
    """A draft is told of as left to review, and counts as added once it has been reviewed."""
    file = full / "content/parties/finch.yaml"
    entry = "  - id: finch-q-new\n    review: needed\n    summary: Who?\n    issue: dam\n"
    entry += "    speaker: finch\n    evidence:\n"
    entry += "      - source: finch\n        passage: I would do it for nothing\n"
    file.write_text(file.read_text("utf-8") + entry, "utf-8")
    assert diff(full, "HEAD").output == f"{NOTHING}\n1 draft left to review: finch-q-new\n"
    commit(full)
    edit(file, "    review: needed\n", "")
    assert findings(full) == [("added", "statement", "finch-q-new", "", [])]
    assert "to review" not in diff(full, "HEAD").output


MISTAKES = table("diff", "mistakes")
"""What is wrong, or what is said of it, and how it is done."""


@pytest.mark.parametrize("is_newer", [True, False])
@pytest.mark.parametrize("said", MISTAKES)
def test_what_cannot_be_read_is_not_compared(full, said, is_newer):
    """A mistake on either side makes nothing seem deleted, added or changed, and is told of."""
    path, old, new = MISTAKES[said]
    edit(full / "content" / path, old, new)
    if not is_newer:
        commit(full)
        edit(full / "content" / path, new, old)
    edit(full / "content/parties/millbrook.yaml", "role: Lies", "role: Sits")
    assert findings(full) == [("changed", "party", "millbrook", "", ["role"])]
    output = diff(full, "HEAD").output
    assert said in output or " " not in said
    assert "of form in " + ("the files as they are now" if is_newer else "HEAD") in output


def test_there_was_no_explainer(full):
    """Against a commit without content, everything is new; without content now, that is said."""
    git(full, "rm", "-rq", "--cached", "content")
    commit_empty(full)
    done = diff(full, "HEAD")
    assert done.exit_code == 0
    assert "HEAD has no explainer in this folder: all of it is new" in done.output
    added = {one.id for one in read_proposal(full, "HEAD").comparison.of("statement", "added")}
    assert added == {one.id for one in read(full).dossier.statements}
    assert diff(full, "HEAD~1", "HEAD").exit_code == 1


def commit_empty(root):
    git(root, "commit", "--quiet", "--no-verify", "-m", "without")


def test_a_folder_of_the_repository(tmp_path):
    """An explainer in a folder of a repository is compared with that folder as it was."""
    lay_out("minimal", tmp_path / "all/sites/a")
    root = lay_out("full", tmp_path / "all/sites/dam")
    start(tmp_path / "all")
    edit(root / "content/issues.yaml", "name: The cost", "name: Money")
    assert findings(root) == [("changed", "issue", "money", "", ["name"])]


def test_revisions_that_are_none(full, tmp_path):
    """What is no revision is named, with the nearest one; nothing is taken for an option."""
    git(full, "branch", "вітка")
    git(full, "tag", "v1.0")
    assert diff(full, "вітка").exit_code == 0
    assert diff(full, "mian").output.splitlines() == [
        "“mian” is no revision of this repository",
        "  did you mean “main”?",
    ]
    for name in (
        "--output=x",
        "-h2",
        "HEAD:content",
        "--since=2020",
        "--glob=*",
        "a b",
        "\x1b[31m",
        "",
        "HEAD\n",
    ):
        done = diff(full, "--", name)
        assert done.exit_code == 1 or name == "HEAD\n", name
        assert "\x1b" not in done.output
    assert not (full / "x").exists()
    lonely = copy_base(tmp_path / "lonely")
    assert "no Git repository" in diff(lonely, "HEAD").output


def test_shallow_clones(full, tmp_path):
    """In a clone that lacks the revision, what brings it is said."""
    commit(full, "second")
    git(tmp_path, "clone", "--quiet", "--depth=1", full.as_uri(), "shallow")
    done = diff(tmp_path / "shallow", "HEAD^1")
    assert done.exit_code == 1
    assert "git fetch --unshallow" in done.output
    assert "fetch-depth" in done.output


def test_without_git(full, monkeypatch):
    """Where there is no Git, one line says so."""
    monkeypatch.setenv("PATH", "/nowhere")
    done = diff(full, "HEAD")
    assert done.exit_code == 1
    assert done.output == "git was not found; install it, or say where it is on the PATH\n"


def test_links_and_giants_in_a_revision(full):
    """A link in a revision is not followed, a file too large is not read; both are told of."""
    secret = full.parent / "secret.yaml"
    secret.write_text("name: secret\n", "utf-8")
    file = full / "content/parties/finch.yaml"
    text = file.read_text("utf-8")
    file.unlink()
    file.symlink_to(secret)
    (full / "content/background.yaml").write_bytes(b"#" * (BYTES + 1))
    commit(full)
    with find_revision(full, "HEAD").laid_out("content") as folder:
        assert (folder / "content/parties/finch.yaml").readlink() == Path("elsewhere")
        assert (folder / "content/background.yaml").stat().st_size == BYTES + 1
    assert not folder.exists()
    file.unlink()
    file.write_text(text, "utf-8")
    git(full, "checkout", "--quiet", "HEAD~1", "--", "content/background.yaml")
    assert findings(full) == []
    output = diff(full, "HEAD").output
    assert "content/parties/finch.yaml could not be read" in output
    assert "content/background.yaml could not be read" in output


def test_the_entry_is_added_once(full):
    """`--write` adds the drafted entry and touches no other line; a second time, nothing.

    Where changes have a folder, it becomes a file; else it goes to the end of the one file.
    """
    edit(full / "content/issues.yaml", "- id: money\n", "- id: banks\n  name: Banks\n- id: money\n")
    for name in ("changes/2024-05-07-banks-5c3da7.yaml", "changes.yaml"):
        file = full / "content" / name
        before = file.read_text("utf-8") if file.exists() else HEAD_OF_CHANGES
        done = diff(full, "HEAD", "--write")
        assert done.exit_code == 0
        assert done.stdout == (
            "- on: 2024-05-07\n  id: 2024-05-07-banks-5c3da7\n  summary: 1 issue added.\n"
        )
        assert file.read_text("utf-8") == before + done.stdout
        again = diff(full, "HEAD", "--write")
        assert "says this already" in again.stderr
        assert file.read_text("utf-8") == before + done.stdout
        shutil.rmtree(full / "content/changes", ignore_errors=True)


def test_the_first_entry(full):
    """Where there is no list of changes yet, one is begun in a file that nobody else makes, and the
    content passes its checks."""
    (full / "content/changes.yaml").unlink()
    edit(full / "content/parties/finch.yaml", "stance: accepts-with-conditions", "stance: rejects")
    confirm = ["-C", str(full), "confirm", "--program", "x", "finch.points.dam.stance"]
    assert CliRunner().invoke(main, confirm).exit_code == 0
    assert diff(full, "HEAD", "--write").exit_code == 0
    [file] = (full / "content/changes").glob("2024-05-07-??????.yaml")
    text = file.read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../.schema/changes.json\n")
    assert "on “The dam” changed: Accepts with conditions → Rejects" in text
    assert read(full).problems == []


def test_the_date_of_the_entry(full, monkeypatch):
    """The entry is dated by SOURCE_DATE_EPOCH or the last commit, a revision's by its own."""
    edit(full / "content/issues.yaml", "- id: money\n", "- id: banks\n  name: Banks\n- id: money\n")
    commit(full)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert diff(full, "HEAD~1", "--changes").stdout.startswith("- on: 1970-01-01\n")
    assert diff(full, "HEAD~1", "HEAD", "--changes").stdout.startswith("- on: 2024-05-07\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "tomorrow")
    done = diff(full, "HEAD~1", "--changes")
    assert (done.exit_code, "SOURCE_DATE_EPOCH" in done.stderr) == (1, True)


def test_writing_goes_with_the_files_as_they_are(full):
    """`--write` with HEAD is a mistake in the call: the files are not what is compared."""
    done = diff(full, "HEAD", "HEAD", "--write")
    assert done.exit_code == 2
    assert "leave HEAD out" in done.stderr


@pytest.mark.parametrize("name", ANY)
def test_any_explainer(name, tmp_path):
    """Any explainer differs from itself in nothing, from none in all, in text that is inert."""
    root = lay_out_any(name, tmp_path / "root")
    now, none = side(root), Side(None)
    assert compare(now, now).findings == ()
    for old, new, verb in ((none, now, "added"), (now, none, "removed")):
        found = compare(old, new)
        assert {one.verb for one in found.findings} == {verb}
        assert len(found.findings) == len(now.records)
        proposal = proposed(found, now.explainer.language)
        plain = as_plain_text(proposal)
        assert all(line.isprintable() for line in plain.splitlines())
        markdown = as_markdown(proposal)
        assert not {"<", "@", "|"} & set(markdown)
        assert "://" not in markdown
        assert len(markdown.encode()) <= SUMMARY


def test_a_huge_change_fits_into_a_summary(tmp_path, monkeypatch):
    """What is too much for a summary is cut off, and how much is said."""
    monkeypatch.setattr("generator.cli.diff.SUMMARY", 5_000)
    found = compare(Side(None), side(lay_out_any("many", tmp_path / "root")))
    text = as_markdown(proposed(found, "en"))
    assert len(text.encode()) <= 5_000
    assert "more lines, which `explainer diff` prints" in text.splitlines()[-1]


def test_a_revision_that_is_not_there_is_refused(full):
    """Whoever asks for a revision in Python is told in the same words."""
    with pytest.raises(NoRevision, match="no revision"):
        find_revision(Path(full), "nowhere")
