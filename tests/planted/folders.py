"""A folder of correct content, and drafts of it into which something false is put.

A draft is a copy of the tree that the folder's YAML was read into: what is put there keeps its
place, and nothing is written to the disk.
"""

import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import yaml

from generator.checks import check
from generator.content.load import read_tree
from generator.content.model import Explainer
from generator.content.problems import Place, Problem
from generator.content.statements import SEQUELS
from generator.content.tree import Mapping, Node, Scalar, Sequence
from generator.content.validation import type_tree
from generator.evidence.articles.archive import Archive, read_archive
from generator.evidence.matching import occurrences
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.resolve import resolve
from generator.evidence.resolution.said import Cited, Said

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
HALVES = ("read", "unread", "shipped")
"""The articles that writers of rules may read, those that they may not, and the repository's."""

Path_ = tuple[str | int, ...]
"""Where something stands in a tree."""

NEW = 1_000_000
"""The line on which something stands that is new in a draft."""

_KNOCK_ON = re.compile(
    r"(party|issue|source)-without-statement|deadline-passed|event-passed|.*-due"
)
"""Rules that a change may break whatever is true: nothing is refused by them."""


def listed(names: Node | None) -> list[str]:
    """The texts of a list, or of the one text that stands in its place."""
    if isinstance(names, Sequence):
        return [one.text for one in names.items if isinstance(one, Scalar)]
    return [names.text] if isinstance(names, Scalar) else []


def made(value: object, place: Place) -> Node:
    """A tree of plain Python values."""
    if isinstance(value, dict):
        fields = {str(name): made(one, place) for name, one in value.items()}
        return Mapping(place, fields, dict.fromkeys(fields, place))
    if isinstance(value, list | tuple):
        return Sequence(place, [made(one, place) for one in value])
    return Scalar(str(value), place)


_N = TypeVar("_N", Scalar, Sequence, Mapping)


def copied(node: _N) -> _N:
    """A copy of a tree; its texts and places, which never change, are the same."""
    if isinstance(node, Mapping):
        fields = {name: copied(one) for name, one in node.fields.items()}
        return Mapping(node.place, fields, dict(node.keys), node.is_in_braces)
    if isinstance(node, Sequence):
        return Sequence(node.place, [copied(one) for one in node.items])
    return node


@dataclass
class Draft:
    """A copy of a folder's tree, in which something may be changed, and its changed articles."""

    tree: Mapping
    texts: dict[str, str] = field(default_factory=dict)

    def at(self, path: Path_) -> Node:
        """What stands at a path."""
        found: Node = self.tree
        for step in path:
            found = found.fields[step] if isinstance(found, Mapping) else found.items[step]
        return found

    def put(self, path: Path_, value: object) -> None:
        """Put a value in the place of what stands at a path, or where nothing stands."""
        around, name = self.at(path[:-1]), path[-1]
        if isinstance(around, Mapping):
            old = around.fields.get(name)
            place = old.place if old else around.place
            around.fields[name] = made(value, place)
            around.keys.setdefault(name, place)
        else:
            around.items[name] = made(value, around.items[name].place)

    def drop(self, path: Path_, *names: str) -> None:
        """Leave fields out of what stands at a path."""
        around = self.at(path)
        for name in names:
            around.fields.pop(name, None)
            around.keys.pop(name, None)

    def entry(self, name: str) -> tuple[Sequence, Mapping]:
        """The entry of an id, and the list that it stands in."""
        for held in self.lists():
            for one in held.items:
                if isinstance(one, Mapping) and listed(one.fields.get("id")) == [name]:
                    return held, one
        raise KeyError(name)

    def lists(self) -> Iterator[Sequence]:
        """Every list of entries that have an id."""
        yield from (one for one in self.tree.fields.values() if isinstance(one, Sequence))
        for party in self.parties.values():
            yield from (one for one in party.fields.values() if isinstance(one, Sequence))

    @property
    def parties(self) -> dict[str, Mapping]:
        """The parties, by id."""
        parties = self.tree.fields["parties"]
        return {listed(one.fields["id"])[0]: one for one in parties.items}

    def free(self, name: str) -> Mapping:
        """Take a statement out of all that ties it to others; the statement, which stays."""
        _, entry = self.entry(name)
        for one in ("answers", "qualifies", "to", "response", "withdraws", "replaces", "undoes"):
            entry.fields.pop(one, None)
            entry.keys.pop(one, None)
        if listed(entry.fields.get("kind")) in (["condition"], ["question"]):
            entry.fields.pop("kind")
            entry.fields.pop("deadline", None)
            entry.fields.pop("asked_of", None)
        _forget(self.tree, name)
        return entry

    def move(self, name: str, party: str) -> Mapping:
        """Put a statement, freed of all ties, into another party's file."""
        held, _ = self.entry(name)
        entry = self.free(name)
        held.items.remove(entry)
        self.add(party, entry)
        return entry

    def add(self, party: str, entry: Mapping | dict[str, object]) -> None:
        """Add a statement to a party's."""
        home = self.parties[party]
        place = Place(home.place.file, NEW)
        if isinstance(entry, dict):
            entry = made(entry, place)
        if "statements" not in home.fields:
            home.fields["statements"], home.keys["statements"] = Sequence(place), place
        home.fields["statements"].items.append(entry)


def _forget(node: Node, name: str) -> None:
    """Take an id out of every list and field that names it; what rests on nothing else goes."""
    if isinstance(node, Sequence):
        for one in [*node.items]:
            if isinstance(one, Mapping) and _rests_on_alone(one, name):
                node.items.remove(one)
            else:
                _forget(one, name)
    if not isinstance(node, Mapping):
        return
    for key, one in [*node.fields.items()]:
        if key in ("headline", "standfirst") and listed(one.fields.get("rests_on")) == [name]:
            node.fields.pop(key)
            continue
        _forget(one, name)
        is_tied = key in ("qualifies", "to", "rests_on", "statements", *SEQUELS)
        if key == "answers" and isinstance(one, Mapping):
            one.fields.pop(name, None)
            if not one.fields:
                node.fields.pop(key)
        elif is_tied and isinstance(one, Sequence):
            one.items = [each for each in one.items if listed(each) != [name]]
            if not one.items:
                node.fields.pop(key)
        elif is_tied and listed(one) == [name]:
            node.fields.pop(key)
            node.fields.pop("response", None)


def _rests_on_alone(entry: Mapping, name: str) -> bool:
    """Whether an entry is nothing without what has this id."""
    named = [
        listed(entry.fields.get(one)) for one in ("rests_on", "withdraws", "repeats", "undoes")
    ]
    return [name] in named and (bool(named[0]) or "id" not in entry.fields)


@dataclass(frozen=True)
class Stated:
    """A correct statement of a folder: where it stands, and what is resolved of it."""

    path: Path_
    said: Said

    @property
    def id(self) -> str:
        """Its id."""
        return self.said.statement.id

    @property
    def summary(self) -> str:
        """What it says."""
        return self.said.statement.summary

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who said it, by id."""
        return self.said.statement.speaker

    @property
    def is_quoted(self) -> bool:
        """Whether all that it rests on is quoted."""
        return all(one.evidence.quote and not one.evidence.passage for one in self.said.evidence)

    @property
    def is_reported(self) -> bool:
        """Whether all that it rests on is reported."""
        return not any(one.evidence.quote for one in self.said.evidence)

    @property
    def spots(self) -> set[tuple[str, int]]:
        """The paragraphs that it rests on."""
        return {(one.evidence.source, n) for one in self.said.evidence for n in one.paragraphs}


@dataclass
class Folder:
    """A folder of correct content, read once."""

    root: Path
    half: str

    @property
    def name(self) -> str:
        """What it is called."""
        return "shipped" if self.half == "shipped" else self.root.name

    @cached_property
    def _tree(self) -> Mapping:
        tree, _, problems = read_tree(self.root)
        if problems:
            raise AssertionError([one.show(self.root) for one in problems])
        return tree

    @cached_property
    def _typed(self) -> tuple[Explainer, Archive, Dossier]:
        explainer, problems = type_tree(self.draft().tree)
        assert explainer and not problems, problems
        archive, _ = read_archive(self.root, explainer)
        return explainer, archive, resolve(explainer, archive)

    @property
    def explainer(self) -> Explainer:
        """What it says, typed."""
        return self._typed[0]

    @property
    def archive(self) -> Archive:
        """Its articles."""
        return self._typed[1]

    @property
    def dossier(self) -> Dossier:
        """Both, resolved."""
        return self._typed[2]

    @property
    def language(self) -> str:
        """The language that it is written in."""
        return self.explainer.language.split("-")[0]

    @cached_property
    def falsehoods(self) -> list[dict]:
        """What was written down to be planted in it."""
        file = self.root / "falsehoods.yaml"
        return yaml.safe_load(file.read_text("utf-8")) if file.is_file() else []

    @cached_property
    def base(self) -> Draft:
        """The tree as it stands: change nothing in it."""
        return self.draft()

    def draft(self) -> Draft:
        """A copy to change."""
        return Draft(copied(self._tree))

    @cached_property
    def statements(self) -> list[Stated]:
        """Every statement of a party that stands, in order."""
        found = []
        for p, party in enumerate(self.base.at(("parties",)).items):
            for s, entry in enumerate(getattr(party.fields.get("statements"), "items", ())):
                statement = self.dossier.statement.get(listed(entry.fields.get("id"))[0])
                if statement and not statement.retracted and not statement.review:
                    path = ("parties", p, "statements", s)
                    found.append(Stated(path, self.dossier.of(statement)))
        return found

    def words(self, cited: Cited) -> str:
        """The paragraphs in which a piece of evidence stands."""
        held = map(cited.article.paragraph, cited.paragraphs) if cited.article else ()
        return " ".join(one.text for one in held if one)

    def judge(self, draft: Draft) -> list[Problem]:
        """Every problem of a draft."""
        explainer, problems = type_tree(draft.tree)
        if explainer is None:
            return problems
        archive = self.archive
        if draft.texts:
            archive = self._edited(draft, explainer)
        dossier, hearing = resolve(explainer, archive), self.dossier.hearing
        if archive is self.archive and dossier.hearing._known == hearing._known:
            dossier = replace(dossier, hearing=hearing)  # nothing else is heard in the articles
        return [*problems, *check(dossier).problems]

    def _edited(self, draft: Draft, explainer: Explainer) -> Archive:
        """Its articles, of which some have another text."""
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(self.root / "seeds", Path(folder) / "seeds")
            for file, text in draft.texts.items():
                (Path(folder) / "seeds" / file).write_bytes(text.encode())
            return read_archive(Path(folder), explainer)[0]

    def edit(self, draft: Draft, source: str, old: str, new: str) -> bool:
        """Change the words of an article and its recorded hash; false where they stand not once."""
        _, entry = draft.entry(source)
        file = listed(entry.fields["file"])[0]
        text = draft.texts.get(file) or (self.root / "seeds" / file).read_bytes().decode()
        if text.count(old) != 1:
            return False
        draft.texts[file] = text.replace(old, new)
        digest = hashlib.sha256(draft.texts[file].encode()).hexdigest()
        entry.fields["sha256"] = Scalar(digest, entry.fields["sha256"].place)
        return True

    def keys(self, problems: list[Problem], draft: Draft) -> dict[tuple, Problem]:
        """Problems by rule, weight and record; not those that a change brings by itself."""
        starts: dict[str, list[int]] = {}
        for place in _places(draft.tree):
            starts.setdefault(place.file, []).append(place.line)
        found = {}
        for one in problems:
            if not _KNOCK_ON.fullmatch(one.rule) and not one.waits:
                lines = [n for n in starts.get(one.place.file, ()) if n <= one.place.line]
                found[one.rule, one.is_error, one.place.file, max(lines, default=0)] = one
        return found

    @cached_property
    def known(self) -> dict[tuple, Problem]:
        """The problems of the correct content."""
        draft = self.draft()
        return self.keys(self.judge(draft), draft)


def _places(node: Node, is_entry: bool = False) -> Iterator[Place]:
    """Where entries of lists begin, save pieces of evidence; and headline and standfirst."""
    if isinstance(node, Sequence):
        for one in node.items:
            yield from _places(one, True)
    elif isinstance(node, Mapping):
        if is_entry:
            yield node.place
        for name, one in node.fields.items():
            if name not in ("evidence", "corrected"):
                yield from _places(one, name in ("headline", "standfirst"))


def occurs_once(words: str, folder: Folder, source: str) -> bool:
    """Whether words stand in one place of an article."""
    article = folder.archive.articles[source]
    return sum(len(occurrences(words, one.text)) for one in article.paragraphs) == 1


def folders(*halves: str) -> list[Folder]:
    """The folders of each half, in order."""
    found = []
    for half in halves or HALVES:
        if half == "shipped":
            found.append(Folder(ROOT, half))
        else:
            found += [Folder(one, half) for one in sorted((HERE / half).iterdir()) if one.is_dir()]
    return found
