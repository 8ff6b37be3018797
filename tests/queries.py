"""Fifty queries of people who do not know the site's words, and what answers them.

Each row of tests/tables/search.tsv is a query, what is difficult in it, and the ids of statements,
or paths of pages, that answer it; `*` stands for any end. They were written before the search.
"""

import csv
from fnmatch import fnmatchcase
from pathlib import Path

TABLE = Path(__file__).parent / "tables/search.tsv"

WANTED = 46
"""How many of them are to be answered among the first three results."""

with TABLE.open(encoding="utf-8", newline="") as _file:
    QUERIES = {row["query"]: row["right"].split() for row in csv.DictReader(_file, delimiter="\t")}


def is_answered(query: str, links: list[str]) -> bool:
    """Whether one of the first three results, by their addresses, answers a query."""
    return any(fnmatchcase(_name(link), right) for link in links[:3] for right in QUERIES[query])


def _name(link: str) -> str:
    """The anchor of a link, or the page that it leads to, as the table has it."""
    path, _, anchor = link.partition("#")
    page = path.lstrip("./").removesuffix("index.html").removesuffix(".html").strip("/")
    return anchor or page
