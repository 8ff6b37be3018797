"""What search knows → the scripts that a browser finds it with, in parts loaded when needed.

Beside the function that finds, the first script holds how texts are cut and where each part begins.
Parts `t` hold words with the places where they stand, `q` those without content, `e` words by their
ends, for slips at their beginnings, `c` compounds by theirs, `s` statements and `p` pages for
results, `f` what filters go by. Each is a script, since a browser that shows a site from a folder
loads no data.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.evidence.store.kept import NONE_KEPT, Kept
from generator.pages.search.searched_fields import Entries
from generator.pages.search.stems import STEMS_CODE, keep_stems, recall_stems
from generator.pages.search.word_index import WordIndex, indexed

INDEX = "assets/search.js"
"""Where the first script stands in the Markdown folder and on the site."""

PARTS = "search/"
"""The folder of all others: no page names them, so that among assets they would be unused."""

CODE = tuple(Path(__file__).with_name(name) for name in ("finding.js", "results.js"))
"""The functions `explainerFinding` and `explainerResults`: how search finds, and what it shows."""

_FOREIGN = Path(__file__).with_name("tongues.js")
"""What the results need besides where words of them are in another language than the page."""

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

_NOTE = re.compile(r"^\s*/\*.*?\*/\n", re.MULTILINE | re.DOTALL)
_INDENT = re.compile(r"^\s+", re.MULTILINE)
_ESCAPES = {character: f"\\u{ord(character):04x}" for character in "<\u2028\u2029"}


def as_literal(data: Any) -> str:
    """Data as a script may hold it: in one line of JSON that no HTML around it could end."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character, escape in _ESCAPES.items():
        written = written.replace(character, escape)
    return written


def search_files(
    entries: Entries, language: str, kept: Kept = NONE_KEPT
) -> Iterator[tuple[str, str]]:
    """Every script of a site's search by its path, the first of all first; the same each time.
    Stems that are `kept` are not worked out again."""
    recall_stems(kept, language)
    words = indexed(entries, language)
    parts = {name: as_literal(data) for name, data in _parts(entries, words)}
    keep_stems(kept, language, words.raw)
    head = json.loads(parts.pop("head"))
    content = as_literal([head, *parts.values()]).encode()
    head["v"] = hashlib.sha256(content).hexdigest()[:12]
    is_foreign = any(TONGUES in one for told in entries.values() for one in told)
    code = code_of(code_for(is_foreign, "stems" in head))
    yield INDEX, f"{code}explainerIndex(explainerFinding, {as_literal(head)});\n"
    for name, data in parts.items():
        yield part_path(language, name), f'explainerPart("{name}", {data});\n'


def code_for(is_foreign: bool, has_rules: bool) -> tuple[Path, ...]:
    """The scripts that find and show what is known, where some of it is in other languages than the
    page's, or in languages that have rules for stems."""
    return (*CODE, *([_FOREIGN] if is_foreign else []), *([STEMS_CODE] if has_rules else []))


def code_of(files: Iterable[Path]) -> str:
    """Scripts one after the other, without notes and indentation, which no browser needs."""
    return "".join(_INDENT.sub("", _NOTE.sub("", file.read_text("utf-8"))) for file in files)


def part_path(language: str, name: str) -> str:
    """Where a part stands, in the Markdown folder and on the site: in a folder for its language."""
    return f"{PARTS}{language.lower()}/{name}.js"


def _parts(entries: Entries, words: WordIndex) -> Iterator[tuple[str, Any]]:
    head, ends = words.head, list(words.ends(_BLOCK))
    found = {"t": [*words.blocks(_BLOCK)], "e": ends, "q": [*words.blocks(_BLOCK, True)]}
    if compounds := [*words.compounds(_BLOCK)]:
        found["c"] = compounds
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
        values: dict[Any, int] = {}
        numbers = [values.setdefault(_key(one.get(name, "")), len(values)) for one in kept]
        told = [one if isinstance(one, str) else json.loads(one[0]) for one in values]
        columns.append([name, told, numbers])
    return columns


def _key(value: Any) -> Any:
    """A text as it is, and anything else as JSON, apart from texts."""
    return value if isinstance(value, str) else (json.dumps(value),)
