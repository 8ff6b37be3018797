"""What waits for somebody's word, and the record of it in content/confirmed/.

Each source has a file of its own there and each confirmation a line, in the order of what it is
about, so that those of two editors meet in a merge as seldom as can be.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any

from generator.authoring.editing.edits import read_values
from generator.authoring.editing.layout import brackets
from generator.authoring.schema_files import first_line
from generator.authoring.transaction import CannotEdit, read_file, transaction
from generator.checks.settling import SENTENCE, read_by_somebody
from generator.content.confirmation import Confirmation
from generator.content.dates import PartialDate
from generator.content.paths import path_for_addition
from generator.content.problems import Doubt, Place, Problem
from generator.evidence.assertions import assertions
from generator.evidence.matching import occurrences
from generator.evidence.quotation_marks import Span
from generator.evidence.resolution.dossier import Dossier, Spot

_ABOUT = """\
# What a person or a program compared with its source and found right. `explainer confirm` writes
# this; a line expires when the sentence, the words that it rests on or its speaker are others.
"""
_OF_NO_SOURCE = "explainer"
"""What the file is called that has what rests on no source."""


@dataclass(frozen=True)
class Waiting:
    """What may be confirmed: a doubt that nobody has settled, or else a sentence that nobody has
    compared, or that a program alone confirmed (`before`). `place` is that of the sentence."""

    rule: str
    doubt: Doubt
    place: Place
    problem: Problem | None = None
    before: Confirmation | None = None

    @property
    def fingerprint(self) -> str:
        """What a confirmation of it holds for."""
        return self.doubt.fingerprint(self.rule)

    @property
    def needs_person(self) -> bool:
        """Whether a program's word does not settle it."""
        return self.problem is not None and self.problem.is_error


@dataclass(frozen=True, slots=True)
class Confirmer:
    """Who confirms: a person or a program, by which name, and on which day."""

    by: str
    name: str
    on: PartialDate


def find_waiting(problems: Iterable[Problem]) -> list[Waiting]:
    """What rules ask of people, each doubt once, in the order of the problems."""
    found = {
        (one.rule, one.doubt): Waiting(one.rule, one.doubt, one.place, one)
        for one in reversed([*problems])
        if one.doubt
    }
    return [*reversed(found.values())]


def find_unconfirmed_by_people(dossier: Dossier) -> list[Waiting]:
    """What a program alone confirmed: what rules asked, then sentences as a whole."""
    given = dict.fromkeys((*dossier.confirmed, *read_by_somebody(dossier)))
    places = {one.about: one.place for one in assertions(dossier)}
    return [
        Waiting(one.rule, doubt, places.get(doubt.about, one.place), before=one)
        for doubt, one in given
        if one.by == "program"
    ]


def find_unread(dossier: Dossier) -> list[Waiting]:
    """The sentences that nobody is recorded to have compared with the words that were named for
    them."""
    read = {doubt for doubt, _ in read_by_somebody(dossier)}
    return [
        Waiting(SENTENCE, one.doubt, one.place)
        for one in assertions(dossier)
        if one.is_tied and one.doubt not in read
    ]


def find_expired(dossier: Dossier) -> list[Confirmation]:
    """The confirmations that hold for nothing that there is, and of which nothing asks again."""
    sentences = [(SENTENCE, one.doubt) for one in assertions(dossier)]
    asked = [*sentences, *((rule, doubt) for doubt, rule in dossier.waiting)]
    known = [*asked, *((one.rule, doubt) for doubt, one in dossier.confirmed)]
    holds = {(rule, doubt.fingerprint(rule)) for rule, doubt in known}
    again = {(rule, doubt.about) for rule, doubt in asked}
    return [
        one
        for one in dossier.explainer.confirmed
        if (one.rule, one.fingerprint) not in holds and (one.rule, one.about) not in again
    ]


def find_passages(dossier: Dossier, doubt: Doubt) -> tuple[dict[Spot, list[Span]], list[str]]:
    """The paragraphs in which the words of a doubt stand, each with the words there; and those of
    the words that no paragraph has."""
    found: dict[Spot, list[Span]] = {}
    lost = []
    articles = dossier.archive.articles
    names = sorted(articles, key=lambda name: name != doubt.source)
    for words in doubt.passages:
        places = (
            ((name, paragraph.number), spans[0])
            for name in names
            for paragraph in articles[name].paragraphs
            if (spans := occurrences(words, paragraph.text))
        )
        if place := next(places, None):
            found.setdefault(place[0], []).append(place[1])
        else:
            lost.append(words)
    return {spot: [*_merged(sorted(spans))] for spot, spans in found.items()}, lost


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Stretches in order, those that touch as one."""
    last: Span | None = None
    for one in spans:
        if last and one.start <= last.end:
            last = Span(last.start, max(last.end, one.end))
        else:
            yield from [last] if last else ()
            last = one
    yield from [last] if last else ()


def write_confirmations(
    root: Path,
    dossier: Dossier,
    confirmed: Iterable[Waiting],
    by: Confirmer,
    expired: Iterable[Confirmation] = (),
) -> list[str]:
    """Record that somebody found sentences right, each in the place of what it was confirmed by
    before; the files that have it. What `expired` goes from them.

    Raises CannotEdit where one of them cannot be read as what it is; then none is written.
    """
    files: dict[str, list[Waiting]] = {}
    for one in confirmed:
        files.setdefault(_file(root, one), []).append(one)
    gone = {(one.about, one.rule, one.fingerprint) for one in expired}
    with transaction(root) as written:
        for file, some in files.items():
            taken = {(one.doubt.about, one.rule) for one in some}
            kept = [
                one
                for one in _entries(root, dossier, file)
                if _key(one)[:2] not in taken and _key(one) not in gone
            ]
            written.write(file, _text(root, file, [*kept, *(_entry(one, by) for one in some)]))
    return [*files]


def withdraw_confirmation(root: Path, dossier: Dossier, one: Waiting) -> None:
    """Take back what is recorded of a sentence and a rule. Raises CannotEdit as above."""
    file, key = _file(root, one), (one.doubt.about, one.rule)
    kept = [entry for entry in _entries(root, dossier, file) if _key(entry)[:2] != key]
    with transaction(root) as written:
        written.write(file, _text(root, file, kept))


def _file(root: Path, one: Waiting) -> str:
    return path_for_addition(root, "confirmed", one.doubt.source or _OF_NO_SOURCE)


def _entries(root: Path, dossier: Dossier, file: str) -> list[Any]:
    """What a file has, as it is now."""
    if file in dossier.explainer.unread:
        message = "nothing is added to this file while it cannot be read: see `explainer check`"
        raise CannotEdit(Problem(Place(file), "", message))
    text = read_file(root, file)
    entries = [*(read_values(text, file) or ())] if text else []
    if not all(isinstance(one, dict) for one in entries):
        message = "this is no list of confirmations: see `explainer check`"
        raise CannotEdit(Problem(Place(file), "", message))
    return entries


def _entry(one: Waiting, by: Confirmer) -> dict[str, str]:
    return {
        "about": one.doubt.about,
        "rule": one.rule,
        "by": by.by,
        "name": by.name,
        "on": str(by.on),
        "fingerprint": one.fingerprint,
    }


def _text(root: Path, file: str, entries: Iterable[Any]) -> str:
    """A file with these entries, a line each, under the comments with which it begins."""
    text = read_file(root, file) or f"{first_line(file)}\n{_ABOUT}"
    lines = sorted({f"- {brackets(one)}" for one in entries})
    return "\n".join([*_comments(text), *lines, ""])


def _key(entry: Any) -> tuple[Any, Any, Any]:
    """What an entry is about, the rule, and what it holds for."""
    return entry.get("about"), entry.get("rule"), entry.get("fingerprint")


def _comments(text: str) -> Iterator[str]:
    """The comments with which a file begins."""
    return takewhile(lambda line: line.startswith("#"), text.splitlines())
