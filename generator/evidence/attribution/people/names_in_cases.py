"""Names where nouns have cases and verbs agree: which form names, and whom a form may mean."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile

from generator.evidence.attribution.grammar.case_endings import (
    VOWELS,
    agrees,
    gender_agreed,
    gender_of_full_name,
    genders_of_name,
    is_patronymic,
    is_plural_form,
)
from generator.evidence.attribution.grammar.nominatives import is_calling
from generator.evidence.attribution.grammar.noun_phrases import Phrase
from generator.evidence.attribution.grammar.tokens import Sentence, Token
from generator.evidence.attribution.people.figures import Figure, told_gender
from generator.evidence.attribution.people.offices import IsForm
from generator.evidence.languages import Speech, words

SHORT_NAME = 4
"""How many letters a name has at most that is told by the ending alone: “Анна”, “Цой”."""

_STEM = 2
"""How many letters it has at least without its ending."""

_SOFTENED = {"ц": "к", "з": "г", "с": "х"}
"""The consonants that others become before an ending: “Ольга”, “Ользі”."""

_FINAL = "аяоеийіїьє"
"""The letters that the ending of another case stands in the place of."""


def without_owner(name: Sequence[Token]) -> Sequence[Token]:
    """The last words of a name, without what somebody is of: “посол Франции Анри Руа”."""
    if name and agrees(name[0]) and is_calling(name[0]):
        return without_owner(name[1:])
    if len(name) < 3 or not agrees(name[0]) or any(token.is_a("name_links") for token in name):
        return name
    return name[-3:] if is_patronymic(name[-2]) else name[-2:]


def without_patronymic(tokens: Sequence[Token]) -> list[Token]:
    """The same words without the name of the father between two others."""
    inner = {n for n in range(1, len(tokens) - 1) if is_patronymic(tokens[n])}
    return [token for n, token in enumerate(tokens) if n not in inner]


def prefer_subject(figure: Figure, name: Sequence[Token]) -> None:
    """Call somebody new by the form of the name that a subject has, if `name` is that."""
    if figure.known or not agrees(name[0]) or not genders_of_name(name):
        return
    told = figure.names[0].split()
    if len(name) == len(told) and len(name[-1].text) < len(told[-1]):
        figure.names = (" ".join(token.text for token in name),)
        figure.seems = gender_of_full_name(figure.names[0], name[0].speech)


def is_short_form(word: str, name: str, speech: Speech) -> bool:
    """Whether a word is a short name with the ending of another case: “Анны”, “Цоя”."""
    stem = name[:-1] if name[-1] in _FINAL else name
    endings = speech.listed("oblique_names") | speech.listed("genitive_endings")
    return len(stem) >= _STEM and word.startswith(stem) and word[len(stem) :] in endings


def may_be_ending(word: str, name: str) -> bool:
    """Whether a word may have the ending of another case where it is no more like a name: no
    consonant begins one that the name has not, “защитника” is no form of “защита”."""
    pairs = zip(word, name, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    first, rest = word[shared : shared + 1], name[shared:]
    is_softened = _SOFTENED.get(first, " ") in rest
    return not first or first in f"{VOWELS}{_FINAL}{rest}" or is_softened


def in_other_case(
    key: Sequence[str], named: Mapping[tuple[str, ...], Figure], is_form: IsForm
) -> list[Figure]:
    """Those of `named` whose name ends with the words of a key, in whichever case."""
    return [
        figure
        for name, figure in named.items()
        if len(name) >= len(key) and all(map(is_form, key, name[-len(key) :]))
    ]


def is_other_case(sentence: Sentence, phrase: Phrase, figure: Figure, is_form: IsForm) -> bool:
    """Whether a name has an ending that no subject has, where words must be one: “сосед
    Сорокиной”, while “слова Сорокиной” may be hers."""
    last, before = sentence[phrase.end - 1], sentence[max(0, phrase.start - 1) : phrase.start]
    is_led = any(t.is_a("prepositions", "quoting", "documents") or t.is_source_word for t in before)
    if not agrees(last) or is_led:
        return False
    tokens = sentence[phrase.start : phrase.end]
    if figure.is_person and tokens[0].is_a("subjects") and is_plural_form(tokens[0]):
        return True  # “жители посёлка Северный”
    name = tokens[-len(figure.names[0].split()) :]
    if not figure.known and len(name) > 1 and not genders_of_name(name):
        return True  # “мать Анны Лис”
    ends = [words(one)[-1] for one in figure.names if words(one)]
    said = words(last.text)[-1:]
    is_name = any(is_form(one, end) for one in said for end in ends)
    return is_name and not any(one in ends for one in said)


def somebody_new(tokens: Sequence[Token]) -> Iterable[Figure]:
    """Somebody without a name whom a noun or a name may call, so that the next pronoun means nobody
    before."""
    persons = any(token.is_title or token.is_a("women", "men") for token in tokens)
    if persons or any(token.is_upper for token in tokens[1:]):
        yield Figure(("",), told_gender((token.key for token in tokens), tokens[0].speech))


def may_do(figure: Figure, verb: Token) -> bool:
    """Whether somebody may be the subject of a verb by its ending, which tells of them then."""
    gender = gender_agreed(verb) if agrees(verb) else ""
    if gender not in {"man", "woman"} or not figure.is_person:
        figure.gender = figure.gender or gender_of_full_name(figure.names[0], verb.speech)
        return True
    figure.gender = figure.gender or ("" if figure.is_nameless else gender)
    return figure.gender in {"", gender}
