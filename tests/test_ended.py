"""What is not asked any more says so wherever it stands for a party, once, and is due no more."""

import hashlib
import json
import re

import pytest
import yaml

from generator.pages.language_sites import planned_pages
from generator.pages.pipeline import files, read
from tests.bundles import booklet_of

WORDS = "Words of the wire."


def said(name, issue, **more):
    """A statement of somebody on an issue, which says its own id."""
    evidence = [{"source": "wire", "passage": "Words of the wire"}]
    return {"id": name, "issue": issue, "summary": f"Says {name}.", "evidence": evidence, **more}


STATED = {
    "ann": [
        said("keep", "bridge", kind="demand", on="2024-05-01", deadline="2024-05-20"),
        said("paid", "bridge", kind="condition", qualifies="keep", asked_of=["bob"]),
        said("other", "bridge", kind="demand", on="2024-05-03", replaces="keep"),
        said("tar", "road", kind="demand", on="2024-05-01"),
        {"withdraws": "tar", "on": "2024-05-04", "evidence": said("", "")["evidence"]},
    ],
    "bob": [
        said("pays", "bridge", answers={"paid": "accepts"}),
        *(said(name, "bridge", kind="offer", on="2024-05-05") for name in ("boat", "cart")),
        *(
            said(f"{name}-{n}", issue, kind="condition", qualifies=name)
            for name in ("boat", "cart")
            for n, issue in enumerate(("road", "ford"))
        ),
    ],
    "cat": [
        said("oxen", "ford", kind="offer", on="2024-05-05"),
        *(said(f"oxen-{n}", "ford", kind="condition", qualifies="oxen") for n in range(5)),
    ],
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Every page of an explainer in which asks were given up, by its path."""
    root = tmp_path_factory.mktemp("ended")
    digest = hashlib.sha256(WORDS.encode()).hexdigest()
    content = {
        "explainer": {"title": "T", "question": "Q?", "summary": "S.", "as_of": "2024-05-10"},
        "issues": [{"id": one, "name": f"The {one}"} for one in ("bridge", "road", "ford")],
        "sources": [
            {"id": "wire", "file": "w.txt", "sha256": digest, "published": "2024-05-09"},
        ],
        **{
            f"parties/{name}": {"name": name.title(), "type": "group", "statements": entries}
            for name, entries in STATED.items()
        },
    }
    (root / "seeds").mkdir()
    (root / "seeds/w.txt").write_text(WORDS, "utf-8")
    for name, held in content.items():
        file = root / f"content/{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.safe_dump(json.loads(json.dumps(held)), sort_keys=False), "utf-8")
    dossier = read(root).dossier
    return dict(files(dossier, planned_pages(dossier)))


def line_of(page, words, start=""):
    """The first line of a page that begins in a way and says some words, without its markup."""
    lines = (re.sub("<[^>]+>", "", line) for line in page.splitlines() if line.startswith(start))
    return next(line for line in lines if words in line)


def test_it_is_marked_where_it_stands_for_a_party(pages):
    """Where nothing else is recorded on an issue, readers see that it is asked no more."""
    assert "Withdrawn" in line_of(pages["positions/index.md"], "Says tar.", "<td")
    assert "Withdrawn" in line_of(pages["positions/ann.md"], "Says tar.", "<li")


def test_it_is_marked_once_in_a_line(pages):
    """A line that has the label says it once."""
    assert line_of(pages["issues/road.md"], "Says tar.", "<li").count("Withdrawn") == 1
    assert line_of(pages["issues/bridge.md"], "Says paid.", "<li").count("Lapsed") == 1


def test_what_has_lapsed_says_so_beside_its_answer(pages):
    """A single answer does not stand for the status of what lapsed since."""
    assert "Lapsed" in line_of(pages["questions.md"], "Says paid.")


def test_nothing_is_due_after_it_was_given_up(pages):
    """The deadline of what was replaced before is on no timeline."""
    assert "May 1, 2024" in pages["timeline.md"]
    assert "May 20, 2024" not in pages["timeline.md"]


def test_the_conditions_of_a_party_are_linked_once(pages):
    """Several trees of one party are one link, with all their conditions."""
    assert re.findall(r"Conditions stated by (\w+) too: (\d+)", pages["index.md"]) == [("Bob", "4")]


def test_a_booklet_tells_the_same_as_the_site(tmp_path_factory):
    """What stands for a point in a booklet is what stands for it on the site, marked as there."""
    chapters = booklet_of("full", tmp_path_factory).chapters
    points = [
        one.text_content() for chapter in chapters for one in chapter.body.find_class("pt__p")
    ]
    [point] = [one for one in points if "Offered Millbrook their boats" in one]
    assert "Withdrawn" in point
