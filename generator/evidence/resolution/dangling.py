"""Which records name something that there is not, so that what follows from it cannot be judged.

That it is missing is told where it is named, once: no rule tells what it seems to lead to.
Short because it is one question, asked by many rules.
"""

from functools import lru_cache

from generator.content.records import Record
from generator.content.references import references
from generator.evidence.resolution.dossier import Dossier


def is_dangling(dossier: Dossier, record: Record, *fields: str) -> bool:
    """Whether one of some fields of a record, as editors write them, has an id of nothing."""
    return any((id(record), field) in _dangling(dossier) for field in fields)


@lru_cache(maxsize=1)  # asked of each sentence and of each tie
def _dangling(dossier: Dossier) -> frozenset[tuple[int, str]]:
    return frozenset(
        (id(one.record), one.field)
        for one in references(dossier.explainer)
        if not one.or_words
        and not one.is_to_unnamed
        and not any(one.name in dossier.names[kind] for kind in one.kinds)
    )
