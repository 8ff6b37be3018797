"""What editors' programs are told of the YAML files: fields, values, ids, and what is wrong."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.authoring.json_schema import render_schemas
from generator.authoring.schema_files import (
    first_line,
    refresh_schemas,
    without_first_line,
    write_schemas,
)
from generator.content.atomic import Refusal
from generator.content.files import SCHEMAS
from generator.pages.pipeline import read
from generator.site.manifest import origin_of
from tests import language_server
from tests.commands import explainer
from tests.conftest import LACKING
from tests.goldens import GOLDEN, NAMES
from tests.language_server import Server
from tests.sites import ROOT, edit, lay_out_any
from tests.tables import table

SHIPPED = ("shipped", *NAMES)
PARTY = "content/parties/upham.yaml"
HEAD = f"{first_line(PARTY)}\nname: Upham\ntype: state\nstatements:\n"
STATEMENT = """\
  - id: upham-new
    issue: dam
    speaker: hale
    summary: Says something.
    evidence:
      - source: gazette
        passage: A dam would end
"""


def yaml_files(root: Path) -> list[str]:
    """Every YAML file in an explainer's content, as it is named from its folder."""
    return sorted(p.relative_to(root).as_posix() for p in (root / "content").rglob("*.yaml"))


def schema(root: Path, name: str) -> dict:
    """A schema that was written."""
    return json.loads((root / SCHEMAS / f"{name}.json").read_text("utf-8"))


@pytest.fixture
def full(tmp_path: Path) -> Path:
    return lay_out_any("full", tmp_path / "full")


@pytest.fixture(scope="module")
def command() -> list[str]:
    """What starts the language server."""
    found = language_server.find()
    if not found:
        reason = f"yaml-language-server{LACKING}make test installs it, with npm"
        (pytest.fail if os.environ.get("REQUIRE_BROWSER") else pytest.skip)(reason)
    return found


@pytest.fixture(scope="module")
def server(command: list[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A language server for copies of our explainers, each with its schemas."""
    root = tmp_path_factory.mktemp("server")
    for name in SHIPPED:
        origin = ROOT if name == "shipped" else GOLDEN / name
        shutil.copytree(origin / "content", root / name / "content")
        write_schemas(root / name)
    with language_server.running(command, root, tmp_path_factory.mktemp("home")) as server:
        yield server


@pytest.mark.parametrize(
    "name",
    [
        one if one in ("shipped", "full") else pytest.param(one, marks=pytest.mark.soak)
        for one in SHIPPED
    ],
)
def test_content_that_we_ship_has_no_mistake(name, server):
    """An editor's program finds nothing wrong in any file that the check finds nothing wrong in."""
    root = server.root / name
    told = {file: server.problems(f"{name}/{file}") for file in yaml_files(root)}
    assert told and set(map(tuple, told.values())) == {()}, told


MISTAKES = table("schema", "mistakes")


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistake_is_marked_once(mistake, server):
    """Each mistake is marked once, in its line; without it there is none."""
    old, new, said = MISTAKES[mistake]
    assert STATEMENT.count(old) == 1
    assert server.problems(f"full/{PARTY}", HEAD + STATEMENT) == []
    [found] = server.problems(f"full/{PARTY}", HEAD + STATEMENT.replace(old, new))
    assert found.startswith(said)


ODD = table("schema", "odd")


@pytest.mark.parametrize("odd", ODD)
def test_what_the_model_reads_is_no_mistake(odd, server):
    """What YAML takes for something else than text, single things, and a draft's gaps are fine."""
    old, new = ODD[odd]
    assert STATEMENT.count(old) == 1
    assert server.problems(f"full/{PARTY}", HEAD + STATEMENT.replace(old, new)) == []


def test_file_of_a_source_need_not_name_it(server):
    """Evidence names no source in that source's file, and must in any other; what belongs elsewhere
    is marked, as is an id where the file's name is it."""
    text = STATEMENT.replace("- source: gazette\n        ", "- ")
    own, other = "full/content/parties/province/gazette.yaml", f"full/{PARTY}"
    head = f"{first_line(own.removeprefix('full/'))}\nstatements:\n"
    assert server.problems(own, head + text) == []
    [found] = server.problems(other, HEAD + text)
    assert "source" in found
    [found] = server.problems(own, f"{head}{text}aliases: []\n")
    assert "aliases" in found
    people = "people:\n  - id: rank\n    name: Ada Rank\n"
    assert server.problems(own, f"{head}{text}{people}") == []
    source = "full/content/sources/finch.yaml"
    held = (server.root / source).read_text("utf-8")
    assert server.problems(source, held) == []
    [found] = server.problems(source, f"{held}id: finch\n")
    assert "id" in found


def test_who_asks_tells_what_carries_a_question(server):
    """Of the editors' own question evidence is marked, of an interviewer's that it rests on what
    others say; and each lacks the other."""
    file = "full/content/questions.yaml"
    head = f"{first_line(file.removeprefix('full/'))}\n"
    asked = "- id: q-new\n  by: {}\n  issue: dam\n  summary: Who?\n"
    rests, said = "  rests_on: [ev-fee]\n", "  evidence: [{source: radio, quote: Minister}]\n"
    own, other = asked.format("editors"), asked.format("Radio Wend")
    for text in (own + rests, other + said, f"{other}  on: 2024-05\n{said}"):
        assert server.problems(file, head + text) == []
    wrong = {
        own: "rests_on",
        other: "evidence",
        own + rests + said: "evidence",
        other + said + rests: "rests_on",
        f"{own}{rests}  on: 2024\n": "on",
    }
    for text, field in wrong.items():
        [found] = server.problems(file, head + text)
        assert field in found
    offered = server.offers(file, f"{head}- id: q-new\n  |\n")
    assert offered["by"].startswith("Who asks: `editors` for your own question")


def test_draft_names_what_exists(server):
    """A draft may leave its speaker out, but not name somebody whom there is not."""
    text = HEAD + STATEMENT.replace("    summary: Says something.", "    review: needed")
    told = server.problems(f"full/{PARTY}", text.replace("hale", "hail"))
    assert [one.partition(";")[0] for one in told] == ["7: no person or party has this id"]


def test_fields_are_offered(server):
    """In a statement its fields are offered, each with what the model says of it."""
    offered = server.offers(f"full/{PARTY}", f"{HEAD}  - id: upham-new\n    |\n")
    assert offered["venue"] == "Where it was said, if the article tells."
    assert {"issue", "speaker", "summary", "on", "answers", "evidence", "review"} <= offered.keys()
    assert "id" not in offered
    condition = f"{HEAD}  - id: upham-new\n    kind: condition\n    |\n"
    assert "qualifies" in server.offers(f"full/{PARTY}", condition)


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("issue: dam", "issue: |", {"dam": "The dam", "water": "Water in dry years"}),
        ("speaker: hale", "speaker: |", {"upham": "Upham", "hale": "Ines Hale, Mayor of Upham"}),
        ("speaker: hale", "speaker: [moor, |]", {"hale": "Ines Hale, Mayor of Upham"}),
        ("source: gazette", "source: |", {"gazette": "The Wend Gazette"}),
        ("    evidence", "    kind: |\n    evidence", {"demand": "wants something of others"}),
        ("    evidence", "    answers:\n      |\n    evidence", {"league-q-gates": ""}),
        (
            "    evidence",
            "    answers:\n      league-q-gates: |\n    evidence",
            {"rejects": "says no"},
        ),
        ("    evidence", "    review: |\n    evidence", {"needed": "a draft, which no page shows"}),
    ],
)
def test_values_and_ids_are_offered(old, new, wanted, server):
    """Values of a choice and ids that exist are offered, with what they stand for."""
    offered = server.offers(f"full/{PARTY}", HEAD + STATEMENT.replace(old, new))
    assert {name: offered.get(name, "")[: len(said)] for name, said in wanted.items()} == wanted


def test_server_has_no_network(command, full, tmp_path):
    """What is shown here needs nothing from anywhere else: a server that asks for it ends."""
    write_schemas(full)
    asking = {"yaml": {**language_server.SETTINGS["yaml"], "schemaStore": {"enable": True}}}
    with language_server.running(command, full, tmp_path) as server:
        assert server.problems(PARTY) == []
    with (
        language_server.running(command, full, tmp_path, asking) as server,
        pytest.raises(AssertionError, match="the server has ended"),
    ):
        server.problems(PARTY)


@pytest.mark.parametrize("name", NAMES)
def test_every_file_names_its_schema(name):
    """Each YAML file of content/ and of the golden explainers begins with its line."""
    assert without_first_line(GOLDEN / name) == without_first_line(ROOT) == []


def test_file_without_its_line_is_told(full):
    """The command names each file that does not begin with its line, and prints the line."""
    edit(full / PARTY, first_line(PARTY), "# Upham")
    done = explainer("schema", cwd=full)
    assert done.returncode == 0
    assert f"{PARTY}: " in done.stdout and f"\n  {first_line(PARTY)}\n" in done.stdout
    assert "content/events.yaml" not in done.stdout


def test_schemas_are_schemas(full):
    """Each kind of file has a schema of JSON Schema's draft 7, in which each reference leads
    somewhere, and no other file is written."""
    from jsonschema import Draft7Validator  # here, since it takes seconds to load

    written = write_schemas(full)
    kinds = {first_line(file).rpartition("/")[2] for file in yaml_files(full)}
    kinds |= {"words.json", "translations.json"}  # of which it has none
    assert set(written) == kinds == {path.name for path in (full / SCHEMAS).iterdir()}
    for name in written:
        text = (full / SCHEMAS / name).read_text("utf-8")
        Draft7Validator.check_schema(json.loads(text))
        definitions = json.loads(text)["definitions"]
        assert {f"#/definitions/{one}" for one in definitions} == {
            part.partition('"')[0] for part in text.split('"$ref": "')[1:]
        }


def test_every_pattern_has_its_words():
    """Where only some texts fit, an editor is told which, and never by the pattern itself."""
    told = [one for text in render_schemas({}).values() for one in _with_pattern(json.loads(text))]
    assert told
    assert all("errorMessage" in one for one in told)


def _with_pattern(schema: object) -> Iterator[dict]:
    inner = schema.values() if isinstance(schema, dict) else schema
    if isinstance(schema, dict) and isinstance(schema.get("pattern"), str):
        yield schema
    for one in inner if isinstance(schema, dict | list) else ():
        yield from _with_pattern(one)


def test_schemas_are_written_when_they_change(full):
    """A second run writes nothing; a new id changes those that may refer to it."""
    assert write_schemas(full) and write_schemas(full) == []
    with (full / "content/issues.yaml").open("a", encoding="utf-8") as file:
        file.write("- id: roads\n  name: The roads\n")
    assert "party.json" in write_schemas(full)
    assert "roads" in schema(full, "party")["definitions"]["issue-id"]["enum"]


def test_ids_of_broken_things_and_drafts_count(full):
    """An id that was written is known, though what it names is a draft or has mistakes in it."""
    with (full / "content/background.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "- id: bg-draft\n  review: needed\n  evidence: [{source: gazette, passage: A dam}]\n"
        )
        file.write(
            "- id: bg-broken\n  summry: Something.\n  evidence: [{source: x, paragraph: y}]\n"
        )
    write_schemas(full)
    known = schema(full, "explainer")["definitions"]["statement-id"]["enum"]
    assert {"bg-draft", "bg-broken"} <= set(known)


def test_nothing_is_wrong_where_nothing_is_known():
    """Without an issue, any issue may be named: it may be about to be written."""
    issue = json.loads(render_schemas({})["party.json"])["definitions"]["issue-id"]
    assert "enum" not in issue


@pytest.mark.parametrize(
    ("name", "taken_for"),
    [("2031", 2031), ("007", 7), ("1e3", 1000.0), ("0x1f", 31), ("0o17", 15), ("true", True)],
)
def test_id_that_yaml_takes_for_something_else_is_known(name, taken_for):
    """An id of digits is the same id to the reader, and so it is to an editor's program."""
    known = json.loads(render_schemas({"issue": {name: "A dam"}})["party.json"])["definitions"]
    assert known["issue-id"]["enum"] == [name, taken_for]


def test_schemas_are_no_input(full):
    """What a build was made from does not change with the schemas, nor does the check mind them."""
    before = origin_of(full, ROOT / "mkdocs.yml", "")["inputs"]
    write_schemas(full)
    assert origin_of(full, ROOT / "mkdocs.yml", "")["inputs"] == before
    assert "content/explainer.yaml" in before
    assert read(full).problems == []


def test_build_refreshes_schemas(full):
    """Whoever writes the pages brings the schemas up to date; the check writes nothing."""
    assert explainer("check", cwd=full).returncode == 0
    assert not (full / SCHEMAS).exists()
    assert explainer("generate", cwd=full).returncode == 0
    assert schema(full, "party")["definitions"]["issue-id"]["enum"]


def test_ids_stay_known_while_a_file_cannot_be_read(full):
    """A file that is no YAML for a moment takes no id from an editor who is typing elsewhere."""
    refresh_schemas(full)
    before = schema(full, "party")
    (full / PARTY).write_text("people: [\n", "utf-8")
    refresh_schemas(full)
    assert schema(full, "party") == before


def test_schemas_are_not_written_elsewhere(full, tmp_path):
    """A folder that is a link is not written to, and a build does not fail for it."""
    (tmp_path / "other").mkdir()
    (full / SCHEMAS).symlink_to(tmp_path / "other")
    with pytest.raises(Refusal, match="symbolic link"):
        write_schemas(full)
    refresh_schemas(full)
    assert not list((tmp_path / "other").iterdir())


def test_folder_without_content_is_left_alone(tmp_path):
    """Where there is no explainer, nothing is made, and the message says what is missing."""
    done = explainer("schema", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "no explainer is here" in done.stderr
    assert not list(tmp_path.iterdir())


def test_what_nobody_wrote_is_not_checked(tmp_path):
    """A value that cannot be read is told of once, and not compared as if it were another."""
    lay_out_any("full", tmp_path)
    edit(tmp_path / "content/parties/province/copy.yaml", "criticises", "criticizes")
    assert [one.rule for one in read(tmp_path).problems] == ["wrong-value"]
