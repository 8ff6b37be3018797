"""Which language a text is written in: told by its letters and words, or not at all."""

from functools import cache
from typing import NamedTuple

import regex
from babel.core import get_global

from generator.authoring.article.vocabulary import read_vocabulary
from generator.evidence.languages import LANGUAGES, language_data, words
from generator.evidence.matching import comparable

_ONE_LANGUAGE = {
    "ja": regex.compile(r"[\p{Hiragana}\p{Katakana}]"),
    "ko": regex.compile(r"\p{Hangul}"),
    "el": regex.compile(r"\p{Greek}"),
    "th": regex.compile(r"\p{Thai}"),
    "ka": regex.compile(r"\p{Georgian}"),
    "hy": regex.compile(r"\p{Armenian}"),
}
"""Scripts that news of one language only is written in."""

_FEWEST = 3
"""How many of a text's words a language has to know."""

_SHARE, _TIMES = 0.35, 2
"""What share of all they are to be, and how many times what any other language with the text's
letters knows."""

_LESS, _FAR = 0.25, 2.5
"""The same for a share that would be small where words are inflected less, of all languages."""

_HARDLY = 0.2
"""Of a language of which a text has a smaller share of words, it is not."""

_FOREIGN = 0.02
"""What share of its words may have letters that the language lacks: names, and words of others."""

_ENOUGH = 25
"""From how many words on a text shows in which language it is not."""

_CASED = regex.compile(r"(?<![\p{L}\p{M}])[\p{Ll}\p{Lo}][\p{L}\p{M}]*")
"""A word that is no name, as far as its script tells."""

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*")
_MARKS = regex.compile(r"\p{M}")


class _Known(NamedTuple):
    """What a language is told by: its letters, and the words that every text has."""

    code: str
    letters: frozenset[str]
    words: frozenset[str]


def tell_language(text: str) -> str:
    """The code of the language of `text`; empty when it cannot be told for sure.

    By its script, where only one language has it; else, among the languages that are known here and
    have its letters, by the words of which no other knows nearly as many.
    """
    if code := _by_script(text):
        return code
    spoken, plain = _spoken(text), _CASED.findall(_plain(text))
    shares = {one.code: _share(spoken, one) for one in _languages()}
    fitting = [one.code for one in _languages() if _has_its_letters(plain, one)]
    code = max(fitting, key=shares.__getitem__, default="")
    most = shares.pop(code, 0.0)
    beside = max((shares[one] for one in fitting if one != code), default=0.0)
    is_sure = most >= _SHARE and most >= _TIMES * beside
    is_alone = most >= _LESS and most >= _FAR * max(shares.values(), default=0.0)
    return code if (is_sure or is_alone) and most * len(spoken) >= _FEWEST else ""


def is_surely_another(text: str, code: str) -> bool:
    """Whether a text cannot be in the language with this BCP 47 tag: it has nothing of its script,
    or too few of its words."""
    code = code.partition("-")[0].lower()
    if not _is_in_its_script(text, code):
        return bool(regex.search(r"\p{L}", text))
    known, spoken = _known(code), _spoken(text)
    if not known.letters or len(spoken) < _ENOUGH:
        return False
    return _share(spoken, known) < _HARDLY or not _has_its_letters(
        _CASED.findall(_plain(text)), known
    )


def knows_letters(code: str) -> bool:
    """Whether it is known here which letters the language with this code has."""
    return bool(_known(code).letters)


def strangeness(text: str, code: str) -> float:
    """The share of words that have letters which the language with this code lacks, among those
    with letters that are not in ASCII; none where its letters are not known here."""
    found = [word for word in _WORD.findall(_plain(text)) if not word.isascii()]
    known = _known(code)
    return _strange(found, known) / len(found) if found and known.letters else 0.0


def _plain(text: str) -> str:
    return comparable(text)[0]


def _spoken(text: str) -> list[str]:
    return [word for word in words(_plain(text)) if not word.isdigit()]


def _by_script(text: str) -> str:
    letters = len(regex.findall(r"\p{L}", text))
    for code, pattern in _ONE_LANGUAGE.items():
        if letters and len(pattern.findall(text)) > letters / 5:
            return code
    return ""


def _is_in_its_script(text: str, code: str) -> bool:
    """Whether a text has a letter of the script that Unicode's data have for a language."""
    script = get_global("likely_subtags").get(code, "").split("_")[1:2]
    if not script or script[0] in ("Jpan", "Kore", "Hans", "Hant"):
        return True
    return bool(regex.search(rf"\p{{Script={script[0]}}}", text))


@cache
def _languages() -> tuple[_Known, ...]:
    return tuple(_known(path.stem) for path in sorted(LANGUAGES.glob("*.yaml")))


@cache
def _known(code: str) -> _Known:
    data = language_data(code)
    vocabulary = read_vocabulary(code)
    said = data.get("support", {}).get("empty", ())
    phrases = (*said, *vocabulary.listed("common"))
    frequent = frozenset(one for phrase in phrases for one in words(_plain(phrase)))
    letters = frozenset(_plain("".join(vocabulary.listed("letters"))))
    return _Known(code, letters, frequent)


def _share(spoken: list[str], known: _Known) -> float:
    """What share of a text's words a language has."""
    return sum(word in known.words for word in spoken) / len(spoken) if spoken else 0.0


def _has_its_letters(plain: list[str], known: _Known) -> bool:
    """Whether words have a language's letters and, save for a few of them, no others."""
    return bool(plain) and _strange(plain, known) <= _FOREIGN * len(plain)


def _strange(plain: list[str], known: _Known) -> int:
    """How many of some words have a letter that a language lacks."""
    return sum(not set(_MARKS.sub("", word.casefold())) <= known.letters for word in plain)
