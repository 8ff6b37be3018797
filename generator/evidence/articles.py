"""seeds/*.txt → articles with numbered paragraphs, and the passages that evidence points at."""

from __future__ import annotations

import hashlib
import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from generator.content.characters import find_characters
from generator.content.files import decode, list_files, name_fault, read_bytes
from generator.content.limits import ARTICLE, PARAGRAPH, PARAGRAPHS
from generator.content.model import Evidence, Explainer, Source
from generator.content.problems import Place, Problem, at_most, did_you_mean, nearest
from generator.evidence.matching import (
    INVISIBLE,
    cut_occurrences,
    insertions,
    occurrences,
    readable,
    unquoted,
    without_insertions,
)
from generator.evidence.quotation_marks import Span, quoted_spans

SEEDS = "seeds"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of an article; `number` counts from 1, boilerplate included."""

    number: int
    text: str
    quoted: tuple[Span, ...]
    boilerplate: str | None


@dataclass(frozen=True)
class Article:
    """The text of one source."""

    source: Source
    sha256: str
    paragraphs: tuple[Paragraph, ...]

    @cached_property
    def reporting(self) -> tuple[Paragraph, ...]:
        """The paragraphs that are not boilerplate."""
        return tuple(p for p in self.paragraphs if not p.boilerplate)

    def paragraph(self, number: int) -> Paragraph | None:
        """The paragraph of that number, if there is one."""
        return self.paragraphs[number - 1] if 1 <= number <= len(self.paragraphs) else None

    def words(self, passage: Passage) -> str:
        """The words of a passage, as the article prints them."""
        text = self.paragraphs[passage.paragraph - 1].text
        return text[passage.span.start : passage.span.end]

    def quotation_around(self, passage: Passage) -> Passage:
        """The whole stretch inside quotation marks that a passage lies in."""
        quoted = self.paragraphs[passage.paragraph - 1].quoted
        return Passage(passage.paragraph, next(one for one in quoted if one.holds(passage.span)))


@dataclass(frozen=True, order=True, slots=True)
class Passage:
    """Words of one paragraph: where a fragment of a quotation stands."""

    paragraph: int
    span: Span


@dataclass(frozen=True, slots=True)
class Located:
    """Where one piece of evidence stands, or which evidence rule it breaks.

    `fault` is empty, or the rule; `fragment` is then the index of the fragment that breaks it.
    """

    passages: tuple[Passage, ...] = ()
    paragraphs: tuple[int, ...] = ()
    fault: str = ""
    fragment: int = 0


@dataclass(frozen=True)
class Archive:
    """All articles, by the id of their source."""

    articles: dict[str, Article]
    _located: dict[Place, Located] = field(default_factory=dict)

    def locate(self, evidence: Evidence) -> Located:
        """Where `evidence` stands in its article; worked out once."""
        key = evidence.place
        if key not in self._located:
            article = self.articles.get(evidence.source)
            self._located[key] = (
                locate(evidence, article) if article else Located(fault="no-source")
            )
        return self._located[key]


def read_archive(root: Path, explainer: Explainer) -> tuple[Archive, list[Problem]]:
    """Read the article of every source in `root`/seeds."""
    articles: dict[str, Article] = {}
    files, problems = list_files(root, SEEDS)
    names = [file.removeprefix(f"{SEEDS}/") for file in files]
    for source in explainer.sources:
        article, more = read_article(root, source, names)
        problems += more
        if article:
            articles.setdefault(source.id, article)
    if "content/sources.yaml" not in explainer.unread:
        problems += find_strays(names, {source.file for source in explainer.sources})
    return Archive(articles), list(dict.fromkeys(problems))


def find_strays(names: list[str], described: set[str]) -> Iterator[Problem]:
    """Files of seeds/ that no source names, unless one seems to mean it and has a wrong name."""
    if "" in described:
        return
    meant = {nearest(name, names) for name in described - set(names)}
    for name in sorted(set(names) - described - meant):
        hint = "describe it in content/sources.yaml, or delete it"
        message = "no source is a copy of this file"
        place = Place(f"{SEEDS}/{name}")
        yield Problem(place, "seed-without-source", message, hint, is_error=False)


def read_article(
    root: Path, source: Source, names: list[str]
) -> tuple[Article | None, list[Problem]]:
    """Read one article; None when its file cannot be read. `names` are the files that exist."""
    file = f"{SEEDS}/{source.file}"
    if not source.file or source.node.find(("file",)).is_broken:
        return None, []
    if name_fault(source.file) or source.file.startswith("."):
        hint = "write the name alone, such as `article.txt`"
        return None, [Problem(source.at("file"), "bad-file-name", "not a file of seeds/", hint)]
    data, refused = read_bytes(root, file)
    if refused and refused.rule == "missing-file":
        message = f"there is no file “{file}”"
        hint = did_you_mean(source.file, names)
        return None, [Problem(source.at("file"), "missing-file", message, hint)]
    text, problems = (None, [refused]) if refused else decode(data, file)
    if text is None:
        return None, problems
    found, is_all = at_most(find_characters(INVISIBLE.sub(" ", text), file))
    problems += found
    if len(text) > ARTICLE:
        message = f"the article has {len(text):,} characters; at most {ARTICLE:,} are read"
        return None, [*problems, Problem(Place(file), "text-too-long", message, "divide it")]
    texts = split_paragraphs(text, source.paragraphs) if is_all else []
    if is_all and not texts:
        problems.append(Problem(Place(file), "empty-file", "the article has no text"))
    if problem := _excess(texts, source):
        return None, [*problems, problem]
    if not texts:
        return None, problems
    kinds = {item.paragraph: item.kind for item in source.boilerplate}
    paragraphs = tuple(
        Paragraph(number, words, quoted, kinds.get(number))
        for number, (words, quoted) in enumerate(zip(texts, quoted_spans(texts), strict=True), 1)
    )
    return Article(source, hashlib.sha256(data).hexdigest(), paragraphs), problems


def _excess(texts: list[str], source: Source) -> Problem | None:
    """What is more than the paragraphs of an article may be."""
    place = Place(f"{SEEDS}/{source.file}")
    if len(texts) > PARAGRAPHS:
        message = f"the article has {len(texts):,} paragraphs; at most {PARAGRAPHS:,} are read"
        return Problem(place, "too-many-paragraphs", message)
    for number, text in enumerate(texts, 1):
        if len(text) > PARAGRAPH:
            message = f"paragraph {number} has {len(text):,} characters; at most {PARAGRAPH:,} "
            message += "are read"
            return Problem(place, "text-too-long", message, "see `paragraphs` in sources.yaml")
    return None


def split_paragraphs(text: str, rule: str | None = None) -> list[str]:
    """The paragraphs of an article: its lines, or the blocks between its blank lines.

    Without a `rule` the text decides.
    """
    blocks = _lines_of_blocks(text)
    if (rule or paragraph_rule(text)) == "blocks":
        return [readable(" ".join(block)) for block in blocks]
    return [readable(line) for block in blocks for line in block]


def paragraph_rule(text: str) -> str:
    """Whether each of an article's lines is a paragraph, or the blocks between blank lines are.

    Blocks are meant when their lines are broken to a width, that is, when most lines inside a block
    end in the middle of a sentence.
    """
    blocks = _lines_of_blocks(text)
    inner = [line.rstrip() for block in blocks for line in block[:-1]]
    wrapped = sum(not re.search(r"[.?!…:;。？！؟।”\"’'»“)\]]$", line) for line in inner)
    return "blocks" if len(blocks) > 1 and wrapped * 2 > len(inner) else "lines"


def _lines_of_blocks(text: str) -> list[list[str]]:
    return [[line for line in block.split("\n") if line.strip()] for block in _blocks(text)]


def is_boilerplate(article: Article | None, number: int) -> bool:
    """Whether a paragraph is named as boilerplate."""
    paragraph = article.paragraph(number) if article else None
    return bool(paragraph and paragraph.boilerplate)


def listed(numbers: Iterable[int]) -> str:
    """Numbers of paragraphs as a message names them."""
    return ", ".join(str(number) for number in dict.fromkeys(numbers))


def locate(evidence: Evidence, article: Article) -> Located:
    """Where `evidence` stands in `article`: evidence rules 1 to 5."""
    named = evidence.paragraph or ()
    if not evidence.quote:
        return Located(paragraphs=named)
    inside = [article.paragraph(number) for number in named] if named else article.reporting
    paragraphs = [paragraph for paragraph in inside if paragraph]
    fragments = [unquoted(fragment) for fragment in evidence.quote]
    for index, fragment in enumerate(fragments):
        if fault := _fault(fragment, paragraphs):
            return Located(fault=fault, fragment=index)
    if named and len(named) > 1:
        ways = [way] if (way := _in_order(fragments, paragraphs)) else []
    else:
        ways = [way for paragraph in paragraphs if (way := _in_order(fragments, [paragraph]))]
    if not ways:
        return Located(fault="fragments-apart", fragment=1)
    if not named and (len(ways) > 1 or _is_twice(fragments, ways[0], article)):
        return Located(fault="quote-ambiguous", paragraphs=tuple(w[0].paragraph for w in ways))
    if left_out := _leaves_insertion_out(ways[0], article):
        return Located(fault="insertion-left-out", fragment=left_out)
    return Located(tuple(ways[0]), tuple(dict.fromkeys(p.paragraph for p in ways[0])))


def _blocks(text: str) -> Iterator[str]:
    return (block for block in re.split(r"\n[^\S\n]*\n", text.strip("\n")) if block.strip())


def _fault(fragment: str, paragraphs: list[Paragraph]) -> str:
    """The evidence rule that one fragment breaks by itself, if any."""
    holding = [p for p in paragraphs if occurrences(fragment, p.text)]
    if any(_quoted_occurrences(fragment, paragraph) for paragraph in holding):
        return ""
    if holding:
        return "quote-outside-quotation-marks"
    if any(cut_occurrences(fragment, paragraph.text) for paragraph in paragraphs):
        return "quote-cuts-word"
    if any(occurrences(fragment, without_insertions(p.text)) for p in paragraphs):
        return "insertion-left-out"
    return "quote-not-found"


def _quoted_occurrences(fragment: str, paragraph: Paragraph) -> list[Span]:
    """Where a fragment is the speaker's words: inside marks, and no part of an insertion."""
    inserted = insertions(paragraph.text)
    return [
        span
        for span in occurrences(fragment, paragraph.text)
        if (around := _begun_before(paragraph.quoted, span.start))
        and around[-1].holds(span)
        and not any(
            one.meets(span) and (one.holds(span) or not span.holds(one))
            for one in (
                *_begun_before(inserted, span.start)[-1:],
                *_begun_before(inserted, span.end - 1)[-1:],
            )
        )
    ]


def _begun_before(spans: Sequence[Span], offset: int) -> Sequence[Span]:
    """Of `spans`, which are in order and apart, the last that begins at `offset` or before."""
    at = bisect_right(spans, offset, key=lambda span: span.start)
    return spans[max(0, at - 1) : at]


def _in_order(fragments: list[str], paragraphs: list[Paragraph]) -> list[Passage] | None:
    """The first way to find every fragment after the one before it."""
    way: list[Passage] = []
    for fragment in fragments:
        after = way[-1] if way else Passage(0, Span(0, 0))
        passages = (
            Passage(paragraph.number, span)
            for paragraph in paragraphs
            for span in _quoted_occurrences(fragment, paragraph)
            if (paragraph.number, span.start) >= (after.paragraph, after.span.end)
        )
        if not (passage := next(passages, None)):
            return None
        way.append(passage)
    return way


def _is_twice(fragments: list[str], way: list[Passage], article: Article) -> bool:
    """Whether a quotation of one fragment stands a second time in the same paragraph."""
    paragraph = article.paragraph(way[0].paragraph)
    return (
        len(fragments) == 1
        and paragraph is not None
        and len(_quoted_occurrences(fragments[0], paragraph)) > 1
    )


def _leaves_insertion_out(way: list[Passage], article: Article) -> int:
    """The fragment before which nothing but a bracketed insertion is skipped; 0 when none."""
    for index, skipped in enumerate(skipped_texts(way, article), 1):
        if any(span == Span(0, len(skipped)) for span in insertions(skipped)):
            return index
    return 0


def skipped_texts(passages: list[Passage] | tuple[Passage, ...], article: Article) -> list[str]:
    """What the article says between each fragment and the next."""
    texts = []
    for one, next_one in itertools.pairwise(passages):
        if one.paragraph == next_one.paragraph:
            text = article.paragraphs[one.paragraph - 1].text[one.span.end : next_one.span.start]
        else:
            between = article.paragraphs[one.paragraph : next_one.paragraph - 1]
            head = article.paragraphs[one.paragraph - 1].text[one.span.end :]
            tail = article.paragraphs[next_one.paragraph - 1].text[: next_one.span.start]
            text = " ".join([head, *(p.text for p in between if not p.boilerplate), tail])
        texts.append(text.strip())
    return texts


def told_around(passage: Passage, article: Article) -> tuple[str, str]:
    """What the article says in its own words after a passage, to the end of its sentence (“he said
    on Monday”), and in the whole of its paragraph."""
    paragraph = article.paragraphs[passage.paragraph - 1]
    edges = [0, *(edge for one in paragraph.quoted for edge in (one.start, one.end)), None]
    told = [paragraph.text[slice(*edges[n : n + 2])] for n in range(0, len(edges), 2)]
    after = told[paragraph.quoted.index(article.quotation_around(passage).span) + 1]
    return re.split(r"(?<=[^A-Z][.?!])\s", after, maxsplit=1)[0], " ".join(told)
