"""A corpus of any size through the whole generator, in batches: what failed, where and how."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from tests.sites import explainer
from tools.hostile.comparing import Comparison, Difference, oddities, words_of
from tools.hostile.corpus import COPIED, is_refusable
from tools.hostile.laying import Laid, Placement, Unexplained, laid_in, lay, saying_anything
from tools.hostile.planting import Garden, garden

SIZE = 16
"""How large a site is: about 1,600 texts."""
PARAGRAPHS = 400
"""How many strings stand on each of the two pages of Markdown of a site."""


@dataclass(frozen=True)
class Failure:
    """A string that did not stay text; `text` is empty where no string is known to be the cause."""

    text: str
    field: str
    how: str

    def show(self) -> str:
        """The failure as a reader of a log sees it."""
        return f"{self.text!r}\n  in {self.field}\n  {self.how}"


@dataclass
class Outcome:
    """What came of one site: how many texts stood on it, which were refused, which failed."""

    placed: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)
    turned_away: set[str] = field(default_factory=set)

    def add(self, other: Outcome) -> None:
        """Take another site's outcome in."""
        self.placed += other.placed
        self.refused.update(other.refused)
        self.failures += other.failures
        self.shown |= other.shown
        self.turned_away |= other.turned_away


def run(strings: list[str], folder: Path, times: int = 1, jobs: int = 1) -> Iterator[Outcome]:
    """Put every string on sites in `folder`, `times` times in different kinds of fields.

    Each string comes to stand on a page of Markdown as well. Yields the outcome of each site.
    Raises Unexplained when not even a site of harmless words can be built.
    """
    plots = {False: garden(SIZE), True: garden(2, PARAGRAPHS)}
    for is_markdown, plot in plots.items():
        root = folder / f"tokens-{is_markdown}"
        lay(plot, {}, root)
        if fault := build(root):
            raise Unexplained(fault)
    batches = [*batched(strings, plots[False], times), *batched(strings, plots[True], 1, True)]
    work = [(folder, number, *batch) for number, batch in enumerate(batches)]
    if jobs == 1:
        yield from map(_try, work)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(_try, work)


def batched(
    strings: list[str], plot: Garden, times: int, is_markdown: bool = False
) -> Iterator[tuple[dict[int, str], bool]]:
    """Site by site, what stands in which slot, until each string stood `times` times somewhere."""
    slots = [slot for slot in plot.slots if (slot.form == "markdown") == is_markdown]
    placement = Placement(strings)
    while True:
        texts = placement.fill(slots)
        if texts:
            yield texts, is_markdown
        least = min((placement.uses[n] for n in range(len(strings))), default=times)
        if least >= times or len(texts) < len(slots) // 4:
            return


def _try(work: tuple[Path, int, dict[int, str], bool]) -> Outcome:
    """One site: laid out, built and compared."""
    folder, number, texts, is_markdown = work
    plot = garden(2, PARAGRAPHS) if is_markdown else garden(SIZE)
    trial = Trial(plot, folder / f"tokens-{is_markdown}", folder / f"site-{number}", is_markdown)
    outcome = trial.outcome(texts)
    shutil.rmtree(trial.root, ignore_errors=True)
    return outcome


@dataclass
class Trial:
    """One explainer, its site of tokens in the folder `tokens`, and a folder for another."""

    plot: Garden
    tokens: Path
    root: Path
    is_markdown: bool = False

    def outcome(self, texts: dict[int, str]) -> Outcome:
        """What comes of these texts in their slots."""
        shutil.rmtree(self.root, ignore_errors=True)
        try:
            laid = lay(self.plot, texts, self.root)
            fault = build(self.root)
        except Unexplained as error:
            return self.divided(texts, str(error))
        if fault:
            return self.divided(texts, fault)
        found = self.judged(laid)
        if any(not failure.text for failure in found.failures):
            return self.divided(texts, found.failures[0].how)
        return found

    def divided(self, texts: dict[int, str], how: str) -> Outcome:
        """What comes of each half, when something fails and no text is known to be the cause."""
        if len(texts) <= 1:
            slots = {slot.number: slot for slot in self.plot.slots}
            failures = [Failure(text, slots[n].kind, how) for n, text in texts.items()]
            return Outcome(failures=failures or [Failure("", "(tokens alone)", how)])
        numbers = list(texts)
        outcome = Outcome()
        for part in (numbers[: len(numbers) // 2], numbers[len(numbers) // 2 :]):
            outcome.add(self.outcome({number: texts[number] for number in part}))
        return outcome

    def judged(self, laid: Laid) -> Outcome:
        """What is to be said of a site that was built."""
        slots = {slot.number: slot for slot in self.plot.slots}
        refused = Counter(rule for rule, _ in laid.refused.values())
        failures = list(self.failures(laid))
        for number, text in laid.texts.items():
            kept = "".join(c for c in text if c not in COPIED)
            if is_refusable(kept if slots[number].form == "article" else text):
                failures.append(Failure(text, slots[number].kind, "was not refused"))
        shown, refusals = set(laid.texts.values()), {text for _, text in laid.refused.values()}
        return Outcome(len(laid.texts), refused, failures, shown, refusals)

    def failures(self, laid: Laid) -> Iterator[Failure]:
        """What the words of a site made of it."""
        slots = {slot.number: slot for slot in self.plot.slots}
        for difference in self.differences(laid):
            blamed = words_of(slots, laid, difference) or [("", "")]
            for text, where in blamed:
                yield Failure(text, where, difference.show())

    def differences(self, laid: Laid) -> Iterable[Difference]:
        """How the built site differs from what it must be."""
        if self.is_markdown:
            return oddities(self.tokens / "site", self.root / "site")
        tokens = laid_in(self.tokens)
        return Comparison(self.plot, tokens, laid).compare(self.tokens / "site", self.root / "site")


def build(root: Path) -> str:
    """Build the site of an explainer; what went wrong, if anything did."""
    with saying_anything():
        done = explainer("-C", root, "build")
    return "" if done.returncode == 0 else done.stderr[-2000:]
