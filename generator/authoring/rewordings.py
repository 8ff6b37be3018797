"""What was edited in a source after it was recorded, in words, with all that rests on it.

Rules tell that a text was edited; which words gave way is known to the repository alone, so it is
added here to what they say, where problems are shown.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from generator.authoring.earlier_texts import EarlierText, find_earlier
from generator.checks.recording import says_now
from generator.content.files import decode
from generator.content.limits import ARTICLE
from generator.content.model import Explainer, Source, without_drafts
from generator.content.problems import Doubt, Problem, counted, shortened
from generator.evidence.articles.archive import SEEDS, Archive, Article, article_of
from generator.evidence.articles.paragraphs import split_paragraphs
from generator.evidence.assertions import Assertion
from generator.evidence.recorded import paragraph_digest, resting_on
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.resolve import resolve
from generator.evidence.rewording import Rewording, compare_texts

CHANGED, EDITED = "source-changed", "source-edited"
"""The rules by which an edit is told: before it is recorded, and after."""

_PAIRS = 4
"""How many changes of one paragraph are told in short."""

_CUT = 600
"""How many characters of a paragraph are shown."""

_RESTING = 20
"""How many sentences are named that rest on one paragraph."""

UNCHANGED = "no paragraph says anything else: only the form of line ends, spaces or marks is new"
"""What is told of a text of which nothing was edited that anybody reads."""

_MOST = 200
"""How many changes of one source are told."""

_LINES = 60
"""How many lines of them are told in a problem."""


@dataclass(frozen=True)
class EditedParagraph:
    """What was done to one paragraph, and the sentences that rest on it, or rested on it before."""

    rewording: Rewording
    resting: tuple[Assertion, ...]

    def lines(self) -> Iterator[str]:
        """It in words: what was done, the sentence it was done to, what rests on it."""
        one = self.rewording
        match one.kind:
            case "added":
                yield f"paragraph {one.after} is new: “{shortened(one.new, _CUT)}”"
            case "removed":
                words = f": “{shortened(one.old, _CUT)}”" if one.old else ""
                yield f"what was paragraph {one.before} is gone{words}"
            case "moved":
                yield f"what was paragraph {one.before} is paragraph {one.after} now"
            case _ if one.old:
                yield f"paragraph {one.after}: {_in_short(one.pairs)}"
                yield f"  {shortened(one.sentences, _CUT)}"
            case _:
                yield says_now(one.after or 0, one.new)
        yield from resting_lines(self.resting)


def resting_lines(resting: Sequence[Assertion]) -> Iterator[str]:
    """The sentences that rest on a paragraph, a line each."""
    for assertion in resting[:_RESTING]:
        yield f"  on it rests {assertion.about}: {shortened(assertion.doubt.sentence, 200)}"
    if rest := len(resting) - _RESTING:
        yield from [f"  and {counted(rest, 'sentence')} more"] if rest > 0 else ()


def _in_short(pairs: Sequence[tuple[str, str]]) -> str:
    """The words that gave way, and those that came."""
    told = [
        f"“{old}” → “{new}”" if old and new else f"+ “{new}”" if new else f"− “{old}”"
        for old, new in ((shortened(old, 80), shortened(new, 80)) for old, new in pairs[:_PAIRS])
    ]
    more = [f"{len(pairs) - _PAIRS} more"] if len(pairs) > _PAIRS else []
    return "; ".join([*told, *more]) or "only the form of marks, dashes or spaces"


def compare_with_recorded(dossier: Dossier, article: Article, earlier: EarlierText) -> list[str]:
    """What was edited in an article since it was recorded, line by line."""
    new = resting_on(dossier, article.source.id)
    if not earlier.digests:
        sentences = {one.about: one for some in new.values() for one in some}
        head = f"what was edited cannot be told, since {earlier.missing}; all this rests on it:"
        return [head, *resting_lines([*sentences.values()])]
    texts = [paragraph.text for paragraph in article.paragraphs]
    changes = compare_texts(earlier.digests, texts, earlier.words)
    lines = _told(changes, _resting_before(dossier, article, earlier), new)
    if changes and earlier.missing:
        lines.append(f"not all of it can be told in words, since {earlier.missing}")
    return lines


def edits_between(
    old: Explainer, was: Mapping[str, bytes], new: Explainer, now: Mapping[str, bytes]
) -> dict[str, list[str]]:
    """What was edited in sources from one state of an explainer to another, by their ids, line by
    line; `was` and `now` have the files of seeds/ by their paths."""
    former = {name: source for source in old.sources for name in source.ids}
    pairs = dict[str, tuple[Article, Article]]()
    for source in new.sources:
        before = next((former[name] for name in source.ids if name in former), None)
        ours = _article(old, before, was) if before else None
        theirs = _article(new, source, now) if ours else None
        if ours and theirs and ours.sha256 != theirs.sha256:
            pairs[source.id] = ours, theirs
    if not pairs:
        return {}
    past = resolve(
        without_drafts(old), Archive({ours.source.id: ours for ours, _ in pairs.values()})
    )
    present = resolve(
        without_drafts(new), Archive({name: theirs for name, (_, theirs) in pairs.items()})
    )
    found = {}
    for name, (ours, theirs) in pairs.items():
        texts = [[one.text for one in article.paragraphs] for article in (ours, theirs)]
        digests = [*map(paragraph_digest, texts[0])]
        changes = compare_texts(digests, texts[1], dict(zip(digests, texts[0], strict=True)))
        resting = resting_on(past, ours.source.id), resting_on(present, name)
        found[name] = _told(changes, *resting)
    return found


def _article(explainer: Explainer, source: Source, files: Mapping[str, bytes]) -> Article | None:
    """The article of a source among `files`; None where it cannot be read."""
    data = files.get(f"{SEEDS}/{source.file}")
    text, _ = decode(data, source.file) if data else (None, ())
    if data is None or not text or len(text) > ARTICLE:
        return None
    texts = split_paragraphs(text, source.paragraphs)
    return article_of(source, hashlib.sha256(data).hexdigest(), texts, explainer.language)


def _told(
    changes: Sequence[Rewording],
    old: Mapping[int, Sequence[Assertion]],
    new: Mapping[int, Sequence[Assertion]],
) -> list[str]:
    """The changes of a text in words, with what rests on each paragraph in its two states, `old`
    and `new`: those first on which something does."""
    edited = []
    for one in changes:
        resting = [*old.get(one.before or 0, ()), *new.get(one.after or 0, ())]
        by_name = {assertion.about: assertion for assertion in resting}
        edited.append(EditedParagraph(one, tuple(by_name.values())))
    edited.sort(key=lambda one: not one.resting)
    lines = [line for one in edited[:_MOST] for line in one.lines()]
    if len(edited) > _MOST:
        lines.append(f"and {counted(len(edited) - _MOST, 'paragraph')} more")
    return lines or [UNCHANGED]


def _resting_before(
    dossier: Dossier, article: Article, earlier: EarlierText
) -> Mapping[int, list[Assertion]]:
    """What rested on each paragraph of the text as it was, where all of that is known."""
    if not set(earlier.digests) <= earlier.words.keys():
        return {}
    texts = [earlier.words[one] for one in earlier.digests]
    was = article_of(article.source, "", texts, dossier.explainer.language)
    before = resolve(dossier.explainer, Archive({article.source.id: was}))
    return resting_on(before, article.source.id)


def in_words(root: Path, dossier: Dossier | None, problems: list[Problem]) -> list[Problem]:
    """The problems of an explainer, those of edited texts with what was edited, in words."""
    if dossier is None or not any(one.rule in (CHANGED, EDITED) for one in problems):
        return problems
    words = _Words(root, dossier)
    return [
        replace(one, hint=words.of_a_text(one))
        if one.rule == CHANGED
        else replace(one, hint=words.of_a_doubt(one, one.doubt))
        if one.rule == EDITED and one.doubt
        else one
        for one in problems
    ]


class _Words:
    """What is told of the edits of an explainer's texts, each text compared once."""

    def __init__(self, root: Path, dossier: Dossier) -> None:
        self._root, self._dossier = root, dossier
        self._earlier: dict[str, EarlierText] = {}
        self._lines: dict[str, dict[str, list[str]]] = {}

    def of_a_text(self, problem: Problem) -> str:
        """The hint of a text that is not the one that was recorded."""
        lines = []
        for article in self._dossier.archive.articles.values():
            source = article.source
            if source.at("sha256") == problem.place and source.sha256.strip("0"):
                lines = compare_with_recorded(self._dossier, article, self._earlier_of(article))
        if len(lines) > _LINES:
            more = counted(len(lines) - _LINES, "more line")
            lines = [*lines[:_LINES], f"… {more}: explainer source update --dry-run tells them"]
        return "\n".join([*lines, problem.hint])

    def of_a_doubt(self, problem: Problem, doubt: Doubt) -> str:
        """The hint of a doubt, with the words that gave way in the place of what is there now."""
        articles = [one for text in doubt.passages for one in self._having.get(text, ())]
        told: dict[str, list[str]] = {}
        for article in articles:
            told |= self._lines_of(article)
        lines = [line for hint in problem.hint.splitlines() for line in told.get(hint, [hint])]
        return "\n".join(lines)

    @cached_property
    def _having(self) -> Mapping[str, list[Article]]:
        """The articles that have a paragraph, by its text."""
        found: dict[str, list[Article]] = {}
        for article in self._dossier.archive.articles.values():
            for paragraph in article.paragraphs:
                found.setdefault(paragraph.text, []).append(article)
        return found

    def _earlier_of(self, article: Article) -> EarlierText:
        name = article.source.id
        if name not in self._earlier:
            self._earlier[name] = find_earlier(self._root, article.source)
        return self._earlier[name]

    def _lines_of(self, article: Article) -> dict[str, list[str]]:
        """What is told of each edited paragraph of which the words are known, by what is told else:
        what it says now."""
        name = article.source.id
        if name not in self._lines:
            earlier = self._earlier_of(article)
            texts = [paragraph.text for paragraph in article.paragraphs]
            self._lines[name] = {
                says_now(one.after, one.new): [*EditedParagraph(one, ()).lines()]
                for one in compare_texts(earlier.digests, texts, earlier.words)
                if one.kind == "changed" and one.old and one.after
            }
        return self._lines[name]
