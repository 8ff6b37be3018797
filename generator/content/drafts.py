"""Drafts: statements that an editor has not reviewed yet, marked `review: needed`.

A draft may lack what only an editor can judge. Its evidence is checked like any other; it is on no
page, in no export and in no search.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.content.model import Explainer, Statement
from generator.content.problems import Place, Problem
from generator.content.tree import Mapping, Node, Scalar, Sequence

_SECTIONS = {
    "positions": ("issue", "speaker", "summary"),
    "conditions": ("issue", "speaker", "summary", "qualifies"),
    "reactions": ("issue", "speaker", "summary", "to", "response"),
    "open_questions": ("issue", "speaker", "question"),
    "background": ("summary",),
}
"""What a draft may lack, section by section."""

_OF_PARTIES = tuple(name for name in _SECTIONS if name != "background")
"""The sections of a party's file."""

_STAND_INS = {"response": "mixed"}
"""What stands for a word of a fixed choice; for anything else, no text does."""


def is_draft(statement: Statement) -> bool:
    """Whether a statement waits for an editor's review."""
    return statement.review is not None


def fill_in(tree: Mapping, problems: Iterable[Problem]) -> list[Problem]:
    """Put stand-ins where drafts lack something; of `problems`, those that are left.

    A field that has a name and no value yet counts as lacking.
    """
    empty = {place for entry, section in _entries(tree) for place in _fill(entry, section)}
    return [p for p in problems if not (p.rule == "empty-value" and p.place in empty)]


def without_drafts(explainer: Explainer) -> Explainer:
    """The explainer as readers see it; the same object when it has no draft."""
    if not any(map(is_draft, _statements(explainer))):
        return explainer
    parties = tuple(
        party.model_copy(update={name: _reviewed(getattr(party, name)) for name in _OF_PARTIES})
        for party in explainer.parties
    )
    background = _reviewed(explainer.background)
    return explainer.model_copy(update={"parties": parties, "background": background})


def _statements(explainer: Explainer) -> Iterator[Statement]:
    for party in explainer.parties:
        yield from party.statements
    yield from explainer.background


def _reviewed(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(statement for statement in statements if not is_draft(statement))


def _entries(tree: Mapping) -> Iterator[tuple[Mapping, str]]:
    """Every draft, and the section that it stands in."""
    for holder in (tree, *_mappings(tree.fields.get("parties"))):
        for section in _SECTIONS:
            for entry in _mappings(holder.fields.get(section)):
                if "review" in entry.fields:
                    yield entry, section


def _mappings(node: Node | None) -> list[Mapping]:
    items = node.items if isinstance(node, Sequence) else []
    return [item for item in items if isinstance(item, Mapping)]


def _fill(entry: Mapping, section: str) -> Iterator[Place]:
    """Complete one draft; the places at which it has a name without a value."""
    for name, node in list(entry.fields.items()):
        if isinstance(node, Scalar) and not node.text and name not in ("id", "review"):
            yield node.place
            del entry.fields[name]
    for name in _SECTIONS[section]:
        stand_in = Scalar(_STAND_INS.get(name, ""), entry.keys.get(name, entry.place))
        entry.fields.setdefault(name, stand_in)
