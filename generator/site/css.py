"""No style sheet, and no style that stands in a page, makes a browser load anything.

Short because it is all that the site asks of styles.
"""

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import tinycss2  # type: ignore[import-untyped]

from generator.content.problems import Place, Problem
from generator.evidence.store.kept import NONE_KEPT, Kept, KeptKind
from generator.site.html import BuiltPage

LOADING_FUNCTIONS = {"url", "src", "image-set", "-webkit-image-set"}
"""Functions whose strings are addresses that a browser loads."""

HARMLESS = ("data:", "#")
"""How an address begins for which nothing is loaded."""

Load = tuple[str, Place]
"""An address that a browser loads, and where it stands."""


_LOADS_NOTHING = KeptKind[bool]("sheet that loads nothing", bool)


def check_sheets(
    site: Path, pages: Iterable[BuiltPage], kept: Kept = NONE_KEPT
) -> Iterator[Problem]:
    """A problem for each address in the style sheets that pages ask for, as far as they are there.

    Without exceptions: an address in a sheet is none that a page is checked for. A sheet of which
    is `kept` that it loads nothing is not read again.
    """
    reader = version("tinycss2")
    for file in sorted({sheet for page in pages for sheet in page.sheets}):
        if not (site / file).is_file():
            continue
        text = (site / file).read_text("utf-8")
        read = (reader, text)
        if kept.known(_LOADS_NOTHING, read):
            continue
        found = loads_of(text, file)
        if not found:
            kept.keep(_LOADS_NOTHING, read, True)
        for address, place in found:
            message = f"the style sheet loads “{address}”"
            hint = "a style sheet may load nothing: write it as a data: address"
            yield Problem(place, "loads", message, hint)


def loads_in(page: BuiltPage) -> Iterator[str]:
    """The addresses that a browser would load for the styles that stand in a page itself."""
    for text in (*page.styles, *page.attributes.get("style", ())):
        yield from (address for address, _ in loads_of(text, page.path))


def loads_of(text: str, file: str) -> list[Load]:
    """The addresses that a browser loads for the declarations or rules in `text`."""
    return list(_loads(tinycss2.parse_component_value_list(text), file))


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
