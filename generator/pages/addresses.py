"""Where everything on the site stands: paths in the Markdown folder, and anchors."""

from __future__ import annotations

from urllib.parse import quote

from generator.content.model import (
    Background,
    Difference,
    Event,
    HandwrittenPage,
    Issue,
    Party,
    Source,
    Statement,
)
from generator.evidence.resolve import Relations

Record = Party | Issue | Source | Statement | Event | Difference | HandwrittenPage

FRAGMENT = 6
"""How many words at each end of a long passage find it on its publisher's page."""

_INDEXES = {
    "overview": "index",
    "positions": "positions/index",
    "issues": "issues/index",
    "sources": "sources/index",
    "statements": "statements/index",
}


def address(relations: Relations, record: Record | str) -> str:
    """Where a record stands, as `path#anchor` in the Markdown folder; a page kind by its name."""
    match record:
        case str():
            return _INDEXES.get(record, record) + ".md"
        case Party():
            return f"positions/{record.id}.md"
        case Issue():
            return f"issues/{record.id}.md"
        case Source():
            return f"sources/{record.id}.md"
        case Background():
            return f"background.md#{record.id}"
        case Statement():
            owner = relations.owner(record)
            return f"positions/{owner.id if owner else ''}.md#{record.id}"
        case Event():
            return f"timeline.md#{record.id}"
        case Difference():
            return f"differences.md#{record.id}"
        case HandwrittenPage():
            return f"{record.id}.md"


def paragraph_address(source: Source, number: int, mark: int | None = None) -> str:
    """Where a cited paragraph stands, or a marked stretch of it, counted from 1.

    Where only a link to the source may be shown, its page.
    """
    if source.display == "link":
        return f"sources/{source.id}.md"
    return f"sources/{source.id}.md#{source.id}-p{number}" + (f"-q{mark}" if mark else "")


def passage_address(url: str, words: str) -> str:
    """Where a browser shows `words` on the page at `url`, marked.

    A text fragment: https://wicg.github.io/scroll-to-text-fragment/. Long passages are given by
    their first and last words.
    """
    found = words.split()
    ends = [found] if len(found) <= 2 * FRAGMENT else [found[:FRAGMENT], found[-FRAGMENT:]]
    text = ",".join(quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)
    return f"{url}{'' if '#' in url else '#'}:~:text={text}"
