"""Which texts of a statement or a page are searched, by field, each with its language.

A text is stemmed in its own language, so that a quotation is found by the forms that it has.
"""

from collections.abc import Mapping, Sequence
from typing import Any

TITLE, TEXT, NAME, LABEL, ABOUT, NAME_END = range(6)
"""The fields of a record. The last word of a name stands in `NAME_END`, its others in `NAME`."""

NAME_STEP = 16
"""Each name of a record begins at a position that this divides."""

Entries = Mapping[str, Sequence[Mapping[str, Any]]]

Stretches = tuple[tuple[str, str], ...]
"""A text in stretches, each with its language."""

Fields = dict[int, list[Stretches]]
"""The texts of a record, by field."""


def fields_of_statement(entry: Mapping[str, Any], language: str) -> Fields:
    """What search knows of a statement, by field."""
    told = entry.get("tongues", {})
    also = told.get("also", {})
    names: list[Stretches] = [
        ((name, (also[name][0] if name in also else "") or language),) for name in entry["also"]
    ]
    about = _stretches(entry["about"], told.get("about", ()), language)
    return {
        TITLE: [_stretches(entry["title"], told.get("title", ()), language)],
        TEXT: [_stretches(entry["text"], told.get("text", ()), language)],
        NAME: names,
        LABEL: [((label, language),) for label in entry.get("labels", ())],
        ABOUT: [about, ((entry.get("more", ""), language),)],
    }


def fields_of_page(page: Mapping[str, Any], language: str) -> Fields:
    """What search knows of a page, by field."""
    told = page.get("tongues", {})
    title = _stretches(page["title"], told.get("title", ()), language)
    return {
        TITLE: [title],
        TEXT: [_stretches(page["text"], told.get("text", ()), language)],
        NAME: [title, *(((name, language),) for name in page.get("also", ()))],
        ABOUT: [((page.get("more", ""), language),)],
    }


def _stretches(text: str, runs: Sequence[Sequence[Any]], language: str) -> Stretches:
    """A text in stretches, where `runs` of it, in UTF-16 code units, are in other languages."""
    if not runs:
        return ((text, language),)
    units, found, at = text.encode("utf-16-le"), list[tuple[str, str]](), 0
    for start, end, name, _ in runs:
        found += [(units[2 * at : 2 * start].decode("utf-16-le"), language)]
        found += [(units[2 * start : 2 * end].decode("utf-16-le"), name or language)]
        at = end
    return (*found, (units[2 * at :].decode("utf-16-le"), language))
