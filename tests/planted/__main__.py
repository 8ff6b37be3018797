"""`python -m tests.planted` (`make planted`): how much of what is false passes, class by class.

With `--write` the table that is kept is brought up to date. `--only CLASS …`, `--half HALF …` and
`--folder NAME …` try some of it; `--show CLASS …` lists what was tried, with the words beside which
it is false, and `--alarms` the correct records of which something is told. Of articles that are not
to be read, nothing is shown.
"""

import argparse
import sys

from tests.planted.falsehoods import KINDS
from tests.planted.folders import HALVES
from tests.planted.measuring import measure
from tests.planted.telling import (
    KEPT,
    by_class,
    by_language,
    compared,
    of_correct,
    read_kept,
    tabled,
    written,
)

_UPDATE = "python -m tests.planted --write"


def main(arguments: list[str] | None = None) -> int:
    """Try, tell, and compare with the table that is kept; 1 where something has become worse."""
    parser = argparse.ArgumentParser(prog="python -m tests.planted", description=__doc__)
    parser.add_argument("--write", action="store_true", help="bring the kept table up to date")
    parser.add_argument("--half", nargs="+", choices=HALVES, default=[], help="only these articles")
    parser.add_argument(
        "--folder", nargs="+", default=[], metavar="NAME", help="only these folders"
    )
    parser.add_argument("--only", nargs="+", choices=[*KINDS], default=[], metavar="CLASS")
    parser.add_argument("--show", nargs="+", choices=[*KINDS], default=[], metavar="CLASS")
    parser.add_argument("--alarms", action="store_true", help="list what correct records are told")
    parser.add_argument("--workers", type=int, default=0, help="processes; as many as processors")
    given = parser.parse_args(arguments)
    verdicts, alarms = measure(given.half, given.only or given.show, given.workers, given.folder)
    for one in verdicts:
        if one.kind in given.show and one.half != "unread":
            print(f"{one.outcome}\t{one.folder}\t{one.kind}\t{one.of}\t{', '.join(one.rules)}")
            print(f"  planted: {one.told}\n  beside:  {one.beside}")
    for alarm in alarms:
        if given.alarms and alarm.half != "unread" and (alarm.errors or alarm.warnings):
            print(alarm.folder, alarm.of, *alarm.errors, *alarm.warnings)
    print("\n".join(by_class(verdicts)), end="\n\n")
    print("\n".join(by_language(verdicts)), end="\n\n")
    print("\n".join(of_correct(alarms)), end="\n\n")
    malformed = [one for one in verdicts if one.outcome == "malformed"]
    for one in malformed:
        print(f"not well made: {one.folder} {one.kind} {one.of}: {', '.join(one.rules)}")
    now = tabled(verdicts, alarms)
    if given.write:
        kept = read_kept()
        for kind, row in now.items():
            kept.setdefault(kind, {}).update(row)
        KEPT.write_text(written(kept if given.half or given.only or given.folder else now), "utf-8")
        print(f"{KEPT.name}: written")
        return 0
    worse, better = compared(read_kept(), now)
    for line in worse:
        print(f"worse: {line}")
    for line in better:
        print(f"better: {line}")
    if better and not worse:
        print(f"It has become better. Keep it so: {_UPDATE}")
    if worse:
        print(f"If what is tried has changed, or this is meant: {_UPDATE}")
    return 1 if worse or malformed else 0


if __name__ == "__main__":
    sys.exit(main())
