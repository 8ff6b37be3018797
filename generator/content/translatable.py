"""Every text of an explainer that readers may read in another language, each under a key, and an
explainer with other texts in their place.

A key is the kind and the id of what has the text, and its field, as in
“statement.ru-agrees.summary”. Words of sources are none of these texts.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from generator.content.ids import latinize, slugify
from generator.content.model import (
    Account,
    Change,
    Difference,
    Event,
    Explainer,
    HandwrittenPage,
    Issue,
    Line,
    Membership,
    Party,
    Person,
    Point,
    Proposal,
    Role,
    Source,
)
from generator.content.records import Named, Record
from generator.content.statements import (
    EDITORS,
    Ask,
    Correction,
    PosedQuestion,
    Retraction,
    Statement,
)

_R = TypeVar("_R", bound=Record)

TEXTS: Mapping[type[Record], tuple[str, ...]] = {
    Explainer: ("title", "question", "summary"),
    Line: ("says",),
    Party: ("name", "role", "summary"),
    Person: ("name", "role"),
    Role: ("role",),
    Membership: ("role",),
    Issue: ("name", "summary"),
    Proposal: ("says",),
    Statement: ("summary", "venue"),
    Correction: ("what",),
    Retraction: ("why",),
    Difference: ("name", "summary"),
    Account: ("summary",),
    Event: ("name", "venue", "summary"),
    Change: ("summary",),
    Source: ("note",),
    HandwrittenPage: ("title", "text"),
}
"""The fields that hold such a text, by the class that has them."""

_SHARED: Mapping[type[Record], tuple[str, ...]] = {
    Issue: ("group",),
    Ask: ("asked_of",),
    PosedQuestion: ("by",),
}
"""Fields in which the same words stand for the same thing wherever they stand: of one key."""

OTHER_NAMES: Mapping[type[Record], tuple[str, ...]] = {
    Party: ("aliases",),
    Person: ("aliases",),
    Issue: ("also",),
}
"""Fields that hold other names, all of a field in one text: its translation has those that another
language has, as many as these may be."""

APART = ";"
"""What stands between the names of such a text, and a space."""

_HELD: Mapping[type[Record], tuple[str, ...]] = {
    Explainer: (
        *("headline", "standfirst", "issues", "parties", "background", "questions", "events"),
        *("differences", "sources", "changes", "pages"),
    ),
    Party: ("people", "points", "statements"),
    Person: ("roles", "memberships"),
    Issue: ("proposal",),
    Statement: ("corrected", "retracted"),
    Difference: ("accounts",),
}
"""The fields that hold records with such texts."""

_KINDS: Mapping[type[Record], str] = {
    Party: "party",
    Person: "person",
    Issue: "issue",
    Source: "source",
    PosedQuestion: "question",
    Statement: "statement",
    Event: "event",
    Difference: "difference",
    HandwrittenPage: "page",
}
"""What a key begins with: what has no kind of its own is named after what holds it."""


@dataclass(frozen=True)
class TranslatableText:
    """A text as it is written, in a field of a record; `former` are the keys that it had while what
    it belongs to had other ids."""

    key: str
    former: tuple[str, ...]
    record: Record
    field: str
    text: str

    @property
    def keys(self) -> tuple[str, ...]:
        """The key, then those that it had before."""
        return (self.key, *self.former)

    @property
    def about(self) -> str:
        """What a confirmation calls it: without the kind, as sentences are called."""
        kind, _, rest = self.key.partition(".")
        return rest if kind in _KINDS.values() else self.key

    @property
    def is_list(self) -> bool:
        """Whether it is a list of names, each apart from the next."""
        return self.field in _fields(type(self.record))[1]

    @property
    def digest(self) -> str:
        """What tells whether a translation was made of this text: 12 hexadecimal digits of the
        SHA-256 of its words; how its lines are broken does not matter."""
        words = " ".join(self.text.split())
        return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def split_names(text: str) -> tuple[str, ...]:
    """The names in a text that is a list of such."""
    return tuple(one for each in text.split(APART) if (one := each.strip()))


class InOriginal(str):
    """A text in the `language` of the content that stands on a page in another."""

    language: str

    def __new__(cls, text: str, language: str) -> "InOriginal":
        """A text in a language."""
        made = super().__new__(cls, text)
        made.language = language
        return made


Say = Callable[[TranslatableText], str]
"""What is to stand in the place of a text."""


def translatable_texts(explainer: Explainer) -> list[TranslatableText]:
    """All texts, in reading order; what stands in several places once."""
    found: dict[str, TranslatableText] = {}

    def keep(one: TranslatableText) -> str:
        found.setdefault(one.key, one)
        return one.text

    with_texts(explainer, keep)
    return list(found.values())


def renamed_key(key: str, kind: str, old: str, new: str) -> str:
    """The key of a text once what is of a kind has another id: the same where it has no part in
    it."""
    parts = key.split(".")
    if parts[:2] == [kind, old]:
        parts[1] = new
    elif kind == "issue" and parts[::2][:2] == ["party", "points"] and parts[3:4] == [old]:
        parts[3] = new
    return ".".join(parts)


def with_texts(explainer: Explainer, say: Say) -> Explainer:
    """The explainer with what is to be said in the place of each text; all else stays the same
    object."""
    people = (one.id for party in explainer.parties for one in party.people)
    actors = frozenset((*people, *(party.id for party in explainer.parties)))
    return _Replacing(say, actors).record(explainer, ("explainer",))


@dataclass(frozen=True)
class _Replacing:
    """One pass over an explainer; `actors` are the ids of all who may be asked something."""

    say: Say
    actors: frozenset[str]

    def record(self, record: _R, keys: tuple[str, ...]) -> _R:
        """A record with other texts; `keys` are what its texts' keys begin with, first as it is
        called now."""
        update: dict[str, Any] = {}
        texts, lists, shared, held = _fields(type(record))
        for name in shared:
            update[name] = self.shared(record, name, getattr(record, name))
        for name in texts:
            if text := getattr(record, name):
                update[name] = self.told(record, name, text, keys)
        for name in lists:
            if names := getattr(record, name):
                update[name] = self.names(record, name, names, keys)
        for name in held:
            update[name] = self.held(getattr(record, name), name, keys)
        return record.model_copy(update=update)

    def told(self, record: Record, name: str, text: str, keys: tuple[str, ...]) -> str:
        """What is said in the place of a text of a field."""
        key, *former = (f"{one}.{name}" for one in keys)
        return self.say(TranslatableText(key, tuple(former), record, name, text))

    def names(
        self, record: Record, name: str, names: tuple[str, ...], keys: tuple[str, ...]
    ) -> tuple[str, ...]:
        """The names that are said in the place of those of a field."""
        text = f"{APART} ".join(names)
        said = self.told(record, name, text, keys)
        if said == text:
            return names
        return split_names(said)

    def shared(self, record: Record, name: str, value: Any) -> Any:
        """Words for something that has no id, or a list of such; ids stay as they are."""
        if isinstance(value, tuple):
            return tuple(self.shared(record, name, one) for one in value)
        if not value or value in self.actors or value == EDITORS:
            return value
        key = f"words.{slugify(latinize(value)) or 'untold'}"
        return self.say(TranslatableText(key, (), record, name, value))

    def held(self, value: Any, name: str, keys: tuple[str, ...]) -> Any:
        """One record or several, with other texts."""
        if isinstance(value, tuple):
            return tuple(
                self.record(one, _keys(one, f"{name}.{number}", keys))
                for number, one in enumerate(value, 1)
            )
        return self.record(value, _keys(value, name, keys)) if value else value


def _keys(record: Record, name: str, around: tuple[str, ...]) -> tuple[str, ...]:
    """What the keys of a record begin with: its kind and each of its ids, or else what holds it."""
    if isinstance(record, Named):
        kind = next(kind for of, kind in _KINDS.items() if isinstance(record, of))
        return tuple(f"{kind}.{one}" for one in record.ids)
    if isinstance(record, Point):
        name = f"points.{record.issue}"
    elif isinstance(record, Change):
        return (f"change.{record.known_as}",)
    return tuple(f"{one}.{name}" for one in around)


@cache
def _fields(model: type[Record]) -> tuple[tuple[str, ...], ...]:
    """The fields of a model that are of TEXTS, OTHER_NAMES, those shared, and that hold records."""
    return tuple(
        tuple(dict.fromkeys(name for of in reversed(model.__mro__) for name in table.get(of, ())))
        for table in (TEXTS, OTHER_NAMES, _SHARED, _HELD)
    )
