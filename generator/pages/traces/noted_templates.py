"""Templates whose reads can be noted while they are rendered.

Short because only what an engine of templates lends itself to is here: noting.py does the rest.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.utils import Namespace, missing
from markupsafe import Markup

from generator.pages.traces.noting import Noting

_OWN = frozenset(
    (str, Markup, int, bool, type(None), LoopContext, Macro, Namespace, TemplateModule)
)
"""The classes of what is plain, or the templates' own."""


@dataclass(frozen=True)
class Turned:
    """A function that turns what another tells, by which alone it depends on an explainer; where
    there is no other, it turns a text."""

    turn: Callable[[Any], Any]
    asked: Callable[..., Any] | None = None

    def __call__(self, *given: Any) -> Any:
        """What the other tells, turned."""
        return self.turn(self.asked(*given) if self.asked else str(*given))


class _NotedContext(Context):
    """The names of a template, whose reads are noted."""

    def resolve_or_missing(self, key: str) -> Any:
        """What is known by a name."""
        found = super().resolve_or_missing(key)
        noting: Noting | None = self.environment.noting  # type: ignore[attr-defined]
        return found if noting is None or found is missing else noting.root(key, found)

    def call(__self, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        """What a macro or a function gives."""
        noting: Noting | None = __self.environment.noting  # type: ignore[attr-defined]
        if noting is None or __obj.__class__ is Macro or __obj is Namespace:
            return super().call(__obj, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        if __obj.__class__ is Turned:
            asked = __obj.asked
            return __obj.turn(noting.call(asked, args, kwargs) if asked else str(*args))
        return noting.call(__obj, args, kwargs)


class NotedEnvironment(Environment):
    """Templates whose reads are noted while there is a `noting`."""

    context_class = _NotedContext
    noting: Noting | None = None

    def getattr(self, obj: Any, attribute: str) -> Any:
        """An attribute, or else an item, of a thing."""
        if self.noting is None or obj.__class__ in _OWN:
            return super().getattr(obj, attribute)
        return self.noting.attribute(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """An item, or else an attribute, of a thing."""
        if self.noting is None or obj.__class__ in _OWN:
            return super().getitem(obj, argument)
        return self.noting.item(obj, argument)

    def note_filter(self, name: str, function: Callable[..., Any]) -> None:
        """Have a filter that is asked of things."""
        key = f"|{name}"
        self.globals[key] = function

        def asked(*given: Any) -> Any:
            if self.noting is None:
                return function(*given)
            return self.noting.call(self.noting.root(key, function), given, {})

        self.filters[name] = asked
