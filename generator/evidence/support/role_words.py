"""The words of a language by which it is told who does what: `roles` of `support` in its file."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import regex

from generator.evidence.matching import fold

ROLES = (
    *("order", "prepositions", "by", "together", "mutual", "oblique", "verbs", "first"),
    *(
        "genitive",
        "either",
        "feminine",
        "opening",
        "roots",
        "weak",
        "reflexive",
        "becoming",
        "objects",
        "passive",
        "instrumental",
    ),
)
"""The keys of `roles`: see Roles."""


@dataclass(frozen=True, eq=False)
class Roles:
    """The words of a language by which it is told who does what to whom, folded and in lower case.

    `order` has how that is told: `subject before` the verb, `verb before` the subject, `by case` of
    articles, `by ending` of the nouns themselves. `by` phrases stand before who does what is told
    in the passive, `together` prepositions before who does it with another; of `mutual` verbs both
    sides do the same. `oblique` articles are no subject's, those in `either` are, save before nouns
    with `feminine` endings; `genitive` words tie a noun to the one before. `first` are pronouns of
    whoever speaks, `opening` prepositions that open clauses too (“after”). `verbs` and `passive`
    are patterns of the endings of verbs; `objects` are pronouns that are written together with
    one, `reflexive` ones turn what it tells, `instrumental` the endings of those by whom something
    is done. `becoming` are further forms of the verb that makes a passive. Forms of one verb have
    in common what a pattern of `roots` has in its groups, but for `weak` letters.
    """

    order: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    by: tuple[tuple[str, ...], ...] = ()
    together: frozenset[str] = frozenset()
    mutual: frozenset[str] = frozenset()
    oblique: frozenset[str] = frozenset()
    first: frozenset[str] = frozenset()
    genitive: frozenset[str] = frozenset()
    either: frozenset[str] = frozenset()
    feminine: tuple[str, ...] = ()
    opening: frozenset[str] = frozenset()
    reflexive: frozenset[str] = frozenset()
    becoming: frozenset[str] = frozenset()
    objects: tuple[str, ...] = ()
    instrumental: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()
    weak: frozenset[str] = frozenset()
    verbs: tuple[str, ...] = ()
    passive: tuple[str, ...] = ()

    @cached_property
    def tying(self) -> frozenset[str]:
        """Prepositions and articles, which are no verbs."""
        return self.prepositions | self.oblique

    @cached_property
    def by_words(self) -> frozenset[str]:
        """The first words of all that tells by whom something is done."""
        return frozenset(one[0] for one in self.by)

    def root(self, key: str) -> str:
        """What forms of a verb have in common that do not begin alike; empty where unknown."""
        for pattern in self.roots:
            if found := regex.match(pattern, key):
                letters = "".join(found.groups())
                return "".join(one for one in letters if one not in self.weak)
        return ""


def read_roles(written: Any) -> Roles:
    """The words of a language's file."""
    lists: dict[str, Any] = {name: _folded(written[name]) for name in ROLES}
    lists |= {name: tuple(written[name]) for name in ("verbs", "passive", "roots")}
    lists |= {
        name: tuple(_folded(written[name])) for name in ("feminine", "objects", "instrumental")
    }
    return Roles(
        **{**lists, "by": tuple(tuple(fold(one).lower().split()) for one in written["by"])}
    )


def _folded(written: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word).lower() for word in written)
