"""What waits for somebody's word, and the record of it in content/confirmed/.

Each source has a file of its own there and each confirmation a line, in the order of what it is
about, so that those of two editors meet in a merge as seldom as can be.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, takewhile
from pathlib import Path
from typing import Any

from generator.authoring.editing.edits import read_values
from generator.authoring.editing.layout import brackets
from generator.authoring.schema_files import first_line
from generator.authoring.transaction import CannotEdit, read_file, transaction
from generator.checks.settling import SENTENCE, by_fingerprint
from generator.content.dates import PartialDate
from generator.content.paths import path_for_addition
from generator.content.problems import Doubt, Place, Problem
from generator.evidence.assertions import assertions
from generator.evidence.dossier import Dossier, Spot
from generator.evidence.matching import occurrences
from generator.evidence.quotation_marks import Span

_ABOUT = """\
# What a person or a program compared with its source and found right. `explainer confirm` writes
# this; a line expires when the sentence, the words that it rests on or its speaker are others.
"""
_OF_NO_SOURCE = "explainer"
"""What the file is called that has what rests on no source."""


@dataclass(frozen=True)
class Waiting:
    """A doubt that nobody has settled, or a sentence that nobody has compared: then no `problem`
    asks for it. `place` is that of the sentence."""

    rule: str
    doubt: Doubt
    place: Place
    problem: Problem | None = None

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


def find_unread(dossier: Dossier, by_person: bool) -> list[Waiting]:
    """What else may be confirmed: the sentences that nobody is recorded to have compared with the
    evidence that they rest on; for a person also what a program alone confirmed."""
    enough = {"person"} if by_person else {"person", "program"}
    given = by_fingerprint(one for one in dossier.explainer.confirmed if one.by in enough)
    settled = [
        Waiting(told.rule, doubt, told.place)
        for doubt, told in dossier.confirmed
        if told.by not in enough
    ]
    sentences = [
        Waiting(SENTENCE, one.doubt, one.place) for one in assertions(dossier) if one.is_tied
    ]
    return settled + [one for one in sentences if (SENTENCE, one.fingerprint) not in given]


def find_passages(dossier: Dossier, doubt: Doubt) -> dict[Spot, list[Span]]:
    """The paragraphs in which the words of a doubt stand, each with the words there."""
    found: dict[Spot, list[Span]] = {}
    articles = dossier.archive.articles
    names = sorted(articles, key=lambda name: name != doubt.source)
    for words in doubt.passages:
        places = (
            ((name, paragraph.number), spans[0])
            for name in names
            for paragraph in articles[name].paragraphs
            if (spans := occurrences(words, paragraph.text))
        )
        for spot, span in islice(places, 1):
            found.setdefault(spot, []).append(span)
    return {spot: [*_merged(sorted(spans))] for spot, spans in found.items()}


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


def write_confirmation(root: Path, dossier: Dossier, waiting: Waiting, by: Confirmer) -> str:
    """Record that somebody found a sentence right, in the place of what expired; the file that has
    it. Raises CannotEdit where that cannot be read as what it is."""
    file = path_for_addition(root, "confirmed", waiting.doubt.source or _OF_NO_SOURCE)
    if file in dossier.explainer.unread:
        message = "nothing is added to this file while it cannot be read: see `explainer check`"
        raise CannotEdit(Problem(Place(file), "", message))
    text = read_file(root, file) or f"{first_line(file)}\n{_ABOUT}"
    fresh = {
        "about": waiting.doubt.about,
        "rule": waiting.rule,
        "by": by.by,
        "name": by.name,
        "on": str(by.on),
        "fingerprint": waiting.fingerprint,
    }
    entries = [one for one in read_values(text, file) or () if _key(one) != _key(fresh)]
    lines = sorted(f"- {brackets(one)}" for one in [*entries, fresh])
    with transaction(root) as files:
        files.write(file, "\n".join([*_comments(text), *lines, ""]))
    return file


def _key(entry: Any) -> tuple[Any, Any]:
    """What a sentence is confirmed once for: what it is about, and the rule."""
    return entry["about"], entry["rule"]


def _comments(text: str) -> Iterator[str]:
    """The comments with which a file begins."""
    return takewhile(lambda line: line.startswith("#"), text.splitlines())
