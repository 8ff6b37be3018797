"""Links on pages that editors wrote, after a rename."""

import pytest

from generator.authoring.former_ids import relinked

LINKS = [
    ("party", "positions/old.md", "positions/new.md"),
    ("party", "./positions/old.md#on--x", "./positions/new.md#on--x"),
    ("party", "issues/x.md#by--old", "issues/x.md#by--new"),
    ("party", "positions/old.md/", "positions/old.md/"),
    ("party", "positions/older.md", "positions/older.md"),
    ("party", "issues/old.md", "issues/old.md"),
    ("issue", "issues/old.md#by--old", "issues/new.md#by--old"),
    ("issue", "positions/old.md#on--old", "positions/old.md#on--new"),
    ("source", "sources/old.md#old-p6", "sources/new.md#new-p6"),
    ("source", "sources/old.md#old-p6-q2", "sources/new.md#new-p6-q2"),
    ("source", "sources/other.md#old-p6", "sources/other.md#old-p6"),
    ("statement", "positions/town.md#old", "positions/town.md#new"),
    ("statement", "positions/other.md#old", "positions/other.md#old"),
    ("statement", "conditions.md#at--old", "conditions.md#at--new"),
    ("statement", "positions/town.md#old-one", "positions/town.md#old-one"),
    ("event", "timeline.md#old", "timeline.md#new"),
    ("event", "reactions.md#to--old", "reactions.md#to--new"),
    ("difference", "differences.md#old--2", "differences.md#new--2"),
    ("person", "positions/old.md#old", "positions/old.md#old"),
    ("party", "https://example.org/positions/old.md", "https://example.org/positions/old.md"),
]


@pytest.mark.parametrize(("kind", "link", "expected"), LINKS)
@pytest.mark.parametrize("form", ["See [it]({}) here.\n", "See [it] here.\r\n\r\n[it]: {}\r\n"])
def test_links_on_pages_follow(kind, link, expected, form):
    """A link of a page leads to the new id where it led to the old one, and else stays."""
    text, count = relinked(form.format(link), kind, "content/parties/town.yaml", "old", "new")
    assert (text, count) == (form.format(expected), int(link != expected))
