"""Feeds of what changed: the same as its page, for all and for each party, with ids that stay."""

import json

import pytest
from lxml import etree

from generator.pages.changed import changes
from generator.pages.exports.feeds import FEED, feed_files
from generator.pages.pipeline import read
from generator.pages.urls import NO_ADDRESS, Web
from tests.goldens import GOLDEN, lay_out
from tests.sites import edit

WEB = Web("https://example.org/site/")
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def full():
    return read(GOLDEN / "full").dossier


@pytest.fixture(scope="module")
def fed(full):
    return dict(feed_files(full, WEB))


def entries(text):
    return etree.fromstring(text.encode()).findall(f"{ATOM}entry")


def test_feed_has_what_the_page_has(full, fed):
    """The feed of all has each change of the page, in its order, and so has the other format."""
    told = changes(full)
    assert {"changes.corrected", "changes.retracted", ""} == {one.how for one in told}
    ids = [one.findtext(f"{ATOM}id") for one in entries(fed[f"{FEED}.xml"])]
    assert ids == [f"https://example.org/site/changes/#{one.anchor}" for one in told]
    assert len(set(ids)) == len(ids)
    assert [one["id"] for one in json.loads(fed[f"{FEED}.json"])["items"]] == ids


def test_feed_of_a_party_has_what_concerns_it(fed):
    """A party's feed has the changes of its statements, mended and retracted ones too."""
    items = json.loads(fed["feeds/parties/fishers.json"])["items"]
    told = [one["id"].partition("#change--")[2] for one in items]
    assert "fishers-keep-spawning-grounds--corrected-1" in told
    assert "fishers-fewer-salmon--retracted" in told
    assert not json.loads(fed["feeds/parties/court.json"])["items"]


def test_feeds_are_dated_by_content(full, fed):
    """A feed is of the day of its newest change, or of the explainer's where there is none."""
    newest = max(one.on for one in changes(full))
    feed = etree.fromstring(fed[f"{FEED}.xml"].encode())
    assert feed.findtext(f"{ATOM}updated") == f"{newest}T00:00:00Z"
    quiet = etree.fromstring(fed["feeds/parties/court.xml"].encode())
    assert quiet.findtext(f"{ATOM}updated") == f"{full.explainer.as_of}T00:00:00Z"


def test_no_address_no_feed(full):
    """Where nobody knows where the site will stand there is no feed."""
    assert not dict(feed_files(full, NO_ADDRESS))


def test_id_outlives_the_words(tmp_path):
    """A change that has an id keeps it when its words are edited; one without gets another."""
    root = lay_out("full", tmp_path)
    before = {one.what: one.id for one in changes(read(root).dossier)}
    edit(root / "content/changes.yaml", "First version, from one article.", "The first version.")
    edit(root / "content/changes/2024-05-03.yaml", "A second article", "Another article")
    after = {one.what: one.id for one in changes(read(root).dossier)}
    assert after["The first version."] == before["First version, from one article."]
    assert not {*after} & {one for one in before if "second article" in one}
    assert len({*after.values()}) == len(after)
