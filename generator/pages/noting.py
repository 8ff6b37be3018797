"""Notes what a template reads while it is rendered, as steps that reads.py takes again.

Whatever a template might do with a thing without a step is a doubt: then there are no steps.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.pages.plain_values import coded, is_constant, is_plain
from generator.pages.reads import NotedReads, Read, ReadStep, StepResults, put_together

_MADE = {list: ReadStep.LIST, tuple: ReadStep.TUPLE, slice: ReadStep.SLICE}
"""What templates put together themselves, of what they have read."""


class Noting(StepResults):
    """Notes what a template reads, beginning with `roots`, what it knows by name.

    Things of `unsteady` classes are asked each time. Functions that are `fixed` tell nothing but
    what their arguments do. `doubts` say why there are no steps.
    """

    def __init__(
        self,
        roots: Mapping[str, Any],
        attribute_of: Read,
        item_of: Read,
        fixed: Iterable[Callable[..., Any]] = (),
        unsteady: tuple[type, ...] = (),
    ) -> None:
        super().__init__()
        self.doubts: list[str] = []
        self._roots, self._attribute_of, self._item_of = roots, attribute_of, item_of
        self._fixed, self._unsteady = frozenset(map(id, fixed)), unsteady
        self._code: list[list[int]] = []
        self._constants: dict[tuple[str, str], int] = {}
        self._values: list[Any] = []
        self._known: dict[Any, Any] = {}
        self._handed: dict[int, Any] = {}
        self._plain = set[int]()

    @property
    def steps(self) -> NotedReads | None:
        """All that was read; None where there is a doubt."""
        return None if self.doubts else NotedReads(self._code, [*self._constants], self.digest)

    def root(self, name: str, value: Any) -> Any:
        """What is known by a name; a template's own names are no affair of ours."""
        if name not in self._roots or self._roots[name] is not value:
            return value
        if name not in self._known:
            self._known[name] = self._step(value, ReadStep.ROOT, self._constant(name))
        return self._known[name]

    def attribute(self, thing: Any, name: str) -> Any:
        """An attribute of a thing."""
        number = self.numbers.get(id(thing))
        if number is None or number in self._plain:
            return self._attribute_of(self._unknown(thing, name), name)
        key = (number, name)
        if key in self._known:
            return self._known[key]
        owner = self.things[number]
        found = self._attribute_of(owner, name)
        handed = self._step(found, ReadStep.ATTRIBUTE, number, self._constant(name))
        if not isinstance(owner, self._unsteady):
            self._known[key] = handed
        return handed

    def item(self, thing: Any, argument: Any) -> Any:
        """An item of a thing, or some items of a list."""
        number = self.numbers.get(id(thing))
        if number is None or number in self._plain:
            return self._item_of(self._unknown(thing, argument), argument)
        asked = self._argument(argument)
        key = (ReadStep.ITEM, number, asked)
        if key not in self._known:
            found = self._item_of(self.things[number], self._raw(asked))
            self._known[key] = self._step(found, ReadStep.ITEM, number, asked)
        return self._known[key]

    def call(self, function: Any, given: Sequence[Any], named: Mapping[str, Any]) -> Any:
        """What a function tells of its arguments."""
        number = self.numbers.get(id(function))
        if number is None:
            owner = getattr(function, "__self__", Ellipsis)
            if owner.__class__ not in _MADE and not is_plain(owner):
                self.doubts.append(f"{function!r} is called")
            return function(*given, **named)
        if id(function) in self._fixed and all(map(_is_fixed, (*given, *named.values()))):
            found = function(*given, **named)
            if _is_fixed(found):
                return found
        return self._called(function, number, given, named)

    def _called(
        self, function: Any, number: int, given: Sequence[Any], named: Mapping[str, Any]
    ) -> Any:
        asked = [self._argument(one) for one in given]
        more = [(self._constant(name), self._argument(one)) for name, one in named.items()]
        key = (ReadStep.CALL, number, *asked, None, *more)
        if key in self._known:
            return self._known[key]
        by_name = {name: self._raw(one) for name, (_, one) in zip(named, more, strict=True)}
        found = function(*map(self._raw, asked), **by_name)
        flat = [each for pair in more for each in pair]
        handed = self._step(found, ReadStep.CALL, number, len(asked), *asked, *flat)
        if not isinstance(getattr(function, "__self__", None), self._unsteady):
            self._known[key] = handed
        return handed

    def length(self, number: int) -> int:
        """How long a list is."""
        return int(self._once(ReadStep.LENGTH, number, len(self.things[number])))

    def truth(self, number: int) -> bool:
        """Whether a list, or a mapping, holds anything."""
        return bool(self._once(ReadStep.TRUTH, number, bool(self.things[number])))

    def items(self, number: int) -> list[Any]:
        """All that a list holds."""
        key = (ReadStep.ITEMS, number)
        if key not in self._known:
            self._code.append([int(ReadStep.ITEMS), number])
            self._known[key] = super().items(number)
        found: list[Any] = self._known[key]
        return found

    def handed(self, number: int) -> Any:
        """What a template gets of a thing: of a list or a mapping, what notes its reads."""
        if number not in self._handed:
            thing = handed = self.things[number]
            if isinstance(thing, list):
                handed = _List(self, number)
            elif isinstance(thing, Mapping):
                handed = _Mapping(self, number)
            if handed is not thing:
                self.numbers[id(handed)] = number
            self._handed[number] = handed
        return self._handed[number]

    def add_plain(self, value: Any) -> int:
        """Give a plain value a number: what it says itself need not be noted."""
        number = self.add(value)
        self._plain.add(number)
        return number

    def see(self, thing: Any) -> None:
        """Doubt what templates may go through, or print, without a step."""
        if isinstance(thing, str | tuple | set | frozenset):
            self.doubts.append(f"a {type(thing).__name__} is read")

    def _once(self, step: ReadStep, number: int, found: Any) -> Any:
        key = (step, number)
        if key not in self._known:
            self._known[key] = self._step(found, step, number)
        return self._known[key]

    def _step(self, found: Any, step: ReadStep, *code: int) -> Any:
        self._code.append([int(step), *code])
        return self.take(found)

    def _constant(self, value: Any) -> int:
        """The number of a constant: below 0, so that it is none of a thing."""
        number = self._constants.setdefault(coded(value), len(self._constants))
        if number == len(self._values):
            self._values.append(value)
        return -1 - number

    def _argument(self, value: Any) -> int:
        """The number of what is handed to a function."""
        number = self.numbers.get(id(value))
        if number is not None:
            return number
        if is_constant(value):
            return self._constant(value)
        kind = value.__class__
        if kind in _MADE:
            parts = (value.start, value.stop, value.step) if kind is slice else value
            return self._made(_MADE[kind], [self._argument(one) for one in parts])
        self.doubts.append(f"a {kind.__name__} is given that was not read")
        return self.add(value)

    def _made(self, step: ReadStep, parts: Sequence[int]) -> int:
        """The number of what a template itself has put together."""
        key = (step, None, *parts)
        if key not in self._known:
            self._code.append([int(step), *parts])
            self._known[key] = self.add(put_together(step, map(self._raw, parts)))
        return int(self._known[key])

    def _raw(self, number: int) -> Any:
        return self.things[number] if number >= 0 else self._values[-1 - number]

    def _unknown(self, thing: Any, asked: Any) -> Any:
        """A thing that has not been read: a plain one, or what a template has put together."""
        if thing.__class__ not in _MADE and not is_plain(thing):
            self.doubts.append(f"{asked} of a {type(thing).__name__} is read")
        return thing


def _is_fixed(value: Any) -> bool:
    """Whether a value tells nothing but what was noted: it is plain, or a text that a fixed
    function has told; of other texts there is a doubt."""
    return isinstance(value, str) or is_plain(value)


class _List:
    """A list whose reads are noted."""

    def __init__(self, noting: Noting, number: int) -> None:
        self._noting, self._number = noting, number

    def __len__(self) -> int:
        return self._noting.length(self._number)

    def __bool__(self) -> bool:
        return self._noting.truth(self._number)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._noting.items(self._number))

    def __contains__(self, one: Any) -> bool:
        return one in self._noting.items(self._number)

    def __getitem__(self, at: int) -> Any:
        return self._noting.items(self._number)[at]

    def __add__(self, other: Any) -> Any:
        return self._noting.items(self._number) + list(other)

    def __radd__(self, other: Any) -> Any:
        return list(other) + self._noting.items(self._number)


class _Mapping:
    """A mapping whose reads are noted; to go through it by itself is a doubt."""

    def __init__(self, noting: Noting, number: int) -> None:
        self._noting, self._number = noting, number

    def __bool__(self) -> bool:
        return self._noting.truth(self._number)

    def __iter__(self) -> Iterator[Any]:
        self._noting.doubts.append("a mapping is gone through")
        return iter(self._noting.things[self._number])

    def __contains__(self, one: Any) -> bool:
        self._noting.doubts.append("a mapping is searched")
        return one in self._noting.things[self._number]
