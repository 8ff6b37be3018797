"""Links on pages that editors wrote, after a rename."""

import pytest

from generator.authoring.former_ids import relinked
from tests.tables import table

LINKS = table("pagelinks", "links")


@pytest.mark.parametrize(("kind", "link", "expected"), LINKS)
@pytest.mark.parametrize("form", ["See [it]({}) here.\n", "See [it] here.\r\n\r\n[it]: {}\r\n"])
def test_links_on_pages_follow(kind, link, expected, form):
    """A link of a page leads to the new id where it led to the old one, and else stays."""
    text, count = relinked(form.format(link), kind, "content/parties/town.yaml", "old", "new")
    assert (text, count) == (form.format(expected), int(link != expected))
