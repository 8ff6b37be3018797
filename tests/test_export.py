"""The exported model: every statement with its fields, each quotation where it is said to stand."""

import json
import re
import unicodedata

import pytest

from generator.content.dates import ExtendedDate
from generator.pages.exports.explainer_json import export
from generator.pages.pipeline import read
from tests.goldens import GOLDEN
from tests.sites import ROOT, built

FIELDS = {
    "id": str,
    "kind": str,
    "party": str | None,
    "speakers": list,
    "issue": str | None,
    "summary": str,
    "attribution": str,
    "on": str | None,
    "evidence": list,
}

EVIDENCE_FIELDS = {"source": str, "file": str, "paragraph": int, "quote": str | None}

KINDS = {
    *("position", "claim", "intent", "demand", "request", "offer"),
    *("condition", "reaction", "question", "background"),
}

ATTRIBUTIONS = {
    *("quoted", "partly-quoted", "own-words", "reported"),
    *("joint-statement", "unnamed-source", "source-itself", "another-outlet"),
}

ROOTS = {"shipped": ROOT, **{name: GOLDEN / name for name in ("minimal", "full", "hostile")}}


@pytest.fixture(params=ROOTS)
def root(request):
    return ROOTS[request.param]


@pytest.fixture
def exported(root):
    return export(read(root).dossier)


def test_statements_have_every_field(exported):
    """Each statement has each documented field, of its type."""
    assert exported["statements"]
    for statement in exported["statements"]:
        for name, kind in FIELDS.items():
            assert isinstance(statement[name], kind), (statement["id"], name)
        for evidence in statement["evidence"]:
            for name, kind in EVIDENCE_FIELDS.items():
                assert isinstance(evidence[name], kind), (statement["id"], name)


def test_values_are_of_the_documented_ones(exported):
    """Kinds, attributions and dates are among those that are documented."""
    for statement in exported["statements"]:
        assert statement["kind"] in KINDS
        assert statement["attribution"] in ATTRIBUTIONS
        for name in ("on", "when"):
            assert not statement[name] or ExtendedDate.parse(statement[name])
        assert statement["on"] in (None, statement["when"])
        assert statement["evidence"]


def test_names_lead_somewhere(exported):
    """Every party, issue, source and person that a statement names is in the export."""
    ids = {name: {one["id"] for one in exported[name]} for name in ("parties", "issues", "sources")}
    people = {person["id"] for party in exported["parties"] for person in party["people"]}
    for statement in exported["statements"]:
        assert statement["party"] is None or statement["party"] in ids["parties"]
        assert statement["issue"] is None or statement["issue"] in ids["issues"]
        assert set(statement["speakers"]) <= people | ids["parties"] | {"unnamed"}
        assert {evidence["source"] for evidence in statement["evidence"]} <= ids["sources"]


def test_attribution_fits_the_evidence(exported):
    """A statement that quotes has a quotation, one that is reported has none; one in its speaker's
    own words rests on a text that is no article. What several said they said jointly, or each."""
    kinds = {source["id"]: source.get("kind", "article") for source in exported["sources"]}
    for statement in exported["statements"]:
        quotes = [evidence for evidence in statement["evidence"] if evidence["quote"]]
        is_joint = statement["attribution"] == "joint-statement"
        is_each = statement.get("said_by_each", False)
        assert (len(statement["speakers"]) > 1) == (is_joint or is_each), statement["id"]
        assert not (is_joint and is_each), statement["id"]
        match statement["attribution"]:
            case "quoted" | "partly-quoted":
                assert quotes, statement["id"]
            case "own-words":
                texts = [kinds[evidence["source"]] for evidence in statement["evidence"]]
                assert set(texts) - {"article"}, statement["id"]
            case "reported":
                assert not quotes, statement["id"]
            case "unnamed-source":
                assert statement["speakers"] == ["unnamed"], statement["id"]
            case "source-itself":
                assert statement["kind"] == "background", statement["id"]


def alike(text):
    """`text` with quotation marks, dashes and spaces made alike; written anew, not imported."""
    text = unicodedata.normalize("NFC", text)
    text = re.sub("[“”„‟«»「」『』＂]", '"', text)
    text = re.sub("[‘’‚‛‹›ʼ′＇]", "'", text)
    text = re.sub("[–—‒―−‐‑﹘﹣－]", "-", text)
    return " ".join(re.sub("[\u00ad\u200b\u200e\u200f\u061c\u2060\ufeff]", "", text).split())


def paragraphs_of(root, source):
    """The paragraphs of a source's file, numbered from 1: lines, or blocks between blank lines."""
    text = (root / "seeds" / source["file"]).read_text("utf-8")
    parts = re.split(r"\n\s*\n", text) if source["paragraphs"] == "blocks" else text.split("\n")
    return dict(enumerate((alike(part) for part in parts if part.strip()), 1))


def test_quotations_stand_where_they_are_said_to(root, exported):
    """Each quotation of the export is in the named paragraph of the named file, to the word."""
    sources = {source["id"]: source for source in exported["sources"]}
    checked = 0
    for record in [*exported["statements"], *exported["events"]]:
        for evidence in record["evidence"]:
            source = sources[evidence["source"]]
            assert evidence["file"] == source["file"]
            paragraphs = paragraphs_of(root, source)
            assert evidence["paragraph"] == evidence["paragraphs"][0]
            text = " ".join(paragraphs[number] for number in evidence["paragraphs"])
            for fragment in evidence["quotes"]:
                assert alike(fragment) in text, record["id"]
                checked += 1
    assert checked or root.name == "minimal"


def test_order_is_reading_order(root, exported):
    """Statements stand party by party in the order of the parties, the background last."""
    order = [party["id"] for party in exported["parties"]] + [None]
    parties = [statement["party"] for statement in exported["statements"]]
    assert parties == sorted(parties, key=order.index)
    assert export(read(root).dossier) == export(read(root).dossier)


def test_ids_are_unique(exported):
    """No two statements of the export have one id."""
    ids = [statement["id"] for statement in exported["statements"]]
    assert len(ids) == len(set(ids))


@pytest.mark.engine
def test_site_carries_the_export(tmp_path_factory):
    """The built site holds the same file, byte by byte, that was generated."""
    root = built("full", tmp_path_factory)
    site, markdown = root / "site/data/explainer.json", root / "build/docs/data/explainer.json"
    assert site.read_bytes() == markdown.read_bytes()
    assert len(json.loads(site.read_bytes())["statements"]) == len(read(root).dossier.statements)
