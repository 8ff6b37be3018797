"""An id → another, wherever content/ refers to it; what had it keeps the old one under `formerly`.

Nothing is written here that was not planned, and read again, before. Whatever cannot be renamed is
refused with the next step.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.authoring.editing.edits import replace_scalars
from generator.authoring.editing.nodes import entry_at
from generator.authoring.former_ids import FIELD, add_former, relinked
from generator.authoring.transaction import read_file, transaction
from generator.content.atomic import Refusal
from generator.content.characters import as_latin
from generator.content.files import list_files
from generator.content.ids import RESERVED, id_fault
from generator.content.model import Explainer
from generator.content.paths import CONTENT, content_file
from generator.content.problems import Place, did_you_mean, visible
from generator.content.references import Identified, records, references
from generator.content.translatable import renamed_key

RENAMABLE = (
    *("statement", "party", "person", "issue", "source", "event", "question", "difference"),
)
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

    `count` says in how many places the id changes; `moves` are the files and folders that are named
    after the thing, each with its new name, that of the thing itself last.
    """

    kind: str
    old: str
    new: str
    texts: dict[str, str]
    count: int
    moves: tuple[tuple[str, str], ...]


def plan_rename(
    root: Path, explainer: Explainer, old: str, new: str, kind: str | None = None
) -> Renaming:
    """What it takes to give another id to what has the id `old`; nothing is written.

    Where `old` is a former id of `new` already, what still refers to `old` is changed. Raises
    CannotRename, and CannotEdit when a file cannot be changed.
    """
    known = _things(explainer)
    thing = _chosen([one for one in known if kind in (None, one.kind)], old, new)
    if thing.record.id == old:
        _check_fits(old, new)
        _check_is_free(known, thing, new)
    return _planned(root, explainer, thing, old, new)


def write_rename(root: Path, renaming: Renaming) -> None:
    """Write what was planned: all of it, or nothing when the disk will not take a file.

    A run that is killed leaves content that a second run of the same command completes.
    """
    with transaction(root) as files:
        for file, text in renaming.texts.items():
            files.write(file, text)
        for file, target in renaming.moves:
            files.move(file, target)


def _things(explainer: Explainer) -> list[Identified]:
    """Everything whose id can be renamed, kind by kind."""
    named = (one for one in records(explainer) if one.kind in RENAMABLE)
    return sorted(named, key=lambda one: RENAMABLE.index(one.kind))


def _chosen(known: list[Identified], old: str, new: str) -> Identified:
    """What has the id `old`; or, where a rename was not completed, what had it and is `new`."""
    found = [one for one in known if one.record.id == old]
    found = found or [one for one in known if one.record.id == new and old in one.record.ids]
    if not found:
        raise CannotRename(f"nothing has the id “{old}”", _hint(known, old, new))
    kinds = dict.fromkeys(one.kind for one in found)
    if len(kinds) > 1:
        named = " and ".join(f"{_article(kind)} {kind}" for kind in kinds)
        hint = "say which: " + " or ".join(f"`--kind {kind}`" for kind in kinds)
        raise CannotRename(f"“{old}” is the id of {named}", hint)
    if len(found) > 1:
        places = " and ".join(_told(one) for one in found)
        message = f"“{old}” is the id of {len(found)} things: {places}"
        raise CannotRename(message, "give each but one another id by hand")
    return found[0]


def _hint(known: Iterable[Identified], old: str, new: str) -> str:
    """What may have been meant by an id that nothing has."""
    if now := next((one.record.id for one in known if old in one.record.ids), None):
        return f"it is called “{now}” now: `explainer rename {now} {new}`"
    return did_you_mean(as_latin(old), (one.record.id for one in known))


def _check_fits(old: str, new: str) -> None:
    """Raise CannotRename when `new` can be nobody's id."""
    if old == new:
        raise CannotRename(f"“{old}” is its id already")
    if fault := id_fault(new):
        raise CannotRename(*fault)
    if new in RESERVED:
        raise CannotRename(f"“{new}” is a reserved word: {RESERVED[new]}", "choose another")


def _check_is_free(known: Iterable[Identified], thing: Identified, new: str) -> None:
    """Raise CannotRename when something else has the id `new`, or had it before."""
    for other in known:
        is_apart = thing.kind != other.kind and {thing.kind, other.kind} & {*_APART}
        if is_apart or other.record is thing.record or new not in other.record.ids:
            continue
        tense = "is" if new == other.record.id else "was before"
        message = f"“{new}” {tense} the id of {_article(other.kind)} {other.kind}"
        raise CannotRename(f"{message}: {_told(other)}", "choose another")


def _planned(root: Path, explainer: Explainer, thing: Identified, old: str, new: str) -> Renaming:
    """Every change that gives `thing` the id `new`, which it may have already."""
    kind, home, is_named = thing.kind, thing.record.place.file, thing.record.id == old
    kinds = {kind, "ask"} if kind in ("statement", "question") else {kind}
    referring = [one for one in references(explainer) if kinds & {*one.kinds}]
    words = {one.place: (old, new) for one in referring if one.name == old and one.is_written}
    if is_named and "id" in thing.record.node.keys:
        words[_place(thing)] = old, new
    count, former = len(words), getattr(thing.record, "formerly", ())
    if is_named and new in former:
        words[thing.record.at(FIELD, former.index(new))] = new, old
    texts = {}
    for file in dict.fromkeys([home, *(place.file for place in sorted(words))]):
        replaced = [(p.line, p.column, *said) for p, said in words.items() if p.file == file]
        texts[file] = replace_scalars(read_file(root, file), replaced, file)
    if is_named and not {old, new} & {*former}:
        path = entry_at(read_file(root, home), _place(thing))
        texts[home] = add_former(texts[home], path, old, home)
    for file, keys in _translated(explainer, kind, old, new):
        texts[file] = replace_scalars(read_file(root, file), keys, file)
        count += len(keys)
    for page in explainer.pages:
        file = page.place.file
        text, links = relinked(read_file(root, file), kind, home, old, new)
        texts |= {file: text} if links else {}
        count += links
    changed = {file: text for file, text in texts.items() if text != read_file(root, file)}
    moves = tuple(_moves(root, kind, old, new))
    for target in (target for _, target in moves if os.path.lexists(root / target)):
        raise CannotRename(f"{target} is there already", "choose another id, or move that away")
    return Renaming(kind, old, new, changed, count, moves)


def _translated(
    explainer: Explainer, kind: str, old: str, new: str
) -> Iterator[tuple[str, list[tuple[int, int, str, str]]]]:
    """The files of translations that have the old id in their keys, and where; of two keys for one
    text the old one stays."""
    for found in explainer.localizations.values():
        for file in found.files:
            renamed = {key: renamed_key(key, kind, old, new) for key in file.written}
            keys = [
                (place.line, place.column, key, renamed[key])
                for key, place in file.written.items()
                if renamed[key] not in found.written
            ]
            if keys:
                yield file.place.file, keys


def _moves(root: Path, kind: str, old: str, new: str) -> Iterator[tuple[str, str]]:
    """The files and folders that are named after what is renamed, and what they are called then.

    Of a source its own comes last: a run that was killed before can be completed as long as the
    source has its old id.
    """
    own = [f"parties/{old}", f"parties/{old}.yaml"]
    if kind == "source":
        files, _ = list_files(root, CONTENT)
        found = (one for one in map(content_file, files) if one and one.source == old)
        named = (one.path.removeprefix(f"{CONTENT}/") for one in found)
        own = sorted((f"confirmed/{old}.yaml", *named), key=_is_own)
    elif kind != "party":
        return
    for name in (f"{CONTENT}/{name}" for name in own):
        if os.path.lexists(root / name):
            yield name, str(PurePosixPath(name).with_name(new + PurePosixPath(name).suffix))


def _is_own(file: str) -> bool:
    return file.startswith("sources/")


def _place(thing: Identified) -> Place:
    record = thing.record
    return record.at("id") if "id" in record.node.keys else record.place


def _told(thing: Identified) -> str:
    place = _place(thing)
    return f"{place.file}, line {place.line}"


def _article(kind: str) -> str:
    return "an" if kind[0] in "aei" else "a"
