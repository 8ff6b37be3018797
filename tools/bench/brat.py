"""Articles that people have annotated in brat standoff: who says what, and whom “he” means.

`x.txt` with `x.ann`, or `x_abcd.ann` of several annotators, beside it or in the sibling folders
`text` and `attributions` (the layout of the corpus PolNeAR). Of each attribution the spans
`Source`, `Cue` and `Content` count, joined by an event `E1  Attribution:T4 Source:T2 Content:T1`.
Whom a Source means may stand in a note: `#1  AnnotatorNotes T2  Ann Lee`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.evidence.quotation_marks import Span

Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Attribution:
    """Who said what, as an annotator saw it; offsets count characters of the file.

    `name` is whom the source means, where the annotator says so.
    """

    content: Spans
    source: Spans
    name: str | None = None


def find_articles(folder: Path) -> Iterator[tuple[Path, list[Path]]]:
    """Each article of a folder and its annotations, in order of their names."""
    texts = sorted(folder.rglob("*.txt"))
    for text in texts:
        beside = [text.parent, text.parent.parent / "attributions"]
        named = re.compile(re.escape(text.stem) + r"(_[0-9a-z]+)?")
        annotations = [
            path
            for place in beside
            for path in sorted(place.glob("*.ann"))
            if named.fullmatch(path.stem)
        ]
        if annotations:
            yield text, annotations


def read_attributions(path: Path) -> list[Attribution]:
    """The attributions of one file in brat standoff; those without a Content are left out."""
    spans: dict[str, Spans] = {}
    names: dict[str, str] = {}
    events: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            places = rest.partition("\t")[0].partition(" ")[2]
            pairs = [one.split() for one in places.split(";")]
            spans[name] = tuple(Span(int(start), int(end)) for start, end in pairs)
        elif name.startswith("E"):
            events.append(rest)
        elif name.startswith("#"):
            about, _, note = rest.partition("\t")
            names[about.split()[-1]] = note
    found = []
    for event in events:
        roles: dict[str, Spans] = defaultdict(tuple)
        meant: str | None = None
        for one in event.split():
            role, _, name = one.partition(":")
            roles[role.rstrip("0123456789")] += spans.get(name, ())
            meant = names.get(name, meant)
        if roles["Content"]:
            found.append(Attribution(roles["Content"], roles["Source"], meant))
    return found
