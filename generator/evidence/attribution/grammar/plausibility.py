"""Whether words can name a speaker at all: “a low voice” can, “observation time will be” cannot.

Rules that go by the place of words alone take some for a subject that are none. What may be no
name is left out: unknown rather than wrong.
"""

from generator.evidence.attribution.grammar.noun_phrases import Phrase
from generator.evidence.attribution.grammar.tokens import Sentence, Token
from generator.evidence.attribution.grammar.verb_senses import is_finite


def may_name(sentence: Sentence, phrase: Phrase | None) -> bool:
    """Whether a phrase may name somebody who speaks.

    A name or a noun with what belongs to it has no verb of its own; it has a capital letter, an
    article, a title or a plural, where the language tells nouns by these.
    """
    if phrase is None:
        return False
    tokens = [token for token in sentence[phrase.start : phrase.end] if token.is_word]
    if not tokens:
        return False
    if len(tokens) == 1:
        return _may_stand_alone(tokens[0])
    if any(is_finite(token) for token in tokens) or _begins_with_verb(sentence, phrase):
        return False
    if any(map(_is_verb_of, tokens[1:], tokens[2:])):
        return False
    return _has_name(tokens) or _is_noun_phrase(tokens)


def _may_stand_alone(token: Token) -> bool:
    if token.pronoun or token.is_a("relatives", "alone"):
        return not token.is_a("openers") or token.is_a("relatives", "alone")
    is_adverb = token.is_a("openers", "boundaries", "fillers", "sources_apart", "demonstratives")
    if is_adverb or token.is_a("determiners") or is_finite(token):
        return False
    return _has_name([token]) or _is_plural(token) or not _tells_nouns(token)


def _begins_with_verb(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether words begin with a verb: “followed the talks”, “Führt eine von X …”."""
    opening, following = sentence[phrase.start], sentence[phrase.start + 1]
    is_small = bool(opening.speech.listed("plural_endings")) and opening.text[0].islower()
    if is_small and following.is_a("articles", "indefinite"):
        return not opening.is_a("determiners", "links") and not opening.is_before_name
    if phrase.start or "nouns_are_capital" not in sentence[0].speech.listed("habits"):
        return False
    first, second = sentence[0], sentence[1]
    return (
        second.is_a("indefinite") and not first.is_a("determiners", "links") and not first.pronoun
    )


def _is_verb_of(token: Token, following: Token) -> bool:
    """Whether a small word has an article behind it, as only a verb has: “X deceived the Y”."""
    if not following.is_a("articles", "indefinite") or following.is_a("alone"):
        return False
    if not token.speech.listed("plural_endings") or not token.text[0].islower():
        return False
    is_small = token.is_a("determiners", "links", "boundaries", "openers", "name_links")
    return not (is_small or token.is_filler or token.is_before_name)


def _has_name(tokens: list[Token]) -> bool:
    """Whether a capital letter, in a script that has them, a title or the like tells a name."""
    is_ours = any(token.is_title or token.is_a("unnamed", "groups") for token in tokens)
    return is_ours or any(
        (token.is_upper and not token.is_day) or _is_noun_of_number(token) for token in tokens
    )


def _is_noun_of_number(token: Token) -> bool:
    """Whether a number and a noun are one word: “die 48-Jährige”."""
    number, _, noun = token.text.partition("-")
    return number.isdecimal() and noun[:1].isupper()


def _is_noun_phrase(tokens: list[Token]) -> bool:
    first, speech = tokens[0], tokens[0].speech
    if not _tells_nouns(first):
        return True
    if "nouns_are_capital" in speech.listed("habits"):
        return False
    is_led = first.is_a("determiners", "possessives") or bool(first.pronoun)
    return is_led or any(map(_is_plural, tokens))


def _tells_nouns(token: Token) -> bool:
    """Whether the language tells by letters and articles what is a noun."""
    speech = token.speech
    return bool(speech.listed("plural_endings")) or "nouns_are_capital" in speech.listed("habits")


def _is_plural(token: Token) -> bool:
    endings = tuple(token.speech.listed("plural_endings"))
    return bool(endings) and len(token.key) > 3 and token.key.endswith(endings)
