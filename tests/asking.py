"""Asks the search of a site without a browser, in Node.js, which runs the very scripts."""

import json
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from generator.pages.search.search_index import INDEX, search_files
from tests.indexes import parts_named
from tools import programs

_SCRIPT = Path(__file__).with_name("asking.js")
_NAMES = ("parties", "who", "on", "when", "label", "tone", "text", "about", "where", "title")


class Answer(NamedTuple):
    """What search found for a query: addresses in order, of each the words that are marked, what
    was said of all, and the parts of the index that were loaded."""

    urls: list[str]
    marked: list[list[str]]
    message: str
    loaded: list[str]


def answers(
    scripts: Mapping[str, str], language: str, queries: Iterable[str], most: int = 10_000
) -> list[Answer]:
    """What the search of a site with these scripts answers, each query from the start."""
    told = {"parts": parts_named(scripts), "queries": list(queries), "most": most}
    return [Answer(**one) for one in _ask({**_site(scripts, language), **told})]


def cut(
    scripts: Mapping[str, str], language: str, texts: Iterable[str]
) -> list[list[tuple[str, list[str]]]]:
    """Into which words a browser cuts each of some texts, with the stems of each."""
    told = _ask({**_site(scripts, language), "texts": list(texts)})
    return [[(word, stems) for word, stems in one] for one in told]


def _site(scripts: Mapping[str, str], language: str) -> dict[str, Any]:
    return {"first": scripts[INDEX], "language": language}


def _ask(told: Mapping[str, Any]) -> list[Any]:
    """What the script answers; fails where there is no Node.js."""
    node = programs.NODE.find()
    assert node, "search is tried in Node.js, which is not here"
    done = subprocess.run(
        [node, str(_SCRIPT)], input=json.dumps(told), capture_output=True, text=True, check=True
    )
    found: list[Any] = json.loads(done.stdout)
    return found


def scripts_of(
    *statements: Mapping[str, Any], language: str = "en", pages: Iterable[Mapping[str, Any]] = ()
) -> dict[str, str]:
    """The scripts of a search that knows these statements, each told by what differs from an empty
    one; the address of each ends in its number."""
    entries = [
        {**dict.fromkeys(_NAMES, ""), "url": f"index.md#{n}", "also": [], "links": 0, **statement}
        for n, statement in enumerate(statements)
    ]
    return dict(search_files({"statements": entries, "pages": list(pages)}, language))
