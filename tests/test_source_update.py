"""`explainer source update`, and what is asked about after a text was edited."""

import hashlib
import re
import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator.cli.app import main
from generator.content.limits import BYTES
from generator.evidence.matching import fold, readable
from generator.evidence.recorded import paragraph_digest
from generator.evidence.rewording import Rewording, compare_texts
from generator.pages.pipeline import read
from tests.proposing import commit, git, start
from tests.sites import edit
from tests.tables import table

ARTICLE = """\
By Ann Lee
The council of Hale supported the plan for a bridge, Mayor Orla Finch said on Monday.
The weather was fine.
“We agree to the plan,” Finch told reporters.
“It must be free for all.”
Ferries ran as ever.
Tom Reed called the plan “very promising”, and said that it might be built soon.
He has already agreed to a toll, and would not let it rise.
The river was high.
"""
SEED = "seeds/post.txt"
FILES = {
    SEED: ARTICLE,
    "content/explainer.yaml": """\
format: 2
slug: bridge
title: The bridge
question: Will there be a bridge?
summary: The plan for a bridge.
language: en
as_of: 2021-05-04
headline: {says: The plan for a bridge is supported, rests_on: [finch-supports]}
""",
    "content/issues.yaml": "- id: bridge\n  name: The bridge\n",
    "content/sources/post.yaml": """\
file: post.txt
sha256: '0000000000000000000000000000000000000000000000000000000000000000'
published: 2021-05-04
paragraphs: lines
boilerplate:
  - {paragraph: 1, kind: byline}
""",
    "content/parties/hale.yaml": """\
name: Hale
type: government
people:
  - {id: finch, name: Orla Finch}
  - {id: reed, name: Tom Reed}
points:
  - {issue: bridge, says: Supports the plan, rests_on: [finch-supports]}
statements:
  - id: finch-supports
    issue: bridge
    speaker: finch
    summary: Supports the plan for a bridge.
    evidence:
      - {source: post, passage: the plan for a bridge}
  - id: finch-agrees
    issue: bridge
    speaker: finch
    summary: Agrees to the plan.
    evidence:
      - {source: post, quote: We agree to the plan}
  - id: finch-free
    issue: bridge
    speaker: finch
    summary: Says that it must be free for all.
    evidence:
      - {source: post, quote: It must be free for all}
  - id: reed-promising
    issue: bridge
    speaker: reed
    summary: Calls the plan very promising.
    evidence:
      - {source: post, quote: very promising}
  - id: reed-toll
    issue: bridge
    speaker: reed
    summary: Has agreed to a toll.
    evidence:
      - {source: post, passage: to a toll}
""",
}


def run(root, *arguments):
    """Run a command in this process; nothing but its own end may end it."""
    done = CliRunner().invoke(main, ["-C", str(root), *map(str, arguments)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def update(root, *arguments):
    return run(root, "source", "update", *arguments)


@pytest.fixture(scope="module")
def recorded(tmp_path_factory):
    """An explainer in a repository, its source recorded. It is shared: change nothing."""
    root = tmp_path_factory.mktemp("recorded") / "bridge"
    for file, text in FILES.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, "utf-8")
    assert update(root).exit_code == 0
    shutil.rmtree(root / "build")
    return start(root)


@pytest.fixture
def root(recorded, tmp_path):
    """The same, to be changed."""
    return Path(shutil.copytree(recorded, tmp_path / "bridge"))


def type_the_hash(root):
    """Bring the SHA-256 up to date by hand, and nothing else."""
    entry = root / "content/sources/post.yaml"
    digits = hashlib.sha256((root / SEED).read_bytes()).hexdigest()
    entry.write_text(re.sub(r"sha256: .+", f"sha256: {digits}", entry.read_text("utf-8")), "utf-8")


def asked(root):
    """What is asked about, and the rules of all other problems."""
    problems = read(root).problems
    waiting = {one.doubt.about for one in problems if one.rule == "source-edited"}
    return waiting, {one.rule for one in problems} - {"source-edited"}


def test_what_is_recorded(recorded):
    """An entry with a hash of zeros gets the hash and a digest for each paragraph, and nothing is
    asked about; a second time, nothing changes."""
    entry = yaml.safe_load((recorded / "content/sources/post.yaml").read_text("utf-8"))
    assert entry["sha256"] == hashlib.sha256(ARTICLE.encode()).hexdigest()
    assert " ".join(entry["digests"]).split() == [*map(paragraph_digest, ARTICLE.splitlines())]
    assert read(recorded).problems == []
    assert run(recorded, "check", "--strict").exit_code == 0
    assert update(recorded).stdout == "nothing to record: each paragraph is as it was recorded\n"


EDITS = table("source_update", "edits")
"""What is edited, into what, and what is asked about then."""
ALSO = {name: set(rules) for name, rules in table("source_update", "also").items()}
"""The rules that then speak too, since what is said is no longer what the article says."""


@pytest.mark.parametrize("by_hand", [False, True], ids=["by the command", "by hand"])
@pytest.mark.parametrize("name", EDITS)
def test_what_rests_on_an_edit_is_asked_about(root, name, by_hand):
    """Each sentence that rests on an edited paragraph, or on one that tells who speaks in it, waits
    for a confirmation, and no other; by whatever hand the hash is brought up to date."""
    old, new, *about = EDITS[name]
    also = ALSO.get(name, set())
    edit(root / SEED, old, new.replace("¶", "\n"))
    refused = run(root, "check")
    assert refused.exit_code == 1
    assert "[source-changed]" in refused.stderr
    if by_hand:
        type_the_hash(root)
    else:
        update(root, "post")
    rules = {"edit-not-recorded"} if by_hand and new.count("¶") != old.count("\n") else set()
    assert asked(root) == (set(about), rules | also)
    assert run(root, "check", "--strict").exit_code == 1
    update(root)
    assert asked(root) == (set(about), also)


REFUSED = table("source_update", "refused")
"""What is edited, into what, and the rule that refuses it."""


@pytest.mark.parametrize("name", REFUSED)
def test_edits_of_cited_words_are_refused_and_then_asked_about(root, name):
    """Where cited words are gone, that is an error; when they are mended, what rests on them still
    has to be confirmed."""
    old, new, rule, was, now, *about = REFUSED[name]
    edit(root / SEED, old, new)
    update(root)
    assert rule in asked(root)[1]
    edit(root / "content/parties/hale.yaml", was, now)
    assert asked(root) == (set(about), ALSO.get(name, set()))


UNASKED = table("source_update", "unasked")
"""What is edited, into what, and what is told of it."""


@pytest.mark.parametrize("name", UNASKED)
def test_an_edit_that_nothing_rests_on_costs_one_command(root, name):
    """What is edited where nothing rests on it is told in words, and nothing is asked about."""
    old, new, told = UNASKED[name]
    edit(root / SEED, old, new.replace("¶", "\n"))
    done = update(root, "post")
    assert done.exit_code == 0
    assert told in done.stdout
    assert "on it rests" not in done.stdout
    assert asked(root) == (set(), set())
    assert run(root, "check", "--strict").exit_code == 0


def test_a_paragraph_at_the_top_is_told_once(root):
    """A new paragraph is told as one, and the numbers of what is boilerplate move on with it."""
    edit(root / SEED, "By Ann Lee", "Our newsletter\nBy Ann Lee")
    lines = update(root).stdout.splitlines()
    assert lines[:2] == ["post:", "  paragraph 1 is new: “Our newsletter”"]
    assert len(lines) == 3
    assert "- {paragraph: 2, kind: byline}" in (root / "content/sources/post.yaml").read_text()
    assert read(root).problems == []


def test_turns_without_a_name_move_on(root):
    """The numbers of paragraphs at which turns begin move on with them."""
    source = root / "content/sources/post.yaml"
    turns = "kind: interview\nturns:\n  - {paragraphs: [2, 3], speaker: finch}\nparagraphs: lines"
    edit(source, "paragraphs: lines", turns)
    edit(root / SEED, "By Ann Lee", "Our newsletter\nBy Ann Lee")
    update(root)
    assert "{paragraphs: [3, 4], speaker: finch}" in source.read_text("utf-8")


def test_a_confirmation_expires_with_the_paragraph(root):
    """What was confirmed is asked about again when the same paragraph is edited again, and is not
    when it is what it was."""
    edit(root / SEED, "supported the plan", "praised the plan")
    update(root)
    about = asked(root)[0]
    assert run(root, "confirm", "--program", "x", *about).exit_code == 0
    assert asked(root) == (set(), set())
    edit(root / SEED, "praised the plan", "opposed the plan")
    update(root)
    assert asked(root)[0] == about
    assert "x confirmed other words" in run(root, "check").stderr
    edit(root / SEED, "opposed the plan", "supported the plan")
    update(root)
    assert asked(root) == (set(), set())


def test_what_is_settled_is_recorded(root):
    """When all is confirmed, another run records it, so that a later statement is not asked."""
    edit(root / SEED, "supported the plan", "praised the plan")
    update(root)
    before = (root / "content/sources/post.yaml").read_text("utf-8")
    assert update(root).exit_code == 0
    assert (root / "content/sources/post.yaml").read_text("utf-8") == before
    run(root, "confirm", "--program", "x", *asked(root)[0])
    update(root)
    shutil.rmtree(root / "content/confirmed")
    assert asked(root) == (set(), set())


WORDS = [
    "paragraph 2: “supported” → “opposed”",
    "  The council of Hale [supported → opposed] the plan for a bridge, Mayor Orla Finch said on "
    "Monday.",
    "  on it rests explainer.headline: The plan for a bridge is supported",
    "  on it rests hale.points.bridge: Hale: Supports the plan",
    "  on it rests finch-supports.summary: Orla Finch: Supports the plan for a bridge.",
]


def test_check_tells_the_words(root):
    """Before the edit is recorded, `check` tells the words, the sentence, and all that rests on it;
    after that, for each sentence that waits; so does `confirm`."""
    edit(root / SEED, "supported the plan", "opposed the plan")
    told = run(root, "check").stderr
    assert "\n".join(f"  {line}" for line in WORDS) in told
    assert "explainer source update post" in told
    assert "\n".join(f"  {line}" for line in WORDS) in update(root).stdout
    for command in ("check", "confirm"):
        done = run(root, command)
        assert done.output.count(WORDS[0]) == 3
        assert "says now" not in done.output


def test_annotations_tell_the_words(root, monkeypatch):
    """At GitHub the note on the hash has the same words."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    edit(root / SEED, "supported the plan", "praised the plan")
    [note] = [line for line in run(root, "check").stderr.splitlines() if "::error" in line]
    assert "paragraph 2: “supported” → “praised”%0A" in note


def test_trying_writes_nothing(root):
    """With --dry-run the words are told, and no file changes."""
    edit(root / SEED, "supported the plan", "opposed the plan")
    done = update(root, "--dry-run")
    assert (done.exit_code, WORDS[0] in done.stdout) == (0, True)
    assert git(root, "status", "--porcelain", "content") == ""


def test_the_form_of_a_text_is_no_edit(root):
    """Other line ends, marks, dashes and spaces are no edit, and that is said."""
    text = ARTICLE.replace("“", '"').replace("”", '"').replace("was fine", "was\u00a0 fine")
    (root / SEED).write_text(text, "utf-8", newline="\r\n")
    assert "no paragraph says anything else" in run(root, "check").stderr
    assert "no paragraph says anything else" in update(root).stdout
    assert read(root).problems == []


def without_git(root):
    shutil.rmtree(root / ".git")
    return "this folder is in no Git repository"


def in_a_new_repository(root):
    without_git(root)
    git(root, "init", "--quiet")
    return "this repository has no commit yet"


def in_a_shallow_clone(root):
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "-m", "edited")
    git(root, "clone", "--quiet", "--depth", "1", f"file://{root}", str(root.parent / "clone"))
    shutil.rmtree(root / ".git")
    shutil.move(root.parent / "clone/.git", root / ".git")
    return "no commit that is here has the text"


@pytest.mark.parametrize("way", [without_git, in_a_new_repository, in_a_shallow_clone])
def test_without_the_text_as_it_was(root, way):
    """Without it, what each edited paragraph says now is told, what rests on it, and why no more
    is known; as much is asked about."""
    edit(root / SEED, "supported the plan", "praised the plan")
    reason = way(root)
    told = run(root, "check").stderr
    assert "paragraph 2 says now: “The council of Hale praised" in told
    assert WORDS[-1] in told
    assert re.search(f"not all of it can be told in words, since ({reason})", told), told
    assert update(root).exit_code == 0
    assert len(asked(root)[0]) == 3


def test_without_digests_and_without_git(root):
    """Where nothing at all is known of the text as it was, all that rests on it is asked about; and
    `check` tells before which sources are not recorded."""
    entry = root / "content/sources/post.yaml"
    entry.write_text(re.sub(r"digests:\n  - .+\n", "", entry.read_text("utf-8")), "utf-8")
    without_git(root)
    assert (
        "Paragraphs not recorded yet, so that edits cannot be told: post"
        in run(root, "check").stdout
    )
    edit(root / SEED, "The weather was fine", "The weather was foul")
    told = run(root, "check").stderr
    assert "what was edited cannot be told" in told
    assert "on it rests reed-toll.summary" in told
    update(root)
    assert len(asked(root)[0]) == 7


def test_without_digests_git_tells(root):
    """Content that was never recorded is compared with the text that Git has of that hash."""
    entry = root / "content/sources/post.yaml"
    entry.write_text(re.sub(r"digests:\n  - .+\n", "", entry.read_text("utf-8")), "utf-8")
    commit(root)
    edit(root / SEED, "The weather was fine", "The weather was foul")
    assert "paragraph 3: “fine” → “foul”" in run(root, "check").stderr
    update(root)
    assert asked(root) == (set(), set())


def test_another_branch_has_the_text(root):
    """The text as it was is found on any branch, also where the file had another name there."""
    git(root, "checkout", "--quiet", "--orphan", "other")
    git(root, "mv", SEED, "seeds/other.txt")
    edit(root / "content/sources/post.yaml", "file: post.txt", "file: other.txt")
    edit(root / "seeds/other.txt", "supported the plan", "opposed the plan")
    commit(root)
    assert WORDS[0] in run(root, "check").stderr


def test_a_renamed_file_is_compared(root):
    """A file that was renamed and edited at once is compared with what the last commit has."""
    (root / SEED).rename(root / "seeds/new.txt")
    edit(root / "content/sources/post.yaml", "file: post.txt", "file: new.txt")
    edit(root / "seeds/new.txt", "supported the plan", "opposed the plan")
    assert WORDS[0] in run(root, "check").stderr


def test_texts_that_cannot_be_read(root):
    """A binary file, one that is gone, and one that is too large are refused in words."""
    (root / SEED).write_bytes(b"\xff\xfe\x00")
    for rule in ("not-utf-8", "missing-file", "file-too-large"):
        done = update(root, "post")
        assert (done.exit_code, f"[{rule}]" in done.stderr) == (1, True), done.stderr
        assert run(root, "check").exit_code == 1
        (root / SEED).unlink(missing_ok=True)
        if rule == "missing-file":
            (root / SEED).write_bytes(b"x" * (BYTES + 1))


def test_a_commit_with_a_binary_file(root):
    """Versions that are no text are passed over."""
    text = (root / SEED).read_bytes()
    (root / SEED).write_bytes(b"\xff\xfe\x00")
    commit(root)
    (root / SEED).write_bytes(text.replace(b"supported the plan", b"opposed the plan"))
    assert WORDS[0] in run(root, "check").stderr


def test_a_huge_edit_is_told_in_part(root):
    """Of an article of thousands of paragraphs that are all others, some are told, and how many
    more lines there are; the command tells more of them."""
    lines = ARTICLE.splitlines() + [f"It was day {n} of the works." for n in range(3_000)]
    (root / SEED).write_text("\n".join(lines), "utf-8")
    update(root)
    commit(root)
    (root / SEED).write_text("\n".join(f"{line} So." for line in lines), "utf-8")
    told = run(root, "check").stderr
    assert re.search(r"… [0-9]+ more lines: explainer source update --dry-run tells them", told)
    assert len(told.splitlines()) < 80
    assert "and 2809 paragraphs more" in update(root, "--dry-run").stdout


def test_entries_in_brackets(root):
    """An entry in brackets is brought up to date too; an id without an entry is refused."""
    digits = hashlib.sha256(ARTICLE.encode()).hexdigest()
    (root / "content/sources/post.yaml").write_text(f"{{file: post.txt, sha256: {digits}}}\n")
    assert update(root).exit_code == 0
    edit(root / SEED, "The weather", "All weather")
    assert update(root).exit_code == 0
    assert asked(root) == (set(), set())
    assert "did you mean “post”?" in update(root, "pots").stderr


def test_several_in_one_file(root):
    """Sources in one file, the other numbers in them and comments stay as they are."""
    file = root / "content/sources/post.yaml"
    fields = "".join(f"  {line}\n" for line in file.read_text("utf-8").splitlines())
    file.unlink()
    entry = f"# ours\n- id: post   # the paper\n{fields}"
    (root / "content/sources.yaml").write_text(entry, "utf-8")
    assert read(root).problems == []
    edit(root / SEED, "By Ann Lee", "Our newsletter\nBy Ann Lee")
    assert update(root).exit_code == 0
    text = (root / "content/sources.yaml").read_text("utf-8")
    assert text.startswith("# ours\n- id: post   # the paper\n  file: post.txt\n")
    assert "- {paragraph: 2, kind: byline}" in text
    assert read(root).problems == []


TEXTS = st.lists(
    st.sampled_from(
        ["We agree.", "He left. She did not.", "A", "B b b", "Ein Wort — zwei", "同意。"]
    ),
    max_size=8,
)


@given(TEXTS, TEXTS)
def test_every_paragraph_is_accounted_for(old, new):
    """What was not changed, added or moved stands in both; all that is gone is told once."""
    digests = [*map(paragraph_digest, old)]
    changes = compare_texts(digests, new, dict(zip(digests, old, strict=True)))
    told = [one.after for one in changes if one.after]
    assert len(told) == len(set(told))
    gone = [one.before for one in changes if one.before]
    assert len(gone) == len(set(gone))
    kept = [text for n, text in enumerate(new, 1) if n not in told]
    assert kept == [text for n, text in enumerate(old, 1) if n not in gone]
    assert all(new[one.after - 1] == one.new for one in changes if one.after)
    assert all(old[one.before - 1] == one.old for one in changes if one.before)


LETTERS = st.text(st.sampled_from("ab.“” -–'"), max_size=40)


@given(LETTERS, LETTERS)
def test_the_words_that_gave_way(old, new):
    """Words that changed are told wherever more than the form of marks did."""
    old, new = readable(old), readable(new)
    pairs = Rewording("changed", 1, 1, old, new).pairs
    if old and new and fold(old) == fold(new):
        assert pairs == []
    elif old and new:
        assert any(was or now for was, now in pairs) or readable(old) == readable(new)
