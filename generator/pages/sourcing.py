"""What the sources are worth to a reader: how much of each is cited, what rests on it, and where
they differ.

Short because it is what one page counts.
"""

from collections import Counter
from dataclasses import dataclass

from generator.content.model import Difference, Source
from generator.evidence.resolution.dossier import Dossier

_WEIGHTS = {"number": "substance", "fact": "substance"}
"""How much a kind of difference matters, where it is not called the same."""

WEIGHTS = ("substance", "wording", "spelling")
"""How much differences matter, the most first."""


@dataclass(frozen=True)
class Weighed:
    """A source: how many of its `paragraphs` are `cited`, and what rests on it, by `kinds` of
    statement."""

    source: Source
    cited: int
    paragraphs: int
    kinds: list[tuple[str, int]]
    events: int
    differences: int

    @property
    def share(self) -> int:
        """How many hundredths of it are cited."""
        return round(100 * self.cited / max(1, self.paragraphs))


def cited_of(dossier: Dossier, source: Source) -> tuple[int, int]:
    """How many paragraphs of a source are cited, and of how many: those of which something should
    be accounted for, as `explainer coverage` counts them, so neither boilerplate nor the turns of
    somebody who speaks for no party."""
    telling = dossier.archive.articles[source.id].telling
    return sum((source.id, one.number) in dossier.spots for one in telling), len(telling)


def weighed(dossier: Dossier) -> list[Weighed]:
    """Every source, in the order of the files."""
    explainer = dossier.explainer
    events = Counter(name for one in explainer.events for name in {e.source for e in one.evidence})
    differences = Counter(
        name for one in explainer.differences for name in {each.source for each in one.accounts}
    )
    found = []
    for source in explainer.sources:
        kinds = Counter(one.kind for one in dossier.from_source(source))
        counts = events[source.id], differences[source.id]
        found.append(Weighed(source, *cited_of(dossier, source), [*kinds.items()], *counts))
    return found


def by_weight(dossier: Dossier) -> list[tuple[str, list[Difference]]]:
    """The differences between sources: those of substance first, then of wording, then of spelling;
    each as written."""
    groups: dict[str, list[Difference]] = {weight: [] for weight in WEIGHTS}
    for one in dossier.explainer.differences:
        groups[_WEIGHTS.get(one.kind, one.kind)].append(one)
    return [group for group in groups.items() if group[1]]
