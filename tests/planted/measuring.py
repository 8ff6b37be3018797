"""Whether what is planted is refused, asked about, or accepted in silence."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from tests.planted import contexts, quoting, relating, sourcing, speaking, summing
from tests.planted.falsehoods import KINDS, Falsehood, falsehoods
from tests.planted.folders import Folder, folders

MAKING = (speaking, quoting, summing, contexts, relating, sourcing)
"""The modules that fill the register, in order."""

MALFORMED = {
    *("missing-field", "unknown-field", "wrong-value", "wrong-shape", "too-few", "bad-id"),
    *("bad-date", "id-taken", "named-twice", "unknown-reference", "no-such-paragraph"),
    *("quote-not-found", "quote-ambiguous", "quote-cuts-word", "quote-outside-quotation-marks"),
    *("quote-within-quotation", "passage-not-found", "passage-ambiguous", "passage-cuts-word"),
    *("fragments-apart", "evidence-points-nowhere", "point-on-another-issue", "source-changed"),
    "difference-of-one-source",
}
"""Rules that tell of a slip in the making; true only of inexact words and edited sources."""

_TELLING = {"context-inner-quotation": "quote-within-quotation"}
"""Where such a rule is just the one that a falsehood breaks."""

_EXACT = ("quotation exact", "source edited")


@dataclass(frozen=True)
class Verdict:
    """What became of one falsehood: refused, asked, accepted or malformed; and by which rules."""

    half: str
    folder: str
    language: str
    kind: str
    outcome: str
    rules: tuple[str, ...]
    of: str
    told: str
    beside: str


@dataclass(frozen=True)
class Alarm:
    """What is told of one correct record: its kind (quotation, report or other), and the rules."""

    half: str
    folder: str
    language: str
    kind: str
    errors: tuple[str, ...]
    warnings: tuple[str, ...]
    of: str


def tried(folder: Folder, planted: Falsehood) -> Verdict:
    """What the checks say of a falsehood that they do not say of the correct content."""
    draft = folder.draft()
    planted.plant(draft)
    found = folder.keys(folder.judge(draft), draft)
    new = [problem for key, problem in found.items() if key not in folder.known]
    rules = {one.rule for one in new}
    outcome = "accepted"
    slips = MALFORMED - {_TELLING.get(planted.kind, "")}
    if KINDS[planted.kind][0] not in _EXACT and rules & slips:
        outcome = "malformed"
    elif any(one.is_error for one in new):
        outcome = "refused"
    elif new:
        outcome = "asked"
    told = (planted.of, planted.told, planted.beside)
    where = (folder.half, folder.name, folder.language)
    return Verdict(*where, planted.kind, outcome, tuple(sorted(rules)), *told)


def alarms(folder: Folder) -> Iterator[Alarm]:
    """Every correct statement and what is told of it, and what is told of anything else."""
    left = dict(folder.known)
    where = (folder.half, folder.name, folder.language)
    for stated in folder.statements:
        place = folder.base.at(stated.path).place
        own = [key for key in left if key[2:] == (place.file, place.line)]
        told = [left.pop(key) for key in own]
        kind = "quotation" if stated.is_quoted else "report" if stated.is_reported else "both"
        yield Alarm(*where, kind, *_rules(told), stated.id)
    for key, problem in left.items():
        yield Alarm(*where, "other", *_rules([problem]), f"{key[2]}:{key[3]}")


def _rules(problems: Iterable) -> tuple[tuple[str, ...], tuple[str, ...]]:
    errors = Counter(one.rule for one in problems if one.is_error)
    warnings = Counter(one.rule for one in problems if not one.is_error)
    return tuple(sorted(errors)), tuple(sorted(warnings))


_Task = tuple[str, str, tuple[str, ...], int, int]


def _measured(task: _Task) -> tuple[list[Verdict], list[Alarm]]:
    """One share of a folder's falsehoods; its correct content with the first share."""
    half, name, only, part, parts = task
    folder = next(one for one in folders(half) if one.name == name)
    planted = [*falsehoods(folder, only)][part::parts]
    verdicts = [tried(folder, one) for one in planted]
    return verdicts, [] if part else [*alarms(folder)]


def measure(
    halves: Iterable[str] = (), only: Iterable[str] = (), workers: int = 0
) -> tuple[list[Verdict], list[Alarm]]:
    """Every falsehood of these halves and classes, tried, and every alarm on what is correct."""
    workers = workers or min(8, os.cpu_count() or 1)
    names = [(one.half, one.name) for one in folders(*halves)]
    parts = 2 if workers > 1 else 1
    tasks = [(*one, tuple(only), part, parts) for one in names for part in range(parts)]
    if workers == 1:
        done = [*map(_measured, tasks)]
    else:
        with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
            done = [*pool.map(_measured, tasks)]
    verdicts = [one for found, _ in done for one in found]
    return verdicts, [one for _, found in done for one in found]
