"""What the paragraphs of a source said when what rests on them was written, and whether they still
do.

Beside the SHA-256 of its file, a source's entry has a digest of each paragraph, in order. A piece
of evidence is as it was recorded where the paragraphs that it rests on stand among these digests
one behind the other, together with those before them that tell whose words they are. So it makes no
difference where in the article they stand by now, nor who has typed which SHA-256.
"""

import difflib
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from generator.content.model import Source
from generator.evidence.articles import Article
from generator.evidence.assertions import Assertion, assertions
from generator.evidence.dossier import Dossier
from generator.evidence.matching import fold
from generator.evidence.mentions import is_printed
from generator.evidence.said import Cited

_DIGITS = 6
"""How many digits a paragraph has: of a million edits of an article of 31 paragraphs, two would go
unnoticed."""

UNKNOWN = "0" * _DIGITS
"""In the place of a digest: what the paragraph said before, nobody knows."""

_EXACT = 400
"""Up to how many paragraphs are compared with no regard to which of them are common."""

_IN_A_LINE = 12
"""How many digests stand in one line of an entry."""

_BEFORE = 2
"""How many paragraphs before what is cited may tell who says it, as in `speaker-not-named`."""


@lru_cache(maxsize=1 << 14)
def digest(text: str) -> str:
    """The digest of a paragraph, the same for marks, dashes and spaces of another form."""
    return hashlib.sha256(fold(text).encode()).hexdigest()[:_DIGITS]


def digests_of(article: Article) -> list[str]:
    """The digest of each paragraph of an article."""
    return [digest(paragraph.text) for paragraph in article.paragraphs]


def in_lines(digests: Sequence[str]) -> list[str]:
    """Digests as a source's entry has them."""
    starts = range(0, len(digests), _IN_A_LINE)
    return [" ".join(digests[start : start + _IN_A_LINE]) for start in starts]


def recorded_digests(source: Source) -> list[str]:
    """The digests that a source's entry has; none where nothing was recorded."""
    return [one for line in source.digests for one in line.split()]


def runs_of(dossier: Dossier, cited: Cited) -> list[range]:
    """The paragraphs, by number, that a piece of evidence rests on, run by run: each that it cites
    and, where that does not name whoever says it, those before it up to the one that does."""
    found: list[range] = []
    for number in sorted(cited.paragraphs):
        begin = _first_that_names(dossier, cited, number)
        if found and begin <= found[-1].stop:
            begin = found.pop().start
        found.append(range(begin, number + 1))
    return found


def _first_that_names(dossier: Dossier, cited: Cited, number: int) -> int:
    """The nearest paragraph up to this one in which somebody is named who says what is cited."""
    article = cited.article
    known = [one for one in map(dossier.actor, cited.speakers) if one]
    names = {name for one in known for name in one.names}
    if article is None or not names or cited.is_own:
        return number
    first = max(1, number - _BEFORE)
    for one in range(number, first, -1):
        if any(is_printed(name, article.paragraphs[one - 1].text) for name in names):
            return one
    return first


def resting_on(dossier: Dossier, source: str) -> dict[int, list[Assertion]]:
    """For each paragraph of a source, the sentences that readers read and that rest on it, or on
    what it stands before and tells the speaker of."""
    found = defaultdict[int, list[Assertion]](list)
    for one in assertions(dossier):
        pieces = [cited for cited in one.rests_on if cited.evidence.source == source]
        runs = [run for cited in pieces if one.is_tied for run in runs_of(dossier, cited)]
        for number in dict.fromkeys(number for run in runs for number in run):
            found[number].append(one)
    return dict(found)


def is_as_recorded(article: Article) -> bool:
    """Whether each paragraph is where and what it was; also where nothing was recorded."""
    recorded = recorded_digests(article.source)
    return not recorded or recorded == digests_of(article)


def edited_paragraphs(dossier: Dossier, cited: Cited) -> tuple[int, ...]:
    """The paragraphs of what a piece of evidence rests on that are not as they were recorded; all
    of a run where each of them is, but not behind the other. None where nothing was recorded."""
    article = cited.article
    if article is None or is_as_recorded(article):
        return ()
    recorded, now = recorded_digests(article.source), digests_of(article)
    return tuple(_edited(now, recorded, runs_of(dossier, cited)))


def _edited(now: Sequence[str], recorded: Sequence[str], runs: Iterable[range]) -> Iterator[int]:
    known = set(recorded)
    for run in runs:
        if not _is_run([now[number - 1] for number in run], recorded):
            yield from [number for number in run if now[number - 1] not in known] or run


def _is_run(words: Sequence[str], recorded: Sequence[str]) -> bool:
    """Whether digests stand among those that were recorded, one behind the other."""
    starts = (at for at, one in enumerate(recorded) if one == words[0])
    return any(recorded[at : at + len(words)] == [*words] for at in starts)


def renewed(dossier: Dossier, article: Article, recorded: Sequence[str]) -> list[str]:
    """The digests to be recorded of an article that is another by now, paragraph by paragraph: of
    each as it is now, save where something rests on what has changed, which then is asked about.

    `recorded` are those of the article as it was, as far as anybody knows.
    """
    now, runs = digests_of(article), _all_runs(dossier, article)
    held = {number for run in runs for number in run}
    found = [*now]
    for kind, i, j, k, m in opcodes(recorded, now):
        if kind == "delete" and any(k in run and k + 1 in run for run in runs):
            found[k] = UNKNOWN
        elif kind in ("insert", "replace"):
            before = recorded[i:j] if j - i == m - k else [UNKNOWN] * (m - k)
            for at, one in enumerate(before, k):
                found[at] = one if at + 1 in held else now[at]
    return found


def _all_runs(dossier: Dossier, article: Article) -> list[range]:
    """The paragraphs that something rests on, run by run; all in one where it is not known on
    which, since the words that were cited are gone."""
    pieces = [one for one in dossier.evidence if one.article is article]
    if any(one.fault or not one.paragraphs for one in pieces):
        return [range(1, len(article.paragraphs) + 1)]
    return [run for one in pieces for run in runs_of(dossier, one)]


def opcodes(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """How the one list of digests becomes the other, as difflib tells it."""
    is_long = max(len(old), len(new)) > _EXACT
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=is_long)
    return [*matcher.get_opcodes()]


def moved_numbers(old: Sequence[str], new: Sequence[str]) -> Mapping[int, int]:
    """By which number each paragraph goes that had another one, as far as it can be told."""
    found = dict[int, int]()
    for kind, i, j, k, m in opcodes(old, new):
        if kind != "delete" and j - i == m - k != 0:
            found |= {before + 1: k + before - i + 1 for before in range(i, j)}
    return {before: after for before, after in found.items() if before != after}
