"""Quotation marks: which stretches of an article stand inside them.

Offsets count characters of a paragraph's text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_PAIRS = """“” „“” ‟” «» »«» ”” "" ＂＂ 「」 『』 ‘’ ‚‘’ ‹› ›‹› ''"""

CLOSERS = {pair[0]: pair[1:] for pair in _PAIRS.split()}
"""Each opening mark, and the marks that may close it."""

_MARK = re.compile("[" + "".join({*CLOSERS, *"".join(CLOSERS.values())}) + "]")
_SINGLE_MARK = re.compile("[‘’']")
_BEFORE_OPENER = re.compile(r"[\s(\[“\"—–-]")
_CURLY = re.compile("[“”]")
_LIKE = re.compile('[“”„"]')
_LETTER = re.compile(r"\w")
_NESTING = "«「『"
_ALIKE = '"＂”'
"""Marks that open and close alike."""
_DECADE = re.compile(r"\d\ds\b")
_SHORTENED = re.compile(r"\d\d\b|(?:em|tis|twas|til|n)\b", re.IGNORECASE)
"""What may follow a mark that stands for left-out letters: ’22, ’em, ’tis."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
"""Letters that some print between ” and “."""
_APOSTROPHES = "’'"
_MAX_CARRY = 8
_PAIR_OPENS = re.compile(r"(?:^|(?<=[\s(\[—–-]))(?:''|``)(?='?[^\s'`])")
_PAIR_CLOSES = re.compile(r"(?<=\S)''(?=[\s.,;:!?)\]—–-]|$)")


class Span(NamedTuple):
    """The characters from `start` up to, not including, `end`."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Whether `other` lies inside."""
        return self.start <= other.start and other.end <= self.end


def touch(one: Span, other: Span) -> bool:
    """Whether two stretches have a character in common."""
    return one.start < other.end and other.start < one.end


def quoted_spans(paragraphs: Sequence[str]) -> list[tuple[Span, ...]]:
    """For each paragraph, the stretches inside quotation marks, without the marks.

    A quotation may run over several paragraphs, opened again at the head of each or not. Marks that
    cannot be paired count as no quotation: to quote nothing is safe, to quote the writer is not.
    """
    found: list[tuple[Span, ...]] = []
    carried = ""
    paragraphs = [_without_pairs(text) for text in paragraphs]
    for number, text in enumerate(paragraphs):
        spans, open_at, closers = _scan(text, carried)
        carried = ""
        if open_at >= 0 and _runs_on(paragraphs[number + 1 : number + 1 + _MAX_CARRY], closers):
            spans.append(Span(open_at, len(text)))
            carried = closers
        found.append(tuple(_trim(span, text) for span in spans))
    return found


def inside_like_marks(text: str) -> list[Span]:
    """Quotations of one paragraph that stand inside others in the same double marks (“They said
    “no” to us”), marks included; none where the marks cannot be paired by where they stand."""
    opened: list[int] = []
    found: list[Span] = []
    for mark in _LIKE.finditer(text):
        if _is_at_head(text, mark.start()):
            opened.append(mark.start())
        elif not opened:
            return []
        else:
            start = opened.pop()
            found += [Span(start, mark.end())] if opened else []
    return [] if opened else sorted(found)


def _without_pairs(text: str) -> str:
    """`text` with a double mark for two single ones (''so''), and as long as before."""
    if not _PAIR_OPENS.search(text):
        return text
    return _PAIR_CLOSES.sub('" ', _PAIR_OPENS.sub(' "', text))


def _trim(span: Span, text: str) -> Span:
    inner = text[span.start : span.end]
    start = span.start + len(inner) - len(inner.lstrip())
    return Span(start, start + len(inner.strip()))


def _scan(text: str, carried: str) -> tuple[list[Span], int, str]:
    """Pair the marks of one paragraph; what is left open, and what would close it.

    `carried` holds the closing marks of a quotation that runs on from the paragraph before.
    """
    spans: list[Span] = []
    closers, depth = carried, 1
    start = -1
    if carried:
        start = 1 if text[:1] in CLOSERS and set(CLOSERS[text[0]]) & set(carried) else 0
    for mark in _MARK.finditer(text, max(start, 0)):
        index, character = mark.start(), mark[0]
        if not closers:
            if closers := _opens(text, index):
                start, depth = index + 1, 1
        elif character in closers and character in _ALIKE and _is_before_word(text, index):
            start, depth = index + 1, 1  # the one before was never closed
        elif _closes(text, start, index, closers):
            depth -= 1
            if depth == 0:
                closers = ""
                if not (_SHORTENED.match(text, start) and _is_possessive(text, index)):
                    spans.append(Span(start, index))
        elif CLOSERS.get(character) == closers and character not in closers:
            if character in _NESTING:
                depth += 1
            elif character == "“":
                start = index + 1
    return spans, start if closers else -1, closers


def _opens(text: str, index: int) -> str:
    """What would close a quotation that opens at `index`; nothing when none does."""
    character = text[index]
    before, after = text[index - 1 : index] if index else "", text[index + 1 : index + 2]
    if character not in CLOSERS or not after.strip():
        return CLOSERS.get(character, "") if character in "«„“" and after else ""
    if character in "‘'" and _DECADE.match(text, index + 1):
        return ""
    if character in "'”»›" and (before.isalnum() or not (after.isalnum() or after in '“‘"¿¡…')):
        return ""
    return "“”" if character == "”" and _RIGHT_TO_LEFT.match(after) else CLOSERS[character]


def _closes(text: str, start: int, index: int, closers: str) -> bool:
    """Whether the mark at `index` closes what one of `closers` may close and `start` begins, and is
    not an apostrophe or an inch sign."""
    if closers == "”" and text[index] == '"':
        return _ends_curly(text, start, index)
    if text[index] not in _APOSTROPHES or text[index] not in closers:
        return text[index] in closers
    before, after = text[index - 1 : index], text[index + 1 : index + 2]
    if after.isalnum() or before.isspace():
        return False
    return not (_is_possessive(text, index) and _closes_later(text, index + 1))


def _ends_curly(text: str, start: int, index: int) -> bool:
    """Whether the straight mark at `index` closes what a curly one opened at `start`: “so".

    It does when no ” will, and no straight mark in between has opened a quotation of its own.
    """
    following = _CURLY.search(text, index)
    if _is_at_head(text, index) or (following and following[0] == "”"):
        return False
    inner = [_is_at_head(text, place) for place in range(start, index) if text[place] == '"']
    return inner.count(True) <= inner.count(False)


def _is_possessive(text: str, index: int) -> bool:
    """Whether the mark at `index` may be that of “the towns’ view”."""
    return bool(re.match(r"s['’] [a-z]", text[max(0, index - 1) : index + 3]))


def _closes_later(text: str, index: int) -> bool:
    for mark in _SINGLE_MARK.finditer(text, index):
        if mark[0] in "‘'" and (
            mark.start() == index or _BEFORE_OPENER.match(text, mark.start() - 1)
        ):
            return False
        if mark[0] in _APOSTROPHES and not _LETTER.match(text, mark.end()):
            return True
    return False


def _runs_on(following: Sequence[str], closers: str) -> bool:
    """Whether a quotation left open goes on in the paragraphs that follow.

    It does when the next one opens it again, or when its end comes before any other quotation.
    Between paragraphs a single mark cannot be told from an apostrophe, and ends nothing.
    """
    for number, text in enumerate(following):
        if text[:1] in CLOSERS and set(CLOSERS[text[0]]) & set(closers) and text[:1] not in "’'":
            return number == 0
        for index, character in enumerate(text):
            if character in closers or CLOSERS.get(character) == closers:
                if closers in _APOSTROPHES or _is_at_head(text, index):
                    return False
                return character in closers
    return False


def _is_before_word(text: str, index: int) -> bool:
    return text[index - 1].isspace() and text[index + 1 : index + 2].isalnum()


def _is_at_head(text: str, index: int) -> bool:
    """Whether the mark at `index` stands where a quotation begins: before a word, after none."""
    before, after = text[index - 1 : index] if index else "", text[index + 1 : index + 2]
    return (not before or before.isspace() or before in "([—–-") and bool(after.strip())
