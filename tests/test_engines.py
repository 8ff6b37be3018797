"""A site is built by any engine that is there, from one plain configuration; else it is told."""

import sys
from pathlib import Path

import pytest
import yaml

from generator.content.atomic import Refusal
from generator.pages.pipeline import read
from generator.site import engine as engines
from generator.site import settings as resolving
from generator.site.build import preview
from generator.site.configuration import config_file, extensions_of, read_settings
from generator.site.engine import ENGINES, EngineError, find_engine, has_theme, serve_with
from generator.site.manifest import packages
from tests.commands import explainer
from tests.goldens import lay_out
from tests.sites import ROOT, edit
from tools.engines.comparing import ALIKE, SAME, compare_pages, compare_rest, files_in
from tools.engines.environments import ENGINES as PACKAGES
from tools.engines.environments import ENVIRONMENTS, LOCK, lock_for

pytestmark = pytest.mark.engine


def without(monkeypatch, *names):
    """As long as the test lasts, nothing of these names can be imported anew."""
    for name in names:
        monkeypatch.setitem(sys.modules, name, None)


def built(root, out, run=None):
    """The files of a preview of an explainer's site; `run` is called in the place of its engine."""
    out.mkdir()
    with preview(root, read(root), config_file(root), out) as work:
        warnings = run(work.file, work.order.config) if run else work.run()
    assert not warnings
    return files_in(out)


def test_an_engine_that_is_missing_is_named(tmp_path, monkeypatch):
    """The command says which engine is not installed, what brings it, and which one there is."""
    root = lay_out("minimal", tmp_path / "root")
    without(monkeypatch, "zensical")
    for command in ("build", "bundle", "serve"):
        done = explainer("-C", root, command, "--engine", "zensical")
        first, *rest = done.stderr.splitlines()
        assert (done.returncode, first) == (1, "the site engine zensical is not installed")
        assert rest[0].endswith("-m pip install zensical") and "--engine mkdocs" in rest[1]
    assert not (root / "site").exists() and not (root / "build").exists()


def test_no_engine_at_all_is_told(tmp_path, monkeypatch):
    """Where there is none, the command says so, and what brings one; Markdown needs none."""
    root = lay_out("minimal", tmp_path / "root")
    without(monkeypatch, *ENGINES)
    done = explainer("-C", root, "build")
    assert done.returncode == 1
    assert done.stderr.startswith("no site engine is installed\n  this brings it: ")
    assert explainer("-C", root, "generate").returncode == 0
    assert (root / "build/docs/index.md").is_file()


def test_the_first_engine_that_is_there_builds(monkeypatch):
    """Without a name it is the first of those that are there; a name decides."""
    there = {"properdocs", "zensical"}
    monkeypatch.setattr(engines, "find_spec", there.__contains__)
    assert find_engine() == "properdocs" and find_engine("zensical") == "zensical"
    with pytest.raises(Refusal, match="mkdocs is not installed"):
        find_engine("mkdocs")


def test_another_name_is_a_mistake_in_the_command(tmp_path):
    """What is no engine's name ends with exit code 2, and the names that there are."""
    done = explainer("-C", lay_out("minimal", tmp_path / "root"), "build", "--engine", "hugo")
    assert done.returncode == 2 and "mkdocs, properdocs, zensical" in done.stderr


def test_an_engine_without_hooks_follows_no_edits():
    """The preview says so of an engine that calls nobody, and which ones do."""
    with pytest.raises(Refusal, match=r"zensical.*serve with mkdocs or properdocs"):
        serve_with("zensical", ROOT / "mkdocs.yml", {})


def test_a_command_of_its_own_builds_the_same_site(tmp_path):
    """An engine that is run by its command, in a folder with all that it reads, gives each byte."""
    root = lay_out("full", tmp_path / "root")
    ours = built(root, tmp_path / "ours")
    theirs = built(root, tmp_path / "theirs", lambda *told: engines._command("mkdocs", *told))
    assert {*compare_pages(ours, theirs, "").values()} == {SAME}
    assert compare_rest(ours, theirs) == SAME


def test_what_a_command_is_told_leads_nowhere_else(tmp_path):
    """The configuration for an engine's own command names nothing outside its folder."""
    root = lay_out("full", tmp_path / "root")
    (root / "overrides/partials").mkdir(parents=True, exist_ok=True)
    (root / "overrides/partials/actions.html").write_text("<p>ours</p>", "utf-8")
    (tmp_path / "out").mkdir()
    with preview(root, read(root), config_file(root), tmp_path / "out") as work:
        inside = work.file.parent / "laid"
        told = engines._laid_inside(work.settings, work.order.config, inside)
        assert (inside / "docs/index.md").is_file() and (inside / "frame/main.html").is_file()
        assert (inside / "frame/partials/actions.html").read_text("utf-8") == "<p>ours</p>"
    for path in (told["docs_dir"], told["site_dir"], told["theme"]["custom_dir"]):
        assert not Path(path).is_absolute() and ".." not in Path(path).parts
    texts = [one for one in leaves(told) if isinstance(one, str)]
    assert not [one for one in texts if one.startswith("/") or str(tmp_path) in one]


def leaves(value):
    """Every value in lists and dictionaries."""
    inner = value.values() if isinstance(value, dict) else value
    if isinstance(value, dict | list):
        for one in inner:
            yield from leaves(one)
    else:
        yield value


def test_a_command_that_fails_is_quoted(tmp_path):
    """What an engine's command says when it builds nothing is told, and no traceback."""
    root = lay_out("minimal", tmp_path / "root")
    with pytest.raises(EngineError) as failed:
        built(root, tmp_path / "out", lambda *told: engines._command("json.tool", *told))
    assert str(failed.value).startswith("json.tool has built no site:\n")
    assert len(failed.value.warnings) > 1


def test_no_way_to_a_fault_is_quoted():
    """Of an engine's own traceback the last line is told, and all else that it prints."""
    trace = 'Traceback (most recent call last):\n  File "a", line 1\n    a()\nValueError: b\n'
    assert engines._lines(f"\x1b[31mBuilt 7\n{trace}\n") == ["Built 7", "ValueError: b"]


def test_a_page_that_was_not_built_is_missed(tmp_path):
    """A success without a page for each text is none, whatever form addresses have."""
    for page in ("docs/index.md", "docs/a/b.md", "site/index.html", "site/a/b/index.html"):
        (tmp_path / page).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / page).touch()
    told = {"docs_dir": "docs", "site_dir": "site"}
    assert [*engines._missing(told, tmp_path)] == []
    assert [*engines._missing({**told, "use_directory_urls": False}, tmp_path)] == ["a/b.md"]


def test_settings_are_plain_values(tmp_path):
    """Names and addresses with special characters are text for whoever reads the file."""
    root = lay_out("full", tmp_path / "root")
    edit(root / "content/explainer.yaml", "The dam on", "The “dam” & <lock> on")
    (tmp_path / "out").mkdir()
    with preview(root, read(root), config_file(root), tmp_path / "out") as work:
        assert read_settings(work.file) == work.settings
        assert "edit_base" in work.settings["extra"]
        assert (
            "&amp;"
            in yaml.safe_load(work.file.read_text("utf-8").replace("!!python/name:", ""))[
                "site_name"
            ]
        )


@pytest.mark.parametrize("name", ["full", "minimal"])
def test_the_theme_makes_no_difference(name, tmp_path, monkeypatch):
    """Where the theme that the configuration names is not installed, each byte is the same."""
    root = lay_out(name, tmp_path / "root")
    assert has_theme("mkdocs", "material")
    monkeypatch.setattr(resolving, "_is_framed", lambda *_: False)
    ours = built(root, tmp_path / "ours")
    assert [name for name in ours if name.startswith("assets/javascripts")]
    monkeypatch.setattr(resolving, "has_theme", lambda *_: False)
    theirs = built(root, tmp_path / "theirs")
    pages = [name for name in theirs if name.endswith(".html")]
    assert "404.html" in pages and pages == [name for name in ours if name in pages]
    assert all(theirs[name] == ours[name] for name in pages)
    assert not [name for name in theirs if name.startswith("assets/javascripts")]


def test_the_theme_is_there_for_whoever_has_a_frame_of_their_own(tmp_path):
    """The frame that is lent needs none; what an explainer has of its own may use the theme's."""
    root = lay_out("minimal", tmp_path / "root")
    (tmp_path / "out").mkdir()
    named = []
    for _ in range(2):
        with preview(root, read(root), config_file(root), tmp_path / "out") as work:
            named.append(work.settings["theme"]["name"])
        (root / "overrides/partials").mkdir(parents=True, exist_ok=True)
    assert named == [None, "material"]


def test_another_theme_is_left_to_the_engine():
    """Only the theme that the frame does without is left out: a mistyped name is still told."""
    for name in ("materail", "mkdocs"):
        assert resolving.installed_theme({"name": name}, "zensical")["name"] == name
    given = {"name": "material", "static_templates": ["card.html"]}
    theme = resolving.installed_theme(given, "zensical")
    assert theme == {"name": None, "static_templates": ["404.html", "card.html"]}


@pytest.mark.parametrize(
    ("listed", "asked"),
    [
        ([], {}),
        (["attr_list", {"toc": {"toc_depth": 3}}], {"attr_list": {}, "toc": {"toc_depth": 3}}),
        ({"attr_list": None, "tables": {}}, {"attr_list": {}}),
        ([{"toc": None, "abbr": {"a": 1}}], {"abbr": {"a": 1}}),
    ],
)
def test_extensions_in_any_form(listed, asked):
    """Extensions may be listed in each form that engines know; those of every page come first."""
    found = extensions_of({"markdown_extensions": listed})
    assert found == {"toc": {}, "tables": {}, "fenced_code": {}, **asked}
    assert [*found][:3] == ["toc", "tables", "fenced_code"]


@pytest.mark.parametrize("listed", ["toc", 7, [7], [{7: {}}], [["toc"]]])
def test_extensions_of_no_form(listed):
    """What is of another form is left for the engine to refuse."""
    assert extensions_of({"markdown_extensions": listed}) is None


def test_the_manifest_names_the_engine_alone():
    """Of the engines that are installed, what a build was made with is the one that built it."""
    assert "mkdocs" in packages(engine="mkdocs")
    assert "mkdocs" not in packages(engine="zensical")
    assert {"markdown", "jinja2"} <= packages(engine="zensical").keys()


def test_environments_have_no_other_engine():
    """From one lock, each environment gets its own engine, all that this needs, and no other."""
    lock = LOCK.read_text("utf-8")
    for one in ENVIRONMENTS:
        kept = {name for name in PACKAGES if f"\n{name}==" in lock_for(one, lock)}
        assert kept == {*one.packages} and one.engine in one.packages
    assert {one.engine for one in ENVIRONMENTS} == {*ENGINES}


PAGE = b'<html><body><h1 id="a">A</h1><a href="./b.html#c">B</a></body></html>'


@pytest.mark.parametrize(
    ("other", "differing"),
    [
        (PAGE.replace(b"./b.html", b"b.html"), set()),
        (PAGE.replace(b"#c", b"#d"), {"links"}),
        (PAGE.replace(b">A<", b">AA<"), {"text"}),
        (PAGE.replace(b'id="a"', b'id="x"'), {"anchors", "elements"}),
        (PAGE.replace(b"h1", b"h2"), {"elements"}),
        (b"", {"text", "anchors", "links", "elements"}),
    ],
)
def test_comparing_sees_what_a_reader_meets(other, differing):
    """An address may be spelled otherwise; another target, text, anchor or element is told."""
    found = compare_pages({"a.html": PAGE}, {"a.html": other}, "")
    assert {aspect for aspect, cell in found.items() if cell != ALIKE} == differing


def test_comparing_misses_no_file():
    """A page or a file that only one of two sites has is told, and one of other bytes."""
    one, other = {"a.html": PAGE, "b.json": b"1"}, {"b.json": b"2", "c.html": PAGE}
    assert compare_rest(one, other) == "differs: a.html, b.json, c.html (3)"
    assert compare_rest(one, one) == SAME
