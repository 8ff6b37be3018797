"""The colours, faces and measures stand once, and every sheet that takes from them has them."""

import re

import pytest
import tinycss2

from generator.authoring.coverage_pages import COVERAGE_STYLES
from generator.bundles.book import compose
from generator.bundles.booklet import compose_booklet
from generator.bundles.html import ONE_PAGE, SINGLE_STYLES, single_styles
from generator.bundles.pdf import PAPER, paper_styles
from generator.pages.pipeline import read
from generator.site.build import offline_edition
from generator.site.configuration import config_file
from generator.site.settings import Order, resolve_settings
from generator.site.tokens import SHEET, TOKENS, light_only, read_tokens
from tests.goldens import lay_out
from tests.sites import ROOT

SITE = ROOT / "overrides" / SHEET
SHEETS = (SITE, SINGLE_STYLES, PAPER, COVERAGE_STYLES)
GIVEN = re.compile(r"^ *--([a-z0-9-]+):", re.M)
USED = re.compile(r"var\(--([a-z0-9-]+)\)")
TOLD = {*GIVEN.findall(read_tokens())}


def frame_of(root, tmp_path):
    """The folder of the frame that an engine is told for an explainer."""
    order = Order(root, config_file(root), root / "build/docs", tmp_path / "out", "mkdocs")
    dossier = read(root).dossier
    (tmp_path / "desk").mkdir()
    return resolve_settings(order, dossier.explainer, tmp_path / "desk")["theme"]["custom_dir"]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_sheet_repeats_a_token(sheet):
    """Outside conditions a sheet gives no token another value; paper alone has faces of its own."""
    text = sheet.read_text("utf-8")
    roots = re.findall(r"^:root \{\n(.*?)^\}", text, re.M | re.S)
    again = {name for root in roots for name in GIVEN.findall(root)} & TOLD
    assert again == ({"serif", "sans"} if sheet == PAPER else set())


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_token_in_use_is_there(sheet):
    """A sheet takes nothing that neither the tokens nor it itself, or a page, has given."""
    text = sheet.read_text("utf-8")
    ours = {*GIVEN.findall(text)} | {*re.findall(r"[{;] *--([a-z0-9-]+):", text)}
    templates = "".join(file.read_text("utf-8") for file in ROOT.glob("generator/**/*.jinja"))
    drawn = {*re.findall(r"--([a-z0-9-]+):", templates)}
    assert {*USED.findall(text)} <= TOLD | ours | drawn


def test_the_site_has_them_in_its_one_sheet(tmp_path):
    """The sheet that pages ask for begins with the tokens, and there is no other file of them."""
    root = lay_out("minimal", tmp_path / "root")
    frame = tmp_path / "desk/overrides"
    assert frame_of(root, tmp_path) == str(frame)
    sheet = (frame / SHEET).read_text("utf-8")
    assert sheet.startswith(read_tokens())
    assert _rules(sheet) == _rules(read_tokens() + SITE.read_text("utf-8"))
    assert not (frame / TOKENS).exists()


def test_an_explainers_own_sheet_goes_before(tmp_path):
    """A whole sheet of an explainer's own, from before there were tokens, has the last word."""
    root = lay_out("minimal", tmp_path / "root")
    (root / "overrides/assets").mkdir(parents=True)
    own = b"\xef\xbb\xbf:root { --ink: navy; }\n\xff\n"
    (root / "overrides" / SHEET).write_bytes(own)
    frame_of(root, tmp_path)
    sheet = (tmp_path / "desk/overrides" / SHEET).read_bytes()
    assert sheet == read_tokens().encode() + own[3:]
    assert (root / "overrides" / SHEET).read_bytes() == own


def test_notes_are_left_out_and_nothing_else(tmp_path):
    """What is published of a sheet has no notes but those marked to be kept; strings and addresses
    that have the signs of one stay."""
    root = lay_out("minimal", tmp_path / "root")
    (root / "overrides/assets").mkdir(parents=True)
    kept = """/*! Don't lose */\n.a { content: '/* "a" */'; b: url(data:,/*b*/) }\n"""
    noted = "/* It's “new” */\n" + kept.replace(" }", " /* c:\n'd' */ }")
    (root / "overrides" / SHEET).write_text(noted, "utf-8")
    frame_of(root, tmp_path)
    sheet = (tmp_path / "desk/overrides" / SHEET).read_text("utf-8")
    assert sheet.removeprefix(read_tokens()) == kept.replace(" }", "  }")


@pytest.mark.engine
def test_an_explainers_own_tokens_are_everywhere(tmp_path):
    """Tokens in an explainer's overrides take the place of ours, on its site and in its bundles."""
    root = lay_out("minimal", tmp_path / "root")
    (root / "overrides/assets").mkdir(parents=True)
    own = ":root {\n  --ink: light-dark(navy, azure);\n}\n"
    (root / "overrides" / TOKENS).write_text(f"/* Ours */\n{own}", "utf-8")
    with offline_edition(root, read(root)) as edition:
        assert (edition.site / SHEET).read_text("utf-8").startswith(own)
        assert not (edition.site / TOKENS).exists()
        assert single_styles(compose(edition, ONE_PAGE)).startswith(own)
        paper = paper_styles(compose_booklet(edition))
        assert paper.startswith(":root {\n  --ink: navy;\n}\n")


def test_paper_has_light_colours_alone():
    """Of each pair of colours paper has the first; all else stays as it is."""
    assert (
        light_only(":root{--a: light-dark(#fff, #000); --b: 1rem}") == ":root{--a: #fff; --b: 1rem}"
    )
    assert "light-dark" not in light_only(read_tokens())


def _rules(sheet: str) -> str:
    """A sheet as CSS Syntax reads it, without what it says nothing with."""
    values = tinycss2.parse_component_value_list(sheet, skip_comments=True)
    return " ".join(tinycss2.serialize(values).split())
