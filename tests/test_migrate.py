"""`explainer migrate`: content of format 1 becomes format 2, with its comments, and only once."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from generator.authoring.migration.migrate import with_format
from generator.authoring.migration.one_list import with_one_list
from generator.authoring.migration.outcomes import answers_of_typed_status
from generator.authoring.transaction import CannotEdit
from generator.content.load import read_explainer
from generator.content.paths import content_file
from generator.pages.pipeline import read
from tests.commands import explainer
from tests.goldens import GOLDEN
from tests.sites import ROOT, state
from tests.tables import table

FOLDER = Path(__file__).parent / "migrate"
BEFORE, AFTER = FOLDER / "before", FOLDER / "after"
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
