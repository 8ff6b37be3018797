"""A text → the words by which search finds it: the one tokenizer of the site and its bundles.

The browser cuts and folds what a reader types by the same patterns, which stand in the index.
"""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

import regex

from generator.evidence.support.word_lists import read_wording

PATTERNS = {
    "invisible": r"[\u00ad\u0640\u200b-\u200f\u2060\ufeff]",
    # A breve or diaeresis makes another letter of a Cyrillic one, save of е.
    "marks": r"(?<!\u0438)\u0306|(?<!\u0456)\u0308"
    r"|[\u0300-\u0305\u0307\u0309-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]",
    "dotted": r"(^|[^\p{L}\p{N}])((?:\p{L}\.){2,})",
    "possessive": r"['’‘ʼʻ′`´]s(?![\p{L}\p{N}])",
    "elided": r"(^|[^\p{L}\p{N}])(?:[cdjlmnst]|[dns]ell|all|un|(?:jus|lors|puis)?qu)['’‘ʼ′`´]"
    r"(?=\p{L})",
    "apostrophe": r"['’‘ʼʻ′`´]",
    "word": r"[\p{L}\p{M}\p{N}]+",
    "unspaced": r"[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}"
    r"\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]",
}
"""How texts are cut and folded, in what both Python's `regex` and JavaScript read."""

LETTERS = {
    **{"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th"},
    **{"ı": "i", "ς": "σ", "ґ": "г"},
    **{"ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ھ": "ه", "ہ": "ه", "ٱ": "ا"},
    **{chr(first + n): str(n) for first in (0x660, 0x6F0) for n in range(10)},
}
"""Letters that are written in two ways, and the one that both are compared by."""

_FOUND = {name: regex.compile(pattern) for name, pattern in PATTERNS.items()}
_LETTERS = str.maketrans(LETTERS)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_PARTS = regex.compile(rf"{PATTERNS['unspaced']}+|[^{PATTERNS['unspaced'][1:-1]}]+")
_DOTLESS = {"tr", "az"}
_DOTTED = str.maketrans({"I": "ı", "İ": "i"})


class SearchToken(NamedTuple):
    """A word of a text, folded, in every `spelling`; its `raw` form; which one of the text it is.

    A run of a script without spaces is cut into pairs of characters, each its own token.
    """

    spellings: tuple[str, ...]
    raw: str
    position: int


def tokens(text: str, language: str = "") -> list[SearchToken]:
    """The words of a text in the language with this BCP 47 tag, in order."""
    words = _words(in_lower_case(text, language))
    if _FOUND["unspaced"].search(text):
        parts = (part for raw in words for part in _PARTS.findall(raw))
        words = [one for part in parts for one in _pieces(part)]
    return [SearchToken(_spellings(word), word, position) for position, word in enumerate(words)]


def in_lower_case(text: str, language: str) -> str:
    """A text in lower case; I is ı in languages that have a dotless i."""
    is_dotless = language.partition("-")[0].lower() in _DOTLESS
    return (text.translate(_DOTTED) if is_dotless else text).lower()


def _words(text: str) -> list[str]:
    plain = _FOUND["invisible"].sub("", unicodedata.normalize("NFKC", text))
    plain = _FOUND["dotted"].sub(lambda found: found[1] + found[2].replace(".", ""), plain)
    plain = _FOUND["elided"].sub(r"\1", _FOUND["possessive"].sub(" ", plain))
    return [found[0] for found in _FOUND["word"].finditer(_FOUND["apostrophe"].sub("", plain))]


def _pieces(run: str) -> list[str]:
    """A word; of a script without spaces each character with the next, and the last by itself."""
    return [run[n : n + 2] for n in range(len(run))] if _FOUND["unspaced"].match(run) else [run]


@lru_cache(maxsize=1 << 16)
def _spellings(word: str) -> tuple[str, ...]:
    """A word as it is compared; one with umlauts as it is written without them too."""
    spelt = word.translate(_UMLAUTS)
    return tuple(dict.fromkeys((folded(word), folded(spelt))))


def folded(word: str) -> str:
    """A word in lower case without accents and vowel marks, with one of each letter's spellings."""
    plain = _FOUND["marks"].sub("", unicodedata.normalize("NFKD", word))
    return unicodedata.normalize("NFC", plain).translate(_LETTERS)


def stop_words(language: str) -> frozenset[str]:
    """Words that carry no content in a language, folded; none where they are not known."""
    empty = read_wording(language).empty
    return frozenset(
        one.spellings[0] for word in empty if len(found := tokens(word)) == 1 for one in found
    )
