"""Strings that try to be more than text: our own, other people's, and mixtures of them."""

from __future__ import annotations

import json
import random
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

CORPUS = Path(__file__).with_name("corpus.txt")
CATEGORY = "%% "
"""Begins a line that names the category of the strings below it."""

_CODE_POINTS = re.compile(r"⟦([0-9A-F ]+)⟧")
_SPELLING = "\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2"
_FLAGS = re.compile(
    "\U0001f3f4\U000e0067\U000e0062"
    "(?:\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074|\U000e0077\U000e006c\U000e0073)"
    "\U000e007f"
)
"""The flags of England, Scotland and Wales: the only spelling that Unicode has for them."""
COPIED = "\u00ad\u200b\u200e\u200f\u061c\u2060\ufeff"
"""What copies from the web are full of: dropped from articles, refused everywhere else."""


def categories() -> dict[str, list[str]]:
    """Our own strings by category."""
    found: dict[str, list[str]] = {}
    strings: list[str] = []
    for line in CORPUS.read_text("utf-8").split("\n"):
        if line.startswith(CATEGORY):
            strings = found.setdefault(line.removeprefix(CATEGORY), [])
        elif line and found:
            strings.append(_CODE_POINTS.sub(_characters, line))
    return found


def strings() -> list[str]:
    """All our own strings."""
    return [text for texts in categories().values() for text in texts]


def read_strings(file: Path) -> list[str]:
    """The strings of someone's file: a JSON list, or else one a line.

    Raises ValueError when JSON holds anything but a list of text.
    """
    text = file.read_text("utf-8", errors="surrogatepass")
    if file.suffix != ".json":
        return [line for line in text.split("\n") if line]
    loaded = json.loads(text)
    if not isinstance(loaded, list) or not all(isinstance(one, str) for one in loaded):
        raise ValueError(f"{file}: not a list of strings")
    return loaded


def distinct(texts: Iterable[str]) -> list[str]:
    """The strings that a reader can tell apart, each once, in order; empty ones are left out."""
    seen = {folded(text): text for text in reversed(list(texts))}
    return [text for shown, text in reversed(seen.items()) if shown]


def folded(text: str) -> str:
    """`text` with its white space folded, as a browser shows it."""
    return " ".join(text.split())


def printed(text: str) -> str:
    """`text` as an article shows it: composed, and without what copies from the web bring along."""
    return folded(unicodedata.normalize("NFC", "".join(c for c in text if c not in COPIED)))


def is_refusable(text: str) -> bool:
    """Whether `text` holds something that controls, hides or turns text instead of spelling it."""
    return any(
        unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
        and c not in _SPELLING
        and c not in "\t\n"
        for c in _FLAGS.sub("", text)
    )


def on_one_line(text: str) -> str:
    """`text` as it can stand on one line of a file, with nothing else changed."""
    return re.sub("\r\n|[\r\n]", " ", text).strip(" ")


def mixtures(count: int, seed: int) -> list[str]:
    """`count` different strings made of our own: joined, nested, cut, repeated, re-coded."""
    chance, ours = random.Random(seed), strings()
    found: dict[str, str] = {}
    while len(found) < count:
        text = chance.choice(MUTATIONS)(chance, chance.choice(ours), chance.choice(ours))
        if folded(text) and len(text) <= 2000:
            found.setdefault(folded(text), text)
    return list(found.values())


def _characters(match: re.Match[str]) -> str:
    return "".join(chr(int(code, 16)) for code in match[1].split())


def _joined(chance: random.Random, one: str, other: str) -> str:
    return one + chance.choice(["", " ", "\n", "\n\n", "\t", "\u00a0", "|", '"', "'>", "`"]) + other


def _nested(chance: random.Random, one: str, other: str) -> str:
    at = chance.randint(0, len(one))
    return one[:at] + other + one[at:]


def _cut(chance: random.Random, one: str, other: str) -> str:
    return one[: chance.randint(1, len(one))] + other[chance.randint(0, len(other)) :]


def _wrapped(chance: random.Random, one: str, other: str) -> str:
    before, after = chance.choice(WRAPPINGS)
    return before + one + after + (other if chance.random() < 0.3 else "")


WRAPPINGS = (
    *(("[", "](x)"), ("<b>", "</b>"), ("**", "**"), ("{{", "}}"), ("`", "`"), ("“", "”")),
    *(("<!--", "-->"), ("&lt;", "&gt;"), ("{: ", " }"), ("| ", " |"), ("(", ")"), ("\\", "")),
)


def _recoded(chance: random.Random, one: str, other: str) -> str:
    code = chance.choice(["&#{};", "&#x{:x};", "%{:02x}", "\\u{:04x}", "\\x{:02x}"])
    return "".join(code.format(ord(c)) if chance.random() < 0.3 else c for c in one)


def _swapped(chance: random.Random, one: str, other: str) -> str:
    letters = list(one)
    for _ in range(max(1, len(letters) // 6)):
        letters[chance.randrange(len(letters))] = chance.choice(other)
    return "".join(letters)


def _cased(chance: random.Random, one: str, other: str) -> str:
    return "".join(chance.choice([c.upper(), c.lower(), c]) for c in one) + chance.choice(other)


def _repeated(chance: random.Random, one: str, other: str) -> str:
    return one * chance.randint(2, 4) + other[:3]


MUTATIONS = (_joined, _nested, _cut, _wrapped, _recoded, _swapped, _cased, _repeated)
