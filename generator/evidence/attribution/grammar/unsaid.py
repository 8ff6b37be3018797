"""What stands in marks or beside them and is not said: names of works, captions, signatures."""

from itertools import pairwise, takewhile

from generator.evidence.attribution.grammar.case_endings import agrees
from generator.evidence.attribution.grammar.noun_phrases import DASHES, Phrase, phrase_from
from generator.evidence.attribution.grammar.plausibility import may_name
from generator.evidence.attribution.grammar.tokens import Sentence
from generator.evidence.attribution.grammar.verb_senses import is_finite

_SIGNATURE = 12
"""How many words and marks the name behind a quotation has at most, with what it tells of it."""

_NAME = 5
"""How many words the name of an outlet or a work in marks has at most."""

_OUTLET = 3
"""How many it has in a script without capital letters."""

_WORK = 14
"""How many it has behind a word that calls it a book or a show."""

_SMALL = 3
"""How many letters the words in it have at most that may be small."""

_PLACE = 4
"""How many words may tell where somebody is, before more is told between commas."""

_TITLE = 7
"""How many words a quoted title has at most."""


def is_caption(sentence: Sentence) -> bool:
    """Whether a sentence tells of a picture: “Photo: X”, “(Photo by X)”."""
    return any(
        token.is_a("captions") and token.is_upper and following.is_a("credits")
        for token, following in pairwise(sentence)
    )


def signed_name(sentence: Sentence, place: int) -> Phrase | None:
    """“…” — X, the mayor: the name behind a dash after the token at `place`, if it ends all.

    In a language that leads speech by dashes such a dash signs nothing.
    """
    start = place + 2
    if start >= len(sentence) or sentence[start - 1].text not in DASHES:
        return None
    name, rest = phrase_from(sentence, start), sentence[start:]
    is_clause = any(token.is_cue or is_finite(token) or token.quotation for token in rest)
    is_dialogue = bool(rest[0].speech.listed("dashes"))
    if is_clause or is_dialogue or len(rest) > _SIGNATURE or not rest[0].is_upper:
        return None
    return name if may_name(sentence, name) else None


def is_name_in_marks(sentence: Sentence, place: int) -> bool:
    """Whether a quotation is the name of an outlet or a work: in the “Spiegel”, X’s “Joker”."""
    if not 0 <= place < len(sentence) or not sentence[place].quotation:
        return False
    if agrees(sentence[place]) and _is_name_by_its_place(sentence, place):
        return True
    if place == 0:
        return False
    text, is_work = sentence[place].text.strip("“”\"'‘’«»„`"), sentence[place - 1].is_a("audiences")
    is_owned = sentence[place - 1].is_genitive
    words = (text.removesuffix(".") if is_work or is_owned else text).split()
    are_capital = all(not word[:1].islower() or len(word) <= _SMALL for word in words)
    if (
        not words
        or len(words) > (_WORK if is_work else _NAME)
        or not are_capital
        or words[-1][-1:] in ".!?…"
    ):
        return False
    before, earlier = sentence[place - 1], sentence[max(0, place - 2) : place - 1]
    if before.is_a("audiences") or (before.key,) in before.speech.source_phrases:
        return True
    if any(token.text.startswith("-") for token in sentence[place + 1 : place + 2]):
        return True
    if is_name_of_outlet(sentence, place, len(words)) or _is_of_body(sentence, place, len(words)):
        return True
    is_reported = all(t.is_a("verbs") for t in earlier) and bool(earlier)
    is_led = before.is_a("datives") or (before.is_a("articles") and is_reported)
    is_led = is_led and not before.is_a("indefinite")
    is_led = is_led and all(
        t.is_a("boundaries", "links") or t.pronoun or t.is_cue or t.is_upper for t in earlier
    )
    is_work = before.is_genitive or before.is_a("boundaries", "links")
    return is_led or (is_work and sum(word[:1].isupper() for word in words) > 1)


def withholds_name(sentence: Sentence, start: int) -> bool:
    """Whether what stands between commas, soon behind whoever is told of, says that the name is to
    be left out: “، رفض ذكر اسمه،”."""
    comma = next((n for n in range(start, start + _PLACE) if _is_comma(sentence, n)), None)
    if comma is None:
        return False
    told = list(takewhile(lambda t: t.is_word, sentence[comma + 1 :]))
    is_name = any(token.is_a("identities") for token in told)
    is_apart = _is_comma(sentence, comma + 1 + len(told))
    return is_name and is_apart and any(token.is_a("withholding") for token in told)


def _is_comma(sentence: Sentence, place: int) -> bool:
    return place < len(sentence) and sentence[place].text in {",", "،"}


def is_name_of_outlet(sentence: Sentence, place: int, length: int) -> bool:
    """Whether few words in marks are whom somebody speaks to, or who has it from somebody, in a
    script without capital letters: “قال لـ«X»”, “في حديث إلى «X»”, “نقلت «X» عن”."""
    before, earlier = sentence[place - 1], sentence[max(0, place - 2) : place - 1]
    if "speaker_follows" not in before.speech.listed("habits") or length > _OUTLET:
        return False
    is_told = before.is_a("boundaries") and any(token.is_a("audiences") for token in earlier)
    is_relayed = before.is_a("relaying") and any(t.is_word for t in sentence[place + 1 : place + 2])
    return before.is_a("datives", "bodies", "audiences") or is_told or is_relayed


def _is_of_body(sentence: Sentence, place: int, length: int) -> bool:
    """Whether a noun for a body stands right before words in marks, where nouns have capitals: “dem
    Bündnis „Freier Himmel“”; one word may be what the body is called by somebody."""
    before = sentence[place - 1]
    if "nouns_are_capital" not in before.speech.listed("habits") or not before.is_upper:
        return False
    is_called = any(token.is_a("naming") for token in sentence[:place])
    return before.key.endswith(tuple(before.speech.listed("bodies"))) and not (
        is_called and length == 1
    )


def is_plain_name(sentence: Sentence, place: int) -> bool:
    """Whether what stands in marks is a name by its place, so that the rest may report."""
    return agrees(sentence[place]) and is_name_in_marks(sentence, place)


def _is_name_by_its_place(sentence: Sentence, place: int) -> bool:
    """Whether words in marks are a name since a colon or a dash would part speech from the rest.

    That is so where verbs agree with their subject: “завод «Гранит-Урал» сообщил”, while what is
    quoted of a sentence begins small: “назвала тариф «налогом на бедных»”.
    """
    inner = sentence[place].text.strip("“”\"'‘’«»„` ")
    is_name = inner[:1].isupper() or not any(map(str.isalpha, inner))
    if not is_name or inner[-1:] in ".!?…," or len(inner.split()) > _NAME:
        return False
    behind = sentence[place + 1 : place + 3]
    is_parted = any(token.text in DASHES for token in behind) and not behind[0].is_word
    if is_parted or sentence[place].text.startswith("\0"):
        return False
    if place == 0:
        return bool(behind) and behind[0].is_word
    before = sentence[place - 1]
    is_led = before.is_a("openers", "participles", "naming") and not before.is_a("joiners")
    return before.is_word and not is_led and not (before.is_cue and not before.is_a("verbs"))


def is_title(sentence: Sentence, place: int) -> bool:
    """Whether a quotation looks like the title of something: “The Long Way Home”."""
    words = sentence[place].text.split() if place < len(sentence) else []
    if not 1 < len(words) <= _TITLE:
        return False
    return sum(not word.strip("“”\"'‘’«»„")[:1].islower() for word in words) * 3 >= 2 * len(words)
