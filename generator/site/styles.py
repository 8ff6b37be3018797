"""Style sheets, cut down to what the site uses, and put into the pages themselves.

Pages then show themselves after one answer from the server, and look the same in a saved copy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator.content.problems import Problem
from generator.site.css import Declaration, Part, Reader, Rule, loads_of, show
from generator.site.html import STYLES_LINK, BuiltPage
from generator.site.selectors import Vocabulary

Keys = tuple[tuple[str, str], ...]


def read_styles(
    site: Path, pages: Sequence[BuiltPage], names: Vocabulary
) -> tuple[dict[str, str], list[Problem]]:
    """What the site uses of the style sheets that each page asks for, by the page's path.

    With a problem for each address in them: style sheets of a page may load nothing.
    """
    texts: dict[Keys, str] = {}
    problems: set[Problem] = set()
    asked = {page.path: keys for page in pages if (keys := _files(site, page))}
    for keys in dict.fromkeys(asked.values()):
        parts = prune([part for key in keys for part in _read(site, *key, names)], names)
        problems.update(_problems(parts))
        texts[keys] = show(parts)
    return {path: texts[keys] for path, keys in asked.items()}, sorted(problems)


def inline_styles(pages: Iterable[BuiltPage], texts: Mapping[str, str]) -> None:
    """Put into each page its own styles, which `texts` has by the page's path."""
    for page in pages:
        if page.path in texts:
            text = texts[page.path].replace("</", "<\\/")
            page.html = page.html.replace(STYLES_LINK, f"<style>{text}</style>", 1)
            page.styles.append(text)


def find_loads(page: BuiltPage) -> Iterator[str]:
    """The addresses that a browser would load for the styles that stand in a page itself."""
    for text in page.every_style:
        yield from (address for address, _ in loads_of(text, page.path))


def prune(parts: Iterable[Part], names: Vocabulary) -> list[Part]:
    """The parts without animations, fonts and custom properties that nothing asks for."""
    kept = list(parts)
    words = names.words | names.styled
    wanted = words.union(*(one.names for one in _declarations(kept)))
    kept = _filtered(kept, lambda part: _is_wanted(part, wanted))
    used = _used_properties(list(_declarations(kept)), words)
    return _filtered(kept, lambda part: _is_used(part, used))


def _files(site: Path, page: BuiltPage) -> Keys:
    """The style sheets of a page that are in the site, each with its media."""
    return tuple((one.file, one.media) for one in page.sheets if (site / one.file).is_file())


def _read(site: Path, file: str, media: str, names: Vocabulary) -> tuple[Part, ...]:
    parts = Reader(file, names).read((site / file).read_text("utf-8"))
    return (Rule(f"@media {media}", parts, "media"),) if media else parts


def _problems(parts: Iterable[Part]) -> Iterator[Problem]:
    for part in _all(parts):
        for address, place in part.loads:
            yield Problem(
                place,
                "loads",
                f"the style sheet loads “{address}”",
                "it is put into the pages, and may load nothing: write it as a data: address",
            )


def _all(parts: Iterable[Part], without: str = "") -> Iterator[Part]:
    """Every part at any depth, but for what stands in rules of one keyword."""
    for part in parts:
        yield part
        if isinstance(part, Rule) and part.body and part.keyword != (without or None):
            yield from _all(part.body, without)


def _declarations(parts: Iterable[Part]) -> Iterator[Declaration]:
    """The declarations that are for elements of a page."""
    for part in _all(parts, without="font-face"):
        if isinstance(part, Declaration):
            yield part


def _filtered(parts: Iterable[Part], keep: Callable[[Part], bool]) -> list[Part]:
    """The parts that are to be kept, at any depth, without rules that then hold nothing."""
    kept: list[Part] = []
    for part in parts:
        if keep(part):
            if isinstance(part, Rule) and part.body is not None:
                part = replace(part, body=tuple(_filtered(part.body, keep)))
                if not part.body and part.keyword != "layer":  # layers have an order
                    continue
            kept.append(part)
    return kept


def _is_wanted(part: Part, wanted: set[str]) -> bool:
    """Whether an animation or a font is asked for by its name; all else is."""
    if not isinstance(part, Rule) or part.body is None:
        return True
    if part.keyword.endswith("keyframes"):
        return part.head.split()[-1].strip("\"'") in wanted
    if part.keyword == "font-face":
        family = (one for one in part.body if isinstance(one, Declaration))
        return all(one.names <= wanted for one in family if one.name == "font-family")
    return True


def _is_used(part: Part, used: set[str]) -> bool:
    """Whether a custom property is used; all else is."""
    if isinstance(part, Declaration):
        return not part.name.startswith("--") or part.name in used
    return part.keyword != "property" or part.head.split()[-1] in used


def _used_properties(declarations: Sequence[Declaration], words: set[str]) -> set[str]:
    """The custom properties that others or scripts ask for, or that such a property asks for."""
    custom: dict[str, set[str]] = {}
    fresh = {word for word in words if word.startswith("--")}
    for one in declarations:
        asked = {name for name in one.names if name.startswith("--")}
        if one.name.startswith("--"):
            custom.setdefault(one.name, set()).update(asked)
        else:
            fresh |= asked
    used: set[str] = set()
    while fresh:
        used |= fresh
        fresh = set[str]().union(*(custom.get(name, set()) for name in fresh)) - used
    return used
