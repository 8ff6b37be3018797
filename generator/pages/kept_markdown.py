"""Pages' Markdown that was made before and is made of the same: it is not made again.

What a page's templates read is noted while they are rendered (noting.py). Another time the same is
read again (reads.py), which takes a tenth as long; where the same comes of it, so would the page.
It is kept under the templates themselves, the words that pages may say, and the engine of templates
and its version. A page of which something cannot be noted is made anew each time.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import Environment
from jinja2.defaults import DEFAULT_NAMESPACE

from generator.evidence.kept import NONE_KEPT, Kept, KeptKind
from generator.pages.noted_templates import NotedEnvironment
from generator.pages.noting import Noting
from generator.pages.reads import NotedReads, read_again
from generator.pages.references import References, Referred


@dataclass(frozen=True)
class KeptText:
    """What was made of a page, and of what."""

    text: str
    steps: NotedReads


_MAKERS = ("jinja2", "markupsafe")

_KEPT = KeptKind[KeptText]("markdown", KeptText)

Values = Callable[[], Mapping[str, Any]]
"""Gives what the templates of a page know of it by name, as they are to be begun with."""


class KeptMarkdown:
    """Makes the text of pages with an environment's templates, unless it is `kept`.

    Functions that are `fixed` tell nothing but what their arguments do, and `said` is all that
    they know beside.
    """

    def __init__(
        self,
        environment: Environment,
        kept: Kept = NONE_KEPT,
        fixed: tuple[Callable[..., Any], ...] = (),
        said: tuple[Any, ...] = (),
    ) -> None:
        self._environment, self._kept, self._fixed = environment, kept, fixed
        self._said = said
        self.doubts: dict[str, list[str]] = {}

    def text(self, name: str, values: Values, render: Callable[[Mapping[str, Any]], str]) -> str:
        """What `render` makes of the `values` of the page of that name."""
        environment = self._environment
        if self._kept is NONE_KEPT or not isinstance(environment, NotedEnvironment):
            return render(values())
        read = (*self._common, name)
        known = self._kept.known(_KEPT, read)
        if known and self._again(known.steps, values()) == known.steps.found:
            return known.text
        given = values()
        noting = Noting(
            self._roots(given), *self._reading, self._fixed, unsteady=(References, Referred)
        )
        environment.noting = noting
        try:
            text = render(given)
        finally:
            environment.noting = None
        if steps := noting.steps:
            self._kept.keep(_KEPT, read, KeptText(text, steps))
        else:
            self.doubts[name] = noting.doubts
        return text

    def _again(self, steps: NotedReads, given: Mapping[str, Any]) -> str | None:
        return read_again(steps, self._roots(given), *self._reading)

    @cached_property
    def _reading(self) -> tuple[Callable[[Any, Any], Any], Callable[[Any, Any], Any]]:
        """How the engine looks up attributes and items."""
        environment = self._environment
        return partial(Environment.getattr, environment), partial(Environment.getitem, environment)

    def _roots(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """All that templates know by name, but for what is the engine's."""
        known = {**self._environment.globals, **given}
        return {name: one for name, one in known.items() if name not in DEFAULT_NAMESPACE}

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
