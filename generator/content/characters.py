"""Characters that control, hide or turn text, and letters that look like those of another script.

Right-to-left text, emoji and the joiners that Persian, Hindi and others spell with are welcome;
what is allowed is allowed where it belongs, and nowhere else. The table of look-alikes holds what
deceives in common typefaces, and no more: Unicode's own list of confusables also has pairs that
only a careless reader takes for each other (rn and m, к and k), and a warning that is wrong is soon
read by nobody.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import tee

import regex

from generator.content.problems import Place, Problem, places_in

_BIDI_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

_JOINING = (
    r"[\p{Arabic}\p{Syriac}\p{Mandaic}\p{Nko}\p{Adlam}\p{Mongolian}\p{Devanagari}\p{Bengali}"
    r"\p{Gurmukhi}\p{Gujarati}\p{Oriya}\p{Tamil}\p{Telugu}\p{Kannada}\p{Malayalam}\p{Sinhala}"
    r"\p{Khmer}\p{Myanmar}\p{Tibetan}\p{Balinese}\p{Javanese}]"
)
"""Letters whose shape a joiner or non-joiner beside them changes."""

_SHAPED = rf"{_JOINING}\p{{M}}{{0,4}}"

_PICTURE = r"[\p{Extended_Pictographic}\p{Emoji_Modifier}]"
_EMOJI = rf"(?:{_PICTURE}++(?:[\ufe0e\ufe0f]\u200d?+|\u200d)(?=\p{{Emoji}}))*+"
"""Further emoji that are drawn or joined in the same way."""

_TAGS = (
    "\U000e0067\U000e0062(?:\U000e0065\U000e006e\U000e0067"
    "|\U000e0073\U000e0063\U000e0074|\U000e0077\U000e006c\U000e0073)\U000e007f"
)
"""What makes of a black flag that of England, Scotland or Wales, the only ones that Unicode writes
with tags."""

_ALLOWED = regex.compile(
    "|".join(
        [
            rf"(?<={_SHAPED})[\u200c\u200d](?:{_SHAPED}[\u200c\u200d])*+",
            rf"(?<=\p{{Emoji}})[\ufe0e\ufe0f]{_EMOJI}",
            rf"(?<={_PICTURE}\ufe0f?)\u200d(?=\p{{Emoji}}){_EMOJI}",
            r"(?<=\p{Han})[\ufe00-\ufe02\U000e0100-\U000e01ef]",
            r"(?<=\p{Mongolian})[\u180b-\u180f]",
            r"[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2]",
            f"(?<=\U0001f3f4){_TAGS}",
        ]
    ),
    regex.V1,
)
"""In order: joiners of spelling, how an emoji is drawn, emoji made of several, variants of Han and
of Mongolian letters, signs of Arabic and Syriac that Unicode counts as formats, and tags of flags.
Runs of them are taken at once, since a file may hold a million."""

_HIDDEN = regex.compile(
    r"[[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}"
    r"\p{Noncharacter_Code_Point}\u2800]--[\n\t]]",
    regex.V1,
)


def find_characters(text: str, file: str) -> Iterator[Problem]:
    """Control, bidirectional and invisible characters, each at its place."""
    hidden, offsets = tee(forbidden_in(text))
    for index, place in zip(hidden, places_in(text, file, offsets), strict=True):
        yield character_problem(place, text[index])


def character_problem(place: Place, character: str) -> Problem:
    """The problem with a forbidden `character` at `place`."""
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "control character").lower()
    rule = "bidirectional-character" if character in _BIDI_CONTROLS else "control-character"
    return Problem(place, rule, f"an invisible character stands here: {name} ({code})", "delete it")


def forbidden_in(text: str) -> Iterator[int]:
    """Where a character stands that controls, hides or turns text instead of spelling it."""
    if text.isascii() and text.isprintable():
        return
    allowed_to = 0
    for found in _HIDDEN.finditer(text):
        at = found.start()
        if at < allowed_to:
            continue
        if spelt := _ALLOWED.match(text, at):
            allowed_to = spelt.end()
        else:
            yield at


def without_forbidden(text: str) -> str:
    """`text` with a space in the place of each forbidden character."""
    hidden = set(forbidden_in(text))
    return "".join(" " if at in hidden else one for at, one in enumerate(text))


_ALIKE = {
    "Cyrillic": ("АВСЕНІЈКМОРЅТХҮԌԚԜасеԁһіјӏорԛѕԝхуүѵ", "ABCEHIJKMOPSTXYGQWacedhijlopqswxyyv"),
    "Greek": ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϳιονυϲ", "ABEZHIKMNOPTYXCjiovuc"),
    "Armenian": ("ՍՕԼՏհոսցօյզ", "UOLShnugojq"),
    "Cherokee": ("ᎪᎬᎠᎡᎢᎫᎻᎷᏃᏞᏢᏚᏙᏔᏴᏟᏀᏦ", "AEDRTJHMZLPSVWBCGK"),
}
"""Letters of a script, and the Latin ones that they look like, in the same order."""

_LATIN = {letter: like for pair in _ALIKE.values() for letter, like in zip(*pair, strict=True)}
_OF_SCRIPT = {
    script: dict(zip(likes, letters, strict=True)) for script, (letters, likes) in _ALIKE.items()
}

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*")
_INFLECTED = regex.compile(r"\p{Lu}{2,}\p{Ll}+")
"""An abbreviation with an ending of the language around it, as in “SMSка”."""
_SCRIPT = {name: regex.compile(rf"\p{{Script={name}}}") for name in ("Latin", *_ALIKE)}
_ONE_SCRIPT = regex.compile("|".join(rf"\p{{Script={name}}}+" for name in _SCRIPT))
"""What most words are, which so are asked no further."""
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
    if _ONE_SCRIPT.fullmatch(text):
        return
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


_DISGUISES = ("<font>", "<wide>", "<circle>", "<square>")
"""What Unicode calls letters of mathematics, full-width ones and those in a circle or a square."""

_WIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
"""The scripts beside which full-width letters and digits are ordinary ones."""


def disguised(text: str) -> Iterator[str]:
    """The words of `text` with letters or digits in them that stand for plain ones and are none, as
    in “𝐧𝐨𝐭” or “ｎｏｔ”: a reader knows them, and nothing that compares words does."""
    if text.isascii():
        return
    tags = _DISGUISES if not _WIDE.search(text) else tuple({*_DISGUISES} - {"<wide>"})
    for word in text.split():
        if any(_is_disguised(letter, tags) for letter in word):
            yield word


def _is_disguised(letter: str, tags: tuple[str, ...]) -> bool:
    plain = unicodedata.normalize("NFKC", letter)
    is_plain = plain.isascii() and plain.isalnum()
    return plain != letter and is_plain and unicodedata.decomposition(letter).startswith(tags)


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


@lru_cache(1_024)  # an alphabet or two, not all that Han has
def _script(letter: str) -> str:
    return next((name for name, pattern in _SCRIPT.items() if pattern.match(letter)), "")


def _like(letter: str, script: str) -> str:
    """The letter of `script` that `letter` looks like; empty when there is none."""
    latin = _LATIN.get(letter, letter if _SCRIPT["Latin"].match(letter) else "")
    return latin if script == "Latin" else _OF_SCRIPT[script].get(latin, "")
