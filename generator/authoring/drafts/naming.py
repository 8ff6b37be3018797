"""Ids for drafts: permanent later on, so they look like those that stand there already."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from anyascii import anyascii

from generator.content.model import Party
from generator.evidence.matching import fold
from generator.evidence.resolve import Relations

_LONGEST = 60
"""How long an id may get: shorter than is allowed, since people read and cite it."""

_WORDS = 7
_BACKGROUND = "bg"


class Names:
    """Proposes ids, none of them taken."""

    def __init__(self, relations: Relations) -> None:
        self._relations = relations
        explainer = relations.explainer
        groups: tuple[Iterable[Any], ...] = (
            (*explainer.parties, *relations.person.values(), *relations.statements),
            (*explainer.events, *explainer.differences, *explainer.issues, *explainer.sources),
        )
        self._taken = {
            name for group in groups for thing in group for name in (thing.id, *thing.formerly)
        }

    def propose(self, party: Party | None, section: str, words: str, source: str) -> str:
        """An id with the prefix of its neighbours and the first of `words`, in Latin letters."""
        prefix = self._prefix(party, section)
        told = (slug(words) or source).removeprefix(f"{prefix}-")
        name = _shortened(f"{prefix}-{told}")
        number = 2
        while name in self._taken:
            name = f"{_shortened(f'{prefix}-{told}')}-{number}"
            number += 1
        self._taken.add(name)
        return name

    def _prefix(self, party: Party | None, section: str) -> str:
        """What the ids of the party's statements begin with, and those of the section besides."""
        if party is None:
            ids = (statement.id for statement in self._relations.explainer.background)
            return _first(ids, 1) or _BACKGROUND
        first = _first((statement.id for statement in party.statements), 1) or party.id
        peers = (statement.id for statement in getattr(party, section))
        further = _first(peers, 2)
        is_short = further.startswith(f"{first}-") and len(further) <= len(first) + 3
        return further if is_short else first


def _first(ids: Iterable[str], count: int) -> str:
    """The first `count` words that most of several ids have in common; nothing when none do."""
    heads = Counter("-".join(name.split("-")[:count]) for name in ids)
    head, often = heads.most_common(1)[0] if heads else ("", 0)
    return head if often > 1 and often * 2 > heads.total() else ""


def slug(words: str) -> str:
    """The first words as an id has them, in Latin letters; empty where there are no words."""
    plain = re.sub(r"[^\w\s]", " ", fold(words).replace("'", ""))
    told = (anyascii(word).lower() for word in plain.split()[: 3 * _WORDS])
    found = (re.sub(r"[^a-z0-9]", "", word) for word in told)
    return "-".join([word for word in found if word][:_WORDS])


def _shortened(name: str) -> str:
    """`name` without the words that are too many; where words are long, cut off."""
    if len(name) <= _LONGEST:
        return name
    at = name.rfind("-", 0, _LONGEST + 1)
    return name[: at if at > _LONGEST // 2 else _LONGEST].strip("-")
