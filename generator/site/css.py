"""A style sheet → its rules, without those that can match nothing → a style sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import tinycss2  # type: ignore[import-untyped]

from generator.content.problems import Place
from generator.site.selectors import Vocabulary, can_match, divide

LOADING_FUNCTIONS = {"url", "src", "image-set", "-webkit-image-set"}
"""Functions whose strings are addresses that a browser loads."""

HARMLESS = ("data:", "#")
"""How an address begins for which nothing is loaded."""

_NAME = re.compile(r"[\w-]+")

Load = tuple[str, Place]
"""An address that a browser loads, and where it stands."""


@dataclass(frozen=True)
class Declaration:
    """One property with its value."""

    name: str
    value: str
    loads: tuple[Load, ...] = ()

    @property
    def names(self) -> set[str]:
        """Every name in the value."""
        return set(_NAME.findall(self.value))

    def __str__(self) -> str:
        return f"{self.name}:{self.value or ' '}"


@dataclass(frozen=True)
class Rule:
    """A head, and what its braces hold; a statement that ends in a semicolon has no body."""

    head: str
    body: tuple[Part, ...] | None = None
    keyword: str = ""
    loads: tuple[Load, ...] = ()

    def __str__(self) -> str:
        return f"{self.head};" if self.body is None else f"{self.head}{{{show(self.body)}}}"


Part = Rule | Declaration


def show(parts: Sequence[Part]) -> str:
    """The parts as a browser reads them, without a character to spare."""
    ends = [";" if isinstance(part, Declaration) else "" for part in parts[:-1]]
    return "".join(f"{part}{end}" for part, end in zip(parts, [*ends, ""], strict=False))


def loads_of(text: str, file: str) -> list[Load]:
    """The addresses that a browser loads for the declarations or rules in `text`."""
    return list(_loads(tinycss2.parse_component_value_list(text), file))


class Reader:
    """Reads a style sheet; `names` tells what there is for a selector to match."""

    def __init__(self, file: str, names: Vocabulary) -> None:
        self.file, self.names = file, names

    def read(self, text: str) -> tuple[Part, ...]:
        """The rules of a sheet of which a selector may match something."""
        return tuple(self._parts(tinycss2.parse_stylesheet(text, True, True)))

    def _parts(self, tokens: Iterable[Any]) -> Iterator[Part]:
        for token in tokens:
            if token.type == "declaration":
                value = compact(token.value) + ("!important" if token.important else "")
                yield Declaration(token.name, value, tuple(_loads(token.value, self.file)))
            elif token.type == "qualified-rule":
                yield from self._rule(token)
            elif token.type == "at-rule" and token.lower_at_keyword != "charset":
                yield self._at_rule(token)

    def _rule(self, token: Any) -> Iterator[Rule]:
        selectors = [one for one in divide(token.prelude) if can_match(one, self.names)]
        if selectors:
            head = ",".join(compact(one, ">~+") for one in selectors)
            yield Rule(head, self._inside(token))

    def _at_rule(self, token: Any) -> Rule:
        keyword = token.lower_at_keyword
        head = f"@{keyword} {compact(token.prelude)}".rstrip()
        if token.content is None:
            types = {"string"} if keyword == "import" else ()
            return Rule(head, None, keyword, tuple(_loads(token.prelude, self.file, types)))
        is_animation = keyword.endswith("keyframes")
        return Rule(head, self._frames(token) if is_animation else self._inside(token), keyword)

    def _inside(self, token: Any) -> tuple[Part, ...]:
        return tuple(self._parts(tinycss2.parse_blocks_contents(token.content, True, True)))

    def _frames(self, token: Any) -> tuple[Part, ...]:
        """The frames of an animation: their heads are no selectors."""
        frames = tinycss2.parse_rule_list(token.content, True, True)
        return tuple(
            Rule(compact(frame.prelude), self._inside(frame))
            for frame in frames
            if frame.type == "qualified-rule"
        )


def compact(tokens: Iterable[Any], tight: str = "") -> str:
    """CSS without comments, and without spaces that part nothing; `tight` characters need none."""
    return str(tinycss2.serialize(_without_spaces(tokens, f",{tight}"))).strip()


def _without_spaces(tokens: Iterable[Any], tight: str) -> list[Any]:
    kept: list[Any] = []
    for token in tokens:
        if token.type == "comment":
            continue
        if token.type == "whitespace":
            if not kept or kept[-1].type == "whitespace" or _is_literal(kept[-1], tight):
                continue
            token.value = " "
        elif _is_literal(token, tight) and kept and kept[-1].type == "whitespace":
            kept.pop()
        for name in ("content", "arguments"):
            if isinstance(inner := getattr(token, name, None), list):
                setattr(token, name, _without_spaces(inner, ","))
        kept.append(token)
    return kept


def _is_literal(token: Any, values: str) -> bool:
    return token.type == "literal" and token.value in values


def _loads(tokens: Iterable[Any], file: str, types: Iterable[str] = ()) -> Iterator[Load]:
    """Addresses in values; strings of the given `types` are addresses as well."""
    for token in tokens:
        if token.type == "at-keyword":
            types = {"string"} if token.lower_value == "import" else ()
        elif token.type == "url" or token.type in types:
            if not token.value.startswith(HARMLESS):
                yield token.value, Place(file, token.source_line, token.source_column)
        elif token.type == "function":
            inner = {"string"} if token.lower_name in LOADING_FUNCTIONS else types
            yield from _loads(token.arguments, file, inner)
        elif token.type.endswith("block"):
            yield from _loads(token.content, file)
