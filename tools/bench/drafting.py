"""How good drafts are: python -m tools.bench.drafting [FOLDER...] [--show]

Each folder of `drafted/` has articles that the project wrote for this, in the language that its
name begins with: `…-dev` to write rules by, `…-held-out` to see what they are worth. An article's
folder holds `article.txt`, `parties.yaml` (who is known before it is drafted: parties and their
people) and `statements.tsv`, what a careful editor counts in it. Of these each line has

- who says it: the id of somebody known, `unnamed`, or the words that name somebody else;
- `quote`, for words in marks, or `passage`, for words of the writer's;
- the words, which stand in the article once;
- what else the article calls the speaker there, if no name tells it (“the geologist”).

What is counted:

- The span of a quotation is right if a draft quotes it, and nothing else; that of a passage if the
  sentence of a draft that reports something holds it.
- The speaker is right if the draft names the same one with confidence.
- A draft is confidently wrong if it names another with confidence, by id, by name, or by words that
  call the right one nothing; not if it has the speaker of something else in the same sentence.
- Confident where nobody says anything: drafts that name somebody and touch no statement.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.authoring.drafts.candidates import Candidate, find_candidates
from generator.content.ids import UNNAMED
from generator.content.load import read_explainer
from generator.evidence.articles.archive import Article, Passage, read_archive
from generator.evidence.attribution.utterances import known_speakers
from generator.evidence.languages import words
from generator.evidence.matching import occurrences
from generator.evidence.quotation_marks import touch
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.resolve import resolve

DRAFTED = Path(__file__).parent / "drafted"

OUTCOMES = ("right", "unknown", "wrong", "not found")
"""What becomes of a statement: speaker right, not told, or wrong with confidence; no such span."""

_SOURCE = "article"
_MARKS = " .,;:!?…؟،"
_LONG = 4
"""How many letters a word has at least that tells who somebody is."""


@dataclass(frozen=True)
class Counted:
    """A statement that an editor counts in an article: see the columns of `statements.tsv`."""

    by: str
    is_quoted: bool
    passage: Passage
    called: str = ""


@dataclass
class Score:
    """What became of each statement of some articles, and the drafts that are of none."""

    articles: int = 0
    told: list[tuple[str, str, str]] = field(default_factory=list)
    noise: list[tuple[str, str]] = field(default_factory=list)

    @property
    def outcomes(self) -> Counter[str]:
        """How many statements have each outcome."""
        return Counter(outcome for outcome, _, _ in self.told)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of each folder; 0 when there is something to measure, else 2."""
    parser = argparse.ArgumentParser(prog="drafting", description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", metavar="FOLDER", help="by default all")
    parser.add_argument("--show", action="store_true", help="what is not right, line by line")
    chosen = parser.parse_args(arguments)
    names = chosen.folders or sorted(one.name for one in DRAFTED.iterdir() if one.is_dir())
    for name in names:
        if not (DRAFTED / name).is_dir():
            print(f"{name}: no such folder in {DRAFTED}", file=sys.stderr)
            return 2
        score = measure(DRAFTED / name)
        print(report(name, score))
        print("".join(map("  {}\n".format, _shown(score))) if chosen.show else "", end="")
    return 0


def measure(folder: Path) -> Score:
    """What becomes of the statements of every article in a folder."""
    score = Score()
    for home in sorted(one.parent for one in folder.glob("*/article.txt")):
        dossier, article = read_article(home, folder.name.partition("-")[0])
        drafts = list(find_candidates(dossier, article, every=False))
        counted = read_statements(home, article)
        score.articles += 1
        _count(home.name, dossier, article, drafts, counted, score)
    return score


def report(name: str, score: Score) -> str:
    """The figures of one folder, on a line for each."""
    outcomes, all_ = score.outcomes, len(score.told)
    spans = all_ - outcomes["not found"]
    shares = {
        "span right": spans,
        "span and speaker right": outcomes["right"],
        "speaker wrong with confidence": outcomes["wrong"],
        "speaker unknown": outcomes["unknown"],
        "confident where nobody says anything": len(score.noise),
    }
    lines = [f"{name}: {score.articles} articles, {all_} statements counted"]
    return "\n".join([*lines, *(f"  {one}: {n} = {n / all_:.1%}" for one, n in shares.items())])


def read_article(home: Path, language: str) -> tuple[Dossier, Article]:
    """An article and those who are known beforehand, as an explainer with nothing drafted yet."""
    parties = yaml.safe_load((home / "parties.yaml").read_text("utf-8"))
    text = (home / "article.txt").read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for file, content in _files(text, parties, language):
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            (root / file).write_bytes(content)
        explainer, problems = read_explainer(root)
        assert explainer is not None, problems
        archive, unread = read_archive(root, explainer)
    assert not [one for one in (*problems, *unread) if one.is_error], (problems, unread)
    return resolve(explainer, archive), archive.articles[_SOURCE]


def read_statements(home: Path, article: Article) -> list[Counted]:
    """The statements of `statements.tsv`; ValueError where words stand not once in the article."""
    found = []
    with (home / "statements.tsv").open(encoding="utf-8", newline="") as file:
        for by, kind, said, *called in csv.reader(file, "excel-tab", quoting=csv.QUOTE_NONE):
            places = [
                Passage(paragraph.number, span)
                for paragraph in article.paragraphs
                for span in occurrences(said, paragraph.text)
            ]
            if len(places) != 1:
                raise ValueError(f"{home.name}: stands {len(places)} times: {said}")
            found.append(Counted(by, kind == "quote", places[0], "".join(called)))
    return found


def _files(text: bytes, parties: Any, language: str) -> Iterator[tuple[str, bytes]]:
    digest = hashlib.sha256(text).hexdigest()
    about = {"title": "x", "question": "x?", "summary": "x", "as_of": "2032-01-01"}
    source = {"id": _SOURCE, "file": "article.txt", "sha256": digest}
    content: dict[str, Any] = {
        "explainer": {**about, "language": language},
        "issues": [{"id": "issue", "name": "x"}],
        "sources": [source],
    }
    for party in parties:
        told = {name: value for name, value in party.items() if name != "id"}
        content[f"parties/{party['id']}"] = {"type": "organisation", **told}
    for name, data in content.items():
        yield f"content/{name}.yaml", yaml.safe_dump(data, allow_unicode=True).encode()
    yield "seeds/article.txt", text


def _count(
    where: str,
    dossier: Dossier,
    article: Article,
    drafts: Sequence[Candidate],
    counted: Sequence[Counted],
    score: Score,
) -> None:
    for one in counted:
        of_it = [draft for draft in drafts if _has_span(article, draft, one)]
        outcomes = {_outcome(dossier, article, draft, one, counted) for draft in of_it}
        outcome = next((name for name in OUTCOMES if name in outcomes), "not found")
        told = "; ".join(_told(article, draft) for draft in of_it)
        score.told.append((outcome, where, f"{one.by} | {told} | {article.words(one.passage)}"))
    for draft in drafts:
        is_named = draft.utterance.confidence == "high" and draft.utterance.mention is not None
        if is_named and not any(_touches(draft, one) for one in counted):
            score.noise.append((where, f"{_told(article, draft)} | {draft.spoken}"))


def _has_span(article: Article, draft: Candidate, one: Counted) -> bool:
    """Whether a draft has the words of a statement, and of quoted words nothing else."""
    if draft.utterance.is_quoted != one.is_quoted:
        return False
    for part in draft.utterance.parts:
        if part.paragraph == one.passage.paragraph and part.span.holds(one.passage.span):
            said, asked = article.words(part).strip(_MARKS), article.words(one.passage)
            if not one.is_quoted or said == asked.strip(_MARKS):
                return True
    return False


def _touches(draft: Candidate, one: Counted) -> bool:
    return any(
        part.paragraph == one.passage.paragraph and touch(part.span, one.passage.span)
        for part in draft.utterance.parts
    )


def _outcome(
    dossier: Dossier,
    article: Article,
    draft: Candidate,
    one: Counted,
    counted: Sequence[Counted],
) -> str:
    if draft.utterance.confidence != "high" or draft.utterance.mention is None:
        return "unknown"
    if _names(dossier, article, draft, one):
        return "right"
    beside = (other for other in counted if other is not one and _touches(draft, other))
    if any(_names(dossier, article, draft, other) for other in beside):
        return "unknown"
    return "unknown" if _is_of(dossier, article, draft, one) else "wrong"


def _names(dossier: Dossier, article: Article, draft: Candidate, one: Counted) -> bool:
    """Whether a draft names with confidence who says something."""
    said = draft.utterance
    if one.by == UNNAMED or one.by in _known(dossier):
        return said.speaker == one.by
    assert said.mention
    named = f"{said.name or ''} {'' if said.is_pronoun else article.words(said.mention)}"
    return said.speaker is None and _share(named, one.by)


def _is_of(dossier: Dossier, article: Article, draft: Candidate, one: Counted) -> bool:
    """Whether a draft that gives no name calls somebody what may be who says something."""
    said = draft.utterance
    if said.speaker or said.name:
        return False
    assert said.mention
    if said.is_pronoun or one.by == UNNAMED:
        return True
    if words(article.words(said.mention)) == words(one.called):
        return True
    names = (*_known(dossier).get(one.by, (one.by,)), one.called)
    return _share(article.words(said.mention), " ".join(names))


def _known(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    """What each party and person is called, by id: names, and the office."""
    speakers = known_speakers(dossier.explainer.parties)
    return {one.id: (*one.names, one.role or "") for one in speakers}


def _share(told: str, asked: str) -> bool:
    """Whether two names have a word in common, be it as a part: “minister”, “Innenminister”; a name
    of few letters as a whole: “Tim”."""
    those = [word for word in words(asked) if len(word) >= _LONG]
    if not those:
        return not {*words(told)}.isdisjoint(words(asked))
    return any(a in b or b in a for a in words(told) for b in those if len(a) >= _LONG)


def _told(article: Article, draft: Candidate) -> str:
    said = draft.utterance
    named = said.speaker or said.name or (said.mention and article.words(said.mention)) or "nobody"
    return f"{said.rule}, {said.confidence}: {named}"


def _shown(score: Score) -> Iterator[str]:
    yield from (": ".join(one) for one in sorted(score.told) if one[0] != "right")
    yield from (f"noise: {where}: {told}" for where, told in score.noise)


if __name__ == "__main__":
    sys.exit(main())
