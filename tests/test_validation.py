"""What does not fit the model, in an editor's words, and all of it at once."""

from pathlib import Path

import pytest

from generator.content.ids import RESERVED, free_id, latinize, slugify
from generator.content.load import read_explainer
from generator.content.problems import did_you_mean, nearest
from generator.content.references import records, taken_ids
from generator.pages.pipeline import read
from tests.broken_cases import edit
from tests.tables import table

NORTH = "content/parties/northford.yaml"


def change(root: Path, file: str, edits: str) -> None:
    """Make `edits` in one file of `root`; it may be new."""
    path = root / file
    text = path.read_text("utf-8") if path.is_file() else ""
    path.write_text(edit(text, edits), "utf-8")


def found(root: Path) -> list[tuple[str, int, str]]:
    """The rules that `root` breaks, with their lines."""
    return [(p.rule, p.place.line, p.place.file) for p in read(root).problems]


@pytest.mark.parametrize(
    ("name", "names", "meant"),
    [
        ("summry", ["summary", "name"], "summary"),
        ("Summary", ["summary", "name"], "summary"),
        ("nmae", ["name", "role"], "name"),
        ("ukrain", ["ukraine", "us"], "ukraine"),
        ("speakers", ["speaker", "summary"], "speaker"),
        ("RUSSIA", ["Russia", "russia"], "Russia"),
        ("zzz", ["name"], None),
        ("", ["name"], None),
        ("name", [], None),
        ("назва", ["назви", "name"], "назви"),
    ],
)
def test_the_nearest_name_is_found(name, names, meant):
    """A misspelt name leads to the one that was meant, and a strange one to none."""
    assert nearest(name, names) == meant


def test_a_hint_names_what_there_is():
    """Where nothing is near, a hint lists what exists, and no more of it than one can read."""
    assert did_you_mean("nmae", ["name", "role"]) == "did you mean “name”?"
    assert did_you_mean("zzz", ["name", "role"]) == "known: name, role"
    assert did_you_mean("zzz", []) == "none is defined yet"
    assert did_you_mean("zzz", [f"a{n:02}" for n in range(20)]).endswith("a11 and 8 more")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("North Roof", "north-roof"),
        ("  a--b__c ", "a-b-c"),
        ("1.10", "1-10"),
        ("Über", "ber"),
        ("мир", ""),
    ],
)
def test_a_text_becomes_an_id(text, slug):
    """The id that is proposed for a text is one that will do, or nothing."""
    assert slugify(text) == slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Сьогодні, O’Neil", "sogodni-oneil"),
        ("橋", "qiao"),
        ("Ärger & Söhne €5", "arger-sohne-5"),
        ("i\u0302le", "ile"),
        ("👍", ""),
    ],
)
def test_a_text_in_any_script_becomes_an_id(text, slug):
    """Words are spelt in Latin letters, without symbols, and apostrophes divide none."""
    assert slugify(latinize(text)) == slug


def test_an_id_that_is_too_long_is_cut_between_words():
    """What is cut off is words, or letters where one word is longer than half of what may be."""
    assert slugify("the north roof", 12) == "the-north"
    assert slugify("the northernmost-of-all", 12) == "the-northern"
    assert len(slugify("north-" * 40)) <= 80


def test_a_proposed_id_is_free(base):
    """A number is added to an id that something has, had before, or that nothing may have."""
    assert free_id("a", {"b"}) == "a"
    assert free_id("a", {"a", "a-2", "a-4"}) == "a-3"
    explainer, _ = read_explainer(base)
    assert explainer
    taken = taken_ids(explainer)
    named = {one.record.id for one in records(explainer)}
    assert named | {*RESERVED} <= taken
    assert {"northford", "holm", "gazette"} <= named


def test_all_problems_of_one_entry_are_reported_at_once(base):
    """Each mistake in one entry has its own error, those in its evidence too."""
    change(
        base,
        NORTH,
        "-    kind: demand\n-    speaker: northford\n-    summary: Wants a toll of two coins.\n"
        "-    on: 2031-05-03\n"
        "+    kind: wish\n+    speaker: nobody\n+    on: someday\n+    for: maybe\n"
        "+    venu: x\n\n"
        "-        passage: Northford wants a toll of two coins\n"
        "+        paragraph: two\n+        page: 3",
    )
    assert found(base) == [
        ("missing-field", 9, NORTH),
        ("wrong-value", 11, NORTH),
        ("unknown-reference", 12, NORTH),
        ("bad-date", 13, NORTH),
        ("wrong-value", 14, NORTH),
        ("unknown-field", 15, NORTH),
        ("wrong-value", 18, NORTH),
        ("unknown-field", 19, NORTH),
    ]


def test_what_is_wrong_is_left_out_and_the_rest_is_kept(base):
    """An entry with a mistake is still there for others to refer to."""
    change(
        base, NORTH, "-    kind: demand\n+    kind: wish\n\n-    on: 2031-05-03\n+    on: someday"
    )
    explainer, _ = read_explainer(base)
    assert explainer is not None
    [north, _] = explainer.parties
    assert [one.id for one in north.statements] == ["north-toll", "north-roof", "north-welcomes"]


@pytest.mark.parametrize(("edits", "rule", "line"), table("validation", "one-mistake"))
def test_one_mistake_is_one_problem(base, edits, rule, line):
    """A value of any wrong form gives one error, at its own line, and no consequences."""
    change(base, NORTH, edits)
    assert found(base) == [(rule, line, NORTH)]


@pytest.mark.parametrize(
    "date", ["2031", "2031-05", "2031-05-03", "2028-02-29", "1999-12-31", "0001"]
)
def test_dates_may_be_known_in_part(base, date):
    """A year, a month or a day is a date."""
    roof = "    summary: Says that the bridge needs a roof."
    change(base, NORTH, f"-{roof}\n+{roof}\n+    on: {date}")
    assert found(base) == []


def test_a_text_that_looks_like_no_is_a_text(base):
    """Norway's `NO`, a time and a version number are words in a text."""
    change(
        base, NORTH, "-summary: Wants every cart to pay.\n+summary: NO\n+aliases: [no, 12:30, 1.10]"
    )
    explainer, problems = read_explainer(base)
    assert explainer is not None and problems == []
    assert explainer.parties[0].summary == "NO"
    assert explainer.parties[0].aliases == ("no", "12:30", "1.10")


@pytest.mark.parametrize("name", ["unread", "lost", "node"])
def test_names_of_the_program_are_no_fields(base, name):
    """What the program keeps of an explainer for itself is a field as unknown as any other."""
    change(base, "content/explainer.yaml", f"+{name}: [x]")
    [problem] = read(base).problems
    assert problem.message == f"“{name}” is not a field here"
    assert problem.hint.startswith("known: as_of, data_licence, edit_uri, ")


@pytest.mark.parametrize(("address", "is_good"), table("validation", "addresses"))
def test_addresses_are_of_the_web(base, address, is_good):
    """An address begins with https:// or http:// and a host, and has no spaces."""
    change(base, "content/explainer.yaml", f"+repo_url: '{address}'")
    rules = [rule for rule, *_ in found(base)]
    assert rules == ([] if is_good else ["bad-url"])


@pytest.mark.parametrize("count", [1, 40, 333])
def test_any_number_of_mistakes_is_reported(base, count):
    """Nothing gives up before there are more mistakes than are told."""
    entries = "".join(
        f"+  - id: s{n}\n+    issue: toll\n+    speaker: holm\n+    sumary: x\n+    on: soon\n"
        f"+    evidence:\n+      - {{source: gazette, paragraph: x}}\n"
        for n in range(count)
    )
    change(base, NORTH, entries)
    assert len(found(base)) == 3 * count
