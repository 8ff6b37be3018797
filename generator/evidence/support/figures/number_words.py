"""Numbers in words: “twenty-five”, “two hundred thousand”, “fünfundzwanzig”, “третьего”."""

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

import regex

from generator.evidence.support.wording import Wording

_ADJECTIVE = regex.compile(
    "ь?(?:ый|ий|ой|ая|а|ое|е|є|ого|его|ому|ему|им|ым|ом|ем|ій|ої|ою|у|ую|их|ых|ими|ыми)$"
)
"""Endings of Slavic ordinals."""

_PARTICLES = regex.compile("[وف]?(?:ال|لل|[بل](?:ال)?)?(?=..)")

_COMPOUNDING = ("de", "nl", "it", "sv", "da", "nb", "no", "fi", "hu")
"""Languages that write a number as one word."""

_ENDING = 3
"""How many letters an ending has at most."""


def may_begin_number(key: str, wording: Wording) -> bool:
    """Whether a number in words may begin with a word."""
    is_multiple = key in wording.multiples and len(key) > 2
    return (
        is_multiple
        or key in wording.ones
        or key in wording.vague
        or value_of(key, wording) is not None
    )


def read_run(keys: Sequence[str], wording: Wording) -> tuple[int, Fraction, bool] | None:
    """How many of some words are a number, which, and whether it is vague; None where none is."""
    total, part, length = Fraction(0), Fraction(0), 0
    for place, key in enumerate(keys):
        if place < length:
            continue
        if place and (more := _halves(keys[place:], wording)):
            part, length = part + Fraction(1, 2), place + more
            continue
        times = wording.multiples.get(key) or (wording.vague.get(key, 0) // 2 if place else 0)
        if key in wording.vague and not (times and total + part):
            more, factor = _of_vague(keys[place + 1 : place + 3], wording)
            return (
                place + 1 + more,
                max(Fraction(1), total + part) * wording.vague[key] * factor,
                True,
            )
        value = value_of(key, wording)
        if times:
            if not total and not part and place and keys[0] not in wording.ones:
                break
            part = (part or Fraction(1)) * times
            total, part = (total + part, Fraction(0)) if times >= 1000 else (total, part)
        elif value is not None:
            if not _follows(part, value, key, wording):
                break
            if place == 1 and _is_one_and(keys[0], key, wording):
                part += 1
            is_fourscore = wording.code == "fr" and part == 4 and value == 20
            part = part * value if is_fourscore else part + value
        elif _adds_one(key, part, wording):
            part += 1
        elif _joins(key, place, total + part, wording):
            continue
        else:
            break
        length = place + 1
    return (length, total + part, False) if length else None


def _halves(keys: Sequence[str], wording: Wording) -> int:
    """How many of some words add one half to the number before them."""
    there = (len(one) for one in wording.halves if tuple(keys[: len(one)]) == one)
    return max(there, default=0)


def _adds_one(key: str, part: Fraction, wording: Wording) -> bool:
    """Whether a word for one goes on with a number: “forty-one”."""
    is_tens = part % 10 == 0 and part % 100 >= 20
    return is_tens and key in wording.ones and len(key) > 2


def _is_one_and(key: str, following: str, wording: Wording) -> bool:
    """Whether Arabic says one before the tens."""
    return wording.code == "ar" and key in wording.ones and following.startswith("و")


def _joins(key: str, place: int, number: Fraction, wording: Wording) -> bool:
    """Whether a word leads on to a number: “a hundred”, “twenty and …”."""
    return (place == 0 and key in wording.ones) or (key in wording.number_joiners and number >= 20)


def _of_vague(keys: Sequence[str], wording: Wording) -> tuple[int, int]:
    """What stands behind a vague number and multiplies it, and how many words: “of thousands”."""
    for length, key in enumerate(keys, 1):
        times = wording.multiples.get(key) or wording.vague.get(key, 0) // 2
        if times:
            return length, 10 ** (len(str(times)) - 1)
        if len(key) > 3:
            break
    return 0, 1


def _follows(part: Fraction, value: Fraction, key: str, wording: Wording) -> bool:
    """Whether a number may go on with a word: twenty-five, soixante-dix, خمسة وعشرون."""
    if not part or part % 100 == 0:
        return True
    if part % 10 == 0 and part % 100 >= 20 and value < 10:
        return True
    if wording.code == "fr":
        return (part % 100 in (60, 80) and value < 20) or (part == 4 and value == 20)
    is_teen = wording.code == "ar" and part < 10 == value
    return is_teen or (key.startswith("و") and part % 100 < 10 <= value)


@lru_cache(maxsize=1 << 15)
def value_of(key: str, wording: Wording) -> Fraction | None:
    """The number that one word is, also where it is made of several."""
    if key in wording.numbers:
        return wording.numbers[key]
    if wording.code == "ar":
        plain = key[len(_written_before(key)) :]
        return wording.numbers.get(plain)
    if wording.lasting and (head := lasting(key, wording)):
        return value_of(key[:head], wording)
    if ending := _ADJECTIVE.search(key, 3):
        return wording.ordinal_heads.get(key[: ending.start()])
    return _compound(key, wording) if len(key) > 6 and wording.code in _COMPOUNDING else None


def lasting(key: str, wording: Wording) -> int:
    """How many letters of a word are the number of a length of time that it tells: “dreitägig”."""
    for part in wording.lasting:
        at = key.find(part, 2)
        if at > 0 and len(key) - at - len(part) <= _ENDING and key[:at] in wording.numbers:
            return at
    return 0


def _written_before(key: str) -> str:
    """What Arabic writes together with a number: and, in, for, the."""
    found = _PARTICLES.match(key)
    return found[0] if found else ""


def _compound(key: str, wording: Wording) -> Fraction | None:
    """The number of a word all of which is words for numbers: “fünfundzwanzig”."""
    joined = {"und": Fraction(0), "ein": Fraction(1)}
    times = {word: Fraction(one) for word, one in wording.multiples.items()}
    parts = {**wording.numbers, **times, **joined}
    total, part, rest = Fraction(0), Fraction(0), key
    while rest:
        head = max((one for one in parts if rest.startswith(one)), key=len, default="")
        if not head:
            return None
        rest, value = rest[len(head) :], parts[head]
        if head in wording.multiples:
            part = (part or Fraction(1)) * value
            total, part = (total + part, Fraction(0)) if value >= 1000 else (total, part)
        else:
            part += value
    return total + part
