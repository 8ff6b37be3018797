"""Notes what the templates of one page read, while they are rendered.

What they go through, and what they read of a thing without a name, is told with what it came from.
Whatever a template might do with a thing that is not told so is a doubt.
"""

import datetime
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from generator.pages.traces.plain_values import is_plain
from generator.pages.traces.reads import ReadNotation, SharedReads, WrittenRead
from generator.pages.traces.told import UntoldError, ValueTeller, as_held, digest_of_told

_WHOLE = (str, Mapping, list, tuple, set, frozenset, datetime.date, datetime.time, int, float)


class _Wholes(dict[type, bool]):
    """Whether the values of a class say all that they hold: then no read of them need be noted."""

    def __missing__(self, of: type) -> bool:
        self[of] = issubclass(of, _WHOLE)
        return self[of]


_IS_WHOLE = _Wholes()

_Call = tuple[Callable[..., Any], Sequence[Any], Mapping[str, Any], Any]


class Noting:
    """Notes what is read, beginning with `roots`, what templates know by name.

    `shared` are the reads of all pages; `look_up` gives attributes and items as the engine does.
    Functions that are `fixed` tell nothing but what their arguments do.
    """

    def __init__(
        self,
        roots: Mapping[str, Any],
        shared: SharedReads,
        attribute_of: Callable[[Any, Any], Any],
        item_of: Callable[[Any, Any], Any],
        fixed: Collection[int] = (),
    ) -> None:
        self.doubts: list[str] = []
        self.roots: set[str] = set()
        self.reads: set[str] = set()
        self._given, self._shared, self._reading = roots, shared, shared.reading
        self._attribute_of, self._item_of, self._fixed = attribute_of, item_of, fixed
        self._calls: list[_Call] = []
        self._known: dict[tuple[int, str], Any] = {}
        self._is_ended = False

    def root(self, name: str, value: Any) -> Any:
        """What is known by a name; a template's own names are no affair of ours, and of a function
        what it tells is noted when it is called."""
        if name in self._given and self._given[name] is value and not callable(value):
            self.roots.add(name)
        return value

    def attribute(self, thing: Any, name: str) -> Any:
        """An attribute of a thing."""
        if _IS_WHOLE[thing.__class__]:
            return self._attribute_of(thing, name)
        key = (id(thing), name)
        if key in self._known:
            return self._known[key]
        if isinstance(thing, self._reading.unsteady):
            return self._unsteady(thing, name)
        found = self._known[key] = self._reading.attribute(thing, name)
        known = self._reading.names.get(key[0])
        if known is None:
            self._reading.shape(thing.__class__).add(name)
        elif not callable(found):
            self.reads.add(self._shared.attribute(known, name))
        return found

    def item(self, thing: Any, argument: Any) -> Any:
        """An item of a thing, or some items of a list."""
        if _IS_WHOLE[thing.__class__]:
            return self._item_of(thing, argument)
        if isinstance(argument, str):
            return self.attribute(thing, argument)
        self.doubts.append(f"{argument!r} of a {type(thing).__name__} is read")
        return self._item_of(thing, argument)

    def call(self, function: Any, given: Sequence[Any], named: Mapping[str, Any]) -> Any:
        """What a function tells of its arguments."""
        if not named and (known := self._shared.known_call(function, given)):
            self.reads.add(known[0])
            return known[1]
        owner = getattr(function, "__self__", None)
        if owner is not None and _IS_WHOLE[owner.__class__]:
            return function(*given, **named)
        is_fixed = id(function) in self._fixed or (owner is not None and is_plain(owner))
        if is_fixed and all(map(_is_fixed, (*given, *named.values()))):
            found = function(*given, **named)
            if _is_fixed(found):
                return found
        if isinstance(owner, self._reading.unsteady):
            self._is_changed()
            return self._local(function, given, named)
        try:
            call = written_call(self._shared.finding, function, given, named)
        except UntoldError:
            return self._local(function, given, named)
        group, found = self._shared.call(call, function, given, named)
        self.reads.add(group)
        return found

    def _local(self, function: Any, given: Sequence[Any], named: Mapping[str, Any]) -> Any:
        """The same of what this page alone has: it is written down once all is known."""
        found = as_held(function(*given, **named))
        self._calls.append((function, given, named, found))
        return found

    def _unsteady(self, thing: Any, name: str) -> Any:
        """An attribute of a thing that changes while the page is made."""
        found = self._attribute_of(thing, name)
        if not callable(found):
            self._is_ended = True
            found = as_held(found)
            self._calls.append((getattr, (thing, name), {}, found))
        return found

    def _is_changed(self) -> None:
        if self._is_ended:
            self.doubts.append("what changes is read before it is whole")

    def end(self) -> None:
        """Let go of what only a page that is being made needs."""
        self._known.clear()

    def told(self, given: Mapping[str, Any]) -> tuple[list[WrittenRead], str]:
        """The calls that were made of what this page alone has, and what it says with them. Raises
        UntoldError where that cannot be told."""
        telling = ValueTeller(self._reading)
        finding = ReadNotation(self._reading, given, telling)
        said = [telling.told(given[name]) for name in sorted(self.roots)]
        calls = list[WrittenRead]()
        for function, arguments, named, found in self._calls:
            calls.append(written_call(finding, function, arguments, named))
            said.append(telling.told(found))
        return calls, digest_of_told(said)


def written_call(
    finding: ReadNotation, function: Any, given: Sequence[Any], named: Mapping[str, Any]
) -> WrittenRead:
    """How a call is written down. Raises UntoldError."""
    by_name = tuple((name, finding.written(one)) for name, one in named.items())
    return finding.written_function(function), tuple(map(finding.written, given)), by_name


def _is_fixed(value: Any) -> bool:
    """Whether a value tells nothing but what was noted."""
    return isinstance(value, str) or is_plain(value)
