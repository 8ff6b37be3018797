"""Words that may be a subject by their endings, where nouns have cases: names, and nouns that call
somebody, with the name behind them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.evidence.attribution.grammar.case_endings import (
    ANYBODY,
    PERSON,
    VOWELS,
    genders_of_name,
    genders_of_noun,
    is_infinitive,
    is_patronymic,
    is_plural_form,
    is_verb_form,
)
from generator.evidence.attribution.grammar.noun_phrases import Phrase
from generator.evidence.attribution.grammar.tokens import Sentence, Token
from generator.evidence.attribution.grammar.unsaid import is_name_in_marks

_OFFICE = 10
"""How many words may tell what somebody is: from “заместитель” to the name."""


@dataclass(frozen=True)
class Nominative:
    """Words of a sentence that may be a subject, and whose: see `case_endings`.

    `noun` is the place of the noun that calls somebody, and `name` that of the name; either may be
    missing.
    """

    phrase: Phrase
    genders: frozenset[str]
    noun: int | None = None
    name: int | None = None

    @property
    def is_somebody(self) -> bool:
        """Whether a name or a pronoun tells who it is."""
        return self.noun is None or self.name is not None


def nominatives(sentence: Sentence, start: int, end: int, gender: str = "") -> Iterator[Nominative]:
    """The words from `start` up to `end` that may be a subject by their endings, in order.

    Where the `gender` of a verb is told, a name that does not agree with it belongs to the noun
    before it: “представитель Анны Лис сказал”.
    """
    place = start
    while place < end:
        token = sentence[place]
        found = None
        if token.pronoun:
            found = Nominative(Phrase(place, place + 1), _of_pronoun(token))
        elif token.is_a("indefinite") and _is_partitive(sentence, place, end):
            found = _called(sentence, place, end, gender)
        elif is_calling(token) and not is_governed(sentence, place):
            found = _with_adjectives(sentence, _called(sentence, place, end, gender), start)
        elif _is_before_noun(sentence, place, end):
            found = Nominative(Phrase(0, 2), genders_of_noun(sentence[1]), noun=1)
        elif token.is_upper and may_begin_name(token) and not _only_opens(sentence, place):
            found = _named(sentence, place, end)
        if found:
            yield found
            place = max(place + 1, found.phrase.end)
        elif token.is_upper and not _only_opens(sentence, place):
            place = run_end(sentence, place, end)
        else:
            place += 1


def is_calling(token: Token) -> bool:
    """Whether a word is a noun in the form of a subject that calls a person or a body."""
    head = token.form.head
    if token.is_a("subjects") or (head.is_a("subjects") and head.is_a("titles")):
        return True
    endings = tuple(token.speech.listed("person_endings"))
    return bool(endings) and token.text[:1].islower() and token.key.endswith(endings)


def _only_opens(sentence: Sentence, place: int) -> bool:
    """Whether a word has a capital letter only since it begins a sentence: “Натомість Бойко”."""
    token = sentence[place]
    return place == 0 and (not may_begin_name(token) or is_infinitive(token))


def _is_before_noun(sentence: Sentence, place: int, end: int) -> bool:
    """Whether an adjective begins a sentence and a noun is behind it that no list has, with an
    ending that agrees: “Ініціативна група”, not “Лозовий днями”."""
    first, noun = sentence[place], sentence[place + 1 : min(end, place + 2)]
    if place or not first.is_upper or not _is_adjective(first) or not noun:
        return False
    is_small = noun[0].is_cue or noun[0].is_filler or is_verb_form(noun[0]) or noun[0].form.lists
    is_alike = first.key[-1] in "ая" and noun[0].key[-1] in "ая"
    is_alike = is_alike or (first.key[-1] == "й" and noun[0].key[-1] not in VOWELS)
    return noun[0].text.islower() and noun[0].is_word and is_alike and not is_small


def _is_partitive(sentence: Sentence, place: int, end: int) -> bool:
    """Whether a word begins “one of them”."""
    behind = sentence[place + 1 : min(end, place + 2)]
    return any(token.is_a("links") for token in behind) and not is_governed(sentence, place)


def _is_another(token: Token) -> bool:
    """Whether a noun calls another person than one before it, in the form of a subject alone."""
    return is_calling(token) and token.is_title and not is_plural_form(token)


def _of_pronoun(token: Token) -> frozenset[str]:
    return ANYBODY if token.pronoun == "self" else frozenset({token.pronoun})


def _named(sentence: Sentence, start: int, end: int) -> Nominative | None:
    """The name with which words with capital letters end: of “Узбекистана Анвар Саидов” the last
    two."""
    behind = run_end(sentence, start, end)
    if behind == start + 1 and behind < end and is_name_in_marks(sentence, behind):
        return Nominative(Phrase(start, behind + 1), genders_of_noun(sentence[start]), name=start)
    run = sentence[start:behind]
    is_full = len(run) > 2 and is_patronymic(run[-2])
    for length in (*((3,) if is_full else ()), *((2,) if len(run) > 1 else ()), 1):
        name = run[-length:]
        if length == len(run) and is_governed(sentence, start):
            continue
        if length == 1 and len(run) > 1 and name[0].key[-1:] in "аоуыэяёюиеіїє":
            continue  # “Ивану Шевченко” is whom something is told
        if is_full and length == 2:
            continue
        if genders := genders_of_name(name):
            return Nominative(Phrase(behind - length, behind), genders, name=behind - length)
    return None


def _called(sentence: Sentence, noun: int, end: int, gender: str) -> Nominative:
    """Somebody called by a noun, with what belongs to it and the name behind it, if there is one:
    “представитель железной дороги Тимур Галеев”."""
    place, perhaps = noun + 1, None
    while place < min(end, noun + _OFFICE) and _belongs(sentence, place, end):
        if sentence[place].is_upper and (name := _named(sentence, place, end)):
            agreed = name.genders & PERSON & _of_holder(sentence[noun])
            if agreed and (gender or min(agreed)) in name.genders:
                one = Nominative(Phrase(noun, name.phrase.end), name.genders, noun, name.name)
                if name.phrase.end - name.phrase.start > 1:
                    return one  # “гидролог Института воды Анна Лис”: a full name before one word
                perhaps = perhaps or one
        place = run_end(sentence, place, end) if sentence[place].is_upper else place + 1
    if perhaps:
        return perhaps
    holder = sentence[noun]
    is_person = holder.is_title or holder.key.endswith(
        tuple(holder.speech.listed("person_endings"))
    )
    of_body = range(noun + 1, noun + 1 if is_person else place)
    marked = (n + 1 for n in of_body if sentence[n].quotation)
    place = next(marked, place)  # “завод «Норд» вину не признал”
    while place > noun + 1 and sentence[place - 1].is_a("links"):
        place -= 1
    return Nominative(Phrase(noun, place), genders_of_noun(sentence[noun]), noun)


def _with_adjectives(sentence: Sentence, one: Nominative, start: int) -> Nominative:
    """The same with the adjectives before the noun: “Екологічна інспекція”."""
    first = one.phrase.start
    while first > start and _is_adjective(sentence[first - 1]):
        first -= 1
    return replace(one, phrase=Phrase(first, one.phrase.end))


def _is_adjective(token: Token) -> bool:
    endings = tuple(token.speech.listed("adjective_endings"))
    is_other = token.is_cue or token.is_filler or token.pronoun or token.is_a("openers", "subjects")
    return bool(endings) and token.is_word and token.key.endswith(endings) and not is_other


def _of_holder(noun: Token) -> frozenset[str]:
    """Who may be called by a noun that has a name behind it: a title leaves open whether a man."""
    return genders_of_noun(noun) | (PERSON if noun.is_title and not noun.is_a("women") else set())


def _belongs(sentence: Sentence, place: int, end: int) -> bool:
    """Whether a word may tell more of a noun before it."""
    token = sentence[place]
    if token.quotation:
        return is_name_in_marks(sentence, place)
    if token.is_a("links"):
        following = sentence[place + 1 : place + 2] if place + 1 < end else ()
        if place + 1 < end and is_name_in_marks(sentence, place + 1):
            return True  # “депутат от «Союза» Анна Лис”
        return any(one.is_word and not one.is_a("citing") for one in following)
    is_other = token.pronoun or _is_another(token) or token.is_cue or token.is_a("participles")
    is_apart = token.is_a("boundaries", "days") or token.is_filler or token.is_a("determiners")
    return token.is_word and not (is_other or is_apart)


def may_begin_name(token: Token) -> bool:
    """Whether a word with a capital letter may be the first of a name."""
    is_small = token.is_a("determiners", "openers", "boundaries", "participles", "days")
    is_small = is_small or token.is_a("prepositions")
    return token.is_word and not (is_small or token.is_filler or token.is_cue)


def run_end(sentence: Sentence, start: int, end: int) -> int:
    """Where words with capital letters end that stand together, with “фон” and the like inside."""
    place = start + 1
    while place < end:
        is_inner = sentence[place].is_a("name_links") and place + 1 < end
        is_inner = is_inner and sentence[place + 1].is_upper
        if not sentence[place].is_upper and not is_inner:
            break
        place += 1
    return place


def is_governed(sentence: Sentence, place: int) -> bool:
    """Whether a preposition leads in the word at `place`, or one word before it."""
    before = sentence[max(0, place - 2) : place]
    if any(not token.is_word for token in before[-1:]):
        return False
    if before and before[-1].is_a("prepositions"):
        return True
    is_between = len(before) > 1 and before[-1].text.islower() and _is_adjective(before[-1])
    is_person = sentence[place].is_title or sentence[place].is_upper
    return is_between and before[0].is_a("prepositions") and not is_person
