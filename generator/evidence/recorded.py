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

from generator.content.model import Person, Source
from generator.content.statements import Evidence
from generator.evidence.articles.archive import Article
from generator.evidence.assertions import Assertion, assertions
from generator.evidence.matching import fold
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.said import Cited
from generator.evidence.speakers.mentions import is_printed

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
def paragraph_digest(text: str) -> str:
    """The digest of a paragraph, the same for marks, dashes and spaces of another form."""
    return hashlib.sha256(fold(text).encode()).hexdigest()[:_DIGITS]


def digests_of(article: Article) -> list[str]:
    """The digest of each paragraph of an article."""
    return [paragraph_digest(paragraph.text) for paragraph in article.paragraphs]


def in_lines(digests: Sequence[str]) -> list[str]:
    """Digests as a source's entry has them."""
    starts = range(0, len(digests), _IN_A_LINE)
    return [" ".join(digests[start : start + _IN_A_LINE]) for start in starts]


def recorded_digests(source: Source) -> list[str]:
    """The digests that a source's entry has; none where nothing was recorded."""
    return [one for line in source.digests for one in line.split()]


def runs_of(dossier: Dossier, cited: Cited) -> list[range]:
    """The paragraphs, by number, that a piece of evidence rests on, run by run: each that it cites
    and, where that does not name whoever says it, those before it up to the one that does; or
    those around it where none does."""
    names = [] if cited.is_own else [*_names(dossier, cited.speakers)]
    found: list[range] = []
    for number in sorted(cited.paragraphs):
        run = _with_speaker(cited.article, number, names) if cited.article else range(0)
        if found and run.start <= found[-1].stop:
            run = range(min(found[-1].start, run.start), max(found.pop().stop, run.stop))
        found.append(run)
    return found


def _names(dossier: Dossier, speakers: Iterable[str]) -> Iterator[str]:
    """What those who speak are called, a person by the family name alone too; not their offices and
    parties, which tell less surely whose words they are."""
    for one in map(dossier.actor, speakers):
        yield from one.names if one else ()
        if isinstance(one, Person) and one.kind == "person":
            yield one.name.split()[-1]


def _with_speaker(article: Article, number: int, names: Sequence[str]) -> range:
    """A paragraph with those that tell whose words it has: one of `names`, where there are any."""
    first = max(1, number - _BEFORE)
    for one in range(number, first - 1, -1):
        text = article.paragraphs[one - 1].text
        if not names or any(is_printed(name, text) for name in names):
            return range(one, number + 1)
    return range(first, min(number + 1, len(article.paragraphs)) + 1)


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


def edited_evidence(dossier: Dossier) -> dict[Evidence, tuple[int, ...]]:
    """The pieces of evidence that rest on paragraphs which are not as they were recorded, with the
    numbers of these; the last of a run where each of them is, but not behind the other."""
    found = {}
    articles = dossier.archive.articles.values()
    changed = [one for one in articles if not is_as_recorded(one)]
    records = {
        one.source.id: _Recorded(digests_of(one), recorded_digests(one.source)) for one in changed
    }
    for cited in dossier.evidence if records else ():
        record = records.get(cited.evidence.source)
        if numbers := record.edited(runs_of(dossier, cited)) if record else ():
            found[cited.evidence] = numbers
    return found


class _Recorded:
    """The digests of an article `now`, and those that were recorded of it."""

    def __init__(self, now: Sequence[str], recorded: Sequence[str]) -> None:
        self._now, self._recorded = now, recorded
        self._places: dict[str, list[int]] = {}
        for at, one in enumerate(recorded):
            self._places.setdefault(one, []).append(at)

    def edited(self, runs: Iterable[range]) -> tuple[int, ...]:
        """The paragraphs of these runs that are not as they were recorded."""
        return tuple(number for run in runs for number in self._edited(run))

    def _edited(self, run: range) -> Sequence[int]:
        words = [self._now[number - 1] for number in run]
        size, starts = len(words), self._places.get(words[0], ()) if words else ()
        if not words or any(self._recorded[at : at + size] == words for at in starts):
            return ()
        changed = [n for n, word in zip(run, words, strict=True) if word not in self._places]
        return changed or run[-1:]


def renewed(dossier: Dossier, article: Article, recorded: Sequence[str]) -> list[str]:
    """The digests to be recorded of an article that is another by now, one for each paragraph: of
    what it says now, save where something rests on what has changed, which then is asked about.

    `recorded` are those of the article as it was, as far as anybody knows.
    """
    found = digests_of(article)
    before = {
        at + shift: recorded[at]
        for kind, i, j, k, m in opcodes(recorded, found)
        if kind == "replace" and j - i == m - k
        for at, shift in ((at, k - i) for at in range(i, j))
    }
    for number in _asked(dossier, article, found, recorded):
        found[number - 1] = before.get(number - 1, UNKNOWN)
    return found


def _asked(
    dossier: Dossier, article: Article, now: Sequence[str], recorded: Sequence[str]
) -> set[int]:
    """The paragraphs for which what rests on them has to be asked about: all that have changed
    where it is not known what some of it rests on, since the words that were cited are gone."""
    pieces = [one for one in dossier.evidence if one.article is article]
    if any(one.fault or not one.paragraphs for one in pieces):
        known = set(recorded)
        return {number for number, one in enumerate(now, 1) if one not in known}
    record = _Recorded(now, recorded)
    return {number for one in pieces for number in record.edited(runs_of(dossier, one))}


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
