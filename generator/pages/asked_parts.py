"""What was asked of whom, in parts: a page each party with its people, and as many as it needs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from generator.content.model import Party, Person
from generator.evidence.resolution.asks import Asked, Reply
from generator.evidence.resolution.dossier import Dossier
from generator.pages.dividing import weights
from generator.pages.dividing.homes import posed_runs
from generator.pages.dividing.splitting import packed, room
from generator.pages.dividing.weights import Heft, total
from generator.pages.dockets import Docket, DocketEntry, by_asked

WORDS, NOBODY, OVER = "in--words", "of--nobody", "no--longer"
"""What parts are called that are of no party: no id has two hyphens."""


@dataclass(frozen=True)
class AskedPart:
    """A part of what was asked: of a `party` and its people, or of those whom its `name` tells.

    `path` is where it stands; where one part does not hold all of it, `number` counts them.
    """

    path: str
    name: str
    party: Party | None
    dockets: tuple[Docket, ...]
    number: int


@dataclass(frozen=True)
class AskedRow:
    """What the parts of one name hold, in a line: how much is `open` and `answered`, and the
    `first` that is open. `path` is where they begin."""

    path: str
    name: str
    party: Party | None
    open: int
    answered: int
    first: tuple[Asked, ...]
    number: int = 1


def asked_rows(dossier: Dossier) -> list[AskedRow]:
    """A line for the parts of each name, in their order."""
    rows = []
    for name, held in groupby(asked_parts(dossier), key=lambda part: part.name):
        parts = [*held]
        dockets = [docket for part in parts for docket in part.dockets]
        waiting = [entry[0] for docket in dockets for entry in docket.open]
        answered = sum(len(docket.answered) for docket in dockets)
        begin = parts[0]
        rows.append(
            AskedRow(begin.path, name, begin.party, len(waiting), answered, (*waiting[:1],))
        )
    return rows


@lru_cache(maxsize=2)
def asked_parts(dossier: Dossier) -> tuple[AskedPart, ...]:
    """The parts in which readers meet them; none where all fits on a page."""
    dockets = by_asked(dossier)
    posed = () if posed_runs(dossier) else dossier.posed
    entries = (_entry(dossier, one) for held in dockets for one in held.asks)
    if total([*entries, *(weights.weight(dossier, one) for one in posed)]) <= room():
        return ()
    return tuple(_parts(dossier, dockets))


def anchor_of(docket: Docket) -> str:
    """What marks where a docket begins."""
    asked = docket.asked
    if asked is None:
        return "asked--nobody"
    return f"asked--words-{docket.number}" if isinstance(asked, str) else f"asked--{asked.id}"


def _parts(dossier: Dossier, dockets: Iterable[Docket]) -> Iterator[AskedPart]:
    groups: dict[str, list[Docket]] = {one.id: [] for one in dossier.explainer.parties}
    groups |= {WORDS: [], NOBODY: [], OVER: []}
    over: dict[str, DocketEntry] = {}
    for docket in dockets:
        over |= {one[0].statement.id: one for one in docket.over}
        groups[_group(dossier, docket)].append(docket)
    groups[OVER] = [Docket(None, [*over.values()])] if over else []
    for name, held in groups.items():
        waiting = [(docket, one) for docket in held for one in _shown(name, docket)]
        runs = packed(waiting, lambda one: _entry(dossier, one[1])) if waiting else []
        for number, run in enumerate(runs, 1):
            further = f"--{number}" if number > 1 else ""
            path = f"questions/{name}{further}.md"
            yield AskedPart(path, name, dossier.party.get(name), tuple(_joined(run)), number)


def _group(dossier: Dossier, docket: Docket) -> str:
    match docket.asked:
        case Party():
            return docket.asked.id
        case Person():
            party = dossier.party_of(docket.asked.id)
            return party.id if party else WORDS
        case str():
            return WORDS
    return NOBODY


def _shown(name: str, docket: Docket) -> list[DocketEntry]:
    """The entries of a docket, what is open first; in the part for these, what is over."""
    return docket.asks if name == OVER else [*docket.open, *docket.answered]


def _joined(run: Iterable[tuple[Docket, DocketEntry]]) -> Iterator[Docket]:
    """The dockets of which a part has something, each with that alone."""
    found: dict[int, list[DocketEntry]] = {}
    known = {}
    for docket, entry in run:
        known[docket.number] = docket
        found.setdefault(docket.number, []).append(entry)
    return (replace(docket, asks=found[number]) for number, docket in known.items())


def _entry(dossier: Dossier, entry: DocketEntry) -> Heft:
    """What an ask takes, with what came of it."""
    asked, _, later = entry
    told = weights.line(dossier, asked.statement, 2) + _ASK
    for one in later[: weights.TIES]:
        record = one.record if isinstance(one, Reply) else None
        told += weights.line(dossier, record) if record else _ASK + weights.rows()
    return told


_ASK = 300
"""What is told of an ask beside its words: what kind it is, who else asks, by when."""
