"""The files of data that a site has, which its page of data lists and its structured data names.

Short because each kind of file has a module of its own.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from generator.content.model import further_languages
from generator.evidence.resolution.dossier import Dossier
from generator.pages.exports.annotations import ANNOTATIONS, annotations_json
from generator.pages.exports.explainer_json import EXPORT, SCHEMA, export, schema_json
from generator.pages.exports.json_text import json_text
from generator.pages.exports.tables import (
    DATABASE,
    RARE,
    TABLES,
    csv_files,
    database,
    table_path,
)
from generator.pages.urls import Web

DATA_FILES = (
    ("json", EXPORT),
    ("schema", SCHEMA),
    ("sqlite", DATABASE),
    ("annotations", ANNOTATIONS),
)
"""Each file of data by the key of its words, and where it stands."""


def data_tables(dossier: Dossier) -> list[tuple[str, str, tuple[str, ...]]]:
    """Each table of an explainer: its name, its file beside the others, and its columns."""
    said = (*dossier.statements, *dossier.posed)
    is_translated = any(one.translations for statement in said for one in statement.evidence)
    names = (name for name in TABLES if is_translated or name not in RARE)
    return [(name, table_path(name).rpartition("/")[2], TABLES[name][0]) for name in names]


MEDIA_TYPES = {
    "json": "application/json",
    "schema": "application/schema+json",
    "sqlite": "application/vnd.sqlite3",
    "annotations": "application/ld+json",
}
"""What each file is, as IANA has registered it."""


_File = tuple[str, str | bytes]


def data_files(dossier: Dossier, web: Web) -> Iterable[_File]:
    """Every file of data; `web` is where the whole site will stand. The sites in all languages of
    an explainer have the same: for several they are made once."""
    return _made_once(dossier, web) if further_languages(dossier.explainer) else _made(dossier, web)


@lru_cache(maxsize=1)
def _made_once(dossier: Dossier, web: Web) -> tuple[_File, ...]:
    return tuple(_made(dossier, web))


def _made(dossier: Dossier, web: Web) -> Iterator[_File]:
    model = export(dossier, web)
    yield EXPORT, json_text(model)
    yield SCHEMA, schema_json()
    yield DATABASE, database(model)
    yield ANNOTATIONS, annotations_json(dossier, web)
    yield from csv_files(model)
