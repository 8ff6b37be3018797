"""Ids that get another name, and what remains of the old one."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.authoring.rename import RENAMABLE, CannotRename, plan_rename, write_rename
from generator.content.load import read_explainer
from generator.content.paths import content_file
from generator.content.translatable import renamed_key
from generator.pages.exports.explainer_json import export
from generator.pages.pipeline import read
from generator.pages.translated import standing_of
from tests.browser.explainers import BILINGUAL
from tests.commands import explainer
from tests.goldens import GOLDEN, lay_out
from tests.lengths import tries
from tests.sites import edit, lay_out_any
from tests.tables import table

EVERY = table("rename", "every")


@pytest.fixture(scope="module")
def said():
    """The export of the golden explainer, as it is before anything is renamed."""
    return exported(GOLDEN / "full")


@pytest.fixture
def full(tmp_path):
    return lay_out("full", tmp_path / "full")


def rename(root, *arguments):
    """Run the command in this process; what it printed, and its exit code."""
    return explainer("-C", root, "rename", *arguments, cwd=root)


def texts(root):
    """The bytes of every file that an editor wrote."""
    paths = sorted(path for path in (root / "content").rglob("*.[ym]*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def lines(data):
    return data.decode("utf-8").splitlines()


def exported(root):
    """The export of an explainer without errors, all in an order that names have no part in."""
    report = read(root)
    assert not report.problems, report.show(root)
    data = export(report.dossier)
    for name in ("parties", "statements"):
        data[name].sort(key=lambda record: record["summary"] or record["name"])
    data["checked"]["confirmed"].sort(key=lambda record: (record["sentence"], record["rule"]))
    return data


def as_before(value, old, new):
    """An export with `old` wherever it says `new`, and without former ids."""
    if isinstance(value, dict):
        pairs = value.items()
        said = ((as_before(key, old, new), as_before(one, old, new)) for key, one in pairs)
        found = {key: one for key, one in said if key != "formerly"}
        if "permalink" in value:
            found["permalink"] = led_before(value["permalink"], old, new)
        return found
    if isinstance(value, list):
        return [as_before(one, old, new) for one in value]
    if isinstance(value, str) and re.fullmatch(r"[\w-]+(\.[\w-]+)+", value):
        return ".".join(old if one == new else one for one in value.split("."))
    return old if value == new else value


def led_before(permalink, old, new):
    """A statement's address with `old` wherever its party or the statement is called `new`."""
    page, anchor = permalink.split("#")
    folder, *party = page.removesuffix("/").split("/")
    return "/".join([folder, *as_before(party, old, new), f"#{as_before(anchor, old, new)}"])


@pytest.mark.parametrize(("kind", "old", "new"), EVERY)
def test_everything_that_refers_to_it_follows(kind, old, new, full, said):
    """After a rename the content has no problem, and says the same, with the new id for the old.

    Each line is as it was, or has the new id for the old one; one line more keeps the old.
    """
    before = texts(full)
    done = rename(full, old, new, "--kind", kind)
    assert (done.returncode, done.stderr) == (0, "")
    says, after = exported(full), texts(full)
    assert as_before(says, old, new) == as_before(said, old, new)
    assert says != said
    former = 0
    for file, data in before.items():
        now = file
        named = {"party": content_file(file).party, "source": content_file(file).source}
        is_confirmed = kind == "source" and file == f"content/confirmed/{old}.yaml"
        if named.get(kind) == old or is_confirmed:
            now = re.sub(rf"/{old}(?=[/.])", f"/{new}", file)
        was, found = lines(data), lines(after.pop(now))
        if len(found) > len(was):
            at = next(n for n, line in enumerate(found) if line.strip() == f"formerly: [{old}]")
            former += bool(found.pop(at))
        for one, other in zip(was, found, strict=True):
            if f"formerly: [{old}]" not in other and f", {old}]" not in other:
                assert one == other or one == swapped(other, new, old), (one, other)
            else:
                former += one != other
    assert not after and former == 1


def swapped(line, one, other):
    return re.sub(rf"(?<![\w-]){one}(?![\w-])", other, line)


def test_it_tells_what_it_did(full):
    """The command names each file, how many places it changed, and what becomes of links."""
    done = rename(full, "lower-towns", "league-of-towns")
    assert done.stdout == (
        "content/parties/lower-towns.yaml → content/parties/league-of-towns.yaml\n"
        "content/events/agreement.yaml\n"
        "content/explainer.yaml\n"
        "content/parties/province/copy.yaml\n"
        "content/parties/upham.yaml\n"
        "content/questions.yaml\n"
        "the party “lower-towns” is now “league-of-towns”, in 13 places\n"
        "links to “lower-towns” still lead there, because of its `formerly`\n"
    )
    assert not (full / "content/parties/lower-towns.yaml").exists()


def test_nobody_links_to_a_person(full):
    """Of a person it does not say that links still lead there: none do."""
    done = rename(full, "hale", "ines-hale")
    assert "the person “hale” is now “ines-hale”" in done.stdout
    assert "links" not in done.stdout


def test_editors_complete_the_new_id(full):
    """What editors' programs know of the content has the new id once it is written."""
    rename(full, "hale", "ines-hale")
    assert '"ines-hale"' in (full / "content/.schema/party.json").read_text("utf-8")


def former_ids(root, of):
    dossier = read(root).dossier
    return {**dossier.statement, **dossier.party}[of].formerly


def test_a_chain_keeps_every_name(full):
    """An id that is renamed again keeps all that it had."""
    rename(full, "upham-dam-ends-droughts", "upham-one")
    rename(full, "upham-one", "upham-two")
    rename(full, "upham-two", "upham-three")
    assert former_ids(full, "upham-three") == ("upham-dam-ends-droughts", "upham-one", "upham-two")
    assert not read(full).problems


def test_a_name_can_be_taken_back(full):
    """What is renamed back has its old id again, and the other among its former ones."""
    for old, new in [("upham-dam-ends-droughts", "upham-one"), ("millbrook", "mill")]:
        rename(full, old, new)
        assert rename(full, new, old).returncode == 0
        assert former_ids(full, old) == (new,)
    assert not read(full).problems


def test_a_former_id_is_kept_once(full):
    """An entry that has its own id among its former ones has it there once after a rename."""
    line = "- id: upham-dam-ends-droughts\n"
    edit(
        full / "content/parties/upham.yaml",
        line,
        f"{line}    formerly: [upham-dam-ends-droughts]\n",
    )
    assert rename(full, "upham-dam-ends-droughts", "upham-one").returncode == 0
    assert former_ids(full, "upham-one") == ("upham-dam-ends-droughts",)


REFUSED = table("rename", "refused")


@pytest.mark.parametrize(("arguments", "message", "hint"), REFUSED)
def test_what_cannot_be_renamed_is_refused(arguments, message, hint, full):
    """A mistake is told in one line with the next step, and no file changes."""
    before = texts(full)
    done = rename(full, *arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert message in done.stderr and hint in done.stderr
    assert "Traceback" not in done.stderr and len(done.stderr.splitlines()) <= 2
    assert texts(full) == before


@pytest.mark.parametrize(
    ("kind", "file"), [("party", "parties/o.yaml"), ("source", "sources.yaml")]
)
def test_kind_tells_which_is_meant(kind, file, full):
    """Where a party and a source have one id, `--kind` chooses, and the other stays."""
    assert rename(full, "finch", "o", "--kind", kind).returncode == 0
    report = read(full)
    assert not report.problems
    assert "formerly" in (full / "content" / file).read_text("utf-8")
    assert ("finch" in report.dossier.party) == (kind == "source")
    assert ("finch" in report.dossier.source) == (kind == "party")


def test_issue_may_have_the_name_of_another_kind(full):
    """An issue and a statement do not get into each other's way."""
    assert rename(full, "dam", "upham-accepts-talks").returncode == 0
    assert not read(full).problems


def test_two_of_one_name_are_not_chosen_between(full):
    """Where two statements have the same id, both are named, and nothing is renamed."""
    file = full / "content/background.yaml"
    file.write_text(file.read_text("utf-8").replace("bg-four-towns", "bg-winter-water"), "utf-8")
    done = rename(full, "bg-winter-water", "bg-x")
    assert done.returncode == 1
    assert "is the id of 2 things: content/background.yaml, line " in done.stderr


def test_content_that_cannot_be_understood_is_left_alone(full):
    """A mistake of form could hide a reference: it is told, and nothing is renamed."""
    with (full / "content/events.yaml").open("a", encoding="utf-8") as stream:
        stream.write("- id: [\n")
    before = texts(full)
    done = rename(full, "dam", "the-dam")
    assert done.returncode == 1
    assert "content/events.yaml:" in done.stderr and "correct the errors first" in done.stderr
    assert texts(full) == before


def test_content_with_a_wrong_quotation_can_be_renamed(full):
    """A mistake of meaning hides no reference, and does not stop a rename."""
    file = full / "content/parties/millbrook.yaml"
    file.write_text(file.read_text("utf-8").replace("too early", "too late"), "utf-8")
    assert rename(full, "millbrook", "mill").returncode == 0
    assert [problem.rule for problem in read(full).problems] == ["quote-not-found"]


def test_drafts_follow(full):
    """A draft, which may lack much, refers to the new id too; and a draft can be renamed itself."""
    file = full / "content/parties/millbrook.yaml"
    draft = "  - id: mill-draft\n    kind: condition\n    issue:\n"
    draft += "    qualifies: millbrook-undecided\n    review: needed\n"
    draft += "    evidence:\n      - source: gazette\n        passage: has not made up its mind\n"
    file.write_text(file.read_text("utf-8") + draft, "utf-8")
    rename(full, "millbrook-undecided", "mill-waits")
    rename(full, "mill-draft", "mill-condition")
    written = file.read_text("utf-8")
    assert "qualifies: mill-waits\n" in written
    assert (
        "- id: mill-condition\n    formerly: [mill-draft]\n    kind: condition\n    issue:\n"
        in written
    )


def test_pages_are_written(full):
    """A page that links to what is renamed is written too, and counted."""
    page = full / "content/pages/about.md"
    page.write_text("# About\n\nSee [Upham](positions/upham.md#upham-accepts-talks).\n", "utf-8")
    done = rename(full, "upham-accepts-talks", "upham-yes")
    assert page.read_text("utf-8").endswith("(positions/upham.md#upham-yes).\n")
    assert "content/pages/about.md\n" in done.stdout
    rename(full, "upham", "up-town")
    assert page.read_text("utf-8").endswith("(positions/up-town.md#upham-yes).\n")
    assert not read(full).problems


def test_translations_follow(tmp_path):
    """Keys of translations have the new id, those of what a party says on an issue too; each stays
    the translation of its text, and all else of the file stays."""
    root = lay_out_any(BILINGUAL, tmp_path / "root")
    file = root / "content/translations/uk.yaml"
    before = file.read_text("utf-8")
    for old, new in (("town", "the-town"), ("town-will-repair", "town-mends"), ("repair", "works")):
        done = rename(root, old, new)
        assert done.returncode == 0 and "content/translations/uk.yaml\n" in done.stdout
    after = file.read_text("utf-8")
    assert before.count("\n") == after.count("\n")
    changed = zip(before.splitlines(), after.splitlines(), strict=True)
    assert [other for one, other in changed if one != other] == [
        "  issue.works.name:",
        "  party.the-town.name:",
        "  statement.town-mends.summary:",
    ]
    told = {one.rule for one in read(root).problems}
    assert told == {"translation-missing", "translation-outdated"}
    assert standing_of(read(root).dossier, "uk").translated == 6
    assert renamed_key("party.a.points.b.says", "issue", "b", "c") == "party.a.points.c.says"
    assert renamed_key("party.a.points.b.says", "issue", "a", "c") == "party.a.points.b.says"


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("party", "province", "the-province"),
        ("source", "finch", "engineer"),
        pytest.param("party", "lower-towns", "league-of-towns", marks=pytest.mark.soak),
        pytest.param("source", "copy", "other-copy", marks=pytest.mark.soak),
    ],
)
def test_a_run_that_was_killed_can_be_completed(kind, old, new, full):
    """Killed after any file, the same command run again gives what one whole run gives."""
    whole = lay_out("full", full.parent / "whole")
    assert rename(whole, old, new, "--kind", kind).returncode == 0
    renaming = plan_rename(full, read_explainer(full)[0], old, new, kind)
    for count in range(len(renaming.texts) + len(renaming.moves)):
        root = lay_out("full", full.parent / f"killed-{count}")
        for file, text in list(renaming.texts.items())[:count]:
            (root / file).write_bytes(text.encode("utf-8"))
        for file, target in renaming.moves[: max(0, count - len(renaming.texts))]:
            (root / file).rename(root / target)
        done = rename(root, old, new, "--kind", kind)
        assert done.returncode == 0, done.stderr
        assert texts(root) == texts(whole)


def test_files_are_renamed_with_what_they_are_named_after(full):
    """A party's folder, and each file that has a source's name, go with the id; it is told."""
    done = rename(full, "province", "crown")
    assert done.stdout.startswith("content/parties/province/party.yaml\n")
    assert "content/parties/province → content/parties/crown\n" in done.stdout
    done = rename(full, "gazette", "wend")
    assert "content/background/gazette.yaml → content/background/wend.yaml\n" in done.stdout
    assert "content/parties/crown/gazette.yaml → content/parties/crown/wend.yaml\n" in done.stdout
    assert not list((full / "content").rglob("gazette.yaml"))
    assert read(full).problems == []


def test_what_another_branch_still_calls_by_the_old_name_follows(full):
    """Where only references are left that use a former id, the same command changes them."""
    rename(full, "dam", "the-dam")
    file = full / "content/parties/millbrook.yaml"
    file.write_text(file.read_text("utf-8").replace("issue: the-dam", "issue: dam"), "utf-8")
    report = read(full)
    assert "it is called “the-dam” now; `explainer rename dam the-dam`" in report.show(full)
    done = rename(full, "dam", "the-dam")
    assert done.stdout.startswith("content/parties/millbrook.yaml\nthe issue “dam” is now")
    assert not read(full).problems


def test_disk_that_takes_no_more_leaves_all_as_it_was(full, monkeypatch):
    """When a file cannot be put in its place, those that were are put back."""
    before, count = texts(full), 0
    replace = Path.replace

    def fail(self, target):
        nonlocal count
        count += 1
        if count == 3:
            raise OSError(28, "No space left on device", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail)
    done = rename(full, "dam", "the-dam")
    assert done.returncode == 1 and "No space left on device" in done.stderr
    assert texts(full) == before


def test_a_link_in_the_place_of_a_file_is_refused(full):
    """Nothing is written through a symbolic link, nor over a file that is there already."""
    (full / "content/parties/league-of-towns.yaml").symlink_to(os.devnull)
    before = sorted((full / "content/parties").iterdir())
    assert rename(full, "lower-towns", "league-of-towns").returncode == 1
    assert sorted((full / "content/parties").iterdir()) == before


def test_a_file_that_came_meanwhile_is_not_replaced(full):
    """A party's new file takes the place of none, not even of one that nobody read."""
    content = read_explainer(full)[0]
    (full / "content/parties/mill.yaml").write_text("name: Mill\n", "utf-8")
    with pytest.raises(CannotRename, match=r"/mill\.yaml is there already"):
        plan_rename(full, content, "millbrook", "mill")


NAMES = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)


@settings(max_examples=tries(10, 200))
@given(data=st.data(), new=NAMES)
def test_any_name_can_be_given(data, new, said, tmp_path_factory):
    """Whatever is renamed to whatever: it is refused, or the content says the same as before."""
    root = lay_out("full", tmp_path_factory.mktemp("any") / "full")
    explainer = read_explainer(root)[0]
    kind, old = data.draw(st.sampled_from([(kind, old) for kind, old, _ in EVERY]))
    assert kind in RENAMABLE
    try:
        write_rename(root, plan_rename(root, explainer, old, new, kind))
    except CannotRename:
        assert exported(root) == said
    else:
        assert as_before(exported(root), old, new) == as_before(said, old, new)
