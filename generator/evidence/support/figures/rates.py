"""Numbers behind which the opposite stands of what the passages have there: “26 a month”, of “26 a
year”, whatever else their clauses share.

Short because the pairs of opposites are the language's.
"""

from collections.abc import Iterator, Sequence

from generator.evidence.support.figures.numbers import Quantity, index_behind
from generator.evidence.support.force.opposites import Pole, poles_of
from generator.evidence.support.reading import ReadText

_BEHIND = 3
"""Within how many words behind a number it stands."""


def is_of_opposite(
    number: Quantity, sentence: ReadText, there: Sequence[tuple[ReadText, Quantity]]
) -> bool:
    """Whether what stands behind a number is opposed by what stands behind it in each of some
    places of other texts, in one language."""
    ours = {one.side for one in _behind(number, sentence)}
    if not ours or not all(reading.code == sentence.code for reading, _ in there):
        return False
    contrary = {(pair, 1 - side) for pair, side in ours}
    for reading, other in there:
        theirs = {one.side for one in _behind(other, reading)}
        if theirs & ours or not theirs & contrary:
            return False
    return bool(there)


def end_of_rate(number: Quantity, reading: ReadText) -> int | None:
    """Where the first such words behind a number end, if there are any."""
    return next((one.words[-1].end for one in _behind(number, reading)), None)


def _behind(number: Quantity, reading: ReadText) -> Iterator[Pole]:
    """The words with opposites a little behind a number, in its sentence; none that only stand
    before something."""
    at = index_behind(reading, number.span.end)
    near = reading.words[at : at + _BEHIND]
    poles = (one for one in poles_of(reading) if not one.is_leading)
    for one in poles if near else ():
        if one.words[0] in near and one.words[0].sentence == near[0].sentence:
            yield one
