"""How well speakers are told: python -m tools.bench.attribution FOLDER...

Reads articles that people have annotated in brat standoff: `x.txt` with `x.ann`, or `x_abcd.ann` of
several annotators, beside it or in the sibling folders `text` and `attributions` (the layout of the
corpus PolNeAR). Of each attribution the spans `Source`, `Cue` and `Content` count, joined by an
event `E1  Attribution:T4 Source:T2 Cue:T3 Content:T1`.

What is counted:

- An attribution bears a quotation if its Content has a double quotation mark in it, one sign or
  two single ones.
- Span recall: of these, how many share a character with a quoted span that we find. Span precision:
  how many of our quoted spans share one with any Content.
- A speaker's mention is right if it shares a character with the attribution's Source; the stricter
  figure wants it to lie inside the Source. Where several utterances share in one Content, the one
  that shares most counts. Attributions without a Source count for spans alone.
- Each annotator's file counts by itself.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.evidence.articles import Paragraph, Passage
from generator.evidence.attribution.article import attribute
from generator.evidence.attribution.utterances import Utterance
from generator.evidence.languages import read_language
from generator.evidence.quotation_marks import Span, quoted_spans

QUOTING = re.compile("[“”„«»\"]|''")
Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Attribution:
    """Who said what, as an annotator saw it; offsets count characters of the file."""

    content: Spans
    source: Spans


@dataclass(frozen=True)
class Found:
    """An utterance of ours with offsets of the file."""

    utterance: Utterance
    parts: Spans
    mention: Span | None


@dataclass
class Score:
    """Counts over any number of annotated articles."""

    files: int = 0
    bearing: int = 0
    touched: int = 0
    spans: int = 0
    spans_in_content: int = 0
    spoken: int = 0
    right: Counter[tuple[str, str]] = field(default_factory=Counter)
    inside: Counter[tuple[str, str]] = field(default_factory=Counter)
    all: Counter[tuple[str, str]] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 0 when something was measured, 2 when there is nothing to measure."""
    parser = argparse.ArgumentParser(prog="attribution", description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--language", default="en", help="of the articles; by default en")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N wrong mentions")
    chosen = parser.parse_args(arguments)
    score = Score()
    for folder in chosen.folders:
        articles = list(find_articles(folder))
        if not articles:
            print(f"{folder}: no .txt with an .ann of its name in it", file=sys.stderr)
            return 2
        for text, annotated in articles:
            measure(text, annotated, chosen.language, score)
    print(report(score))
    print("\n".join(score.errors[: chosen.errors]))
    return 0


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
    events: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            places = rest.partition("\t")[0].partition(" ")[2]
            pairs = [one.split() for one in places.split(";")]
            spans[name] = tuple(Span(int(start), int(end)) for start, end in pairs)
        elif name.startswith("E"):
            events.append(rest)
    found = []
    for event in events:
        roles: dict[str, Spans] = defaultdict(tuple)
        for one in event.split():
            role, _, name = one.partition(":")
            roles[role.rstrip("0123456789")] += spans.get(name, ())
        if roles["Content"]:
            found.append(Attribution(roles["Content"], roles["Source"]))
    return found


def measure(path: Path, annotations: Sequence[Path], language: str, score: Score) -> None:
    """Add one article and all its annotators to the counts."""
    text = path.read_bytes().decode("utf-8")
    found = [one for one in utterances(text, language) if one.utterance.is_quoted]
    for annotation in annotations:
        score.files += 1
        attributions = read_attributions(annotation)
        _count_spans(text, found, attributions, score)
        for one in attributions:
            if _bears_quotation(text, one):
                _count_speaker(f"{path.name}: ", text, found, one, score)


def utterances(text: str, language: str) -> list[Found]:
    """What our rules find in a text, one paragraph a line, with offsets of the whole text."""
    lines = [(m.start(), m[0]) for m in re.finditer(r"[^\r\n]*\S[^\r\n]*", text)]
    quoted = quoted_spans([line for _, line in lines])
    paragraphs = [
        Paragraph(number, line, spans, None)
        for number, ((_, line), spans) in enumerate(zip(lines, quoted, strict=True), 1)
    ]

    def placed(passage: Passage) -> Span:
        start = lines[passage.paragraph - 1][0]
        return Span(start + passage.span.start, start + passage.span.end)

    return [
        Found(one, tuple(map(placed, one.parts)), placed(one.mention) if one.mention else None)
        for one in attribute(paragraphs, read_language(language))
    ]


def report(score: Score) -> str:
    """The counts as lines for a reader."""
    right, high = sum(score.right.values()), _with_confidence(score, "high")
    lines = [
        f"{score.files} annotated files",
        _share("quote-bearing attributions touched by a quoted span", score.touched, score.bearing),
        _share("quoted spans that touch a content", score.spans_in_content, score.spans),
        _share("speakers' mentions right (touch the source)", right, score.spoken),
        _share("  lying inside the source", sum(score.inside.values()), score.spoken),
        _share("  where confidence is high", *high),
    ]
    for rule, confidence in sorted(score.all):
        key = (rule, confidence)
        lines.append(_share(f"    {rule}, {confidence}", score.right[key], score.all[key]))
    return "\n".join(lines)


def _with_confidence(score: Score, confidence: str) -> tuple[int, int]:
    keys = [key for key in score.all if key[1] == confidence]
    return sum(score.right[key] for key in keys), sum(score.all[key] for key in keys)


def _share(name: str, part: int, whole: int) -> str:
    return f"{name}: {part} of {whole}" + (f" = {part / whole:.1%}" if whole else "")


def _bears_quotation(text: str, one: Attribution) -> bool:
    return any(QUOTING.search(text, span.start, span.end) for span in one.content)


def _count_spans(
    text: str, found: Sequence[Found], attributions: Sequence[Attribution], score: Score
) -> None:
    parts = [part for one in found for part in one.parts]
    bearing = [one for one in attributions if _bears_quotation(text, one)]
    score.bearing += len(bearing)
    score.touched += sum(_shared(parts, one.content) > 0 for one in bearing)
    contents = [span for one in attributions for span in one.content]
    score.spans += len(parts)
    score.spans_in_content += sum(_shared([part], contents) > 0 for part in parts)


def _count_speaker(
    where: str, text: str, found: Sequence[Found], one: Attribution, score: Score
) -> None:
    if not one.source:
        return
    score.spoken += 1
    best = max(found, key=lambda ours: _shared(ours.parts, one.content), default=None)
    if best is None or not _shared(best.parts, one.content):
        key, mention = ("not found", "none"), None
    else:
        key, mention = (best.utterance.rule, best.utterance.confidence), best.mention
    score.all[key] += 1
    if mention and _shared([mention], one.source):
        score.right[key] += 1
        score.inside[key] += any(span.holds(mention) for span in one.source)
        return
    told = text[mention.start : mention.end] if mention else "nobody"
    meant = " … ".join(text[span.start : span.end] for span in one.source)
    said = " … ".join(text[span.start : span.end] for span in one.content)
    score.errors.append(f"{where}{', '.join(key)}: {told} | {meant} | {said[:160]}")


def _shared(ours: Sequence[Span], theirs: Sequence[Span]) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in ours for b in theirs)


if __name__ == "__main__":
    sys.exit(main())
