"""How well search knows the forms of words: `python -m tests.word_families` prints a table.

A family has forms that stand in texts, forms that readers type, and strangers that look like it.
All forms and strangers of a language stand in one index, each by itself; each typed form is a
query of its own.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tests.asking import answers, scripts_of
from tests.tables import table

Family = Mapping[str, Sequence[str]]
SETS = ("first", "second", "third", "fourth")


class Worth(NamedTuple):
    """Of what should be found how much is, in `wanted` pairs of a form typed and another in a text;
    of what is found how much should be; how many of the queries find nothing of their family."""

    found: int
    wanted: int
    strange: int
    silent: int
    queries: int

    @property
    def recall(self) -> float:
        """The part of what is wanted that is found."""
        return self.found / self.wanted

    @property
    def precision(self) -> float:
        """The part of what is found that is wanted."""
        return self.found / (self.found + self.strange)


def families(which: str, language: str) -> list[Family]:
    """The families of a language in one of the sets."""
    found: list[Family] = table("search_families", which)[language]
    return found


def pairs(family: Family, typed: str) -> list[str]:
    """The forms in texts that a typed one should find, save for itself."""
    return [one for one in family["texts"] if one.lower() != typed.lower()]


def measured(which: str, language: str) -> tuple[Worth, list[str]]:
    """What search is worth on a set, and in words what it misses and what it finds beside."""
    known = families(which, language)
    texts = [word for family in known for word in (*family["texts"], *family["not"])]
    queries = [(family, typed) for family in known for typed in family["typed"]]
    scripts = scripts_of(*({"title": one} for one in texts), language=language)
    told = answers(scripts, language, [typed for _, typed in queries])
    found = wanted = strange = silent = 0
    notes: list[str] = []
    for (family, typed), answer in zip(queries, told, strict=True):
        right = pairs(family, typed)
        shown = [texts[int(url.rpartition("#")[2])] for url in answer.urls]
        shown = [one for one in shown if one.lower() != typed.lower()]
        hits = [one for one in right if one in shown]
        others = [one for one in shown if one not in family["texts"]]
        found, wanted = found + len(hits), wanted + len(right)
        strange, silent = strange + len(others), silent + (not hits)
        notes += _told(typed, [one for one in right if one not in shown], others)
    return Worth(found, wanted, strange, silent, len(queries)), notes


def _told(typed: str, missed: Iterable[str], others: Iterable[str]) -> Iterable[str]:
    yield from (f"{typed}: misses {one}" for one in missed)
    yield from (f"{typed}: finds {one}" for one in others)


def main() -> None:
    """Print the worth of each language in each set."""
    for which in SETS:
        for language in table("search_families", which):
            worth, notes = measured(which, language)
            print(
                f"{which} {language}: recall {worth.recall:.2f} ({worth.found}/{worth.wanted}),"
                f" precision {worth.precision:.2f}, {worth.silent} of {worth.queries} find nothing"
            )
            print("\n".join(f"    {note}" for note in notes))


if __name__ == "__main__":
    main()
