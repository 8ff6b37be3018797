"""The YAML files of content/ → the parts of one tree, however they are divided over files.

Readers see entries in an order that no file system decides and that stays when a file is added:
first those of a part's one file, then file by file. Sources go by their day of publication, the
oldest first, and by their ids; files that are named after a source go as the sources do; all others
by their names.

Long because a part is one tree however it is divided, and each division is read by the same reader.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import compress
from pathlib import Path
from typing import Any

from generator.content.dates import PartialDate
from generator.content.ids import SLUG, latinize, slugify
from generator.content.model import FILE_LISTS, UPDATES, Explainer, Party
from generator.content.paths import (
    CONTENT,
    DIVISIBLE,
    PARTY_FILE,
    ContentFile,
    content_file,
    may_be_in,
)
from generator.content.problems import Place, Problem, did_you_mean, nearest, shortened
from generator.content.statements import is_update
from generator.content.tree import REVIEW, Mapping, Node, Scalar, Sequence
from generator.content.validation import no_list
from generator.content.yaml_reader import ReadTree

_BEGINNING: dict[type, tuple[str, str]] = {
    Mapping: ("the file must hold fields", "begin with a field, such as `name: …`"),
    Sequence: ("the file must hold a list", "begin each entry with a hyphen: `- id: …`"),
}


FIRST_FORM = ("positions", "conditions", "reactions", "open_questions")
"""The lists of a party's statements before there was one for all."""

_STATEMENTS = "statements"
_BROUGHT = ("people", _STATEMENTS)
"""The fields of a party that its files of sources may hold too: what comes with an article."""

_COMPARED = 100
"""For how many files of no source the nearest is looked for: for thousands it takes minutes."""


class ContentReader:
    """One pass over the YAML of content/.

    It adds to `unread` the files of which nothing could be read, and to `problems` what is wrong.
    """

    def __init__(
        self,
        root: Path,
        files: list[ContentFile],
        unread: set[str],
        problems: list[Problem],
        tree_of: ReadTree,
    ) -> None:
        self.root, self.files, self.tree_of = root, files, tree_of
        self.unread, self.problems = unread, problems
        self.sources: dict[str, Mapping] = {}
        self.misnamed = 0

    def read(self, file: str, shape: type[Mapping] | type[Sequence]) -> Any:
        """What a file holds; nothing, in that shape, where it cannot be read or has another."""
        node, more = self.tree_of(self.root, file)
        self.problems.extend(more)
        if node is not None and not isinstance(node, shape):
            message, hint = _BEGINNING[shape]
            one = content_file(file)
            if isinstance(node, Sequence) and one and one.kind == "party-source":
                hint = f"write `{_STATEMENTS}:` above the list"
            self.problems.append(Problem(node.place, "wrong-shape", message, hint))
            node = None
        if node is None:
            self.unread.add(file)
        return node or shape(Place(file))

    def lists(self) -> Iterator[tuple[str, Node]]:
        """Each part that is a list and is there, or must be, with its entries in order."""
        for name in FILE_LISTS:
            whole, folder = f"{CONTENT}/{name}.yaml", self.root / CONTENT / name
            inside = [one for one in self.files if one.part == name and not one.is_whole]
            is_there = os.path.lexists(self.root / whole)
            is_divided = name in DIVISIBLE and folder.is_dir()
            if is_there or (Explainer.model_fields[name].is_required() and not is_divided):
                made = self.read(whole, Sequence)
            elif is_divided:
                made = Sequence(Place(inside[0].path if inside else whole))
            else:
                continue
            made.items += self.entries(name, inside)
            if name == "sources":
                self.sources = dict(_identified(made))
            yield name, made

    def entries(self, name: str, files: list[ContentFile]) -> list[Node]:
        """What the files of a part's folder hold, in order."""
        if name == "sources":
            return [*sorted((self.source(one) for one in files), key=_published)]
        found: list[Node] = []
        for one in self.ordered(files):
            entries = self.read(one.path, Sequence)
            if one.source:
                self.check_name(one)
                _name_source(entries, one.source)
            found += entries.items
        return found

    def source(self, file: ContentFile) -> Mapping:
        """The source that has a file of its own."""
        return self.named(self.read(file.path, Mapping), file.source, "source", file.path)

    def ordered(self, files: Iterable[ContentFile]) -> list[ContentFile]:
        """Files in the order of what they hold: as the sources go, then by name."""
        rank = {name: number for number, name in enumerate(self.sources)}
        return sorted(files, key=lambda one: (rank.get(one.source, len(rank)), one.path))

    def newest(self) -> Scalar | None:
        """The last day on which a source was published, where one tells its day."""
        found = []
        for source in self.sources.values():
            day = source.fields.get("published")
            with suppress(ValueError):
                if isinstance(day, Scalar) and PartialDate.parse(day.text).day:
                    found.append(day)
        return max(found, key=lambda day: day.text, default=None)

    def parties(self, first: Iterable[str]) -> Iterator[Mapping]:
        """Each party, however it is divided: those named `first`, then the others by name."""
        found: dict[str, list[ContentFile]] = {}
        for one in sorted(self.files, key=lambda one: (one.party, one.path)):
            if one.part == "parties":
                found.setdefault(one.party, []).append(one)
        for name in [*(name for name in dict.fromkeys(first) if name in found), *found]:
            if name in found and (party := self.party(name, found.pop(name), found)):
                yield party

    def party(self, name: str, files: list[ContentFile], others: Iterable[str]) -> Mapping | None:
        """The party that these files make; None where none of them says what it is.

        `others` are what parties may be called too, one of which may have been meant.
        """
        single, folder = f"{CONTENT}/parties/{name}.yaml", f"{CONTENT}/parties/{name}/"
        heads = {one.path for one in files if one.kind == "party"}
        inside = f"{folder}{PARTY_FILE}.yaml"
        if not heads:
            self.unread.update(one.path for one in files)
            self.problems.append(_headless(inside, name, files, others))
            return None
        if single in heads and len(files) > 1:
            hint = f"move what only this file has to {folder}, and delete this file"
            if inside not in heads:
                hint = f"move this file to {inside}; or else delete that folder"
            message = f"“{name}” has this file and the folder {folder}: one of them is too many"
            self.problems.append(Problem(Place(single), "party-twice", message, hint))
        head = inside if inside in heads else single
        self.unread |= heads - {head}
        party = self.named(self.stating(head), name, "party", head)
        for one in self.ordered(one for one in files if one.source):
            self.add_brought(party, one)
        _part_updates(party)
        self.name_speakers(party)
        return party

    def stating(self, file: str) -> Mapping:
        """What a party's file holds, without the lists of the first form of content."""
        held: Mapping = self.read(file, Mapping)
        old = [name for name in FIRST_FORM if name in held.keys]
        if old:
            message = f"“{old[0]}” is of the first form of content; now all statements are one list"
            hint = "`explainer migrate` brings the whole folder over, comments and all"
            self.problems.append(Problem(held.keys[old[0]], "first-form", message, hint))
            self.unread.add(file)
        for name in old:
            del held.keys[name]
            held.fields.pop(name, None)
        return held

    def add_brought(self, party: Mapping, file: ContentFile) -> None:
        """Add to a party what stands in the file of a source: what it states, and who speaks."""
        held = self.stating(file.path)
        self.check_name(file)
        for name in (name for name in held.keys if name not in _BROUGHT):
            hint = did_you_mean(name, _BROUGHT)
            if name in Party.model_fields:
                hint = f"write it in {CONTENT}/parties/{file.party}/{PARTY_FILE}.yaml"
            message = f"“{shortened(name)}” is not a field here"
            self.problems.append(Problem(held.keys[name], "unknown-field", message, hint))
            meant = nearest(name, _BROUGHT)
            if meant and isinstance(entries := held.fields.get(name), Sequence):
                held.fields.setdefault(meant, entries)  # what stands below it is read all the same
        for name in _BROUGHT:
            entries = held.fields.get(name)
            if isinstance(entries, Sequence):
                _name_source(entries, file.source)
                whole = party.fields.setdefault(name, Sequence(entries.place))
                if isinstance(whole, Sequence):
                    whole.items += entries.items
            elif entries and not entries.is_broken:
                self.unread.add(file.path)
                told = no_list(name, entries.plain())
                self.problems.append(Problem(entries.place, "wrong-shape", *told))

    def name_speakers(self, party: Mapping) -> None:
        """Let a statement that names no speaker be that of whose text carries it, where this is one
        of the party's people, or else the party's own."""
        own = {name for name, _ in _identified(party.fields.get("people"))}
        for one in getattr(party.fields.get(_STATEMENTS), "items", ()):
            if isinstance(one, Mapping) and "speaker" not in one.keys and REVIEW not in one.keys:
                voices = {voice for source in _sources_of(one) for voice in self.voices(source)}
                told = sorted(voices & own)
                name = told[0] if len(told) == 1 else party.fields["id"].plain()
                one.fields["speaker"] = Scalar(str(name), one.place)

    def voices(self, source: str) -> Iterator[str]:
        """The ids of those whose own words a source has."""
        described = self.sources.get(source)
        turns = described.find(("turns",)) if described else None
        for node in (described, *getattr(turns, "items", ())):
            said = node.fields.get("speaker") if isinstance(node, Mapping) else None
            yield from _texts(said)

    def check_name(self, file: ContentFile) -> None:
        """A file that is named after a source has the name of one."""
        if file.source in self.sources or may_be_in(self.unread, f"{CONTENT}/sources.yaml"):
            return
        message = f"this file is named after a source, and there is no source “{file.source}”"
        self.misnamed += 1
        hint = did_you_mean(file.source, self.sources) if self.misnamed <= _COMPARED else ""
        if now := next((n for n, one in self.sources.items() if _had(one, file.source)), None):
            hint = f"it is called “{now}” now: rename the file to {now}.yaml"
        self.problems.append(Problem(Place(file.path), "file-of-no-source", message, hint))

    def named(self, node: Mapping, name: str, kind: str, file: str) -> Mapping:
        """What stands in a file whose name, or folder's name, is its id."""
        what = "folder" if file.endswith(f"/{name}/{PARTY_FILE}.yaml") else "file"
        if "id" in node.keys:
            message = f"a {kind} has no “id”: the {what}'s name is its id"
            self.problems.append(
                Problem(node.keys["id"], "unknown-field", message, "delete the line")
            )
        path = file if what == "file" else f"{CONTENT}/parties/{name}"
        node.fields["id"] = Scalar(id_of_file(path, kind, self.problems, file), Place(file))
        return node


def id_of_file(path: str, kind: str, problems: list[Problem], place: str = "") -> str:
    """The id that the name of a file, or of a folder, gives to what stands there.

    What is wrong with it is told at the file `place`, by default the same.
    """
    name, ending = Path(path).stem, Path(path).suffix
    if SLUG.fullmatch(name):
        return name
    meant = slugify(name if name.isascii() else latinize(name)) or kind
    what = "file" if ending else "folder"
    hint = f"rename the {what} to {meant}{ending}"
    message = f"a {kind}'s {what} is named in lower-case letters a to z, digits and hyphens"
    problems.append(Problem(Place(place or path), "bad-id", message, hint))
    return meant


def _headless(file: str, name: str, inside: list[ContentFile], others: Iterable[str]) -> Problem:
    """That a folder has no file that says which party it is of."""
    hint = "say there what the party is: `name: …` and `type: …`"
    if close := nearest(PARTY_FILE, (one.source for one in inside)):
        hint = f"did you mean {close}.yaml? Rename it to {PARTY_FILE}.yaml"
    elif close := nearest(name, others):
        hint = f"did you mean {CONTENT}/parties/{close}/? If not, {hint}"
    message = "the file does not exist, so nothing is read from this folder"
    return Problem(Place(file), "missing-file", message, hint)


def _name_source(entries: Sequence, source: str) -> None:
    """Let evidence that names no source be that of the source whose file it stands in."""
    held = (one.fields.get("evidence") for one in entries.items if isinstance(one, Mapping))
    for item in (item for one in held if isinstance(one, Sequence) for item in one.items):
        if isinstance(item, Mapping) and "source" not in item.keys:
            item.fields["source"] = Scalar(source, item.place)


def _part_updates(party: Mapping) -> None:
    """Keep apart from a party's statements the entries that only tell what became of one."""
    entries = party.fields.get(_STATEMENTS)
    if not isinstance(entries, Sequence):
        return
    told = [isinstance(one, Mapping) and is_update(one.keys) for one in entries.items]
    if any(told):
        party.fields[UPDATES] = Sequence(entries.place, [*compress(entries.items, told)])
        entries.items = [one for one, is_one in zip(entries.items, told, strict=True) if not is_one]


def _sources_of(statement: Mapping) -> Iterator[str]:
    """The ids of the sources that the evidence of a statement names."""
    for piece in getattr(statement.fields.get("evidence"), "items", ()):
        if isinstance(piece, Mapping):
            yield from _texts(piece.fields.get("source"))


def _texts(node: Node | None) -> list[str]:
    """The text that stands somewhere, or each of a list."""
    found = node.items if isinstance(node, Sequence) else [node]
    return [one.text for one in found if isinstance(one, Scalar)]


def _identified(entries: Node | None) -> Iterator[tuple[str, Mapping]]:
    """The entries of a list that have an id, by it."""
    for one in getattr(entries, "items", ()):
        if isinstance(one, Mapping) and isinstance(name := one.fields.get("id"), Scalar):
            yield name.text, one


def _published(source: Mapping) -> tuple[bool, str, str]:
    """What sources are sorted by: the known day of publication, then the file."""
    day = source.fields.get("published")
    told = day.text if isinstance(day, Scalar) else ""
    return not told, told, source.fields["id"].place.file


def _had(source: Mapping, name: str) -> bool:
    """Whether a source had the id `name` before."""
    former = getattr(source.fields.get("formerly"), "items", ())
    return any(isinstance(one, Scalar) and one.text == name for one in former)
