"""Articles that are written together with a noun, and what they tell of a name: “الوزير”, “وزير”.

In Arabic a noun without one that stands before a name owns it: “مستشار الرئيس X” is none of X’s
titles; behind a noun that has one, a title and a name only tell more of it: “رئيس الهيئة الدكتور
X”. Short because it only looks at the beginnings and ends of words.
"""

from collections.abc import Sequence
from itertools import takewhile

from generator.evidence.attribution.grammar.tokens import Token
from generator.evidence.languages import Speech

_LEFT = 2
"""How many letters a noun has at least."""

_OWNED = 4
"""How many letters a noun for a woman has at most with whose she is, that may be something else."""

_PAIR = 2
"""How many words a noun and what it is like are."""

_FEW = 3
"""How many words leave somebody unnamed: “مصدر أمني مطلع”."""


def bare(token: Token) -> str:
    """A word without its article."""
    return bare_word(token.key, token.speech)


def bare_word(word: str, speech: Speech) -> str:
    """The same of a word alone."""
    for start in speech.listed("definite_starts"):
        if word.startswith(start) and len(word) > len(start) + _LEFT:
            return word.removeprefix(start)
    return word


def is_definite(token: Token) -> bool:
    """Whether a word has its article, or tells of whose somebody is: “ممثلهم”."""
    if bare(token) != token.key:
        return True
    ends = tuple(f"ت{one}" for one in token.speech.listed("joined_owners"))
    if ends and token.key.endswith(ends) and len(token.key) > _OWNED:
        return True  # “زميلته”
    titles = token.speech.listed("titles")
    owners = (one for one in token.speech.listed("joined_owners") if token.key.endswith(one))
    nouns = (token.key.removesuffix(one) for one in owners)
    return any(one in titles or (one[-1:] == "ت" and one[:-1] + "ة" in titles) for one in nouns)


def is_somebody_told(tokens: Sequence[Token]) -> bool:
    """Whether words with articles call somebody told of before what leaves others without a name:
    “المسؤول البلدي”, beside “مسؤول بلدي”."""
    first = tokens[0]
    is_listed = bare(first) in first.speech.listed("unnamed") and not first.is_a("unnamed")
    return is_listed and bare(first) != first.key and all(map(is_definite, tokens))


def is_described(head: Sequence[Token]) -> bool:
    """Whether words are a noun with its article and adjectives that go with it, and no title before
    a name: “المرأة الستينية”."""
    return len(head) > 1 and not head[0].is_title and all(map(is_definite, head))


def name_start(tokens: Sequence[Token], start: int) -> int:
    """Where a name begins of whose last word is known where it stands: “أبو X”."""
    while start > 0 and tokens[start - 1].is_a("name_links"):
        start -= 1
    return start


def is_owned(tokens: Sequence[Token], start: int) -> bool:
    """Whether the name that begins at `start` is whose the words before it are, not theirs."""
    start = name_start(tokens, start)
    if start == 0:
        return False
    before = tokens[start - 1]
    if not is_definite(before):
        return start == 1
    first = tokens[start - 2] if start > 1 else None
    is_of_first = first is not None and not (is_definite(first) or first.is_a("honorifics"))
    return before.is_title and is_of_first


def is_unnamed(head: Sequence[Token]) -> bool:
    """Whether words leave somebody without a name: a noun, and adjectives that go with it."""
    if len(head) == _PAIR and head[1].is_a("unnamed") and not is_definite(head[0]):
        return True  # “شاهد عيان”, “ضابط مسؤول”
    if not head or not head[0].is_a("unnamed"):
        return False
    if len(head) == _FEW and head[1].is_a("bodies"):
        return True  # “مصادر وزارة الزراعة”
    # “مصدر مسؤول بوزارة النقل”: where somebody is, tells nobody’s name either.
    places = tuple(head[0].speech.listed("joined_places")) or ("\0",)
    told = (head[0], *takewhile(lambda t: not t.key.startswith(places), head[1:]))
    return len(told) <= _FEW and all(is_definite(one) == is_definite(head[0]) for one in told)
