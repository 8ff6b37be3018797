"""Words that name somebody: where such a phrase begins and ends, and what is no part of it.

Phrases are given as stretches of a sentence's tokens.
"""

from dataclasses import dataclass

from generator.evidence.attribution.grammar.forms import form_of
from generator.evidence.attribution.grammar.joined_articles import bare, is_definite
from generator.evidence.attribution.grammar.tokens import Sentence, Token

LONGEST = 14
"""How many words a name with all its titles has at most."""

DASHES = {"-", "–", "—", "―"}

CLAUSE = 40
"""How many words and marks a clause has at most, so far as rules look back or ahead in it."""

_OFFICE = 5
"""How many words may tell of what somebody is the head: “der Präsident der Bank”."""

_NAME = 2
"""How many words a title and the first of a name are."""

_SHOWN = 3
"""How many words may lead in whoever shows some quality: “Enttäuscht zeigte sich”."""

_OFFICE_NAME = 3
"""How many words a name and one behind it are."""

_FAR = 60
"""How far into a sentence what it is about is looked for."""


@dataclass(frozen=True, order=True, slots=True)
class Phrase:
    """The tokens of a sentence from `start` up to, not including, `end`."""

    start: int
    end: int


def phrase_from(sentence: Sentence, start: int) -> Phrase | None:
    """The words that begin at a token and name somebody; None when it begins no name."""
    if start >= len(sentence) or not sentence[start].is_word:
        return None
    if sentence[start].pronoun:
        return Phrase(start, start + 1)
    end = start
    while end < min(len(sentence), start + LONGEST) and _continues(sentence, start, end):
        end += 1
    while end > start and sentence[end - 1].is_a("links"):
        end -= 1
    end -= end - start > _OFFICE_NAME and _is_object(sentence[end - _OFFICE_NAME : end])
    return Phrase(start, end) if end > start else None


def _is_object(tokens: Sentence) -> bool:
    """Whether the last of some words is what a verb is about, behind a name: “X Y الإضراب”."""
    *name, last = tokens
    is_name = not any(t.is_title or is_definite(t) or t.form.is_deed for t in name)
    is_name = is_name and not any(token.is_a("bodies") for token in name)
    return is_name and bare(last) != last.key and form_of(bare(last), last.speech).is_deed


def main_subject(sentence: Sentence) -> Phrase | None:
    """What a sentence is about: the first name in it that no preposition leads in."""
    start = _behind_quality(sentence)
    while start < min(len(sentence), _FAR):
        token = sentence[start]
        if token.is_a("joiners", "topics", "issuing") or token.is_filler:
            start += 1
        elif (
            token.leads_in or token.is_a("links") or not token.is_word or _is_asked(sentence, start)
        ):
            start = _after_comma(sentence, start)
        else:
            return _named_part(sentence, phrase_from(sentence, start))
    return None


def _behind_quality(sentence: Sentence) -> int:
    """Where somebody stands behind what a sentence begins with that only tells how: “Enttäuscht
    zeigte sich auch X”; 0 where a sentence does not begin so."""
    is_shown = len(sentence) > _SHOWN and sentence[1].is_a("showing")
    if not is_shown or not sentence[2].is_a("reflexive"):
        return 0
    place = _SHOWN
    while place < len(sentence) - 1 and sentence[place].is_filler:
        place += 1
    is_somebody = sentence[place].is_upper or sentence[place].is_a("articles")
    return place if is_somebody else 0


def _is_asked(sentence: Sentence, start: int) -> bool:
    """Whether a participle begins a sentence and what it leads in: “Asked why that was, X said”."""
    following = sentence[start + 1 : start + 2]
    is_first = start == 0 and sentence[start].is_a("verbs")
    return is_first and any(one.is_a("openers", "boundaries") for one in following)


def apposed_name(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """The name behind a noun that it tells more about: “the mayor of London, Sadiq Khan,”.

    It stands between commas, or between a comma and the end of its clause; a list of several has
    none.
    """
    comma = phrase.end
    habits = sentence[phrase.start].speech.listed("habits")
    if not habits.isdisjoint({"nouns_are_capital", "speaker_follows"}):
        while comma < min(len(sentence), phrase.end + _OFFICE) and sentence[comma].is_word:
            comma += 1
    if comma >= len(sentence) or sentence[comma].text not in {",", "،"}:
        return None
    start = comma + 1
    if "nouns_are_capital" in habits and sentence[start : start + 1]:
        start += sentence[start].is_a("articles")  # “Einer von ihnen, der Landwirt X Y, …”
    end = start
    if "speaker_follows" in habits:
        name = phrase_from(sentence, start)
        is_parted = name is not None and [t.text for t in sentence[name.end : name.end + 1]] == [
            "،"
        ]
        return name if is_parted else None
    while end < len(sentence) and (sentence[end].is_upper or sentence[end].is_before_name):
        end += 1
    for first, last in ((start, end), _described(sentence, start)):
        is_name = first < last and sentence[last - 1].is_upper
        if is_name and not _is_listed(sentence[last : last + 2]):
            return Phrase(first, last)
    return None


def _described(sentence: Sentence, start: int) -> tuple[int, int]:
    """Where a name stands behind other words for what somebody is: “the long-serving councillor Ann
    Lee”; an empty stretch where they do not end in such a word, as in “a friend of Ann Lee”."""
    end = start
    while end < min(len(sentence), start + _OFFICE) and _may_describe(sentence[end]):
        end += 1
    first = end
    while first > start and sentence[first - 1].is_upper:
        first -= 1
    is_told = first > start and _is_of_person(sentence[first - 1]) and _leads(sentence[start])
    return (first, end) if is_told else (start, start)


def _leads(token: Token) -> bool:
    """Whether a word may begin such a description: not “like councillor Ann Lee”."""
    is_article = token.is_a("determiners", "possessives", "lesser")
    return is_article or token.is_upper or "-" in token.text or _is_of_person(token)


def _may_describe(token: Token) -> bool:
    """Whether a word may stand in such a description, or in the name behind it."""
    endings = tuple(token.speech.listed("participle_endings"))
    is_participle = bool(endings) and token.key.endswith(endings) and "-" not in token.text
    is_no_part = token.is_stop or token.is_a("joiners", "links", "agents", "purposes")
    return token.is_word and (token.is_upper or not (is_participle or is_no_part))


def _is_of_person(token: Token) -> bool:
    """Whether a word tells what somebody is: “councillor”."""
    endings = tuple(token.speech.listed("person_endings"))
    return token.is_before_name or (bool(endings) and token.key.endswith(endings))


def _is_listed(following: Sentence) -> bool:
    """Whether a name goes on, or is one of several: “…, Ann Lee and”, “…, Ann Lee’s”."""
    if not following:
        return False
    if following[0].text in {",", "،"}:
        return any(token.is_a("joiners") for token in following[1:])
    is_end = (
        following[0].text in {".", ";", ")", "(", *DASHES} or following[0].quotation is not None
    )
    return not (is_end or following[0].is_cue)


def _after_comma(sentence: Sentence, start: int) -> int:
    for index, token in enumerate(sentence[start:_FAR], start + 1):
        if token.text in {",", "،", ":"} or token.quotation:
            return index
    return len(sentence)


def _continues(sentence: Sentence, start: int, index: int) -> bool:
    """Whether the name that begins at `start` goes on with the token at `index`."""
    token = sentence[index]
    if token.is_a("determiners") and not token.is_a("relatives"):
        return index == start or sentence[index - 1].is_a("links")
    if token.is_a("links"):
        is_inside = index > start and index + 1 < len(sentence) and sentence[index + 1].is_word
        return is_inside and _may_be_of(sentence[index - 1])
    if token.text in {"'s", "’s", "&"}:
        return index > start
    if index > start and (_ends_noun(sentence[index - 1], token) or token.form.is_owned_deed):
        return False
    if index - start > _NAME and _is_office_behind(sentence[start : start + _NAME], token):
        return False
    if index > start and token.form.is_oblique and not sentence[index - 1].form.is_oblique:
        return not is_definite(sentence[index - 1])
    is_inner_filler = index > start and token.is_a("fillers")
    return token.is_word and not token.is_stop and not is_inner_filler


def _is_office_behind(begun: Sentence, token: Token) -> bool:
    """Whether a title without an article tells more of a name that has one with an article before
    it: “الدكتور X Y أستاذ الآثار”."""
    title, name = begun
    is_told = title.is_title and is_definite(title) and not (name.is_title or is_definite(name))
    is_behind = "speaker_follows" in token.speech.listed("habits")
    return is_told and is_behind and token.is_title and not is_definite(token)


def _may_be_of(before: Token) -> bool:
    """Whether a word may have “of” behind it inside a name: where a verb comes before its subject,
    only what tells how many do: “عدد من السكان”, while “حذر X من أزمة” has X alone."""
    is_behind = "speaker_follows" in before.speech.listed("habits")
    return not is_behind or before.is_a("indefinite", "determiners", "alone", "unnamed")


def _ends_noun(noun: Token, token: Token) -> bool:
    """Whether a small word cannot go on with a noun, where all nouns have capital letters."""
    are_nouns_capital = "nouns_are_capital" in noun.speech.listed("habits")
    is_noun = noun.is_upper and not noun.is_a("determiners", "openers")
    return are_nouns_capital and is_noun and token.is_word and not token.is_upper


def _named_part(sentence: Sentence, phrase: Phrase | None) -> Phrase | None:
    """A phrase up to the end of its first run of capitals, if it has one."""
    if phrase is None:
        return None
    capitals = [i for i in range(phrase.start, phrase.end) if sentence[i].is_capital]
    inner = [i for i in capitals if i > phrase.start or len(sentence[i].key) > 3]
    if not inner:
        return phrase
    if _is_before_another(sentence, phrase.start, inner[0]):
        end = inner[0]
        while sentence[end - 1].is_a("links"):
            end -= 1
        return Phrase(phrase.start, end)
    end = inner[0] + 1
    while end < phrase.end and _names(sentence[end]):
        end += 1
    end += sentence[end - 1].is_genitive and end < phrase.end
    return Phrase(phrase.start, end)


def _is_before_another(sentence: Sentence, start: int, capital: int) -> bool:
    """Whether words before a name call somebody else: “The builder met X”, not “the singer X”."""
    first, last = sentence[start], sentence[capital - 1]
    endings = tuple(last.speech.listed("person_endings"))
    if capital - start < 2 or not endings or not first.is_a("determiners"):
        return False
    return not (last.is_upper or _is_of_person(last))


def _names(token: Token) -> bool:
    return token.is_capital or not token.is_word or token.is_before_name or token.is_a("unnamed")
