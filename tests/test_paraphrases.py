"""Correct sentences in words of their own, and false ones beside them: how many of each are asked
about.

`tests/tables/paraphrases.yaml` has articles, what somebody says there, sentences that tell just
that (`ok`), and such as tell something else. All of an article are statements of one explainer, so
that they are compared at once. What is counted may only become less.
"""

import hashlib
from collections import Counter

import pytest
import yaml

from generator.content.load import read_explainer
from generator.evidence.articles.archive import read_archive
from generator.evidence.resolution.resolve import resolve
from generator.evidence.support.sentences import tied_mismatches
from tests.tables import table

ARTICLES = table("paraphrases", "articles")

KINDS = (
    *("quoted-nowhere", "quoted-elsewhere", "number", "date", "name-foreign", "name-afar"),
    *("negation", "opposite", "modality", "roles", "exchanged", "unsupported"),
)
"""All that is found of sentences in the language of their passages."""


def sentences(case):
    """Each sentence of a case, with its class: `ok`, or what is wrong with it."""
    for kind, told in (("ok", case["ok"]), *case["bad"].items()):
        yield from ((kind, text) for text in told)


def written(article, folder):
    """An explainer of an article in which each sentence is a statement: its folder, and the class
    of each statement."""
    seed = folder / "seeds/one.txt"
    seed.parent.mkdir()
    seed.write_text(article["text"], "utf-8")
    day, classes = article["published"], {}
    held = {name: [] for name in article["parties"]}
    for number, case in enumerate(article["cases"]):
        party, _, speaker = case["by"].partition("/")
        cited = {
            "source": "one",
            **{name: case[name] for name in ("quote", "passage") if name in case},
        }
        for n, (kind, text) in enumerate(sentences(case)):
            classes[f"{party}-{number}-{n}"] = kind
            told = {"id": f"{party}-{number}-{n}", "kind": "claim", "speaker": speaker or party}
            more = {"issue": "main", "on": f"../{day}", "summary": text, "evidence": [{**cited}]}
            held[party].append({**told, **more})
    root = {"format": "2", "title": article["title"], "question": article["title"]}
    root |= {"summary": article["title"], "language": article["lang"], "as_of": day}
    digest = hashlib.sha256(seed.read_bytes()).hexdigest()
    source = {"id": "one", "file": "one.txt", "sha256": digest, "publisher": article["publisher"]}
    files = {
        "explainer": root,
        "sources": [{**source, "title": article["title"], "published": day}],
        "issues": [{"id": "main", "name": article["title"]}],
    }
    for name, party in article["parties"].items():
        people = [{"id": i, "name": n, "aliases": a} for i, (n, *a) in party["people"].items()]
        whole = {"name": party["name"], "type": "group", "aliases": party["aliases"]}
        files[f"parties/{name}"] = {**whole, "people": people, "statements": held[name]}
    for name, content in files.items():
        path = folder / f"content/{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    return classes


@pytest.mark.parametrize("article", ARTICLES, ids=[one["id"] for one in ARTICLES])
def test_no_more_is_silent_or_asked_about(article, tmp_path):
    """Of the correct sentences of an article no more are asked about than before, and of the false
    ones of each class no more pass in silence."""
    classes = written(article, tmp_path)
    explainer, problems = read_explainer(tmp_path)
    assert explainer and not problems
    dossier = resolve(explainer, read_archive(tmp_path, explainer)[0])
    asked = {assertion.record.id for assertion, _ in tied_mismatches(dossier, *KINDS)}
    told = Counter(
        "asked" if kind == "ok" else kind
        for name, kind in classes.items()
        if (name in asked) == (kind == "ok")
    )
    kept = Counter(article["passes"])
    assert told <= kept, {
        kind: (told[kind], kept[kind]) for kind in told if told[kind] > kept[kind]
    }
