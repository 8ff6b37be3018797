"""Made-up explainers of many shapes: what is much is much in one place, or of one kind.

A shape says which share of so many statements is what. The words are those of `bench`; nothing is
meant by them, and the rules are not to be tried on them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.bench.bench import PARAGRAPHS, PARTIES, sentence

Entry = dict[str, Any]
"""One entry of a file of the content."""

RESPONSES = ("accepts", "welcomes", "mixed", "questions", "criticises", "rejects")
_SPECIAL = ("questions", "reactions", "conditions", "posed", "background")


@dataclass(frozen=True)
class Shape:
    """Shares of n statements: of how many it is true that the first party makes them, that they are
    on the first issue, from the first source, or of the first day; and how many things there are
    beside them, or of a kind among them.

    `issues` and `sources` are how many statements there are to one. `answered` is of how many
    questions one is answered. `word` is what every word is written with, if not in Latin letters.
    """

    party: float = 0
    issue: float = 0
    source: float = 0
    day: float = 0
    questions: float = 0
    reactions: float = 0
    conditions: float = 0
    posed: float = 0
    background: float = 0
    events: float = 0
    differences: float = 0
    changes: float = 0
    issues: int = 25
    sources: int = 50
    years: int = 4
    answered: int = 5
    word: str = ""


SHAPES = {
    "spread": Shape(),
    "one party": Shape(party=0.3),
    "one issue": Shape(issue=0.3),
    "one year": Shape(events=0.2, years=1),
    "one day": Shape(events=0.1, day=0.05, years=1),
    "questions to one party": Shape(questions=0.2),
    "reactions to one statement": Shape(reactions=0.03),
    "conditions of one statement": Shape(conditions=0.03),
    "one source": Shape(source=0.2),
    "differences": Shape(differences=0.04),
    "changes": Shape(changes=0.05),
    "background": Shape(background=0.2),
    "questions that no party poses": Shape(posed=0.2),
    "issues": Shape(issues=10),
    "another script": Shape(party=0.3, questions=0.1, events=0.1, word="საქართველო"),
    "all of it": Shape(
        **{"party": 0.3, "issue": 0.3, "source": 0.2, "day": 0.05, "questions": 0.2},
        **{"reactions": 0.03, "conditions": 0.03, "posed": 0.02, "background": 0.1},
        **{"events": 0.2, "differences": 0.04, "changes": 0.05},
    ),
}
"""Each shape by what there is much of."""


def make(root: Path, shape: Shape, count: int) -> Path:
    """Write an explainer of `count` statements of a shape to `root`: the same one every time."""
    made = _Made(shape, count)
    for name in ("content/parties", "seeds", "build"):
        (root / name).mkdir(parents=True)
    for number in range(made.sources):
        (root / f"seeds/s{number}.txt").write_text("\n".join(made.article(number)), "utf-8")
    for name, entries in made.files(root):
        text = json.dumps(entries, ensure_ascii=False, indent=0)
        (root / f"content/{name}.yaml").write_text(text, "utf-8")
    return root


class _Made:
    """The content of an explainer of a shape."""

    def __init__(self, shape: Shape, count: int) -> None:
        self.shape, self.count = shape, count
        self.sources = max(2, count // shape.sources)
        self.issues = max(4, count // shape.issues)
        self.kinds = [kind for kind in _SPECIAL for _ in range(self._share(kind))]

    def _share(self, name: str) -> int:
        return round(self.count * getattr(self.shape, name))

    def words(self, seed: int, length: int) -> str:
        """Words that no other `seed` gives."""
        said = sentence(seed, length)
        word = self.shape.word
        return said if not word else " ".join([str(seed), *(word for _ in range(length))])

    def article(self, number: int) -> Iterator[str]:
        """The paragraphs of a source."""
        first = number * PARAGRAPHS
        for seed in range(first, first + PARAGRAPHS):
            yield f"{self.words(seed, 18)}. And again, they said: {self.words(seed, 24)}."

    def files(self, root: Path) -> Iterator[tuple[str, Any]]:
        """Each file of the content but the articles, by its name, and what it holds."""
        yield "explainer", _explainer()
        yield (
            "issues",
            [
                {"id": f"i{n}", "name": f"Issue {n}", "group": f"Group {n // 10}"}
                for n in range(self.issues)
            ],
        )
        yield "sources", [self._source(root, n) for n in range(self.sources)]
        statements = [*self._statements()]
        for party in range(PARTIES):
            own = [one for owner, one in statements if owner == party]
            yield f"parties/p{party}", _party(party) | {"statements": own}
        yield "background", [one for owner, one in statements if owner is None]
        yield "questions", [self._posed(n) for n in range(self._share("posed"))]
        yield "events", [self._event(n) for n in range(self._share("events"))]
        yield "differences", [self._difference(n) for n in range(self._share("differences"))]
        yield (
            "changes",
            [
                {"on": self._day(n), "summary": self.words(n, 15), "statements": [f"st-{n}"]}
                for n in range(self._share("changes"))
            ],
        )

    def _source(self, root: Path, number: int) -> Entry:
        digest = hashlib.sha256((root / f"seeds/s{number}.txt").read_bytes()).hexdigest()
        return {
            **{"id": f"s{number}", "file": f"s{number}.txt", "sha256": digest},
            **{"publisher": f"Paper {number % 9}", "title": self.words(number, 8)},
            "published": "2024-12-28",
        }

    def _statements(self) -> Iterator[tuple[int | None, Entry]]:
        """Each statement with its party: st-0, of the second party, is what others react to, and
        what has conditions; questions are asked of the first party."""
        for number in range(self.count):
            kind = self.kinds[number - 1] if 0 < number <= len(self.kinds) else ""
            owner = 0 if number < self._share("party") and not kind else number % PARTIES
            if kind in ("questions", "conditions") or number == 0:
                owner = 1 + number % (PARTIES - 1)
            if kind == "conditions":
                owner = 1
            told = self._statement(number, owner) | _as(kind, number)
            if kind == "background":
                del told["speaker"], told["kind"]
                yield None, told
            elif kind != "posed":
                yield owner, told | self._answer(number, owner)

    def _statement(self, number: int, owner: int) -> Entry:
        issue = 0 if number < self._share("issue") else number * 7 % self.issues
        return {
            **{"id": f"st-{number}", "issue": f"i{issue}", "speaker": f"person-{owner}"},
            "kind": ("position", "claim", "offer")[number % 3],
            "summary": f"Holds that {self.words(number, 12)}.",
            "on": "2024-03-01" if number < self._share("day") else self._day(number),
            "evidence": [self._evidence(number, number < self._share("source"))],
        }

    def _answer(self, number: int, owner: int) -> Entry:
        """What the first party answers to some of the questions that it is asked."""
        asked = number - self.count // 2
        is_asked = 0 < asked < self._share("questions") and asked % self.shape.answered == 0
        return {"answers": {f"st-{asked}": "replies"}} if is_asked and owner == 0 else {}

    def _evidence(self, number: int, is_first: bool = False) -> Entry:
        source = 0 if is_first else (number // PARAGRAPHS + number) % self.sources
        place = source * PARAGRAPHS + number % PARAGRAPHS
        return {"source": f"s{source}", "passage": f"they said: {self.words(place, 24)}"}

    def _day(self, number: int) -> str:
        day = number % 336
        year = 2024 - number // 336 % self.shape.years
        return f"{year}-{day // 28 + 1:02}-{day % 28 + 1:02}"

    def _posed(self, number: int) -> Entry:
        return {
            **{"id": f"q-{number}", "by": "editors", "asked_of": ["p0"], "issue": "i0"},
            **{"summary": self.words(number, 12), "rests_on": [f"st-{self.count - 1}"]},
        }

    def _event(self, number: int) -> Entry:
        day = "2024-03-01" if number < self._share("day") else self._day(number)
        told = {"id": f"ev-{number}", "name": self.words(number, 9), "on": day}
        return told | {"issue": f"i{number % 4}", "evidence": [self._evidence(number)]}

    def _difference(self, number: int) -> Entry:
        accounts = [self._evidence(number + more) for more in (0, 1)]
        told = {"id": f"diff-{number}", "name": self.words(number, 4), "kind": "fact"}
        told |= {"issue": f"i{number % 4}", "summary": self.words(number, 12)}
        return told | {
            "accounts": [one | {"summary": self.words(number, 6)} for one in accounts],
        }


def _as(kind: str, number: int) -> Entry:
    """What makes a statement one of a kind."""
    match kind:
        case "questions":
            return {"kind": "question", "asked_of": ["p0"]}
        case "reactions":
            return {"kind": "reaction", "to": "st-0", "response": RESPONSES[number % 6]}
        case "conditions":
            return {"kind": "condition", "qualifies": "st-0"}
    return {}


def _explainer() -> Entry:
    words = {"title": "Bench", "question": "How long?", "summary": "Made up."}
    return words | {"as_of": "2024-12-31"}


def _party(number: int) -> Entry:
    person = {"id": f"person-{number}", "name": f"Person {number}"}
    return {"name": f"Party {number}", "type": "state", "people": [person]}
