"""Former ids, written into YAML however it is laid out."""

import re

import pytest

from generator.authoring.editing.edits import replace_scalars
from generator.authoring.editing.nodes import entry_at
from generator.authoring.former_ids import add_former
from generator.authoring.transaction import CannotEdit
from generator.content.problems import Place
from tests.tables import table

ENTRIES = table("former", "entries")


def noted(text, place):
    """A text whose entry at a place is called `new` and was called `old`."""
    fresh = replace_scalars(text, [(place.line, place.column, "old", "new")])
    return add_former(fresh, entry_at(text, place), "old")


@pytest.mark.parametrize("layout", ENTRIES)
def test_former_id_fits_into_any_layout(layout):
    """However an entry is written, its former id stands by its id, and nothing else changes."""
    text, expected = ENTRIES[layout]
    found = re.split(r"\r?\n", text.removeprefix("\ufeff"))
    line = next(n for n, one in enumerate(found) if "old" in one or ">-" in one)
    column = re.search(r"[\"']?old|>-", found[line]).start()
    assert noted(text, Place("x", line + 1, column + 1)) == expected


PARTIES = table("former", "parties")


@pytest.mark.parametrize("layout", PARTIES)
def test_former_id_of_a_party_stands_by_its_name(layout):
    """A party, whose file has no id, keeps its former id right below its name."""
    text, expected = PARTIES[layout]
    assert add_former(text, (), "old") == expected


def test_what_cannot_be_written_is_refused():
    """Where a line cannot be added, the place is named with the next step."""
    text = "type: y\n? name\n: old\n"
    with pytest.raises(
        CannotEdit, match=r"^x:2:1: .* no command can change\n  write each field on a line"
    ):
        add_former(text, (), "old", "x")
