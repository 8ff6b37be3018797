"""Values that are all that they say: texts, numbers, days, and what is made of nothing else.

Two of them that say the same are the same to whoever reads them. All other values are things, which
are told apart.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import IntEnum
from itertools import chain
from operator import attrgetter
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup


class ValueKind(IntEnum):
    """What the values of a class are: plain by themselves, holders of others that are plain if
    these are, what is gone through once, what tells that there is nothing, and all else."""

    SCALAR = 0
    THING = 1
    HOLDER = 2
    PASSING = 3
    UNDEFINED = 4


_LETTERS: dict[type, str] = {
    **{str: "s", Markup: "m", int: "i", bool: "b", type(None): "n", float: "f"},
}
_READ_BACK: dict[str, Callable[[str], Any]] = {
    **{"s": str, "m": Markup, "i": int, "b": "True".__eq__, "n": lambda _: None, "f": float},
}
SCALARS = frozenset((*_LETTERS, datetime.date, datetime.datetime, datetime.time))
"""The classes of what is plain by itself."""

_HOLDERS = (list, tuple, set, frozenset, dict)
_PASSING: tuple[type, ...] = (
    map,
    filter,
    zip,
    chain,
    reversed,
    type({}.keys()),
    type({}.values()),
    type({}.items()),
)


class _Kinds(dict[type, ValueKind]):
    """The kind of each class that was asked for."""

    def __missing__(self, of: type) -> ValueKind:
        kind = ValueKind.THING
        if of in SCALARS:
            kind = ValueKind.SCALAR
        elif of in _HOLDERS or _is_told_by_fields(of):
            kind = ValueKind.HOLDER
        elif issubclass(of, Undefined):
            kind = ValueKind.UNDEFINED
        elif issubclass(of, Iterator) or of in _PASSING:
            kind = ValueKind.PASSING
        self[of] = kind
        return kind


VALUE_KINDS = _Kinds()
"""What values of a class are."""


def _is_told_by_fields(of: type) -> bool:
    """Whether a class is of frozen records that are equal where all their fields are."""
    how = getattr(of, "__dataclass_params__", None)
    return is_dataclass(of) and bool(how and how.frozen and how.eq)


class _Parts(dict[type, Callable[[Any], Any]]):
    """What gives the parts of a holder, by its class."""

    def __missing__(self, of: type) -> Callable[[Any], Any]:
        names = [one.name for one in fields(of)]
        several = attrgetter(*names) if len(names) > 1 else None
        found = several or (lambda one: [getattr(one, name) for name in names])
        self[of] = found
        return found


_PARTS = _Parts(dict.fromkeys(_HOLDERS, iter))
_PARTS[dict] = lambda one: chain.from_iterable(one.items())

NOT_PLAIN = None
"""What is told of a holder of which something is no plain value."""


def plain_form(value: Any) -> Any:
    """A holder as a tuple of its class and of all that it holds, the same for the same value; or
    NOT_PLAIN."""
    of = value.__class__
    parts: list[Any] = [of.__name__]
    for one in _PARTS[of](value):
        kind = VALUE_KINDS[one.__class__]
        if kind is ValueKind.HOLDER:
            one = plain_form(one)
            if one is NOT_PLAIN:
                return NOT_PLAIN
        elif kind is not ValueKind.SCALAR:
            return NOT_PLAIN
        parts.append(one)
    return tuple(parts if of not in (set, frozenset) else [parts[0], *sorted(map(repr, parts[1:]))])


def is_plain(value: Any) -> bool:
    """Whether a value is all that it says."""
    kind = VALUE_KINDS[value.__class__]
    return kind is ValueKind.SCALAR or (
        kind is ValueKind.HOLDER and plain_form(value) is not NOT_PLAIN
    )


class _Descriptions(dict[type, tuple[Any, ...]]):
    """The name of each class, and whether its values may count as false."""

    def __missing__(self, of: type) -> tuple[Any, ...]:
        can_be_false = hasattr(of, "__bool__") or hasattr(of, "__len__")
        is_asked = can_be_false and not issubclass(of, list | Mapping | Undefined)
        self[of] = (f"{of.__module__}.{of.__qualname__}", *([None] if is_asked else []))
        return self[of]


_DESCRIPTIONS = _Descriptions()


def described(thing: Any) -> tuple[Any, ...]:
    """The class of a thing and, where it is neither list nor mapping, whether it counts as true."""
    found = _DESCRIPTIONS[thing.__class__]
    return found if len(found) == 1 else (found[0], bool(thing))


def is_constant(value: Any) -> bool:
    """Whether a value can be written down and read back."""
    return value.__class__ in _LETTERS


def coded(value: Any) -> tuple[str, str]:
    """A constant as it is written down: a letter for its type, and what it says."""
    return _LETTERS[value.__class__], str(value)


def decoded(constant: tuple[str, str]) -> Any:
    """The constant that was written down so."""
    letter, text = constant
    return _READ_BACK[letter](text)
