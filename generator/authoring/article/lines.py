"""Lines that tell of an article: who wrote it, where, and when.

A byline begins with a word such as “By”, a dateline with a place. A day counts if a line names one
and only one, in the ways of its language.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

from generator.authoring.article.vocabulary import ArticleWords, begins_with, is_sentence
from generator.content.dates import PartialDate
from generator.evidence.languages import words
from generator.evidence.matching import fold

_PARTICLES = frozenset(
    re.findall(
        r"\w+",
        "de da do dos das del della di du le la y e van von der den ter ten zu zum af av "
        "bin ibn ben bint abu al el",
    )
)
"""Small words that stand inside names, whatever the language of the article."""

_LONGEST = 200
_WORDS = 5


class Byline(NamedTuple):
    """The authors that a byline names, and the parts of it that are not names of people."""

    authors: tuple[str, ...]
    others: tuple[str, ...]


def read_byline(text: str, vocabulary: ArticleWords) -> Byline | None:
    """The authors of a paragraph that is a byline; None for any other paragraph.

    A byline begins with a word such as “By”; all that follows is written as names are, or tells a
    post, and is no month; a day may stand behind it. From the first part on that is no person's
    name, such as a post or a paper, and where nothing tells two names apart, nobody is an author.
    It may stand behind a place and a day: “LOWMOUTH, 3 June 2031 – By X Y”.
    """
    head = re.match(r"\W*(\w+)\s*:?\s+", text)
    begins = vocabulary.listed("bylines")
    if head is None or len(text) > _LONGEST or head[1].casefold() not in begins:
        return _behind_dateline(text, vocabulary)
    rest = _without_days(text[head.end() :], vocabulary)
    parts = _parts(rest.strip(" |"), vocabulary)
    if (
        rest[:1] == " "
        or is_sentence(text)
        or not all(_is_of_byline(part, vocabulary) for part in parts)
    ):
        return None
    count = next((n for n, part in enumerate(parts) if not is_name(part, vocabulary)), len(parts))
    is_month = parts == [part for part in parts if part.casefold() in vocabulary.months]
    return None if is_month else Byline(tuple(parts[:count]), tuple(parts[count:]))


def _behind_dateline(text: str, vocabulary: ArticleWords) -> Byline | None:
    """The authors of a byline behind a dash, before which nothing stands but where and when."""
    before, dash, rest = text.rpartition(" – ") if " – " in text else text.rpartition(" — ")
    place = re.sub(r"\([^()]*\)", "", _without_days(before, vocabulary))
    parts = [part for part in re.split(r"[,.–—\s]+", place) if part]
    is_dated = bool(dash and days_in(before, vocabulary)) and 0 < len(parts) <= _WORDS
    return read_byline(rest, vocabulary) if is_dated and all(map(_is_of_name, parts)) else None


def _without_days(text: str, vocabulary: ArticleWords) -> str:
    """A text with spaces in the place of each day that it names with its year."""
    plain = fold(text).casefold()
    for _, start, end in _dates(plain, vocabulary) if len(plain) == len(text) else ():
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def is_name(text: str, vocabulary: ArticleWords) -> bool:
    """Whether a text can be one person's name: two to five words, each as in names, and none in
    capitals, as the short names of papers and agencies are."""
    parts = text.split()
    joined = tuple(vocabulary.listed("joining_prefixes"))
    return (
        2 <= len(parts) <= _WORDS
        and not set(words(text)) & vocabulary.listed("posts")
        and not any(part.startswith(joined) for part in parts[1:])
        and not any(len(part) > 1 and part.isalpha() and part.isupper() for part in parts)
        and all(map(_is_of_name, parts))
    )


def _is_of_byline(part: str, vocabulary: ArticleWords) -> bool:
    """Whether a part of a line can stand in a byline: words as in names, posts, no day."""
    if len(part.split()) > _WORDS or set(words(part)) & vocabulary.weekdays:
        return False
    posts = vocabulary.listed("posts")
    return all(_is_of_name(word) or set(words(word)) <= posts for word in part.split())


def _is_of_name(word: str) -> bool:
    """Whether a word is written as those of names are: with a capital, if its script has any."""
    letters = re.sub(r"[.'’ʼ-]", "", word)
    return word in _PARTICLES or (letters.isalpha() and not letters[0].islower())


def _parts(text: str, vocabulary: ArticleWords) -> list[str]:
    """What a byline lists, without where its authors wrote from."""
    between = rf"\s*[,;،؛、|/&]\s*|\s+(?:{_any_of(vocabulary.listed('joiners'))})\s+"
    places = rf"\s+(?:{_any_of(vocabulary.listed('places'))})\s.*"
    parts = re.split(between, text, flags=re.IGNORECASE)
    parts = [re.sub(places, "", part.strip(), flags=re.IGNORECASE) for part in parts]
    return [part for part in parts if part]


def _any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of `phrases`, the longest first; it fits nothing where there are none."""
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True))) or "(?!)"


_PLACE = r"(?P<place>[^\W\d_](?:[^\W\d_]|[.'’ -])*(?:, [^\W\d_](?:[^\W\d_]|[.'’ -])*)?)"
_DATED = r"(?P<when>,?\s*[^()/—–―\n]{0,25}?\d[^()/—–―\n]{0,25}?)"
_WHEN = f"{_DATED}?"
_DASH = r"\s*[-‐‑‒–—―−─]"
_PATTERNS = (
    rf"{_PLACE}{_WHEN}\s*\((?P<agency>[^()\d\n]{{2,40}})\){_DASH}",
    rf"{_PLACE}\.?{_WHEN}\s*/(?P<agency>[^/\d\n]{{2,30}})/\.",
    rf"{_PLACE}{_DATED}{_DASH}\s(?P<agency>[^\W\d_][^\d\n.,:—–-]{{1,29}})\.\s",
    rf"{_PLACE}\.{_WHEN}\s?\.\s(?P<agency>[A-ZА-ЯҐЄІЇ][A-ZА-ЯҐЄІЇ. ]{{1,28}}?)(?:\.|\s[-–—])\s",
    rf"{_PLACE}{_WHEN}(?:\s+|(?=[–—―]\s))[-‐‑‒–—―−─]+\s",
)
_FARTHEST = 90
_WORDS_WITHOUT_CASE = 3


class Dateline(NamedTuple):
    """What a dateline says: its words, and the agency in it, if any."""

    words: str
    agency: str


def read_dateline(text: str) -> Dateline | None:
    """The dateline that a paragraph begins with; None when it begins otherwise.

    The place is written as a place is, and in capitals where no agency stands after it.
    """
    for pattern in _PATTERNS:
        found = re.match(pattern, text[:_FARTHEST])
        if found and _begins_sentence(text[found.end() :]):
            agency = found.groupdict().get("agency")
            if _is_place(found["place"], with_agency=agency is not None):
                return Dateline(found[0].strip(" -‐‑‒–—―−─"), (agency or "").strip(" ."))
    return None


class Agency(NamedTuple):
    """What a dateline has where an agency stands: its name, and who reports for it."""

    name: str
    reporter: str


def read_agency(text: str, vocabulary: ArticleWords) -> Agency:
    """The agency, and behind a post such as “Corr.” the name of a person: “Корр. ТАСС X Y”."""
    posts = vocabulary.listed("posts")
    parts = [part for part in text.split() if not set(words(part)) <= posts]
    if len(parts) == len(text.split()):
        return Agency(text, "")
    name = " ".join(part for part in parts if part.isupper() and len(part) > 1)
    reporter = " ".join(part for part in parts if not (part.isupper() and len(part) > 1))
    return Agency(name, reporter if is_name(reporter, vocabulary) else "")


def _begins_sentence(text: str) -> bool:
    return bool(text.strip()) and not text.lstrip(" \"'“„«‘")[:1].islower()


def _is_place(place: str, with_agency: bool) -> bool:
    words = re.findall(r"[^\W\d_]+", place)
    is_cased = place.upper() != place.lower()
    if not words or len(words) > (_WORDS if is_cased else _WORDS_WITHOUT_CASE):
        return False
    if not with_agency:
        return words[0].isupper() and len(words[0]) > 1
    return not any(word.islower() and len(word) > 3 for word in words)


_LINE = 100
_LEFT_OVER = 3
"""How many words may stand in a line beside its date: hours, zones, “on”."""

_NUMBERS = (
    r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)",
    r"(?<![\d.])(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})(?!\d)",
    r"(?P<y>\d{4})\s?年\s?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?日",
    r"(?P<y>\d{4})\s?년\s?(?P<m>\d{1,2})\s?월\s?(?P<d>\d{1,2})\s?일",
)
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")


class DatedLine(NamedTuple):
    """A line that does little more than say when: `is_update` if it says when it was changed."""

    day: PartialDate | None
    is_update: bool


def read_dated_line(text: str, vocabulary: ArticleWords) -> DatedLine | None:
    """The day that a line is there to tell; None for lines that say anything else.

    The day is None where it can be read in two ways, as 3/4/2025.
    """
    plain = fold(text).casefold()
    found = list(_dates(plain, vocabulary))
    is_anothers = text[:1] in "—–―" or "@" in text  # a post that is shown in the article
    if len(text) > _LINE or not found or is_anothers:
        return None
    for _, start, end in found:
        plain = plain[:start] + " " * (end - start) + plain[end:]
    said = vocabulary.listed("published") | vocabulary.listed("updated")
    known = vocabulary.weekdays.union(*map(str.split, said))
    if len({word for word in words(plain) if word.isalpha()} - known) > _LEFT_OVER:
        return None
    days = {day for day, _, _ in found}
    is_update = bool(begins_with(plain, vocabulary.listed("updated")))
    return DatedLine(days.pop() if len(days) == 1 else None, is_update)


def days_in(text: str, vocabulary: ArticleWords) -> set[PartialDate]:
    """Every day that a text names with its year, in a way that cannot be read as another."""
    found = _dates(fold(text).casefold(), vocabulary)
    return {day for day, _, _ in found if day}


def _dates(plain: str, vocabulary: ArticleWords) -> Iterator[tuple[PartialDate | None, int, int]]:
    """Each day that a text, folded and in lower case, names with its year, and where; None for one
    that can be read in two ways."""
    name, year = _any_of(vocabulary.months), r"(?P<y>\d{4})(?!\d)"
    month = rf"(?P<m>{name})\b\.?(?:\s?[/(]\s?(?:{name})\b\)?)?"  # “أيار/مايو”: both names
    day = r"(?<!\d)(?P<d>\d{1,2})(?:\.|st|nd|rd|th|er)?"
    named = (
        rf"{day}\s+(?:de\s+)?{month},?\s+(?:de\s+)?{year}",
        rf"\b{month}\s+{day},?\s+{year}",
    )
    for pattern in (*_NUMBERS, *named):
        for found in re.finditer(pattern, plain):
            number = vocabulary.months.get(found["m"]) or found["m"]
            with suppress(ValueError):
                text = f"{int(found['y']):04}-{int(number):02}-{int(found['d']):02}"
                yield PartialDate.parse(text), *found.span()
    for found in _SLASHED.finditer(plain):
        yield None, *found.span()
