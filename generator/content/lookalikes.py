"""Letters of one script that look like those of another.

The table holds what deceives in common typefaces, and no more: Unicode's own list of confusables
also has pairs that only a careless reader takes for each other (rn and m, к and k), and a warning
that is wrong is soon read by nobody.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import regex

_ALIKE = {
    "Cyrillic": ("АВСЕНІЈКМОРЅТХҮԌԚԜасеԁһіјӏорԛѕԝхуүѵ", "ABCEHIJKMOPSTXYGQWacedhijlopqswxyyv"),
    "Greek": ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϳιονυϲ", "ABEZHIKMNOPTYXCjiovuc"),
    "Armenian": ("ՍՕԼՏհոսցօյզ", "UOLShnugojq"),
    "Cherokee": ("ᎪᎬᎠᎡᎢᎫᎻᎷᏃᏞᏢᏚᏙᏔᏴᏟᏀᏦ", "AEDRTJHMZLPSVWBCGK"),
}
"""Letters of a script, and the Latin ones that they look like, in the same order."""

_LATIN = {
    letter: like
    for letters, likes in _ALIKE.values()
    for letter, like in zip(letters, likes, strict=True)
}
_OF_SCRIPT = {
    script: dict(zip(likes, letters, strict=True)) for script, (letters, likes) in _ALIKE.items()
}

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*")
_INFLECTED = regex.compile(r"\p{Lu}{2,}\p{Ll}+")
"""An abbreviation with an ending of the language around it, as in “SMSка”."""
_SCRIPTS = ("Latin", *_ALIKE)
_SCRIPT = {script: regex.compile(rf"\p{{Script={script}}}") for script in _SCRIPTS}
_SAME = str.maketrans({**_LATIN, "I": "l", "’": "'", "ʼ": "'", **dict.fromkeys("‐‑‒–—−", "-")})


@dataclass(frozen=True, slots=True)
class Stranger:
    """A letter in a word of another script, which has one that looks the same."""

    index: int
    letter: str
    like: str
    script: str

    def told(self) -> str:
        """What it is, in words, with its place in the text counted from 1."""
        code = f"U+{ord(self.letter):04X}"
        own = f"character {self.index + 1}, “{self.letter}”, is a {self.script} letter ({code})"
        return f"{own} that looks like “{self.like}”"


def strangers(text: str) -> Iterator[Stranger]:
    """Letters that belong to another script than the rest of their word, and look as if they did.

    A word whose letters of one script all have look-alikes in the other, as in “Ruѕsia”; not “IT-
    компания”, “SMSки” or “МИД/Reuters”, nor the scripts that Japanese and Korean mix.
    """
    for word in _WORD.finditer(text):
        found = [(index, _script(text[index])) for index in range(*word.span())]
        count = Counter(script for _, script in found if script)
        if len(count) != 2 or _INFLECTED.fullmatch(word[0]):
            continue
        # Among equals, the word is taken for Latin, as most readers would.
        main, other = sorted(count, key=lambda script: (-count[script], script != "Latin"))
        for minor, major in ((other, main), (main, other)):
            odd = [(index, _like(text[index], major)) for index, own in found if own == minor]
            if all(like for _, like in odd):
                yield from (Stranger(i, text[i], like, minor) for i, like in odd)
                break


def foreign_letters(text: str) -> Iterator[Stranger]:
    """Letters of `text`, an id, that are none of Latin but look like one."""
    for index, letter in enumerate(text):
        if letter in _LATIN:
            yield Stranger(index, letter, _LATIN[letter], _script(letter))


def as_latin(text: str) -> str:
    """`text` with the Latin letter in the place of each that looks like it."""
    return "".join(_LATIN.get(letter, letter) for letter in text)


def outline(text: str) -> str:
    """What `text` looks like: two names with the same outline cannot be told apart by eye."""
    plain = unicodedata.normalize("NFKC", text)
    return " ".join(plain.translate(_SAME).split())


def _script(letter: str) -> str:
    return next((name for name, pattern in _SCRIPT.items() if pattern.match(letter)), "")


def _like(letter: str, script: str) -> str:
    """The letter of `script` that `letter` looks like; empty when there is none."""
    latin = _LATIN.get(letter, letter if _SCRIPT["Latin"].match(letter) else "")
    return latin if script == "Latin" else _OF_SCRIPT[script].get(latin, "")
