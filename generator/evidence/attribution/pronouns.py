"""Whom a pronoun stands for: the last of whom the article told something, if only one can be.

Short because it only remembers; whom words name is for people.py.
"""

from dataclasses import dataclass

from generator.evidence.attribution.figures import Figure

REACH = 3
"""Over how many paragraphs a pronoun may point back."""


@dataclass(frozen=True)
class _Told:
    """Whom a sentence was about, those last named first, in the paragraph of that number."""

    paragraph: int
    figures: tuple[Figure, ...]


class Recent:
    """Those of whom the sentences before were, so that “he” and “she” can be told.

    Somebody without a name counts too: “A spokesman said no. He said …” is not said by whoever was
    named before.
    """

    def __init__(self) -> None:
        self._told: list[_Told] = []

    def remember(self, figures: tuple[Figure, ...], paragraph: int) -> None:
        """Note whom a sentence was about, for the pronouns that follow."""
        if persons := tuple(one for one in dict.fromkeys(figures) if one.is_person):
            self._told.append(_Told(paragraph, persons))

    def forget(self) -> None:
        """Let no pronoun point back behind here."""
        self._told.clear()

    def stands_for(self, kind: str, paragraph: int) -> tuple[Figure | None, bool]:
        """The last person whom a pronoun of that kind may stand for, and whether that is sure."""
        for distance, told in enumerate(reversed(self._told)):
            if paragraph - told.paragraph > REACH:
                break
            fitting = [one for one in told.figures if one.gender in {"", kind}]
            if not fitting:
                continue
            figure, is_near = fitting[0], distance == 0 and paragraph - told.paragraph <= 1
            is_sure = len(fitting) == 1 and (is_near or figure.gender == kind)
            if is_sure and not figure.is_nameless:
                figure.gender = kind
            return figure, is_sure
        return None, False
