"""The files of data: valid by their schema, joined by ids, annotations whose words are found."""

import csv
import io
import json
import sqlite3

import pytest

from generator.pages.exports.annotations import ANNOTATIONS, AROUND
from generator.pages.exports.data_files import DATA_FILES, data_files
from generator.pages.exports.explainer_json import EXPORT, SCHEMA
from generator.pages.exports.json_ld import json_ld
from generator.pages.exports.tables import DATABASE, RARE, TABLES, table_path
from generator.pages.urls import Web
from generator.site.settings import territorial

WEB = Web("https://example.org/site/")


@pytest.fixture(scope="module")
def made(report):
    return dict(data_files(report.dossier, WEB))


@pytest.fixture(scope="module")
def base(made):
    found = sqlite3.connect(":memory:")
    found.deserialize(made[DATABASE])
    return found


def test_export_is_as_its_schema_says(made):
    """The export is valid by the JSON Schema that stands beside it, which knows no other field."""
    from jsonschema import Draft202012Validator  # here, since it takes seconds to load

    schema = json.loads(made[SCHEMA])
    Draft202012Validator.check_schema(schema)
    model = json.loads(made[EXPORT])
    assert not [error.message for error in Draft202012Validator(schema).iter_errors(model)]
    assert [*Draft202012Validator(schema).iter_errors({**model, "unheard-of": 1})]


def test_permalinks_lead_to_the_statement(made):
    """Each statement in the export has its permalink, which ends with its id."""
    for one in json.loads(made[EXPORT])["statements"]:
        assert one["permalink"].startswith("https://example.org/site/")
        assert one["permalink"].endswith(f"/#{one['id']}")


def test_database_is_whole(base):
    """The database is sound, and every id in a column that refers to a table is in that table."""
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert not base.execute("PRAGMA foreign_key_check").fetchall()


def test_database_is_the_same_again(report, made):
    """The same content gives the same bytes."""
    assert dict(data_files(report.dossier, WEB))[DATABASE] == made[DATABASE]


def test_tables_and_database_say_the_same(made, base):
    """Each table of the database has the rows of its CSV file."""
    there = {name: columns for name, (columns, _) in TABLES.items() if table_path(name) in made}
    assert {*TABLES} - {*there} <= {*RARE}
    for name, columns in there.items():
        head, *rows = csv.reader(io.StringIO(made[table_path(name)], newline=""))
        assert tuple(head) == columns
        stored = base.execute(f"SELECT * FROM {name}").fetchall()
        told = [["" if value is None else str(value) for value in row] for row in stored]
        assert sorted(told) == sorted(rows), name


def test_joins_answer_questions(report, base):
    """Who set which condition, what got no reply, and how much rests on each source."""
    dossier = report.dossier
    found = base.execute(
        "SELECT s.id, p.party FROM statements s JOIN statement_parties p ON p.statement = s.id "
        "WHERE s.kind = 'condition'"
    ).fetchall()
    conditions = [one for one in dossier.statements if one.kind == "condition"]
    wanted = [(one.id, party.id) for one in conditions for party in dossier.of(one).parties]
    assert sorted(found) == sorted(wanted)
    silent = base.execute("SELECT ask, asked FROM replies WHERE reply IS NULL").fetchall()
    asked = [one for one in (*dossier.statements, *dossier.posed) if one in dossier.asks]
    shares = [(one.id, share) for one in asked for share in dossier.asks[one].shares]
    named = [
        (id, getattr(share.asked, "id", share.asked)) for id, share in shares if not share.replies
    ]
    assert sorted(silent) == sorted(named)
    resting = base.execute(
        "SELECT so.id, count(DISTINCT e.statement) FROM sources so "
        "JOIN evidence e ON e.source = so.id GROUP BY so.id"
    ).fetchall()
    sources = dossier.explainer.sources
    count = {one.id: len(dossier.from_source(one)) + len(dossier.posed_in(one)) for one in sources}
    assert dict(resting) == {name: number for name, number in count.items() if number}


def test_annotations_are_found_in_their_source(report, made):
    """What is annotated stands in its article once with what is around it, or not at all where
    only a link may be shown."""
    dossier = report.dossier
    items = {one["id"]: one for one in json.loads(made[ANNOTATIONS])["items"]}
    pieces = [one for one in dossier.evidence if one.article]
    assert len(items) == len(pieces)
    for item, cited in zip(items.values(), pieces, strict=True):
        targets = item["target"]
        if cited.source.display == "link":
            assert all(isinstance(one, str) for one in targets)
            continue
        for target, passage in zip(targets, cited.runs, strict=True):
            selector = target["selector"]
            text = cited.article.paragraphs[passage.paragraph - 1].text
            assert selector["exact"] == cited.article.words(passage)
            whole = selector["prefix"] + selector["exact"] + selector["suffix"]
            assert whole in text
            assert max(len(selector["prefix"]), len(selector["suffix"])) <= AROUND


def test_data_page_is_a_data_set(report):
    """The page of data tells programs of each file, and under which licence it is, if under one."""
    [page] = [one for one in report.pages if one.template == "data"]
    told = json.loads(json_ld(report.dossier, page, WEB))["mainEntity"]
    assert told["@type"] == "Dataset" and len(told["description"]) >= 50
    addresses = [one["contentUrl"] for one in told["distribution"]]
    assert addresses == [WEB.to(path) for _, path in DATA_FILES]
    assert told.get("license") == report.dossier.explainer.data_licence


@pytest.mark.parametrize(
    ("language", "locale"),
    [
        ("en", "en_US"),
        ("en-GB", "en_GB"),
        ("uk", "uk_UA"),
        ("zh-Hant", "zh_TW"),
        ("ban", "ban"),
    ],
)
def test_locale_has_a_territory(language, locale):
    """Open Graph is told a territory, the likeliest where none is named."""
    assert territorial(language) == locale
