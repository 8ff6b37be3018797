"""The command `python -m tools.hostile`."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tools.hostile.corpus import distinct, mixtures, read_strings, strings
from tools.hostile.laying import Unexplained
from tools.hostile.running import Outcome, run

EPILOG = """
Each string is put into a field of an explainer: titles, names, summaries, quotations and the
articles that carry them, addresses, names of files; and onto a page of Markdown. The sites are
built as any other, and each page and each file of data is compared with that of the same site with
harmless words. What the generator refuses, with an error at its place, does not fail; an invisible
character that it does not refuse does. A site holds about 1,600 texts; --times 5 puts each string
into five kinds of fields.

Exit code: 0 when every string stayed text, 1 when one did not, 2 for a mistake in the call.
"""


def main(arguments: list[str] | None = None) -> int:
    """Run corpora, and print what failed."""
    given = _parser().parse_args(arguments)
    try:
        texts = [text for file in given.file for text in read_strings(file)]
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    texts += mixtures(given.mixtures, given.seed) if given.mixtures else []
    texts = distinct(texts or strings())
    print(f"{len(texts):,} different strings", flush=True)
    began, total = time.monotonic(), Outcome()
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        try:
            for number, outcome in enumerate(run(texts, Path(folder), given.times, given.jobs), 1):
                total.add(outcome)
                _tell(number, outcome, time.monotonic() - began)
        except Unexplained as error:
            print(error, file=sys.stderr)
            return 1
    _sum_up(texts, total)
    return 1 if total.failures else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tools.hostile",
        description="Put hostile strings into every text field of a site; show which do not stay "
        "text. Without a file: the corpus in tools/hostile/corpus.txt.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", nargs="*", type=Path, metavar="FILE", help=OF_FILE)
    for name, preset, words in OPTIONS:
        words += f" ({preset})"
        parser.add_argument(name, type=int, default=preset, metavar="N", help=words)
    return parser


OF_FILE = "a string on each line, or, with the suffix .json, a list of strings"
OPTIONS = (
    ("--times", 1, "in how many kinds of fields each string stands at least"),
    ("--jobs", 2, "how many sites are built at once"),
    ("--mixtures", 0, "add N strings that are mixed from our own"),
    ("--seed", 0, "what chance the mixtures are made by"),
)


def _tell(number: int, outcome: Outcome, seconds: float) -> None:
    """Print one site's outcome."""
    refused = sum(outcome.refused.values())
    print(f"site {number}: {outcome.placed:,} texts, {refused:,} refused, "
          f"{len(outcome.failures):,} failures ({seconds:,.0f} s)", flush=True)  # fmt: skip
    for failure in {failure.text: failure for failure in outcome.failures}.values():
        print(failure.show(), flush=True)


def _sum_up(texts: list[str], total: Outcome) -> None:
    """Print what came of all strings."""
    refused = ", ".join(f"{rule} {count:,}" for rule, count in total.refused.most_common())
    only = total.turned_away - total.shown
    print(f"{total.placed:,} texts stood on sites, of {len(total.shown):,} strings")
    print(f"{len(only):,} strings were refused wherever they stood")
    print(f"refused, by rule: {refused or 'nothing'}")
    untried = set(texts) - total.shown - total.turned_away
    untried -= {failure.text for failure in total.failures}
    print(f"{len(untried):,} strings fit nowhere")
    print(f"{len({failure.text for failure in total.failures}):,} strings failed")


if __name__ == "__main__":
    sys.exit(main())
