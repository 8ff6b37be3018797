"""References: a short mark beside words, and the paragraph that it opens in place.

A mark is the letter of a source and the number of a paragraph, as in R2. What a page refers to is
noted as its template asks for it; at its end stand the paragraphs, each once, with the words marked
that what refers to it rests on.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from generator.content.ids import latinize
from generator.content.model import Explainer, Source
from generator.content.scripts import capitalized, is_in_script_of
from generator.content.statements import Statement
from generator.content.translatable import InOriginal
from generator.evidence.resolution.dossier import Dossier, Spot
from generator.evidence.resolution.passages import cut_segments
from generator.evidence.resolution.said import Cited


@dataclass(frozen=True)
class PassageMark:
    """A paragraph of a source that words rest on: its `mark`, and the `anchor` of what it opens."""

    source: Source
    number: int
    mark: str
    anchor: str


@dataclass
class Referred:
    """A paragraph that a page refers to, and the pieces of evidence for which it does."""

    reference: PassageMark
    pieces: list[Cited] = field(default_factory=list)

    @property
    def text(self) -> list[tuple[str, bool]]:
        """The paragraph cut into stretches, each with whether something rests on it; nothing where
        the source may not be shown."""
        article, number = self.pieces[0].article, self.reference.number
        if article is None or self.reference.source.display == "link":
            return []
        text = article.paragraphs[number - 1].text
        runs = [run.span for one in self.pieces for run in one.runs if run.paragraph == number]
        cut = [
            (text[span.start : span.end], bool(held)) for span, held in cut_segments(text, [runs])
        ]
        grouped = groupby(cut, key=lambda one: one[1])
        return [("".join(words for words, _ in group), held) for held, group in grouped]

    @property
    def statements(self) -> list[Statement]:
        """The statements for which it is referred to, each once."""
        records = dict.fromkeys(one.record for one in self.pieces)
        return [one for one in records if isinstance(one, Statement)]


class References:
    """What one page refers to, in the order in which it does."""

    def __init__(self, dossier: Dossier, marks: Mapping[str, str]) -> None:
        self._dossier = dossier
        self._marks = marks
        self._found: dict[Spot, Referred] = {}

    def of(self, records: Iterable[Any], most: int = 1) -> list[PassageMark]:
        """References to what records rest on: of each its first pieces of evidence, at `most` so
        many; none of what has no evidence, or no longer stands."""
        held = (
            one
            for record in records
            if not getattr(record, "retracted", None)
            for one in getattr(record, "evidence", ())[:most]
        )
        return self.to(map(self._dossier.cited, held))

    def to(self, pieces: Iterable[Cited]) -> list[PassageMark]:
        """References to the paragraphs of each piece of evidence, each once: to all over which its
        words stand, as a list and the line that leads to it, since none says it alone."""
        held = ((one, number) for one in pieces for number in _paragraphs_of(one))
        return list(dict.fromkeys(self._refer(one, number) for one, number in held))

    @property
    def passages(self) -> list[Referred]:
        """The paragraphs that were referred to, each once."""
        return list(self._found.values())

    def _refer(self, cited: Cited, number: int) -> PassageMark:
        source = cited.source
        spot = source.id, number
        if spot not in self._found:
            mark, anchor = f"{self._marks[source.id]}{number}", f"passage--{source.id}-{number}"
            self._found[spot] = Referred(PassageMark(source, number, mark, anchor))
        referred = self._found[spot]
        if cited not in referred.pieces:
            referred.pieces.append(cited)
        return referred.reference


def _paragraphs_of(cited: Cited) -> list[int]:
    """The paragraphs in which words of a piece of evidence stand, in the order of the text; where
    none are known, the first that it names."""
    return sorted({run.paragraph for run in cited.runs}) or [*cited.paragraphs[:1]]


def source_marks(explainer: Explainer, unnamed: str) -> dict[str, str]:
    """What stands for each source before the number of a paragraph, by its id: the mark of its
    publisher, or of `unnamed` where none is named."""
    names = [
        legible(source.publisher or unnamed, explainer.language) for source in explainer.sources
    ]
    marks = marks_for(names, explainer.language)
    return dict(zip((one.id for one in explainer.sources), marks, strict=True))


def legible(name: str, language: str) -> str:
    """A name as those can read it aloud who read this language: in Latin letters, unless it is in
    theirs."""
    return name if is_in_script_of(name, language) else latinize(name)


def marks_for(names: Iterable[str], language: str) -> list[str]:
    """What stands for each of some names: its first letter; where several begin alike, they are
    counted, with a stop behind, as in R1. and R2."""
    letters = [_initial(name, language) for name in names]
    alike, counted = Counter(letters), Counter[str]()
    marks = []
    for letter in letters:
        counted[letter] += 1
        marks.append(letter if alike[letter] == 1 else f"{letter}{counted[letter]}.")
    return marks


def _initial(name: str, language: str) -> str:
    """The first letter of a name, large where its script has large ones."""
    first = next((one for one in name if one.isalpha()), "s")
    return capitalized(first, language).upper()[:1]


def after_label(text: str, label: str) -> str:
    """A text behind a label: without the words that it begins with where they are the label's, so
    that a chip “Rejects” before “Rejects the loan” is read once."""
    head, rest = text[: len(label)], text[len(label) :]
    is_said = head.casefold() == label.casefold() and rest[:1] == " " and rest[1:2].isalnum()
    return text if isinstance(text, InOriginal) or not is_said else rest[1:]


_ROOM = 16
"""How many letters the narrowest column has room for, set in large type."""
_MARK, _TAIL = 4, 4
"""As how many of them a mark counts, and how many of a word that leaves it no room stay with it."""


def last_word(text: str, marks: int = 1) -> tuple[str, str]:
    """A text without its end, and the end that so many marks are to stay with: its last word or,
    of one that leaves them no room, its last letters, since a line breaks before none of a word.

    What is written joined is never cut: some formats would show it apart.
    """
    whole = text.rstrip()
    start = whole.rfind(" ") + 1
    if len(whole) - start + _MARK * marks > _ROOM:
        start = _last_letters(whole, start)
    return whole[:start], whole[start:]


def _last_letters(text: str, start: int) -> int:
    """Where the last letters of a word begin that starts at `start`."""
    at = max(start, len(text) - _TAIL)
    while at > start and not (_is_letter(text[at - 1]) and _is_letter(text[at])):
        at -= 1
    return at


def _is_letter(one: str) -> bool:
    """Whether a character stands by itself: not on another, and not joined to the next."""
    return one.isalnum() and unicodedata.bidirectional(one) != "AL"
