"""Verbs that leave out whoever does what they tell, since the one before does: “وأضاف أن”.

Short because it only tells where nobody can be the subject; who goes on is told by article.py.
"""

from generator.evidence.attribution.grammar.noun_phrases import Phrase
from generator.evidence.attribution.grammar.tokens import Sentence, Token


def drops_speaker(sentence: Sentence, cue: Phrase) -> bool:
    """Whether nobody but who spoke before can be the subject of the verb at `cue`.

    Known only where verbs tell whose they are by their form. The verb begins the sentence, or
    stands behind what only leads in, and up to the word that begins what is said nothing else may
    be its subject: “وقال في بيان المدير إن” has one.
    """
    if not sentence[0].speech.listed("women_verbs"):
        return False
    before = [token for token in sentence[: cue.start] if not token.is_filler]
    if before and not (before[0].leads_in or before[0].is_a("links")):
        return False
    if before and (before[-1].text not in {",", "،"} or any(map(_is_somebody, before))):
        return False
    if sentence[cue.start].is_a("subjectless"):
        return False
    for token in sentence[cue.end :]:
        if token.is_a("clauses") or token.quotation or token.text == ":":
            return True
        if _is_somebody(token):
            return False
    return True


def gender_of_verb(token: Token) -> str:
    """Whose a verb is by its form: of a woman or a body, of several, or of a man."""
    if token.is_a("women_verbs"):
        return "woman"
    return "several" if token.is_a("plural_forms") else "man"


def _is_somebody(token: Token) -> bool:
    return token.is_cue or token.is_before_name or token.is_a("unnamed", "groups")
