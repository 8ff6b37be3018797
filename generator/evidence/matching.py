"""Where given words occur in a text, and what they are near to: pure functions.

Offsets count characters of a paragraph's text, as `readable` returns it.
"""

import difflib
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import regex

from generator.evidence.quotation_marks import CLOSERS, Span

_ALIKE = {
    '"': '“”„‟«»"″「」『』＂',
    "'": "‘’‚‛‹›'ʼ′＇",
    "-": "–—‒―−‐‑﹘﹣－",
    " ": "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))),
}
_FOLD = {ord(sign): plain for plain, signs in _ALIKE.items() for sign in signs}
INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u061c\u2060\ufeff]")
"""Marks that copies from the web are full of and that are no part of the words."""

SPACELESS = (
    r"[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
    r"\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Scripts that do not divide words by spaces, or (Korean) that hang particles on them."""

_INNER = "['’ʼ‐‑-]"
"""Marks that stand inside a word: can’t, non-negotiable. One of them counts as a letter too."""

_LETTER, _NO_MARK = r"[\p{L}\p{N}\p{M}]", r"[\p{L}\p{N}\p{M}--ʼ]"

_INSIDE_WORD = regex.compile(
    rf"(?<!{SPACELESS})(?!{SPACELESS})"
    rf"(?:(?<={_LETTER})(?={_INNER}{_LETTER})|(?<={_LETTER}{_INNER}|{_NO_MARK})(?={_NO_MARK}))",
    regex.V1,
)

_INSERTION = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


_COMPARED = 100
"""How many words of a quotation that is not found are compared, with ten times as many."""


def readable(text: str) -> str:
    """`text` in NFC on one line, without invisible marks, with single spaces between words."""
    clean = INVISIBLE.sub("", unicodedata.normalize("NFC", text)).strip()
    return re.sub(r"\s{2,}|[\t\n\r\f\v]", " ", clean)


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """`text` with quote marks, dashes and spaces made alike, each character kept in its place."""
    return text.translate(_FOLD)


def unquoted(words: str) -> str:
    """`words` without the pair of quotation marks that an editor may have copied with them."""
    text = readable(words)
    if len(text) > 2 and text[0] in CLOSERS and text[-1] in CLOSERS[text[0]]:
        return text[1:-1].strip()
    return text


def occurrences(words: str, text: str) -> list[Span]:
    """Every place in `text` where `words` stand, whole words only, after folding (rule 1)."""
    return [span for span in matches(words, text) if not cuts_word(span, text)]


@lru_cache(maxsize=1 << 14)  # the same words are often cited by several, in one paragraph
def matches(words: str, text: str) -> tuple[Span, ...]:
    """Every place in `text` where `words` stand, after folding, also in the middle of a word."""
    needle, hay = fold(words), fold(text)
    found: list[Span] = []
    start = hay.find(needle) if needle else -1
    while start >= 0:
        found.append(Span(start, start + len(needle)))
        start = hay.find(needle, start + 1)
    return tuple(found)


def cuts_word(span: Span, text: str) -> bool:
    """Whether an edge of `span` falls inside a word: un|likely, can|’t, non-|negotiable."""
    return any(_INSIDE_WORD.match(text, edge) for edge in (span.start, span.end))


def insertions(text: str) -> list[Span]:
    """What a journalist put in brackets inside a quotation, such as “(of the ceasefire)”."""
    return [Span(*match.span()) for match in _INSERTION.finditer(text)]


def without_insertions(text: str) -> str:
    """`text` as it reads when bracketed insertions are left out."""
    return readable(_INSERTION.sub("", text))


def reads_as_sentence(text: str) -> bool:
    """Whether a quoted stretch is a sentence rather than some words of one.

    It ends as a sentence does, or begins with a capital letter and has four words or more.
    """
    return bool(re.search(r"[.?!…。？！؟।]\W*$", text)) or (
        text[:1].isupper() and len(text.split()) > 3
    )


def nearest_passage(words: str, paragraphs: Sequence[str]) -> tuple[int, str] | None:
    """The paragraph (its index) and its words nearest to `words`, the differing ones in brackets.

    None when nothing is near.
    """
    wanted = _words(words)[:_COMPARED]
    folded = {fold(word).casefold() for word in wanted}
    scored = [(len(folded & _vocabulary(text)), -index) for index, text in enumerate(paragraphs)]
    likely = [-negative for shared, negative in sorted(scored, reverse=True)[:5] if shared]
    windows = [_best_window(wanted, _words(paragraphs[i])[: 10 * _COMPARED]) for i in likely]
    best = max(zip(windows, likely, strict=True), key=lambda one: one[0][0], default=None)
    return (best[1], best[0][1]) if best and best[0][0] >= 0.4 else None


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['’.,-][^\W_]+)*", text)


@lru_cache(maxsize=1 << 13)
def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(fold(word).casefold() for word in _words(text))


def _best_window(wanted: list[str], words: list[str]) -> tuple[float, str]:
    """How alike the likest stretch of `words` is, from 0 to 1, and that stretch, marked."""
    ours, theirs = [fold(word) for word in wanted], [fold(word) for word in words]
    matcher = difflib.SequenceMatcher(None, theirs, ours, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return 0.0, ""
    first, last = blocks[0], blocks[-1]
    start = max(0, first.a - first.b)
    end = min(len(words), last.a + last.size + len(ours) - last.b - last.size)
    window = difflib.SequenceMatcher(None, theirs[start:end], ours, autojunk=False)
    shown = list(words[start:end])
    for operation, left, right, _, _ in window.get_opcodes():
        if operation in ("replace", "delete"):
            shown[left] = "[" + shown[left]
            shown[right - 1] += "]"
        elif operation == "insert":
            shown[left - 1 : left] = [shown[left - 1] + " […]"] if left else ["[…] " + shown[0]]
    return window.ratio(), " ".join(shown)
