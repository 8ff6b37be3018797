"""Two states of a text, paragraph by paragraph: what was changed, added, removed and moved, in
words."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import regex

from generator.evidence.matching import fold
from generator.evidence.recorded import opcodes, paragraph_digest

_TOKEN = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
    r"|[\p{L}\p{N}\p{M}]+(?:['’ʼ.,-][\p{L}\p{N}\p{M}]+)*|\s+|."
)
_END = regex.compile(
    r"(?<!\b\p{Lu}\p{L}{0,2})[.?!…。？！؟।]+[\p{Pe}\p{Pf}\"'’]*(?:\s+|$)|(?<=[。？！])"
)
"""Where a sentence ends; not behind a short word that begins with a capital, as in “Mr.”."""

_ALIKE = 0.5
"""From which share of common words on two paragraphs are the same one, changed."""

_PAIRED = 200
"""Up to how many changed paragraphs in a row are held against each other."""

_EXACT = 400
"""Up to how many words of a paragraph are compared with no regard to which of them are common."""


@dataclass(frozen=True)
class Rewording:
    """One paragraph that was changed, added, removed or moved; `before` and `after` are its numbers
    in the two states, and `old` and `new` its words there, empty where they are not known."""

    kind: Literal["changed", "added", "removed", "moved"]
    before: int | None
    after: int | None
    old: str = ""
    new: str = ""

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The words that gave way, with those that came for them; either may be empty."""
        if not (self.old and self.new):
            return []
        return [
            (old.strip(), new.strip()) for old, new in _segments(self.old, self.new) if old != new
        ]

    @property
    def sentences(self) -> str:
        """The sentences, as they are now, in which words have changed, with these in brackets:
        [old → new], [+ new] or [− old]."""
        return " … ".join(_marked_sentences(self.old, self.new))


def compare_texts(
    old: Sequence[str], new: Sequence[str], words: Mapping[str, str] | None = None
) -> list[Rewording]:
    """What was done to the paragraphs of a text, in the order of the new state; what is gone stands
    where it stood. `old` are digests of which `words` has what they stood for, as far as anybody
    knows; `new` are paragraphs."""
    known, now = words or {}, [paragraph_digest(text) for text in new]
    changes: list[Rewording] = []
    for kind, i, j, k, m in opcodes(old, now):
        if kind != "equal":
            texts = [known.get(one, "") for one in old[i:j]]
            changes += _within(texts, new[k:m], i + 1, k + 1)
    return list(_with_moves(changes, old, now))


def _within(old: Sequence[str], new: Sequence[str], first: int, at: int) -> Iterator[Rewording]:
    """What was done in a stretch in which no paragraph has stayed; `first` and `at` are the numbers
    with which it begins in the two states."""
    pairs = _paired(old, new)
    gone = [number for number in range(len(old)) if number not in pairs.values()]
    for number, text in enumerate(new):
        before = pairs.get(number)
        while gone and before is not None and gone[0] < before:
            yield Rewording("removed", first + gone[0], None, old[gone.pop(0)])
        if before is None:
            yield Rewording("added", None, at + number, "", text)
        else:
            yield Rewording("changed", first + before, at + number, old[before], text)
    for number in gone:
        yield Rewording("removed", first + number, None, old[number])


def _paired(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Which of the new paragraphs is which of the old ones, in the same order."""
    if not all(old) or max(len(old), len(new)) > _PAIRED:
        return {at: at for at in range(len(new))} if len(old) == len(new) else {}
    ours, theirs = ([_vocabulary(text) for text in side] for side in (old, new))
    if len(old) == len(new) and all(
        _alike(*both) >= _ALIKE / 2 for both in zip(ours, theirs, strict=True)
    ):
        return {at: at for at in range(len(new))}
    pairs, first = dict[int, int](), 0
    for at, words in enumerate(theirs):
        scored = [(_alike(ours[one], words), -one) for one in range(first, len(ours))]
        share, before = max(scored, default=(0.0, 0))
        if share >= _ALIKE:
            pairs[at], first = -before, 1 - before
    return pairs


def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(fold(word).casefold() for word in _TOKEN.findall(text) if word[0].isalnum())


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of their words that two paragraphs have in common."""
    return 2 * len(one & other) / (len(one) + len(other) or 1)


def _with_moves(
    changes: Sequence[Rewording], old: Sequence[str], now: Sequence[str]
) -> Iterator[Rewording]:
    """The changes, in which what went here and came there, word for word, is one that moved."""
    gone: dict[str, list[int]] = {}
    for one in changes:
        if one.kind == "removed" and one.before:
            gone.setdefault(old[one.before - 1], []).append(one.before)
    moved = dict[int, int]()
    for one in changes:
        if one.kind == "added" and one.after and gone.get(now[one.after - 1]):
            moved[gone[now[one.after - 1]].pop(0)] = one.after
    back = {after: before for before, after in moved.items()}
    for one in changes:
        if one.kind == "added" and one.after in back:
            yield Rewording("moved", back[one.after], one.after, one.new, one.new)
        elif one.kind != "removed" or one.before not in moved:
            yield one


def _segments(old: str, new: str) -> list[tuple[str, str]]:
    """A paragraph in pieces, as it was and as it is: the same on both sides, or not. Changes with
    only a space between them are one."""
    ours, theirs = _TOKEN.findall(old), _TOKEN.findall(new)
    folded = [fold(word) for word in ours], [fold(word) for word in theirs]
    is_long = max(len(ours), len(theirs)) > _EXACT
    found: list[tuple[str, str]] = []
    for kind, i, j, k, m in difflib.SequenceMatcher(None, *folded, is_long).get_opcodes():
        before, after = "".join(ours[i:j]), "".join(theirs[k:m])
        if kind == "equal":
            found.append((after, after))
        elif len(found) > 1 and found[-1][1].isspace() and found[-2][0] != found[-2][1]:
            space = found.pop()[0]
            last = found.pop()
            found.append((last[0] + space + before, last[1] + space + after))
        else:
            found.append((before, after))
    return found


def _marked_sentences(old: str, new: str) -> Iterator[str]:
    """Each sentence of `new` with a change in it, marked."""
    sentence, is_changed = "", False
    for before, after in _segments(old, new):
        if before != after:
            sentence, is_changed = sentence + _marked(before, after), True
            continue
        done = 0
        for end in _END.finditer(after):
            sentence += after[done : end.end()]
            if is_changed:
                yield sentence.strip()
            sentence, is_changed, done = "", False, end.end()
        sentence += after[done:]
    if is_changed:
        yield sentence.strip()


def _marked(before: str, after: str) -> str:
    """Words that changed, in brackets, with the space around them outside."""
    lead = " " if (after or before)[:1].isspace() else ""
    tail = " " if (after or before)[-1:].isspace() else ""
    was, now = before.strip(), after.strip()
    if not was or not now:
        return f"{lead}[{'+ ' + now if now else '− ' + was}]{tail}"
    return f"{lead}[{was} → {now}]{tail}"
