"""An explainer of slots → a folder, with words in them; and what the generator refuses of those."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any
from unittest import mock

import yaml

from generator import checks
from generator.checks import settling, supporting, translating, weighing
from generator.checks.settling import Findings
from generator.content.confirmation import Confirmation
from generator.content.problems import Problem
from generator.pages.dividing import splitting
from generator.pages.pipeline import read
from tests.lengths import tries
from tools.hostile.corpus import distinct, on_one_line, strings
from tools.hostile.planting import Garden, Planted, Slot, garden

NAMES = ("tokens", "planted", "blank", "written")
"""Explainers of ours: of tokens, with our corpus in their place; the same on pages of Markdown."""

SIZE = tries(8, 16)
"""How large they are: under `make soak` large enough to hold each string of ours once."""
PARAGRAPHS = 760
"""How many strings stand on each of the two pages of Markdown."""

RECORD = "planted.json"
"""Beside content/: what stands in which slot."""
_SIDE_BY_SIDE = re.compile(r"[\])][\[(]")
STYLES = (None, "'", '"')
"""How YAML may write a text: as plainly as it can, and in either quotation marks."""


@dataclass
class Laid:
    """What a folder holds: the text in each slot that has one, and what was refused and by what.

    `sums` are the SHA-256 of the articles, in their order.
    """

    texts: dict[int, str] = field(default_factory=dict)
    refused: dict[int, tuple[str, str]] = field(default_factory=dict)
    sums: list[str] = field(default_factory=list)


class Unexplained(Exception):
    """The generator refuses an explainer, and not for the words in its slots."""


class Placement:
    """Gives strings to slots, so that each comes to stand in ever different kinds of fields."""

    def __init__(self, strings: Iterable[str]) -> None:
        self.strings = list(strings)
        self.uses: Counter[int] = Counter()
        self.kinds: set[tuple[int, str]] = set()

    def fill(self, slots: Iterable[Slot]) -> dict[int, str]:
        """A string for each slot that one fits: the least used, and new to the kind of field.

        None stands on a site twice, since a site may show the same name once.
        """
        found: dict[int, str] = {}
        waiting = sorted(range(len(self.strings)), key=lambda n: (self.uses[n], n))
        for slot in _in_turn(slots):
            candidates = chain(self.preferred(waiting, slot), waiting)
            chosen = next((n for n in candidates if self.fits(n, slot)), None)
            if chosen is not None:
                waiting.remove(chosen)
                self.uses[chosen] += 1
                self.kinds.add((chosen, slot.kind))
                found[slot.number] = self.strings[chosen]
        return found

    def preferred(self, numbers: list[int], slot: Slot) -> Iterator[int]:
        """For most quotations, strings with brackets side by side: insertions, or a link."""
        if slot.marks and slot.number % 5:
            yield from (n for n in numbers if _SIDE_BY_SIDE.search(self.strings[n]))

    def fits(self, number: int, slot: Slot) -> bool:
        """Whether a string may stand in a slot, and never stood in a field of that kind."""
        return (number, slot.kind) not in self.kinds and slot.takes(self.strings[number])


def _in_turn(slots: Iterable[Slot]) -> list[Slot]:
    """The slots, one of each kind of field after the other; what few strings fit comes first."""
    counts: Counter[str] = Counter()
    turns = []
    for slot in slots:
        counts[slot.kind] += 1
        turns.append((counts[slot.kind], not slot.marks, slot.kind, slot.number, slot))
    return [turn[-1] for turn in sorted(turns, key=lambda turn: turn[:-1])]


def lay_out(name: str, root: Path) -> Path:
    """Make `root` the folder of one of NAMES."""
    plot = plan(name)
    slots = [s for s in plot.slots if (s.form == "markdown") == (name == "written")]
    texts = Placement(distinct(strings())).fill(slots) if name in ("planted", "written") else {}
    lay(plot, texts, root)
    return root


def plan(name: str) -> Garden:
    """The slots of one of NAMES."""
    return garden(SIZE) if name in ("tokens", "planted") else garden(2, PARAGRAPHS)


def lay(garden: Garden, texts: dict[int, str], root: Path) -> Laid:
    """Make `root` the folder of the explainer with `texts` in its slots, tokens in the others.

    What the generator refuses, with an error at its place, gives way to its token. Raises
    Unexplained for any other error.
    """
    laid = Laid(dict(texts))
    while True:
        writer = _Writer(garden, laid, root)
        writer.write()
        with saying_anything():
            errors = [problem for problem in read(root).problems if problem.is_error]
        if not errors:
            (root / RECORD).write_text(json.dumps(vars(laid)), "utf-8", errors="surrogatepass")
            return laid
        refused = {slot.number: error.rule for error in errors for slot in writer.slots_at(error)}
        if not refused:
            raise Unexplained("\n".join(error.show(root) for error in errors[:5]))
        for number, rule in refused.items():
            laid.refused[number] = (rule, laid.texts.pop(number))


@contextmanager
def saying_anything() -> Iterator[None]:
    """As long as it lasts, sentences and translations are not held against their sources, and
    nothing is told that a person could confirm: hostile words say nothing that an article could
    carry. Nor is any list cut by how long things are, since harmless ones are as many, but not as
    long."""
    weighed = {supporting.__name__, translating.__name__, weighing.__name__}
    kept = tuple(rule for rule in checks.CHECKS if rule.__module__ not in weighed)

    def settle(found: Iterable[Problem], confirmations: Sequence[Confirmation]) -> Findings:
        return settling.settle([one for one in found if one.doubt is None], confirmations)

    uncut = mock.patch.multiple(splitting, LIST_BYTES=10**9, PAGE_BYTES=10**9)
    with mock.patch.multiple(checks, CHECKS=kept, settle=settle), uncut:
        yield


def laid_in(root: Path) -> Laid:
    """What a folder that was laid out holds."""
    found = json.loads((root / RECORD).read_text("utf-8", errors="surrogatepass"))
    texts = {int(number): text for number, text in found["texts"].items()}
    refused = {int(number): (rule, text) for number, (rule, text) in found["refused"].items()}
    return Laid(texts, refused, found["sums"])


class _Writer:
    """Writes the files, and remembers which slots stand on which line."""

    def __init__(self, garden: Garden, laid: Laid, root: Path) -> None:
        self.garden, self.laid, self.root = garden, laid, root
        self.places: dict[tuple[str, int], list[Slot]] = {}
        self.names: dict[str, Slot] = {}

    def slots_at(self, problem: Problem) -> list[Slot]:
        """The slots with words of a corpus that a problem is about."""
        place = problem.place
        found = self.places.get((place.file, place.line), [])
        if place.file in self.names and "name" in problem.rule:
            found = [self.names[place.file]]
        return [slot for slot in found if slot.number in self.laid.texts]

    def write(self) -> None:
        """The whole folder anew."""
        for name in ("content", "seeds"):
            shutil.rmtree(self.root / name, ignore_errors=True)
        self.laid.sums = [self.article(*article) for article in self.garden.articles]
        for name, value in self.garden.files.items():
            self.file(f"content/{name}.yaml", self.lines(value))
        for name, (title, texts) in self.garden.pages.items():
            self.file(f"content/pages/{name}.md", self.page(title, texts))

    def article(self, file: Planted, paragraphs: list[Planted]) -> str:
        """One article; its SHA-256."""
        lines = [(self.value(paragraph), paragraph.slot) for paragraph in paragraphs]
        name = f"seeds/{self.value(file)}"
        self.names[name] = file.slot
        return self.file(name, lines)

    def page(self, title: Planted, texts: list[Planted]) -> Iterator[tuple[str, Slot | None]]:
        """A page of an editor's."""
        yield f"# {self.value(title)}", title.slot
        for text in texts:
            yield "", None
            yield self.value(text), text.slot

    def file(self, name: str, lines: Iterable[tuple[str, Slot | None]]) -> str:
        """Write one file; its SHA-256."""
        given = list(lines)
        for number, (_, slot) in enumerate(given, 1):
            if slot:
                self.places.setdefault((name, number), []).append(slot)
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = "".join(f"{line}\n" for line, _ in given).encode()
        path.write_bytes(data)
        return hashlib.sha256(data).hexdigest()

    def value(self, planted: Planted) -> str:
        """What stands in a slot, with what is around it."""
        slot, text = planted.slot, self.laid.texts.get(planted.slot.number)
        if text is None:
            text = slot.token
        elif slot.form in ("url", "address"):
            text = slot.shown(text)
        elif slot.form != "text" or slot.kind == "HandwrittenPage.title":
            text = on_one_line(text)
        return planted.before + text + planted.after

    def lines(self, value: Any) -> Iterator[tuple[str, Slot | None]]:
        """A value as YAML, line by line."""
        if isinstance(value, list):
            for item in value:
                yield from _dashed(self.lines(item))
        elif isinstance(value, dict):
            for name, inner in value.items():
                if inner is not None:
                    yield from self.field(name, inner)
        else:
            yield self.scalar(value), getattr(value, "slot", None)

    def field(self, name: str, value: Any) -> Iterator[tuple[str, Slot | None]]:
        """A named value."""
        if isinstance(value, list | dict):
            yield f"{name}:", None
            yield from ((f"  {line}", slot) for line, slot in self.lines(value))
            return
        text = self.laid.sums[value] if name == "sha256" else self.scalar(value)
        yield f"{name}: {text}", getattr(value, "slot", None)

    def scalar(self, value: Any) -> str:
        """A text on one line, in one of the ways in which YAML can hold it."""
        if not isinstance(value, Planted):
            return f"'{value}'"
        text = self.value(value)
        for style in (STYLES[value.slot.number % len(STYLES)], '"'):
            dumped = yaml.dump(text, default_style=style, width=1e9, allow_unicode=True)
            line = dumped.removesuffix("\n").removesuffix("\n...")
            if line.startswith('"'):
                # Beside an emoji that PyYAML escapes, a joiner as it is would join nothing.
                line = line.replace("\u200d", "\\u200D")
            if "\n" not in line:
                return line
        raise AssertionError("text in double quotation marks stands on one line")


def _dashed(lines: Iterable[tuple[str, Slot | None]]) -> Iterator[tuple[str, Slot | None]]:
    for number, (line, slot) in enumerate(lines):
        yield ("  " if number else "- ") + line, slot
