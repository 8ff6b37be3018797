"""A source whose text was edited → its entry brought up to date, so that what rests on an edit is
asked about.

What is recorded of a paragraph stays as it was where something rests on it: the check then asks
for a confirmation. Of all other paragraphs what they say now is recorded, and numbers of paragraphs
move on with what they stand for.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.authoring.earlier_texts import find_earlier
from generator.authoring.editing.edits import put_list, replace_scalars
from generator.authoring.editing.nodes import entry_at
from generator.authoring.rewordings import EDITED, compare_with_recorded
from generator.authoring.transaction import read_file, transaction
from generator.content.model import Source
from generator.content.problems import Place
from generator.evidence.articles.archive import Article
from generator.evidence.recorded import (
    digests_of,
    in_lines,
    is_as_recorded,
    moved_numbers,
    renewed,
)
from generator.evidence.resolution.dossier import Dossier
from generator.pages.pipeline import Outcome

_NOTHING_YET = "0" * 64
"""The SHA-256 of an entry that somebody has just written by hand."""

_Numbers = dict[str, list[tuple[int, int, str, str]]]
"""For each file, the line and the column of texts in it, what each says, and what it shall say."""


@dataclass(frozen=True)
class Updates:
    """What is to be recorded of sources: the whole text of each file that changes, and for each
    source that was edited what was, line by line."""

    texts: Mapping[str, str]
    told: Mapping[str, list[str]]


def plan_updates(root: Path, report: Outcome, articles: Iterable[Article]) -> Updates:
    """What is to be written so that sources' entries are of their texts as they are now.

    Raises CannotEdit where a file is written in a way that this cannot change.
    """
    dossier = report.drafted
    assert dossier
    told, lists, numbers = {}, dict[Place, tuple[Source, list[str]]](), _Numbers()
    for article in articles:
        source, place = article.source, article.source.at("sha256")
        is_same = source.sha256 == article.sha256
        digests = digests_of(article)
        if not is_same:
            numbers.setdefault(place.file, []).append(_scalar(place, source.sha256, article.sha256))
        if not _is_of(article):
            earlier = find_earlier(root, source)
            told[source.id] = compare_with_recorded(dossier, article, earlier)
            moved = {} if is_same else moved_numbers(earlier.digests, digests)
            for file, one in _moved(dossier, source, moved):
                numbers.setdefault(file, []).append(one)
            if not is_same or _waits(report, article):
                digests = renewed(dossier, article, earlier.digests)
        lists[place] = source, in_lines(digests)
    files = dict.fromkeys([*numbers, *(place.file for place in lists)])
    texts = {file: read_file(root, file) for file in files}
    for file, wanted in numbers.items():
        texts[file] = replace_scalars(texts[file], wanted, file)
    for place, (source, lines) in sorted(lists.items(), key=lambda one: one[0], reverse=True):
        if lines != [*source.digests]:
            path = entry_at(texts[place.file], place)
            text = put_list(texts[place.file], path, "digests", lines, "sha256", place.file)
            texts[place.file] = text
    return Updates({f: text for f, text in texts.items() if text != read_file(root, f)}, told)


def _is_of(article: Article) -> bool:
    """Whether what is recorded of a source is of its article as it is, or nothing is yet."""
    source = article.source
    if not source.digests and source.sha256 == _NOTHING_YET:
        return True
    return source.sha256 == article.sha256 and is_as_recorded(article)


def _waits(report: Outcome, article: Article) -> bool:
    """Whether something waits for a confirmation that rests on what was edited in an article."""
    texts = {paragraph.text for paragraph in article.paragraphs}
    doubts = (one.doubt for one in report.problems if one.rule == EDITED)
    return any(doubt and texts & set(doubt.passages) for doubt in doubts)


def _moved(
    dossier: Dossier, source: Source, moved: Mapping[int, int]
) -> Iterator[tuple[str, tuple[int, int, str, str]]]:
    """The numbers of paragraphs that are written down of a source and have become others."""
    named = [(item.at("paragraph"), item.paragraph) for item in source.boilerplate]
    for turn in source.turns:
        named += [(turn.at("paragraphs", at), one) for at, one in enumerate(turn.paragraphs)]
    for cited in dossier.evidence:
        if cited.evidence.source == source.id:
            numbers = enumerate(cited.evidence.paragraph or ())
            named += [(cited.evidence.at("paragraph", index), one) for index, one in numbers]
    for place, number in named:
        if number in moved:
            yield place.file, _scalar(place, str(number), str(moved[number]))


def _scalar(place: Place, old: str, new: str) -> tuple[int, int, str, str]:
    return place.line, place.column, old, new


def write_updates(root: Path, updates: Updates) -> None:
    """Put all of it in place, or nothing."""
    with transaction(root) as files:
        for file, text in updates.texts.items():
            files.write(file, text)
