"""What the templates of all pages read of things that have names, each read once for all pages.

A read is of an attribute of a thing, or of what a function tells of some things. A page is made of
what its reads say: as long as all of them say the same, it is the same page. (Known as verifying
traces: Mokhov, Mitchell and Peyton Jones, Build Systems à la Carte, 2018.)
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.pages.traces.plain_values import SCALARS, coded, decoded, is_constant
from generator.pages.traces.told import (
    ThingReader,
    UntoldError,
    ValueTeller,
    as_held,
    digest_of_told,
)

WrittenRead = tuple[Any, ...]
"""How something that is read is written down, so that another run finds it again: a constant, a
thing by its name, a function by its own, a thing of a page by when it was met there, or several."""

UNTOLD = ""
"""What stands for what reads say where that cannot be told."""

GROUP = "\0"
"""What the name of a thing ends with, in place of the name of its group, where all reads of a group
are written down: those of many groups are the same."""

_MADE: Mapping[type, str] = {list: "l", tuple: "t", slice: "s"}
"""What templates put together themselves, of what they have read."""


class ReadNotation:
    """Writes down what is read, and finds it again; `functions` have names, and where `telling`
    tells of a page, so has all that was met on it."""

    def __init__(
        self, reading: ThingReader, functions: Mapping[str, Any], telling: ValueTeller | None = None
    ) -> None:
        self._reading, self._functions, self._telling = reading, functions, telling
        self._called = {id(one): name for name, one in functions.items() if callable(one)}
        self.group = ""
        """What stands for GROUP in names that are written down."""

    def written(self, value: Any) -> WrittenRead:
        """How a value is written down. Raises UntoldError."""
        if is_constant(value):
            return ("v", *coded(value))
        if (name := self._reading.names.get(id(value))) is not None:
            return "n", name
        if (name := self._called.get(id(value))) is not None:
            return "f", name
        if value.__class__ in _MADE:
            parts = (value.start, value.stop, value.step) if isinstance(value, slice) else value
            return _MADE[value.__class__], *map(self.written, parts)
        number = self._telling and self._telling.numbers.get(id(value))
        if number is not None:
            return "p", number
        raise UntoldError(f"a {type(value).__name__} is given that was not read")

    def written_function(self, function: Callable[..., Any]) -> WrittenRead:
        """How a function is written down. Raises UntoldError."""
        if (name := self._called.get(id(function))) is not None:
            return "f", name
        owner = getattr(function, "__self__", None)
        if owner is None:
            raise UntoldError(f"a {type(function).__name__} is called")
        return "m", self.written(owner), getattr(function, "__name__", "")

    def found(self, written: Sequence[Any]) -> Any:
        """What was written down. Raises LookupError where it is not there."""
        kind = written[0]
        if kind == "n":
            return self.thing(written[1])
        if kind == "v":
            return decoded((written[1], written[2]))
        if kind == "f":
            return self._functions[written[1]]
        if kind == "m":
            return self._reading.attribute(self.found(written[1]), written[2])
        if kind == "p":
            return self._telling.things[written[1]] if self._telling else None
        parts = map(self.found, written[1:])
        return slice(*parts) if kind == "s" else list(parts) if kind == "l" else tuple(parts)

    def thing(self, name: str) -> Any:
        """The thing of a name. Raises LookupError."""
        return self._reading.named[name[:-1] + self.group if name[-1] == GROUP else name]

    def called(self, call: Sequence[Any]) -> Any:
        """What comes of a call that was written down: a function, what is given, and by name."""
        function, given, named = call
        by_name = {name: self.found(one) for name, one in named}
        return self.found(function)(*map(self.found, given), **by_name)


@dataclass(frozen=True)
class KeptReads:
    """The reads of a group, by the number of their list, and the digest of what they said."""

    number: int
    said: str


class SharedReads:
    """All reads of things with names: what is read of a thing that has one of the `groups`, by its
    name, counts as one with all else of its group; of other things each read counts by itself.

    `known` are those of another run, and `lists` the lists of reads that they name. `functions` are
    those that templates know by name.
    """

    def __init__(
        self,
        reading: ThingReader,
        functions: Mapping[str, Any],
        groups: Mapping[str, str],
        known: Mapping[str, KeptReads],
        lists: Sequence[Sequence[Any]],
    ) -> None:
        self.reading, self.finding = reading, ReadNotation(reading, functions)
        self._groups, self._known = groups, known
        self._lists = [tuple(map(_hashable, one)) for one in lists]
        self._reads: dict[str, dict[WrittenRead, None]] = {}
        self._calls: dict[WrittenRead, tuple[str, Any]] = {}
        self._values: dict[tuple[str, WrittenRead], Any] = {}
        self._met: dict[tuple[int, ...], tuple[str, Any]] = {}
        self._held: list[Any] = []
        self._now: dict[str, str] = {}

    def attribute(self, thing: str, name: str) -> str:
        """The group to which it belongs that an attribute of the thing with a name is read."""
        if group := self._groups.get(thing):
            return self._add(group, (_in_group(thing, group), name))
        return self._add(f"{thing}.{name}", (thing, name))

    def known_call(self, function: Any, given: Sequence[Any]) -> tuple[str, Any] | None:
        """The same of a call that was met before with nothing but things that have names."""
        return self._met.get((id(function), *map(id, given)))

    def call(
        self, call: WrittenRead, function: Any, given: Sequence[Any], named: Mapping[str, Any]
    ) -> tuple[str, Any]:
        """The group of a call that was written down, and what comes of it, worked out once."""
        if call not in self._calls:
            groups = (self._groups.get(name) for kind, name, *_ in call[1] if kind == "n")
            group = next(filter(None, groups), "")
            read, group = _of_group(call, group) if group else call, group or repr(call)
            found = as_held(function(*given, **named))
            self._values[self._add(group, read), read] = found
            self._calls[call] = group, found
        if not named and all(id(one) in self.reading.names for one in given):
            self._held.append(function)  # so that no other gets its identity
            self._met[(id(function), *map(id, given))] = self._calls[call]
        return self._calls[call]

    def changed(self) -> set[str]:
        """The groups of the other run that say something else now, or nothing."""
        for group, known in self._known.items():
            self._now[group] = self._said(group, self._lists[known.number])
        told = ((group, known.said, self._now[group]) for group, known in self._known.items())
        return {group for group, before, now in told if before != now or now == UNTOLD}

    def told(
        self, groups: Iterable[str], is_anew: bool
    ) -> tuple[list[WrittenRead], dict[str, KeptReads]]:
        """What some groups say now, and the lists of reads; all told anew where more is read of
        things than before."""
        numbers, found = dict[WrittenRead, int](), dict[str, KeptReads]()
        for group in groups:
            reads, known = self._reads.get(group), self._known.get(group)
            before = self._lists[known.number] if known else ()
            listed = tuple(reads) if reads else before
            is_told = group in self._now and listed == before and not is_anew
            said = self._now[group] if is_told else self._said(group, listed)
            found[group] = KeptReads(numbers.setdefault(listed, len(numbers)), said)
        return [*numbers], found

    def _add(self, group: str, read: WrittenRead) -> str:
        reads = self._reads.get(group)
        if reads is None:
            known = self._known.get(group)
            reads = self._reads[group] = dict.fromkeys(self._lists[known.number] if known else ())
        reads[read] = None
        return group

    def _said(self, group: str, reads: WrittenRead) -> str:
        """What a list of reads says of a group."""
        told, read_now, said = ValueTeller(self.reading).told, self._read, list[Any]()
        self.finding.group = group
        try:
            for read in reads:
                value = read_now(group, read)
                said.append(value if value.__class__ in SCALARS else told(as_held(value)))
        except Exception:  # whatever goes wrong with a read did not when it was noted
            return UNTOLD
        return digest_of_told(said)

    def _read(self, group: str, read: WrittenRead) -> Any:
        if len(read) == 2:
            return self.reading.now(self.finding.thing(read[0]), read[1])
        key = group, read
        return self._values[key] if key in self._values else self.finding.called(read)


def _in_group(thing: str, group: str) -> str:
    return thing[: -len(group)] + GROUP


def _of_group(call: WrittenRead, group: str) -> WrittenRead:
    """A call with GROUP in the names of the things of a group."""
    if call[:1] == ("n",):
        name = call[1]
        return ("n", _in_group(name, group)) if name.endswith(f" {group}") else call
    return tuple(_of_group(one, group) if isinstance(one, tuple) else one for one in call)


def _hashable(one: Any) -> Any:
    return tuple(map(_hashable, one)) if isinstance(one, list) else one
