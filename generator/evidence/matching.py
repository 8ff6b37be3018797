"""Where given words occur in a text, and what they are near to: pure functions.

Offsets count characters of a paragraph's text, as `readable` returns it. Words are compared as
`comparable` has them: what is one word to whoever reads it is one here, however it was typed or
set.
"""

import difflib
import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

import regex

from generator.evidence.quotation_marks import CLOSERS, Span

_ALIKE = {
    '"': '“”„‟«»"″「」『』＂',
    "'": "‘’‚‛‹›'ʼ′＇",
    "-": "–—‒―−‐‑﹘﹣－",
    " ": "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))),
}
_FOLD = {ord(sign): plain for plain, signs in _ALIKE.items() for sign in signs}
INVISIBLE = regex.compile("[\u00ad\u200b\u200e\u200f\u061c\u2060\ufeff]")
"""Marks that copies from the web are full of and that are no part of the words."""

_LETTERS = {
    **dict(zip("ёЁأإآٱؤئ", "еЕااااوي", strict=True)),
    **{one: unicodedata.normalize("NFKC", one) for one in map(chr, range(0xFB00, 0xFB18))},
    **{one: unicodedata.normalize("NFKC", one) for one in map(chr, range(0xFB50, 0xFDFC))},
    **{one: unicodedata.normalize("NFKC", one) for one in map(chr, range(0xFE70, 0xFEFD))},
    **dict.fromkeys("ʻʽʹˈ‵´`՚׳", "'"),
    "״": '"',
    "…": "...",
}
"""What stands for another letter or several: ё and hamza, which many do not type, ligatures and
forms of letters from the setting of a text, other apostrophes, and three full stops in one."""

_LEFT_OUT = r"\u0640\u064b-\u065f\u0670\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
"""Signs of vowels and length of Arabic and Hebrew."""

_SEVERAL_WAYS = (
    rf"(?P<spelt>[{''.join(_LETTERS)}])|[{_LEFT_OUT}]"
    r"|(?<=\p{Cyrillic})\u0301|(?<=\p{L})- (?=\p{Ll})|(?<=-)-+"
)
"""Those; and what is left out: signs of vowels, stress and length, a hyphen at the end of a line
with the space behind it, and all but one of several hyphens for a dash."""

_MAY_BE_SEVERAL = re.compile(rf"[{''.join(_LETTERS)}{_LEFT_OUT}\u0301]|-[- ]")
"""What has nothing of this has none of those: most texts, of which it tells so at once."""

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


@lru_cache(maxsize=1 << 14)
def comparable(text: str) -> tuple[str, Sequence[int]]:
    """`text` as words are compared: folded, and what may be typed or set in several ways made one;
    and where each character of that stands in `text`, with its end."""
    plain = fold(text)
    if not _MAY_BE_SEVERAL.search(plain):
        return plain, range(len(plain) + 1)
    parts: list[str] = []
    places: list[int] = []
    last = 0
    for found in _several_ways().finditer(plain):
        spelt = _LETTERS[found[0]] if found["spelt"] else ""
        parts += [plain[last : found.start()], spelt]
        places += [*range(last, found.start()), *(found.start() for _ in spelt)]
        last = found.end()
    if not parts:
        return plain, range(len(plain) + 1)
    return "".join([*parts, plain[last:]]), (*places, *range(last, len(plain) + 1))


@cache
def _several_ways() -> regex.Pattern[str]:
    """Compiled here, since that takes long, and most texts have nothing of it."""
    return regex.compile(_SEVERAL_WAYS)


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
    """Every place in `text` where `words` stand, after folding, also in the middle of a word; never
    a part of what is one character there."""
    needle, _ = comparable(words)
    hay, places = comparable(text)
    found: list[Span] = []
    start = hay.find(needle) if needle else -1
    while start >= 0:
        end = start + len(needle)
        if not any(edge and places[edge] == places[edge - 1] for edge in (start, end)):
            last, stop = places[end - 1] + 1, places[end]
            found.append(Span(places[start], last if " " in text[last:stop] else stop))
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


def opens_sentence(before: str) -> bool:
    """Whether what is quoted behind `before`, in a paragraph, begins a sentence of its own there:
    at the head of the paragraph, behind the end of another sentence, or behind a colon.

    It tells a quoted sentence from some words of one where a script has no capitals to tell it.
    """
    return bool(re.search(r"(?:^|[.?!…。？！؟।:：])\W*$", before))


def nearest_passage(words: str, paragraphs: Sequence[str]) -> tuple[int, str] | None:
    """The paragraph (its index) and its words nearest to `words`, what differs in brackets.

    None when nothing is near.
    """
    wanted = re.findall(_WORD, words)[:_COMPARED]
    folded = _vocabulary(" ".join(wanted))
    scored = [(len(folded & _vocabulary(text)), -index) for index, text in enumerate(paragraphs)]
    likely = [-negative for shared, negative in sorted(scored, reverse=True)[:5] if shared]
    windows = [_best_window(wanted, paragraphs[index]) for index in likely]
    best = max(zip(windows, likely, strict=True), key=lambda one: one[0][0], default=None)
    if not best or best[0][0] < 0.4:
        return None
    (_, window), index = best
    return index, _marked(words, paragraphs[index], window)


_WORD = r"[^\W_]+(?:['’.,-][^\W_]+)*"
_TOKEN = re.compile(rf"{_WORD}|[^\w\s]|_")
"""A word, or a sign that is none."""


@lru_cache(maxsize=1 << 13)
def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(map(str.casefold, re.findall(_WORD, comparable(text)[0])))


def _best_window(wanted: Sequence[str], text: str) -> tuple[float, Span]:
    """How alike the likest stretch of `text` is to `wanted`, from 0 to 1, and that stretch."""
    places = [Span(*found.span()) for found in re.finditer(_WORD, text)][: 10 * _COMPARED]
    theirs = [comparable(text[one.start : one.end])[0] for one in places]
    ours = [comparable(one)[0] for one in wanted]
    matcher = difflib.SequenceMatcher(None, theirs, ours, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return 0.0, Span(0, 0)
    first, last = blocks[0], blocks[-1]
    start = max(0, first.a - first.b)
    end = min(len(places), last.a + last.size + len(ours) - last.b - last.size)
    window = difflib.SequenceMatcher(None, theirs[start:end], ours, autojunk=False)
    return window.ratio(), Span(places[start].start, places[end - 1].end)


def _marked(words: str, text: str, window: Span) -> str:
    """A stretch of `text` with brackets around what `words` have not, signs too, and […] for what
    only they have."""
    ours = _TOKEN.findall(words)[: 2 * _COMPARED]
    if ours and not ours[-1][-1].isalnum() and (sign := _TOKEN.match(text, window.end)):
        window = Span(window.start, sign.end())
    tokens = list(_TOKEN.finditer(text, window.start, window.end))
    theirs = [comparable(one[0])[0] for one in tokens]
    matcher = difflib.SequenceMatcher(None, theirs, [comparable(one)[0] for one in ours], False)
    shown, at = [], window.start
    for operation, left, right, _, _ in matcher.get_opcodes():
        if operation == "insert":
            place = tokens[left - 1].end() if left else at
            shown += [text[at:place], " […]" if left else "[…] "]
            at = place
        elif operation != "equal":
            one, other = tokens[left].start(), tokens[right - 1].end()
            shown += [text[at:one], "[", text[one:other], "]"]
            at = other
    return "".join([*shown, text[at : window.end]])
