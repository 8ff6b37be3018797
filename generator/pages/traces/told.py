"""What a value says, as far as templates read it: the same for the same, in another run too.

A text, a number or a day says itself; a list, a mapping or a record that is told by its fields says
all that it holds; and any other thing says its class and those of its attributes that templates
have read of some thing of its class. A thing with a name says its name alone, and so does what is
in it: whoever reads more of it notes that.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from generator.pages.traces.plain_values import (
    NOT_PLAIN,
    SCALARS,
    VALUE_KINDS,
    ValueKind,
    described,
    plain_form,
)

Read = Callable[[Any, str], Any]
"""What gives an attribute of a thing, as an engine of templates looks it up."""


class UntoldError(Exception):
    """Of something it cannot be told what it says."""


class ThingReader:
    """Reads attributes of things, each once, of which those that are `named` have a name; but for
    what may count as false, which a name does not tell.

    `shapes` are, by the name of a class, the attributes that templates read of its things.
    Of things of `unsteady` classes, which change while a page is made, nothing is told.
    """

    def __init__(
        self,
        named: Mapping[str, Any],
        attribute_of: Read,
        shapes: Mapping[str, Iterable[str]],
        unsteady: tuple[type, ...] = (),
    ) -> None:
        self.named, self.unsteady = named, unsteady
        always_true = ((name, one) for name, one in named.items() if len(described(one)) == 1)
        self.names = {id(one): name for name, one in always_true}
        self.shapes = {of: set(names) for of, names in shapes.items()}
        self._attribute_of = attribute_of
        self._read: dict[tuple[int, str], Any] = {}
        self._held: dict[int, Any] = {}

    def attribute(self, thing: Any, name: str) -> Any:
        """An attribute of a thing; what can be gone through once only is made a list."""
        key = (id(thing), name)
        found = self._read.get(key, self)
        if found is self:
            self._held[key[0]] = thing  # so that no other gets its identity
            found = self._read[key] = as_held(self._attribute_of(thing, name))
        return found

    def now(self, thing: Any, name: str) -> Any:
        """The same, but for a list in place of what can be gone through once, and not held."""
        found = self._read.get((id(thing), name), self)
        if found is self:
            try:
                return getattr(thing, name)
            except AttributeError:
                return self._attribute_of(thing, name)
        return found

    def shape(self, of: type) -> set[str]:
        """The attributes that are read of the things of a class."""
        return self.shapes.setdefault(_CLASS_NAMES[of], set())


class ValueTeller:
    """Tells what values say, one after the other; `things` are those that were met, in order."""

    def __init__(self, reading: ThingReader) -> None:
        self._reading, self._names = reading, reading.names
        self.numbers: dict[int, int] = {}
        self.things: list[Any] = []

    def told(self, value: Any) -> Any:
        """What a value says: plain values, in tuples and lists. Raises UntoldError."""
        of = value.__class__
        if of in SCALARS:
            return value
        name = self._names.get(id(value))
        if name is not None:
            return "@", name
        if of is list or of is tuple:
            return [of.__name__, *map(self.told, value)]
        kind = VALUE_KINDS[of]
        if kind is ValueKind.UNDEFINED:
            return ("undefined",)
        if kind is ValueKind.PASSING:
            raise UntoldError(f"a {_CLASS_NAMES[of]} is gone through")
        if isinstance(value, list | tuple):
            return [_CLASS_NAMES[of], *map(self.told, value)]
        if isinstance(value, set | frozenset):
            return self._set(value)
        return self._thing(value, kind)

    def _set(self, value: Any) -> Any:
        before = len(self.things)
        found = sorted(repr(self.told(one)) for one in value)
        if len(self.things) > before:
            raise UntoldError("a set of things is read")
        return ["set", *found]

    def _thing(self, value: Any, kind: ValueKind) -> Any:
        number = self.numbers.get(id(value))
        if number is None:
            self.numbers[id(value)] = len(self.things)
            self.things.append(value)
        of = value.__class__
        if isinstance(value, Mapping):
            pairs = [(self.told(key), self.told(one)) for key, one in value.items()]
            return _CLASS_NAMES[of], pairs
        if isinstance(value, str):
            return _CLASS_NAMES[of], str(value), self.told(vars(value))
        if kind is ValueKind.HOLDER and (plain := plain_form(value)) is not NOT_PLAIN:
            return plain
        if isinstance(value, self._reading.unsteady) or callable(value):
            return ("called", _CLASS_NAMES[of])
        return ("#", number) if number is not None else self._read(value, of)

    def _read(self, value: Any, of: type) -> Any:
        """The attributes of a thing that is met for the first time."""
        if hasattr(of, "__iter__") and not issubclass(of, BaseModel):
            raise UntoldError(f"a {_CLASS_NAMES[of]} is gone through")
        read = self._reading.attribute
        names = sorted(self._reading.shapes.get(_CLASS_NAMES[of], ()))
        return (*described(value), *((name, self.told(read(value, name))) for name in names))


class _ClassNames(dict[type, str]):
    """What each class is called, with its module."""

    def __missing__(self, of: type) -> str:
        self[of] = f"{of.__module__}.{of.__qualname__}"
        return self[of]


_CLASS_NAMES = _ClassNames()


def as_held(value: Any) -> Any:
    """A value that can be gone through more than once."""
    return list(value) if VALUE_KINDS[value.__class__] is ValueKind.PASSING else value


def digest_of_told(told: Any) -> str:
    """Sixteen bytes that stand for what was told, in hexadecimal."""
    text = repr(told).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(text, digest_size=16).hexdigest()
