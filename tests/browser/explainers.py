"""Explainers that are unlike the one we ship, so that its shape is not taken for the only one.

    many     six parties, eight issues, long names, one party with nothing to say, ninety
             statements; in `make soak` the same as long
    long     the same dispute with twenty issues and 210 statements, which take a second page; in
             `make test` it is not looked at page by page
    single   one party and one issue; it stands in tests/explainers
    arabic   written from right to left, with articles in English and in Ukrainian too; likewise
    mixed    in English, with articles in Arabic, Russian and German, and a page in Arabic; likewise
    twelve   twelve parties, three articles and a letter, with all that a page can draw; likewise
    empty    as `explainer new` makes it: nothing is recorded
    bilingual  in English and, as far as it is translated, in Ukrainian; likewise, and not looked at
             page by page

Their disputes are made up.
"""

import hashlib
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from generator.authoring.scaffold import Beginning, start
from tests.lengths import tries

NAMES = ("many", "single", "arabic", "mixed", "twelve", "empty")
LONG = "long"
BILINGUAL = "bilingual"
UNSEEN = (LONG, BILINGUAL)
"""Those that no browser walks through."""

LENIENT = ("many", "mixed", "empty", LONG)
"""Those that leave gaps on purpose, of which a strict build complains."""

WRITTEN = Path(__file__).parents[1] / "explainers"
DAY = "2024-05-02"
Record = dict[str, Any]


def lay_out(name: str, root: Path) -> Path:
    """Make `root` the folder of one of these explainers."""
    if name == "empty":
        start(root, Beginning("Nothing yet", DAY))
    elif name in ("many", LONG):
        lay_out_many(root, TOPICS if name == LONG else SOME_TOPICS)
    else:
        shutil.copytree(WRITTEN / name, root, dirs_exist_ok=True)
    return root


def lay_out_many(root: Path, topics: Sequence[str]) -> None:
    """Six parties, of which one says nothing, on many issues."""
    voices = [party for party in PARTIES if party != SILENT]
    paragraphs: list[str] = []
    for party in PARTIES:
        stated = many_statements(party, topics, paragraphs) if party in voices else ()
        points = many_points(party, topics) if party in voices else ()
        write(root, f"parties/{party}", many_party(party, points, stated))
    write(root, "explainer", EXPLAINER)
    write(
        root,
        "issues",
        [{"id": slug(topic), "name": topic[0].upper() + topic[1:]} for topic in topics],
    )
    write(root, "sources", [write_seed(root, paragraphs)])


def write(root: Path, name: str, content: Any) -> None:
    """Write one file of content."""
    file = root / f"content/{name}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1000)
    file.write_text(text, "utf-8")


def write_seed(root: Path, paragraphs: list[str]) -> Record:
    """Write the one article, and return its entry in sources.yaml."""
    (root / "seeds").mkdir(parents=True, exist_ok=True)
    data = "".join(f"{paragraph}\n" for paragraph in paragraphs).encode()
    (root / "seeds/article.txt").write_bytes(data)
    return {
        "id": "gazette",
        "file": "article.txt",
        "sha256": hashlib.sha256(data).hexdigest(),
        "publisher": "The Estuary Gazette",
        "published": DAY,
        "language": "en",
        "paragraphs": "lines",
    }


EXPLAINER = {
    "as_of": DAY,
    "title": "The barrier across the estuary",
    "question": "What has each of the six said about the barrier, and on what conditions?",
    "summary": "A barrier is to close the estuary. Six parties were asked; one said nothing.",
    "repo_url": "https://github.com/example/estuary",
    "headline": {"says": "Some have answered", "rests_on": ["commission-1-1"]},
}
PARTIES = {
    "commission": "Intergovernmental Commission for the Navigation of the Lower Waterways",
    "federation": "Federation of Independent Fishing Cooperatives and Coastal Smallholders",
    "harbour": "Harbour Authority",
    "assembly": "Extraordinary Assembly of Municipalities Downstream of the Confluence",
    "operators": "Hydroelectric Transmission System Operators’ Coordination Secretariat",
    "observers": "Observers",
}
SILENT = "observers"
PEOPLE = {
    "commission": "Maximiliane Featherstonehaugh-Wriothesley",
    "federation": "Bartholomew Nakashima-Oyelaran",
    "harbour": "Bo Ek",
    "assembly": "Anastasiya Konstantinopolskaya",
    "operators": "Jean-Christophe de La Rochefoucauld-Montmorency",
}
TOPICS = (
    "the dredging of the northern channel",
    "compensation for fishing grounds that are lost during construction",
    "night-time navigation",
    "interdepartmental responsibility for telecommunications infrastructure",
    "the height of the barrier",
    "tolls",
    "the inspection of vessels that carry hazardous or radioactive materials",
    "access for emergency services",
    "the resettlement of riverside communities",
    "publication of measurements",
    "who pays for counterdemonstrations of hydrodynamic modelling",
    "jurisdiction",
    "winter maintenance",
    "the protection of migratory birds and their breeding grounds",
    "the composition of the supervisory board",
    "the length of the trial period",
    "insurance against extraordinary flooding",
    "translation of documents",
    "arbitration",
    "what happens when the agreement ends",
)
SOME_TOPICS = TOPICS[: tries(8, len(TOPICS))]
VERDICTS = {
    "accepts": "We accept what is proposed on {topic}",
    "accepts-with-conditions": "We accept it on {topic} if the costs are shared",
    "rejects": "We reject every word of the proposal on {topic}",
    "undecided": "We have not decided about {topic}",
}
KINDS = ("demand", "offer", "intent", "claim")


def many_party(party: str, points: Iterable[Record], statements: Iterable[Record]) -> Record:
    """A party's file."""
    record: Record = {"name": PARTIES[party], "type": "organisation"}
    record["points"] = list(points)
    record["statements"] = list(statements)
    if party in PEOPLE:
        record["people"] = [{"id": f"{party}-head", "name": PEOPLE[party], "role": "Chair"}]
    return record


def many_statements(party: str, topics: Sequence[str], paragraphs: list[str]) -> Iterator[Record]:
    """A party's statements: two on each issue, a condition and a question."""
    first_stance = list(PEOPLE).index(party)
    numbered = enumerate(topics, 1)
    pairs = (many_positions(party, *topic, first_stance, paragraphs) for topic in numbered)
    yield from (one for pair in pairs for one in pair)
    yield many_condition(party, paragraphs)
    yield many_question(party, paragraphs)


def verdict_on(number: int, first_stance: int) -> tuple[str, str]:
    """The stance that a party takes on an issue, and its words."""
    return list(VERDICTS.items())[(first_stance + number) % len(VERDICTS)]


def many_points(party: str, topics: Sequence[str]) -> list[Record]:
    """What a party says on each issue in one sentence."""
    points = []
    for number, topic in enumerate(topics, 1):
        stance, verdict = verdict_on(number, list(PEOPLE).index(party))
        says, rests_on = verdict.format(topic=topic), [f"{party}-{number}-1"]
        points.append({"issue": slug(topic), "says": says, "stance": stance, "rests_on": rests_on})
    return points


def many_positions(
    party: str, number: int, topic: str, first_stance: int, paragraphs: list[str]
) -> Iterator[Record]:
    """A party's two positions on one issue: one with a stance, one of another kind."""
    _, verdict = verdict_on(number, first_stance)
    kind = KINDS[number % len(KINDS)]
    base = {"issue": slug(topic), "speaker": f"{party}-head", "on": DAY}
    yield said(
        {"id": f"{party}-{number}-1", **base},
        verdict.format(topic=topic),
        party,
        paragraphs,
    )
    yield said(
        {"id": f"{party}-{number}-2", **base, "kind": kind},
        f"The {kind} that we make on {topic} is known to everyone at the table",
        party,
        paragraphs,
    )


def many_condition(party: str, paragraphs: list[str]) -> Record:
    """What a party asks for first."""
    record = {
        "id": f"{party}-condition",
        "kind": "condition",
        "issue": slug(TOPICS[0]),
        "speaker": f"{party}-head",
        "qualifies": f"{party}-1-1",
        "asked_of": [other for other in PARTIES if other != party],
    }
    return said(record, "The costs have to be shared before anything else", party, paragraphs)


def many_question(party: str, paragraphs: list[str]) -> Record:
    """What a party asks."""
    record = {
        "id": f"{party}-question",
        "issue": slug(TOPICS[1]),
        "speaker": f"{party}-head",
    }
    record = said(record, "Who will guarantee that any of this is kept", party, paragraphs)
    return {**record, "kind": "question", "summary": f"{record['summary']}?"}


def said(record: Record, words: str, party: str, paragraphs: list[str]) -> Record:
    """A statement, and a paragraph of the article that carries it."""
    paragraphs.append(f"“{words},” {PEOPLE[party]} said.")
    evidence = {"source": "gazette", "quote": words, "paragraph": len(paragraphs)}
    return {**record, "summary": words, "evidence": [evidence]}


def slug(topic: str) -> str:
    """An id for an issue."""
    return "-".join(topic.replace(",", "").split()[:5])
