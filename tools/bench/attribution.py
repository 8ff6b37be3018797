"""How well speakers are told: python -m tools.bench.attribution FOLDER...

Reads annotated articles (see brat.py). Their language is the first two letters of the folder in
which their own stand, where these are a language that has a data file, or else what `--language`
says. `annotated/` has articles of the project's own, which anybody may read: those in `…-dev` while
rules are written, those in `…-held-out` to see what they are worth.

What is counted:

- An attribution bears a quotation if its Content has a double quotation mark in it, one sign or
  two single ones.
- Span recall: of these, how many share a character with a quoted span that we find. Span precision:
  how many of our quoted spans share one with any Content.
- A speaker's mention is right if it shares a character with the attribution's Source; the stricter
  figure wants it to lie inside the Source. Where several utterances share in one Content, the one
  that shares most counts. Attributions without a Source count for spans alone.
- A statement is any attribution with a Source, quoted or reported. One is answered with confidence
  if the utterance that shares most with it has confidence `high`, and confidently wrong if that
  utterance's mention shares nothing with its Source, nor with that of another attribution in the
  same words.
- A report is found if a reporting sentence of ours shares in its Content. Of our reporting
  sentences with confidence, those that share with a Content are right or wrong by their mention;
  the others are noise.
- A name is right if whom we resolve a mention to is whom the annotator notes, by the last word of
  the names; for pronouns the same is counted apart.
- Each annotator's file counts by itself.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.evidence.articles.archive import Paragraph, Passage
from generator.evidence.attribution.article import attribute
from generator.evidence.attribution.utterances import Utterance
from generator.evidence.languages import LANGUAGES, read_language
from generator.evidence.quotation_marks import Span, quoted_spans
from tools.bench.brat import Attribution, Spans, find_articles, read_attributions

QUOTING = re.compile("[“”„«»\"]|''")


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
    counts: Counter[str] = field(default_factory=Counter)
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
            measure(text, annotated, language_in(text, folder, chosen.language), score)
    print(report(score))
    print("\n".join(score.errors[: chosen.errors]))
    return 0


def language_in(text: Path, folder: Path, otherwise: str) -> str:
    """The language that the folder of an article names: “de” in “de-dev/text/x.txt”."""
    named = (part[:2] for part in (folder.name, *text.relative_to(folder).parts[:-1]))
    return next((one for one in named if (LANGUAGES / f"{one}.yaml").is_file()), otherwise)


def measure(path: Path, annotations: Sequence[Path], language: str, score: Score) -> None:
    """Add one article and all its annotators to the counts."""
    text = path.read_bytes().decode("utf-8")
    every = utterances(text, language)
    found = [one for one in every if one.utterance.is_quoted]
    for annotation in annotations:
        score.files += 1
        attributions = read_attributions(annotation)
        _count_statements(f"{path.name}: ", text, every, attributions, score)
        _count_reports(f"{path.name}: ", text, every, attributions, score)
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
    return "\n".join([*lines, *_told_of_statements(score.counts)])


def _told_of_statements(counts: Counter[str]) -> list[str]:
    told = counts["statements"]
    shares = {
        "reports found": ("reports found", "reports"),
        "  reporting sentences right, high": ("right reports", "high reports"),
        "names right of those resolved with confidence": ("names right", "named"),
        "  of pronouns": ("pronouns right", "pronouns"),
    }
    return [
        _share("statements answered with confidence", counts["confident"], told),
        _per_hundred("  confidently wrong", counts["wrong"], told),
        _per_hundred("  confident where nobody says anything", counts["noise"], told),
        *(_share(name, counts[part], counts[all_]) for name, (part, all_) in shares.items()),
    ]


def _with_confidence(score: Score, confidence: str) -> tuple[int, int]:
    keys = [key for key in score.all if key[1] == confidence]
    return sum(score.right[key] for key in keys), sum(score.all[key] for key in keys)


def _per_hundred(name: str, part: int, whole: int) -> str:
    rate = f" = {part * 100 / whole:.2f} per 100 statements" if whole else ""
    return f"{name}: {part} of {whole}{rate}"


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
    told = _words(text, [mention]) if mention else "nobody"
    meant, said = _words(text, one.source), _words(text, one.content)
    score.errors.append(f"{where}{', '.join(key)}: {told} | {meant} | {said[:160]}")


def _count_statements(
    where: str,
    text: str,
    found: Sequence[Found],
    attributions: Sequence[Attribution],
    score: Score,
) -> None:
    counts = score.counts
    for one in attributions:
        if not one.source:
            continue
        counts["statements"] += 1
        best = max(found, key=lambda ours: _shared(ours.parts, one.content), default=None)
        if best is None or not _shared(best.parts, one.content):
            continue
        if best.utterance.confidence != "high" or not best.mention:
            continue
        counts["confident"] += 1
        if _shared([best.mention], one.source):
            _count_name(where, best, one, score)
        elif not _is_told_beside(best, one, attributions):
            counts["wrong"] += 1
            score.errors.append(_told_apart(f"{where}confident, ", text, best, one))


def _is_told_beside(ours: Found, missed: Attribution, attributions: Sequence[Attribution]) -> bool:
    """Whether an utterance has the speaker of another attribution that shares its words."""
    assert ours.mention
    return any(
        _shared(ours.parts, one.content) and _shared([ours.mention], one.source)
        for one in attributions
        if one is not missed
    )


def _count_name(where: str, ours: Found, one: Attribution, score: Score) -> None:
    """Count whom a right mention is resolved to, where the annotator notes it."""
    name = ours.utterance.name
    if not one.name or not name:
        return
    is_right = name.split()[-1].casefold() == one.name.split()[-1].casefold()
    kinds = ["pronouns", "named"] if ours.utterance.is_pronoun else ["named"]
    for kind in kinds:
        score.counts[kind] += 1
        score.counts["pronouns right" if kind == "pronouns" else "names right"] += is_right
    if not is_right:
        score.errors.append(f"{where}name: {name} | {one.name}")


def _count_reports(
    where: str,
    text: str,
    found: Sequence[Found],
    attributions: Sequence[Attribution],
    score: Score,
) -> None:
    counts, reports = score.counts, [one for one in found if not one.utterance.is_quoted]
    told = [one for one in attributions if one.source]
    asked = [one for one in told if not _bears_quotation(text, one)]
    counts["reports"] += len(asked)
    counts["reports found"] += sum(
        any(_shared(ours.parts, one.content) for ours in reports) for one in asked
    )
    for ours in found:
        if ours.utterance.confidence != "high" or not ours.mention:
            continue
        sharing = [one for one in attributions if _shared(ours.parts, one.content)]
        counts["noise"] += not sharing
        if not sharing:
            score.errors.append(f"{where}noise: {_words(text, ours.parts)[:160]}")
        if sharing and not ours.utterance.is_quoted:
            counts["high reports"] += 1
            counts["right reports"] += any(_shared([ours.mention], one.source) for one in sharing)


def _told_apart(where: str, text: str, ours: Found, one: Attribution) -> str:
    told = _words(text, [ours.mention]) if ours.mention else "nobody"
    meant, said = _words(text, one.source), _words(text, one.content)
    return f"{where}{ours.utterance.rule}: {told} | {meant} | {said[:160]}"


def _words(text: str, spans: Sequence[Span]) -> str:
    return " … ".join(text[span.start : span.end] for span in spans)


def _shared(ours: Sequence[Span], theirs: Sequence[Span]) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in ours for b in theirs)


if __name__ == "__main__":
    sys.exit(main())
