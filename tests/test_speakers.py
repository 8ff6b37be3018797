"""Who says it: whom articles have say words, held against who is to have said them."""

import json
from hashlib import sha256

import pytest

from generator.evidence.languages import read_language
from generator.evidence.speakers.mentions import is_named
from generator.pages.pipeline import read
from tests.tables import table

CASTS = table("speakers", "casts")

RULES = {
    *("said-by-another", "perhaps-said-by-another", "speaker-not-named"),
    *("said-by-others-alone", "background-of-somebody"),
}

NAMED = (
    ("en", "US", "The US said", True),
    ("en", "US", "it told us", False),
    ("en", "EU", "Neue Regeln", False),
    ("en", "U.S.", "the US said", True),
    ("en", "Holm", "Holmes left", False),
    ("en", "the council", "its council said", True),
    ("en", "the council", "a councillor said", False),
    ("en", "Iran", "Iraq said", False),
    ("de", "Kolb", "nach den Worten Kolbs", True),
    ("de", "Merz", "Merkel sagte", False),
    ("ru", "Зеленский", "по словам Зеленского", True),
    ("ru", "Иран", "в Ираке", False),
    ("ru", "Россия", "представитель России", True),
    ("uk", "Київ", "у Києві", True),
    ("ar", "السعودية", "قالت للسعودية", True),
    ("ar", "أوكرانيا", "واوكرانيا", True),
    ("he", "העירייה", "בעירייה מסרו", True),
    ("tr", "Ankara", "Ankara’nın yanıtı", True),
    ("ja", "佐藤", "佐藤市長は述べた", True),
    ("th", "ไทย", "รัฐบาลไทยกล่าว", True),
)


@pytest.mark.parametrize(("language", "name", "text", "is_there"), NAMED)
def test_a_name_is_found_whole(language, name, text, is_there):
    """A name stands there as a word, in a form that its language may give it, and in no other."""
    assert is_named([name], text, read_language(language)) == is_there


@pytest.mark.parametrize("row", table("speakers", "said"), ids=lambda row: str(row[1:])[:70])
def test_what_they_say_is_theirs(row, tmp_path):
    """Nothing is told where the article has the speaker say the words, in one way or another."""
    assert told(tmp_path, *row) == []


@pytest.mark.parametrize("row", table("speakers", "not-said"), ids=lambda row: str(row[1:])[:70])
def test_what_others_say_is_not(row, tmp_path):
    """What another says, or may say, is told, and so is that nobody of theirs is in sight."""
    *row, expected = row
    assert told(tmp_path, *row) == [expected]


def test_who_is_in_doubt_can_be_confirmed(tmp_path):
    """Each finding carries what a person judges, with the sentences that tell who speaks."""
    texts = ["“We will pay,” Anna Rossi told Ida Berg. She left."]
    (problem,) = found(tmp_path, "en", texts, "berg", "“We will pay,”")
    assert problem.doubt.about == "said.speaker"
    assert problem.doubt.sentence == "Ida Berg: Words."
    assert problem.doubt.passages == ("“We will pay,” Anna Rossi told Ida Berg.",)


def test_one_piece_that_tells_it_is_enough_for_reports(tmp_path):
    """Of two passages of a statement one may tell who says it, and the other what."""
    texts = ["Berg spoke at noon.", "Rossi left.", "The ships would sail on Monday."]
    assert told(tmp_path, "en", texts, "berg", texts[2]) == ["warning speaker-not-named"]
    assert told(tmp_path, "en", texts, "berg", texts[0], texts[2]) == []


def test_background_is_nobodys(tmp_path):
    """What an article gives to somebody is not what it reports itself."""
    texts = ["Ida Berg said that the bridge was old.", "The bridge was built in 1901."]
    assert told(tmp_path, "en", texts, None, "the bridge was old") == [
        "warning background-of-somebody"
    ]
    assert told(tmp_path, "en", texts, None, "The bridge was built in 1901") == []


def told(root, cast, texts, who, *words):
    """What is told of words of an article, each rule with how bad it is."""
    problems = found(root, cast, texts, who, *words)
    return [f"{'error' if one.is_error else 'warning'} {one.rule}" for one in problems]


def found(root, cast, texts, who, *words):
    """The problems of who speaks where `who`, or nobody, is to have said `words` of an article of a
    cast, which has its language's name."""
    root = root / sha256(repr((texts, who, words)).encode()).hexdigest()[:8]
    seed = "\n".join(texts).encode()
    evidence = [{"source": "paper", **_evidence(one)} for one in words]
    stated = {"id": "said", "issue": "it", "summary": "Words.", "evidence": evidence}
    speakers = [who] if isinstance(who, str) else list(who or ())
    content = {
        "explainer": {
            **{"format": 2, "title": "T", "question": "Q?", "summary": "S."},
            **{"language": cast, "as_of": "2024-01-02"},
        },
        "issues": [{"id": "it", "name": "It"}],
        "sources": [
            {"id": "paper", "file": "paper.txt", "sha256": sha256(seed).hexdigest()}
            | {"published": "2024-01-01", "paragraphs": "lines"}
        ],
    }
    for number, (name, (*called, people)) in enumerate(CASTS[cast].items()):
        own = {f"p{number}" if one == name else one for one in speakers}
        party = {"name": called[0], "type": "group", "aliases": called[1:]}
        party["people"] = [_person(*one) for one in people.items()]
        if speakers and (own & {f"p{number}", *people} or speakers == ["unnamed"]):
            ids = list(CASTS[cast])
            names = [f"p{ids.index(one)}" if one in ids else one for one in speakers]
            party["statements"], speakers = [{**stated, "speaker": names}], []
        content[f"parties/p{number}"] = party
    if who is None:
        content["background"] = [stated]
    for path, data in content.items():
        file = root / "content" / f"{path}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    (root / "seeds").mkdir(exist_ok=True)
    (root / "seeds/paper.txt").write_bytes(seed)
    problems = read(root).problems
    assert not [one for one in problems if one.is_error and one.rule not in RULES], problems
    return [one for one in problems if one.rule in RULES]


def _evidence(words):
    return {"quote": words.strip("“”")} if words.startswith("“") else {"passage": words}


def _person(name, called):
    person = {"id": name, "name": called[0]}
    return person | ({"role": called[1]} if len(called) > 1 else {})
