"""What endings tell where nouns have cases and verbs agree with their subject: who may be one.

A verb tells by its ending whether a man, a woman, a thing or several do it (“сказала”); a name or a
noun whether it can be a subject at all (“Марина Ковальчук”, not “Мариной Ковальчук”). Endings that
tell nothing leave both open; which they are stands in the language's data file.

The lists of a language with the habit `agrees`: the endings of verbs stand in `man_verbs`,
`woman_verbs`, `thing_verbs` and `plural_verbs`, in `singular_verbs` those that only tell of one,
and in `infinitive_endings`; those of nouns in `plural_nouns`, `thing_nouns`, `genitive_endings` and
`adjective_endings`, with `adjective_cases` those of other cases; those of first names and family
names that are no subject in `oblique_names`, `oblique_surnames` and, for certain, `oblique_surely`,
with `instrumentals` that some names have too; of men’s in `men_surnames` and `men_names`;
`patronymic_endings` end the names of fathers. `subjects` are nouns for persons and bodies in the
form of a subject, `epicenes` those that have one form for men and women, `generic` those that call
whoever was named by no office (“the official”), `generic_bodies` those that stand for any body,
`kin` those that only call somebody of another (“the neighbour”).
`prepositions` need a case that no subject has; behind one of `within`, `houses` speak by a plural
without a subject (“в мэрии сообщили”); behind `impersonals` stand `documents` and whose they are.
`citing` words tell that an outlet has it from somebody, `denials` that nothing was said (“не
ответил”).
"""

from collections.abc import Sequence

from generator.evidence.attribution.grammar.forms import form_of
from generator.evidence.attribution.grammar.tokens import Token
from generator.evidence.languages import Speech
from generator.evidence.quotation_marks import Span

ANYBODY = frozenset({"man", "woman", "thing", "several"})
PERSON = frozenset({"man", "woman"})
_WOMAN, _MAN = frozenset({"woman"}), frozenset({"man"})
_SEVERAL = frozenset({"several", "thing"})

_SHORT = 3
"""How many letters a word has at most whose ending tells nothing."""

VOWELS = "аоуыэяёюиеіїєaeiouy"
"""The letters of vowels, in Cyrillic and Latin."""


def agrees(token: Token) -> bool:
    """Whether verbs agree with their subject in the language of a token."""
    return "agrees" in token.speech.listed("habits")


def gender_agreed(verb: Token) -> str:
    """Who may do what a verb tells: man, woman, thing, several; empty where nothing tells."""
    speech = verb.speech
    endings = {
        "woman": speech.listed("woman_verbs"),
        "thing": speech.listed("thing_verbs"),
        "several": speech.listed("plural_verbs"),
        "man": speech.listed("man_verbs"),
    }
    return next((gender for gender, listed in endings.items() if _ends(verb, listed)), "")


def is_infinitive(token: Token) -> bool:
    """Whether a word has the ending of an infinitive, and is no noun for somebody."""
    is_noun = token.is_a("subjects") or token.is_title
    return token.is_word and not is_noun and _ends(token, token.speech.listed("infinitive_endings"))


def is_verb_form(token: Token) -> bool:
    """Whether a word has the ending of a verb that has a subject."""
    return bool(gender_agreed(token)) or _ends(token, token.speech.listed("singular_verbs"))


def is_adjective_form(token: Token) -> bool:
    """Whether a word has the ending of an adjective, in whichever case."""
    speech = token.speech
    return _ends(token, speech.listed("adjective_endings") | speech.listed("adjective_cases"))


def is_adjective_of(token: Token) -> bool:
    """Whether a word has the ending of an adjective in the genitive."""
    speech = token.speech
    return _ends(token, speech.listed("adjective_cases") & speech.listed("genitive_endings"))


def is_patronymic(token: Token) -> bool:
    """Whether a word is the name that somebody has from the father: “Ильинична”."""
    return token.is_upper and _ends(token, token.speech.listed("patronymic_endings"))


def genders_of_name(name: Sequence[Token]) -> frozenset[str]:
    """Of whom a name may be that of a subject; empty where it has the ending of another case."""
    first, last = name[0], name[-1]
    if is_unchanging(last) and (len(name) == 1 or is_unchanging(first)):
        return ANYBODY
    if len(name) == 1 or first.form.is_shortened:
        return _of_surname(last)
    if first.is_a("men_names"):
        return frozenset() if _ends(last, last.speech.listed("oblique_surely")) else _MAN
    if _ends(first, first.speech.listed("oblique_names")):
        is_open = not _is_vowel(last) and not _ends(last, last.speech.listed("oblique_surnames"))
        return (
            _MAN if _ends(first, first.speech.listed("instrumentals")) and is_open else frozenset()
        )
    if _is_on_a(first):
        return frozenset() if _ends(last, last.speech.listed("oblique_surnames")) else _WOMAN
    if _ends(last, last.speech.listed("oblique_surely")):
        return frozenset()
    is_man = first.key.endswith("й") or _ends(last, last.speech.listed("men_surnames"))
    return _MAN if is_man else PERSON


def gender_of_full_name(name: str, speech: Speech) -> str:
    """Man or woman, where the first name and the last tell it in the form of a subject."""
    if "agrees" not in speech.listed("habits") or name.isascii():
        return ""
    tokens = [Token(form_of(word, speech), Span(0, 0)) for word in name.split()]
    genders = genders_of_name(tokens) if len(tokens) > 1 else ANYBODY
    return min(genders) if len(genders) == 1 and genders <= PERSON else ""


def genders_of_noun(noun: Token) -> frozenset[str]:
    """Who is called by a noun that may be a subject, by its form."""
    if noun.is_a("women"):
        return _WOMAN
    if noun.is_a("epicenes"):
        return PERSON
    if is_plural_form(noun):
        return _SEVERAL
    if _ends(noun, noun.speech.listed("thing_nouns")):
        return frozenset({"thing"})
    if _is_on_a(noun):
        return PERSON if noun.is_title else _WOMAN
    return PERSON


def is_plural_form(noun: Token) -> bool:
    """Whether a noun has the ending of a plural, which may be another case of a singular too."""
    return _ends(noun, noun.speech.listed("plural_nouns"))


def is_unchanging(token: Token) -> bool:
    """Whether a word has no endings: “ТАСС”, “Reuters”."""
    return token.text.isascii() or (token.text.isupper() and len(token.text) > 1)


def _of_surname(name: Token) -> frozenset[str]:
    if len(name.key) > _SHORT and _ends(name, name.speech.listed("oblique_surnames")):
        return frozenset()
    if _ends(name, name.speech.listed("plural_nouns")):
        return _SEVERAL
    if _is_on_a(name):
        return _WOMAN
    return ANYBODY - {"several"} if _is_vowel(name) else PERSON


def _ends(token: Token, endings: frozenset[str]) -> bool:
    return token.key.endswith(tuple(endings))


def _is_vowel(token: Token) -> bool:
    return token.key[-1:] in VOWELS


def _is_on_a(token: Token) -> bool:
    return token.key[-1:] in {"а", "я"}
