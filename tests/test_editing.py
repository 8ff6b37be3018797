"""Editors' YAML that a command changes: only the lines that must change do."""

import difflib
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.authoring.editing.edits import append_entries, replace_scalars
from generator.authoring.editing.layout import brackets, scalar
from generator.authoring.transaction import CannotEdit, read_file
from generator.content.characters import forbidden_in
from generator.content.tree import Scalar
from generator.content.yaml_reader import parse_yaml
from tests.tables import table
from tests.test_properties import steady

ROOT = Path(__file__).parents[1]
ENTRY = "# why\n- id: new\n  says: 'He said: no' # so\n"
SAID = {"id": "new", "says": "He said: no"}

words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
    | st.sampled_from("\"'#:,[]{}-?!&*|>%@`~ \n\t"),
    max_size=12,
).filter(lambda text: next(forbidden_in(text), None) is None)
comments = st.sampled_from(["", "# a: [comment", "#", "    # deep", "  # - id: old"])


def said(text: str) -> object:
    """What PyYAML, which is asked by itself, takes a text to say: texts only."""
    return yaml.load(text.removeprefix("\ufeff"), Loader=yaml.BaseLoader)


def changed(before: str, after: str) -> list[tuple[list[str], list[str]]]:
    """The lines that went, and those that came in their place, run by run; with line ends."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    codes = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(old[a:b], new[c:d]) for tag, a, b, c, d in codes if tag != "equal"]


@st.composite
def entries(draw: st.DrawFn, indent: str, number: int) -> list[str]:
    """The lines of one entry of a list, in one of the ways in which editors write them."""
    value = scalar(draw(words)) or "''"
    gap = draw(st.sampled_from(["", "", " # note", "  # a: [b"]))
    ways = [
        [f"- id: e{number}{gap}", f"  says: {value}"],
        [f"-   id: e{number}", "    says:", f"      - {value}", "      - x"],
        ["-", f"  id: e{number}", "  # inside", f"  says: {value}{gap}"],
        [f"- {{id: e{number}, says: [a, 'b, c']}}{gap}"],
        [f"- id: e{number}", "  says: |", "      one", "", "       # no comment", "", ""],
        [f"- id: e{number}", "  says: >-", "    one", "    two"],
        [f"- id: e{number}", "  says: one", "    two", "  more: 'a", "", "    b'"],
        [f'- "id": "e{number}"', "  says: [a,", "    b, # c", "  ]"],
    ]
    lines = draw(st.sampled_from(ways))
    extra = draw(comments)
    return [indent + line if line else "" for line in ([extra] * bool(extra) + lines)]


@st.composite
def lists(draw: st.DrawFn, indent: str) -> list[str]:
    """The lines of a list of one entry or several."""
    between = draw(st.sampled_from([[], [""], ["", ""]]))
    lines: list[str] = []
    for number in range(draw(st.integers(1, 3))):
        lines += (between if number else []) + draw(entries(indent, number))
    return lines


@st.composite
def files(draw: st.DrawFn) -> str:
    """A file with fields, one of them `list`, which may be missing, empty, or in brackets."""
    indent = " " * draw(st.sampled_from([0, 2, 4]))
    ways = [
        [],
        ["list: []  # none yet"],
        ["list:", "  []"],
        ["list: [ # none", "  ]"],
        ["list:"],
        ["list: [{id: a}, b]  # two"],
        ["list: # some", *draw(lists(indent))],
    ]
    before = ["name: 'x'", *draw(st.sampled_from([[], ["others:", "    - y"]]))]
    after = draw(st.sampled_from([[], ["# of the next", "next: z"], ["", "", "next:", "- z"]]))
    gaps = [
        [gap] if (gap := draw(st.sampled_from([None, "", "# c"]))) is not None else []
        for _ in range(4)
    ]
    parts = zip(gaps, (before, draw(st.sampled_from(ways)), after, []), strict=True)
    lines = [line for gap, part in parts for line in (*gap, *part)]
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    text = end.join(lines) + draw(st.sampled_from(["", end, end + end]))
    return draw(st.sampled_from(["", "\ufeff"])) + text


def only_added(before: str, after: str) -> bool:
    """Whether every line of `before` is left, save those of an empty list that gave way to a full
    one, of a list in brackets, and a last line that had no line end."""
    gone = [line for old, _ in changed(before, after) for line in old]
    return all(
        "list:" in line or line.strip() in ("[]", "]") or not line.endswith(("\n", "\r"))
        for line in gone
    )


@steady
@given(files())
def test_entry_is_added_to_a_field_and_no_other_line_changes(text):
    """However a file is laid out, what is added is there, and all other lines keep every byte."""
    after = append_entries(text, "list", [ENTRY])
    before = said(text)
    assert isinstance(before, dict)
    assert said(after) == {**before, "list": [*(before.get("list") or []), SAID]}
    assert only_added(text, after)
    assert after.startswith("\ufeff") == text.startswith("\ufeff")
    if "\r\n" in text:
        assert after.count("\n") == after.count("\r\n")


@steady
@given(lists(""), comments, st.sampled_from(["", "\n", "\r\n", "\n\n\n", "\n...\n"]))
def test_entry_is_added_to_a_file_that_is_a_list(lines, top, end):
    """A file that is a list goes on at its end, and no other line changes."""
    text = "\n".join([top, *lines]) + end
    after = append_entries(text, None, [ENTRY, "- plain"])
    before = said(text)
    assert isinstance(before, list)
    assert said(after) == [*before, SAID, "plain"]
    assert only_added(text, after)


@steady
@given(files(), words)
def test_texts_are_replaced_where_they_stand(text, new):
    """Only the lines of replaced texts change; whatever the new words are, they are read again."""
    new = new.strip() or "renamed"
    tree, _ = parse_yaml(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), "f")
    places = [node.place for node in scalars(tree) if node.text == "e0"]
    after = replace_scalars(text, [(p.line, p.column, "e0", new) for p in places])
    assert said(after) == renamed(said(text), new)
    assert all("e0" in line for old, _ in changed(text, after) for line in old)


def scalars(node: object) -> list[Scalar]:
    """Every text of a tree."""
    if isinstance(node, Scalar):
        return [node]
    inside = getattr(node, "items", None) or getattr(node, "fields", {})
    values = inside.values() if isinstance(inside, dict) else inside
    return [one for value in values for one in scalars(value)]


def renamed(value: object, new: str) -> object:
    """`value` with other words for each text `e0`."""
    if isinstance(value, dict):
        return {name: renamed(one, new) for name, one in value.items()}
    if isinstance(value, list):
        return [renamed(one, new) for one in value]
    return new if value == "e0" else value


@pytest.mark.parametrize("marks", ["", "'", '"'])
@steady
@given(words)
def test_any_text_is_written_so_that_it_is_read_again(marks, value):
    """A text of any characters is one line of YAML, and the reader reads the same text there."""
    written, inside = scalar(value, marks=marks), scalar(value, in_brackets=True, marks=marks)
    assert "\n" not in written + inside
    text = (
        f"- {written}\n- k: {written} # c\n- [{inside}, {inside}]\n- {brackets({value: [value]})}\n"
    )
    tree, problems = parse_yaml(text, "f")
    assert {problem.rule for problem in problems} <= {"empty-value", "yaml-key", "yaml-merge"}
    assert {node.text for node in scalars(tree)} <= {value.strip()}


@pytest.mark.parametrize(("before", "field", "after"), table("editing", "new-entry"))
def test_new_entry_follows_what_is_there(before, field, after):
    """Indentation, blank lines, comments and brackets are those of the list that grows."""
    place = tuple(field) if isinstance(field, list) else field
    assert append_entries(before, place, ["- x"]) == after


def test_shipped_content_grows_by_added_lines_only():
    """To every list in every file that is shipped, an entry is added without any other change."""
    count = 0
    for path in sorted((ROOT / "content").rglob("*.yaml")):
        text = read_file(ROOT, path.relative_to(ROOT).as_posix())
        data = said(text)
        names = [None] if isinstance(data, list) else [n for n in data if isinstance(data[n], list)]
        for name in (*names, *([] if names == [None] else ["new"])):
            after = append_entries(text, name, [ENTRY])
            if name != "new" and "[" not in text.split(f"\n{name}:")[-1].split("\n")[0]:
                assert [old for old, _ in changed(text, after)] == [[]]
                count += 1
    assert count > 20


@pytest.mark.parametrize(
    ("text", "field", "words"),
    [
        ("f: words\n", "f", "“f” is not a list"),
        ("- a\n", "f", "“f” is not a list"),
        ("a: 1\n", None, "“the file” is not a list"),
        ("a: &x 1\n", "f", "“&x” is an anchor"),
        ("a: 'x\n", "f", "opened and never closed"),
        ("a:\n\t- x\n", "f", "a tab stands here"),
    ],
)
def test_what_cannot_be_changed_is_refused_in_words(text, field, words):
    """A text that is wrong, or has no such list, is refused; the message names the file and why."""
    with pytest.raises(CannotEdit, match=r"content/x\.yaml:") as refused:
        append_entries(text, field, ["- x"], file="content/x.yaml")
    assert words in str(refused.value)


def test_text_that_has_changed_meanwhile_is_not_replaced():
    """A replacement for a text that does not stand there is refused."""
    with pytest.raises(CannotEdit, match="f:1:4: “x” does not stand here"):
        replace_scalars("a: y\n", [(1, 4, "x", "z")], file="f")


def test_the_name_of_a_field_may_be_replaced():
    """Names of fields are ids too, in a mapping of ids; two may not become the same."""
    assert replace_scalars("{a: x, b: a}\n", [(1, 2, "a", "z")]) == "{z: x, b: a}\n"
    with pytest.raises(CannotEdit):
        replace_scalars("a: x\nb: y\n", [(1, 1, "a", "b")])
