"""About how many bytes of HTML things take on a page, told before they are rendered.

Short because these are estimates alone: they err on the long side, and what they are worth is
measured (`python -m tools.bench.pages`).
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.content.statements import Statement
from generator.evidence.resolution.dossier import Dossier, Spot
from generator.evidence.resolution.said import Cited

_CARD, _EVIDENCE, _TIE, _LETTER = 1_600, 600, 350, 4
"""What a statement in full takes: by itself, for each piece of evidence, for each statement that it
is tied to, and for each byte of its words, which stand on a page four times."""

_LINE, _MARK, _PASSAGE = 450, 340, 600
"""What a line takes by itself; with each mark, beside the words in the link to cite it; and the
passage that marks open, by itself."""

TIES = 25
"""How many statements of one kind that it is tied to are listed with a statement."""


@dataclass(frozen=True, slots=True)
class Heft:
    """What something takes: `own` bytes, and those of each passage that it opens in place, which
    stands once on a page however often it is opened there."""

    own: int = 0
    opened: Mapping[Spot, int] = field(default_factory=dict)

    def __add__(self, other: "Heft | int") -> "Heft":
        if isinstance(other, int):
            return Heft(self.own + other, self.opened)
        return Heft(self.own + other.own, {**self.opened, **other.opened})

    __radd__ = __add__

    def beside(self, opened: Container[Spot]) -> int:
        """What it takes on a page on which these passages stand already."""
        return self.own + sum(size for spot, size in self.opened.items() if spot not in opened)


def together(hefts: Iterable[Heft | int]) -> Heft:
    """What several things take, as one."""
    own, opened = 0, dict[Spot, int]()
    for one in hefts:
        if isinstance(one, int):
            own += one
        else:
            own += one.own
            opened.update(one.opened)
    return Heft(own, opened)


def total(hefts: Iterable[Heft | int]) -> int:
    """What several things take on one page."""
    heft = together(hefts)
    return heft.own + sum(heft.opened.values())


def weight(dossier: Dossier, statement: Statement) -> int:
    """What a statement in full takes."""
    if statement.retracted:
        return _CARD
    said, asked = dossier.of(statement), dossier.asks.get(statement)
    ties = sum(
        min(TIES, len(tied))
        for tied in (
            *(dossier.conditions_on(statement), dossier.reactions_to(statement), said.answers),
            *(asked.replies if asked else (), asked.steps if asked else ()),
        )
    )
    pieces = sum(_EVIDENCE + len(dossier.cited(one).words) for one in statement.evidence)
    return _CARD + pieces + ties * _TIE + _LETTER * _bytes(statement.summary)


def line(dossier: Dossier, record: Any, most: int = 1) -> Heft:
    """What a statement, an event or a party takes in one line, with the marks of its first pieces
    of evidence, at `most` so many, and the passages that they open."""
    words = _bytes(line_words(record))
    pieces = [dossier.cited(one) for one in getattr(record, "evidence", ())[:most]]
    return Heft(_LINE + words * (1 + len(pieces))) + marks(pieces)


def marks(pieces: Iterable[Cited]) -> Heft:
    """What marks take, with the passages that they open."""
    found = [*pieces]
    opened = {_spot(one): _PASSAGE + _bytes(_paragraph(one)) for one in found}
    return Heft(_MARK * len(found), opened)


def rows(*texts: str | None) -> int:
    """What a row of a list takes that shows these texts."""
    return _LINE + sum(_bytes(text) for text in texts if text)


def line_words(record: Any) -> str:
    """The words of a statement, or the name of what is none."""
    return str(record.summary if isinstance(record, Statement) else record.name)


def _spot(cited: Cited) -> Spot:
    return cited.source.id, cited.paragraphs[0] if cited.paragraphs else 0


def _paragraph(cited: Cited) -> str:
    """The paragraph that a mark opens; nothing where it may not be shown."""
    if cited.article is None or not cited.paragraphs or cited.source.display == "link":
        return ""
    return cited.article.paragraphs[cited.paragraphs[0] - 1].text


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
