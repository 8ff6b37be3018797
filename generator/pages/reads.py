"""What a template reads of an explainer, as steps that can be taken again.

A template is a program: as long as each thing that it reads is the same, it takes the same way and
prints the same. What it reads is noted as steps, such as “the name of the party that the third step
found”, with all that came of them: a plain value as it is, a list by how long it is, and any other
thing by its class and by which thing before it is the same one. The steps are taken again in
another run; where the same comes of them, the page is the same. (Known as verifying traces:
Mokhov, Mitchell and Peyton Jones, Build Systems à la Carte, 2018.)
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from generator.pages.plain_values import (
    NOT_PLAIN,
    VALUE_KINDS,
    ValueKind,
    decoded,
    described,
    plain_form,
)

Read = Callable[[Any, Any], Any]
"""What gives an attribute or an item of a thing, as an engine of templates looks it up."""


class ReadStep(IntEnum):
    """What a step does: read what is known by a name, an attribute, an item, how long a list is,
    whether there is anything in it or what there is; call a function; put things together."""

    ROOT = 0
    ATTRIBUTE = 1
    ITEM = 2
    CALL = 3
    LENGTH = 4
    TRUTH = 5
    ITEMS = 6
    LIST = 7
    TUPLE = 8
    SLICE = 9


@dataclass(frozen=True)
class NotedReads:
    """What was read: the steps in numbers, the constants in them, each with a letter for its type,
    and the SHA-256 of all that came of them."""

    code: list[list[int]]
    constants: list[tuple[str, str]]
    found: str


class StepResults:
    """What came of steps: `things` by their numbers, and everything, in `results`, in order."""

    def __init__(self) -> None:
        self.things: list[Any] = []
        self.numbers: dict[int, int] = {}
        self.results: list[Any] = []

    @property
    def digest(self) -> str:
        """The SHA-256 of all results."""
        return hashlib.sha256(repr(self.results).encode("utf-8", "surrogatepass")).hexdigest()

    def take(self, value: Any) -> Any:
        """Note what came of a step; what a template gets of it."""
        kind = VALUE_KINDS[value.__class__]
        if kind is ValueKind.SCALAR:
            self.results.append(value)
            return value
        if kind is ValueKind.PASSING:
            value, kind = list(value), ValueKind.HOLDER
        if kind is ValueKind.HOLDER:
            plain = plain_form(value)
            if plain is not NOT_PLAIN:
                self.results.append(plain)
                self.add_plain(value)
                return value
            if value.__class__ is tuple:
                self.results.append(("held", len(value)))
                return tuple(map(self.take, value))
        return self._thing(value, kind)

    def _thing(self, value: Any, kind: ValueKind) -> Any:
        known = self.numbers.get(id(value))
        if known is not None:
            self.results.append((known,))
            return self.handed(known)
        self.see(value)
        self.results.append(described(value))
        return value if kind is ValueKind.UNDEFINED else self.handed(self.add(value))

    def see(self, thing: Any) -> None:
        """Learn of a thing that is met for the first time."""

    def add(self, thing: Any) -> int:
        """Give a thing a number. It is held, so that no other gets its identity."""
        number = self.numbers[id(thing)] = len(self.things)
        self.things.append(thing)
        return number

    def add_plain(self, value: Any) -> int:
        """Give a plain value a number, by which functions can be handed it."""
        return self.add(value)

    def handed(self, number: int) -> Any:
        """What a template gets of a thing."""
        return self.things[number]

    def items(self, number: int) -> list[Any]:
        """Note what a list holds."""
        held = self.things[number]
        self.results.append(("items", len(held)))
        return [self.take(one) for one in held]


def read_again(
    steps: NotedReads, roots: Mapping[str, Any], attribute_of: Read, item_of: Read
) -> str | None:
    """The SHA-256 of what comes of some steps now; None where they cannot be taken."""
    again = _Again(steps, roots, attribute_of, item_of)
    try:
        again.run()
    except Exception:  # whatever goes wrong with a step did not when it was noted
        return None
    return again.digest


class _Again(StepResults):
    """Takes steps that were noted."""

    def __init__(
        self, steps: NotedReads, roots: Mapping[str, Any], attribute_of: Read, item_of: Read
    ) -> None:
        super().__init__()
        self._code = steps.code
        # A step names the first constant by -1, which is the last of a list.
        self._constants = [decoded(one) for one in reversed(steps.constants)]
        self._roots, self._attribute_of, self._item_of = roots, attribute_of, item_of

    def run(self) -> None:
        """Take each step. Raises whatever goes wrong with it."""
        things, constants, taken, step_of = self.things, self._constants, self.take, self._step
        results, numbers, attribute_of = self.results, self.numbers, self._attribute_of
        for step in self._code:
            if step[0] != ReadStep.ATTRIBUTE:
                step_of(step)
                continue
            found = attribute_of(things[step[1]], constants[step[2]])
            kind = VALUE_KINDS[found.__class__]
            if kind is ValueKind.SCALAR:
                results.append(found)
            elif kind is ValueKind.THING and (known := numbers.get(id(found))) is not None:
                results.append((known,))
            else:
                taken(found)

    def _step(self, step: list[int]) -> None:
        does, raw = step[0], self._raw
        if does == ReadStep.CALL:
            count = step[2]
            given, named = step[3 : 3 + count], step[3 + count :]
            by_name = {
                raw(name): raw(one) for name, one in zip(named[::2], named[1::2], strict=True)
            }
            self.take(raw(step[1])(*map(raw, given), **by_name))
        elif does == ReadStep.ITEMS:
            self.items(step[1])
        elif does == ReadStep.ITEM:
            self.take(self._item_of(raw(step[1]), raw(step[2])))
        elif does == ReadStep.ROOT:
            self.take(self._roots[raw(step[1])])
        elif does in (ReadStep.LENGTH, ReadStep.TRUTH):
            self.take((len if does == ReadStep.LENGTH else bool)(raw(step[1])))
        else:
            self.add(put_together(does, map(raw, step[1:])))

    def _raw(self, number: int) -> Any:
        return self.things[number] if number >= 0 else self._constants[number]


def put_together(step: int, parts: Iterable[Any]) -> Any:
    """A list, a tuple or a slice of some parts."""
    if step == ReadStep.SLICE:
        return slice(*parts)
    return list(parts) if step == ReadStep.LIST else tuple(parts)
