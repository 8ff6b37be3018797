"""An id → another, wherever content/ refers to it; what had it keeps the old one under `formerly`.

Nothing is written here that was not planned, and read again, before. Whatever cannot be renamed is
refused with the next step.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from generator.authoring.editing.edits import Replacement, entry_at, replace_scalars
from generator.authoring.former_ids import add_former, relinked
from generator.authoring.transaction import read_file, transaction
from generator.content.atomic import Refusal
from generator.content.characters import as_latin
from generator.content.ids import RESERVED, id_fault
from generator.content.load import CONTENT
from generator.content.model import (
    Difference,
    Event,
    Explainer,
    HandwrittenPage,
    Issue,
    Party,
    Person,
    Source,
    Statement,
)
from generator.content.problems import Place, did_you_mean, visible
from generator.content.references import records, references

Renamable: TypeAlias = Statement | Party | Person | Issue | Source | Event | Difference

RENAMABLE = ("statement", "party", "person", "issue", "source", "event", "difference")
"""What has an id that can be renamed."""

_APART = ("issue", "source")
"""The kinds whose ids are their own affair; of all others, no two things share one."""


class CannotRename(Refusal):
    """Something cannot be renamed; the message says why, and what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__("\n  ".join(visible(text) for text in (message, hint) if text))


@dataclass(frozen=True)
class Renaming:
    """What is to be written: the whole text of each file that changes, and where a file goes.

    `count` says in how many places the id changes; `file` and `target` are the old and the new name
    of a party's file.
    """

    kind: str
    old: str
    new: str
    texts: dict[str, str]
    count: int
    file: str = ""
    target: str = ""


def plan_rename(
    root: Path, explainer: Explainer, old: str, new: str, kind: str | None = None
) -> Renaming:
    """What it takes to give another id to what has the id `old`; nothing is written.

    Where `old` is a former id of `new` already, what still refers to `old` is changed. Raises
    CannotRename, and CannotEdit when a file cannot be changed.
    """
    known = [pair for pair in _things(explainer) if kind in (None, pair[0])]
    found_kind, thing = _chosen(known, old, new)
    if thing.id == old:
        _check_fits(old, new)
        _check_is_free(explainer, found_kind, thing, new)
    return _planned(root, explainer, found_kind, thing, old, new)


def write_rename(root: Path, renaming: Renaming) -> None:
    """Write what was planned: all of it, or nothing when the disk will not take a file.

    A run that is killed leaves content that a second run of the same command completes.
    """
    with transaction(root) as files:
        for file, text in renaming.texts.items():
            files.write(file, text)
        if renaming.target:
            files.move(renaming.file, renaming.target)


def _things(explainer: Explainer) -> list[tuple[str, Renamable]]:
    """Everything whose id can be renamed, with its kind, kind by kind."""
    found = [(one.kind, one.record) for one in records(explainer)]
    named = [(k, thing) for k, thing in found if not isinstance(thing, HandwrittenPage)]
    return sorted(named, key=lambda pair: RENAMABLE.index(pair[0]))


def _chosen(known: list[tuple[str, Renamable]], old: str, new: str) -> tuple[str, Renamable]:
    """What has the id `old`; or, where a rename was not completed, what had it and is `new`."""
    found = [(kind, thing) for kind, thing in known if thing.id == old]
    if not found:
        found = [(k, thing) for k, thing in known if thing.id == new and old in thing.formerly]
    if not found:
        raise CannotRename(f"nothing has the id “{old}”", _hint(known, old, new))
    kinds = dict.fromkeys(kind for kind, _ in found)
    if len(kinds) > 1:
        named = " and ".join(f"{_article(kind)} {kind}" for kind in kinds)
        hint = "say which: " + " or ".join(f"`--kind {kind}`" for kind in kinds)
        raise CannotRename(f"“{old}” is the id of {named}", hint)
    if len(found) > 1:
        places = " and ".join(_told(_place(thing)) for _, thing in found)
        message = f"“{old}” is the id of {len(found)} things: {places}"
        raise CannotRename(message, "give each but one another id by hand")
    return found[0]


def _hint(known: Iterable[tuple[str, Renamable]], old: str, new: str) -> str:
    """What may have been meant by an id that nothing has."""
    things = [thing for _, thing in known]
    if now := next((thing.id for thing in things if old in thing.formerly), None):
        return f"it is called “{now}” now: `explainer rename {now} {new}`"
    return did_you_mean(as_latin(old), (thing.id for thing in things))


def _check_fits(old: str, new: str) -> None:
    """Raise CannotRename when `new` can be nobody's id."""
    if old == new:
        raise CannotRename(f"“{old}” is its id already")
    if fault := id_fault(new):
        raise CannotRename(*fault)
    if new in RESERVED:
        raise CannotRename(f"“{new}” is a reserved word: {RESERVED[new]}", "choose another")


def _check_is_free(explainer: Explainer, kind: str, thing: Renamable, new: str) -> None:
    """Raise CannotRename when something else has the id `new`, or had it before."""
    for other_kind, other in _things(explainer):
        is_apart = kind != other_kind and {kind, other_kind} & {*_APART}
        if is_apart or other is thing or new not in (other.id, *other.formerly):
            continue
        tense = "is" if new == other.id else "was before"
        message = f"“{new}” {tense} the id of {_article(other_kind)} {other_kind}"
        raise CannotRename(f"{message}: {_told(_place(other))}", "choose another")


def _planned(
    root: Path, explainer: Explainer, kind: str, thing: Renamable, old: str, new: str
) -> Renaming:
    """Every change that gives `thing` the id `new`, which it may have already."""
    is_named = thing.id == old
    places = set(_places(explainer, kind, old))
    if is_named and not isinstance(thing, Party):
        places.add(_place(thing))
    texts = _edited(root, thing.place.file, places, old, new)
    if is_named:
        home = thing.place.file
        path = entry_at(read_file(root, home), _place(thing))
        texts[home] = add_former(texts[home], path, old, new, home)
    links = dict(_pages(root, explainer, kind, thing, old, new))
    texts |= {file: text for file, (text, _) in links.items()}
    count = len(places) + sum(linking for _, linking in links.values())
    changed = {file: text for file, text in texts.items() if text != read_file(root, file)}
    if not (is_named and isinstance(thing, Party)):
        return Renaming(kind, old, new, changed, count)
    target = f"{CONTENT}/parties/{new}.yaml"
    if os.path.lexists(root / target):
        raise CannotRename(f"{target} is there already", "choose another id, or move that away")
    return Renaming(kind, old, new, changed, count, thing.place.file, target)


def _places(explainer: Explainer, kind: str, old: str) -> Iterator[Place]:
    """Where something of a kind is referred to by the id `old`."""
    kinds = {kind, "position"} if kind == "statement" else {kind}
    for reference in references(explainer):
        if reference.name == old and kinds & {*reference.kinds}:
            yield reference.place


def _edited(root: Path, home: str, places: Iterable[Place], old: str, new: str) -> dict[str, str]:
    """The files of `places`, and first `home`, with `new` for `old` at each place."""
    words: dict[str, list[Replacement]] = {home: []}
    for place in sorted(places):
        words.setdefault(place.file, []).append((place.line, place.column, old, new))
    return {file: replace_scalars(read_file(root, file), w, file) for file, w in words.items()}


def _pages(
    root: Path, explainer: Explainer, kind: str, thing: Renamable, old: str, new: str
) -> Iterator[tuple[str, tuple[str, int]]]:
    """Each page that an editor wrote and that links to the thing: its new text, and how many do."""
    for page in explainer.pages:
        file = page.place.file
        text, count = relinked(read_file(root, file), kind, thing.place.file, old, new)
        if count:
            yield file, (text, count)


def _place(thing: Renamable) -> Place:
    return thing.place if isinstance(thing, Party) else thing.at("id")


def _told(place: Place) -> str:
    return f"{place.file}, line {place.line}"


def _article(kind: str) -> str:
    return "an" if kind[0] in "aei" else "a"
