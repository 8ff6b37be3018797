"""Denials of a sentence that lack the word which stands beside its verb in their language: “никто
поможет” has lost its “не”, whatever the passages say.

Short because it looks at the words of one clause alone.
"""

from generator.evidence.languages import read_language
from generator.evidence.support.force.denials import ReadClause
from generator.evidence.support.reading import Word

_WOULD = 2
"""So many words before one that goes with a denial may tell that it denies nothing: “кто бы ни”."""


def lacks_denial(clause: ReadClause) -> Word | None:
    """A word of a clause that goes with a denial beside the verb, where the clause has a verb and
    no denial; in languages that ask for both."""
    wording = clause.content.wording
    word = next((one for one in clause.words if one.key in wording.echoes), None)
    if word is None or _is_in_any_case(clause, word):
        return None
    others = [one for one in clause.words if one.key not in wording.echoes]
    if any(wording.is_denial(one.key) or one.key.startswith(wording.turning) for one in others):
        return None
    return word if any(_is_verb(one, clause) for one in others) else None


def _is_verb(word: Word, clause: ReadClause) -> bool:
    """Whether a word is a verb with a person, as far as its letters tell."""
    wording = clause.content.wording
    if wording.is_infinitive(word.key) or word.is_capital:
        return False
    return wording.is_past(word.key) or wording.is_unpast(word.key)


def _is_in_any_case(clause: ReadClause, word: Word) -> bool:
    """Whether a word belongs to what holds in any case: “что бы ни”, “хоть кто”."""
    at = clause.words.index(word)
    keys = [one.key for one in clause.words[max(0, at - _WOULD) : at]]
    return read_language(clause.content.code).context["woulds"].first(keys) is not None
