"""Turns: where somebody begins to speak in a transcript or an interview, and the name at the head.

A head is a name before a colon or in brackets: “HALE:”, “((Hale))”, “【记者】”, “P. ¿…”. In doubt
it is one: a name that nobody is told for asks the editor, and its words are nobody's meanwhile.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from generator.evidence.languages import Speech, words
from generator.evidence.matching import fold

QUESTIONS = ("?", "？", "؟")
"""What questions end with."""

_SIDE = r"(?:\s*(?:\([^()]{1,60}\)|\[[^\[\]]{1,60}\]|（[^（）]{1,60}）))?"
_SPACELESS = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_COLON = rf"[*_]{{0,3}}(?:：|:(?=[*_]{{0,3}}(?:\s|$|[^\w/]|[{_SPACELESS}])))[*_]{{0,3}}\s*"
_HOUR = r"[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?"
_LEAD = rf"[*_#]{{0,4}}(?:{_HOUR}\s*[-–—]?\s*)?[*_]{{0,3}}"
_FORMS = (
    rf"{_LEAD}(?P<name>\w[^:：()\[\]（）【】*]{{0,79}}?){_SIDE}\s?{_COLON}",
    rf"{_LEAD}\(\((?P<name>[^()]{{1,80}})\)\)\s*(?:{_COLON})?",
    rf"{_LEAD}【(?P<name>[^【】]{{1,80}})】\s*(?:{_COLON})?",
    rf"{_LEAD}\[(?P<name>[^\[\]]{{1,80}})\]\s*{_COLON}",
    rf"(?P<name>[^\W\d][^:：()\[\]]{{0,79}}?)\s+{_HOUR}\s*$",
)
"""How turns begin, also behind the hour or before it. What stands beside the name in brackets, such
as “(through an interpreter)”, is no part of it."""

_MARKS = (":", "：", "((", "【")
"""Of which each form has one; most paragraphs have none."""

_HOUR_BEHIND = 4
"""The form in which brackets tell nothing, as in the first: “Ines Hale (0:12)”."""

_LISTED = re.compile(r"(?:[-–—―•·▪]\s*|\*\s+)(?=\w)")

_POINTED = re.compile(r"(?P<name>[^\W\d_]+)(?:\.\s?[-–—]|\.|\s?[–—])\s*(?=[\s¿¡«“\"\w])")
"""A marker of questions or answers before a full stop or a dash: “P. ¿…”, “R.- …”, “Q – …”."""

_IN_CAPITALS = regex.compile(
    r"(?P<name>\p{Lu}{2,}(?:['’-]\p{Lu}+|\s\p{Lu}+(?!\p{L})|\s?\p{Lu}\.)*)(?:\.|(?<=\.)|\s[–—])\s"
)
"""A name in capitals before a full stop or a dash, as parliaments print it: “ГЕЙЛ І.О. Ми …”."""

_WITHIN = re.compile(
    r"[.!?…。？！؟][\"”»)]*\s+(?P<name>[^.!?…:：;,]{1,60}|\(\([^()]{1,80}\)\))[:：)]\s"
)
"""Where a turn may begin inside a paragraph."""

_NUMBERED = re.compile(r"(?P<name>[^\d:]*?[^\W\d_])[\s.#-]{0,2}\d{1,3}")
_INSIDE = re.compile(r"[;!?…\"“”«»„]|\w{5}[.]\s")
"""What stands inside no name; a full stop may end an initial or a shortened title."""

_MOST_WORDS, _MOST_IN_CAPITALS, _MOST_WITHOUT_CASE = 6, 12, 4
_MOST_LETTERS, _MOST_LOOSE, _MOST_SPACELESS = 24, 10, 12
_SHORT = 3
"""Small words of up to so many letters stand inside names: “of”, “van”, “la”."""

_LONG = 4
"""From how many letters on a word with a number behind it names somebody: “Speaker 2”."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the beginning of a turn: the number of its paragraph, the name as it is
    printed, and where the words of the turn begin. `is_bold` where it is hardly anything else: in
    capitals, in brackets, or a marker of questions or answers. `is_pointed` where a full stop or a
    dash stands behind it, and no colon.
    """

    number: int
    name: str
    end: int
    is_bold: bool
    is_pointed: bool = False


def behind_questions(asked: Collection[int], numbers: Iterable[int]) -> list[int]:
    """Those of some paragraphs that stand right behind one that asks, and ask nothing: answers."""
    return [number for number in numbers if number - 1 in asked and number not in asked]


def key_of(name: str) -> str:
    """A name as heads are compared: without case, and without what stands at its end."""
    return re.sub(r"\s+", " ", fold(name).casefold()).strip(" .:：")


def find_heads(
    paragraphs: Mapping[int, str], speech: Speech, named: Collection[str] = ()
) -> list[Head]:
    """The heads of turns in the order of the text, of paragraphs that are given by their numbers.

    What is `named` (see key_of) is taken for one however it is written, all else where it is
    written as names are, or, where something is named, may be one at all.
    """
    found = [
        head for number, text in paragraphs.items() if (head := _head(number, text, speech, named))
    ]
    counts = Counter(key_of(head.name) for head in found)
    is_answered = {"asker", "answerer"} <= {_kind(key, speech) for key in counts}
    is_pointed = any(head.is_pointed and key_of(head.name) in named for head in found)
    return [
        head
        for head in found
        if key_of(head.name) in named
        or (is_answered and is_marker(head.name, speech))
        or not (
            _is_label(head, speech) or _is_doubtful(head, counts[key_of(head.name)], is_pointed)
        )
    ]


def _is_label(head: Head, speech: Speech) -> bool:
    """Whether a head tells what the text is and names nobody: “Interview: …”, “The interview was
    conducted by: …”."""
    return not speech.listed("labels").isdisjoint(words(head.name))


def _is_doubtful(head: Head, count: int, is_pointed: bool) -> bool:
    """Whether a head is one only among others of its kind: “P. …” or “Q4: …” where nobody
    answers, “S1: …” where it stands alone, and “NATO. …” where no name `is_pointed` so."""
    if head.is_pointed:
        return not (head.is_bold and (is_pointed or count > 1))
    numbered = _NUMBERED.fullmatch(head.name)
    return bool(numbered and len(numbered["name"].split()[-1]) < _LONG and count < 2)


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """Compiled here, since that takes long, and many articles have nothing of it."""
    return tuple(map(re.compile, _FORMS))


def _head(number: int, text: str, speech: Speech, named: Collection[str]) -> Head | None:
    if found := _LISTED.match(text):
        # In a list that names people only those begin a turn who are told to speak.
        head = _head(number, text[found.end() :], speech, named)
        is_told = head is not None and _begins_with(key_of(head.name), named)
        return replace(head, end=head.end + found.end()) if head and is_told else None
    may_be_one = any(mark in text for mark in _MARKS)
    for index, form in enumerate(_forms() if may_be_one else ()):
        if not (found := form.match(text)):
            continue
        name = found["name"].strip()
        is_told = key_of(name) in named or is_marker(name, speech)
        if is_told or (0 < index < _HOUR_BEHIND and any(map(str.isalpha, name))):
            return Head(number, name, found.end(), is_bold=True)
        if _is_like_name(name, speech) or (named and _may_name(key_of(name), speech, named)):
            return Head(number, name, found.end(), is_bold=_is_upper(name))
    if (found := _POINTED.match(text)) and is_marker(found["name"], speech):
        return Head(number, found["name"], found.end(), is_bold=False, is_pointed=True)
    if found := _IN_CAPITALS.match(text):
        return Head(number, found["name"], found.end(), is_bold=True, is_pointed=True)
    return None


def first_within(text: str, start: int, speech: Speech, named: Collection[str]) -> int:
    """Where inside a paragraph another turn may begin, from `start` on; its end where none does.

    It may where a name that is told stands before a colon, a marker, or a name in capitals.
    """
    for found in _WITHIN.finditer(text, start):
        name = found["name"].strip("() ")
        is_told = key_of(name) in named or key_of(without_number(name)) in named
        if is_told or is_marker(name, speech) or _is_upper(name):
            return found.start("name")
    return len(text)


def _may_name(key: str, speech: Speech, named: Iterable[str]) -> bool:
    """Whether words before a colon may name somebody where others are told: a few words in which
    nobody says anything (“A voice from the hall:”), or a name and more (“Hale, upset:”)."""
    if len(key) > _MOST_SPACELESS and re.search(f"[{_SPACELESS}]", key):
        return False
    said = words(key)
    is_clause = any(_is_verb(word, speech) or word in speech.pronouns for word in said)
    if said and len(said) <= _MOST_LOOSE and not is_clause and not re.search(r"\d", key):
        return True
    return _begins_with(key, named)


def _begins_with(key: str, named: Iterable[str]) -> bool:
    """Whether what stands before a colon is a name that is told, or one and more."""
    return any(key.startswith(one) and not key[len(one) :][:1].isalnum() for one in named if one)


def _kind(key: str, speech: Speech) -> str:
    """Whether a name marks questions or answers; empty where it does neither."""
    numbered = _NUMBERED.fullmatch(key)
    key = numbered["name"] if numbered else key
    if key in speech.listed("askers"):
        return "asker"
    return "answerer" if key in speech.listed("answerers") else ""


def is_marker(name: str, speech: Speech) -> bool:
    """Whether a name only says that somebody asks or answers: “Q”, “Answer”, “Q3”."""
    return bool(_kind(key_of(name), speech))


def is_asker(name: str, speech: Speech) -> bool:
    """Whether a name says that somebody asks: “Q”, “Question”, “Moderator”."""
    return _kind(key_of(name), speech) == "asker"


def without_number(name: str) -> str:
    """What a name with a number is told under: “Q3” under “Q”."""
    numbered = _NUMBERED.fullmatch(name)
    return numbered["name"] if numbered else name


def _is_upper(name: str) -> bool:
    return name.isupper() and sum(map(str.isalpha, name)) > 1


def _is_like_name(name: str, speech: Speech) -> bool:
    """Whether words before a colon are written as names and offices are."""
    name = without_number(name)
    parts = name.split()
    if re.search(r"\d", name) or _INSIDE.search(name):
        return False
    if name.swapcase() == name:
        is_told = any(_is_verb(word, speech) for word in words(name))
        return len(parts) <= _MOST_WITHOUT_CASE and len(name) <= _MOST_LETTERS and not is_told
    if name.islower():
        return len(parts) <= 2 and not any(_is_verb(part, speech) for part in parts)
    most = _MOST_IN_CAPITALS if _is_upper(name) or "," in name else _MOST_WORDS
    is_short = len(parts) <= most and parts[0][:1].isupper()
    return is_short and all(_is_of_name(part, speech) for part in parts)


def _is_of_name(part: str, speech: Speech) -> bool:
    """Whether a word may stand in a name: with a capital letter, or an office, or a small word."""
    bare = part.strip(".,'’")
    if not bare[:1].islower():
        return True
    spoken = speech.lists_with(fold(bare).casefold())
    if _is_verb(bare, speech):
        return False
    return len(bare) <= _SHORT or bool(spoken & {"titles", "honorifics", "links", "determiners"})


def _is_verb(word: str, speech: Speech) -> bool:
    """Whether a word says that somebody says something: “he added:” is no name."""
    return bool(speech.lists_with(fold(word).casefold()) & {"verbs", "views", "naming"})


def are_turns(heads: Sequence[Head], speech: Speech) -> bool:
    """Whether heads are those of a transcript or an interview, and no chance: somebody asks and
    somebody answers, somebody asks twice, or two speak twice."""
    counts = Counter(key_of(head.name) for head in heads)
    kinds = Counter(_kind(key_of(head.name), speech) for head in heads)
    is_answered = bool(kinds["answerer"]) or (kinds["asker"] > 1 and bool(kinds[""]))
    return (bool(kinds["asker"]) and is_answered) or sum(n > 1 for n in counts.values()) > 1
