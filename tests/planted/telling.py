"""The tables that are printed, and the one that is kept."""

from collections import Counter
from collections.abc import Iterable, Iterator

from tests.planted.falsehoods import KINDS
from tests.planted.folders import HALVES, HERE
from tests.planted.measuring import Alarm, Verdict

KEPT = HERE / "accepted.tsv"
"""How much of each class is accepted in silence, folder by folder: `accepted/n`."""

CORRECT = ("correct: error", "correct: any warning")
"""The rows of what is told of correct statements."""

Table = dict[str, dict[str, tuple[int, int]]]
"""Of each class and each folder, how many are accepted, of how many."""


def tabled(verdicts: Iterable[Verdict], alarms: Iterable[Alarm]) -> Table:
    """The table that is kept: of all folders but the shipped content, which editors change."""
    counts: dict[str, dict[str, list[int]]] = {}
    for one in verdicts:
        if one.half != "shipped":
            row = counts.setdefault(one.kind, {}).setdefault(_called(one), [0, 0])
            row[0] += one.outcome == "accepted"
            row[1] += 1
    for alarm in alarms:
        if alarm.half == "shipped" or alarm.kind == "other":
            continue
        for name, rules in zip(CORRECT, (alarm.errors, alarm.warnings), strict=True):
            row = counts.setdefault(name, {}).setdefault(_called(alarm), [0, 0])
            row[0] += bool(rules)
            row[1] += 1
    return {
        kind: {folder: (row[0], row[1]) for folder, row in rows.items()}
        for kind, rows in counts.items()
    }


def _called(one: Verdict | Alarm) -> str:
    return f"{one.half}/{one.folder}"


def written(table: Table) -> str:
    """A table as it is kept."""
    names = sorted({name for row in table.values() for name in row})
    lines = ["\t".join(("class", *names))]
    for kind in (*KINDS, *CORRECT):
        row = table.get(kind, {})
        cells = (f"{row[name][0]}/{row[name][1]}" if name in row else "" for name in names)
        lines.append("\t".join((kind, *cells)))
    return "\n".join(lines) + "\n"


def read_kept() -> Table:
    """The table that is kept."""
    if not KEPT.is_file():
        return {}
    head, *rows = (line.split("\t") for line in KEPT.read_text("utf-8").splitlines())
    table: Table = {}
    for kind, *cells in rows:
        found = zip(head[1:], cells, strict=True)
        pairs = {name: cell.split("/") for name, cell in found if cell}
        table[kind] = {name: (int(one), int(other)) for name, (one, other) in pairs.items()}
    return table


def compared(kept: Table, now: Table) -> tuple[list[str], list[str]]:
    """What has become worse than the table that is kept, or is counted otherwise; what better."""
    worse, better = [], []
    for kind, row in now.items():
        for name, (passed, count) in row.items():
            was = kept.get(kind, {}).get(name)
            shown = f"{kind} in {name}: {passed} of {count}"
            if was is None or was[1] != count:
                worse.append(f"{shown}, where the table has {was and f'{was[0]} of {was[1]}'}")
            elif passed > was[0]:
                worse.append(f"{shown}, and no more than {was[0]} before")
            elif passed < was[0]:
                better.append(f"{shown}, and {was[0]} before")
    return worse, better


def grouped() -> list[str]:
    """The classes, those of a group together, the groups in the order of the register."""
    groups = list(dict.fromkeys(of for of, _ in KINDS.values()))
    return sorted(KINDS, key=lambda kind: groups.index(KINDS[kind][0]))


def by_class(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """Class by class and half by half: how many, refused, asked about, accepted in silence."""
    counts = Counter((one.kind, one.half, one.outcome) for one in verdicts)
    yield f"{'':34}" + "".join(f"{half:^32}" for half in HALVES)
    head = f"{'n':>7}{'error':>6}{'warn':>6}{'silent':>7}{'%':>5} "
    yield f"{'class':34}" + head * len(HALVES) + "at most"
    group = ""
    for kind in grouped():
        of, limit = KINDS[kind]
        if of != group:
            group = of
            yield of.upper()
        cells = []
        for half in HALVES:
            told = [counts[kind, half, one] for one in ("refused", "asked", "accepted")]
            if n := sum(told):
                share = f"{100 * told[2] / n:.0f}"
                cells.append(f"{n:7}{told[0]:6}{told[1]:6}{told[2]:7}{share:>5} ")
            else:
                cells.append(" " * 32)
        yield f"{kind:34}{''.join(cells)}{limit:5} %"


def by_language(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """Class by class and language by language: how many are accepted in silence, of how many."""
    counts = Counter(
        (one.kind, one.language, one.outcome == "accepted")
        for one in verdicts
        if one.half != "shipped" and one.outcome != "malformed"
    )
    languages = sorted({language for _, language, _ in counts})
    yield f"{'accepted in silence':34}" + "".join(f"{one:>10}" for one in languages)
    for kind in grouped():
        cells = []
        for one in languages:
            passed = counts[kind, one, True]
            n = passed + counts[kind, one, False]
            cells.append(f"{passed}/{n}" if n else "")
        yield f"{kind:34}" + "".join(f"{cell:>10}" for cell in cells)


def of_correct(alarms: Iterable[Alarm]) -> Iterator[str]:
    """What is told of correct content: statements with an error and with a warning, and rules."""
    alarms = [*alarms]
    yield f"{'correct content':34}{'n':>7}{'error':>7}{'%':>6}{'warned':>8}{'%':>6}"
    for half in HALVES:
        for kind in ("quotation", "report", "both", "other"):
            held = [one for one in alarms if one.half == half and one.kind == kind]
            if kind == "other":
                told = (
                    sum(bool(one.errors) for one in held),
                    sum(bool(one.warnings) for one in held),
                )
                if any(told):
                    yield f"{half + ', what is no statement':34}{'':7}{told[0]:7}{'':6}{told[1]:8}"
            elif n := len(held):
                errors = sum(bool(one.errors) for one in held)
                warned = sum(bool(one.warnings) for one in held)
                shares = 100 * errors / n, 100 * warned / n
                name = f"{half}, {kind}s" if kind != "both" else f"{half}, with both"
                yield f"{name:34}{n:7}{errors:7}{shares[0]:6.1f}{warned:8}{shares[1]:6.1f}"
    rules = Counter()
    for one in alarms:
        rules.update((one.half, "error", rule) for rule in one.errors)
        rules.update((one.half, "warning", rule) for rule in one.warnings)
    for (half, weight, rule), n in sorted(rules.items()):
        yield f"  {half}: {n} × {weight} {rule}"
