"""Pages' Markdown that was made before and is made of the same: it is not made again.

What the templates of all pages read is noted while they are rendered (noting.py), and kept with
what each read says (reads.py). Another time each is read again once, for all pages that read it; a
page of which all says the same would be the same. It is kept under the templates themselves, the
words that pages may say, and the engine of templates and its version. A page of which something
cannot be noted is made anew each time.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import Environment
from jinja2.defaults import DEFAULT_NAMESPACE

from generator.evidence.store.kept import NONE_KEPT, Kept, KeptKind
from generator.pages.references import References
from generator.pages.traces.noted_templates import NotedEnvironment
from generator.pages.traces.noting import Noting
from generator.pages.traces.reads import UNTOLD, KeptReads, ReadNotation, SharedReads
from generator.pages.traces.told import (
    ThingReader,
    UntoldError,
    ValueTeller,
    as_held,
    digest_of_told,
)


@dataclass(frozen=True)
class KeptPage:
    """What a page is made of: the `roots` that its templates know by name, groups of `reads` of
    things with names, `calls` of what the page alone has, and what roots and calls `said`; and the
    digest of its `text`."""

    roots: list[str]
    reads: list[str]
    calls: list[Any]
    said: str
    text: str


@dataclass(frozen=True)
class KeptPages:
    """All pages that were made together, and what all their reads said."""

    shapes: dict[str, list[str]] = field(default_factory=dict)
    lists: list[Any] = field(default_factory=list)
    reads: dict[str, KeptReads] = field(default_factory=dict)
    pages: dict[str, KeptPage] = field(default_factory=dict)


_MAKERS = ("jinja2", "markupsafe")

_PAGES = KeptKind[KeptPages]("pages", KeptPages)
_TEXT = KeptKind[str]("markdown", str)

Values = Callable[[], Mapping[str, Any]]
"""Gives what the templates of a page know of it by name, as they are to be begun with."""


class KeptMarkdown:
    """Makes the text of pages with an environment's templates, unless it is `kept`.

    Functions that are `fixed` tell nothing but what their arguments do, and `said` is all that
    they know beside. `named` gives things by their names, and the group of each that has one.
    """

    def __init__(
        self,
        environment: Environment,
        kept: Kept = NONE_KEPT,
        fixed: Iterable[Callable[..., Any]] = (),
        said: tuple[Any, ...] = (),
        named: Callable[[], tuple[Mapping[str, Any], Mapping[str, str]]] = lambda: ({}, {}),
    ) -> None:
        self._environment, self._kept, self._said = environment, kept, said
        self._fixed, self._named = frozenset(map(id, fixed)), named
        self._pages: dict[str, tuple[KeptPage, Values, Noting | None]] = {}
        self.doubts: dict[str, list[str]] = {}

    def text(self, name: str, values: Values, render: Callable[[Mapping[str, Any]], str]) -> str:
        """What `render` makes of the `values` of the page of that name."""
        environment = self._environment
        if self._kept is NONE_KEPT or not isinstance(environment, NotedEnvironment):
            return render(values())
        known = self._known.pages.get(name)
        if known and (text := self._again(name, known, values)) is not None:
            self._pages[name] = known, values, None
            return text
        given = values()
        roots = self._roots(given)
        environment.noting = noting = Noting(roots, self._shared, *self._looking_up, self._fixed)
        try:
            text = render(given)
        finally:
            environment.noting = None
            noting.end()
        page = KeptPage(sorted(noting.roots), [], [], "", digest_of_told(text))
        self._pages[name] = page, lambda: roots, noting
        self._kept.keep(_TEXT, (*self._common, name, page.text), text)
        return text

    def _again(self, name: str, page: KeptPage, values: Values) -> str | None:
        """The text of a page, if all that it is made of says the same."""
        if not self._changed.isdisjoint(page.reads) or self._told(page, values) != page.said:
            return None
        return self._kept.known(_TEXT, (*self._common, name, page.text))

    def _told(self, page: KeptPage, values: Values) -> str:
        """What a page's roots and calls say now; nothing where that cannot be told."""
        roots, telling = self._roots(values()), ValueTeller(self._shared.reading)
        finding = ReadNotation(self._shared.reading, roots, telling)
        try:
            said = [telling.told(roots[one]) for one in page.roots]
            said += [telling.told(as_held(finding.called(one))) for one in page.calls]
        except Exception:  # whatever goes wrong with a call did not when it was noted
            return UNTOLD
        return digest_of_told(said)

    def keep(self) -> None:
        """Keep all pages that were made, and what they are made of, unless nothing of it is new."""
        if self._kept is NONE_KEPT or not self._pages:
            return
        shapes = {name: sorted(read) for name, read in self._shared.reading.shapes.items()}
        is_anew = shapes != self._known.shapes
        is_made = any(noting for _, _, noting in self._pages.values())
        is_same = self._pages.keys() == self._known.pages.keys()
        if is_same and not (is_made or is_anew or self._changed):
            return
        pages = dict[str, KeptPage]()
        for name, (page, values, noting) in self._pages.items():
            if made := self._whole(page, values, noting, is_anew, name):
                pages[name] = made
        groups = dict.fromkeys(group for page in pages.values() for group in page.reads)
        told = KeptPages(shapes, *self._shared.told(groups, is_anew), pages)
        self._kept.keep(_PAGES, self._common, told)

    def _whole(
        self, page: KeptPage, values: Values, noting: Noting | None, is_anew: bool, name: str
    ) -> KeptPage | None:
        """A page with all that it is made of; None where there is a doubt."""
        if noting is None:
            return replace(page, said=self._told(page, values)) if is_anew else page
        try:
            calls, said = noting.told(values())
        except UntoldError as doubt:
            noting.doubts.append(str(doubt))
        if noting.doubts:
            self.doubts[name] = noting.doubts
            return None
        return replace(page, reads=sorted(noting.reads), calls=calls, said=said)

    @cached_property
    def _known(self) -> KeptPages:
        return self._kept.known(_PAGES, self._common) or KeptPages()

    @cached_property
    def _shared(self) -> SharedReads:
        known, (attribute_of, _) = self._known, self._looking_up
        named, groups = self._named()
        reading = ThingReader(named, attribute_of, known.shapes, (References,))
        return SharedReads(reading, self._roots({}), groups, known.reads, known.lists)

    @cached_property
    def _changed(self) -> set[str]:
        return self._shared.changed()

    @cached_property
    def _looking_up(self) -> tuple[Callable[[Any, Any], Any], Callable[[Any, Any], Any]]:
        """How the engine looks up attributes and items."""
        environment = self._environment
        return partial(Environment.getattr, environment), partial(Environment.getitem, environment)

    def _roots(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """All that templates know by name, but for what is the engine's."""
        known = {**self._environment.globals, **given}
        roots = {name: one for name, one in known.items() if name not in DEFAULT_NAMESPACE}
        return {**roots, "|getattr": getattr}

    @cached_property
    def _common(self) -> tuple[Any, ...]:
        """What all pages are made of beside what they read."""
        loader: Any = self._environment.loader
        return (*map(version, _MAKERS), *self._said, *map(_digest_of_folder, loader.searchpath))


def _digest_of_folder(folder: str) -> str:
    """The SHA-256 of each template in a folder, with its name."""
    digest = hashlib.sha256()
    for file in sorted(Path(folder).rglob("*.md.jinja")):
        name = file.relative_to(folder).as_posix().encode("utf-8", "surrogatepass")
        digest.update(hashlib.sha256(name).digest() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
