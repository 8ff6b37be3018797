"""What search knows → the scripts that a browser finds it with, in parts loaded when needed.

Beside the function that finds, the first script holds how texts are cut and where each part begins.
Parts `t` hold words with the places where they stand, `q` those without content, `e` words by their
ends, for slips at their beginnings, `s` statements and `p` pages as results show them, `f` what
filters go by. Each is a script, since a browser that shows a site from a folder loads no data.
"""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.pages.tokens import LETTERS, PATTERNS, SearchToken, stemmer, stop_words, tokens

INDEX = "assets/search.js"
"""Where the first script stands in the Markdown folder and on the site."""

PARTS = "search/"
"""The folder of all others: no page names them, so that among assets they would be unused."""

CODE = tuple(Path(__file__).with_name(name) for name in ("finding.js", "results.js"))
"""The functions `explainerFinding` and `explainerResults`: how search finds, and what it shows."""

_FOREIGN = Path(__file__).with_name("tongues.js")
"""What the results need besides where words of them are in another language than the page."""

TITLE, TEXT, NAME, LABEL, ABOUT, NAME_END = range(6)
"""The fields of a record. The last word of a name stands in `NAME_END`, its others in `NAME`."""

NAME_STEP = 16
"""Each name of a record begins at a position that this divides."""

FACETS = ("party", "issue", "kind", "stance", "attribution", "on", "by", "again", "page")
TONGUES = "tongues"
"""What of a record is in another language than the page: of its fields, the stretches."""
SHOWN_FIELDS = (
    *("url", "parties", "who", "on", "when", "label", "tone", "title", "text", "about", "also"),
    *("where", TONGUES),
)
SHOWN_OF_PAGES = ("url", "kind", "title", "text", TONGUES)

_BLOCK = 6_000
"""How many characters of words a part holds at least, and rarely many more."""

_CHUNK = 3_000
"""How many characters of records, on average."""

_LINKED = 500
"""How many records are known for how many others refer to them."""

_NOTE = re.compile(r"^\s*/\*.*?\*/\n", re.MULTILINE | re.DOTALL)
_INDENT = re.compile(r"^\s+", re.MULTILINE)
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<\u2028\u2029"}

Entries = Mapping[str, Sequence[Mapping[str, Any]]]


def as_literal(data: Any) -> str:
    """Data as a script may hold it: in one line of JSON that no HTML around it could end."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return written.translate(_ESCAPES)


def search_files(entries: Entries, language: str) -> Iterator[tuple[str, str]]:
    """Every script of a site's search by its path, the first of all first; the same each time."""
    parts = {name: as_literal(data) for name, data in _parts(entries, language)}
    head = json.loads(parts.pop("head"))
    content = as_literal([head, *parts.values()]).encode()
    head["v"] = hashlib.sha256(content).hexdigest()[:12]
    code = code_of(code_for(any(TONGUES in one for told in entries.values() for one in told)))
    yield INDEX, f"{code}explainerIndex(explainerFinding, {as_literal(head)});\n"
    for name, data in parts.items():
        yield part_path(language, name), f'explainerPart("{name}", {data});\n'


def code_for(is_foreign: bool) -> tuple[Path, ...]:
    """The scripts that find and show what is known, where some of it is in other languages."""
    return (*CODE, _FOREIGN) if is_foreign else CODE


def code_of(files: Iterable[Path]) -> str:
    """Scripts one after the other, without notes and indentation, which no browser needs."""
    return "".join(_INDENT.sub("", _NOTE.sub("", file.read_text("utf-8"))) for file in files)


def part_path(language: str, name: str) -> str:
    """Where a part stands, in the Markdown folder and on the site: in a folder for its language."""
    return f"{PARTS}{language.lower()}/{name}.js"


def _parts(entries: Entries, language: str) -> Iterator[tuple[str, Any]]:
    words = indexed(entries, language)
    head, ends = words.head, list(words.ends())
    found = {"t": [*words.blocks(_BLOCK)], "e": ends, "q": [*words.blocks(_BLOCK, True)]}
    head |= {letter: [first for first, _ in parts] for letter, parts in found.items()}
    for letter, fields, records in (
        ("s", SHOWN_FIELDS, entries["statements"]),
        ("p", SHOWN_OF_PAGES, entries["pages"]),
    ):
        size = max(1, _CHUNK * len(records) // (len(as_literal(list(records))) + 1))
        head[f"per_{letter}"] = size
        for n in range(0, len(records), size):
            yield f"{letter}{n // size}", as_columns(records[n : n + size], fields)
    yield "head", head
    for letter, parts in found.items():
        yield from ((f"{letter}{n}", data) for n, (_, data) in enumerate(parts))
    yield "f0", as_columns(entries["statements"], FACETS)


def as_columns(records: Iterable[Mapping[str, Any]], fields: Iterable[str]) -> list[Any]:
    """Some fields of records: of each its name, its different values, and their number by record.

    Each value stands once, and no name stands twice. No column tells that all are in one language.
    """
    columns, kept = [], list(records)
    for name in (one for one in fields if one != TONGUES or any(TONGUES in each for each in kept)):
        values: dict[str, int] = {}
        numbers = [values.setdefault(as_literal(one.get(name, "")), len(values)) for one in kept]
        columns.append([name, [json.loads(value) for value in values], numbers])
    return columns


@dataclass
class WordIndex:
    """Every word of the records, with its stem and the places where it stands.

    `places` are, by word and record, numbers of 8 × position + field, in order. `empty` are those
    of the words that carry no content, which are looked for between quotation marks alone.
    """

    head: dict[str, Any]
    places: defaultdict[str, defaultdict[int, list[int]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    stems: dict[str, str] = field(default_factory=dict)
    empty: set[str] = field(default_factory=set)

    def blocks(self, least: float, is_empty: bool = False) -> Iterator[tuple[str, list[Any]]]:
        """The words with content, or without, in order, in blocks of `least` characters or little
        more: of each the first word, and its words, stems, places, and of stems that others have
        too, those others."""
        kept = (word for word in self.places if (word in self.empty) == is_empty)
        sizes = {word: posted(self.places[word]) for word in kept}
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for word in sizes:
            groups[self.stems[word]].append(word)
        for block in _cut(
            sorted(sizes, key=_order), lambda word: len(word) + len(sizes[word]) + 8, least
        ):
            here, others = set(block), dict[str, list[str]]()
            for word in block:
                if more := [one for one in groups[self.stems[word]] if one not in here]:
                    others[self.stems[word]] = sorted(more, key=_order)
            stems = [_stem_code(word, self.stems[word]) for word in block]
            yield block[0], [block, stems, [sizes[word] for word in block], others]

    def ends(self) -> Iterator[tuple[str, list[str]]]:
        """The words in the order of their ends, some at a time, each block with the first's end."""
        long = [word for word in self.places if len(word) > 3 and word not in self.empty]
        blocks = list(
            _cut(
                sorted(long, key=lambda word: _order(word[::-1])),
                lambda word: len(word) + 3,
                _BLOCK,
            )
        )
        if len(blocks) > 1:
            yield from ((block[0][::-1], block) for block in blocks)


def indexed(entries: Entries, language: str) -> WordIndex:
    """The words of every statement, then of every page, and what a browser needs to search them."""
    statements, pages = entries["statements"], entries["pages"]
    records = [*map(_fields, statements), *map(_fields_of_page, pages)]
    stem = stemmer(language)
    telling = {name: _alone(name, records) for name in (NAME, LABEL)}
    labels = set(map(stem, telling[LABEL]))
    stop = {one for one in stop_words(language) - telling[NAME] if stem(one) not in labels}
    index = WordIndex(
        {
            "language": language,
            "docs": len(records),
            "statements": len(statements),
            "help": [n for n, page in enumerate(pages, len(statements)) if page.get("is_help")],
            "linked": _linked(statements),
            "stop": sorted(stop),
            "patterns": PATTERNS,
            "letters": LETTERS,
        }
    )
    for number, record in enumerate(records):
        for name, texts in record.items():
            _add(index, number, name, texts, stop, stem)
    return index


def _alone(name: int, records: Iterable[Mapping[int, list[str]]]) -> set[str]:
    """The words that are a whole name or label, and so tell something: “US”."""
    found = map(tokens, {text for record in records for text in record.get(name, ())})
    return {spelling for words in found if len(words) == 1 for spelling in words[0].spellings}


def _fields(entry: Mapping[str, Any]) -> dict[int, list[str]]:
    return {
        TITLE: [entry["title"]],
        TEXT: [entry["text"]],
        NAME: list(entry["also"]),
        LABEL: list(entry.get("labels", ())),
        ABOUT: [entry["about"], entry.get("more", "")],
    }


def _fields_of_page(page: Mapping[str, Any]) -> dict[int, list[str]]:
    names = [page["title"], *page.get("also", ())]
    more = [page.get("more", "")]
    return {TITLE: [page["title"]], TEXT: [page["text"]], NAME: names, ABOUT: more}


def _add(
    index: WordIndex,
    number: int,
    name: int,
    texts: Iterable[str],
    stop: Container[str],
    stem: Callable[[str], str],
) -> None:
    start = 0
    for text in texts:
        found = tokens(text)
        if name == NAME:
            kept = [one for one in found if one.spellings[0] not in stop] or found
            found = [SearchToken(one.spellings, one.raw, n) for n, one in enumerate(kept)]
        for one in found:
            is_last = name == NAME and one is found[-1]
            place = 8 * (start + one.position) + (NAME_END if is_last else name)
            if one.spellings[0] in stop and name != NAME:
                index.empty.update(one.spellings)
            for word in one.spellings:
                index.places[word][number].append(place)
                if word not in index.stems:
                    index.stems[word] = stem(one.raw)
        length = found[-1].position + 2 if found else 0
        start += -(-length // NAME_STEP) * NAME_STEP if name == NAME else length


def _linked(statements: Sequence[Mapping[str, Any]]) -> str:
    """How often others refer to each of the statements that they refer to most."""
    links = {n: one["links"] for n, one in enumerate(statements) if one["links"]}
    most = sorted(links, key=lambda n: (-links[n], n))[:_LINKED]
    return posted({n: [min(links[n], 15)] for n in sorted(most)})


def posted(places: Mapping[int, list[int]]) -> str:
    """Records with numbers of each, in letters: how far on a record is, then its numbers in order,
    each times two, and one more where another follows."""
    written, last = [], 0
    for number, values in places.items():
        written.append(_number(number - last))
        ordered = sorted(set(values))
        written += (_number(2 * value + (value != ordered[-1])) for value in ordered)
        last = number
    return "".join(written)


def _number(value: int) -> str:
    """A number in letters of five bits each, the lowest first, with a sixth where more follow."""
    letters = ""
    while value > 31:
        letters += _DIGITS[32 + value % 32]
        value //= 32
    return letters + _DIGITS[value]


def _stem_code(word: str, stem: str) -> int | str:
    """A stem; where its word begins with it, its length."""
    return len(stem) if word.startswith(stem) else stem


def _order(word: str) -> bytes:
    """Words in the order in which JavaScript puts them: by UTF-16 code units."""
    return word.encode("utf-16-be")


def _cut(words: Iterable[str], size: Callable[[str], int], least: float) -> Iterator[list[str]]:
    block: list[str] = []
    length = 0
    for word in words:
        block.append(word)
        length += size(word)
        if length >= least:
            yield block
            block, length = [], 0
    if block:
        yield block
