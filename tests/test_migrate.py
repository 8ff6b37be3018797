"""`explainer migrate`: content of format 1 becomes format 2, with its comments, and only once."""

import hashlib
import re
import shutil
import subprocess
from textwrap import indent

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.authoring.migration import migrate
from generator.authoring.migration.migrate import plan_migration, with_format, with_headline
from generator.authoring.migration.one_list import with_one_list
from generator.authoring.migration.outcomes import answers_of_typed_status
from generator.authoring.transaction import CannotEdit
from generator.content.load import read_explainer
from generator.content.parts import FIRST_FORM
from generator.content.paths import content_file
from generator.pages.pipeline import read
from tests.commands import explainer
from tests.goldens import GOLDEN, MIGRATED
from tests.sites import ROOT, edit, state
from tests.tables import table
from tests.test_editing import lists
from tests.test_properties import steady

BEFORE, AFTER = MIGRATED / "before", MIGRATED / "after"
EXPLAINERS = [*sorted(GOLDEN.iterdir()), *sorted((ROOT / "tests/explainers").iterdir()), ROOT]
LISTS = table("migrate", "lists")
OUTCOMES = table("migrate", "outcomes")
OF_KIND = {"condition": "conditions", "reaction": "reactions", "question": "open_questions"}


def plain(text):
    """A text of the table, with what cannot be seen there."""
    return text.replace("¶", "\r").replace("◊", "\ufeff")


def ends_of(row):
    """The two texts of a row."""
    texts = [plain(row["before"]), plain(row["after"])]
    return [text.removesuffix("\n") for text in texts] if row.get("is_unended") else texts


@pytest.mark.parametrize("row", LISTS, ids=lambda row: row["name"])
def test_four_lists_become_one(row):
    """The lists of a party's file become one, and all else stays to the byte."""
    before, after = ends_of(row)
    assert with_one_list(before) == after


@pytest.mark.parametrize("row", LISTS, ids=lambda row: row["name"])
def test_one_list_stays(row):
    """A text that has been brought over is not changed again; its comments are all still there."""
    before, after = ends_of(row)
    assert with_one_list(after) == after
    comments = [sorted(re.findall(r"(?m)(?:^| )(#[^\r\n]*)", text)) for text in (before, after)]
    assert comments[0] == comments[1]


@pytest.mark.parametrize("text", table("migrate", "unchanged"))
def test_text_without_lists_is_not_touched(text):
    """A text that has none of the four lists stays as it is."""
    assert with_one_list(text) == text


@pytest.mark.parametrize("row", table("migrate", "refused"), ids=lambda row: row["message"])
def test_what_cannot_be_changed_is_refused(row):
    """What is written in another way than can be changed is refused, with the place."""
    with pytest.raises(CannotEdit) as refused:
        with_one_list(row["before"])
    assert row["message"] in str(refused.value)


@pytest.mark.parametrize("row", OUTCOMES, ids=lambda row: row["name"])
def test_typed_status_becomes_answers(row):
    """A typed status stands on the statements that answer, where these are known."""
    after = answers_of_typed_status(row["before"])
    assert after == row["after"]
    assert answers_of_typed_status(after) == after


@pytest.mark.parametrize(("before", "after"), table("migrate", "format"))
def test_format_is_written_down(before, after):
    """The number of the format stands below the first field, once."""
    assert with_format(before) == after
    assert with_format(after) == after


ARTICLE = "".join(f"{line}\n" for line in table("migrate", "article"))
STATED = """\
statements:
  - id: south-unfair
    issue: toll
    speaker: berg
    summary: Calls the toll unfair.
    evidence:
"""


@pytest.mark.parametrize("row", table("migrate", "passages"), ids=lambda row: row["name"])
def test_numbered_paragraph_becomes_a_passage(row, tmp_path):
    """A paragraph's number becomes the sentence that is surely meant; or it is listed, with the
    sentence that may be meant."""
    root = shutil.copytree(BEFORE, tmp_path / "root")
    (root / "seeds/extra.txt").write_text(ARTICLE, "utf-8")
    digest = hashlib.sha256(ARTICLE.encode()).hexdigest()
    (root / "content/sources").mkdir()
    described = f"file: extra.txt\nsha256: {digest}\nparagraphs: lines\n"
    (root / "content/sources/extra.yaml").write_text(described, "utf-8")
    file = "content/parties/southford/extra.yaml"
    before, after = (
        STATED + indent(row.get(name, row["before"]), " " * 6) for name in ("before", "after")
    )
    (root / file).write_text(before, "utf-8")
    migration = plan_migration(root)
    assert migration.texts.get(file, before) == after
    left = [one for one in migration.decisions if one.place.file == file]
    assert len(left) == ("perhaps" in row)
    if left and row["perhaps"]:
        offered = left[0].hint.split("passage: |\n    ")[1].split("\n  paragraph: ")[0]
        assert offered.split("\n    ") == row["perhaps"].split(" … ")


@st.composite
def party_files(draw: st.DrawFn) -> str:
    """A party's file with some of the four lists, each laid out in a way of its own."""
    parts = [["name: Town  # its name"], ["", "# the points", "points:", "  - says: x"]]
    for name in FIRST_FORM:
        indent = " " * draw(st.sampled_from([0, 2, 2, 4]))
        lead = draw(st.sampled_from([[], [""], ["", "# what it says", ""], ["# right before"]]))
        ways = [
            [f"{name}:", *draw(lists(indent))],
            [f"{name}: # all", *draw(lists(indent))],
            [f"'{name}': []", "    # none"],
            [f"{name}: [{{question: 'a, b', id: q}},  # one", "  {id: r, to: q}, # two", "]"],
            [f"{name}: [ # none yet", "]"],
            [f"{name}:"],
        ]
        parts += [[*lead, *draw(st.sampled_from(ways))]] if draw(st.booleans()) else []
    lines = [line for part in draw(st.permutations(parts)) for line in part]
    end = draw(st.sampled_from(["\n", "\r\n"]))
    mark = draw(st.sampled_from(["", "\ufeff"]))
    return mark + end.join(lines) + draw(st.sampled_from(["", end, end + "# last" + end]))


@given(text=party_files())
@steady
def test_any_layout(text):
    """However a file is laid out, what comes out is brought over already, has one list, and every
    line that was there, with its line end, but for its indentation and the names of the lists."""
    after = with_one_list(text)
    assert with_one_list(after) == after
    values = yaml.load(after.removeprefix("\ufeff"), Loader=yaml.BaseLoader)
    assert not values.keys() & set(FIRST_FORM)
    assert after.startswith("\ufeff") == text.startswith("\ufeff")
    assert after.count("\r") == after.count("\n") * ("\r" in text)
    comments = [sorted(re.findall(r"#[^\r\n]*", one)) for one in (text, after)]
    assert comments[0] == comments[1]
    if "[" not in text:
        was, now = (set(map(str.strip, one.lstrip("\ufeff").splitlines())) for one in (text, after))
        assert all(line.lstrip("'").startswith(FIRST_FORM) for line in was - now)


# ---------------------------------------------------------------- explainers as a whole


def back(text):
    """A party's text in the first form: its statements in four lists."""
    root = yaml.compose(text, Loader=yaml.BaseLoader)
    found = next(((k, v) for k, v in root.value if k.value == "statements"), None)
    if not found or found[1].flow_style:
        return text
    lines, (key, held) = text.splitlines(keepends=True), found
    starts = [one.start_mark.line for one in held.value]
    ends = [*starts[1:], held.end_mark.line + (held.end_mark.column > 0)]
    lists = {"positions": [], "conditions": [], "reactions": [], "open_questions": []}
    for node, start, end in zip(held.value, starts, ends, strict=True):
        fields = {k.value: v.value for k, v in node.value}
        kind = fields.get("kind", "reaction" if "to" in fields else "position")
        chunk = [
            one for one in lines[start:end] if one.strip() not in map("kind: {}".format, OF_KIND)
        ]
        if kind == "question":
            chunk = [re.sub(r"^( +(?:- )?)summary:", r"\1question:", one) for one in chunk]
        lists[OF_KIND.get(kind, "positions")] += chunk
    fresh = [one for name, entries in lists.items() if entries for one in (f"{name}:\n", *entries)]
    return "".join([*lines[: key.start_mark.line], *fresh, *lines[ends[-1] :]])


def lay_out(folder, root):
    """Make `root` a copy of an explainer in which statements stand in four lists."""
    for part in ("content", "seeds"):
        shutil.copytree(folder / part, root / part, ignore=shutil.ignore_patterns(".schema"))
    for file in (root / "content/parties").rglob("*.yaml"):
        file.write_bytes(back(file.read_bytes().decode("utf-8")).encode("utf-8"))
    return root


def typed(root, without=frozenset()):
    """Everything that an explainer says, in an order that the lists have no part in."""
    found, problems = read_explainer(root)
    assert found, problems
    said = found.model_dump(exclude={"format"})
    for party in said["parties"]:
        party["statements"] = sorted(party["statements"], key=lambda one: one["id"])
        for one in party["statements"]:
            for name in without:
                del one[name]
    return said


def test_whole_explainer(tmp_path):
    """Each file of tests/migrate/before becomes, to the byte, what stands in tests/migrate/after;
    without `--write` nothing is written."""
    root = shutil.copytree(BEFORE, tmp_path / "root")
    assert explainer("migrate", cwd=root).returncode == 0
    assert contents(root) == contents(BEFORE)
    explainer("migrate", "--write", cwd=root)
    assert contents(root) == contents(AFTER)


def contents(root):
    """What every file of content/ says that an editor writes."""
    files = sorted(path for path in (root / "content").rglob("*.yaml") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def test_numbers_alone_become_passages_in_format_2_too(tmp_path):
    """In format 2 a number that stands alone becomes the sentence that is surely meant, and nothing
    else is touched; what is not sure stays as it is."""
    root = shutil.copytree(AFTER, tmp_path / "root")
    shutil.copytree(BEFORE / "seeds", root / "seeds")
    file, words = "content/background.yaml", "\n        Nobody signed anything."
    edit(root / file, f"passage: |   # the second sentence{words}", "paragraph: 1   # the second")
    assert explainer("migrate", "--write", cwd=root).returncode == 1  # for what stands elsewhere
    edit(root / file, "# the second", "# the second sentence")
    assert contents(root) == contents(AFTER)
    assert plan_migration(root).texts == {}


def test_typed_status_moves_to_any_file(tmp_path):
    """A typed status is moved to what answers, in whichever files it stands."""
    root = shutil.copytree(BEFORE, tmp_path / "root")
    file = "content/parties/southford/gazette.yaml"
    edit(root / file, "answered_by: [north-welcomes]", "answered_by: [north-toll]")
    migration = migrate.plan_migration(root)
    home = "content/parties/northford.yaml"
    assert set(migration.settled) == {file, home}
    assert "answers: {south-gate: partly}\n" in migration.texts[home]
    assert "status" not in migration.texts[file] and "answered_by" not in migration.texts[file]


def test_folder_without_an_explainer_is_refused(tmp_path):
    """Where there is no explainer, the command says so, and makes nothing."""
    done = explainer("migrate", "--write", cwd=tmp_path)
    assert done.returncode == 1 and "no explainer is here" in done.stderr
    assert not (tmp_path / "content").exists()


@pytest.mark.parametrize("text", ["", "- title\n", "title\n", "# nothing\n"])
def test_explainer_without_fields_is_refused(text, tmp_path):
    """It is not said of a file without fields that there is nothing to do."""
    root = shutil.copytree(BEFORE, tmp_path / "root")
    (root / "content/explainer.yaml").write_text(text, "utf-8")
    done = explainer("migrate", cwd=root)
    assert (done.returncode, done.stdout) == (1, "") and "must hold fields" in done.stderr


def test_diff_compares_both_formats(tmp_path):
    """What is said in format 1 is compared with what is said in format 2: what is told to have
    changed are the passages alone."""
    root = shutil.copytree(BEFORE, tmp_path / "root")
    for file in (root / "content/parties").rglob("*.yaml"):
        text = file.read_text("utf-8")
        text = re.sub(r" +(stance|standing|status|answered_by): .*\n", "", text)
        text = text.replace("- paragraph: 4\n", "- quote: We will pay our share\n")
        file.write_text(text, "utf-8")
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "Format 1"]):
        subprocess.run([*git, *command], cwd=root, check=True)
    assert explainer("migrate", "--write", cwd=root).returncode == 0
    done = explainer("diff", "HEAD", cwd=root)
    assert done.returncode == 0 and "not compared" not in done.stdout
    assert "nothing in it is compared" not in done.stdout
    shifts = re.findall(r"^ {13}(\S+):", done.stdout, re.MULTILINE)
    assert shifts == ["evidence"] * 5, done.stdout


@pytest.mark.parametrize("folder", EXPLAINERS, ids=lambda folder: folder.name)
def test_explainer_says_the_same(folder, tmp_path):
    """An explainer that is turned back to four lists and brought over again says the same."""
    root = lay_out(folder, tmp_path / "root")
    files = list((root / "content").rglob("*.yaml"))
    parties = [f for f in files if content_file(f.relative_to(root).as_posix()).part == "parties"]
    rules = {problem.rule for problem in read(root).problems}
    assert "first-form" in rules
    for file in parties:
        text = file.read_bytes().decode("utf-8")
        file.write_bytes(with_one_list(text).encode("utf-8"))
    assert typed(root) == typed(folder)


@pytest.mark.parametrize("folder", EXPLAINERS, ids=lambda folder: folder.name)
def test_explainer_is_as_good_as_before(folder, tmp_path):
    """After `migrate --write` an explainer has no problem that it had not; a second run changes
    nothing."""
    root = lay_out(folder, tmp_path / "root")
    done = explainer("-C", root, "migrate", "--write")
    assert done.returncode == 0, done.stderr
    known = {(one.rule, one.message) for one in read(folder).problems}
    assert {(one.rule, one.message) for one in read(root).problems} <= known
    before = state(root / "content", root / "seeds")
    again = explainer("migrate", "--write", cwd=root)
    assert (again.returncode, again.stdout) == (0, "content: nothing to do, it is in format 2\n")
    assert state(root / "content", root / "seeds") == before


def test_answer_becomes_headline_and_standfirst():
    """The first line is the headline, the others together the standfirst; remarks between them
    stay, and what is no list of lines is left for the editor."""
    text = (
        "title: A\nanswer:\n  # first\n  - summary: One.\n    statements: [a]\n"
        "  - summary: 'Two: both.'\n    statements: [b, a]\n  - {summary: Three., statements: b}\n"
        "slug: x\n"
    )
    assert with_headline(text) == (
        "title: A\n# first\nheadline:\n  says: One.\n  rests_on: [a]\nstandfirst:\n"
        "  says: 'Two: both. Three.'\n  rests_on: [b, a]\nslug: x\n"
    )
    for other in ("title: A\n", "title: A\nanswer: [x]\n", "title: A\nanswer: later\n"):
        assert with_headline(other) == other


def test_words_that_a_method_mentions_come_to_stand_in_italics(tmp_path):
    """The method that was once begun with passes the rule that quotation marks hold words of a
    source; other pages, and content that is there already, stay."""
    shutil.copytree(AFTER, tmp_path, dirs_exist_ok=True)
    pages = tmp_path / "content/pages"
    pages.mkdir(exist_ok=True)
    before = "# Method\n\nWhere it breaks up a remark with “he said”, so.\n"
    (pages / "method.md").write_text(before, "utf-8")
    migration = plan_migration(tmp_path)
    assert migration.mentioning == ("content/pages/method.md",)
    text = migration.texts["content/pages/method.md"]
    assert text == "# Method\n\nWhere it breaks up a remark with *he said*, so.\n"
    (pages / "method.md").write_text(text, "utf-8")
    assert plan_migration(tmp_path).mentioning == ()
