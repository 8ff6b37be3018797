"""Which language a text is written in, where that can be told for sure."""

from __future__ import annotations

import regex

from generator.authoring.article.vocabulary import known_languages, read_vocabulary
from generator.evidence.languages import words

_LETTERS = {
    "ja": regex.compile(r"[\p{Hiragana}\p{Katakana}]"),
    "ko": regex.compile(r"\p{Hangul}"),
    "el": regex.compile(r"\p{Greek}"),
    "th": regex.compile(r"\p{Thai}"),
    "ka": regex.compile(r"\p{Georgian}"),
    "hy": regex.compile(r"\p{Armenian}"),
}
"""Scripts that news of one language only is written in."""

_FEWEST = 8
_SHARE = 0.08
_TIMES = 3


def tell_language(text: str) -> str:
    """The code of the language of `text`; empty when it cannot be told for sure.

    By its script, where only one language has it; else by the most frequent words of the languages
    that are known here, of which one must be far ahead of all others.
    """
    letters = len(regex.findall(r"\p{L}", text))
    for code, pattern in _LETTERS.items():
        if letters and len(pattern.findall(text)) > letters / 5:
            return code
    spoken = words(text)
    counts = sorted(
        (
            (sum(word in read_vocabulary(code).common for word in spoken), code)
            for code in known_languages()
        ),
        reverse=True,
    )
    (most, code), (next_most, _) = counts[0], counts[1]
    is_sure = most >= _FEWEST and most >= _SHARE * len(spoken) and most >= _TIMES * next_most
    return code if is_sure else ""
