"""Which paragraphs of an article report nothing.

In doubt a paragraph reports something: one that is wrongly left in costs an editor a look, one that
is wrongly left out may hide what was said.
"""

import re
from collections.abc import Iterable, Sequence

from generator.authoring.article.lines import read_byline, read_dated_line, read_dateline
from generator.authoring.article.vocabulary import (
    ArticleWords,
    begins_with,
    is_quoting,
    is_sentence,
    stands_at_edge,
)
from generator.evidence.languages import words
from generator.evidence.quotation_marks import CLOSERS

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_TAKEN_BY = re.compile(
    r"(?:[/|(]\s?(?:Getty Images|File Photo|Pool|AP|AFP|EPA|Reuters|TASS|DPA)\s?\)?"
    r"|REUTERS/\S+(?: \S+){0,3}|\bvia (?:REUTERS|AP|AFP)|\(AP Photo/[^)]*\))\.?$",
    re.IGNORECASE,
)
"""How captions end that name who took the picture, in any language."""

_PAGE_NUMBER = re.compile(r"[-–—] ?\d{1,3} ?[-–—]")
_MENU = re.compile(r"\s[|›»>]\s")
"""What divides the entries of a menu."""

_GOES_ON = (":", "：", ",", "،", ";", "-", "–", "—")
"""How lines end after which something follows."""

_IN_LIST = re.compile(r"[-–—―•*·▪]|\(?\w{1,3}[.)]\s")
"""How points of a list begin, and speech led by a dash."""

_HEADING = re.compile(r"#{1,6} ")
"""How headings begin in Markdown."""

_BELOW = 3
"""In how many paragraphs below a headline the byline or the text is looked for: a standfirst may
stand between."""

_EDGE = 6
"""How far from the beginning bylines, and from the end credits, are looked for."""

_SHORT, _SHORT_WORDS = 60, 8
_LINK, _CREDIT, _NOTICE, _CAPTION, _CREDITED = 120, 800, 300, 400, 250
_LAST = re.compile(r"^.*(?:[.!?…]|\s[|/(])\s*(\S[^.!?…]{3,60})$")
"""What stands last in a paragraph, behind a sentence or a stroke."""

_LONG = 80
"""From how many characters on a line is surely no heading."""


def find_boilerplate(paragraphs: Sequence[str], vocabulary: ArticleWords) -> dict[int, str]:
    """The kind of each paragraph that reports nothing, by its number, counted from 1."""
    count = len(paragraphs)
    found = {
        number: kind
        for number, text in enumerate(paragraphs, 1)
        if (kind := _kind(text, min(number - 1, count - number), vocabulary))
    }
    for number, text in enumerate(paragraphs, 1):
        if number not in found and _is_subhead(number, text, paragraphs, found):
            found[number] = "subhead"
    return dict(sorted(found.items()))


def find_title(paragraphs: Sequence[str], boilerplate: dict[int, str]) -> int:
    """The number of the paragraph that is the headline; 0 when none surely is.

    A headline is the first paragraph but for captions, links and notices above it, short, and no
    sentence; soon after it comes the byline, a line with the date, the dateline, or the text.
    Markdown tells it by its sign.
    """
    marked = (n for n, text in enumerate(paragraphs[:_EDGE], 1) if text.startswith("# "))
    if first := next(marked, 0):
        return first
    first = next((n for n in range(1, len(paragraphs) + 1) if n not in boilerplate), 0)
    text = paragraphs[first - 1] if first else ""
    above = {boilerplate[n] for n in range(1, first)}
    is_like = 0 < len(text) <= 2 * _LONG and not text.endswith(_GOES_ON)
    if not is_like or "byline" in above or _IN_LIST.match(text):
        return 0
    is_asking = text.rstrip("\"'”’“»)]").endswith(("?", "!"))
    if is_sentence(text) and not is_asking:
        return 0
    below = [(paragraphs[n], boilerplate.get(n + 1, "")) for n in range(first, len(paragraphs))]
    return first if _is_above(below[:_BELOW], is_asking) else 0


def _is_above(below: Sequence[tuple[str, str]], is_asking: bool) -> bool:
    """Whether what stands below a line, with its kind, shows that this is a headline: of one that
    ends as a sentence does, a byline, day or dateline alone does."""
    for text, kind in below:
        if kind in ("byline", "notice") or (not kind and read_dateline(text)):
            return True
        if not kind and is_sentence(text):
            return len(text) >= _LONG and not is_asking
    return False


def find_repeated(paragraphs: Sequence[str], title: str) -> list[int]:
    """The numbers of the first paragraphs that only repeat the title."""
    firsts = enumerate(paragraphs[:_EDGE], 1)
    return [number for number, text in firsts if text.casefold() == title.casefold()]


def _kind(text: str, from_edge: int, vocabulary: ArticleWords) -> str:
    """What a paragraph is when it reports nothing, as far as it tells by itself."""
    if not any(map(str.isalnum, text)) or _PAGE_NUMBER.fullmatch(text):
        return "notice"  # a line of stars or hyphens
    if _HEADING.match(text):
        return "subhead"
    if from_edge < _EDGE and read_byline(text, vocabulary):
        return "byline"
    if from_edge < _EDGE and _is_credit(text, vocabulary):
        return "credit"
    if _is_caption(text, vocabulary):
        return "caption"
    if _is_notice(text, vocabulary) or (from_edge < _EDGE and read_dated_line(text, vocabulary)):
        return "notice"
    return "link" if _is_link(text, vocabulary) else ""


def _after(text: str, phrases: Iterable[str]) -> str | None:
    """What follows the phrase that a paragraph begins with; None where it begins with none."""
    phrase = begins_with(text, phrases)
    return text.lstrip("([ ")[len(phrase) :].lstrip() if phrase else None


def _is_credit(text: str, vocabulary: ArticleWords) -> bool:
    """Whether a paragraph names who reported or edited: in brackets, or before a colon or names."""
    names = _after(text, vocabulary.listed("credits"))
    if names is None or len(text) > _CREDIT or is_quoting(text):
        return False
    is_bracketed = text[:1] in "([" and text[-1:] in ")]"
    return is_bracketed or not (names[:1].islower() or is_sentence(text))


def _is_caption(text: str, vocabulary: ArticleWords) -> bool:
    """Whether a paragraph begins with “Photo:”, or ends with who took the picture."""
    credit = _LAST.search(text)
    parts = (text, credit[1] if credit and len(text) <= _CREDITED else "")
    after = [(_after(part, vocabulary.listed("captions")) or "")[:1] for part in parts]
    is_told = any(sign and sign in ":|.–—/" for sign in after[:1]) or after[1] == ":"
    return len(text) <= _CAPTION and (is_told or bool(_TAKEN_BY.search(text)))


def _is_notice(text: str, vocabulary: ArticleWords) -> bool:
    if len(text) > _NOTICE or is_quoting(text):
        return False
    phrases = [phrase for phrase in vocabulary.listed("notices") if " " in phrase]
    is_labelled = (_after(text, vocabulary.listed("notices")) or "")[:1] in tuple(":©(")
    return is_labelled or text.lstrip("( ").startswith("©") or stands_at_edge(text, phrases)


def _is_link(text: str, vocabulary: ArticleWords) -> bool:
    if _ADDRESS.fullmatch(text.strip()):
        return True
    if len(text) > _LINK or is_sentence(text) or is_quoting(text):
        return False
    if len(_MENU.findall(text)) > 1:
        return True
    return stands_at_edge(text, vocabulary.listed("links"))


def _is_subhead(
    number: int, text: str, paragraphs: Sequence[str], boilerplate: dict[int, str]
) -> bool:
    """Whether a paragraph is a heading: short, no sentence, and text stands before and after it."""
    if number in (1, len(paragraphs)) or not _is_like_heading(text):
        return False
    if text.isupper():
        return True
    before, after = (
        next((paragraphs[n - 1] for n in way if n not in boilerplate), "")
        for way in (range(number - 1, 0, -1), range(number + 1, len(paragraphs) + 1))
    )
    return all(is_sentence(one) or len(one) >= _LONG for one in (before, after))


def _is_like_heading(text: str) -> bool:
    """Whether a paragraph is short and no sentence; marks around all of it are those of a heading,
    since speech would end with a full stop."""
    closers = CLOSERS.get(text[:1], "")
    bare = text[1:-1] if closers and text[-1:] in closers else text
    is_short = len(text) <= _SHORT and len(words(text)) <= _SHORT_WORDS
    is_begun = not bare[:1].islower() and bare[:1].isalnum() and any(map(str.isalpha, text))
    is_open = (is_sentence(bare) and not text.isupper()) or bare.rstrip().endswith(_GOES_ON)
    return is_short and is_begun and not is_open and not is_quoting(bare)
