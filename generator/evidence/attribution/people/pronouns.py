"""Whom a pronoun stands for: the last of whom the article told something, if only one can be.

Short because it only remembers; whom words name is for meant.py.
"""

from dataclasses import dataclass

from generator.evidence.attribution.grammar.noun_phrases import Phrase
from generator.evidence.attribution.grammar.tokens import Sentence
from generator.evidence.attribution.people.figures import Figure

REACH = 3
"""Over how many paragraphs a pronoun may point back."""


@dataclass(frozen=True)
class _Told:
    """Whom a sentence was about, those last named first, in the paragraph of that number, and who
    of them spoke."""

    paragraph: int
    figures: tuple[Figure, ...]
    spoke: Figure | None = None


def is_pronoun(sentence: Sentence, mention: Phrase) -> bool:
    """Whether a mention is a word that only stands for somebody: “he”, the “his” of “his words”."""
    first = sentence[mention.start]
    is_alone = mention.end == mention.start + 1
    return bool(first.pronoun) or (is_alone and bool(first.stands_for))


class Recent:
    """Those of whom the sentences before were, so that “he” and “she” can be told.

    Somebody without a name counts too: “A spokesman said no. He said …” is not said by whoever was
    named before.
    """

    def __init__(self) -> None:
        self._told: list[_Told] = []
        self._obscured: set[str] = set()
        self._spoke: tuple[Figure, int] | None = None

    def remember(
        self, figures: tuple[Figure, ...], paragraph: int, spoke: Figure | None = None
    ) -> None:
        """Note whom a sentence was about, for the pronouns that follow, and who spoke in it."""
        if persons := tuple(one for one in dict.fromkeys(figures) if one.is_person):
            self._told.append(_Told(paragraph, persons, spoke if spoke in persons else None))
            self._obscured.clear()

    def note_speaker(self, figure: Figure | None, paragraph: int) -> None:
        """Note who spoke in a sentence, be it a body; a sentence in which nobody does changes
        nothing."""
        self._spoke = (figure, paragraph) if figure else self._spoke

    def spoke_in(self, paragraph: int) -> Figure | None:
        """Who spoke last, if that was in the paragraph of that number."""
        return self._spoke[0] if self._spoke and self._spoke[1] == paragraph else None

    def obscure(self, kind: str) -> None:
        """Let a pronoun of that kind be unsure until somebody is told of: it may be a body’s."""
        self._obscured.add(kind)

    def forget(self) -> None:
        """Let no pronoun point back behind here."""
        self._told.clear()

    def only(self, kind: str, paragraph: int) -> Figure | None:
        """The one person of whom the sentence before was, in this paragraph or the one before."""
        last = self._told[-1] if self._told else None
        if last is None or paragraph - last.paragraph > 1 or len(last.figures) != 1:
            return None
        is_fit = not kind or last.figures[0].gender in {"", kind}
        return last.figures[0] if is_fit else None

    def last_in(self, paragraph: int) -> Figure | None:
        """Who spoke in the last sentence that told of a person, if it stands in that paragraph."""
        is_here = bool(self._told) and self._told[-1].paragraph == paragraph
        return self._told[-1].spoke if is_here else None

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
            is_sure = is_sure and kind not in self._obscured
            is_sure = is_sure and (figure.gender == kind or figure.seems in {"", kind})
            if is_sure and not figure.is_nameless:
                figure.gender = kind
            return figure, is_sure
        return None, False
