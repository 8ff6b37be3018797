"""Falsehoods that are planted in correct content are found as well as before.

`make planted` tells how well, class by class; tests/planted/README.md says what is planted where.
"""

import pytest

from tests.lengths import tries
from tests.planted.falsehoods import KINDS
from tests.planted.folders import HERE, folders
from tests.planted.measuring import measure
from tests.planted.telling import CORRECT, compared, read_kept, tabled

SAMPLE = tries([*KINDS][4::9], [*KINDS])
"""Some of the classes, or all."""


@pytest.fixture(scope="module")
def measured():
    """What became of the sample, and what is told of correct content."""
    return measure(("read", "unread"), SAMPLE, workers=1)


def test_no_more_passes_than_before(measured):
    """No class passes more often in silence than the table has it, in any folder, and of correct
    statements no more are refused or asked about."""
    worse, _ = compared(read_kept(), tabled(*measured))
    assert worse == [], "python -m tests.planted tells more"


def test_falsehoods_are_well_made(measured):
    """What is planted is refused for being false, and not for a slip in the making."""
    slips = [(one.folder, one.kind, one.rules) for one in measured[0] if one.outcome == "malformed"]
    assert slips == []


def test_table_has_every_class():
    """The table that is kept has a row for each class, and a column for each folder."""
    kept = read_kept()
    assert [*kept] == [*KINDS, *CORRECT]
    names = {f"{one.half}/{one.name}" for one in folders("read", "unread")}
    assert {name for row in kept.values() for name in row} == names


def test_every_folder_is_described():
    """Each folder has articles, content and what was written down to be planted."""
    for folder in folders("read", "unread"):
        assert {one.name for one in folder.root.iterdir()} >= {
            "content",
            "seeds",
            "falsehoods.yaml",
        }
    assert (HERE / "README.md").is_file()
