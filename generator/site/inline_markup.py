"""Marks within a line of Markdown are looked for only where a line has the signs that they need.

Python-Markdown tries some fifteen patterns on each piece of a line, of which most have no sign of
any. A pattern that is not known here, since it is an extension's or another version's, is tried on
every piece as before. So what comes out is the same.
"""

from collections.abc import Iterable
from itertools import compress
from typing import Any

from markdown import Markdown, inlinepatterns
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

_NEEDED = {
    "BACKTICK_RE": "`",
    "ESCAPE_RE": "\\",
    "REFERENCE_RE": "[",
    "LINK_RE": "[",
    "IMAGE_LINK_RE": "!",
    "IMAGE_REFERENCE_RE": "!",
    "AUTOLINK_RE": "<",
    "AUTOMAIL_RE": "@",
    "LINE_BREAK_RE": "\n",
    "HTML_RE": "<",
    "ENTITY_RE": "&",
}
"""The signs of which each match of a pattern has one at least, by its name in `inlinepatterns`."""

_SIGNS = {
    getattr(inlinepatterns, name): frozenset(signs)
    for name, signs in _NEEDED.items()
    if hasattr(inlinepatterns, name)
} | {r"\*|_": frozenset("*_")}
"""The same, by the patterns that this version has, with that of emphasis, which has no name."""

_INLINE, _PRIORITY = "inline", 20
"""By which name and in which place Python-Markdown has what goes through the lines."""

_HANDLED, _APPLIED = "_InlineProcessor__handleInline", "_InlineProcessor__applyPattern"
"""The methods of InlineProcessor that go through one piece, and try one pattern on it."""


class _QuickInlines(InlineProcessor):
    """Goes through a piece as InlineProcessor does, past the patterns that cannot match there."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._signs: tuple[str, ...] = ()
        self._needed: list[frozenset[str]] = []
        self._wanted: dict[tuple[int, tuple[bool, ...]], list[int]] = {}

    def run(self, tree: Any, ancestors: list[str] | None = None) -> Any:
        """Apply the patterns to all that a tree holds."""
        if len(self._needed) != len(self.inlinePatterns):
            self._needed = [_needed_by(one) for one in self.inlinePatterns]
            self._signs = tuple(sorted(frozenset[str]().union(*self._needed)))
            self._wanted = {}
        return super().run(tree, ancestors)

    def handled(self, data: str, first: int = 0) -> str:
        """A piece of a line, in which placeholders stand for what patterns from one on match."""
        if isinstance(data, AtomicString):
            return data
        at, start = first, 0
        wanted = iter(self._from(at, data))
        while (index := next(wanted, None)) is not None:
            start = start if index == at else 0
            at = index
            pattern = self.inlinePatterns[at]
            data, is_matched, start = getattr(self, _APPLIED)(pattern, data, at, start)
            if is_matched:  # and is tried again on what comes behind
                wanted = iter(self._from(at, data))
        return data

    def _from(self, first: int, data: str) -> Iterable[int]:
        """The indices, from one on, of the patterns that may match in a piece."""
        there = tuple([sign in data for sign in self._signs])
        wanted = self._wanted.get((first, there))
        if wanted is None:
            signs = frozenset(compress(self._signs, there))
            behind = enumerate(self._needed[first:], first)
            wanted = [index for index, need in behind if not need or not need.isdisjoint(signs)]
            self._wanted[first, there] = wanted
        return wanted


setattr(_QuickInlines, _HANDLED, _QuickInlines.handled)


def _needed_by(pattern: Any) -> frozenset[str]:
    """The signs of which what a pattern matches has one at least; none where that is not known."""
    return _SIGNS.get(pattern.getCompiledRegExp().pattern) or frozenset()


class QuickInlines(Extension):
    """An extension of Markdown's after which the same comes out sooner. It is the last one."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Take the place of what goes through the lines, unless another extension has, or this
        version of Python-Markdown goes through them by other methods."""
        is_its_own = type(md.treeprocessors[_INLINE]) is InlineProcessor
        if is_its_own and all(hasattr(InlineProcessor, name) for name in (_HANDLED, _APPLIED)):
            md.treeprocessors.register(_QuickInlines(md), _INLINE, _PRIORITY)


def quicken(config: Any) -> None:
    """Let an engine of MkDocs' form, in the build that `config` is of, make its HTML that way."""
    if not any(isinstance(one, QuickInlines) for one in config.markdown_extensions):
        config.markdown_extensions.append(QuickInlines())
