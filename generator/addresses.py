"""Where everything on the site stands: paths in the Markdown folder, and anchors."""

from __future__ import annotations

from generator.model import (
    Background,
    Difference,
    Event,
    HandwrittenPage,
    Issue,
    Party,
    Source,
    Statement,
)
from generator.relations import Relations

Record = Party | Issue | Source | Statement | Event | Difference | HandwrittenPage

_INDEXES = {
    "overview": "index",
    "positions": "positions/index",
    "issues": "issues/index",
    "sources": "sources/index",
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


def paragraph_address(source: Source, number: int) -> str:
    """Where a cited paragraph stands; its source's page where only a link may be shown."""
    anchor = "" if source.display == "link" else f"#{source.id}-p{number}"
    return f"sources/{source.id}.md{anchor}"
