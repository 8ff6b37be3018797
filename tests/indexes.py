"""What search knows, read back from the scripts that hold it."""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from generator.pages.search.search_index import INDEX, PARTS

BEFORE, AFTER = "explainerIndex(explainerFinding, ", ");\n"
_PART = re.compile(r'explainerPart\("([a-z]\d+)", (.*)\);\n')


def line_of(script: str) -> str:
    """The line of the first script of search that hands over what it knows: its last."""
    *_, line = script.splitlines(keepends=True)
    assert line.startswith(BEFORE) and line.endswith(AFTER), line[:80]
    return line


def head_of(script: str) -> Any:
    """What the first script of search hands over, which must be JSON and nothing else."""
    return json.loads(line_of(script)[len(BEFORE) : -len(AFTER)])


def scripts_in(site: Path) -> dict[str, str]:
    """Every script of search on a site, by its path."""
    paths = [
        INDEX,
        *(f"{PARTS}{file.parent.name}/{file.name}" for file in site.glob(f"{PARTS}*/*")),
    ]
    return {path: (site / path).read_text("utf-8") for path in paths}


def as_told(record: Mapping[str, Any], fields: Iterable[str]) -> dict[str, Any]:
    """Some fields of a record as a script has them, with those that it does not have empty."""
    told: dict[str, Any] = json.loads(json.dumps({one: record.get(one, "") for one in fields}))
    return told


def parts_of(files: Mapping[str, str]) -> dict[str, Any]:
    """What each part of the index holds, by its name, of all files: JSON in one call, no more."""
    found = (_PART.fullmatch(text) for path, text in files.items() if path.startswith(PARTS))
    return {part[1]: json.loads(part[2]) for part in found if part}


def parts_named(files: Mapping[str, str]) -> dict[str, str]:
    """The scripts of the parts, by the names of these."""
    found = ((_PART.fullmatch(text), text) for path, text in files.items() if path != INDEX)
    return {part[1]: text for part, text in found if part}


def index_of(files: Mapping[str, str]) -> dict[str, list[dict[str, Any]]]:
    """The statements and the pages that results show, in order, from all scripts of search."""
    parts = parts_of(files)
    return {name: [*_records(parts, name[0])] for name in ("statements", "pages")}


def _records(parts: Mapping[str, Any], letter: str) -> Any:
    numbers = sorted(int(name[1:]) for name in parts if name.startswith(letter))
    return (record for n in numbers for record in unpacked(parts[f"{letter}{n}"]))


def unpacked(fields: Any) -> list[dict[str, Any]]:
    """Records of a part, as a browser reads them."""
    columns = [[(name, values[one]) for one in numbers] for name, values, numbers in fields]
    return [dict(record) for record in zip(*columns, strict=True)]


def words_of(parts: Mapping[str, Any]) -> dict[str, dict[int, list[int]]]:
    """Each word of the index, with the places where it stands, by the number of the record."""
    blocks = (part for name, part in parts.items() if name[0] in "tq")
    return {
        word: places_of(places)
        for words, _, posted, _ in blocks
        for word, places in zip(words, posted, strict=True)
    }


def places_of(posted: str) -> dict[int, list[int]]:
    """Records with the numbers of each, as a browser reads them."""
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    numbers, value, shift = [], 0, 0
    for letter in posted:
        digit = digits.index(letter)
        value, shift = value + (digit % 32 << shift), shift + 5
        if digit < 32:
            numbers.append(value)
            value, shift = 0, 0
    found: dict[int, list[int]] = {}
    record, is_record = 0, True
    for number in numbers:
        if is_record:
            record += number
            found[record] = []
        else:
            found[record].append(number >> 1)
        is_record = not is_record and not number & 1
    return found
