"""The exported model as flat tables: CSV for spreadsheets, SQLite for queries.

Each table has one row a thing, and its first columns tell which; ids join them. What is known of
none stands empty. The columns are named in TABLES, once for both formats.
"""

import csv
import io
import sqlite3
from collections.abc import Iterator
from typing import Any

_Row = tuple[Any, ...]

DATABASE = "data/explainer.sqlite"
"""Where the tables stand as one database, in the Markdown folder and on the site."""

TABLES: dict[str, tuple[tuple[str, ...], int]] = {
    "parties": (("id", "name", "type", "role", "summary"), 1),
    "people": (("id", "party", "name", "kind"), 1),
    "issues": (("id", "name", "summary", "heading"), 1),
    "sources": (
        (
            *("id", "publisher", "title", "url", "published", "accessed"),
            *("language", "kind", "display", "file", "sha256"),
        ),
        1,
    ),
    "statements": (
        (
            *("id", "kind", "party", "issue", "summary", "attribution", "said_on", "said_by"),
            *("deadline", "status", "status_since", "qualifies", "reacts_to", "response"),
            "permalink",
        ),
        1,
    ),
    "statement_issues": (("statement", "issue"), 2),
    "statement_parties": (("statement", "party"), 2),
    "statement_speakers": (("statement", "speaker", "office"), 2),
    "answers": (("statement", "answers", "outcome"), 2),
    "replies": (("ask", "asked", "status", "reply", "outcome", "replied_on"), 0),
    "evidence": (
        ("statement", "number", "source", "paragraph", "quote", "passage", "said_again", "via"),
        2,
    ),
    "translations": (("statement", "number", "language", "text", "by", "machine"), 3),
    "corrections": (("statement", "corrected_on", "what"), 0),
    "retracted": (("statement", "retracted_on", "why"), 1),
    "events": (("id", "name", "happened_on", "summary", "issue"), 1),
    "changes": (("id", "changed_on", "summary"), 1),
}
"""The columns of each table, and how many of the first tell its rows apart (0: none do)."""

_REFERS_TO = {
    "party": "parties",
    "issue": "issues",
    "source": "sources",
    "statement": "statements",
}
"""The tables that the columns of these names refer to."""

_FREE = {"retracted": {"statement"}}
"""What refers to nothing that stands."""

RARE = ("translations",)
"""The tables that are not there where they would be empty."""

_WRITER = (3_037_000).to_bytes(4, "big")
_WRITER_AT = 96
"""Where a database names the program that wrote it, and what stands there in its place, so that
each version gives the same bytes: https://www.sqlite.org/fileformat2.html#the_database_header."""


def rows_of(model: dict[str, Any]) -> dict[str, list[_Row]]:
    """The rows of every table, in reading order; `model` is what is exported as JSON."""
    statements = [*model["statements"], *model.get("questions", ())]
    people = [(one, party) for party in model["parties"] for one in party["people"]]
    return {
        "parties": [_picked(one, "id name type role summary") for one in model["parties"]],
        "people": [(one["id"], party["id"], one["name"], one["type"]) for one, party in people],
        "issues": [_picked(one, "id name summary group") for one in model["issues"]],
        "sources": [_source(one) for one in model["sources"]],
        "statements": [_statement(one) for one in statements],
        "statement_issues": [(one["id"], name) for one in statements for name in one["issues"]],
        "statement_parties": [(one["id"], name) for one in statements for name in one["parties"]],
        "statement_speakers": [row for one in statements for row in _speakers(one)],
        "answers": [
            (one["id"], *answer) for one in statements for answer in one.get("answers", {}).items()
        ],
        "replies": [row for one in statements for row in _replies(one)],
        "evidence": [row for one in statements for row in _evidence(one)],
        "translations": [row for one in statements for row in _translations(one)],
        "corrections": [
            (one["id"], said["on"], said["what"]) for one in statements for said in one["corrected"]
        ],
        "retracted": [
            (one["id"], one["retracted"]["on"], one["retracted"]["why"])
            for one in model["retracted"]
        ],
        "events": [_picked(one, "id name on summary issue") for one in model["events"]],
        "changes": [_picked(one, "id on summary") for one in model["changes"]],
    }


def _kept_rows(model: dict[str, Any]) -> dict[str, list[_Row]]:
    return {name: rows for name, rows in rows_of(model).items() if rows or name not in RARE}


def csv_files(model: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each table as CSV (RFC 4180, in UTF-8), by its path in the Markdown folder."""
    for name, rows in _kept_rows(model).items():
        written = io.StringIO()
        csv.writer(written).writerows([TABLES[name][0], *rows])
        yield table_path(name), written.getvalue()


def table_path(name: str) -> str:
    """Where a table stands as CSV, in the Markdown folder and on the site."""
    return f"data/{name}.csv"


def database(model: dict[str, Any]) -> bytes:
    """The tables as an SQLite database: the same bytes for the same model."""
    made = sqlite3.connect(":memory:")
    for name, rows in _kept_rows(model).items():
        made.execute(_definition(name))
        places = ", ".join("?" * len(TABLES[name][0]))
        made.executemany(f"INSERT INTO {name} VALUES ({places})", rows)
    made.commit()
    made.execute("VACUUM")
    data = bytearray(made.serialize())
    made.close()
    data[_WRITER_AT : _WRITER_AT + len(_WRITER)] = _WRITER
    return bytes(data)


def _definition(name: str) -> str:
    """A table's columns, what tells its rows apart, and the tables that it refers to."""
    columns, keys = TABLES[name]
    lines = [f"{one} {'INTEGER' if one in ('number', 'paragraph') else 'TEXT'}" for one in columns]
    lines += [f"PRIMARY KEY ({', '.join(columns[:keys])})"] if keys else []
    referring = [one for one in columns if one in _REFERS_TO and one not in _FREE.get(name, ())]
    lines += [f"FOREIGN KEY ({one}) REFERENCES {_REFERS_TO[one]} (id)" for one in referring]
    return f"CREATE TABLE {name} (\n  {f',{chr(10)}  '.join(lines)}\n)"


def _picked(record: dict[str, Any], names: str) -> _Row:
    return tuple(record.get(name) for name in names.split())


def _source(one: dict[str, Any]) -> _Row:
    names = "id publisher title url published accessed language"
    return (*_picked(one, names), one.get("kind", "article"), *_picked(one, "display file sha256"))


def _statement(one: dict[str, Any]) -> _Row:
    return (
        *_picked(one, "id kind party issue summary attribution on when deadline status since"),
        *_picked(one, "qualifies to response permalink"),
    )


def _speakers(one: dict[str, Any]) -> Iterator[_Row]:
    for number, name in enumerate(one["speakers"]):
        offices = one["offices"][number] if number < len(one["offices"]) else ()
        yield one["id"], name, ", ".join(offices) or None


def _replies(one: dict[str, Any]) -> Iterator[_Row]:
    """What was asked of each, and each reply to it; one row where there is none."""
    for share in one.get("shares", ()):
        asked = (one["id"], share["asked"], share["status"])
        for reply in share["replies"] or [{}]:
            yield (*asked, *_picked(reply, "record outcome on"))


def _evidence(one: dict[str, Any]) -> Iterator[_Row]:
    for number, cited in enumerate(one["evidence"], 1):
        yield one["id"], number, *_picked(cited, "source paragraph quote passage on via")


def _translations(one: dict[str, Any]) -> Iterator[_Row]:
    """What the evidence of a statement says in other languages, as somebody translated it."""
    for number, cited in enumerate(one["evidence"], 1):
        for language, told in cited.get("translations", {}).items():
            yield one["id"], number, language, *_picked(told, "text by machine")
