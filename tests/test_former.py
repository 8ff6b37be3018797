"""Former ids, written into YAML however it is laid out."""

import re

import pytest

from generator.authoring.editing.edits import entry_at, replace_scalars
from generator.authoring.former_ids import add_former
from generator.authoring.transaction import CannotEdit
from generator.content.problems import Place

ENTRIES = {
    "plain": ("- id: old\n  name: x\n", "- id: new\n  formerly: [old]\n  name: x\n"),
    "comment": (
        "- id: old   # why\n  # more\n",
        "- id: new   # why\n  formerly: [old]\n  # more\n",
    ),
    "quoted": ("- 'id': \"old\"\n", "- 'id': \"new\"\n  formerly: [old]\n"),
    "below the hyphen": ("-\n  id: old\n", "-\n  id: new\n  formerly: [old]\n"),
    "not first": ("- name: x\n  id: old\n", "- name: x\n  id: new\n  formerly: [old]\n"),
    "far in": ("-    id: old\n     n: x\n", "-    id: new\n     formerly: [old]\n     n: x\n"),
    "braces": ("- {id: old, n: x}\n", "- {id: new, formerly: [old], n: x}\n"),
    "braces, last": ("- {n: x, id: old}  # y\n", "- {n: x, id: new, formerly: [old]}  # y\n"),
    "brackets": ("- id: old\n  formerly: [a, b]\n", "- id: new\n  formerly: [a, b, old]\n"),
    "nothing in them": ("- id: old\n  formerly: []\n", "- id: new\n  formerly:\n    - old\n"),
    "hyphens": (
        "- id: old\n  formerly:\n    - a\n  n: x\n",
        "- id: new\n  formerly:\n    - a\n    - old\n  n: x\n",
    ),
    "back": ("- id: old\n  formerly: [a, new]\n", "- id: new\n  formerly: [a, old]\n"),
    "two lines": ("- id:\n    old\n  n: x\n", "- id:\n    new\n  formerly: [old]\n  n: x\n"),
    "folded": ("- id: >-\n    old\n\n# c\n", "- id: new\n  formerly: [old]\n\n# c\n"),
    "no last line end": ("- n: x\n  id: old", "- n: x\n  id: new\n  formerly: [old]"),
    "other line ends": ("- id: old\r\n  n: x\r\n", "- id: new\r\n  formerly: [old]\r\n  n: x\r\n"),
    "byte order mark": ("\ufeff- id: old\n", "\ufeff- id: new\n  formerly: [old]\n"),
    "wide letters": ("- {名: '😀', id: old}\n", "- {名: '😀', id: new, formerly: [old]}\n"),
}


def noted(text, place):
    """A text whose entry at a place is called `new` and was called `old`."""
    fresh = replace_scalars(text, [(place.line, place.column, "old", "new")])
    return add_former(fresh, entry_at(text, place), "old", "new")


@pytest.mark.parametrize("layout", ENTRIES)
def test_former_id_fits_into_any_layout(layout):
    """However an entry is written, its former id stands by its id, and nothing else changes."""
    text, expected = ENTRIES[layout]
    found = re.split(r"\r?\n", text.removeprefix("\ufeff"))
    line = next(n for n, one in enumerate(found) if "old" in one or ">-" in one)
    column = re.search(r"[\"']?old|>-", found[line]).start()
    assert noted(text, Place("x", line + 1, column + 1)) == expected


PARTIES = {
    "plain": ("# c\nname: x\ntype: state\n", "# c\nname: x\nformerly: [old]\ntype: state\n"),
    "not first": ("type: state\nname: x", "type: state\nname: x\nformerly: [old]"),
    "folded": ("name: >-\n  a\n  b\n\n# c\n", "name: >-\n  a\n  b\nformerly: [old]\n\n# c\n"),
    "two lines": ('name: "a\n  b"  # c\n', 'name: "a\n  b"  # c\nformerly: [old]\n'),
    "braces": ("{name: x, type: state}\n", "{name: x, formerly: [old], type: state}\n"),
    "a document": ("---\nname: x\n...\n", "---\nname: x\nformerly: [old]\n...\n"),
}


@pytest.mark.parametrize("layout", PARTIES)
def test_former_id_of_a_party_stands_by_its_name(layout):
    """A party, whose file has no id, keeps its former id right below its name."""
    text, expected = PARTIES[layout]
    assert add_former(text, (), "old", "new") == expected


def test_what_cannot_be_written_is_refused():
    """Where a line cannot be added, the place is named with the next step."""
    text = "name: y\n? id\n: old\n"
    with pytest.raises(
        CannotEdit, match=r"^x:2:1: .* no command can change\n  write each field on a line"
    ):
        add_former(text, (), "old", "new", "x")


def test_nothing_is_added_twice():
    """An entry that has the former id already stays as it is."""
    text = "name: x\nformerly:\n  - old   # c\n"
    assert add_former(text, (), "old", "new") == text
